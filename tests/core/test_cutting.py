"""Where cases begin and end by what people say: pure rules, then a library whose documents follow them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.importing import import_paths, recut, reindex
from core.library import Library, cutting
from core.library.cutting import cut
from core.model import Boundary, Decision, Field, Query, Span, StoredCase, Target

TEXT = "字" * 300
boundary = Boundary.of
OWN = (Span(0, 100), Span(100, 200), Span(210, 290))


def said(
    action: str, at: int, to: int | None = None, side: str = "start", time: str = "1", undoes: str = ""
) -> Decision:
    """A decision about the boundary at a position."""
    item = boundary(TEXT, at, side)
    value = boundary(TEXT, to, side) if to is not None else item if action == "add" else None
    target = Target("d", 0, "case", item.span, "字", "", "", side)
    machine = None if action == "add" else item
    return Decision(f"{action}{at}{to}{time}", time, "张", action, target, machine, value, undoes=undoes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ([], OWN),
        ([said("confirm", 100)], OWN),
        ([said("reject", 100)], (Span(0, 200), Span(210, 290))),
        ([said("reject", 210)], (Span(0, 100), Span(100, 290))),
        ([said("reject", 100), said("reject", 210)], (Span(0, 290),)),
        ([said("reject", 0)], OWN),  # the first has none before it
        ([said("add", 50)], (Span(0, 50), Span(50, 100), *OWN[1:])),
        ([said("add", 203)], (*OWN[:2], Span(203, 210), OWN[2])),
        ([said("add", 295)], (*OWN, Span(295, 300))),
        ([said("correct", 100, 120)], (Span(0, 100), Span(120, 200), OWN[2])),
        ([said("correct", 100, 80)], (Span(0, 80), Span(80, 200), OWN[2])),
        ([said("correct", 200, 205, "end")], (OWN[0], Span(100, 205), OWN[2])),
        ([said("correct", 200, 150, "end")], (OWN[0], Span(100, 150), OWN[2])),
        ([said("correct", 100, 120, "end")], (Span(0, 120), Span(120, 200), OWN[2])),
        ([said("reject", 100), said("add", 150)], (Span(0, 150), Span(150, 200), OWN[2])),
        ([said("add", 50), said("correct", 50, 40, "end")], (Span(0, 40), Span(50, 100), *OWN[1:])),
        # newer rules read the start somewhat elsewhere, or not at all
        ([said("correct", 110, 130)], (Span(0, 100), Span(130, 200), OWN[2])),
        ([said("confirm", 150)], (OWN[0], Span(150, 200), OWN[2])),
    ],
)
def test_what_people_say_of_boundaries(log: list[Decision], expected: tuple[Span, ...]) -> None:
    for order in permutations(log):
        assert cut(OWN, order, 300) == expected


def test_a_boundary_that_newer_rules_have_lost_stays_where_people_confirmed_it() -> None:
    far = (Span(0, 1000),)
    assert cut(far, [said("confirm", 290)], 1000) == (Span(0, 290), Span(290, 1000))


def test_what_is_undone_or_disputed_leaves_the_readers_cut() -> None:
    join = said("reject", 100)
    assert cut(OWN, [join, replace(join, id="u", action="undo", undoes=join.id, time="2")], 300) == OWN
    theirs = replace(said("correct", 100, 120, time="2"), reviewer="李")
    assert cut(OWN, [join, theirs], 300) == OWN, "two see it differently"
    seen = replace(theirs, seen=(join.id,))
    assert cut(OWN, [join, seen], 300)[1] == Span(120, 200)


_ops = st.lists(
    st.one_of(
        st.builds(said, st.just("add"), st.integers(1, 299)),
        st.builds(said, st.just("reject"), st.sampled_from([0, 100, 210])),
        st.builds(said, st.just("correct"), st.sampled_from([0, 100, 210]), st.integers(0, 299)),
        st.builds(
            said, st.just("correct"), st.sampled_from([100, 200, 290]), st.integers(1, 300), st.just("end")
        ),
    ),
    max_size=6,
    unique_by=lambda one: (one.target.field, one.target.span),
)


@given(_ops, st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_cases_never_overlap_and_the_order_of_the_log_does_not_matter(log: list[Decision], random) -> None:  # type: ignore[no-untyped-def]
    found = cut(OWN, log, 300)
    for one, after in pairwise(found):
        assert one.end <= after.start
    assert all(0 <= one.start < one.end <= 300 for one in found)
    shuffled = log.copy()
    random.shuffle(shuffled)
    assert cut(OWN, shuffled, 300) == found


# --- a library that follows ---

PARTS = [
    "马坝村:稻田里的新账本\n来源:永州日报 2023-04-07\n\n马坝村流转土地3000亩,带动76户农户增收,村集体收入达到20万元。\n村里又修通了5公里产业路,群众出行更加方便了。",
    "凉水泉村:光伏板下种药材\n\n凉水泉村建成100千瓦光伏电站,村集体收入达到12万元。\n村里利用板下空地种植药材80亩,吸纳30名群众务工。",
]
ROUND_UP = "\n\n".join(PARTS) + "\n"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the round-up, read once for all tests."""
    folder = tmp_path_factory.mktemp("round-up")
    (folder / "汇编.txt").write_text(ROUND_UP, "utf-8")
    import_paths(folder / "x.xjlib", [folder / "汇编.txt"], workers=1)
    return folder / "x.xjlib"


