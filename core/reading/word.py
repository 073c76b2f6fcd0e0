"""Word files (`.docx`): paragraphs with their list numbers, tables, text boxes, notes, headers and footers in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from core.errors import Unreadable
from core.reading import sniffing, word_tables
from core.reading.limits import Budget
from core.reading.text import Builder, Text
from core.reading.word_numbers import Numbers, numbers
from core.reading.word_package import Package, W
from core.reading.word_text import boxes, is_hidden, text_of

_LEVEL = re.compile(r"(?:heading|标题)\s*([1-6])", re.I)
_CONTENTS = re.compile(r"(?:toc|目录)(?:\s*\d|\s*heading|$)", re.I)
_STYLES = {"title": "title", "标题": "title", "caption": "caption", "题注": "caption"}
_OPENED = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_POSITION = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}positionV"
_LONGEST_BOX = 60
"""A longer text box at the head of a file is no title."""
_LONGEST_CAPTION = 60
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(slots=True)
class _Writer:
    """Where the walk through the file stands. `carried` are words of a paragraph whose end was deleted."""

    out: Builder
    budget: Budget
    package: Package
    levels: dict[str, str]
    numbers: Numbers
    notes: dict[tuple[str, str], str]
    carried: str = ""
    picture: bool = False
    blocks: int = 0
    told: list[str] = field(default_factory=list)


def read(name: str, data: bytes, budget: Budget) -> Text:
    """The text of a Word file. Raises Unreadable for one that is broken, locked or a bomb."""
    package = Package(name, data, budget)
    styles = package.part("styles")
    out = Builder()
    out.meta("doctitle", package.title)
    writer = _Writer(
        out, budget, package, _levels(styles), numbers(package.part("numbering"), styles), _notes(package)
    )
    _edge(package, "header", out)
    _blocks(package.body, writer)
    if writer.carried:
        out.line(writer.carried)
    _edge(package, "footer", out)
    out.line_end()
    return out.done(_MEDIA_TYPE, (*dict.fromkeys(writer.told), *_left_out(package)))


def _left_out(package: Package) -> Iterator[str]:
    """What stands in the file and is not printed with its text."""
    comments = package.part("comments")
    count = len(comments.findall(f"{W}comment")) if comments is not None else 0
    if count:
        yield f"有 {count} 条批注没有读入"
    if any(is_hidden(run) for run in package.body.iter(f"{W}r")):
        yield "有隐藏文字没有读入(打印时也看不到)"


def _levels(styles: etree._Element | None) -> dict[str, str]:
    """Heading level, or `title`, `caption` or `contents`, by the id of a paragraph style."""
    levels: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        identifier = style.get(f"{W}styleId") or ""
        name = style.find(f"{W}name")
        value = name.get(f"{W}val") or "" if name is not None else ""
        found = _LEVEL.search(value)
        if _CONTENTS.match(value):
            levels[identifier] = "furniture"
        elif found:
            levels[identifier] = found[1]
        elif value.lower() in _STYLES:
            levels[identifier] = _STYLES[value.lower()]
    return levels


def _notes(package: Package) -> dict[tuple[str, str], str]:
    """The words of footnotes and endnotes by their kind and id."""
    found = {}
    for kind in _NOTES.values():
        part = package.part(kind)
        for note in part if part is not None else ():
            words = " ".join(text_of(p).strip() for p in note.iter(f"{W}p")).strip()
            found[kind, note.get(f"{W}id") or ""] = re.sub(r"\s+", " ", words)
    return found


def _blocks(body: etree._Element, writer: _Writer) -> None:
    for block in _flat(body):
        if writer.blocks % 200 == 0:
            writer.budget.check()
            writer.budget.text(writer.out.length)
        writer.blocks += 1
        if writer.blocks > writer.budget.limits.elements:
            raise Unreadable(writer.budget.name, "Word 文件的段落太多,请拆成几个文件再导入")
        if block.tag == f"{W}p":
            _paragraph(block, writer)
        elif block.tag == f"{W}tbl":
            _table(block, writer)
        else:
            _chunk(writer.package.chunk(block), writer)


def _flat(body: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs, tables and foreign documents in order, content controls and insertions opened."""
    stack = list(reversed(body))
    while stack:
        block = stack.pop()
        if block.tag in (f"{W}p", f"{W}tbl", f"{W}altChunk"):
            yield block
        elif block.tag in _OPENED:
            stack.extend(reversed(block))


