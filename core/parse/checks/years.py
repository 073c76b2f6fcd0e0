"""A step told with the year that it starts from, while that year's figure stands elsewhere: 比上年增长20%, 是2015年的6倍."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.model import Check
from core.parse.checks.changes import compared, multiple
from core.parse.checks.items import Item, Page, alike

_YEAR = re.compile(r"(?:19|20)\d\d")
_SINCE = re.compile(
    r"(?:(?:比|较|是|为|相当于)(?:(?P<year>(?:19|20)\d\d)年|(?P<last>上年|去年|上一年|前一年)|(?P<before>前年))|(?P<on>同比))"
)
_STEP = re.compile(
    r"(?:增长|增加|提高|提升|上升|净增|增[产收种养]?|多|扩大|下降|减少|降低|净减|减产?|少)[放收种卖产]?(?:了|出)*$"
)
_EACH = re.compile(r"每[^,。;\d]{1,3}(?:比|较|同比)|[亩户人株]均[^,。;\d]{0,4}(?:比|较|同比)")
"""How a step is told for each of them: 卖了7.2万元,每亩比去年多了1000元."""
_OF = re.compile(r"的$")
_REACHED = re.compile(r",?[已也]?(?:达到|达|增至|增加到|提高到|升至|升到|降至|降到|为)(?:了)?")
_BARE = re.compile(r"[^。;\d]{0,14}")
_RATIOS = frozenset(["%", "倍", "番", "百分点"])
_BACK, _FAR_BACK, _AHEAD, _REACH = 8, 30, 2, 50  # sentences, sentences, sentences, figures


def checks(page: Page) -> list[Check]:
    """One check for each step whose two years are told."""
    out: list[Check] = []
    for _, items in page.by_sentence():
        for at, by in enumerate(items):
            since = _SINCE.search(by.head) if by.unit in _RATIOS or by.exact else None
            told = since and (_STEP.search(by.head) or (by.unit == "倍" and _OF.search(by.head)))
            if since and told and not _EACH.search(by.head):
                out += _from(page, items, at, since)
    return out


def _from(page: Page, items: Sequence[Item], at: int, since: re.Match[str]) -> Iterator[Check]:
    """The step `items[at]` against the figure next to it and the one of the year that `since` names."""
    by = items[at]
    for now in (*items[max(at - 1, 0) : at], *items[at + 1 : at + 2]):
        fits = now.kind == by.kind if by.unit not in _RATIOS else now.unit not in ("倍", "番", "百分点", "")
        if not fits or not now.exact or _role(now) not in ("", "to") or not _beside(page, now, by):
            continue
        year = _start(page, now, by, since)
        back = _FAR_BACK if since["year"] else _BACK
        bases = _told_behind(page, now, by) or (_of_year(page, now, by, year, back) if year else [])
        if bases and len({b.amount for b in bases}) == 1:
            base = min(bases, key=lambda b: abs(b.start - now.start))
            found = multiple(page, now, base, by) if _OF.search(by.head) else [compared(page, base, now, by)]
            yield from (check for check in found if check)
            return


_BEHIND = re.compile(r"(?:而)?(?:上年|去年|前一年|上一年)(?:同期|底|末)?")


def _told_behind(page: Page, now: Item, by: Item) -> list[Item]:
    """比上年多186人,上年上线1074人: the figure right behind the step, if it says the same words."""
    after = page.items[by.number + 1] if by.number + 1 < len(page.items) else None
    if (
        after is None
        or after.kind != now.kind
        or after.sentence != by.sentence
        or not after.exact
        or _role(after)
    ):
        return []
    return [after] if _BEHIND.match(after.head) else []


def _role(item: Item) -> str:
    return item.figure.change.role if item.figure.change else ""


def _beside(page: Page, now: Item, by: Item) -> bool:
    """Whether the step is the figure's own: right behind it, or before 达到 and the figure."""
    if now.start > by.start:
        return _REACHED.fullmatch(page.between(by, now)) is not None
    link = page.between(now, by)
    return _BARE.fullmatch(re.sub(r"(?:19|20)\d\d年", "", link)) is not None and link.count(",") <= 1


def _start(page: Page, now: Item, by: Item, since: re.Match[str]) -> str:
    """The year to look for, '' if that can not be told."""
    if since["year"]:
        return since["year"]
    this = page.case.published.value[:4] if page.case.published else ""
    told = {p[:4] for i in (now, by) if (p := i.figure.period or "") and _YEAR.match(p)}
    if "同期" in by.head:
        return ""
    partial = any("-" in (i.figure.period or "") for i in (now, by))
    year = told.pop() if len(told) == 1 else this if not told else ""
    return "" if partial or not year.isdigit() else str(int(year) - (2 if since["before"] else 1))


def _of_year(page: Page, now: Item, by: Item, year: str, back: int) -> list[Item]:
    """The figures of that year that tell of the same: by name, by verb, or in one breath."""
    near = [i for i in page.near(now, _REACH) if i.figure.period == year and i.kind == now.kind and i.exact]
    return [
        i
        for i in near
        if i is not now
        and i is not by
        and -_AHEAD <= now.sentence - i.sentence <= back
        and _role(i) in ("", "to")
        and (alike(i.name, now.name) >= 0.6 or _one_breath(i, now) or _verb(i) == _verb(now) != "")
    ]


def _one_breath(a: Item, b: Item) -> bool:
    return a.sentence == b.sentence and (b.name in ("", "达到", a.name) or a.name in ("", "为", "只有"))


def _verb(item: Item) -> str:
    """The verb right before the number: 种 in 只种了560亩."""
    found = re.search(r"([种养栽建产收卖])了?$", item.head)
    return found[1] if found else ""
