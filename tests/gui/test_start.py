"""The first start where it does not go as planned."""

from threading import Event

from PySide6.QtWidgets import QMessageBox

from core.library import Library
from core.model import Query
from gui import start


def test_a_machine_without_a_folder_to_write_to_says_so(make_walk, monkeypatch, tmp_path):
    def nowhere(_chosen):
        raise OSError(30, "Read-only file system", str(tmp_path))

    monkeypatch.setattr(start, "samples_path", nowhere)
    walk = make_walk()
    start.open_first(walk.window, [])
    assert str(tmp_path) in walk.window.findChild(QMessageBox).text()


def test_the_samples_go_into_the_sample_library_only(make_walk, monkeypatch, tmp_path):
    """Somebody double-clicks a library while the samples' is still being made."""
    Library.create(tmp_path / "我的.xjlib").close()
    walk = make_walk()
    monkeypatch.setattr(walk.window.library, "create", lambda path: None)
    start.open_samples(walk.window, tmp_path / "示例.xjlib")
    walk.window.open_library(tmp_path / "我的.xjlib")
    walk.settle()
    assert walk.window.library.path == tmp_path / "我的.xjlib"
    assert walk.window.answer.total == 0


def test_a_tree_that_a_newer_question_overtook_is_shown_by_the_newer(walk):
    """As while the samples come in on a slow machine: nobody sees the answer that brought the tree of that moment."""
    library, told = walk.window.library, []
    store, asked, go_on = library._store, Event(), Event()
    read_tree = store.tree

    def slow_tree():
        asked.set()
        assert go_on.wait(10)
        return read_tree()

    library.answered.connect(told.append)
    library._tree_of = None
    store.tree = slow_tree
    library.ask(Query("光伏"))
    assert asked.wait(10)
    library.ask(Query(""))
    go_on.set()
    walk.settle()
    assert [found.answer.query.text for found in told] == [""]
    assert told[0].tree is not None
