"""Dates against the publication date, against the calendar and against each other."""

from __future__ import annotations

import re
from calendar import monthrange

from core.model import Check, Span
from core.parse.checks.items import Page

_DATE = re.compile(r"(?P<y>(?:19|20)\d{2})年(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号])?)?")
_FUTURE = re.compile(
    r"力争|计划|预计|将|规划|拟|目标|争取|届时|有望|未来|明年|今后|努力|确保|期限|过渡期|远景|租期|合同|有效期|到□|至□|□(?:年)?[底末]?前|[—~\-]□|□[—~\-至到]"
)
# A bare year after publication is told as past only if nothing at all looks ahead.
_WISH = re.compile(r"要|再|实现|前|行动|方案|打造|年度|《|推进|建设|到|至")
# A date that fills a table's cell is no statement about the past.
_CELL_BEFORE = re.compile(r"(?:[\n\t|]| {2})$")
_CELL_BEHIND = re.compile(r"(?:[前底末止])?(?:[\n\t|]| {2}|$)")
_UNTIL = re.compile(r"(?:截至|截止|截止到|截至到)$")
_RANGE = re.compile(r"(?P<a>(?:19|20)\d{2})年?(?:—|-|~|至|到)(?P<b>(?:19|20)\d{2})年")


def checks(page: Page) -> list[Check]:
    """Times after publication told as past, days that no calendar has, and ranges that run backwards."""
    published = page.case.published.value if page.case.published else None
    out = _backwards(page)
    agreed = False
    for match in _DATE.finditer(page.folded):
        out += _impossible(page, match)
        if not published:
            continue
        latest = _latest(match)
        until = _UNTIL.search(page.folded[max(0, match.start() - 4) : match.start()]) is not None
        if latest > published[: len(latest)]:
            if until or not _planned(page, match):
                note = f"“{match.group()}”晚于发布日期{published}"
                out.append(
                    Check(
                        page.view.span(match.start(), match.end()), "date", False, note, _published_span(page)
                    )
                )
        elif until and not agreed:
            agreed = True
            note = f"“{match.group()}”早于发布日期{published}"
            out.append(
                Check(page.view.span(match.start(), match.end()), "date", True, note, _published_span(page))
            )
    out += [*_no_such_day(page), *_days_backwards(page)]
    if published:
        out += [
            *_this_year(page, published),
            *_later_this_year(page, published),
            *_planned_past(page, published),
        ]
    return out


def _published_span(page: Page) -> Span | None:
    return page.case.published.span if page.case.published else None


def _latest(match: re.Match[str]) -> str:
    text = match["y"]
    if match["m"]:
        text += f"-{int(match['m']):02}"
    if match["d"]:
        text += f"-{int(match['d']):02}"
    return text


def _planned(page: Page, match: re.Match[str]) -> bool:
    """Whether the sentence speaks of what is still to come."""
    around = _around(page, match)
    if _CELL_BEFORE.search(page.folded[max(0, match.start() - 2) : match.start()]) and _CELL_BEHIND.match(
        page.folded, match.end()
    ):
        return True
    return _planned_by(page, match) or (not match["m"] and _WISH.search(around) is not None)


def _planned_by(page: Page, match: re.Match[str]) -> bool:
    return _FUTURE.search(_around(page, match)) is not None


def _around(page: Page, match: re.Match[str]) -> str:
    """The clauses about a date, the date itself as □."""
    start = max(page.folded.rfind(c, 0, match.start()) for c in "。\n;") + 1
    ends = [p for p in (page.folded.find(c, match.end()) for c in "。\n;") if p >= 0]
    behind = page.folded[match.end() : min(ends, default=len(page.folded))]
    return page.folded[start : match.start()] + "□" + behind


def _impossible(page: Page, match: re.Match[str]) -> list[Check]:
    if not match["m"]:
        return []
    month = int(match["m"])
    wrong = not 1 <= month <= 12 or (
        match["d"] is not None and not 1 <= int(match["d"]) <= monthrange(int(match["y"]), month)[1]
    )
    if not wrong:
        return []
    return [Check(page.view.span(match.start(), match.end()), "date", False, f"历法中没有“{match.group()}”")]


_MONTHS = re.compile(
    r"(?P<a>(?:19|20)\d{2})年(?P<m>1[0-2]|0?[1-9])月(?:\d{1,2}[日号])?(?:—|-|~|至|到)(?P<b>(?:19|20)\d{2})年(?P<n>1[0-2]|0?[1-9])月"
)


