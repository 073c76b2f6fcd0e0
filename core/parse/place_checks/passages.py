"""Passages about somewhere else: sentences that speak only of a county in which the case is not."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from operator import attrgetter

from core.model import Case, Check, Place, PlaceMention, Span
from core.parse.places import words
from core.parse.projection import Projection
from core.parse.sentences import sentences

_START = attrgetter("start")
_TELLING = 15
"""Characters of the first sentence that says something: it tells where the case is and strays nowhere."""


Told = dict[Span, list[PlaceMention]]
"""The places of a case by sentence."""


def passages(case: Case, view: Projection) -> list[Check]:
    """One check for each run of sentences that speak only of a county in which the case is not."""
    primary = case.primary_place.place if case.primary_place and not case.primary_place.others else None
    if primary is None or primary.level < 2:
        return []
    by_sentence = _mentions_by_sentence(case, view)
    return [*_strayed(case, view, by_sentence, primary), *_swapped(case, view, by_sentence, primary)]


def _strayed(case: Case, view: Projection, by_sentence: Told, primary: Place) -> list[Check]:
    opening = next((s.end for s in by_sentence if len(s) >= _TELLING), 0)
    told = {s: mentions for s, mentions in by_sentence.items() if s.start >= opening}
    stray = [s for s, mentions in told.items() if _strays(view, s, mentions, primary)]
    # An article that tells of one far county after another is a survey; a paste is of one.
    if len({_far_county(told[s], primary) for s in stray}) > 1:
        return []
    return [_passage(run, by_sentence, view, primary, case) for run in _runs(stray, by_sentence)]


def _far_county(mentions: list[PlaceMention], primary: Place) -> str:
    return next(
        _county(m.place)
        for m in mentions
        if m.place and m.place.level >= 3 and m.place.province != primary.province
    )


def _mentions_by_sentence(case: Case, view: Projection) -> dict[Span, list[PlaceMention]]:
    found: dict[Span, list[PlaceMention]] = {s: [] for s in sentences(view.text)}
    spans = list(found)
    for mention in case.places:
        at = view.to_reading(mention.span.start)
        last = bisect_right(spans, at, key=_START) - 1 if at is not None else -1
        if at is not None and last >= 0 and at < spans[last].end:
            found[spans[last]].append(mention)
    return found


def _strays(view: Projection, sentence: Span, mentions: list[PlaceMention], primary: Place) -> bool:
    """The sentence is told of one far county as of its own scene: named in depth, with nothing that relates it to us."""
    places = [m.place for m in mentions if m.place and not m.within]
    far = [p for p in places if p.level >= 3 and p.province != primary.province]
    if not far or any(p.province == primary.province and p.level >= 3 for p in places):
        return False
    if any(p.province not in (primary.province, far[0].province) for p in places if p.province):
        return False
    if len({p.names[:3] for p in far}) != 1 or relation().search(view.text, sentence.start, sentence.end):
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
def relation() -> re.Pattern[str]:
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


_LED_IN = re.compile("在?|[^，,。]{2,8}[，,]在?")
_WHOLE = re.compile("(?:全|该|我)[县市区旗](?!场|域|级)|县委|区委|县政府")


def _swapped(case: Case, view: Projection, by_sentence: Told, primary: Place) -> list[Check]:
    """One check for each sentence that tells of another county of the city, named nowhere else, as of the whole county."""
    if primary.county is None:
        return []
    found = []
    told = list(by_sentence.items())
    for sentence, mentions in told[1:]:
        places = [m.place for m in mentions if m.place]
        other = places[0] if len(places) == 1 and not mentions[0].within else None
        if other is None or other.level != 3 or other.county == primary.county or _far(other, primary):
            continue
        words_of = view.text[sentence.start : sentence.end]
        at = (view.to_reading(mentions[0].span.start) or 0) - sentence.start
        named = view.text.count(mentions[0].text) == 1 and _LED_IN.fullmatch(words_of[:at])
        if named and _WHOLE.search(words_of) and not relation().search(words_of):
            first = next((m.span for m in case.places if m.place and m.place.within(primary)), None)
            note = f"全文讲的是{primary.county}，此处写作{other.county}。"
            found.append(Check(mentions[0].span, "place", False, note, first))
    return found
