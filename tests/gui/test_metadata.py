"""Title, source, date and place corrected above a case; notes on any words; the whole history of an item."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from core.model import Filter, Query, Span
from gui.case.metadata import MetadataDialog
from gui.review import note_dialog
from gui.review.history_dialog import HistoryDialog
from tests.gui.sample import CASE
from tests.gui.test_accessible import nameless


@pytest.fixture
def form(qtbot):
    made = MetadataDialog(CASE)
    qtbot.addWidget(made)
    return made


def ok(form):
    return form._buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_only_what_was_changed_is_answered(form):
    assert form.answers() == []
    form.lines["source"].setText("山水晚报")
    assert [(name, action, value.value) for name, action, value in form.answers()] == [
        ("source", "correct", "山水晚报")
    ]


def test_the_rest_can_be_confirmed_with_it(form):
    form.confirm.setChecked(True)
    form.place.setEditText("甲省 › 乙市 › 丁县")
    answers = {name: (action, value) for name, action, value in form.answers()}
    assert answers["title"] == ("confirm", CASE.title)
    action, primary = answers["primary_place"]
    assert (action, primary.place.key) == ("correct", "甲省/乙市/丁县")


@pytest.mark.parametrize(("day", "good"), [("2023-04", True), ("2023", True), ("", True), ("四月", False), ("2023-13", False)])  # fmt: skip
def test_a_date_is_one(form, day, good):
    form.lines["published"].setText(day)
    assert ok(form) == good


def test_themes_are_taken_out_and_written_in(form):
    read = [theme.name for theme in CASE.themes if not theme.industry]
    form.themes.setText("、".join([*read, "生态", "产业"]))
    told = [(action, item.name) for field, action, item in form.answers()]
    assert told == [("add", name) for name in ("生态", "产业") if name not in read]
    form.themes.setText("天气")
    assert not ok(form) and "没有“天气”这个主题" in form._problem.text()


def test_themes_are_decided_and_selected_words_are_title_date_or_theme(walk, monkeypatch):
    window, pane = walk.window, walk.window.browse.pane
    case = pane.stored.id
    themes = [theme.name for theme in pane.stored.case.themes if not theme.industry]

    def fill(form):
        form.themes.setText("、".join(["生态", *themes[1:]]))
        return True

    monkeypatch.setattr(MetadataDialog, "exec", fill)
    pane.deciding.describe("themes")
    walk.settle()
    now = [theme.name for theme in pane.stored.case.themes]
    assert themes[0] not in now and now[-1] == "生态"
    window.ask(Query(filters=(Filter("theme", "生态"),)))
    walk.settle()
    window.show_first((case,))
    walk.settle()
    assert case in {row.id for row in window.answer.rows}
    paragraph = next(p for p in pane.stored.case.paragraphs if p.kind == "text").pieces[0]
    span = Span(paragraph.start, paragraph.start + 6)
    monkeypatch.setattr(pane.reader, "selected", lambda: span)
    words = pane.stored.document.text[span.start : span.end]
    menu = pane.deciding.kinds_menu()
    next(action for action in menu.actions() if action.text().startswith("案例的标题")).trigger()
    walk.settle()
    assert pane.stored.case.title.value == " ".join(words.split())
    next(action for action in menu.actions() if action.text().startswith("日期")).trigger()
    assert "读不出来" in window.status._label.text()
    pane.deciding.add_theme("乡村建设")
    walk.settle()
    assert "乡村建设" in [theme.name for theme in pane.stored.case.themes]


def test_a_case_keeps_its_title(form):
    form.lines["title"].clear()
    assert not ok(form)
    assert nameless(form) == []


def test_e_on_the_head_corrects_what_all_see(walk, qtbot, monkeypatch):
    window, pane = walk.window, walk.window.browse.pane
    case = pane.stored.id

    def fill(form):
        form.lines["title"].setText("改过的标题")
        form.lines["source"].setText("县融媒体中心")
        return True

    monkeypatch.setattr(MetadataDialog, "exec", fill)
    pane.head.title.setFocus()
    qtbot.keyClick(pane.head.title, Qt.Key.Key_E)
    walk.settle()
    assert pane.head.title.text() == "改过的标题"
    assert "县融媒体中心" in pane.head.origin.text()
    assert "※" in pane.head.describe.text()
    assert next(row.title for row in window.answer.rows if row.id == case) == "改过的标题"
    window.ask(type(window.query)(filters=(Filter("source", "县融媒体中心"),)))
    walk.settle()
    assert [row.id for row in window.answer.rows] == [case]
    window.clear_query()
    pane.commands["undo"].trigger()
    pane.commands["undo"].trigger()
    walk.settle()
    assert pane.head.title.text() != "改过的标题"


def test_ctrl_e_begins_with_the_title(walk, monkeypatch):
    began = []
    monkeypatch.setattr(
        MetadataDialog,
        "exec",
        lambda dialog: began.append(dialog.focusWidget() is dialog.lines["title"]) or 0,
    )
    walk.window.browse.pane.commands["describe"].trigger()
    assert began == [True]


def test_a_note_on_any_words(walk, qtbot, monkeypatch):
    pane = walk.window.browse.pane
    monkeypatch.setattr(note_dialog, "ask", lambda *_: "这句要核实")
    cursor = pane.reader.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(9, cursor.MoveMode.KeepAnchor)
    pane.reader.setTextCursor(cursor)
    words = cursor.selectedText()
    qtbot.keyClick(pane.reader, Qt.Key.Key_M)
    walk.settle()
    pane.facts.turn_to(5)
    table = pane.facts.tables[5]
    assert table.sorted.index(0, 0).data() == words
    assert table.sorted.index(0, 1).data() == "这句要核实"


def test_the_history_has_what_was_undone_too(walk, qtbot):
    window, pane = walk.window, walk.window.browse.pane
    pane.reader.setFocus()
    pane.reader.choose("figure", 0)
    for key in (Qt.Key.Key_Y, Qt.Key.Key_N):
        qtbot.keyClick(pane.reader, key)
        walk.settle()
    pane.commands["undo"].trigger()
    walk.settle()
    table = pane.facts.tables[0]
    row = table.facts.find("figure", 0)
    index = table.sorted.mapFromSource(table.facts.index(row, 0))
    next(a for a in table.menu_for(index).actions() if "历史" in a.text()).trigger()
    walk.settle()
    dialog = window.findChild(HistoryDialog)
    said = [dialog.list.item(n).text() for n in range(dialog.list.count())]
    assert len(said) == 3
    assert "确认" in said[0]
    assert "不对" in said[1]
    assert "撤销:认为" in said[2]
    dialog.close()
