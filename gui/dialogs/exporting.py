"""Out of the window into a file: the query's figures, or the notes on its cases, each with its words and its source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.model import Query
from gui import saving, window_menus
from gui.i18n import tr
from gui.main_window import FIGURES

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.stores import Narrowing

_ENDINGS = (("xlsx", "Excel 表格"), ("csv", "CSV 文件"), ("json", "JSON 数据"))
_EXCERPTS = (("docx", "Word 文档"), *_ENDINGS)
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')  # in names of files on Windows


def ask(window: MainWindow) -> None:
    """Ask for a file, and write the figures of the query into it; from the table of figures those that it shows."""
    some = narrowing(window)
    said = filter(None, (window_menus.in_words(window.answer.query), some.in_words() if some else ""))
    if file := _file(window, tr("导出数字表"), f"{_named(said)} {tr('数字')}.xlsx", _ENDINGS):
        write(window, file, some)


def ask_excerpts(window: MainWindow, query: Query) -> None:
    """Ask for a file, and write the notes on a query's cases into it; say how they are made if there are none."""

    def found(noted: int) -> None:
        if not noted:
            window.status.say(tr("这些案例里还没有批注:在正文里选中一句话,按 M 写一条"))
        elif file := _file(
            window,
            tr("导出批注摘录"),
            f"{_named([window_menus.in_words(query)])} {tr('摘录')}.docx",
            _EXCERPTS,
        ):
            write_excerpts(window, query, file)

    window.library.look("noted", lambda store: len(store.noted(query)), found)


def write_excerpts(window: MainWindow, query: Query, file: Path) -> None:
    window.status.say(tr("正在导出…"))
    window.library.look(
        f"keep {file}", partial(_write_excerpts, query, file, window.settings.masked),
        lambda many: window.status.say(tr("{n:,} 条批注,各附原文和出处,写进了 {path}", n=many, path=file)),
    )  # fmt: skip


def _write_excerpts(query: Query, file: Path, masked: bool, store: Any) -> int:
    from core.exporting import excerpts

    found = excerpts.excerpts(store, query, masked)
    excerpts.write(file, found, store.path.name, query)
    return len(found)


def _file(window: MainWindow, title: str, proposed: str, endings: tuple[tuple[str, str], ...]) -> Path | None:
    kinds = ";;".join(f"{tr(name)} (*.{ending})" for ending, name in endings)
    return saving.ask(window, title, proposed, kinds)


def _named(said: Iterable[str]) -> str:
    """What is exported as the beginning of a file's name."""
    return _FORBIDDEN.sub(" ", " ".join(said))[:60]


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
