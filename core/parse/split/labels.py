"""What a form calls a title, on a line of its own above it: `案例名称` ¶ `一只月柿的“七十二变”`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.parse.layout import headings
from core.parse.lines import Line
from core.parse.split.wording import may_title


def told(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, each that stands right below such a label marked as a title."""
    below = {i for i, (line, title) in enumerate(pairwise(lines), 1) if _names(line, title)}
    if not below:
        return lines
    return [replace(x, marks=x.marks | {"title"}) if i in below else x for i, x in enumerate(lines)]


def _names(label: Line, title: Line) -> bool:
    return title.role in ("short", "heading") and headings.entitles(label.text) and may_title(title)
