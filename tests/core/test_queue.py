"""What waits for a reviewer: ordered by doubt, over the query, without what people have decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.library import Entry, Library
from core.model import Case, Check, Document, Field, Filter, Place, PlaceMention, Programme, Query, Span

TEXT = "推行一讲四评。龙山村种稻。共计22户。单价3元。"


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def made(number: int, confidence: float = 1.0, name: str = "一评四讲", doubts: bool = False) -> Entry:
    checks = (
        Check(span("3元"), "share", False, "单价是否合理", soft=True),
        Check(span("22户"), "sum", False, "12+9=21"),
        Check(span("种稻"), "sum", True, "相符"),
    )
    text = TEXT + str(number)
    case = Case(
        1, Span(0, len(TEXT)), (Span(0, len(TEXT)),), (), confidence, title=Field(f"案例{number}", None),
        source=Field("日报" if doubts else "晚报"),
        places=(PlaceMention(span("龙山村"), "龙山村", None, (Place("甲省", "乙市"),)),) if doubts else (),
        programmes=(Programme(span("一讲四评"), "一讲四评", name, "mechanism"),),
        checks=checks if doubts else (),
    )  # fmt: skip
    return Entry(f"{number}.txt", text.encode(), Document(f"{number}.txt", text, f"{number:064}"), (case,))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.create(tmp_path / "q.xjlib")
    opened.add([made(1, 0.6), made(2, doubts=True), made(3, name="一讲四评"), made(4, 0.5)])
    yield opened
    opened.close()


def kinds(library: Library, query: Query = Query()) -> list[tuple[str, int]]:  # noqa: B008 - frozen
    return [(one.kind, one.case_id) for one in library.queue(query).doubts]


def test_contradictions_first_then_what_the_reader_was_unsure_of(library: Library) -> None:
    assert kinds(library) == [
        ("contradiction", 2), ("odd", 2), ("place", 2), ("split", 4), ("split", 1), ("misprint", 3),
    ]  # fmt: skip
    place = library.queue(Query()).doubts[2]
    assert (place.words, place.others, place.item) == ("龙山村", ("甲省/乙市",), "place")
    misprint = library.queue(Query()).doubts[-1]
    assert (misprint.words, misprint.others) == ("一讲四评", ("一评四讲",))


def test_the_query_and_the_limit_hold(library: Library) -> None:
    found = library.queue(Query(filters=(Filter("source", "晚报"),)), limit=1)
    assert [one.kind for one in found.doubts] == ["split"]
    assert (found.total, found.states) == (3, {"": 3, "reviewing": 0, "reviewed": 0})


def test_decisions_take_effect_at_once_and_come_back_when_undone(library: Library) -> None:
    case = library.case(2).case
    library.decide(2, "confirm", case.checks[1])
    library.decide(2, "reject", case.checks[0])
    library.decide(2, "confirm", case.places[0])
    library.decide(4, "confirm", library.case(4).case.title, field="title")
    library.decide(3, "note", library.case(3).case.programmes[0], note="再看")
    assert kinds(library) == [("split", 1), ("misprint", 3)]
    library.undo()
    library.undo()
    assert ("split", 4) in kinds(library)


def test_a_reviewed_case_is_out_of_the_queue_and_in_the_progress(library: Library) -> None:
    library.review(2, "reviewed")
    library.review(1, "reviewing")
    assert {case for _, case in kinds(library)} == {1, 3, 4}
    assert library.queue(Query()).states == {"": 2, "reviewing": 1, "reviewed": 1}
