"""Tables of Word files: those of values, and those that are a form or a frame around paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from core.reading import tables
from core.reading.text import Builder
from core.reading.word_package import W
from core.reading.word_text import boxes, text_of


def rows(table: etree._Element) -> list[etree._Element]:
    """The table's rows but for those that a reviser deleted."""
    found = []
    for row in table.iterchildren(f"{W}tr", f"{W}sdt"):
        for one in [row] if row.tag == f"{W}tr" else row.iterfind(f"{W}sdtContent/{W}tr"):
            if one.find(f"{W}trPr/{W}del") is None:
                found.append(one)
    return found


def cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, content controls opened."""
    for cell in row:
        if cell.tag == f"{W}tc":
            yield cell
        elif cell.tag == f"{W}sdt":
            yield from cell.iterfind(f"{W}sdtContent/{W}tc")


def is_data(lines: list[etree._Element]) -> bool:
    """False for one column, for tables in tables, and for a form with an article in it."""
    found = [list(cells(row)) for row in lines]
    if max(map(len, found), default=0) < 2:
        return False
    if any(cell.find(f".//{W}tbl") is not None for row in found for cell in row):
        return False
    return not tables.is_form([["\n".join(_paragraphs(cell)) for cell in row] for row in found])


def write(lines: list[etree._Element], out: Builder) -> None:
    """A row a line, its cells apart and under their columns."""
    tables.write(_covered(lines, [list(cells(row)) for row in lines]), out)


def _covered(lines: list[etree._Element], found: list[list[etree._Element]]) -> list[list[tables.Cell]]:
    """The cells with what they cover: Word writes a cell again, empty, in each row that the one above goes on in."""
    made: list[list[tables.Cell]] = []
    above: dict[int, tuple[int, int]] = {}
    for number, (row, line) in enumerate(zip(lines, found, strict=True)):
        head = row.find(f"{W}trPr/{W}tblHeader") is not None
        made.append([])
        column = 0
        for cell in line:
            across = _across(cell)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val") != "restart" and column in above:
                y, x = above[column]
                made[y][x] = replace(made[y][x], down=number - y + 1)
            else:
                above.pop(column, None)
                if merge is not None:
                    above[column] = (number, len(made[-1]))
                made[-1].append(tables.Cell(_cell_text(cell), across, 1, head))
            column += across
    return made


def _across(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    said = (span.get(f"{W}val") or "1") if span is not None else "1"
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 1


def _cell_text(cell: etree._Element) -> str:
    words = " ".join(_paragraphs(cell))
    return re.sub(r"\s+", " ", words).strip()


def _paragraphs(cell: etree._Element) -> Iterator[str]:
    """The words of the paragraphs of a cell and of the boxes in it, each once."""
    for paragraph in cell.iter(f"{W}p"):
        if next(paragraph.iterancestors(f"{W}txbxContent", f"{W}tc"), None) is cell:
            yield text_of(paragraph)
            for box in boxes(paragraph):
                yield from [box] if isinstance(box, str) else map(text_of, box.iter(f"{W}p"))
