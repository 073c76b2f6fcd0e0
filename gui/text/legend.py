"""The kinds that are lit in a text, with their number; each can be switched off."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from gui.i18n import tr
from gui.look import theme
from gui.text import ink
from gui.text.highlight import Kind


class LegendKey(QAbstractButton):
    """A word in the ground and underline of its kind, then how many there are."""

    def __init__(self, kind: Kind, name: str) -> None:
        super().__init__()
        self.kind = kind
        self._name = name
        self._count = 0
        self.setText(name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._say)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        self._count = count
        self._say()
        self.updateGeometry()

    def _say(self, *_: object) -> None:
        state = tr("显示") if self.isChecked() else tr("不显示")
        self.setAccessibleName(
            tr("{name} {count} 处,{state}", name=self._name, count=self._count, state=state)
        )
        self.setToolTip(tr("文中有 {count} 处{name};按一下切换是否标出", count=self._count, name=self._name))
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self._name) + metrics.horizontalAdvance(f" {self._count}")
        return QSize(wide + 20, metrics.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        dress = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2 - 1
        left, word = 3.0, float(metrics.horizontalAdvance(self._name))
        if self.isChecked():
            look = ink.style(self.kind, dress)
            size = self.font().pixelSize()
            ground = QRectF(left - 1, base - 1.02 * size, word + 2, 1.3 * size)
            if look.ground:
                painter.fillRect(ground, QColor(look.ground))
            ink.underline(painter, ground.left(), ground.right(), ground.bottom(), look)
        painter.setPen(QColor(dress.text if self.isChecked() else dress.secondary))
        font = self.font()
        font.setBold(self.isChecked())
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.drawText(round(left), round(base), self._name)
        painter.setFont(self.font())
        painter.setPen(QColor(dress.secondary))
        painter.drawText(round(left + word + 6), round(base), str(self._count))
        if self.hasFocus():
            painter.setPen(QPen(QColor(dress.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


class Legend(QWidget):
    """`changed` carries the kinds that are switched off."""

    changed = Signal(frozenset)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("图例"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.keys = (
            LegendKey("figure", tr("数字")), LegendKey("programme", tr("项目")),
            LegendKey("place", tr("地名")), LegendKey("person", tr("人物")), LegendKey("check", tr("检查")),
        )  # fmt: skip
        for key in self.keys:
            row.addWidget(key)
            key.toggled.connect(lambda _: self.changed.emit(self.hidden()))
        row.addStretch()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        for key in self.keys:
            key.set_count(counts.get(key.kind, 0))

    def hidden(self) -> frozenset[str]:
        off = {str(key.kind) for key in self.keys if not key.isChecked()}
        return frozenset(off | ({"organisation"} if "person" in off else set()))
