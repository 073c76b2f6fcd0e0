"""What the menus do that neither asks nor changes the query: focus, dialogs, folders, care of the library file.

Dialogs are imported where they are opened: the start does not pay for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QTableView
from shiboken6 import isValid

from core import paths
from core.model import Filter, Item, Query
from gui import errors, menus, saving, window_menus
from gui.i18n import tr

if TYPE_CHECKING:
    from gui.cases.facets import Line
    from gui.main_window import MainWindow
    from gui.text.paper import Paper


# --- files and libraries ---


def choose_files(window: MainWindow) -> None:
    names, _ = QFileDialog.getOpenFileNames(window, tr("导入文件"), str(saving.folder()))
    if names:
        saving.remember(Path(names[0]).parent)
    window.import_paths([Path(name) for name in names])


def choose_folder(window: MainWindow) -> None:
    name = QFileDialog.getExistingDirectory(window, tr("导入文件夹"), str(saving.folder()))
    if name:
        saving.remember(Path(name).parent)
    window.import_paths([Path(name)] if name else [])


def take_in(window: MainWindow, files: Sequence[Path]) -> None:
    """Files that somebody double-clicked or dropped: a library is opened, a review package merged, others are imported."""
    libraries = [file for file in files if file.suffix == ".xjlib"]
    packages = [file for file in files if file.suffix == ".xjreview"]
    if libraries:
        window.open_library(libraries[0])
    elif packages:
        from gui.dialogs import taking

        taking.begin(window, packages[0])
    else:
        window.import_paths(list(files))


def new_library(window: MainWindow) -> None:
    name, _ = QFileDialog.getSaveFileName(
        window, tr("新建库"), str(window.settings.libraries / tr("我的案例库.xjlib")), tr("案例库 (*.xjlib)")
    )
    if name:
        window.library.create(Path(name).with_suffix(".xjlib"))


def choose_library(window: MainWindow) -> None:
    folder = window.library.path.parent if window.library.path else window.settings.libraries
    name, _ = QFileDialog.getOpenFileName(window, tr("打开库"), str(folder), tr("案例库 (*.xjlib)"))
    if name:
        window.open_library(Path(name))


def open_library_folder(window: MainWindow) -> None:
    if window.library.path:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(window.library.path.parent)))


def open_log_folder(window: MainWindow) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.data() / "log")))


def back_up(window: MainWindow) -> None:
    window.status.say(tr("正在备份…"))
    window.library.backup(lambda copy: window.status.say(tr("已备份到 {path}", path=copy)))


def check_library(window: MainWindow) -> None:
    window.status.say(tr("正在检查…"))
    window.library.check(lambda problems: _say_problems(window, list(problems)))


def show_report(window: MainWindow) -> None:
    """The report of this session's import, else of the last one in the library's own log."""
    if window.verdicts:
        _open_report(window, window.verdicts)
    else:
        window.library.last_import(lambda verdicts: _open_report(window, verdicts))


def show_backups(window: MainWindow) -> None:
    from gui.dialogs import caring

    caring.show_backups(window)


# --- the review ---


def hand_over(window: MainWindow) -> None:
    from gui.dialogs import taking

    taking.hand_over(window)


def take_over(window: MainWindow) -> None:
    from gui.dialogs import taking

    taking.begin(window)


def show_conflicts(window: MainWindow) -> None:
    from gui.dialogs import caring

    caring.show_conflicts(window)


def show_unattached(window: MainWindow) -> None:
    from gui.dialogs import caring

    caring.show_unattached(window)


def show_review_report(window: MainWindow) -> None:
    from gui.dialogs import caring

    caring.show_review_report(window)


def finish_case(window: MainWindow) -> None:
    """The case is reviewed; on to the next one of the query that is not."""
    if window.reviewing and window.reviewing.here:
        window.reviewing.judge("done")
        return
    stored, query = window.stored, window.query
    if stored is None:
        return
    title = stored.case.title.value if stored.case.title else tr("这个案例")
    window.review("reviewed")

    def go_on(found: int | None) -> None:
        done = tr("“{title}”已标为已审核", title=title)
        window.status.say(done if found else tr("{done};这些案例都审完了", done=done))
        window.show_first((found or stored.id,))

    open_ones = replace(query, filters=(*query.filters, Filter("review", "reviewed", True)))

    def following(store: Any) -> int | None:
        every, left = list(store.ids(query)), set(store.ids(open_ones)) - {stored.id}
        at = every.index(stored.id) + 1 if stored.id in every else 0
        return next((id for id in (*every[at:], *every[:at]) if id in left), None)

    window.library.look("next to review", following, go_on)


def begin_here(window: MainWindow) -> None:
    _boundaries().begin_here(window)


def end_here(window: MainWindow) -> None:
    _boundaries().end_here(window)


def split_here(window: MainWindow) -> None:
    _boundaries().split_here(window)


def join_next(window: MainWindow) -> None:
    _boundaries().join_next(window)


def join_previous(window: MainWindow) -> None:
    _boundaries().join_previous(window)


def _boundaries() -> Any:
    from gui.case import boundaries

    return boundaries


def export_figures(window: MainWindow) -> None:
    """Write the figures of the query with their sources into a file."""
    from gui.dialogs import exporting

    exporting.ask(window)


def export_notes(window: MainWindow, query: Query | None = None) -> None:
    """Write the notes on the cases of a query, of the window's own if none is given, into a file."""
    from gui.dialogs import exporting

    exporting.ask_excerpts(window, query or window.answer.query)


