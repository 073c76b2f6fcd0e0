"""Who gets the height of a window: lines of the text first, on small laptops and at large scales too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.model import Query
from gui import resuming
from gui.case.fold import Fold
from gui.look import theme
from gui.text.reader import Reader

LAPTOP, AT_125, AT_150 = (1366, 768), (1093, 614), (911, 512)


def lines_in_sight(reader: Reader) -> int:
    reader.document().documentLayout().documentSize()  # Qt lays out only as far as one looks, unless it is asked
    top = reader.verticalScrollBar().value()
    bottom, seen = top + reader.viewport().height(), 0
    block = reader.document().begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount() if block.text().strip() else 0):
            line = layout.lineAt(number)
            above = layout.position().y() + line.y()
            letters = line.ascent() + line.descent()  # they stand at the foot of a line of fixed height
            seen += above + line.height() - letters >= top and above + line.height() <= bottom
        block = block.next()
    return seen


def shown(walk, size):
    walk.window.resize(*size)
    walk.settle()
    return walk.window.browse.pane


@pytest.mark.parametrize(("size", "least"), [(LAPTOP, 12), (AT_125, 10), (AT_150, 10)])
@pytest.mark.parametrize("words", ["", "产业"])
def test_the_text_has_its_lines(walk, size, least, words):
    walk.window.ask(Query(words))
    pane, cases = shown(walk, size), walk.window.browse.list
    for row in range(cases.cases.rowCount()):
        cases.view.setCurrentIndex(cases.cases.index(row))
        walk.settle()
        bar = pane.reader.verticalScrollBar()
        for part in (0, 1, 2):
            bar.setValue(bar.maximum() * part // 2)
            walk.app.processEvents()
            assert lines_in_sight(pane.reader) >= least, (row, part, pane.head.title.accessibleName())


def test_a_laptop_shows_the_whole_head_and_rows_of_facts(walk):
    pane = shown(walk, LAPTOP)
    assert not pane.head.folded and not pane.facts.folded
    table = pane.facts.tables[0]
    assert table.viewport().height() >= 3 * table.rowHeight(0)


def test_a_low_window_folds_the_facts_first_then_the_head_and_a_high_one_has_them_back(walk):
    folded = [(pane.head.folded, pane.facts.folded) for pane in (shown(walk, AT_125),)]
    folded += [(pane.head.folded, pane.facts.folded) for pane in (shown(walk, AT_150),)]
    folded += [(pane.head.folded, pane.facts.folded) for pane in (shown(walk, LAPTOP),)]
    assert folded == [(False, True), (True, True), (False, False)]


def test_folded_facts_are_their_tabs_and_a_tab_opens_them(walk, qtbot):
    facts = shown(walk, AT_150).facts
    assert facts.height() <= 40 and facts._buttons[2].isVisible() and not facts.tables[0].isVisible()
    qtbot.mouseClick(facts._buttons[2], Qt.MouseButton.LeftButton)
    assert facts.tables[2].isVisible() and facts.tables[2].height() > 80
    shown(walk, LAPTOP)
    assert not shown(walk, AT_150).facts.folded, "what somebody said of a low window stays said"


def test_keys_open_the_facts_and_leave_them_to_the_text(walk, qtbot):
    window, pane = walk.window, shown(walk, AT_150)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(pane.facts.tables[0].hasFocus)
    assert not pane.facts.folded and not pane.commands["fold_facts"].isChecked()
    QTest.keyClick(pane.facts.tables[0], Qt.Key.Key_Escape)
    assert pane.facts.folded and pane.reader.hasFocus() and pane.commands["fold_facts"].isChecked()
    QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert not pane.facts.folded
    pane.facts.take_focus()
    QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert pane.facts.folded and pane.reader.hasFocus()


def test_a_laptop_keeps_the_facts_when_one_goes_back_to_the_text(walk, qtbot):
    pane = shown(walk, LAPTOP)
    pane.facts.take_focus()
    QTest.keyClick(pane.facts.tables[0], Qt.Key.Key_Escape)
    assert not pane.facts.folded


def test_the_head_in_one_line_says_the_title_and_the_hits_and_unfolds_by_its_key(walk, qtbot):
    window = walk.window
    window.ask(Query("产业"))
    pane = shown(walk, AT_150)
    window.activateWindow()
    brief = pane.head._brief
    assert brief.title.text() == pane.head.title.accessibleName() and brief.title.isVisible()
    assert brief.hits.text() == pane.head.hits.text() != ""
    qtbot.mouseClick(brief.on, Qt.MouseButton.LeftButton)
    assert brief.hits.text().startswith("命中 1/")
    walk.settle()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert pane.head.legend.isVisible() and pane.head.marks.review.isVisible() and not brief.isVisible()
    qtbot.mouseClick(pane.head.fold, Qt.MouseButton.LeftButton)
    assert brief.isVisible() and pane.commands["fold_head"].isChecked()


def test_the_one_line_is_reached_by_the_tab_key_between_list_and_text(walk):
    pane = shown(walk, AT_150)
    seen, widget = [], pane.head
    while widget is not pane.reader:
        widget = widget.nextInFocusChain()
        seen.append(widget)
    assert pane.head._brief.unfold in seen and pane.head._brief.on in seen


def test_tags_are_offered_below_the_one_line_too(walk, qtbot):
    pane = shown(walk, AT_150)
    menu = pane.head.marks.tags.menu()
    pane.commands["tags"].trigger()
    assert menu.isVisible()
    assert abs(menu.y() - pane.head.mapToGlobal(pane.head.rect().bottomLeft()).y()) < 8
    menu.close()


def test_similar_cases_are_not_looked_for_behind_a_fold(walk):
    pane = shown(walk, AT_150)
    pane.facts.turn_to(6)
    asked = []
    pane.similar_wanted.connect(asked.append)
    pane.show_case(walk.window.stored)
    assert not asked and not pane.facts.looks_at(pane.similar)


def test_a_share_that_was_drawn_stays_at_other_heights_and_after_a_restart(walk):
    pane = shown(walk, LAPTOP)
    pane.division.setSizes([250, 250])
    pane.division.splitterMoved.emit(250, 1)
    pane.head.set_folded(False)
    shown(walk, (1366, 900))
    assert abs(pane.division.sizes()[0] - pane.division.sizes()[1]) <= 8
    pane.facts.set_folded(True)
    resuming.keep(walk.window)
    pane.division.share, pane.folds.parts["facts"]._said = 0.0, {}
    resuming.restore(walk.window)
    assert abs(pane.division.share - 0.5) < 0.02 and pane.folds.parts["facts"].folded


def test_a_fold_keeps_what_is_said_of_low_windows_apart(qapp):
    theme.apply(qapp, theme.LIGHT)
    fold = Fold(500)
    seen = []
    for height, said in ((400, None), (400, False), (600, None), (600, True), (400, None)):
        fold.fit(height)
        if said is not None:
            fold.keep(said)
        seen.append(fold.folded)
    assert seen == [True, False, False, True, False]
    again = Fold(500)
    again.from_text(fold.as_text() + " 7x nonsense")
    assert again.as_text() == fold.as_text() != ""
