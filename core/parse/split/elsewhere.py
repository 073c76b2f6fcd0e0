"""Titles that stand elsewhere than on a line of their own above a text: beside a by-line, below the text, in a file's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from core.model import Field, Span
from core.parse import bylines
from core.parse.layout import furniture
from core.parse.lines import Line
from core.parse.split.wording import FILE, may_title
from core.parse.titles import words as title_words
from core.parse.titles.parts import field, parts

_SURELY_TITLE = 9
_FOOT = 8
"""So many lines below a text may hold its title."""
_TINY = re.compile(r"[一-鿿]{2}[一-鿿](?<![网报台社])")


def title(lines: Sequence[Line], body: int) -> Field | None:
    """The title of the text that begins at `body`, where no line above it may be one."""
    top = lines[:body]
    found = _before_byline(top) or _former(top) or _tiny(top) or _former(lines) or _below(lines)
    return found or _of_file(lines[: body + 1])


def _before_byline(lines: Sequence[Line]) -> Field | None:
    """A title on one line with its by-line."""
    for line in lines:
        items = line.items if line.role == "byline" else ()
        head = line.text[: min((item.span.start - line.span.start for item in items), default=0)]
        words = head.rstrip(" |-—([:·")
        if len(words) >= 4 and _is_head(head, words):
            return field(line, Span(line.span.start, line.span.start + len(words)))
    return None


def _is_head(head: str, words: str) -> bool:
    """True if `words` may be a title beside by-lines: no breadcrumb, house, label or office, nor what stands before a date."""
    if furniture.is_furniture(words) or furniture.is_furniture(head) or bylines.is_house(words):
        return False
    other = title_words.is_nameplate(words) or title_words.is_signature(words)
    return not other and not bylines.opens(head)


def _tiny(lines: Sequence[Line]) -> Field | None:
    """A title of two or three characters, with its author below: `吃水记`."""
    for line, below in pairwise(lines):
        told = (
            line.role == "short" and (line.gap or line.indent > below.indent) and _TINY.fullmatch(line.text)
        )
        if told and below.role in ("byline", "names") and not furniture.is_furniture(line.text):
            return field(line, line.span)
    return None


def _former(lines: Sequence[Line]) -> Field | None:
    """The title that a reprint names (`原标题:…`), where it prints no other."""
    for line in lines:
        told = title_words.former(line.text) if line.role == "furniture" else None
        if told:
            return field(line, Span(line.span.start + told[0], line.span.start + told[1]))
    return None


def _of_file(lines: Sequence[Line]) -> Field | None:
    """The title that a file's name holds, printed above its text: `3.平峒村茶园变成聚宝盆.docx`."""
    for line in lines:
        name = FILE.search(line.text)
        if name and may_title(cut := line.part(0, name.start())):
            return parts(cut).title
    return None


def _below(lines: Sequence[Line]) -> Field | None:
    """The title that a page prints below the text, right above or below the by-line with its day or source; none if
    several lines stand so: they are other news."""
    last = max((i for i, line in enumerate(lines) if line.role == "prose"), default=len(lines))
    below = lines[last + 1 : last + _FOOT]
    found = {
        one.span: one
        for above, line in pairwise(below)
        for one, told in ((above, line), (line, above))
        if one.role in ("short", "heading") and may_title(one) and _is_dated(told)
    }
    one = next(iter(found.values())) if len(found) == 1 else None
    return field(one, one.span) if one and len(one.text) >= _SURELY_TITLE else None


def _is_dated(line: Line) -> bool:
    return any(item.role in ("when", "published", "printed", "source") for item in line.items)
