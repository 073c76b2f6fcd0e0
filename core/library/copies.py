"""Other copies of a document: what people said of one holds for its words in the others, wherever they stand there.

A copy is known by its text: cases that are nearly the same, a reprint that was left out, or a document that is not here
but whose quotations stand in one that is. Nothing is written into the log: decisions are found again when they are asked for.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from core.library import decisions
from core.library.judging import bare, find_again, in_force
from core.model import Decision, Item, Span, Target

ALIKE = 0.7
"""From this likeness on two cases are copies of one article, and not articles that share paragraphs."""
_PROBE = 12
"""So many characters around a quotation are looked up in a text at first."""
_LINK = "copy:"
"""In the library's state: the document that is here, by the one that is not."""


def log(connection: sqlite3.Connection, sha256: str) -> tuple[Decision, ...]:
    """All decisions about a document: its own, and those about its copies whose words stand in it, moved to them."""
    own = decisions.of_document(connection, sha256)
    found = [one for other in kin(connection, sha256) for one in decisions.of_document(connection, other)]
    if not found:
        return own
    (text,) = connection.execute("SELECT text FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
    return (*own, *moved(found, sha256, text))


def kin(connection: sqlite3.Connection, sha256: str) -> tuple[str, ...]:
    """The other copies of a document."""
    sql = (
        "WITH own AS (SELECT id, reprint_of FROM documents WHERE sha256 = ?1),"
        " mine AS (SELECT id FROM cases WHERE document_id IN (SELECT id FROM own)),"
        " like_mine AS (SELECT twin_id AS id FROM twins WHERE case_id IN mine AND likeness >= ?2"
        " UNION SELECT case_id FROM twins WHERE twin_id IN mine AND likeness >= ?2)"
        " SELECT d.sha256 FROM documents d WHERE d.id IN (SELECT document_id FROM cases WHERE id IN like_mine)"
        " UNION SELECT sha256 FROM documents WHERE reprint_of IN (SELECT id FROM own)"
        " UNION SELECT sha256 FROM documents WHERE id IN (SELECT reprint_of FROM own)"
        " UNION SELECT substr(key, ?3) FROM state WHERE key GLOB ?4 AND value = ?1"
    )
    rows = connection.execute(sql, (sha256, ALIKE, len(_LINK) + 1, f"{_LINK}*"))
    return tuple(sorted(row[0] for row in rows if row[0] != sha256))


def everywhere(connection: sqlite3.Connection) -> Iterator[Decision]:
    """All decisions about documents that have copies here, as they stand in those."""
    sql = (
        "WITH told AS (SELECT d.id, d.sha256, d.reprint_of FROM documents d"
        " WHERE d.sha256 IN (SELECT document_sha256 FROM decisions)),"
        " pairs AS (SELECT case_id AS one, twin_id AS other FROM twins WHERE likeness >= ?1"
        " UNION SELECT twin_id, case_id FROM twins WHERE likeness >= ?1)"
        " SELECT t.sha256, d.sha256 FROM told t JOIN cases c ON c.document_id = t.id JOIN pairs p ON p.one = c.id"
        " JOIN cases o ON o.id = p.other JOIN documents d ON d.id = o.document_id"
        " UNION SELECT t.sha256, d.sha256 FROM told t JOIN documents d ON d.id = t.reprint_of OR d.reprint_of = t.id"
        " UNION SELECT substr(key, ?2), value FROM state WHERE key GLOB ?3"
    )
    rows = connection.execute(sql, (ALIKE, len(_LINK) + 1, f"{_LINK}*")).fetchall()
    for told, there in rows:
        row = connection.execute("SELECT text FROM documents WHERE sha256 = ?", (there,)).fetchone()
        if row and told != there:
            yield from moved(decisions.of_document(connection, told), there, row[0])


def touched(connection: sqlite3.Connection, sha256s: Iterable[str]) -> set[str]:
    """These documents and their copies."""
    return {
        other
        for sha256 in sha256s
        for other in (sha256, *kin(connection, sha256), *_here(connection, sha256))
    }


def moved(log: Iterable[Decision], sha256: str, text: str) -> Iterator[Decision]:
    """The decisions whose words stand in `text`, about them; an undoing goes with what it undoes."""
    for one in log:
        at = find_again(one.target, text)
        if at is not None:
            by = at.start - one.target.span.start
            target = replace(one.target, sha256=sha256, span=at)
            yield replace(
                one, target=target, machine=_shifted(one.machine, by), value=_shifted(one.value, by)
            )


def link_new(connection: sqlite3.Connection, sha256s: Iterable[str]) -> None:
    """See whether new documents are copies of some that decisions wait for."""
    waiting = _waiting(connection)
    if waiting:
        _link(connection, waiting, list(sha256s))


def link_waiting(connection: sqlite3.Connection, sha256s: Iterable[str]) -> None:
    """See whether documents that new decisions are about, and that are not here, have copies that are."""
    fresh = set(sha256s)
    waiting = {sha256: log for sha256, log in _waiting(connection).items() if sha256 in fresh}
    if waiting:
        _link(connection, waiting, [row[0] for row in connection.execute("SELECT sha256 FROM documents")])


def _here(connection: sqlite3.Connection, sha256: str) -> tuple[str, ...]:
    row = connection.execute("SELECT value FROM state WHERE key = ?", (_LINK + sha256,)).fetchone()
    return (str(row[0]),) if row else ()


def _waiting(connection: sqlite3.Connection) -> dict[str, list[Decision]]:
    """The decisions in force about documents that are not here."""
    sql = "SELECT DISTINCT document_sha256 FROM decisions EXCEPT SELECT sha256 FROM documents"
    return {
        row[0]: in_force(decisions.of_document(connection, row[0]))
        for row in connection.execute(sql).fetchall()
    }


def _link(
    connection: sqlite3.Connection, waiting: Mapping[str, Sequence[Decision]], sha256s: Sequence[str]
) -> None:
    """Tie each waiting document to the one here that holds most of its quotations, if it holds more than half."""
    probes: dict[str, set[str]] = defaultdict(set)
    for sha256, log in waiting.items():
        for one in log:
            if probe := _probe(one.target):
                probes[probe].add(sha256)
    best: dict[str, tuple[float, str]] = {}
    for here in sha256s:
        (text,) = connection.execute("SELECT text FROM documents WHERE sha256 = ?", (here,)).fetchone()
        for sha256 in _met(probes, text):
            share = _share(waiting[sha256], text)
            best[sha256] = max(best.get(sha256, (0.5, "")), (share, here))
    rows = [(_LINK + sha256, here) for sha256, (_, here) in best.items() if here]
    connection.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", rows)


def _probe(target: Target) -> str:
    """The characters in the middle of a quotation with its context; "" if there are too few."""
    words = bare(target.before + target.quote + target.after)[0]
    middle = max(len(words) // 2 - _PROBE // 2, 0)
    return words[middle : middle + _PROBE] if len(words) >= _PROBE else ""


def _met(probes: Mapping[str, set[str]], text: str) -> set[str]:
    words = bare(text)[0]
    runs = {words[at : at + _PROBE] for at in range(len(words) - _PROBE + 1)}
    return {sha256 for probe in probes.keys() & runs for sha256 in probes[probe]}


def _share(log: Sequence[Decision], text: str) -> float:
    targets = {one.target for one in log}
    return sum(find_again(target, text) is not None for target in targets) / max(len(targets), 1)


def _shifted(item: Item | None, by: int) -> Item | None:
    moved: Item | None = _shift(item, by)
    return moved


def _shift(value: Any, by: int) -> Any:
    """A value with all spans in it moved."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(_shift(one, by) for one in value)
    if not by or not is_dataclass(value):
        return value
    return replace(value, **{f.name: _shift(getattr(value, f.name), by) for f in fields(value)})  # type: ignore[type-var]