def _paragraph(paragraph: etree._Element, writer: _Writer) -> None:
    inner = boxes(paragraph)
    first = writer.out.length == 0 and _heads(inner)
    if first:
        _boxes(inner, writer)
    words = text_of(paragraph)
    label = writer.numbers.label(paragraph)
    if words.strip() or writer.carried:
        words = writer.carried + (label if words.strip() else "") + words
        writer.carried = ""
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            writer.carried = words
        else:
            _line(words, paragraph, writer)
    elif paragraph.find(f".//{_PICTURE}") is not None or paragraph.find(f".//{_OLD_PICTURE}") is not None:
        writer.picture = True
    _cited(paragraph, writer)
    if not first:
        _boxes(inner, writer)


def _line(words: str, paragraph: etree._Element, writer: _Writer) -> None:
    out, start = writer.out, writer.out.length
    for line in words.split("\n"):
        if line.strip():
            out.line(line)
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    level = writer.levels.get(style.get(f"{W}val") or "") if style is not None else None
    if level == "furniture" or level in _STYLES.values():
        out.mark(str(level), start, out.length)
    elif level or _outlined(paragraph):
        out.mark("heading", start, out.length, level or "")
    elif writer.picture and _is_centred(paragraph) and out.length - start <= _LONGEST_CAPTION:
        out.mark("caption", start, out.length)
    writer.picture = False


def _outlined(paragraph: etree._Element) -> bool:
    level = paragraph.find(f"{W}pPr/{W}outlineLvl")
    return level is not None and level.get(f"{W}val") != "9"  # 9 is body text


def _is_centred(paragraph: etree._Element) -> bool:
    set_to = paragraph.find(f"{W}pPr/{W}jc")
    return set_to is not None and set_to.get(f"{W}val") == "center"


def _heads(inner: list[etree._Element | str]) -> bool:
    """True for a short box that stands above the first words of the file: a title in a frame is anchored to what follows."""
    length = sum(len(box) if isinstance(box, str) else len("".join(box.itertext())) for box in inner)
    return 0 < length <= _LONGEST_BOX and not any(map(_is_below, inner))


def _is_below(box: etree._Element | str) -> bool:
    """True if a box says that it stands lower than the paragraph that it hangs on."""
    for up in () if isinstance(box, str) else box.iterancestors():
        place = up.find(_POSITION)
        if place is not None:
            offset = "".join(place.itertext()).strip()
            return place.get("relativeFrom") in ("paragraph", "line") and offset.isdigit() and int(offset) > 0
    return False


def _boxes(inner: list[etree._Element | str], writer: _Writer) -> None:
    for box in inner:
        if isinstance(box, str):
            writer.out.line(box)
        else:
            _blocks(box, writer)


def _cited(paragraph: etree._Element, writer: _Writer) -> None:
    """The notes that a paragraph refers to, apart from its text."""
    for mark in paragraph.iter(*_NOTES):
        words = writer.notes.get((_NOTES[mark.tag], mark.get(f"{W}id") or ""))
        if words and not writer.carried:
            span = writer.out.line(words)
            writer.out.mark("caption", span.start, span.end)


def _table(table: etree._Element, writer: _Writer) -> None:
    """A row a line with its cells parted by tabs; a table that is only a frame around paragraphs is opened."""
    rows = word_tables.rows(table)
    if word_tables.is_data(rows):
        word_tables.write(rows, writer.out)
        return
    for row in rows:
        for cell in word_tables.cells(row):
            _blocks(cell, writer)


def _chunk(data: bytes, writer: _Writer) -> None:
    """A document in another format that stands whole in this one, as programs leave it that make Word files of pages."""
    kind = sniffing.kind(data)
    if kind not in ("html", "mhtml"):
        writer.told.append("有嵌在里面的文件没有读入")
        return
    from core.reading import html, mhtml  # few Word files hold pages

    read_page = html.read if kind == "html" else mhtml.read
    writer.out.take(read_page(writer.budget.name, data, writer.budget))


def _edge(package: Package, which: str, out: Builder) -> None:
    """Headers or footers, each wording once, marked as furniture."""
    seen: set[str] = set()
    for edge in package.edges(which):
        for paragraph in edge.iter(f"{W}p"):
            words = text_of(paragraph).replace("\n", " ").strip()
            if words and words not in seen:
                seen.add(words)
                span = out.line(words)
                out.mark("furniture", span.start, span.end)
