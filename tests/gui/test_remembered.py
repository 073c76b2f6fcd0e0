"""What was on the screen stands there at once when the library is opened again, unless it has changed."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
from inspect import signature

import pytest

from core.library import Library
from core.library.edition import edition
from core.model import Query
from gui.dialogs import exporting
from gui.remembered import Remembered, recall
from gui.review.deciding import Wish
from gui.settings import Settings
from gui.stores import CoreMakers


class Opened(CoreMakers):
    """Counts how often the library itself had to be opened for reading."""

    def __init__(self, memory):
        super().__init__(memory)
        self.times = 0

    def open(self, path):
        self.times += 1
        return super().open(path)


@pytest.fixture
def library(sample_library, tmp_path):
    path = tmp_path / "samples.xjlib"
    shutil.copy(sample_library, path)
    return path


@pytest.fixture
def memory(tmp_path):
    return tmp_path / "seen"


@pytest.fixture
def closed(make_walk, library, memory, tmp_path):
    """A window that looked for 流转, at its second case, and was closed; what its list and reader showed."""
    walk = make_walk(CoreMakers(memory), Settings(tmp_path / "s.ini"))
    walk.window.open_library(library)
    walk.settle()
    walk.window.ask(Query("流转"))
    walk.settle()
    walk.window.browse.list.step(1)
    walk.settle()
    shown = walk.window.answer, walk.window.stored
    walk.window.close()
    walk.jobs.close()
    assert not walk.troubles
    return shown


def test_the_screen_comes_back_without_opening_the_library(closed, make_walk, library, memory, tmp_path):
    makers = Opened(memory)
    walk = make_walk(makers, Settings(tmp_path / "s.ini"))
    walk.window.open_library(library)
    walk.settle()
    assert makers.times == 0
    assert (walk.window.answer, walk.window.stored) == closed
    assert walk.window.browse.list.current() == closed[1].id
    walk.window.ask(Query())
    walk.settle()
    assert makers.times == 1
    assert walk.window.answer.total > closed[0].total


def test_a_library_that_has_changed_is_opened(closed, make_walk, library, memory, tmp_path):
    with_star = Library.open(library)
    with_star.star(closed[1].id, True)
    with_star.close()
    makers = Opened(memory)
    walk = make_walk(makers, Settings(tmp_path / "s.ini"))
    walk.window.open_library(library)
    walk.settle()
    assert makers.times == 1
    assert walk.window.stored.starred


def test_a_memory_of_another_library_or_another_program_is_none(closed, library, memory):
    now = edition(library)
    assert recall(memory, library, now) is not None
    assert recall(memory, library.with_name("other.xjlib"), now) is None
    assert recall(memory, library, None) is None
    shape, path, known, values = pickle.loads(memory.read_bytes())
    memory.write_bytes(pickle.dumps((shape + " Later(x)", path, known, values)))
    assert recall(memory, library, now) is None
    memory.write_bytes(b"torn")
    assert recall(memory, library, now) is None


def test_a_memory_makes_nothing_but_values(library, memory):
    memory.write_bytes(pickle.dumps(("", str(library), edition(library), sqlite3.connect)))
    assert recall(memory, library, edition(library)) is None


@pytest.mark.parametrize("name", ["answer", "tree", "case", "close"])
def test_what_is_remembered_is_asked_as_a_library_is(name):
    """Some ask for a case without a query: an export did, and broke on a window just opened."""

    def needed(kind):
        values = signature(getattr(kind, name)).parameters.values()
        return [one.name for one in values if one.default is one.empty]

    assert needed(Remembered) == needed(Library)


def test_notes_are_exported_from_a_library_that_was_remembered(closed, make_walk, library, memory, tmp_path):
    walk = make_walk(CoreMakers(memory), Settings(tmp_path / "s.ini"))
    walk.window.open_library(library)
    walk.settle()
    figure = walk.window.stored.case.figures[0]
    walk.window.library.decide(walk.window.stored.id, Wish("note", figure, note="记下"), "李", lambda _: None)
    walk.settle()
    exporting.write_excerpts(walk.window, Query(), tmp_path / "摘录.docx")
    walk.settle()
    assert (tmp_path / "摘录.docx").exists() and not walk.troubles
