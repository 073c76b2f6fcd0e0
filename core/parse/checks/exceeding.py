"""A part that is larger than what it is a part of: 企业23家,拿到出口资质的就有27家."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.model import Check
from core.parse.checks.items import Item, Page, said
from core.parse.checks.repeats import thing
from core.parse.checks.weighing import ENOUGH, apart, weigh

_LONGEST = 60  # so far a part stands behind its whole, in characters
_WITHIN = re.compile(
    r"其中|里头|里面|里边|当中|之中|[户人家名个位亩吨座间头只元员]中|中[,有]|[户人家名个位亩吨座间头只元]里|光是?|仅|单是?|就有"
)
_OF_THEM = re.compile(r"的(?:就|已|也|共|一共|大约|约)?(?:有|是|占|达到?)?$")
_WHOLE = re.compile(r"全[县村镇乡市区州旗厂校社队]|共|现有|总|拥有|辖|这|收到|安排|报名|梳理|摸排|排查|有")
_GROWN = re.compile(
    r"增|发展到|扩|升|提高|超过|达到|带动|辐射|吸引|服务|覆盖|惠及|突破|翻|变成|销售|收入|目前|如今|现在|今年|明年|计划|将|力争|另|还|又|新|加上|捐"
)

_REACH, _ENOUGH_OF_PLACE = 25, 4.5
Names = tuple[str | None, ...]
"""A place from its province down."""
_ALL_OF_PLACE = re.compile(r"全[县区市旗镇乡村]")
_MEASURE = re.compile("(?:面积|产量|产值|总数|数量|规模|收入|资金|人数)$")
_ASIDE = re.compile(r"增|新|又|再|均|每|其中|带动")


def checks(page: Page) -> list[Check]:
    """One check for each figure that its words make a part of the one before it, and its value more."""
    items = page.amounts
    out = []
    for at, part in enumerate(items):
        before = [i for i in items[max(at - 3, 0) : at] if i.kind == part.kind]
        if before and before[-1].amount < part.amount and _score(page, before[-1], part) >= ENOUGH:
            whole = before[-1]
            note = f"{said(part)}是{said(whole)}中的一部分,却更大"
            out.append(page.check("subset", False, note, whole, part, other=whole))
    return [
        *out,
        *_smaller_places(page),
        *_older(page, items),
    ]


_AGED = re.compile(r"(?P<age>\d{2})周?岁(?:及其?)?以上的?[^,。;\d]{0,6}$")


def _older(page: Page, items: Sequence[Item]) -> Iterator[Check]:
    """70岁以上的97人,80岁以上的104人: who is over 80 is over 70."""
    aged = [(int(found["age"]), i) for i in items if (found := _AGED.search(page.before(i, 16)))]
    for (young, a), (old, b) in pairwise(aged):
        if young < old and a.kind == b.kind and a.amount < b.amount and a.sentence == b.sentence:
            yield page.check("subset", False, f"{said(b)}是{said(a)}中的一部分,却更大", a, b, other=a)


def _smaller_places(page: Page) -> Iterator[Check]:
    """全县产干银耳820吨, and 陈河镇采收干银耳1100吨."""
    placed: dict[str, list[tuple[Item, Names]]] = {}
    for item in page.amounts:
        if item.name and item.figure.place:
            placed.setdefault(item.kind, []).append((item, item.figure.place.names))
    for items in placed.values():
        for at, (a, of_a) in enumerate(items):
            for b, of_b in items[at + 1 : at + 1 + _REACH]:
                if of_a == of_b or a.amount == b.amount or set(a.name).isdisjoint(b.name):
                    continue
                if not (_inside(of_b, of_a) if a.amount < b.amount else _inside(of_a, of_b)):
                    continue
                whole, part = (a, b) if a.amount < b.amount else (b, a)
                if _place_score(page, whole, part) >= _ENOUGH_OF_PLACE:
                    note = f"{said(part)}只是{said(whole)}所在地方的一部分,却更大"
                    yield page.check("subset", False, note, b, b, other=a)


def _inside(small: Names, large: Names) -> bool:
    """Whether a place lies in a city or in what is smaller than one."""
    deep = max((n for n, name in enumerate(large) if name), default=0)
    return (
        deep >= 1
        and any(small[deep + 1 :])
        and all(not name or name == other for name, other in zip(large, small, strict=True))
    )


def _place_score(page: Page, whole: Item, part: Item) -> float:
    one, two = thing(whole.name), thing(part.name)
    shared = {a + b for a, b in pairwise(one)} & {a + b for a, b in pairwise(two)}
    heads = whole.head + part.head
    times = (whole.figure.period, part.figure.period)
    ratio = part.amount / whole.amount
    return weigh((
        (2, one == two),
        (1.5, one != two and (one.endswith(two) or two.endswith(one))),
        (min(2.0, 0.7 * len(shared)), one != two and not one.endswith(two) and not two.endswith(one)),
        (1.5, _ALL_OF_PLACE.search(page.folded, max(page.sentences[whole.sentence].start, whole.start - 30), whole.start)),
        (1, times[0] == times[1]),
        (-3, times[0] != times[1] and all(times)),
        (1, abs(whole.sentence - part.sentence) <= 2),
        (1, ratio < 2),
        (-2, ratio > 5),
        (-2, whole.figure.change or part.figure.change),
        (-3, whole.planned or part.planned),
        (-2, _ASIDE.search(heads)),
        (-1, not (whole.exact and part.exact)),
        (-9, not shared),
    ))  # fmt: skip


def _score(page: Page, whole: Item, part: Item) -> float:
    link, size = page.between(whole, part), part.amount / whole.amount
    if len(link) > _LONGEST or part.sentence - whole.sentence > 1:
        return 0.0
    if _ANEW.search(part.head) or _other_noun(whole, part):
        return 0.0
    of_them = _OF_THEM.search(part.head) is not None
    score = weigh((
        (2, _WITHIN.search(page.folded, whole.end - 1, part.start)),
        (1.5, of_them),
        (-2, of_them and _OF_THEM.search(whole.head)),
        (1, _WHOLE.search(whole.head)),
        (1.5, size < 1.35),
        (-2, size > 3),
        (1, whole.unit == part.unit and _one_noun(whole, part)),
        (-3, _GROWN.search(link)),
    ))  # fmt: skip
    reached = "其中" in link and whole.figure.change and whole.figure.change.role == "to"
    against = apart(page, whole, part) - (3.0 if reached and not part.figure.change else 0.0)
    return score - against if score >= ENOUGH else score


# A whole of its own: 现有的2.7万户, 西片4个村共有2600亩.
_ANEW = re.compile(r"[现共]有的?[^,。;\d]{0,4}$")


def _other_noun(whole: Item, part: Item) -> bool:
    """9个村 and 11个村干部 count two things."""
    longer = re.match(r"[\u4e00-\u9fff]干部|[\u4e00-\u9fff]民", part.tail)
    return whole.unit == "个" and longer is not None and not whole.tail.startswith(longer.group())


def _one_noun(whole: Item, part: Item) -> bool:
    """63户脱贫户 and 打工的脱贫户71户; 果园 and 挂果园."""
    behind = whole.tail[:2]
    if behind and behind in part.head + part.tail:
        return True
    if not whole.name or not part.name:
        return False
    return whole.name in part.name or (
        part.name.endswith(whole.name[-2:]) and not _MEASURE.search(whole.name)
    )
