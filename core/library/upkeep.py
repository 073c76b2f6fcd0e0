"""Is the library whole, and copies of it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

_ONE_EACH = {
    "case_readings": "case_id", "case_facets": "case_id", "search_pairs_docsize": "id",
}  # fmt: skip
_NEWEST_FIRST = "????-??-??T??????*.bak"


def problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What is not as it should be, one sentence each; nothing if the library is whole."""
    try:
        for (line,) in connection.execute("PRAGMA integrity_check(20)"):
            if line != "ok":
                yield f"文件结构有损坏:{line}"
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            yield f"{table} 第 {row} 行缺少它所属的 {parent}"
        for table, key in _ONE_EACH.items():
            yield from _unmatched(connection, table, key)
        missing = "SELECT count(*) FROM documents d LEFT JOIN files f ON f.id = d.file_id WHERE f.id IS NULL"
        if count := connection.execute(missing).fetchone()[0]:
            yield f"{count} 个文档没有原始文件"
    except sqlite3.DatabaseError as error:
        yield f"文件有损坏,无法读完:{error}"


def _unmatched(connection: sqlite3.Connection, table: str, key: str) -> Iterator[str]:
    without = f"SELECT count(*) FROM cases WHERE id NOT IN (SELECT {key} FROM {table})"
    beyond = f"SELECT count(*) FROM {table} WHERE {key} NOT IN (SELECT id FROM cases)"
    if count := connection.execute(without).fetchone()[0]:
        yield f"{count} 个案例在 {table} 中没有内容"
    if count := connection.execute(beyond).fetchone()[0]:
        yield f"{table} 中有 {count} 行不属于任何案例"


def backup(connection: sqlite3.Connection, path: Path, folder: Path, keep: int) -> Path:
    """A copy of the library in `folder` while it is in use, named by the time; older ones beyond `keep` are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    target = _free(folder, f"{path.stem}.{datetime.now():%Y-%m-%dT%H%M%S}")
    unfinished = target.with_suffix(".part")
    copy = sqlite3.connect(unfinished)
    try:
        connection.backup(copy, pages=4096)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    os.replace(unfinished, target)
    for old in backups(path, folder)[keep:]:
        old.unlink()
    return target


def backups(path: Path, folder: Path) -> list[Path]:
    """The copies of a library in `folder`, the newest first."""
    return sorted(folder.glob(f"{_escaped(path.stem)}.{_NEWEST_FIRST}"), reverse=True)


def _free(folder: Path, name: str) -> Path:
    names = [folder / f"{name}.bak", *(folder / f"{name}-{n:02}.bak" for n in range(1, 100))]
    return next(path for path in names if not path.exists())


def _escaped(text: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in text)
