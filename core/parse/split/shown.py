"""What a line shows by itself of being a title, part of one, or none: its form, its signs and its words, as short names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from core.parse import bylines
from core.parse.layout import headings
from core.parse.lines import Line
from core.parse.split import counties, forms
from core.parse.split.wording import is_dashed
from core.parse.titles import words

LONGEST = 80
"""Longer lines are no titles: only their form is told."""
_LENGTHS = (4, 6, 8, 10, 13, 16, 20, 24, 28, 32, 36, 42, 50, 60, 100, 200)
_COARSE = (6, 10, 16, 24, 36, 60)
_TOLD = ("short", "heading", "prose", "caption")
_INDENTS = (0, 2, 4, 10)
_HAN = re.compile("[一-鿿]+")
_DIGIT = re.compile(r"\d")
_SIGNS = {",": "comma", ":": "colon", "。": "stop", " ": "blank", "“": "quote", "|": "bar", "—": "dash"}
_SIGNS |= {"(": "bracket", "《": "book", "!": "call", "?": "question", "、": "list", "·": "dot"}
_LAST = {"。": ".", ";": ".", "…": ".", "、": ",", "’": "”", "]": ")", "》": ")"}
_WORDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("kicker", words.is_kicker),
    ("series alone", words.names_series_alone),
    ("series", words.ends_in_series),
    ("nameplate", words.is_nameplate),
    ("watchword", words.is_watchword),
    ("slogan", words.may_be_slogan),
    ("column", words.ends_in_column),
    ("topic", words.opens_topic),
    ("talk", words.opens_talk),
    ("genre", words.names_genre),
    ("notice", words.names_notice),
    ("opens note", words.opens_note),
    ("introduces", words.introduces),
    ("several", words.names_several),
    ("group", words.names_group),
    ("note", words.is_note),
    ("place", words.is_place),
    ("paper", words.names_paper),
    ("office", forms.names_office),
    ("house", bylines.is_house),
    ("announces", headings.announces_cases),
    ("section", headings.names_section),
    ("headed", counties.headed),
    ("address", counties.addressed),
    ("own place", re.compile("[一-鿿]{2}(?:[县市区旗镇]|乡(?!村)|(?<![乡强富])村)(?![民里级])").search),
    ("halves", re.compile(r"[一-鿿]{4,}\s+[一-鿿]{4,}").search),
)


def classed(value: float, bounds: Sequence[float]) -> float:
    """The least of `bounds` that holds `value`; infinity above all."""
    at = bisect_left(bounds, value)
    return bounds[at] if at < len(bounds) else float("inf")


def end(sign: str) -> str:
    """The kind of sign that a line begins or ends with."""
    if "一" <= sign <= "鿿":
        return "word"
    return (
        "digit" if sign.isdigit() else "latin" if sign.isascii() and sign.isalpha() else _LAST.get(sign, sign)
    )


def pairs(text: str) -> list[str]:
    """The pairs of neighbouring characters, in order."""
    return [run[k : k + 2] for run in _HAN.findall(text) for k in range(len(run) - 1)]


def is_read(line: Line) -> bool:
    """True for a line whose words are looked at: neither long nor a sentence, and nothing that a page prints around articles."""
    if line.role not in _TOLD or len(line.text) > LONGEST:
        return False
    return line.role != "prose" or line.text[-1] != "。"


def form(line: Line, may: bool) -> list[str]:
    """Role, length and ends: what the lines beside are told as well; `may`: it reads as a title may."""
    text, role = line.text, line.role
    found = [f"role={role}", f"form={role},{classed(len(text), _COARSE)}", f"end={end(text[-1])}"]
    if may:
        found.append("may be one")
    if line.gap:
        found.append("gap")
    found += [f"item={item.role}" for item in line.items]
    if not is_read(line):
        return found
    found += {f"in {_SIGNS[sign]}" for sign in text[:-1] if sign in _SIGNS}
    if _DIGIT.search(text[:-1]):
        found.append("in digit")
    if is_dashed(line):
        found.append("dashed")
    if number := headings.case_mark(text):
        found.append("case alone" if number >= len(text) else "case")
    return found


def worded(line: Line) -> list[str]:
    """Which words of titles, columns, papers and places it holds: told to the lines beside, too."""
    return [f"word {name}" for name, shows in _WORDS if shows(line.text)] if is_read(line) else []


def detailed(line: Line) -> Iterator[str]:
    """What only the line itself is asked for: how it begins and ends, its pairs of characters, the file's marks."""
    text = line.text
    yield f"length={classed(len(text), _LENGTHS)}"
    yield f"begin={end(text[0])}"
    yield f"indent={classed(line.indent, _INDENTS)}"
    if line.level:
        yield f"level={line.level}"
    yield from (f"mark={mark}" for mark in line.marks)
    yield from (f"1={text[0]}", f"2={text[:2]}", f"-1={text[-1]}", f"-2={text[-2:]}")
    yield from (f"pair={pair}" for pair in set(pairs(text)))
