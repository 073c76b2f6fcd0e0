"""How far people agree with the machine: outcomes by kind of item, and which parts were wrong. Pure functions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Literal

from core.model import Field, Item, Judged, PrimaryPlace, TargetKind

Outcome = Literal["confirmed", "corrected", "rejected", "added", "conflict", "adrift"]
KINDS: tuple[TargetKind, ...] = (
    "figure", "programme", "place", "person", "organisation", "field", "theme", "check", "case",
)  # fmt: skip
"""The kinds of items in the order of the report."""
_SAME_PART = {"value_max": "value", "text": "span", "expansion_span": "expansion"}
_DERIVED = ("normal", "sentence", "spans", "evidence", "candidates", "score", "passages")
"""What follows from other parts of an item, or is only evidence."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What people said of items of one kind. `read` counts the machine's items, `conflict` those that two reviewers see
    differently, `adrift` what was said of items that today's reading has not; `parts` says what was corrected."""

    read: int = 0
    confirmed: int = 0
    corrected: int = 0
    rejected: int = 0
    added: int = 0
    conflict: int = 0
    adrift: int = 0
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def settled(self) -> int:
        """Items about which people have said, without contradiction, how they are."""
        return self.confirmed + self.corrected + self.rejected + self.added

    @property
    def rate(self) -> float | None:
        """The share of these that the machine had exactly so; what it missed counts against it. None if there are none."""
        return self.confirmed / self.settled if self.settled else None


Tallies = tuple[tuple[TargetKind, Tally], ...]


def total(tallies: Iterable[tuple[TargetKind, Tally]]) -> Tally:
    """All kinds together, without the parts."""
    names = [field.name for field in fields(Tally) if field.name != "parts"]
    tallies = list(tallies)
    return Tally(**{name: sum(getattr(one, name) for _, one in tallies) for name in names})


class Counts:
    """Outcomes by kind, being counted."""

    def __init__(self) -> None:
        self._read: Counter[str] = Counter()
        self._said: Counter[tuple[str, str]] = Counter()
        self._parts: dict[str, Counter[str]] = defaultdict(Counter)

    def read(self, counts: Mapping[TargetKind, int]) -> None:
        self._read.update(counts)

    def say(self, one: Judged) -> None:
        found = outcome(one)
        if found:
            self._said[one.target.kind, found] += 1
        if found == "corrected":
            self._parts[one.target.kind].update(parts(one.machine, one.item, one.target.field))

    def tallies(self) -> Tallies:
        """Those kinds of which there is anything."""
        made = [(kind, self._tally(kind)) for kind in KINDS]
        return tuple((kind, tally) for kind, tally in made if tally != Tally())

    def _tally(self, kind: TargetKind) -> Tally:
        said = {name: n for (of, name), n in self._said.items() if of == kind}
        corrected = sorted(self._parts[kind].items(), key=lambda part: (-part[1], part[0]))
        return Tally(self._read[kind], parts=tuple(corrected), **said)


def outcome(one: Judged) -> Outcome | None:
    """What came of an item; None if there are only notes on it, which judge nothing."""
    if one.judgement == "noted":
        return None
    if not one.attached:
        return "adrift"
    if one.machine is None:
        # Who adds something and rejects it, or corrects it, has said nothing of the machine but that it missed it.
        return None if one.judgement == "rejected" else "conflict" if one.judgement == "conflict" else "added"
    return one.judgement


def parts(machine: Item | None, said: Item | None, field: str = "") -> tuple[str, ...]:
    """Which parts of an item were corrected: the names of its fields, of metadata its own name."""
    if isinstance(said, Field | PrimaryPlace):
        return (field,)
    if machine is None or said is None or type(machine) is not type(said):
        return ()
    changed = [f.name for f in fields(machine) if getattr(machine, f.name) != getattr(said, f.name)]
    named = [_SAME_PART.get(name, name) for name in changed if name not in _DERIVED]
    return tuple(dict.fromkeys(named))
