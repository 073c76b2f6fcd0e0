"""What a line is by its neighbours: rows of a table, labels over two lines, and all other neighbourhoods in order."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from core.model import Span
from core.parse import bylines
from core.parse.layout import cards, menus, pictures, repeats, signatures, watermarks, wrapping
from core.parse.lines import Item, Line

_LONGEST_VALUE = 20
_NUMBER_CELL = re.compile(r"(?:^|[|\t ])\s*[\d.,%]+\s*(?:$|[|\t ])")


def settled(lines: list[Line]) -> list[Line]:
    """The lines with roles that fit their neighbours, one kind of neighbourhood after another."""
    for settle in (
        _tabled,
        cards.introduced,
        cards.summed_up,
        menus.page_names,
        menus.running_heads,
        cards.recorded,
        menus.listed,
        _labelled,
        signatures.housed,
        signatures.signed_above_day,
        signatures.closed_by_office,
        signatures.issued,
        _named,
        cards.reached,
        pictures.above_bylines,
        pictures.marked_alike,
        pictures.among_captions,
        pictures.above_credits,
        pictures.below_pictures,
        wrapping.healed,
        watermarks.cut_off,
        pictures.above_reporters,
        repeats.told_once,
        repeats.titled_once,
    ):
        lines = settle(lines)
    return lines


def _tabled(lines: list[Line]) -> list[Line]:
    """Rows typed with bars or tabs: neighbours of as many cells, one of them a number, are a table."""
    counts = [line.text.count("|") + line.raw.count("\t") for line in lines]
    for i, line in enumerate(lines):
        if counts[i] < 2 or line.items:
            continue
        near = [
            j for j in (i - 1, i + 1) if 0 <= j < len(lines) and counts[j] == counts[i] and not lines[j].items
        ]
        if near and any(_NUMBER_CELL.search(x.text) for x in (line, *(lines[j] for j in near))):
            lines[i] = replace(line, role="table")
    return lines


def _labelled(lines: list[Line]) -> list[Line]:
    """A label on one line (`来源:`) and what it labels on the next."""
    for i, (line, below) in enumerate(pairwise(list(lines))):
        label = (
            line.role == "furniture" and line.text[-1] == ":" and below.role in ("short", "names", "byline")
        )
        if not label or not below.text or len(below.text) > _LONGEST_VALUE:
            continue
        items = bylines.read(line.text + below.text, line.raw + below.raw)
        moved = [
            replace(item, span=Span(*(at + below.span.start - len(line.text) for at in _ends(item))))
            for item in items
        ]
        told = any(item.role != "widget" for item in moved)  # 阅读: tells nothing of the title below
        if told and all(item.span.start >= below.span.start for item in moved):
            lines[i + 1] = replace(below, role="byline", items=tuple(moved))
    return lines


def _ends(item: Item) -> tuple[int, int]:
    return item.span.start, item.span.end


def _named(lines: list[Line]) -> list[Line]:
    """One bare name between two paragraphs is a word like 金秋, no by-line."""
    for i in range(1, len(lines) - 1):
        between = lines[i - 1].role == "prose" and lines[i + 1].role == "prose"
        if lines[i].role == "names" and len(lines[i].items) == 1 and between:
            lines[i] = replace(lines[i], role="short", items=())
    return lines
