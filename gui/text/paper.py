"""From the window to paper: which printer, which file, and what came of it in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

from core.model import StoredCase
from gui import saving, wording
from gui.i18n import tr
from gui.text import pdf_words, sheets
from gui.text.printing import paint_pages, write_pdf

_FORBIDDEN = '\\/:*?"<>|\n'


@dataclass(frozen=True, slots=True)
class Paper:
    """A case as it is to be printed: the face it is set in, and the kinds that are not lit."""

    stored: StoredCase
    family: str
    hidden: frozenset[str] = frozenset()

    def print(self, window: QWidget) -> str:
        """Ask for a printer and print the case with its highlights."""

        def draws(device: QPagedPaintDevice) -> int:
            return paint_pages(device, self.stored, self.family, self.hidden)

        return on_paper(window, wording.title(self.stored.case), self.family, draws)

    def ask_file(self, window: QWidget) -> Path | None:
        """Where a PDF goes; its name is that of the case."""
        return saving.ask(
            window, tr("存为 PDF"), f"{_as_name(wording.title(self.stored.case))}.pdf", "PDF (*.pdf)"
        )

    def save(self, file: Path) -> str:
        """Write the PDF; what to say about it, also if the file cannot be written."""
        try:
            with file.open("ab"):
                pages = write_pdf(file, self.stored, self.family, self.hidden)
        except OSError as trouble:
            return tr("没有存成 {file}:{why}", file=file.name, why=trouble.strerror or "")
        return tr("已存为 {file},共 {pages} 页", file=file.name, pages=pages)


def on_paper(window: QWidget, name: str, family: str, draws: Callable[[QPagedPaintDevice], int]) -> str:
    """Ask for a printer and let the pages be drawn on it; what to say about it, nothing if nobody wanted them."""
    # QtPrintSupport takes 20 ms to load, and few starts print.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(sheets.a4())
    printer.setDocName(_as_name(name))  # how the printer's list calls it, and a file that it goes to instead
    if not QPrintDialog(printer, window).exec():
        return ""
    pages = draws(printer)
    file = printer.outputFileName()
    if not file:
        return tr("已送往打印机“{printer}”,共 {pages} 页", printer=printer.printerName(), pages=pages)
    if not pages or not Path(file).is_file():
        return tr("没有存成 {file}:{why}", file=Path(file).name, why=tr("这里写不进去"))
    pdf_words.mend(Path(file), family)
    return tr("已存为 {file},共 {pages} 页", file=Path(file).name, pages=pages)


def _as_name(title: str) -> str:
    return "".join("_" if sign in _FORBIDDEN else sign for sign in title)[:60]
