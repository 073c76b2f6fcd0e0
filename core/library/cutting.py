"""Where the cases of a document begin and end by what people have said: pure functions of the log and the reader's cuts.

A boundary is an item of the document: confirmed, moved (corrected), taken away (rejected: its case joins the one before) or
added (the case that it stands in is split).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.library.judging import in_force, said_of
from core.model import Boundary, Decision, Item, Judged, Span

REACH = 200
"""A boundary that newer rules read within so many characters is the same one."""

Moves = dict[int, int]
"""Old start of a case -> where people have it."""


@dataclass(slots=True)
class _Case:
    start: int
    end: int
    told: bool = False
    """Its end is people's."""


def boundaries(log: Iterable[Decision]) -> tuple[Judged, ...]:
    """What people have said of each boundary of a document, by where it stood."""
    return tuple(said_of(decisions, item) for item, decisions in grouped(log))


def grouped(log: Iterable[Decision]) -> list[tuple[Item | None, list[Decision]]]:
    """The decisions in force about each boundary, by time; with None those about one that people have added."""
    groups: dict[tuple[Span, str], list[Decision]] = defaultdict(list)
    for one in in_force([one for one in log if one.target.kind == "case" or one.undoes]):
        groups[one.target.span, one.target.field].append(one)
    return [(groups[key][0].machine, groups[key]) for key in sorted(groups)]


def origin(log: Iterable[Decision], item: Boundary) -> Boundary:
    """The boundary that people have moved to where `item` stands, or itself: all that is said of it has one target."""
    for one in boundaries(log):
        if one.item == item and isinstance(one.machine, Boundary):
            return one.machine
    return item


def cut(own: Sequence[Span], log: Iterable[Decision], length: int) -> tuple[Span, ...]:
    """Where the cases of a text of `length` characters stand; `own` is where the reader has them."""
    said = [one for one in boundaries(log) if one.judgement not in ("conflict", "noted")]
    cases = [_Case(span.start, span.end) for span in own]
    starts = [one for one in said if one.target.field == "start"]
    near = _nearest(cases, starts)
    for number, one in enumerate(starts):
        if one.judgement == "rejected" and number in near:
            _join(cases, near[number])
    for number, one in enumerate(starts):
        if isinstance(one.item, Boundary):
            _begin(cases, near.get(number), one.item.position, length)
    for one in said:
        if one.target.field == "end" and isinstance(one.item, Boundary):
            _end(cases, one.target.span.end, one.item.position)
    return tuple(Span(case.start, case.end) for case in _apart(cases))


def moves(log: Iterable[Decision]) -> Moves:
    """The starts of cases that people have moved."""
    return {
        one.target.span.start: one.item.position
        for one in boundaries(log)
        if one.target.field == "start" and one.judgement == "corrected" and isinstance(one.item, Boundary)
    }


def joins(log: Iterable[Decision]) -> dict[int, str]:
    """The starts that people have taken away, and when."""
    return {
        one.target.span.start: max(decision.time for decision in one.decisions)
        for one in boundaries(log)
        if one.target.field == "start" and one.judgement == "rejected"
    }


def _nearest(cases: Sequence[_Case], said: Sequence[Judged]) -> dict[int, _Case]:
    """The case that each start is about (but added ones), each case once, the nearest pairs first."""
    pairs = sorted(
        (abs(case.start - one.target.span.start), number, of)
        for number, one in enumerate(said)
        if one.judgement != "added"
        for of, case in enumerate(cases)
    )
    found: dict[int, _Case] = {}
    taken: set[int] = set()
    for far, number, of in pairs:
        if far <= REACH and of not in taken and number not in found:
            found[number] = cases[of]
            taken.add(of)
    return found


def _join(cases: list[_Case], one: _Case) -> None:
    """A case joins the one before it; the first has none, and stays."""
    before = [case for case in cases if case.start < one.start]
    if one in cases and before:
        last = max(before, key=lambda case: case.start)
        last.end = max(last.end, one.end)
        cases.remove(one)


def _begin(cases: list[_Case], known: _Case | None, at: int, length: int) -> None:
    """A case begins at a position: a known one that moves there, or a new one out of the case that it stands in."""
    if known is not None and known in cases:
        passed = range(min(at, known.start), max(at, known.start) + 1)
        if at < known.end and not any(case.start in passed for case in cases if case is not known):
            known.start = at
        return
    if any(case.start == at for case in cases):
        return
    around = next((case for case in cases if case.start < at < case.end), None)
    following = [case.start for case in cases if case.start > at]
    end = around.end if around else min(following, default=length)
    if around:
        around.end = at
    if end > at:
        cases.append(_Case(at, end))


def _end(cases: list[_Case], was: int, at: int) -> None:
    """The case that ended at `was` (or held it) ends at a position."""
    by_end = [case for case in cases if abs(case.end - was) <= REACH and case.start < at]
    one = min(by_end, key=lambda case: abs(case.end - was), default=None)
    if one is not None:
        one.end, one.told = at, True


def _apart(cases: list[_Case]) -> list[_Case]:
    """The cases in order, none reaching into the next; where people have told an end, the next begins there."""
    found: list[_Case] = []
    for case in sorted(cases, key=lambda case: (case.start, case.end)):
        while found and found[-1].end > case.start:
            last = found[-1]
            if last.told and last.end < case.end:
                case.start = last.end
            elif last.start < case.start:
                last.end = case.start
            else:
                found.pop()
        found.append(case)
    return found
