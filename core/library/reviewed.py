"""Cases as people have them: the tables and counts follow the decisions, the machine's reading stays beside them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.library import codec, copies, cutting, decisions, indexing
from core.library.documents import cases_in, stored_document
from core.library.indexing import case_day
from core.library.judging import in_force, judge, overlay
from core.library.passages import passages
from core.library.preparing import case_columns, case_places, facets, span_rows
from core.library.writing import SPANS, Names, insert_spans, place_ids, value_ids
from core.model import Case, Decision, Judged, Span

_GLANCE = 60
"""Characters on each side of words that are shown with them."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """An item that reviewers see differently: `judged` has a decision of each; `words` are around it, `at` is its place in them."""

    case_id: int
    title: str
    judged: Judged
    words: str
    at: Span


def log_of(connection: sqlite3.Connection, sha256: str, case: Case) -> tuple[Decision, ...]:
    """The decisions about a case: those on its document whose words stand in it."""
    sql = "SELECT c.start, c.stop FROM cases c JOIN documents d ON d.id = c.document_id WHERE d.sha256 = ?"
    spans = [Span(*row) for row in connection.execute(sql, (sha256,))]
    return standing_in(case, copies.log(connection, sha256), spans)


def standing_in(case: Case, log: Sequence[Decision], spans: Sequence[Span] = ()) -> tuple[Decision, ...]:
    """Those decisions on a document that are about one of its cases; `spans` are all of them.

    What is said of a whole case goes with its start where people move it or newer rules read it near by; what was said
    of a case before it was joined to another waits for the join to be undone.
    """
    moved, joined = cutting.moves(log), cutting.joins(log)
    inside = Span(case.span.start, max(case.span.end, case.span.start + 1))
    gone = {at: when for at, when in joined.items() if inside.start < at < inside.end}
    return tuple(d for d in log if _stands(d, inside, moved, gone, spans))


def _stands(
    one: Decision, inside: Span, moved: cutting.Moves, gone: Mapping[int, str], spans: Sequence[Span]
) -> bool:
    at, whole = one.target.span.start, one.target.kind in ("field", "collection", "theme")
    at = moved.get(at, at) if whole else at
    if whole and not any(span.start <= at < span.end for span in spans):
        near = min(spans, key=lambda span: abs(span.start - at), default=inside)
        at = near.start if abs(near.start - at) <= cutting.REACH else at
    if one.target.kind == "field" and any(start <= at and one.time < when for start, when in gone.items()):
        return False
    return inside.start <= at < inside.end


def mark_cut(connection: sqlite3.Connection, sha256s: Iterable[str]) -> None:
    """Those of these documents of whose cases people have said where they stand are to be read again."""
    for sha256 in sha256s:
        if any(one.target.kind == "case" for one in copies.log(connection, sha256)):
            connection.execute("UPDATE documents SET rules = 0 WHERE sha256 = ?", (sha256,))


def judged(connection: sqlite3.Connection, case_id: int) -> tuple[Case, tuple[Judged, ...]]:
    """A case as the machine read it, and what people have said of it. KeyError if there is none."""
    row = connection.execute(
        "SELECT r.data, d.sha256 FROM cases c JOIN case_readings r ON r.case_id = c.id"
        " JOIN documents d ON d.id = c.document_id WHERE c.id = ?",
        (case_id,),
    ).fetchone()
    if row is None:
        raise KeyError(case_id)
    case = codec.unpack(Case, row[0])
    return case, judge(case, log_of(connection, row[1], case))


def apply(connection: sqlite3.Connection, case_id: int, generation: int) -> None:
    """Bring a case's rows and counts to what people have decided, within the caller's transaction."""
    machine, said = judged(connection, case_id)
    case = overlay(machine, said)
    index(connection, case_id, machine, case)
    names = Names()
    for table in SPANS:
        connection.execute(f"DELETE FROM {table} WHERE case_id = ?", (case_id,))
    insert_spans(connection, case_id, span_rows(case))
    (lead,) = connection.execute("SELECT lead FROM cases WHERE id = ?", (case_id,)).fetchone()
    counted, primary = place_ids(connection, case_places(case), names)
    changed = {**case_columns(case, lead), "place_id": primary}
    setting = ", ".join(f"{name} = ?" for name in changed)
    connection.execute(f"UPDATE cases SET {setting} WHERE id = ?", (*changed.values(), case_id))
    connection.execute(
        "UPDATE case_facets SET changed = ?, published = ?, figure_count = ?, place_ids = ?, value_ids = ? WHERE case_id = ?",
        (
            generation,
            case_day(case),
            len(case.figures),
            counted,
            _values(connection, case_id, case, said, names),
            case_id,
        ),
    )


def index(connection: sqlite3.Connection, case_id: int, machine: Case, case: Case) -> None:
    """Let a case be found by what people have said of it."""
    after = indexing.by_people(machine, case)
    before = indexing.given(connection, case_id, machine)
    if before == after:
        return
    (id,) = connection.execute("SELECT document_id FROM cases WHERE id = ?", (case_id,)).fetchone()
    document, siblings = stored_document(connection, id), [c for _, c in cases_in(connection, id)]
    indexing.change(connection, case_id, passages(document, machine, siblings), before, after)


def _values(
    connection: sqlite3.Connection, case_id: int, case: Case, said: Iterable[Judged], names: Names
) -> bytes:
    """The ids of all facet values of a case, its star, tags, collections and state of review among them."""
    sql = "SELECT review, starred FROM cases WHERE id = ?"
    state, starred = connection.execute(sql, (case_id,)).fetchone()
    star = [("star", "starred")] if starred else []
    tags = [
        ("tag", name) for (name,) in connection.execute("SELECT tag FROM tags WHERE case_id = ?", (case_id,))
    ]
    read = [facet for facet in facets(case) if facet[0] != "review"]
    kept = [("collection", one.collection) for one in said if one.collection]
    return value_ids(connection, [*read, *star, *tags, *kept, ("review", state)], names)


def cases_of(connection: sqlite3.Connection, sha256s: Iterable[str]) -> list[int]:
    """The ids of the cases in these documents."""
    sql = "SELECT c.id FROM cases c JOIN documents d ON d.id = c.document_id WHERE d.sha256 = ?"
    return [row[0] for sha256 in sorted(sha256s) for row in connection.execute(sql, (sha256,))]


def cases_about(connection: sqlite3.Connection, log: Iterable[Decision]) -> list[int]:
    """The ids of the cases that decisions are about, in all copies of their documents."""
    sql = (
        "SELECT c.id FROM cases c JOIN documents d ON d.id = c.document_id WHERE d.sha256 = ?1"
        " AND (?2 OR (c.start <= ?3 AND ?3 < max(c.stop, c.start + 1)))"
    )
    found: set[int] = set()
    for one in log:
        whole = one.target.kind in ("field", "collection", "theme", "case")
        found |= {
            row[0] for row in connection.execute(sql, (one.target.sha256, whole, one.target.span.start))
        }
    about = {one.target.sha256 for one in log}
    return sorted(found | set(cases_of(connection, copies.touched(connection, about) - about)))


def conflicts(connection: sqlite3.Connection) -> tuple[Conflict, ...]:
    """What reviewers see differently and nobody has settled, case by case."""
    several = "SELECT document_sha256 FROM decisions GROUP BY document_sha256 HAVING count(*) > 1"
    about = {row[0] for row in connection.execute(several)}
    said = [(id, one) for id in cases_of(connection, about) for one in judged(connection, id)[1]]
    said += [(id, one) for sha256 in sorted(about) for id, one in _boundaries(connection, sha256)]
    found: list[Conflict] = []
    met: set[frozenset[str]] = set()
    for case_id, one in said:
        ids = frozenset(decision.id for decision in one.decisions)
        if one.judgement == "conflict" and ids not in met:  # a copy of the document has it too
            met.add(ids)
            found.append(_conflict(connection, case_id, one))
    return tuple(found)


def _boundaries(connection: sqlite3.Connection, sha256: str) -> list[tuple[int, Judged]]:
    """What is said of where a document's cases begin and end, with the case that stands there or before it."""
    said = cutting.boundaries(copies.log(connection, sha256))
    sql = (
        "SELECT c.id FROM cases c JOIN documents d ON d.id = c.document_id WHERE d.sha256 = ?1"
        " ORDER BY c.start > ?2, abs(c.start - ?2) LIMIT 1"
    )
    found = [(connection.execute(sql, (sha256, one.target.span.start)).fetchone(), one) for one in said]
    return [(row[0], one) for row, one in found if row]


