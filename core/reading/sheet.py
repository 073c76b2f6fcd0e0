"""Excel workbooks (`.xlsx`): each sheet's rows as a table, numbers as they are shown, blank rows between tables (ECMA-376)."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from lxml import etree

from core.errors import Unreadable
from core.reading import archive, tables
from core.reading.limits import Budget
from core.reading.text import Builder, Text

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BROKEN = "Excel 文件已损坏,请用 Excel 或 WPS 打开后另存一份再导入"
_UNNAMED = re.compile(r"(?:Sheet|工作表|表)\s*\d*", re.I)
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
_DATES = {*range(14, 23), *range(27, 37), *range(50, 59)}
"""Numbers of the built-in formats that show a day or a time."""
_WORDS_IN_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_WIDEST = 60
_TALLEST = 500


@dataclass(frozen=True, slots=True)
class _Book:
    """What holds for all sheets: the words that cells point to, the format of each style, the first day of the calendar."""

    words: list[str]
    formats: list[str]
    day_zero: datetime


def read(name: str, data: bytes, budget: Budget) -> Text:
    """The text of a workbook. Raises Unreadable for one that is broken, locked or a bomb."""
    archive.guard(name, data, budget)
    out = Builder()
    notes: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            root = _xml(box, "xl/workbook.xml")
            book = _Book(_shared(box, budget), _formats(box), _day_zero(root))
            for title, path, hidden in _sheets(box, root):
                if hidden:
                    notes.append(f"隐藏的工作表“{title}”没有读")
                    continue
                _sheet(title, _rows(box, path, book, budget), _merged(box, path), out)
    except (
        KeyError,
        IndexError,
        OverflowError,
        RuntimeError,
        etree.XMLSyntaxError,
        *archive.BROKEN,
    ) as error:
        raise Unreadable(name, _BROKEN) from error
    return out.done(_TYPE, tuple(notes))


def _xml(box: zipfile.ZipFile, path: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(box.read(path), parser)


def _day_zero(root: etree._Element) -> datetime:
    about = root.find(f"{_S}workbookPr")
    mac = about is not None and about.get("date1904") in ("1", "true")
    return datetime(1904, 1, 1) if mac else datetime(1899, 12, 30)


def _sheets(box: zipfile.ZipFile, root: etree._Element) -> Iterator[tuple[str, str, bool]]:
    """Name, path and whether it is hidden, of each sheet in its order."""
    links = {link.get("Id"): link.get("Target") or "" for link in _xml(box, "xl/_rels/workbook.xml.rels")}
    for sheet in root.iter(f"{_S}sheet"):
        target = links[sheet.get(_LINK)]
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if "worksheets" in path:
            yield sheet.get("name") or "", path, sheet.get("state", "visible") != "visible"


def _shared(box: zipfile.ZipFile, budget: Budget) -> list[str]:
    if "xl/sharedStrings.xml" not in box.namelist():
        return []
    found = []
    for item in _xml(box, "xl/sharedStrings.xml"):
        found.append(_said(item))
    budget.check()
    return found


def _said(item: etree._Element) -> str:
    """The words of a cell, the sounds above them left out."""
    parts = [t.text or "" for t in item.iter(f"{_S}t") if next(t.iterancestors(f"{_S}rPh"), None) is None]
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def _formats(box: zipfile.ZipFile) -> list[str]:
    """For each style `%`, `day` or nothing: how a number of it is shown."""
    if "xl/styles.xml" not in box.namelist():
        return []
    root = _xml(box, "xl/styles.xml")
    own = {f.get("numFmtId"): f.get("formatCode") or "" for f in root.iter(f"{_S}numFmt")}
    styles = root.find(f"{_S}cellXfs")
    return [_shown(style.get("numFmtId") or "0", own) for style in styles] if styles is not None else []


def _shown(number: str, own: dict[str | None, str]) -> str:
    code = _WORDS_IN_FORMAT.sub("", own.get(number, ""))
    if number in ("9", "10") or "%" in code:
        return "%"
    return "day" if (number.isdigit() and int(number) in _DATES and not code) or re.search(r"[ydYD年]", code) else ""  # fmt: skip


def _rows(
    box: zipfile.ZipFile, path: str, book: _Book, budget: Budget
) -> Iterator[tuple[int, dict[int, str]]]:
    """Number and cells by column, of each row that has any."""
    with box.open(path) as stream:
        cells = 0
        for _, row in etree.iterparse(stream, tag=f"{_S}row", resolve_entities=False, no_network=True):
            budget.check()
            found = {}
            for i, cell in enumerate(row):
                at = _CELL.fullmatch(cell.get("r") or "")
                column = _column(at[1]) if at else i
                words = _value(cell, book)
                if words and column < _WIDEST:
                    found[column] = words
            cells += len(found)
            if cells > budget.limits.elements:
                raise Unreadable(budget.name, "表格的单元格太多,请拆成几个文件再导入")
            if found:
                yield int(row.get("r") or 0), found
            row.clear()


def _value(cell: etree._Element, book: _Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _said(cell)
    value = cell.findtext(f"{_S}v") or ""
    if kind == "s":
        return book.words[int(value)] if value else ""
    if kind in ("str", "d"):
        return re.sub(r"\s+", " ", value).strip()
    if kind in ("b", "e") or not value:
        return {"1": "是", "0": "否"}.get(value, "") if kind == "b" else ""
    style = int(cell.get("s") or 0)
    return _number(float(value), book.formats[style] if style < len(book.formats) else "", book.day_zero)


def _number(value: float, shown: str, day_zero: datetime) -> str:
    """As people see it: a share with its sign, a day as a date, no rests of binary fractions."""
    if shown == "%":
        return f"{value * 100:.10g}%"
    if shown == "day":
        return (day_zero + timedelta(days=value)).date().isoformat()
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.10g}"


@dataclass(frozen=True, slots=True)
class _Merged:
    """`spans`: how many columns and rows a merged cell covers, by its row and column; `under`: for each row the columns
    (first, end) that cells above it cover."""

    spans: dict[tuple[int, int], tuple[int, int]]
    under: dict[int, list[tuple[int, int]]]


def _merged(box: zipfile.ZipFile, path: str) -> _Merged:
    found = _Merged({}, {})
    with box.open(path) as stream:
        for _, merged in etree.iterparse(
            stream, tag=f"{_S}mergeCell", resolve_entities=False, no_network=True
        ):
            first, _, last = (merged.get("ref") or "").partition(":")
            a, b = _CELL.fullmatch(first), _CELL.fullmatch(last)
            if a and b:
                across, down = _column(b[1]) - _column(a[1]) + 1, int(b[2]) - int(a[2]) + 1
                row, column = int(a[2]), _column(a[1])
                found.spans[row, column] = across, down
                for below in range(row + 1, row + min(down, _TALLEST)):
                    found.under.setdefault(below, []).append((column, column + across))
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _sheet(
    title: str,
    rows: Iterator[tuple[int, dict[int, str]]],
    merged: _Merged,
    out: Builder,
) -> None:
    """The tables of a sheet: what blank rows part, a sheet's own name above if it says anything."""
    block: list[tuple[int, dict[int, str]]] = []
    named = bool(_UNNAMED.fullmatch(title))
    last = 0
    for number, cells in rows:
        if not named:
            span = out.line(title)
            out.mark("heading", span.start, span.end, "1")
            named = True
        if block and number > last + 1 and last + 1 not in merged.under:
            _write(block, merged, out)
            block = []
        block.append((number, cells))
        last = number
    _write(block, merged, out)


def _write(block: list[tuple[int, dict[int, str]]], merged: _Merged, out: Builder) -> None:
    """A table; rows of one cell above and below it are lines: its name, its unit, a note."""
    first = min((min(cells) for _, cells in block), default=0)
    many = [i for i, (_, cells) in enumerate(block) if len(cells) > 1 or min(cells) > first]
    inside = range(many[0], many[-1] + 1) if len(many) > 1 else range(0)
    for _, cells in block[: inside.start]:
        out.line(" ".join(cells.values()))
    if inside:
        grid = [block[i] for i in inside]
        width = max(max(cells) for _, cells in grid) + 1
        tables.write([list(_cells(number, cells, merged, first, width)) for number, cells in grid], out)
    for _, cells in block[inside.stop :]:
        out.line(" ".join(cells.values()))


def _cells(
    number: int, cells: dict[int, str], merged: _Merged, first: int, width: int
) -> Iterator[tables.Cell]:
    """The cells of a row from the table's first column on."""
    column = first
    while column < width:
        across, down = merged.spans.get((number, column), (1, 1))
        if not any(start <= column < end for start, end in merged.under.get(number, ())):
            yield tables.Cell(cells.get(column, ""), across, down)
        column += across
