"""What a page prints twice: a lead above the text and in it, a title between the paragraphs, a whole article."""

from __future__ import annotations

from dataclasses import replace

from core.parse.layout import cards
from core.parse.lines import Line

_SHORTEST_LEAD = 20
_TITLES = ("short", "heading")
_SHORTEST_TITLE, _LONGEST_TITLE = 7, 40
_OFTEN = 3


def told_once(lines: list[Line]) -> list[Line]:
    """A lead that is printed above the text and again in it, whole or cut off, counts where it stands in the text."""
    for i, line in enumerate(lines[:16]):
        if line.role not in ("prose", "short") or len(line.text) < _SHORTEST_LEAD:
            continue
        lead = cards.rules("lead").match(line.text)
        words = _unquoted(line.text[lead.end() if lead else 0 :].rstrip("。….·[]详细更多 "))
        if len(words) < _SHORTEST_LEAD:
            continue
        if len(words) > 2 * _SHORTEST_LEAD and (lead or line.role == "prose"):
            words = words[len(words) // 4 :] if line.ended else words[-_SHORTEST_LEAD:]
        if any(words in _unquoted(below.text) for below in lines[i + 1 : i + 10] if below.role == "prose"):
            lines[i] = replace(line, role="furniture")
        elif line.role == "prose":
            break
    return lines


def _unquoted(text: str) -> str:
    return text.replace("“", "").replace("”", "")


def titled_once(lines: list[Line]) -> list[Line]:
    """A title that stands again between the paragraphs belongs to a picture; several that do are a table of contents."""
    first = next((i for i, line in enumerate(lines) if line.role == "prose" and line.ended), len(lines))
    above = {line.text for line in lines[:first] if line.role in _TITLES and len(line.text) > _SHORTEST_TITLE}
    again = [i for i in range(first, len(lines)) if lines[i].text in above and lines[i].role in _TITLES]
    if not again and lines:
        again = _printed_often(lines)
    if len({lines[i].text for i in again}) == 1:
        for i in again:
            lines[i] = replace(lines[i], role="furniture")
        return _printed_once(lines, again[0])
    return lines


def _printed_often(lines: list[Line]) -> list[int]:
    """Where the page's first line stands again and again below: it is the title, and behind each picture its name."""
    title = lines[0]
    often = [i for i, line in enumerate(lines[1:], 1) if line.text == title.text]
    if len(often) < _OFTEN or not _SHORTEST_TITLE < len(title.text) <= _LONGEST_TITLE or title.items:
        return []
    lines[0] = replace(title, marks=title.marks | {"title"})
    return often


def _printed_once(lines: list[Line], again: int) -> list[Line]:
    """A page for screens and for telephones holds an article twice: below its second title all is told already."""
    told = {line.text for line in lines[:again] if line.role == "prose"}
    below = [line for line in lines[again:] if line.role == "prose"]
    if below and all(line.text in told for line in below):
        return [
            replace(line, role="furniture") if i >= again and line.role not in ("byline", "names") else line
            for i, line in enumerate(lines)
        ]
    return lines
