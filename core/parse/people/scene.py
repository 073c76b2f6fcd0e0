"""A text made ready for finding people: where role words end, and which characters belong to place names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.model import Span
from core.parse.people import tables


@dataclass(frozen=True, slots=True)
class Role:
    """A role word that ends before a possible name, with the spaces between them."""

    text: str
    start: int
    spaces: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with the places where roles end and the characters that place names take."""

    text: str
    roles: dict[int, Role]
    beginnings: frozenset[int]
    places: frozenset[int]


def scene(text: str, places: Iterable[Span] = ()) -> Scene:
    """`text` made ready for `find`; `places` are spans of place names in it."""
    roles: dict[int, Role] = {}
    for match in tables.role().finditer(text):
        end = match.end()
        while end < len(text) and end - match.end() < 3 and text[end] in " 　:：”":
            end += 1
        if end == match.end() and match.group() in tables.labels():
            continue
        roles[end] = Role(match.group(), match.start(), end - match.end())
    beginnings = frozenset(r.start for r in roles.values())
    return Scene(text, roles, beginnings, frozenset[int]().union(*(range(p.start, p.end) for p in places)))
