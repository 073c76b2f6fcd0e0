"""Tables of data on web pages: a line a row, its cells apart, the header known."""

from __future__ import annotations

import re

from lxml import etree

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
    """Each row on a line, cells parted by a tab, with marks for table, rows, cells and the header row."""
    start = out.length
    caption = table.find("caption")
    if caption is not None:
        out.line(_cell(caption))
    rows = _rows(table)
    for number, row in enumerate(rows):
        first = out.length
        for i, cell in enumerate(row):
            if i:
                out.add("\t")
            span = out.add(_cell(cell))
            out.mark("cell", span.start, span.end)
        out.mark("row", first, out.length)
        if number == 0 or all(cell.tag == "th" for cell in row):
            out.mark("header", first, out.length)
        out.line_end()
    out.mark("table", start, out.length)


def _rows(table: etree._Element) -> list[list[etree._Element]]:
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    return [row for row in rows if row]


def _cell(cell: etree._Element) -> str:
    return re.sub(r"\s+", " ", "".join(cell.itertext())).strip()
