"""The table of figures in the window: of the same query, back to the sentence, out into a file."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QTableView

from core.model import Filter, Query
from tests.gui.walking import ask


def test_the_table_of_figures_shows_the_same_query_and_leads_back_to_the_sentence(walk):
    ask(walk, Query(filters=(Filter("place", "湖南省"),)))
    QTest.keyClick(walk.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    table = walk.window.figures.model
    assert table.rowCount() > 10
    ask(walk, Query(filters=(Filter("place", "河南省"),)))
    lines = [table.line(row) for row in range(table.rowCount())]
    assert {line.case_id for line in lines} == {walk.window.stored.id}
    told = []
    walk.window.browse.pane.reader.pointed.connect(lambda *said: told.append(said))
    walk.window.browse.pane.facts.turn_to(1)
    walk.window.figures.figure_opened.emit(lines[3].case_id, lines[3].span)
    walk.settle()
    assert walk.window.views.currentIndex() == 0
    assert walk.window.stored.id == lines[3].case_id
    facts = walk.window.browse.pane.facts
    assert facts.tables[0].current_row().kind == "figure"
    assert facts.looks_at(facts._pages.widget(0))


def test_a_figure_is_found_and_copied_with_its_source_by_keys_alone(walk, qtbot):
    window = walk.window
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.top.search.hasFocus)
    walk.type(window.top.search, "流转土地")
    walk.settle()
    window.top.search.completer_popup.hide()
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(window.browse.list.view.hasFocus)
    QTest.keyClick(window.browse.list.view, Qt.Key.Key_Return)
    qtbot.waitUntil(window.browse.pane.reader.hasFocus)
    QTest.keyClick(window.browse.pane.reader, Qt.Key.Key_F3)
    window.browse.pane.commands["copy_cited"].trigger()
    said = QGuiApplication.clipboard().text()
    assert "流转土地" in said
    assert said.endswith(")")


def test_a_view_takes_the_keyboard_into_its_table(walk, qtbot):
    walk.window.menus.actions["select_all_cases"].trigger()
    for key in (Qt.Key.Key_2, Qt.Key.Key_3):
        QTest.keyClick(walk.window, key, Qt.KeyboardModifier.ControlModifier)
        walk.settle()
        assert isinstance(walk.window.focusWidget(), QTableView)


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json"])
def test_the_figures_of_the_query_are_exported_with_their_sources(walk, tmp_path, monkeypatch, ending):
    file = tmp_path / f"土地.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    ask(walk, Query("流转土地"))
    walk.window.menus.actions["export_figures"].trigger()
    walk.settle()
    assert "个数字" in walk.window.status._label.text()
    assert file.stat().st_size > 500
    if ending == "csv":
        assert "流转" in file.read_text("utf-8-sig")


def test_what_the_table_of_figures_shows_is_what_is_exported(walk, tmp_path, monkeypatch):
    file, offered = tmp_path / "收入.csv", []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *said: (offered.append(said[2]), (str(file), ""))[1]
    )
    walk.window.show_view(1)
    walk.settle()
    view = walk.window.figures
    view.themes.setCurrentIndex(view.themes.findData("income"))
    view.themes.activated.emit(0)
    shown = {view.model.line(row).text for row in range(view.model.rowCount())}
    assert 0 < view.model.rowCount() < len(view.model._all)
    view.export.click()
    walk.settle()
    assert "居民收入" in offered[0]
    with file.open(encoding="utf-8-sig", newline="") as written:
        rows = list(csv.DictReader(written))
    assert len(rows) == view.model.rowCount()
    assert {row["原文"] for row in rows} == shown
    walk.window.show_view(0)
    walk.window.menus.actions["export_figures"].trigger()
    walk.settle()
    with file.open(encoding="utf-8-sig", newline="") as written:
        assert len(list(csv.DictReader(written))) == len(view.model._all), "of the list: all of them"
