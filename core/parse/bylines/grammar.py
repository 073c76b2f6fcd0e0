"""The grammar of a by-line: a line read from left to right into items."""

from __future__ import annotations

import re
from dataclasses import replace

from core.model import Span
from core.parse import sounds, wide
from core.parse.bylines import bare, days, labelled
from core.parse.bylines.forms import OFFICE, read_whole, tabled, with_account
from core.parse.bylines.people import named
from core.parse.bylines.reading import HOUSES, PEOPLE, Reading
from core.parse.bylines.settling import MOST_REST, settled, tells
from core.parse.bylines.words import WIDGET, is_house, is_name, is_press, labels, press_name, role_words
from core.parse.lines import Item

LONGEST = 140
_FEWEST_BLANKS = 3
_LABELLED = re.compile(r"[:|/\\\]]")
"""One of them stands behind each label."""
_ADDRESSED = re.compile("[一-鿿]{1,3}(?:[科局处部镇县乡股站院校]长|主任|老师|同志|书记|先生|女士|总编):")
"""To whom a letter is written: `张科长:`."""
_SKIP = re.compile(r"[\s|,、;·\-—_()\[\]/■●▲△▼▪▫☉⊙✎✍*#&<>《》@:]+")
_FROM = re.compile(
    r"(?:(?:以下|本文|此文)?(?:文章|内容)?(?:来源于|转自|来自)|摘自|选自|原?(?:刊|载)于?(?=《)|原载于?|转载自|据)\s?《?(?P<house>[一-鿿A-Za-z·]{2,20}?)》?(?:报道|消息|电|讯)?(?=$|[\s)\]\d,、])(?:\s?(?:19|20)\d\d年(?!\s?\d{1,2}月\s?\d{1,2}日)[^)\]]{0,14})?"
)
"""Where a text was printed before, without a label: `摘自《石门日报》`."""
_ISSUE = re.compile(
    r"《?(?P<house>[一-鿿]{3,16})》?\s?(?:19|20)\d\d年\s?第?\s?\d{1,2}\s?期(?:\s?\(总?第?\s?\d+\s?期\))?"
)
"""A journal and its issue alone on a line."""
_STRANGER = re.compile(r"[一-鿿·]{2,16}(?:记者|通讯员)(?=\s)")
"""Reporters of a house that no list has."""
_PLACES = re.compile(r"[一-鿿]{2,8}\s?·\s?[一-鿿]{1,8}(?:[县区市旗镇乡村]|街道|社区)")
"""A place and one in it: `环县·丁连掌村`."""
_LOST_BLANK = re.compile(r"(?<=[一-鿿])\?{1,2}(?=[一-鿿])")
"""What conversions make of a wide blank: `记者?张三`."""


_MEDIUM = re.compile(
    r"(?:微|短|长)?(?:视频|图文|图集|组图|图解|音频|直播|海报|长图|VLOG|Vlog|vlog|H5)\s?\|\s?(?P<words>\S.{5,})"
)
_WORDS = re.compile(r"[\s、,/]+")
_SCRIPT = re.compile(r"\[(?:现场)?(?:同期声?|画面|字幕|旁白|解说词?|现场声)\]")
"""Who speaks or is seen in a script: `【同期】平峒村第一书记 覃小波`."""
_LISTED = re.compile(r"[一-鿿]{2,4}\([^()]{2,}(?:[村镇乡县市区旗]|社区|街道)\)")
"""Somebody in a list, and where they are from: `易春华(石门县壶瓶山镇平峒村)`."""
_PAIRS = re.compile(r".*(?:[者员辑]|[文图撰写摄])\s?[:/|]?\s(?P<pairs>[一-鿿] [一-鿿](?: [一-鿿] [一-鿿])+)")
"""Names of two characters, each set as wide as one of three: `本刊记者 / 覃 波 柳 青`."""


_DATED_PATH = re.compile(
    r"(?:^|>)\s?(?P<house>[一-鿿]{2,8}报)\s?>\s?(?P<day>(?:19|20)\d\d-\d{1,2}-\d{1,2})\s?>"
)
"""A paper and the day of its issue in the path of a page: `石门新闻网 > 石门日报 > 2024-05-09 > 04版`."""
_PAIR = re.compile(r"(?<![一-鿿])[一-鿿] [一-鿿](?![一-鿿])")
_PAIR_BEHIND = re.compile(r"(?:记者|通讯员|作者|实习生|编辑)\s{1,2}([一-鿿]) ([一-鿿])(?![一-鿿])")
"""Each behind a role of its own: `本报记者 周 立 通讯员 陈 娟`."""


