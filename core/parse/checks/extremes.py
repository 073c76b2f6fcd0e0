"""The most, the least and the mean of one thing: 最好的那座收入5.2万元,平均每座5.6万元; 全部超过10万元,垫底的8.4万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Check
from core.parse.checks.items import Item, Page, said
from core.parse.checks.weighing import weigh

_ENOUGH = 3.0
_REACH = 3
_MOST = re.compile(r"最(?:高|多|大|好|强|快|年长|贵)[^,。;]{0,14}$")
_LEAST = re.compile(r"(?:最(?:低|少|小|差|弱|慢|年轻|便宜)|垫底|末位)[^,。;]{0,14}$")
_MEAN = re.compile(r"(?:平均|[户人亩村棚株家头社]均)[^,。;]{0,12}$")
_ALL = re.compile(
    r"(?:全部|全都|都|均|个个|家家|户户|无一例外地?)(?:越过|超过|突破|达到|在|高于|过|站上|迈过)了?$"
)


def checks(page: Page) -> list[Check]:
    """One check for each pair of figures near each other that stand the wrong way round."""
    ranked = [(i, rank) for i in page.items if (rank := _rank(i)) is not None and i.unit not in ("%", "")]
    return [
        check
        for at, (a, one) in enumerate(ranked)
        for b, two in ranked[at + 1 : at + 1 + _REACH]
        if b.number - a.number <= _REACH
        for check in _pair(page, a, one, b, two)
    ]


def _pair(page: Page, a: Item, one: int, b: Item, two: int) -> Iterator[Check]:
    if a.kind != b.kind or a.amount == b.amount or b.sentence - a.sentence > 1:
        return
    if one == two or (one < two) == (a.amount < b.amount):
        return
    if _score(page, a, b) >= _ENOUGH:
        low, high = (a, b) if one < two else (b, a)
        yield page.check("subset", False, f"{said(low)}应不大于{said(high)}", a, b, other=a)


def _rank(item: Item) -> int | None:
    """Where a figure must stand: 0 a bound that all are above, 1 the least, 2 the mean, 3 the most; None if it says nothing."""
    head = item.head
    if _ALL.search(head):
        return 0
    if _LEAST.search(head):
        return 1
    if _MEAN.search(head):
        return 2
    return 3 if _MOST.search(head) else None


def _score(page: Page, a: Item, b: Item) -> float:
    ratio = max(a.amount, b.amount) / (min(a.amount, b.amount) or 1.0)
    between = [i for i in page.items[a.number + 1 : b.number] if i.kind == a.kind]
    return weigh((
        (2, len(page.between(a, b)) <= 30),
        (1, a.sentence == b.sentence),
        (1, ratio < 2),
        (-2, ratio > 5),
        (-1, between),
        (-1.5, any(i.figure.modifier in ("about", "approx_below") for i in (a, b))),
        (-3, a.figure.period != b.figure.period and a.figure.period and b.figure.period),
        (-3, a.figure.change or b.figure.change),
    ))  # fmt: skip
