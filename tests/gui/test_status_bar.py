"""The foot of the window: an import waits when it is told to, and goes on."""

from __future__ import annotations

import shutil

import pytest

from core import paths
from core.progress import Progress, Report
from gui.status_bar import StatusBar


@pytest.fixture
def bar(qtbot, qapp):
    made = StatusBar()
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_import_is_held_and_let_go(bar, qtbot):
    bar.begin()
    with qtbot.waitSignal(bar.held) as told:
        bar._hold.click()
    assert told.args == [True]
    assert (bar._hold.text(), bar._hold.accessibleName(), bar._pace.text()) == ("继续", "继续导入", "已暂停")
    bar.tell(Report(3, 9))
    assert bar._pace.text() == "已暂停"
    with qtbot.waitSignal(bar.held) as told:
        bar._hold.click()
    assert told.args == [False]


def test_the_next_import_begins_unheld(bar):
    bar.begin()
    bar._hold.click()
    bar.end("好了", 0)
    assert not bar._hold.isVisible()
    bar.begin()
    assert bar._hold.isVisible() and bar._hold.text() == "暂停"


def test_the_window_holds_its_import(walk):
    walk.window.library._progress = Progress()
    walk.window.status.held.emit(True)
    assert walk.window.library._progress.paused
    walk.window.status.held.emit(False)
    assert not walk.window.library._progress.paused
    walk.window.library._progress = None


def test_a_held_import_goes_on_to_its_end(walk, tmp_path):
    new = tmp_path / "新.txt"
    shutil.copy(min(paths.seeds().iterdir()), new)
    new.write_text(
        new.read_text("utf-8").replace("乡村", "山村", 3) + "\n又写了一段，说的是另一年的事。\n", "utf-8"
    )
    walk.window.import_paths([new])
    walk.window.status._hold.click()
    walk.window.status._hold.click()
    walk.settle()
    assert walk.window.verdicts
