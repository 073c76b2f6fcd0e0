"""A total told behind what it adds up: 一季度卖了1640万元,二季度2210万元,三季度1980万元,前九个月累计6130万元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from core.model import Check
from core.parse.checks.items import Item, Page, fine, plain, said
from core.parse.checks.totals import UNSAID
from core.parse.checks.weighing import weigh

_ENOUGH = 4.0
_REACH = 9
_TOTAL = re.compile(
    r"(?:总共|一共|共计|合计|累计|共)[\u4e00-\u9fff]{1,4}$|(?:统共|合计|一共|共计|加起来|加在一起|拢共|合起来)?(?:累计|总共|总计|共|总(?:投资|额|数|量|产|面积|收入|产值|长度?|里程|人数|户数|规模)?)?"
    r"(?:为|是|有|达到?|投入|收入|约|实现|完成|发放|资金|安排|争取|筹集)*$"
)
_PLAIN = re.compile("统共|合计|一共|总共|共计|加起来|加在一起|拢共|合起来")
_HELD = frozenset(["期", "次", "届"])
_CLASS = re.compile("[班类型级组]$")
_SUMMED = re.compile("共|总|合|加|累计")
_AMONG = re.compile("其中|中")
_TWICE = re.compile("同时|重复|重叠|兼有")
_EACH = re.compile("其中|人均|户均|亩均|每")


def checks(page: Page) -> list[Check]:
    """One check for each total that no run of the figures before it makes."""
    items = [i for i in page.items if i.counts or (i.unit in _HELD and i.amount > 0)]
    out = []
    for at, total in enumerate(items):
        word = _TOTAL.search(total.head) if _SUMMED.search(total.head) else None
        taken_up = not total.head and _pair_before(page, items, at)
        if not taken_up and (word is None or not _SUMMED.search(word.group())):
            continue
        before = [
            i
            for i in items[max(at - _REACH, 0) : at]
            if i.kind == total.kind and total.sentence - i.sentence <= 1
        ]
        run = _last_run(before, total)
        if len(run) < 2 or _made(before, total) or _TWICE.search(page.folded, run[0].start, total.start):
            continue
        if UNSAID.search(page.between(run[-1], total)):
            continue
        plainly = taken_up or bool(word and _PLAIN.search(word.group()))
        runs = [run[first:] for first in range(len(run) - 1)]
        parts = max(runs, key=lambda parts: _score(page, parts, total, plainly))
        if _score(page, parts, total, plainly) >= _ENOUGH:
            amount = sum(i.amount for i in parts) * total.value / total.amount
            note = f"{'、'.join(said(i) for i in parts)}合计{plain(amount)}{total.unit},文中写作{said(total)}"
            out.append(page.check("sum", False, note, parts[0], total, other=parts[0]))
    return out


def _pair_before(page: Page, items: Sequence[Item], at: int) -> bool:
    """一期10栋、二期6栋,18栋楼房依山而建: a list, and at once what it makes."""
    if at < 2:
        return False
    a, b, total = items[at - 2], items[at - 1], items[at]
    listed = re.fullmatch(r"、[^,。;、\d]{1,6}", page.between(a, b)) is not None
    told_at_once = page.between(b, total) == "," and total.amount > max(a.amount, b.amount)
    return a.unit == b.unit == total.unit and listed and told_at_once


def _last_run(before: Sequence[Item], total: Item) -> list[Item]:
    """The figures right before a total that are smaller than it."""
    larger = max((n for n, i in enumerate(before) if i.amount >= total.amount), default=-1)
    return list(before[larger + 1 :])


def _made(before: Sequence[Item], total: Item) -> bool:
    room = max(fine(total) + sum(fine(i) for i in before), 0.002 * total.amount)
    sums = (
        sum(i.amount for i in before[first:last])
        for first in range(len(before)) for last in range(first + 2, len(before) + 1)
    )  # fmt: skip
    pairs = (
        a.amount + b.amount for a, b in combinations(before, 2)
    )  # 152公里, of which…; and 138公里 a year ago
    return any(abs(amount - total.amount) <= room for amount in (*sums, *pairs))


def _score(page: Page, parts: Sequence[Item], total: Item, plainly: bool) -> float:
    links = [len(page.between(a, b)) for a, b in pairwise((*parts, total))]
    ratio = sum(i.amount for i in parts) / total.amount
    return weigh((
        (2, 0.75 < ratio < 1.3),
        (-2, not 0.4 < ratio < 2.5),
        (1.5, all(i.sentence == total.sentence for i in parts)),
        (1, len(parts) >= 3),
        (1.5, max(links) <= 14),
        (-1.5, max(links) > 30),
        (-1.5, not all(i.exact for i in (*parts, total))),
        (-2, any(i.figure.change and not _CLASS.search(i.head) for i in (*parts, total))),
        (-1.5, _AMONG.search(page.between(parts[-1], total))),
        (-1.5, any(_EACH.search(i.head) for i in parts)),
        (-1, len({i.unit for i in (*parts, total)}) > 1),
        (1, plainly),
    ))  # fmt: skip
