"""Documents of a library read again by newer rules, from their stored text; ids, tags and decisions stay."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from core.importing.pool import Limits, Pool
from core.importing.worker import Outcome, Reader
from core.library import Library, Reread
from core.model import Failed
from core.parse import RULES
from core.progress import Progress, Report

BATCH = 50
"""Documents rewritten in one transaction: a window that writes waits for no longer than this takes."""


@dataclass(frozen=True, slots=True)
class ReindexReport:
    """How many documents were read again, and which could not be (their older reading stays)."""

    done: int
    failed: tuple[Failed, ...]
    seconds: float
    cancelled: bool = False


def reindex(
    library: Path,
    progress: Progress | None = None,
    every: bool = False,
    workers: int | None = None,
    limits: Limits | None = None,
) -> ReindexReport:
    """Read again what was read by other rules than today's (or `every` document). Raises LibraryUnusable."""
    progress, started = progress or Progress(), time.monotonic()
    store = Library.open(library)
    try:
        wanted = store.outdated(RULES, every)
        run = _Again(store, wanted, progress)
        if wanted:
            pool = Pool(
                library, workers or max(1, min(os.cpu_count() or 1, 8, len(wanted))), limits or Limits()
            )
            try:
                run.work(pool)
            finally:
                pool.close()
        run.flush()
        if run.done:
            store.settle()
    finally:
        store.close()
    return ReindexReport(
        run.done, tuple(run.failed), time.monotonic() - started, progress.cancelled and run.done < len(wanted)
    )


def recut(library: Path) -> int:
    """Let the cases of documents stand where people have said that they do; how many documents were read again for it.

    Raises LibraryUnusable.
    """
    store = Library.open(library)
    try:
        wanted = store.miscut()
        reader = Reader(library) if wanted else None
        read = [reader.outcome(document_id) for document_id in wanted] if reader else []
        again = [one for one in read if isinstance(one, Reread)]
        if again:
            store.rewrite(again)
        return len(again)
    finally:
        store.close()


class _Again:
    def __init__(self, store: Library, wanted: tuple[int, ...], progress: Progress) -> None:
        self._store = store
        self._wanted = wanted
        self._progress = progress
        self._batch: list[Reread] = []
        self.failed: list[Failed] = []
        self.done = 0

    def work(self, pool: Pool) -> None:
        """Hand out documents while there is room, and write what comes back."""
        waiting = list(enumerate(self._wanted))[::-1]
        while (waiting or pool.busy) and not self._progress.cancelled:
            while waiting and pool.room and not self._progress.paused:
                pool.give(*waiting.pop())
            if pool.busy or self._progress.paused:
                for _, outcome in pool.outcomes(0.1):
                    self._take(outcome)

    def _take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Reread):
            self._batch.append(outcome)
        elif isinstance(outcome, Failed):
            self.failed.append(outcome)
        if len(self._batch) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what has been read so far."""
        if self._batch:
            self._store.rewrite(self._batch)
            self.done += len(self._batch)
            self._batch = []
            self._progress.tell(Report(self.done, len(self._wanted), len(self.failed)))