def print_shown(window: MainWindow) -> None:
    """Print what one looks at: the case, or the table."""
    paper = _paper(window)
    if paper and (said := paper.print(window)):
        window.status.say(said)


def save_shown(window: MainWindow) -> None:
    """Keep what one looks at as a PDF."""
    paper = _paper(window)
    if paper and (file := paper.ask_file(window)):
        window.status.say(paper.save(file))


def _paper(window: MainWindow) -> Paper | None:
    """What one looks at as it goes on paper; None, and said, if there is nothing."""
    pane, table = window.browse.pane, window.views.currentWidget().findChild(QTableView)
    if pane.isVisible():
        found = pane.outlet.paper()
    elif table is None:
        window.status.say(tr("图可以用 存为图片 存下来,再打印"))
        return None
    else:
        found = _table_on_paper(window, table) if table.isVisible() and table.model().rowCount() else None
    if found is None:
        window.status.say(tr("这里没有可以打印的"))
    return found


def _table_on_paper(window: MainWindow, table: QTableView) -> Paper:
    from gui.tables import on_paper
    from gui.text import paper

    name = f"{window_menus.in_words(window.answer.query)} {table.accessibleName()}"
    shares = [table.columnWidth(column) for column in range(table.model().columnCount())]
    page = on_paper.html(table.model(), name, shares)
    return paper.of_html(name, table.font().family(), page, wide=True)


# --- where the keyboard is ---


def focus_search(window: MainWindow) -> None:
    window.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
    window.top.search.selectAll()


def focus_sidebar(window: MainWindow) -> None:
    window.show_view(0)
    window.browse.sidebar.show()
    window.browse.sidebar.focus_content()


def focus_list(window: MainWindow) -> None:
    window.show_view(0)
    window.browse.list.view.setFocus()


def focus_reader(window: MainWindow) -> None:
    if not (window.reviewing and window.reviewing.here):
        window.show_view(0)
    window.browse.pane.reader.setFocus()


def next_case(window: MainWindow) -> None:
    _step(window, 1)


def previous_case(window: MainWindow) -> None:
    _step(window, -1)


def show_register(window: MainWindow, name: str = "") -> None:
    """The register of programmes, on one of them if it is named."""
    from gui.dialogs.register_dialog import RegisterDialog

    dialog = next((one for one in window.findChildren(RegisterDialog) if one.isVisible()), None)
    if dialog is None:
        dialog = RegisterDialog(window)
        shown = dialog
        dialog.looked_at.connect(
            lambda one: window.library.ask_particulars(one, _if_there(shown.show_particulars))
        )
        dialog.case_wanted.connect(lambda case: window.show_first((case,)))
        dialog.chosen.connect(lambda one: window.ask(Query(filters=(Filter("programme", one),))))
    window.library.ask_register(_if_there(dialog.show_programmes))
    if name:
        dialog.look_up(name)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def _if_there(shows: Callable[[Any], None]) -> Callable[[Any], None]:
    """An answer for a dialog that may have been closed by then."""
    return lambda found: shows(found) if isValid(shows.__self__) else None  # type: ignore[attr-defined]


