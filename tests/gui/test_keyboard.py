"""The window by keys alone: menus by their letters, filter lines and what they narrow."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from gui import menus
from gui.cases.case_model import ROW


def test_every_filter_line_leads_down_into_what_it_narrows(walk, qtbot):
    window = walk.window
    window.activateWindow()
    sidebar, facts = window.browse.sidebar, window.browse.pane.facts
    themes = sidebar.facets[0]
    sidebar.show_tab(1)
    window.show_view(1)
    walk.settle()
    figures = window.figures
    for number, line, view in (
        (1, figures.words, figures.table), (0, themes.filter_line, themes.view),
        (0, facts._filter, facts.tables[0]),
    ):  # fmt: skip
        window.show_view(number)
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_Down)
        qtbot.waitUntil(view.hasFocus)
        assert view.currentIndex().isValid()


def test_alt_1_leads_to_the_tree_and_once_more_to_its_filter(walk, qtbot):
    window = walk.window
    window.activateWindow()
    for widget in (window.browse.sidebar.places.tree, window.browse.sidebar.places.filter_line):
        QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(widget.hasFocus)


def test_every_menu_opens_by_its_letter(walk):
    titles = [top.text() for top in walk.window.menuBar().actions()]
    letters = [title.partition("&")[2][:1] for title in titles]
    assert len(titles) == 7 and len(set(letters)) == 7 and all(letters)
    groups = [group for group, _, _ in menus.shortcuts(walk.window)]
    assert set(groups) <= {title.partition("(")[0] for title in titles}


def test_whatever_has_a_key_stands_in_a_menu(walk):
    listed = {does for _, does, _ in menus.shortcuts(walk.window)}
    commands = walk.window.browse.pane.commands.values()
    assert {one.text().rstrip("…") for one in commands if one.shortcuts()} <= listed


def test_no_menu_is_higher_than_a_small_laptop_at_150_percent(walk):
    for top in walk.window.menuBar().actions():
        assert top.menu().sizeHint().height() <= 512 - 60, top.text()


def test_a_bracket_alone_is_offered_nothing_and_leaves_what_is_wrong_in_sight(walk, qtbot):
    box = walk.window.top.search
    walk.window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    asked = []
    box.suggestions_wanted.connect(asked.append)
    QTest.keyClicks(box, "AND (")
    walk.settle()
    assert "(" not in asked and not box.completer_popup.isVisible()
    assert box._trouble.isVisible() and box._trouble.text()
    QTest.keyClicks(box, "llq")
    assert asked[-1] == "llq"


def test_a_case_is_starred_and_tagged_by_keys(walk, qtbot):
    window = walk.window
    window.activateWindow()
    marks = window.browse.pane.head.marks
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    assert marks.star.isChecked() and window.browse.list.cases.index(0).data(ROW).starred
    starred = dict(window.answer.facets)["star"]
    assert [(one.value, one.count) for one in starred] == [("starred", 1)]
    window.browse.sidebar.value_toggled.emit("star", "starred", False)
    walk.settle()
    assert window.answer.total == 1 and window.top.chips.shown()[0].text() == "★ 已收藏"
    opened = []
    marks._tag_menu.aboutToShow.connect(
        lambda: QTimer.singleShot(0, lambda: opened.append(marks._tag_menu.hide()))
    )
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(opened))


def test_no_key_is_given_twice(walk):
    keys = [key for _, _, some in menus.shortcuts(walk.window) for key in some.split("、")]
    assert len(keys) == len(set(keys))