def _conflict(connection: sqlite3.Connection, case_id: int, one: Judged) -> Conflict:
    sql = "SELECT c.title, d.text FROM cases c JOIN documents d ON d.id = c.document_id WHERE c.id = ?"
    title, text = connection.execute(sql, (case_id,)).fetchone()
    return Conflict(case_id, title, one, *_around(text, one.target.span))


def _around(text: str, span: Span) -> tuple[str, Span]:
    """The line that a span begins in, cut to what can be read at a glance, and where the span is in it."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _GLANCE)
    end = text.find("\n", span.end)
    end = min(end if end >= 0 else len(text), span.end + _GLANCE)
    words = text[start:end].replace("\n", " ")
    return words, Span(span.start - start, min(span.end, end) - start)


def unattached(connection: sqlite3.Connection) -> tuple[Judged, ...]:
    """What was decided about items that today's reading has not, and about documents or cases that are not here.

    What fits in one copy of a document is not listed for the others.
    """
    log = decisions.every(connection)
    loose: dict[frozenset[str], Judged] = {}
    fits: set[str] = set()
    for case_id in cases_of(connection, copies.touched(connection, {one.target.sha256 for one in log})):
        for one in judged(connection, case_id)[1]:
            ids = frozenset(decision.id for decision in one.decisions)
            if one.attached:
                fits |= ids
            else:
                loose.setdefault(ids, one)
    here = {row[0] for row in connection.execute("SELECT sha256 FROM documents")}
    fits |= {d.id for d in log if d.target.kind == "case" and d.target.sha256 in here}
    found = [one for ids, one in loose.items() if not ids <= fits]
    met = fits.union(*loose)
    seen = {id for d in log for id in d.seen}
    adrift = [d for d in in_force(log) if d.id not in met and d.id not in seen]
    return (*found, *(Judged(d.target, "noted", d.value, None, (d,), False) for d in adrift))
