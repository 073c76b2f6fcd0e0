"""Is the library whole?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from sqlite_utils import Database

from core.library import migrations

_ONE_EACH = {
    "case_readings": "case_id", "case_facets": "case_id", "search_pairs_docsize": "id",
}  # fmt: skip


def problems(db: Database) -> Iterator[str]:
    """What is not as it should be, one sentence each; nothing if the library is whole."""
    try:
        for (line,) in db.execute("PRAGMA integrity_check(20)"):
            if line != "ok":
                yield f"文件结构有损坏:{line}"
        yield from _missing(db)
        for row in db.query("PRAGMA foreign_key_check"):
            yield f"{row['table']} 第 {row['rowid']} 行缺少它所属的 {row['parent']}"
        for table, key in _ONE_EACH.items():
            yield from _unmatched(db, table, key)
        if count := db["documents"].count_where("file_id NOT IN (SELECT id FROM files)"):
            yield f"{count} 个文档没有原始文件"
    except sqlite3.DatabaseError as error:
        yield f"文件有损坏,无法读完:{error}"


def schema_of(db: Database) -> dict[str, tuple[str, ...]]:
    """Tables and views that a person can read, each with its columns; the index's own are left out."""
    names = [*db.table_names(), *db.view_names()]
    return {
        name: tuple(db[name].columns_dict)
        for name in sorted(names)
        if not name.startswith(("search_", "sqlite_"))
    }


def _missing(db: Database) -> Iterator[str]:
    """Tables, views, columns and indexes that a library of this version has and this one has not."""
    with closing(sqlite3.connect(":memory:")) as memory:
        model = Database(memory, recursive_triggers=False, execute_plugins=False)
        migrations.build(model)
        have, want = schema_of(db), schema_of(model)
        for name, columns in want.items():
            if name not in have:
                yield f"缺少{'视图' if name in migrations.VIEWS else '表'} {name}"
            elif lost := set(columns) - set(have[name]):
                yield f"{name} 缺少列 {'、'.join(sorted(lost))}"
        for name in sorted(_indexes(model) - _indexes(db)):
            yield f"缺少索引 {name}"


def _indexes(db: Database) -> set[str]:
    return {row["name"] for row in db.query("SELECT name FROM sqlite_master WHERE type = 'index'")}


def _unmatched(db: Database, table: str, key: str) -> Iterator[str]:
    if count := db["cases"].count_where(f"id NOT IN (SELECT {key} FROM {table})"):
        yield f"{count} 个案例在 {table} 中没有内容"
    if count := db[table].count_where(f"{key} NOT IN (SELECT id FROM cases)"):
        yield f"{table} 中有 {count} 行不属于任何案例"
