"""What an attentive reviewer would notice: each check states what it compared and whether it holds."""

from __future__ import annotations

from dataclasses import replace

from core.gazetteer import Gazetteer
from core.model import Case, Check
from core.parse import name_checks, place_checks
from core.parse.checks import (
    accounted,
    added_up,
    apportioned,
    by_time,
    changes,
    chronology,
    companions,
    constants,
    counted_lists,
    covered,
    differences,
    directions,
    enumerations,
    exceeding,
    extremes,
    growth,
    headline,
    hundreds,
    larger,
    lists,
    outside,
    per_unit,
    processes,
    products,
    rates,
    remainders,
    repeats,
    restated,
    resumed,
    retold,
    running,
    shares,
    stated_shares,
    steps,
    subsets,
    sums,
    tabled,
    totals,
    wholes,
    years,
)
from core.parse.checks.items import Page, lay_out, said
from core.parse.projection import Projection

MODULES = (
    changes,
    steps,
    years,
    directions,
    differences,
    shares,
    sums,
    hundreds,
    totals,
    companions,
    running,
    covered,
    tabled,
    subsets,
    processes,
    wholes,
    remainders,
    lists,
    enumerations,
    repeats,
    resumed,
    retold,
    constants,
    outside,
    products,
    by_time,
    restated,
    rates,
    chronology,
)
"""What is compared, in this order: each has `checks(page)`."""

WEIGHED = (
    exceeding,
    apportioned,
    stated_shares,
    per_unit,
    growth,
    counted_lists,
    added_up,
    extremes,
    headline,
    larger,
)
"""What is doubted for reasons that add up, where nothing in `MODULES` has agreed or doubted already."""


def read(case: Case, view: Projection, gazetteer: Gazetteer) -> Case:
    """`case` with its checks in the order of the text, agreements (`holds`) and doubts (`soft`) included."""
    page = lay_out(case, view)
    found: list[Check] = []
    for module in MODULES:
        found += module.checks(page)
    found += _unexplained(page, [check for module in WEIGHED for check in module.checks(page)], found)
    found = accounted.clear(page, found)
    found += place_checks.checks(case, view, gazetteer)
    found += name_checks.checks(case, view)
    return replace(case, checks=tuple(_once(found)))


_EXPLAINS = frozenset(["sum", "share"])


def _unexplained(page: Page, doubts: list[Check], found: list[Check]) -> list[Check]:
    """Those doubts whose last number no sum and no share of `found` accounts for, be it right or wrong."""
    known = [check for check in found if check.kind in _EXPLAINS and not check.soft]
    numbers = {item.figure.span.end: said(item) for item in page.items}
    return [
        doubt
        for doubt in doubts
        if not any(
            check.span.start < doubt.span.end <= check.span.end
            and numbers.get(doubt.span.end, "") in check.note
            for check in known
        )
    ]


def _once(found: list[Check]) -> list[Check]:
    """In order, one contradiction for one place, and one agreement for one pair of places and kind.

    A contradiction outweighs an agreement about the same; of several the first in the order of the modules stands.
    """
    kept: dict[tuple[object, ...], Check] = {}
    for check in sorted(found, key=lambda c: (c.span.start, c.span.end, c.holds, c.soft)):
        kept.setdefault(
            (check.span, check.kind, check.other) if check.holds else (check.span, check.soft), check
        )
    wrong = {(check.span, check.kind) for check in kept.values() if not check.holds}
    return [check for check in kept.values() if not check.holds or (check.span, check.kind) not in wrong]
