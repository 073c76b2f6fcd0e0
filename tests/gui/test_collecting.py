"""Collections from the window: marked cases go in by name, are filtered by it, come out again, and one undo takes it back."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QInputDialog

from core.model import Filter, Query


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
