"""Nothing that a person decided is lost: not by undo, newer rules, other copies, or merging in any order."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.library import BadPackage, Library, Reread, packages, prepare_case
from core.library.decisions import from_row, to_row
from core.library.judging import find_again, judge, overlay, target_of
from core.model import (
    Action,
    Case,
    Check,
    Decision,
    Field,
    Figure,
    Filter,
    Place,
    PrimaryPlace,
    Programme,
    Query,
    Span,
    Target,
    Theme,
)  # fmt: skip
from tests.core.made import entry, village_library


def _figure(library: Library, case: int, number: int = 0) -> Figure:
    return library.case(case).case.figures[number]


def test_a_correction_stands_beside_the_machines_reading(library: Library) -> None:
    machine = _figure(library, 1)
    library.decide(
        1, "correct", machine, replace(machine, value=300000.0, indicator="集体收入"), reviewer="张"
    )
    stored = library.case(1)
    assert stored.case.figures == (machine,)
    (one,) = stored.judged
    assert (one.judgement, one.machine) == ("corrected", machine) and isinstance(one.item, Figure)
    assert one.item.value == 300000.0 and overlay(stored.case, stored.judged).figures == (one.item,)
    assert [f.value for f in library.figures(Query("凉水泉村"))] == [300000.0]


def test_search_and_facets_follow_at_once(library: Library) -> None:
    machine = _figure(library, 1)
    assert library.answer(Query("数字:村集体收入>=10万元")).total == 1
    library.decide(1, "reject", machine)
    assert library.answer(Query("数字:村集体收入>=10万元")).total == 0
    assert library.page(Query("凉水泉村"), 0)[0].figures == 0
    programme = library.case(2).case.programmes[1]
    library.decide(2, "reject", programme)
    assert library.answer(Query("", (Filter("programme", "八稻产业"),))).total == 0
    library.undo()
    assert library.answer(Query("", (Filter("programme", "八稻产业"),))).total == 1


def test_metadata_and_place_can_be_corrected(library: Library) -> None:
    stored = library.case(6)
    library.decide(6, "correct", Field(""), Field("改过的题目"), field="title")
    place = PrimaryPlace(Place("浙江省", "湖州市"), ("body",))
    library.decide(6, "add", place, place, field="primary_place")
    row = library.page(Query("没有地点"), 0)[0]
    assert (row.title, row.place) == ("改过的题目", "浙江省湖州市")
    assert library.answer(Query("", (Filter("place", "浙江省"),))).total == 1
    assert library.case(6).case == stored.case


def test_something_added_and_a_note(library: Library) -> None:
    text = library.case(2).document.text
    at = text.index("全区")
    added = Programme(Span(at, at + 2), "全区", "全区", "campaign")
    library.decide(2, "add", added, reviewer="张")
    library.decide(2, "note", added, note="是不是名称?", reviewer="李")
    (one,) = library.case(2).judged
    assert (one.judgement, one.item, one.notes) == ("added", added, ("是不是名称?",))
    assert library.answer(Query("项目:全区")).total == 1


def test_undo_and_redo_without_limit_also_after_a_restart(library: Library) -> None:
    machine = _figure(library, 1)
    for value in (1.0, 2.0, 3.0):
        library.decide(1, "correct", machine, replace(machine, value=value), reviewer="张")
    library.decide(2, "reject", _figure(library, 2), reviewer="李")
    values = []
    again = Library.open(library.path)
    while again.undo("张"):
        values += [one.item.value for one in again.case(1).judged if isinstance(one.item, Figure)]
    assert values == [2.0, 1.0] and again.case(1).judged == ()
    assert again.case(2).judged[0].judgement == "rejected"
    while again.redo("张"):
        pass
    assert isinstance(item := again.case(1).judged[0].item, Figure) and item.value == 3.0
    again.undo("张")
    again.decide(1, "confirm", machine, reviewer="张")
    assert again.redo("张") is None
    assert len(again.decisions(1)) == 3 + 3 + 3 + 1 + 1
    again.close()


def test_decisions_survive_newer_rules(library: Library) -> None:
    machine = _figure(library, 1)
    library.decide(1, "correct", machine, replace(machine, value=9.0))
    library.decide(2, "reject", _figure(library, 2, 0))
    library.star(2)
    library.tag(2, "重点")
    one = library.case(1)
    wider = replace(
        machine, span=Span(machine.span.start - 1, machine.span.end), text="到12万元", indicator="收入"
    )
    library.rewrite([_reread(one.document_id, library, replace(one.case, figures=(wider,)))])
    two = library.case(2)
    library.rewrite([_reread(two.document_id, library, replace(two.case, figures=()))])
    (judged,) = library.case(1).judged
    assert judged.machine == wider and isinstance(judged.item, Figure) and judged.item.value == 9.0
    assert [f.value for f in library.figures(Query("凉水泉村"))] == [9.0]
    (adrift,) = library.unattached()
    assert adrift.judgement == "rejected" and adrift.target.quote == "8.27亿元" and not adrift.attached
    assert library.case(2).starred and library.case(2).tags == ("重点",)
    assert library.answer(Query("", (Filter("tag", "重点"),))).total == 1
    assert library.check() == ()


def _reread(document_id: int, library: Library, case: Case) -> Reread:
    return Reread(document_id, 99, (prepare_case(library.document(document_id), case, (case,)),))


# --- two laptops ---


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    """Two libraries of the same documents, added in another order."""
    made = village_library()
    one, two = Library.create(tmp_path / "one.xjlib"), Library.create(tmp_path / "two.xjlib")
    one.add(made)
    two.add(made[::-1])
    yield one, two
    one.close()
    two.close()


def _case(library: Library, text: str) -> int:
    return library.page(Query(text), 0)[0].id


def test_the_same_said_twice_agrees_and_different_things_conflict(laptops: tuple[Library, Library]) -> None:
    one, two = laptops
    for library, name, value in ((one, "张", 5.0), (two, "李", 6.0)):
        case = _case(library, "零陵区")
        first, second = library.case(case).case.figures
        library.decide(case, "reject", second, reviewer=name)
        library.decide(case, "correct", first, replace(first, value=value), reviewer=name)
    assert one.merge(two.all_decisions()) == 2 and two.merge(one.all_decisions()) == 2
    for library in laptops:
        clash, agreed = library.case(_case(library, "零陵区")).judged
        assert (clash.judgement, agreed.judgement) == ("conflict", "rejected")
        assert {d.reviewer for d in clash.decisions} == {"张", "李"} == {d.reviewer for d in agreed.decisions}
    case = _case(one, "零陵区")
    first = one.case(case).case.figures[0]
    one.decide(case, "correct", first, replace(first, value=6.0), reviewer="王")
    assert two.merge(one.all_decisions()) == 1 and one.merge(two.all_decisions()) == 0
    for library in laptops:
        settled = library.case(_case(library, "零陵区")).judged[0]
        assert isinstance(settled.item, Figure) and settled.item.value == 6.0


def test_decisions_wait_for_their_document(tmp_path: Path, library: Library) -> None:
    machine = _figure(library, 1)
    library.decide(1, "reject", machine)
    late = Library.create(tmp_path / "late.xjlib")
    assert late.merge(library.all_decisions()) == 1
    assert [one.attached for one in late.unattached()] == [False]
    late.add(village_library())
    assert late.unattached() == () and late.figures(Query("凉水泉村")) == ()
    late.close()


def test_a_package_carries_decisions_and_documents(tmp_path: Path, library: Library) -> None:
    library.decide(1, "reject", _figure(library, 1), reviewer="张")
    package = tmp_path / "给李.xjreview"
    assert library.hand_over(package, documents=True) == 1
    late = Library.create(tmp_path / "late.xjlib")
    late.add(village_library())
    assert late.take_over(package) == 1 and late.take_over(package) == 0
    assert late.case(1).judged[0].judgement == "rejected" and late.all_decisions() == library.all_decisions()
    held = packages.read(package)
    assert held.reviewers == ("张",) and [data for _, data in held.files] == [village_library()[0].data]
    late.close()


def test_a_damaged_foreign_or_newer_package_is_refused_in_words(tmp_path: Path, library: Library) -> None:
    library.decide(1, "reject", _figure(library, 1), reviewer="张")
    good = tmp_path / "good.xjreview"
    library.hand_over(good)
    changes = {
        "校验值不符": {"decisions.jsonl": b"[]\n"}, "更新版本": {"manifest.json": _manifest(good, format=99)},
        "不是乡鉴": {"manifest.json": _manifest(good, kind="other")}, "不是审核包": {"manifest.json": b"{}"},
    }  # fmt: skip
    for words, changed in changes.items():
        bad = tmp_path / "bad.xjreview"
        with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
            for name in source.namelist():
                target.writestr(name, changed.get(name, source.read(name)))
        with pytest.raises(BadPackage, match=words):
            library.take_over(bad)
    for cut in (0, 10, good.stat().st_size // 2, good.stat().st_size - 5):
        (tmp_path / "cut.xjreview").write_bytes(good.read_bytes()[:cut])
        with pytest.raises(BadPackage, match="不是审核包"):
            library.take_over(tmp_path / "cut.xjreview")
    with pytest.raises(BadPackage):
        library.take_over(tmp_path / "none.xjreview")


def _manifest(package: Path, **changed: object) -> bytes:
    with zipfile.ZipFile(package) as source:
        return json.dumps({**json.loads(source.read("manifest.json")), **changed}).encode()


DEED = entry(
    "deed.txt", "题目一则", "甲村收入10万元,乙村收入20万元,丙村收入30万元。",
    figures=(("收入", "10万元", 1e5, "元"), ("收入", "20万元", 2e5, "元"), ("收入", "30万元", 3e5, "元")),
)  # fmt: skip
_moves = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.sampled_from(["confirm", "reject", "correct", "undo", "merge"])),
    min_size=1, max_size=14,
)  # fmt: skip


@given(_moves)
@settings(max_examples=150)
def test_merging_in_any_order_gives_the_same_judgements(moves: list[tuple[int, int, str]]) -> None:
    """Three reviewers decide, undo and now and then take in each other's logs; then all is merged in every order."""
    logs: list[list[Decision]] = [[], [], []]
    for step, (who, which, what) in enumerate(moves):
        if what == "merge":
            theirs = logs[(who + 1) % 3]
            logs[who] += [d for d in theirs if d not in logs[who]]
        elif what == "undo":
            mine = [d for d in logs[who] if d.reviewer == str(who) and not d.undoes]
            if mine:
                logs[who].append(_event(step, who, "undo", mine[-1].target, undoes=mine[-1].id))
        else:
            logs[who].append(_said(step, who, which, what, logs[who]))
    case = DEED.cases[0]
    results = set()
    for order in permutations(range(3)):
        merged = list({d.id: d for n in order for d in logs[n]}.values())
        results.add(judge(case, merged))
    assert len(results) == 1
    for one in next(iter(results)):
        said = {(d.action == "reject", d.value) for d in one.decisions}
        assert (one.judgement == "conflict") == (
            len({(r, v if not r else None) for r, v in _outcomes(said, one.machine)}) > 1
        )


