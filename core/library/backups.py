"""Copies of a library while it is in use: made whole or not at all, rotated, described, put back."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal, get_args

from core.errors import LibraryUnusable
from core.library import schema
from core.library.copying import copy

KEEP = 5
FOLDER = "备份"
"""The folder beside a library in which its copies lie."""

Reason = Literal["asked", "opened", "merge", "migration", "replaced", "damaged"]
"""Why a copy was made: somebody asked, the library was opened, before a merge, before it was brought to a newer version; or it
is what a restore or a repair put aside."""

_NEWEST_FIRST = "????-??-??T??????*.bak"
_ASIDE: tuple[tuple[str, Reason], ...] = (
    (".replaced*", "replaced"), (".damaged*", "damaged"), (".v*.bak", "migration"),
)  # fmt: skip
_REASON = re.compile(r"T\d{6,}-([a-z]+)\.bak$")


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a library holds; `reviewed` cases are done, `generation` rises with every write."""

    documents: int
    cases: int
    decisions: int
    reviewed: int
    generation: int


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a library; `made` is local time, `holds` is None and `problem` says why if it cannot be read. `reason` is
    "" where nothing tells it."""

    path: Path
    made: str
    size: int
    holds: Holdings | None
    problem: str = ""
    reason: Reason | Literal[""] = ""


def folder_of(path: Path) -> Path:
    """Where the copies of a library lie unless somebody says otherwise."""
    return path.parent / FOLDER


def backup(
    connection: sqlite3.Connection, path: Path, folder: Path, keep: int = KEEP, reason: Reason = "asked"
) -> Path:
    """A copy of the library in `folder`, named by time and reason; older ones beyond `keep` are removed. Raises LibraryUnusable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free(folder, path.stem, reason)
        copy(connection, target)
        for old in backups(path, folder)[keep:]:
            old.unlink()
    except (OSError, sqlite3.Error) as error:
        raise LibraryUnusable(f"{path.name}:备份失败({_words(error)})。案例库本身没有改动。") from error
    return target


def backups(path: Path, folder: Path) -> list[Path]:
    """The copies of a library in `folder`, the newest first."""
    return sorted(folder.glob(f"{_escaped(path.stem)}.{_NEWEST_FIRST}"), reverse=True)


def described(path: Path, folder: Path) -> tuple[Backup, ...]:
    """The copies of a library in `folder`, and what was put aside for it, with what each holds; the newest first."""
    put_aside = [one for pattern, _ in _ASIDE for one in path.parent.glob(f"{_escaped(path.name)}{pattern}")]
    whole = [one for one in put_aside if not one.name.endswith(("-wal", "-shm", ".part"))]
    told = [describe(one) for one in (*backups(path, folder), *whole)]
    return tuple(sorted(told, key=lambda one: (one.made, one.path.name), reverse=True))


def describe(path: Path) -> Backup:
    """What a copy holds."""
    status = path.stat()
    made = datetime.fromtimestamp(status.st_mtime).isoformat(" ", "seconds")
    try:
        with closing(schema.open_copy(path).conn) as connection:
            return Backup(path, made, status.st_size, holdings(connection), "", _reason(path))
    except (LibraryUnusable, sqlite3.Error) as error:
        return Backup(path, made, status.st_size, None, str(error), _reason(path))


def _reason(path: Path) -> Reason | Literal[""]:
    if told := _REASON.search(path.name):
        return next((one for one in get_args(Reason) if one == told[1]), "")
    return next((why for pattern, why in _ASIDE if fnmatchcase(path.name, f"*{pattern}")), "")


def holdings(connection: sqlite3.Connection) -> Holdings:
    """What a library holds."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM cases), (SELECT count(*) FROM decisions),"
        " (SELECT count(*) FROM cases WHERE review = 'reviewed'), (SELECT value FROM state WHERE key = 'generation')"
    ).fetchone()
    return Holdings(*row)


def unchanged(connection: sqlite3.Connection, path: Path, folder: Path) -> bool:
    """Does the newest copy hold what the library holds now?"""
    newest = backups(path, folder)[:1]
    if not newest:
        return False
    return describe(newest[0]).holds == holdings(connection)


def restore(path: Path, chosen: Path) -> Path | None:
    """Put a copy in the library's place; where the library's own file is now (None if there was none).

    Nobody may have the library open. Nothing is moved before the copy has been checked and stands beside the library.
    Raises LibraryUnusable.
    """
    fresh = path.with_name(f"{path.name}.restoring")
    try:
        _fetch(chosen, fresh, _generation(path) + 1)
        _gather(path)
        replaced = aside(path, "replaced") if any(one.exists() for one in companions(path)) else None
        os.replace(fresh, path)
    except (OSError, sqlite3.Error) as error:
        raise LibraryUnusable(f"{path.name}:没有恢复({_words(error)})。案例库本身没有改动。") from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return replaced


def aside(path: Path, word: str) -> Path:
    """Rename a library with its companions (`x.xjlib.damaged1`); its new path."""
    new = next(one for n in range(1, 1000) if not (one := path.with_name(f"{path.name}.{word}{n}")).exists())
    for old, there in zip(companions(path), companions(new), strict=True):
        if old.exists():
            os.replace(old, there)
    return new


def companions(path: Path) -> list[Path]:
    """A library and the files that SQLite keeps beside it."""
    return [path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")]


def _fetch(chosen: Path, fresh: Path, generation: int) -> None:
    """The copy beside the library, checked, with a number of writes that nobody has seen of this library."""
    with closing(schema.open_copy(chosen).conn) as connection:
        (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if said != "ok":
            raise LibraryUnusable(f"{chosen.name}:这份备份已损坏({said}),没有恢复。")
        copy(connection, fresh)
    with closing(sqlite3.connect(fresh)) as connection, connection:
        connection.execute(
            "UPDATE state SET value = max(value + 1, ?) WHERE key = 'generation'", (generation,)
        )


def _gather(path: Path) -> None:
    """Bring a library's journal into its file, if both can be read, so that one rename moves all of it."""
    with suppress(LibraryUnusable, sqlite3.Error):
        if path.exists() and companions(path)[1].exists():
            schema.close(schema.open_file(path, readonly=False))


def _generation(path: Path) -> int:
    """The number of writes of a library, 0 if it cannot be read any more."""
    try:
        with closing(schema.open_file(path, readonly=True).conn) as connection:
            return holdings(connection).generation
    except (LibraryUnusable, sqlite3.Error):
        return 0


def _words(error: OSError | sqlite3.Error) -> str:
    if isinstance(error, PermissionError):
        return "文件夹不可写"
    if isinstance(error, sqlite3.Error):
        return "磁盘空间不足" if "full" in str(error) else str(error)
    return error.strerror or str(error)


def _free(folder: Path, stem: str, reason: Reason) -> Path:
    """A name by the time that sorts after all earlier ones."""
    now = datetime.now()
    while any(folder.glob(f"{_escaped(stem)}.{now:%Y-%m-%dT%H%M%S%f}*.bak")):
        now += timedelta(microseconds=1)
    return folder / f"{stem}.{now:%Y-%m-%dT%H%M%S%f}-{reason}.bak"


def _escaped(text: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in text)
