"""So much for each, times how many, against the whole: 1200亩 at 600元 are 72万元, 86户 at 1200元 are 10.32万元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model import Check
from core.parse.checks.items import Item, Page, said, spread, told

_PER = re.compile(
    r"(?:每|一|平均每)(?P<per>碗|杯|条|件|只|亩|户|人|斤|公斤|吨|名|位|栋|座|个|头|只|株|棚|棵|箱|袋|台|套|盒|股)[^,。;:\d]{0,8}$"
    r"|(?P<mean>[亩户人棚株单])(?:均|产)[^,。;:\d]{0,8}$"
)
_BASES = {"单": "亩", "名": "人", "位": "人", "棚": "座"}
# The kind that a base is measured in; 斤 and 吨 are told apart by what they weigh.
_WEIGHTS = {"斤": 0.5, "公斤": 1.0, "吨": 1000.0}
_WHOLE = re.compile(r"共|总|年产|产量|产值|[可能]得|收入|卖|售|发放|租金|支付|分红|兑现|利润|获得|进账|赚|挣")
_TIMES = re.compile(r"(?:[每一]|[一个])([天日月季茬次批])|([日月])均")
_VAGUE = re.compile(r"倍|以上|不等|最[高低多少]|部分")
_NEAR = 60
_OFF = (0.04, 0.6)


def checks(page: Page) -> list[Check]:
    """One check for each whole that stands with how many there are and what each brings, in one sentence."""
    out = []
    for _, items in page.by_sentence():
        for i, each in enumerate(items):
            per = _per(page, each)
            if per and each.exact and not page.moving(each) and each.kind not in ("%", ""):
                found = _sides(page, items, i, per)
                check = _compared(page, each, *found, per) if found else None
                out += [check] if check else []
    return out


def _per(page: Page, item: Item) -> str:
    """What `item` is for each of: 亩 in 每亩租金600元, 亩产800公斤 and 600元/亩; '' if it is a whole."""
    _, slash, under = item.unit.partition("/")
    if slash:
        return _BASES.get(under, under)
    match = _PER.search(page.head(item))
    word = (match["per"] or match["mean"]) if match else ""
    return _BASES.get(word, word)


def _sides(page: Page, items: Sequence[Item], i: int, per: str) -> tuple[Item, Item] | None:
    """How many there are and the whole: the only ones near that `items[i]` can be meant for."""
    each = items[i]
    kind = each.kind.partition("/")[0]
    weighed = "公斤" if per in _WEIGHTS else per
    near = [x for x in items if abs(x.start - each.start) <= _NEAR and x is not each]
    bases = [x for x in near if x.kind == weighed and not _per(page, x) and not page.moving(x)]
    wholes = [x for x in near if x.kind == kind and not _per(page, x)]
    if len(bases) != 1 or len(wholes) != 1 or not bases[0].exact or wholes[0].figure.value_max:
        return None
    base, whole = bases[0], wholes[0]
    last = whole.start > max(base.start, each.start)
    return (base, whole) if last and not page.moving(whole) and _tied(page, each, base, whole) else None


def _tied(page: Page, each: Item, base: Item, whole: Item) -> bool:
    first = min(each, base, key=lambda x: x.start)
    words = page.folded[max(first.start - 8, 0) : whole.start]
    later = max(each, base, key=lambda x: x.start)
    clauses = len(re.findall(r"[,;]", page.between(later, whole)))
    times = [m[1] or m[2] for m in _TIMES.finditer(words.replace("日", "天"))]
    # 一天卖400碗, 每天进账3200元: both of one day; a price by the day and a whole by the year are not.
    steady = not times or (len(times) >= 2 and len(set(times)) == 1)
    return clauses <= 1 and steady and not _VAGUE.search(words) and _of_all(page, whole)


def _of_all(page: Page, whole: Item) -> bool:
    return _WHOLE.search(page.head(whole)) is not None or _WHOLE.match(page.tail(whole, 4)) is not None


def _compared(page: Page, each: Item, base: Item, whole: Item, per: str) -> Check | None:
    count = base.amount / _WEIGHTS.get(per, 1.0)
    expected = each.amount * count
    off = abs(expected - whole.amount) / whole.amount if whole.amount else 1.0
    room = (spread(each) / each.amount + spread(base) / base.amount) if each.amount and base.amount else 1.0
    room += spread(whole) / whole.amount if whole.amount else 0.0
    what = f"{said(base)}×{said(each)}={told(expected, whole)}"
    first = min(each, base, key=lambda x: x.start)
    if off <= room * 1.02:
        return page.check("share", True, f"{what},与所写{said(whole)}相符", first, whole, other=whole)
    if _agrees_vaguely(expected, whole):
        return None
    if _OFF[0] + room < off < _OFF[1]:
        return page.check("share", False, f"{what},文中写作{said(whole)}", first, whole, other=whole)
    return None


def _agrees_vaguely(expected: float, whole: Item) -> bool:
    """Whether 四千多, 近四千 or 约四千 may be said of `expected`."""
    low, high = {
        "approx_above": (0.98, 1.3),
        "at_least": (0.98, 9.9),
        "approx_below": (0.8, 1.02),
        "at_most": (0, 1.02),
    }.get(whole.figure.modifier or "", (0.85, 1.15) if whole.figure.modifier else (1.0, 1.0))
    return whole.amount * low <= expected <= whole.amount * high
