"""Short articles as cases, for tests of places: plain paragraphs, a title and a source."""

from __future__ import annotations

from functools import cache

from core.gazetteer import Gazetteer
from core.model import Case, Field, Paragraph, Span
from core.parse import places
from core.parse.projection import Projection, project


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def plain(text: str, title: str = "", source: str = "") -> tuple[Case, Projection]:
    """The case and its view with nothing read yet."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Paragraph("text", (Span(at, at + len(line)),)))
        at += len(line) + 1
    case = Case(
        0,
        Span(0, len(text)),
        (Span(0, len(text)),),
        tuple(paragraphs),
        title=Field(title) if title else None,
        source=Field(source) if source else None,
    )
    return case, project(text, case.paragraphs)


def placed(text: str, title: str = "", source: str = "") -> tuple[Case, Projection]:
    """The case with its places."""
    case, view = plain(text, title, source)
    return places.read(case, view, gazetteer()), view


def found(text: str, title: str = "", source: str = "") -> list[tuple[str, str]]:
    """Each mention's words and its place's key, `?` if it stays open."""
    case, _ = placed(text, title, source)
    return [(m.text, m.place.key if m.place else "?") for m in case.places]


def primary(text: str, title: str = "", source: str = "") -> str:
    case, _ = placed(text, title, source)
    return case.primary_place.place.key if case.primary_place else ""
