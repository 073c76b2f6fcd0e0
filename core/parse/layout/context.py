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
_LABELS = (
    "来源",
    "文章来源",
    "信息来源",
    "作者",
    "记者",
    "编辑",
    "责任编辑",
    "发布时间",
    "发布日期",
    "时间",
    "日期",
    "发布机构",
    "发布单位",
    "发文机关",
    "公开机构",
    "公开责任部门",
    "公开日期",
    "公开时间",
    "成文日期",
    "发文日期",
)
"""What stands on a line of its own where a page shows a table of labels."""
_NUMBER_CELL = re.compile(r"(?:^|[|\t ])\s*[\d.,%]+\s*(?:$|[|\t ])")


def settled(lines: list[Line]) -> list[Line]:
    """The lines with roles that fit their neighbours, one kind of neighbourhood after another."""
    for settle in (
        _tabled,
        cards.introduced,
        cards.summed_up,
        menus.page_names,
        menus.running_heads,
        signatures.entered,
        cards.recorded,
        menus.listed,
        _labelled,
        signatures.housed,
        signatures.signed_above_day,
        signatures.signed_on_two_lines,
        signatures.closed_by_office,
        _named,
        cards.reached,
        pictures.above_bylines,
        pictures.marked_alike,
        pictures.among_captions,
        pictures.above_credits,
        pictures.below_pictures,
        wrapping.healed,
        signatures.issued,
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
    """A label on one line (`来源:`, or `来源` alone) and what it labels on the next."""
    for i, (line, below) in enumerate(pairwise(list(lines))):
        label = _label_of(line, below)
        if not label:
            continue
        items = bylines.read(label + below.text, label + below.raw)
        moved = [
            replace(item, span=Span(*(at + below.span.start - len(label) for at in _ends(item))))
            for item in items
        ]
        told = any(item.role != "widget" for item in moved)  # 阅读: tells nothing of the title below
        if told and all(item.span.start >= below.span.start for item in moved):
            lines[i + 1] = replace(below, role="byline", items=tuple(moved))
            lines[i] = replace(line, role="furniture")
    return lines


def _label_of(line: Line, below: Line) -> str:
    """The label that a line is to the line below, with its colon; "" if it is none."""
    if len(below.text) > _LONGEST_VALUE or below.text in _LABELS:
        return ""
    told = below.role in ("short", "names", "byline")
    if line.text in _LABELS:
        return line.text + ":" if told or below.role == "furniture" else ""
    return line.text if told and line.role == "furniture" and line.text[-1] == ":" else ""


def _ends(item: Item) -> tuple[int, int]:
    return item.span.start, item.span.end


def _named(lines: list[Line]) -> list[Line]:
    """One bare name between two paragraphs is a word like 金秋, no by-line."""
    for i in range(1, len(lines) - 1):
        between = lines[i - 1].role == "prose" and lines[i + 1].role == "prose"
        if lines[i].role == "names" and len(lines[i].items) == 1 and between:
            lines[i] = replace(lines[i], role="short", items=())
    return lines
