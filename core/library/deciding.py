"""What people say about cases: decisions, stars, tags, states of review, saved queries, review packages."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import LibraryUnusable
from core.library import (
    cases,
    collecting,
    copies,
    decisions,
    packages,
    personal,
    reviewed,
    saved,
)
from core.library.documents import originals
from core.library.keeping import Keeping
from core.model import (
    Action,
    Boundary,
    Decision,
    Item,
    Judged,
    Query,
    StoredCase,
)


@dataclass(frozen=True, slots=True)
class Handed:
    """What a review package holds: `new` of its `decisions` are not here yet, they are about `documents`, of which
    `missing` are not here; `files` come with it."""

    reviewers: tuple[str, ...]
    made: str
    decisions: int
    new: int
    documents: int
    missing: int
    files: int


class Deciding(Keeping):
    """What people say, kept and handed over."""

    def star(self, case_id: int, starred: bool = True) -> None:
        with self._writing() as generation:
            personal.star(self._connection, case_id, starred)
            reviewed.apply(self._connection, case_id, generation)

    def tag(self, case_id: int, name: str, on: bool = True) -> None:
        with self._writing() as generation:
            personal.tag(self._connection, case_id, name, on)
            reviewed.apply(self._connection, case_id, generation)

    def review(self, case_id: int, state: str) -> None:
        """Set a case's state of review: "" 未审核, `reviewing`, `reviewed`."""
        with self._writing() as generation:
            personal.review(self._connection, case_id, state)
            reviewed.apply(self._connection, case_id, generation)

    def save_query(self, name: str, query: Query) -> None:
        """Keep a query under a name; one of the same name is replaced."""
        with self._writing():
            saved.save(self._connection, name, query)

    def forget_query(self, name: str) -> None:
        with self._writing():
            saved.forget(self._connection, name)

    def decide(
        self, case_id: int, action: Action, item: Item, value: Item | None = None, note: str = "", reviewer: str = "",
        field: str = "",
    ) -> Decision:  # fmt: skip
        """Confirm, correct (to `value`), reject or add an item of a case, or note something on it; rows and counts follow.

        Where cases begin and end (a Boundary) follows when the documents in `miscut` are read again. `field` names the piece of metadata when the item is a Field or PrimaryPlace.
        """
        with self._writing() as generation:
            stored = cases.unjudged(self._connection, case_id)
            log = self._log_about(stored, item)
            made = decisions.decision(
                stored.document, stored.case, action, item, value, note, reviewer, field, log
            )
            decisions.append(self._connection, [made])
            self._follow([made], generation)
        return made

    def _follow(self, log: Iterable[Decision], generation: int) -> None:
        """Bring the cases that new decisions are about to them, in all copies of their documents."""
        log = list(log)
        cut = {one.target.sha256 for one in log if one.target.kind == "case"}
        reviewed.mark_cut(self._connection, copies.touched(self._connection, cut))
        for case_id in reviewed.cases_about(self._connection, log):
            reviewed.apply(self._connection, case_id, generation)

    def _log_about(self, stored: StoredCase, item: Item) -> Sequence[Decision]:
        if isinstance(item, Boundary):
            return copies.log(self._connection, stored.document.sha256)
        return reviewed.log_of(self._connection, stored.document.sha256, stored.case)

    def collect(self, case_ids: Iterable[int], name: str, into: bool = True, reviewer: str = "") -> int:
        """Put cases into a collection, or take them out of it; how many were moved. One undo takes all of it back."""
        with self._writing() as generation:
            made = collecting.moves(self._connection, case_ids, name, into, reviewer)
            return self._collected(made, generation)

    def rename_collection(self, case_ids: Iterable[int], name: str, new: str, reviewer: str = "") -> int:
        """Move cases from one collection into another; how many were moved. One undo takes all of it back."""
        with self._writing() as generation:
            made = collecting.renames(self._connection, case_ids, name, new, reviewer)
            return self._collected(made, generation)

    def _collected(self, made: Sequence[tuple[int, Decision]], generation: int) -> int:
        decisions.append(self._connection, [decision for _, decision in made])
        moved = {case_id for case_id, _ in made}
        for case_id in sorted(moved):
            reviewed.apply(self._connection, case_id, generation)
        return len(moved)

    def undo(self, reviewer: str = "") -> Decision | None:
        """Take back this reviewer's last decision in force, also from an earlier session; which it was, or None."""
        return self._reverse("undo", decisions.next_undo, reviewer)

    def redo(self, reviewer: str = "") -> Decision | None:
        """Take back this reviewer's last undo, if nothing was decided since; which decision holds again, or None."""
        return self._reverse("redo", decisions.next_redo, reviewer)

    def decisions(self, case_id: int) -> tuple[Decision, ...]:
        """All that was ever decided about a case, undone or not, in the order of the log. KeyError if there is none."""
        stored = cases.unjudged(self._connection, case_id)
        return reviewed.log_of(self._connection, stored.document.sha256, stored.case)

    def all_decisions(self) -> tuple[Decision, ...]:
        return decisions.every(self._connection)

    def merge(self, log: Sequence[Decision]) -> int:
        """Take a colleague's decisions in; how many were new. What they are about need not be here (yet)."""
        with self._writing() as generation:
            known = decisions.ids(self._connection)
            fresh = [one for one in log if one.id not in known]
            decisions.append(self._connection, fresh)
            copies.link_waiting(self._connection, {one.target.sha256 for one in fresh})
            self._follow(fresh, generation)
        return len(fresh)

    def hand_over(self, path: Path, documents: bool = False, password: str = "") -> int:
        """Write all decisions (and the documents that they are about) into a review package, locked if there is a password;
        how many decisions."""
        log = decisions.every(self._connection)
        wanted = {one.target.sha256 for one in log} if documents else set()
        try:
            packages.write(path, log, originals(self._connection, wanted), password)
        except OSError as error:
            raise LibraryUnusable(f"{path.name}:无法写出审核包({error.strerror or error})。") from error
        return len(log)

    def take_over(self, path: Path, password: str = "") -> int:
        """Merge a review package, after a copy of the library; how many decisions were new.

        Raises packages.BadPackage (NeedsPassword if it is locked), and LibraryUnusable if no copy could be made: then nothing is merged.
        """
        log = packages.read(path, password).decisions
        self.backup_if_changed(reason="merge")
        return self.merge(log)

    def look_into(self, path: Path, password: str = "") -> Handed:
        """What a review package brings that is not here yet. Raises packages.BadPackage, NeedsPassword if it is locked."""
        package = packages.read(path, password)
        known = decisions.ids(self._connection)
        about = {one.target.sha256 for one in package.decisions}
        here = {row[0] for row in self._connection.execute("SELECT sha256 FROM documents")}
        return Handed(
            package.reviewers, package.made, len(package.decisions),
            sum(one.id not in known for one in package.decisions), len(about), len(about - here), len(package.files),
        )  # fmt: skip

    def files_under(self, folder: str) -> tuple[str, ...]:
        """The files of the library that came out of a folder."""
        sql = "SELECT path FROM files WHERE substr(path, 1, length(?1)) = ?1"
        return tuple(row[0] for row in self._connection.execute(sql, (folder,)))

    def rename_files(self, names: Mapping[str, str]) -> None:
        """Say of files that they came from elsewhere: old path -> new."""
        with self._writing():
            self._connection.executemany("UPDATE files SET path = ?2 WHERE path = ?1", names.items())

    def conflicts(self) -> tuple[reviewed.Conflict, ...]:
        """What reviewers see differently and nobody has settled."""
        return reviewed.conflicts(self._connection)

    def unattached(self) -> tuple[Judged, ...]:
        """Decisions that no longer fit what is read in the library's documents: to be looked at, never dropped."""
        return reviewed.unattached(self._connection)

    def _reverse(
        self, action: Action, which: Callable[[sqlite3.Connection, str], Decision | None], reviewer: str
    ) -> Decision | None:
        with self._writing() as generation:
            found = which(self._connection, reviewer)
            if found:
                turned = collecting.together(self._connection, found)
                log = [decisions.reversal(action, one, reviewer) for one in turned]
                decisions.append(self._connection, log)
                self._follow(turned, generation)
        return found