@pytest.fixture
def path(imported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(imported, tmp_path))


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    opened = Library.open(path)
    yield opened
    opened.close()


def cases(library: Library) -> list[StoredCase]:
    rows = library.page(Query(), 0)
    return sorted((library.case(row.id) for row in rows), key=lambda one: one.case.span)


def words(one: StoredCase) -> str:
    return one.document.text[one.case.span.start : one.case.span.end]


def split_at(library: Library, text: str, reviewer: str = "张") -> None:
    """Say that a case begins at these words."""
    around = next(one for one in cases(library) if text in words(one))
    at = around.document.text.index(text)
    library.decide(around.id, "add", boundary(around.document.text, at, "start"), reviewer=reviewer)
    assert recut(library.path) == 1 and library.miscut() == ()


def whole(library: Library) -> None:
    """One case of both parts, whatever the reader made of them."""
    for one in cases(library)[1:]:
        library.decide(
            one.id, "reject", boundary(one.document.text, one.case.span.start, "start"), reviewer="甲"
        )
    recut(library.path)
    (one,) = cases(library)
    assert words(one) == ROUND_UP.strip()


def test_a_case_is_split_and_each_part_read_by_itself(library: Library) -> None:
    whole(library)
    split_at(library, "凉水泉村:光伏")
    first, second = cases(library)
    assert [words(one) for one in (first, second)] == PARTS
    assert [f.text for f in second.case.figures] == ["100千瓦", "12万元", "80亩", "30名"]
    assert second.case.title and second.case.title.value == "凉水泉村:光伏板下种药材"
    assert {row.title for row in library.page(Query("光伏"), 0)} == {"凉水泉村:光伏板下种药材"}
    assert library.check() == ()


def test_undo_joins_it_again_also_after_a_restart(path: Path) -> None:
    first = Library.open(path)
    whole(first)
    split_at(first, "凉水泉村:光伏")
    first.close()
    again = Library.open(path)
    assert again.undo("张") is not None and recut(path) == 1
    assert [words(one) for one in cases(again)] == [ROUND_UP.strip()]
    again.redo("张")
    recut(path)
    assert [words(one) for one in cases(again)] == PARTS
    again.close()


def test_decisions_stay_with_their_words(library: Library) -> None:
    whole(library)
    (one,) = cases(library)
    late = next(f for f in one.case.figures if f.text == "80亩")
    library.decide(one.id, "correct", late, replace(late, value=85.0), reviewer="李")
    library.tag(one.id, "重点")
    split_at(library, "凉水泉村:光伏")
    first, second = cases(library)
    assert first.judged == () and [j.judgement for j in second.judged] == ["corrected"]
    assert library.unattached() == ()
    split_at(library, "凉水泉村建成")
    assert sum(len(c.judged) for c in cases(library)) == 1 and library.unattached() == ()


def test_it_survives_reading_again_and_comes_with_a_package(library: Library, tmp_path: Path) -> None:
    whole(library)
    split_at(library, "村里又修通了")
    told = [words(one) for one in cases(library)]
    assert len(told) == 2 and told[1].startswith("村里又修通了")
    assert reindex(library.path, every=True, workers=1).failed == ()
    assert [words(one) for one in cases(library)] == told
    library.hand_over(tmp_path / "x.xjreview", documents=True)
    from core.importing import take_over

    other = tmp_path / "other.xjlib"
    Library.create(other).close()
    take_over(other, tmp_path / "x.xjreview")
    there = Library.open(other)
    assert [words(one) for one in cases(there)] == told and there.miscut() == ()
    there.close()


