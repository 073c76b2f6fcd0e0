"""A button with an icon behind its words: the arrow of a menu, the cross of a chip."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from gui.look import icons, theme


class TrailingButton(QToolButton):
    """`icon` is one of the set in a colour of the theme; the style sheet leaves room for it."""

    def __init__(self, icon: str, color: str = "secondary", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("trailing", True)
        self._icon: QIcon = icons.icon(icon, color)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = round(12 * theme.scale())
        place = QRect(self.width() - side - 6, (self.height() - side) // 2, side, side)
        painter = QPainter(self)
        self._icon.paint(painter, place, mode=QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled)
        painter.end()
