"""Totals that stand side by side: if 24个村 are 8, 11 and 5, then the 1.9万人 beside them are 6200, 9400 and 3400."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.model import Check
from core.parse.checks.items import Item, Page, fine, said, told

_BESIDE = 12
_MOST = 8
_SENTENCES = 4
_LINK = re.compile(r"[^。;\d]*")
_OTHERS = re.compile(r"每|均|占|比|较|其中|单价")
_NEAR = 0.4


def checks(page: Page) -> list[Check]:
    """One check for each total whose neighbour is the sum of the neighbours of its parts."""
    out: list[Check] = []
    for at, lead in enumerate(page.items[:-1]):
        total = page.items[at + 1]
        if _beside(page, lead, total):
            out += _compared(page, at, lead, total)
    return out


def _beside(page: Page, lead: Item, item: Item) -> bool:
    """Whether two figures of two kinds stand close together in one clause or the next."""
    if lead.kind == item.kind or item.start - lead.end > _BESIDE:
        return False
    link = page.between(lead, item)
    free = lead.exact and item.exact and not page.moving(lead) and not page.moving(item)
    named = lead.kind not in ("%", "") and item.kind not in ("%", "")
    # Cells of a table are added up column by column elsewhere.
    told_so = all(i.unit[-1:] in i.figure.text for i in (lead, item))
    return free and named and told_so and bool(_LINK.fullmatch(link)) and not _OTHERS.search(link)


def _compared(page: Page, at: int, lead: Item, total: Item) -> Iterator[Check]:
    """The nearest run of pairs, before or behind, whose first figures make up `lead`."""
    before = _pairs(page, range(at - 1, -1, -1), lead, total)
    behind = _pairs(page, range(at + 2, len(page.items) - 1), lead, total)
    for pairs in (before, behind):
        for size in range(2, len(pairs) + 1):
            run = pairs[:size]
            if abs(sum(a.amount for a, _ in run) - lead.amount) > 1e-6:
                continue
            parts = sorted((b for _, b in run), key=lambda b: b.start)
            added = sum(b.amount for b in parts)
            room = fine(total) + sum(fine(b) for b in parts if "." in b.figure.text)
            off = abs(added - total.amount)
            if off <= room + 1e-6 or (size >= 2 and room < off <= _NEAR * total.amount and lead.value >= 5):
                yield _note(page, parts, total, added, off <= room + 1e-6)
            return


def _pairs(page: Page, order: Sequence[int], lead: Item, total: Item) -> list[tuple[Item, Item]]:
    """Pairs of the same two units, the nearest first, as far as nothing else of these units stands between."""
    out: list[tuple[Item, Item]] = []
    for k in order:
        if k + 1 >= len(page.items) or len(out) >= _MOST:
            break
        a, b = page.items[k], page.items[k + 1]
        if abs(a.sentence - lead.sentence) > _SENTENCES:
            break
        if a.unit == lead.unit and b.kind == total.kind and a is not total and _beside(page, a, b):
            if _OTHERS.search(a.head) and out:
                break
            out.append((a, b))
    return out


def _note(page: Page, parts: Sequence[Item], total: Item, added: float, holds: bool) -> Check:
    sums = "+".join(said(p) for p in parts) + f"={told(added, total)}"
    note = f"{sums},与合计{said(total)}相符" if holds else f"{sums},文中合计写作{said(total)}"
    first, last = min(*parts, total, key=lambda i: i.start), max(*parts, total, key=lambda i: i.start)
    return page.check("sum", holds, note, first, last, other=total)
