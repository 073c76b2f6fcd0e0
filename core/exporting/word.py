"""Paragraphs as a Word file, as plain as one types them: it is there to be copied from and written on."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

from core.exporting.tables import write_whole

Kind = Literal["title", "heading", "text", "hint"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: a title, a heading, text that is indented as is the custom, or a hint in small grey type."""

    kind: Kind
    words: str


def write(path: Path, lines: Iterable[Line]) -> None:
    """Write a .docx. Raises NotExported."""
    body = "".join(map(_paragraph, lines))
    document = f"{_XML}<w:document {_SPACE}><w:body>{body}{_PAGE}</w:body></w:document>"

    def way(unfinished: Path) -> None:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("[Content_Types].xml", _TYPES)
            file.writestr("_rels/.rels", _RELATIONS)
            file.writestr("word/document.xml", document)

    write_whole(path, way)


def _paragraph(line: Line) -> str:
    about, look = _LOOKS[line.kind]
    return (
        f"<w:p><w:pPr>{about}</w:pPr><w:r><w:rPr>{_FONT}{look}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(_allowed(line.words))}</w:t></w:r></w:p>'
    )


def _allowed(words: str) -> str:
    """Without the signs that XML has no place for; lines of one paragraph follow each other."""
    line = " ".join(words.split("\n"))
    return "".join(char for char in line if char == "\t" or (char >= " " and char not in "\ufffe\uffff"))


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
_PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1588" w:bottom="1440" w:left="1588"/></w:sectPr>'
# Sizes in half points: 小二 18, 四号 14, 小四 12, 五号 10.5; each in the order that the format asks for.
_LOOKS: dict[Kind, tuple[str, str]] = {
    "title": ('<w:spacing w:after="240"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="36"/>'),
    "heading": ('<w:keepNext/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="28"/>'),
    "text": ('<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLineChars="200" w:firstLine="480"/>', '<w:sz w:val="24"/>'),
    "hint": ('<w:spacing w:after="80"/>', '<w:color w:val="5B626A"/><w:sz w:val="21"/>'),
}  # fmt: skip
_TYPES = (
    f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
