"""Out of the window into a file: the figures of the query that the table shows, each with its words and its source."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from gui import saving, window_menus
from gui.i18n import tr
from gui.main_window import FIGURES

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.stores import Narrowing

_ENDINGS = (("xlsx", "Excel 表格"), ("csv", "CSV 文件"), ("json", "JSON 数据"))
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')  # in names of files on Windows


def ask(window: MainWindow) -> None:
    """Ask for a file, and write the figures of the query into it; from the table of figures those that it shows."""
    some = narrowing(window)
    said = filter(None, (window_menus.in_words(window.answer.query), some.in_words() if some else ""))
    words = _FORBIDDEN.sub(" ", " ".join(said))
    kinds = ";;".join(f"{tr(name)} (*.{ending})" for ending, name in _ENDINGS)
    proposed = f"{words[:60]} {tr('数字')}.xlsx"
    if file := saving.ask(window, tr("导出数字表"), proposed, kinds):
        write(window, file, some)


def narrowing(window: MainWindow) -> Narrowing | None:
    """What the table of figures is narrowed to, if that is what one looks at."""
    shown = window.views.currentIndex() == FIGURES
    return window.figures.model.narrowing or None if shown else None


def write(window: MainWindow, file: Path, some: Narrowing | None = None) -> None:
    window.status.say(tr("正在导出…"))
    window.library.export_figures(
        window.answer.query, file, window.settings.masked,
        lambda rows: window.status.say(tr("{n:,} 个数字,各附原文和出处,写进了 {path}", n=rows, path=file)), some,
    )  # fmt: skip
