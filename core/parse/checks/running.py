"""A number that grows from sentence to sentence: 发展到65户,又吸收28户,达到93户."""

from __future__ import annotations

import re

from core.model import Check
from core.parse.checks import whose
from core.parse.checks.items import Item, Page, alike, fine, said, told

_MORE = re.compile(
    r"(?:新增|新建|新栽|新种|新吸[收纳]|新发展|又|再|追加|扩[种建栽]了?(?!到)|吸[收纳]|增[添加补列](?![到至])|贷款|借|加上)[^,。;:\d]{0,8}$"
)
_REACHES = re.compile(
    r"(?:总数|总面积|总量|规模|面积|累计|总)?[^,。;:\d]{0,4}(?:达到?了?|增至|增加到|增长到|发展到|扩大到|升至|突破|凑[足够齐成了]|调整后?为)[^,。;:\d]{0,2}$"
)
_FROM = re.compile(
    r"原有|原来|现有|已有|发展到|扩[大种建]?到|增[加长]?[到至]|达到?|[共有]|种|建|养|积蓄|拿出|自筹|原|计划|贷款|借"
)
_OTHERS = re.compile(r"每|均|带动|累计|占|比|较|去年同期|力争|预计|第[三四五六]|收入|产值|销售")
_SENTENCES = 3
_NEAR = 0.35


def checks(page: Page) -> list[Check]:
    """One check for each level that is told to be reached after something was added to the level before."""
    out = []
    for at, now in enumerate(page.items):
        if not now.exact or now.kind in ("%", "", "百分点") or not _REACHES.search(now.head):
            continue
        near = [i for i in page.items[max(at - 8, 0) : at] if i.kind == now.kind and i.unit == now.unit]
        near = [i for i in near if now.sentence - i.sentence <= _SENTENCES]
        if len(near) < 2 or _OTHERS.search(now.head) or now.planned:
            continue
        check = _grown(page, near[-2], near[-1], now)
        out += [check] if check else []
    return out


def _grown(page: Page, then: Item, more: Item, now: Item) -> Check | None:
    heads = [i.head for i in (then, more)]
    if not all(i.exact and not i.planned for i in (then, more)) or not _MORE.search(heads[1]):
        return None
    if any(_OTHERS.search(head) for head in heads) or _MORE.search(heads[0]) or not _FROM.search(heads[0]):
        return None
    added = then.amount + more.amount
    off = abs(added - now.amount)
    if off <= fine(now) + fine(then) + fine(more) + 1e-6:
        return _note(page, then, more, now, added, True)
    one = (
        alike(then.name, now.name) >= 0.3
        or now.name in ("", "达到")
        or now.sentence in (then.sentence, more.sentence)
    )
    close = off <= _NEAR * now.amount and now.amount > max(then.amount, more.amount)
    turned = not whose.same(page, then, now)
    return _note(page, then, more, now, added, False) if one and close and not turned else None


def _note(page: Page, then: Item, more: Item, now: Item, added: float, holds: bool) -> Check:
    sums = f"{said(then)}+{said(more)}={told(added, now)}"
    note = f"{sums},与所写{said(now)}相符" if holds else f"{sums},文中写作{said(now)}"
    return page.check("sum", holds, note, then, now, other=now)
