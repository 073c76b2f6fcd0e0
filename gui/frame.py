"""The window put together: its menus from their tables, its wires, and where one was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from gui import commands, menus, window_menus, wiring
from gui.library import OpenLibrary
from gui.main_window import Guest, MainWindow
from gui.settings import Settings


def window(library: OpenLibrary, settings: Settings) -> MainWindow:
    """A window that is ready to be shown. Everything above `MainWindow` knows it; it knows none of them."""
    made = MainWindow(library, settings)
    made.menus = menus.build(made, partial(_does, made), made.browse.pane.commands)
    made.browse.pane.boundary_actions = [made.menus.actions[name] for name in menus.BOUNDARIES]
    window_menus.fill(made)
    wiring.connect(made)
    made.make_reviewing = partial(_reviewing, made)
    made.make_comparing = partial(_comparing, made)
    made.restore()
    return made


def _reviewing(window: MainWindow) -> Guest:
    from gui.reviewing import Reviewing  # the start does not pay for a view that nobody opened

    return Reviewing(window)


def _comparing(window: MainWindow) -> QWidget:
    from gui.compare import CompareView

    view = CompareView()
    view.cell_opened.connect(window.open_words)
    view.said.connect(window.status.say)
    window.library.cases_read.connect(lambda cases: view.show_cases(cases, window.browse.list.marked()))
    return view


def _does(window: MainWindow, name: str) -> Callable[[], object]:
    """A method of the window, else a command."""
    return getattr(window, name, None) or partial(getattr(commands, name), window)
