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
        self._lines: dict[str, list[tuple[str, str, str]]] = {}
        self._short: dict[str, str] = {}
        if packed is None:
            return
        lines, township = self._lines, ""
        for line in zlib.decompress(packed).decode().split("\n"):
            if line[0] == "#":
                township = line[1:]
                continue
            code, base, rest = line.split(",", 2)
            known = lines.get(base)
            if known is None:
                lines[base] = [(township, code, rest)]
            else:
                known.append((township, code, rest))
        self._short = {
            s: b for b in lines if b[-1] == "族" and (s := without_peoples(b)) != b and s not in lines
        }

    def __contains__(self, base: str) -> bool:
        return base in self._lines or base in self._short

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def get(self, base: str) -> tuple[Village, ...]:
        """All villages of the base name in the county; () if there is none."""
        lines = self._lines.get(base)
        if lines is None:
            full = self._short.get(base)
            return self.get(full) if full else ()
        found = [
            Village(base, int(rest[0]), int(township), int(code or 0), int(rest[2:] or 0))
            for township, code, rest in lines
        ]
        return tuple(sorted(found, key=lambda v: (v.code == 0, -v.last)))
