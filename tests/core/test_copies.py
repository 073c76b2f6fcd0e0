"""A slightly different copy of a document: what people said of one holds in the other, or is listed; never dropped."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.library import Library, copies
from core.library.judging import bare, find_again, target_of
from core.model import Check, Decision, Field, Figure, Query, Span, Target
from tests.core.made import entry

BODY = (
    "凉水泉村积极发展光伏产业,建成100兆瓦电站,带动群众就近就业。村集体收入达到12万元,因意外事故返贫的3户全部脱困。\n"
    "村党支部组织党员入户走访,帮助解决饮水、道路等5个实际问题,群众满意。今年又流转土地300亩,种植中药材。\n"
    "驻村工作队把办公桌搬到田间地头,和群众一起算收入账、算长远账,大家的干劲越来越足。下一步,村里还要修路、修渠、"
    "修文化广场,让日子一年更比一年好。老人有了食堂,孩子有了书屋,外出的年轻人也陆续回来了。"
)
FIGURES = (("村集体收入", "12万元", 1.2e5, "元"), ("流转土地", "300亩", 300.0, "亩"))


def copy(name: str, body: str = BODY, furniture: str = "", title: str = "凉水泉村的致富路"):  # type: ignore[no-untyped-def]
    there = tuple(figure for figure in FIGURES if figure[1] in body)
    return entry(name, title, body, furniture, figures=there)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.create(tmp_path / "x.xjlib")
    opened.add([copy("first.txt")])
    yield opened
    opened.close()


def reviewed(library: Library) -> None:
    income, land = library.case(1).case.figures
    library.decide(1, "correct", income, replace(income, value=1.3e5), reviewer="张")
    library.decide(1, "reject", land, reviewer="张")
    title = library.case(1).case.title
    assert title is not None
    library.decide(1, "correct", title, Field("我的题目"), field="title", reviewer="张")


def standing(library: Library, id: int) -> dict[str, str]:
    """What is said of each item of a case, by its words."""
    one = library.case(id)
    text = one.document.text
    for said in one.judged:
        assert text[said.target.span.start : said.target.span.end].split() == said.target.quote.split()
    return {said.target.quote or said.target.field: said.judgement for said in one.judged}


ALL = {"12万元": "corrected", "300亩": "rejected", "凉水泉村的致富路": "corrected"}
EDITED = BODY.replace("积极发展", "大力发展").replace("群众满意", "群众很满意")


def test_decisions_come_to_a_changed_copy_when_it_is_imported(library: Library) -> None:
    reviewed(library)
    library.add([copy("second.txt", EDITED, "版权所有 转载请注明")])
    assert library.page(Query("大力发展"), 0)[0].title == "我的题目"
    assert standing(library, 2) == ALL == standing(library, 1)
    assert [f.value for f in library.figures(Query("大力发展"))] == [1.3e5]
    assert library.unattached() == () and len(library.all_decisions()) == 3, "nothing is written for it"
    (item,) = [j.item for j in library.case(2).judged if j.target.quote == "12万元"]
    text = library.case(2).document.text
    assert isinstance(item, Figure) and text[item.span.start : item.span.end] == "12万元"


def test_what_is_said_of_the_copy_holds_for_the_first_too_and_is_undone_for_both(library: Library) -> None:
    library.add([copy("second.txt", EDITED)])
    reviewed(library)
    income = library.case(2).case.figures[0]
    library.decide(2, "correct", income, replace(income, value=9.0), reviewer="李")
    for id in (1, 2):
        (one,) = [j for j in library.case(id).judged if j.target.quote == "12万元"]
        assert isinstance(one.item, Figure) and one.item.value == 9.0 and one.judgement == "corrected", (
            "Li saw Zhang's"
        )
    library.undo("李")
    assert [standing(library, id) for id in (1, 2)] == [ALL, ALL]
    assert [f.value for f in library.figures(Query("积极发展"))] == [1.3e5]


def test_what_the_copy_has_not_is_listed_when_the_first_is_gone(library: Library) -> None:
    reviewed(library)
    library.add(
        [copy("second.txt", EDITED.replace("今年又流转土地300亩,种植中药材。", "今年又种植了一片中药材。"))]
    )
    assert standing(library, 2) == {k: v for k, v in ALL.items() if k != "300亩"}
    assert library.unattached() == (), "it fits in the first"
    library.remove([1])
    assert standing(library, 2) == {k: v for k, v in ALL.items() if k != "300亩"}
    assert [one.target.quote for one in library.unattached()] == ["300亩"]
    assert [f.value for f in library.figures(Query())] == [1.3e5] and library.check() == ()


def test_decisions_on_a_document_that_is_not_here_find_its_copy(library: Library, tmp_path: Path) -> None:
    """Zhang has the page as saved, Li the same article out of a newspaper's site: only the decisions travel."""
    reviewed(library)
    log = library.all_decisions()
    for merge_first in (True, False):
        other = Library.create(tmp_path / f"{merge_first}.xjlib")
        steps = [lambda lib=other: lib.merge(log), lambda lib=other: lib.add([copy("li.txt", EDITED)])]
        for step in steps if merge_first else steps[::-1]:
            step()
        assert standing(other, 1) == ALL, f"merged first: {merge_first}"
        assert other.unattached() == () and [f.value for f in other.figures(Query())] == [1.3e5]
        other.add([copy("first.txt")])  # the document itself comes too
        assert standing(other, 2) == ALL
        other.close()


