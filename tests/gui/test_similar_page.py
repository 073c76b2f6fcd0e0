"""Tab 相似案例: asked for when it is looked at, with the reason in words, and a row opens the case."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.model import CaseRow, Snippet
from gui.case.similar_page import SimilarPage


def found(*cases):
    return [
        SimpleNamespace(row=CaseRow(case, "f.txt", 1, f"案例{case}", "丙县", "2023", "", "news", Snippet("")),
                        reason=f"同为光伏{case}")
        for case in cases
    ]  # fmt: skip


def test_nobody_asks_before_it_is_looked_at(qtbot):
    page = SimilarPage()
    qtbot.addWidget(page)
    QAbstractItemModelTester(page.model)
    asked = []
    page.wanted.connect(asked.append)
    page.look_at(3)
    assert asked == []
    page.set_seen(True)
    assert asked == [3]
    page.show_found(3, found(5, 9))
    assert [page.model.index(row, 1).data() for row in range(2)] == ["同为光伏5", "同为光伏9"]
    page.show_found(2, found(7))  # an answer for a case that is gone
    assert page.model.rowCount() == 2
    page.look_at(4)
    assert asked == [3, 4]
    page.show_found(4, [])
    assert "没有" in page.note.text()


def test_it_shows_and_opens_real_cases(walk, qtbot):
    window, pane = walk.window, walk.window.browse.pane
    first = pane.stored.id
    pane.facts.turn_to(6)
    walk.settle()
    table = pane.similar.table
    assert pane.similar.model.rowCount() > 0
    assert pane.similar.model.index(0, 1).data()
    wanted = pane.similar.model.case(0)
    assert wanted != first
    table.setCurrentIndex(pane.similar.model.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    walk.settle()
    assert window.stored.id == wanted
    assert pane.similar.model.case(0) != wanted


def test_its_tab_has_no_filter_and_keeps_its_name(walk):
    pane = walk.window.browse.pane
    pane.facts.turn_to(6)
    walk.settle()
    assert pane.facts._buttons[6].text() == "相似案例"
    assert not pane.facts._filter.isVisible()
    pane.facts.turn_to(0)
    assert pane.facts._filter.isVisible()
