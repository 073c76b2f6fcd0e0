"""Collections from the window: marked cases go in by name, are filtered by it, come out again, and one undo takes it back."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QInputDialog, QMenu

from core.model import Filter, Query
from gui.cases import collecting
from gui.cases.facets import Line


def put(walk, name):
    walk.window.menus.actions["collect"].trigger()
    walk.settle()
    dialog = next(d for d in walk.window.findChildren(QInputDialog) if d.isVisible())
    dialog.setTextValue(name)
    dialog.accept()
    walk.settle()
    return dialog


def members(walk, name):
    walk.window.ask(Query(filters=(Filter("collection", name),)))
    walk.settle()
    return walk.window.answer.total


def test_marked_cases_are_collected_filtered_and_taken_out(walk):
    window = walk.window
    total = window.answer.total
    window.browse.list.view.selectAll()
    put(walk, " 乡村  旅游 ")
    assert f"{total} 个案例放进了“乡村 旅游”" in window.status._label.text()
    assert members(walk, "乡村 旅游") == total
    assert "收集夹" in [window.browse.sidebar.facets[2].facets.index(0, 0).data()]
    window.browse.list.step(1)
    walk.settle()
    assert window.browse.pane.head.marks.tags.text() == "集:乡村 旅游"
    menu = window.menus.submenus["collected"]
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["乡村 旅游"]
    menu.actions()[0].trigger()
    walk.settle()
    assert members(walk, "乡村 旅游") == total - 1
    window.browse.pane.commands["undo"].trigger()
    walk.settle()
    assert "从收集夹“乡村 旅游”拿出" in window.status._label.text()
    assert members(walk, "乡村 旅游") == total
    window.browse.pane.commands["undo"].trigger()
    walk.settle()
    assert members(walk, "乡村 旅游") == 0


def test_collections_that_there_are_are_offered(walk):
    put(walk, "示范村")
    walk.window.browse.list.step(1)
    walk.settle()
    dialog = put(walk, "示范村")
    combo = dialog.findChild(QComboBox)
    assert [combo.itemText(i) for i in range(combo.count())] == ["示范村"]
    assert members(walk, "示范村") == 2
    walk.window.ask(Query("集:示范村"))
    walk.settle()
    assert walk.window.answer.total == 2


def collections(walk):
    """Values and counts of the facet, whatever the query is."""
    walk.window.ask(Query())
    walk.settle()
    facet = dict(walk.window.answer.facets).get("collection", ())
    return {value.value: value.count for value in facet}


def menu_of(walk, name):
    """The context menu of a collection in the left pane, as it is offered."""
    menu = QMenu(walk.window)
    walk.window.browse.sidebar.menu_asked.emit(menu, Line("collection", name, 1))
    return {action.text(): action for action in menu.actions() if action.text()}


def test_a_collection_is_renamed_into_another_and_dissolved_and_each_is_undone_in_one_go(walk):
    undo = walk.window.browse.pane.commands["undo"]
    walk.window.browse.list.view.selectAll()
    put(walk, "示范村")
    total = walk.window.answer.total
    collecting.rename(walk.window, "示范村", "样板村")
    walk.settle()
    assert collections(walk) == {"样板村": total}
    undo.trigger()
    walk.settle()
    assert collections(walk) == {"示范村": total}
    menu_of(walk, "示范村")["解散收集夹(案例留在库里)"].trigger()
    walk.settle()
    assert collections(walk) == {} and walk.window.answer.total == total
    undo.trigger()
    walk.settle()
    assert collections(walk) == {"示范村": total}


def test_who_looks_at_a_collection_stays_with_it_under_its_new_name(walk):
    put(walk, "示范村")
    walk.window.ask(Query(filters=(Filter("collection", "示范村"),)))
    walk.settle()
    collecting.rename(walk.window, "示范村", "样板村")
    walk.settle()
    assert walk.window.query.filters == (Filter("collection", "样板村"),)
    assert walk.window.answer.total == 1
    collecting.dissolve(walk.window, "样板村")
    walk.settle()
    assert walk.window.query.filters == () and walk.window.answer.total == 8


def test_who_takes_back_the_name_of_a_collection_is_not_left_with_nothing(walk):
    window = walk.window
    window.browse.list.view.selectAll()
    put(walk, "旅游")
    members(walk, "旅游")
    collecting.rename(window, "旅游", "乡村旅游")
    walk.settle()
    window.browse.pane.commands["undo"].trigger()
    walk.settle()
    assert window.query == Query() and window.answer.total == 8
    window.browse.pane.commands["redo"].trigger()
    walk.settle()
    assert members(walk, "乡村旅游") == 8


def test_a_new_name_is_asked_for(walk):
    put(walk, "示范村")
    menu_of(walk, "示范村")["给收集夹改名…"].trigger()
    dialog = next(d for d in walk.window.findChildren(QInputDialog) if d.isVisible())
    assert dialog.textValue() == "示范村"
    dialog.setTextValue("  样板 村 ")
    dialog.accept()
    walk.settle()
    assert collections(walk) == {"样板 村": 1}


def test_other_facets_have_no_such_menu(walk):
    menu = QMenu(walk.window)
    walk.window.browse.sidebar.menu_asked.emit(menu, Line("year", "2023", 1))
    assert menu.isEmpty()


def test_taking_out_where_there_is_nothing(walk):
    menu = walk.window.menus.submenus["collected"]
    menu.aboutToShow.emit()
    assert not any(action.isEnabled() for action in menu.actions())


def test_queries_are_saved_in_the_library(walk):
    walk.window.ask(Query("流转"))
    walk.settle()
    walk.window.menus.actions["save_query"].trigger()
    dialog = next(d for d in walk.window.findChildren(QInputDialog) if d.isVisible())
    dialog.setTextValue("土地")
    dialog.accept()
    walk.settle()
    saved = walk.window.menus.submenus["saved"]
    assert saved.actions()[0].text() == "土地"
    saved.actions()[-1].menu().actions()[0].trigger()
    walk.settle()
    assert saved.actions() == []
