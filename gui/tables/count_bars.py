"""Values with how many cases have them, as bars that are pressed to filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.i18n import tr
from gui.look import theme

_LABEL, _NUMBER = 110, 60


@dataclass(frozen=True, slots=True)
class Count:
    value: str
    said: str
    count: int
    chosen: bool = False


class CountBars(QWidget):
    """`toggled` carries the value of the bar that was pressed."""

    toggled = Signal(str)

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: list[CountBar] = []
        head = QLabel(heading)
        head.setObjectName("count")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._column.addWidget(head)

    def show_counts(self, counts: Sequence[Count]) -> None:
        most = max((one.count for one in counts), default=1) or 1
        for bar in self.bars[len(counts) :]:
            self._column.removeWidget(bar)
            bar.deleteLater()
        del self.bars[len(counts) :]
        while len(self.bars) < len(counts):
            bar = CountBar()
            bar.clicked.connect(lambda _=False, bar=bar: self.toggled.emit(bar.count.value))
            self.bars.append(bar)
            self._column.addWidget(bar)
        for bar, one in zip(self.bars, counts, strict=True):
            bar.show_count(one, one.count / most)
        self.setVisible(bool(counts))


class CountBar(QAbstractButton):
    def __init__(self) -> None:
        super().__init__()
        self.count, self._share = Count("", "", 0), 0.0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(320, self.fontMetrics().height() + 8)

    def show_count(self, count: Count, share: float) -> None:
        self.count, self._share = count, share
        self.setChecked(count.chosen)
        self.setAccessibleName(tr("{name},{count} 个案例", name=count.said, count=count.count))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        dress = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            painter.fillRect(box, QColor(dress.hover))
        if self.hasFocus():
            painter.setPen(QColor(dress.accent))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(dress.text))
        said = ("✓ " if self.count.chosen else "") + self.count.said
        label = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, _LABEL - 8)
        painter.drawText(QRectF(6, 0, _LABEL - 8, box.height()), middle, label)
        room = max(box.width() - _LABEL - _NUMBER, 20)
        wide = max(room * self._share, 2 if self.count.count else 0)
        painter.fillRect(QRectF(_LABEL, 5, wide, box.height() - 10), QColor(dress.accent))
        painter.drawText(QRectF(_LABEL + wide + 6, 0, _NUMBER, box.height()), middle, f"{self.count.count:,}")
        painter.end()
