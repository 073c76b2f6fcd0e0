"""What the window needs of a library: to be asked, to be written to, to come into being."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

from core.library.edition import edition
from core.model import Answer, CaseRow, Decision, FacetValue, Item, PlaceNode, Query, StoredCase, Verdict
from core.progress import Progress
from gui.remembered import Remembered, keep, recall


# The readings are loaded when somebody first types letters: 4 ms of patterns, and 20 for their table.
def typed_as(name: str) -> tuple[str, ...]:
    """What one may type for a name, to its end or only begun: its pinyin and its initials, from each character on."""
    from core.library import pinyin

    return pinyin.typed_as(name)


def spells(typed: str, name: str) -> bool:
    """True if a name may be meant by typed letters."""
    from core.library import pinyin

    return pinyin.spells(typed, name)


class Store(Protocol):
    """What the window needs of an open library; `core.library.Library` is one."""

    generation: int

    def answer(self, query: Query, limit: int) -> Answer: ...
    def page(self, query: Query, offset: int, limit: int) -> Sequence[CaseRow]: ...
    def ids(self, query: Query) -> Sequence[int]: ...
    def tree(self) -> Sequence[PlaceNode]: ...
    def case(self, id: int, query: Query) -> StoredCase: ...
    def suggest(self, text: str, limit: int) -> Sequence[Any]: ...
    def meant(self, query: Query) -> Sequence[Any]: ...
    def also(self, query: Query) -> Sequence[Any]: ...
    def figures(self, query: Query, limit: int) -> Sequence[Any]: ...
    def queue(self, query: Query) -> Any: ...
    def decisions(self, case_id: int) -> Sequence[Decision]: ...
    def similar(self, case_id: int) -> Sequence[Any]: ...
    def register(self) -> Sequence[Any]: ...
    def collections(self) -> Sequence[FacetValue]: ...
    def saved_queries(self) -> Sequence[tuple[str, Query]]: ...
    def particulars(self, name: str) -> Any: ...
    def cases_of(self, path: str) -> Sequence[int]: ...
    def close(self) -> None: ...


class ImportOutcome(Protocol):
    """How an import ended; `core.importing.ImportReport` is one."""

    @property
    def verdicts(self) -> tuple[Verdict, ...]: ...
    @property
    def cancelled(self) -> bool: ...


class Wish(Protocol):
    """What a person decided about an item; `gui.review.deciding.Wish` is one."""

    action: str
    item: Item
    value: Item | None
    note: str
    field: str


class Narrowing(Protocol):
    """Which of a query's figures are wanted; `gui.tables.figures_model.Narrowing` is one."""

    def takes(self, line: Any) -> bool: ...
    def in_words(self) -> str: ...


class Makers(Protocol):
    """How libraries come into being; the core's own unless a test brings others."""

    def open(self, path: Path) -> Store: ...
    def remembered(self, path: Path) -> Remembered | None: ...
    def create(self, path: Path) -> None: ...
    def open_for_writing(self, path: Path) -> Any: ...
    def import_paths(self, library: Path, paths: Sequence[Path], progress: Progress) -> ImportOutcome: ...
    def reindex(self, library: Path, progress: Progress) -> Any: ...
    def restore(self, library: Path, copy: Path) -> None: ...
    def take_over(self, library: Path, package: Path, password: str, documents: bool) -> Any: ...
    def recut(self, library: Path) -> None: ...
    def export_figures(
        self, library: Path, query: Query, file: Path, masked: bool, narrowing: Narrowing | None
    ) -> int: ...
    def remember(self, library: Path, store: Store, query: Query, case: int | None) -> None: ...


class CoreMakers:
    """The core's library and import. They are imported when first asked, in a thread: the window stands before them."""

    def __init__(self, memory: Path | None = None) -> None:
        self._memory = memory

    def open(self, path: Path) -> Store:
        from core.library import Library

        return Library.open_for_reading(path)

    def remembered(self, path: Path) -> Remembered | None:
        """The library as it was on the screen when it was closed, if nobody has written to it since."""
        seen = recall(self._memory, path, edition(path)) if self._memory else None
        return Remembered(seen, lambda: self.open(path)) if seen else None

    def remember(self, library: Path, store: Store, query: Query, case: int | None) -> None:
        """Keep what is on the screen now, so that it stands there at once when the library is opened again."""
        if self._memory and not (isinstance(store, Remembered) and store.unasked):
            keep(self._memory, library, edition(library), store, query, case)

    def open_for_writing(self, path: Path) -> Any:
        from core.library import Library

        return Library.open(path)

    def create(self, path: Path) -> None:
        from core.library import Library

        path.parent.mkdir(parents=True, exist_ok=True)
        Library.create(path).close()

    def import_paths(self, library: Path, paths: Sequence[Path], progress: Progress) -> ImportOutcome:
        from core.importing import import_paths

        return import_paths(library, paths, progress)

    def export_figures(
        self, library: Path, query: Query, file: Path, masked: bool, narrowing: Narrowing | None
    ) -> int:
        """Write a query's figures, or some of them; how many. With a connection of its own, so that nobody waits for it."""
        from core.exporting import figures, tables
        from core.library import Library

        with closing(Library.open(library, readonly=True)) as store:
            some = (narrowing.takes, narrowing.in_words()) if narrowing else ()
            table = figures.table(store, query, masked, *some)
        tables.write(file, table)
        return len(table.rows)

    def reindex(self, library: Path, progress: Progress) -> Any:
        """Read again what older rules read, by one worker: the window keeps the rest of the machine."""
        from core.importing import reindex

        return reindex(library, progress, workers=1)

    def restore(self, library: Path, copy: Path) -> None:
        from core.library import restore

        restore(library, copy)

    def take_over(self, library: Path, package: Path, password: str, documents: bool) -> Any:
        from core.importing import take_over

        return take_over(library, package, password, documents)

    def recut(self, library: Path) -> None:
        from core.importing import recut

        recut(library)
