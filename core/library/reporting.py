"""The report of a review over some cases: what was reviewed, by whom, and how far people agree with the machine."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.library import codec, cutting, decisions
from core.library.agreement import Counts, Tallies, Tally, total
from core.library.judging import grouped, said_of
from core.library.reviewed import standing_in
from core.model import Boundary, Case, Decision, Item, TargetKind

METADATA = ("title", "source", "published", "primary_place")
"""The pieces of metadata that are counted as read; the program gives each case a title."""
_TABLES: dict[TargetKind, str] = {
    "figure": "figures", "programme": "programmes", "place": "place_mentions", "person": "people",
    "organisation": "organisations", "check": "checks",
}  # fmt: skip
_LISTS: dict[TargetKind, str] = {**_TABLES, "place": "places", "theme": "themes"}

Group = tuple[Item | None, list[Decision]]
"""An item that the machine has read (None: none) and what was decided about it."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """One person's part: what they last said of each item, in how many cases, and when first and last (ISO, UTC)."""

    name: str
    cases: int
    notes: int
    first: str
    last: str
    kinds: Tallies

    @property
    def total(self) -> Tally:
        return total(self.kinds)


@dataclass(frozen=True, slots=True)
class State:
    """The cases in one state of review: "" 未审核, `reviewing`, `reviewed`."""

    state: str
    cases: int
    kinds: Tallies

    @property
    def total(self) -> Tally:
        return total(self.kinds)


@dataclass(frozen=True, slots=True)
class CaseReview:
    """One case of which something was said, or whose state of review was set."""

    id: int
    title: str
    place: str
    state: str
    reviewers: tuple[str, ...]
    last: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """What was reviewed, by whom, and how far people agree with the machine. `waiting` counts decisions of the whole
    library about documents that are not in it."""

    kinds: Tallies
    reviewers: tuple[Reviewer, ...]
    states: tuple[State, ...]
    cases: tuple[CaseReview, ...]
    total_cases: int
    waiting: int

    @property
    def total(self) -> Tally:
        return total(self.kinds)


def report(connection: sqlite3.Connection, ids: Sequence[int]) -> ReviewReport:
    """The report on these cases; who put them into a collection has not reviewed them."""
    rows = _rows(connection, ids)
    log = [one for one in decisions.every(connection) if one.target.kind != "collection"]
    decided = dict(_decided(connection, ids, log))
    read = _read(connection, [id for id in ids if id not in decided])
    read |= {id: _counted(case) for id, (case, _) in decided.items()}
    groups = {id: found for id, (_, found) in decided.items()}
    states = tuple(
        State(state, len(some), _tallies(some, read, groups))
        for state in ("", "reviewing", "reviewed")
        for some in ([id for id in ids if rows[id].state == state],)
    )
    cases = tuple(
        _case(rows[id], read[id], groups.get(id, ())) for id in ids if id in groups or rows[id].state
    )
    return ReviewReport(
        _tallies(ids, read, groups), _reviewers(groups), states, cases, len(ids), _waiting(connection, log)
    )


def _rows(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, CaseReview]:
    sql = "SELECT c.id, c.title, c.place, c.review FROM json_each(?) j JOIN cases c ON c.id = j.value"
    rows = connection.execute(sql, (json.dumps(list(ids)),))
    return {id: CaseReview(id, title, place, state, (), "", Tally()) for id, title, place, state in rows}


def _decided(
    connection: sqlite3.Connection, ids: Sequence[int], log: Sequence[Decision]
) -> Iterator[tuple[int, tuple[Case, list[Group]]]]:
    """Those of these cases that people have decided about, as the machine read them, with what was said of each item."""
    by_document: dict[str, list[Decision]] = defaultdict(list)
    for one in log:
        by_document[one.target.sha256].append(one)
    sql = (
        "SELECT c.id, d.sha256, r.data FROM json_each(?) j JOIN cases c ON c.id = j.value"
        " JOIN documents d ON d.id = c.document_id JOIN case_readings r ON r.case_id = c.id"
    )
    for id, sha256, data in connection.execute(sql, (json.dumps(list(ids)),)):
        if sha256 in by_document:
            case = codec.unpack(Case, data)
            log = by_document[sha256]
            if found := [*grouped(case, standing_in(case, log)), *_boundaries(case, log)]:
                yield id, (case, found)


