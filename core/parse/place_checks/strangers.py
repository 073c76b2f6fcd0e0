"""Townships of another county that the text tells of as its own, and villages that it puts under two townships."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.gazetteer import Gazetteer, Unit
from core.model import Case, Check, Place, Span
from core.parse.place_checks.passages import relation
from core.parse.place_checks.townships import unit_of, villages_of
from core.parse.places import words
from core.parse.places.scan import names_of, towns
from core.parse.projection import Projection

_TELLING = 4
_CLAUSE = re.compile("[，,。；;：:！？\n]")


def strangers(case: Case, view: Projection, text: str, gazetteer: Gazetteer) -> list[Check]:
    """One check for each township that only another county of the province has, where nothing says that it is theirs."""
    home = case.primary_place.place if case.primary_place and not case.primary_place.others else None
    county = unit_of(home, gazetteer) if home and home.county else None
    if home is None or county is None:
        return []
    named = [m.span for m in case.places if m.place]
    first = next((m.span for m in case.places if m.place and m.place.within(home)), None)
    found: dict[str, Check] = {}
    for start, end in _townships(text, gazetteer):
        name, span = text[start:end], view.span(start, end)
        if name in found or any(span.start < n.end and n.start < span.end for n in named):
            continue
        owner = _owner(name, county, home, gazetteer)
        if owner and not _in_touch(text, start, end, owner):
            found[name] = Check(span, "place", False, f"{name}属{owner.county}，不属{home.county}。", first)
    return list(found.values())


def moved(case: Case, gazetteer: Gazetteer) -> list[Check]:
    """Villages that the text puts under one township here and under another there, the county having only one of them."""
    told: dict[tuple[str | None, ...], dict[str, Span]] = {}
    for mention in case.places:
        place = mention.place
        if place and place.county and place.township and place.village and place.township in mention.text:
            told.setdefault((*place.names[:3], place.village), {}).setdefault(place.township, mention.span)
    return [
        c
        for (province, city, county, village), at in told.items()
        if len(at) > 1
        for c in _moves(Place(province, city, county), village, at, gazetteer)
    ]


def carried(case: Case) -> Iterator[Check]:
    """Villages of a telling name that the text puts into one county here and into another there."""
    told: dict[str, dict[str, Span]] = {}
    for mention in case.places:
        place = mention.place
        if place is None or not place.county or len(place.village or "") < _TELLING:
            continue
        if place.county[:2] in mention.text:
            told.setdefault(place.village or "", {}).setdefault(place.county, mention.span)
    for village, at in told.items():
        for county, span in list(at.items())[1:]:
            first = next(iter(at))
            yield Check(span, "place", False, f"{village}别处属{first}，此处属{county}。", at[first])


def _moves(home: Place, village: str | None, at: dict[str, Span], gazetteer: Gazetteer) -> Iterator[Check]:
    county = unit_of(home, gazetteer)
    known = villages_of(village or "", county, gazetteer) if county else ()
    homes = {gazetteer.unit(v.township).name for v in known}
    if len(homes & set(at)) > 1:
        return  # two villages of one name
    right = next((town for town in at if town in homes), next(iter(at)))
    for town, span in at.items():
        if town != right:
            yield Check(span, "place", False, f"{village}别处属{right}，此处属{town}。", at[right])


def _townships(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Names of townships in full behind a clear edge, the longest at each place."""
    reached = 0
    for token in sorted(towns(text, names_of(gazetteer)), key=lambda t: (t.start, -t.end)):
        if token.start >= reached and words.opens(text, token.start):
            reached = token.end
            yield token.start, token.end


def _owner(name: str, county: Unit, home: Place, gazetteer: Gazetteer) -> Place | None:
    """The county whose township it is: the only one of the name that there is or was, in the same province."""
    units = gazetteer.named(name)
    own = gazetteer.townships(county.id)
    if len(units) != 1 or not units[0].current or units[0].level != 4 or name in own:
        return None
    if any(unit.short == units[0].short for unit in own.values()) or units[0].short in gazetteer.common():
        return None
    place = gazetteer.place(units[0])
    return (
        place if place.county and place.names[:1] == home.names[:1] and place.county != home.county else None
    )


def _in_touch(text: str, start: int, end: int, owner: Place) -> bool:
    """The text names the other county somewhere, or the clause says what ties the township to ours."""
    assert owner.county is not None
    if owner.county in text or (len(owner.county) > 2 and owner.county[:-1] in text):
        return True
    opening = max(
        (m.end() for m in _CLAUSE.finditer(text, max(0, start - 60), start)), default=max(0, start - 60)
    )
    closing = _CLAUSE.search(text, end)
    stop = closing.start() if closing else len(text)
    before = text[start - 1 : start] in words.characters("relation", "before")
    return before or relation().search(text, opening, stop) is not None
