"""What can still be read of a damaged library: its documents and what people did, everything else is derived."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from core.library.documents import stored_document
from core.model import Document


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A document with its file's path and bytes."""

    id: int
    path: str
    data: bytes
    document: Document


@dataclass(frozen=True, slots=True)
class Personal:
    """Star, review state and tags of a case by its document and number."""

    sha256: str
    number: int
    starred: bool
    review: str
    tags: tuple[str, ...]


class Wreck:
    """A damaged library, read row by row; what cannot be read is counted in `lost`."""

    KEPT = ("decisions", "saved_queries", "import_runs", "import_log")

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        self._db = Database(self._connection, recursive_triggers=False, execute_plugins=False)
        self.lost = 0

    def close(self) -> None:
        self._connection.close()

    def documents(self) -> Iterator[Salvaged]:
        for (id,) in self._each("SELECT id FROM documents WHERE id BETWEEN ? AND ?", "documents"):
            try:
                yield self._document(id)
            except (sqlite3.DatabaseError, KeyError, ValueError, zlib.error):
                self.lost += 1

    def personal(self) -> Iterator[Personal]:
        sql = (
            "SELECT c.id, d.sha256, c.number, c.starred, c.review FROM cases c JOIN documents d ON d.id = c.document_id"
            " WHERE c.id BETWEEN ? AND ?"
        )
        for id, sha256, number, starred, review in self._each(sql, "cases"):
            with suppress(sqlite3.DatabaseError):
                tags = tuple(
                    row[0]
                    for row in self._connection.execute("SELECT tag FROM tags WHERE case_id = ?", (id,))
                )
                if starred or review or tags:
                    yield Personal(sha256, number, bool(starred), review, tags)

    def rows(self, table: str, known: Container[str]) -> Iterator[dict[str, Any]]:
        """The rows of a table that people's work stands in, as far as they can be read, with the columns in `known`."""
        try:
            for row in self._db[table].rows:
                yield {name: value for name, value in row.items() if name in known}
        except sqlite3.DatabaseError:
            self.lost += 1

    def _document(self, id: int) -> Salvaged:
        document = stored_document(self._connection, id)
        path, data = self._connection.execute(
            "SELECT f.path, f.bytes FROM files f JOIN documents d ON d.file_id = f.id WHERE d.id = ?", (id,)
        ).fetchone() or (document.name, None)
        return Salvaged(id, path, document.text.encode() if data is None else zlib.decompress(data), document)

    def _each(self, sql: str, table: str, step: int = 50) -> Iterator[tuple[Any, ...]]:
        """Rows by ranges of ids; a range that cannot be read is tried id by id."""
        try:
            (last,) = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
        except sqlite3.DatabaseError:
            last = 1_000_000
        for low in range(1, last + 1, step):
            try:
                yield from self._connection.execute(sql, (low, low + step - 1)).fetchall()
            except sqlite3.DatabaseError:
                for id in range(low, low + step):
                    try:
                        yield from self._connection.execute(sql, (id, id)).fetchall()
                    except sqlite3.DatabaseError:
                        self.lost += 1
