"""Files that bear a library's sign and version but not its tables are refused in words, however they are opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import LibraryUnusable
from core.library import Entry, Library
from core.model import Place, PrimaryPlace
from tests.core.made import entry


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "库.xjlib"
    Library.create(path).close()
    return path


def test_a_library_of_our_own_fits(library: Path) -> None:
    for readonly in (False, True):
        Library.open(library, readonly).close()


@pytest.mark.parametrize("readonly", [False, True])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("ALTER TABLE documents DROP COLUMN rules", "documents.rules"),
        ("ALTER TABLE places RENAME COLUMN initials TO letters", "places.initials"),
        ("DROP TABLE case_sketches", "case_sketches."),
        ("DROP TABLE state", "state."),
    ],
)
def test_other_tables_are_refused_in_words(library: Path, change: str, said: str, readonly: bool) -> None:
    with closing(sqlite3.connect(library)) as other:
        views = [name for (name,) in other.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
        for name in views:
            other.execute(f"DROP VIEW {name}")
        other.execute(change)
        other.commit()
    with pytest.raises(LibraryUnusable) as refused:
        Library.open(library, readonly)
    assert said in str(refused.value)
    assert "重新导入" in str(refused.value)


def test_more_than_we_know_does_no_harm(library: Path) -> None:
    with closing(sqlite3.connect(library)) as other:
        other.execute("ALTER TABLE cases ADD COLUMN remark TEXT")
        other.commit()
    Library.open(library, readonly=True).close()


def test_what_is_above_a_place_that_only_a_text_knows_is_known_when_another_text_proves_it(
    library: Path,
) -> None:
    township = {"province": "湖南省", "city": "永州市", "county": "零陵区", "township": "接履桥街道"}
    with closing(Library.open(library)) as store:
        store.add([_entry("甲", Place(**township, village="无名村"))])
        assert _known(store) == {"湖南省", "永州市", "零陵区"}
        store.add([_entry("乙", Place(**township, village="马坝村", code=431102007201))])
        assert _known(store) == {"湖南省", "永州市", "零陵区", "接履桥街道", "马坝村"}


def _known(store: Library) -> set[str]:
    return {node.name for node in store.tree() if node.known}


def _entry(name: str, place: Place) -> Entry:
    one = entry(name, f"{name}的标题", f"{name}村里养牛")
    case = replace(one.cases[0], primary_place=PrimaryPlace(place, ("title",)))
    return replace(one, cases=(case,))


def test_a_case_of_a_large_library_is_read_without_looking_through_all_documents(tmp_path):
    """Also in a file that was made before the index was asked for."""
    path = tmp_path / "a.xjlib"
    Library.create(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP INDEX documents_reprint")
    Library.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        sql = "EXPLAIN QUERY PLAN SELECT sha256 FROM documents WHERE reprint_of IN (SELECT 1)"
        steps = [row[3] for row in connection.execute(sql)]
    assert not any(step.startswith("SCAN documents") for step in steps)
