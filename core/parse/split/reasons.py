"""What speaks for a reading of a line, or against it: named reasons whose weights add up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Reason(NamedTuple):
    """What speaks for a reading (or, below 0, against it), and the rule that says so."""

    weight: float
    rule: str


def total(reasons: Iterable[Reason]) -> float:
    """How much reasons weigh together."""
    return sum([reason[0] for reason in reasons])
