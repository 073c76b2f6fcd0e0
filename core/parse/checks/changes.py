"""From, to and by of one change against each other: 4.1 to 4.6亿元 is 12.2% more."""

from __future__ import annotations

import math
import re
from itertools import pairwise

from core.model import Check
from core.parse.checks.items import Item, Page, fine, plain, rounding, said, scale, slack
from core.parse.figures import numerals

# Growth told by the year says nothing of the whole stretch.
_YEARLY = re.compile(r"年均|平均每年|每年|年复合|逐年|年年|年递增|月均|每月")


def checks(page: Page) -> list[Check]:
    """One check for each difference whose two ends are given."""
    groups: dict[int, dict[str, list[Item]]] = {}
    for item in page.items:
        change = item.figure.change
        if change:
            groups.setdefault(change.group, {}).setdefault(change.role, []).append(item)
    out = []
    for roles in groups.values():
        if len(roles.get("from", ())) == len(roles.get("to", ())) == 1:
            out += [
                c for by in roles.get("by", ()) if (c := compared(page, roles["from"][0], roles["to"][0], by))
            ]
    return [
        *out,
        *_by_years(page),
        *_since_then(page),
        *_last_year(page),
        *_times(page),
    ]


_IS = re.compile(r",?(?:已|正好)?(?:是|为|相当于)[^,。;\d]{1,10}$")


_OF_OLD = re.compile(r",?(?:扩大|增长|增加|提高|发展|达|是|为)(?:到|至)?(?:了)?(?:原来|过去|当年)的")


def _times(page: Page) -> list[Check]:
    """1.36亿元,是去年0.85亿元的1.6倍; 从2600亩发展到1.56万亩,扩大到原来的6倍."""
    out = []
    for a, b, by in zip(page.items, page.items[1:], page.items[2:], strict=False):
        if by.unit != "倍" or a.kind != b.kind or a.sentence != by.sentence:
            continue
        link = page.between(b, by)
        if link == "的" and _IS.search(page.between(a, b)):
            out += multiple(page, a, b, by)
        elif _OF_OLD.fullmatch(link) and a.figure.change and a.figure.change.role == "from":
            out += multiple(page, b, a, by)
    return out


def multiple(page: Page, now: Item, then: Item, by: Item) -> list[Check]:
    """Whether `now` is `by` times `then`."""
    if not (now.exact and then.exact and by.exact and then.amount):
        return []
    times = now.amount / then.amount
    holds = abs(times - by.value) <= rounding(by) * 1.02 + 0.03 * times
    end = f"与所写{said(by)}相符" if holds else f"文中写作{said(by)}"
    note = f"{said(now)}是{said(then)}的{plain(round(times, 2))}倍,{end}"
    first, last = min(now, then, key=lambda i: i.start), by
    return [page.check("share", holds, note, first, last, other=then)]


_LAST = re.compile(r"[,;(](?:而)?(?:去年|上年)(?:同期|底|末)?(?:为|是|仅|仅为|只有|仅有|达到?)?$")
_TIMES_OF = re.compile(r",?(?:已)?(?:是|为|相当于)(?P<then>[^,。;\d]{2,8}?)的$")


def _last_year(page: Page) -> list[Check]:
    """1.2万人次,同比增长20%,去年同期为1万人次."""
    out = []
    for _, items in page.by_sentence():
        for now, by, then in zip(items, items[1:], items[2:], strict=False):
            told = (
                by.unit == ("百分点" if now.unit == "%" else "%")
                and by.figure.change is not None
                and now.unit == then.unit
            )
            if told and _GREW.fullmatch(page.between(now, by)) and _LAST.search(page.between(by, then)):
                out += [c for c in [compared(page, then, now, by)] if c]
    return out


def _since_then(page: Page) -> list[Check]:
    """成立之初只有300亩。如今9000亩,是成立之初的30倍: the words before 的 lead back to the start."""
    out = []
    for now, by in pairwise(page.items):
        match = _TIMES_OF.search(page.between(now, by)) if by.unit == "倍" else None
        at = page.folded.rfind(match["then"], max(0, now.start - 120), now.start) if match else -1
        start = (
            next((i for i in page.near(now, 30) if at <= i.start < now.start and i.kind == now.kind), None)
            if at >= 0
            else None
        )
        if start:
            out += multiple(page, now, start, by)
    return out


_YEAR = re.compile(r"(?:19|20)\d\d")
_REACHED = re.compile(r"达到|这一(?:数字|比例|数据)|(?:发展|增加|上升|扩大|增长|提高|增|升|涨)到")
_GREW = re.compile(
    r",?(?:(?:短短)?[一两三四五六七八九十\d]{1,2}年(?:间|来|内|时间)?)?(?:共|净|累计|同比|[比较](?:上年|去年|上一年|前一年|同期|年初)[底末]?(?:同期)?)?(?:净)?(?:增长|增加|提高|上升|下降|减少|降低|翻)(?:了|近|约)?"
)


