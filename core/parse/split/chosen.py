"""A page parted at titles that are known: each as one line, and where its case begins above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.parse.lines import Line
from core.parse.split import boundaries, broken
from core.parse.split.tagger import Title
from core.parse.split.titles import CHOSEN
from core.parse.titles import words


def parted(
    lines: Sequence[Line], titles: Sequence[Title]
) -> tuple[Sequence[Line], Sequence[tuple[int, float]]]:
    """The lines with each of the titles as one of them, and where cases begin in them, each with how sure that is."""
    kept: list[Line] = []
    starts: list[tuple[int, float]] = []
    opens = {title.first: title for title in titles}
    inside = {i for title in titles for i in range(title.first + 1, title.last + 1)}
    for i, line in enumerate(lines):
        if i in opens:
            starts.append((_top(kept), opens[i].sure))
            line = _whole(lines[i : opens[i].last + 1])
        if i not in inside:
            kept.append(line)
    if not starts:
        return kept, [(0, 1.0)]
    first, sure = starts[0]
    alone = len(starts) == 1 or not any(line.role == "prose" for line in kept[:first])
    return kept, [(0 if alone else first, 1.0 if len(starts) == 1 else sure), *starts[1:]]


def _whole(lines: Sequence[Line]) -> Line:
    """A title's lines as one."""
    whole = lines[0]
    for line in lines[1:]:
        whole = broken.as_one(whole, line)
    return replace(whole, role="short", items=(), marks=whole.marks | {CHOSEN})


def _top(above: Sequence[Line]) -> int:
    """Where a case begins whose title stands below these lines: at its number, its place or its series."""
    at = len(above)
    while at and _belongs(above[at - 1]):
        at -= 1
    return at


def _belongs(line: Line) -> bool:
    if line.role not in ("short", "heading"):
        return False
    return (
        boundaries.is_label(line)
        or boundaries.is_number(line)
        or words.is_place(line.text)
        or words.names_series_alone(line.text)
    )
