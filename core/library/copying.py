"""A library copied while it is in use: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

_SPARE = 16 << 20
"""Bytes that a disk is to have left beside a copy."""


def copy(connection: sqlite3.Connection, target: Path) -> None:
    """One state of the library as a file of its own, whole or not there. Raises OSError and sqlite3.Error."""
    unfinished = target.with_name(f"{target.name}.part")
    try:
        _room_for(connection, target.parent)
        with closing(sqlite3.connect(unfinished)) as fresh:
            connection.backup(fresh)  # all pages in one step: no writer beside us makes it begin again
            fresh.execute("PRAGMA journal_mode = DELETE")
        os.replace(unfinished, target)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _room_for(connection: sqlite3.Connection, folder: Path) -> None:
    (pages,), (size,) = (
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
    )
    if shutil.disk_usage(folder).free < pages * size + _SPARE:
        raise OSError("磁盘空间不足")
