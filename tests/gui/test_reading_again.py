"""What older rules read is read again behind the window's back, and gives way to whoever brings files in."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.progress import Progress
from gui.importing import Importing
from tests.gui.fake_library import FakeMakers


@pytest.fixture
def writable(tmp_path: Path) -> Path:
    path = tmp_path / "any.xjlib"
    path.touch()
    return path


@pytest.mark.parametrize(("older", "times"), [(True, 1), (False, 0)])
def test_a_library_is_read_again_once_if_its_rules_are_old(make_walk, writable, qtbot, older, times):
    makers = FakeMakers()
    makers.store.older = older
    walk = make_walk(makers)
    grown = []
    walk.window.library.grown.connect(lambda: grown.append(True))
    walk.window.open_library(writable)
    qtbot.waitUntil(lambda: not walk.jobs.busy)
    assert len(makers.rereadings) == len(grown) == times
    assert not makers.store.older and not walk.window.library.importing


def test_whoever_brings_files_in_does_not_wait(make_walk, writable, qtbot):
    makers = FakeMakers()
    walk = make_walk(makers)
    walk.window.open_library(writable)
    qtbot.waitUntil(lambda: not walk.jobs.busy)
    running = walk.window.library._rereading = Progress()
    walk.window.library.import_paths([Path("a")])
    assert running.cancelled
    walk.window.library._rereading = None
    makers.store.older = True
    qtbot.waitUntil(lambda: not walk.jobs.busy and not makers.store.older)
    assert makers.imports == [[Path("a")]] and len(makers.rereadings) == 1  # the rest, after the files


def test_closing_ends_it(make_walk, writable):
    walk = make_walk(FakeMakers())
    assert isinstance(walk.window.library, Importing)
    running = walk.window.library._rereading = Progress()
    walk.window.library.close()
    assert running.cancelled
