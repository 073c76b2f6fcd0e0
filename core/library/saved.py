"""Queries kept under a name, as the text that the search box would take."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from core.errors import BadQuery
from core.library.language import parse, to_text
from core.model import Query


def save(connection: sqlite3.Connection, name: str, query: Query) -> None:
    """Keep a query; one of the same name is replaced."""
    now = datetime.now().isoformat(" ", "seconds")
    connection.execute("INSERT OR REPLACE INTO saved_queries VALUES (?, ?, ?)", (name, to_text(query), now))


def forget(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("DELETE FROM saved_queries WHERE name = ?", (name,))


def every(connection: sqlite3.Connection) -> tuple[tuple[str, Query], ...]:
    """The queries by name; one that this program cannot read is given as its words."""
    rows = connection.execute("SELECT name, query FROM saved_queries ORDER BY name")
    return tuple((name, _read(text)) for name, text in rows)


def _read(text: str) -> Query:
    try:
        return parse(text)
    except BadQuery:
        return Query(text)
