"""The text of a file while it is put together, with marks for the structure that the file declares."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.model import Mark, Span
from core.respelling import respeller

_without_width = respeller(dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), ""))
"""Pages and Word files are full of them, inside words, where lines may break; nobody sees them."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader gives back; `_document` makes a Document of it."""

    text: str
    media_type: str
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Builder:
    """Collects lines and marks. A line is closed by `line_end`; blank lines come only from `gap`."""

    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    fresh: bool = True

    def add(self, words: str) -> Span:
        """Words on the open line, without characters of no width; the span at which they stand."""
        start = self.length
        words = _without_width(words)
        if words:
            self.parts.append(words)
            self.length += len(words)
            self.fresh = False
        return Span(start, self.length)

    def line_end(self) -> None:
        """Close the line if anything stands on it."""
        if not self.fresh:
            self.parts.append("\n")
            self.length += 1
            self.fresh = True

    def line(self, words: str) -> Span:
        """Words on a line of their own."""
        self.line_end()
        span = self.add(words)
        self.line_end()
        return span

    def mark(self, kind: str, start: int, end: int, value: str = "") -> None:
        """Mark `text[start:end]` if anything is there."""
        if end > start:
            self.marks.append(Mark(kind, Span(start, end), value))

    def take(self, other: Text) -> None:
        """The lines and marks of another text, behind what stands."""
        self.line_end()
        start = self.length
        self.add(other.text)
        self.fresh = other.text.endswith("\n") or self.fresh
        for mark in other.marks:
            by = 0 if mark.kind == "meta" else start
            self.marks.append(Mark(mark.kind, Span(mark.span.start + by, mark.span.end + by), mark.value))

    def meta(self, key: str, value: str) -> None:
        """What the file says about itself outside its text: `key=value`."""
        if value.strip():
            self.marks.append(Mark("meta", Span(0, 0), f"{key}={value.strip()}"))

    def done(self, media_type: str, notes: tuple[str, ...] = ()) -> Text:
        return Text("".join(self.parts), media_type, tuple(self.marks), notes)
