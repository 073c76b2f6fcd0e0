"""Start-up as a list of verbs; the first start opens a library of the sample documents and asks nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from core import paths
from gui import errors, frame, i18n, icons, style
from gui.i18n import tr
from gui.jobs import Jobs
from gui.library import OpenLibrary
from gui.main_window import MainWindow
from gui.settings import Settings


def run(arguments: list[str]) -> int:
    """Open the window on the library named, or on the last one, or on the samples; the exit status."""
    app = application()
    errors.catch_bugs()
    jobs = Jobs()
    window = frame.window(OpenLibrary(jobs), Settings())
    window.show()
    open_first(window, Path(arguments[0]) if arguments else None)
    status = app.exec()
    jobs.close()
    return status


def application() -> QApplication:
    """The one QApplication, dressed; drawn into memory where there is no display."""
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("xiangjian")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("xiangjian")
    app.setWindowIcon(icons.app_icon())
    i18n.install(app)
    style.prepare(app)
    return app


def open_first(window: MainWindow, named: Path | None) -> None:
    """The library named on the command line, else the last one if it is still there, else the samples."""
    last = window.settings.library
    if named is not None:
        window.open_library(named)
    elif last is not None and last.exists():
        window.open_library(last)
    else:
        open_samples(window, samples_path())


def samples_path() -> Path:
    """Where the sample library lives: the user's library folder, or the data folder if that cannot be written."""
    for folder in (paths.libraries(), paths.data()):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder / tr("示例案例库.xjlib")
    raise OSError(13, "no folder to write to", str(paths.data()))


def open_samples(window: MainWindow, path: Path) -> None:
    """Open the sample library; made from the five sample documents if it is not there yet."""
    if path.exists():
        window.open_library(path)
        return

    def fill(_: object) -> None:
        window.library.opened.disconnect(fill)
        window.import_paths(sorted(paths.seeds().iterdir()))

    window.library.opened.connect(fill)
    window.library.create(path)
