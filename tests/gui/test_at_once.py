"""The picture of the window as it was left: shown when it is true, and never when it is not."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImageReader, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from core.importing import import_paths
from gui import at_once
from gui.main_window import FIGURES
from gui.meanwhile import Meanwhile

NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def picture(walk, tmp_path):
    file = tmp_path / "seen.png"
    at_once.keep(walk.window, file)
    return file


def test_it_stands_where_the_window_stood_until_the_window_is_there(walk, picture):
    shown = at_once.show(picture)
    assert shown.geometry().size() == walk.window.size() and shown.pos() == walk.window.geometry().topLeft()
    assert shown.pixmap().toImage().convertToFormat(
        walk.window.grab().toImage().format()
    ).pixelColor(60, 80) == walk.window.grab().toImage().pixelColor(60, 80)  # fmt: skip
    shown.finish(walk.window)
    assert not shown.isVisible()


def test_what_is_clicked_on_it_is_done_in_the_window(walk, picture):
    cases = walk.window.browse.list.view
    shown = at_once.show(picture)
    meanwhile = Meanwhile(shown)
    row = cases.visualRect(cases.model().index(1, 0)).center()
    at = cases.viewport().mapTo(walk.window, row)
    for event in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        held = Qt.MouseButton.LeftButton if event == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        QApplication.postEvent(shown, QMouseEvent(
            event, QPointF(at), QPointF(shown.mapToGlobal(at)), Qt.MouseButton.LeftButton, held, NO_KEYS
        ))  # fmt: skip
    shown.finish(walk.window)
    QApplication.processEvents()
    assert cases.currentIndex().row() != 1
    meanwhile.do_in(walk.window)
    walk.settle()
    assert cases.currentIndex().row() == 1
    meanwhile.do_in(walk.window)


def test_keys_pressed_on_it_are_commands_and_words_of_the_window(walk, picture):
    shown = at_once.show(picture)
    meanwhile = Meanwhile(shown)
    find = walk.window.menus.actions["focus_search"].shortcuts()[0][0]
    for key, held, text in (
        (find.key(), find.keyboardModifiers(), ""), (Qt.Key.Key_C, NO_KEYS, "c"), (Qt.Key.Key_Y, NO_KEYS, "y"),
    ):  # fmt: skip
        QApplication.postEvent(shown, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
    QApplication.processEvents()
    shown.finish(walk.window)
    meanwhile.do_in(walk.window)
    assert isinstance(walk.window.focusWidget(), QLineEdit) and walk.window.focusWidget().text() == "cy"


def test_a_start_on_this_very_library_shows_it_and_a_start_on_other_files_does_not(walk, picture, tmp_path):
    shown = at_once.show(picture, [walk.window.library.path])
    assert shown
    shown.close()
    assert not at_once.show(picture, [tmp_path / "other.xjlib"])
    assert not at_once.show(picture, [walk.window.library.path, tmp_path / "article.txt"])


def _written_to(library):
    import_paths(library, [library.parent / "new.txt"], workers=1)


def _gone(library):
    library.unlink()


@pytest.mark.parametrize("change", [_written_to, _gone])
def test_a_library_that_is_another_now_has_no_picture(make_walk, sample_library, tmp_path, change):
    library, file = tmp_path / "own" / "lib.xjlib", tmp_path / "seen.png"
    library.parent.mkdir()
    (library.parent / "new.txt").write_text(
        "某县乡村振兴工作总结\n\n今年以来,全县完成投资300万元。", encoding="utf-8"
    )
    shutil.copy(sample_library, library)
    walk = make_walk()
    walk.window.open_library(library)
    walk.settle()
    at_once.keep(walk.window, file)
    walk.window.close()
    walk.jobs.close()
    with closing(sqlite3.connect(library)) as connection:  # no journal is left beside the file
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    change(library)
    assert not at_once.show(file)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"not a picture"])
def test_a_picture_that_cannot_be_read_is_none(qapp, tmp_path, content):
    file = tmp_path / "seen.png"
    file.write_bytes(content)
    assert not at_once.show(file)
    assert not at_once.show(tmp_path / "missing.png")


def test_another_view_than_the_first_is_not_kept_and_takes_the_old_picture_away(walk, picture):
    walk.window.show_view(FIGURES)
    walk.settle()
    at_once.keep(walk.window, picture)
    assert not picture.exists()


def test_a_picture_of_another_scale_is_not_shown(picture):
    reader = QImageReader(str(picture))
    image = reader.read()
    for key in image.textKeys():
        image.setText(key, image.text(key))
    x, y, ratio = json.loads(image.text("place"))
    image.setText("place", json.dumps([x, y, ratio * 1.5]))
    image.save(str(picture))
    assert not at_once.show(picture)


def test_nobody_else_may_read_it(picture):
    assert sys.platform == "win32" or picture.stat().st_mode & 0o077 == 0


def test_it_comes_before_all_that_is_ours():
    code = "import gui.at_once, sys; print(*sorted(m for m in sys.modules if m.startswith(('gui', 'core', 'numpy', 'jieba'))))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.split() == [
        "core",
        "core.library",
        "core.library.edition",
        "core.paths",
        "gui",
        "gui.at_once",
    ]
