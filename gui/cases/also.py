"""Words that say nearly the same as those of a query, offered above its cases once the reader pauses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from core.model import Answer, Query
from gui.i18n import tr
from gui.questions import Way
from gui.text.markup import escape

_PAUSE_MS = 300  # whoever clicks on is not held up by it


class Also(QLabel):
    wanted = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = Query()
        self._ways: tuple[Way, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(lambda: self.wanted.emit(self._query))
        self.setObjectName("also")
        self.setAccessibleName(tr("也可查"))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setWordWrap(True)
        self.setContentsMargins(12, 0, 12, 6)
        self.linkActivated.connect(lambda link: self.chosen.emit(self._ways[int(link)].query))
        self.hide()

    def show_answer(self, answer: Answer) -> None:
        """Other cases: what was offered beside the last ones goes, and is asked for anew if there are words."""
        if answer.query != self._query:
            self._query = answer.query
            self.show_words(answer.query, ())
        if answer.query.text and answer.total and not self._ways:
            self._pause.start(_PAUSE_MS)
        else:
            self._pause.stop()

    def show_words(self, query: Query, ways: Sequence[Way]) -> None:
        if query != self._query:
            return
        self._ways = tuple(ways)
        links = (_link(number, way) for number, way in enumerate(self._ways))
        self.setText(tr("也可查:") + "、".join(links))
        self.setVisible(bool(self._ways))


def _link(number: int, way: Way) -> str:
    return f'<a href="{number}">{escape(way.other)}</a>&nbsp;{way.total:,}'
