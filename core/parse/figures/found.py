"""A quantity as the scanner finds it, before its sentence gives it a meaning."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from core.model import Modifier


class Found(NamedTuple):
    """A quantity at `start:end` of the reading text (modifiers included); the number itself stands at `at:number_end`,
    the unit ends at `unit_end` and is `unit` as written. `implied`: the text has no unit here; it follows from a noun
    or from a neighbour. `chinese`: the number is in Chinese characters."""

    start: int
    end: int
    at: int
    number_end: int
    unit_end: int
    low: Decimal
    high: Decimal | None
    unit: str
    modifier: Modifier | None
    chinese: bool = False
    implied: bool = False
    rank: bool = False
