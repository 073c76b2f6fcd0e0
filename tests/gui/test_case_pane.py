"""A case on the screen: text and facts tied both ways, source view, hits, places, copying with the source."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableView,
    QTextEdit,
)

from core.model import Case, Place, PrimaryPlace, Span
from gui import wording
from gui.case.head import Origin
from gui.case.pane import CasePane
from gui.look import theme
from gui.text.page import furniture
from tests.gui.sample import CASE, STORED, TEXT, span


@pytest.fixture
def pane(qtbot, qapp) -> CasePane:
    theme.load_fonts()
    theme.apply(qapp, theme.LIGHT)
    made = CasePane()
    qtbot.addWidget(made)
    made.resize(800, 670)
    made.show_case(STORED)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def framed(pane: CasePane) -> str:
    """The source words of what is framed in the reader."""
    lit = pane.reader.current()
    assert lit and pane.reader.page
    found = pane.reader.page.span(lit.start, lit.end)
    return TEXT[found.start : found.end]


def test_a_click_on_words_selects_their_row(pane: CasePane, qtbot) -> None:
    pane.reader.choose("figure", 3)
    box = pane.reader.boxes("figure", 3)[0]
    with qtbot.waitSignal(pane.figure_selected) as selected:
        qtbot.mouseClick(pane.reader.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert selected.args == [3]
    table = pane.facts.tables[0]
    row = table.selectionModel().selectedRows()[0]
    assert row.siblingAtColumn(2).data() == "8万元、20万元"


def test_the_table_that_is_shown_goes_along_with_the_keyboard(pane: CasePane, qtbot) -> None:
    pane.reader.setFocus()
    table, seen = pane.facts.tables[0], []
    for _ in range(12):
        qtbot.keyClick(pane.reader, Qt.Key.Key_Tab)
        lit = pane.reader.current()
        assert lit
        seen.append(lit.kind)
        if lit.kind == "figure":
            assert lit.index in table.current_row().items
        assert pane.facts.looks_at(pane.facts._pages.widget(0)), "no page is turned"
    assert {"figure", "place"} <= set(seen)
    assert pane.reader.hasFocus()


def test_a_click_on_a_row_frames_its_words(pane: CasePane, qtbot) -> None:
    table = pane.facts.tables[0]
    place = table.visualRect(table.sorted.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert framed(pane) == "近130万元"


def test_a_row_whose_words_are_not_in_the_article_opens_the_source(pane: CasePane) -> None:
    pane.go_to("note", 0, span("版权所有"))
    assert pane.commands["source"].isChecked()
    assert framed(pane) == "版权所有"


def test_f6_shows_the_furniture_and_the_same_highlights(pane: CasePane, qtbot) -> None:
    before = len([lit for lit in pane.reader._lit.all if lit.kind == "figure"])
    pane.reader.setFocus()
    qtbot.keyClick(pane.reader, Qt.Key.Key_F6)
    assert pane.reader.toPlainText() == TEXT
    assert len([lit for lit in pane.reader._lit.all if lit.kind == "figure"]) == before
    qtbot.keyClick(pane.reader, Qt.Key.Key_F6)
    assert "版权所有" not in pane.reader.toPlainText()


def test_furniture_is_what_is_neither_article_nor_by_line() -> None:
    left = "".join(TEXT[gap.start : gap.end] for gap in furniture(CASE, len(TEXT)))
    assert "首页 > 新闻" in left
    assert "版权所有 电话0000" in left
    for words in ("𠮷河村办起稻田社区", "山水日报", "群众满意", "资料图片"):
        assert words not in left


def test_furniture_is_set_in_the_secondary_colour(pane: CasePane) -> None:
    pane.set_source_view(True)
    cursor = QTextCursor(pane.reader.document())
    for words, color in (("首页", theme.LIGHT.secondary), ("流转土地", theme.LIGHT.text)):
        cursor.setPosition(pane.reader.page.range(span(words))[0] + 1)
        assert cursor.charFormat().foreground().color().name().upper() == color


def test_hits_go_round_and_say_where_they_are(pane: CasePane) -> None:
    assert pane.head.hits.text() == "命中 2"
    pane.next_hit()
    assert pane.head.hits.text() == "命中 1/2"
    pane.next_hit()
    assert pane.head.hits.text() == "命中 2/2"
    pane.next_hit()
    assert pane.head.hits.text() == "命中 1/2"
    pane.previous_hit()
    assert pane.head.hits.text() == "命中 2/2"


def test_a_hit_in_the_title_is_marked_there(pane: CasePane) -> None:
    assert "<span" in pane.head.title.text()
    assert "稻田社区" in pane.head.title.text()


def test_the_breadcrumb_chooses_places(pane: CasePane, qtbot) -> None:
    assert [name in pane.head.place.text() for name in ("甲省", "乙市", "丙县", "青山镇", "𠮷河村")] == [
        True
    ] * 5
    with qtbot.waitSignal(pane.place_chosen) as chosen:
        pane.head.place.linkActivated.emit("甲省/乙市")
    assert chosen.args == ["甲省/乙市"]


def test_the_legend_switches_a_kind_off_and_on(pane: CasePane) -> None:
    key = next(key for key in pane.head.legend.keys if key.kind == "person")
    key.click()
    assert pane.reader.hidden == {"person", "organisation"}
    key.click()
    assert pane.reader.hidden == frozenset()


@pytest.mark.parametrize("size", [(800, 670), (440, 330), (380, 330)])
def test_the_card_says_how_a_figure_was_read_and_never_covers_it(pane: CasePane, qapp, size) -> None:
    pane.resize(*size)
    qapp.processEvents()
    pane.reader.choose("figure", 1)
    card = pane.card
    assert card.isVisible()
    assert "近130万元 → 约 1,300,000 元" in card._label.text()
    here = pane.reader.viewport().mapTo(pane, QPoint())
    words = [box.toRect().translated(here) for box in pane.reader.boxes("figure", 1)]
    assert not any(card.geometry().intersects(box) for box in words)
    pane.reader.let_go()
    assert not card.isVisible()


def test_the_card_goes_with_its_words_when_the_title_grows(pane: CasePane, qtbot, qapp) -> None:
    pane.reader.choose("figure", 1)
    before, words = pane.card.y(), pane.reader.viewport().mapTo(pane, QPoint()).y()
    pane.head.title.setText("很长的题目" * 30)
    qtbot.waitUntil(lambda: pane.reader.viewport().mapTo(pane, QPoint()).y() > words + 20)
    qtbot.waitUntil(lambda: pane.card.y() != before)
    here = pane.reader.viewport().mapTo(pane, QPoint())
    boxes = [box.toRect().translated(here) for box in pane.reader.boxes("figure", 1)]
    assert not any(pane.card.geometry().intersects(box) for box in boxes)


def test_the_card_goes_when_one_goes_elsewhere(pane: CasePane, qtbot) -> None:
    pane.reader.setFocus()
    pane.reader.choose("figure", 1)
    pane.facts.take_focus()
    assert pane.card.isVisible()  # a row and its words belong together
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert not pane.card.isVisible()
    pane.reader.choose("figure", 2)
    assert not pane.card.isVisible() and "→" in pane.reader.accessibleDescription()


def test_ctrl_c_on_a_highlight_copies_its_sentence(pane: CasePane, qtbot) -> None:
    pane.reader.choose("figure", 6)
    pane.reader.setFocus()
    qtbot.keyClick(pane.reader, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "共有党员12人、群众9人,合计22人。(山水日报,2023-04-07)"


def test_the_menu_over_a_highlight_decides_about_it(pane: CasePane) -> None:
    pane.reader.choose("figure", 1)
    assert "确认(Y)" not in [action.text() for action in pane.reader_menu(pane.reader.current()).actions()]
    made: list = []
    pane.decided.connect(made.append)
    offered = {action.text(): action for action in pane.reader_menu(pane.reader.current()).actions()}
    offered["不对(N)"].trigger()
    assert [(wish.action, wish.item) for wish in made] == [("reject", CASE.figures[1])]
    assert "确认(Y)" not in [action.text() for action in pane.reader_menu(None).actions()]


def test_copying_with_the_source(pane: CasePane, qtbot) -> None:
    cursor = pane.reader.textCursor()
    place = pane.reader.page.range(span("流转土地3000亩"))
    cursor.setPosition(place[0])
    cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
    pane.reader.setTextCursor(cursor)
    pane.reader.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane.reader, Qt.Key.Key_C, both)
    assert QGuiApplication.clipboard().text() == "…流转土地3000亩…(山水日报,2023-04-07)"


def test_copying_a_chosen_highlight_takes_its_sentence(pane: CasePane) -> None:
    pane.reader.choose("figure", 6)
    pane.outlet.copy_cited()
    assert QGuiApplication.clipboard().text() == "共有党员12人、群众9人,合计22人。(山水日报,2023-04-07)"


def test_the_same_case_again_keeps_its_place_and_another_starts_at_the_top(pane: CasePane, qapp) -> None:
    pane.resize(800, 400)
    qapp.processEvents()
    pane.reader.verticalScrollBar().setValue(120)
    pane.show_case(replace(STORED, starred=True))
    qapp.processEvents()
    assert pane.reader.verticalScrollBar().value() > 0
    pane.show_case(replace(STORED, id=8))
    assert pane.reader.verticalScrollBar().value() == 0


def test_no_case_shows_what_to_do_and_its_commands_rest(pane: CasePane) -> None:
    pane.show_case(None)
    assert {name for name, action in pane.commands.items() if action.isEnabled()} == {"undo", "redo"}
    assert not pane.reader.isVisible()


def test_a_bare_case_is_shown_without_complaint(pane: CasePane) -> None:
    pane.show_case(replace(STORED, case=Case(0, Span(0, 0)), hits=(), id=9))
    assert pane.head.title.text() == "(无标题)"
    assert pane.reader.toPlainText() == ""
    pane.next_hit()
    pane.outlet.copy_cited()
    pane.set_source_view(True)
    assert pane.reader.toPlainText() == TEXT


def test_every_control_has_a_name_and_can_be_reached_by_keyboard(pane: CasePane) -> None:
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit, QTextEdit)
    assert len(list(pane.facts.tables)) == 6  # made when somebody looks at them
    controls = [found for kind in kinds for found in pane.findChildren(kind)]
    controls = [
        found
        for found in controls
        if found.objectName() not in ("qt_toolbar_ext_button", "qt_tableview_cornerbutton")
    ]
    assert len(controls) > 15
    for control in controls:
        name = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
        inner = isinstance(control.parent(), QLineEdit | QTableView | QHeaderView)
        header = control.metaObject().className() == "QHeaderView"
        assert name or inner or header, control
        if not inner and not header:
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control


def test_more_cases_like_this_from_the_text_and_from_the_row(pane: CasePane, qtbot) -> None:
    pane.reader.choose("programme", 0)
    menu = pane.reader_menu(pane.reader.current())
    with qtbot.waitSignal(pane.programme_chosen) as chosen:
        next(action for action in menu.actions() if "做这件事" in action.text()).trigger()
    assert chosen.args == ["四联四促"]
    pane.facts.turn_to(2)
    table = pane.facts.tables[2]
    menu = table.menu_for(table.sorted.index(0, 0))
    with qtbot.waitSignal(pane.place_chosen) as chosen:
        next(action for action in menu.actions() if "这个地方" in action.text()).trigger()
    assert chosen.args == ["甲省/乙市/丙县/青山镇/𠮷河村"]


def test_a_figure_of_a_change_frames_its_other_end(pane: CasePane) -> None:
    pane.reader.choose("figure", 2)
    assert pane.reader._related == (pane.reader.page.range(span("20万元")),)
    pane.reader.let_go()
    assert pane.reader._related == ()


def test_a_source_that_a_row_asked_for_goes_with_the_case_one_that_was_chosen_stays(pane: CasePane) -> None:
    pane.go_to("check", 1)
    assert not pane.commands["source"].isChecked(), "a check that holds is not lit, and needs no source"
    pane.go_to("note", 0, span("版权所有"))
    assert pane.commands["source"].isChecked()
    pane.show_case(replace(STORED, id=8))
    assert not pane.commands["source"].isChecked()
    pane.set_source_view(True)
    pane.show_case(replace(STORED, id=9))
    assert pane.commands["source"].isChecked()


def test_a_row_is_copied_as_its_sentence_with_the_source(pane: CasePane) -> None:
    table = pane.facts.tables[0]
    menu = table.menu_for(table.sorted.index(4, 0))
    next(action for action in menu.actions() if "注明出处" in action.text()).trigger()
    assert QGuiApplication.clipboard().text() == "共有党员12人、群众9人,合计22人。(山水日报,2023-04-07)"


def test_the_filter_and_the_table_by_keyboard(pane: CasePane, qtbot) -> None:
    pane.facts._filter.setFocus()
    pane.facts._filter.setText("党员")
    qtbot.keyClick(pane.facts._filter, Qt.Key.Key_Return)
    assert pane.facts.tables[0].hasFocus()
    assert framed(pane) == "12人"
    qtbot.keyClick(pane.facts.tables[0], Qt.Key.Key_Escape)
    assert pane.reader.hasFocus()


def test_where_there_is_little_room_the_date_stays(qtbot, qapp) -> None:
    origin = Origin()
    qtbot.addWidget(origin)
    origin.say(["某某县委组织部宣传科", "2024-04-12", "甲乙丙、丁戊己"], "2024-04-12")
    wide = origin.fontMetrics().horizontalAdvance
    assert origin.fitted(900) == "某某县委组织部宣传科 • 2024-04-12 • 甲乙丙、丁戊己"
    assert origin.fitted(wide("某某县委组织部宣传科 • 2024-04-12")) == "某某县委组织部宣传科 • 2024-04-12"
    narrow = origin.fitted(wide("某某县… • 2024-04-12") + 2)
    assert narrow.startswith("某某") and narrow.endswith("… • 2024-04-12")
    origin.say(["某某县委组织部宣传科"], "")
    assert origin.fitted(wide("某某县… ")).endswith("…")


def test_the_whole_path_of_a_place_is_shown_where_the_headings_leave_room(pane: CasePane, qapp) -> None:
    whole = pane.head.place.text()
    pane.resize(590, 670)
    qapp.processEvents()
    pane.head.offer_headings(True)
    assert "…" in pane.head.place.text()
    pane.head.offer_headings(False)
    room = pane.head.place.text()
    pane.head._show_place()
    assert pane.head.place.text() == room
    pane.resize(1200, 670)
    qapp.processEvents()
    pane.head.offer_headings(False)
    assert pane.head.place.text() == whole


def test_the_head_says_why_a_case_is_where_it_is() -> None:
    place = Place("甲省", "乙市", "丙县")
    other = Place("甲省", "丁市")
    assert wording.grounds(None) == ()
    assert wording.grounds(PrimaryPlace(place, ("title", "source"), (), (other,))) == (
        "依据:标题、来源", "同时涉及:甲省 › 丁市",
    )  # fmt: skip
