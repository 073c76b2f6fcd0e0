"""People with role and organisation, and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from core.model import Case, Organisation, Paragraph, Person, Span
from core.parse.people import affiliation, names, organisations
from core.parse.people.name import Name
from core.parse.people.scene import scene
from core.parse.projection import Projection, project
from core.simplified import simplified


def read(case: Case, view: Projection) -> Case:
    """The case with its people (by-lines, captions and speakers included) and organisations."""
    zones = list(_zones(case, view))
    texts = [simplified(zone.text) for zone in zones]
    places = [reading_places(case, zone) for zone in zones]
    bodies = [organisations.find(t, p) for t, p in zip(texts, places, strict=True)]
    found = [names.find(scene(t, p)) for t, p in zip(texts, places, strict=True)]
    roles = _roles(found, texts, bodies)
    writers = {re.sub(r"[ 　]", "", f.value) for f in (*case.authors, *case.editors)}
    roles |= dict.fromkeys(writers - set(roles), affiliation.WRITER)
    known = {name for name in roles if len(name) > 1} - _place_names(case)
    people = {
        person.span: person
        for zone, text, proved in zip(zones, texts, found, strict=True)
        for person in _people(zone, text, proved, known, roles)
    }
    return replace(
        case,
        people=tuple(people[span] for span in sorted(people)),
        organisations=tuple(_organisations(case, zones, bodies)),
    )


def _organisations(
    case: Case, zones: list[Projection], bodies: list[list[tuple[int, int]]]
) -> Iterator[Organisation]:
    """Those of title and subtitle, then those of the reading text."""
    heads = [f.span for f in (case.title, case.subtitle) if f and f.span]
    for zone, found in (*zip(zones[1:], bodies[1:], strict=True), (zones[0], bodies[0])):
        for start, end in found:
            span = zone.span(start, end)
            if zone is zones[0] or any(head.contains(span) for head in heads):
                yield Organisation(span, zone.quote(start, end))


def _zones(case: Case, view: Projection) -> Iterator[Projection]:
    """The reading text, and each stretch of the case around and between it."""
    yield view
    inside = sorted(piece for p in case.paragraphs if p.kind != "caption" for piece in p.pieces)
    at = case.span.start
    for piece in [*inside, Span(case.span.end, case.span.end)]:
        if view.source[at : piece.start].strip():
            yield project(view.source, [Paragraph("text", (Span(at, piece.start),))])
        at = max(at, piece.end)


def reading_places(case: Case, view: Projection) -> list[Span]:
    """The reading spans of the case's place mentions."""
    found = []
    for mention in case.places:
        at = view.to_reading(mention.span.start)
        if at is not None:
            found.append(Span(at, at + len(mention.span)))
    return found


def _place_names(case: Case) -> set[str]:
    """The case's places without their level: 龙山 of 龙山县 before a colon is nobody."""
    return {m.text[:-1] for m in case.places if len(m.text) == 3 and m.text[-1] in "省市县区镇乡村"}


def _roles(
    found: list[list[Name]], texts: list[str], bodies: list[list[tuple[int, int]]]
) -> dict[str, affiliation.Standing]:
    """What is said of each person anywhere in the case: the fullest role and organisation."""
    known: dict[str, affiliation.Standing] = {}
    for proved, text, orgs in zip(found, texts, bodies, strict=True):
        for name in proved:
            standing = affiliation.of(text, name, orgs)
            known[name.text] = max(known.get(name.text, standing), standing, key=affiliation.fullness)
    return known


def _people(
    zone: Projection, text: str, proved: list[Name], known: set[str], roles: dict[str, affiliation.Standing]
) -> Iterator[Person]:
    mentions = {n.start: n for n in proved if n.text in known}
    for name in names.repeated(text, known):
        if name.start not in mentions or len(name.text) > len(mentions[name.start].text):
            mentions[name.start] = name  # 吴方志, known from elsewhere, where 吴方 was read
    for n in mentions.values():
        standing = roles.get(n.text, affiliation.NOBODY)
        words = re.sub(r"[ 　]", "", zone.text[n.start : n.end])
        yield Person(zone.span(n.start, n.end), words, standing.role, standing.org, standing.private)
