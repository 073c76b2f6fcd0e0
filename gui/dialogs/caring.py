"""Dialogs about the review and the library as a whole: its report, its conflicts, its copies."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from core.model import Decision, Query
from gui.i18n import tr
from gui.review import decisions
from gui.window_menus import in_words

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def show_conflicts(window: MainWindow) -> None:
    """What reviewers see differently, to be settled one by one."""
    from gui.review.conflicts_dialog import ConflictsDialog

    dialog = ConflictsDialog(window)

    def fill(found: Any) -> None:
        if isValid(dialog):
            dialog.show_conflicts(found)

    def ask() -> None:
        window.library.look("conflicts", lambda store: store.conflicts(), fill)

    def settle(case: int, wish: Any) -> None:
        decisions.keep_of(window, case, wish, ask)

    dialog.settled.connect(settle)
    dialog.case_wanted.connect(lambda case: window.show_first((case,)))
    dialog.show()
    ask()


def show_unattached(window: MainWindow) -> None:
    """Decisions whose words are not in what the library reads today: kept, and to be looked at."""
    from gui.review.history_dialog import HistoryDialog
    from gui.review.reviewed import history_line

    def show(found: Any) -> None:
        log = [decision for one in found for decision in one.decisions]
        lines = [tr("{said}(“…{quote}…”)", said=history_line(one), quote=_around(one)) for one in log]
        about = tr(
            "这些审核意见仍保存在库里,但在现有文档的读取结果中找不到对应内容。导入有关文档后会自动对上。"
        )
        none = tr("所有审核意见都对得上。")
        HistoryDialog(about, lines or [none], window, tr("对不上的审核意见")).open()

    window.library.look("unattached", lambda store: store.unattached(), show)


def _around(one: Decision) -> str:
    target = one.target
    return " ".join(f"{target.before[-8:]}{target.quote}{target.after[:8]}".split())


def show_backups(window: MainWindow) -> None:
    """The copies of the library; one is put back, or one more is made."""
    from gui.dialogs.backups_dialog import BackupsDialog

    dialog = BackupsDialog(window)

    def fill(found: tuple[Any, Any]) -> None:
        if isValid(dialog):
            dialog.show_copies(*found)

    def ask() -> None:
        window.library.look("backups", lambda store: (store.backups(), store.holdings()), fill)

    def back_up() -> None:
        window.library.backup(lambda _: ask())

    def restore(copy: Path) -> None:
        window.status.say(tr("正在恢复…"))
        said = tr("已经恢复。换下的那一份还在,要换回来,到 工具 › 备份与恢复。")
        window.library.restore(copy, lambda: window.status.say(said))

    dialog.backup_wanted.connect(back_up)
    dialog.restore_wanted.connect(restore)
    dialog.open()
    ask()


def show_review_report(window: MainWindow) -> None:
    """What was reviewed by whom, and how far people agree with the machine."""
    from gui.review.report_dialog import ReviewReportDialog

    query = window.query
    narrowed = query.text or query.filters
    dialog = ReviewReportDialog(in_words(query) if narrowed else "", window)

    def fill(pages: tuple[str, str]) -> None:
        if isValid(dialog):
            dialog.show_report(*pages)

    def scope(everything: bool) -> tuple[Query, str]:
        return (Query(), "") if everything or not narrowed else (query, in_words(query))

    def ask(everything: bool) -> None:
        window.library.look("review report", partial(_pages, *scope(everything)), fill)

    def keep(file: Path) -> None:
        work = partial(_write, *scope(dialog.everything), file)
        window.library.look(f"keep {file}", work, lambda _: window.status.say(tr("已保存 {path}", path=file)))

    dialog.wanted.connect(ask)
    dialog.kept.connect(keep)
    dialog.said.connect(window.status.say)
    dialog.show()
    dialog.ask()


def _pages(query: Query, words: str, store: Any) -> tuple[str, str]:
    """The report in the colours of the screen and in those of paper; worked out in the read thread."""
    from core.exporting import review
    from gui.review.report_dialog import colours

    told = store.review_report(query)
    name = Path(store.path).stem
    return review.page(told, name, words, review.Colours(**colours())), review.page(told, name, words)


def _write(query: Query, words: str, file: Path, store: Any) -> None:
    from core.exporting import review

    review.write(file, store.review_report(query), Path(store.path).stem, words)
