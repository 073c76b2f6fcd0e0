"""One case study with all that was read in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.model.found import Check, Figure, Organisation, Person, Programme, Section, Theme
from core.model.place import PlaceMention, PrimaryPlace
from core.model.text import Field, Paragraph, Span

Kind = Literal["interview", "work_report", "deeds", "news", "feature", "notice"]


@dataclass(frozen=True, slots=True)
class Case:
    """One case study in a document. `span` covers title and by-lines; `body` is the article's own text without
    furniture, by-lines, captions and bare 问/答 marks; `paragraphs` is the same text in reading order, scars joined,
    with captions apart."""

    number: int
    span: Span
    body: tuple[Span, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    confidence: float = 1.0
    kicker: Field | None = None
    title: Field | None = None
    subtitle: Field | None = None
    source: Field | None = None
    authors: tuple[Field, ...] = ()
    editors: tuple[Field, ...] = ()
    published: Field | None = None
    kind: Kind = "news"
    primary_place: PrimaryPlace | None = None
    places: tuple[PlaceMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    programmes: tuple[Programme, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    themes: tuple[Theme, ...] = ()
    sections: tuple[Section, ...] = ()
    checks: tuple[Check, ...] = ()
