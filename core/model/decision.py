"""What people decide about what was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.model.found import Check, Figure, Organisation, Person, Programme, Section, Theme
from core.model.place import PlaceMention, PrimaryPlace
from core.model.text import Field, Span

TargetKind = Literal[
    "figure", "programme", "place", "person", "organisation", "theme", "section", "check", "field", "case",
    "collection",
]  # fmt: skip
Action = Literal["confirm", "correct", "reject", "add", "note", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Collected:
    """That a whole case stands in the collection (收集夹) of this name: no machine says it, only people."""

    name: str


_WORDS = 12
"""So many characters at a boundary are its words."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where a case begins (`side` start) or ends (end) in its document: `span` are the words there, the case's first or last."""

    span: Span
    side: Literal["start", "end"] = "start"

    @classmethod
    def of(cls, text: str, position: int, side: str) -> Boundary:
        """The boundary at a position of a text, with the words there."""
        if side == "start":
            return cls(Span(position, min(position + _WORDS, len(text))), "start")
        return cls(Span(max(position - _WORDS, 0), position), "end")

    @property
    def position(self) -> int:
        return self.span.start if self.side == "start" else self.span.end


Item = (
    Figure | Programme | PlaceMention | Person | Organisation | Theme | Section | Check | Field | PrimaryPlace
    | Collected | Boundary
)  # fmt: skip
Judgement = Literal["confirmed", "corrected", "rejected", "added", "noted", "conflict"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision is about: offsets in a document's text **and** the quoted words with some context, so that it is
    found again in another reading or another copy. `field` names a piece of metadata, a theme, the kind of a
    check or a collection."""

    sha256: str
    number: int
    kind: TargetKind
    span: Span
    quote: str = ""
    before: str = ""
    after: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One event of the append-only log. `machine` and `value` are the item before and after (None: none); a note's words
    are `note`. `seen` are the decisions on the same target that its author had before them: what nobody has seen yet
    stands beside it, and if they differ it is a conflict. `undoes` is what an undo or redo is about."""

    id: str
    time: str
    reviewer: str
    action: Action
    target: Target
    machine: Item | None = None
    value: Item | None = None
    note: str = ""
    seen: tuple[str, ...] = ()
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What people have said of one item: `item` is what stands now (None: rejected, or in conflict), `machine` what was
    read, `decisions` those in force (several: a conflict, or agreement). `attached`: the item was found in this reading."""

    target: Target
    judgement: Judgement
    item: Item | None
    machine: Item | None
    decisions: tuple[Decision, ...]
    attached: bool = True
    notes: tuple[str, ...] = ()

    @property
    def collection(self) -> str:
        """The collection that this keeps the case in, also while reviewers disagree; "" if it is not about that."""
        stays = self.target.kind == "collection" and self.judgement in ("added", "confirmed", "conflict")
        return self.target.field if stays else ""
