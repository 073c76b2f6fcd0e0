"""The views beside 浏览. Each is made, and its module loaded, when it is first shown: no start pays for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from gui import commands, queries
from gui.main_window import CHARTS, COMPARE, FIGURES, REVIEW, MainWindow


def makers(window: MainWindow) -> Mapping[int, Callable[[], QWidget]]:
    """How each view is made, by its number."""
    ways = {FIGURES: _figures, COMPARE: _comparing, CHARTS: _charts, REVIEW: _reviewing}
    return {number: partial(way, window) for number, way in ways.items()}


def _figures(window: MainWindow) -> QWidget:
    from gui.tables.figures_table import FiguresView

    view = window.figures = FiguresView()
    view.figure_opened.connect(window.open_words)
    view.said.connect(window.status.say)
    view.file_wanted.connect(partial(commands.export_figures, window))
    window.add_table(view)
    return view


def _charts(window: MainWindow) -> QWidget:
    from gui.tables.charts import ChartsView

    def filter_by_place(key: str) -> None:
        window.ask(queries.chosen(window.query, "place", [key] if key else []))

    view = window.charts = ChartsView()
    view.place_chosen.connect(filter_by_place)
    view.value_toggled.connect(lambda field, value: window.ask(queries.toggled(window.query, field, value)))
    view.said.connect(window.status.say)
    window.add_table(view)
    return view


def _comparing(window: MainWindow) -> QWidget:
    from gui.tables.compare import CompareView

    view = CompareView()
    view.cell_opened.connect(window.open_words)
    view.said.connect(window.status.say)
    window.library.cases_read.connect(lambda cases: view.show_cases(cases, window.browse.list.marked()))
    return view


def _reviewing(window: MainWindow) -> QWidget:
    from gui.review.reviewing import Reviewing

    window.reviewing = Reviewing(window)
    return window.reviewing.view
