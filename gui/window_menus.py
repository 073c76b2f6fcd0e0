"""The menus that change: recent libraries, saved queries, views, light and dark, sizes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QMessageBox

from core.model import Query
from gui import words
from gui.i18n import tr
from gui.top_bar import VIEWS

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_NAMED = 420  # points: room for a query in words


def fill(window: MainWindow) -> None:
    menus = window.menus.submenus
    _fill_views(window, menus["views"])
    for name, choices, act in (
        ("themes", words.THEMES, lambda value: setattr(window.settings, "theme", value)),
        ("sizes", words.SIZES, lambda value: setattr(window.settings, "font_size", value)),
    ):
        _fill_choice(window, menus[name], choices, act)
    fill_recent(window)
    menus["saved"].setEnabled(False)  # filled when the library has settled in
    collected = menus["collected"]
    collected.aboutToShow.connect(lambda: fill_collected(window, collected))


def fill_collected(window: MainWindow, menu: QMenu) -> None:
    from gui.cases import collecting

    collecting.fill(window, menu)


def check_look(window: MainWindow) -> None:
    """Tick what is set: theme, size, density, mask."""
    window.menus.actions["toggle_dense"].setChecked(window.settings.dense)
    window.menus.actions["toggle_mask"].setChecked(window.settings.masked)
    chosen = {window.settings.theme, window.settings.font_size}
    for name in ("themes", "sizes"):
        for action in window.menus.submenus[name].actions():
            action.setChecked(action.data() in chosen)


def fill_recent(window: MainWindow) -> None:
    menu = window.menus.submenus["recent"]
    menu.clear()
    for path in window.settings.recent:
        menu.addAction(f"{path.stem}  —  {path.parent}", lambda path=path: window.open_library(path))
    menu.setEnabled(not menu.isEmpty())


def fill_saved(window: MainWindow) -> None:
    """Ask the library for its queries, and put those in it that an older version kept in its settings."""
    for name, query in window.settings.take_saved_queries() if window.library.writable else ():
        window.library.save_query(name, query, lambda _: fill_saved(window))
    window.library.ask_saved_queries(lambda saved: _show_saved(window, saved))


def _show_saved(window: MainWindow, saved: Sequence[tuple[str, Query]]) -> None:
    menu = window.menus.submenus["saved"]
    menu.clear()
    for name, query in saved:
        menu.addAction(name.replace("&", "&&"), lambda query=query: window.ask(query))
    if saved:
        menu.addSeparator()
        forget = menu.addMenu(tr("删掉"))
        for name, _ in saved:
            forget.addAction(name.replace("&", "&&"), lambda name=name: _forget(window, name))
    menu.setEnabled(bool(saved))


def save_query(window: MainWindow) -> None:
    """Ask for a name and keep the query under it."""
    dialog = QInputDialog(window)
    dialog.setWindowTitle(tr("存下这次查询"))
    dialog.setLabelText(tr("名称:"))
    dialog.setTextValue(in_words(window.query))
    dialog.findChild(QLineEdit).setAccessibleName(tr("查询的名称"))
    dialog.textValueSelected.connect(lambda name: _keep(window, name.strip()))
    dialog.resize(_NAMED, dialog.sizeHint().height())
    dialog.open()


def in_words(query: Query) -> str:
    """A query as one would call it."""
    filters = [words.chip(mark) for mark in query.filters]
    typed = f"“{query.text}”" if query.text and filters else query.text
    return " ".join(filter(None, (*filters, typed))) or tr("全部案例")


def _keep(window: MainWindow, name: str) -> None:
    """Keep the query; one that bears the name already is replaced only if somebody wants that."""
    query = window.query

    def kept(_: object) -> None:
        fill_saved(window)
        window.status.say(tr("已存下“{name}”,在菜单 案例 › 存下的查询 里。", name=name))

    def keep() -> None:
        window.library.save_query(name, query, kept)

    def look(saved: Sequence[tuple[str, Query]]) -> None:
        before = dict(saved).get(name, query)
        if replace(before, order=query.order) == query:
            keep()
        else:
            _ask_to_replace(window, name, keep)

    if name:
        window.library.ask_saved_queries(look)


def _ask_to_replace(window: MainWindow, name: str, keep: Callable[[], None]) -> None:
    words = tr("已经存过一个“{name}”。换成现在的查询吗?", name=name)
    box = QMessageBox(QMessageBox.Icon.Question, tr("存下这次查询"), words, parent=window)
    yes = box.addButton(tr("换成现在的"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("不换"), QMessageBox.ButtonRole.RejectRole)
    yes.clicked.connect(keep)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def _forget(window: MainWindow, name: str) -> None:
    def forgotten(_: object) -> None:
        fill_saved(window)
        window.status.say(tr("查询“{name}”删掉了", name=name))

    window.library.forget_query(name, forgotten)


def _fill_views(window: MainWindow, menu: QMenu) -> None:
    for number, name in enumerate(VIEWS):
        action = QAction(tr(name), window)
        action.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
        action.triggered.connect(lambda *_, number=number: window.show_view(number))
        menu.addAction(action)


def _fill_choice(window: MainWindow, menu: QMenu, choices, act) -> None:  # type: ignore[no-untyped-def]
    group = QActionGroup(menu)
    for value, name in choices:
        action = menu.addAction(tr(name))
        action.setCheckable(True)
        action.setData(value)
        group.addAction(action)
    group.triggered.connect(lambda action: (act(action.data()), window.apply_settings()))
