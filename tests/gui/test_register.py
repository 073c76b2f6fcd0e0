"""机制库 on the sample library: filtered by words and pinyin, told in words, and a way to its cases."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester

from core.model import Filter
from gui.dialogs.register_dialog import RegisterDialog
from gui.dialogs.register_model import CASES, LAST, MISPRINTS
from tests.gui.test_accessible import controls, nameless


@pytest.fixture
def dialog(walk):
    walk.window.menus.actions["show_register"].trigger()
    walk.settle()
    made = walk.window.findChild(RegisterDialog)
    yield made
    made.close()


def names(dialog):
    return [dialog.model.programme(row).name for row in range(dialog.model.rowCount())]


def test_all_programmes_those_of_most_cases_first(walk, dialog):
    QAbstractItemModelTester(dialog.model)
    counts = [dialog.model.programme(row).cases for row in range(dialog.model.rowCount())]
    assert len(counts) > 50
    assert counts == sorted(counts, reverse=True)
    facet = dict(walk.window.answer.facets)["programme"]
    assert {one.value: one.count for one in facet}[names(dialog)[0]] == counts[0]


def test_words_pinyin_and_kind_narrow_it(dialog):
    everything = set(names(dialog))
    dialog.words.setText("sgbz")
    assert names(dialog) == ["四个不摘"]
    dialog.words.setText("一评")
    assert names(dialog) == ["一评四讲"]
    dialog.words.clear()
    dialog.kinds.setCurrentIndex(dialog.kinds.findData("policy"))
    dialog.kinds.activated.emit(0)
    assert set(names(dialog)) < everything
    assert {dialog.model.programme(row).kind for row in range(dialog.model.rowCount())} == {"policy"}


def test_suspected_misprints_side_by_side(dialog):
    dialog.kinds.setCurrentIndex(dialog.kinds.findData(MISPRINTS))
    dialog.kinds.activated.emit(0)
    assert sorted(names(dialog)) == ["一讲四评", "一评四讲"]
    assert "≈" in dialog.model.index(0, 0).data()
    assert "只差字序" in dialog.about.toPlainText()
    other = dialog.model.programme(1).name
    dialog.about.anchorClicked.emit(QUrl("name:0"))
    assert dialog.current().name == other


def test_the_arrow_down_leads_into_the_list(dialog, qtbot):
    dialog.activateWindow()
    qtbot.waitUntil(dialog.words.hasFocus)
    dialog.words.setText("sgbz")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Down)
    assert dialog.table.hasFocus() and dialog.current().name == "四个不摘"


def test_what_it_is_where_and_in_which_cases(walk, dialog):
    dialog.look_up("四个不摘")
    walk.settle()
    said = dialog.about.toPlainText()
    assert "摘帽不摘责任" in said
    assert "在哪里" in said
    one = dialog.current()
    assert f"{one.cases} 个案例" in said
    assert one.first in said


def test_return_filters_the_query_and_a_link_opens_the_case(walk, dialog, qtbot):
    dialog.look_up("四个不摘")
    walk.settle()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    walk.settle()
    assert walk.window.query.filters == (Filter("programme", "四个不摘"),)
    assert walk.window.answer.total == dialog.current().cases
    case = walk.window.answer.rows[-1].id
    dialog.about.anchorClicked.emit(QUrl(f"case:{case}"))
    walk.settle()
    assert walk.window.stored.id == case


def test_it_sorts_by_number_and_date(dialog):
    dialog.model.sort(CASES, Qt.SortOrder.AscendingOrder)
    counts = [dialog.model.programme(row).cases for row in range(dialog.model.rowCount())]
    assert counts == sorted(counts)
    dialog.model.sort(LAST, Qt.SortOrder.DescendingOrder)
    days = [dialog.model.programme(row).last for row in range(dialog.model.rowCount())]
    assert days == sorted(days, reverse=True)


def test_from_a_programme_in_a_case(walk):
    pane = walk.window.browse.pane
    pane.facts.turn_to(1)
    table = pane.facts.tables[1]
    index = table.sorted.index(0, 0)
    next(a for a in table.menu_for(index).actions() if "机制库" in a.text()).trigger()
    walk.settle()
    dialog = walk.window.findChild(RegisterDialog)
    assert dialog.current().name == index.data()
    dialog.close()


def test_every_control_has_a_name(dialog):
    assert list(controls(dialog))
    assert nameless(dialog) == []
