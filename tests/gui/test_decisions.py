"""Decisions reach the log of a real library, are shown at once, and are taken back, also after another start."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from core.library import Library
from core.model import Query
from gui.dialogs.settings_dialog import SettingsDialog
from gui.review import note_dialog
from gui.review.decisions import reviewer


def open_first(walk):
    """The first case of the samples with the reader on its first figure."""
    window = walk.window
    case = window.answer.rows[0].id
    window.read_case(case)
    walk.settle()
    pane = window.browse.pane
    pane.reader.setFocus()
    pane.reader.choose("figure", 0)
    return window, pane, case


def log(window, case):
    with_library = Library.open(window.library.path, readonly=True)
    try:
        return with_library.decisions(case)
    finally:
        with_library.close()


def states(pane):
    table = pane.facts.tables[0]
    return [table.sorted.index(row, 5).data() for row in range(table.sorted.rowCount())]


def test_y_writes_to_the_log_and_the_row_says_so(walk, qtbot):
    window, pane, case = open_first(walk)
    first = pane.stored.case.figures[0]
    qtbot.keyClick(pane.reader, Qt.Key.Key_Y)
    walk.settle()
    (decision,) = log(window, case)
    assert (decision.action, decision.machine, decision.reviewer) == ("confirm", first, reviewer(window))
    assert "✓ 已确认" in states(pane)
    assert pane.reader.current() is not None


def test_undo_and_redo_by_key(walk, qtbot):
    window, pane, case = open_first(walk)
    qtbot.keyClick(pane.reader, Qt.Key.Key_N)
    walk.settle()
    assert "× 不对" in states(pane)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    assert "× 不对" not in states(pane)
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    assert "× 不对" in states(pane)
    assert [decision.action for decision in log(window, case)] == ["reject", "undo", "redo"]


def test_nothing_to_undo_says_so(walk, qtbot):
    window, _, case = open_first(walk)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    assert log(window, case) == ()
    assert not walk.troubles


def test_a_rejected_figure_leaves_the_figures_of_the_query(walk, qtbot):
    window, pane, _ = open_first(walk)
    with_library = Library.open(window.library.path, readonly=True)
    before = len(with_library.figures(Query()))
    with_library.close()
    qtbot.keyClick(pane.reader, Qt.Key.Key_N)
    walk.settle()
    with_library = Library.open(window.library.path, readonly=True)
    assert len(with_library.figures(Query())) == before - 1
    with_library.close()


def test_a_name_in_the_settings_signs_the_decisions(walk, qtbot):
    window, pane, case = open_first(walk)
    window.menus.actions["show_settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    line = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "审核人")
    walk.type(line, "王小明")
    line.textEdited.emit(line.text())
    dialog.close()
    qtbot.keyClick(pane.reader, Qt.Key.Key_Y)
    walk.settle()
    assert log(window, case)[0].reviewer == "王小明"


def test_a_note_is_kept_and_shown(walk, qtbot, monkeypatch):
    monkeypatch.setattr(note_dialog, "ask", lambda *_: "核对台账")
    window, pane, case = open_first(walk)
    qtbot.keyClick(pane.reader, Qt.Key.Key_M)
    walk.settle()
    assert [(made.action, made.note) for made in log(window, case)] == [("note", "核对台账")]
    pane.facts.turn_to(5)
    assert pane.facts.tables[5].sorted.index(0, 1).data() == "核对台账"
