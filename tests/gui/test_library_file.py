"""The library as a file: where it is put, opened again as it was left, copied, checked, closed whole."""

import shutil

from PySide6.QtWidgets import QPushButton

from core.model import Filter, Query
from gui import start
from gui.dialogs.settings_dialog import SettingsDialog
from gui.settings import Settings
from tests.gui.walking import ask


def test_where_one_was_is_kept(make_walk, sample_library, tmp_path):
    path = tmp_path / "kept.xjlib"
    shutil.copy(sample_library, path)
    settings = Settings(tmp_path / "kept.ini")
    first = make_walk(settings=settings)
    first.window.open_library(path)
    first.settle()
    ask(first, Query(filters=(Filter("place", "山西省"),), order="title"))
    first.window.browse.list.step(1)
    first.settle()
    case = first.window.stored.id
    first.window.browse.sidebar.show_tab(2)
    first.window.close()
    second = make_walk(settings=Settings(tmp_path / "kept.ini"))
    start.open_first(second.window, [])
    second.settle()
    assert second.window.library.path == path
    assert second.window.query == Query(filters=(Filter("place", "山西省"),), order="title")
    assert second.window.stored.id == case
    assert second.window.browse.sidebar.tab() == 2


def test_a_library_that_cannot_be_opened_is_said(make_walk, tmp_path):
    walk = make_walk()
    path = tmp_path / "foreign.xjlib"
    path.write_text("no library")
    walk.window.open_library(path)
    walk.settle()
    assert len(walk.troubles) == 1
    assert "foreign.xjlib" in str(walk.troubles[0])


def test_the_library_is_backed_up_and_checked(walk, tmp_path):
    walk.window.menus.actions["back_up"].trigger()
    walk.settle()
    assert len(list((tmp_path / "备份").iterdir())) == 2, "one was made on opening"
    walk.window.menus.actions["check_library"].trigger()
    walk.settle()
    box = next(w for w in walk.window.findChildren(object) if type(w).__name__ == "QMessageBox")
    assert "完好" in box.text()
    box.close()


def test_a_closed_library_is_one_whole_file(walk):
    path = walk.window.library.path
    walk.window.browse.pane.tagged.emit("整理", True)
    walk.window.close()
    walk.jobs.close()
    assert not path.with_name(path.name + "-wal").exists()
    assert not path.with_name(path.name + "-shm").exists()


def test_new_libraries_are_put_where_one_says(walk, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "gui.dialogs.settings_dialog.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path / "案例")
    )
    walk.window.menus.actions["show_settings"].trigger()
    dialog = walk.window.findChild(SettingsDialog)
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "更改…").click()
    assert walk.window.settings.libraries == tmp_path / "案例"
