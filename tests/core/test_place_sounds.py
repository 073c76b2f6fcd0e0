"""Places are found by the pinyin that people type for them, which is often not that of their characters as words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.library import Entry, Library, indexing, preparing
from core.library.pinyin import place_readings, readings, spells
from core.model import Query
from core.syllables import syllables
from tests.core.articles import gazetteer
from tests.core.made import entry
from tests.core.test_library_care import _index

PLACES = [
    ("伽师县", "jia shi xian"),
    ("长治市", "chang zhi shi"),
    ("长子县", "zhang zi xian"),
    ("弓长岭区", "gong chang ling qu"),
    ("宁都县", "ning du xian"),
    ("漯河市", "luo he shi"),
    ("库尔勒市", "ku er le shi"),
    ("克什克腾旗", "ke shi ke teng qi"),
    ("六合区", "lu he qu"),
    ("六合村", "liu he cun"),
    ("凉水泉村", "liang shui quan cun"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "spoken"), PLACES)
def test_how_places_are_read(name: str, spoken: str) -> None:
    assert place_readings(name) == (spoken.replace(" ", ""), "".join(s[0] for s in spoken.split()))


def test_the_gazetteer_reads_as_the_library_does() -> None:
    for name, spoken in PLACES[:-1]:
        assert gazetteer().pinyin(name) == spoken


def test_words_are_read_as_words() -> None:
    assert readings("长大都是") == ("zhangdadoushi", "zdds")
    assert spells("zz", "长治市") and spells("cz", "长治市") and not spells("js", "加大师傅")


def villages() -> list[Entry]:
    return [
        entry("甲", "瓜果飘香", "戈壁上种出了好瓜。", place=("新疆维吾尔自治区", "喀什地区", "伽师县")),
        entry("乙", "太行新路", "山里修通了路。", place=("山西省", "长治市", "平顺县")),
        entry("丙", "水边人家", "湖里养起了鱼。", place=("湖南省", "永州市", "零陵区")),
    ]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("js", ["瓜果飘香"]),
        ("jiashi", ["瓜果飘香"]),
        ("czs", ["太行新路"]),
        ("地区:changzhishi", ["太行新路"]),
        ("llq", ["水边人家"]),
    ],
)
def test_cases_are_found_by_the_pinyin_of_their_places(tmp_path: Path, typed: str, titles: list[str]) -> None:
    with closing(Library.create(tmp_path / "库.xjlib")) as library:
        library.add(villages())
        assert [row.title for row in library.answer(Query(typed)).rows] == titles


def test_places_are_offered_by_their_initials(tmp_path: Path) -> None:
    with closing(Library.create(tmp_path / "库.xjlib")) as library:
        library.add(villages())
        assert [one.text for one in library.suggest("js")] == ["伽师县"]
        assert [one.text for one in library.suggest("cz")] == ["长治市"]


def test_an_older_library_learns_how_places_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a program of version 3 left it: every name read as a word, in the tree and in the index."""
    plain = indexing.spoken
    with monkeypatch.context() as older:
        older.setattr(indexing, "spoken", lambda case, read=syllables: plain(case, read))
        older.setattr(preparing.pinyin, "place_readings", readings)
        old = Library.create(tmp_path / "old.xjlib")
        old.add(villages())
        assert old.answer(Query("js")).total == 0 and old.suggest("cz") == ()
        old.close()
    with closing(sqlite3.connect(old.path)) as file:
        file.execute("PRAGMA user_version = 3")
        file.commit()
    fresh = Library.create(tmp_path / "fresh.xjlib")
    fresh.add(villages())
    brought = Library.open(old.path)
    assert _index(brought) == _index(fresh) and brought.check() == ()
    assert brought.tree() == fresh.tree()
    assert [row.title for row in brought.answer(Query("js")).rows] == ["瓜果飘香"]
    for one in (brought, fresh):
        one.close()
