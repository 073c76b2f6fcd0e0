"""A case laid out as blocks, with the way from source offsets to positions on the page and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from core.model import Case, Paragraph, ParagraphKind, Span
from core.parse.projection import Projection, project
from gui.text.offsets import Offsets

BlockKind = ParagraphKind | Literal["label", "line", "blank"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the page. `at` is where its text stands in the reading text (None for a label that we add),
    `runin` how many characters of it are a run-in heading, `row` and `column` its cell in a table."""

    kind: BlockKind
    text: str
    at: int | None
    level: int = 0
    runin: int = 0
    row: int = -1
    column: int = -1
    turn: str = ""


class Page:
    """Blocks joined by one position each; positions are UTF-16 units, as Qt counts them."""

    def __init__(self, view: Projection, blocks: tuple[Block, ...]) -> None:
        self.view = view
        self.blocks = blocks
        self.text = "\n".join(block.text for block in blocks)
        self._offsets = Offsets(self.text)
        self._starts: list[int] = []  # of blocks with source text, in the page's characters
        self._reading: list[int] = []  # of the same, in the reading text
        start = 0
        for block in blocks:
            if block.at is not None:
                self._starts.append(start)
                self._reading.append(block.at)
            start += len(block.text) + 1

    @classmethod
    def empty(cls) -> Page:
        return cls(project("", ()), ())

    def range(self, span: Span) -> tuple[int, int] | None:
        """Where the source span stands on the page, or None if no word of it does."""
        found = self.view.reading(span)
        if found is None:
            return None
        return self._position(found.start), self._position(found.end - 1, after=True)

    def span(self, start: int, end: int) -> Span:
        """The source span of the page's stretch from `start` to `end`."""
        low, high = self._at(start), self._at(end, upto=True)
        return self.view.span(low, max(low, high))

    def positions(self) -> Iterator[tuple[int, Block]]:
        """Each block with the position of its first character."""
        start = 0
        for block in self.blocks:
            yield self._offsets.units(start), block
            start += len(block.text) + 1

    def runins(self) -> Iterator[tuple[int, int]]:
        """The run-in headings: stretches set heavier than their paragraph."""
        start = 0
        for block in self.blocks:
            if block.runin:
                yield self._offsets.units(start), self._offsets.units(start + block.runin)
            start += len(block.text) + 1

    def _position(self, reading: int, after: bool = False) -> int:
        i = max(bisect_right(self._reading, reading) - 1, 0)
        return self._offsets.units(self._starts[i] + reading - self._reading[i] + after)

    def _at(self, position: int, upto: bool = False) -> int:
        character = self._offsets.characters(position)
        i = bisect_right(self._starts, character - upto) - 1
        if i < 0:
            return 0
        return min(self._reading[i] + character - self._starts[i], len(self.view.text))


def reading_page(text: str, case: Case) -> Page:
    """The article as its author meant it, captions apart, speakers named once a turn."""
    view = project(text, case.paragraphs, captions=True)
    blocks: list[Block] = []
    speaker = ""
    pairs = zip(case.paragraphs, view.paragraphs, strict=True)
    for table, group in groupby(pairs, key=lambda pair: pair[0].kind == "table"):
        if table:
            blocks += [] if blocks else [Block("blank", "", None)]
            blocks += _table([(view.text[span.start : span.end], span.start) for _, span in group])
            continue
        for paragraph, span in group:
            words = view.text[span.start : span.end]
            if paragraph.speaker not in ("", speaker) and not words.startswith(paragraph.speaker):
                blocks.append(Block("label", paragraph.speaker, None, turn=paragraph.kind))
            if paragraph.kind != "caption":
                speaker = paragraph.speaker
            blocks.append(_block(paragraph, words, span.start))
    return Page(view, tuple(blocks))


def source_page(text: str) -> Page:
    """The whole document as it was read, line by line."""
    lines: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        lines.append(Paragraph("text", (Span(start, start + len(line)),)))
        start += len(line) + 1
    view = project(text, lines)
    return Page(view, tuple(Block("line", text[s.start : s.end], s.start) for s in view.paragraphs))


def _block(paragraph: Paragraph, words: str, at: int) -> Block:
    runin = len(paragraph.runin) if paragraph.runin else 0
    return Block(paragraph.kind, words, at, paragraph.level, runin)


def _table(rows: list[tuple[str, int]]) -> list[Block]:
    """Cells between tabs; short rows are filled up, since a table on the page is square."""
    width = max(words.count("\t") for words, _ in rows) + 1
    cells = []
    for row, (words, at) in enumerate(rows):
        given = words.split("\t")
        for column in range(width):
            here = column < len(given)
            cell = given[column] if here else ""
            cells.append(Block("table", cell, at if here else None, row=row, column=column))
            at += len(cell) + 1
    return cells


def furniture(case: Case, length: int) -> tuple[Span, ...]:
    """What of a document is neither the article's text nor its title and by-lines."""
    fields = (case.kicker, case.title, case.subtitle, case.source, case.published, *case.authors)
    kept = [piece for paragraph in case.paragraphs for piece in paragraph.pieces]
    kept += [field.span for field in fields if field and field.span]
    gaps, last = [], 0
    for span in sorted(kept):
        if span.start > last:
            gaps.append(Span(last, span.start))
        last = max(last, span.end)
    return (*gaps, Span(last, length)) if last < length else tuple(gaps)
