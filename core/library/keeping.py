"""Care for a library file: is it whole, copies of it, what is saved from a wreck."""

from __future__ import annotations

from pathlib import Path

from core.library import backups, personal, upkeep
from core.library.backups import Backup, Holdings, Reason
from core.library.opened import Opened
from core.library.salvage import Wreck


class Keeping(Opened):
    """What keeps a library from being lost."""

    def check(self) -> tuple[str, ...]:
        """What is not as it should be in the file, one sentence each; () if it is whole."""
        return tuple(upkeep.problems(self.db))

    def schema(self) -> dict[str, tuple[str, ...]]:
        """The tables and views that any SQLite tool shows, each with its columns."""
        return upkeep.schema_of(self.db)

    def holdings(self) -> Holdings:
        """What the library holds now."""
        return backups.holdings(self._connection)

    def backup(self, folder: Path | None = None, keep: int = backups.KEEP, reason: Reason = "asked") -> Path:
        """A copy of the library while it is in use, in `folder` (or beside it, in `备份`); older ones are rotated out.
        Raises LibraryUnusable; the library itself is not touched."""
        return backups.backup(
            self._connection, self.path, folder or backups.folder_of(self.path), keep, reason
        )

    def backup_if_changed(
        self, folder: Path | None = None, keep: int = backups.KEEP, reason: Reason = "opened"
    ) -> Path | None:
        """Like `backup`; None if the newest copy holds what the library holds, or the library is empty."""
        folder = folder or backups.folder_of(self.path)
        holds = backups.holdings(self._connection)
        if not (holds.documents or holds.decisions) or backups.unchanged(self._connection, self.path, folder):
            return None
        return self.backup(folder, keep, reason)

    def backups(self, folder: Path | None = None) -> tuple[Backup, ...]:
        """The copies of this library with what each holds, the newest first."""
        return backups.described(self.path, folder or backups.folder_of(self.path))

    def restore(self, wreck: Wreck) -> None:
        """Take over what people did from a damaged library whose documents stand here again."""
        with self._writing() as generation:
            for table in wreck.KEPT:
                rows = wreck.rows(table, self.db[table].columns_dict)
                self.db.table(table).insert_all(rows, ignore=True)
            for one in wreck.personal():
                personal.restore(self._connection, one, generation)
