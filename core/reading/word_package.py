"""The parts of a Word file: its text, styles, list numbers, notes, heads and feet of pages, found by their relations.

Read leniently, part by part: programs write files whose pictures lead nowhere, whose main part has another name, or that
are templates or hold macros; Word opens them all, and so must we.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from core.errors import Unreadable
from core.reading import archive
from core.reading.limits import Budget

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (b"purl.oclc.org/ooxml/officeDocument/relationships", b"schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"purl.oclc.org/ooxml/wordprocessingml/main", b"schemas.openxmlformats.org/wordprocessingml/2006/main"),
)  # fmt: skip
"""The strict dialect that Word can save has other names for the same things."""
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_BROKEN = (KeyError, RuntimeError, etree.XMLSyntaxError, *archive.BROKEN)


@dataclass(slots=True)
class _Box:
    """The archive; `names` finds a part by its name in small letters."""

    box: zipfile.ZipFile
    names: dict[str, str] = field(default_factory=dict)

    def data(self, path: str) -> bytes:
        return self.box.read(self.names[path.lower().lstrip("/")])

    def tree(self, path: str) -> etree._Element:
        data = self.data(path)
        if b"purl.oclc.org/ooxml" in data[:8192]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


class Package:
    """A Word file that is opened. Raises Unreadable if it is broken or a bomb."""

    def __init__(self, name: str, data: bytes, budget: Budget) -> None:
        archive.guard(name, data, budget)
        budget.check()
        try:
            box = zipfile.ZipFile(io.BytesIO(data))
            self._box = _Box(box, {entry.lower().lstrip("/"): entry for entry in box.namelist()})
            self._path = self._main()
            self.document = self._box.tree(self._path)
            self.body = self.document.find(f"{W}body")
        except _BROKEN as error:
            raise Unreadable(name, _ADVICE) from error
        if self.body is None:
            raise Unreadable(name, _ADVICE)

    def _main(self) -> str:
        for kind, target, _ in self._relations(""):
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def _relations(self, path: str) -> list[tuple[str, str, str]]:
        """Kind, path and id of each part that the part at `path` refers to."""
        folder, name = posixpath.split(path)
        try:
            tree = self._box.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        except _BROKEN:
            return []
        return [
            (
                (one.get("Type") or "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, one.get("Target") or "")).lstrip("/"),
                one.get("Id") or "",
            )
            for one in tree
            if isinstance(one.tag, str) and one.get("TargetMode") != "External"
        ]

    @cached_property
    def _parts(self) -> list[tuple[str, str, str]]:
        return self._relations(self._path)

    def part(self, kind: str) -> etree._Element | None:
        """The first part of a kind (styles, numbering, footnotes …), or None if there is none that can be read."""
        return next(
            (tree for k, path, _ in self._parts if k == kind and (tree := self._read(path)) is not None), None
        )

    def referred(self, element: etree._Element) -> etree._Element | None:
        """The part that an element refers to by its id."""
        path = self._target(element)
        return self._read(path) if path else None

    def chunk(self, element: etree._Element) -> bytes:
        """The bytes of a document in another format that stands in this one; none if it is missing."""
        path = self._target(element)
        try:
            return self._box.data(path) if path else b""
        except _BROKEN:
            return b""

    def _target(self, element: etree._Element) -> str | None:
        wanted = element.get(f"{_R}id")
        return next((path for _, path, name in self._parts if wanted and name == wanted), None)

    def _read(self, path: str) -> etree._Element | None:
        try:
            return self._box.tree(path)
        except _BROKEN:
            return None

    def edges(self, which: str) -> Iterator[etree._Element]:
        """Heads or feet of pages (`header` or `footer`), each once, in the order of the sections that have them."""
        seen = set()
        for reference in self.body.iter(f"{W}{which}Reference"):
            path = self._target(reference)
            if path and path not in seen:
                seen.add(path)
                tree = self._read(path)
                if tree is not None:
                    yield tree

    @property
    def title(self) -> str:
        """The title in the file's properties."""
        for kind, path, _ in self._relations(""):
            if kind == "core-properties":
                tree = self._read(path)
                return (tree.findtext(_TITLE) or "") if tree is not None else ""
        return ""


_ADVICE = "Word 文件已损坏,请用 Word 或 WPS 打开后另存一份再导入"
