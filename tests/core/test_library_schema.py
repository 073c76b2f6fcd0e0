"""Files that bear a library's sign and version but not its tables are refused in words, however they are opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import LibraryUnusable
from core.library import Library


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