def read(text: str, raw: str, offset: int = 0) -> tuple[Item, ...]:
    """The items of a folded line (`raw` as it stands, at `offset`) that is a by-line; () if it is something else.

    Words that belong to no item may stand on it where a label, a date or a role word leaves no doubt. A line of bare
    names gives items of role `names`.
    """
    if "。" in text or text[-1:] in "!?;":  # as most lines do that are none
        return ()
    if ">" in text and (crumbs := _DATED_PATH.search(text)):
        day = Item("masthead", crumbs["day"], Span(*(at + offset for at in crumbs.span("day"))))
        return (Item("house", crumbs["house"], Span(*(at + offset for at in crumbs.span("house")))), day)
    healed = sounds.healed(text, raw) or (wide.healed(text, raw) if " " in text else None)
    if healed and not _are_pairs(text):
        return tuple(_unhealed(item, healed, offset) for item in read(healed.text, healed.raw))
    if (
        not 1 < len(text) <= LONGEST
        or "今天是" in text
        or text.startswith(("此件", "(此件"))
        or _ADDRESSED.fullmatch(text)
        or text.startswith(("站内搜索", "全站搜索", "热门搜索", "搜索:"))
        or days.LASTS.match(text)
        or (text[0] == "[" and _SCRIPT.match(text))
        or (text[-1] == ")" and _LISTED.fullmatch(text))
        or (">" in text and not labels()[0].search(text))
    ):
        return ()
    if "?" in text:
        text = _LOST_BLANK.sub(lambda found: " " * len(found.group()), text)
    if ("·" in text and _PLACES.fullmatch(text)) or _is_medium(text):
        return ()
    if "\t" in raw or "  " in text:
        text = tabled(text, raw)
    reading = Reading(text, _LABELLED.search(text) is not None, days.WHEN.search(text) is not None)
    if read_whole(reading):
        return tuple(_placed(item, raw, offset) for item in reading.items)
    office = None if tells(text) else OFFICE.fullmatch(text)
    at = office.start("name") if office and is_name(office["name"]) else 0
    while at < len(text) and reading.rest <= MOST_REST:
        skip = _SKIP.match(text, at)
        at = skip.end() if skip else _step(reading, at)
    found = with_account(reading, settled(reading)) if reading.items else []
    return tuple(_placed(item, raw, offset) for item in found)


def _is_medium(text: str) -> bool:
    """True for a title behind the word for what the page shows: `视频|平峒村:茶园变成聚宝盆`."""
    told = _MEDIUM.match(text)
    words = told["words"].strip() if told else ""
    return bool(words) and not any(is_name(part) or is_house(part) for part in _WORDS.split(words))


def _are_pairs(text: str) -> bool:
    """True for names of two characters set wide behind their role, not for words spelt wide."""
    found = _PAIRS.fullmatch(text) if text.count(" ") > _FEWEST_BLANKS else None
    if not found:
        behind = [pair[1] + pair[2] for pair in _PAIR_BEHIND.finditer(text)]
        return len(behind) > 1 and len(behind) == len(_PAIR.findall(text)) and all(map(is_name, behind))
    signs = found["pairs"].split(" ")
    return all(is_name(one + other) for one, other in zip(signs[::2], signs[1::2], strict=True))


def _unhealed(item: Item, healed: sounds.Healed, offset: int) -> Item:
    start, end = healed.before(item.span.start, item.span.end)
    return replace(item, span=Span(start + offset, end + offset))


def _placed(item: Item, raw: str, offset: int) -> Item:
    words = raw[item.span.start : item.span.end]
    if item.role in (*PEOPLE, "names"):
        words = re.sub(r"\s", "", words)
    elif item.role in (*HOUSES, "account", "sender"):
        words = press_name(words)
    return Item(item.role, words, Span(item.span.start + offset, item.span.end + offset))


def _step(reading: Reading, at: int) -> int:
    """Take what begins at `at`; where it ends."""
    text = reading.text
    label = labels()[0].match(text, at) if reading.labelled else None
    if label and (len(label["label"]) > 1 or at == 0 or text[at - 1] in " |,、;)]([>■·-—"):
        return labelled.take(reading, label)
    when = days.WHEN.match(text, at) if reading.dated else None
    if when:
        reading.take(days.role(reading, when), at, when.end("day"))
        return when.end()
    for pattern, role in ((WIDGET, "widget"), (days.SHORT, "partial")):
        found = pattern.match(text, at)
        if found:
            return max(reading.take(role, at, found.end()), found.end())
    issue = _ISSUE.fullmatch(text) if at < 2 else None
    if issue and at <= issue.start("house"):
        reading.take("source", *issue.span("house"))
        return issue.end()
    quoted = _FROM.match(text, at)
    told = quoted and ("《" in quoted.group() or quoted.group().startswith("以下文章"))
    if quoted and (told or is_press(quoted["house"])):
        reading.take("source", *quoted.span("house"))
        return quoted.end()
    word = role_words().match(text, at)
    if word and (word.lastgroup not in ("editor", "staff") or text[word.end() : word.end() + 1] in ("", " ")):
        end = named(reading, word.end(), str(word.lastgroup))
        if end is not None:
            _house_of(reading, word)
            return end
    stranger = _STRANGER.match(text, at) if not reading.items and not reading.rest else None
    if stranger and (end := named(reading, stranger.end(), "author")):
        return end
    return bare.take(reading, at)


def _house_of(reading: Reading, word: re.Match[str]) -> None:
    """`川观新闻记者`: the house that the reporter works for."""
    house = word.groupdict().get("house")
    if house and not re.match("本|驻", house):
        reading.items.append(Item("employer", house, Span(*word.span("house"))))
