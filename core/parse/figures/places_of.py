"""Which place each figure of a 分别 or 依次 list belongs to: A、B、C三个镇面积依次为x、y、z."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model import Case, Place
from core.parse.figures.clause import Sentence
from core.parse.figures.indicator import listed
from core.parse.projection import Projection

_JOINS = re.compile(r"[、,和与及 ]{1,2}")
Mention = tuple[int, int, Place]


def listed_places(s: Sentence, case: Case, view: Projection) -> dict[int, Place]:
    """Place by number of the quantity, where as many places are listed before as quantities behind 分别."""
    out: dict[int, Place] = {}
    lists = listed(s) if len(s.found) > 1 else []
    mentions = _mentions(case, view) if lists else []
    for first, run, _, _ in lists:
        before = [m for m in mentions if s.start <= m[0] and m[1] <= s.found[first].start]
        for named in _runs(s.folded, before):
            if len(named) == run:
                out.update({first + i: place for i, (_, _, place) in enumerate(named)})
    return out


def _mentions(case: Case, view: Projection) -> list[Mention]:
    """The resolved place mentions by reading position."""
    out = []
    for mention in case.places:
        start, last = view.to_reading(mention.span.start), view.to_reading(mention.span.end - 1)
        if mention.place and start is not None and last is not None:
            out.append((start, last + 1, mention.place))
    return sorted(out, key=lambda m: m[0])


def _runs(folded: str, named: Sequence[Mention]) -> list[list[Mention]]:
    """Neighbouring mentions with nothing but 、 or 和 between them."""
    runs: list[list[Mention]] = []
    for mention in named:
        if runs and _JOINS.fullmatch(folded, runs[-1][-1][1], mention[0]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs
