"""What waits for a reviewer: what the checks found, then what the reader was unsure of, the most doubtful first."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

import numpy as np

from core.library import copies
from core.library.arrays import Arrays
from core.model import Check, Span, TargetKind

DoubtKind = Literal["contradiction", "odd", "place", "split", "misprint"]
KINDS: tuple[DoubtKind, ...] = ("contradiction", "odd", "place", "split", "misprint")
"""From what is certainly to be looked at to what only may be wrong."""
UNSURE = 0.75
"""A case cut out of a document with less confidence than this is to be looked at."""

_ITEMS: dict[DoubtKind, TargetKind] = {
    "contradiction": "check", "odd": "check", "place": "place", "split": "field", "misprint": "programme",
}  # fmt: skip
_FORMULA = "[一二两三四五六七八九十]?[一二两三四五六七八九十]?*"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to be looked at: where it stands, its words, for a check what it says (`note`), for an open place or
    a suspected misprint what else it may be (`others`), for a cut between cases how sure it is (0 to 1)."""

    kind: DoubtKind
    case_id: int
    title: str
    file: str
    review: str
    span: Span
    words: str
    note: str = ""
    others: tuple[str, ...] = ()
    sure: float = 0.0

    @property
    def item(self) -> TargetKind:
        """The kind of item that a decision about it is about."""
        return _ITEMS[self.kind]


@dataclass(frozen=True, slots=True)
class Queue:
    """The first `doubts` of `total`; `states` counts the query's cases by state of review ("", reviewing, reviewed)."""

    doubts: tuple[Doubt, ...]
    total: int
    states: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Found:
    kind: DoubtKind
    case_id: int
    span: Span
    note: str = ""
    others: tuple[str, ...] = ()
    sure: float = 0.0


def queue(connection: sqlite3.Connection, arrays: Arrays, ids: Sequence[int], limit: int) -> Queue:
    """What waits in the cases `ids`, in their order where two things are equally doubtful."""
    states = _states(connection, ids)
    open_ids = [id for id in ids if states[id] != "reviewed"]
    decided, told = _decided(connection)
    within = json.dumps(open_ids)
    checks = list(_checks(connection, within))
    rest = (_places(connection, within), _splits(connection, within))
    swapped = _without(checks, told, _misprints(connection, arrays, open_ids))
    found = [one for one in (*checks, *chain(*rest), *swapped) if not _settled(one, decided)]
    at = {id: number for number, id in enumerate(open_ids)}
    found.sort(key=lambda one: (KINDS.index(one.kind), one.sure, at[one.case_id], one.span))
    counts = dict.fromkeys(("", "reviewing", "reviewed"), 0) | Counter(states.values())
    return Queue(tuple(_told(connection, found[:limit])), len(found), counts)


def _without(
    checks: Iterable[_Found], told: dict[int, str], misprints: Iterable[tuple[str, _Found]]
) -> Iterator[_Found]:
    """The suspected misprints that no check of their case tells of, or told of before it was decided."""
    for check in checks:
        told[check.case_id] = told.get(check.case_id, "") + check.note
    for name, one in misprints:
        if f"“{name}”" not in told.get(one.case_id, ""):
            yield one


