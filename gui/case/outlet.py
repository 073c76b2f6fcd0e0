"""Out of a case: words with their source to the clipboard, the whole of it on paper or as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from core.exporting.quotation import quotation, sentence_at
from core.model import StoredCase
from gui.i18n import tr
from gui.text.reader import Reader

if TYPE_CHECKING:
    from gui.text.paper import Paper


class Outlet(QObject):
    """Takes what the reader shows of `stored`; `said` is a short word for the status bar."""

    said = Signal(str)

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._reader = reader
        self.stored: StoredCase | None = None

    def copy_cited(self) -> None:
        """The selected words, or the sentence of what has a frame, with their source."""
        page = self._reader.page
        if self.stored is None or page is None:
            return
        selected, lit = self._reader.selected(), self._reader.framed()
        if selected is None and lit is None:
            self.said.emit(tr("先选中几个字,或点一处标注"))
            return
        reading = page.view.reading(selected or page.span(lit.start, lit.end))  # type: ignore[union-attr]
        if reading is None:
            return
        ends = (reading.start, reading.end) if selected else sentence_at(page.view.text, reading.start)
        QGuiApplication.clipboard().setText(quotation(page.view.text, *ends, self.stored.case))
        self.said.emit(tr("已复制,附出处"))

    def print(self) -> None:
        paper = self.paper()
        if paper and (said := paper.print(self._reader)):
            self.said.emit(said)

    def save_pdf(self) -> None:
        """Ask where to, then write the case as a PDF."""
        paper = self.paper()
        if paper and (file := paper.ask_file(self._reader)):
            self.said.emit(paper.save(file))

    def paper(self) -> Paper | None:
        """The case as it goes on paper."""
        if self.stored is None:
            return None
        from gui.text import paper  # few starts print

        return paper.of_case(self.stored, self._reader.font().family(), self._reader.hidden)
