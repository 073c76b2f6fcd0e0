"""The import log: what happened to each file of each run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

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


def runs(connection: sqlite3.Connection) -> tuple[ImportRun, ...]:
    """All runs, the latest first."""
    sql = (
        "SELECT r.id, r.started, coalesce(r.finished, ''), sum(l.verdict = 'imported'),"
        " sum(l.verdict IN ('already', 'reprint')), sum(l.verdict = 'failed')"
        " FROM import_runs r LEFT JOIN import_log l ON l.run_id = r.id GROUP BY r.id ORDER BY r.id DESC"
    )
    return tuple(ImportRun(*row[:3], *(count or 0 for count in row[3:])) for row in connection.execute(sql))


def verdicts(connection: sqlite3.Connection, run: int) -> tuple[Verdict, ...]:
    """What happened to each file of a run."""
    sql = "SELECT path, verdict, cases, folded, open_places, twin, reason FROM import_log WHERE run_id = ? ORDER BY rowid"
    return tuple(_verdict(*row) for row in connection.execute(sql, (run,)))


def _row(verdict: Verdict) -> Sequence[Any]:
    match verdict:
        case Imported(path, cases, folded, open_places):
            return (path, "imported", cases, folded, open_places, None, None)
        case AlreadyThere(path, twin, reprint):
            return (path, "reprint" if reprint else "already", None, None, None, twin, None)
        case Failed(path, reason):
            return (path, "failed", None, None, None, None, reason)


def _verdict(
    path: str, verdict: str, cases: int, folded: int, open_places: int, twin: str, reason: str
) -> Verdict:
    if verdict == "imported":
        return Imported(path, cases, folded, open_places)
    return Failed(path, reason) if verdict == "failed" else AlreadyThere(path, twin, verdict == "reprint")
