"""What every line of a page shows of being a title, part of one, or none: short names, for which `tagger` has weights.

A cue tells a form (`role=short`), a length, an end, words, or what stands around: the text below, by-lines, places told
for the first time. None of them decides anything: what each counts was fitted on labelled pages (`resources/titles/fit.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from core.parse.layout import datelines, headings
from core.parse.lines import Line
from core.parse.split import shown
from core.parse.split.shown import classed
from core.parse.split.stretches import BELOW_COUNTY, BELOW_TOWN, COUNTY, SETTING
from core.parse.split.wording import TIMELY, is_dashed, may_title
from core.parse.titles import words

_CHARACTERS = (0, 60, 200, 500, 1000, 2000)
_RUN = (20, 40, 80, 200, 400, 800)
_SHARES = (0.1, 0.25, 0.4, 0.6, 0.8)
_RATIOS = (0.3, 0.5, 0.7, 0.9, 1.1, 1.5, 2.0, 3.0)
_FEW = (0, 1, 2, 3, 5, 8)
_TOLD = 700
"""So many characters of text below or above a line are searched for its words."""
_OPENING = 3
"""So many paragraphs open a text: where they are set tells one case from another."""
_FRONT, _ANEW = 200, 90
"""So many characters into its text a case has told its county, and where its place lies."""
_NEAR = 9
_HEAD = 30
"""So many lines below a title are looked at for its by-line."""
_SIGNED = ("byline", "names")
_BESIDE = ("caption", "mark")


def cues(lines: Sequence[Line]) -> list[list[str]]:
    """For each of the lines what it shows, and what the two lines on either side of it show."""
    page = _Page(lines)
    near = [[*page.forms[i], *page.words[i], *page.signed(i)] for i in range(len(lines))]
    far = [[*page.forms[i][1:2], *page.words[i]] for i in range(len(lines))]
    return [[*near[i], *page.alone(i), *_around(near, far, i)] for i in range(len(lines))]


def _around(near: Sequence[Sequence[str]], far: Sequence[Sequence[str]], i: int) -> list[str]:
    """What the lines beside show, by names that tell how far they are."""
    found = []
    for shown_there, step in ((near, -1), (near, 1), (far, -2), (far, 2)):
        at = i + step
        found += (
            [_named(step, cue) for cue in shown_there[at]] if 0 <= at < len(near) else [_named(step, "none")]
        )
    return found


@lru_cache(maxsize=4096)
def _named(step: int, cue: str) -> str:
    return f"{step:+d} {cue}"


class _Page:
    """The lines with what several of them are asked for. Asked for in order: places told above are kept on the way."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._prose = [i for i, line in enumerate(lines) if line.role == "prose"]
        self._may = [may_title(line) for line in lines]
        self.forms = [shown.form(line, may) for line, may in zip(lines, self._may, strict=True)]
        self.words = [shown.worded(line) for line in lines]
        self._often = Counter(line.text for line in lines)
        self._marks = [headings.mark(line.text) if shown.is_read(line) else (0, 0) for line in lines]
        self._alike: dict[int, list[int]] = {}
        for i, (level, length) in enumerate(self._marks):
            if length:
                self._alike.setdefault(level, []).append(i)
        self._first = next((i for i, may in enumerate(self._may) if may), len(lines))
        self._above = [0]
        for line in lines:
            self._above.append(self._above[-1] + (len(line.text) if line.role == "prose" else 0))
        self._settings = [frozenset(SETTING.findall(line.text[:_FRONT])) for line in lines]
        self._counties = [frozenset(COUNTY.findall(line.text[:_FRONT])) for line in lines]
        self._stretches: dict[tuple[int, int], str] = {}
        self._told_places: set[str] = set()
        self._told_counties: set[str] = set()

    def alone(self, i: int) -> Iterator[str]:
        """What only the line itself is asked for; nobody asks for the words of a long one or of a sentence."""
        yield from self._around(i)
        if shown.is_read(self._lines[i]):
            yield from self._itself(i)
            yield from self._told(i)
            yield from self._further(i)
        self._told_places |= self._settings[i]
        self._told_counties |= self._counties[i]

    def _itself(self, i: int) -> Iterator[str]:
        yield from shown.detailed(self._lines[i])
        level, length = self._marks[i]
        if length:
            alike = self._alike[level]
            yield f"numbered={level}"
            yield f"numbered alike={classed(len(alike), (1, 2, 3, 5, 9))}"
            yield f"numbered below={classed(self._above[alike[0]], _CHARACTERS)}"
            placed = sum("word own place" in self.words[k] for k in alike) / len(alike)
            yield f"numbered placed={classed(placed, (0.0, 0.3, 0.6, 0.99, 1.0))}"
        if self._often[self._lines[i].text] > 1:
            yield "again"

    def signed(self, i: int) -> Iterator[str]:
        """How near a by-line stands, above a line or between it and its text."""
        text = self._text_below(i)
        if text is not None:
            near = range(i + 1, min(text, i + _HEAD))
            by = next((k for k in near if self._lines[k].role in _SIGNED), None)
            yield f"signed in={'none' if by is None else classed(by - i - 1, (0, 1, 2, 4, 8))}"
        if i and self._lines[i - 1].role in _SIGNED:
            yield "signed above"

    def _around(self, i: int) -> Iterator[str]:
        """Where a line stands: how much text is above and below, and how near."""
        lines = self._lines
        yield f"above={classed(self._above[i], _CHARACTERS)}"
        yield f"left={classed(self._above[-1] - self._above[i], _CHARACTERS)}"
        yield f"from first={classed(i - self._first, (-1, *_FEW))}"
        text = self._text_below(i)
        if text is None:
            yield "no text below"
        else:
            yield f"text in={classed(text - i, (0, 1, 2, 3, 4, 6, 9, 14))}"
            yield f"titles below={classed(sum(self._may[i + 1 : min(text, i + _HEAD)]), _FEW)}"
            yield f"run={classed(self._run(text), _RUN)}"
            if TIMELY.match(lines[text].text):
                yield "text tells when"
            if datelines.opens(lines[text].text):
                yield "text has a dateline"
        at = bisect_left(self._prose, i) - 1
        near = at >= 0 and i - self._prose[at] < _NEAR
        yield f"text above={classed(i - self._prose[at], (1, 2, 3, 4, 6, 8)) if near else 'none'}"
        if i and lines[i - 1].role == "prose":
            yield f"text above ends={shown.end(lines[i - 1].text[-1])}"
        if i + 1 < len(lines):
            yield f"ratio={classed(len(lines[i + 1].text) / len(lines[i].text), _RATIOS)}"
            if lines[i + 1].gap:
                yield "gap below"
            if len(lines[i + 1].text) == len(lines[i].text):
                yield "as long below"

    def _told(self, i: int) -> Iterator[str]:
        """How many of a line's words the text tells of, and whether it is set where nothing before is."""
        line, text = self._lines[i], self._text_below(i)
        if line.role != "prose" and text is not None:
            opening = range(text, min(text + _OPENING, len(self._lines)))
            places = frozenset().union(
                *(self._settings[k] for k in opening if self._lines[k].role == "prose")
            )
            yield f"new places={classed(len(places - self._told_places), (0, 1, 2, 4))}"
            if places:
                share = len(places & self._told_places) / len(places)
                yield f"places told before={classed(share, (0, 0.3, 0.6, 1))}"
        pairs = shown.pairs(line.text)
        if not pairs:
            return
        below = self._share(pairs, bisect_left(self._prose, i), 1)
        if text is not None:
            yield f"told={classed(below, _SHARES)}"
        at = bisect_left(self._prose, i) - 1
        if at >= 0:
            above = self._share(pairs, at, -1)
            yield f"told above={classed(above, _SHARES)}"
            yield f"told more below={classed(below - above, (-0.3, -0.1, 0.0, 0.1, 0.3))}"

    def _further(self, i: int) -> Iterator[str]:
        """What speaks for another case where text stands above: a county of its own, a place told as for the first time."""
        line, text = self._lines[i], self._text_below(i)
        if self._may[i] and self._above[i] and text is not None and line.role != "prose":
            counties = self._counties[i] | self._counties[text]
            yield f"further county={'new' if counties - self._told_counties else 'known' if counties else 'none'}"
            front = self._lines[text].text[:_ANEW]
            if BELOW_COUNTY.search(front):
                yield "further place below its county"
            elif BELOW_TOWN.search(front):
                yield "further place below its town"
            yield from self._of_page

    @cached_property
    def _of_page(self) -> list[str]:
        """What a page tells of itself: in how many counties it is set, whether one author or subtitle stands above all."""
        counties = Counter(county for i in self._prose for county in self._counties[i])
        often = max(counties.values(), default=0) / max(len(self._prose), 1)
        found = [f"further counties={classed(len(counties), _FEW)}"]
        found.append(f"further one county={classed(often, (0.0, 0.2, 0.4, 0.7, 1.0))}")
        head = self._lines[: self._prose[0]] if self._prose else self._lines
        if any(item.role in ("author", "names") for line in head for item in line.items):
            found.append("further below an author")
        if any(is_dashed(line) and line.role in ("short", "heading") for line in head):
            found.append("further below a subtitle")
        if any(_announces(line.text) for line in head):
            found.append("further announced")
        return found

    def _text_below(self, i: int) -> int | None:
        """The first line of prose at or below line `i`."""
        at = bisect_left(self._prose, i)
        return self._prose[at] if at < len(self._prose) else None

    def _run(self, text: int) -> int:
        """How many characters of prose stand in a row from line `text`, pictures between them or not."""
        length = 0
        for k in range(text, len(self._lines)):
            line = self._lines[k]
            if (line.role != "prose" and line.role not in _BESIDE) or length > _RUN[-1]:
                break
            length += len(line.text) if line.role == "prose" else 0
        return length

    def _share(self, pairs: Sequence[str], at: int, step: int) -> float:
        """How many of the pairs stand in the text from its line number `at` on, down or up the page."""
        if (at, step) not in self._stretches:
            self._stretches[at, step] = self._stretch(at, step)
        text = self._stretches[at, step]
        return sum(pair in text for pair in pairs) / len(pairs)

    def _stretch(self, at: int, step: int) -> str:
        found: list[str] = []
        length = 0
        while 0 <= at < len(self._prose) and length < _TOLD:
            text = self._lines[self._prose[at]].text[: _TOLD - length]
            found.append(text)
            length += len(text)
            at += step
        return "\n".join(found)


def _announces(text: str) -> bool:
    return words.names_group(text) or words.names_several(text) or headings.announces_cases(text)
