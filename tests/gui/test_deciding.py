"""Confirm, reject, correct, add: by keys in the text and in the rows; the machine's item is what a decision is about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton

from core.model import Decision, Judged, Organisation, Target
from gui.case.pane import CasePane
from gui.look import theme
from gui.review import note_dialog
from gui.review.correction import CorrectionDialog
from gui.review.deciding import Deciding, Wish, compared
from tests.gui.sample import CASE, STORED, span


@pytest.fixture
def pane(qtbot, qapp) -> CasePane:
    theme.load_fonts()
    theme.apply(qapp, theme.LIGHT)
    made = CasePane()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.wishes = []
    made.decided.connect(made.wishes.append)
    made.show_case(STORED)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def judged(kind: str, judgement: str, item, machine) -> Judged:  # type: ignore[no-untyped-def]
    target = Target("0" * 64, 0, kind, machine.span)  # type: ignore[arg-type]
    decision = Decision("d", "2026-11-22T08:30:00", "老王", "confirm", target, machine, item)
    return Judged(target, judgement, item, machine, (decision,))  # type: ignore[arg-type]


def test_y_and_n_in_the_text(pane: CasePane, qtbot) -> None:
    pane.reader.setFocus()
    pane.reader.choose("figure", 0)
    qtbot.keyClick(pane.reader, Qt.Key.Key_Y)
    qtbot.keyClick(pane.reader, Qt.Key.Key_N)
    assert pane.wishes == [
        Wish("confirm", CASE.figures[0], CASE.figures[0]), Wish("reject", CASE.figures[0]),
    ]  # fmt: skip


def test_y_on_a_row_is_about_all_its_items(pane: CasePane, qtbot) -> None:
    pane.facts.turn_to(1)
    pane.facts.take_focus()
    qtbot.keyClick(pane.facts.tables[1], Qt.Key.Key_Y)
    assert [wish.item for wish in pane.wishes] == list(CASE.programmes)


def test_what_stands_so_already_is_not_decided_again(pane: CasePane, qtbot) -> None:
    first = CASE.figures[0]
    pane.show_case(replace(STORED, judged=(judged("figure", "confirmed", first, first),)))
    pane.deciding.judge("confirm", "figure", (0,))
    assert not pane.wishes
    pane.deciding.judge("reject", "figure", (0,))
    assert pane.wishes == [Wish("reject", first)]


def test_a_correction_is_about_the_machines_item_even_the_second_time(pane: CasePane, monkeypatch) -> None:
    first = CASE.figures[0]
    once = replace(first, value=300.0)
    pane.show_case(replace(STORED, judged=(judged("figure", "corrected", once, first),)))
    twice = replace(first, value=30.0)
    monkeypatch.setattr(CorrectionDialog, "exec", lambda dialog: True)
    monkeypatch.setattr(CorrectionDialog, "item", lambda dialog: twice)
    pane.deciding.judge("correct", "figure", (0,))
    assert pane.wishes == [Wish("correct", first, twice)]


def test_e_on_a_check_corrects_what_it_compared(pane: CasePane, qtbot, monkeypatch) -> None:
    (wrong,) = [i for i, check in enumerate(CASE.checks) if not check.holds]
    menu = pane.deciding.compared_menu(wrong)
    offered = compared(CASE, wrong)
    assert [kind for kind, _ in offered] == ["figure"] * len(offered)
    assert [action.text().split()[0] for action in menu.actions()] == ["更正"] * len(offered)
    assert len(offered) > 1
    monkeypatch.setattr(CorrectionDialog, "exec", lambda dialog: True)
    monkeypatch.setattr(
        CorrectionDialog, "item", lambda dialog: replace(CASE.figures[offered[0][1]], value=21)
    )
    menu.actions()[0].trigger()
    (wish,) = pane.wishes
    assert (wish.action, wish.item, wish.value.value) == ("correct", CASE.figures[offered[0][1]], 21)


def test_e_on_a_check_in_the_text(pane: CasePane, qtbot, monkeypatch) -> None:
    (wrong,) = [i for i, check in enumerate(CASE.checks) if not check.holds]
    asked, real = [], Deciding.compared_menu

    class Asked:
        """A menu that nobody need close."""

        def __init__(self, deciding, check):
            self.actions = real(deciding, check).actions
            self.exec = lambda at: asked.append(check)

    monkeypatch.setattr(Deciding, "compared_menu", lambda self, check: Asked(self, check))
    pane.reader.setFocus()
    pane.reader.choose("check", wrong)
    qtbot.keyClick(pane.reader, Qt.Key.Key_E)
    assert asked == [wrong]


def test_a_form_that_changes_nothing_decides_nothing(pane: CasePane, monkeypatch) -> None:
    monkeypatch.setattr(CorrectionDialog, "exec", lambda dialog: True)
    pane.deciding.judge("correct", "figure", (0,))
    monkeypatch.setattr(CorrectionDialog, "exec", lambda dialog: False)
    pane.deciding.judge("correct", "figure", (1,))
    assert not pane.wishes


def test_selected_words_become_an_item(pane: CasePane, monkeypatch) -> None:
    pane.set_source_view(True)
    cursor = pane.reader.textCursor()
    place = pane.reader.page.range(span("合作社"))
    cursor.setPosition(place[0])
    cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
    pane.reader.setTextCursor(cursor)
    pane.deciding.add("organisation")
    monkeypatch.setattr(CorrectionDialog, "exec", lambda dialog: True)
    pane.deciding.add("programme")
    first, second = pane.wishes
    assert first == Wish("add", Organisation(span("合作社"), "合作社"))
    assert (second.action, second.item.span, second.item.name) == ("add", span("合作社"), "合作社")
    kinds = [action.text() for action in pane.deciding.kinds_menu().actions()]
    assert len(kinds) == 11


def test_nothing_selected_says_what_to_do(pane: CasePane, qtbot) -> None:
    pane.reader.setFocus()
    with qtbot.waitSignal(pane.said) as said:
        qtbot.keyClick(pane.reader, Qt.Key.Key_A)
    assert "选中" in said.args[0]


def test_rejected_words_are_no_longer_lit_but_their_row_stays(pane: CasePane) -> None:
    first = CASE.figures[0]
    pane.show_case(replace(STORED, judged=(judged("figure", "rejected", None, first),)))
    assert ("figure", 0) not in {(lit.kind, lit.index) for lit in pane.reader._lit.all}
    table = pane.facts.tables[0]
    assert table.sorted.index(0, 0).data() == "流转土地"
    assert table.sorted.index(0, 5).data() == "× 不对"
    assert table.sorted.index(0, 0).data(Qt.ItemDataRole.FontRole).strikeOut()


def test_a_decision_leaves_the_reader_where_it_was(pane: CasePane, qapp) -> None:
    pane.reader.choose("figure", 1)
    pane.facts.select("figure", 1)
    second = CASE.figures[1]
    pane.show_case(replace(STORED, judged=(judged("figure", "confirmed", second, second),)))
    assert (pane.reader.current().kind, pane.reader.current().index) == ("figure", 1)
    table = pane.facts.tables[0]
    assert table.current_row().items == (1,)
    assert table.sorted.index(1, 5).data() == "✓ 已确认"
    assert "老王" in pane.card._label.text()


def test_the_card_names_the_keys_only_where_decisions_are_kept(qtbot, pane: CasePane) -> None:
    pane.reader.choose("figure", 0)
    assert "Y 确认" in pane.card._label.text()
    deaf = CasePane()
    qtbot.addWidget(deaf)
    deaf.show_case(STORED)
    deaf.reader.choose("figure", 0)
    assert "Y 确认" not in deaf.card._label.text()
    deaf.deciding.judge("confirm", "figure", (0,))


def test_a_note_is_written_and_shown_in_its_tab_and_under_its_words(pane: CasePane, monkeypatch) -> None:
    monkeypatch.setattr(note_dialog, "ask", lambda *_: "与台账核对")
    pane.deciding.judge("note", "figure", (0,))
    assert pane.wishes == [Wish("note", CASE.figures[0], note="与台账核对")]
    target = Target("0" * 64, 0, "figure", CASE.figures[0].span)
    kept = Decision("d", "2026-11-22T08:30:00", "老王", "note", target, CASE.figures[0], note="与台账核对")
    pane.show_case(replace(STORED, judged=(
        Judged(target, "noted", CASE.figures[0], CASE.figures[0], (kept,), notes=("与台账核对",)),
    )))  # fmt: skip
    pane.facts.turn_to(5)
    table = pane.facts.tables[5]
    assert [table.sorted.index(0, column).data() for column in range(3)] == [
        "流转土地 3,000 亩", "与台账核对", "2026-11-22 08:30 老王",
    ]  # fmt: skip
    pane.reader.choose("note", 0, CASE.figures[0].span)
    assert "与台账核对" in pane.card._label.text()
    pane.facts.turn_to(0)
    assert pane.facts.tables[0].sorted.index(0, 5).data() == "有批注"


def test_an_empty_note_is_none(pane: CasePane, monkeypatch) -> None:
    monkeypatch.setattr(note_dialog.NoteDialog, "exec", lambda dialog: dialog.words.setPlainText(" \n") or 1)
    pane.deciding.judge("note", "figure", (0,))
    assert not pane.wishes


def test_a_note_is_written_by_keys_alone(qtbot) -> None:
    dialog = note_dialog.NoteDialog("对“3,000 亩”的批注:")
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.words.hasFocus)
    dialog.words.insertPlainText("与台账\n核对 ")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.note() == "与台账\n核对"


def test_f4_goes_to_what_nobody_has_decided_about(pane: CasePane, qtbot) -> None:
    done = tuple(judged("figure", "confirmed", f, f) for f in CASE.figures[:5])
    pane.show_case(replace(STORED, judged=done))
    assert "本案已审 5 / 14 处" in pane.head.marks.review.toolTip()
    seen = []
    while pane.reader.step(
        1, lambda kind, index: kind == "figure" and not pane.deciding.review.state(kind, index)
    ):
        seen.append(pane.reader.current().index)
    assert seen == [5, 6]
    pane.reader.let_go()
    pane.reader.verticalScrollBar().setValue(0)
    qtbot.keyClick(pane, Qt.Key.Key_F4)
    first = pane.reader.current()
    assert not pane.deciding.review.state(first.kind, first.index)


def test_a_screen_reader_hears_what_the_card_says(pane: CasePane) -> None:
    pane.reader.choose("figure", 0)
    assert pane.reader.accessibleDescription().startswith("3000亩 → 3,000 亩")


def test_a_conflict_is_settled_by_taking_one_side(pane: CasePane) -> None:
    first = CASE.figures[0]
    target = Target("0" * 64, 0, "figure", first.span)
    small = replace(first, value=300.0)
    sides = (
        Decision("a", "2026-11-22T08:30:00", "老王", "correct", target, first, small),
        Decision("b", "2026-11-22T09:00:00", "小李", "reject", target, first),
    )
    pane.show_case(replace(STORED, judged=(Judged(target, "conflict", None, first, sides),)))
    assert pane.facts.tables[0].sorted.index(0, 5).data() == "⚠ 有分歧"
    mine, theirs, _, other = pane.deciding.conflict_menu("figure", 0).actions()
    assert mine.text() == "采用 2026-11-22 08:30 老王:将 流转土地 3,000 亩 改为 流转土地 300 亩"
    mine.trigger()
    theirs.trigger()
    assert pane.wishes == [Wish("correct", first, small), Wish("reject", first)]
    assert "另行更正" in other.text()


def test_an_addition_that_two_people_made_differently_is_in_view(pane: CasePane) -> None:
    words = span("合作社")
    target = Target("0" * 64, 0, "organisation", words)
    sides = tuple(
        Decision(name, f"2026-11-22T0{n}:00:00", name, "add", target, None, Organisation(words, text))
        for n, (name, text) in enumerate((("甲", "合作社"), ("乙", "𠮷河村合作社")))
    )
    pane.show_case(replace(STORED, judged=(Judged(target, "conflict", None, None, sides),)))
    assert pane.stored.case.organisations[-1].text == "合作社"
    assert len(pane.deciding.conflict_menu("organisation", 1).actions()) == 2
