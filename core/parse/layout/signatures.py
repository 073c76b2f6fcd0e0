"""Offices and papers alone on their lines that sign a text, send it in or print it, by what stands beside them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from core.model import Span
from core.parse import bylines
from core.parse.lines import Item, Line
from core.parse.sounds import without_sounds

_LONGEST_OFFICE = 20
_SHORTEST_OFFICE = 5
_HEADS = 3
"""So many lines above an office may be a title and its parts."""
_FORM = 12
"""So many lines above a piece may be the form on which it was entered."""
_ENTERED = re.compile(r"征文|参[赛评选]|作品编号|来稿|演讲比赛|擂台")
_NAMED = re.compile(r"姓\s{0,8}名\s?:\s{0,4}(?P<name>[一-鿿]{2,4}|[一-鿿]\s{1,2}[一-鿿])")
_HAN = re.compile("[一-鿿]{4,24}")
_MONTH = re.compile(r"\(?(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?\)?")
_DASHES = "—─―–-"
_DATES = ("when", "published", "widget")
_CALLED = re.compile("“[一-鿿]{2,6}”(?=[一-鿿]{0,6}(?:队|办|办公室|领导小组|中心)$)")
"""What an office is called after: `“访惠聚”工作队`."""
_DONE = re.compile("[“”!?—]|走进|来到|深入|赴|落户|助力|探访|走访|牵手|情系|绽放")
"""What a headline tells and no office's name: `市文联走进桃源村`."""


def entered(lines: list[Line]) -> list[Line]:
    """Who enters a piece for a prize, on the form above it: `姓名:覃小波` beside `作品编号:0213`."""
    head = lines[:_FORM]
    if not any(_ENTERED.search(line.text) for line in head):
        return lines
    for i, line in enumerate(head):
        named = _NAMED.fullmatch(line.text) if line.role == "short" else None
        if named and bylines.is_name("".join(named["name"].split())):
            span = Span(line.span.start + named.start("name"), line.span.start + named.end("name"))
            name = "".join(line.raw[named.start("name") : named.end("name")].split())
            lines[i] = replace(line, role="byline", items=(Item("author", name, span),))
    return lines


def housed(lines: list[Line]) -> list[Line]:
    """A paper's name alone below a by-line's date is where the article is from."""
    for i, (above, line) in enumerate(pairwise(lines)):
        dated = above.role == "byline" and above.items[-1:] and above.items[-1].role in (*_DATES, "source")
        if dated and line.role in ("short", "furniture") and bylines.is_paper(line.text):
            house = Item("house", bylines.press_name(line.raw), line.span)
            lines[i + 1] = replace(line, role="byline", items=(house,))
    return lines


def signed_above_day(lines: list[Line]) -> list[Line]:
    """Offices on lines of their own above a line that is only a date sign the text."""
    for i in range(len(lines) - 1, 0, -1):
        below, line = lines[i], lines[i - 1]
        dated = below.items and {item.role for item in below.items} <= {"when", "masthead"}
        signed = (
            below.role == "byline"
            and below.items
            and below.items[0].role == "house"
            and below.items[-1].role == "house"
        )
        if (dated or (signed and i < len(lines) - 1)) and line.role == "short" and _is_offices(line):
            lines[i - 1] = _signing(line)
    return lines


def signed_on_two_lines(lines: list[Line]) -> list[Line]:
    """An office whose name is so long that it signs on two lines above the day."""
    for i in range(2, len(lines)):
        above, line, day = lines[i - 2 : i + 1]
        signed = line.role == "byline" and [item.role for item in line.items] == ["house"]
        dated = bool(day.items) and {item.role for item in day.items} <= {"when", "masthead"}
        if not (signed and dated) or above.role != "short" or line.gap or not _HAN.fullmatch(above.text):
            continue
        if i > 2 and lines[i - 3].role == "prose" and bylines.is_house(above.text + line.text):
            name, span = above.raw + line.raw, Span(above.span.start, line.span.end)
            lines[i - 2] = replace(above, role="byline", items=(Item("house", without_sounds(name), span),))
            lines[i - 1] = replace(line, items=())
    return lines


def closed_by_office(lines: list[Line]) -> list[Line]:
    """An office on the first line below the last sentence, dates apart, signs the text too."""
    last = max((i for i, line in enumerate(lines) if line.role == "prose"), default=len(lines))
    for i in range(last + 1, min(last + 3, len(lines))):
        line = lines[i]
        if line.role == "short" and len(line.text) > 5 and " " not in line.text and _is_offices(line):
            lines[i] = _signing(line)
    return lines


def issued(lines: list[Line]) -> list[Line]:
    """An office alone between a longer title and the text, or the text's day, sends the text in."""
    for i in range(1, len(lines) - 1):
        above, line, below = lines[i - 1], lines[i], lines[i + 1]
        titles = [len(x.text) for x in lines[max(i - _HEADS, 0) : i] if x.role in ("short", "heading")]
        longest = min(max(titles, default=0), _LONGEST_OFFICE)
        if line.role != "short" or not _SHORTEST_OFFICE <= len(line.text) <= longest:
            continue
        titled = above.role in ("short", "heading") and len(above.text) > _SHORTEST_OFFICE and not above.items
        broken = i + 2 < len(lines) and "wrapped" in lines[i + 2].marks and not lines[i + 2].gap
        dated = _MONTH.fullmatch(below.text) is not None or any(item.role in _DATES for item in below.items)
        told = below.role == "prose" or broken or dated
        if titled and told and _is_offices(line) and not bylines.is_house(above.text):
            lines[i] = _signing(line)
    return lines


def _signing(line: Line) -> Line:
    """The line as the name of who signs."""
    return replace(line, role="byline", items=(Item("house", without_sounds(line.raw), line.span),))


def _is_offices(line: Line) -> bool:
    words = line.text.split()
    if _DONE.search(_CALLED.sub("", line.text)) or line.text[0] in _DASHES:
        return False
    return len(line.text) <= 60 and all(3 < len(word) <= 30 and bylines.is_house(word) for word in words)
