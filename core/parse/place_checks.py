"""Checks on places: passages about somewhere else, and townships that the county named beside them does not have."""

from __future__ import annotations

import re
from functools import cache

from core.gazetteer import Gazetteer, Unit, Village
from core.model import Case, Check, Place, PlaceMention, Span
from core.parse.places import words
from core.parse.places.about import upto
from core.parse.projection import Projection
from core.parse.sentences import sentences

_TELLING = 15
"""Characters of the first sentence that says something: it tells where the case is and strays nowhere."""


def checks(case: Case, view: Projection, gazetteer: Gazetteer) -> tuple[Check, ...]:
    """What is odd about the case's places, and the township–county pairs that agree, in the order of the text."""
    found = [*_out_of_place(case, view), *_townships(case, gazetteer), *_counts(case, view, gazetteer)]
    return tuple(sorted(found, key=lambda check: check.span))


# --- passages about somewhere else ---


def _out_of_place(case: Case, view: Projection) -> list[Check]:
    """One check for each run of sentences that speak only of a county in which the case is not."""
    primary = case.primary_place.place if case.primary_place else None
    if primary is None or primary.level < 2 or (case.primary_place and case.primary_place.others):
        return []
    by_sentence = _mentions_by_sentence(case, view)
    opening = next((s.end for s in by_sentence if len(s) >= _TELLING), 0)
    told = {s: mentions for s, mentions in by_sentence.items() if s.start >= opening}
    stray = [s for s, mentions in told.items() if _strays(view, s, mentions, primary)]
    # An article that tells of one far county after another is a survey; a paste is of one.
    if len({_far_county(told[s], primary) for s in stray}) > 1:
        return []
    return [_passage(run, by_sentence, view, primary, case) for run in _runs(stray, by_sentence)]


def _far_county(mentions: list[PlaceMention], primary: Place) -> str:
    return next(
        _county(m.place) for m in mentions if m.place and m.place.level >= 3 and _far(m.place, primary)
    )


def _mentions_by_sentence(case: Case, view: Projection) -> dict[Span, list[PlaceMention]]:
    found: dict[Span, list[PlaceMention]] = {s: [] for s in sentences(view.text)}
    starts = list(found)
    for mention in case.places:
        at = view.to_reading(mention.span.start)
        here = next((s for s in starts if at is not None and s.start <= at < s.end), None)
        if here is not None:
            found[here].append(mention)
    return found


def _strays(view: Projection, sentence: Span, mentions: list[PlaceMention], primary: Place) -> bool:
    """The sentence is told of one far county as of its own scene: named in depth, with nothing that relates it to us."""
    places = [m.place for m in mentions if m.place and not m.within]
    far = [p for p in places if p.level >= 3 and _far(p, primary)]
    if not far or any(not _far(p, primary) and p.level >= 3 for p in places):
        return False
    if len({p.names[:3] for p in far}) != 1 or _relation().search(view.text, sentence.start, sentence.end):
        return False
    if any(_approached(view, m) for m in mentions if m.place in far):
        return False
    return len(places) > 1 or max(p.level for p in far) >= 4


def _approached(view: Projection, mention: PlaceMention) -> bool:
    """赴安吉县, 与松阳县: someone goes there or deals with it."""
    at = view.to_reading(mention.span.start) or 0
    return view.text[at - 1 : at] in words.characters("relation", "before") if at else False


def _far(place: Place, primary: Place) -> bool:
    """In another province, or in another city of the same one."""
    return place.province != primary.province or (
        place.city is not None and primary.city is not None and place.city != primary.city
    )


@cache
def _relation() -> re.Pattern[str]:
    found = sorted(words.words("relation", "words"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, found)))


def _runs(stray: list[Span], by_sentence: dict[Span, list[PlaceMention]]) -> list[list[Span]]:
    """Stray sentences with those that go on about them (该村与…) without naming a place of their own."""
    order = list(by_sentence)
    runs: list[list[Span]] = []
    for i, sentence in enumerate(order):
        if sentence in stray and not (runs and runs[-1][-1] == order[i - 1]):
            runs.append([sentence])
        elif runs and i and runs[-1][-1] == order[i - 1] and sentence in stray:
            runs[-1].append(sentence)
    return runs


