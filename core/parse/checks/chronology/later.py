"""Lengths that lead from one time to another: three years after 2018 is 2021, the second year of 2019 is 2020."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Check
from core.parse.checks.chronology import lengths
from core.parse.checks.chronology.lengths import Length
from core.parse.checks.chronology.moments import Moment
from core.parse.checks.chronology.timeline import Timeline
from core.parse.figures import numerals

_NTH = re.compile(r"第(?P<n>[二三四五六七八九]|\d)年,?(?:也就是|即)(?P<b>)")
_IS = r"(?:,?(?:也就是|即|就是)|,|的)?(?:到了?|于|在)?"
_AFTER = re.compile(rf"(?:之后|以后|后){_IS}")
_AGO = re.compile(rf"前{_IS}")
_PASSED = re.compile(r"(?:时间|光阴)?(?:过去了?|弹指一挥)[^。;\n]{0,8}?(?:到|直到|如今已?是?)")
_UNTIL = re.compile(r"(?:的?时间)?,?(?:一直|直)?到了?")
_FULL = re.compile(
    r"(?:的?[\u4e00-\u9fff]{0,4}?)(?:任期|任职|服务期|帮扶期|合同|挂职|援[藏疆青])?(?:期?届?满|结束|到期)[^。;\n\d]{0,8}?(?=(?:19|20)\d\d年)"
)
_OVER = re.compile(r"(?:任期|任职期|驻村期|服务期|挂职期|援[藏疆青]期?)限?(?:届满|已?满|结束|到期)")
_POSTED = re.compile(r"担任|选派|派到|派往|驻村|挂职|到任|上任|来到|进驻|任命|当选|报到|援[藏疆青]")
_WINDOW, _FAR, _OFFICE = 90, 400, 1200


def checks(line: Timeline, length: Length, before: str, behind: str, lasting: bool) -> Iterator[Check] | None:
    """The check of a length that leads to a time behind it, None if its words do not lead there."""
    if m := _AFTER.match(behind):
        return _later(line, length, line.at(length.end + m.end()))
    if m := _AGO.match(behind):
        return _ago(line, length, line.at(length.end + m.end()), before)
    if m := _PASSED.match(behind):
        return _later(line, length, line.next(length.end + m.end() - 1, 6), 1)
    if m := _FULL.match(line.folded, length.end, length.end + 24):
        return _later(line, length, line.at(m.end()), reach=_FAR)
    if _OVER.match(behind):
        return _office(line, length)
    m = _UNTIL.match(behind) if lasting else None
    b = line.at(length.end + m.end()) if m else None
    return _later(line, length, b, 1) if b else None


def _later(
    line: Timeline, length: Length, b: Moment | None, room: int = 0, reach: int = _WINDOW
) -> Iterator[Check]:
    """2018年…。三年后的2021年: any time of the two sentences before may be the start."""
    if b is None or b.year is None or length.unit == "月":
        return
    low = max(0, length.start - reach)
    starts = [a for a in line.within(low, length.start) if a.year and a.stated]
    if not starts or (reach == _WINDOW and line.folded.count("。", starts[-1].start, length.start) > 2):
        return
    starts = lengths.spoken_of(line, length, starts)
    wanted = [a for a in starts if lengths.years_fit(length, b.year - (a.year or 0), room)]
    a = wanted[-1] if wanted else starts[-1]
    if not wanted and reach == _WINDOW and line.folded.count("\n", a.start, length.start):
        return
    right, wrong = f"从{a.year}年起相符", f"{a.year}年到{b.year}年为{b.year - (a.year or 0)}年"
    yield line.told(length.start, b.end, bool(wanted), right, wrong, a)


def nth(line: Timeline) -> Iterator[Check]:
    """2019年冬回乡…第二年,也就是2020年."""
    for m in _NTH.finditer(line.folded):
        b = line.at(m.end())
        number = numerals.number(m["n"])
        low = max(0, m.start() - _WINDOW)
        starts = [a for a in line.within(low, m.start()) if a.year and a.stated]
        if b is None or b.year is None or number is None or not starts:
            continue
        n = int(number.low)
        fits = [a for a in starts if b.year - (a.year or 0) in (n - 1, n)]
        a = fits[-1] if fits else starts[-1]
        right, wrong = f"从{a.year}年起相符", f"{a.year}年起的第{n}年为{(a.year or 0) + n - 1}年"
        yield line.told(m.start(), b.end, bool(fits), right, wrong, a)


def _ago(line: Timeline, length: Length, b: Moment | None, before: str) -> Iterator[Check]:
    """四年前的2019年, by the year of publication."""
    if (
        b is None
        or b.year is None
        or not line.published
        or length.unit == "月"
        or before.endswith(("前", "后", "再"))
    ):
        return
    away = int(line.published[:4]) - b.year
    if away > 0 and (line.published[5:7] > "02" or away == length.months // 12):
        yield line.told(
            length.start,
            b.end,
            lengths.years_fit(length, away, 0),
            "年数相符",
            f"到{line.published[:4]}年为{away}年",
        )


def _office(line: Timeline, length: Length) -> Iterator[Check]:
    """2018年9月,…来到村里担任第一书记。…2021年9月,三年任期届满: from any time of coming into office."""
    b = next(iter(line.within(length.start - 12, length.start)[-1:]), None)
    low = max(0, length.start - _OFFICE)
    starts = [
        a
        for a in line.within(low, length.start - 12)
        if a.year and a.stated and _POSTED.search(line.around(a))
    ]
    if b is None or b.year is None or not starts or length.unit == "月":
        return
    fits = [a for a in starts if lengths.years_fit(length, b.year - (a.year or 0), 0)]
    a = fits[-1] if fits else starts[-1]
    right, wrong = f"从{a.year}年起相符", f"{a.year}年到{b.year}年为{b.year - (a.year or 0)}年"
    yield line.told(b.start, length.end, bool(fits), right, wrong, a)