def show_history(window: MainWindow, kind: str, item: Item) -> None:
    """All that was ever decided about an item of the case that is shown."""
    from gui.review.history_dialog import HistoryDialog, lines_of, title_of

    if window.stored is not None:
        window.library.ask_decisions(
            window.stored.id,
            lambda log: HistoryDialog(title_of(item), lines_of(log, kind, item), window).open(),
        )


def collect(window: MainWindow) -> None:
    """Put the marked cases into a collection."""
    from gui.cases import collecting

    collecting.ask(window)


def offer_for_facet(window: MainWindow, menu: QMenu, line: Line) -> None:
    """What else can be done with a value of a facet."""
    if line.field != "collection" or not line.value:
        return
    within = Query(filters=(Filter("collection", line.value),))
    menu.addSeparator()
    menu.addAction(tr("导出里面的批注摘录…"), lambda: export_notes(window, within))
    if window.library.writable:
        from gui.cases import collecting

        collecting.offer(window, menu, line.value)


def show_queue(window: MainWindow) -> None:
    window.show_view(4)


def _step(window: MainWindow, by: int) -> None:
    """To another case, or in the review to another doubt."""
    if window.reviewing and window.reviewing.here:
        window.reviewing.step(by)
    else:
        window.browse.list.step(by)


def select_all_cases(window: MainWindow) -> None:
    window.browse.list.view.selectAll()


# --- how it looks ---


def toggle_dense(window: MainWindow) -> None:
    window.settings.dense = not window.settings.dense
    window.apply_settings()


def toggle_mask(window: MainWindow) -> None:
    window.settings.masked = not window.settings.masked
    window.apply_settings()


def toggle_sidebar(window: MainWindow) -> None:
    window.browse.sidebar.setVisible(window.browse.sidebar.isHidden())


def toggle_full_screen(window: MainWindow) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def show_settings(window: MainWindow) -> None:
    from gui.dialogs.settings_dialog import SettingsDialog

    dialog = SettingsDialog(window.settings, window)
    dialog.changed.connect(window.apply_settings)
    dialog.open()


# --- queries and help ---


def save_query(window: MainWindow) -> None:
    window_menus.save_query(window)


def show_doubts(window: MainWindow) -> None:
    """The facets with the state of review among them."""
    window.browse.sidebar.show_tab(3)
    focus_sidebar(window)


def show_manual(window: MainWindow) -> None:
    from gui.dialogs import about

    about.show_manual(window)


def show_shortcuts(window: MainWindow) -> None:
    from gui.dialogs import about

    about.show_shortcuts(window, menus.shortcuts(window))


def show_about(window: MainWindow) -> None:
    from gui.dialogs import about

    about.show_about(window)


def copy_diagnosis(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(errors.diagnosis(window.library.path))
    window.status.say(tr("诊断信息已复制,可以粘贴给维护人员。"))


def _open_report(window: MainWindow, verdicts) -> None:  # type: ignore[no-untyped-def]
    from gui.dialogs.import_report import ImportReport

    report = ImportReport(verdicts, window)
    report.file_requested.connect(lambda path: window.library.find_file(path, window.show_first))
    report.open()


def _say_problems(window: MainWindow, problems: list[str]) -> None:
    window.status.say(tr("检查完毕"))
    if problems:
        words = tr("案例库有 {n} 处问题,请先备份:", n=len(problems)) + "\n\n" + "\n".join(problems[:12])
        QMessageBox(QMessageBox.Icon.Warning, tr("检查案例库"), words, parent=window).open()
    else:
        words = tr("案例库完好。")
        QMessageBox(QMessageBox.Icon.Information, tr("检查案例库"), words, parent=window).open()
