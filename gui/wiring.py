"""Which signal leads where: the plan of the window's wires, in one table each for changes and for deeds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from core.model import Filter, Query
from gui import commands, errors, queries, window_menus
from gui.review import decisions

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def connect(window: MainWindow) -> None:
    _connect_changes(window)
    _connect_answers(window)
    _connect_deeds(window)


def _connect_changes(window: MainWindow) -> None:
    """Signals that make a new query out of the one there is."""
    top, side, cases, pane = window.top, window.browse.sidebar, window.browse.list, window.browse.pane
    for signal, change in (
        (top.search.text_changed, lambda q, text: queries.typed(q, text)),
        (top.search.filter_taken, lambda q, field, value: queries.added(q, field, value)),
        (top.chips.filter_removed, lambda q, mark: queries.without(q, mark)),
        (side.places_chosen, lambda q, keys: queries.chosen(q, "place", keys)),
        (side.place_excluded, lambda q, key: queries.toggled(q, "place", key, True)),
        (side.value_toggled, lambda q, field, value, no: queries.toggled(q, field, value, no)),
        (cases.order_changed, lambda q, order: queries.ordered(q, order)),
        (cases.relaxed, lambda q, query: query),
        (pane.place_chosen, lambda q, key: queries.chosen(q, "place", (key,))),
        (pane.word_chosen, lambda q, word: Query(text=word)),
        (pane.programme_chosen, lambda q, name: Query(filters=(Filter("programme", name),))),
    ):
        signal.connect(lambda *said, change=change: window.ask(change(window.query, *said)))


def _connect_answers(window: MainWindow) -> None:
    library = window.library
    for signal, shows in (
        (library.opened, window.show_library),
        (library.opened, lambda _: window_menus.fill_recent(window)),
        (library.settled, partial(window_menus.fill_saved, window)), (library.answered, window.show_answer),
        (library.paged, window.show_page), (library.case_read, window.show_case),
        (library.also_found, window.browse.list.also.show_words),
        (library.suggested, window.top.search.offer), (library.ways_found, window.show_ways),
        (library.figures_read, window.show_figures),
        (library.similar_read, window.browse.pane.similar.show_found), (library.grown, window.ask_again),
        (library.import_told, window.status.tell), (library.imported, window.show_imported),
        (library.troubled, lambda error: errors.show(error, window)),
    ):  # fmt: skip
        signal.connect(shows)


def _connect_deeds(window: MainWindow) -> None:
    top, cases, pane, library = window.top, window.browse.list, window.browse.pane, window.library
    for signal, does in (
        (top.chips.cleared, window.clear_query), (top.search.suggestions_wanted, library.suggest),
        (top.files_wanted, partial(commands.choose_files, window)),
        (top.folder_wanted, partial(commands.choose_folder, window)),
        (window.files_dropped, partial(commands.take_in, window)),
        (top.search.left, partial(commands.focus_list, window)),
        (cases.view.entered, partial(commands.focus_reader, window)), (top.view_chosen, window.show_view), (cases.case_chosen, window.read_case),
        (cases.page_wanted, lambda offset: library.ask_page(window.answer.query, offset)),
        (cases.import_requested, partial(commands.choose_files, window)),
        (cases.also.wanted, library.find_also),
        (cases.menu_requested, window.show_case_menu),
        (window.browse.sidebar.menu_asked, partial(commands.offer_for_facet, window)),
        (pane.history_wanted, partial(commands.show_history, window)),
        (pane.register_wanted, partial(commands.show_register, window)),
        (pane.similar_wanted, library.ask_similar), (pane.case_wanted, lambda case: window.show_first((case,))),
        (pane.said, window.status.say), (pane.type_changed, window.keep_type),
        (pane.starred, window.star), (pane.tagged, window.tag), (pane.reviewed, window.review),
        (pane.decided, partial(decisions.keep, window)), (pane.undo_wanted, partial(decisions.undo, window)),
        (pane.redo_wanted, partial(decisions.redo, window)),
        (window.status.cancelled, library.cancel_import), (window.status.held, library.hold_import),
        (window.status.report_requested, partial(commands.show_report, window)),
        (window.look_changed, partial(window_menus.check_look, window)),
        (QGuiApplication.styleHints().colorSchemeChanged, lambda _: window.apply_settings()),
    ):  # fmt: skip
        signal.connect(does)
