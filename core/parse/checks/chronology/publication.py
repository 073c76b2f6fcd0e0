"""Times against the day of publication: what is told as past can not lie after it, what is to come not before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Check, Span
from core.parse.checks.chronology.moments import Moment
from core.parse.checks.chronology.timeline import Timeline

_FUTURE = re.compile(
    r"力争|计划|预计|(?<![斩大名健老])将|规划|拟|目标|争取|届时|有望|未来|打算|思路|安排|要点|展望|下一步|明年|今后|努力|确保|期限|过渡期|远景|优先(?:予以)?(?:考虑|安排|支持)|前(?:报|上报|完成|将)|(?:期|任期)?就?要满|即将|快要|列入|租期|合同|有效期|到□|至□|□(?:年)?[底末]?前|[—~\-]□|□[—~\-至到]"
)
# A bare year after publication is told as past only if nothing at all looks ahead.
_WISH = re.compile(r"要|再|实现|前|行动|方案|打造|年度|《|推进|建设|到|至")
# A date that fills a table's cell is no statement about the past.
_CELL_BEFORE = re.compile(r"(?:[\n\t|]| {2})$")
_CELL_BEHIND = re.compile(r"(?:[前底末止])?(?:[\n\t|]| {2}|$)")
_UNTIL = re.compile(r"(?:截至|截止到?|截至到)$")
_TO = re.compile(r"(?<![\u4e00-\u9fff])到$")
_ALREADY = re.compile(r"[底末]?[,，][^。;]{0,20}?已经?")
_PAST = re.compile(
    r"了|已|[到走]来|来到|走进|召开|举行|举办|开展|组织|获|被|正式|完成|通过|开业|成立|迎来|刚刚?|落幕|闭幕|结束|收官|落下"
)
_AHEAD = re.compile(r"(?<!原)(?:预计|计划|将于|拟于|预计将|有望|可望)(?:于|在|到|至)?$")
_WILL = re.compile(
    r"(?:年?[底末],?|前,?)?[^,。;\d]{0,8}?(?<!即)将(?:达|突破|实现|超|建|完成|增|全面|投|有|会|新)"
)
_ONCE_PLANNED = re.compile(r"原|曾|当时|最初|起初|当年|此前|时任|提出|承诺|立下|定下|那时|年")


def checks(line: Timeline) -> Iterator[Check]:
    """Times after publication told as past (one agreement of 截至 is shown), and times before it told as to come."""
    agreed = False
    for moment in line.moments if line.published else ():
        if moment.year is None:
            yield from _until_this_year(line, moment)
        if moment.year is None or not moment.stated:
            continue
        until = _UNTIL.search(line.folded, max(0, moment.start - 4), moment.start) is not None
        if _iso(moment) > line.published[: len(_iso(moment))]:
            if _told_as_past(line, moment, until):
                yield _check(line, moment, False, f"晚于发布日期{line.published}")
        elif until and not agreed:
            agreed = True
            yield _check(line, moment, True, f"早于发布日期{line.published}")
        else:
            yield from _still_to_come(line, moment)


def _iso(moment: Moment) -> str:
    month = f"-{moment.month:02}" if moment.month else ""
    return f"{moment.year}{month}" + (f"-{moment.day:02}" if moment.day else "")


def _check(line: Timeline, moment: Moment, holds: bool, verdict: str, start: int | None = None) -> Check:
    begun = moment.start if start is None else start
    words = line.folded[begun : moment.end]
    published = line.page.case.published
    there: Span | None = published.span if published else None
    return Check(line.page.view.span(begun, moment.end), "date", holds, f"“{words}”{verdict}", there)


def _told_as_past(line: Timeline, moment: Moment, until: bool) -> bool:
    words = line.folded[moment.start : moment.start + 2]
    if words in ("明年", "次年", "翌年", "第二", "来年"):
        return False
    if words in ("今年", "本年"):
        return bool(moment.month) and (until or _happened(line, moment))
    return until or not _planned(line, moment)


def _happened(line: Timeline, moment: Moment) -> bool:
    """今年7月12日 told as past in an article of May."""
    if line.folded.startswith(("前", "以前", "之前"), moment.end) or line.folded[
        moment.start - 1 : moment.start
    ] in ("到", "至"):
        return False
    return _PAST.search(line.folded, moment.end, moment.end + 40) is not None and not _looks_ahead(
        line, moment
    )


def _planned(line: Timeline, moment: Moment) -> bool:
    """Whether the sentence speaks of what is still to come."""
    before = line.folded[max(0, moment.start - 2) : moment.start]
    if _CELL_BEFORE.search(before) and _CELL_BEHIND.match(line.folded, moment.end):
        return True
    return _looks_ahead(line, moment) or (
        not (moment.month or moment.part) and _WISH.search(_around(line, moment)) is not None
    )


def _looks_ahead(line: Timeline, moment: Moment) -> bool:
    return _FUTURE.search(_around(line, moment)) is not None


def _around(line: Timeline, moment: Moment) -> str:
    """The clauses about a time, the time itself as □."""
    start = max(line.folded.rfind(c, 0, moment.start) for c in "。\n;") + 1
    ends = [p for p in (line.folded.find(c, moment.end) for c in "。\n;") if p >= 0]
    behind = line.folded[moment.end : min(ends, default=len(line.folded))]
    return line.folded[start : moment.start] + "□" + behind


def _still_to_come(line: Timeline, moment: Moment) -> Iterator[Check]:
    """预计2021年10月完工, 2020年底将突破50万元, in an article of 2022."""
    if _iso(moment) >= line.published[: len(_iso(moment))]:
        return
    ahead = moment.month and _AHEAD.search(line.folded, max(0, moment.start - 6), moment.start)
    if not ahead and not _WILL.match(line.folded, moment.end):
        return
    start = max(line.folded.rfind(c, 0, moment.start) for c in "。;\n") + 1
    if not _ONCE_PLANNED.search(line.folded, start, moment.start):
        yield _check(line, moment, False, f"早于发布日期{line.published},却说在将来")


def _until_this_year(line: Timeline, moment: Moment) -> Iterator[Check]:
    """截至6月30日 in an article of July agrees; of May it can not be."""
    before = line.folded[max(0, moment.start - 4) : moment.start]
    until = _UNTIL.search(before) or (_TO.search(before) if _ALREADY.match(line.folded, moment.end) else None)
    ended = moment.day or line.folded[moment.end : moment.end + 1] in ("底", "末")
    if until is None or not ended or moment.month is None:
        return
    told = f"{line.published[:4]}-{moment.month:02}" + (f"-{moment.day:02}" if moment.day else "")
    holds = told <= line.published[: len(told)]
    if holds or moment.month - int(line.published[5:7] or 0) <= 3:
        yield _check(
            line,
            moment,
            holds,
            f"{'早于' if holds else '晚于'}发布日期{line.published}",
            moment.start - len(until.group()),
        )
