"""What the window asks of its library, and what it hears: each question is answered once, the newest of a kind only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from core.model import Answer, Decision, FacetValue, Filter, PlaceNode, Query, StoredCase
from gui import queries
from gui.remembered import ROWS, Remembered
from gui.stores import Store

PAGE = ROWS
"""Rows asked for at a time; the answer itself brings the first page."""
FIGURES = 20_000
"""More rows than that nobody scrolls through; the table says that there are more."""


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


class Questions:
    """The part of `gui.library.OpenLibrary` that asks; it has the signals, the store and the way into the read thread."""

    def ask(self, query: Query, current: int | None = None) -> None:
        """`current` is the case that is looked at: the answer says in which row it stands."""

        def work() -> tuple[Store, Found]:
            store = self._open_store()
            answer = store.answer(query, PAGE)
            if answer.problem:
                return store, Found(answer, None, None)
            tree = None if (store, answer.generation) == self._tree_of else store.tree()
            return store, Found(answer, tree, _position(store, answer, current))

        def tell(answered: tuple[Store, Found]) -> None:
            store, found = answered
            if (
                found.tree is not None
            ):  # only now: an answer that a newer question overtook has shown nobody its tree
                self._tree_of = (store, found.answer.generation)
            self.answered.emit(found)

        if isinstance(self._store, Remembered) and self._store.knows(query, current):
            tell(work())
        else:
            self._read("ask", work, tell)

    def ask_page(self, query: Query, offset: int) -> None:
        self._read(
            f"page {offset}",
            lambda: self._open_store().page(query, offset, PAGE),
            lambda rows: self.paged.emit(query, offset, rows),
        )

    def read_case(self, case: int, query: Query) -> None:
        if isinstance(self._store, Remembered) and self._store.knows_case(case, query):
            self.case_read.emit(self._case(case, query))
        else:
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

    def find_also(self, query: Query) -> None:
        """Words that say nearly the same as those of a query."""

        def work() -> list[Way]:
            return [Way(None, one.query, one.total, one.other) for one in self._open_store().also(query)]

        self._read("also", work, lambda found: self.also_found.emit(query, found))

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


def _position(store: Store, answer: Answer, current: int | None) -> int | None:
    if current is None:
        return None
    for row, case in enumerate(answer.rows):
        if case.id == current:
            return row
    if answer.total <= len(answer.rows):
        return None
    return next((row for row, case in enumerate(store.ids(answer.query)) if case == current), None)
