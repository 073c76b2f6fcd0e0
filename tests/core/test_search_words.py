"""Words that stand otherwise in the text than a reader would type them: sounds behind characters, and what people corrected."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.library import Entry, Library, indexing, passages, reviewed
from core.model import Case, Field, Figure, Paragraph, Place, PrimaryPlace, Programme, Query, Span
from core.parse import parse
from core.parse.sounds import without_sounds
from tests.core.articles import gazetteer
from tests.core.made import document, entry, village_library
from tests.core.test_library_care import _index

SOUNDED = """鄉(xiāng)村振興(xīng)進行時
來源:南陽日報(bào) 2022-05-01

凉水泉村發(fā)展光伏產(chǎn)業(yè),帶動群眾增收。村級(jí)道路(全長3公里)已修通(tōng)。

圖為村民在採茶(chá)葉。
"""


def sounded() -> Entry:
    body = SOUNDED.index("凉水泉")
    caption = SOUNDED.index("圖為")
    end = SOUNDED.index("\n", body)
    paragraphs = (
        Paragraph("text", (Span(body, end),)),
        Paragraph("caption", (Span(caption, SOUNDED.index("\n", caption)),)),
    )
    title = SOUNDED.split("\n")[0]
    case = Case(
        0, Span(0, len(SOUNDED)), (Span(body, end),), paragraphs, title=Field(without_sounds(title), Span(0, len(title)))
    )  # fmt: skip
    return Entry("made/聲.txt", SOUNDED.encode(), document("聲.txt", SOUNDED), (case,))


@pytest.fixture
def heard(library: Library) -> Library:
    library.add([sounded()])
    return library


def found(library: Library, text: str) -> set[str]:
    return {row.file for row in library.page(Query(text), 0)}


@pytest.mark.parametrize(
    "words",
    ["乡村振兴", "鄉村", "发展光伏产业", "产业,带动", "村级道路(全长3公里)", "采茶叶", "南阳日报", "标题:乡村振兴进行时", "(xiāng)", "鄉(xiāng)村", "產(chǎn)業(yè)",
     "級(jí)道", "茶(chá)葉", "報(bào)"],
)  # fmt: skip
def test_a_text_is_found_with_its_sounds_and_without(heard: Library, words: str) -> None:
    assert "聲.txt" in found(heard, words)


def test_every_literal_piece_is_still_found(heard: Library) -> None:
    for line in SOUNDED.splitlines():
        for length in (1, 2, 3, 5):
            for at in range(len(line) - length + 1):
                words = line[at : at + length]
                if words.strip():
                    quoted = 'raw:"' + words.replace('"', '""') + '"'
                    assert "聲.txt" in found(heard, quoted.replace("raw:", "原文:")), words


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("乡村", "鄉(xiāng)村"),
        ("产业", "產(chǎn)業"),
        ("采茶叶", "採茶(chá)葉"),
        ("日报 2022", "日報(bào) 2022"),
    ],
)
def test_hits_lie_over_the_text_as_it_stands(heard: Library, words: str, stands: str) -> None:
    (case,) = [row.id for row in heard.page(Query('原文:"聲"'), 0)] or heard.ids(Query("采茶叶"))
    stored = heard.case(case, Query(f'"{words}"'))
    assert stands in [stored.document.text[hit.start : hit.end] for hit in stored.hits]


def test_taking_it_out_leaves_nothing(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "x.xjlib")
    library.add([sounded()])
    library.remove([1])
    assert _index(library) == [] and library.check() == ()
    library.close()


def test_a_real_reading_of_it_is_found(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "x.xjlib")
    one = document("聲.txt", SOUNDED)
    library.add([Entry("聲.txt", SOUNDED.encode(), one, parse(one, gazetteer()))])
    assert library.answer(Query("乡村振兴 光伏产业")).total == 1
    assert library.answer(Query("鄉(xiāng)村")).total == 1
    library.close()


# --- what people corrected ---


def correct(library: Library, case: int, value: object, field: str = "", **more: object) -> None:
    stored = library.case(case).case
    item = getattr(stored, field) if field else None
    action = "add" if item is None else "correct"
    item = value if item is None else item
    library.decide(case, action, item, value, reviewer="张", field=field, **more)  # type: ignore[arg-type]


def test_a_corrected_title_is_found_and_undone(library: Library) -> None:
    before = _index(library)
    correct(library, 3, Field("田间夜校办到家门口"), "title")
    assert found(library, "田间夜校") == found(library, "标题:家门口") == {"大临河.txt"}
    assert found(library, "每周夜校助推工作") == {"大临河.txt"}, "it stands in the text"
    assert found(library, "标题:每周") == set(), "and is no longer the title"
    assert found(library, "tianjianyexiao") == found(library, "tjyx") == {"大临河.txt"}
    assert "田间夜校" in library.page(Query("田间夜校"), 0)[0].snippet.text
    assert "家" in found_singles(library) and library.check() == ()
    library.undo("张")
    assert found(library, "田间夜校") == set() and found(library, "标题:每周") == {"大临河.txt"}
    assert _index(library) == before


def found_singles(library: Library) -> str:
    return "家" if library.answer(Query("标题:家")).total == 1 else ""


def test_a_corrected_programme_is_found(library: Library) -> None:
    (programme, *_) = library.case(2).case.programmes
    better = replace(programme, name="一三七责任制度", expansion="1名干部联3户")
    library.decide(2, "correct", programme, better, reviewer="张")
    assert found(library, "一三七责任") == found(library, "干部联3户") == {"零陵.txt"}
    assert found(library, "137") == {"零陵.txt"}
    assert [one.text for one in library.suggest("一三七")] == ["一三七责任制度"]


def test_an_added_programme_is_found(library: Library) -> None:
    correct(library, 1, Programme(Span(0, 3), "凉水泉", "清泉计划", "project"))
    assert found(library, "清泉计划") == {"凉水泉.txt"}


def test_a_corrected_place_is_found(library: Library) -> None:
    correct(library, 6, PrimaryPlace(Place("江西省", "赣州市", "崇义县"), ("decided",)), "primary_place")
    assert (
        found(library, "崇义") == found(library, "地区:崇义县") == found(library, "chongyi") == {"无地.txt"}
    )


def test_a_corrected_date_moves_the_case_among_the_newest(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "x.xjlib")
    library.add(
        [
            entry(f"{n}.txt", f"第{n}篇", "光伏电站。", published=f"2020-{n % 12 + 1:02}-01")
            for n in range(1100)
        ]
    )
    correct(library, 1, Field("2024-06-01"), "published")
    assert library.page(Query("光伏"), 0)[0].id == 1
    library.close()


def test_a_merge_in_any_order_gives_the_same_index(library: Library, tmp_path: Path) -> None:
    correct(library, 3, Field("田间夜校"), "title")
    correct(library, 1, Programme(Span(0, 3), "凉水泉", "清泉计划", "project"))
    log = library.all_decisions()
    indexes = []
    for order in (log, log[::-1]):
        other = Library.create(tmp_path / f"{len(indexes)}.xjlib")
        for one in order[:1]:
            other.merge([one])
        other.add(village_library())
        other.merge(order)
        indexes.append(_index(other))
        assert found(other, "清泉计划") == {"凉水泉.txt"}
        other.close()
    assert indexes[0] == indexes[1] == _index(library)


def test_a_library_of_the_first_version_is_brought_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an older program left it: sounds only left out, decisions not in the index."""
    old = Library.create(tmp_path / "old.xjlib")
    with monkeypatch.context() as older:
        older.setattr(passages, "has_sounds", lambda text: False)
        older.setattr(reviewed, "index", lambda *about: None)
        old.add([*village_library(), sounded()])
        correct(old, 3, Field("田间夜校"), "title")
        figure: Figure = old.case(1).case.figures[0]
        old.decide(1, "confirm", figure, reviewer="张")
    assert found(old, "田间夜校") == set() and found(old, "(xiāng)村") == set()
    old.db.execute("DROP TABLE case_words")
    old.db.execute("ALTER TABLE cases DROP COLUMN key_words")
    old.db.execute("PRAGMA user_version = 1")
    old.close()
    fresh = Library.create(tmp_path / "fresh.xjlib")
    fresh.add([*village_library(), sounded()])
    correct(fresh, 3, Field("田间夜校"), "title")
    brought = Library.open(old.path)
    assert _index(brought) == _index(fresh) and brought.check() == ()
    assert found(brought, "田间夜校") and found(brought, "(xiāng)村")
    assert {p.name for p in tmp_path.iterdir() if "bak" in p.name} == {"old.xjlib.v1.bak"}
    brought.close()
    fresh.close()


def test_only_new_words_are_added() -> None:
    case = village_library()[1].cases[0]
    assert indexing.by_people(case, case) == indexing.by_machine(case)
    said = indexing.by_people(case, replace(case, programmes=()))
    assert said.added == ""


def test_a_unit_is_found_by_the_name_that_it_had(tmp_path):
    text = "郧县扶贫工作有了新进展,群众收入稳步增加。"
    whole = Span(0, len(text))
    place = Place("湖北省", "十堰市", "郧阳区", code=420304, former="郧县")
    primary = PrimaryPlace(place, ("lead",))
    case = Case(0, whole, (whole,), (Paragraph("text", (whole,)),), primary_place=primary)
    library = Library.create(tmp_path / "a.xjlib")
    library.add([Entry("a.txt", text.encode(), document("a.txt", text), (case,))])
    assert library.answer(Query("地区:郧县")).total == 1
    assert library.answer(Query("地区:郧阳区")).total == 1
    assert ("郧阳区", "place") in [(one.text, one.kind) for one in library.suggest("郧县")]
    library.close()
