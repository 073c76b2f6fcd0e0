"""The window: one query, asked whenever somebody changes it, and its answer shown everywhere at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.model import Answer, CaseRow, PlaceNode, Query, Span, StoredCase, Verdict
from gui import queries
from gui.cases.browse import BrowseView
from gui.i18n import tr
from gui.library import Found, ImportOutcome, OpenLibrary, Way
from gui.look import icons, theme
from gui.menus import Menus
from gui.settings import Settings
from gui.status_bar import StatusBar
from gui.text.type_menu import Setting
from gui.top_bar import VIEWS, TopBar

if TYPE_CHECKING:
    from gui.tables.charts import ChartsView
    from gui.tables.figures_table import FiguresView

BROWSE, FIGURES, COMPARE, CHARTS, REVIEW = range(5)
MOST_COMPARED = 6  # more columns nobody can read side by side


class Guest(Protocol):
    """A view that borrows the case pane while it is shown; `gui.review.reviewing.Reviewing` is one."""

    view: QWidget

    @property
    def here(self) -> bool: ...
    def enter(self) -> None: ...
    def leave(self) -> None: ...
    def refresh(self) -> None: ...
    def step(self, by: int) -> None: ...
    def judge(self, action: str) -> None: ...


class MainWindow(QMainWindow):
    """Widgets say what the reader did; here it becomes a new `Query`, and the answer goes back to all of them."""

    query_changed = Signal(object)
    look_changed = Signal()
    files_dropped = Signal(object)
    left = Signal()  # the window is being closed
    menus: Menus
    figures: FiguresView
    charts: ChartsView

    def __init__(self, library: OpenLibrary, settings: Settings) -> None:
        super().__init__()
        self.library = library
        self.settings = settings
        self.history = queries.History(Query())
        self.answer = Answer(Query())
        self.stored: StoredCase | None = None
        self._wanted = 0  # the case that was asked for last
        self.verdicts: tuple[Verdict, ...] = ()
        self._restored_case: int | None = None
        self._figures_of: Query | None = None
        self._seek: tuple[int, Span] | None = None
        self.reviewing: Guest | None = None
        self.makers: Mapping[int, Callable[[], QWidget]] = {}  # of the other views: the frame says how
        self.tables: list[
            FiguresView | ChartsView
        ] = []  # the views that show the query's figures, once opened
        self.nodes: Sequence[PlaceNode] = ()
        self.top = TopBar()
        self.browse = BrowseView()
        self.status = StatusBar()
        self.setWindowTitle(tr("乡鉴"))
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self._build()

    # --- the one query ---

    @property
    def query(self) -> Query:
        return self.history.now

    def ask(self, query: Query) -> None:
        """Make this the query of the window; the last result stays until the answer is there."""
        self.history.visit(query)
        self._show_query()

    def go_back(self) -> None:
        self.history.back()
        self._show_query()

    def go_forward(self) -> None:
        self.history.forward()
        self._show_query()

    def clear_query(self) -> None:
        self.top.search.show_problem("")
        self.browse.sidebar.show_all()
        self.ask(queries.cleared(self.query))

    def ask_again(self) -> None:
        """The library has changed, or the query: ask it."""
        self.library.ask(self.query, self.browse.list.current() or self._restored_case)

    def _show_query(self) -> None:
        query = self.query
        self.top.search.show_text(query.text)
        self.top.chips.show_query(query)
        self.browse.sidebar.show_query(query)
        self.menus.actions["go_back"].setEnabled(self.history.can_go_back)
        self.menus.actions["go_forward"].setEnabled(self.history.can_go_forward)
        self.query_changed.emit(query)
        self.ask_again()

    # --- answers ---

    def show_answer(self, found: Found) -> None:
        answer = found.answer
        self.top.search.show_problem(answer.problem)
        if answer.problem:
            return
        words_changed = answer.query.text != self.answer.query.text
        self.answer = answer
        if found.tree is not None:
            self.nodes = found.tree
            self.browse.sidebar.places.tree.show_nodes(found.tree)
            self._figures_of = None
        self.browse.sidebar.show_answer(answer)
        self.browse.sidebar.show_query(answer.query)
        self.browse.pane.set_known_tags(tuple(v.value for v in dict(answer.facets).get("tag", ())))
        before = self.stored.id if self.stored else None
        self.browse.list.show_answer(answer, found.position)
        self._restored_case = None
        self.browse.pane.invite(not answer.total and not queries.narrowed(answer.query))
        if not answer.total:
            self._show_nothing(answer)
        elif words_changed and before is not None and self.browse.list.current() == before:
            self.library.read_case(before, answer.query)
        if answer.query.text and answer.total:
            self.top.search.remember(answer.query.text)
        self._refresh_view()

    def show_page(self, query: Query, offset: int, rows: Sequence[CaseRow]) -> None:
        if query == self.answer.query:
            self.browse.list.add_page(offset, rows)

    def show_ways(self, query: Query, ways: Sequence[Way]) -> None:
        if query == self.query:
            self.browse.list.show_empty(query, ways)

    def read_case(self, case: int) -> None:
        self._wanted = case
        self.library.read_case(case, self.query)

    def show_first(self, cases: Sequence[int]) -> None:
        """Show the first of some cases, though the query may not have it."""
        if cases:
            self.browse.list.look_at(cases[0])
            self.read_case(cases[0])
        else:
            self.status.say(tr("这个文件里没有案例。"))

    def show_case(self, stored: StoredCase | None) -> None:
        self.stored = stored
        self.browse.pane.show_case(stored)
        if stored and self._seek and self._seek[0] == stored.id:
            self._seek_words(self._seek[1])

    def _show_nothing(self, answer: Answer) -> None:
        self.browse.list.show_empty(answer.query, ())
        if queries.narrowed(answer.query):
            self.library.find_ways(answer.query)
        else:
            self.show_case(None)

    # --- views ---

    def show_view(self, number: int) -> None:
        self.top.show_view(number)
        if number != BROWSE and self.views.widget(number).layout() is None:
            self._fill_view(number, self.makers[number]())
        self.views.setCurrentIndex(number)
        if self.reviewing:
            (self.reviewing.enter if number == REVIEW else self.reviewing.leave)()
        if number in (FIGURES, COMPARE):
            self.views.currentWidget().findChild(QTableView).setFocus()
        self._refresh_view()

    def show_figures(self, query: Query, rows: Sequence[object], more: bool) -> None:
        if query == self.answer.query:
            for table in self.tables:
                table.show_figures(rows, more)

    def open_words(self, case: int, span: Span) -> None:
        """From a table to the words in their case."""
        self._seek = (case, span)
        self.show_view(BROWSE)
        self.show_first((case,))

    def _refresh_view(self) -> None:
        if self.views.currentIndex() == CHARTS:
            self.charts.show_answer(self.answer, self.nodes)
        if self.views.currentIndex() in (FIGURES, CHARTS):
            if self._figures_of != self.answer.query:
                self._figures_of = self.answer.query
                self.library.ask_figures(self.answer.query)
        elif self.views.currentIndex() == COMPARE:
            self.library.read_cases(self.browse.list.chosen()[:MOST_COMPARED])
        elif self.views.currentIndex() == REVIEW and self.reviewing:
            self.reviewing.refresh()

    def add_table(self, view: FiguresView | ChartsView) -> None:
        """A view that shows the query's figures from now on."""
        self.tables.append(view)
        self._figures_of = None

    def _fill_view(self, number: int, content: QWidget) -> None:
        layout = QVBoxLayout(self.views.widget(number))
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)

    def _seek_words(self, span: Span) -> None:
        self._seek = None
        case = self.browse.pane.deciding.review.case
        for kind, items in (("figure", case.figures), ("programme", case.programmes)):
            for number, item in enumerate(items):
                if item.span == span:
                    self.browse.pane.facts.select(kind, number)
                    self.browse.pane.go_to(kind, number)
                    return
        self.browse.pane.go_to("note", -1, span)

    # --- libraries and import ---

    def open_library(self, path: Path) -> None:
        self.status.say_state(tr("正在打开…"))
        self.library.open(path)

    def show_library(self, path: Path) -> None:
        self.settings.opened(path)
        self.setWindowTitle(f"{path.stem} — {tr('乡鉴')}")
        self.status.say_state(tr("已保存") if os.access(path, os.W_OK) else tr("只读"))
        self.verdicts = ()
        self.status.forget_report()
        self.top.count_view(REVIEW, 0)
        self.show_case(None)
        self.browse.list.forget()
        self.browse.sidebar.show_all()
        self._show_query()

    def import_paths(self, found: list[Path]) -> None:
        if not found:
            return
        if self.library.importing:
            self.status.say(tr("上一次导入还没有完,完了再来。"))
            return
        self.status.begin()
        self.library.import_paths(found)

    def show_imported(self, outcome: ImportOutcome | None) -> None:
        self.verdicts = outcome.verdicts if outcome else ()
        from gui.dialogs.import_report import summary  # with its dialog; no start needs either

        said, failed = summary(self.verdicts, bool(outcome and outcome.cancelled))
        self.status.end(said if outcome else tr("导入没有做完"), failed)

    def dragEnterEvent(self, event):  # type: ignore[no-untyped-def]
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event):  # type: ignore[no-untyped-def]
        urls = event.mimeData().urls()
        self.files_dropped.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    # --- what a person says of a case ---

    def star(self, on: bool) -> None:
        if self.stored:
            self.browse.list.cases.star(self.stored.id, on)
            self.library.star(self.stored.id, on)

    def tag(self, name: str, on: bool) -> None:
        if self.stored:
            self.library.tag(self.stored.id, name, on)

    def review(self, state: str) -> None:
        if self.stored:
            self.library.review(self.stored.id, state, partial(self._look_again, self.stored.id))

    def _look_again(self, case: int, _: object) -> None:
        """A case has another state of review: the head shows it too, if it is still the one and no other is on its way."""
        if self.stored and self.stored.id == case == self._wanted:
            self.read_case(case)
        self.ask_again()

    def show_case_menu(self, at: QPoint) -> None:
        """What can be done with the case under the pointer."""
        menu = QMenu(self)
        for name in ("source", "copy_cited", "print", "pdf"):
            if name in self.browse.pane.commands:
                menu.addAction(self.browse.pane.commands[name])
        menu.addSeparator()
        for name in ("star", "tags"):
            menu.addAction(self.browse.pane.commands[name])
        menu.addAction(self.menus.actions["collect"])
        menu.addMenu(self.menus.submenus["collected"])
        menu.addSeparator()
        menu.addAction(self.menus.actions["select_all_cases"])
        menu.exec(at)

    # --- putting it together ---

    def apply_settings(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        look = theme.chosen(self.settings.theme, self.settings.marks)  # type: ignore[arg-type]
        theme.apply(app, look, self.settings.font_size, app.font().family())
        self.browse.list.set_dense(self.settings.dense)
        self.browse.pane.set_masked(self.settings.masked)
        self.look_changed.emit()

    def keep_type(self, setting: Setting) -> None:
        self.settings.keep("type", setting.as_text())

    def _build(self) -> None:
        self.views = QStackedWidget()
        for number in range(len(VIEWS)):
            self.views.addWidget(self.browse if number == BROWSE else QWidget())
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part, stretch in ((self.top, 0), (self.views, 1), (self.status, 0)):
            layout.addWidget(part, stretch)
        self.setCentralWidget(column)
        self.browse.list.view.setFocus()

    def resume(self, query: Query, case: int | None) -> None:
        """Begin with a query, and with the case that was looked at."""
        self.history = queries.History(query)
        self._restored_case = case

    def closeEvent(self, event):  # type: ignore[no-untyped-def]
        if self.reviewing:
            self.reviewing.leave()
        self.left.emit()
        super().closeEvent(event)
