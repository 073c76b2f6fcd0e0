"""Tables printed on a page, put in order: each row on one line, its wrapped cells whole, missing ones left empty.

What does not stand clearly in columns stays as it was printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from core.reading.pdf_layout import Printed, joined

_OVERLAP = 0.9
"""Lines whose tops are nearer than this share of their height stand in one row."""
_TIGHT = 0.8
"""Lines nearer than this share of the usual distance of rows stand in one row."""
_FULL = 1.2
"""A cell that leaves less room than so many characters to its column's border goes on below."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left and right border of the words in each column of full rows, the size of the print, and how far to the right
    any words of a column reach."""

    borders: tuple[tuple[float, float], ...]
    size: float
    reach: tuple[float, ...] = ()

    def of(self, left: float, right: float) -> int | None:
        """The column in which words stand; None if they reach into two or lie beside them all."""
        touched = [i for i, (a, b) in enumerate(self.borders) if left < b and right > a]
        if len(touched) == 1:
            return touched[0]
        middle = (left + right) / 2
        near = min(range(len(self.borders)), key=lambda i: abs(sum(self.borders[i]) / 2 - middle))
        a, b = self.borders[near]
        return near if not touched and a - 3 * self.size < middle < b + 3 * self.size else None


Row = dict[int, str]


def squared(lines: Sequence[Printed]) -> list[Printed]:
    """The lines of a page with each table's rows as one line each, cells parted by tabs."""
    found: list[Printed] = []
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        led = len(found)
        while end > at and led and _is_beside(found[led - 1], lines[at]):
            led -= 1
        run = [*found[led:], *lines[at:end]]
        rows = _ordered(run) if end - at > 1 else None
        if rows:
            found[led:] = rows
        else:
            found += lines[at : max(end, at + 1)]
        at = max(end, at + 1)
    return found


def _is_beside(above: Printed, line: Printed) -> bool:
    """True for the upper line of a cell whose neighbours are set to its middle."""
    return len(above.cells) == 1 and 0 <= line.top - above.top < _OVERLAP * line.size


def _end(lines: Sequence[Printed], at: int) -> int:
    """Where the lines end that may be one table: rows of several cells, and short lines close to them."""
    if len(lines[at].cells) < 2:
        return at
    left, right = lines[at].left, lines[at].right
    end = at + 1
    while end < len(lines):
        last, line = lines[end - 1], lines[end]
        size = max(last.size, line.size)
        near = -2 * size < line.top - last.bottom < 1.5 * size
        beside = line.top - last.top < _OVERLAP * size
        inside = beside or (line.left > left - 2 * size and line.right < right + 4 * size)
        short = line.right - line.left < 0.6 * (right - left)
        if not near or not (len(line.cells) > 1 or (inside and short)):
            break
        left, right = min(left, line.left), max(right, line.right)
        end += 1
    return end


def _ordered(run: Sequence[Printed]) -> list[Printed] | None:
    """The rows of a table as one line each; None if the lines do not stand in columns."""
    count = max(len(line.cells) for line in run)
    full = [line for line in run if len(line.cells) == count]
    borders = tuple(
        (min(line.cells[i][0] for line in full), max(line.cells[i][1] for line in full)) for i in range(count)
    )
    if len(full) < 2 or any(a[1] > b[0] for a, b in pairwise(borders)):
        return None
    columns = _Columns(borders, median(line.size for line in full))
    parts = [_parts(line, columns) for line in run]
    if any(part is None for part in parts):
        return None
    columns = replace(columns, reach=_reach(run, columns))
    rows = _rows(run, [part for part in parts if part is not None], columns)
    whole = sum(len(row) == count for _, row in rows)
    return [_line(lines, row, count) for lines, row in rows] if 2 * whole >= len(rows) > 1 else None


def _reach(run: Sequence[Printed], columns: _Columns) -> tuple[float, ...]:
    found = [right for _, right in columns.borders]
    for line in run:
        for left, right in line.cells:
            column = columns.of(left, right)
            if column is not None:
                found[column] = max(found[column], right)
    return tuple(found)


def _parts(line: Printed, columns: _Columns) -> Row | None:
    words = line.text.split("\t")
    found: Row = {}
    for (left, right), said in zip(line.cells, words, strict=True):
        column = columns.of(left, right)
        if column is None or column in found:
            return None
        found[column] = said.strip()
    return found


def _rows(run: Sequence[Printed], parts: Sequence[Row], columns: _Columns) -> list[tuple[list[Printed], Row]]:
    """The lines that make a row, and its words by column."""
    count = len(columns.borders)
    steps = [
        b.top - a.top for (a, b), (x, y) in zip(pairwise(run), pairwise(parts), strict=True)
        if len(x) == len(y) == count
    ]  # fmt: skip
    pitch = median(steps) if steps else 0.0
    rows: list[tuple[list[Printed], Row]] = []
    for i, (line, part) in enumerate(zip(run, parts, strict=True)):
        below = run[i + 1] if i + 1 < len(run) else None
        leads = below is not None and _is_beside(line, below)
        near = rows and _is_near(rows[-1][0][-1], line, columns.size, pitch)
        if near or (rows and not leads and _is_rest(rows[-1], part, columns)):
            lines, row = rows[-1]
            lines.append(line)
            row.update({at: joined(row.get(at, ""), words) for at, words in part.items()})
        else:
            rows.append(([line], dict(part)))
    return rows


def _is_near(last: Printed, line: Printed, size: float, pitch: float) -> bool:
    """True if a line stands nearer below another than rows do."""
    step = line.top - last.top
    return step < _OVERLAP * size or step < _TIGHT * pitch


def _is_rest(row: tuple[list[Printed], Row], part: Row, columns: _Columns) -> bool:
    """True if a line without a first cell may be the rest of cells that fill their columns in the row above."""
    lines, words = row
    if 0 in part or not all(i in words for i in part):
        return False
    rights = {columns.of(*cell): cell[1] for cell in lines[-1].cells}
    return all(rights.get(i, 0.0) > columns.reach[i] - _FULL * columns.size for i in part)


def _line(lines: Sequence[Printed], row: Row, count: int) -> Printed:
    return replace(
        lines[0],
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        bottom=max(line.bottom for line in lines),
        text="\t".join(row.get(i, "") for i in range(count)),
    )


def tables(texts: Sequence[str]) -> list[range]:
    """Runs of rows that have as many cells as their neighbours: three rows and more, or two of three cells."""
    found = []
    start = 0
    for i in range(1, len(texts) + 1):
        if i < len(texts) and texts[i].count("\t") == texts[start].count("\t"):
            continue
        parted = texts[start].count("\t")
        if parted and i - start >= (2 if parted > 1 else 3):
            found.append(range(start, i))
        start = i
    return found
