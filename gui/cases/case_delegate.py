"""How one case looks in the list: title, place · date · kind, words around the hits, pills."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from core.model import CaseRow, Snippet
from gui import words
from gui.cases.case_model import ROW
from gui.i18n import tr
from gui.look import theme
from gui.text.offsets import Offsets

_LEFT, _RIGHT, _TOP = 16, 12, 12


class CaseDelegate(QStyledItemDelegate):
    """`dense` shows title and one line only."""

    dense = False

    def sizeHint(self, option, index):  # type: ignore[no-untyped-def]
        return QSize(200, round((58 if self.dense else 128) * theme.scale()))

    def paint(self, painter, option, index):  # type: ignore[no-untyped-def]
        painter.save()
        self._ground(painter, option, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(ROW)
        area = option.rect.adjusted(_LEFT, _TOP, -_RIGHT, -_TOP // 2)
        if row is None:
            painter.setPen(theme.color("secondary"))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, tr("正在读取…"))
        else:
            self._case(painter, area, row)
        painter.restore()

    def _ground(self, painter: QPainter, option, index: QModelIndex) -> None:  # type: ignore[no-untyped-def]
        colors, rect = theme.current(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colors.tint if self._focused(option) else colors.hover))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colors.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colors.hover))
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            pen = painter.pen()
            pen.setColor(QColor(colors.accent))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)

    @staticmethod
    def _focused(option) -> bool:  # type: ignore[no-untyped-def]
        return bool(option.state & QStyle.StateFlag.State_Active)

    def _case(self, painter: QPainter, area: QRect, row: CaseRow) -> None:
        colors = theme.current()
        y = _line(
            painter,
            area,
            area.top(),
            row.title,
            theme.font(14, bold=True),
            colors.text,
            23 * bool(row.starred),
        )
        if row.starred:
            _star(painter, area, area.top())
        y = _line(painter, area, y + 2, words.meta(row), theme.font(12), colors.secondary)
        if self.dense:
            return
        if row.snippet.text:
            y = _snippet(painter, area, y + 5, row.snippet)
        _pills(painter, area, area.bottom() - round(22 * theme.scale()), pills(row))


def pills(row: CaseRow) -> tuple[tuple[str, str, str], ...]:
    """What a case has, each as words, text token and ground token."""
    made = []
    if row.figures:
        made.append((tr("数字 {n}", n=row.figures), "secondary", "pill"))
    if row.programmes:
        made.append((tr("项目 {n}", n=row.programmes), "secondary", "pill"))
    if row.doubts:
        made.append((tr("检查 {n}", n=row.doubts), "warn", "warn_ground"))
    if row.review:
        made.append((tr(words.REVIEWS.get(row.review, row.review)), "accent", "tint"))
    return tuple(made)


def _line(painter: QPainter, area: QRect, y: int, text: str, font: QFont, shade: str, spare: int = 0) -> int:
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(QColor(shade))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width() - spare)
    painter.drawText(area.left(), y + metrics.ascent(), shown)
    return y + metrics.height()


def _star(painter: QPainter, area: QRect, y: int) -> None:
    painter.setFont(theme.font(14))
    painter.setPen(theme.color("warn"))
    painter.drawText(QRect(area.right() - 20, y, 20, 20), Qt.AlignmentFlag.AlignRight, "★")


def _snippet(painter: QPainter, area: QRect, y: int, snippet: Snippet) -> int:
    """Two lines at most; the hits on their own ground, and bold, so that colour is not the only sign."""
    font = theme.font(12)
    metrics = QFontMetrics(font)
    layout, first, second = set_snippet(snippet, font, area.width())
    painter.setPen(theme.color("text"))
    painter.setFont(font)
    for number, line in enumerate(line for line in (first, second) if line.isValid()):
        line.draw(painter, QPointF(area.left(), y + number * (metrics.height() + 1)))
    if second.isValid() and second.textStart() + second.textLength() < len(layout.text()):
        end = area.left() + second.naturalTextWidth()
        painter.drawText(QPointF(end, y + metrics.height() + 1 + metrics.ascent()), "…")
    return y + (2 if second.isValid() else 1) * (metrics.height() + 1)


def set_snippet(snippet: Snippet, font: QFont, width: int) -> tuple[QTextLayout, QTextLine, QTextLine]:
    """Its two lines, the second with room for dots; numbers stay whole, and no line begins with a full stop."""
    layout = QTextLayout(snippet.text.replace("\n", " "), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(snippet))
    dots = QFontMetrics(font).horizontalAdvance("…")
    layout.beginLayout()
    first, second = _lay(layout, width), _lay(layout, width - dots)
    layout.endLayout()
    return layout, first, second


def _lay(layout: QTextLayout, width: float) -> QTextLine:
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(width)
    return line


def _formats(snippet: Snippet) -> list[QTextLayout.FormatRange]:
    mark = QTextCharFormat()
    mark.setBackground(QColor(theme.current().hit.ground))
    mark.setForeground(QColor(theme.current().text))
    mark.setFontWeight(QFont.Weight.Bold)
    made = []
    at = Offsets(snippet.text).units
    for span in snippet.marks:
        lit = QTextLayout.FormatRange()
        lit.start, lit.length, lit.format = at(span.start), at(span.end) - at(span.start), mark
        made.append(lit)
    return made


def _pills(painter: QPainter, area: QRect, y: int, shown: tuple[tuple[str, str, str], ...]) -> None:
    font = theme.font(11.5)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    x, height = area.left(), metrics.height() + 1
    for text, shade, ground in shown:
        width = metrics.horizontalAdvance(text) + 14
        if x + width > area.right():
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(x, y, width, height, height / 2, height / 2)
        painter.setPen(theme.color(shade))
        painter.drawText(QRect(x, y, width, height), Qt.AlignmentFlag.AlignCenter, text)
        x += width + 6
