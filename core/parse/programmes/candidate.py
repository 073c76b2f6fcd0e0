"""What may be the name of a programme, and which of overlapping candidates stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.model import ProgrammeKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """`text[start:end]` of the reading text. Of two that overlap the lower `rank` stands, then the longer.

    `core` are the words that name it, without quotation marks and type noun: what other mentions repeat.
    """

    start: int
    end: int
    kind: ProgrammeKind
    rank: int
    core: str = ""


def occurrences(words: str, text: str) -> Iterator[int]:
    """Where `words` stand in `text`, from left to right, none overlapping the one before."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, in text order, none overlapping another."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    for c in sorted(candidates, key=lambda c: (c.rank, c.start - c.end, c.start)):
        place = range(c.start, c.end)
        if taken.isdisjoint(place):
            kept.append(c)
            taken.update(place)
    return sorted(kept, key=lambda c: c.start)
