"""What of a case is lit in its text, and how spans that overlap are settled; values only, no screen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from core.model import Case, Span

Kind = Literal["figure", "programme", "place", "person", "organisation", "check", "note", "hit"]
KINDS: tuple[Kind, ...] = ("figure", "programme", "place", "person", "organisation", "check", "note", "hit")
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True, order=True)
class Highlight:
    """A span over the source with the number of its item in the case (`case.figures[index]` …)."""

    span: Span
    kind: Kind
    index: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text under the same highlights throughout; `kinds` top first, `items` the spans' numbers."""

    start: int
    end: int
    kinds: tuple[Kind, ...]
    items: tuple[int, ...]


def highlights(
    case: Case,
    hits: Iterable[Span] = (),
    notes: Iterable[Span] = (),
    rejected: Collection[tuple[str, int]] = (),
) -> tuple[Highlight, ...]:
    """Everything that can be lit in the case, in the order of the text; not what a person has rejected."""
    found = [Highlight(figure.span, "figure", i) for i, figure in enumerate(case.figures)]
    found += [Highlight(programme.span, "programme", i) for i, programme in enumerate(case.programmes)]
    found += [Highlight(mention.span, "place", i) for i, mention in enumerate(case.places)]
    found += [Highlight(person.span, "person", i) for i, person in enumerate(case.people)]
    found += [Highlight(body.span, "organisation", i) for i, body in enumerate(case.organisations)]
    for i, check in enumerate(case.checks):
        if not check.holds:
            found += [Highlight(span, "check", i) for span in (check.span, check.other) if span]
    found += [Highlight(span, "note", i) for i, span in enumerate(notes)]
    found += [Highlight(span, "hit", i) for i, span in enumerate(hits)]
    lit = (one for one in found if len(one.span) and (one.kind, one.index) not in rejected)
    return tuple(sorted(lit))


def related(case: Case, kind: str, index: int) -> tuple[Span, ...]:
    """What belongs to an item and stands elsewhere: a programme's expansion, the other figures of a change, the other
    place of a check."""
    if kind == "programme":
        expansion = case.programmes[index].expansion_span
        return (expansion,) if expansion else ()
    if kind == "figure" and (change := case.figures[index].change):
        return tuple(
            figure.span
            for number, figure in enumerate(case.figures)
            if number != index and figure.change and figure.change.group == change.group
        )
    if kind == "check":
        check = case.checks[index]
        return (check.span, check.other) if check.other else (check.span,)
    return ()


def settle(spans: Iterable[tuple[int, int, Kind]]) -> tuple[Stretch, ...]:
    """Cut overlapping spans into stretches that touch but never overlap, in order.

    The shorter span lies on top, so that the longer one still shows on both sides of it; of two of one length the
    kind that stands first in `KINDS`. A search hit gives its ground to all it touches (the painter's rule, not ours).
    """
    given = list(spans)
    edges = sorted([(start, 1, i) for i, (start, end, _) in enumerate(given) if start < end]
                   + [(end, 0, i) for i, (start, end, _) in enumerate(given) if start < end])  # fmt: skip
    stretches: list[Stretch] = []
    open_now: set[int] = set()
    last = 0
    for at, opens, i in edges:
        if open_now and at > last:
            stretches.append(_stretch(last, at, open_now, given))
        last = at
        if opens:
            open_now.add(i)
        else:
            open_now.discard(i)
    return tuple(stretches)


def _stretch(start: int, end: int, items: set[int], given: list[tuple[int, int, Kind]]) -> Stretch:
    if len(items) == 1:
        (only,) = items
        return Stretch(start, end, (given[only][2],), (only,))
    order = sorted(items, key=lambda i: (given[i][1] - given[i][0], _RANK[given[i][2]], i))
    kinds = tuple(dict.fromkeys(given[i][2] for i in order))
    return Stretch(start, end, kinds, tuple(order))
