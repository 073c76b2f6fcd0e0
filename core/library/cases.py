"""Cases out of the library: lines of the list, whole cases, nodes of the tree."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from core.library import codec
from core.library.documents import as_read
from core.library.indexing import given, words
from core.library.judging import judge
from core.library.passages import hits, passages, snippet, snippet_at
from core.library.reviewed import log_of
from core.model import Case, CaseRow, PlaceTree, Snippet, Span, StoredCase

Patterns = Sequence[re.Pattern[str]]

_AT_ONCE = 500
_ROW = """
SELECT c.id, d.name, c.number, c.title, c.place, coalesce(c.published, ''), coalesce(c.source, ''), c.kind, c.lead,
       c.figure_count, c.programme_count, c.doubts, c.review, c.starred, c.document_id, c.start, c.stop, c.body_start{}
FROM cases c JOIN documents d ON d.id = c.document_id WHERE c.id IN ({})
"""


def rows(
    connection: sqlite3.Connection,
    ids: Sequence[int],
    patterns: Patterns,
    met: Mapping[int, Sequence[Span]] | None = None,
) -> tuple[CaseRow, ...]:
    """The lines of these cases in this order, each with a snippet around the first hit, or around the first figure that
    `met` a condition."""
    met = met or {}
    lines: list[CaseRow] = []
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        found = {
            row[0]: row
            for row in connection.execute(
                _ROW.format(", d.text" if patterns or met else "", ",".join(map(str, some)))
            )
        }
        lines += [_line(connection, found[id], patterns, met.get(id, ())) for id in some if id in found]
    return tuple(lines)


def _line(connection: sqlite3.Connection, row: Any, patterns: Patterns, met: Sequence[Span]) -> CaseRow:
    id, file, number, title, place, published, source, kind, lead, *counts, review, starred = row[:14]
    shown = _snippet(connection, row, patterns, met) if patterns or met else Snippet(lead)
    figures, programmes, doubts = counts
    return CaseRow(
        id, file, number, title, place, published, source, kind, shown, figures, programmes, doubts, review, bool(starred)
    )  # fmt: skip


def _snippet(connection: sqlite3.Connection, row: Any, patterns: Patterns, met: Sequence[Span]) -> Snippet:
    """Words that were searched for come first. Those across a scar come after a figure that stands in the source: to find
    them takes a hundred times as long, and of `养殖 OR 数字:收入` half the cases have none."""
    start, stop, body, text = row[15:]
    return (
        snippet(text, Span(body, stop), patterns, met)
        or snippet(text, Span(start, body), patterns, met)
        or snippet_at(text, Span(start, stop), met)
        or _from_reading(connection, row[0], patterns)
        or Snippet(row[8])
    )


def _from_reading(connection: sqlite3.Connection, id: int, patterns: Patterns) -> Snippet | None:
    """A hit across a scar, or in the furniture, is not in the case's source as it stands."""
    stored = unjudged(connection, id)
    found = words(passages(stored.document, stored.case, (stored.case,)), given(connection, id, stored.case))
    for text in (found.text, found.furniture):
        shown = snippet(text, Span(0, len(text)), patterns)
        if shown:
            return shown
    return None


def stored(connection: sqlite3.Connection, id: int, patterns: Patterns) -> StoredCase:
    """A case with its document and where the patterns stand in it. KeyError if there is none."""
    one = unjudged(connection, id)
    tags = tuple(
        row[0] for row in connection.execute("SELECT tag FROM tags WHERE case_id = ? ORDER BY tag", (id,))
    )
    found = hits(one.document, one.case, patterns) if patterns else ()
    said = judge(one.case, log_of(connection, one.document.sha256, one.case))
    return replace(one, hits=found, tags=tags, judged=said)


def unjudged(connection: sqlite3.Connection, id: int) -> StoredCase:
    """A case as the machine read it, with its document, without hits, tags and judgements. KeyError if there is none."""
    row = connection.execute(
        "SELECT c.document_id, r.data, c.review, c.starred, d.name, d.text, d.sha256, d.media_type, d.marks, d.notes, c.key_words"
        " FROM cases c JOIN documents d ON d.id = c.document_id JOIN case_readings r ON r.case_id = c.id WHERE c.id = ?",
        (id,),
    ).fetchone()
    if row is None:
        raise KeyError(id)
    document_id, data, review, starred, *written, key_words = row
    return StoredCase(
        id, document_id, codec.unpack(Case, data), as_read(*written), (), review, bool(starred), key_words=tuple(key_words.split())
    )  # fmt: skip


def nodes(connection: sqlite3.Connection) -> PlaceTree:
    """The nodes of the place tree by index, parents first. Counties and up are all known, also above a place that is not."""
    sql = (
        "SELECT coalesce(parent_id, 0) - 1, name, key, level, code IS NOT NULL OR level < 4, coalesce(former, ''), pinyin,"
        " initials FROM places ORDER BY id"
    )
    rows = connection.execute(sql).fetchall()
    if not rows:
        return PlaceTree()
    parents, names, keys, levels, known, formers, pinyin, initials = zip(*rows, strict=True)
    return PlaceTree(parents, names, keys, levels, tuple(map(bool, known)), formers, pinyin, initials)
