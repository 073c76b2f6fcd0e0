"""Reasons for and against, each with its weight; an alarm is what they add up to.

The weights were set on some 600 articles of many makes, a hundred of them with errors put in, so that nearly all of
those stand above `ENOUGH` and next to nothing of the others does. Each reason is a fact of language, none is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable

from core.parse.checks import repeats, whose
from core.parse.checks.items import Item, Page

ENOUGH = 3.5


def weigh(reasons: Iterable[tuple[float, object]]) -> float:
    """The sum of the weights whose reasons hold."""
    return sum(weight for weight, holds in reasons if holds)


def apart(page: Page, a: Item, b: Item) -> float:
    """How much says that two figures are not of one thing at one time: periods, places, owners, steps of a change."""
    times = (a.figure.period, b.figure.period)
    return weigh((
        (2, times[0] != times[1] and all(times)),
        (3, repeats.elsewhere(page, a, b)),
        (2, not whose.unturned(page, a, b)),
        (3, a.figure.change or b.figure.change),
        (1.5, not (a.exact and b.exact)),
    ))  # fmt: skip


def made_of(page: Page, whole: Item, part: Item) -> bool:
    """脱贫户71户、监测户5户, and later all 76户 of both."""
    beside = (i for i in page.near(whole, 2) if i.kind == whole.kind and i is not whole)
    return any(whole.amount + i.amount == part.amount for i in beside)
