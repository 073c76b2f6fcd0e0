"""A library file that stands open: its one connection, its transactions, its arrays."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from core.errors import LibraryUnusable
from core.library import arrays as held
from core.library import (
    schema,
)
from core.library.arrays import Arrays


class Opened:
    """One connection to a library file, used from the thread that opened it. Readers open it `readonly`; several may be open
    beside one writer."""

    def __init__(self, db: Database, path: Path, readonly: bool) -> None:
        self.db = db
        self._connection = db.conn  # what is asked at every key press goes to SQLite itself
        self._arrays: Arrays | None = None
        self.path = path
        self.readonly = readonly

    @classmethod
    def create(cls, path: Path) -> Self:
        """A new library file, its folders made. Raises LibraryUnusable."""
        return cls(schema.create(path), path, False)

    @classmethod
    def open(cls, path: Path, readonly: bool = False) -> Self:
        """The library at `path`. Raises LibraryUnusable. A read-only one never writes, not even a lock file."""
        return cls(schema.open_file(path, readonly), path, readonly)

    @classmethod
    def open_for_reading(cls, path: Path) -> Self:
        """The library at `path` for a reader, brought to this program's version before if it can be. Raises LibraryUnusable."""
        schema.bring_up(path)
        return cls.open(path, readonly=True)

    def close(self) -> None:
        schema.close(self.db)

    @property
    def generation(self) -> int:
        """A number that rises with every write by anybody."""
        return int(self._connection.execute("SELECT value FROM state WHERE key = 'generation'").fetchone()[0])

    def settle(self) -> None:
        """Keep the arrays with the library after many writes, so that it opens at once."""
        with self._reading() as arrays:
            pass
        with self.db.atomic():
            held.save(self._connection, arrays)

    @contextmanager
    def _writing(self) -> Iterator[int]:
        if self.readonly:
            raise LibraryUnusable(f"{self.path.name}:案例库以只读方式打开,不能写入。")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("UPDATE state SET value = value + 1 WHERE key = 'generation'")
            yield self.generation
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError | sqlite3.DatabaseError):
                raise LibraryUnusable(
                    f"{self.path.name}:写入失败({schema.words(error)}),这一批没有存入。"
                ) from error
            raise

    @contextmanager
    def _reading(self) -> Iterator[Arrays]:
        """One state of the library for several questions, with its arrays."""
        self._connection.execute("BEGIN")
        try:
            generation = self.generation
            if self._arrays is None or self._arrays.generation != generation:
                self._arrays = held.current(self._connection, self._arrays, generation)
            yield self._arrays
        finally:
            self._connection.execute("COMMIT")
