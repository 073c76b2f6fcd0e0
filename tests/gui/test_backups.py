"""The window copies a library that changed when it opens it, and puts a copy back."""

from __future__ import annotations

import os

from core.library import Library, backups
from core.model import Query
from gui.dialogs.backups_dialog import BackupsDialog


def test_opening_copies_what_changed_and_only_that(walk):
    path = walk.window.library.path
    assert len(backups.backups(path, backups.folder_of(path))) == 1
    walk.window.open_library(path)
    walk.settle()
    assert len(backups.backups(path, backups.folder_of(path))) == 1


def test_a_copy_is_put_back(walk):
    told = []
    library = walk.window.library
    library.star(1, True)
    walk.settle()
    library.list_backups(told.append)
    walk.settle()
    ((one,),) = told
    library.restore(one.path)
    walk.settle()
    store = Library.open(library.path, readonly=True)
    assert not any(row.starred for row in store.page(Query(), 0)) and store.check() == ()
    store.close()
    assert library.path.with_name(f"{library.path.name}.replaced1").exists()


def test_what_was_put_back_is_said(walk):
    told = []
    walk.window.library.list_backups(told.append)
    walk.window.menus.actions["show_backups"].trigger()
    walk.settle()
    ((one,),) = told
    walk.window.findChild(BackupsDialog).restore_wanted.emit(one.path)
    assert "正在恢复" in walk.window.status._label.text()
    walk.settle()
    assert "已经恢复" in walk.window.status._label.text()
    assert walk.window.answer.total == 8


def test_a_folder_that_takes_no_copy_is_said_and_the_library_opens(make_walk, sample_library, tmp_path):
    path = tmp_path / "x.xjlib"
    path.write_bytes(sample_library.read_bytes())
    (tmp_path / "备份").write_text("这里是一个文件")
    walk = make_walk()
    walk.window.open_library(path)
    walk.settle()
    (trouble,) = walk.troubles
    assert "备份失败" in str(trouble) and walk.window.library.path == path
    assert os.listdir(tmp_path).count("备份") == 1
