"""Figures of one unit as bars, longest value full width, each with its place and period; saved as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QWidget

from gui import wording
from gui.i18n import tr
from gui.look import theme
from gui.tables.figures_model import FigureLine, unit_of, value_of, value_words

ROW, LABEL, VALUE = 24, 230, 130
MOST = 60


def comparable(lines: Sequence[FigureLine]) -> list[FigureLine]:
    """The lines in the unit that most of them have; only like can be drawn beside like."""
    units = [unit_of(line) for line in lines]
    unit = max(dict.fromkeys(units), key=units.count, default="")
    return [line for line in lines if unit_of(line) == unit]


class Bars(QScrollArea):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setMinimumHeight(120)
        self.picture = Picture()
        self.setWidget(self.picture)
        self.setAccessibleName(tr("选中数字的条形图"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)

    def show_lines(self, lines: Sequence[FigureLine]) -> None:
        self.picture.show_lines(lines)

    def _offer(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(tr("复制图表"), lambda: QGuiApplication.clipboard().setImage(self.picture.image()))
        menu.exec(self.mapToGlobal(at))


class Picture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._lines: list[FigureLine] = []
        self._left_out = 0

    def show_lines(self, lines: Sequence[FigureLine]) -> None:
        like = comparable(lines)
        self._lines = like[:MOST]
        self._left_out = len(lines) - len(self._lines)
        self.setMinimumHeight(ROW * (len(self._lines) + bool(self._left_out)) + 16)
        said = ";".join(f"{self._label(line)} {value_words(line)}" for line in self._lines[:20])
        self.setAccessibleName(tr("条形图"))
        self.setAccessibleDescription(said)
        self.update()

    def image(self) -> QImage:
        """The chart as it stands, twice as fine as the screen."""
        made = QImage(QSize(self.width() * 2, self.minimumHeight() * 2), QImage.Format.Format_RGB32)
        made.setDevicePixelRatio(2)
        made.fill(QColor(theme.current().pane))
        painter = QPainter(made)
        self._draw(painter)
        painter.end()
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.current().pane))
        self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        dress = theme.current()
        painter.setFont(self.font())
        most = max((abs(value_of(line)) for line in self._lines), default=0) or 1
        room = max(self.width() - LABEL - VALUE - 30, 40)
        for number, line in enumerate(self._lines):
            y = 8 + number * ROW
            label = painter.fontMetrics().elidedText(
                self._label(line), Qt.TextElideMode.ElideRight, LABEL - 12
            )
            painter.setPen(QColor(dress.text))
            painter.drawText(QRectF(12, y, LABEL - 12, ROW), Qt.AlignmentFlag.AlignVCenter, label)
            wide = max(room * abs(value_of(line)) / most, 1)
            painter.fillRect(QRectF(LABEL + 6, y + 5, wide, ROW - 10), QColor(dress.accent))
            painter.drawText(
                QRectF(LABEL + 12 + wide, y, VALUE, ROW), Qt.AlignmentFlag.AlignVCenter, value_words(line)
            )
        if self._left_out:
            painter.setPen(QColor(dress.secondary))
            rest = QRectF(12, 8 + len(self._lines) * ROW, 500, ROW)
            words = tr("另有 {n} 个单位不同或太多,没有画", n=self._left_out)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, words)

    def _label(self, line: FigureLine) -> str:
        place = line.place.rpartition("/")[2]
        parts = (place, line.indicator, line.period)
        return " · ".join(part for part in parts if part) or wording.NONE
