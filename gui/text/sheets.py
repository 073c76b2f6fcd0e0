"""A text document on the pages of a printer or a PDF, all drawn in one measure whatever the dots of the device."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QTextDocument

from gui.i18n import tr
from gui.look import theme

DOTS = 96.0  # the unit of our type: CSS pixels
EDGE = 56  # white at each side of a page, in that unit

Draws = Callable[[QPainter, QRectF], object]


def a4(wide: bool = False) -> QPageLayout:
    """A page without margins: the document keeps its own."""
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF(0, 0, 0, 0))


def paint(
    device: QPagedPaintDevice,
    document: QTextDocument,
    family: str,
    under: Draws | None = None,
    foot: Draws | None = None,
) -> int:
    """Draw all pages of a document with their numbers, and say how many (0: none could be drawn); `under` draws below the words of the stretch
    that it is given, `foot` at the left of the number, whose line it is given."""
    scale = device.logicalDpiX() / DOTS
    paper = QSizeF(device.width() / scale, device.height() / scale)
    frame = document.rootFrame().frameFormat()
    frame.setMargin(EDGE)
    document.rootFrame().setFrameFormat(frame)
    document.setPageSize(paper)
    total = document.pageCount()
    painter = QPainter(device)
    if not painter.isActive():  # the device takes nothing: a file that cannot be written
        return 0
    painter.scale(scale, scale)
    for number in range(total):
        if number:
            device.newPage()
        clip = QRectF(0, number * paper.height(), paper.width(), paper.height())
        painter.save()
        painter.translate(0, -clip.top())
        painter.setClipRect(clip)
        if under:
            under(painter, clip)
        document.drawContents(painter, clip)
        painter.restore()
        _number(painter, paper, family, tr("第 {n} / {total} 页", n=number + 1, total=total), foot)
    painter.end()
    return total


def _number(painter: QPainter, paper: QSizeF, family: str, words: str, foot: Draws | None) -> None:
    font = QFont(family)
    font.setPixelSize(10)
    painter.setFont(font)
    line = QRectF(EDGE, paper.height() - EDGE / 2 - 12, paper.width() - 2 * EDGE, 16)
    if foot:
        foot(painter, line)
    painter.setPen(QColor(theme.LIGHT.secondary))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, words)
