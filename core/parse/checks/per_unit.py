"""So much for each, so many of them, so much together: 260亩,一亩一年租金800元,光地租就发出28.8万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.model import Check
from core.parse.checks.items import Item, Page, fine, said, told
from core.parse.checks.weighing import apart, weigh

_ENOUGH = 4.0
_BEFORE, _BEHIND = 7, 4
_UNIT = r"[户人亩村座栋株家头只斤吨个名天间台件袋条套瓶盒幅双杯碗张]|公斤|公里|公顷"
_PER = re.compile(
    rf"(?P<mean>[户人亩村棚株家头社])均|(?P<yield>[亩株棵])产(?!值)|(?:(?:平均)?每|一|按)(?P<each>{_UNIT})(?!均)[^,。;\d]{{0,10}}$|平均(?:下来)?(?:每|一)(?P<one>{_UNIT})"
)
_PER_BEHIND = re.compile(rf"(?:一|每|/)(?P<behind>{_UNIT})")
_OF_THEIR_OWN = re.compile(r"增收|增加|多|纯收入|可支配|高出|涨|最|超|不低于|以上|原来|以前|过去|年收入")
_PAID = re.compile(
    r"分红|分给|发放|发出|兑现|发到|支付|租金|地租|收购款|工资|共|合计|总|一年|卖|售|产值|一季|收了"
)
_NOW = re.compile("现在|如今|目前|眼下")
_SHIFTS = (0.01, 0.1, 10.0, 100.0)  # a nought lost or won
_MADE = frozenset(["元", "公斤", "kg"])
_PEOPLE = frozenset(["人", "名", "位"])


def checks(page: Page) -> list[Check]:
    """One check for each rate that fits no count and sum around it, though one of each stands beside it."""
    return [check for at, rate in enumerate(page.items) for check in _rate(page, at, rate)]


def _rate(page: Page, at: int, rate: Item) -> Iterator[Check]:
    unit = _unit(rate) if rate.kind in _MADE and rate.amount > 0 else ""
    if not unit:
        return
    near = [
        i for i in page.items[max(at - _BEFORE, 0) : at + 1 + _BEHIND]
        if i is not rate and i.amount > 0 and abs(i.sentence - rate.sentence) <= 1
    ]  # fmt: skip
    counted = [i for i in near if _is_of(i, unit) and i.figure.value_max is None]
    sums = [
        i
        for i in near
        if i.kind == rate.kind and i.amount > rate.amount * 1.5 and i.unit != "毛" and not _PER.search(i.head)
    ]
    triples = [(_off(count, rate, total, unit), count, total) for count in counted for total in sums]
    prices = {i.amount for i in near if i.kind == rate.kind and "价" in i.head[-4:]} - {rate.amount}
    if len(prices) and "价" in rate.head[-4:]:
        return
    if _YIELD.search(rate.head) and any(_goes_on(page, rate, i) for i in near):
        return
    others = (i for i in near if i.kind == rate.kind and _unit(i) == unit)
    if any(";" not in page.folded[min(i.end, rate.end) : max(i.start, rate.start)] for i in others):
        return  # 保底每亩600元,效益每亩350元
    if not triples or any(abs(off - 1) <= _room(count, rate, total) for off, count, total in triples):
        return
    scored = [
        (_score(page, count, rate, total, off, near), -n) for n, (off, count, total) in enumerate(triples)
    ]
    score, best = max(scored)
    off, count, total = triples[-best]
    between = page.folded[min(count.start, total.start) : rate.start]
    then = total.sentence != rate.sentence and _NOW.search(page.between(*sorted((total, rate), key=_start)))
    if score >= _ENOUGH and "其中" not in between and not then:
        note = f"{said(count)}×{said(rate)}={told(off * total.amount, total)},文中写作{said(total)}"
        first, last = min((count, rate, total), key=_start), max((count, rate, total), key=_start)
        yield page.check("share", False, note, first, last, other=total)


_YIELD = re.compile("[亩株棵]产")
_LATER = re.compile(r",?(?:到|而|但)?(?:去年|今年|如今|现在|眼下|后来|第[二三]年)[^,。;\d]{0,6}")


def _goes_on(page: Page, rate: Item, then: Item) -> bool:
    """从前亩产800斤,去年超过2100斤: the second yield is of one 亩 too."""
    return then.kind == rate.kind and _LATER.fullmatch(page.folded, rate.end, then.start) is not None


def _start(item: Item) -> int:
    return item.start


def _unit(rate: Item) -> str:
    """What a rate is told for one of: 户 in 户均1.5万元, 斤 in 15元一斤."""
    found = _PER.search(rate.head) or _PER_BEHIND.match(rate.tail)
    return next((unit for unit in found.groups() if unit), "") if found else ""


def _is_of(item: Item, unit: str) -> bool:
    return (
        item.unit == unit
        or (unit == "人" and item.unit in _PEOPLE)
        or (unit in ("斤", "公斤") and item.kind == "kg")
    )


def _off(count: Item, rate: Item, total: Item, unit: str) -> float:
    """How much more than the sum is told count and rate make, 1 if they agree."""
    weight = {"斤": 2.0, "公斤": 1.0}.get(unit)
    number = count.amount * weight if weight else count.value
    return number * rate.amount / total.amount


def _room(*items: Item) -> float:
    """By how much rounding may part what a count and a rate make from the sum that is told."""
    if not all(i.exact for i in items):
        return 0.155
    return min(0.035, 0.006 + sum(fine(i) / i.amount for i in items))


def _score(page: Page, count: Item, rate: Item, total: Item, off: float, near: Sequence[Item]) -> float:
    three = sorted((count, rate, total), key=_start)
    size = three[-1].end - three[0].start
    between = [
        i for i in near
        if three[0].start < i.start < three[-1].start and i not in three and (i.kind == rate.kind or i.unit == count.unit)
    ]  # fmt: skip
    head, told = rate.head, total.head
    return weigh((
        (1.5, size <= 45),
        (-1, size > 90),
        (1.5, three[0].sentence == three[-1].sentence),
        (1.5, 0.4 < off < 2.5),
        (4, any(abs(off * shift - 1) < 0.05 for shift in _SHIFTS)),
        (-0.5, not 0.4 < off < 2.5),
        (-2.5, not 0.1 < off < 10),
        (-1, not all(i.exact for i in three)),
        (-1.5, total.sentence > rate.sentence),
        (-2, _OF_THEIR_OWN.search(head)),
        (-2, any(i.figure.change for i in three)),
        (-0.8 * len(between), True),
        (1, any(head[i : i + 2] in told for i in range(len(head) - 1))),
        (1, _PAID.search(told)),
    )) - 0.7 * _apart(page, total, rate) - 0.5 * _apart(page, count, rate)  # fmt: skip


def _apart(page: Page, a: Item, b: Item) -> float:
    return apart(page, *sorted((a, b), key=_start))
