"""A document's text and stretches of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ParagraphKind = Literal["text", "heading", "question", "answer", "caption", "table"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: `text[start:end]`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """Structure that the file itself declares: `kind` is one of title, heading, table, row, header, cell, caption, page,
    link, furniture, meta; `value` carries what has no place in the text (a meta date, a heading's level)."""

    kind: str
    span: Span
    value: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read: its text with newlines as `\\n`, never changed after reading."""

    name: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A piece of metadata in normal form (a date as `YYYY-MM-DD`) and where it stands, if it does stand in the text."""

    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as its author meant it: its source pieces in order, scars between them left out.

    `level` is 1 to 3 for headings, else 0. `speaker` is the label of an interview turn. A run-in heading (the first
    sentence of a paragraph that names it) is `runin`, a span inside the first piece.
    """

    kind: ParagraphKind
    pieces: tuple[Span, ...]
    level: int = 0
    speaker: str = ""
    runin: Span | None = None
