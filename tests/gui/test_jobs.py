"""One door to threads: outcomes on the GUI thread, the newest question wins, 50,000 signals do no harm."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread, Signal

from gui.jobs import Jobs


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.close()


def test_an_outcome_is_delivered_on_the_gui_thread(jobs, qtbot, qapp):
    told = []
    jobs.read(
        "a", threading.get_ident, lambda ident: told.append((ident, QThread.currentThread())), told.append
    )
    qtbot.waitUntil(lambda: bool(told))
    ident, thread = told[0]
    assert ident != threading.get_ident()
    assert thread is qapp.thread() or thread == qapp.thread()


def test_all_reads_run_in_one_thread(jobs, qtbot):
    idents = set()
    for i in range(20):
        jobs.read(str(i), threading.get_ident, idents.add, pytest.fail)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert len(idents) == 1


def test_the_newest_question_wins_and_older_ones_are_not_begun(jobs, qtbot):
    told, begun, gate = [], [], threading.Event()

    def slow(number):
        begun.append(number)
        gate.wait(5)
        return number

    for number in range(5):
        jobs.read("ask", lambda number=number: slow(number), told.append, pytest.fail)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == [4]
    assert set(begun) <= {0, 4}


def test_trouble_comes_to_the_other_callback(jobs, qtbot):
    told = []
    jobs.read("a", lambda: 1 / 0, pytest.fail, told.append)
    jobs.write(lambda: {}["b"], pytest.fail, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert {type(error) for error in told} == {ZeroDivisionError, KeyError}


def test_every_write_is_told_in_order(jobs, qtbot):
    told = []
    for i in range(10):
        jobs.write(lambda i=i: i, told.append, pytest.fail)
    qtbot.waitUntil(lambda: len(told) == 10)
    assert told == list(range(10))


def test_what_is_told_on_the_way_is_heard_before_the_end(jobs, qtbot):
    heard = []
    tell = jobs.teller(heard.append)
    jobs.write(lambda: [tell(i) for i in range(3)], lambda _: heard.append("end"), pytest.fail)
    qtbot.waitUntil(lambda: "end" in heard)
    assert heard == [0, 1, 2, "end"]


def test_closing_waits_and_then_says_nothing(qapp, qtbot):
    jobs, told = Jobs(), []
    jobs.write(lambda: "late", told.append, pytest.fail)
    jobs.close()
    qapp.processEvents()
    assert told == []


def test_closing_does_what_was_promised_and_then_the_last_thing(qapp):
    jobs, done, gate = Jobs(), [], threading.Event()
    jobs.last(lambda: done.append("last"))
    jobs.write(lambda: gate.wait(5), pytest.fail, pytest.fail)
    for i in range(3):
        jobs.write(lambda i=i: done.append(i), pytest.fail, pytest.fail)
    jobs.read("ask", lambda: None, pytest.fail, pytest.fail)
    gate.set()
    jobs.close()
    assert done == [0, 1, 2, "last"]


def test_what_a_timer_asks_after_the_end_is_dropped(qapp):
    jobs = Jobs()
    jobs.close()
    jobs.read("also", pytest.fail, pytest.fail, pytest.fail)
    qapp.processEvents()
    assert not jobs.busy


def test_fifty_thousand_signals(qapp):
    """PySide6 6.12.0 on Python 3.11 loses a reference at each and dies after some thousands."""

    class Bell(QObject):
        rung = Signal(int)

    bell, total = Bell(), [0]
    bell.rung.connect(lambda n: total.__setitem__(0, total[0] + n))
    for _ in range(50_000):
        bell.rung.emit(1)
        bell.setObjectName("x")
    assert total == [50_000]
