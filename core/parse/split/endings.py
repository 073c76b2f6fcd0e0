"""Where a body ends: at its last sentence, at what a signature closes, or with all that a notice says below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from core import lexicon
from core.parse import bylines
from core.parse.lines import Line

_CAPTION = 40
_HEADLINES = 4
_STOPS = re.compile("[。;]|[,、:]$")
_SIGNED_BY = {"house", "when", "masthead", "publisher"}
_SHORTEST_BROKEN = 12
_OF_FOOT = 0.2
_LONGEST_FOOT = 100
"""So much of a page's prose, in lines no longer than this, may stand in its foot and be none of the article's."""
_FOOT_ROLES = {"editor", "staff", "widget"}
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|zip|rar)\b|下载")
_BODIES = ("领导小组", "指挥部", "工作专班")
_FOR = re.compile(r"\(代章?\)$")


@cache
def _closings(part: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{e['pattern']})" for e in lexicon.load("cards")[part]))


def last(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """The number of a body's last line, where `prose` are the numbers of its lines of prose and tables."""
    end = _signed(lines, _closed(lines, _above_foot(lines, prose)))
    return end + 1 if _is_broken_off(lines, end) else end


def _above_foot(lines: Sequence[Line], prose: Sequence[int]) -> Sequence[int]:
    """The lines of prose above the foot of the page: who edited it, its end, its buttons; a little below those is the site's."""
    whole = sum(len(lines[i].text) for i in prose)
    told = 0
    for number, i in enumerate(prose):
        told += len(lines[i].text)
        below = prose[number + 1 :]
        if not below or told < (1 - _OF_FOOT) * whole:
            continue
        foot = any(_is_foot(line) for line in lines[i + 1 : below[0]])
        if foot and all(len(lines[j].text) < _LONGEST_FOOT and lines[j].role == "prose" for j in below):
            return prose[: number + 1]
    return prose


def _is_foot(line: Line) -> bool:
    if line.role == "byline" and line.items:
        return {item.role for item in line.items} <= _FOOT_ROLES and line.text[0] not in "(["
    return (
        line.role in ("furniture", "tail", "mark", "short")
        and _closings("foot").search(line.text) is not None
    )


def of_notice(lines: Sequence[Line], last: int) -> tuple[Sequence[Line], int]:
    """The lines and the last of the body, with what a notice's own words end in: whom to call, what is attached, who
    signs and when."""
    end = last
    for i in range(last + 1, len(lines)):
        if not _closes_notice(lines[i]):
            break
        end = i
    # A signature right below the last sentence is a by-line; below whom to call it ends the notice's own list.
    if not any(_closings("reach").match(line.text) for line in lines[last : end + 1]):
        return lines, last
    told = [replace(line, role="prose") if last < i <= end else line for i, line in enumerate(lines)]
    return told, end


def _closes_notice(line: Line) -> bool:
    if line.items:
        return {item.role for item in line.items} <= _SIGNED_BY
    if line.role == "tail" or _FILE.search(line.text):
        return False
    words = any(_closings(part).match(line.text) for part in ("closing", "reach"))
    office = _FOR.sub("", line.text).strip()
    return words or bylines.is_house(office) or office.endswith(_BODIES)


def _is_broken_off(lines: Sequence[Line], end: int) -> bool:
    """True if below the last line one stands alone that breaks off within its sentence."""
    below = [line for line in lines[end + 1 : end + 3] if line.role in ("short", "prose", "heading", "names")]
    line = lines[end + 1] if end + 1 < len(lines) else None
    return (
        line is not None
        and below == [line]
        and line.role == "short"
        and "," in line.text
        and len(line.text) >= _SHORTEST_BROKEN
    )


def _closed(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """The last line of prose that is text: what stands below it in short lines is none, if reporters in brackets close
    the text or if it reads as headlines of other news."""
    long = [i for i in prose if lines[i].ended and len(lines[i].text) > _CAPTION]
    if not long or long[-1] == prose[-1]:
        return prose[-1]
    below = [line for line in lines[long[-1] + 1 :] if line.role in ("prose", "short", "heading")]
    signed = long[-1] + 1 < len(lines) and _signs_behind(lines[long[-1]], lines[long[-1] + 1])
    headlines = len(below) >= _HEADLINES and not any(_STOPS.search(line.text) for line in below)
    return long[-1] if signed or headlines else prose[-1]


def _signs_behind(last: Line, below: Line) -> bool:
    """True if `below` is reporters in brackets on the line of the last sentence."""
    return below.role == "byline" and below.text[0] == "(" and below.span.start <= last.span.end + 1


def _signed(lines: Sequence[Line], prose: int) -> int:
    """The last line of a body: below the last sentence, what stands close above a signature (`联系人:…`) belongs to it."""
    signed = next((i for i in range(prose + 1, len(lines)) if _is_signature(lines[i])), None)
    if signed is None:
        return prose
    between = [
        i
        for i in range(prose + 1, signed)
        if lines[i].role in ("short", "byline", "names") and not lines[i].gap
    ]
    return max(i for i in (prose, *between) if i == prose or i - 1 in (prose, *between))


def _is_signature(line: Line) -> bool:
    return bool(line.items) and line.items[0].role == "house" and line.role == "byline" and line.indent > 0
