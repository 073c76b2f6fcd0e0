"""People with role and organisation, and organisations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.model import Case, Organisation, Paragraph, Person, Span
from core.parse.people import names, organisations, tables
from core.parse.people.names import Name
from core.parse.projection import Projection, project


def read(case: Case, view: Projection) -> Case:
    """The case with its people (by-lines, captions and speakers included) and organisations."""
    zones = list(_zones(case, view))
    known = {n.text for zone in zones for n in names.find(zone.text)}
    known |= {f.value for f in (*case.authors, *case.editors)}
    people = {p.span: p for zone in zones for p in _people(zone, known)}
    return replace(
        case,
        people=tuple(people[s] for s in sorted(people)),
        organisations=tuple(_organisations(case, view)),
    )


def _organisations(case: Case, view: Projection) -> Iterator[Organisation]:
    """Those of title and subtitle, then those of the reading text."""
    heads = [Paragraph("heading", (f.span,)) for f in (case.title, case.subtitle) if f and f.span]
    for zone in (project(view.source, heads), view):
        for start, end in organisations.find(zone.text, reading_places(case, zone)):
            yield Organisation(zone.span(start, end), zone.quote(start, end))


def _zones(case: Case, view: Projection) -> list[Projection]:
    """The reading text, and each stretch of the case around and between it."""
    inside = sorted(piece for p in case.paragraphs if p.kind != "caption" for piece in p.pieces)
    zones = [view]
    at = case.span.start
    for piece in [*inside, Span(case.span.end, case.span.end)]:
        if piece.start > at:
            zones.append(project(view.source, [Paragraph("text", (Span(at, piece.start),))]))
        at = max(at, piece.end)
    return zones


def reading_places(case: Case, view: Projection) -> list[Span]:
    """The reading spans of the case's place mentions."""
    found = []
    for mention in case.places:
        at = view.to_reading(mention.span.start)
        if at is not None:
            found.append(Span(at, at + len(mention.span)))
    return found


def _people(zone: Projection, known: set[str]) -> list[Person]:
    proved = {n.start: n for n in names.find(zone.text)}
    for name in names.repeated(zone.text, known):
        proved.setdefault(name.start, name)
    return [_person(zone, n) for n in proved.values()]


def _person(zone: Projection, name: Name) -> Person:
    role = name.role.strip("、") or None
    private = role is None or any(role.endswith(w) for w in tables.private())
    return Person(zone.span(name.start, name.end), name.text, role, None, private)
