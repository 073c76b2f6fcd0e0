"""A by-line while it is read: its words, its items so far, and how many characters belong to none."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.model import Span
from core.parse.lines import Item

PEOPLE = ("author", "photo", "editor")
"""Roles of items that are somebody's name."""
HOUSES = ("source", "publisher", "house", "employer")
"""Roles of items that are a paper, a site or an office."""


@dataclass(slots=True)
class Reading:
    """A half-width line, whether a label may be on it and whether a whole day is, its items so far, and `rest`: how many
    of its characters belong to none."""

    text: str
    labelled: bool
    dated: bool
    items: list[Item] = field(default_factory=list)
    rest: int = 0

    def take(self, role: str, start: int, end: int) -> int:
        """Note `text[start:end]` as an item; the end."""
        while end > start and self.text[end - 1] in " -—|,、;/[]":
            end -= 1
        self.items.append(Item(role, self.text[start:end], Span(start, end)))
        return end
