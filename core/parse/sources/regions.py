"""Where a name stands for a case: at the page's head, below the title, in the text, below it or at the page's foot."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from core.model import Case
from core.parse.lines import Line
from core.parse.sources.named import Mention

Region = Literal["head", "above", "near", "inside", "closing", "last", "foot"]
OWN = ("above", "near", "closing")
"""What stands there is the case's own; what stands at the `last` case's end may be all cases'."""
_CLOSE = 3
"""So many lines below a text close it."""


class Regions:
    """The regions of a page's names for each of its cases."""

    def __init__(self, lines: Sequence[Line], cases: Sequence[Case]) -> None:
        self._starts = [line.span.start for line in lines]
        self._cases = cases
        self._bodies = [_text(case) for case in cases]

    def region(self, mention: Mention, number: int) -> Region | None:
        """Where a name stands for the case of that number; None if it is another case's, or the title's own words."""
        at, case = mention.span.start, self._cases[number]
        start, end = self._bodies[number]
        if at >= end:
            return self._below(mention, number)
        if at >= start:
            return "inside"
        if number and at < case.span.start:
            return "head" if at < self._top(0) else None
        title = case.title.span if case.title else None
        if title and at >= title.start:
            return "near" if at >= title.end else None
        return "above" if number else "head"

    def _below(self, mention: Mention, number: int) -> Region | None:
        if number + 1 < len(self._cases):
            if mention.span.start < self._cases[number + 1].span.start:
                return "closing"
            if mention.span.start < self._bodies[-1][1]:
                return None
            return "last" if self.far(mention, len(self._cases) - 1) <= _CLOSE else "foot"
        return "closing" if self.far(mention, number) <= _CLOSE else "foot"

    def far(self, mention: Mention, number: int) -> int:
        """So many lines below a case's text, or from its title."""
        _, end = self._bodies[number]
        if mention.span.start >= end:
            return mention.line - self._line(end - 1)
        return abs(mention.line - self._line(self._top(number)))

    def _top(self, number: int) -> int:
        """Where a case's title stands, or its text."""
        title = self._cases[number].title
        return title.span.start if title and title.span else self._bodies[number][0]

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, max(offset, 0)) - 1


def _text(case: Case) -> tuple[int, int]:
    """From where to where a case's text goes."""
    spans = case.body or (case.span,)
    return spans[0].start, spans[-1].end
