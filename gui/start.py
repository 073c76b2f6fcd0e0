"""Start-up as a list of verbs; the first start opens a library of the sample documents and asks nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QApplication, QSplashScreen

from core import paths, single
from gui import at_once, commands, errors, frame, i18n
from gui.i18n import tr
from gui.jobs import Jobs
from gui.library import OpenLibrary
from gui.look import icons, style
from gui.main_window import MainWindow
from gui.meanwhile import Meanwhile
from gui.settings import Settings
from gui.stores import CoreMakers


def run(files: Sequence[Path], picture: QSplashScreen | None = None) -> int:
    """Open the window on the library among the files, or on the last one, or on the samples; the exit status.

    It takes the place of the picture of it, once it is on the screen, and does what was clicked and typed there.
    """
    app = application()
    meanwhile = Meanwhile(picture) if picture else None
    errors.catch_bugs()
    jobs = Jobs()
    window = frame.window(OpenLibrary(jobs, CoreMakers(paths.data() / "seen")), Settings())
    window.left.connect(partial(at_once.keep, window, at_once.picture()))
    open_first(window, files)
    window.show()
    if picture and meanwhile:
        at_once.await_exposed(window)
        picture.close()
        meanwhile.do_in(window)
    hear_later_starts(window, jobs)
    status = app.exec()
    jobs.close()
    return status


def hear_later_starts(window: MainWindow, jobs: Jobs) -> None:
    """Whoever starts the program again gets this window."""
    told = jobs.teller(partial(come_forward, window))
    jobs.beside(lambda: single.listen(told))


def come_forward(window: MainWindow, said: Mapping[str, Any]) -> None:
    """Show the window before all others, with the files that somebody named."""
    os.environ.update({name: str(token) for name, token in said["tokens"].items()})
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    commands.take_in(window, [Path(file) for file in said["files"]])


def application() -> QApplication:
    """The one QApplication, dressed."""
    app = at_once.application()
    app.setApplicationName("xiangjian")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("xiangjian")
    app.setWindowIcon(icons.app_icon())
    i18n.install(app)
    style.prepare(app)
    return app


def open_first(window: MainWindow, files: Sequence[Path]) -> None:
    """The library named on the command line, else the last one if it is still there, else the samples; then the other files."""
    named = [file for file in files if file.suffix == ".xjlib"]
    last = window.settings.library
    others = [file for file in files if file not in named]
    if others:
        once(window.library.opened, lambda _: commands.take_in(window, others))
    if named:
        window.open_library(named[0])
    elif last is not None and last.exists():
        window.open_library(last)
    else:
        try:
            open_samples(window, samples_path(window.settings.libraries))
        except OSError as nowhere_to_write:
            errors.show(nowhere_to_write, window)


def once(signal: SignalInstance, does: Callable[[Any], object]) -> None:
    """Do something the next time that a signal comes."""

    def heard(value: object) -> None:
        signal.disconnect(heard)
        does(value)

    signal.connect(heard)


def samples_path(chosen: Path) -> Path:
    """Where the sample library lives: the folder chosen for libraries, or the data folder if that cannot be written."""
    for folder in (chosen, paths.data()):
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

    def fill(opened: Path) -> None:
        if opened == path:  # not one that somebody double-clicked meanwhile
            window.import_paths(sorted(paths.seeds().iterdir()))

    library, cases = window.library, window.browse.list
    once(library.opened, fill)
    once(library.imported, lambda _: once(library.answered, lambda _: cases.show_first()))
    window.library.create(path)
