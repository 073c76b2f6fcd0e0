"""The import log: what happened to each file of each run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from core.model import AlreadyThere, Failed, Imported, Verdict


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import as the log has it; `finished` "" if it was broken off."""

    id: int
    started: str
    finished: str
    imported: int
    already: int
    failed: int


def begin(connection: sqlite3.Connection) -> int:
    """The number of a new run."""
    now = datetime.now().isoformat(" ", "seconds")
    return int(connection.execute("INSERT INTO import_runs (started) VALUES (?)", (now,)).lastrowid or 0)


def end(connection: sqlite3.Connection, run: int) -> None:
    now = datetime.now().isoformat(" ", "seconds")
    connection.execute("UPDATE import_runs SET finished = ? WHERE id = ?", (now, run))


def note(connection: sqlite3.Connection, run: int, verdicts: Iterable[Verdict]) -> None:
    """Write down verdicts, within the transaction that makes them true."""
    connection.executemany(
        "INSERT INTO import_log VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(run, *_row(verdict)) for verdict in verdicts],
    )


def runs(db: Database) -> tuple[ImportRun, ...]:
    """All runs, the latest first."""
    sql = (
        "SELECT r.id, r.started, coalesce(r.finished, '') AS finished,"
        " coalesce(sum(l.verdict = 'imported'), 0) AS imported,"
        " coalesce(sum(l.verdict IN ('already', 'reprint')), 0) AS already,"
        " coalesce(sum(l.verdict = 'failed'), 0) AS failed"
        " FROM import_runs r LEFT JOIN import_log l ON l.run_id = r.id GROUP BY r.id ORDER BY r.id DESC"
    )
    return tuple(ImportRun(**row) for row in db.query(sql))


def verdicts(db: Database, run: int) -> tuple[Verdict, ...]:
    """What happened to each file of a run."""
    rows = db["import_log"].rows_where("run_id = ?", [run], order_by="rowid")
    return tuple(_verdict(row) for row in rows)


def _row(verdict: Verdict) -> Sequence[Any]:
    match verdict:
        case Imported(path, cases, folded, open_places):
            return (path, "imported", cases, folded, open_places, None, None)
        case AlreadyThere(path, twin, reprint):
            return (path, "reprint" if reprint else "already", None, None, None, twin, None)
        case Failed(path, reason):
            return (path, "failed", None, None, None, None, reason)


def _verdict(row: dict[str, Any]) -> Verdict:
    match row["verdict"]:
        case "imported":
            return Imported(row["path"], row["cases"], row["folded"], row["open_places"])
        case "failed":
            return Failed(row["path"], row["reason"])
        case verdict:
            return AlreadyThere(row["path"], row["twin"], verdict == "reprint")
