"""What was reviewed by whom, and how far people agree with the machine: counted by hand on six small cases."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from core import cli
from core.exporting import review
from core.library import Library
from core.library.agreement import Tally, parts
from core.library.reporting import ReviewReport
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


# --- as a page, as tables, from the command line ---


@pytest.fixture
def told(library: Library) -> ReviewReport:
    reviewed(library)
    return library.review_report(Query())


def test_the_sheets(told: ReviewReport) -> None:
    kinds, changed, people, states, cases = review.tables(told, "made.xjlib")
    assert [tuple(row[:7]) for row in kinds.rows] == [
        ("合计", 31, 3, 2, 1, 1, 3 / 7), ("数字", 4, 1, 1, 0, 0, 0.5), ("项目与机制", 4, 1, 0, 1, 1, 1 / 3),
        ("题录", 18, 1, 1, 0, 0, 0.5), ("主题", 5, 0, 0, 0, 0, None),
    ]  # fmt: skip
    assert list(changed.rows) == [
        ("数字", "时间", 1, 1.0), ("数字", "数值", 1, 1.0), ("题录", "来源", 1, 1.0),
    ]  # fmt: skip
    assert [row[:2] for row in people.rows] == [
        ("张", "合计"), ("张", "数字"), ("张", "项目与机制"), ("张", "题录"),
        ("李", "合计"), ("李", "数字"), ("李", "项目与机制"),
    ]  # fmt: skip
    assert [row[:3] for row in states.rows if row[2] == "合计"] == [
        ("未审核", 3, "合计"), ("审核中", 1, "合计"), ("已审核", 2, "合计"),
    ]  # fmt: skip
    assert {row[0]: row[3] for row in cases.rows} == {
        "凉水泉村的致富路": "张", "“驻”进群众心里": "张、李", "每周夜校助推工作": "",
    }  # fmt: skip


def test_the_page_stands_by_itself_and_trusts_no_title(told: ReviewReport) -> None:
    whole = review.page(told, "<b>.xjlib", "<script>")
    tree = etree.fromstring(whole, etree.HTMLParser(encoding="utf-8"))
    assert [h.text for h in tree.iter("h2")] == ["按类别", "改了什么", "按审核人", "按状态", "按案例"]
    assert "<script" not in whole and "src=" not in whole and "http" not in whole
    assert "2 人审核了 7 项,机器读对 3 项,一致率 42.9 %" in whole


def test_nothing_reviewed_is_said(library: Library) -> None:
    assert review.summary(library.review_report(Query())).endswith("还没有审核意见。")


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".html"])
def test_the_report_as_a_file(told: ReviewReport, library: Library, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"报告{suffix}"
    assert cli.main(["report", "-l", str(library.path), "--to", str(file)]) == 0
    if suffix == ".xlsx":
        with zipfile.ZipFile(file) as book:
            names = etree.fromstring(book.read("xl/workbook.xml")).xpath("//*[local-name()='sheet']/@name")
        assert names == ["按类别", "改了什么", "按审核人", "按状态", "按案例", "说明"]
    elif suffix == ".json":
        told_again = json.loads(file.read_text("utf-8"))
        assert told_again["rows"][0]["rate"] == 3 / 7 and len(told_again["more"]) == 4
    else:
        assert "凉水泉村的致富路" in file.read_text("utf-8-sig")
    assert sorted(one.name for one in tmp_path.iterdir() if "part" in one.name) == []


def test_from_the_command_line(
    told: ReviewReport, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["report", "-l", str(library.path)]) == 0
    said = capsys.readouterr().out
    assert "一致率 42.9 %" in said and "数字\t机器读出 4 · 确认 1 · 更正 1 · 有分歧 1 · 一致率 50.0 %" in said
    assert cli.main(["report", "-l", str(library.path), "--json", "-光伏"]) == 0
    assert json.loads(capsys.readouterr().out)["total_cases"] == 2
    assert cli.main(["report", "-l", str(library.path), "--to", "x.doc"]) == 1


def test_putting_cases_into_a_collection_is_no_review(library: Library) -> None:
    before = library.review_report(Query())
    library.collect(library.ids(Query()), "乡村旅游", reviewer="王")
    library.undo("王")
    library.redo("王")
    assert library.review_report(Query()) == before
