"""One import run: files handed out, outcomes taken in their order, batches written, progress told."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from core.importing.again import recut
from core.importing.files import walk
from core.importing.pool import Limits, Pool
from core.importing.worker import Outcome
from core.library import Library, Reread
from core.model import AlreadyThere, Failed, Imported, Verdict
from core.progress import Progress, Report

BATCH = 200
BATCH_SECONDS = 0.5
WINDOW = 400
"""Files handed out beyond the first one without an outcome."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What happened to each file, in order; `run` finds it again in the library's log."""

    run: int
    verdicts: tuple[Verdict, ...]
    seconds: float
    cancelled: bool = False

    @property
    def imported(self) -> tuple[Imported, ...]:
        return tuple(v for v in self.verdicts if isinstance(v, Imported))

    @property
    def already(self) -> tuple[AlreadyThere, ...]:
        return tuple(v for v in self.verdicts if isinstance(v, AlreadyThere))

    @property
    def failed(self) -> tuple[Failed, ...]:
        return tuple(v for v in self.verdicts if isinstance(v, Failed))


def import_paths(
    library: Path,
    paths: Sequence[Path],
    progress: Progress | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
) -> ImportReport:
    """Read, parse and add the files and folders named; makes the library if there is none. Raises LibraryUnusable.

    What was told as in is in: verdicts and progress follow the commit. Cancelling keeps what is in.
    """
    files = list(walk(paths))
    progress = progress or Progress()
    # All of a connection's life is on the writer's own thread, beside the one that feeds the workers.
    with ThreadPoolExecutor(1, "import-writer") as writer:
        run = _Run(library, files, progress, writer)
        writer.submit(run.open).result()
        try:
            wanted = workers or max(1, min(os.cpu_count() or 1, 8, len(files)))
            pool = Pool(library, wanted, limits or Limits()) if files else None
            try:
                run.feed(pool)
            finally:
                if pool:
                    pool.close()
            run.flush()
            run.settle()
        finally:
            writer.submit(run.close).result()
        writer.submit(recut, library).result()
    return run.report()


@dataclass(slots=True)
class _Run:
    library: Path
    files: list[Path | Failed]
    progress: Progress
    writer: ThreadPoolExecutor
    verdicts: list[Verdict] = field(default_factory=list)
    _outcomes: dict[int, Outcome] = field(default_factory=dict)
    _batch: list[Outcome] = field(default_factory=list)
    _writing: list[Future[None]] = field(default_factory=list)
    _next: int = 0
    _started: float = field(default_factory=time.monotonic)
    _flushed: float = field(default_factory=time.monotonic)
    _store: Library | None = None
    _number: int = 0

    def open(self) -> None:
        exists = self.library.exists() and self.library.stat().st_size
        self._store = Library.open(self.library) if exists else Library.create(self.library)
        self._number = self._store.begin_import()

    def close(self) -> None:
        if self._store:
            self._store.end_import(self._number)
            self._store.close()

    def feed(self, pool: Pool | None) -> None:
        """Hand out files while there is room and take in what comes back, until all is done or cancelled."""
        given = 0
        while self._next < len(self.files) and not self.progress.cancelled:
            while given < len(self.files) and given < self._next + WINDOW and not self.progress.paused:
                file = self.files[given]
                if isinstance(file, Failed):
                    self._outcomes[given] = file
                elif pool and pool.room:
                    pool.give(given, str(file))
                else:
                    break
                given += 1
            if pool and (pool.busy or self.progress.paused):
                self._outcomes.update(pool.outcomes(0.1))
            self._take()
            self.settle(wait=False)

    def _take(self) -> None:
        while self._next in self._outcomes:
            self._batch.append(self._outcomes.pop(self._next))
            self._next += 1
            if len(self._batch) >= BATCH:
                self.flush()
        if self._batch and time.monotonic() - self._flushed > BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Give what has come so far to the writer, as one transaction."""
        if self._batch:
            self.settle(keep=1)
            self._writing.append(self.writer.submit(self._write, self._batch))
            self._batch = []
        self._flushed = time.monotonic()

    def settle(self, wait: bool = True, keep: int = 0) -> None:
        """Raise what the writer met; wait for all but `keep` of its transactions."""
        while len(self._writing) > keep and (wait or self._writing[0].done()):
            self._writing.pop(0).result()

    def _write(self, batch: Sequence[Outcome]) -> None:
        assert self._store
        files = [outcome for outcome in batch if not isinstance(outcome, Reread)]
        self.verdicts += self._store.take_in(self._number, files)
        self._tell()

    def _tell(self) -> None:
        done, seconds = len(self.verdicts), time.monotonic() - self._started
        failed = sum(isinstance(v, Failed) for v in self.verdicts)
        rate = done / seconds if seconds else 0.0
        rest = (len(self.files) - done) / rate if rate else None
        note = Path(self.verdicts[-1].path).name if self.verdicts else ""
        self.progress.tell(Report(done, len(self.files), failed, note, rate, rest))

    def report(self) -> ImportReport:
        cancelled = self.progress.cancelled and len(self.verdicts) < len(self.files)
        return ImportReport(self._number, tuple(self.verdicts), time.monotonic() - self._started, cancelled)
