"""Queries kept under a name, as the text that the search box would take."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from sqlite_utils import Database

from core.errors import BadQuery
from core.library.language import parse, to_text
from core.model import Query


def save(connection: sqlite3.Connection, name: str, query: Query) -> None:
    """Keep a query; one of the same name is replaced."""
    now = datetime.now().isoformat(" ", "seconds")
    connection.execute("INSERT OR REPLACE INTO saved_queries VALUES (?, ?, ?)", (name, to_text(query), now))


def forget(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("DELETE FROM saved_queries WHERE name = ?", (name,))


def every(db: Database) -> tuple[tuple[str, Query], ...]:
    """The queries by name; one that this program cannot read is given as its words."""
    return tuple(
        (row["name"], _read(row["query"])) for row in db["saved_queries"].rows_where(order_by="name")
    )


def _read(text: str) -> Query:
    try:
        return parse(text)
    except BadQuery:
        return Query(text)
