"""The villages of one county, unpacked as far as they are asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from core.gazetteer.units import Village, without_peoples


class Villages:
    """Villages of a county (or of a city without counties) by base name, today's before former ones.

    A village named for a people is found without it too (沙洲 finds 沙洲瑶族).
    """

    def __init__(self, packed: bytes | None) -> None:
        bases, lines = zlib.decompress(packed).decode().split("\n") if packed is not None else ("", "")
        self._lines = dict(zip(bases.split(","), lines.split(","), strict=True)) if bases else {}
        self._short: dict[str, str] = {}
        if "族" in bases:  # of few counties
            peoples = (b for b in self._lines if b[-1] == "族")
            self._short = {s: b for b in peoples if (s := without_peoples(b)) not in self._lines}
        self.names = self._lines.keys() | self._short.keys() if self._short else self._lines.keys()
        self._ending: dict[str, tuple[str, ...]] = {}

    def __contains__(self, base: str) -> bool:
        return base in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def ending_in(self, characters: str) -> tuple[str, ...]:
        """The base names of three characters and more that end in one of the characters."""
        if characters not in self._ending:
            ends = frozenset(characters)
            self._ending[characters] = tuple(b for b in self._lines if b[-1] in ends and len(b) > 2)
        return self._ending[characters]

    def get(self, base: str) -> tuple[Village, ...]:
        """All villages of the base name in the county; () if there is none."""
        lines = self._lines.get(base)
        if lines is None:
            full = self._short.get(base)
            return self.get(full) if full else ()
        found = (Village(base, *_numbers(one)) for one in lines.split("|"))
        return tuple(sorted(found, key=lambda v: (v.code == 0, -v.last)))


def _numbers(line: str) -> tuple[int, int, int, int]:
    """`township:code:kind:last year`, as a village holds them."""
    township, code, kind, last = line.split(":")
    return int(kind), int(township), int(code or 0), int(last or 0)
