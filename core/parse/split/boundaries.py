"""What speaks for and against another case of a round-up at a line: named reasons whose weights add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.parse import bylines
from core.parse.layout import headings
from core.parse.lines import Line
from core.parse.split import counties
from core.parse.split.titles import is_dashed, may_title
from core.parse.titles import words

LONGEST_TITLE = 60
_TITLES = ("short", "heading", "prose")
_BESIDE = ("furniture", "mark", "caption")
_SIGNS = ("author", "source", "house", "editor", "names", "employer")
_HEADS = ("author", "source", "house", "published", "printed", "when", "names")
_NEAR = 8
"""So many lines below a title may hold its subtitle and by-line."""
_CLOSING = 12
_LEAST_TEXT = 20
_BULLETS = "■·❶❷❸❹❺❻❼❽❾❿"
_WORKS_AT = "作者单位"
_SHORTEST_OFFICE = 5
_LONGEST_LABEL = 16
_UNREAD = 12
"""A shorter line between a marked title and its text is a by-line that no grammar reads."""


class Reason(NamedTuple):
    """What speaks for another case (or, below 0, against it), and the rule that says so."""

    weight: float
    rule: str


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that may open a case, its number, what speaks for that, and the form that it shares with its like."""

    at: int
    reasons: tuple[Reason, ...]
    form: frozenset[str]

    @property
    def weight(self) -> float:
        return sum(reason.weight for reason in self.reasons)

    def says(self, rule: str) -> bool:
        """True if `rule` is among the reasons."""
        return any(reason.rule == rule for reason in self.reasons)


def openings(lines: Sequence[Line], dated: bool) -> list[Opening]:
    """The lines that may open a case; `dated`: a source or a day above all speaks for the whole page."""
    found = [_opening(lines, i, dated) for i in range(len(lines)) if _may_open(lines, i)]
    return _bracketed_alike(found) if dated else found


def is_label(line: Line) -> bool:
    """True for a case's number alone on its line: `案例一`."""
    if len(line.text) > _LONGEST_LABEL or line.role not in ("short", "heading"):
        return False
    return headings.case_mark(line.text) >= len(line.text)


def _may_open(lines: Sequence[Line], i: int) -> bool:
    line = lines[i]
    if len(line.text) > LONGEST_TITLE or line.role not in _TITLES:
        return False
    if is_label(line):
        below = next((x for x in lines[i + 1 : i + 4] if x.role not in _BESIDE), None)
        return below is not None and may_title(below) and _text_follows(lines, i + 1, True)
    if i and is_label(lines[i - 1]):
        return False
    if not may_title(line) or words.opens_sidebar(line.text):
        return False
    marked = headings.case_mark(line.text) > 0
    return (marked or not headings.announces_cases(line.text)) and _text_follows(lines, i, marked)


def _opening(lines: Sequence[Line], i: int, dated: bool) -> Opening:
    reasons = (*_above(lines, i, dated), *_itself(lines, i), *_below(lines, i, dated))
    kept = {"case", "part", "place", "bulleted", "subtitle", "by-line", "office"}
    return Opening(i, reasons, frozenset(reason.rule for reason in reasons if reason.rule in kept))


def _above(lines: Sequence[Line], i: int, dated: bool) -> Iterator[Reason]:
    closing = _closing(lines, i)
    if closing:
        yield Reason(2.0 if dated else 3.0, "closed")
        if dated and closing.text[0] == "(":
            yield Reason(0.5, "bracketed")
    above = next((line for line in reversed(lines[:i]) if line.role not in _BESIDE), None)
    if above is not None and above.role == "prose" and words.opens_note(above.text):
        yield Reason(1.5, "note")


def _itself(lines: Sequence[Line], i: int) -> Iterator[Reason]:
    text = lines[i].text
    if "title" in lines[i].marks:
        yield Reason(2.0, "large print")
    case = headings.case_mark(text)
    if case:
        yield Reason(4.0, "case") if headings.marks_case(text) else Reason(2.0, "part")
    number = 0 if case else headings.mark(text)[1]
    if number and text[0] in _BULLETS:
        yield Reason(0.0, "bulleted")
    elif number:
        yield Reason(-1.0, "numbered")
    place, county = counties.heads(text[case or number :])
    if place:
        yield Reason(place, "place")
        if county:
            yield Reason(0.0, "county")


def _below(lines: Sequence[Line], i: int, dated: bool) -> Iterator[Reason]:
    start = i + 2 if is_label(lines[i]) else i + 1
    below = [line for line in lines[start : start + _NEAR] if line.role not in _BESIDE]
    if below and is_dashed(below[0]) and below[0].role in ("short", "prose", "heading"):
        yield Reason(2.0, "subtitle")
        below = below[1:]
    if below and below[0].role == "byline" and any(item.role in _HEADS for item in below[0].items):
        yield Reason(2.0, "by-line")
    elif below and below[0].role == "names" and not dated:
        yield Reason(1.0, "names")
    elif below and _is_office(below[0]):
        yield Reason(1.5, "office")


def _bracketed_alike(found: list[Opening]) -> list[Opening]:
    """On a dated page, titles below signatures in brackets are cases if there are several."""
    often = Counter(reason.rule for one in found for reason in one.reasons)["bracketed"]
    if often < 2:
        return found
    more = (Reason(0.5, "bracketed alike"),)
    return [Opening(one.at, one.reasons + more, one.form) if one.says("bracketed") else one for one in found]


def _closing(lines: Sequence[Line], i: int) -> Line | None:
    """The line that signs, below a sentence and above line `i`, as at an article's end."""
    signed = None
    for line in reversed(lines[max(i - _CLOSING, 0) : i]):
        if line.role == "prose":
            return signed if line.ended else None
        if line.role in ("byline", "names"):
            signed = line if any(item.role in _SIGNS for item in line.items) else signed
        elif line.role == "furniture" and _WORKS_AT in line.text:
            signed = line
        elif line.role not in _BESIDE and not is_label(line):
            return None
    return None


def _is_office(line: Line) -> bool:
    """True for an office alone on its line: who sent the case in."""
    return line.role == "short" and len(line.text) >= _SHORTEST_OFFICE and bylines.is_house(line.text)


def _text_follows(lines: Sequence[Line], i: int, marked: bool) -> bool:
    """True if below a title, by-lines and subtitles apart, a paragraph of prose stands."""
    for line in lines[i + 1 : i + 1 + _NEAR]:
        if line is lines[i + 1] and _is_office(line):
            continue
        if line.role == "prose" and not is_dashed(line):
            return len(line.text) >= _LEAST_TEXT
        unread = marked and line.role == "short" and len(line.text) <= _UNREAD
        if line.role in ("short", "tail", "table") and not is_dashed(line) and not unread:
            return False
        if is_label(line):
            return False
    return False
