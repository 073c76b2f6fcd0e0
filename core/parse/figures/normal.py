"""A quantity in its canonical unit, so that figures can be compared, sorted and charted."""

from __future__ import annotations

from functools import cache

from core import lexicon
from core.model import Quantity
from core.parse.figures.folding import fold_word
from core.parse.figures.found import Found

_PEOPLE = frozenset({"人", "名", "位", "口人"})


@cache
def _worth() -> dict[str, tuple[str, str, float]]:
    out = {}
    for dimension, table in lexicon.load("units")["measures"].items():
        for unit, entry in table["units"].items():
            out[unit] = (table["canonical"], dimension, float(entry["factor"]))
    return out


def normal(item: Found) -> Quantity | None:
    """Value and canonical unit of a quantity; its lower end if it is a range. None for a rank or a bare number."""
    unit = fold_word(item.unit)
    if item.rank or not unit:
        return None
    value = float(item.low)
    if unit in _worth():
        canonical, dimension, factor = _worth()[unit]
        return Quantity(value * factor, canonical, dimension)
    if "/" in unit:
        return _rate(value, unit)
    if unit in _PEOPLE:
        return Quantity(value, "人", "people")
    return Quantity(value, unit, "households" if unit == "户" else "count")


def _rate(value: float, unit: str) -> Quantity:
    top, _, base = unit.partition("/")
    over, under = _worth().get(top), _worth().get(base)
    factor = (over[2] if over else 1.0) / (under[2] if under else 1.0)
    name = f"{over[0] if over else top}/{under[0] if under else base}"
    return Quantity(value * factor, name, f"{over[1] if over else top} per {under[1] if under else base}")