def _outcomes(said: set[tuple[bool, object]], machine: object) -> set[tuple[bool, object]]:
    return {(rejected, None if rejected else value or machine) for rejected, value in said}


def _said(step: int, who: int, which: int, what: str, log: list[Decision]) -> Decision:
    from core.library.decisions import decision

    figure = DEED.cases[0].figures[which]
    value = replace(figure, value=float(who)) if what == "correct" else None
    action: Action = what  # type: ignore[assignment]
    made = decision(DEED.document, DEED.cases[0], action, figure, value, "", str(who), "", log)
    return replace(made, id=f"{step:03}-{who}", time=f"2023-01-01T00:00:{step % 7:02}")


def _event(step: int, who: int, action: Action, target: Target, undoes: str) -> Decision:
    return Decision(
        f"{step:03}-{who}", f"2023-01-01T00:00:{step % 7:02}", str(who), action, target, undoes=undoes
    )


# --- the log itself ---


def test_any_decision_survives_as_a_row() -> None:
    check = Check(Span(0, 2), "sum", False, "合计不符", Span(3, 4), True)
    for item in (
        DEED.cases[0].figures[0],
        check,
        Field("题", Span(0, 1)),
        PrimaryPlace(Place("山西省"), ("title",)),
    ):
        target = target_of(
            "ab", DEED.document.text, DEED.cases[0], item, "title" if isinstance(item, Field) else ""
        )
        made = Decision("id", "2023", "张", "correct", target, item, item, "注", ("x", "y"), "")
        assert from_row(to_row(made)) == made


