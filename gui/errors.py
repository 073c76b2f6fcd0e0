"""Three voices: one bad file is a line in the report, the world's fault a plain sentence, a bug a log entry and a dialog."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from core import paths
from core.errors import XiangjianError
from gui.i18n import tr
from gui.library import NotOpen

if TYPE_CHECKING:
    from logging import Logger


@cache
def log() -> Logger:
    """The log in the user's data folder, opened with its first line; nowhere if that cannot be written."""
    # Brings sockets and pickles, and most starts log nothing.
    import logging
    from logging.handlers import RotatingFileHandler

    logger = logging.getLogger("xiangjian")
    target = paths.data() / "log" / "xiangjian.log"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(target, maxBytes=500_000, backupCount=2, encoding="utf-8")
    except OSError:
        return logger
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return logger


def catch_bugs() -> None:
    """Whatever nobody caught is a bug: it is shown, and the window stands."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show(error, QApplication.activeWindow())

    sys.excepthook = hook


def show(error: BaseException, parent: QWidget | None = None) -> None:
    """Say what happened in the voice that fits."""
    if isinstance(error, NotOpen):
        return
    if isinstance(error, XiangjianError):
        log().warning("%s", error)
        _say(parent, tr("乡鉴"), str(error))
    elif isinstance(error, OSError):
        log().warning("%s", error)
        _say(parent, tr("文件打不开"), world(error))
    else:
        _confess(error, parent)


def world(error: OSError) -> str:
    """What the system reports about a file, in a sentence with what to do."""
    name = error.filename or ""
    if isinstance(error, PermissionError):
        return tr("没有权限读写 {name}。请换一个文件夹,或请管理员放开权限。", name=name)
    if isinstance(error, FileNotFoundError):
        return tr("找不到 {name}。文件可能被移动、改名,或者U盘已经拔出。", name=name)
    if error.errno == 28:
        return tr("磁盘满了。请清出一些空间再试;已经保存的内容都还在。")
    return f"{name} {error.strerror or error}"


def diagnosis(library: Path | None = None) -> str:
    """What support needs to know, without a word of any document."""
    import platform

    import PySide6

    lines = [
        f"乡鉴 {version()}",
        f"Python {platform.python_version()} · PySide6 {PySide6.__version__} · Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()} · {QGuiApplication.platformName()}",
        f"frozen={getattr(sys, 'frozen', False)}",
        f"data={paths.data()}",
        f"library={library}",
    ]
    if library and library.exists():
        lines.append(f"library size={library.stat().st_size:,}")
    return "\n".join(lines)


def version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # slow to import, wanted by two dialogs only

    try:
        return version("xiangjian")
    except PackageNotFoundError:
        return "0.1.0"


def _say(parent: QWidget | None, title: str, words: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, title, words, QMessageBox.StandardButton.Ok, parent)
    box.open()


def _confess(error: BaseException, parent: QWidget | None) -> None:
    import traceback

    trace = "".join(traceback.format_exception(error))
    log().error("%s", trace)
    box = QMessageBox(
        QMessageBox.Icon.Critical, tr("程序出错了"), "", QMessageBox.StandardButton.NoButton, parent
    )
    box.setText(tr("刚才的操作没有成功,是程序的错。库里的内容没有受影响,可以继续使用。"))
    box.setInformativeText(tr("请把错误信息复制给维护人员。"))
    box.setDetailedText(f"{diagnosis()}\n\n{trace}")
    copy = box.addButton(tr("复制"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # copying does not close the box
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(box.detailedText()))
    box.addButton(tr("关闭"), QMessageBox.ButtonRole.RejectRole)
    box.open()
