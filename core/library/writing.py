"""Cases into the library: what can be worked out beforehand and elsewhere, and the rows of one transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import numpy as np

from core.library import codec, pinyin
from core.library.passages import Passages, columns, passages, singles
from core.model import LEVELS, AlreadyThere, Case, Document, Field, Imported, Place, Verdict

Row = tuple[Any, ...]
MARK = "·"
"""Stands between two names in the pinyin columns, so that no syllables run together."""

_SPANS = {
    "figures": 20, "programmes": 7, "place_mentions": 8, "people": 7, "organisations": 4, "themes": 6, "checks": 9,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One document to be added: where its file is, the file's bytes, what was read and which cases are in it."""

    path: str
    data: bytes
    document: Document
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class PreparedCase:
    """A case as rows without their ids; `places` are its places' own ancestors, top first."""

    row: Row
    reading: bytes
    spans: dict[str, list[Row]]
    places: tuple[tuple[Place, ...], ...]
    facets: tuple[tuple[str, str], ...]
    published: int
    index: tuple[str, ...]
    single: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """An entry as rows, worked out without the library, so that a worker process can do it."""

    path: str
    sha256: str
    size: int
    data: bytes | None
    document: Row
    document_sha256: str
    cases: tuple[PreparedCase, ...]
    verdict: Imported


def prepare(entry: Entry, rules: int) -> Prepared:
    """All that can be worked out about an entry without the library."""
    document = entry.document
    cases = tuple(prepare_case(document, case, entry.cases) for case in entry.cases)
    row = (
        document.name, document.sha256, document.media_type, rules, codec.pack(document.marks),
        json.dumps(document.notes, ensure_ascii=False), document.text,
    )  # fmt: skip
    return Prepared(
        entry.path, hashlib.sha256(entry.data).hexdigest(), len(entry.data), _original(entry),
        row, document.sha256, cases, _verdict(entry),
    )  # fmt: skip


def _original(entry: Entry) -> bytes | None:
    """The file's bytes, compressed, unless they are the text itself."""
    return (
        None if entry.data == entry.document.text.encode("utf-8", "replace") else zlib.compress(entry.data, 6)
    )


def prepare_case(document: Document, case: Case, siblings: Iterable[Case]) -> PreparedCase:
    """A case as the rows that it becomes."""
    found = passages(document, case, siblings)
    places = (ancestors(case.primary_place.place),) if case.primary_place else ()
    return PreparedCase(
        _case_row(case, found), codec.pack(case), _spans(case), places, facets(case), _day(case.published),
        (*columns(found), *spoken(case), month(case)), singles(found),
    )  # fmt: skip


def facets(case: Case) -> tuple[tuple[str, str], ...]:
    """The facet values of a case as (field, value), each once."""
    found = [("kind", case.kind), ("review", "")]
    if case.published and case.published.value[:4].isdigit():
        found.append(("year", case.published.value[:4]))
    if case.source:
        found.append(("source", case.source.value))
    found += [("industry" if theme.industry else "theme", theme.name) for theme in case.themes]
    found += [("programme", programme.name) for programme in case.programmes]
    found += [("figure_theme", figure.theme) for figure in case.figures]
    return tuple(dict.fromkeys(found))


def ancestors(place: Place) -> tuple[Place, ...]:
    """The known units from the top down to `place` itself."""
    names = place.names
    levels = [i for i, name in enumerate(names) if name]
    return tuple(place if i == levels[-1] else _unit_above(place, i) for i in levels)


def _unit_above(place: Place, level: int) -> Place:
    below = dict.fromkeys(LEVELS[level + 1 :])
    return replace(place, **below, code=_above(place.code, level), former=None)


def _above(code: int | None, level: int) -> int | None:
    digits = (2, 4, 6, 9, 12)[level]
    return int(str(code)[:digits]) if code is not None and len(str(code)) >= digits else None


def _verdict(entry: Entry) -> Imported:
    kept = {
        line
        for case in entry.cases
        for line in entry.document.text[case.span.start : case.span.end].split("\n")
    }
    folded = sum(1 for line in entry.document.text.split("\n") if line.strip() and line not in kept)
    open_places = sum(
        1 for case in entry.cases for mention in case.places if not mention.place and not mention.within
    )
    return Imported(entry.path, len(entry.cases), folded, open_places)


def _case_row(case: Case, found: Passages) -> Row:
    lead = found.reading.replace("\n", " ").strip()[:90]
    title = case.title.value if case.title else lead[:30]
    place = case.primary_place.place if case.primary_place else None
    return (
        case.number, case.span.start, case.span.end, case.body[0].start if case.body else case.span.start, _value(case.kicker), title, _value(case.subtitle),
        _value(case.source), "、".join(f.value for f in case.authors) or None,
        "、".join(f.value for f in case.editors) or None, _value(case.published), case.kind,
        readable(place) if place else "", lead, len(case.figures), len({p.name for p in case.programmes}),
        sum(1 for check in case.checks if not check.holds), case.confidence, "".join(pinyin.syllables(title)) or title,
    )  # fmt: skip


def readable(place: Place) -> str:
    """The short path of a place for a line of the list: its two lowest known levels, `零陵区马坝村`."""
    return "".join([name for name in place.names if name][-2:])


