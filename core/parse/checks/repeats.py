"""The same figure told twice: with the same value it agrees, with swapped digits one of the two is a slip."""

from __future__ import annotations

import re
from itertools import combinations

from core.model import Check
from core.parse.checks.items import Item, Page, alike, said

_WHOLE = re.compile(
    r"(?:全[村镇乡县]|[村镇乡县])(?:现|共|总)?(?:有|共有)?(?:农户|人口|总人口|耕地|耕地面积)?$"
)
_BARE = re.compile(r"[都均全已也,。;、\d]|$")


def checks(page: Page) -> list[Check]:
    """Pairs of figures of one indicator, unit, place and period in different sentences."""
    out = []
    counted = [i for i in page.items if i.unit not in ("", "%", "年", "天", "岁", "月") and i.name]
    seen: set[int] = set()
    for a, b in combinations(counted, 2):
        if a.sentence == b.sentence or a.unit != b.unit or not (_same_thing(a, b) or _wholes(page, a, b)):
            continue
        if a.value == b.value and _digits(a) >= 2 and b.start not in seen:
            seen.add(b.start)
            out.append(
                page.check("duplicate", True, f"“{b.figure.indicator}”前后均为{said(b)}", b, b, other=a)
            )
        elif a.exact and b.exact and (_slip(a.value, b.value) or _wholes(page, a, b)) and not _apart(a, b):
            note = f"“{b.figure.indicator}”前文为{said(a)},此处为{said(b)}"
            out.append(page.check("duplicate", False, note, b, b, other=a))
    return out


def _digits(item: Item) -> int:
    return len(f"{item.value:g}".replace(".", "").rstrip("0"))


def _same_thing(a: Item, b: Item) -> bool:
    telling = _digits(a) >= 3 and (a.value == b.value or _slip(a.value, b.value))
    enough = 0.5 if telling else 0.75
    return (
        alike(a.name, b.name) >= enough
        or (a.name.endswith(b.name) and len(b.name) >= 2)
        or (b.name.endswith(a.name) and len(a.name) >= 2)
    )


def _slip(a: float, b: float) -> bool:
    """Whether two numbers differ as slips of the pen do: the same digits in another order."""
    one, two = f"{a:.10g}".replace(".", ""), f"{b:.10g}".replace(".", "")
    return (
        a != b
        and len(one) == len(two) >= 3
        and sorted(one) == sorted(two)
        and one[0] != "0"
        and sum(x != y for x, y in zip(one, two, strict=True)) == 2
    )


def _wholes(page: Page, a: Item, b: Item) -> bool:
    """全村共有286户 and later 全村312户: one place has one number of households, people or fields."""
    if a.unit not in ("户", "人", "亩") or a.figure.place != b.figure.place:
        return False
    bare = all(_BARE.match(page.folded, item.end) for item in (a, b))
    heads = [_WHOLE.search(page.before(item, 12)) for item in (a, b)]
    # 全村 points at the place; 甲村 and 乙村 are told apart only when places are known.
    whole = all(head and (a.figure.place or head.group().startswith("全")) for head in heads)
    return whole and (bare or a.name == b.name) and a.value != b.value


def _apart(a: Item, b: Item) -> bool:
    """Different periods or places are different facts."""
    if a.figure.period and b.figure.period and a.figure.period != b.figure.period:
        return True
    one, two = a.figure.place, b.figure.place
    return (
        (one is not None and two is not None and not (one.within(two) or two.within(one)))
        or a.figure.change is not None
        or b.figure.change is not None
    )
