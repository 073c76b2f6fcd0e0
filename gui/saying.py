"""What people say of cases, on its way into the library: stars, tags, decisions, collections, saved queries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from core.model import Decision, Query
from gui.stores import Wish


class Saying:
    """The part of `gui.library.OpenLibrary` that writes what was said; it has the way into the write thread."""

    def star(self, case: int, on: bool) -> None:
        self._write(lambda store: store.star(case, on))

    def tag(self, case: int, name: str, on: bool) -> None:
        self._write(lambda store: store.tag(case, name, on))

    def review(self, case: int, state: str, done: Callable[[Any], None] | None = None) -> None:
        def mark(store: Any) -> None:
            with suppress(KeyError):  # it may have been joined to another meanwhile
                store.review(case, state)

        self._write(mark, done)

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

    def rename_collection(
        self, cases: Sequence[int], name: str, new: str, reviewer: str, done: Callable[[int], None]
    ) -> None:
        """Move cases from one collection into another; `done` hears how many were moved."""
        self._write(lambda store: store.rename_collection(cases, name, new, reviewer), done)

    def save_query(self, name: str, query: Query, done: Callable[[object], None]) -> None:
        self._write(lambda store: store.save_query(name, query), done)

    def forget_query(self, name: str, done: Callable[[object], None]) -> None:
        self._write(lambda store: store.forget_query(name), done)
