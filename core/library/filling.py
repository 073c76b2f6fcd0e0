"""Documents into a library, out of it, and read again; the log of imports."""

from __future__ import annotations

from collections.abc import Sequence

from core.library import (
    copies,
    decisions,
    log,
    preparing,
    reviewed,
    rewriting,
    writing,
)
from core.library.documents import stored_document
from core.library.log import ImportRun
from core.library.opened import Opened
from core.library.preparing import Entry, Prepared
from core.library.rewriting import Reread
from core.model import (
    AlreadyThere,
    Document,
    Failed,
    Verdict,
)
from core.parse import RULES, Bounds


class Filling(Opened):
    """What brings documents in and keeps their readings new."""

    def add(self, batch: Sequence[Entry]) -> tuple[Verdict, ...]:
        """Add documents with their cases in one transaction; what stands here already is told and left out."""
        return self.write([preparing.prepare(entry, RULES) for entry in batch])

    def write(self, batch: Sequence[Prepared]) -> tuple[Verdict, ...]:
        """Like `add`, for entries that were prepared elsewhere."""
        with self._writing() as generation:
            return self._insert(batch, generation)

    def _insert(self, batch: Sequence[Prepared], generation: int) -> tuple[Verdict, ...]:
        verdicts = writing.write(self._connection, batch, generation)
        if not decisions.any_at_all(self._connection):
            return verdicts
        new = {one.document_sha256 for one in batch}
        copies.link_new(self._connection, new)
        told = [
            sha256
            for sha256 in new
            if decisions.about(self._connection, copies.touched(self._connection, [sha256]))
        ]
        reviewed.mark_cut(self._connection, told)
        for case_id in reviewed.cases_of(self._connection, told):
            reviewed.apply(self._connection, case_id, generation)
        return verdicts

    def outdated(self, rules: int, every: bool = False) -> tuple[int, ...]:
        """The documents that were read by other rules than these (or all of them)."""
        return rewriting.outdated(self._connection, rules, every)

    def miscut(self) -> tuple[int, ...]:
        """The documents whose cases do not stand yet where people have said that they do."""
        return rewriting.miscut(self._connection)

    def bounds(self, document_id: int) -> Bounds | None:
        """Where people have said that the cases of a document stand; None if nobody has."""
        return rewriting.bounds(self._connection, document_id)

    def case_at(self, document_id: int, position: int) -> int | None:
        """The case at a position of a document's text, or the next before it; None if there is none."""
        sql = "SELECT id FROM cases WHERE document_id = ? ORDER BY start > ?2, abs(start - ?2) LIMIT 1"
        row = self._connection.execute(sql, (document_id, position)).fetchone()
        return int(row[0]) if row else None

    def case_after(self, document_id: int, position: int) -> int | None:
        """Where the next case of a document after a position begins; None if there is none."""
        sql = "SELECT min(start) FROM cases WHERE document_id = ? AND start > ?"
        found = self._connection.execute(sql, (document_id, position)).fetchone()[0]
        return int(found) if found is not None else None

    def has_older_readings(self) -> bool:
        """True if any document was read by other rules than today's."""
        return bool(rewriting.outdated(self._connection, RULES))

    def document(self, document_id: int) -> Document:
        """A document as it was read. KeyError if there is none."""
        return stored_document(self._connection, document_id)

    def rewrite(self, batch: Sequence[Reread]) -> None:
        """Put newer readings in place of the older ones, in one transaction; ids, tags and stars stay."""
        with self._writing() as generation:
            names = writing.Names()
            for one in batch:
                rewriting.rewrite(self._connection, one, names, generation)

    def remove(self, document_ids: Sequence[int]) -> None:
        """Take documents and their cases out; what people said of them stays with their copies, or waits."""
        with self._writing() as generation:
            gone = {self.document(one).sha256 for one in document_ids}
            for one in document_ids:
                rewriting.remove(self._connection, one, generation)
            copies.link_waiting(self._connection, gone)
            for case_id in reviewed.cases_of(self._connection, copies.touched(self._connection, gone)):
                reviewed.apply(self._connection, case_id, generation)

    def begin_import(self) -> int:
        """The number of a new import run in the log."""
        with self._writing():
            return log.begin(self._connection)

    def end_import(self, run: int) -> None:
        with self._writing():
            log.end(self._connection, run)
        self.settle()

    def take_in(
        self, run: int, outcomes: Sequence[tuple[Prepared, ...] | AlreadyThere | Failed]
    ) -> list[Verdict]:
        """One verdict for each outcome, all written and noted in one transaction."""
        with self._writing() as generation:
            verdicts = [self._take(outcome, generation) for outcome in outcomes]
            log.note(self._connection, run, verdicts)
        return verdicts

    def _take(self, outcome: tuple[Prepared, ...] | AlreadyThere | Failed, generation: int) -> Verdict:
        if isinstance(outcome, tuple):
            return writing.together(self._insert(outcome, generation))
        return outcome

    def import_runs(self) -> tuple[ImportRun, ...]:
        """All import runs, the latest first."""
        return log.runs(self.db)

    def import_verdicts(self, run: int) -> tuple[Verdict, ...]:
        """What happened to each file of an import run."""
        return log.verdicts(self.db, run)

    def path_of(self, sha256: str) -> str | None:
        """Where a file with these bytes came from, if the library has it."""
        row = self._connection.execute("SELECT path FROM files WHERE sha256 = ?", (sha256,)).fetchone()
        return str(row[0]) if row else None

    def cases_of(self, path: str) -> tuple[int, ...]:
        """The ids of the cases that came from the file at this path, as verdicts name it."""
        sql = (
            "SELECT c.id FROM files f JOIN documents d ON d.file_id = f.id JOIN cases c ON c.document_id = d.id"
            " WHERE f.path = ? ORDER BY c.id"
        )
        return tuple(row[0] for row in self._connection.execute(sql, (path,)))
