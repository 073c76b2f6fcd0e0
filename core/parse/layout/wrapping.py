"""Texts whose lines are broken by hand at a fixed width: which of their lines go on in the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from core.parse.lines import Line

_NARROW = re.compile(r"[\x00-\u2e7f]")
_NARROWEST, _WIDEST = 14, 160
_RAGGED = 3
"""Lines of one width differ by so many characters: marks may not begin a line, numbers are not cut."""
_RULED = ("prose", "short", "caption", "heading")


def width(lines: Sequence[Line]) -> int:
    """The width in characters at which a text is broken by hand; 0 if its lines are paragraphs."""
    ruled = [line for line in lines if line.role in _RULED]
    total = len(ruled)
    if total < 8 or sum(len(line.raw) > _WIDEST for line in ruled) > 0.05 * total:
        return 0
    lengths = Counter(map(_reach, ruled))
    near = {n: sum([lengths.get(n - k, 0) for k in range(_RAGGED)]) for n in lengths}
    best = max(near, key=near.__getitem__)
    narrow = best >= _NARROWEST and near[best] >= 0.45 * total
    return (
        best if narrow and sum(n for length, n in lengths.items() if length > best + 2) <= 0.05 * total else 0
    )


def healed(lines: list[Line]) -> list[Line]:
    """Lines of a text broken by hand with roles that fit: a full line and the rest of its sentence are prose."""
    full = width(lines)
    if not full:
        return lines
    for i, line in enumerate(lines):
        goes_on = i > 0 and goes_over(lines[i - 1], line, full)
        if line.role in _RULED and (goes_on or (_reach(line) >= full - 2 and not line.ended and i > 0)):
            lines[i] = replace(line, role="prose", level=0)
    return lines


def goes_over(last: Line, line: Line, full: int) -> bool:
    """True if the paragraph of `last` goes on in `line`: `last` fills the width and `line` is not indented."""
    return full > 0 and last.role == "prose" and _reach(last) >= full - 2 and line.indent < 2 and not line.gap


def _reach(line: Line) -> int:
    """How far a line reaches, in 汉字: a character of half width is half of one, an indent of four and more two."""
    narrow = len(_NARROW.findall(line.raw))
    return len(line.raw) - narrow // 2 + (2 if line.indent > 1 else 0)
