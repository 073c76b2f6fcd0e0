"""Plain texts as cases, one paragraph a line, so that a stage is tested on sentences."""

from __future__ import annotations

from core.model import Case, Paragraph, Place, PlaceMention, Span
from core.parse import people, programmes
from core.parse.projection import Projection, project


def case_of(text: str, *places: str) -> tuple[Case, Projection]:
    """The case and its reading text; `places` are names in it that are mentions of places."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph("text", (Span(at, at + len(line)),)))
        at += len(line) + 1
    mentions = [
        PlaceMention(Span(i, i + len(name)), name, Place())
        for name in places
        for i in range(len(text))
        if text.startswith(name, i)
    ]
    mentions.sort(key=lambda m: m.span)
    whole = Span(0, len(text))
    return Case(0, whole, (whole,), tuple(paragraphs), places=tuple(mentions)), project(text, paragraphs)


def read(text: str, *places: str) -> Case:
    """The case with people, organisations and programmes."""
    case, view = case_of(text, *places)
    return programmes.read(people.read(case, view), view)