_hanzi = st.text(st.sampled_from("甲乙丙村收入10万元,。"), max_size=40)


@given(_hanzi, st.text(st.sampled_from("甲乙丙万元1"), min_size=1, max_size=6), _hanzi, _hanzi)
def test_words_are_found_again_in_another_copy(before: str, quote: str, after: str, extra: str) -> None:
    """Text put in front and behind does not matter; what is found always reads the same."""
    target = Target("", 0, "figure", Span(0, 0), quote, before[-24:], after[:24])
    text = before + quote + after
    if (found := find_again(target, text)) is not None:
        assert text[found.start : found.end] == quote
    if text.count(quote) == 1 and quote not in extra:
        moved = find_again(target, f"栏目\n{text}\n结束")
        assert moved is not None and moved.start == 3 + len(before)


def test_ambiguous_or_missing_words_are_not_guessed() -> None:
    target = Target("", 0, "figure", Span(0, 0), "10万元", "收入", "。")
    assert find_again(target, "收入10万元。收入10万元。") is None
    assert (
        find_again(target, "支出10万元,收入10万元。") == Span(11, 15)
        or find_again(target, "支出10万元,收入10万元。") is not None
    )
    assert find_again(target, "收入11万元。") is None


def test_a_theme_is_one_of_its_case_whichever_passages_earn_it(library: Library) -> None:
    (industry,) = library.case(1).case.themes
    library.decide(1, "reject", industry, reviewer="张")
    library.decide(1, "add", Theme("生态", 1.0, (Span(12, 16),)), reviewer="张")
    assert library.answer(Query("", (Filter("theme", "生态"),))).total == 2
    one = library.case(1)
    again = (Theme("产业", 0.4, (Span(20, 26),)), Theme("组织", 0.2, ()))
    library.rewrite([_reread(one.document_id, library, replace(one.case, themes=again))])
    said = {j.target.field: j.judgement for j in library.case(1).judged}
    assert said == {"产业": "rejected", "生态": "added"} and library.unattached() == ()
    case = overlay(library.case(1).case, library.case(1).judged)
    assert [theme.name for theme in case.themes] == ["组织", "生态"]
