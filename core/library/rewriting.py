"""Cases of a document that stands in the library already, read again or taken out; ids stay with their places in the text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.library import copies, cutting, indexing
from core.library.documents import cases_in, stored_document
from core.library.likeness import unlink
from core.library.preparing import PreparedCase
from core.library.reviewed import apply
from core.library.writing import SPANS, Names, write_case
from core.model import Case, Document
from core.parse import Bounds


@dataclass(frozen=True, slots=True)
class Reread:
    """A document's cases by newer rules, worked out without the library."""

    document_id: int
    rules: int
    cases: tuple[PreparedCase, ...]


def outdated(connection: sqlite3.Connection, rules: int, every: bool = False) -> tuple[int, ...]:
    """The documents that were read by other rules than these (or all of them)."""
    sql = "SELECT id FROM documents WHERE (rules <> ? OR ?) AND reprint_of IS NULL ORDER BY id"
    return tuple(row[0] for row in connection.execute(sql, (rules, every)))


def miscut(connection: sqlite3.Connection) -> tuple[int, ...]:
    """The documents that are marked to be read again, as those are of whose cases people have said where they stand."""
    sql = "SELECT id FROM documents WHERE rules = 0 AND reprint_of IS NULL ORDER BY id"
    return tuple(row[0] for row in connection.execute(sql))


def bounds(connection: sqlite3.Connection, document_id: int) -> Bounds | None:
    """Where people have said that the cases of a document stand; None if nobody has."""
    document = stored_document(connection, document_id)
    log = [one for one in copies.log(connection, document.sha256) if one.target.kind == "case" or one.undoes]
    told = any(one.target.kind == "case" for one in log)
    return (lambda own: cutting.cut(own, log, len(document.text))) if told else None


def rewrite(connection: sqlite3.Connection, reread: Reread, names: Names, generation: int) -> None:
    """Put the cases of `reread` in place of the older ones, within the caller's transaction.

    A case keeps the id of the older one that it overlaps most, and with it tags, star and review state.
    """
    document = stored_document(connection, reread.document_id)
    old = cases_in(connection, reread.document_id)
    heirs = _heirs(old, reread.cases)
    kept = {id: _personal(connection, id) for id in heirs.values()}
    tags = {id: _tags(connection, id) for id, _ in old}
    for id, case in old:
        _remove(connection, id, document, case, [c for _, c in old])
    written: dict[int, int] = {}
    # Heirs come first: a new case must not be given the number of one that is still to be written.
    for number in sorted(range(len(reread.cases)), key=lambda number: number not in heirs):
        fresh, heir = reread.cases[number], heirs.get(number)
        id = write_case(connection, reread.document_id, fresh, names, generation, heir)
        if heir is not None:
            connection.execute("UPDATE cases SET review = ?, starred = ? WHERE id = ?", (*kept[heir], id))
        written[number] = id
    new_ids = [written[number] for number in range(len(reread.cases))]
    _hand_on_tags(connection, old, reread.cases, new_ids, tags)
    for id in new_ids:
        apply(connection, id, generation)
    connection.execute("UPDATE documents SET rules = ? WHERE id = ?", (reread.rules, reread.document_id))
    if set(new_ids) < {id for id, _ in old} or len(heirs) < len(old):
        _note_removal(connection, generation)


def remove(connection: sqlite3.Connection, document_id: int, generation: int) -> None:
    """Take a document with its cases out, and its file if nothing else is in it."""
    document = stored_document(connection, document_id)
    old = cases_in(connection, document_id)
    for id, case in old:
        connection.execute("DELETE FROM tags WHERE case_id = ?", (id,))
        _remove(connection, id, document, case, [c for _, c in old])
    (file_id,) = connection.execute("SELECT file_id FROM documents WHERE id = ?", (document_id,)).fetchone()
    # What was left out as its reprint is now to be read itself.
    again = "UPDATE documents SET reprint_of = NULL, rules = 0 WHERE reprint_of = ?"
    connection.execute(again, (document_id,))
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
    connection.execute(
        "DELETE FROM files WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM documents WHERE file_id = ?1)",
        (file_id,),
    )
    _note_removal(connection, generation)


def _heirs(old: Sequence[tuple[int, Case]], new: Sequence[PreparedCase]) -> dict[int, int]:
    """Position of a new case -> id of the older case whose place it takes, those with the most in common first."""
    common = [
        (min(case.span.end, fresh.row["stop"]) - max(case.span.start, fresh.row["start"]), -number, id)
        for id, case in old
        for number, fresh in enumerate(new)
    ]
    found: dict[int, int] = {}
    for shared, number, id in sorted(common, reverse=True):
        if shared > 0 and -number not in found and id not in found.values():
            found[-number] = id
    return found


def _hand_on_tags(
    connection: sqlite3.Connection,
    old: Sequence[tuple[int, Case]],
    new: Sequence[PreparedCase],
    new_ids: Sequence[int],
    tags: dict[int, list[str]],
) -> None:
    for id, case in old:
        if not tags[id] or not new:
            continue
        best = max(
            range(len(new)),
            key=lambda n: min(case.span.end, new[n].row["stop"]) - max(case.span.start, new[n].row["start"]),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO tags VALUES (?, ?)", [(new_ids[best], tag) for tag in tags[id]]
        )


def _remove(
    connection: sqlite3.Connection, id: int, document: Document, case: Case, siblings: Iterable[Case]
) -> None:
    """Delete a case's rows."""
    indexing.take(connection, id, document, case, siblings)
    unlink(connection, id)
    for table in (*SPANS, "tags", "case_facets", "case_readings"):
        connection.execute(f"DELETE FROM {table} WHERE case_id = ?", (id,))
    connection.execute("DELETE FROM cases WHERE id = ?", (id,))


def _personal(connection: sqlite3.Connection, id: int) -> tuple[str, int]:
    review, starred = connection.execute("SELECT review, starred FROM cases WHERE id = ?", (id,)).fetchone()
    return str(review), int(starred)


def _tags(connection: sqlite3.Connection, id: int) -> list[str]:
    return [row[0] for row in connection.execute("SELECT tag FROM tags WHERE case_id = ?", (id,))]


def _note_removal(connection: sqlite3.Connection, generation: int) -> None:
    connection.execute("INSERT OR REPLACE INTO state VALUES ('removed', ?)", (generation,))
