"""The period of a figure: ISO where text and publication date fix it, else the text's own words, else None."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core import lexicon

_DIGIT = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0", "两": "2"}
_Y = r"(?:(?:19|20)\d{2}|[一二][零〇○一二三四五六七八九]{3})"
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = r"(?:[12]\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_REL = r"今年|本年度?|去年|上年度?|上一年度?|前年|明年|来年|后年"
_OFFSET = {
    "今年": 0,
    "本年": 0,
    "本年度": 0,
    "去年": -1,
    "上年": -1,
    "上年度": -1,
    "上一年": -1,
    "上一年度": -1,
    "前年": -2,
    "明年": 1,
    "来年": 1,
    "后年": 2,
}
_PART = r"第?[一二三四1234]季度|前[二三23两]季度|上半年|下半年|前[\d一二三四五六七八九十]{1,3}个?月"
_EDGE = r"年初|年底|年末|年中|初|底|末|初期|以来|至今|春季|夏季|秋季|冬季|春天|夏天|秋天|冬天|春节|国庆|[春夏秋冬](?=[,、初末]|$)"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression at `start:end` of the text; `value` is the period it names."""

    start: int
    end: int
    value: str


@cache
def _pattern() -> re.Pattern[str]:
    words = lexicon.load("periods")["words"]
    first = "".join(sorted({word[0] for word in words}))
    return re.compile(
        # Going through all at each place takes three times as long.
        rf"(?=[一二三四五六七八九十今本去上前明来后第下年“\"{first}]|\d{{1,6}}[年月季 —\-~至到])(?:"
        rf"(?P<span>(?P<y1>{_Y})年?(?:(?P<sm1>{_M})月)? ?[—\-~至到] ?(?P<y2>{_Y})年(?:(?P<sm2>{_M})月)?)"
        rf"|(?P<between>(?:(?P<by1>{_Y})年|(?P<br1>{_REL}))(?:(?P<bm1>{_M})月份?)?[底初]?[—\-~至到]"
        rf"(?:(?P<by2>{_Y})年|(?P<br2>{_REL}))(?:(?P<bm2>{_M})月份?)?(?![底初]))"
        rf"|(?P<months>(?:(?:(?P<my>{_Y})年|(?P<mrel>{_REL})))?(?P<m1>{_M})(?:月份?)?[—\-~至到](?P<m2>{_M})月(?!\d*[日号])份?)"
        rf"|(?P<full>(?:(?P<fy>{_Y})年度?|(?P<frel>{_REL}))(?:(?P<part>{_PART})|(?P<fm>{_M})月份?(?:(?P<fd>{_D})[日号])?)?(?P<edge>年?(?:{_EDGE}))?前?(?P<since>以来|至今|起(?!来|步)|开始|以后)?)"
        rf"|(?P<md>(?P<mm>{_M})月份?(?:(?P<dd>{_D})[日号])?(?P<medge>[初底末]|以来)?)"
        rf"|(?P<bare>{_PART})"
        rf"|(?P<plan>[“\"]?十[一二三四五六]五[”\"]?(?:期间|时期|末|以来|初)?)"
        rf"|(?!至今年)(?P<words>第[一二三]轮[^,。;]{{0,16}}以来|{lexicon.alternatives(words)}|年初))"
    )


def expressions(folded: str, start: int, end: int, published: str | None) -> list[Time]:
    """The time expressions in `folded[start:end]`, in order."""
    out = []
    for m in _pattern().finditer(folded, start, end):
        value = _value(m, published)
        if value and not _inside_word(folded, m):
            out.append(Time(m.start(), m.end(), value))
    return out


def _inside_word(folded: str, m: re.Match[str]) -> bool:
    if m.group() in ("年初", "过去", "原来", "之前", "以前", "最近", "同年"):
        return folded[m.end() : m.end() + 1] in ("了", "的路")
    if m["md"] and (
        folded[m.start() - 1 : m.start()] in ("个", "近")
        or (m["dd"] is None and folded[m.start() - 1 : m.start()].isdigit())
    ):
        return True
    return m.group() == "目前" and folded[m.start() - 1 : m.start()] in ("到", "截")


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if "十" in text:
        left, _, right = text.partition("十")
        return (int(_DIGIT[left]) if left else 1) * 10 + (int(_DIGIT[right]) if right else 0)
    return int("".join(_DIGIT[c] for c in text))


def _year(text: str) -> str:
    return text if text.isdigit() else "".join(_DIGIT[c] for c in text)


