"""A figure in the headline that the article tells with a slip of the pen: 2.4万吨苹果喜获丰收, and 总产量达到4.2万吨."""

from __future__ import annotations

import re
from itertools import pairwise

from core.model import Check, Field
from core.parse.checks.items import Item, Page
from core.parse.checks.retold import likeness
from core.parse.figures import not_figures, quantities
from core.parse.figures.folding import fold
from core.parse.figures.found import Found
from core.parse.figures.normal import normal

_ABOUT = re.compile("[近逾超过约余多]")


def checks(page: Page) -> list[Check]:
    """One check for each figure of title and subtitle that no figure of the article bears out, though one nearly does."""
    fields = [field for field in (page.case.title, page.case.subtitle) if field]
    return [check for field in fields for found in _figures(field) if (check := _held(page, field, found))]


def _figures(field: Field) -> list[Found]:
    folded = fold(field.value)
    return quantities.scan(field.value, folded, not_figures.mask(folded, ()))


def _held(page: Page, field: Field, found: Found) -> Check | None:
    amount, value = normal(found), float(found.low)
    if amount is None or found.high is not None or value < 2:
        return None
    alike = [i for i in page.amounts if i.kind == amount.unit]
    room = 0.12 if _ABOUT.search(field.value, max(0, found.start - 1), found.end + 1) else 0.05
    if any(abs(i.amount / amount.value - 1) < room for i in alike):
        return None
    words = {a + b for a, b in pairwise(fold(field.value))}
    meant = [i for i in alike if likeness(i.value, value) and i.exact and _words(i) & words]
    if not meant or field.span is None:
        return None
    note = f"标题为{field.value[found.start : found.end]},此处为{meant[0].figure.text}"
    return Check(meant[0].figure.span, "duplicate", False, note, field.span)


def _words(item: Item) -> set[str]:
    return {a + b for text in (item.head, item.tail, item.name) for a, b in pairwise(text)}
