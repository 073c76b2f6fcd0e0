"""Collections (收集夹): marked cases are put into one by its name, and taken out again; each is kept like a decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QInputDialog, QLineEdit, QMenu

from core.model import FacetValue, Filter, Query, StoredCase
from gui.i18n import tr
from gui.review import decisions

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_LONGEST = 40
_NAMED = 420  # points: room for a name of that length


def ask(window: MainWindow) -> None:
    """Ask for a collection, one that there is or a new one, and put the marked cases into it."""
    if window.browse.list.marked():
        window.library.ask_collections(lambda known: _dialog(window, known).open())
    else:
        window.status.say(tr("先在列表里选中案例"))


def names_of(stored: StoredCase | None) -> tuple[str, ...]:
    """The collections that a case stands in."""
    return tuple(one.collection for one in stored.judged if one.collection) if stored else ()


def fill(window: MainWindow, menu: QMenu) -> None:
    """The collections of the case that is looked at and of the query, to take the marked cases out of."""
    menu.clear()
    filtered = [
        mark.value for mark in window.query.filters if mark.field == "collection" and not mark.exclude
    ]
    for name in dict.fromkeys((*names_of(window.stored), *filtered)):
        menu.addAction(name.replace("&", "&&"), lambda name=name: move(window, name, into=False))
    if menu.isEmpty():
        menu.addAction(tr("(这个案例不在收集夹里)")).setEnabled(False)


def offer(window: MainWindow, menu: QMenu, name: str) -> None:
    """What can be done with a whole collection."""
    menu.addSeparator()
    menu.addAction(tr("给收集夹改名…"), lambda: _ask_name(window, name))
    menu.addAction(tr("解散收集夹(案例留在库里)"), lambda: dissolve(window, name))


def dissolve(window: MainWindow, name: str) -> None:
    """Take all cases out of a collection; it is gone then, until that is undone."""
    words = tr("收集夹“{name}”解散了,Ctrl+Z 可撤销", name=name)
    said = partial(_say_changed, window, words, name, "")
    _with_members(
        window, name, lambda ids: window.library.collect(ids, name, False, decisions.reviewer(window), said)
    )


def rename(window: MainWindow, name: str, new: str) -> None:
    """Give a collection another name; one that there is takes its cases in."""
    words = tr("收集夹“{name}”现在叫“{new}”", name=name, new=new)
    said = partial(_say_changed, window, words, name, new)
    _with_members(
        window,
        name,
        lambda ids: window.library.rename_collection(ids, name, new, decisions.reviewer(window), said),
    )


def _with_members(window: MainWindow, name: str, does: Callable[[Sequence[int]], None]) -> None:
    window.library.ask_ids(Query(filters=(Filter("collection", name),)), does)


def _say_changed(window: MainWindow, words: str, name: str, new: str, count: int) -> None:
    """A query that was for the collection is for its new name now, or for no collection."""
    window.status.say(words if count else tr("没有可动的案例"))
    filters = [
        replace(mark, value=new) if (mark.field, mark.value) == ("collection", name) else mark
        for mark in window.query.filters
    ]
    kept = tuple(dict.fromkeys(mark for mark in filters if mark.value))
    if count and kept != window.query.filters:
        window.ask(replace(window.query, filters=kept))
    decisions.show_again(window)


def _ask_name(window: MainWindow, name: str) -> None:
    dialog = QInputDialog(window)
    dialog.setWindowTitle(tr("给收集夹改名"))
    dialog.setLabelText(tr("新的名字(已有的名字:两个收集夹合成一个):"))
    dialog.setTextValue(name)
    dialog.findChild(QLineEdit).setAccessibleName(tr("收集夹的新名字"))
    dialog.textValueSelected.connect(lambda typed: _tidy(typed) and rename(window, name, _tidy(typed)))
    dialog.resize(_NAMED, dialog.sizeHint().height())
    dialog.open()


def move(window: MainWindow, name: str, into: bool) -> None:
    """Put the marked cases into a collection, or take them out of it."""
    rows = window.browse.list.marked_rows()

    def found(ids: Sequence[int]) -> None:
        cases = [ids[row] for row in rows if row < len(ids)]
        window.library.collect(cases, name, into, decisions.reviewer(window), moved)

    def moved(count: int) -> None:
        said = (
            tr("{n} 个案例放进了“{name}”,在左栏 更多 › 收集夹 里")
            if into
            else tr("{n} 个案例从“{name}”拿出来了")
        )
        window.status.say(said.format(n=count, name=name) if count else tr("没有可动的案例"))
        decisions.show_again(window)

    window.library.ask_ids(window.answer.query, found)


def _dialog(window: MainWindow, known: Sequence[FacetValue]) -> QInputDialog:
    dialog = QInputDialog(window)
    dialog.setWindowTitle(tr("放进收集夹"))
    dialog.setLabelText(tr("选中的 {n:,} 个案例放进(选一个,或写一个新名字):", n=window.browse.list.marked()))
    dialog.setComboBoxItems([value.value for value in known])
    dialog.setComboBoxEditable(True)
    dialog.findChild(QComboBox).setAccessibleName(tr("收集夹的名字"))
    dialog.textValueSelected.connect(lambda name: _take(window, name))
    dialog.resize(_NAMED, dialog.sizeHint().height())
    return dialog


def _take(window: MainWindow, name: str) -> None:
    if tidy := _tidy(name):
        move(window, tidy, into=True)


def _tidy(name: str) -> str:
    return " ".join(name.split())[:_LONGEST]