def test_a_reprint_that_was_left_out_is_a_copy(library: Library, tmp_path: Path) -> None:
    other = Library.create(tmp_path / "li.xjlib")
    other.add([copy("reprint.txt", furniture="某某网 首页 登录")])
    reviewed(other)
    library.add([copy("reprint.txt", furniture="某某网 首页 登录")])
    assert library.answer(Query()).total == 1, "the same article in other furniture"
    library.merge(other.all_decisions())
    assert standing(library, 1) == ALL and library.unattached() == ()
    other.close()


def test_another_article_with_the_same_sentence_is_no_copy(library: Library) -> None:
    reviewed(library)
    body = "马坝村" + "稻" * 300 + "。村集体收入达到12万元,因意外事故返贫的3户全部脱困。"
    library.add([copy("other.txt", body, title="马坝村的稻田")])
    assert standing(library, 2) == {}


def test_two_who_reviewed_two_copies_meet_in_one_conflict(library: Library, tmp_path: Path) -> None:
    reviewed(library)
    other = Library.create(tmp_path / "li.xjlib")
    other.add([copy("second.txt", EDITED)])
    income = other.case(1).case.figures[0]
    other.decide(1, "correct", income, replace(income, value=5.0), reviewer="李")
    library.add([copy("second.txt", EDITED)])
    library.merge(other.all_decisions())
    (clash,) = library.conflicts()
    assert {d.reviewer for d in clash.judged.decisions} == {"张", "李"}
    library.decide(clash.case_id, "correct", income, replace(income, value=5.0), reviewer="王")
    assert library.conflicts() == ()
    other.close()


# --- properties ---

_CHARS = "甲乙丙村社收入万元户人亩0123,。"


@given(st.text(_CHARS, min_size=60, max_size=160), st.integers(0, 10**6))
@settings(max_examples=200, deadline=None)
def test_words_found_again_are_the_same_words_in_the_same_surroundings(text: str, seed: int) -> None:
    """Some edits anywhere: each target is found with its own words and context, or not at all."""
    drawn = random.Random(seed)
    start = drawn.randrange(30, len(text) - 12)
    span = Span(start, start + drawn.randrange(2, 9))
    target = target_of("a", text, entry("x", "题", text).cases[0], Figure(span, "", 1.0, ""))
    edited = text
    for _ in range(drawn.randrange(0, 4)):
        at = drawn.randrange(len(edited))
        edited = edited[:at] + drawn.choice(["", " ", "\n", "新", "新的"]) + edited[at + drawn.randrange(2) :]
    found = find_again(target, edited)
    if found is not None:
        assert bare(edited[found.start : found.end])[0] == bare(target.quote)[0]
    around = text[max(start - 24, 0) : span.end + 24]
    if edited.count(around) == 1 and text.count(text[span.start : span.end]) == 1:
        assert found is not None
        assert edited[found.start - 6 : found.end + 6] == text[start - 6 : span.end + 6]


