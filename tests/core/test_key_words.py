"""Key words: kept with each case, with room for them after a migration, and a ground for likeness."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from core.library import Library
from core.model import Query
from tests.core.made import entry

BERRIES = "村里种植蓝莓,蓝莓卖得好,冷库里存着蓝莓。"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.create(tmp_path / "库.xjlib")) as made:
        yield made


def test_a_stored_case_has_its_key_words(store: Library) -> None:
    store.add([entry("甲", "山村新事", BERRIES)])
    (id,) = store.ids(Query())
    assert store.case(id).key_words[:2] == ("蓝莓", "冷库")


def test_cases_are_alike_by_their_key_words(store: Library) -> None:
    store.add([entry("甲", "山村新事", BERRIES, themes=["产业"])])
    store.add([entry("乙", "岭上旧事", f"后山有片坡地荒着。{BERRIES}游客也来采摘。", themes=["产业"])])
    (one,) = store.ids(Query(text="山村新事"))
    assert "蓝莓" in store.similar(one)[0].reason


def test_an_older_library_opens_without_key_words(store: Library, tmp_path: Path) -> None:
    store.add([entry("甲", "山村新事", BERRIES)])
    path = tmp_path / "库.xjlib"
    store.close()
    with closing(sqlite3.connect(path)) as older:
        older.executescript(
            "DROP VIEW case_list; ALTER TABLE cases DROP COLUMN key_words; PRAGMA user_version = 2;"
        )
    with closing(Library.open(path)) as opened:
        (id,) = opened.ids(Query())
        assert opened.case(id).key_words == ()
