"""A library: one file, one connection, used from the thread that opened it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from core.errors import BadQuery, LibraryUnusable
from core.library import arrays as held
from core.library import (
    cases,
    decisions,
    language,
    likeness,
    log,
    packages,
    personal,
    preparing,
    queue,
    reviewed,
    rewriting,
    saved,
    schema,
    suggestions,
    upkeep,
    writing,
)
from core.library.arrays import FIELDS, Arrays
from core.library.facets import Ints, Mask, conjoin
from core.library.figures import FigureRow, figure_clause, figures
from core.library.folding import pattern
from core.library.log import ImportRun
from core.library.ordering import in_order, newest_page
from core.library.preparing import Entry, Prepared
from core.library.rewriting import Reread
from core.library.salvage import Wreck
from core.library.search import Search, lookup
from core.library.suggestions import Suggestion
from core.model import (
    Action,
    AlreadyThere,
    Answer,
    CaseRow,
    Decision,
    Document,
    FacetValue,
    Failed,
    FilterField,
    Item,
    Judged,
    PlaceNode,
    Query,
    StoredCase,
    Verdict,
)
from core.parse import RULES


class Library:
    """One connection to a library file. Readers open it `readonly`; several may be open beside one writer."""

    def __init__(self, connection: sqlite3.Connection, path: Path, readonly: bool) -> None:
        self._connection = connection
        self._arrays: Arrays | None = None
        self.path = path
        self.readonly = readonly

    @classmethod
    def create(cls, path: Path) -> Library:
        """A new library file, its folders made. Raises LibraryUnusable."""
        return cls(schema.create(path), path, False)

    @classmethod
    def open(cls, path: Path, readonly: bool = False) -> Library:
        """The library at `path`. Raises LibraryUnusable. A read-only one never writes, not even a lock file."""
        return cls(schema.open_file(path, readonly), path, readonly)

    def close(self) -> None:
        schema.close(self._connection)

    @property
    def generation(self) -> int:
        """A number that rises with every write by anybody."""
        return int(self._connection.execute("SELECT value FROM state WHERE key = 'generation'").fetchone()[0])

    # --- writing ---

    def add(self, batch: Sequence[Entry]) -> tuple[Verdict, ...]:
        """Add documents with their cases in one transaction; what stands here already is told and left out."""
        return self.write([preparing.prepare(entry, RULES) for entry in batch])

    def write(self, batch: Sequence[Prepared]) -> tuple[Verdict, ...]:
        """Like `add`, for entries that were prepared elsewhere."""
        with self._writing() as generation:
            return self._insert(batch, generation)

    def _insert(self, batch: Sequence[Prepared], generation: int) -> tuple[Verdict, ...]:
        verdicts = writing.write(self._connection, batch, generation)
        waiting = decisions.about(self._connection, [one.document_sha256 for one in batch])
        for case_id in reviewed.cases_of(self._connection, waiting):
            reviewed.apply(self._connection, case_id, generation)
        return verdicts

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

    def saved_queries(self) -> tuple[tuple[str, Query], ...]:
        """Names and queries, by name."""
        return saved.every(self._connection)

    # --- decisions ---

    def decide(
        self, case_id: int, action: Action, item: Item, value: Item | None = None, note: str = "", reviewer: str = "",
        field: str = "",
    ) -> Decision:  # fmt: skip
        """Confirm, correct (to `value`), reject or add an item of a case, or note something on it; rows and counts follow.

        `field` names the piece of metadata when the item is a Field or PrimaryPlace.
        """
        with self._writing() as generation:
            stored = cases.unjudged(self._connection, case_id)
            log = reviewed.log_of(self._connection, stored.document.sha256, stored.case)
            made = decisions.decision(
                stored.document, stored.case, action, item, value, note, reviewer, field, log
            )
            decisions.append(self._connection, [made])
            reviewed.apply(self._connection, case_id, generation)
        return made

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
            known = {one.id for one in decisions.every(self._connection)}
            fresh = [one for one in log if one.id not in known]
            decisions.append(self._connection, fresh)
            for case_id in reviewed.cases_of(self._connection, {one.target.sha256 for one in fresh}):
                reviewed.apply(self._connection, case_id, generation)
        return len(fresh)

    def hand_over(self, path: Path, documents: bool = False) -> int:
        """Write all decisions (and the documents that they are about) into a review package; how many decisions."""
        log = decisions.every(self._connection)
        wanted = {one.target.sha256 for one in log} if documents else set()
        try:
            packages.write(path, log, cases.originals(self._connection, wanted))
        except OSError as error:
            raise LibraryUnusable(f"{path.name}:无法写出审核包({error.strerror or error})。") from error
        return len(log)

    def take_over(self, path: Path) -> int:
        """Merge a review package; how many decisions were new. Raises packages.BadPackage."""
        return self.merge(packages.read(path).decisions)

    def unattached(self) -> tuple[Judged, ...]:
        """Decisions that no longer fit what is read in the library's documents: to be looked at, never dropped."""
        return reviewed.unattached(self._connection)

    def _reverse(
        self, action: Action, which: Callable[[sqlite3.Connection, str], Decision | None], reviewer: str
    ) -> Decision | None:
        with self._writing() as generation:
            found = which(self._connection, reviewer)
            if found:
                decisions.append(self._connection, [decisions.reversal(action, found, reviewer)])
                for case_id in reviewed.cases_of(self._connection, {found.target.sha256}):
                    reviewed.apply(self._connection, case_id, generation)
        return found

    # --- upkeep ---

    def outdated(self, rules: int, every: bool = False) -> tuple[int, ...]:
        """The documents that were read by other rules than these (or all of them)."""
        return rewriting.outdated(self._connection, rules, every)

    def document(self, document_id: int) -> Document:
        """A document as it was read. KeyError if there is none."""
        return cases.stored_document(self._connection, document_id)

    def rewrite(self, batch: Sequence[Reread]) -> None:
        """Put newer readings in place of the older ones, in one transaction; ids, tags and stars stay."""
        with self._writing() as generation:
            names = writing.Names()
            for one in batch:
                rewriting.rewrite(self._connection, one, names, generation)

    def remove(self, document_ids: Sequence[int]) -> None:
        """Take documents and their cases out."""
        with self._writing() as generation:
            for one in document_ids:
                rewriting.remove(self._connection, one, generation)

    def check(self) -> tuple[str, ...]:
        """What is not as it should be in the file, one sentence each; () if it is whole."""
        return tuple(upkeep.problems(self._connection))

    def backup(self, folder: Path | None = None, keep: int = 5) -> Path:
        """A copy of the library while it is in use, in `folder` (or beside it, in `备份`); older ones are rotated out."""
        try:
            return upkeep.backup(self._connection, self.path, folder or self.path.parent / "备份", keep)
        except (OSError, sqlite3.Error) as error:
            raise LibraryUnusable(f"{self.path.name}:备份失败({error})。") from error

    def restore(self, wreck: Wreck) -> None:
        """Take over what people did from a damaged library whose documents stand here again."""
        with self._writing() as generation:
            for table in wreck.KEPT:
                for row in wreck.rows(table):
                    marks = ",".join("?" * len(row))
                    self._connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)
            for one in wreck.personal():
                personal.restore(self._connection, one, generation)

    # --- importing ---

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
        return log.runs(self._connection)

    def import_verdicts(self, run: int) -> tuple[Verdict, ...]:
        """What happened to each file of an import run."""
        return log.verdicts(self._connection, run)

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

    # --- asking ---

    def answer(self, query: Query, limit: int = 50) -> Answer:
        """Tree counts by `PlaceNode.index`, facets and the first page, all of one state of the library."""
        with self._reading() as arrays:
            try:
                question = language.understand(query)
                masks = self._masks(query, arrays)
            except BadQuery as trouble:
                return Answer(query, generation=arrays.generation, problem=str(trouble))
            chosen = self._ordered(question, masks, arrays)
            counted = tuple((name, self._facet(arrays, question, masks, name)) for name in FIELDS)
            tree = arrays.places.counts(conjoin(masks, "place"))
            return Answer(
                query, len(chosen), self._rows(question, chosen[:limit]), tuple(tree[1:].tolist()), counted,
                arrays.generation,
            )  # fmt: skip

    def page(self, query: Query, offset: int, limit: int = 50) -> tuple[CaseRow, ...]:
        """Lines of the list from `offset` on. Raises BadQuery."""
        with self._reading() as arrays:
            question = language.understand(query)
            chosen = self._first(question, arrays, offset + limit)
            if chosen is None:
                chosen = self._ordered(question, self._masks(query, arrays), arrays)
            return self._rows(question, chosen[offset : offset + limit])

    def ids(self, query: Query) -> tuple[int, ...]:
        """The ids of all cases of a query in its order. Raises BadQuery."""
        with self._reading() as arrays:
            question = language.understand(query)
            return tuple(self._ordered(question, self._masks(query, arrays), arrays).tolist())

    def tree(self) -> tuple[PlaceNode, ...]:
        """The place nodes that have cases and those above them, by index, parents first."""
        return cases.nodes(self._connection)

    def case(self, id: int, query: Query | None = None) -> StoredCase:
        """One case with all its spans, and the hits of the query's words in it. KeyError if there is none."""
        try:
            patterns = _patterns(language.understand(query)) if query else ()
        except BadQuery:
            patterns = ()
        return cases.stored(self._connection, id, patterns)

    def figures(self, query: Query, limit: int | None = None) -> tuple[FigureRow, ...]:
        """All figures (`limit` at most) of the cases of a query, case by case in its order; if the query has
        conditions on figures (`数字:`), those that meet one. Raises BadQuery."""
        with self._reading() as arrays:
            question = language.understand(query)
            chosen = self._ordered(question, self._masks(query, arrays), arrays).tolist()
            clauses = [figure_clause(one) for one in language.conditions(question.term)]
            where = " OR ".join(f"({clause})" for clause, _ in clauses)
            values = [value for _, some in clauses for value in some]
            found = figures(self._connection, chosen, f"({where})" if where else "", values)
            return tuple(islice(found, limit))

    def queue(self, query: Query, limit: int = 1000) -> queue.Queue:
        """What waits for a reviewer in the cases of a query, the most doubtful first. Raises BadQuery."""
        with self._reading() as arrays:
            chosen = self._ordered(language.understand(query), self._masks(query, arrays), arrays)
            return queue.queue(self._connection, arrays, chosen.tolist(), limit)

    def meant(self, query: Query, limit: int = 3) -> tuple[Suggestion, ...]:
        """Names of this library that sound like the words of a query that finds nothing. Raises BadQuery."""
        words = language.words(language.understand(query).term)
        return tuple(one for word in words for one in suggestions.meant(self._connection, word, limit))[
            :limit
        ]

    def twins(self, case_id: int) -> tuple[tuple[int, float], ...]:
        """The ids of the cases with much of the same text, and how much (0 to 1), the likest first."""
        return tuple(likeness.twins(self._connection, case_id))

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Places and programmes of this library that begin with `text`, in characters, pinyin or initials."""
        return suggestions.suggest(self._connection, text, limit)

    def settle(self) -> None:
        """Keep the arrays with the library after many writes, so that it opens at once."""
        with self._reading() as arrays:
            pass
        self._connection.execute("BEGIN IMMEDIATE")
        held.save(self._connection, arrays)
        self._connection.execute("COMMIT")

    # --- within ---

    @contextmanager
    def _writing(self) -> Iterator[int]:
        if self.readonly:
            raise LibraryUnusable(f"{self.path.name}:案例库以只读方式打开,不能写入。")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("UPDATE state SET value = value + 1 WHERE key = 'generation'")
            yield self.generation
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError | sqlite3.DatabaseError):
                raise LibraryUnusable(f"{self.path.name}:写入失败({error}),这一批没有存入。") from error
            raise

    @contextmanager
    def _reading(self) -> Iterator[Arrays]:
        """One state of the library for several questions, with its arrays."""
        self._connection.execute("BEGIN")
        try:
            generation = self.generation
            if self._arrays is None or self._arrays.generation != generation:
                self._arrays = held.current(self._connection, self._arrays, generation)
            yield self._arrays
        finally:
            self._connection.execute("COMMIT")

    def _facet(
        self, arrays: Arrays, question: language.Question, masks: dict[str, Mask], name: FilterField
    ) -> tuple[FacetValue, ...]:
        chosen = [chip.value for chip in question.filters if chip.field == name]
        return arrays.facet(self._connection, name, conjoin(masks, name), chosen)

    def _masks(self, query: Query, arrays: Arrays) -> dict[str, Mask]:
        return Search(self._connection, arrays).masks(language.understand(query))

    def _ordered(self, question: language.Question, masks: dict[str, Mask], arrays: Arrays) -> Ints:
        return in_order(self._connection, arrays, question, conjoin(masks))

    def _first(self, question: language.Question, arrays: Arrays, end: int) -> Ints | None:
        """The first `end` ids, if they can be had without all: words alone, the newest first."""
        found = lookup(question.term) if question.term else None
        if question.filters or question.order != "newest" or not found or end > 500:
            return None
        return newest_page(self._connection, arrays, found, end)

    def _rows(self, question: language.Question, ids: Ints) -> tuple[CaseRow, ...]:
        return cases.rows(self._connection, ids.tolist(), _patterns(question))


def _patterns(question: language.Question) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern(word) for word in language.words(question.term) if word.strip())
