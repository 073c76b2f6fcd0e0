"""From the window to paper: which printer, which file, and what came of it in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice, QPdfWriter
from PySide6.QtWidgets import QWidget

from core.model import StoredCase
from gui import saving, wording
from gui.i18n import tr
from gui.text import pdf_words, sheets
from gui.text.printing import paint_html, paint_pages

_FORBIDDEN = '\\/:*?"<>|\n'


@dataclass(frozen=True, slots=True)
class Paper:
    """What is to be printed: how it is called, its face, and what draws its pages and says how many they are."""

    name: str
    family: str
    draws: Callable[[QPagedPaintDevice], int]
    wide: bool = False

    def print(self, window: QWidget) -> str:
        """Ask for a printer and print; what to say about it, nothing if nobody wanted it."""
        # QtPrintSupport takes 20 ms to load, and few starts print.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(sheets.a4(self.wide))
        printer.setDocName(
            self._as_file()
        )  # how the printer's list calls it, and a file that it goes to instead
        if not QPrintDialog(printer, window).exec():
            return ""
        pages = self.draws(printer)
        if file := printer.outputFileName():
            return self._said(Path(file), pages)
        return tr("已送往打印机“{printer}”,共 {pages} 页", printer=printer.printerName(), pages=pages)

    def ask_file(self, window: QWidget) -> Path | None:
        """Where a PDF goes; its name is that of what is in it."""
        return saving.ask(window, tr("存为 PDF"), f"{self._as_file()}.pdf", "PDF (*.pdf)")

    def save(self, file: Path) -> str:
        """Write a PDF; what to say about it, also if the file cannot be written."""
        try:
            with file.open("ab"):
                pages = self.draws(self._writer(file))
        except OSError as trouble:
            return tr("没有存成 {file}:{why}", file=file.name, why=trouble.strerror or "")
        return self._said(file, pages)

    def _writer(self, file: Path) -> QPdfWriter:
        writer = QPdfWriter(str(file))
        writer.setPageLayout(sheets.a4(self.wide))
        writer.setTitle(self.name)
        writer.setCreator(tr("乡鉴"))
        return writer

    def _said(self, file: Path, pages: int) -> str:
        if not pages or not file.is_file():
            return tr("没有存成 {file}:{why}", file=file.name, why=tr("这里写不进去"))
        pdf_words.mend(file, self.family)
        return tr("已存为 {file},共 {pages} 页", file=file.name, pages=pages)

    def _as_file(self) -> str:
        return "".join("_" if sign in _FORBIDDEN else sign for sign in self.name)[:60]


def of_case(stored: StoredCase, family: str, hidden: frozenset[str] = frozenset()) -> Paper:
    """A case with its highlights, but for the kinds that are not lit."""
    draws = partial(paint_pages, stored=stored, family=family, hidden=hidden)
    return Paper(wording.title(stored.case), family, draws)


def of_html(name: str, family: str, html: str, wide: bool = False) -> Paper:
    """A page of HTML."""
    return Paper(name, family, partial(paint_html, html=html, family=family), wide)
