"""Words typed into the window: asked once they rest, explained where they are wrong, offered where they are begun."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMessageBox, QPushButton

from core.model import Filter, Query
from gui.cases.case_model import ROW
from tests.gui.walking import ask, chips, titles


def test_a_bad_query_is_explained_and_the_last_result_kept(walk):
    ask(walk, Query("光伏"))
    before = titles(walk)
    box = walk.window.top.search
    box.setFocus()
    walk.type(box, " (")
    walk.settle()
    trouble = walk.window.findChild(object, "trouble")
    assert trouble.isVisible()
    assert len(trouble.text()) > 5
    assert titles(walk) == before
    box.clear()
    walk.settle()
    assert not trouble.isVisible()


def test_typing_asks_once_it_rests(walk):
    asked = []
    walk.window.query_changed.connect(lambda query: asked.append(query.text))
    box = walk.window.top.search
    box.setFocus()
    for letter in "乡村振兴":
        walk.type(box, letter)
    walk.settle()
    assert asked == ["乡村振兴"]


def test_initials_offer_a_place_and_taking_it_filters(walk, qtbot):
    box = walk.window.top.search
    walk.window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClicks(box, "llq")
    walk.settle()
    popup = box.completer_popup
    qtbot.waitUntil(popup.isVisible)
    offered = [popup.model().index(i, 0).data() for i in range(popup.model().rowCount())]
    assert any(text.startswith("零陵区") for text in offered)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    walk.settle()
    assert chips(walk)[0].startswith("零陵区")
    assert box.text() == ""


def test_letters_offer_the_librarys_own_words_and_taking_one_writes_it(walk, qtbot):
    box = walk.window.top.search
    walk.window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClicks(box, "guangfu")
    walk.settle()
    popup = box.completer_popup
    qtbot.waitUntil(popup.isVisible)
    assert "光伏  ·  词" in [popup.model().index(i, 0).data() for i in range(popup.model().rowCount())]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    walk.settle()
    assert box.text() == "光伏"
    assert walk.window.answer.total == 2


def test_an_empty_result_says_what_to_take_off(walk):
    ask(walk, Query("光伏", (Filter("place", "湖南省"),)))
    empty = walk.window.browse.list.empty
    assert empty.isVisible()
    button = next(b for b in empty.findChildren(QPushButton) if "湖南省" in b.text())
    button.click()
    walk.settle()
    assert walk.window.answer.total >= 1
    assert chips(walk) == []


def test_hits_of_new_words_are_shown_in_the_case_that_stays(walk):
    ask(walk, Query("光伏"))
    first = walk.window.stored.id
    text = walk.window.stored.document.text
    ask(walk, Query("光伏 产业"))
    assert walk.window.stored.id == first
    assert {text[h.start : h.end] for h in walk.window.stored.hits} == {"光伏", "产业"}


def test_enter_is_about_the_words_unless_a_suggestion_was_chosen(walk, qtbot):
    search = walk.window.top.search
    search.setFocus()
    walk.type(search, "yc")
    walk.settle()
    popup = search.completer_popup
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    walk.settle()
    assert not popup.isVisible()
    assert walk.window.query == Query("yc")
    qtbot.waitUntil(walk.window.browse.list.view.hasFocus)
    search.setFocus()
    search.clear()
    walk.type(search, "yc")
    walk.settle()
    first = popup.model().index(0, 0).data()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    assert popup.currentIndex().data() == first
    QTest.keyClick(popup, Qt.Key.Key_Return)
    walk.settle()
    assert walk.window.query != Query("yc")


def test_the_list_shows_the_figure_that_was_asked_for(walk):
    walk.window.ask(Query("数字:流转土地>=1000亩"))
    walk.settle()
    row = walk.window.browse.list.cases.index(0).data(ROW)
    assert [row.snippet.text[m.start : m.end] for m in row.snippet.marks] == ["3000亩"]
    assert "流转土地3000亩" in row.snippet.text
    hits = [walk.window.stored.document.text[hit.start : hit.end] for hit in walk.window.stored.hits]
    assert "3000亩" in hits, "the text marks what the list marks"


def test_saved_queries(walk):
    ask(walk, Query("光伏", (Filter("place", "山西省"),)))
    walk.window.menus.actions["save_query"].trigger()
    dialog = next(d for d in walk.window.findChildren(object) if type(d).__name__ == "QInputDialog")
    assert dialog.textValue() == "山西省 “光伏”"
    dialog.accept()
    ask(walk, Query())
    walk.window.menus.submenus["saved"].actions()[0].trigger()
    walk.settle()
    assert walk.window.query == Query("光伏", (Filter("place", "山西省"),))


def save_as(walk, name):
    """Save the query under a name, and the box that asks about it, if one does."""
    walk.window.menus.actions["save_query"].trigger()
    dialog = next(one for one in walk.window.findChildren(QInputDialog) if one.isVisible())
    dialog.setTextValue(name)
    dialog.accept()
    walk.settle()
    return next((one for one in walk.window.findChildren(QMessageBox) if one.isVisible()), None)


def saved(walk):
    menu = walk.window.menus.submenus["saved"]
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_a_saved_query_is_replaced_only_if_one_says_so(walk):
    ask(walk, Query("光伏"))
    assert save_as(walk, "我的") is None
    assert save_as(walk, "我的") is None, "the same once more"
    ask(walk, Query("养殖"))
    box = save_as(walk, "我的")
    assert "“我的”" in box.text()
    press(walk, box, "不换")
    walk.window.menus.submenus["saved"].actions()[0].trigger()
    walk.settle()
    assert walk.window.query.text == "光伏"
    ask(walk, Query("养殖"))
    press(walk, save_as(walk, "我的"), "换成现在的")
    ask(walk, Query())
    walk.window.menus.submenus["saved"].actions()[0].trigger()
    walk.settle()
    assert walk.window.query.text == "养殖"
    forget = walk.window.menus.submenus["saved"].actions()[-1].menu()
    forget.actions()[0].trigger()
    walk.settle()
    assert saved(walk) == [] and "“我的”删掉了" in walk.window.status._label.text()


def press(walk, box, words):
    next(button for button in box.buttons() if button.text() == words).click()
    walk.settle()
