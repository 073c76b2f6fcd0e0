"""Prepared cases into the library: the rows of one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from core.library import pinyin
from core.library.indexing import put
from core.library.likeness import link
from core.library.preparing import SPOKEN, Prepared, PreparedCase, Row, Spoken
from core.model import AlreadyThere, Imported, Place, Verdict

SPANS = {
    "figures": 20, "programmes": 7, "place_mentions": 8, "people": 7, "organisations": 4, "themes": 6, "checks": 9,
}  # fmt: skip
"""The tables of spans, and how many columns each has."""


@dataclass(slots=True)
class Names:
    """The ids of places and facet values that this connection has met, for the time of one transaction; and how the names
    of the cases are spoken, as far as that came with them."""

    places: dict[tuple[str, bool], int] = field(default_factory=dict)
    values: dict[tuple[str, str], int] = field(default_factory=dict)
    spoken: Spoken = field(default_factory=dict)

    def readings(self, name: str) -> tuple[str, str]:
        return self.spoken.get((False, name)) or pinyin.readings(name)

    def place_readings(self, name: str) -> tuple[str, str]:
        return self.spoken.get((True, name)) or pinyin.place_readings(name)


def write(connection: sqlite3.Connection, batch: Sequence[Prepared], generation: int) -> tuple[Verdict, ...]:
    """The verdicts of a batch, its rows inserted within the caller's transaction."""
    names = Names()
    new_files: dict[str, int] = {}
    return tuple(_write_one(connection, one, new_files, names, generation) for one in batch)


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict on a file from those on its documents."""
    imported = [v for v in verdicts if isinstance(v, Imported)]
    if not imported:
        return verdicts[0]
    return Imported(
        imported[0].path,
        sum(v.cases for v in imported),
        sum(v.folded for v in imported),
        sum(v.open_places for v in imported),
    )


def _write_one(
    connection: sqlite3.Connection, one: Prepared, new_files: dict[str, int], names: Names, generation: int
) -> Verdict:
    twin = _twin(connection, one)
    if twin and twin[1] != new_files.get(one.sha256):
        return AlreadyThere(one.path, twin[0])
    if one.sha256 not in new_files:
        new_files[one.sha256] = _insert(
            connection,
            "files",
            (one.path, one.sha256, one.size, datetime.now().isoformat(" ", "seconds"), one.data),
        )
    original = _original(connection, one)
    document = _insert(
        connection,
        "documents (file_id, fingerprint, reprint_of, name, sha256, media_type, rules, marks, notes, text)",
        (new_files[one.sha256], one.fingerprint, original[1] if original else None, *one.document),
    )
    if original:
        return AlreadyThere(one.path, original[0], reprint=True)
    for case in one.cases:
        write_case(connection, document, case, names, generation)
    return one.verdict


def _original(connection: sqlite3.Connection, one: Prepared) -> tuple[str, int] | None:
    """Path and id of the document that has the same articles in other furniture."""
    if not one.fingerprint:
        return None
    row = connection.execute(
        "SELECT f.path, d.id FROM documents d JOIN files f ON f.id = d.file_id"
        " WHERE d.fingerprint = ? AND d.reprint_of IS NULL",
        (one.fingerprint,),
    ).fetchone()
    return (row[0], row[1]) if row else None


def _twin(connection: sqlite3.Connection, one: Prepared) -> tuple[str, int] | None:
    """Path and id of a file with the same bytes, as a whole or as a document in it."""
    by_file = connection.execute("SELECT path, id FROM files WHERE sha256 = ?", (one.sha256,)).fetchone()
    by_document = "SELECT path, f.id FROM files f JOIN documents d ON d.file_id = f.id WHERE d.sha256 = ?"
    row = by_file or connection.execute(by_document, (one.document_sha256,)).fetchone()
    return (row[0], row[1]) if row else None


def write_case(
    connection: sqlite3.Connection,
    document: int,
    case: PreparedCase,
    names: Names,
    generation: int,
    id: int | None = None,
) -> int:
    """The id of a case, `id` if given, after its rows were inserted."""
    names.spoken |= case.spoken
    counted, primary = place_ids(connection, case.places, names)
    columns = {"id": id, "document_id": document, "place_id": primary, **case.row}
    case_id = _insert(connection, f"cases ({', '.join(columns)})", tuple(columns.values()))
    connection.execute("INSERT INTO case_readings VALUES (?, ?)", (case_id, case.reading))
    insert_spans(connection, case_id, case.spans)
    link(connection, case_id, case.sketch)
    values = value_ids(connection, case.facets, names)
    connection.execute(
        "INSERT INTO case_facets VALUES (?, ?, ?, ?, ?, ?)",
        (case_id, generation, case.published, case.row["figure_count"], counted, values),
    )
    put(connection, case_id, case.index, case.single)
    return case_id


def insert_spans(connection: sqlite3.Connection, case_id: int, spans: dict[str, list[Row]]) -> None:
    """What was found in a case, into its tables."""
    for table, rows in spans.items():
        if rows:
            marks = ",".join("?" * SPANS[table])
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", [(case_id, *row) for row in rows])


def place_ids(
    connection: sqlite3.Connection, places: Sequence[tuple[Place, ...]], names: Names
) -> tuple[bytes, int | None]:
    """The nodes that a case counts at, as one blob, and the node of its primary place."""
    counted = {_place_id(connection, above, names) for chain in places for above in _chains(chain)}
    return _ids(sorted(counted)), _place_id(connection, places[0], names) if places else None


def _chains(chain: tuple[Place, ...]) -> Iterable[tuple[Place, ...]]:
    return (chain[:n] for n in range(1, len(chain) + 1))


def _ids(numbers: Sequence[int]) -> bytes:
    return np.array(numbers, dtype="<i4").tobytes()


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> int:
    target = table if "(" in table else f"{table} {_COLUMNS[table]}"
    marks = ",".join("?" * len(row))
    return int(connection.execute(f"INSERT INTO {target} VALUES ({marks})", row).lastrowid or 0)


_COLUMNS = {"files": "(path, sha256, size, imported, bytes)"}


def _place_id(connection: sqlite3.Connection, chain: tuple[Place, ...], names: Names) -> int:
    place = chain[-1]
    coded = place.code is not None
    known = names.places.get((place.key, coded))
    if known is None:
        row = connection.execute("SELECT id, code FROM places WHERE key = ?", (place.key,)).fetchone()
        known = row[0] if row else _new_place(connection, chain, names)
        if row and row[1] is None and coded:  # it came first as what is above a place that only a text knows
            connection.execute("UPDATE places SET code = ? WHERE id = ?", (place.code, known))
        names.places[place.key, coded] = known
    return int(known)


def _new_place(connection: sqlite3.Connection, chain: tuple[Place, ...], names: Names) -> int:
    place = chain[-1]
    parent = _place_id(connection, chain[:-1], names) if len(chain) > 1 else None
    name = next(name for name in reversed(place.names) if name)
    return _insert(
        connection,
        "places (parent_id, key, name, level, code, former, pinyin, initials)",
        (parent, place.key, name, place.level, place.code, place.former, *names.place_readings(name)),
    )


def value_ids(connection: sqlite3.Connection, found: Iterable[tuple[str, str]], names: Names) -> bytes:
    """Facet values as the library counts them: their ids, as one blob."""
    return _ids(sorted({_value_id(connection, facet, names) for facet in found}))


def _value_id(connection: sqlite3.Connection, facet: tuple[str, str], names: Names) -> int:
    known = names.values.get(facet)
    if known is None:
        row = connection.execute(
            "SELECT id FROM facet_values WHERE field = ? AND value = ?", facet
        ).fetchone()
        spoken = names.readings(facet[1]) if facet[0] in SPOKEN else ("", "")
        known = row[0] if row else _insert(
            connection, "facet_values (field, value, pinyin, initials)", (*facet, *spoken)
        )  # fmt: skip
        names.values[facet] = known
    return int(known)
