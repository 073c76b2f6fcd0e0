"""Paragraphs as a Word file, as plain as one types them: it is there to be copied from and written on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from core.exporting.tables import write_whole

# The library of Word files is loaded when one is written: the window's start would wait for it.
if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run

Kind = Literal["title", "heading", "text", "hint"]

_LATIN, _CHINESE = "Times New Roman", "宋体"
_PAGE, _MARGINS = (21.0, 29.7), (2.54, 2.8)
"""A4 and its margins, above and beside, in centimetres."""
_SIZES: dict[Kind, float] = {"title": 18, "heading": 14, "text": 12, "hint": 10.5}
"""小二, 四号, 小四 and 五号 in points."""
_AROUND: dict[Kind, tuple[float, float]] = {
    "title": (0, 12),
    "heading": (14, 4),
    "text": (0, 0),
    "hint": (0, 4),
}
"""Points above and below a paragraph."""
_GREY = (0x5B, 0x62, 0x6A)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: a title, a heading, text that is indented as is the custom, or a hint in small grey type."""

    kind: Kind
    words: str


def write(path: Path, lines: Iterable[Line]) -> None:
    """Write a .docx. Raises NotExported."""
    from docx import Document
    from docx.shared import Cm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(size) for size in _PAGE)
    section.top_margin = section.bottom_margin = Cm(_MARGINS[0])
    section.left_margin = section.right_margin = Cm(_MARGINS[1])
    for line in lines:
        _add(document, line)
    write_whole(path, lambda unfinished: document.save(str(unfinished)))


def _add(document: Document, line: Line) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph(style="Heading 1" if line.kind == "heading" else None)
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = (Pt(points) for points in _AROUND[line.kind])
    if line.kind == "title":
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if line.kind == "text":
        shape.line_spacing = 1.5
        shape.first_line_indent = Pt(2 * _SIZES["text"])
    _set_type(paragraph.add_run(_allowed(line.words)), line.kind)


def _set_type(run: Run, kind: Kind) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    run.font.name, run.font.size = _LATIN, Pt(_SIZES[kind])
    run.font.bold = kind in ("title", "heading")
    run.font.color.rgb = RGBColor(*_GREY) if kind == "hint" else RGBColor(0, 0, 0)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _CHINESE)


def _allowed(words: str) -> str:
    """Without the signs that XML has no place for; lines of one paragraph follow each other."""
    line = " ".join(words.split("\n"))
    return "".join(char for char in line if char == "\t" or (char >= " " and char not in "\ufffe\uffff"))