def _backwards(page: Page) -> list[Check]:
    out = []
    for match in _MONTHS.finditer(page.folded):
        if (int(match["a"]), int(match["m"])) > (int(match["b"]), int(match["n"])):
            note = f"“{match.group()}”起止时间颠倒"
            out.append(Check(page.view.span(match.start(), match.end()), "date", False, note))
    for match in _RANGE.finditer(page.folded):
        if int(match["a"]) > int(match["b"]):
            note = f"“{match.group()}”起止年份颠倒"
            out.append(Check(page.view.span(match.start(), match.end()), "date", False, note))
    return out


_MONTH = re.compile(r"(?:截至|截止|截止到)(?:今年)?(?P<m>\d{1,2})月(?:底|末|(?P<d>\d{1,2})[日号])")


def _this_year(page: Page, published: str) -> list[Check]:
    """截至6月30日 in an article of July agrees; of May it can not be."""
    out = []
    for match in _MONTH.finditer(page.folded):
        month = int(match["m"])
        if not 1 <= month <= 12:
            continue
        latest = f"{published[:4]}-{month:02}" + (f"-{int(match['d']):02}" if match["d"] else "")
        holds = latest <= published[: len(latest)]
        if not holds and month - int(published[5:7]) > 3:
            continue
        note = f"“{match.group()}”{'早于' if holds else '晚于'}发布日期{published}"
        out.append(
            Check(page.view.span(match.start(), match.end()), "date", holds, note, _published_span(page))
        )
    return out


_BARE_DAY = re.compile(r"(?<![\d年.])(?P<m>1[0-2]|0?[1-9])月(?P<d>\d{1,2})日(?!报)")


def _no_such_day(page: Page) -> list[Check]:
    """9月31日, in no year."""
    out = []
    for match in _BARE_DAY.finditer(page.folded):
        if not 1 <= int(match["d"]) <= monthrange(2000, int(match["m"]))[1]:
            span = page.view.span(match.start(), match.end())
            out.append(Check(span, "date", False, f"历法中没有“{match.group()}”", span))
    return out


_IN_THIS_YEAR = re.compile(
    r"(?<!截至)(?<!截止)今年(?P<m>1[0-2]|0?[1-9])月(?:份|[初中底上下]旬?|(?P<d>\d{1,2})[日号])?(?!前|以前|之前)"
)

_PAST = re.compile(r"了|已|[到走]来|来到|走进|召开|举行|举办|开展|组织|获|被|正式|完成|通过|开业|成立|迎来")


def _later_this_year(page: Page, published: str) -> list[Check]:
    """今年7月12日 told as past in an article of May."""
    out = []
    for match in _IN_THIS_YEAR.finditer(page.folded):
        day = f"{published[:4]}-{int(match['m']):02}" + (f"-{int(match['d']):02}" if match["d"] else "")
        ahead = (
            _planned_by(page, match)
            or not _PAST.search(page.folded, match.end(), match.end() + 40)
            or page.folded[match.start() - 1 : match.start()] in ("到", "至")
        )
        if day > published[: len(day)] and not ahead:
            note = f"“{match.group()}”晚于发布日期{published}"
            span = page.view.span(match.start(), match.end())
            out.append(Check(span, "date", False, note, _published_span(page)))
    return out


_AHEAD = re.compile(
    r"(?<!原)(?:预计|计划|将于|拟于|预计将|有望|可望)(?:于|在|到|至)?(?P<y>20\d{2})年(?P<m>1[0-2]|0?[1-9])月"
)
_ONCE_PLANNED = re.compile(r"原|曾|当时|最初|起初|按照|按|当年|此前")


def _planned_past(page: Page, published: str) -> list[Check]:
    """预计2021年10月完工 in an article of 2022."""
    out = []
    for match in _AHEAD.finditer(page.folded):
        month = f"{match['y']}-{int(match['m']):02}"
        start = max(page.folded.rfind(c, 0, match.start()) for c in "。;\n") + 1
        if month < published[:7] and not _ONCE_PLANNED.search(page.folded, start, match.start()):
            note = f"“{match.group()}”早于发布日期{published},却说在将来"
            span = page.view.span(match.start(), match.end())
            out.append(Check(span, "date", False, note, _published_span(page)))
    return out


_DAY_RANGE = re.compile(
    r"(?P<m>1[0-2]|0?[1-9])月(?P<a>[12]\d|3[01]|0?[1-9])[日号]?(?:—|-|~|至|到)(?:(?P<n>1[0-2]|0?[1-9])月)?(?P<b>[12]\d|3[01]|0?[1-9])[日号]"
)


def _days_backwards(page: Page) -> list[Check]:
    """4月17日至4月14日."""
    out = []
    for match in _DAY_RANGE.finditer(page.folded):
        if match["n"] in (None, match["m"]) and int(match["a"]) > int(match["b"]):
            span = page.view.span(match.start(), match.end())
            out.append(Check(span, "date", False, f"“{match.group()}”起止日期颠倒", span))
    return out
