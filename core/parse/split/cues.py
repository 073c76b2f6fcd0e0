"""What every line of a page shows of being a title, part of one, or none: short names, for which `tagger` has weights.

A cue tells a form (`role=short`), a length, an end, words, or what stands around: the text below, by-lines, places told
for the first time. None of them decides anything: what each counts was fitted on labelled pages (`resources/titles/fit.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from core.parse import bylines
from core.parse.layout import datelines, headings
from core.parse.lines import Line
from core.parse.split import counties, forms
from core.parse.split.stretches import BELOW_COUNTY, BELOW_TOWN, COUNTY, SETTING
from core.parse.split.wording import TIMELY, is_dashed, may_title
from core.parse.titles import words

LONGEST = 80
"""Longer lines are no titles: only their form is told."""
_LENGTHS = (4, 6, 8, 10, 13, 16, 20, 24, 28, 32, 36, 42, 50, 60, 100, 200)
_COARSE = (6, 10, 16, 24, 36, 60)
_CHARACTERS = (0, 60, 200, 500, 1000, 2000)
_RUN = (20, 40, 80, 200, 400, 800)
_SHARES = (0.1, 0.25, 0.4, 0.6, 0.8)
_RATIOS = (0.3, 0.5, 0.7, 0.9, 1.1, 1.5, 2.0, 3.0)
_TOLD = 700
"""So many characters of text below or above a line are searched for its words."""
_OPENING = 3
"""So many paragraphs open a text: where they are set tells one case from another."""
_FRONT = 300
_ANEW, _COUNTIES = 90, 200
"""So many characters into its text a case has told where its place lies, and in which county."""
_NEAR = 9
_HAN = re.compile("[一-鿿]+")
_DIGIT = re.compile(r"\d")
_SIGNS = {",": "comma", ":": "colon", "。": "stop", " ": "blank", "“": "quote", "|": "bar", "—": "dash"}
_SIGNS |= {"(": "bracket", "《": "book", "!": "call", "?": "question", "、": "list", "·": "dot"}
_LAST = {"。": ".", ";": ".", "…": ".", "、": ",", "’": "”", "]": ")", "》": ")"}
_ROLES = ("byline", "names")
_BESIDE = ("caption", "mark")
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
_PASSED_ON = ("role", "form", "word", "end", "may", "gap", "dashed", "case", "item", "in ", "signed")
"""The cues that the lines beside are told as well."""


def cues(lines: Sequence[Line]) -> list[list[str]]:
    """For each of the lines what it shows, and what the two lines on either side of it show."""
    page = _Page(lines)
    own = [[*page.itself(i), *page.around(i), *page.told(i), *page.further(i)] for i in range(len(lines))]
    passed = [[cue for cue in shown if cue.startswith(_PASSED_ON)] for shown in own]
    forms_told = [[cue for cue in shown if cue.startswith(("form", "word"))] for shown in own]
    return [
        [
            *own[i],
            *_beside(passed, i, -1),
            *_beside(passed, i, 1),
            *_beside(forms_told, i, -2),
            *_beside(forms_told, i, 2),
        ]
        for i in range(len(lines))
    ]


def _beside(shown: Sequence[Sequence[str]], i: int, step: int) -> list[str]:
    at = i + step
    return [f"{step:+d} {cue}" for cue in shown[at]] if 0 <= at < len(shown) else [f"{step:+d} none"]


def _class(value: float, bounds: Sequence[float]) -> float:
    """The least of `bounds` that holds `value`; infinity above all."""
    at = bisect_left(bounds, value)
    return bounds[at] if at < len(bounds) else float("inf")


def _end(last: str) -> str:
    """The kind of sign that a line ends in."""
    if "一" <= last <= "鿿":
        return "word"
    return (
        "digit" if last.isdigit() else "latin" if last.isascii() and last.isalpha() else _LAST.get(last, last)
    )


def _pairs(text: str) -> list[str]:
    """The pairs of neighbouring characters."""
    return [run[k : k + 2] for run in _HAN.findall(text) for k in range(len(run) - 1)]


class _Page:
    """The lines with what several of them are asked for: which are prose, how often words stand, where text begins."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._prose = [i for i, line in enumerate(lines) if line.role == "prose"]
        self._may = [may_title(line) for line in lines]
        self._often = Counter(line.text for line in lines)
        self._marks = [headings.mark(line.text) if len(line.text) <= LONGEST else (0, 0) for line in lines]
        self._alike = Counter(level for level, length in self._marks if length)
        self._first = next((i for i, may in enumerate(self._may) if may), len(lines))
        self._above = [0]
        for line in lines:
            self._above.append(self._above[-1] + (len(line.text) if line.role == "prose" else 0))
        self._below_told: dict[int, frozenset[str]] = {}
        self._above_told: dict[int, frozenset[str]] = {}
        self._seen: set[str] = set()
        self._counties: set[str] = set()
        self._page = list(self._whole())

    def itself(self, i: int) -> Iterator[str]:
        """Form and words of a line."""
        line = self._lines[i]
        text, role = line.text, line.role
        yield f"role={role}"
        yield f"length={_class(len(text), _LENGTHS)}"
        yield f"form={role},{_class(len(text), _COARSE)}"
        yield f"end={_end(text[-1])}"
        yield f"begin={_end(text[0])}"
        yield f"indent={_class(line.indent, (0, 2, 4, 10))}"
        if self._may[i]:
            yield "may be one"
        if line.gap:
            yield "gap"
        if line.level:
            yield f"level={line.level}"
        yield from (f"mark={mark}" for mark in line.marks)
        yield from (f"item={item.role}" for item in line.items)
        yield from (
            {f"in {_SIGNS[sign]}" for sign in text[:-1] if sign in _SIGNS} if len(text) <= LONGEST else ()
        )
        if _DIGIT.search(text[:-1]):
            yield "in digit"
        if len(text) <= LONGEST:
            yield from self._worded(i)

    def _worded(self, i: int) -> Iterator[str]:
        line = self._lines[i]
        text = line.text
        yield from (f"word {name}" for name, shows in _WORDS if shows(text))
        if is_dashed(line):
            yield "dashed"
        if number := headings.case_mark(text):
            yield "case alone" if number >= len(text) else "case"
        level, length = self._marks[i]
        if length:
            yield f"numbered={level}"
            yield f"numbered alike={_class(self._alike[level], (1, 2, 3, 5, 9))}"
        yield from (f"1={text[0]}", f"2={text[:2]}", f"-1={text[-1]}", f"-2={text[-2:]}")
        yield from (f"pair={pair}" for pair in set(_pairs(text)))
        if self._often[text] > 1:
            yield "again"

    def around(self, i: int) -> Iterator[str]:
        """Where a line stands: how much text is above and below, how near, who signs between."""
        lines = self._lines
        yield f"above={_class(self._above[i], _CHARACTERS)}"
        yield f"left={_class(self._above[-1] - self._above[i], _CHARACTERS)}"
        yield f"from first={_class(i - self._first, (-1, 0, 1, 2, 3, 5, 8))}"
        text = self._text_below(i)
        if text is None:
            yield "no text below"
        else:
            yield f"text in={_class(text - i, (0, 1, 2, 3, 4, 6, 9, 14))}"
            signed = next((k for k in range(i + 1, text) if lines[k].role in _ROLES), None)
            yield f"signed in={'none' if signed is None else _class(signed - i - 1, (0, 1, 2, 4, 8))}"
            yield f"titles below={_class(sum(self._may[i + 1 : text]), (0, 1, 2, 3, 5))}"
            yield f"run={_class(self._run(text), _RUN)}"
            if TIMELY.match(lines[text].text):
                yield "text tells when"
            if datelines.opens(lines[text].text):
                yield "text has a dateline"
        at = bisect_left(self._prose, i) - 1
        near = at >= 0 and i - self._prose[at] < _NEAR
        yield f"text above={_class(i - self._prose[at], (1, 2, 3, 4, 6, 8)) if near else 'none'}"
        if i and lines[i - 1].role in _ROLES:
            yield "signed above"
        if i and lines[i - 1].role == "prose":
            yield f"text above ends={_end(lines[i - 1].text[-1])}"
        if i + 1 < len(lines):
            yield f"ratio={_class(len(lines[i + 1].text) / len(lines[i].text), _RATIOS)}"
            if lines[i + 1].gap:
                yield "gap below"
            if len(lines[i + 1].text) == len(lines[i].text):
                yield "as long below"

    def told(self, i: int) -> Iterator[str]:
        """How many of a line's words the text tells of, and whether it is set where nothing before is."""
        line, text = self._lines[i], self._text_below(i)
        if line.role != "prose" and text is not None:
            yield from self._set(text)
        self._seen.update(SETTING.findall(line.text[:_FRONT]))
        pairs = _pairs(line.text) if len(line.text) <= LONGEST else ()
        if not pairs:
            return
        below = 0.0
        if text is not None:
            below = sum(pair in self._words_from(text) for pair in pairs) / len(pairs)
            yield f"told={_class(below, _SHARES)}"
        at = bisect_left(self._prose, i) - 1
        if at >= 0:
            above = sum(pair in self._words_to(at) for pair in pairs) / len(pairs)
            yield f"told above={_class(above, _SHARES)}"
            yield f"told more below={_class(below - above, (-0.3, -0.1, 0.0, 0.1, 0.3))}"

    def _set(self, text: int) -> Iterator[str]:
        """How many places the text that begins at line `text` tells of first."""
        opening = self._lines[text : text + _OPENING]
        places = {name for x in opening if x.role == "prose" for name in SETTING.findall(x.text[:_FRONT])}
        yield f"new places={_class(len(places - self._seen), (0, 1, 2, 4))}"
        if places:
            yield f"places told before={_class(len(places & self._seen) / len(places), (0, 0.3, 0.6, 1))}"

    def further(self, i: int) -> Iterator[str]:
        """What speaks for another case where text stands above: a county of its own, a place told as for the first time."""
        line, text = self._lines[i], self._text_below(i)
        if self._may[i] and self._above[i] and text is not None and line.role != "prose":
            below = self._lines[text].text
            counties = set(COUNTY.findall(f"{line.text},{below[:_COUNTIES]}"))
            yield f"further county={'new' if counties - self._counties else 'known' if counties else 'none'}"
            if BELOW_COUNTY.search(below[:_ANEW]):
                yield "further place below its county"
            elif BELOW_TOWN.search(below[:_ANEW]):
                yield "further place below its town"
            yield from self._page
        self._counties.update(COUNTY.findall(line.text[:_COUNTIES]))

    def _whole(self) -> Iterator[str]:
        """What a page tells of itself: in how many counties it is set, whether one author or subtitle stands above all."""
        fronts = [self._lines[i].text[:_COUNTIES] for i in self._prose]
        counties = Counter(county for front in fronts for county in set(COUNTY.findall(front)))
        yield f"further counties={_class(len(counties), (0, 1, 2, 3, 5, 8))}"
        often = max(counties.values(), default=0)
        yield f"further one county={_class(often / max(len(fronts), 1), (0.0, 0.2, 0.4, 0.7, 1.0))}"
        head = self._lines[: self._prose[0]] if self._prose else self._lines
        if any(item.role in ("author", "names") for line in head for item in line.items):
            yield "further below an author"
        if any(is_dashed(line) and line.role in ("short", "heading") for line in head):
            yield "further below a subtitle"
        if any(
            words.names_group(x.text) or words.names_several(x.text) or headings.announces_cases(x.text)
            for x in head
        ):
            yield "further announced"

    def _text_below(self, i: int) -> int | None:
        """The first line of prose at or below line `i`."""
        at = bisect_left(self._prose, i)
        return self._prose[at] if at < len(self._prose) else None

    def _run(self, text: int) -> int:
        """How many characters of prose stand in a row from line `text`, pictures between them or not."""
        length = 0
        for line in self._lines[text:]:
            if (line.role != "prose" and line.role not in _BESIDE) or length > _RUN[-1]:
                break
            length += len(line.text) if line.role == "prose" else 0
        return length

    def _words_from(self, text: int) -> frozenset[str]:
        if text not in self._below_told:
            self._below_told[text] = self._collected(self._prose[bisect_left(self._prose, text) :])
        return self._below_told[text]

    def _words_to(self, at: int) -> frozenset[str]:
        if at not in self._above_told:
            self._above_told[at] = self._collected(self._prose[at::-1])
        return self._above_told[at]

    def _collected(self, prose: Sequence[int]) -> frozenset[str]:
        """The pairs of characters in lines of prose, until enough of them are read."""
        found: set[str] = set()
        length = 0
        for k in prose:
            text = self._lines[k].text[: _TOLD - length]
            found.update(_pairs(text))
            length += len(text)
            if length >= _TOLD:
                break
        return frozenset(found)
