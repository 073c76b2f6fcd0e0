"""What a form calls a title, on a line of its own above it: `案例名称` ¶ `一只月柿的“七十二变”`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.parse.layout import headings
from core.parse.lines import Line
from core.parse.split.wording import may_title

_LABEL = re.compile(r"([一-鿿]{2,6}:)\s?(?=\S)")


def told(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, each that stands right below such a label, or behind one that others have as well, marked as a title."""
    below = {i for i, (line, title) in enumerate(pairwise(lines), 1) if _names(line, title)}
    behind = {i: title for i, line in enumerate(lines) if (title := _behind(line))}
    behind = behind if len(behind) > 1 else {}
    if not below and not behind:
        return lines
    return [
        replace(x, marks=x.marks | {"title"}) if i in below else behind.get(i, x) for i, x in enumerate(lines)
    ]


def _behind(line: Line) -> Line | None:
    """The title behind its label on one line: `事迹标题:茶海里的“老把式”`."""
    found = _LABEL.match(line.text) if line.role in ("short", "heading") else None
    if not found or not headings.entitles(found[1]):
        return None
    title = line.part(found.end(), len(line.text)).told("short")
    return replace(title, marks=title.marks | {"title", "entitled"}) if may_title(title) else None


def _names(label: Line, title: Line) -> bool:
    return title.role in ("short", "heading") and headings.entitles(label.text) and may_title(title)