@given(
    st.lists(st.sampled_from(["大力", "。", " ", "\n", "据悉,", ""]), min_size=4, max_size=4), st.booleans()
)
@settings(max_examples=40, deadline=None)
def test_no_decision_is_dropped_by_any_small_edit(edits: list[str], late: bool) -> None:
    """Wherever a copy was edited, each decision stands in it, in the first, or in the list."""
    places = [6, 25, 60, 90]
    body = BODY
    for at, words in sorted(zip(places, edits, strict=True), reverse=True):
        body = body[:at] + words + body[at:]
    library = Library.create(Path(tempfile.mkdtemp()) / "x.xjlib")
    library.add([copy("first.txt")])
    steps = [lambda: reviewed(library), lambda: library.add([copy("second.txt", body + "完。")])]
    for step in steps[::-1] if late else steps:
        step()
    listed = {one.target.quote for one in library.unattached()}
    there = set(standing(library, 1))
    assert there | listed >= set(ALL)
    if library.answer(Query()).total == 2 and library.twins(1) and library.twins(1)[0][1] >= copies.ALIKE:
        for quote, judgement in standing(library, 2).items():
            assert ALL[quote] == judgement
    library.close()


def test_blanks_do_not_matter_and_thin_evidence_is_not_enough() -> None:
    target = Target("", 0, "figure", Span(0, 0), "12万元", "村集体收入达到", ",因意外事故返贫")
    assert find_again(target, "村集体收入\n达到 12 万元,因意外") == Span(9, 14)
    assert find_again(target, "全镇投资12万元。") is None, "the same words in another sentence"


def test_a_moved_decision_keeps_its_identity() -> None:
    target = Target("a", 0, "figure", Span(4, 8), "12万元", "村集体", ",因意外事故")
    figure = Figure(Span(4, 8), "12万元", 1.2e5, "元", sentence=Span(0, 12))
    one = Decision("id", "1", "张", "correct", target, figure, replace(figure, value=1.0))
    (there,) = copies.moved([one], "b", "近年来,村集体12万元,因意外事故")
    assert (there.id, there.target.sha256, there.target.span) == ("id", "b", Span(7, 11))
    assert isinstance(there.value, Figure) and there.value.span == Span(7, 11) and there.value.value == 1.0
    assert isinstance(there.machine, Figure) and there.machine.sentence == Span(3, 15)


def test_what_was_settled_in_one_copy_waits_in_none(library: Library) -> None:
    at = BODY.index("5个实际问题")
    offset = len("凉水泉村的致富路\n")
    check = Check(Span(at + offset, at + offset + 2), "sum", False, "数目不符")
    made = [copy("a.txt", EDITED.replace("5个", "6个")), copy("b.txt", EDITED.replace("今年又", "今年"))]
    for one in made:
        words = next(w for w in ("5个", "6个") if w in one.document.text)
        span = Span(one.document.text.index(words), one.document.text.index(words) + 2)
        case = replace(one.cases[0], checks=(replace(check, span=span),))
        library.add([replace(one, cases=(case,))])
    doubts = library.queue(Query()).doubts
    assert len(doubts) == 2
    (second,) = [d for d in doubts if d.words == "5个"]
    library.decide(second.case_id, "reject", library.case(second.case_id).case.checks[0], reviewer="张")
    assert [d.words for d in library.queue(Query()).doubts] == ["6个"], "6 is another number"
    library.add([copy("c.txt", EDITED.replace("一年更比一年好", "越过越好"))])
    third = library.case(4)
    assert "sum" in {j.target.field for j in third.judged}
    library.undo("张")
    assert len(library.queue(Query()).doubts) == 2
