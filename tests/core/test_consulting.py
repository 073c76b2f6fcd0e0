"""Across cases: which are alike and why, and the register of programmes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.library import Entry, Library
from core.model import Case, Document, Field, Figure, Place, PrimaryPlace, Programme, Query, Span, Theme

HERE = Span(0, 4)


def made(number: int, day: str, place: str, industries: str, programmes: str, indicators: str = "") -> Entry:
    """A case of single-word industries, programmes and indicators, blanks between them."""
    text = f"第{number}篇文章,各不相同的正文{number}。"
    case = Case(
        1, Span(0, len(text)), (Span(0, len(text)),), title=Field(f"案例{number}"),
        published=Field(day) if day else None, primary_place=PrimaryPlace(Place("甲省", "乙市", place), ("title",)),
        themes=(Theme("产业", 0.9, ()), *(Theme(name, 0.5, (), True) for name in industries.split())),
        programmes=tuple(
            Programme(HERE, name, name, "mechanism", f"{name}的内容") for name in programmes.split()
        ),
        figures=tuple(Figure(HERE, "3亩", 3, "亩", indicator=name) for name in indicators.split()),
    )  # fmt: skip
    return Entry(f"{number}.txt", text.encode(), Document(f"{number}.txt", text, f"{number:064}"), (case,))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.create(tmp_path / "a.xjlib")
    opened.add([
        made(1, "2021-05-01", "丙县", "光伏 肉牛", "四联四促 四个不摘", "流转土地"),
        made(2, "2023-01-01", "丁县", "光伏 肉牛", "四联四促", "流转土地 存栏"),
        made(3, "", "丙县", "光伏", "一讲四评"),
        made(4, "2022-02-02", "戊县", "茶叶", "一评四讲 四联四促", "流转土地"),
    ])  # fmt: skip
    yield opened
    opened.close()


def test_the_likest_first_with_the_reason_in_words(library: Library) -> None:
    found = library.similar(1)
    assert [one.row.title for one in found] == ["案例2", "案例4", "案例3"]
    assert found[0].reason == "同为光伏 + 肉牛,都有“四联四促”,都讲到流转土地"
    assert found[0].score > found[1].score > found[2].score > 0
    assert found[2].reason == "同为光伏"
    assert library.similar(1, limit=1) == found[:1]
    assert library.similar(99) == ()


def test_a_decision_counts_at_once(library: Library) -> None:
    library.decide(2, "reject", library.case(2).case.programmes[0])
    assert "四联四促" not in next(one.reason for one in library.similar(1) if one.row.id == 2)


def test_nobody_loads_a_dictionary_for_it(library: Library) -> None:
    before = "jieba" in sys.modules
    library.similar(1)
    assert ("jieba" in sys.modules) == before


def test_the_register_says_how_often_where_and_when(library: Library) -> None:
    found = {one.name: one for one in library.register()}
    first = library.register()[0]
    assert (first.name, first.cases, first.mentions, first.places) == ("四联四促", 3, 3, 3)
    assert (first.first, first.last, first.initials) == ("2021-05-01", "2023-01-01", "slsc")
    assert found["一讲四评"].first == ""
    assert found["四个不摘"].explanation.startswith("摘帽不摘责任")
    assert found["四联四促"].explanation == ""


def test_suspected_misprints_stand_side_by_side(library: Library) -> None:
    found = {one.name: one.lookalikes for one in library.register()}
    assert found["一讲四评"] == ("一评四讲",)
    assert found["一评四讲"] == ("一讲四评",)
    assert found["四联四促"] == ()


def test_particulars_of_one(library: Library) -> None:
    one = library.particulars("四联四促")
    assert [title for _, title in one.titles] == ["案例2", "案例4", "案例1"]
    assert dict(one.places) == {"乙市丁县": 1, "乙市戊县": 1, "乙市丙县": 1}
    assert one.expansions == (("四联四促的内容", 3),)
    assert library.particulars("没有").titles == ()


def test_a_figure_names_the_programme_of_its_own_sentence(tmp_path: Path) -> None:
    text = "推行四联四促,建茶园3亩,种稻5亩。又种豆7亩。"
    at = [Span(text.index(words), text.index(words) + 2) for words in ("3亩", "5亩", "7亩")]
    first, second = Span(0, text.index("又")), Span(text.index("又"), len(text))
    case = Case(
        1, Span(0, len(text)), (Span(0, len(text)),),
        figures=tuple(
            Figure(span, text[span.start : span.end], 3, "亩", sentence=first if span.end < first.end else second)
            for span in at
        ),
        programmes=(
            Programme(Span(2, 6), "四联四促", "四联四促", "mechanism"),
            Programme(Span(text.index("茶园"), text.index("茶园") + 2), "茶园", "茶园", "project"),
        ),
    )  # fmt: skip
    library = Library.create(tmp_path / "f.xjlib")
    library.add([Entry("f.txt", text.encode(), Document("f.txt", text, "f" * 64), (case,))])
    assert [row.programme for row in library.figures(Query())] == ["茶园", "茶园", ""]
    library.close()