def _by_years(page: Page) -> list[Check]:
    """2020年8000元,2022年达到12000元,增长60%: two years of one thing with what lies between them."""
    out = []
    for _, items in page.by_sentence():
        for a, b, by in zip(items, items[1:], items[2:], strict=False):
            if a.unit != b.unit or a.figure.period == b.figure.period:
                continue
            ends = [i.figure.period or "" for i in (a, b)]
            years = all(_YEAR.fullmatch(end) for end in ends)
            free = all(i.figure.change is None or i.figure.change.role != "from" for i in (a, b))
            if not years or not free:
                continue
            same = a.name == b.name or b.name in ("", "达到") or _REACHED.search(page.between(a, b))
            if same and _GREW.fullmatch(page.between(b, by)):
                first, last = (a, b) if ends[0] < ends[1] else (b, a)
                out += [c for c in [compared(page, first, last, by)] if c]
    return out


def compared(page: Page, start: Item, end: Item, by: Item) -> Check | None:
    """What `by` should be between two ends, None if it can not be told."""
    expected = _expected(start, end, by)
    if not expected or start.unit != end.unit or _YEARLY.search(page.before(by, 10)):
        return None
    too_much = by.unit == start.unit != "%" and by.value > 3 * max(start.value, end.value)
    if too_much or start.amount == end.amount or _other_years(start, end, by):
        return None
    if denied := _denied(page, start, end, by):
        return denied
    share = slack(start, end, by)
    best = min(expected, key=lambda e: abs(e - by.value))
    allowed = _told_to(by) + abs(best) * share + _spread(start, end, by)
    holds = abs(best - by.value) <= allowed * 1.02 + 1e-9
    if not holds and (share or _from_before(page, start, end, by)):
        return None
    what = f"由{said(start)}到{said(end)}"
    if holds:
        note = f"{what},与所写{said(by)}相符"
    else:
        note = f"{what},应为{plain(round(best, 1 if by.unit in ('%', '倍', '番') else 4))}{by.unit},文中写作{said(by)}"
    first, last = min(start, end, by, key=lambda i: i.start), max(start, end, by, key=lambda i: i.start)
    return page.check("share", holds, note, first, last, other=by)


def _from_before(page: Page, start: Item, end: Item, by: Item) -> bool:
    """4.5万元, then 9万元, then 18万元,两年翻了两番: the growth is told from an earlier step."""
    steps = [i for i in page.near(start, 4) if i.sentence == end.sentence and i.end <= start.start]
    return any(
        abs(told - by.value) <= _told_to(by) + _spread(step, end, by)
        for step in steps
        if step.unit == end.unit and step.value
        for told in _expected(step, end, by)
    )


_SPAN = re.compile(r"(?<!\d)([两二三四五六七八九十]|\d{1,2})年(?:间|来|内|时间|里)?[^,。;\d]{0,6}$")


def _other_years(start: Item, end: Item, by: Item) -> bool:
    """五年翻了一番 behind a change of two years is of another start."""
    told = _SPAN.search(by.head)
    years = [(i.figure.period or "")[:4] for i in (start, end)]
    if told is None or not all(y.isdigit() for y in years):
        return False
    count = numerals.number(told[1])
    return count is not None and abs(int(years[1]) - int(years[0]) - float(count.low)) > 1


_GROWS = re.compile(r"(?:增长|增加|提高|提升|上升|净增|多)了?(?:近|约)?$")
_SHRINKS = re.compile(r"(?:下降|减少|降低|缩减|净减|少)了?(?:近|约)?$")


def _denied(page: Page, start: Item, end: Item, by: Item) -> Check | None:
    """By how much it 增长 although less than before: 28.5亿元,比上年的35.9亿元增长10%."""
    head = by.head
    grows, shrinks = _GROWS.search(head), _SHRINKS.search(head)
    exact = start.exact and end.exact and 0.2 < end.value / start.value < 5 if start.value else False
    if (
        not exact
        or not (grows or shrinks)
        or "负增长" in head
        or (end.value - start.value) * (1 if grows else -1) >= 0
    ):
        return None
    note = f"由{said(start)}到{said(end)}是{'减少' if grows else '增加'},文中写作“{head[-4:]}{said(by)}”"
    first, last = min(start, end, by, key=lambda i: i.start), max(start, end, by, key=lambda i: i.start)
    return page.check("share", False, note, first, last, other=by)


def _expected(start: Item, end: Item, by: Item) -> list[float]:
    a, b = start.value, end.value
    if by.unit == "%" and a:
        return [abs(b - a) / a * 100] + ([abs(b - a)] if start.unit == "%" else [])
    if by.unit == "百分点" and start.unit == "%":
        return [abs(b - a)]
    if by.unit == "倍" and a:
        return [abs(b - a) / a, b / a]
    if by.unit == "番" and a and b > 0 and a > 0:
        return [abs(math.log2(b / a))]
    return [abs(b - a)] if by.unit == start.unit else []


def _told_to(item: Item) -> float:
    """How far a number may be rounded; a thing counted one by one is not."""
    counted = (
        item.kind not in ("%", "", "倍", "番", "百分点") and item.figure.normal is not None and not fine(item)
    )
    return 0.0 if counted else rounding(item)


def _spread(start: Item, end: Item, by: Item) -> float:
    """How far the rounding of the two ends moves a share; 2亿 beside 2.4亿 is as exact as that."""
    if by.unit == "番":
        return 0.3
    # 6万 may be 5.8万; nobody means 5.5万 who tells what it came to.
    a, b = (min(_told_to(i), i.value * 0.04) for i in (start, end))
    if scale(start) == scale(end):
        a = b = min(a, b)
    one = (100 if by.unit == "%" else 1) / start.value if by.unit in ("%", "倍") and start.value else 1
    return (a + b) * one
