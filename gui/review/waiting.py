"""How much waits for a reviewer, said beside 审核 from the beginning: asked when nobody waits for anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from core.model import Query
from gui.library import Found

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_REVIEW = 4
_QUIET_MS = 700  # the start has ended then, and nobody is typing; a queue of 1,000 cases takes 4 ms to count


class Waiting(QObject):
    """Counts what waits in the cases of the window's query; the number of the query before stays until then."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_QUIET_MS)
        self.pause.timeout.connect(self._ask)
        window.library.answered.connect(self._hear)
        window.library.queue_read.connect(self._show)

    def _hear(self, found: Found) -> None:
        if not found.answer.problem:
            self.pause.start()

    def _ask(self) -> None:
        self._window.library.ask_queue(self._window.answer.query)

    def _show(self, query: Query, queue: Any) -> None:
        if query == self._window.answer.query:
            self.pause.stop()
            self._window.top.count_view(_REVIEW, queue.total)
