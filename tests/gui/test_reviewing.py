"""The review of a queue by keyboard on a real library: what is pressed is kept, shown at once, and can be taken back."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from core.library import Library
from core.model import Filter, Query
from gui.review.correction import CorrectionDialog
from gui.review.queue_model import reason
from gui.review.waiting import Waiting
from tests.core.test_queue import made
from tests.gui.test_accessible import controls, name_of, nameless


@pytest.fixture
def queue(walk):
    """The window in view 审核; its list has the keyboard."""
    walk.window.show_view(4)
    walk.settle()
    return walk.window.reviewing.view


def waiting(queue):
    return [
        (queue.model.doubt(row).kind, queue.model.doubt(row).words) for row in range(queue.model.rowCount())
    ]


def log(window, case):
    opened = Library.open(window.library.path, readonly=True)
    try:
        return [(d.action, d.target.kind, d.target.quote) for d in opened.decisions(case)]
    finally:
        opened.close()


def test_the_most_doubtful_comes_first_and_is_lit_beside_the_list(walk, queue):
    QAbstractItemModelTester(queue.model)
    kinds = [kind for kind, _ in waiting(queue)]
    assert kinds == sorted(kinds, key=("contradiction", "odd", "place", "split", "misprint").index)
    assert queue.current() == queue.model.doubt(0)
    pane = walk.window.browse.pane
    assert pane.stored.id == queue.current().case_id
    assert pane.isVisible()
    assert pane.parent() is queue
    assert pane.reader.current().kind == queue.current().item
    assert reason(queue.current()) in pane.reader.accessibleDescription()


def test_j_and_k_go_through_the_queue(walk, queue, qtbot):
    first, second = queue.model.doubt(0), queue.model.doubt(1)
    qtbot.keyClick(queue.list, Qt.Key.Key_J)
    walk.settle()
    assert queue.current() == second
    assert walk.window.browse.pane.stored.id == second.case_id
    qtbot.keyClick(queue.list, Qt.Key.Key_K)
    walk.settle()
    assert queue.current() == first
    qtbot.keyClick(queue.list, Qt.Key.Key_K)
    walk.settle()
    assert queue.current() == first


@pytest.mark.parametrize(("key", "action"), [(Qt.Key.Key_Y, "confirm"), (Qt.Key.Key_N, "reject")])
def test_a_key_decides_and_the_next_takes_its_place(walk, queue, qtbot, key, action):
    first, second = queue.model.doubt(0), queue.model.doubt(1)
    before = waiting(queue)
    qtbot.keyClick(queue.list, key)
    assert queue.current() == second  # at once, before the library has answered
    walk.settle()
    assert waiting(queue) == before[1:]
    assert queue.current() == second
    assert (action, "check", first.words) in log(walk.window, first.case_id)
    assert walk.window.browse.pane.stored.id == second.case_id


def test_undo_brings_it_back(walk, queue, qtbot):
    before = waiting(queue)
    qtbot.keyClick(queue.list, Qt.Key.Key_Y)
    walk.settle()
    qtbot.keyClick(walk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    assert waiting(queue) == before


def test_the_whole_queue_by_one_key(walk, queue, qtbot):
    for _ in range(len(waiting(queue))):
        qtbot.keyClick(queue.list, Qt.Key.Key_Y)
        walk.settle()
    assert waiting(queue) == []
    assert "没有要看的" in queue._pages.currentWidget().findChild(QLabel).text()
    assert queue.onward.hasFocus()
    queue.judged.emit("confirm")
    assert "没有要看的" in walk.window.status._label.text()
    queue.done.click()
    walk.settle()
    assert walk.window.stored.review == "reviewed"
    qtbot.keyClick(queue.onward, Qt.Key.Key_Return)
    walk.settle()
    assert walk.window.views.currentIndex() == 0


def test_correcting_what_a_check_compared_settles_the_check(walk, queue, qtbot, monkeypatch):
    row = [kind for kind, _ in waiting(queue)].index("odd")
    queue.list.setCurrentIndex(queue.model.index(row))
    walk.settle()
    doubt = queue.current()

    def fill(form):
        form.fields["value"].setText("12345")
        return True

    monkeypatch.setattr(CorrectionDialog, "exec", fill)
    qtbot.keyClick(queue.list, Qt.Key.Key_E)
    walk.settle()
    said = log(walk.window, doubt.case_id)
    assert [action for action, kind, _ in said if kind == "figure"] == ["correct"]
    assert ("confirm", "check", doubt.words) in said
    assert (doubt.kind, doubt.words) not in waiting(queue)


def test_progress_of_case_and_library(walk, queue, qtbot):
    assert queue.states.text().startswith("未审核 8")
    case = queue.current().case_id
    qtbot.keyClick(queue.list, Qt.Key.Key_Y)
    walk.settle()
    assert "审核中 1" in queue.states.text()
    queue.list.setCurrentIndex(queue.model.index(0))
    walk.settle()
    case = queue.current().case_id
    qtbot.keyClick(queue.list, Qt.Key.Key_D)
    walk.settle()
    assert "已审核 1" in queue.states.text()
    assert queue.progress.value() == 1
    assert case not in {queue.model.doubt(row).case_id for row in range(queue.model.rowCount())}


def test_the_queue_follows_the_query(walk, queue):
    everything = {queue.model.doubt(row).case_id for row in range(queue.model.rowCount())}
    walk.window.ask(Query("张俊成"))
    walk.settle()
    found = {row.id for row in walk.window.answer.rows}
    shown = {queue.model.doubt(row).case_id for row in range(queue.model.rowCount())}
    assert shown == everything & found
    assert shown < everything


def test_the_pane_goes_back_where_it_was(walk, queue):
    walk.window.show_view(0)
    browse = walk.window.browse
    assert browse.indexOf(browse.pane) == 2
    assert browse.pane.isVisible()
    assert all(browse.sizes())


def test_the_list_stands_where_the_review_has_gone_to(walk, queue, qtbot):
    last = queue.model.rowCount() - 1
    queue.list.setCurrentIndex(queue.model.index(last))
    walk.settle()
    shown = walk.window.stored.id
    walk.window.show_view(0)
    walk.settle()
    assert walk.window.browse.list.current() == shown == walk.window.stored.id


def test_one_kind_alone(walk, queue):
    queue.kinds.setCurrentIndex(queue.kinds.findData("odd"))
    queue.kinds.activated.emit(queue.kinds.currentIndex())
    walk.settle()
    assert {kind for kind, _ in waiting(queue)} == {"odd"}


def test_every_control_has_a_name_and_is_reached_by_tab(walk, queue):
    assert nameless(queue) == []
    left = queue.widget(0)
    assert [
        name_of(w) for w in controls(left) if w.isVisible() and not w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ] == [name_of(queue.progress)]


@pytest.fixture
def unsure(walk):
    """The queue with a doubtful cut, an open place and a suspected misprint in it."""
    opened = Library.open(walk.window.library.path)
    opened.add([made(1, 0.6), made(2, doubts=True), made(3, name="一讲三评"), made(4, name="一评三讲")])
    opened.close()
    walk.window.ask(Query(filters=(Filter("source", "晚报"), Filter("source", "日报"))))
    walk.window.show_view(4)
    walk.settle()
    return walk.window.reviewing.view


def stand_on(walk, queue, kind):
    row = [one for one, _ in waiting(queue)].index(kind)
    queue.list.setCurrentIndex(queue.model.index(row))
    walk.settle()
    return queue.current()


@pytest.mark.parametrize(("key", "said"), [(Qt.Key.Key_Y, "confirm"), (Qt.Key.Key_N, "reject")])
def test_a_doubtful_cut_is_decided_as_a_boundary(walk, unsure, qtbot, key, said):
    doubt = stand_on(walk, unsure, "split")
    assert "60 %" in reason(doubt)
    qtbot.keyClick(unsure.list, key)
    walk.settle()
    opened = Library.open(walk.window.library.path, readonly=True)
    assert [d.action for d in opened.all_decisions() if d.target.kind == "case"] == [said]
    opened.close()
    assert "split" not in [kind for kind, _ in waiting(unsure)]


def test_an_open_place_is_told_by_hand(walk, unsure, qtbot, monkeypatch):
    doubt = stand_on(walk, unsure, "place")

    def fill(form):
        form.fields["place"].setEditText("甲省 › 乙市")
        return True

    monkeypatch.setattr(CorrectionDialog, "exec", fill)
    qtbot.keyClick(unsure.list, Qt.Key.Key_E)
    walk.settle()
    assert ("correct", "place", "龙山村") in log(walk.window, doubt.case_id)
    assert "place" not in [kind for kind, _ in waiting(unsure)]
    assert walk.window.answer.total == 4


def test_a_suspected_misprint_says_what_may_be_meant(walk, unsure, qtbot):
    doubt = stand_on(walk, unsure, "misprint")
    assert "只差字序" in reason(doubt)
    before = len(waiting(unsure))
    qtbot.keyClick(unsure.list, Qt.Key.Key_Y)
    walk.settle()
    assert ("confirm", "programme", doubt.words) in log(walk.window, doubt.case_id)
    assert len(waiting(unsure)) == before - 1


def test_a_case_is_gone_through_and_finished_by_keys_alone(walk, qtbot):
    """From the list: F4 comes to each item that asks for a decision, also in by-lines; Ctrl+Enter ends the case."""
    window, pane = walk.window, walk.window.browse.pane
    window.ask(Query("泽州县北义城镇"))
    walk.settle()
    first = window.stored.id
    assert window.stored.review == ""
    for _ in range(80):
        if not pane.deciding.review.open():
            break
        qtbot.keyClick(pane.reader, Qt.Key.Key_F4)
        assert pane.reader.current() is not None
        qtbot.keyClick(pane.reader, Qt.Key.Key_Y)
        walk.settle()
    done, asked = pane.deciding.review.progress()
    assert done == asked > 20
    assert window.stored.review == "reviewing"
    qtbot.keyClick(pane.reader, Qt.Key.Key_F4)
    assert "Ctrl+回车" in window.status._label.text()
    qtbot.keyClick(pane.reader, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    window.show_first((first,))
    walk.settle()
    assert window.stored.review == "reviewed"


def test_what_waits_is_said_from_the_beginning_and_of_each_query(walk, tmp_path, sample_library):
    button, pause = walk.window.top._views.button(4), walk.window.findChild(Waiting).pause

    def said():
        assert pause.isActive(), "asked when nobody waits for anything else"
        pause.timeout.emit()
        walk.settle()
        assert not pause.isActive()
        return button.text()

    assert button.text() == "审核"
    assert said() == "审核 5" and walk.window.reviewing is None, "before the view was made"
    assert button.accessibleName() == "视图 审核,5 处待看" and button.toolTip() == "5 处待看 · Ctrl+5"
    walk.window.ask(Query("光伏"))
    walk.settle()
    assert said() == "审核"
    walk.window.ask(Query("(光伏"))
    walk.settle()
    assert not pause.isActive(), "a query that cannot be read has no cases"
    walk.window.ask(Query())
    walk.window.show_view(4)
    walk.settle()
    assert button.text() == "审核 5", "asked at once by who looks at it"
    other = tmp_path / "other.xjlib"
    shutil.copy(sample_library, other)
    walk.window.show_view(0)
    walk.window.open_library(other)
    walk.settle()
    assert said() == "审核 5"


def test_an_empty_library_does_not_speak_of_conditions(walk, queue, tmp_path):
    empty = tmp_path / "empty.xjlib"
    Library.create(empty).close()
    window = walk.window
    window.status.end("新收 3 个文件", 2)
    for number in (1, 3, 0):
        window.show_view(number)
    window.open_library(empty)
    for number in range(5):
        window.show_view(number)
        walk.settle()
        shown = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
        assert not [words for words in shown if "条件" in words], number
        assert number == 2 or [words for words in shown if "导入" in words], number
    assert not window.status._report.isVisible(), "that was the other library's"
    assert not queue.onward.isVisible()
    window.show_view(0)
    window.ask(Query("没有的词"))
    walk.settle()
    window.show_view(4)
    walk.settle()
    assert not queue.onward.isVisible()
