"""The window put together: its menus from their tables, its wires, and where one was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from gui import commands, menus, resuming, views, window_menus, wiring
from gui.library import OpenLibrary
from gui.main_window import MainWindow
from gui.review.waiting import Waiting
from gui.settings import Settings


def window(library: OpenLibrary, settings: Settings) -> MainWindow:
    """A window that is ready to be shown. Everything above `MainWindow` knows it; it knows none of them."""
    made = MainWindow(library, settings)
    made.menus = menus.build(made, partial(_does, made), made.browse.pane.commands)
    made.browse.pane.boundary_actions = [made.menus.actions[name] for name in menus.BOUNDARIES]
    window_menus.fill(made)
    wiring.connect(made)
    made.makers = views.makers(made)
    Waiting(made)
    made.left.connect(partial(resuming.keep, made))
    resuming.restore(made)
    return made


def _does(window: MainWindow, name: str) -> Callable[[], object]:
    """A method of the window, else a command."""
    return getattr(window, name, None) or partial(getattr(commands, name), window)
