"""Keeps what people decide over a case: into the log, shown again at once, taken back with Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from core.model import Boundary, Decision, FacetValue
from gui.i18n import tr
from gui.review.deciding import Wish
from gui.review.reviewed import decision_words

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def reviewer(window: MainWindow) -> str:
    """Who decides here: the name in the settings, else the one that the computer knows."""
    if window.settings.reviewer:
        return window.settings.reviewer
    import getpass  # 2 ms, with what it needs to ask for passwords

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def keep(window: MainWindow, wish: Wish) -> None:
    if window.stored is not None:
        name = reviewer(window)
        window.library.decide(window.stored.id, wish, name, lambda made: _kept(window, made))
        if wish.action != "note" and window.stored.review == "":
            window.review("reviewing")


def keep_of(window: MainWindow, case: int, wish: Wish, then: Callable[[], None]) -> None:
    """Keep a decision about a case that need not be shown; `then` when it is kept."""

    def kept(made: Decision) -> None:
        _kept(window, made)
        then()

    window.library.decide(case, wish, reviewer(window), kept)


def undo(window: MainWindow) -> None:
    window.library.undo(reviewer(window), lambda made: _reversed(window, made, tr("已撤销:{words}")))


def redo(window: MainWindow) -> None:
    window.library.redo(reviewer(window), lambda made: _reversed(window, made, tr("已重做:{words}")))


def _kept(window: MainWindow, made: Decision) -> None:
    window.status.say(decision_words(made))
    _look(window, made)


def _reversed(window: MainWindow, made: Decision | None, said: str) -> None:
    if made is None:
        window.status.say(tr("没有可以撤销或重做的决定"))
        return
    window.status.say(said.format(words=decision_words(made)))
    if made.target.kind == "collection":
        window.library.ask_collections(partial(_drop_gone, window))
    _look(window, made)


def _drop_gone(window: MainWindow, known: Sequence[FacetValue]) -> None:
    """A query for a collection that is no more (its making was taken back, or its new name) is for all cases again."""
    names = {value.value for value in known}
    kept = tuple(mark for mark in window.query.filters if mark.field != "collection" or mark.value in names)
    if kept != window.query.filters:
        window.ask(replace(window.query, filters=kept))


def _look(window: MainWindow, made: Decision) -> None:
    if made.target.kind == "case":
        _follow(window, made)
    else:
        show_again(window)


def show_again(window: MainWindow) -> None:
    if window.stored is not None:
        window.read_case(window.stored.id)
    window.ask_again()


def _follow(window: MainWindow, made: Decision) -> None:
    """Show the case that stands now where a boundary was decided."""
    stored = window.stored
    at = made.value.position if isinstance(made.value, Boundary) else made.target.span.start
    inside = max(at - 1, 0) if made.target.field == "end" else at

    def show(found: int | None) -> None:
        if found is not None:
            window.show_first((found,))

    window.ask_again()  # its answer comes first, and may not have the case: then that is shown all the same
    if stored is not None:
        window.library.look("case at", lambda store: store.case_at(stored.document_id, inside), show)
