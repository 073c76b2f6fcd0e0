"""From the window to paper: which printer, which file, and what came of it in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.model import StoredCase
from gui import saving, wording
from gui.i18n import tr
from gui.text.printing import page_layout, paint_pages, write_pdf

_FORBIDDEN = '\\/:*?"<>|\n'


@dataclass(frozen=True, slots=True)
class Paper:
    """A case as it is to be printed: the face it is set in, and the kinds that are not lit."""

    stored: StoredCase
    family: str
    hidden: frozenset[str] = frozenset()

    def print(self, window: QWidget) -> None:
        """Ask for a printer and print the case with its highlights."""
        # QtPrintSupport takes 20 ms to load, and few starts print.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        if QPrintDialog(printer, window).exec():
            paint_pages(printer, self.stored, self.family, self.hidden)

    def ask_file(self, window: QWidget) -> Path | None:
        """Where a PDF goes; its name is that of the case."""
        title = "".join("_" if sign in _FORBIDDEN else sign for sign in wording.title(self.stored.case))
        return saving.ask(window, tr("存为 PDF"), f"{title[:60]}.pdf", "PDF (*.pdf)")

    def save(self, file: Path) -> str:
        """Write the PDF; what to say about it, also if the file cannot be written."""
        try:
            with file.open("ab"):
                pages = write_pdf(file, self.stored, self.family, self.hidden)
        except OSError as trouble:
            return tr("没有存成 {file}:{why}", file=file.name, why=trouble.strerror or "")
        return tr("已存为 {file},共 {pages} 页", file=file.name, pages=pages)
