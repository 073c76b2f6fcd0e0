"""Questions out, signals back: the window's only door to `core.library` and `core.importing`."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import XiangjianError
from core.model import Query, Verdict
from gui.importing import Importing
from gui.jobs import Jobs
from gui.questions import PAGE, Found, Questions, Way
from gui.remembered import Remembered
from gui.saying import Saying
from gui.stores import CoreMakers, ImportOutcome, Makers, Narrowing, Store

__all__ = ["PAGE", "Found", "ImportOutcome", "NotOpen", "OpenLibrary", "Way"]
_AFTER_FIRST_MS = 250  # what nobody waits for, once a library that was remembered stands on the screen


class OpenLibrary(Questions, Saying, Importing, QObject):
    """The library that the window has open. Every question is answered by a signal; only the newest of a kind is."""

    opened = Signal(object)
    answered = Signal(object)
    paged = Signal(object, int, object)
    case_read = Signal(object)
    suggested = Signal(str, object)
    ways_found = Signal(object, object)
    also_found = Signal(object, object)
    cases_read = Signal(object)
    figures_read = Signal(object, object, bool)
    queue_read = Signal(object, object)
    similar_read = Signal(int, object)
    import_told = Signal(object)
    imported = Signal(object)
    grown = Signal()
    settled = Signal()  # what stands on the screen is all loaded; nobody had to wait for it
    troubled = Signal(object)

    def __init__(self, jobs: Jobs, makers: Makers | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._makers: Makers = makers or CoreMakers()
        self._store: Store | None = None
        self._tree_of: tuple[Store, int] | None = None
        self._seen: tuple[Query, int | None] | None = None
        self.path: Path | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._settle_in)
        jobs.last(self._shut)

    # --- which library ---

    def open(self, path: Path) -> None:
        """Open a library in the read thread; the first one at once, if it is remembered: nothing is there to be blocked."""
        if self._store is None and (remembered := self._makers.remembered(path)):
            self._store = remembered
            self._opened(path)
            return

        def work() -> Path:
            fresh = self._makers.open(path)
            self._shut()
            self._store = fresh
            return path

        self._read("open", work, self._opened)

    def create(self, path: Path) -> None:
        """Make an empty library and open it."""
        self._jobs.write(lambda: self._makers.create(path), lambda _: self.open(path), self.troubled.emit)

    def close(self, query: Query | None = None, case: int | None = None) -> None:
        """Stop what takes long; the file itself is let go when the threads end, and what was last seen is remembered."""
        self._later.stop()
        self._seen = (query, case) if query else None
        self.cancel_import()
        self.stop_reading_again()

    # --- the file ---

    def check(self, done: Callable[[Sequence[str]], None]) -> None:
        """Look the file over; `done` hears what is wrong, one sentence each."""
        self._write(lambda store: store.check(), done)

    def backup(self, done: Callable[[Path], None]) -> None:
        """Copy the library beside itself; `done` hears where to."""
        self._write(lambda store: store.backup(), done)

    def export_figures(
        self,
        query: Query,
        file: Path,
        masked: bool,
        done: Callable[[int], None],
        narrowing: Narrowing | None = None,
    ) -> None:
        """Write the figures of a query, or some of them, with their sources to a file; `done` hears how many."""
        if path := self.path:
            self._jobs.long(
                lambda: self._makers.export_figures(path, query, file, masked, narrowing),
                done,
                self.troubled.emit,
            )

    def list_backups(self, done: Callable[[Sequence[Any]], None]) -> None:
        """`done` hears the copies of this library with what each holds, the newest first."""
        self._write(lambda store: store.backups(), done)

    def restore(self, copy: Path, done: Callable[[], None] = lambda: None) -> None:
        """Put a copy in the library's place and open it; what was there is kept beside it. `done` hears that it stands."""
        path = self.path
        if path is None or self.importing:
            return

        def broke(error: BaseException) -> None:
            self.open(path)
            self.troubled.emit(error)

        def stands(_: object) -> None:
            self.open(path)
            done()

        def put_back(_: object) -> None:
            self._jobs.write(lambda: self._makers.restore(path, copy), stands, broke)

        self._read("restore", self._shut, put_back)

    def find_file(self, path: str, done: Callable[[Sequence[int]], None]) -> None:
        """`done` hears the ids of the cases that came from a file."""
        self._read("file", lambda: self._open_store().cases_of(path), done)

    def last_import(self, done: Callable[[tuple[Verdict, ...]], None]) -> None:
        """The verdicts of the latest import from the library's own log."""

        def work(store: Any) -> tuple[Verdict, ...]:
            runs = store.import_runs()
            return tuple(store.import_verdicts(runs[0].id)) if runs else ()

        self._write(work, done)

    @property
    def writable(self) -> bool:
        """Whether the library, and copies beside it, can be written."""
        return (
            self.path is not None and os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)
        )

    # --- inside ---

    def _read(self, topic: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._jobs.read(topic, work, done, self.troubled.emit)

    def _write(
        self,
        change: Callable[[Any], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do something with the library open for writing; without `done` it has changed, and is looked at again."""
        path = self.path
        if path is None:
            return

        def work() -> Any:
            with closing(self._makers.open_for_writing(path)) as store:
                return change(store)

        self._jobs.write(work, done or (lambda _: self.grown.emit()), failed or self.troubled.emit)

    def _open_store(self) -> Store:
        if self._store is None:
            raise NotOpen
        return self._store

    def _shut(self) -> None:
        """Close the file and gather what stands in its journal: a reader cannot, and a copied file must be whole."""
        if self._store is None:
            return
        if self._seen and self.path:
            self._makers.remember(self.path, self._store, *self._seen)
        self._store.close()
        self._store = None
        if self.path and Path(f"{self.path}-wal").exists() and os.access(self.path, os.W_OK):
            with suppress(XiangjianError, OSError):
                self._makers.open_for_writing(self.path).close()

    def _opened(self, path: Path) -> None:
        self.path = path
        self.opened.emit(path)
        if isinstance(self._store, Remembered):
            self._later.start(_AFTER_FIRST_MS)
        else:
            self._settle_in()

    def _settle_in(self) -> None:
        """What nobody waits for when a library is opened: its code is loaded, and it is copied if it has changed."""
        path, store = self.path, self._store
        if path is None:
            return
        if isinstance(store, Remembered):
            self._read("settle in", store.wake, lambda _: None)
        self.settled.emit()
        if self.writable:
            self._write(lambda store: store.backup_if_changed(), lambda copy: None)
            self.read_again_if_older()


class NotOpen(Exception):
    """A question before any library was open: nobody waits for its answer."""
