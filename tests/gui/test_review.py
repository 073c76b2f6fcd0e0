"""What people decided is laid over what was read; nothing is lost from view."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.model import Decision, Figure, Item, Judged, Person, Place, PlaceMention, Programme, Span, Target
from gui.look import theme
from gui.review.correction import CorrectionDialog, new_item, place_from
from gui.review.reviewed import decision_words, history, reviewed, state_words
from tests.gui.sample import CASE, STORED, TEXT, VILLAGE, span


def said(kind: str, judgement: str, item: Item | None, machine: Item | None, **more: object) -> Judged:
    where = (machine or item).span  # type: ignore[union-attr]
    target = Target("0" * 64, 0, kind, where, TEXT[where.start : where.end])  # type: ignore[arg-type]
    action = {"confirmed": "confirm", "corrected": "correct", "rejected": "reject", "added": "add"}[judgement]
    decision = Decision("d1", "2026-11-22T08:30:00+00:00", "老王", action, target, machine, item)  # type: ignore[arg-type]
    return Judged(target, judgement, item, machine, (decision,), **more)  # type: ignore[arg-type]


FIRST, SECOND = CASE.figures[0], CASE.figures[1]
CORRECTED = replace(FIRST, value=300.0)
ADDED = Figure(span("电话0000"), "电话0000", 0, "")
STORED_REVIEWED = replace(
    STORED,
    judged=(
        said("figure", "corrected", CORRECTED, FIRST),
        said("figure", "rejected", None, SECOND),
        said("figure", "added", ADDED, None),
        said("place", "confirmed", CASE.places[0], CASE.places[0]),
    ),
)


def test_corrections_stand_in_place_additions_join_and_rejected_ones_stay_in_view() -> None:
    view = reviewed(STORED_REVIEWED)
    assert [figure.value for figure in view.case.figures[:2]] == [300.0, SECOND.value]
    assert view.case.figures[-1] == ADDED
    assert [view.state("figure", i) for i in (0, 1, 2, 7)] == ["corrected", "rejected", "", "added"]
    assert view.read["figure", 0] == FIRST
    assert view.read["figure", 7] is None
    assert view.rejected() == {("figure", 1)}


def test_nothing_decided_changes_nothing() -> None:
    view = reviewed(STORED)
    assert view.case == CASE
    assert not view.judged


def test_what_no_longer_fits_is_not_laid_over() -> None:
    adrift = said("figure", "corrected", CORRECTED, FIRST, attached=False)
    assert reviewed(replace(STORED, judged=(adrift,))).case == CASE


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (STORED_REVIEWED.judged[0], "将 流转土地 3,000 亩 改为 流转土地 300 亩"),
        (STORED_REVIEWED.judged[1], "认为 年产值 近 1,300,000 元 不对"),
        (STORED_REVIEWED.judged[3], "确认 甲省 › 乙市 › 丙县 › 青山镇 › 𠮷河村"),
    ],
)
def test_decisions_in_words(one: Judged, words: str) -> None:
    assert decision_words(one.decisions[0]) == words
    assert history(one) == [f"2026-11-22 08:30 老王:{words}"]


def test_every_judgement_has_words() -> None:
    for state in ("", "confirmed", "corrected", "rejected", "added", "noted", "conflict"):
        assert state_words(state) != state


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("湖南省 › 永州市 › 零陵区", Place("湖南省", "永州市", "零陵区")),
        ("湖南省/永州市/零陵区/菱角塘镇/文雷村", Place("湖南省", "永州市", "零陵区", "菱角塘镇", "文雷村")),
        ("山西省 › 泽州县 › 北义城镇", Place("山西省", None, "泽州县", "北义城镇")),
        ("河西镇 › 河西村", Place(township="河西镇", village="河西村")),
        ("重庆市 › 城口县", Place("重庆市", None, "城口县")),
        ("黑龙江省 › 绥化市 › 海伦市", Place("黑龙江省", "绥化市", "海伦市")),
        ("内蒙古自治区 › 兴安盟 › 突泉县", Place("内蒙古自治区", "兴安盟", "突泉县")),
        ("", None),
    ],
)
def test_places_typed_level_by_level(typed: str, place: Place | None) -> None:
    assert place_from(typed) == place


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("3000亩", 3000, "亩"), ("近1.3万元", 13000, "元"), ("2,500余人", 2500, "人"), ("8.27亿元", 827000000, "元"), ("很多", 0, "")],
)  # fmt: skip
def test_the_first_guess_for_a_selected_figure(text: str, value: float, unit: str) -> None:
    item = new_item("figure", Span(0, 1), text)
    assert isinstance(item, Figure)
    assert (item.value, item.unit) == (pytest.approx(value), unit)


@pytest.fixture
def dressed(qapp) -> None:
    theme.apply(qapp, theme.LIGHT)


def test_a_figure_is_corrected_in_every_part(qtbot, dressed) -> None:
    dialog = CorrectionDialog(FIRST, (VILLAGE,))
    qtbot.addWidget(dialog)
    dialog.fields["value"].setText("3,300")
    dialog.fields["indicator"].setText("流转面积")
    dialog.fields["period"].setText("2022")
    dialog.fields["modifier"].setCurrentIndex(1)
    dialog.fields["target"].setChecked(True)
    made = dialog.item()
    assert made == replace(
        FIRST, value=3300.0, indicator="流转面积", period="2022", modifier="approx_below", target=True,
        normal=replace(FIRST.normal, value=3300.0),
    )  # fmt: skip


def test_an_untouched_form_gives_the_item_back(qtbot, dressed) -> None:
    for item in (*CASE.figures, *CASE.programmes, *CASE.places, *CASE.people, *CASE.organisations):
        dialog = CorrectionDialog(item)
        qtbot.addWidget(dialog)
        assert dialog.item() == item


def test_a_form_that_cannot_be_read_has_no_item(qtbot, dressed) -> None:
    dialog = CorrectionDialog(FIRST)
    qtbot.addWidget(dialog)
    dialog.fields["value"].setText("三千")
    assert dialog.item() is None
    assert not dialog._buttons.buttons()[0].isEnabled()
    empty = CorrectionDialog(Programme(Span(0, 2), "甲乙", "甲乙", "policy"))
    qtbot.addWidget(empty)
    empty.fields["name"].setText(" ")
    assert empty.item() is None


def test_another_unit_has_no_old_canonical_value(qtbot, dressed) -> None:
    dialog = CorrectionDialog(FIRST)
    qtbot.addWidget(dialog)
    dialog.fields["unit"].setText("公顷")
    assert dialog.item().normal is None


def test_the_selection_can_become_the_span(qtbot, dressed) -> None:
    wider = span("流转土地3000亩")
    dialog = CorrectionDialog(FIRST, selection=(wider, "流转土地3000亩"))
    qtbot.addWidget(dialog)
    made = dialog.item()
    assert (made.span, made.text) == (wider, "流转土地3000亩")


def test_an_open_place_is_settled_from_its_candidates(qtbot, dressed) -> None:
    options = (Place("甲省", "乙市", "鼓楼区"), Place("丁省", "戊市", "鼓楼区"))
    dialog = CorrectionDialog(PlaceMention(Span(0, 3), "鼓楼区", None, options))
    qtbot.addWidget(dialog)
    assert dialog.item() is None
    dialog.fields["place"].setCurrentIndex(1)
    assert dialog.item().place == options[1]


def test_people(qtbot, dressed) -> None:
    dialog = CorrectionDialog(Person(Span(0, 3), "王小明"))
    qtbot.addWidget(dialog)
    dialog.fields["role"].setText("支部书记")
    assert dialog.item() == Person(Span(0, 3), "王小明", "支部书记")
