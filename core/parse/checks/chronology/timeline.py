"""The times of an article in order, with the questions that the checks ask about them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from core.model import Check
from core.parse.checks.chronology import moments
from core.parse.checks.chronology.moments import Moment
from core.parse.checks.items import Page

_STOP = re.compile("[。!?\n]")
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page with the times that it tells and where its sentences `stop`; `published` is the day of publication, '' if unknown."""

    page: Page
    moments: tuple[Moment, ...]
    published: str
    stops: tuple[int, ...]

    @property
    def folded(self) -> str:
        return self.page.folded

    def within(self, start: int, end: int) -> tuple[Moment, ...]:
        """The times that begin in `start:end`."""
        first, last = (bisect_left(self.moments, at, key=_START) for at in (start, end))
        return self.moments[first:last]

    def at(self, position: int) -> Moment | None:
        """The time that stands right at a position."""
        found = self.within(position, position + 1)
        return found[0] if found else None

    def next(self, position: int, reach: int) -> Moment | None:
        found = self.within(position, position + reach)
        return found[0] if found else None

    def sentence_start(self, position: int) -> int:
        at = bisect_left(self.stops, position)
        return self.stops[at - 1] + 1 if at else 0

    def sentence_end(self, position: int) -> int:
        at = bisect_left(self.stops, position)
        return self.stops[at] if at < len(self.stops) else len(self.folded)

    def paragraph_start(self, position: int) -> int:
        return self.folded.rfind("\n", 0, position) + 1

    def paragraph_end(self, position: int) -> int:
        end = self.folded.find("\n", position)
        return end if end >= 0 else len(self.folded)

    def around(self, moment: Moment) -> str:
        """The words of the clause about a time."""
        start = max(self.folded.rfind(mark, 0, moment.start) for mark in "。;,\n") + 1
        stops = [at for at in (self.folded.find(mark, moment.end) for mark in "。;\n") if at >= 0]
        return self.folded[start : min([*stops, moment.end + 30])]

    def told(
        self, start: int, end: int, holds: bool, right: str, wrong: str, other: Moment | None = None
    ) -> Check:
        """A check on the words at `start:end`; the second place is the time `other`, or the same."""
        words = self.folded[start:end].replace("\n", "")
        span = self.page.view.span(start, end)
        there = self.page.view.span(other.start, other.end) if other else span
        return Check(span, "date", holds, f"“{words}”:{right if holds else wrong}", there)


def lay(page: Page) -> Timeline:
    """The times of a page."""
    published = page.case.published.value if page.case.published else ""
    told = moments.read(page.folded, page.sentences, published)
    stops = tuple(m.start() for m in _STOP.finditer(page.folded)) if told else ()
    return Timeline(page, told, published, stops)
