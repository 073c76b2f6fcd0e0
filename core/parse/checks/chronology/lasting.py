"""Years and months counted against their two ends: 2019 to 2022 are at most four, a building time is that between its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Check
from core.parse.checks.chronology import later, lengths, till_now
from core.parse.checks.chronology.lengths import Length
from core.parse.checks.chronology.timeline import Timeline

# What says that the length is that of the time between the two ends.
_LASTING = re.compile(
    r"(?:连续|整整|干了|了|已|已经|已有|走过|坚持|历时|为时|短短|仅仅?|这|前后|就是|历经|累计|达|有|是|,|共|的)$"
)
_THROUGH = re.compile(r"多?(?:来|间|里|中|的?时间|如一日|的?努力|[。,;)!”])")
_TO = re.compile(r"(?:年|月|日|底|末|初|号)?(?:一直|直)?(?:—|-|~|至|到)$")
_SPENT = re.compile(
    r"(?:(?:历时|用时|耗时|工期|用了|花了|经过|仅用|只用|前后)(?:共|整整|近|不到|短短)?|(?:有效期|期限|为期|[租合承服经收包赁同务营益用受]期)(?:为|是|共)?|限为)$"
)
_NEAR = 90
_EARLY = re.compile(r"提前|原计划|计划工期|合同工期|原定|延期|停工|中断")


def checks(line: Timeline) -> Iterator[Check]:
    """One check for each length of time whose ends the text tells as well."""
    for length in lengths.read(line.folded):
        before = line.folded[max(0, length.start - 14) : length.start]
        behind = line.folded[length.end : length.end + 14]
        yield from _one(line, length, before, behind)
    yield from later.nth(line)


def _one(line: Timeline, length: Length, before: str, behind: str) -> Iterator[Check]:
    lasting = _LASTING.search(before) is not None
    led = later.checks(line, length, before, behind, lasting)
    if led is not None:
        yield from led
    elif _SPENT.search(before):
        yield from _spent(line, length)
    elif lasting or _THROUGH.match(behind):
        yield from _between(line, length, behind) or till_now.checks(line, length, before, behind)


def _between(line: Timeline, length: Length, behind: str) -> list[Check]:
    """2016年到2020年,五年间: four years by the difference, five with both ends."""
    near = line.within(line.sentence_start(length.start), length.start)
    if len(near) < 2:
        return []
    a, b = near[-2:]
    joined = _TO.search(line.folded, a.end - 1, b.start) if b.stated else None
    if joined is None or joined.end() != b.start:
        return []
    gap = line.folded[b.end : length.start]
    between = line.folded[a.end : b.start]
    if (
        len(gap) > 16
        or re.search(r"[。;\d]|再|又|提前|任期|合同", gap)
        or len(between) > 24
        or ";" in between
    ):
        return []
    if a.year is None or b.year is None or not a.before(b) or behind.startswith(("前", "期")):
        return []
    months, room = lengths.apart(a, b)
    if a.month and b.month:
        holds = length.fits(months, 7 if length.unit == "年" else 1)
    elif a.month or b.month:
        holds = (b.low - a.high) // 31 - 1 <= length.months <= (b.high - a.low) // 31 + 12
    else:
        years = b.year - a.year
        holds = length.months // 12 in (years, years + 1) or (
            length.unit == "月" and length.fits(years * 12, 12)
        )
    years = b.year - a.year
    wrong = (
        f"{a.said()}到{b.said()}为{months}个月"
        if room
        else f"{a.year}年到{b.year}年应为{years}或{years + 1}年"
    )
    return [line.told(a.start, length.end, holds, "年数相符", wrong)]


def _spent(line: Timeline, length: Length) -> Iterator[Check]:
    """工期18个月,2020年3月开工,2020年12月完工; 1999年…。用了3年时间,到2002年: between the only two times near it."""
    start, end = line.sentence_start(length.start), line.sentence_end(length.end)
    near = [a for a in line.within(start, end) if a.year]
    if len(near) == 1 and near[0].start > length.start:
        low = max(line.paragraph_start(length.start), length.start - _NEAR)
        near = [a for a in line.within(low, length.start) if a.year] + near
    if len(near) != 2 or _EARLY.search(line.folded, start, end):
        return
    a, b = near
    months, exact = lengths.apart(a, b)
    if b.before(a) and b.start > length.end and a.end < length.start and a.stated and b.stated:
        yield line.told(length.start, b.end, False, "", f"早于前文的{a.said()}", a)
    if (
        not a.before(b)
        or (length.unit == "月" and not exact)
        or (length.unit == "年" and a.year == b.year and not exact)
    ):
        return
    holds = length.fits(months, (7 if length.unit == "年" else 1) if exact else 12)
    wrong = f"{a.said()}到{b.said()}为" + (f"{months}个月" if exact else f"{months // 12}年")
    yield line.told(min(a.start, length.start), max(b.end, length.end), holds, "相符", wrong)
