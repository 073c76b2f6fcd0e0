"""Where one was: the window's size and panes, the query, the case, kept when it is closed and found again."""

from __future__ import annotations

from PySide6.QtWidgets import QStyle

from gui.main_window import MainWindow
from gui.text.type_menu import Setting


def restore(window: MainWindow) -> None:
    """As it was when the window was closed; the last step of putting it together."""
    kept, browse = window.settings, window.browse
    window.resize(1366, 740)
    for name, restores in (("geometry", window.restoreGeometry), ("panes", browse.restoreState)):
        if state := kept.kept(name):
            restores(state)
    browse.pane.division.share = min(max(kept.kept_number("facts_share"), 0), 90) / 100
    for name, fold in browse.pane.folds.parts.items():
        fold.from_text(str(kept.kept(f"fold_{name}") or ""))
    _onto_the_screen(window)
    browse.sidebar.show_tab(kept.kept_number("tab"))
    browse.sidebar.places.tree.open_branches(kept.kept_texts("branches"))
    window.menus.actions["toggle_sidebar"].setChecked(True)
    window.top.search.recent = kept.searches
    window.resume(kept.query, kept.kept_number("case") or None)
    if kept.kept("type"):
        browse.pane.reader.set_type(Setting.from_text(str(kept.kept("type"))))
    window.apply_settings()


def _onto_the_screen(window: MainWindow) -> None:
    """No larger than the screen, and wholly on it: the window may have been closed on another one, or at another scale."""
    room = window.screen().availableGeometry()
    if window.isMaximized() or window.isFullScreen() or room.contains(window.geometry()):
        return
    # Its frame is not there before it is shown.
    room.setTop(room.top() + window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight))
    size, at = window.size().boundedTo(room.size()), window.geometry().topLeft()
    window.resize(size)
    if window.settings.kept("geometry"):  # else the desktop finds it a place
        x = max(room.left(), min(at.x(), room.right() + 1 - size.width()))
        y = max(room.top(), min(at.y(), room.bottom() + 1 - size.height()))
        window.setGeometry(x, y, size.width(), size.height())


def keep(window: MainWindow) -> None:
    kept, browse = window.settings, window.browse
    case = window.stored.id if window.stored else None
    kept.keep("geometry", window.saveGeometry())
    if browse.drawn:
        kept.keep("panes", browse.saveState())
    kept.keep("facts_share", round(browse.pane.division.share * 100))
    for name, fold in browse.pane.folds.parts.items():
        kept.keep(f"fold_{name}", fold.as_text())
    kept.keep("tab", browse.sidebar.tab())
    kept.keep_texts("branches", browse.sidebar.places.tree.opened())
    kept.keep("case", case or 0)
    kept.query = window.query
    kept.searches = window.top.search.recent
    kept.sync()
    window.library.close(window.query, case)
