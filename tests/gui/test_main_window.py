"""The window as a whole, on the real sample library: one query, shown everywhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from core.model import Filter, Query
from gui import words
from gui.case.fact_table import FactTable
from gui.cases.facets import LINE
from gui.cases.place_model import COUNT
from gui.dialogs.settings_dialog import SettingsDialog
from gui.look import theme
from gui.settings import Settings
from tests.gui.fake_library import FakeMakers
from tests.gui.walking import ask, chips, titles


def test_the_first_thing_anyone_sees_is_a_case_with_its_figures(walk):
    assert walk.window.answer.total == 8
    assert walk.window.stored is not None
    assert walk.window.stored.case.figures
    assert len(walk.window.browse.pane.reader.toPlainText()) > 500


def test_one_query_is_shown_everywhere(walk):
    query = Query("光伏", (Filter("place", "山西省"), Filter("kind", "news", True)))
    ask(walk, query)
    window = walk.window
    assert window.top.search.text() == "光伏"
    assert chips(walk) == ["山西省", f"不含 {words.KINDS['news']}"]
    tree = window.browse.sidebar.places.tree
    assert tree.selectionModel().isSelected(tree.places.index_of("山西省"))
    assert window.answer.query == query


def test_counts_are_live_and_empty_branches_stay(walk):
    ask(walk, Query("光伏"))
    places = walk.window.browse.sidebar.places.tree.places
    counts = {name: places.index_of(name).data(COUNT) for name in ("山西省", "辽宁省")}
    assert counts["山西省"] >= 1
    assert places.index_of("辽宁省").isValid()
    assert places.index(0, 0).data(COUNT) == walk.window.answer.total


def test_a_chip_is_taken_off_by_a_click(walk):
    ask(walk, Query(filters=(Filter("place", "山西省"), Filter("place", "湖南省"))))
    assert walk.window.answer.total == 5
    walk.window.top.chips.shown()[0].click()
    walk.settle()
    assert chips(walk) == ["湖南省"]
    assert walk.window.answer.total == 1


def test_back_and_forward_by_key(walk):
    ask(walk, Query(filters=(Filter("place", "山西省"),)))
    ask(walk, Query())
    QTest.keyClick(walk.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    walk.settle()
    assert chips(walk) == ["山西省"]
    QTest.keyClick(walk.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    walk.settle()
    assert chips(walk) == []


def test_facets_include_and_exclude_by_keyboard(walk):
    sidebar = walk.window.browse.sidebar
    sidebar.show_tab(3)
    view = sidebar.facets[2].view
    row = next(
        i for i in range(view.model().rowCount())
        if (line := view.model().index(i, 0).data(LINE)).value and line.field == "year"
    )  # fmt: skip
    line = view.model().index(row, 0).data(LINE)
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    walk.settle()
    assert walk.window.query.filters == (Filter("year", line.value),)
    assert walk.window.answer.total == line.count
    QTest.keyClick(view, Qt.Key.Key_Minus)
    walk.settle()
    assert walk.window.query.filters == (Filter("year", line.value, True),)
    assert walk.window.answer.total == 8 - line.count


def test_the_case_looked_at_stays_when_it_is_still_there(walk):
    ask(walk, Query(order="title"))
    walk.window.browse.list.step(1)
    walk.window.browse.list.step(1)
    walk.settle()
    case = walk.window.stored.id
    place = walk.window.stored.case.primary_place.place.province
    ask(walk, Query(filters=(Filter("place", place),), order="title"))
    assert walk.window.stored.id == case
    assert walk.window.browse.list.current() == case


def test_shortcuts_lead_everywhere(walk, qtbot):
    window = walk.window
    window.activateWindow()
    for key, widget in (
        (Qt.Key.Key_1, window.browse.sidebar.places.tree), (Qt.Key.Key_2, window.browse.list.view),
        (Qt.Key.Key_3, window.browse.pane.reader),
    ):  # fmt: skip
        QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(widget.hasFocus)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.top.search.hasFocus)


def test_the_newest_question_wins(make_walk):
    makers = FakeMakers(50)
    walk = make_walk(makers)
    walk.window.open_library(Path("any.xjlib"))
    walk.settle()
    for text in ("1", "12", "13"):
        walk.window.ask(Query(text))
    walk.settle()
    assert walk.window.answer.query.text == "13"
    assert titles(walk) == ["第13篇"]


def test_the_look_changes_at_once(walk):
    walk.window.settings.theme = "dark"
    walk.window.settings.font_size = 15
    walk.window.apply_settings()
    assert walk.window.palette().window().color().lightness() < 60
    assert walk.window.font().pixelSize() == 15
    walk.window.settings.theme = "light"
    walk.window.settings.font_size = 13
    walk.window.apply_settings()


def test_diagnosis_names_versions_and_no_document(walk):
    walk.window.menus.actions["copy_diagnosis"].trigger()
    text = QGuiApplication.clipboard().text()
    assert "PySide6" in text
    assert "samples.xjlib" in text
    assert "光伏" not in text


@pytest.mark.parametrize(
    "show", ["show_manual", "show_shortcuts", "show_about", "show_settings", "show_report"]
)
def test_dialogs_open_and_close(walk, show):
    walk.window.menus.actions[show].trigger()
    walk.settle()
    dialog = next(
        d for d in walk.window.findChildren(object) if getattr(d, "isModal", bool)() and d.isVisible()
    )
    assert dialog.windowTitle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_tree_is_chosen_by_a_click(walk):
    tree = walk.window.browse.sidebar.places.tree
    index = tree.places.index_of("湖南省")
    walk.click(tree.viewport(), tree.visualRect(index).center() + QPoint(4, 0))
    walk.settle()
    assert chips(walk) == ["湖南省"]
    assert tree.isExpanded(index)


def test_a_star_a_tag_and_a_review_are_kept(walk):
    case = walk.window.stored.id
    pane = walk.window.browse.pane
    pane.starred.emit(True)
    pane.tagged.emit("稻田", True)
    pane.reviewed.emit("reviewed")
    walk.settle()
    assert dict(walk.window.answer.facets)["tag"][0].value == "稻田"
    walk.window.library.read_case(case, Query())
    walk.settle()
    stored = walk.window.stored
    assert (stored.starred, stored.tags, stored.review) == (True, ("稻田",), "reviewed")
    row = walk.window.browse.list.cases.row(walk.window.browse.list.cases.index_of(case))
    assert (row.starred, row.review) == (True, "reviewed")


@pytest.mark.parametrize("pixels", [13, 17, 20])
def test_tabs_of_the_sidebar_are_never_cut_off(walk, pixels):
    walk.window.settings.font_size = pixels
    walk.window.apply_settings()
    walk.window.resize(911, 512)  # 1366 × 768 at 150 %
    ask(walk, Query("", (Filter("theme", "产业"), Filter("year", "2022", True), Filter("programme", "光伏"))))
    side = walk.window.browse.sidebar
    tabs = [button for button in side.findChildren(QToolButton) if button.property("tab")]
    assert [tab.text() for tab in tabs] == ["地区", "主题*", "项目*", "更多*"]
    for tab in tabs:
        assert tab.width() >= tab.sizeHint().width()
        assert tab.fontMetrics().horizontalAdvance(tab.text()) < tab.width() - 4
    table = walk.window.findChild(FactTable)
    assert table.verticalHeader().defaultSectionSize() >= table.fontMetrics().height() + 4


def test_other_colours_light_the_text_at_once(walk):
    before = walk.window.browse.pane.reader.grab().toImage()
    walk.window.menus.actions["show_settings"].trigger()
    dialog = walk.window.findChild(SettingsDialog)
    next(b for b in dialog.findChildren(QToolButton) if b.text() == "色盲友好").click()
    walk.settle()
    assert theme.current().mark("figure") == theme.chosen("light", "safe").mark("figure")
    assert walk.window.browse.pane.reader.grab().toImage() != before
    assert Settings(Path(walk.window.settings._file.fileName())).marks == "safe"
    dialog.close()
    walk.window.settings.marks = "standard"
    walk.window.apply_settings()


def test_clearing_shows_all_places_again(walk, qtbot):
    places = walk.window.browse.sidebar.places
    places.filter_line.setText("yongzhou")
    places._wait.timeout.emit()
    tree = places.tree.places
    assert tree.rowCount(tree.index(0, 0)) == 1
    walk.window.clear_query()
    walk.settle()
    assert not places.filter_line.text()
    qtbot.waitUntil(lambda: tree.rowCount(tree.index(0, 0)) == 5)
