"""The append-only log of decisions, and the reviewed case that follows from it."""

from __future__ import annotations

import gc
import json
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from core.library import codec, cutting
from core.library.judging import attached, heads, in_force, target_of
from core.model import (
    Action,
    Boundary,
    Case,
    Check,
    Collected,
    Decision,
    Document,
    Field,
    Figure,
    Item,
    Organisation,
    Person,
    PlaceMention,
    PrimaryPlace,
    Programme,
    Section,
    Span,
    Target,
    Theme,
)

_TYPES: dict[str, type[Any]] = {
    one.__name__: one
    for one in (
        Figure,
        Programme,
        PlaceMention,
        Person,
        Organisation,
        Theme,
        Section,
        Check,
        Field,
        PrimaryPlace,
        Collected,
        Boundary,
    )
}
_READERS: dict[str, Callable[[Any], Item]] = {name: codec.reader(one) for name, one in _TYPES.items()}
_COLUMNS = (
    "id, time, reviewer, action, document_sha256, case_number, kind, field, start, stop, quote, quote_before,"
    " quote_after, machine, value, note, seen, undoes"
)


_MACHINE, _VALUE = 13, 14
"""Where the items stand in a row."""


def decision(
    document: Document, case: Case, action: Action, item: Item, value: Item | None, note: str, reviewer: str,
    field: str, log: Sequence[Decision],
) -> Decision:  # fmt: skip
    """A new decision about an item of a case, by someone who has seen the whole `log` of the case."""
    if isinstance(item, Boundary):
        item = cutting.origin(log, item)
    target = target_of(document.sha256, document.text, case, item, field)
    machine = None if action == "add" else attached(case, target)
    same = [d for d in in_force(log) if d.action != "note" and _about(case, d.target, target, machine)]
    seen = tuple(sorted(d.id for d in heads(same))) if action != "note" else ()
    if action == "add":
        value = value or item
    return Decision(
        _new_id(), _now(), reviewer, action, target, machine or _given(action, item), value, note, seen
    )


def _given(action: Action, item: Item) -> Item | None:
    return None if action == "add" else item


def _about(case: Case, one: Target, other: Target, machine: Item | None) -> bool:
    if (one.kind, one.field) != (other.kind, other.field):
        return False
    if one.kind in ("field", "collection", "theme") or one.span == other.span:
        return True
    return machine is not None and one.span.overlaps(other.span) and attached(case, one) == machine


def reversal(action: Action, of: Decision, reviewer: str) -> Decision:
    """The undoing or redoing of a decision."""
    return Decision(_new_id(), _now(), reviewer, action, of.target, undoes=of.id)


def append(connection: sqlite3.Connection, log: Iterable[Decision]) -> int:
    """How many of these decisions are new to the library; they stand in its log now."""
    marks = ",".join("?" * 18)
    before = connection.total_changes
    connection.executemany(
        f"INSERT OR IGNORE INTO decisions ({_COLUMNS}) VALUES ({marks})", [to_row(one) for one in log]
    )
    return connection.total_changes - before


def of_document(connection: sqlite3.Connection, sha256: str) -> tuple[Decision, ...]:
    """All decisions about a document, in the order in which they came into the log."""
    return tuple(_select(connection, "document_sha256 = ?", (sha256,)))


def of_time(connection: sqlite3.Connection, one: Decision) -> tuple[Decision, ...]:
    """What this reviewer said in the same moment about other targets of the same kind, with `one` itself."""
    where = "time = ? AND reviewer = ? AND kind = ? AND undoes = ''"
    return tuple(_select(connection, where, (one.time, one.reviewer, one.target.kind)))


def about(connection: sqlite3.Connection, sha256s: Iterable[str]) -> set[str]:
    """Those of these documents that somebody has decided about."""
    sql = "SELECT 1 FROM decisions WHERE document_sha256 = ?"
    return {sha256 for sha256 in sha256s if connection.execute(sql, (sha256,)).fetchone()}


def noted(connection: sqlite3.Connection) -> frozenset[int]:
    """The ids of the cases in documents that somebody has written notes on."""
    sql = (
        "SELECT id FROM cases WHERE document_id IN (SELECT id FROM documents WHERE sha256 IN"
        " (SELECT document_sha256 FROM decisions WHERE action = 'note'))"
    )
    return frozenset(id for (id,) in connection.execute(sql))


