"""Questions out, signals back: the window's only door to `core.library` and `core.importing`."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import XiangjianError
from core.model import Answer, Decision, FacetValue, Filter, PlaceNode, Query, StoredCase, Verdict
from core.progress import Progress, Report
from gui import queries
from gui.jobs import Jobs
from gui.remembered import ROWS, Remembered
from gui.stores import CoreMakers, ImportOutcome, Makers, Store, Wish

PAGE = ROWS
"""Rows asked for at a time; the answer itself brings the first page."""
FIGURES = 20_000
"""More rows than that nobody scrolls through; the table says that there are more."""
_TELL_S = 0.1  # reports of an import come faster than anybody reads
_LOOK_AGAIN_S = 1.5  # while an import runs, what came in is shown this often
_AFTER_FIRST_MS = 250  # what nobody waits for, once a library that was remembered stands on the screen


@dataclass(frozen=True, slots=True)
class Found:
    """An answer with what it stands on: a new tree if the library has changed, and the row of the case looked at."""

    answer: Answer
    tree: Sequence[PlaceNode] | None
    position: int | None


@dataclass(frozen=True, slots=True)
class Way:
    """One thing taken off a query that finds nothing (`mark` None: the words), or another word put in (`other`), and how
    many cases that would give."""

    mark: Filter | None
    query: Query
    total: int
    other: str = ""


class OpenLibrary(QObject):
    """The library that the window has open. Every question is answered by a signal; only the newest of a kind is."""

    opened = Signal(object)
    answered = Signal(object)
    paged = Signal(object, int, object)
    case_read = Signal(object)
    suggested = Signal(str, object)
    ways_found = Signal(object, object)
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
        self._tree_of = -1
        self._progress: Progress | None = None
        self._seen: tuple[Query, int | None] | None = None
        self.path: Path | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._settle_in)
        jobs.last(self._shut)

    # --- which library ---

    def open(self, path: Path) -> None:
        def work() -> Path:
            fresh = self._makers.open(path)
            self._shut()
            self._store, self._tree_of = fresh, -1
            return path

        self._read("open", work, self._opened)

    def create(self, path: Path) -> None:
        """Make an empty library and open it."""
        self._jobs.write(lambda: self._makers.create(path), lambda _: self.open(path), self.troubled.emit)

    def close(self, query: Query | None = None, case: int | None = None) -> None:
        """Stop what takes long; the file itself is let go when the threads end, and what was last seen is remembered."""
        self._later.stop()
        self._seen = (query, case) if query else None
        if self._progress:
            self._progress.cancel()

    # --- questions ---

    def ask(self, query: Query, current: int | None = None) -> None:
        """`current` is the case that is looked at: the answer says in which row it stands."""

        def work() -> Found:
            store = self._open_store()
            answer = store.answer(query, PAGE)
            if answer.problem:
                return Found(answer, None, None)
            tree = None
            if answer.generation != self._tree_of:
                tree, self._tree_of = store.tree(), answer.generation
            return Found(answer, tree, _position(store, answer, current))

        self._read("ask", work, self.answered.emit)

    def ask_page(self, query: Query, offset: int) -> None:
        self._read(
            f"page {offset}",
            lambda: self._open_store().page(query, offset, PAGE),
            lambda rows: self.paged.emit(query, offset, rows),
        )

    def read_case(self, case: int, query: Query) -> None:
        self._read("case", lambda: self._case(case, query), self.case_read.emit)

    def _case(self, case: int, query: Query) -> StoredCase | None:
        with suppress(KeyError):  # it may have been joined to another meanwhile
            return self._open_store().case(case, query)
        return None

    def read_cases(self, cases: Sequence[int]) -> None:
        """Several cases at once, to be laid side by side."""
        self._read(
            "cases",
            lambda: tuple(self._open_store().case(case, Query()) for case in cases),
            self.cases_read.emit,
        )

    def suggest(self, typed: str, limit: int = 10) -> None:
        self._read(
            "suggest",
            lambda: self._open_store().suggest(typed, limit),
            lambda found: self.suggested.emit(typed, found),
        )

    def find_ways(self, query: Query) -> None:
        """What could be taken off a query that finds nothing, and what its words may mean."""

        def work() -> list[Way]:
            store = self._open_store()
            meant = [Way(None, one.query, one.total, one.other) for one in store.meant(query)]
            taken = [Way(mark, way, store.answer(way, 1).total) for mark, way in queries.relaxations(query)]
            return meant + taken

        self._read("ways", work, lambda found: self.ways_found.emit(query, found))

    def ask_figures(self, query: Query) -> None:
        """The figures of a query's cases, `FIGURES` at most."""

        def work() -> tuple[Sequence[Any], bool]:
            rows = self._open_store().figures(query, FIGURES + 1)
            return rows[:FIGURES], len(rows) > FIGURES

        self._read("figures", work, lambda found: self.figures_read.emit(query, *found))

    def ask_queue(self, query: Query) -> None:
        """What waits for a reviewer in a query's cases."""
        self._read(
            "queue", lambda: self._open_store().queue(query), lambda found: self.queue_read.emit(query, found)
        )

    def ask_decisions(self, case: int, done: Callable[[Sequence[Decision]], None]) -> None:
        """All that was ever decided about a case, undone or not."""
        self._read("decisions", lambda: self._open_store().decisions(case), done)

    def ask_similar(self, case: int) -> None:
        """The cases most like one, with the reason in words."""
        self._read(
            "similar",
            lambda: self._open_store().similar(case),
            lambda found: self.similar_read.emit(case, found),
        )

    def ask_register(self, done: Callable[[Sequence[Any]], None]) -> None:
        """All programmes of the library; `done` hears them, those of most cases first."""
        self._read("register", lambda: self._open_store().register(), done)

    def ask_particulars(self, name: str, done: Callable[[Any], None]) -> None:
        """Where one programme is done and what it is; only the newest question is answered."""
        self._read("particulars", lambda: self._open_store().particulars(name), done)

    def ask_ids(self, query: Query, done: Callable[[Sequence[int]], None]) -> None:
        """The ids of all cases of a query, in its order."""
        self._read("ids", lambda: self._open_store().ids(query), done)

    def ask_collections(self, done: Callable[[Sequence[FacetValue]], None]) -> None:
        self._read("collections", lambda: self._open_store().collections(), done)

    def ask_saved_queries(self, done: Callable[[Sequence[tuple[str, Query]]], None]) -> None:
        self._read("saved queries", lambda: self._open_store().saved_queries(), done)

    # --- what a person says of a case ---

    def star(self, case: int, on: bool) -> None:
        self._write(lambda store: store.star(case, on))

    def tag(self, case: int, name: str, on: bool) -> None:
        self._write(lambda store: store.tag(case, name, on))

    def review(self, case: int, state: str) -> None:
        def mark(store: Any) -> None:
            with suppress(KeyError):  # it may have been joined to another meanwhile
                store.review(case, state)

        self._write(mark)

    def decide(self, case: int, wish: Wish, reviewer: str, done: Callable[[Decision], None]) -> None:
        """Keep a decision about an item of a case; `done` hears it as it stands in the log."""
        self._write(
            lambda store: self._cut(
                store.decide(case, wish.action, wish.item, wish.value, wish.note, reviewer, wish.field)
            ),
            done,
        )

    def undo(self, reviewer: str, done: Callable[[Decision | None], None]) -> None:
        """Take back this person's last decision; `done` hears which it was."""
        self._write(lambda store: self._cut(store.undo(reviewer)), done)

    def redo(self, reviewer: str, done: Callable[[Decision | None], None]) -> None:
        self._write(lambda store: self._cut(store.redo(reviewer)), done)

    def _cut(self, made: Decision | None) -> Decision | None:
        """What was said of where cases begin and end is followed at once: their document is read again."""
        if made is not None and made.target.kind == "case" and self.path is not None:
            self._makers.recut(self.path)
        return made

    # --- what others decided ---

    def look_into(
        self,
        package: Path,
        password: str,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """`done` hears what a review package brings."""
        self._write(lambda store: store.look_into(package, password), done, failed)

    def take_over(
        self, package: Path, password: str, documents: bool, done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:  # fmt: skip
        """Merge a review package, with its documents or without; `done` hears what came of it."""
        path = self.path
        if path is not None:
            self._jobs.write(lambda: self._makers.take_over(path, package, password, documents), done, failed)

    def hand_over(
        self, package: Path, password: str, documents: bool, done: Callable[[int], None],
        failed: Callable[[BaseException], None],
    ) -> None:  # fmt: skip
        """Write all decisions into a review package; `done` hears how many."""
        self._write(lambda store: store.hand_over(package, documents, password), done, failed)

    def look(self, topic: str, question: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        """Ask something that few dialogs ask; only the newest question of a topic is answered."""
        self._read(topic, lambda: question(self._open_store()), done)

    def collect(
        self, cases: Sequence[int], name: str, into: bool, reviewer: str, done: Callable[[int], None]
    ) -> None:
        """Put cases into a collection or take them out; `done` hears how many were moved."""
        self._write(lambda store: store.collect(cases, name, into, reviewer), done)

    def save_query(self, name: str, query: Query, done: Callable[[object], None]) -> None:
        self._write(lambda store: store.save_query(name, query), done)

    def forget_query(self, name: str, done: Callable[[object], None]) -> None:
        self._write(lambda store: store.forget_query(name), done)

    # --- the file ---

    def check(self, done: Callable[[Sequence[str]], None]) -> None:
        """Look the file over; `done` hears what is wrong, one sentence each."""
        self._write(lambda store: store.check(), done)

    def backup(self, done: Callable[[Path], None]) -> None:
        """Copy the library beside itself; `done` hears where to."""
        self._write(lambda store: store.backup(), done)

    def list_backups(self, done: Callable[[Sequence[Any]], None]) -> None:
        """`done` hears the copies of this library with what each holds, the newest first."""
        self._write(lambda store: store.backups(), done)

    def restore(self, copy: Path) -> None:
        """Put a copy in the library's place and open it; what was there is kept beside it."""
        path = self.path
        if path is None or self.importing:
            return

        def broke(error: BaseException) -> None:
            self.open(path)
            self.troubled.emit(error)

        def put_back(_: object) -> None:
            self._jobs.write(lambda: self._makers.restore(path, copy), lambda _: self.open(path), broke)

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

    # --- import ---

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Read files and folders into the library; `import_told` on the way, `imported` with the outcome at the end (None if it broke)."""
        library = self.path
        if library is None:
            return
        progress = self._progress = Progress(self._throttled())
        self._jobs.long(
            lambda: self._makers.import_paths(library, paths, progress), self._imported, self._import_broke
        )

    def cancel_import(self) -> None:
        if self._progress:
            self._progress.cancel()

    @property
    def writable(self) -> bool:
        """Whether the library, and copies beside it, can be written."""
        return (
            self.path is not None and os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)
        )

    @property
    def importing(self) -> bool:
        return self._progress is not None

    def _throttled(self) -> Callable[[Report], None]:
        told, looked = [0.0], [time.monotonic()]
        tell = self._jobs.teller(self.import_told.emit)
        look = self._jobs.teller(lambda _: self.grown.emit())

        def hear(report: Report) -> None:
            now = time.monotonic()
            if now - told[0] >= _TELL_S or report.done >= report.total:
                told[0] = now
                tell(report)
            if now - looked[0] >= _LOOK_AGAIN_S:
                looked[0] = now
                look(None)

        return hear

    def _imported(self, outcome: ImportOutcome) -> None:
        self._progress = None
        self.imported.emit(outcome)
        self.grown.emit()

    def _import_broke(self, error: BaseException) -> None:
        self._progress = None
        self.imported.emit(None)
        self.troubled.emit(error)
        self.grown.emit()

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


class NotOpen(Exception):
    """A question before any library was open: nobody waits for its answer."""


def _position(store: Store, answer: Answer, current: int | None) -> int | None:
    if current is None:
        return None
    for row, case in enumerate(answer.rows):
        if case.id == current:
            return row
    if answer.total <= len(answer.rows):
        return None
    return next((row for row, case in enumerate(store.ids(answer.query)) if case == current), None)
