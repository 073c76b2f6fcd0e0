"""By-line items into the fields of a case: source, authors, editors, date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.model import Field
from core.parse.layout_lines import Item
from core.parse.metadata_dates import iso


@dataclass(frozen=True, slots=True)
class Fields:
    """What by-lines say about one case."""

    source: Field | None = None
    authors: tuple[Field, ...] = ()
    editors: tuple[Field, ...] = ()
    published: Field | None = None


def fields(items: Sequence[Item]) -> Fields:
    """The fields that by-line items give, labelled ones before bare ones, earlier ones before later ones."""
    return Fields(
        _first(items, ("source", "house", "employer")),
        tuple(_unique(item for item in items if item.role in ("author", "names"))),
        tuple(_unique(item for item in items if item.role == "editor")),
        _date(items),
    )


def _first(items: Sequence[Item], roles: tuple[str, ...]) -> Field | None:
    for role in roles:
        for item in items:
            if item.role == role and item.value:
                return Field(item.value, item.span)
    return None


def _unique(items: Iterable[Item]) -> list[Field]:
    found: dict[str, Field] = {}
    for item in items:
        if item.value:
            found.setdefault(item.value, Field(item.value, item.span))
    return list(found.values())


def _date(items: Sequence[Item]) -> Field | None:
    for role in ("printed", "published", "when", "masthead"):
        for item in items:
            day = iso(item.value) if item.role == role else None
            if day:
                return Field(day, item.span)
    return None
