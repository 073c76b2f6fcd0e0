"""Word files (`.docx`): paragraphs, tables, text boxes, headers and footers in reading order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from core.errors import Unreadable
from core.reading import archive, tables
from core.reading.limits import Budget
from core.reading.text import Builder, Text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEVEL = re.compile(r"(?:heading|标题)\s*([1-6])", re.I)
_STYLES = {"title": "title", "标题": "title", "caption": "caption", "题注": "caption"}
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}


def read(name: str, data: bytes, budget: Budget) -> Text:
    """The text of a Word file. Raises Unreadable for one that is broken, locked or a bomb."""
    archive.guard(name, data, budget)
    budget.check()
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError, zipfile.BadZipFile, OSError) as error:
        raise Unreadable(name, "Word 文件已损坏,请用 Word 或 WPS 打开后另存一份再导入") from error
    out = Builder()
    _about(document, out)
    _edge(document, "header", out)
    _blocks(body, _levels(document), out, budget)
    _edge(document, "footer", out)
    out.line_end()
    return out.done("application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def _about(document: WordDocument, out: Builder) -> None:
    about = document.core_properties
    out.meta("doctitle", about.title or "")


def _levels(document: WordDocument) -> dict[str, str]:
    """Heading level, or `title` or `caption`, by the id of a paragraph style."""
    levels: dict[str, str] = {}
    for style in document.styles.element.iter(f"{_W}style"):
        identifier = style.get(f"{_W}styleId") or ""
        name = style.find(f"{_W}name")
        value = name.get(f"{_W}val") or "" if name is not None else ""
        found = _LEVEL.search(value)
        if found:
            levels[identifier] = found[1]
        elif value.lower() in _STYLES:
            levels[identifier] = _STYLES[value.lower()]
    return levels


def _blocks(body: etree._Element, levels: dict[str, str], out: Builder, budget: Budget) -> None:
    for i, block in enumerate(_flat(body)):
        if i % 200 == 0:
            budget.check()
            budget.text(out.length)
        if i > budget.limits.elements:
            raise Unreadable(budget.name, "Word 文件的段落太多,请拆成几个文件再导入")
        if block.tag == f"{_W}p":
            _paragraph(block, levels, out)
        else:
            _table(block, levels, out, budget)


def _flat(body: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, content controls and insertions opened."""
    stack = list(reversed(body))
    while stack:
        block = stack.pop()
        if block.tag in (f"{_W}p", f"{_W}tbl"):
            yield block
        elif block.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            stack.extend(reversed(block))


def _paragraph(paragraph: etree._Element, levels: dict[str, str], out: Builder) -> None:
    text = _text(paragraph)
    start = out.length
    for line in text.split("\n"):
        if line.strip():
            out.line(line)
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    level = levels.get(style.get(f"{_W}val") or "") if style is not None else None
    if level in _STYLES.values():
        out.mark(str(level), start, out.length)
    elif level or _outlined(paragraph):
        out.mark("heading", start, out.length, level or "")
    for box in _boxes(paragraph):
        for inner in box:
            if inner.tag == f"{_W}p":
                _paragraph(inner, levels, out)


def _outlined(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{_W}pPr/{_W}outlineLvl") is not None


def _boxes(paragraph: etree._Element) -> list[etree._Element]:
    """Contents of the text boxes anchored here, each once: Word writes them twice, the second time as a fallback."""
    boxes = list(paragraph.iter(f"{_W}txbxContent"))
    return [
        box
        for box in boxes
        if not any(up.tag == _FALLBACK for up in box.iterancestors())
        and next((up for up in box.iterancestors(f"{_W}txbxContent", f"{_W}p")), None) is paragraph
    ]


def _text(paragraph: etree._Element) -> str:
    """Words of a paragraph as printed: deletions, field codes and text boxes left out, its list number not known."""
    parts: list[str] = []
    for run in paragraph.iter(f"{_W}t", *_BREAKS):
        if run.tag == f"{_W}br" and run.get(f"{_W}type") in ("page", "column"):
            continue
        if _is_own(run, paragraph):
            parts.append(run.text or "" if run.tag == f"{_W}t" else _BREAKS[run.tag])
    return "".join(parts)


def _is_own(run: etree._Element, paragraph: etree._Element) -> bool:
    for up in run.iterancestors():
        if up is paragraph:
            return True
        if up.tag in (f"{_W}txbxContent", _FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}tabs"):
            return False
    return True


def _table(table: etree._Element, levels: dict[str, str], out: Builder, budget: Budget) -> None:
    """A row a line with its cells parted by tabs; a table of one cell is a frame around paragraphs."""
    rows = [row for row in table if row.tag == f"{_W}tr"]
    cells = [list(_cells(row)) for row in rows]
    if max(map(len, cells), default=0) < 2:
        for row in cells:
            for cell in row:
                _blocks(cell, levels, out, budget)
        return
    tables.write(_covered(rows, cells), out)


def _covered(rows: list[etree._Element], cells: list[list[etree._Element]]) -> list[list[tables.Cell]]:
    """The cells with what they cover: Word writes a cell again, empty, in each row that the one above goes on in."""
    found: list[list[tables.Cell]] = []
    above: dict[int, tuple[int, int]] = {}
    for number, (row, line) in enumerate(zip(rows, cells, strict=True)):
        head = row.find(f"{_W}trPr/{_W}tblHeader") is not None
        found.append([])
        column = 0
        for cell in line:
            across = _across(cell)
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merge is not None and merge.get(f"{_W}val") != "restart" and column in above:
                y, x = above[column]
                found[y][x] = replace(found[y][x], down=number - y + 1)
            else:
                above.pop(column, None)
                if merge is not None:
                    above[column] = (number, len(found[-1]))
                found[-1].append(tables.Cell(_cell_text(cell), across, 1, head))
            column += across
    return found


def _across(cell: etree._Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    said = (span.get(f"{_W}val") or "1") if span is not None else "1"
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 1


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for cell in row:
        if cell.tag == f"{_W}tc":
            yield cell
        elif cell.tag == f"{_W}sdt":
            yield from cell.iter(f"{_W}tc")


def _cell_text(cell: etree._Element) -> str:
    return " ".join(text for p in cell.iter(f"{_W}p") if (text := re.sub(r"\s+", " ", _text(p)).strip()))


def _edge(document: WordDocument, which: str, out: Builder) -> None:
    """Headers or footers, each wording once, marked as furniture."""
    seen: set[str] = set()
    for section in document.sections:
        for kind in (which, f"first_page_{which}"):
            edge = getattr(section, kind)
            if edge.is_linked_to_previous:
                continue
            for paragraph in edge._element.iter(qn("w:p")):
                words = _text(paragraph).replace("\n", " ").strip()
                if words and words not in seen:
                    seen.add(words)
                    span = out.line(words)
                    out.mark("furniture", span.start, span.end)
