"""What happened to a file that was to be imported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Imported:
    path: str
    cases: int
    folded: int = 0
    open_places: int = 0


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """The same bytes, or the same text in other furniture (`reprint`), stand in the library as `twin`."""

    path: str
    twin: str
    reprint: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    path: str
    reason: str


Verdict = Imported | AlreadyThere | Failed
