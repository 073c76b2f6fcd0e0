"""The library file: what goes in comes out, counts agree with the rows, and no state is half written."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from core.errors import LibraryUnusable
from core.library import Entry, Library
from core.library import arrays as held
from core.library.codec import pack, unpack, unpack_all
from core.model import (
    AlreadyThere,
    Case,
    Change,
    Check,
    Field,
    Figure,
    Filter,
    Imported,
    Mark,
    Organisation,
    Paragraph,
    Person,
    Place,
    PlaceMention,
    PrimaryPlace,
    Programme,
    Quantity,
    Query,
    Section,
    Span,
    Theme,
)  # fmt: skip
from tests.core.made import entry, village_library

FULL = Case(
    3, Span(0, 90), (Span(1, 40), Span(50, 90)),
    (Paragraph("heading", (Span(1, 5),), 2), Paragraph("answer", (Span(5, 9), Span(12, 20)), speaker="张俊成", runin=Span(5, 7))),
    0.5, Field("栏目"), Field("标题", Span(1, 5)), Field("副题", None), Field("来源"), (Field("李"), Field("王", Span(2, 3))),
    (Field("编辑"),), Field("2023-01-02"), "interview",
    PrimaryPlace(Place("山西省", None, "应县", code=140622, former="旧县"), ("title", "lead"), (Span(1, 3),), (Place("河南省"),)),
    (PlaceMention(Span(1, 3), "应县", None, (Place("山西省", "朔州市", "应县"),), "organisation"),),
    (Figure(Span(2, 4), "8亿元", 8e8, "元", 9e8, "at_least", "产值", "output", "2021/2022", Place("山西省"), Change("from", 2), True, Span(1, 9), Quantity(8e8, "元", "money")),),
    (Programme(Span(1, 2), "四联", "四联", "slogan", "党务联建", Span(3, 5)),), (Person(Span(1, 2), "张三", "书记", "村委", True),),
    (Organisation(Span(1, 2), "公司"),), (Theme("产业", 0.7, (Span(1, 2),)), Theme("光伏", 0.2, (), True)),
    (Section(Field("一、做法"), Span(1, 9), 1, "主要做法"),), (Check(Span(1, 2), "sum", False, "不等", Span(3, 4), True),),
)  # fmt: skip


def test_every_part_of_a_case_survives_packing() -> None:
    assert unpack(Case, pack(FULL)) == FULL
    assert unpack_all(Mark, pack((Mark("page", Span(0, 3), "2"),))) == (Mark("page", Span(0, 3), "2"),)


def test_a_case_comes_back_as_it_was(library: Library) -> None:
    for number, made in enumerate(village_library(), 1):
        stored = library.case(number)
        assert (stored.case, stored.document) == (made.cases[0], made.document)
    with pytest.raises(KeyError):
        library.case(99)


def test_the_same_bytes_are_told_and_left_out(library: Library) -> None:
    again = replace(village_library()[0], path="copy/again.txt")
    assert library.add([again]) == (AlreadyThere("copy/again.txt", "made/凉水泉.txt"),)
    assert library.answer(Query()).total == 6


def test_says_what_came_in(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "deep" / "er" / "x.xjlib")
    assert library.add([entry("a.txt", "标题", "正文一句。", "版权所有")]) == (
        Imported("made/a.txt", 1, 1, 0),
    )
    library.close()


def test_the_tree_counts_a_case_at_every_level(library: Library) -> None:
    answer, nodes = library.answer(Query()), library.tree()
    counts = {node.key: answer.tree[node.index] for node in nodes}
    assert (
        counts["山西省"] == 2
        and counts["山西省/朔州市"] == 1
        and counts["河南省/南阳市/镇平县/老庄镇/凉水泉村"] == 1
    )
    assert all(node.parent < node.index for node in nodes)
    assert {n.key: (n.name, n.pinyin, n.initials) for n in nodes}["山西省/晋城市"] == (
        "晋城市",
        "jinchengshi",
        "jcs",
    )


def test_a_round_up_counts_once_at_each_of_its_places(tmp_path: Path) -> None:
    villages = (
        Place("浙江省", "湖州市", "安吉县", "天荒坪镇", "余村"),
        Place("贵州省", "安顺市", village="塘约村"),
    )
    shared = PrimaryPlace(Place(), ("body",), others=villages)
    library = Library.create(tmp_path / "库.xjlib")
    one = entry("a.txt", "三省三村", "村里养牛")
    library.add([replace(one, cases=(replace(one.cases[0], primary_place=shared),))])
    answer = library.answer(Query())
    assert {node.name for node in library.tree()} >= {"浙江省", "余村", "塘约村"}
    assert set(answer.tree) == {1}
    assert answer.rows[0].place == "余村、塘约村"
    assert library.answer(Query(filters=(Filter("place", villages[1].key),))).total == 1
    library.close()


CHIPS = [
    Filter("place", "山西省"), Filter("place", "河南省/南阳市"), Filter("theme", "产业"), Filter("theme", "人才"),
    Filter("kind", "feature"), Filter("year", "2023"), Filter("source", "永州日报"), Filter("programme", "八稻产业"),
    Filter("theme", "组织", True), Filter("place", "湖南省", True), Filter("figure_theme", "collective_income"),
]  # fmt: skip


@pytest.mark.parametrize("chips", [c for n in (0, 1, 2) for c in combinations(CHIPS, n)], ids=str)
@pytest.mark.parametrize("text", ["", "光伏 OR 产业"])
def test_facets_count_what_a_click_would_give(library: Library, chips: tuple[Filter, ...], text: str) -> None:
    answer = library.answer(Query(text, chips))
    for field, values in answer.facets:
        others = tuple(chip for chip in chips if chip.field != field or chip.exclude)
        for one in values:
            clicked = library.ids(Query(text, (*others, Filter(field, one.value))))
            assert one.count == len(clicked), (field, one.value)
    others = tuple(chip for chip in chips if chip.field != "place" or chip.exclude)
    for node in library.tree():
        assert answer.tree[node.index] == len(library.ids(Query(text, (*others, Filter("place", node.key)))))


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [("newest", "大临河", "北义城"), ("oldest", "无地", "北义城"), ("title", "北义城", "零陵"), ("figures", "零陵", None), ("place", "北义城", None)],
)  # fmt: skip
def test_orders(library: Library, order: str, first: str, last: str | None) -> None:
    files = [row.file.removesuffix(".txt") for row in library.page(Query("", (), order), 0)]  # type: ignore[arg-type]
    assert len(files) == 6 and files[0] == first
    assert last is None or files[-1] == last


def test_relevance_puts_titles_first(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "r.xjlib")
    library.add([
        entry("body.txt", "其他", "开头一段。" * 40 + "光伏。", published="2024-01-01"), entry("title.txt", "光伏兴村", "正文。", published="2020-01-01"),
        entry("lead.txt", "别的", "光伏为主。", published="2019-01-01"),
    ])  # fmt: skip
    found = [row.file for row in library.page(Query("光伏", (), "relevance"), 0)]
    assert found == ["title.txt", "lead.txt", "body.txt"]
    library.close()


def test_relevance_weighs_the_place_and_what_a_text_is_about(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "r.xjlib")
    filler = "开头一段。" * 40
    library.add([
        entry("named.txt", "其一", filler + "泽州县的人来过。", published="2024-01-01"),
        entry("place.txt", "其二", filler + "来自泽州县。", published="2019-01-01", place=("山西省", "晋城市", "泽州县")),
        entry("once.txt", "其三", filler + "肉牛一词而已,茶叶才是主业,茶叶好,茶叶香。", published="2023-01-01"),
        entry("about.txt", "其四", filler + "肉牛棚里的肉牛都是好肉牛。", published="2018-01-01"),
    ])  # fmt: skip

    def found(text: str) -> list[str]:
        return [row.file for row in library.page(Query(text, (), "relevance"), 0)]

    assert found("泽州县") == ["place.txt", "named.txt"]
    assert found("肉牛") == ["about.txt", "once.txt"]
    library.close()


@pytest.mark.parametrize("some", [2, 8, 20, 1500])
def test_the_quick_first_page_is_the_first_page(
    some: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.library.ordering._SOME", some)
    library = Library.create(tmp_path / "months.xjlib")
    dates = [f"20{n % 3 + 20}-{n % 12 + 1:02}-{n % 28 + 1:02}" if n % 7 else "" for n in range(90)]
    library.add(
        [
            entry(f"{n}.txt", f"第{n}篇", "光伏。" if n % 3 else "养殖和光伏。", published=d)
            for n, d in enumerate(dates)
        ]
    )
    for text in ("光伏", "养殖", "光伏 -养殖"):
        whole = library.ids(Query(text))
        for offset, limit in ((0, 1), (0, 4), (3, 2), (28, 5), (0, 90)):
            rows = library.page(Query(text), offset, limit)
            assert tuple(row.id for row in rows) == whole[offset : offset + limit]
    library.close()


def test_pages_follow_each_other(library: Library) -> None:
    query = Query("", (), "title")
    pages = [row.id for at in range(0, 6, 2) for row in library.page(query, at, 2)]
    assert tuple(pages) == library.ids(query) and len(set(pages)) == 6
    assert library.answer(query, 3).rows == library.page(query, 0, 3)


def test_suggests_the_librarys_own_names(library: Library) -> None:
    assert [s.value for s in library.suggest("lls")] == []
    assert "湖南省/永州市/零陵区" in [s.value for s in library.suggest("llq")]
    assert "八稻产业" in [s.value for s in library.suggest("稻")]
    assert [(s.text, s.kind) for s in library.suggest("八稻")] == [("八稻产业", "programme")]
    assert library.suggest("没有这样的名字") == () and library.suggest("  ") == ()
    assert all("光伏" in s.text for s in library.suggest("光伏"))
    assert "河南省/南阳市/镇平县/老庄镇/凉水泉村" in [s.value for s in library.suggest("liangshui")]


ARTICLE = "零陵区第一轮驻村帮扶工作综述。" + "".join(
    f"第{n}个村的工作队走访了群众,落实了产业项目。" for n in range(12)
)


def test_a_reprint_is_kept_and_linked_but_not_counted_twice(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "r.xjlib")
    first = entry("first.txt", "驻村帮扶", ARTICLE, "版权所有", source="永州日报")
    again = entry("again.txt", "驻村帮扶工作", ARTICLE.replace(",", ","), "免责声明 转载自永州日报")
    assert library.add([first]) == (Imported("made/first.txt", 1, 1),)
    assert library.add([again]) == (AlreadyThere("made/again.txt", "made/first.txt", reprint=True),)
    assert library.answer(Query()).total == 1
    library.remove([1])
    assert library.answer(Query()).total == 0 and library.outdated(1) == (2,)
    assert library.check() == ()
    library.close()


def test_near_copies_are_linked_and_both_stay(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "n.xjlib")
    changed = ARTICLE.replace("第3个村", "第三十个村").replace("零陵区", "冷水滩区")
    library.add(
        [
            entry("a.txt", "甲", ARTICLE),
            entry("b.txt", "乙", changed),
            entry("c.txt", "丙", "别的文章。" * 40),
        ]
    )
    ((twin, alike),) = library.twins(1)
    assert twin == 2 and 0.6 < alike < 1.0 and library.twins(2) == ((1, alike),) and library.twins(3) == ()
    library.remove([2])
    assert library.twins(1) == () and library.check() == ()
    library.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("零林区", ["零陵区"]), ("凉水全村", ["凉水泉村"]), ("八到产业", ["八稻产业"]), ("光伏", [])],
)
def test_names_that_sound_alike_may_be_meant(library: Library, typed: str, meant: list[str]) -> None:
    found = library.meant(Query(typed))
    assert [one.other for one in found] == meant
    assert all(library.answer(one.query).total == one.total > 0 for one in found)


def test_saved_queries_come_back(library: Library) -> None:
    first = Query("光伏 -养殖", (Filter("place", "山西省"), Filter("review", "", True)), "title")
    library.save_query("光伏案例", first)
    library.save_query("全部", Query("旧"))
    library.save_query("全部", Query())
    assert library.saved_queries() == (("光伏案例", first), ("全部", Query()))
    library.forget_query("全部")
    assert [name for name, _ in library.saved_queries()] == ["光伏案例"]


# --- the file ---


def test_readers_see_each_write_and_never_write(library: Library) -> None:
    reader = Library.open(library.path, readonly=True)
    before = reader.generation
    assert reader.answer(Query()).total == 6
    library.add([entry("new.txt", "新来的", "新的正文提到光伏。", place=("河北省",))])
    assert reader.generation == before + 1
    assert reader.answer(Query("新来的")).total == 1
    assert [n.name for n in reader.tree()][-1] == "河北省"
    with pytest.raises(LibraryUnusable, match="只读"):
        reader.add([entry("b.txt", "标题", "正文")])
    reader.close()


def test_a_batch_is_in_whole_or_not_at_all(library: Library) -> None:
    good, bad = entry("good.txt", "好的", "正文。"), entry("bad.txt", "坏的", "正文。")
    broken = replace(bad, cases=(replace(bad.cases[0], kind=None),))  # type: ignore[arg-type]
    with pytest.raises(LibraryUnusable, match="没有存入"):
        library.add([good, broken])
    assert library.answer(Query()).total == 6
    assert library.add([good])[0] == Imported("made/good.txt", 1)


def test_foreign_newer_missing_and_broken_files_are_refused_in_words(tmp_path: Path) -> None:
    foreign, newer, broken = tmp_path / "foreign.db", tmp_path / "newer.xjlib", tmp_path / "broken.xjlib"
    other = sqlite3.connect(foreign)
    other.execute("CREATE TABLE t (a)")
    other.close()
    Library.create(newer).close()
    later = sqlite3.connect(newer)
    later.execute("PRAGMA user_version = 99")
    later.close()
    broken.write_bytes(b"no database at all" * 100)
    for path, words in [
        (foreign, "不是乡鉴"),
        (newer, "更新版本"),
        (broken, "不是数据库"),
        (tmp_path / "none", "找不到"),
    ]:
        for readonly in (True, False):
            with pytest.raises(LibraryUnusable, match=words):
                Library.open(path, readonly)
    with pytest.raises(LibraryUnusable, match="已经有一个文件"):
        Library.create(foreign)


def test_arrays_from_snapshot_and_changes_are_those_from_rows(library: Library) -> None:
    connection = library._connection
    library.end_import(library.begin_import())
    library.add(
        [
            entry(f"{i}.txt", f"第{i}篇", "正文。", place=("河北省", f"第{i}市"), themes=(f"主题{i}",))
            for i in range(5)
        ]
    )
    connection.execute("UPDATE case_facets SET changed = 99, value_ids = x'01000000' WHERE case_id IN (2, 4)")
    known = held.current(connection, None, 99)
    fresh = held._from_rows(connection, held._SQL + " ORDER BY case_id", (), 99)
    assert known.ids.tolist() == fresh.ids.tolist() == list(range(1, 12))
    for name in held.FIELDS:
        for mask in (None, known.ids % 2 == 0):
            assert dict(_counts(connection, known, name, mask)) == dict(
                _counts(connection, fresh, name, mask)
            )
    assert known.places.counts(None).tolist() == fresh.places.counts(None).tolist()


def _counts(
    connection: sqlite3.Connection, arrays: held.Arrays, name: object, mask: object
) -> list[tuple[str, int]]:
    return [(v.value, v.count) for v in arrays.facet(connection, name, mask)]  # type: ignore[arg-type]


def test_other_tools_can_read_it(library: Library) -> None:
    other = sqlite3.connect(f"file:{library.path}?mode=ro", uri=True)
    rows = other.execute(
        "SELECT title, sentence, value FROM figure_evidence WHERE indicator = '产值'"
    ).fetchall()
    assert rows == [("“驻”进群众心里", "8.27亿元", 8.27e8)]
    assert (
        other.execute("SELECT text FROM case_list WHERE file = '无地.txt'")
        .fetchone()[0]
        .startswith("没有地点的文章")
    )
    assert dict(other.execute("SELECT name, cases FROM programme_cases"))["八稻产业"] == 1
    other.close()


def test_an_empty_library_answers(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "empty.xjlib")
    for text in ("", "光", "光伏", "地区:山西", "年:2020", "数字:收入>1", "-光"):
        answer = library.answer(Query(text))
        assert (answer.total, answer.rows, answer.tree, answer.problem) == (0, (), (), "")
    assert not library.tree() and library.suggest("山") == ()
    library.close()


assert Entry
