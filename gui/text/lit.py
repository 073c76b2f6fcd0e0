"""What is lit on a page: the highlights where they stand, which is on top at a point, and which comes next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection
from dataclasses import dataclass

from gui.text.highlight import Highlight, Kind, Stretch, settle
from gui.text.page import Page

Wanted = Callable[[str, int], bool]


@dataclass(frozen=True, slots=True)
class Lit:
    """A highlight where it stands on the page."""

    start: int
    end: int
    kind: Kind
    index: int


class LitPage:
    """The highlights of one page by where they begin; `stretches` are what is painted."""

    def __init__(self, page: Page | None = None, highlights: tuple[Highlight, ...] = ()) -> None:
        found = [(page.range(one.span), one) for one in highlights] if page else []
        lits = [Lit(*place, one.kind, one.index) for place, one in found if place]
        self.all = tuple(sorted(lits, key=lambda lit: (lit.start, -lit.end)))
        self.stretches: tuple[Stretch, ...] = settle((lit.start, lit.end, lit.kind) for lit in self.all)
        self._starts = [stretch.start for stretch in self.stretches]

    def at(self, position: int, hidden: Collection[str]) -> Lit | None:
        """The topmost visible item at a position, search hits apart."""
        number = bisect_right(self._starts, position) - 1
        if position < 0 or number < 0 or self.stretches[number].end <= position:
            return None
        lits = (self.all[i] for i in self.stretches[number].items)
        return next((lit for lit in lits if lit.kind != "hit" and lit.kind not in hidden), None)

    def find(self, kind: str, index: int, place: tuple[int, int] | None = None) -> Lit | None:
        """An item (`index` -1: of any number), at a place if one is given."""
        for lit in self.all:
            same = lit.kind == kind and (lit.index == index or index < 0)
            if same and (place is None or (lit.start, lit.end) == place):
                return lit
        return None

    def beside(
        self, current: Lit | None, first: int, by: int, hidden: Collection[str], wanted: Wanted
    ) -> Lit | None:
        """The next (1) or previous (-1) item of those `wanted`, from the current one or else from position `first`."""
        stops = [lit for lit in self.all if lit.kind not in ("hit", *hidden) and wanted(lit.kind, lit.index)]
        if current in stops:
            number = stops.index(current) + by
        else:
            at = current.start if current else first
            after = next((i for i, lit in enumerate(stops) if lit.start >= at), len(stops))
            number = after if by > 0 else after - 1
        return stops[number] if 0 <= number < len(stops) else None
