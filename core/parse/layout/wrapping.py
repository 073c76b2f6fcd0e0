"""Texts whose lines are broken by hand at a fixed width: which of their lines go on in the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.parse.lines import Line

_NARROW = re.compile(r"[\x00-\u2e7f]")
_NARROWEST = 14
_SHORT, _RAGGED = 3, 5
"""Lines of one width differ by so many characters, with numbers in them by more: marks may not begin a line, numbers are not
cut."""
_FEWEST, _FEW = 8, 4
"""How many lines a text has at least, and full ones in it."""
_CROWD, _CROWD_GOING_ON, _LONGER, _LONGER_GOING_ON = 0.35, 0.6, 0.08, 0.5
"""How many of a text's lines are full and open at least, or of those that go on, and how many longer at most."""
_MANY, _MOST_OF = 3, 0.7
"""An open line of so many clauses, or one behind a gap, is no title if it takes so much of the width."""
_STOPS = "。!?:"
_CLAUSES = re.compile(r"[,。;、]")
_RULED = ("prose", "short", "caption", "heading")


def width(lines: Sequence[Line]) -> int:
    """The width in characters at which a text is broken by hand; 0 if its lines are paragraphs.

    Lines that no stop closes crowd below that width, among all lines or among those whose clauses go on in the next; in
    other texts they are titles, of any length.
    """
    ruled = [line for line in lines if line.role in _RULED]
    total = len(ruled)
    if total < _FEWEST:
        return 0
    open_ones = [_reach(line) for line in ruled if line.text[-1] not in _STOPS]
    going_on = [_reach(one) for one, two in pairwise(lines) if one.role in _RULED and _may_go_on(one, two)]
    lengths = [_reach(line) for line in ruled]
    for some, least, most in (
        (open_ones, _CROWD * total, _LONGER * total),
        (going_on, max(_FEW, _CROWD_GOING_ON * len(going_on)), _LONGER_GOING_ON * len(going_on)),
    ):
        best, near = _crowd(some)
        longer = sum(n > best + 2 for n in lengths)
        if best >= _NARROWEST and near >= least and longer <= most:
            return best
    return 0


def _crowd(reaches: Sequence[int]) -> tuple[int, int]:
    """Below which width lines crowd, and how many do."""
    counts = Counter(reaches)
    near = {n: sum([counts.get(n - k, 0) for k in range(_RAGGED)]) for n in counts}
    best = max(near, key=lambda n: (near[n], n), default=0)
    return best, near.get(best, 0)


def _may_go_on(one: Line, two: Line) -> bool:
    """True for an open line of several clauses with another right below."""
    at_once = two.role in ("prose", "short") and not two.gap and two.indent < 2
    return (
        at_once
        and one.text[-1] not in _STOPS
        and bool(_CLAUSES.search(one.text))
        and _reach(one) >= _NARROWEST
    )


def healed(lines: list[Line]) -> list[Line]:
    """Lines of a text broken by hand with roles that fit: a full line and the rest of its sentence are prose."""
    full = width(lines)
    if not full:
        return lines
    for i, line in enumerate(lines):
        if line.role not in _RULED:
            continue
        above, below = (lines[i - 1] if i else None), (lines[i + 1] if i + 1 < len(lines) else None)
        headed = above is not None and above.ended and line.role == "heading"
        goes_on = above is not None and not headed and goes_over(above, line, full)
        if goes_on or (i > 0 and not line.ended and _is_full(line, below, full)):
            lines[i] = replace(line, role="prose", level=0, marks=line.marks | {"wrapped"})
    return lines


def goes_over(last: Line, line: Line, full: int) -> bool:
    """True if the paragraph of `last` goes on in `line`: `last` fills the width and `line` is not indented."""
    if not full or last.role != "prose" or line.indent > 1 or line.gap:
        return False
    if "wrapped" in last.marks and not last.ended:
        return True
    return _reach(last) > full - (_SHORT if last.ended else _RAGGED)


def _is_full(line: Line, below: Line | None, full: int) -> bool:
    """True if an open line of several clauses fills the width, or nearly so, and the line below goes on at once."""
    if below is None or not _may_go_on(line, below) or below.text in line.text or line.text in below.text:
        return False
    many = line.gap or len(_CLAUSES.findall(line.text)) >= _MANY
    if many and _reach(line) > _MOST_OF * full:
        return True
    lost_indent = 2 if line.gap and not line.indent else 0
    return _reach(line) + lost_indent > full - _RAGGED


def _reach(line: Line) -> int:
    """How far a line reaches, in 汉字: a character of half width is half of one, an indent of four and more two."""
    narrow = len(_NARROW.findall(line.raw))
    return len(line.raw) - narrow // 2 + (2 if line.indent > 1 else 0)
