"""Grounds and underlines under the words of a laid-out document; what is drawn follows from document and stretches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QTextBlock,
    QTextDocument,
    QTextLine,
)

from gui.look import theme
from gui.text.highlight import Kind, Stretch

# Of the font's size: how far the ground reaches above and below the base line. Kept smaller than the line height,
# so that grounds of two lines never touch.
ABOVE = 0.95
BELOW = 0.26
STACK = 3.5


def style(kind: Kind, dress: theme.Theme) -> theme.Mark:
    """How a kind is drawn; an organisation looks like a person, a note has a line and no ground."""
    if kind == "organisation":
        return dress.person
    if kind == "note":
        return theme.Mark("", dress.accent, "solid")
    return dress.mark(kind)


def block_at(document: QTextDocument, y: float) -> QTextBlock:
    """The last block that begins at or above `y`.

    Qt's own hit test answers with the end of the text while a document is still being laid out, and a plain bisection
    would lay out half of it: so leap from the top in growing steps, then bisect.
    """
    layout = document.documentLayout()

    def begins(number: int) -> float:
        return layout.blockBoundingRect(document.findBlockByNumber(number)).top()

    low, high, total = 0, 1, document.blockCount()
    while high < total and begins(high) <= y:
        low, high = high, high * 2
    high = min(high, total)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if begins(middle) <= y else (low, middle)
    return document.findBlockByNumber(low)


def position_at(document: QTextDocument, y: float) -> int:
    """The first position of the line at `y`."""
    block = block_at(document, y)
    top = document.documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    lines = [layout.lineAt(i) for i in range(layout.lineCount())]
    at = next((line for line in lines if top + line.y() + line.height() > y), None)
    return block.position() + (at.textStart() if at else max(block.length() - 1, 0))


def blocks_in(document: QTextDocument, clip: QRectF) -> Iterator[tuple[QTextBlock, QPointF]]:
    """The blocks that touch `clip` with the place of their first line, from top to bottom."""
    layout = document.documentLayout()
    block = block_at(document, clip.top())
    while (
        block.previous().isValid()
        and layout.blockBoundingRect(block).top() == layout.blockBoundingRect(block.previous()).top()
    ):
        block = block.previous()  # the other cells of a table's row
    while block.isValid():
        place = layout.blockBoundingRect(block)
        if place.top() > clip.bottom():
            return
        yield block, place.topLeft()
        block = block.next()


def boxes(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """The rectangles of the words from `start` to `end`, one for each line that they stand on."""
    found: list[QRectF] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        place = document.documentLayout().blockBoundingRect(block).topLeft()
        found += _boxes(block, place, start - block.position(), end - block.position())
        block = block.next()
    return found


def _boxes(block: QTextBlock, place: QPointF, start: int, end: int) -> list[QRectF]:
    layout = block.layout()
    low, high = max(start, 0), min(end, block.length() - 1)
    found = []
    while low < high:
        line = layout.lineForTextPosition(low)
        if not line.isValid():
            break
        stop = min(high, line.textStart() + line.textLength())
        found.append(_box(line, place, low, stop))
        if stop <= low:
            break
        low = stop
    return found


def _box(line: QTextLine, place: QPointF, low: int, high: int) -> QRectF:
    left, right = _x(line, low), _x(line, high)
    base = line.y() + line.ascent()
    size = (line.ascent() + line.descent()) / 1.448  # Noto Sans SC: ascent + descent of its em
    return QRectF(place.x() + left, place.y() + base - ABOVE * size, right - left, (ABOVE + BELOW) * size)


def _x(line: QTextLine, position: int) -> float:
    x = line.cursorToX(position)
    return float(x[0] if isinstance(x, tuple) else x)


def paint(
    painter: QPainter,
    document: QTextDocument,
    stretches: Sequence[Stretch],
    clip: QRectF,
    dress: theme.Theme,
    hidden: frozenset[str] = frozenset(),
) -> None:
    """Draw all stretches (sorted, in positions of the document) that touch `clip`."""
    starts = [stretch.start for stretch in stretches]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for block, place in blocks_in(document, clip):
        first, last = block.position(), block.position() + block.length() - 1
        for stretch in stretches[max(bisect_right(starts, first) - 1, 0) :]:
            if stretch.start >= last:
                break
            kinds = [kind for kind in stretch.kinds if kind not in hidden]
            if stretch.end > first and kinds:
                for box in _boxes(block, place, stretch.start - first, stretch.end - first):
                    _draw(painter, box, kinds, dress)


def margins(
    painter: QPainter, document: QTextDocument, clip: QRectF, bars: dict[int, str], dress: theme.Theme
) -> None:
    """A bar at the left of the blocks whose user state is in `bars`, in the colour of that token."""
    painter.setPen(Qt.PenStyle.NoPen)
    for block, place in blocks_in(document, clip):
        if block.userState() in bars:
            painter.setBrush(QColor(getattr(dress, bars[block.userState()])))
            painter.drawRect(
                QRectF(document.documentMargin(), place.y() + 4, 3, _bar(document, block, place))
            )


def _bar(document: QTextDocument, block: QTextBlock, place: QPointF) -> float:
    """As tall as the words of the block, or down to the next one if that has a bar as well."""
    below = block.next()
    if below.isValid() and below.userState() == block.userState():
        return document.documentLayout().blockBoundingRect(below).top() - place.y()
    return block.layout().boundingRect().height()


def _draw(painter: QPainter, box: QRectF, kinds: Sequence[Kind], dress: theme.Theme) -> None:
    ground = next((k for k in kinds if k == "hit"), None) or next(
        (k for k in kinds if style(k, dress).ground), None
    )
    if ground:
        painter.fillRect(box, QColor(style(ground, dress).ground))
    y = box.bottom()
    for kind in kinds[:3]:
        if kind != "hit":
            underline(painter, box.left(), box.right(), y, style(kind, dress))
            y += STACK


def underline(painter: QPainter, left: float, right: float, y: float, mark: theme.Mark) -> None:
    """One underline in its kind's style, its upper edge at `y`."""
    if mark.style == "wavy":
        painter.setPen(QPen(QColor(mark.line), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_wave(left, right, y + 1))
        return
    pen = QPen(QColor(mark.line), 1.0 if mark.style == "thin" else 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if mark.style == "dashed":
        pen.setDashPattern([2.5, 1.5])
    elif mark.style == "dotted":
        pen.setDashPattern([1.0, 1.0])
    painter.setPen(pen)
    painter.drawLine(QPointF(left + 0.5, y + pen.widthF() / 2), QPointF(right - 0.5, y + pen.widthF() / 2))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        step = min(3.0, right - x)
        path.quadTo(QPointF(x + step / 2, y + (-2.2 if up else 2.2)), QPointF(x + step, y))
        x, up = x + step, not up
    return path


def ring(painter: QPainter, around: Iterable[QRectF], color: QColor, width: float = 2) -> None:
    """A frame about the words that are chosen now."""
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in around:
        painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 3.5), 3, 3)
