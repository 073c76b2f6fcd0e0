"""View 3: cases of the real sample library side by side."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from core.model import Query
from gui.main_window import BROWSE, COMPARE
from gui.tables.compare import CompareView
from gui.tables.compare_model import CompareModel


@pytest.fixture
def view(walk) -> CompareView:
    walk.window.ask(Query(order="title"))
    walk.settle()
    model, chosen = walk.window.browse.list.cases, walk.window.browse.list.view.selectionModel()
    chosen.select(QItemSelection(model.index(0), model.index(2)), chosen.SelectionFlag.ClearAndSelect)
    QTest.keyClick(walk.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    assert walk.window.views.currentIndex() == COMPARE
    return walk.window.findChild(CompareView)


def labels(model: CompareModel) -> list[str]:
    return [model.line(row).label for row in range(model.rowCount())]


def test_the_marked_cases_stand_side_by_side(view, walk):
    model = view.model
    titles = [walk.window.browse.list.cases.index(row).data() for row in range(3)]
    across = Qt.Orientation.Horizontal
    assert [model.headerData(column, across) for column in range(model.columnCount())] == ["", *titles]
    headings = [line.label for row in range(model.rowCount()) if not (line := model.line(row)).cells]
    assert headings == ["案例", "主题", "项目与机制", "数字"]
    assert {"地区", "来源", "日期"} <= set(labels(model))
    QAbstractItemModelTester(model)


def test_what_one_case_alone_has_is_folded_away(view):
    model = view.model
    folded = [row for row in range(model.rowCount()) if model.line(row).folds]
    assert {model.line(row).folds for row in folded} >= {"programmes", "figures"}
    assert all(
        sum(cell.text not in ("—", "") for cell in model.line(row).cells) > 1
        for row in range(model.rowCount())
        if model.line(row).cells and model.line(row).label and not model.line(row).folds and row > 8
    )
    row, before = folded[-1], model.rowCount()
    view.table.setCurrentIndex(model.index(row, 0))
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.table.currentIndex().row() == row
    counts = [int(cell.text.split()[0]) for cell in model.line(row).cells if cell.text != "—"]
    assert len([r for r in range(row + 1, model.rowCount()) if model.line(r).label]) == sum(counts)
    QAbstractItemModelTester(model)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert model.rowCount() == before


def unfold(model: CompareModel) -> None:
    for row in reversed(range(model.rowCount())):
        model.fold(row)


def test_a_cell_leads_to_its_words(view, walk):
    model = view.model
    row, column = next(
        (row, column)
        for row in range(model.rowCount() - 1, 0, -1)
        for column in range(2, model.columnCount())
        if (cell := model.cell(model.index(row, column))) and cell.span
    )
    cell, stored = model.cell(model.index(row, column)), model.case(column)
    view.table.setCurrentIndex(model.index(row, column))
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    walk.settle()
    assert walk.window.views.currentIndex() == BROWSE
    assert walk.window.stored.id == stored.id
    lit = walk.window.browse.pane.reader.page.range(cell.span)
    assert lit is not None


def test_only_what_differs(view):
    every = view.model.rowCount()
    view.differing.click()
    model = view.model
    shown = [model.line(row) for row in range(model.rowCount())]
    assert 0 < len(shown) < every
    assert all(line.differs or not line.cells for line in shown)
    assert all(after.cells for line, after in pairwise(shown) if not line.cells)
    assert any(line.label and model.index(row, 0).data().endswith("≠") for row, line in enumerate(shown))


def test_copied_as_a_table(view, walk):
    view.table.setCurrentIndex(view.model.index(1, 1))
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert len(rows) == view.model.rowCount() + 1
    assert {len(row) for row in rows} == {4}
    assert rows[0][1] == walk.window.browse.list.cases.index(0).data()


def test_one_case_alone_says_what_to_do(walk):
    walk.window.show_view(COMPARE)
    walk.settle()
    view = walk.window.findChild(CompareView)
    assert view.model.rowCount() == 0
    assert not view.copying.isEnabled()


def test_of_many_marked_cases_the_first_six_are_laid_out(walk):
    walk.window.menus.actions["select_all_cases"].trigger()
    walk.window.show_view(COMPARE)
    walk.settle()
    view = walk.window.findChild(CompareView)
    assert view.model.columnCount() == 7
    assert "选了 8 个" in view.count.text()


def test_every_figure_with_an_indicator_has_a_cell(view, walk):
    model = view.model
    unfold(model)
    at = max(row for row, label in enumerate(labels(model)) if label == "数字")
    case = model.case(1).case
    assert all(line.cells for line in (model.line(row) for row in range(at + 1, model.rowCount())))
    assert sum(bool(figure.indicator) for figure in case.figures) == sum(
        bool((cell := model.cell(model.index(row, 1))) and cell.span)
        for row in range(at + 1, model.rowCount())
    )