def spoken(case: Case) -> tuple[str, str]:
    """Syllables and initials of the names that pinyin finds: title, places, programmes."""
    names = [case.title.value] if case.title else []
    if case.primary_place:
        names += [name for name in case.primary_place.place.names if name]
    names += sorted({programme.name for programme in case.programmes})
    read = [one for name in names if (one := pinyin.syllables(name))]
    return (
        f" {MARK} ".join(" ".join(one) for one in read),
        f" {MARK} ".join(" ".join(s[0] for s in one) for one in read),
    )


def month(case: Case) -> str:
    """The word by which the index finds the cases of a month, so that the newest are found without finding all."""
    return str(_day(case.published) // 100)


def _spans(case: Case) -> dict[str, list[Row]]:
    return {
        "figures": [
            (
                f.span.start, f.span.end, f.text, f.indicator, f.theme, f.value, f.value_max, f.unit, f.modifier,
                f.normal and f.normal.value, f.normal and f.normal.unit, f.normal and f.normal.dimension, f.period,
                f.place.key if f.place else None, f.change and f.change.role, f.change and f.change.group, f.target,
                f.sentence and f.sentence.start, f.sentence and f.sentence.end,
            )
            for f in case.figures
        ],
        "programmes": [(p.span.start, p.span.end, p.text, p.name, p.kind, p.expansion) for p in case.programmes],
        "place_mentions": [
            (
                m.span.start, m.span.end, m.text, m.place.key if m.place else None, m.place.code if m.place else None,
                m.within, " ".join(place.key for place in m.candidates),
            )
            for m in case.places
        ],
        "people": [(p.span.start, p.span.end, p.name, p.role, p.org, p.private) for p in case.people],
        "organisations": [(o.span.start, o.span.end, o.text) for o in case.organisations],
        "themes": [
            (theme.name, theme.industry, theme.score, passage and passage.start, passage and passage.end)
            for theme in case.themes
            for passage in theme.passages or (None,)
        ],
        "checks": [
            (
                c.span.start, c.span.end, c.kind, c.holds, c.soft, c.note,
                c.other and c.other.start, c.other and c.other.end,
            )
            for c in case.checks
        ],
    }  # fmt: skip


def _value(part: Field | None) -> str | None:
    return part.value if part else None


def _day(published: Field | None) -> int:
    """A date as a number that sorts: 2023-04-07 -> 20230407, 2023 -> 20230000, unknown -> 0."""
    digits = "".join(c for c in published.value if c.isdigit())[:8] if published else ""
    return int(digits.ljust(8, "0")) if digits else 0


@dataclass(slots=True)
class Names:
    """The ids of places and facet values that this connection has met, for the time of one transaction."""

    places: dict[str, int] = field(default_factory=dict)
    values: dict[tuple[str, str], int] = field(default_factory=dict)


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
    document = _insert(
        connection,
        "documents (file_id, name, sha256, media_type, rules, marks, notes, text)",
        (new_files[one.sha256], *one.document),
    )
    for case in one.cases:
        write_case(connection, document, case, names, generation)
    return one.verdict


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
    places = sorted(
        {_place_id(connection, chain, names) for chain in case.places for chain in _chains(chain)}
    )
    row = case.row
    primary = _place_id(connection, case.places[0], names) if case.places else None
    case_id = _insert(
        connection,
        "cases (id, document_id, number, start, stop, body_start, kicker, title, subtitle, source, authors, editors, published, kind,"
        " place, lead, figure_count, programme_count, doubts, confidence, title_key, place_id)",
        (id, document, *row, primary),
    )
    connection.execute("INSERT INTO case_readings VALUES (?, ?)", (case_id, case.reading))
    for table, rows in case.spans.items():
        if rows:
            marks = ",".join("?" * _SPANS[table])
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", [(case_id, *r) for r in rows])
    values = value_ids(connection, case.facets, names)
    connection.execute(
        "INSERT INTO case_facets VALUES (?, ?, ?, ?, ?, ?)",
        (case_id, generation, case.published, row[14], _ids(places), values),
    )
    connection.execute(
        "INSERT INTO search_pairs (rowid, text, title, lead, furniture, pinyin, initials, month)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (case_id, *case.index),
    )
    connection.execute("INSERT INTO search_single (rowid, chars) VALUES (?, ?)", (case_id, case.single))
    return case_id


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
    known = names.places.get(place.key)
    if known is None:
        row = connection.execute("SELECT id FROM places WHERE key = ?", (place.key,)).fetchone()
        known = row[0] if row else _new_place(connection, chain, names)
        names.places[place.key] = known
    return int(known)


def _new_place(connection: sqlite3.Connection, chain: tuple[Place, ...], names: Names) -> int:
    place = chain[-1]
    parent = _place_id(connection, chain[:-1], names) if len(chain) > 1 else None
    name = next(name for name in reversed(place.names) if name)
    return _insert(
        connection,
        "places (parent_id, key, name, level, code, former, pinyin, initials)",
        (parent, place.key, name, place.level, place.code, place.former, *pinyin.readings(name)),
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
        spoken = pinyin.readings(facet[1]) if facet[0] in ("programme", "source") else ("", "")
        known = row[0] if row else _insert(
            connection, "facet_values (field, value, pinyin, initials)", (*facet, *spoken)
        )  # fmt: skip
        names.values[facet] = known
    return int(known)
