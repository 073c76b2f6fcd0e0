"""Tables of data on web pages: a line a row, its cells apart, the header known."""

from __future__ import annotations

import re

from lxml import etree

from core.reading import tables
from core.reading.text import Builder

_LONGEST_CELL = 200
_MEAN_CELL = 40


def is_data(table: etree._Element) -> bool:
    """True for a table of values; False where a table only lays the page out."""
    if table.find(".//table") is not None:
        return False
    rows = _rows(table)
    if len(rows) < 2 or sum(len(row) > 1 for row in rows) < 0.6 * len(rows):
        return False
    lengths = [len(_cell(cell)) for row in rows for cell in row]
    return max(lengths) <= _LONGEST_CELL and sum(lengths) / len(lengths) <= _MEAN_CELL


def write(table: etree._Element, out: Builder) -> None:
    """Each row on a line, cells parted by a tab and under their columns, with marks for table, rows, cells and header."""
    caption = table.find("caption")
    if caption is not None:
        span = out.line(_cell(caption))
        out.mark("table", span.start, span.end)
    tables.write([[_as_cell(cell) for cell in row] for row in _rows(table)], out)


def _as_cell(cell: etree._Element) -> tables.Cell:
    row = cell.getparent()
    group = row.getparent() if row is not None else None
    head = cell.tag == "th" or (group is not None and group.tag == "thead")
    return tables.Cell(_cell(cell), _covered(cell, "colspan"), _covered(cell, "rowspan"), head)


def _covered(cell: etree._Element, name: str) -> int:
    said = (cell.get(name) or "1").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 1


def _rows(table: etree._Element) -> list[list[etree._Element]]:
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    return [row for row in rows if row]


def _cell(cell: etree._Element) -> str:
    return re.sub(r"\s+", " ", "".join(cell.itertext())).strip()
