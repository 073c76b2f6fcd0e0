"""The reading view: the ordered source spans that are the article, with exact offsets both ways.

Stages search `Projection.text`, where a sentence that a page break or a caption tore apart is whole again, and give
their findings back as spans over the untouched source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.model import Paragraph, Span
from core.parse import sounds, unseen


@dataclass(frozen=True, slots=True)
class Projection:
    """`text` is the pieces in order; pieces of one paragraph touch, paragraphs are parted by one `\\n`.

    `source` is the document's text. `paragraphs` are spans of `text`, one for each paragraph given.
    """

    source: str
    text: str
    paragraphs: tuple[Span, ...]
    _at: tuple[int, ...]
    _pieces: tuple[Span, ...]
    _ordered: tuple[tuple[Span, int], ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _ends: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pairs = sorted(zip(self._pieces, self._at, strict=True), key=_place)
        object.__setattr__(self, "_ordered", tuple(pairs))
        object.__setattr__(self, "_starts", tuple(piece.start for piece, _ in pairs))
        object.__setattr__(self, "_ends", tuple(piece.end for piece, _ in pairs))

    def to_source(self, position: int) -> int:
        """The source offset of the character at `position` of the reading text (of a paragraph's newline: its end)."""
        i = max(bisect_right(self._at, position) - 1, 0)
        if not self._pieces:
            return 0
        return min(self._pieces[i].start + position - self._at[i], self._pieces[i].end)

    def span(self, start: int, end: int) -> Span:
        """The source span from the first to the last character of `text[start:end]`, scars between them included."""
        if end <= start:
            at = self.to_source(start)
            return Span(at, at)
        i = bisect_right(self._at, start) - 1
        if i >= 0:
            piece = self._pieces[i]
            away = piece.start - self._at[i]
            if end + away <= piece.end:  # all of it in one piece, as most is
                return Span(start + away, end + away)
        return Span(self.to_source(start), self.to_source(end - 1) + 1)

    def quote(self, start: int, end: int) -> str:
        """The source words of `text[start:end]`, as they stand there."""
        span = self.span(start, end)
        return self.source[span.start : span.end]

    def to_reading(self, offset: int) -> int | None:
        """The reading position of a source offset, or None if it is not in the article."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return None
        piece, at = self._ordered[i]
        return at + offset - piece.start if offset < piece.end else None

    def reading(self, span: Span) -> Span | None:
        """Where the words of a source span stand in the reading text, or None if none of them is in the article."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end) - 1
        if first > last:
            return None
        (head, start), (tail, end) = self._ordered[first], self._ordered[last]
        low = start + max(span.start - head.start, 0)
        high = end + min(span.end, tail.end) - tail.start
        return Span(low, high) if low < high else None

    def sources(self, start: int, end: int) -> tuple[Span, ...]:
        """The source spans that `text[start:end]` is made of, in reading order, scars left out."""
        first = max(bisect_right(self._at, start) - 1, 0)
        parts = []
        for at, piece in zip(self._at[first:], self._pieces[first:], strict=True):
            if at >= end:
                break
            low, high = max(start, at), min(end, at + len(piece))
            if low < high:
                parts.append(Span(piece.start + low - at, piece.start + high - at))
        return tuple(parts)


def _place(pair: tuple[Span, int]) -> tuple[int, int]:
    """What pieces are ordered by; their own order costs five times as much."""
    return pair[0].start, pair[0].end


def project(source: str, paragraphs: Iterable[Paragraph], captions: bool = False) -> Projection:
    """The reading view of `paragraphs`, captions left out unless asked for."""
    texts: list[str] = []
    at: list[int] = []
    pieces: list[Span] = []
    spans: list[Span] = []
    length = 0
    scars = tuple(sorted((*sounds.scars(source), *unseen.signs(source))))
    for paragraph in paragraphs:
        if paragraph.kind == "caption" and not captions:
            continue
        if spans:
            texts.append("\n")
            length += 1
        start = length
        parts = paragraph.pieces
        if scars:
            parts = tuple(part for whole in parts for part in _without(scars, whole))
        for piece in parts:
            at.append(length)
            pieces.append(piece)
            texts.append(source[piece.start : piece.end])
            length += len(piece)
        spans.append(Span(start, length))
    return Projection(source, "".join(texts), tuple(spans), tuple(at), tuple(pieces))


def _without(scars: tuple[Span, ...], piece: Span) -> list[Span]:
    """The parts of `piece` between `scars` (in order)."""
    parts = []
    start = piece.start
    for scar in scars[bisect_right(scars, Span(piece.start, 0)) :]:
        if scar.end > piece.end:
            break
        if start < scar.start:
            parts.append(Span(start, scar.start))
        start = scar.end
    return [*parts, Span(start, piece.end)] if start < piece.end or not parts else parts
