"""The notes on the query's cases go out of the window into a Word file; who has none is told how to make one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from core.model import Filter, Query
from core.reading import read
from gui.cases.facets import Line
from gui.dialogs import exporting
from gui.review import note_dialog


def export(walk, monkeypatch, file):
    asked = []

    def choose(*about):
        asked.append(about[2])
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    walk.window.menus.actions["export_notes"].trigger()
    walk.settle()
    return asked


def test_notes_are_exported_with_their_sources(walk, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(note_dialog, "ask", lambda *_: "可以学")
    reader = walk.window.browse.pane.reader
    reader.setFocus()
    reader.choose("figure", 0)
    qtbot.keyClick(reader, Qt.Key.Key_M)
    walk.settle()
    file = tmp_path / "我的摘录.docx"
    assert export(walk, monkeypatch, file)[0].endswith("全部案例 摘录.docx")
    (document,) = read(file)
    assert "批注:可以学" in document.text and "(永州日报,2023-04-07)" in document.text
    assert "1 条批注" in walk.window.status._label.text()


def test_a_collection_offers_its_notes(walk, monkeypatch):
    menu = QMenu(walk.window)
    walk.window.browse.sidebar.menu_asked.emit(menu, Line("collection", "茶", 1))
    asked = []
    monkeypatch.setattr(exporting, "ask_excerpts", lambda window, query: asked.append(query))
    next(action for action in menu.actions() if "摘录" in action.text()).trigger()
    assert asked == [Query(filters=(Filter("collection", "茶"),))]


def test_without_notes_nothing_is_asked(walk, monkeypatch, tmp_path):
    assert export(walk, monkeypatch, tmp_path / "摘录.docx") == []
    assert "按 M 写一条" in walk.window.status._label.text()


def test_a_note_on_words_of_ones_own_choice_is_said_in_short(walk, qtbot, monkeypatch):
    monkeypatch.setattr(note_dialog, "ask", lambda *_: "可以学\n先问乡里")
    reader = walk.window.browse.pane.reader
    reader.setFocus()
    cursor = reader.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(60, cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    qtbot.keyClick(reader, Qt.Key.Key_M)
    walk.settle()
    said = walk.window.status._label.text()
    assert said.startswith("批注 拼搏书写忠诚,汗水浇灌收获。") and said.endswith("…:可以学 先问乡里")
