"""Review packages in the window: one is written for a colleague, or one of a colleague's is taken in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from core.errors import XiangjianError
from gui import errors
from gui.dialogs.handing_dialogs import SUFFIX, HandOverDialog, TakeOverDialog
from gui.i18n import tr

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def begin(window: MainWindow, package: Path | None = None) -> TakeOverDialog:
    """Ask for a package, or look into the one that was given, and merge it into the library that is open."""
    dialog = TakeOverDialog(window)
    dialog.looked.connect(partial(_look, window, dialog))
    dialog.wanted.connect(partial(_take, window, dialog))
    dialog.open()
    if package is not None:
        dialog.look_at(package)
    return dialog


def hand_over(window: MainWindow) -> None:
    """Ask where a package shall go, and whether with documents and a password."""
    window.library.look("log", _held, partial(_offer, window))


def _held(store: Any) -> tuple[int, int]:
    log = store.all_decisions()
    return len(log), len({one.target.sha256 for one in log})


def _offer(window: MainWindow, held: tuple[int, int]) -> None:
    path = window.library.path
    if path is None:
        return
    dialog = HandOverDialog(path.with_suffix(SUFFIX), *held, window)
    dialog.wanted.connect(partial(_write, window, dialog))
    dialog.open()


def _write(window: MainWindow, dialog: HandOverDialog, package: Path, documents: bool, password: str) -> None:
    def done(count: int) -> None:
        window.status.say(tr("已导出 {n:,} 条审核意见到 {path}", n=count, path=package))
        if isValid(dialog):
            dialog.close()

    window.library.hand_over(package, password, documents, done, partial(_say, window, dialog))


def _look(window: MainWindow, dialog: TakeOverDialog, package: Path, password: str) -> None:
    def done(held: Any) -> None:
        if isValid(dialog):
            dialog.show_held(held)

    window.library.look_into(package, password, done, partial(_say, window, dialog))


def _take(window: MainWindow, dialog: TakeOverDialog, package: Path, password: str, documents: bool) -> None:
    def done(taken: Any) -> None:
        if isValid(dialog):
            dialog.close()
        window.status.say(words(taken))
        window.ask_again()
        if window.stored is not None:
            window.read_case(window.stored.id)
        if taken.conflicts:
            from gui.dialogs import caring

            caring.show_conflicts(window)

    window.library.take_over(package, password, documents, done, partial(_say, window, dialog))


def _say(window: MainWindow, dialog: HandOverDialog | TakeOverDialog, error: BaseException) -> None:
    """What went wrong is told in the form; a package that is locked wants its password there."""
    if not isinstance(error, XiangjianError) or not isValid(dialog):
        errors.show(error, window)
    elif isinstance(dialog, TakeOverDialog):
        dialog.show_problem(str(error), type(error).__name__ == "NeedsPassword")
    else:
        dialog.say(str(error))
        dialog.go.setEnabled(True)


def words(taken: Any) -> str:
    """What came of a package, in a line."""
    said = [tr("已并入,新增 {n:,} 条审核意见", n=taken.new)]
    if taken.documents:
        said.append(tr("{n:,} 个文档", n=taken.documents))
    if taken.failed:
        said.append(tr("{n:,} 个文档没有读成", n=len(taken.failed)))
    if taken.conflicts:
        said.append(tr("{n:,} 处有分歧", n=taken.conflicts))
    if taken.unattached:
        said.append(tr("{n:,} 条在本库中找不到对应内容", n=taken.unattached))
    return ",".join(said) + "。"
