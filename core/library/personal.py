"""What people say about a whole case: star, tags, state of review."""

from __future__ import annotations

import sqlite3

from core.library import codec
from core.library.salvage import Personal
from core.library.writing import Names, facets, value_ids
from core.model import Case


def star(connection: sqlite3.Connection, case_id: int, starred: bool) -> None:
    connection.execute("UPDATE cases SET starred = ? WHERE id = ?", (starred, case_id))


def tag(connection: sqlite3.Connection, case_id: int, name: str, on: bool) -> None:
    sql = (
        "INSERT OR IGNORE INTO tags VALUES (?, ?)" if on else "DELETE FROM tags WHERE case_id = ? AND tag = ?"
    )
    connection.execute(sql, (case_id, name))


def review(connection: sqlite3.Connection, case_id: int, state: str) -> None:
    connection.execute("UPDATE cases SET review = ? WHERE id = ?", (state, case_id))


def refacet(connection: sqlite3.Connection, case_id: int, generation: int) -> None:
    """Count a case again by its present tags and state of review. KeyError if there is none."""
    row = connection.execute(
        "SELECT r.data, c.review FROM cases c JOIN case_readings r ON r.case_id = c.id WHERE c.id = ?",
        (case_id,),
    ).fetchone()
    if row is None:
        raise KeyError(case_id)
    tags = [
        ("tag", name) for (name,) in connection.execute("SELECT tag FROM tags WHERE case_id = ?", (case_id,))
    ]
    read = [facet for facet in facets(codec.unpack(Case, row[0])) if facet[0] != "review"]
    values = value_ids(connection, [*read, *tags, ("review", row[1])], Names())
    connection.execute(
        "UPDATE case_facets SET changed = ?, value_ids = ? WHERE case_id = ?", (generation, values, case_id)
    )


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
        refacet(connection, row[0], generation)
