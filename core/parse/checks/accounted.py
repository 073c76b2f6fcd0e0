"""What other figures of the same passage account for, so that it is no clash: 8.2万 more than 16.4万 is 50% of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model import Check
from core.parse.checks.items import Item, Page, rounding, spread

_AROUND = 6  # figures before and behind a doubt
_MOVED = re.compile("增|减|降|升|涨|提高|扩|缩")
_SUBJECT = re.compile(r"(?:^|[,;])([\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,6}占(?:比|到|了)?(?:约|近)?$")
_SUBTOTAL = re.compile("合计|共|小计")
_SAVED = re.compile("省[了下出去]|节省|节约|核减|结余|扣除|除去|减去|刨去")
_PORTION = re.compile("(?:得|分|归|拿|留)$")
_MEAN = re.compile(r"平均|[户人亩村棚株家头社期场次]均|每")


def clear(page: Page, doubts: Sequence[Check]) -> list[Check]:
    """Those doubts about sums, shares and parts that nothing around accounts for."""
    return [doubt for doubt in doubts if not _accounted(page, doubt)]


def _accounted(page: Page, doubt: Check) -> bool:
    if doubt.holds or doubt.kind not in ("sum", "share", "subset"):
        return False
    told = _told(page, doubt)
    if not told:
        return False
    near = [
        i for i in page.items[max(told[0].number - _AROUND, 0) : told[-1].number + 1 + _AROUND]
        if i.amount > 0 and told[0].sentence - 1 <= i.sentence <= told[-1].sentence + 1
    ]  # fmt: skip
    if doubt.kind == "sum":
        return _another_sum(page, told, near)
    if doubt.kind == "subset":
        return any(_MEAN.search(i.head) for i in told[:1]) or _larger_whole(page, told)
    if _is_share(told[-1]) and _PORTION.search(told[-1].head):
        return True  # 合作社得两成: of what is divided, whatever stands before it
    if _is_share(told[-1]):
        return _proportion(told[-1], near)
    return _another_product(told, near)


def _told(page: Page, doubt: Check) -> list[Item]:
    """The figures of a doubt, in order."""
    spans = [doubt.span, *([doubt.other] if doubt.other else [])]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return [i for i in page.items if start <= i.figure.span.start < end]


def _another_sum(page: Page, told: Sequence[Item], near: Sequence[Item]) -> bool:
    """Whether other sums and differences account for a total or for its parts: 760亩 and 360亩 are 1120亩."""
    behind = told[-1].amount > told[0].amount
    total, parts = (told[-1], told[:-1]) if behind else (told[0], told[1:])
    parts = [i for i in parts if i.kind == total.kind]
    others = [i for i in near if i not in told and i.kind == total.kind]
    amount = sum(i.amount for i in parts)
    if len(parts) >= 2 and any(abs(i.amount - amount) <= spread(i) for i in others):
        return True
    if len(parts) >= 3 and any(
        abs(amount - 2 * part.amount) <= spread(part) and _SUBTOTAL.search(part.head) for part in parts
    ):
        return True  # one of them is what the others make
    if _SAVED.search(page.folded, told[0].end, told[-1].start):
        last, ends = told[-1], [i for i in told[:-1] if i.kind == total.kind]
        if any(abs(a.amount - b.amount - last.amount) <= spread(last) for a in ends for b in ends):
            return True  # 预算4800万元,省了200万元,最终总投资4600万元
    if behind:  # 152公里,其中…82公里; 138公里 a year before; 290公里 in both
        before = [i for i in others if i.end <= total.start]
        return any(abs(i.amount + p.amount - total.amount) <= spread(total) for i in before for p in parts)
    # The first is a part like the others, or one of them is.
    sums = (total.amount + amount, *(total.amount + part.amount for part in parts))
    return any(abs(i.amount - made) <= spread(i) for i in others for made in sums)


def _larger_whole(page: Page, told: Sequence[Item]) -> bool:
    """用工360人,分育苗180人、田管120人,其中脱贫户216人: the whole stands farther off."""
    part = told[-1]
    if not any(i.kind == part.kind for i in told[1:-1]):
        return False
    before = [i for i in page.items if i.sentence == part.sentence and i.start < told[0].start]
    return any(i.kind == part.kind and i.amount >= part.amount for i in before)


def _is_share(item: Item) -> bool:
    return item.unit == "%" or (item.unit == "" and 0 < item.value < 1)


def _proportion(share: Item, near: Sequence[Item]) -> bool:
    """Whether the figure right before a share and another of its sentence are in the proportion told."""
    told = share.value if share.unit == "%" else share.value * 100
    room = max(rounding(share), 0.3) * 1.05
    before = [i for i in near if i.start < share.start and i.sentence == share.sentence and i.unit != "%"]
    if "贫困发生率" in share.head:
        return all(i.kind == "户" for i in before[-2:])  # it is of people, not of households
    if before and _MOVED.search(share.head) and not _MOVED.search(before[-1].head):
        return False  # 36万元 before and 9万元 now are three quarters less, not one
    subject = _SUBJECT.search(share.head)
    named = before if subject else []  # 县外5166人、县内2214人,外出务工占七成: of any of them
    # 开发岗位1800个,占有劳动能力的1.2万人的15%: posts are for people.
    last = [before[-2:]] if len(before) > 1 else []
    ratios = (
        ratio
        for one, two in (
            *((one, two) for one in (*before[-1:], *named) for two in before if one.kind == two.kind), *last,
        )
        for ratio in (one.amount / two.amount * 100, two.amount / one.amount * 100)
    )  # fmt: skip
    return any(abs(ratio - told) <= room for ratio in ratios)


def _another_product(told: Sequence[Item], near: Sequence[Item]) -> bool:
    """Whether another count makes the sum that is told: 约21万斤 at 12元 are 250多万元."""
    money = [i for i in told if i.kind == "元"]
    if len(money) < 2:
        return False
    total, rates = money[-1], [i.amount for i in money[:-1] if i.amount * 2 < money[-1].amount]
    counts = [i for i in near if i not in told and i.kind != "元" and not i.exact]
    return any(
        abs(number * rate / total.amount - 1) <= 0.05
        for i in counts
        for number in (i.value, i.amount, i.amount * 2)  # 斤 are half a kilogramme
        for rate in rates
    )
