"""Texts whose lines are broken by hand at a fixed width: which of their lines go on in the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from core.parse.lines import Line

_NARROW = re.compile(r"[\x00-\u2e7f]")
_NARROWEST, _WIDEST = 14, 160
_SHORT, _RAGGED = 3, 5
"""Lines of one width differ by so many characters, with numbers in them by more: marks may not begin a line, numbers are not
cut."""
_CROWD, _LONGER = 0.35, 0.08
"""So much of a text's lines are full and open at least, and so much longer at most."""
_STOPS = "。!?"
_CLAUSES = re.compile(r"[,。;、]")
_RULED = ("prose", "short", "caption", "heading")


def width(lines: Sequence[Line]) -> int:
    """The width in characters at which a text is broken by hand; 0 if its lines are paragraphs.

    Lines that no stop closes crowd below that width; in other texts those are titles, of any length.
    """
    ruled = [line for line in lines if line.role in _RULED]
    total = len(ruled)
    if total < 8 or sum(len(line.raw) > _WIDEST for line in ruled) > 0.05 * total:
        return 0
    lengths = Counter(map(_reach, ruled))
    open_ones = Counter(_reach(line) for line in ruled if line.text[-1] not in _STOPS)
    near = {n: sum([open_ones.get(n - k, 0) for k in range(_RAGGED)]) for n in open_ones}
    best = max(near, key=lambda n: (near[n], n), default=0)
    if best < _NARROWEST or near[best] < _CROWD * total:
        return 0
    return best if sum(n for length, n in lengths.items() if length > best + 2) <= _LONGER * total else 0


def healed(lines: list[Line]) -> list[Line]:
    """Lines of a text broken by hand with roles that fit: a full line and the rest of its sentence are prose."""
    full = width(lines)
    if not full:
        return lines
    for i, line in enumerate(lines):
        if line.role not in _RULED:
            continue
        above, below = (lines[i - 1] if i else None), (lines[i + 1] if i + 1 < len(lines) else None)
        goes_on = above is not None and goes_over(above, line, full)
        if goes_on or (i > 0 and not line.ended and _is_full(line, below, full)):
            lines[i] = replace(line, role="prose", level=0, marks=line.marks | {"wrapped"})
    return lines


def goes_over(last: Line, line: Line, full: int) -> bool:
    """True if the paragraph of `last` goes on in `line`: `last` fills the width and `line` is not indented."""
    if not full or last.role != "prose" or line.indent > 1 or line.gap:
        return False
    return _reach(last) > full - (_SHORT if last.ended else _RAGGED)


def _is_full(line: Line, below: Line | None, full: int) -> bool:
    """True if an open line of several clauses fills the width, or nearly so, and the line below goes on at once."""
    if below is None or below.role not in ("prose", "short") or below.gap or below.indent > 1:
        return False
    if below.text in line.text or line.text in below.text or not _CLAUSES.search(line.text):
        return False
    lost_indent = 2 if line.gap and not line.indent else 0
    return _reach(line) + lost_indent > full - _RAGGED


def _reach(line: Line) -> int:
    """How far a line reaches, in 汉字: a character of half width is half of one, an indent of four and more two."""
    narrow = len(_NARROW.findall(line.raw))
    return len(line.raw) - narrow // 2 + (2 if line.indent > 1 else 0)
