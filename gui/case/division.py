"""The text above and the facts below it: how the height of a case is divided between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from gui.case.facts import Facts
from gui.look import theme

_TEXT = 422  # points: twelve lines of the article with a heading and the gaps between paragraphs
_TWO_ROWS, _THREE_ROWS = 125, 152  # points: the tabs, the head of the table and its first rows
_MOST = 0.5  # of the height, for the facts of a low case that somebody unfolds


class Division(QSplitter):
    """The text has its lines first; of what is left the facts get three rows, or two thirds if that is more. Once somebody
    draws the line between them, both keep the share that they have then."""

    def __init__(self, text: tuple[QWidget, ...], facts: Facts) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self.facts = facts
        self.share = 0.0  # of the facts, as it was drawn; 0: nobody has
        self.addWidget(_beside(text))
        self.addWidget(facts)
        self.splitterMoved.connect(self._keep_share)
        facts.folded_anew.connect(self.divide)

    def divide(self) -> None:
        """Give both what is theirs at this height."""
        height = self.height() - self.handleWidth()
        if not self.facts.folded and height > 0:
            below = round(height * self.share) or _below(height)
            self.setSizes([height - below, below])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.divide()

    def _keep_share(self, *_: int) -> None:
        if not self.facts.folded:
            text, facts = self.sizes()
            self.share = facts / (text + facts)


def _below(height: int) -> int:
    """How much of `height` the facts get by themselves."""
    least, enough = round(_TWO_ROWS * theme.scale()), round(_THREE_ROWS * theme.scale())
    left = height - _TEXT
    return min(max(least, min(left, max(enough, left * 2 // 3))), round(height * _MOST))


def _beside(widgets: tuple[QWidget, ...]) -> QWidget:
    """The first as wide as may be, the others at its right."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, int(number == 0))
    return whole
