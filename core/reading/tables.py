"""Tables of any format as lines: a row a line, cells parted by tabs, each under its column, one header for all rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.reading.text import Builder

_WIDEST = 60
_TALLEST = 500
_DEEPEST_HEADER = 3
_LONG_CELL = 200
_LONG_ANSWER = 100
"""A cell is long from here on where it stands alone or beside its label only."""
_MOST = 0.5
_NUMBER = re.compile(r"[约近超]?[\d.,，%+\-]+[余多]?%?")
_UNIT_BEHIND = re.compile(r"[)）]$")


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, and how many columns and rows it covers; `head` if the file says that it is a heading."""

    words: str
    across: int = 1
    down: int = 1
    head: bool = False


Row = Sequence[Cell]


def is_form(rows: Sequence[Sequence[str]]) -> bool:
    """True where most of the words stand in long cells of several paragraphs (parted by `\\n`): a form with an article in
    it, to be read paragraph by paragraph."""
    long = sum(len(words) for row in rows for words in row if _is_long(words, len(row)))
    return long > _MOST * sum(len(words) for row in rows for words in row)


def _is_long(words: str, beside: int) -> bool:
    return "\n" in words.strip() and len(words) > (_LONG_ANSWER if beside <= 2 else _LONG_CELL)


def write(rows: Sequence[Row], out: Builder) -> None:
    """The table with marks for itself, its rows, its cells and its header. Rows of one cell above it stay plain lines."""
    start = out.length
    above = _titles(rows)
    for row in rows[:above]:
        out.line(row[0].words)
    lines = _grid(rows[above:])
    depth = _depth(rows[above:])
    if depth > 1:
        lines = [_flat(lines[:depth]), *lines[depth:]]
    for number, line in enumerate(lines):
        _line(line, number == 0, out)
    out.mark("table", start, out.length)


def _titles(rows: Sequence[Row]) -> int:
    """How many rows at the top are one cell across the whole table: its name, its unit."""
    return next((i for i, row in enumerate(rows) if len(row) > 1), 0)


def _depth(rows: Sequence[Row]) -> int:
    """How many rows the header takes."""
    if not rows:
        return 0
    marked = next((i for i, row in enumerate(rows) if not all(cell.head for cell in row)), len(rows))
    spanned = max((cell.down for cell in rows[0] if cell.words), default=1)
    across = any(cell.across > 1 for cell in rows[0]) and any(cell.down > 1 for cell in rows[0])
    depth = max(marked, spanned if across else 1)
    if depth >= len(rows) or any(
        _NUMBER.fullmatch(c.words) for row in rows[:depth] for c in row if c.words != ""
    ):
        return 1
    return min(depth, _DEEPEST_HEADER)


def _grid(rows: Sequence[Row]) -> list[list[str]]:
    """The words by column. A cell that covers several rows is said again where a row would begin without it, and a
    heading that covers several columns in each; a number stands once."""
    depth = _depth(rows)
    open_cells: dict[int, tuple[str, int]] = {}
    lines = []
    for number, row in enumerate(rows):
        line: list[str] = []
        cells = iter(row)
        while len(line) < _WIDEST:
            words, left = open_cells.pop(len(line), ("", 0))
            if left:
                if left > 1:
                    open_cells[len(line)] = (words, left - 1)
                line.append(words if number < depth or (not line and not _NUMBER.fullmatch(words)) else "")
                continue
            cell = next(cells, None)
            if cell is None:
                break
            _place(cell, line, open_cells, number < depth)
        lines.append(line)
    return lines


def _place(cell: Cell, line: list[str], open_cells: dict[int, tuple[str, int]], head: bool) -> None:
    for i in range(min(max(cell.across, 1), _WIDEST)):
        words = cell.words if i == 0 or head else ""
        if cell.down > 1:
            open_cells[len(line)] = (words, min(cell.down, _TALLEST) - 1)
        line.append(words)


def _flat(lines: Sequence[Sequence[str]]) -> list[str]:
    """Several rows of headings as one: what names the unit comes last, each word once."""
    width = max(map(len, lines))
    flat = []
    for i in range(width):
        words = list(dict.fromkeys(line[i] for line in lines if i < len(line) and line[i]))
        flat.append(" ".join(sorted(words, key=lambda word: bool(_UNIT_BEHIND.search(word)))))
    return flat


def _line(cells: Sequence[str], header: bool, out: Builder) -> None:
    first = out.length
    for i, words in enumerate(cells):
        if i:
            out.add("\t")
        span = out.add(words)
        out.mark("cell", span.start, span.end)
    if out.length == first:
        return
    out.mark("row", first, out.length)
    if header:
        out.mark("header", first, out.length)
    out.line_end()
