"""A mention as the resolver hands it on: where it stands and which place it is."""

from __future__ import annotations

from dataclasses import dataclass

from core.gazetteer import Gazetteer, Unit
from core.model import Place


@dataclass(frozen=True, slots=True)
class Site:
    """A mention with its place; `unit` is the deepest unit above village level, `place` None if it stays open."""

    start: int
    end: int
    place: Place | None
    unit: Unit | None = None
    candidates: tuple[Place, ...] = ()


def taken_by(sites: list[Site]) -> set[int]:
    return {i for site in sites for i in range(site.start, site.end)}


def settled(sites: list[Site]) -> dict[str, Place]:
    """Villages that the text hangs under a township, by their name in it; a name of two places is left out."""
    found: dict[str, Place] = {}
    double = set()
    for site in sites:
        if (
            site.place
            and site.place.village
            and (not site.unit or site.unit.level == 4 or site.unit.level == 3)
        ):
            other = found.setdefault(site.place.village, site.place)
            if other.names[:4] != site.place.names[:4]:
                double.add(site.place.village)
    return {name: place for name, place in found.items() if name not in double}


def today(unit: Unit, gazetteer: Gazetteer) -> Unit:
    return gazetteer.today(unit) or unit


def parent(unit: Unit) -> int:
    """The id of the unit that holds the townships: of a township its county, of a county itself."""
    return unit.parent if unit.level == 4 else unit.id


def holds_townships(unit: Unit, gazetteer: Gazetteer) -> bool:
    """A city without counties (东莞)."""
    return unit.level == 2 and gazetteer.counties(unit) == (unit,)