def _states(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    sql = "SELECT c.id, c.review FROM json_each(?) j JOIN cases c ON c.id = j.value"
    return dict(connection.execute(sql, (json.dumps(list(ids)),)).fetchall())


def _checks(connection: sqlite3.Connection, within: str) -> Iterator[_Found]:
    sql = (
        "SELECT k.case_id, k.start, k.stop, k.soft, k.note FROM json_each(?) j"
        " JOIN checks k ON k.case_id = j.value WHERE NOT k.holds"
    )
    for case_id, start, stop, soft, note in connection.execute(sql, (within,)):
        yield _Found("odd" if soft else "contradiction", case_id, Span(start, stop), note)


def _places(connection: sqlite3.Connection, within: str) -> Iterator[_Found]:
    """Each place name of a case that could not be told apart, once."""
    sql = (
        "SELECT m.case_id, m.start, m.stop, m.text, m.candidates FROM json_each(?) j"
        " JOIN place_mentions m ON m.case_id = j.value WHERE m.place IS NULL AND m.inside = '' ORDER BY m.case_id, m.start"
    )
    met = set()
    for case_id, start, stop, text, candidates in connection.execute(sql, (within,)):
        if (case_id, text) not in met:
            met.add((case_id, text))
            yield _Found("place", case_id, Span(start, stop), others=tuple(candidates.split()))


def _splits(connection: sqlite3.Connection, within: str) -> Iterator[_Found]:
    sql = (
        "SELECT c.id, c.start, c.body_start, c.confidence FROM json_each(?) j"
        " JOIN cases c ON c.id = j.value WHERE c.confidence < ?"
    )
    for case_id, start, stop, sure in connection.execute(sql, (within, UNSURE)):
        yield _Found("split", case_id, Span(start, max(stop, start + 1)), sure=sure)


def _misprints(
    connection: sqlite3.Connection, arrays: Arrays, ids: Sequence[int]
) -> Iterator[tuple[str, _Found]]:
    """The first mention in each case of a name that looks like a misprint of a commoner one."""
    suspected = misprints(connection, arrays)
    if not suspected:
        return
    mask = np.zeros(len(arrays), dtype=bool)
    for name in suspected:
        mask |= arrays.having(connection, "programme", name)
    having = sorted(set(arrays.ids[mask].tolist()) & set(ids))
    sql = (
        "SELECT p.case_id, p.name, min(p.start), p.stop FROM json_each(?) j JOIN programmes p ON p.case_id = j.value"
        " GROUP BY p.case_id, p.name"
    )
    for case_id, name, start, stop in connection.execute(sql, (json.dumps(having),)):
        if name in suspected:
            yield name, _Found("misprint", case_id, Span(start, stop), others=suspected[name])


def misprints(connection: sqlite3.Connection, arrays: Arrays) -> dict[str, tuple[str, ...]]:
    """Names of programmes that may be misprints, each with the names, as common or commoner, that may be meant."""
    sql = "SELECT value, id FROM facet_values WHERE field = 'programme' AND value GLOB ?"
    ids = dict(connection.execute(sql, (_FORMULA,)).fetchall())
    known, counts = arrays.values["programme"], arrays.columns["programme"].counts(None)
    number = {}
    for name, id in ids.items():
        at = int(np.searchsorted(known, id))
        if at < len(known) and known[at] == id and counts[at]:
            number[name] = int(counts[at])
    found: dict[str, tuple[str, ...]] = {}
    from core.parse.programmes import suspect_misprints  # 30 ms of patterns that no start needs

    for pair in suspect_misprints(number):
        for name, other in (pair, pair[::-1]):
            if number[name] <= number[other]:
                found[name] = (*found.get(name, ()), other)
    return found


def _decided(connection: sqlite3.Connection) -> tuple[dict[tuple[int, str], list[Span]], dict[int, str]]:
    """Where people have decided, by case and kind of item, and what the checks said that they decided about.

    A note settles nothing, but on the title it does.
    """
    sql = (
        "SELECT c.id, x.kind, x.start, x.stop, x.id, x.action, x.undoes, x.field, x.machine, x.time FROM decisions x"
        " JOIN documents d ON d.sha256 = x.document_sha256 JOIN cases c ON c.document_id = d.id"
        " WHERE x.start >= c.start AND x.start < max(c.stop, c.start + 1)"
    )
    rows = sorted([*connection.execute(sql), *_in_copies(connection)], key=lambda row: (row[9], row[4]))
    last = {row[6]: row[5] for row in rows if row[6]}
    found: dict[tuple[int, str], list[Span]] = {}
    told: dict[int, str] = {}
    for case_id, kind, start, stop, id, action, undoes, field, machine, _ in rows:
        noted = action == "note" and field != "title"
        if not undoes and last.get(id) != "undo" and not noted and (kind != "field" or field == "title"):
            found.setdefault((case_id, kind), []).append(Span(start, stop))
            told[case_id] = told.get(case_id, "") + (machine if kind == "check" else "")
    return found, told


def _in_copies(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """The same of decisions about other copies of documents."""
    sql = (
        "SELECT c.id FROM cases c JOIN documents d ON d.id = c.document_id"
        " WHERE d.sha256 = ?1 AND c.start <= ?2 AND ?2 < max(c.stop, c.start + 1)"
    )
    for one in copies.everywhere(connection):
        target, note = one.target, one.machine.note if isinstance(one.machine, Check) else ""
        for (case_id,) in connection.execute(sql, (target.sha256, target.span.start)):
            yield (
                case_id, target.kind, target.span.start, target.span.end, one.id, one.action, one.undoes,
                target.field, note, one.time,
            )  # fmt: skip


def _settled(one: _Found, decided: dict[tuple[int, str], list[Span]]) -> bool:
    spans = decided.get((one.case_id, _ITEMS[one.kind]), ())
    if one.kind == "split":
        return bool(spans) or (one.case_id, "case") in decided
    return any(span.overlaps(one.span) for span in spans)


def _told(connection: sqlite3.Connection, found: Iterable[_Found]) -> Iterator[Doubt]:
    """The same with their words and the names of their cases."""
    sql = (
        "SELECT c.title, d.name, c.review, substr(d.text, ? + 1, ?) FROM cases c"
        " JOIN documents d ON d.id = c.document_id WHERE c.id = ?"
    )
    for one in found:
        row = connection.execute(sql, (one.span.start, len(one.span), one.case_id)).fetchone()
        title, file, review, words = row
        yield Doubt(
            one.kind, one.case_id, title, file, review, one.span, " ".join(words.split()), one.note, one.others,
            one.sure,
        )  # fmt: skip