def any_at_all(connection: sqlite3.Connection) -> bool:
    """Whether anybody has decided anything yet."""
    return connection.execute("SELECT 1 FROM decisions LIMIT 1").fetchone() is not None


def every(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """The whole log, in the order in which it came in."""
    collecting = gc.isenabled()
    gc.disable()  # nothing of what is made here is garbage; looking for it costs a fifth of the time
    try:
        return tuple(_select(connection, "1", ()))
    finally:
        if collecting:
            gc.enable()


def ids(connection: sqlite3.Connection) -> set[str]:
    """The ids of the whole log."""
    return {row[0] for row in connection.execute("SELECT id FROM decisions")}


def by_id(connection: sqlite3.Connection, id: str) -> Decision | None:
    return next(_select(connection, "id = ?", (id,)), None)


def next_undo(connection: sqlite3.Connection, reviewer: str) -> Decision | None:
    """The decision of this reviewer that was made, or redone, last and is in force."""
    undone = set()
    for id, action, of in _backwards(connection, reviewer):
        if action == "undo":
            undone.add(of)
        elif (of or id) not in undone:
            return by_id(connection, of or id)
    return None


def next_redo(connection: sqlite3.Connection, reviewer: str) -> Decision | None:
    """The decision of this reviewer that was undone last, if nothing was decided since."""
    redone = set()
    for _, action, of in _backwards(connection, reviewer):
        if action == "redo":
            redone.add(of)
        elif action != "undo":
            return None
        elif of not in redone:
            return by_id(connection, of)
    return None


def _backwards(connection: sqlite3.Connection, reviewer: str) -> Iterator[tuple[str, str, str]]:
    sql = "SELECT id, action, undoes FROM decisions WHERE reviewer = ? ORDER BY number DESC"
    yield from connection.execute(sql, (reviewer,))


def _select(connection: sqlite3.Connection, where: str, values: Sequence[Any]) -> Iterator[Decision]:
    rows = connection.execute(f"SELECT {_COLUMNS} FROM decisions WHERE {where} ORDER BY number", values)
    while some := rows.fetchmany(1000):
        # One text of many items is read in two thirds of the time of each by itself.
        items = json.loads(f"[{','.join([row[_VALUE] or 'null' for row in some])}]")
        yield from map(
            _decision, some, map(_read_item, items), map(_machine, [row[_MACHINE] for row in some])
        )


def to_row(one: Decision) -> tuple[Any, ...]:
    """A decision as a row of the log."""
    target = one.target
    return (
        one.id, one.time, one.reviewer, one.action, target.sha256, target.number, target.kind, target.field,
        target.span.start, target.span.end, target.quote, target.before, target.after, _item_text(one.machine),
        _item_text(one.value), one.note, " ".join(one.seen), one.undoes,
    )  # fmt: skip


def from_row(row: Sequence[Any]) -> Decision:
    """The decision that `to_row` made a row of."""
    return _decision(row, _item(row[_VALUE]), _machine(row[_MACHINE]))


def _decision(row: Sequence[Any], value: Item | None, machine: Item | None) -> Decision:
    (
        id, time, reviewer, action, sha256, number, kind, field, start, stop, quote, before, after, _, _, note,
        seen, undoes,
    ) = row  # fmt: skip
    target = Target(sha256, number, kind, Span(start, stop), quote, before, after, field)
    saw = tuple(seen.split()) if seen else ()
    return Decision(id, time, reviewer, action, target, machine, value, note, saw, undoes)


def moved(one: Decision, target: Target) -> Decision:
    """The same decision about its words in another copy of the text."""
    return replace(one, target=target)


def _item_text(item: Item | None) -> str:
    if item is None:
        return ""
    return json.dumps({"type": type(item).__name__, **codec.plain(item)}, ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=16384)
def _machine(text: str) -> Item | None:
    """The machine's items come again and again, people's own rarely."""
    return _item(text)


def _item(text: str) -> Item | None:
    return _read_item(json.loads(text)) if text else None


def _read_item(plain: dict[str, Any] | None) -> Item | None:
    if plain is None:
        return None
    return _READERS[plain.pop("type")](plain)


def _new_id() -> str:
    return uuid.uuid4().hex


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
