"""Care for a library file: is it whole, copies of it, what is saved from a wreck."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from core.errors import LibraryUnusable
from core.library import (
    personal,
    upkeep,
)
from core.library.opened import Opened
from core.library.salvage import Wreck


class Keeping(Opened):
    """What keeps a library from being lost."""

    def check(self) -> tuple[str, ...]:
        """What is not as it should be in the file, one sentence each; () if it is whole."""
        return tuple(upkeep.problems(self._connection))

    def backup(self, folder: Path | None = None, keep: int = 5) -> Path:
        """A copy of the library while it is in use, in `folder` (or beside it, in `备份`); older ones are rotated out."""
        try:
            return upkeep.backup(self._connection, self.path, folder or self.path.parent / "备份", keep)
        except (OSError, sqlite3.Error) as error:
            raise LibraryUnusable(f"{self.path.name}:备份失败({error})。") from error

    def restore(self, wreck: Wreck) -> None:
        """Take over what people did from a damaged library whose documents stand here again."""
        with self._writing() as generation:
            for table in wreck.KEPT:
                for row in wreck.rows(table):
                    marks = ",".join("?" * len(row))
                    self._connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)
            for one in wreck.personal():
                personal.restore(self._connection, one, generation)
