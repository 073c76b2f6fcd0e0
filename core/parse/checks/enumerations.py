"""A stated count against the numbered or listed things that follow it: 6个项目 and 1. to 5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core import lexicon
from core.model import Check
from core.parse.checks.items import Page
from core.parse.figures import numerals

# Each begins with the first character of its number: so the search leaps to it, and looks back from there.
_COUNT = re.compile(
    r"(?P<n>[13-9三四五六七八九十](?<![\d.第零一二三四五六七八九十百千万].)(?:(?<!1)|(?<=1)[0-2]|(?<=十)[一二]))"
    r"(?:(?P<unit>[个项条种类点件步招]|个?方面|大(?!多|约|量|学|棚))[^,。;:!?、\d\n“”\"]{0,20}"
    r"|(?<=“.)[^”\d,]{1,2}”[^,。;:!?、\d\n“”]{0,6})"
)
_TO_LIST = re.compile(
    r"”?(?:如下|分别是|分别为|即|,即|,分别是|,分别为|,具体是|,具体为"
    r"|,[^,。;:\d一二三四五六七八九十“]{2,14}(?=:))?[:。\-—]{0,2}\s*"
)
_TO_NAMES = re.compile(r"”?(?:,?(?:分别是|分别为|即|依次是|具体是|具体为)[:]?|[:]|——)")
_NAMES = re.compile(r"(?P<names>(?:[^,。;:、\n\d]{1,16}、)+[^,。;:、\n\d]{1,16}(?=[。;\n,]|$))")
# People and firms that a clause of its own names: 6名农技员上岗了,他们是…
_WHO = re.compile(
    r"(?<![\d.第零一二三四五六七八九十百千万])(?P<n>[3-9]|1[0-2]|[三四五六七八九十])(?P<unit>[名位家户支][^,。;:!?、\d\n]{1,16}),(?:他|她|它)们(?:分别)?(?:是|叫)"
)
# 3名队员,李刚、王海燕、马建军; 三名返乡青年张磊、王晓燕和赵鹏: the names follow at once.
_PERSONS = re.compile(
    r"(?P<n>[1-9两三四五六七八九十](?<![\d.第零一二三四五六七八九十百千万余多].)(?:(?<!1)|(?<=1)[0-2]))(?P<unit>[名位][^,。;:!?、\d\n]{0,7}?[年员人师家户长工手记部生民主嫂匠者友])[,:(]?(?=[\u4e00-\u9fff]{2,3}、)"
)
# Deeds told as clauses behind a colon: 办成了四件大事:硬化产业路…,安装路灯…
_DEEDS = re.compile(
    r"(?:件|项|大)(?:大|实|好|民生|重点)*(?:事|工程|举措|任务|项目|工作)[:](?P<clauses>[^。;:!?\n]+)[。;]"
)
_TAGGED_ON = re.compile(
    r"^(?:并|让|使|为|其中|还|以|共|有|既|带动|实现|惠及|累计|总|受益|方便|极大|进一步|得到|解决了|用于|不断|全面|真正)"
)
# … and things counted after their list: 一是…二是…三是…。针对以上三个问题
_COUNTED = re.compile(
    r"(?:以上|上述|这)(?P<n>[3-9]|[三四五六七八九])(?P<unit>[个项条点大](?:方面)?(?:的)?(?:问题|措施|举措|做法|经验|短板|困难|工作|不足|行动|工程|机制|原因))"
)
_CN = "一二三四五六七八九十"
_STYLES = (
    "{cn}(?:是|要|为)",
    r"\({cn}\)",
    "{cn}、",
    r"\({d}\)",
    r"{d}[.、)](?!\d)",
    "{circled}",
    "第{cn}[,、是]",
)
_FIRSTS = frozenset("一1(①第")
# How many things are listed, where, and whether the list surely ends there.
Listed = tuple[tuple[int, ...], tuple[int, int], bool]
_BULLET = re.compile(r"\n[ \t]*[-•·●◆■▪*] ?[^\n]+")


def checks(page: Page) -> list[Check]:
    """One check for each count of three to twelve whose list follows at once and is numbered, bulleted or named."""
    out = []
    finders = {_WHO: _named_people, _COUNTED: _before, _PERSONS: _persons}
    patterns = [_COUNT, _PERSONS, *([_WHO] if "们" in page.folded else ()), _COUNTED]
    for match in [m for pattern in patterns for m in pattern.finditer(page.folded)]:
        said = numerals.number(match["n"])
        find = finders.get(match.re, _listed)
        listed = find(page.folded, match) if said else None
        if said is None or listed is None:
            continue
        count, end, sure = listed
        wanted = int(said.low)
        if wanted not in count and (not sure or min(abs(n - wanted) for n in count) > 2):
            continue
        holds, what = wanted in count, match.group("n") + (match["unit"] or "…")
        note = f"列出{count[0]}项," + (f"与“{what}”相符" if holds else f"文中写作“{what}”")
        span = page.view.span(match.start(), match.end("unit") if match["unit"] else match.end())
        out.append(Check(span, "sum", holds, note, page.view.span(*end)))
    return out


def _listed(folded: str, match: re.Match[str]) -> Listed | None:
    """How many things are listed behind the count, where, and whether the list surely ends there."""
    at = match.end()
    link = _TO_LIST.match(folded, at)
    start = link.end() if link else at
    run = list(_numbered(folded, start))
    if len(run) >= 2:
        return (len(run),), (start, run[-1]), len(run) >= 3
    return _bullets(folded, start) or _deeds(folded, match) or _named(folded, at)


def _numbered(folded: str, start: int) -> Iterator[int]:
    """Where each mark 1, 2, 3 … of one style ends, the first of them at `start`."""
    for style in _STYLES if folded[start : start + 1] in _FIRSTS else ():
        first = _pattern(style, 1).match(folded, start)
        if not first:
            continue
        yield first.end()
        again = re.compile(r"(?:(?<=[\n。;,:!?”])|(?<=[\n。;,:!?”] ))" + _mark(style, 1))
        stop = again.search(folded, first.end())
        end, at, number = stop.start() if stop else len(folded), first.end(), 2
        while number <= 14:
            mark = re.compile(r"(?<=[\n。;,:!?” ])" + _mark(style, number)).search(folded, at, end)
            if mark is None:
                return
            yield mark.end()
            at, number = mark.end(), number + 1
        return


@cache
def _pattern(style: str, number: int) -> re.Pattern[str]:
    return re.compile(_mark(style, number))


def _mark(style: str, number: int) -> str:
    cn = _CN[number - 1] if number <= 10 else "十" + _CN[number - 11]
    circled = chr(0x2460 + number - 1)
    return style.replace("{cn}", cn).replace("{circled}", circled).replace("{d}", str(number))


def _bullets(folded: str, start: int) -> Listed | None:
    at, count = max(start - 1, 0), 0
    while mark := _BULLET.match(folded, at):
        at, count = mark.end(), count + 1
    return ((count,), (start, at), count >= 3) if count >= 2 else None


def _deeds(folded: str, match: re.Match[str]) -> Listed | None:
    """The clauses behind 四件大事: if each is short and none goes on about another."""
    found = _DEEDS.match(folded, match.start("unit")) if match["unit"] else None
    listed = found["clauses"] if found else ""
    if listed.partition(",")[0].count("、") >= 2:
        listed = listed.partition(",")[0]  # 修桥、打井、通网,年底前全部兑现
    clauses = re.split(r"[,、]" if "," not in listed else ",", listed) if found else []
    plain = all(2 <= len(clause) <= 18 and not _TAGGED_ON.match(clause) for clause in clauses)
    return ((len(clauses),), found.span("clauses"), True) if found and len(clauses) >= 3 and plain else None


def _before(folded: str, match: re.Match[str]) -> Listed | None:
    """The last run 一是, 二是 … in the paragraph that ends before the count, or in the three before that."""
    low = match.start()
    for _ in range(4):
        low = max(folded.rfind("\n", 0, max(low - 1, 0)), 0)
    firsts = list(re.finditer(r"一是|\(一\)|(?<!第)一、|第一[,、]", folded[low : match.start()]))
    run = list(_numbered(folded[: match.start()], low + firsts[-1].start())) if firsts else []
    return ((len(run),), (low + firsts[-1].start(), match.start()), len(run) >= 2) if run else None


def _named_people(folded: str, match: re.Match[str]) -> Listed | None:
    names = _NAMES.match(folded, match.end())
    return _count_of(names) if names else None


_JOINED_NAMES = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}、)+(?:(?![和与及])[\u4e00-\u9fff]){2,3}(?:[和与及][\u4e00-\u9fff]{2,3})?"
)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lexicon.load("surnames")["single"]) - {"\n", " "}


def _persons(folded: str, match: re.Match[str]) -> Listed | None:
    """As many names as 、 and 和 join; only the last may run on into what they did."""
    names = _JOINED_NAMES.match(folded, match.end())
    if names is None or folded.startswith(("等", "、"), names.end()) or "等" in names.group()[-3:]:
        return None
    listed = re.split(r"、", names.group())
    joined = re.split(r"[和与及]", listed[-1])
    people = [*listed[:-1], *(joined if min(map(len, joined)) > 1 else [listed[-1]])]
    known = all(name[0] in _surnames() for name in people)
    return ((len(people),), names.span(), True) if known and len(people) >= 2 else None


def _named(folded: str, at: int) -> Listed | None:
    """甲、乙、丙和丁 behind a colon or 分别是; a final 和 may join two or stand inside one name."""
    link = _TO_NAMES.match(folded, at)
    names = _NAMES.match(folded, link.end()) if link else None
    return _count_of(names) if names else None


def _count_of(names: re.Match[str]) -> Listed | None:
    if "等" in names["names"][-6:]:
        return None
    items = names["names"].split("、")
    joined = len(re.split(r"[和与及]", items[-1]))
    counts = tuple(dict.fromkeys((len(items) + (joined > 1), len(items))))
    sizes = [len(item) for item in items]
    # Before a comma the last name may have run on into a clause; things of one shape have not.
    tails = {re.split(r"[和与及]", item)[-1][-1:] for item in items}
    whole = names.string[names.end() : names.end() + 1] != "," or 1 in (
        len(tails),
        len({item[:2] for item in items}),
    )
    alike = min(sizes) >= 3 and len({item[:2] for item in items}) == 1
    return counts, names.span("names"), (len(items) >= 3 or alike) and max(sizes) <= 12 and whole
