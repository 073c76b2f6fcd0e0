"""One icon set (Lucide), drawn in the colour of the text it stands beside."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core import paths
from gui.look import theme


def icon(name: str, token: str = "text") -> QIcon:
    """The icon `resources/icons/NAME.svg` in a colour of the theme; it follows a change of theme by itself."""
    return QIcon(_Engine(name, token))


def app_icon() -> QIcon:
    return QIcon(str(paths.resources() / "icons" / "xiangjian.png"))


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    text = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", color).encode()))


class _Engine(QIconEngine):
    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(self, painter, rect, mode, state):  # type: ignore[no-untyped-def]
        token = "dimmed" if mode == QIcon.Mode.Disabled else self._token
        _renderer(self._name, getattr(theme.current(), token)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode, state):  # type: ignore[no-untyped-def]
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token)
