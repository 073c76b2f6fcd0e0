"""The one place where Python characters and Qt's UTF-16 units are turned into each other."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Offsets of one text both ways; characters beyond U+FFFF (𠮷) are one character and two units."""

    __slots__ = ("_characters", "_units")

    def __init__(self, text: str) -> None:
        self._characters = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [at + number for number, at in enumerate(self._characters)]

    def units(self, character: int) -> int:
        """The UTF-16 units before the character at this index."""
        return character + bisect_left(self._characters, character)

    def characters(self, unit: int) -> int:
        """The characters before this unit; the second half of a pair belongs to the character itself."""
        return unit - bisect_left(self._units, unit)