def test_a_moved_start_takes_what_is_said_of_the_whole_case_along(library: Library) -> None:
    whole(library)
    (one,) = cases(library)
    library.decide(one.id, "correct", Field("旧题"), Field("我的题目"), field="title", reviewer="李")
    library.decide(one.id, "add", Field("农民日报"), field="source", reviewer="李")
    start, at = one.case.span.start, one.document.text.index("马坝村流转")
    text = one.document.text
    library.decide(
        one.id, "correct", boundary(text, start, "start"), boundary(text, at, "start"), reviewer="张"
    )
    recut(library.path)
    (one,) = cases(library)
    assert one.case.span.start == at
    said = {j.target.field: j.item for j in one.judged}
    assert said == {"title": Field("我的题目"), "source": Field("农民日报")}
    # moved once more: the same boundary, so the first word is overruled and one undo takes back one move
    later = text.index("带动76户")
    library.decide(
        one.id, "correct", boundary(text, at, "start"), boundary(text, later, "start"), reviewer="张"
    )
    recut(library.path)
    assert cases(library)[0].case.span.start == later
    library.undo("张")
    recut(library.path)
    assert cases(library)[0].case.span.start == at


def test_what_was_said_of_an_absorbed_case_waits_for_the_undo(library: Library) -> None:
    whole(library)
    split_at(library, "凉水泉村:光伏")
    second = cases(library)[1]
    library.decide(second.id, "correct", Field("x"), Field("第二篇"), field="title", reviewer="李")
    library.decide(
        second.id, "reject", boundary(second.document.text, second.case.span.start, "start"), reviewer="张"
    )
    recut(library.path)
    (one,) = cases(library)
    assert all(j.target.kind != "field" for j in one.judged)
    assert [j.target.field for j in library.unattached()] == ["title"], "listed, not dropped"
    library.undo("张")
    recut(library.path)
    assert [j.item for j in cases(library)[1].judged] == [Field("第二篇")] and library.unattached() == ()


def test_the_end_takes_in_what_the_reader_left_out(library: Library) -> None:
    text = cases(library)[0].document.text
    last = cases(library)[-1]
    at = text.index("村里利用")
    library.decide(
        last.id,
        "correct",
        boundary(text, last.case.span.end, "end"),
        boundary(text, at, "end"),
        reviewer="张",
    )
    recut(library.path)
    assert "板下空地" not in words(cases(library)[-1])
    library.undo("张")
    recut(library.path)
    assert "板下空地" in words(cases(library)[-1])


def test_two_who_cut_differently_are_asked_to_settle_it(library: Library) -> None:
    whole(library)
    (one,) = cases(library)
    text, start = one.document.text, boundary(one.document.text, one.case.span.start, "start")
    for reviewer, words in (("张", "马坝村流转"), ("李", "带动76户")):
        value = boundary(text, text.index(words), "start")
        library.decide(one.id, "correct", start, value, reviewer=reviewer)
    first, second = [d for d in library.all_decisions() if d.value and d.action == "correct"]
    library.merge(
        [replace(second, id="李-unseen", seen=(), reviewer="李", value=boundary(text, 30, "start"))]
    )
    recut(library.path)
    (clash,) = library.conflicts()
    assert clash.judged.target.kind == "case" and clash.case_id == cases(library)[0].id
    assert cases(library)[0].case.span == one.case.span, "until it is settled the reader's cut stands"
    assert isinstance(start, Boundary) and first.value is not None
    library.decide(clash.case_id, "correct", start, first.value, reviewer="王")
    recut(library.path)
    assert library.conflicts() == () and cases(library)[0].case.span.start == text.index("马坝村流转")


def test_the_report_counts_boundaries(library: Library) -> None:
    whole(library)
    before = dict(library.review_report(Query()).kinds)["case"] if len(library.all_decisions()) else None
    split_at(library, "村里又修通了")
    tally = dict(library.review_report(Query()).kinds)["case"]
    assert tally.added == 1 and tally.rejected == (before.rejected if before else 0)


def test_boundaries_have_positions() -> None:
    assert boundary(TEXT, 5, "start") == Boundary(Span(5, 17), "start")
    assert boundary(TEXT, 5, "end") == Boundary(Span(0, 5), "end")
    assert boundary(TEXT, 5, "end").position == 5 == boundary(TEXT, 5, "start").position
    assert cutting.boundaries([]) == ()
