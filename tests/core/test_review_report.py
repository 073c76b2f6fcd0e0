"""What was reviewed by whom, and how far people agree with the machine: counted by hand on six small cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.library import Library
from core.library.agreement import Tally, parts
from core.model import Field, Figure, Place, PrimaryPlace, Programme, Query, Span


def reviewed(library: Library) -> None:
    """Zhang goes through cases 1 and 2, Li through 2; they see one figure differently."""
    (income,) = library.case(1).case.figures
    output, collective = library.case(2).case.figures
    duty, rice = library.case(2).case.programmes
    added = Programme(Span(0, 2), "驻”", "驻村", "campaign")
    library.decide(1, "correct", income, replace(income, value=1.3e5, period="2020"), reviewer="张")
    library.decide(1, "confirm", Field("凉水泉村的致富路"), field="title", reviewer="张")
    library.decide(1, "correct", Field("南阳日报"), Field("南阳晚报"), field="source", reviewer="张")
    library.decide(2, "confirm", output, reviewer="张")
    library.decide(2, "confirm", collective, reviewer="张")
    library.decide(2, "reject", duty, reviewer="张")
    library.decide(2, "confirm", rice, reviewer="张")
    library.decide(2, "add", added, reviewer="李")
    library.decide(2, "note", rice, note="全称?", reviewer="李")
    (seen,) = [d for d in library.decisions(2) if d.target.quote == "8.27亿元"]
    theirs = replace(
        seen, id="0", reviewer="李", action="correct", value=replace(output, value=8.0e8), time="2020"
    )
    library.merge([theirs])
    library.review(1, "reviewed")
    library.review(2, "reviewing")
    library.review(3, "reviewed")


def test_the_whole_library(library: Library) -> None:
    reviewed(library)
    told = library.review_report(Query())
    assert dict(told.kinds) == {
        "figure": Tally(4, confirmed=1, corrected=1, conflict=1, parts=(("period", 1), ("value", 1))),
        "programme": Tally(4, confirmed=1, rejected=1, added=1),
        # six titles, three sources, five dates, four places
        "field": Tally(18, confirmed=1, corrected=1, parts=(("source", 1),)),
        "theme": Tally(5),
    }
    assert (told.total.read, told.total.settled, told.total.rate) == (31, 7, 3 / 7)
    assert (told.total_cases, told.waiting) == (6, 0)
    assert [(one.state, one.cases, one.total.settled) for one in told.states] == [
        ("", 3, 0), ("reviewing", 1, 4), ("reviewed", 2, 3),
    ]  # fmt: skip
    rows = [(one.id, one.state, one.reviewers, one.tally.settled) for one in told.cases]
    assert sorted(rows) == [
        (1, "reviewed", ("张",), 3), (2, "reviewing", ("张", "李"), 4), (3, "reviewed", (), 0),
    ]  # fmt: skip


def test_each_person_has_what_they_said_themselves(library: Library) -> None:
    reviewed(library)
    zhang, li = library.review_report(Query()).reviewers
    assert (zhang.name, zhang.cases, zhang.notes, zhang.total.settled) == ("张", 2, 0, 7)
    assert zhang.total.rate == pytest.approx(4 / 7)
    assert dict(zhang.kinds)["figure"].confirmed == 2
    assert (li.name, li.cases, li.notes, li.first) == ("李", 1, 1, "2020")
    assert dict(li.kinds) == {
        "figure": Tally(corrected=1, parts=(("value", 1),)), "programme": Tally(added=1),
    }  # fmt: skip


def test_a_query_alone_and_what_was_undone(library: Library) -> None:
    reviewed(library)
    told = library.review_report(Query("凉水泉"))
    assert told.total_cases == 1 and [one.name for one in told.reviewers] == ["张"]
    while library.undo("张"):
        pass
    told = library.review_report(Query("凉水泉"))
    assert (told.reviewers, told.total.settled, told.total.rate) == ((), 0, None)
    assert [(one.id, one.reviewers) for one in told.cases] == [(1, ())], "its state stands"


def test_what_no_longer_fits_is_counted_apart(library: Library) -> None:
    from core.library import Reread, prepare_case

    reviewed(library)
    one = library.case(1)
    case = replace(one.case, figures=())
    library.rewrite([Reread(one.document_id, 9, (prepare_case(one.document, case, (case,)),))])
    figure = dict(library.review_report(Query("凉水泉")).kinds)["figure"]
    assert figure == Tally(0, adrift=1)


def test_decisions_about_documents_that_are_not_here(library: Library) -> None:
    (income,) = library.case(1).case.figures
    library.decide(1, "confirm", income, reviewer="张")
    (made,) = library.all_decisions()
    away = replace(made, id="1", target=replace(made.target, sha256="f" * 64))
    library.merge([away])
    assert library.review_report(Query()).waiting == 1


def test_a_missing_source_that_is_told_is_an_addition(library: Library) -> None:
    library.decide(4, "correct", Field("晋城日报"), Field("晋城日报"), field="source", reviewer="张")
    assert dict(library.review_report(Query()).kinds)["field"].added == 1
    assert library.unattached() == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"value": 2.0, "value_max": 3.0}, ("value",)),
        ({"unit": "亩", "normal": None}, ("unit",)),
        ({"span": Span(1, 3), "text": "1元"}, ("span",)),
        ({"indicator": "收入", "period": "2021", "place": Place("山西省")}, ("indicator", "period", "place")),
        ({"sentence": Span(0, 9)}, ()),
    ],
)
def test_the_parts_that_were_corrected(changed: dict[str, object], said: tuple[str, ...]) -> None:
    machine = Figure(Span(0, 3), "11元", 11.0, "元")
    assert parts(machine, replace(machine, **changed)) == said  # type: ignore[arg-type]


def test_a_piece_of_metadata_is_its_own_part() -> None:
    assert parts(Field("甲"), Field("乙"), "title") == ("title",)
    place = PrimaryPlace(Place("山西省"), ("title",))
    assert parts(None, place, "primary_place") == ("primary_place",)
