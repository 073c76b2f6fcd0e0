"""Townships and the counties named beside them."""

from __future__ import annotations

import re

from core.gazetteer import Gazetteer, Unit, Village
from core.model import Case, Check, Place


def townships(case: Case, gazetteer: Gazetteer) -> list[Check]:
    """For each county and township named in one breath, whether the county has or had it; once a pair if it agrees."""
    found: list[Check] = []
    agreed: set[tuple[str | None, ...]] = set()
    for mention in case.places:
        place = mention.place
        if not place or not place.township or not place.county or place.township not in mention.text:
            continue
        county = unit_of(place, gazetteer)
        if county is None:
            continue
        if place.township in gazetteer.townships(county.id) or place.former:
            if place.names[:4] not in agreed:
                agreed.add(place.names[:4])
                found.append(Check(mention.span, "place", True, f"{place.township}属{place.county}。"))
        elif why := _contradicts(place, county, gazetteer):
            found.append(Check(mention.span, "place", False, why))
    return found


def unit_of(place: Place, gazetteer: Gazetteer) -> Unit | None:
    """The county of a place as a unit."""
    for unit in gazetteer.named(place.county or ""):
        if unit.level == 3 and gazetteer.place(unit).names[:3] == place.names[:3]:
            return gazetteer.today(unit) or unit
    return None


def _contradicts(place: Place, county: Unit, gazetteer: Gazetteer) -> str:
    """Why the township is likely wrong: the village is in one of like name, or a neighbour has it; "" if unknown."""
    name = place.township or ""
    like = [t for t in gazetteer.townships(county.id).values() if _alike(t.name, name)]
    if place.village and like:
        homes = {v.township for v in villages_of(place.village, county, gazetteer)}
        likely = [t for t in like if t.id in homes]
        if likely:
            return f"{place.county}没有{name}，{place.village}在{likely[0].name}，疑为笔误。"
    owner = next((u for u in gazetteer.named(name) if _neighbours(u, county, gazetteer)), None)
    if owner:
        return f"{name}属{gazetteer.place(owner).county}，不属{place.county}。"
    return ""


def _alike(one: str, other: str) -> bool:
    """Names of one length that differ in one character."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def villages_of(name: str, county: Unit, gazetteer: Gazetteer) -> tuple[Village, ...]:
    known = gazetteer.villages(county.id)
    base = re.sub("(?:社区|嘎查|村)$", "", name)
    return known.get(base) or known.get(name)


def _neighbours(township: Unit, county: Unit, gazetteer: Gazetteer) -> bool:
    """The township lies in another county of the same city."""
    home = gazetteer.place(township)
    here = gazetteer.place(county)
    return township.level == 4 and home.names[:2] == here.names[:2] and home.county != here.county