def _boundaries(case: Case, log: Sequence[Decision]) -> list[Group]:
    """What was said of where a case begins and ends, or of a boundary that it holds no more."""
    return [group for group in cutting.grouped(log) if case.span.start <= _place(group) < case.span.end]


def _place(group: Group) -> int:
    """A character of the case that a boundary belongs to."""
    now, target = said_of(group[1], group[0]).item, group[1][0].target
    at = now.position if isinstance(now, Boundary) else target.span.start
    return at - 1 if target.field == "end" else at


def _read(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, dict[TargetKind, int]]:
    """How many items of each kind stand in cases that nobody has decided about: what the machine read."""
    found: dict[int, dict[TargetKind, int]] = {id: {} for id in ids}
    within = json.dumps(list(ids))
    counted: list[tuple[TargetKind, str, str]] = [
        (kind, f"{table} t ON t.case_id = j.value", "count(*)") for kind, table in _TABLES.items()
    ]
    counted.append(("theme", "themes t ON t.case_id = j.value", "count(DISTINCT t.name)"))
    metadata = "1 + (t.source IS NOT NULL) + (t.published IS NOT NULL) + (t.place_id IS NOT NULL)"
    counted.append(("field", "cases t ON t.id = j.value", metadata))
    for kind, join, count in counted:
        sql = f"SELECT j.value, {count} FROM json_each(?) j JOIN {join} GROUP BY j.value"
        for id, number in connection.execute(sql, (within,)):
            found[id][kind] = number
    return found


def _counted(case: Case) -> dict[TargetKind, int]:
    found: dict[TargetKind, int] = {kind: len(getattr(case, name)) for kind, name in _LISTS.items()}
    found["field"] = sum(name == "title" or getattr(case, name) is not None for name in METADATA)
    return found


def _tallies(
    ids: Sequence[int],
    read: Mapping[int, Mapping[TargetKind, int]],
    groups: Mapping[int, Sequence[Group]],
) -> Tallies:
    counts = Counts()
    for id in ids:
        counts.read(read[id])
        for item, log in groups.get(id, ()):
            counts.say(said_of(log, item))
    return counts.tallies()


def _case(row: CaseReview, read: Mapping[TargetKind, int], groups: Sequence[Group]) -> CaseReview:
    log = [one for _, some in groups for one in some]
    return replace(
        row,
        reviewers=tuple(sorted({one.reviewer for one in log})),
        last=max((one.time for one in log), default=""),
        tally=total(_tallies((row.id,), {row.id: read}, {row.id: groups})),
    )


def _reviewers(groups: Mapping[int, Sequence[Group]]) -> tuple[Reviewer, ...]:
    log = [one for found in groups.values() for _, some in found for one in some]
    return tuple(_reviewer(name, groups) for name in sorted({one.reviewer for one in log}))


def _reviewer(name: str, groups: Mapping[int, Sequence[Group]]) -> Reviewer:
    """What a person last said of an item counts as theirs, whoever spoke after them."""
    counts, cases, own = Counts(), set(), []
    for id, found in groups.items():
        for item, log in found:
            mine = [one for one in log if one.reviewer == name]
            own += mine
            if mine:
                cases.add(id)
            if said := [one for one in mine if one.action != "note"]:
                there = said_of(log, item).attached
                counts.say(replace(said_of(said[-1:], item), attached=there))
    times = [one.time for one in own]
    notes = sum(one.action == "note" for one in own)
    return Reviewer(name, len(cases), notes, min(times), max(times), counts.tallies())


def _waiting(connection: sqlite3.Connection, log: Sequence[Decision]) -> int:
    here = {row[0] for row in connection.execute("SELECT sha256 FROM documents")}
    return sum(not one.undoes and one.target.sha256 not in here for one in log)
