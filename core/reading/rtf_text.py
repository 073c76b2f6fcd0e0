"""The words of an RTF file where they go: paragraphs, cells, boxes, notes, heads and feet of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from core.reading import rtf_words, tables
from core.reading.text import Builder, Text


@dataclass(frozen=True, slots=True)
class Group:
    """What holds until a brace closes: where words go (`to`), the font, the length of what stands in for a \\u."""

    to: str = ""
    font: int = -1
    stand_in: int = 1
    starred: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Row:
    """A row of a table while it is read; `merged` tells for each cell whether it belongs to the one before it."""

    cells: list[str] = field(default_factory=list)
    merged: list[bool] = field(default_factory=list)
    joins: bool = False
    head: bool = False


@dataclass(slots=True)
class Collector:
    out: Builder = field(default_factory=Builder)
    group: Group = field(default_factory=Group)
    stack: list[Group] = field(default_factory=list)
    fonts: dict[int, int] = field(default_factory=dict)
    page: str = "cp1252"
    pending: bytearray = field(default_factory=bytearray)
    words: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    notes: list[str] = field(default_factory=list)
    row: Row = field(default_factory=Row)
    rows: list[list[tables.Cell]] = field(default_factory=list)
    in_table: bool = False
    level: int = -1
    left: int = 0
    length: int = 0

    def decode(self) -> None:
        """Turn the bytes that wait into words of the place where they go."""
        words = self.pending.decode(self._codec(), "replace") if self.pending else ""
        self.pending.clear()
        self._say(words)

    def _codec(self) -> str:
        """A font for Chinese says so; any other stands in a file whose page says in what its words are written."""
        own = rtf_words.CHARSETS.get(self.fonts.get(self.group.font, -1), "")
        return own if own in rtf_words.WIDE or (own and self.page not in rtf_words.WIDE) else self.page

    def sign(self, words: str) -> None:
        self.decode()
        self._say(words)

    def _say(self, words: str) -> None:
        if words and not self.group.hidden:
            self.words[self.group.to].append(words)
            self.length += len(words)

    def paragraph(self) -> None:
        """Close the open paragraph of the place where words go."""
        self.decode()
        to = self.group.to
        if to == "" and self.in_table:
            self.words[to].append("\n")
            return
        words = _whole(self.words.pop(to, []))
        if to == "":
            self.table()
        if to in ("", "box", "furniture"):
            self._write(words, to)
        elif to == "note" and words:
            self.notes.append(words)
        elif to == "title":
            self.out.meta("doctitle", words)

    def _write(self, words: str, to: str) -> None:
        if not words:
            return
        span = self.out.line(words)
        if to == "furniture":
            self.out.mark("furniture", span.start, span.end)
        elif to == "" and 0 <= self.level < 6:
            self.out.mark("heading", span.start, span.end, str(self.level + 1))

    def cell(self) -> None:
        self.decode()
        paragraphs = "".join(self.words.pop(self.group.to, [])).replace("\t", " ").split("\n")
        self.row.cells.append("\n".join(filter(None, (_whole([words]) for words in paragraphs))))

    def end_row(self) -> None:
        row: list[tables.Cell] = []
        for i, words in enumerate(self.row.cells):
            if row and i < len(self.row.merged) and self.row.merged[i]:
                row[-1] = replace(row[-1], across=row[-1].across + 1)
            else:
                row.append(tables.Cell(words, head=self.row.head))
        if row:
            self.rows.append(row)
        self.row = replace(self.row, cells=[])
        self.in_table = False

    def table(self) -> None:
        """Write the rows that have come together; those of a form as paragraphs."""
        words = [[cell.words for cell in row] for row in self.rows]
        if tables.is_form(words):
            for line in filter(None, "\n".join("\n".join(row) for row in words).split("\n")):
                self.out.line(line)
        elif self.rows:
            flat = [[replace(cell, words=cell.words.replace("\n", " ")) for cell in row] for row in self.rows]
            tables.write(flat, self.out)
        self.rows = []

    def close(self) -> Text:
        self.group, self.in_table = Group(), False
        self.paragraph()
        for words in self.notes:
            self.out.line(words)
        self.out.line_end()
        return self.out.done("application/rtf")


def _whole(words: list[str]) -> str:
    """Words as one: characters beyond the first plane come in two halves."""
    text = "".join(words)
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return re.sub(r"[ \n]+", " ", text).strip()
