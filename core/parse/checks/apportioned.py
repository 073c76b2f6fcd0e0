"""A whole, some of it, and the rest: 186户里,消除风险的有132户;没有消除风险的还有64户."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.model import Check
from core.parse.checks.items import Item, Page, plain, said, slack
from core.parse.checks.retold import likeness
from core.parse.checks.sums import CROSSING
from core.parse.checks.weighing import ENOUGH, apart, weigh
from core.parse.figures import numerals

_MOST = 5
_REST = re.compile(r"其余|其他|其它|剩|余下|没有|未|尚未|女")
_MEAN = re.compile("平均|均|每")
_OTHER = re.compile(r"没(?!收)|另(?:外|有)|还有|[县省区]外|外出|后者")
_SO_MANY = re.compile(
    r"(\d|[两三四五六七八九十])(?:类|种|档|批|个(?:片区?|村|镇|乡镇|部分|组|环节|合作社|园区|基地|社区|车间|乡))"
)
_FRAME = re.compile(
    r"其中|[户人家名个位亩吨座间头只元]里|里头|里面|[户人家名个位亩吨座间头只元员]中|当中|分为|包括"
)


def checks(page: Page) -> list[Check]:
    """One check for each rest that fits no whole and no parts before it."""
    items = page.amounts
    found = (
        _rest(page, items[max(at - 12, 0) : at], rest)
        for at, rest in enumerate(items)
        if not _goes_on(items, at)
    )
    return [*_listed(page, items), *(check for check in found if check)]


def _rest(page: Page, before: Sequence[Item], rest: Item) -> Check | None:
    head = rest.head
    strong = _REST.search(head) is not None
    if not strong and not _OTHER.search(head):
        return None
    near = [i for i in before if i.kind == rest.kind and rest.sentence - i.sentence <= strong]
    splits = list(_splits(near, rest))
    if any(abs(_off(whole, parts)) <= 0.002 + slack(whole, *parts) for whole, parts in splits):
        return None
    scored = [(_score(page, whole, parts, strong), -whole.start, parts, whole) for whole, parts in splits]
    if not scored:
        return None
    score, _, parts, whole = max(scored, key=lambda one: one[:2])
    if score < ENOUGH + 1 or (not strong and "另" in head and _off(whole, parts) > 0):
        return None  # 用工46人,其中脱贫户18人,另有33名老人在家加工
    total = sum(part.amount for part in parts) * whole.value / whole.amount
    note = f"{'、'.join(said(part) for part in parts)}合计{plain(total)}{whole.unit},文中写作{said(whole)}"
    return page.check("sum", False, note, whole, rest, other=whole)


def _listed(page: Page, items: Sequence[Item]) -> Iterator[Check]:
    """其中甲130批、乙85批、丙65批 of 260批; 三个片区分别看,5200亩,3100亩,1900亩 of the 11200亩 a sentence before."""
    for at, whole in enumerate(items):
        parts = _smaller_behind(items, at)
        parts = [i for i in parts if i.sentence == parts[0].sentence and i.sentence - whole.sentence <= 1]
        if len(parts) < 3 or any(not _joined(page, a, b) for a, b in pairwise(parts)) or _cross(parts):
            continue
        if any(_MEAN.search(i.head) for i in parts) or _begun_by(whole, parts):
            continue
        total, link = sum(i.amount for i in parts), page.between(whole, parts[0])
        number = _SO_MANY.search(link)
        so_many = number is not None and _number(number[1]) == len(parts)
        among = "其中" in link and 1.002 < total / whole.amount < 1.1 and likeness(total, whole.amount) > 0
        all_told = (so_many or "分别" in link) and 0.7 < total / whole.amount < 1.4
        plain_told = all(i.exact and not i.figure.change and not i.planned for i in (whole, *parts))
        if (among or all_told) and plain_told and abs(total / whole.amount - 1) > 0.004:
            amount = total * whole.value / whole.amount
            note = f"{'、'.join(said(i) for i in parts)}合计{plain(amount)}{whole.unit},文中写作{said(whole)}"
            yield page.check("sum", False, note, whole, parts[-1], other=whole)


def _begun_by(whole: Item, parts: Sequence[Item]) -> bool:
    """Whether the first of the parts make the whole already: what follows is told of something else."""
    return any(abs(sum(i.amount for i in parts[:n]) / whole.amount - 1) < 0.004 for n in range(2, len(parts)))


def _joined(page: Page, a: Item, b: Item) -> bool:
    link = page.between(a, b)
    return len(link) <= 14 and ")" not in link


def _smaller_behind(items: Sequence[Item], at: int) -> list[Item]:
    """The figures of its kind behind `items[at]`, as far as they are smaller."""
    whole = items[at]
    behind = [i for i in items[at + 1 : at + 4 + _MOST] if i.kind == whole.kind]
    end = next((n for n, i in enumerate(behind) if i.amount >= whole.amount), len(behind))
    return behind[:end]


def _number(text: str) -> int:
    found = numerals.number(text)
    return int(found.low) if found else 0


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Whether one more part is told after this one: 竣工1个,在建3个,还有1个正在办理手续."""
    after = items[at + 1] if at + 1 < len(items) else None
    return after is not None and after.kind == items[at].kind and after.sentence == items[at].sentence


def _splits(near: Sequence[Item], rest: Item) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    """Each figure before the rest as a whole, with those between as its parts."""
    for at, whole in enumerate(near):
        for first in range(at + 1, len(near)):
            parts = (*near[first:], rest)
            if _cross(parts):
                continue
            if len(parts) <= _MOST and all(part.amount < whole.amount for part in parts):
                yield whole, parts


def _cross(parts: Sequence[Item]) -> bool:
    """Party members, women and people of some age are not apart from each other."""
    kinds = [set(CROSSING.findall(part.head + part.tail)) for part in parts]
    return any(kinds) and len(set(map(frozenset, kinds))) > 1 and {"女"} != set.union(*kinds)


def _off(whole: Item, parts: Sequence[Item]) -> float:
    return sum(part.amount for part in parts) / whole.amount - 1


def _score(page: Page, whole: Item, parts: Sequence[Item], strong: bool) -> float:
    off = _off(whole, parts)
    all_told = parts[0].number == whole.number + 1 or not any(
        i.kind == whole.kind for i in page.items[whole.number + 1 : parts[0].number]
    )
    return weigh((
        (1, True),
        (1, strong),
        (1.5, _FRAME.search(page.folded, whole.start, parts[0].start)),
        (1.5, abs(off) < 0.25),
        (-2, not -0.5 < off < 1),
        (1, off > 0),
        (-2, not all_told),
        (-0.5, any(part.unit != whole.unit for part in parts)),
    )) - max(apart(page, whole, part) for part in parts)  # fmt: skip
