"""Titles of a round-up's cases that stand on one line with their texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.parse.layout import headings
from core.parse.lines import Line
from core.parse.split import beside, counties
from core.parse.split.wording import may_title

_LEAST = 12
"""So many characters of text at least stand behind a title on its line."""
_HEAD, _LONGEST_HEAD = 30, 60
"""So many lines above all, of so many characters, may say what the page brings."""
_BRACKETED = re.compile(
    r"\[(?=[^\[\]:]{2,14}(?:[县市区旗镇乡村寨屯]|街道|社区|苏木|嘎查)\s?[:|]|[^\[\]:]{2,14}(?:[县市区旗镇乡村寨屯]|街道|社区)[^\[\]:]*[^\[\]县市区旗镇乡村寨屯]\])(?P<title>[^\[\]]{7,40})\]\s*(?=\S)"
)
"""A title in brackets that begins with a place: `【松阳县陈家铺村:崖上有书店】松阳县四都乡…`."""
_BULLETED = re.compile(r"■\s?(?P<title>[^。;:,!?]{6,32}[!?]?|[^。;,]{6,32}) {1,4}(?=[一-鿿“\d]\S{7})")

_PLACED = re.compile(
    r"\[(?P<place>[^\[\]:。,]{2,8})\](?P<title>[^。;,!?]{4,28}[!?]?|[^。;]{4,28}) {1,4}(?=[一-鿿“\d]\S{7})"
)
"""A title behind its place in brackets: `【寿宁下党】从“车岭车上天”到云端茶香　曾几何时…`."""

_BEHIND = re.compile(r"(?P<title>[^。;]{6,32}?) {1,4}(?=[一-鿿“\d]\S{7})")


def apart(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, titles apart from the texts that they open where several of one form do; `lines` if none do."""
    for form in (_bracketed, _placed, _bulleted, _numbered):
        found = {i: parts for i, line in enumerate(lines) if line.role == "prose" and (parts := form(line))}
        if len(found) > 1 and _may_be_cases(lines, found):
            return [part for i, line in enumerate(lines) for part in found.get(i, (line,))]
    return lines


def _may_be_cases(lines: Sequence[Line], found: dict[int, tuple[Line, Line]]) -> bool:
    """True if the page announces cases, each title begins with its county, or each text above one is signed."""
    if any(len(line.text) <= _LONGEST_HEAD and headings.announces_cases(line.text) for line in lines[:_HEAD]):
        return True
    if all(counties.heads(title.text)[1] for title, _ in found.values()):
        return True
    placed = len({beside.bracketed(title.text) for title, _ in found.values()} - {""}) == len(found)
    return placed or all(lines[i - 1].role in ("byline", "names") for i in list(found)[1:])


def _bracketed(line: Line) -> tuple[Line, Line] | None:
    return _cut(line, _BRACKETED.match(line.text) if line.text[0] == "[" else None)


def _placed(line: Line) -> tuple[Line, Line] | None:
    """A title behind the place in brackets that the text below it names in full."""
    found = _PLACED.match(line.text) if line.text[0] == "[" else None
    if not found:
        return None
    place, text = found["place"], line.text[found.end() :]
    in_full = place in text or re.search(f"{re.escape(place[:2])}[一-鿿]{{0,4}}[县市区旗镇乡村]", text)
    return _cut(line, found) if in_full else None


def _bulleted(line: Line) -> tuple[Line, Line] | None:
    return _cut(line, _BULLETED.match(line.text) if line.text[0] == "■" else None)


def _numbered(line: Line) -> tuple[Line, Line] | None:
    """Behind the number of a case: `案例一:荒坡上的“金叶子” 三年前…`."""
    length = headings.case_mark(line.text)
    found = _BEHIND.match(line.text, length) if length else None
    return _cut(line, found)


def _cut(line: Line, found: re.Match[str] | None) -> tuple[Line, Line] | None:
    if found is None or len(line.text) - found.end() < _LEAST:
        return None
    whole = line.text[0] != "[" or "place" in found.groupdict()
    title = line.part(0 if whole else found.start("title"), found.end("title"))
    title = title.told("short")
    if not may_title(title):
        return None
    return title, replace(line.part(found.end(), len(line.text)), gap=False, indent=0)
