"""A review package that somebody handed over: what it brings is told, then asked, then merged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox

from gui.i18n import tr

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def begin(window: MainWindow, package: Path, password: str = "") -> None:
    """Look into a package and ask whether it shall be merged into the library that is open."""
    window.library.look_into(
        package,
        password,
        lambda brought: _ask(window, package, password, brought),
        lambda words: _ask_password(window, package, words),
    )


def _ask_password(window: MainWindow, package: Path, words: str) -> None:
    dialog = QInputDialog(window)
    dialog.setWindowTitle(tr("审核包的密码"))
    dialog.setLabelText(words)
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    dialog.findChild(QLineEdit).setAccessibleName(tr("密码"))
    dialog.textValueSelected.connect(lambda password: begin(window, package, password))
    dialog.open()


def _ask(window: MainWindow, package: Path, password: str, brought: Any) -> None:
    box = QMessageBox(
        QMessageBox.Icon.Question, tr("合并审核包"), words(window, package, brought), parent=window
    )
    merge = box.addButton(tr("合并"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("不合并"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(merge)
    merge.clicked.connect(lambda: window.library.take_over(package, password, lambda new: _tell(window, new)))
    box.open()


def words(window: MainWindow, package: Path, brought: Any) -> str:
    """What a package brings, and where it would go."""
    into = window.library.path.stem if window.library.path else ""
    said = [
        tr("{file}:{who} 交来 {n} 条审核意见,其中 {new} 条本库没有。", file=package.name,
           who="、".join(brought.reviewers) or tr("无名"), n=brought.decisions, new=brought.new)
    ]  # fmt: skip
    if brought.missing:
        said.append(tr("有关的 {n} 个文档不在本库中,这些意见先留着,文档导入后就接上。", n=brought.missing))
    said.append(tr("合并到“{library}”吗?合并前会先备份本库。", library=into))
    return "\n\n".join(said)


def _tell(window: MainWindow, new: int) -> None:
    window.status.say(tr("已合并,新增 {n} 条审核意见", n=new))
    window.ask_again()
    if window.stored is not None:
        window.read_case(window.stored.id)