def _passage(
    run: list[Span], by_sentence: dict[Span, list[PlaceMention]], view: Projection, primary: Place, case: Case
) -> Check:
    note = f"本段讲的是{_far_county(by_sentence[run[0]], primary)}，而全文讲的是{_county(primary)}。"
    first = next((m.span for m in case.places if m.place and m.place.within(primary)), None)
    return Check(view.span(run[0].start, run[-1].end), "place", False, note, first)


def _county(place: Place) -> str:
    return "".join(name for name in place.names[:3] if name)


# --- townships and their counties ---


def _townships(case: Case, gazetteer: Gazetteer) -> list[Check]:
    """For each county and township named in one breath, whether the county has or had it; once a pair if it agrees."""
    found: list[Check] = []
    agreed: set[tuple[str | None, ...]] = set()
    for mention in case.places:
        place = mention.place
        if not place or not place.township or not place.county or place.township not in mention.text:
            continue
        county = _unit(place, gazetteer)
        if county is None:
            continue
        if place.township in gazetteer.townships(county.id) or place.former:
            if place.names[:4] not in agreed:
                agreed.add(place.names[:4])
                found.append(Check(mention.span, "place", True, f"{place.township}属{place.county}。"))
        elif why := _contradicts(place, county, gazetteer):
            found.append(Check(mention.span, "place", False, why))
    return found


def _unit(place: Place, gazetteer: Gazetteer) -> Unit | None:
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
        homes = {v.township for v in _villages(place.village, county, gazetteer)}
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


def _villages(name: str, county: Unit, gazetteer: Gazetteer) -> tuple[Village, ...]:
    known = gazetteer.villages(county.id)
    base = re.sub("(?:社区|嘎查|村)$", "", name)
    return known.get(base) or known.get(name)


def _neighbours(township: Unit, county: Unit, gazetteer: Gazetteer) -> bool:
    """The township lies in another county of the same city."""
    home = gazetteer.place(township)
    here = gazetteer.place(county)
    return township.level == 4 and home.names[:2] == here.names[:2] and home.county != here.county


# --- numbers of units ---

_COUNT = re.compile(
    "(?:全|我|该)(?P<whole>[市州盟县区旗])(?:共|辖|下辖|共辖|现辖|有|共有)*(?P<number>[0-9]{1,3})个"
    "(?P<what>县(?:[（(][^）)]{1,8}[）)]|[市区]+)?|乡镇|镇[（(]街道[）)]|乡镇[（(]街道[）)]|镇(?!村))"
)


def _counts(case: Case, view: Projection, gazetteer: Gazetteer) -> list[Check]:
    """全县14个乡镇: said where the gazetteer counts as many. Where it counts otherwise the text may mean others, or then."""
    primary = case.primary_place.place if case.primary_place else None
    found = []
    for match in _COUNT.finditer(view.text):
        unit = _whole(primary, match["whole"])
        code = unit.code or _code(unit, gazetteer) if unit else None
        if unit and code and int(match["number"]) in _numbers(code, match["what"], gazetteer):
            note = f"{unit.path[-1]}有{match['number']}个{match['what']}，与行政区划相符。"
            found.append(Check(view.span(*match.span()), "place", True, note))
    return found


def _whole(primary: Place | None, class_word: str) -> Place | None:
    level = words.table("anaphora")["levels"][class_word]
    return upto(primary, level) if primary else None


def _code(place: Place, gazetteer: Gazetteer) -> int | None:
    known = gazetteer.lookup(place.names)
    return known.code if known else None


def _numbers(code: int, what: str, gazetteer: Gazetteer) -> set[int]:
    """How many such units there are below a code; 乡镇 may take streets in or leave them out."""
    names = [place.path[-1] or "" for place in gazetteer.children(code)]
    if what.startswith("县"):
        return {sum(name.endswith(("县", "区", "市", "旗")) and not _zone(name) for name in names)}
    towns = sum(name.endswith(("镇", "乡", "苏木")) for name in names)
    streets = sum(name.endswith("街道") for name in names)
    if what == "镇":
        return {sum(name.endswith("镇") for name in names)}
    return {towns + streets} if "街道" in what else {towns, towns + streets}


def _zone(name: str) -> bool:
    return name.endswith(("新区", "开发区", "园区", "管理区", "示范区")) and len(name) > 4
