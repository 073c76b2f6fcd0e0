"""Source, authors, date and kind of a case, where its own lines leave them open."""

from __future__ import annotations

import re
from dataclasses import replace

from core.model import Case, Document, Field
from core.parse import bylines
from core.parse.layout import furniture
from core.parse.lines import fold
from core.parse.metadata import kind
from core.parse.metadata.dates import iso
from core.parse.projection import Projection

_PAGE_TITLE = re.compile(r"(.{4,}?)\s*[_\-|—–]+\s*([^_\-|—–]{2,20})$")
_SHORTEST = 8
"""A shorter title of a page is a column's name."""


def read(case: Case, view: Projection, document: Document) -> Case:
    """The case with what the file says about itself where by-lines are silent, and with its kind."""
    about = _about(document)
    told = replace(
        case,
        title=case.title or _told(about, "title") or _page_title(about),
        source=case.source or _told(about, "source") or _site(about),
        published=case.published or _day(about),
        authors=case.authors or _authors(about),
    )
    return replace(told, kind=kind.kind(told, view))


def _about(document: Document) -> dict[str, str]:
    """What the file says outside its text, by key; the first word on each counts."""
    about: dict[str, str] = {}
    for mark in document.marks:
        if mark.kind == "meta":
            key, _, value = mark.value.partition("=")
            about.setdefault(key, value)
    return about


def _told(about: dict[str, str], key: str) -> Field | None:
    return Field(about[key]) if about.get(key) else None


def _site(about: dict[str, str]) -> Field | None:
    """The site itself, by its name or by the end of the page's title."""
    if about.get("site"):
        return Field(about["site"])
    found = _PAGE_TITLE.match(about.get("page", ""))
    return Field(found[2].strip()) if found and bylines.is_press(found[2].strip()) else None


def _page_title(about: dict[str, str]) -> Field | None:
    """The title in the window's frame, without the names of column and site behind it."""
    words = re.split(r"\s*[_|]+\s*|\s+[-—–]+\s*|\s*[-—–]+\s+", about.get("page", "").strip())[0]
    found = _PAGE_TITLE.match(words)
    if found and bylines.is_press(found[2]):
        words = found[1]
    folded = fold(words)
    told = len(words) >= _SHORTEST and not furniture.is_furniture(folded)
    return Field(words) if told and not bylines.is_house(folded) else None


def _day(about: dict[str, str]) -> Field | None:
    day = iso(about.get("published", ""))
    return Field(day) if day else None


def _authors(about: dict[str, str]) -> tuple[Field, ...]:
    names = re.split(r"[\s,、,;]+", about.get("author", ""))
    return tuple(Field(name) for name in names if bylines.is_name(name))
