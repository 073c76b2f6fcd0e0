"""A window on a copy of the sample library, and a person before it who waits until it is quiet."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QEvent, qInstallMessageHandler

from core import paths
from core.importing import import_paths
from gui import frame, selftest, start
from gui.jobs import Jobs
from gui.library import OpenLibrary
from gui.look import theme
from gui.selftest import Walk
from gui.settings import Settings

# The offscreen platform says these of every window; they mean nothing.
HARMLESS = ("does not support propagateSizeHints", "does not support raise", "does not support grabbing")
selftest.PATIENCE_S = 15.0
_said: list[str] = []


def _hear(_kind, _context, message):
    if not any(harmless in message for harmless in HARMLESS):
        _said.append(message)


@pytest.fixture(autouse=True)
def quiet_qt(qapp):
    """Whatever else Qt complains about fails the test."""
    _said.clear()
    before = qInstallMessageHandler(_hear)
    yield
    qInstallMessageHandler(before)
    assert not _said


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory):
    path = tmp_path_factory.mktemp("samples") / "samples.xjlib"
    report = import_paths(path, sorted(paths.seeds().iterdir()), workers=1)
    assert not report.failed
    return path


@pytest.fixture
def dressed(qapp):
    app = start.application()
    theme.apply(app, theme.LIGHT, family=app.font().family())
    return app


@pytest.fixture
def make_walk(dressed, tmp_path):
    """Opens a window with its own settings and library makers; closed and its threads ended afterwards."""
    walks = []

    def make(makers=None, settings=None):
        jobs = Jobs()
        kept = settings or Settings(tmp_path / "settings.ini")
        kept.theme = "light"
        window = frame.window(OpenLibrary(jobs, makers), kept)
        window.resize(1366, 768)
        window.show()
        walk = Walk(dressed, window, jobs)
        walk.troubles = []
        window.library.troubled.disconnect()
        window.library.troubled.connect(walk.troubles.append)
        walks.append(walk)
        return walk

    yield make
    for walk in walks:
        walk.window.close()
        walk.jobs.close()
        walk.window.deleteLater()
    dressed.sendPostedEvents(
        None, QEvent.Type.DeferredDelete
    )  # or every style sheet is laid on all old windows too


@pytest.fixture
def walk(make_walk, sample_library, tmp_path):
    path = tmp_path / "samples.xjlib"
    shutil.copy(sample_library, path)
    made = make_walk()
    made.window.open_library(path)
    made.settle()
    yield made
    assert not made.troubles
