"""What the library relies on in sqlite-utils: it joins an open transaction and never commits ours early."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from core.library import Library, migrations, schema

USES: list[tuple[str, Callable[[Database], object]]] = [
    ("create_view", lambda db: db.create_view("v", "SELECT 1 AS one")),
    ("replace a view", lambda db: db.create_view("case_list", "SELECT id FROM cases", replace=True)),
    ("execute", lambda db: db.execute("UPDATE state SET value = 99 WHERE key = 'generation'")),
    ("insert_all", lambda db: db.table("tags").insert_all([{"case_id": 1, "tag": "甲"}], ignore=True)),
    ("query", lambda db: list(db.query("SELECT * FROM state"))),
    ("rows_where", lambda db: list(db["state"].rows_where("key = ?", ["generation"]))),
    ("atomic", lambda db: _atomic(db)),
    ("introspection", lambda db: (db.table_names(), db.view_names(), db["cases"].columns_dict)),
]


def _atomic(db: Database) -> None:
    with db.atomic():
        db.execute("DELETE FROM state WHERE key = 'rules'")


@pytest.mark.parametrize(("name", "use"), USES, ids=[name for name, _ in USES])
def test_stays_in_our_transaction(library: Library, name: str, use: Callable[[Database], object]) -> None:
    before = _all(library)
    library.db.execute("BEGIN IMMEDIATE")
    library.db.execute("INSERT INTO tags VALUES (1, 'ours')")
    use(library.db)
    assert library.db.conn.in_transaction, f"{name} ended the transaction"
    other = sqlite3.connect(library.path)
    assert other.execute("SELECT count(*) FROM tags").fetchone() == (0,), f"{name} committed"
    other.close()
    library.db.rollback()
    assert _all(library) == before


def _all(library: Library) -> list[object]:
    tables = ("sqlite_master", "state", "tags")
    return [list(library.db.conn.execute(f"SELECT * FROM {table}")) for table in tables]


def test_a_new_library_is_one_transaction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken off at the views, nothing of the tables is there."""
    monkeypatch.setitem(migrations.VIEWS, "broken", "SELECT nothing FROM nowhere GROUP")
    with pytest.raises(schema.LibraryUnusable):
        Library.create(tmp_path / "x.xjlib")
    left = sqlite3.connect(tmp_path / "x.xjlib")
    assert left.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    left.close()


DAMAGE = [
    ("DROP TABLE tags", "缺少表 tags"),
    ("DROP VIEW figure_evidence", "缺少视图 figure_evidence"),
    ("DROP INDEX figures_case", "缺少索引 figures_case"),
    ("ALTER TABLE import_log DROP COLUMN reason", "import_log 缺少列 reason"),
    ("DELETE FROM case_readings WHERE case_id = 2", "1 个案例在 case_readings 中没有内容"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGE)
def test_check_says_what_is_missing(library: Library, damage: str, said: str) -> None:
    assert library.check() == ()
    library.db.execute(damage)
    assert said in library.check()


def test_the_schema_is_told_with_its_columns(library: Library) -> None:
    told = library.schema()
    assert told["figure_evidence"][:3] == ("title", "indicator", "text") and "decisions" in told
    assert not any(name.startswith("search_") for name in told)
