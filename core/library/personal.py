"""What people say about a whole case: star, tags, state of review."""

from __future__ import annotations

import sqlite3

from core.library.reviewed import apply
from core.library.salvage import Personal


def star(connection: sqlite3.Connection, case_id: int, starred: bool) -> None:
    connection.execute("UPDATE cases SET starred = ? WHERE id = ?", (starred, case_id))


def tag(connection: sqlite3.Connection, case_id: int, name: str, on: bool) -> None:
    sql = (
        "INSERT OR IGNORE INTO tags VALUES (?, ?)" if on else "DELETE FROM tags WHERE case_id = ? AND tag = ?"
    )
    connection.execute(sql, (case_id, name))


def review(connection: sqlite3.Connection, case_id: int, state: str) -> None:
    connection.execute("UPDATE cases SET review = ? WHERE id = ?", (state, case_id))


def restore(connection: sqlite3.Connection, one: Personal, generation: int) -> None:
    """Give a case what it had in another file of this library, if it stands here."""
    row = connection.execute(
        "SELECT c.id FROM cases c JOIN documents d ON d.id = c.document_id WHERE d.sha256 = ? AND c.number = ?",
        (one.sha256, one.number),
    ).fetchone()
    if row:
        star(connection, row[0], one.starred)
        review(connection, row[0], one.review)
        for name in one.tags:
            tag(connection, row[0], name, True)
        apply(connection, row[0], generation)
