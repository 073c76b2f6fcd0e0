"""How much more, and how many times as much, wherever the two ends stand: 2019年8.6万亩,去年底9.3万亩,净添1.1万亩."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import permutations

from core.model import Check
from core.parse.checks.items import Item, Page, plain, rounding, said, spread
from core.parse.checks.weighing import ENOUGH, weigh
from core.parse.figures import numerals

_MORE = re.compile(
    r"(?:净|共|足足|整整|总共|总|又|多)?(?:增加?|添|多出?|扩(?:大|种)?|增长|减少?|降低?|下降|少|缩短|提高|上涨|涨)了?(?:将近|近|约)?$"
)
_LEADS_ON = re.compile(r"到|至|为|达|是|如今|现在|去年|今年|年底|目前|增|涨|成")
_TIMES = re.compile(
    r"翻了?(?P<doubled>[一两二三四])番|翻了?(?P<more>[一两二三四])倍|(?P<twice>翻番)|(?:增长|增加|扩大|提高|涨)了(?P<grown>[一两二三四五六七八九十]|\d+)倍"
    r"|是(?:原来|过去|当初|当年|以前|开头|刚开始|起步时|之前)[^,。]{0,6}的(?P<fold>[一两二三四五六七八九十]|\d+)倍"
)
_GREW = re.compile(
    r"(?:同比|比上年|比前年|比去年|较上年|较去年)[,，]?(?:增长|增加|提高|上升|增收|下降|减少)了?$"
)
_SALES = re.compile("销售|营业|卖|产值|营收")
_HOPED = re.compile(r"争取|计划|目标|力争|有望|预计|将")
_REACH = 50
_MOST = 24
"""Of so many figures before a multiple two may make it; a hostile sentence has thousands."""


def checks(page: Page) -> list[Check]:
    """One check for each difference and each multiple that the figures before it do not make."""
    items = page.amounts
    return [*_differences(page, items), *_multiples(page, items), *_percents(page, items)]


def _percents(page: Page, items: Sequence[Item]) -> Iterator[Check]:
    """2021年盈余24万元;2022年,盈余28.8万元,比上年增长了35%."""
    for share in page.items:
        if share.unit != "%" or not _GREW.search(share.head):
            continue
        before = [i for i in items if i.end <= share.start and 0 <= share.sentence - i.sentence <= 1][-4:]
        if len(before) < 2 or len(page.between(before[-1], share)) > 12 or not share.exact:
            continue
        b = before[-1]
        pairs = [(a, b) for a in before[:-1] if a.kind == b.kind and a.amount != b.amount]
        told = [abs(b.amount - a.amount) / a.amount * 100 for a, b in pairs]
        if not pairs or any(abs(one - share.value) <= max(rounding(share), 0.6) for one in told):
            continue
        a, times = pairs[-1][0], (pairs[-1][0].figure.period, b.figure.period)
        one_thing = a.name == b.name or a.name.endswith(b.name) or b.name.endswith(a.name) or _sold(a, b)
        years = times[0] != times[1] and all(times) and a.exact and b.exact and a.unit == b.unit
        if one_thing and a.name and b.name and years and told[-1] < 3 * share.value + 20:
            note = f"{said(a)}到{said(b)}增减{plain(round(told[-1], 1))}%,文中写作{said(share)}"
            yield page.check("share", False, note, a, share, other=a)


def _sold(a: Item, b: Item) -> bool:
    """销售额120万元, and a year later 卖到210万元."""
    return all(_SALES.search(i.name + i.head[-4:]) for i in (a, b)) and a.number + 1 == b.number


def _differences(page: Page, items: Sequence[Item]) -> Iterator[Check]:
    for at, more in enumerate(items):
        before = [
            i for i in items[max(at - 4, 0) : at] if i.kind == more.kind and more.sentence - i.sentence <= 1
        ]
        if len(before) < 2 or not _MORE.search(more.head):
            continue
        pairs = ((a, b) for a in before for b in before if a.start < b.start)
        if any(
            abs(abs(a.amount - b.amount) - more.amount) <= spread(a) + spread(b) + spread(more) + 1e-9
            for a, b in pairs
        ):
            continue
        a, b = before[-2:]
        off = abs(a.amount - b.amount)
        if off and _score(page, a, b, more, off / more.amount) >= ENOUGH:
            told = plain(off * more.value / more.amount) + more.unit
            yield page.check(
                "sum", False, f"{said(a)}与{said(b)}相差{told},文中写作{said(more)}", a, more, other=a
            )


def _score(page: Page, a: Item, b: Item, more: Item, off: float) -> float:
    one, two = a.figure.change, b.figure.change
    link = page.between(a, b)
    return weigh((
        (1, len(page.between(b, more)) <= 14),
        (1.5, _LEADS_ON.search(link)),
        (1, a.sentence == more.sentence),
        (1.5, 0.4 < off < 2.5),
        (-1.5, not 0.4 < off < 2.5),
        (2, one and two and one.group == two.group),
        (-0.5, a.unit != b.unit),
        (-2, "分别" in link or "、" in link[:3]),
        (-1, not all(i.exact for i in (a, b, more))),
        (-1, re.search("其中|人均|户均|比", page.between(b, more))),
        (-2, re.search(r"[比较](?:20\d\d|上年|前年|去年|当年|开头|刚)", more.head)),
    ))  # fmt: skip


def _multiples(page: Page, items: Sequence[Item]) -> Iterator[Check]:
    if "倍" not in page.folded and "番" not in page.folded:
        return
    held = [i for i in items if not _MORE.search(i.head)]
    starts = [i.start for i in held]
    for match in _TIMES.finditer(page.folded):
        first = min(match.start() - _REACH, _sentence_start(page, match.start()))
        stop = bisect_left(starts, match.start())
        before = held[max(bisect_right(starts, first), stop - _MOST) : stop]
        clause = page.folded[max(0, match.start() - 12) : match.start()]
        pairs = [(a, b) for a, b in permutations(before, 2) if a.kind == b.kind and a.amount < b.amount]
        ends = [(a, b) for a, b in pairs if b is before[-1] and match.start() - _REACH < a.start]
        if not ends or _HOPED.search(clause):
            continue
        wanted, more = _wanted(match), page.folded.startswith(("多", "还多"), match.end())
        if not wanted:
            continue
        told = [b.amount / a.amount for a, b in pairs]
        if any(abs(times / wanted - 1) <= 0.12 or (more and wanted < times < 2 * wanted) for times in told):
            continue
        a, b = ends[-1]
        exact = a.exact and b.exact and a.unit == b.unit and b.amount < 20 * a.amount
        if exact and b is before[-1] and b.sentence == a.sentence and a.start < b.start:
            note = f"{said(b)}是{said(a)}的{plain(round(b.amount / a.amount, 2))}倍,文中写作“{match.group()}”"
            yield page.check("share", False, note, a, b, other=a)


def _sentence_start(page: Page, at: int) -> int:
    return max(page.folded.rfind(mark, 0, at) for mark in "。\n")


def _wanted(match: re.Match[str]) -> float:
    """How many times as much is told: 翻两番 is four times, 增长了两倍 three."""
    kind = match.lastgroup or "twice"
    number = numerals.number(match[kind]) if kind != "twice" else None
    times = float(number.low) if number else 1.0
    if kind in ("doubled", "twice"):
        return float(2.0**times)
    return times + 1 if kind in ("more", "grown") else times
