"""The tables of a library, and the steps from each older version to this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock

import numpy as np
from sqlite_utils import Database

from core.library import indexing, pinyin, reviewed
from core.library.copying import copy
from core.library.documents import cases_in, stored_document
from core.library.judging import overlay
from core.library.passages import passages
from core.model import Case
from core.parse.sounds import has_sounds
from core.syllables import syllables

VERSION = 4

_TABLES = """
CREATE TABLE state (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO state VALUES ('generation', 0), ('rules', 0), ('created', datetime('now'));

CREATE TABLE files (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,
    imported TEXT NOT NULL, bytes BLOB /* as they came, zlib; NULL: the UTF-8 of the document's text */
);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES files, name TEXT NOT NULL, sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL, rules INTEGER NOT NULL, fingerprint BLOB, reprint_of INTEGER REFERENCES documents, marks BLOB, notes TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX documents_file ON documents (file_id);
CREATE INDEX documents_fingerprint ON documents (fingerprint);
CREATE INDEX documents_sha256 ON documents (sha256);

CREATE TABLE places (
    id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES places, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    level INTEGER NOT NULL, code INTEGER, former TEXT, pinyin TEXT NOT NULL, initials TEXT NOT NULL
);
CREATE TABLE cases (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents, number INTEGER NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, body_start INTEGER NOT NULL, kicker TEXT, title TEXT NOT NULL, subtitle TEXT, source TEXT,
    authors TEXT, editors TEXT, published TEXT, kind TEXT NOT NULL, place_id INTEGER REFERENCES places, place TEXT NOT NULL,
    lead TEXT NOT NULL, figure_count INTEGER NOT NULL, programme_count INTEGER NOT NULL, doubts INTEGER NOT NULL,
    confidence REAL NOT NULL, title_key TEXT NOT NULL, review TEXT NOT NULL DEFAULT '', starred INTEGER NOT NULL DEFAULT 0,
    key_words TEXT NOT NULL DEFAULT '' /* by jieba, the weightiest first, a space between them */,
    UNIQUE (document_id, number)
);
CREATE INDEX cases_title ON cases (title_key);
CREATE TABLE case_readings (case_id INTEGER PRIMARY KEY REFERENCES cases, data BLOB NOT NULL /* all of it, JSON, zlib */);

CREATE TABLE figures (
    case_id INTEGER NOT NULL REFERENCES cases, start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL,
    indicator TEXT, theme TEXT NOT NULL, value REAL NOT NULL, value_max REAL, unit TEXT NOT NULL, modifier TEXT,
    normal_value REAL, normal_unit TEXT, dimension TEXT, period TEXT, place TEXT, change_role TEXT, change_group INTEGER,
    target INTEGER NOT NULL, sentence_start INTEGER, sentence_stop INTEGER
);
CREATE TABLE programmes (
    case_id INTEGER NOT NULL REFERENCES cases, start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL,
    name TEXT NOT NULL, kind TEXT NOT NULL, expansion TEXT
);
CREATE TABLE place_mentions (
    case_id INTEGER NOT NULL REFERENCES cases, start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL,
    place TEXT, code INTEGER, inside TEXT NOT NULL, candidates TEXT NOT NULL
);
CREATE TABLE people (
    case_id INTEGER NOT NULL REFERENCES cases, start INTEGER NOT NULL, stop INTEGER NOT NULL, name TEXT NOT NULL,
    role TEXT, organisation TEXT, private INTEGER NOT NULL
);
CREATE TABLE organisations (
    case_id INTEGER NOT NULL REFERENCES cases, start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE TABLE themes (
    case_id INTEGER NOT NULL REFERENCES cases, name TEXT NOT NULL, industry INTEGER NOT NULL, score REAL NOT NULL,
    start INTEGER, stop INTEGER
);
CREATE TABLE checks (
    case_id INTEGER NOT NULL REFERENCES cases, start INTEGER NOT NULL, stop INTEGER NOT NULL, kind TEXT NOT NULL,
    holds INTEGER NOT NULL, soft INTEGER NOT NULL, note TEXT NOT NULL, other_start INTEGER, other_stop INTEGER
);
CREATE TABLE tags (
    case_id INTEGER NOT NULL REFERENCES cases, tag TEXT NOT NULL, PRIMARY KEY (case_id, tag)
) WITHOUT ROWID;
CREATE TABLE twins (
    case_id INTEGER NOT NULL REFERENCES cases, twin_id INTEGER NOT NULL REFERENCES cases,
    likeness REAL NOT NULL, PRIMARY KEY (case_id, twin_id)
) WITHOUT ROWID;
CREATE INDEX twins_twin ON twins (twin_id);
CREATE TABLE case_sketches (case_id INTEGER PRIMARY KEY REFERENCES cases, data BLOB NOT NULL);
CREATE TABLE sketch_keys (key INTEGER NOT NULL, case_id INTEGER NOT NULL, PRIMARY KEY (key, case_id)) WITHOUT ROWID;

CREATE TABLE decisions (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, time TEXT NOT NULL, reviewer TEXT NOT NULL, action TEXT NOT NULL,
    document_sha256 TEXT NOT NULL, case_number INTEGER NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL,
    start INTEGER, stop INTEGER, quote TEXT NOT NULL, quote_before TEXT NOT NULL, quote_after TEXT NOT NULL,
    machine TEXT NOT NULL, value TEXT NOT NULL, note TEXT NOT NULL, seen TEXT NOT NULL, undoes TEXT NOT NULL
);
CREATE INDEX decisions_document ON decisions (document_sha256);
CREATE TABLE facet_values (
    id INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL, pinyin TEXT NOT NULL, initials TEXT NOT NULL,
    UNIQUE (field, value)
);
CREATE INDEX facet_values_initials ON facet_values (initials) WHERE initials <> '';
CREATE INDEX facet_values_pinyin ON facet_values (pinyin) WHERE pinyin <> '';
CREATE TABLE case_facets (
    case_id INTEGER PRIMARY KEY REFERENCES cases, changed INTEGER NOT NULL, published INTEGER NOT NULL,
    figure_count INTEGER NOT NULL, place_ids BLOB NOT NULL, value_ids BLOB NOT NULL
);
CREATE INDEX case_facets_changed ON case_facets (changed);
CREATE TABLE facet_snapshots (name TEXT PRIMARY KEY, generation INTEGER NOT NULL, data BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE import_runs (id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT);
CREATE TABLE import_log (
    run_id INTEGER NOT NULL REFERENCES import_runs, path TEXT NOT NULL, verdict TEXT NOT NULL, cases INTEGER,
    folded INTEGER, open_places INTEGER, twin TEXT, reason TEXT
);
CREATE TABLE saved_queries (name TEXT PRIMARY KEY, query TEXT NOT NULL, saved TEXT NOT NULL) WITHOUT ROWID;
"""

_LATER = """
CREATE INDEX IF NOT EXISTS documents_reprint ON documents (reprint_of) WHERE reprint_of IS NOT NULL;
"""

_WORDS = """
CREATE TABLE case_words (
    case_id INTEGER PRIMARY KEY REFERENCES cases, title TEXT NOT NULL, added TEXT NOT NULL, pinyin TEXT NOT NULL,
    initials TEXT NOT NULL, month TEXT NOT NULL /* what the index was given of a case that people have spoken of */
);
"""

_INDEX = """
CREATE VIRTUAL TABLE search_pairs USING fts5(
    text, title, lead, furniture, pinyin, initials, month, content='', tokenize='ascii'
);
CREATE VIRTUAL TABLE search_single USING fts5(chars, content='', tokenize='ascii', detail=none, columnsize=0);
"""

_CASE_INDEXES = "".join(
    f"CREATE INDEX {table}_case ON {table} (case_id);\n"
    for table in ("figures", "programmes", "place_mentions", "people", "organisations", "themes", "checks")
)

VIEWS = {
    "case_list": """
    SELECT c.id, c.title, c.place, c.published, c.source, c.kind, d.name AS file, c.figure_count, c.programme_count,
           substr(d.text, c.start + 1, c.stop - c.start) AS text
    FROM cases c JOIN documents d ON d.id = c.document_id""",
    "figure_evidence": """
    SELECT c.title, f.indicator, f.text, f.value, f.unit, f.normal_value, f.normal_unit, f.period, f.place, f.theme,
           substr(d.text, f.sentence_start + 1, f.sentence_stop - f.sentence_start) AS sentence, f.case_id
    FROM figures f JOIN cases c ON c.id = f.case_id JOIN documents d ON d.id = c.document_id""",
    "programme_cases": """
    SELECT p.name, p.kind, count(DISTINCT p.case_id) AS cases, group_concat(DISTINCT c.title) AS titles
    FROM programmes p JOIN cases c ON c.id = p.case_id GROUP BY p.name, p.kind""",
}
"""What a person with any SQLite tool reads first."""

Step = Callable[[Database], None]
_ONE_AT_A_TIME = Lock()  # the window opens a library to read and to write in the same moment


def build(db: Database) -> None:
    """All tables and views of this version, within the caller's transaction (sqlite-utils 4 joins an open one)."""
    for script in (_TABLES, _LATER, _WORDS, _CASE_INDEXES, _INDEX):
        run(db.conn, script)
    for name, select in VIEWS.items():
        db.create_view(name, select)
    db.execute(f"PRAGMA user_version = {VERSION}")


def tables(connection: sqlite3.Connection) -> None:
    """The tables of this version alone, to compare a file with."""
    for script in (_TABLES, _WORDS):
        run(connection, script)


def run(connection: sqlite3.Connection, script: str) -> None:
    """The statements of a script one by one, so that they stay in the open transaction."""
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def add_indexes(connection: sqlite3.Connection) -> None:
    """What a file of this version may lack that was made before somebody asked for it; nothing is written if it is there."""
    run(connection, _LATER)


def migrate(db: Database, path: Path) -> None:
    """Each step in its own transaction, after a copy of the file beside it (`NAME.v1.bak`)."""
    with _ONE_AT_A_TIME:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version < VERSION:
            copy(db.conn, path.with_name(f"{path.name}.v{version}.bak"))
            _climb(db, version)


def _climb(db: Database, version: int) -> None:
    for number in range(version, VERSION):
        db.execute("BEGIN IMMEDIATE")
        try:
            STEPS[number](db)
            db.execute(f"PRAGMA user_version = {number + 1}")
        except BaseException:
            db.rollback()
            raise
        db.commit()


def _find_sounded_and_corrected(db: Database) -> None:
    """Texts with sounds behind characters are found without them, and cases by what people have said of them."""
    run(db.conn, _WORDS)
    for document_id in _sounded(db):
        document, inside = stored_document(db.conn, document_id), cases_in(db.conn, document_id)
        for case_id, case in inside:
            found = passages(document, case, [one for _, one in inside])
            said = _as_words(case)
            indexing.forget(db.conn, case_id, replace(found, spelt=""), said)
            indexing.put(db.conn, case_id, *indexing.rows(found, said))
    _read_places_as_places(db)  # before anything asks what the index was given: today that is this
    for case_id in reviewed.cases_of(db.conn, {row["document_sha256"] for row in db["decisions"].rows}):
        machine, said_of = reviewed.judged(db.conn, case_id)
        reviewed.index(db.conn, case_id, machine, overlay(machine, said_of))


def _sounded(db: Database) -> list[int]:
    toned = "text GLOB '*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]*'"
    return [
        row["id"] for row in db["documents"].rows_where(toned, select="id, text") if has_sounds(row["text"])
    ]


def _room_for_key_words(db: Database) -> None:
    """Cases have none until their documents are read again, which takes too long for an opening library."""
    run(db.conn, "ALTER TABLE cases ADD COLUMN key_words TEXT NOT NULL DEFAULT ''")


def _read_places_as_places(db: Database) -> None:
    """Places are found by the pinyin of places: 长治 by `cz`, not by `zz`."""
    changed = []
    for row in list(db["places"].rows_where(select="id, name, pinyin")):
        reading, initials = pinyin.place_readings(row["name"])
        if reading != row["pinyin"]:
            db.execute(
                "UPDATE places SET pinyin = ?, initials = ? WHERE id = ?", (reading, initials, row["id"])
            )
            changed.append(row["id"])
    for case_id, document_id in _unspoken_cases_at(db, changed):
        document, inside = stored_document(db.conn, document_id), dict(cases_in(db.conn, document_id))
        case, found = inside[case_id], passages(document, inside[case_id], inside.values())
        indexing.forget(db.conn, case_id, found, _as_words(case))
        indexing.put(db.conn, case_id, *indexing.rows(found, indexing.by_machine(case)))


def _unspoken_cases_at(db: Database, places: list[int]) -> list[tuple[int, int]]:
    """The cases at some places, with their documents; without those of which it is noted what the index was given."""
    if not places:
        return []
    rows = db.execute(
        "SELECT c.id, c.document_id, f.place_ids FROM cases c JOIN case_facets f ON f.case_id = c.id"
        " WHERE c.id NOT IN (SELECT case_id FROM case_words)"
    )
    return [(id, document) for id, document, ids in rows if np.isin(np.frombuffer(ids, "<i4"), places).any()]


def _as_words(case: Case) -> indexing.Given:
    """What the index was given of a case as long as places were read as words."""
    reading, initials = indexing.spoken(case, syllables)
    return replace(indexing.by_machine(case), pinyin=reading, initials=initials)


STEPS: dict[int, Step] = {
    1: _find_sounded_and_corrected,
    2: _room_for_key_words,
    3: _read_places_as_places,
}
"""Version n -> the step from n to n + 1."""
