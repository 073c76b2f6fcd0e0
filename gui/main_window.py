"""The window: one query, asked whenever somebody changes it, and its answer shown everywhere at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from core import paths
from core.model import Answer, Filter, Query, StoredCase, Verdict
from gui import about, errors, icons, menus, queries, theme, window_menus
from gui.browse import BrowseView
from gui.i18n import tr
from gui.import_report import ImportReport, summary
from gui.library import Found, ImportOutcome, OpenLibrary
from gui.settings import Settings
from gui.settings_dialog import SettingsDialog
from gui.status_bar import StatusBar
from gui.top_bar import VIEWS, TopBar


class MainWindow(QMainWindow):
    """Widgets say what the reader did; here it becomes a new `Query`, and the answer goes back to all of them."""

    query_changed = Signal(object)
    built = frozenset({0})
    settled = Signal()
    """The newest question is answered and everything that hangs on it is on the screen."""

    def __init__(self, library: OpenLibrary, settings: Settings) -> None:
        super().__init__()
        self.library = library
        self.settings = settings
        self.history = queries.History(Query())
        self.answer = Answer(Query())
        self.stored: StoredCase | None = None
        self._restored_case: int | None = None
        self._verdicts: tuple[Verdict, ...] = ()
        self.top = TopBar(self.built)
        self.browse = BrowseView()
        self.status = StatusBar()
        self.setWindowTitle(tr("乡鉴"))
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self._build()
        self.menus = menus.build(self, self.browse.pane.commands)
        window_menus.fill(self)
        self._connect()
        self._restore()

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
        self.ask(queries.cleared(self.query))

    def _show_query(self) -> None:
        query = self.query
        self.top.search.show_text(query.text)
        self.top.chips.show_query(query)
        self.browse.sidebar.show_query(query)
        self.menus.actions["go_back"].setEnabled(self.history.can_go_back)
        self.menus.actions["go_forward"].setEnabled(self.history.can_go_forward)
        self.query_changed.emit(query)
        self._ask_again()

    def _ask_again(self) -> None:
        self.library.ask(self.query, self.browse.list.current() or self._restored_case)

    # --- answers ---

    def _show_answer(self, found: Found) -> None:
        answer = found.answer
        self.top.search.show_problem(answer.problem)
        if answer.problem:
            self.settled.emit()
            return
        words_changed = answer.query.text != self.answer.query.text
        self.answer = answer
        if found.tree is not None:
            self.browse.sidebar.places.tree.show_nodes(found.tree)
        self.browse.sidebar.show_answer(answer)
        self.browse.sidebar.show_query(answer.query)
        before = self.stored.id if self.stored else None
        self.browse.list.show_answer(answer, found.position)
        self._restored_case = None
        if not answer.total:
            self._show_nothing(answer)
        elif words_changed and before is not None and self.browse.list.current() == before:
            self.library.read_case(before, answer.query)
        if answer.query.text and answer.total:
            self.top.search.remember(answer.query.text)
        self.settled.emit()

    def _show_nothing(self, answer: Answer) -> None:
        self.browse.list.show_empty(answer.query, ())
        if answer.query.text or answer.query.filters:
            self.library.find_ways(answer.query)
        if not answer.query.text and not answer.query.filters:
            self._show_case(None)

    def _show_ways(self, query: Query, ways: list) -> None:  # type: ignore[type-arg]
        if query == self.query:
            self.browse.list.show_empty(query, tuple((w.mark, w.query, w.total) for w in ways))
            self.settled.emit()

    def _read_case(self, case: int) -> None:
        self.library.read_case(case, self.query)

    def _show_case(self, stored: StoredCase | None) -> None:
        self.stored = stored
        self.browse.pane.show_case(stored)
        self.settled.emit()

    # --- libraries ---

    def open_library(self, path: Path) -> None:
        self.status.say_state(tr("正在打开…"))
        self.library.open(path)

    def new_library(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("新建库"), str(paths.libraries() / tr("我的案例库.xjlib")), tr("案例库 (*.xjlib)")
        )
        if name:
            self.library.create(Path(name).with_suffix(".xjlib"))

    def open_library_dialog(self) -> None:
        folder = self.library.path.parent if self.library.path else paths.libraries()
        name, _ = QFileDialog.getOpenFileName(self, tr("打开库"), str(folder), tr("案例库 (*.xjlib)"))
        if name:
            self.open_library(Path(name))

    def _show_library(self, path: Path) -> None:
        self.settings.opened(path)
        self.setWindowTitle(f"{path.stem} — {tr('乡鉴')}")
        self.status.say_state(tr("已保存"))
        self._show_case(None)
        self.browse.list.forget()
        window_menus.fill_recent(self)
        self._show_query()

    # --- import ---

    def choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, tr("导入文件"), str(Path.home()))
        self.import_paths([Path(name) for name in names])

    def choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("导入文件夹"), str(Path.home()))
        self.import_paths([Path(name)] if name else [])

    def import_paths(self, found: list[Path]) -> None:
        if not found:
            return
        if self.library.importing:
            self.status.say(tr("上一次导入还没有完,完了再来。"))
            return
        self.status.begin()
        self.library.import_paths(found)

    def _show_imported(self, outcome: ImportOutcome | None) -> None:
        self._verdicts = outcome.verdicts if outcome else ()
        said, failed = summary(self._verdicts, bool(outcome and outcome.cancelled))
        self.status.end(said if outcome else tr("导入没有做完"), failed)

    def show_report(self) -> None:
        report = ImportReport(self._verdicts, self)
        report.file_requested.connect(lambda name: self.ask(Query(f"文件:{Path(name).name}")))
        report.open()

    def dragEnterEvent(self, event):  # type: ignore[no-untyped-def]
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event):  # type: ignore[no-untyped-def]
        dropped = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        libraries = [path for path in dropped if path.suffix == ".xjlib"]
        if libraries:
            self.open_library(libraries[0])
        else:
            self.import_paths(dropped)
        event.acceptProposedAction()

    # --- what the menus do ---

    def focus_search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def focus_sidebar(self) -> None:
        self.browse.sidebar.show()
        self.browse.sidebar.focus_content()

    def focus_list(self) -> None:
        self.browse.list.view.setFocus()

    def focus_reader(self) -> None:
        self.browse.pane.reader.setFocus()

    def next_case(self) -> None:
        self.browse.list.step(1)

    def previous_case(self) -> None:
        self.browse.list.step(-1)

    def select_all_cases(self) -> None:
        self.browse.list.view.selectAll()

    def show_doubts(self) -> None:
        self.browse.sidebar.show_tab(3)
        self.focus_sidebar()

    def toggle_dense(self) -> None:
        self.settings.dense = not self.settings.dense
        self.apply_settings()

    def toggle_sidebar(self) -> None:
        self.browse.sidebar.setVisible(self.browse.sidebar.isHidden())

    def toggle_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def show_view(self, number: int) -> None:
        self.top.show_view(number)
        self.views.setCurrentIndex(number)

    def save_query(self) -> None:
        window_menus.save_query(self)

    def show_settings(self) -> None:
        dialog = SettingsDialog(self.settings, self)
        dialog.changed.connect(self.apply_settings)
        dialog.open()

    def apply_settings(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        look = theme.chosen(self.settings.theme)  # type: ignore[arg-type]
        theme.apply(app, look, self.settings.font_size, app.font().family())
        self.browse.list.set_dense(self.settings.dense)
        self.menus.actions["toggle_dense"].setChecked(self.settings.dense)
        window_menus.check_look(self)

    def show_manual(self) -> None:
        about.show_manual(self)

    def show_shortcuts(self) -> None:
        about.show_shortcuts(self)

    def show_about(self) -> None:
        about.show_about(self)

    def copy_diagnosis(self) -> None:
        QGuiApplication.clipboard().setText(errors.diagnosis(self.library.path))
        self.status.say(tr("诊断信息已复制,可以粘贴给维护人员。"))

    def open_library_folder(self) -> None:
        if self.library.path:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.library.path.parent)))

    def open_log_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.data() / "log")))

    # --- putting it together ---

    def _build(self) -> None:
        self.views = QStackedWidget()
        for number in range(len(VIEWS)):
            self.views.addWidget(self.browse if number == 0 else QWidget())
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part, stretch in ((self.top, 0), (self.views, 1), (self.status, 0)):
            layout.addWidget(part, stretch)
        self.setCentralWidget(column)
        self.browse.list.view.setFocus()

    def _connect(self) -> None:
        top, side, cases, pane, library = (
            self.top, self.browse.sidebar, self.browse.list, self.browse.pane, self.library,
        )  # fmt: skip
        for signal, change in (
            (top.search.text_changed, lambda text: queries.typed(self.query, text)),
            (top.search.filter_taken, lambda field, value: queries.added(self.query, field, value)),
            (top.chips.filter_removed, lambda mark: queries.without(self.query, mark)),
            (side.places_chosen, lambda keys: queries.chosen(self.query, "place", keys)),
            (side.place_excluded, lambda key: queries.toggled(self.query, "place", key, True)),
            (side.value_toggled, lambda field, value, no: queries.toggled(self.query, field, value, no)),
            (cases.order_changed, lambda order: queries.ordered(self.query, order)),
            (cases.relaxed, lambda query: query),
            (pane.place_chosen, lambda key: queries.chosen(self.query, "place", (key,))),
            (pane.programme_chosen, lambda name: Query(filters=(Filter("programme", name),))),
        ):
            signal.connect(lambda *said, change=change: self.ask(change(*said)))
        for signal, does in (
            (top.chips.cleared, self.clear_query), (top.search.suggestions_wanted, library.suggest),
            (top.files_wanted, self.choose_files), (top.folder_wanted, self.choose_folder),
            (top.view_chosen, self.show_view), (cases.case_chosen, self._read_case),
            (cases.page_wanted, lambda offset: library.ask_page(self.answer.query, offset)),
            (cases.import_requested, self.choose_files), (pane.said, self.status.say),
            (self.status.cancelled, library.cancel_import), (self.status.report_requested, self.show_report),
            (library.opened, self._show_library), (library.answered, self._show_answer),
            (library.case_read, self._show_case), (library.suggested, top.search.offer),
            (library.ways_found, self._show_ways), (library.grown, self._ask_again),
            (library.import_told, self.status.tell), (library.imported, self._show_imported),
            (library.troubled, lambda error: errors.show(error, self)),
        ):  # fmt: skip
            signal.connect(does)
        library.paged.connect(self._show_page)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self.apply_settings())

    def _show_page(self, query: Query, offset: int, rows: object) -> None:
        if query == self.answer.query:
            self.browse.list.add_page(offset, rows)  # type: ignore[arg-type]

    # --- where one was ---

    def _restore(self) -> None:
        kept = self.settings
        self.resize(1366, 740)
        for name, restore in (
            ("geometry", self.restoreGeometry), ("panes", self.browse.restoreState),
            ("case_panes", self.browse.pane.splitter.restoreState),
        ):  # fmt: skip
            if state := kept.kept(name):
                restore(state)
        self.browse.sidebar.show_tab(kept.kept_number("tab"))
        self.browse.sidebar.places.tree.open_branches(kept.kept_texts("branches"))
        self.menus.actions["toggle_sidebar"].setChecked(True)
        self.top.search.recent = kept.searches
        self._restored_case = kept.kept_number("case") or None
        self.history = queries.History(kept.query)
        self.apply_settings()

    def closeEvent(self, event):  # type: ignore[no-untyped-def]
        kept = self.settings
        kept.keep("geometry", self.saveGeometry())
        kept.keep("panes", self.browse.saveState())
        kept.keep("case_panes", self.browse.pane.splitter.saveState())
        kept.keep("tab", self.browse.sidebar.tab())
        kept.keep_texts("branches", self.browse.sidebar.places.tree.opened())
        kept.keep("case", self.stored.id if self.stored else 0)
        kept.query = self.query
        kept.searches = self.top.search.recent
        kept.sync()
        self.library.close()
        super().closeEvent(event)
