"""Menus of a page: columns of words, and the names of a paper's pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from core.parse.lines import Line

_PAGE = re.compile(r"第\s?[A-Z]?\d{1,3}\s?版")
_NUMBER = re.compile(r"[—–·\-\s]*\d{1,4}[—–·\-\s]*")
_DIGITS = re.compile(r"\d+")
_SIGN = re.compile(r"[,、:。!?“”]")
_LONGEST_PAGE = 12
_MENU = 5
_LONGEST_WORD = 6
_TITLE = (7, 40)


def page_names(lines: list[Line]) -> list[Line]:
    """The names below the numbers of a paper's pages (`第02版` ¶ `要闻`), where several pages are listed."""
    names = [
        i + 1
        for i, (line, below) in enumerate(pairwise(lines))
        if _PAGE.fullmatch(line.text)
        and below.role == "short"
        and not below.gap
        and len(below.text) <= _LONGEST_PAGE
    ]
    for i in names if len(names) > 1 else ():
        lines[i] = replace(lines[i], role="furniture")
    return lines


def running_heads(lines: list[Line]) -> list[Line]:
    """What a journal prints again and again below the number of each page."""
    heads = [
        i + 1
        for i, (above, line) in enumerate(pairwise(lines))
        if above.role in ("furniture", "mark")
        and _NUMBER.fullmatch(above.text)
        and line.role in ("short", "byline", "heading", "names")
    ]
    if len(heads) < 2:
        return lines
    often = Counter(_DIGITS.sub("0", lines[i].text) for i in heads)
    for i in heads:
        if often[_DIGITS.sub("0", lines[i].text)] > 1:
            lines[i] = replace(lines[i], role="furniture", items=())
    return lines


def listed(lines: list[Line]) -> list[Line]:
    """A column of single words above the first sentence or below the last is a menu, whatever its words."""
    if sum(map(_is_word, lines)) < _MENU:
        return lines
    prose = [i for i, line in enumerate(lines) if line.role == "prose" and line.ended]
    inside = range(prose[0], prose[-1]) if prose else range(0)
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and i not in inside and _is_word(lines[i]):
            run.append(i)
            continue
        words = [j for j in run if lines[j].role != "furniture"]
        # A name at the edge of a menu may sign the text; between its words it is one of them.
        words = [j for j in words if lines[j].role == "short" or j not in (run[0], run[-1])]
        if len(run) >= _MENU and sum(lines[j].role == "short" for j in words) > 2:
            for j in (*words, *_beside_menu(lines, run)):
                lines[j] = replace(lines[j], role="furniture", items=())
        run = []
    return lines


def _beside_menu(lines: list[Line], run: list[int]) -> list[int]:
    """The longer entries of a menu: lines that no blank line parts from its words, on a page that has a title below it."""
    first, last = run[0], run[-1]
    while first > 0 and not lines[first].gap and _is_entry(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and not lines[last + 1].gap and _is_entry(lines[last + 1]):
        last += 1
    below = next((x for x in lines[last + 1 :] if x.role != "furniture"), None)
    titled = below is not None and below.role in ("short", "heading", "prose")
    if below is None or not titled or not _TITLE[0] < len(below.text) <= _TITLE[1]:
        return []
    return [j for j in range(first, last + 1) if lines[j].role == "short" and not lines[j].items]


def _is_entry(line: Line) -> bool:
    return line.role in ("short", "furniture") and not line.items


def _is_word(line: Line) -> bool:
    return (
        (line.role in ("short", "furniture") or (line.role == "names" and len(line.items) == 1))
        and len(line.text) <= _LONGEST_WORD
        and not _SIGN.search(line.text)
    )