def _value(m: re.Match[str], published: str | None) -> str | None:
    year = int(published[:4]) if published else None
    if m["span"]:
        left = m["y1"] if not m["sm1"] else f"{_year(m['y1'])}-{_number(m['sm1']):02}"
        right = m["y2"] if not m["sm2"] else f"{_year(m['y2'])}-{_number(m['sm2']):02}"
        return f"{_year(left) if left.isdigit() or '-' not in left else left}/{_year(right) if right.isdigit() or '-' not in right else right}"
    if m["between"]:
        return _between(m, year)
    if m["months"]:
        base = _year(m["my"]) if m["my"] else _relative(m["mrel"] or "今年", year)
        return f"{base}-{_number(m['m1']):02}/{base}-{_number(m['m2']):02}" if base else m.group()
    if m["full"]:
        return _full(m, year, published)
    if m["md"]:
        return _month_day(m, year)
    if m["bare"]:
        return _part(m["bare"], str(year)) if year else m.group()
    return m.group()


def _between(m: re.Match[str], year: int | None) -> str:
    """去年9月到今年3月, as dates when the year of publication is known."""
    ends = []
    for side in "12":
        base = _year(m["by" + side]) if m["by" + side] else _relative(m["br" + side], year)
        month = m["bm" + side]
        ends.append(base and base + (f"-{_number(month):02}" if month else ""))
    return f"{ends[0]}/{ends[1]}" if all(ends) else m.group()


def _relative(word: str, year: int | None) -> str | None:
    return str(year + _OFFSET[word]) if year is not None else None


def _full(m: re.Match[str], year: int | None, published: str | None) -> str | None:
    base = _year(m["fy"]) if m["fy"] else _relative(m["frel"], year)
    if base is None:
        return m.group()
    if (m["since"] == "以来" and m["frel"]) or (m["edge"] in ("以来",) and m["frel"]):
        return m.group()
    if m["since"] == "起" and not m["fd"]:
        return m.group()
    if m["part"]:
        return _part(m["part"], base)
    if m["fm"]:
        exact = f"{base}-{_number(m['fm']):02}" + (f"-{_number(m['fd']):02}" if m["fd"] else "")
    else:
        exact = base
    if m["since"] in ("至今", "以来") or m["edge"] in ("至今", "以来"):
        now = published[: len(exact)] if published else None
        return f"{exact}/{now}" if now else m.group()
    if m["edge"] and not m["fm"]:
        return m.group()[: m.end("edge") - m.start()]
    return exact


def _month_day(m: re.Match[str], year: int | None) -> str | None:
    if year is None or m["medge"] == "以来":
        return m.group() if m["dd"] or m["medge"] else None
    return f"{year}-{_number(m['mm']):02}" + (f"-{_number(m['dd']):02}" if m["dd"] else "")


def _part(part: str, year: str) -> str:
    if part == "上半年":
        return f"{year}-01/{year}-06"
    if part == "下半年":
        return f"{year}-07/{year}-12"
    digits = part.strip("第前季度个月")
    count = _number(digits)
    if part.endswith("月"):
        return f"{year}-01/{year}-{count:02}"
    if part.startswith("前"):
        return f"{year}-01/{year}-{count * 3:02}"
    return f"{year}-{count * 3 - 2:02}/{year}-{count * 3:02}"


@cache
def _rates() -> re.Pattern[str]:
    table = lexicon.load("periods")
    return re.compile(lexicon.alternatives(table["rates"]))


@cache
def _yearly() -> re.Pattern[str]:
    table = lexicon.load("periods")
    return re.compile(
        r"(?<![今去前近当本上\d一两二三四五六七八九十多几])(?:" + lexicon.alternatives(table["yearly"]) + ")"
    )


def rate(folded: str, start: int, end: int) -> str | None:
    """The period of a rate (每年, 每月, 年产 …) in `folded[start:end]`, the last one if there are several."""
    if not _any_rate().search(folded, start, end):
        return None
    last: str | None = None
    for m in _both(folded, start, end):
        last = m
    return last


@cache
def _any_rate() -> re.Pattern[str]:
    """The characters that every rate and yearly word begins with."""
    table = lexicon.load("periods")
    return re.compile("[" + "".join(sorted({word[0] for word in [*table["rates"], *table["yearly"]]})) + "]")


def _both(folded: str, start: int, end: int) -> Iterator[str]:
    yearly = lexicon.load("periods")["yearly"]
    hits = [(m.start(), m.group()) for m in _rates().finditer(folded, start, end)]
    hits += [(m.start(), yearly[m.group()]) for m in _yearly().finditer(folded, start, end)]
    for _, word in sorted(hits):
        yield "每年" if word == "年均" else word
