"""Notes with the words that they are on and their source, as a Word file and as a table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from core.exporting import excerpts
from core.exporting.tables import NotExported
from core.library import Library
from core.model import Field, Filter, Query, Section, Span
from core.reading import read
from tests.core.made import entry

BODY = "村里建起大棚三百亩,户均增收五千元。张大山说:“日子好了。”\n后来又修了路。"
EVERYTHING = Query()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.create(tmp_path / "库.xjlib")) as made:
        made.add(
            [
                entry("甲.txt", "大棚起来了", BODY, place=("甲省", "乙市", "丙县"), source="山水日报", published="2023-04-07",
                      programmes=["大棚"]),
                entry("乙.txt", "另一个村", "这里种茶。"),
            ]
        )  # fmt: skip
        yield made


def note(library: Library, words: str, said: str, reviewer: str = "李") -> None:
    stored = library.case(1)
    at = stored.document.text.index(words)
    library.decide(1, "note", Section(Field(words), Span(at, at + len(words))), note=said, reviewer=reviewer)


def told(library: Library, query: Query = EVERYTHING) -> list[tuple[str, str]]:
    return [(one.note, one.quote) for one in excerpts.excerpts(library, query)]


def test_notes_come_with_their_words_and_source_in_the_order_of_the_text(library: Library) -> None:
    note(library, "后来又修了路。", "路")
    note(library, "户均增收五千元", "可以学")
    (programme,) = library.case(1).case.programmes
    library.decide(1, "note", programme, note="全称?", reviewer="王")
    assert told(library) == [
        ("全称?", "村里建起大棚三百亩,户均增收五千元。(山水日报,2023-04-07)"),
        ("可以学", "…户均增收五千元(山水日报,2023-04-07)"),
        ("路", "后来又修了路。(山水日报,2023-04-07)"),
    ]
    first = excerpts.excerpts(library, Query())[0]
    assert (first.title, first.place, first.reviewer, first.file) == (
        "大棚起来了",
        "乙市丙县",
        "王",
        "甲.txt",
    )


def test_only_notes_of_the_query_and_none_that_were_taken_back(library: Library) -> None:
    note(library, "后来又修了路。", "路")
    library.collect([2], "茶", reviewer="李")
    assert told(library, Query(filters=(Filter("collection", "茶"),))) == []
    library.undo("李")
    assert len(told(library)) == 1
    library.undo("李")
    assert told(library) == []


def test_what_people_have_corrected_is_the_source(library: Library) -> None:
    note(library, "后来又修了路。", "路")
    source = library.case(1).case.source
    library.decide(1, "correct", source, Field("河川日报"), field="source", reviewer="李")
    assert told(library) == [("路", "后来又修了路。(河川日报,2023-04-07)")]


def test_a_word_file_that_the_program_reads_itself(library: Library, tmp_path: Path) -> None:
    note(library, "后来又修了路。", "路<修>&\n好")
    file = tmp_path / "摘录.docx"
    query = Query(filters=(Filter("place", "甲省"),))
    excerpts.write(file, excerpts.excerpts(library, query), "库", query)
    (document,) = read(file)
    lines = [line for line in document.text.split("\n") if line]
    assert lines[0] == "摘录" and "地区:甲省" in lines[1] and "请核对原文" in lines[1]
    assert lines[2:] == ["大棚起来了(乙市丙县)", "后来又修了路。(山水日报,2023-04-07)", "批注:路<修>& 好(李)"]


def test_a_table_and_a_kind_of_file_that_there_is_not(library: Library, tmp_path: Path) -> None:
    note(library, "后来又修了路。", "路")
    found = excerpts.excerpts(library, Query())
    excerpts.write(tmp_path / "摘录.json", found, "库", Query())
    made = json.loads((tmp_path / "摘录.json").read_text("utf-8"))
    assert made["total"] == 1 and made["rows"][0]["note"] == "路" and made["notes"]["批注"] == "1"
    with pytest.raises(NotExported):
        excerpts.write(tmp_path / "摘录.pdf", found, "库", Query())
    with pytest.raises(NotExported):
        excerpts.write(tmp_path / "nowhere" / "摘录.docx", found, "库", Query())
