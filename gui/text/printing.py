"""A case on paper or in a PDF: the reading view with its highlights, title on top, legend and page numbers below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from core.model import StoredCase
from gui import wording
from gui.i18n import tr
from gui.look import theme
from gui.text import ink
from gui.text.highlight import Highlight, Kind, Stretch, highlights, settle
from gui.text.page import Block, Page, reading_page
from gui.text.typeset import Face, typeset

SIZE = 14.5
DOTS = 96.0  # the unit of our type: CSS pixels
EDGE = 56  # white at each side of a page, in that unit
KINDS: tuple[tuple[Kind, str], ...] = (
    ("figure", "数字"), ("programme", "项目与机制"), ("place", "地名"), ("person", "人物与机构"), ("check", "检查"),
)  # fmt: skip


def write_pdf(file: Path, stored: StoredCase, family: str, hidden: frozenset[str] = frozenset()) -> int:
    """Write the case as an A4 PDF and say how many pages it has."""
    writer = QPdfWriter(str(file))
    writer.setPageLayout(page_layout())
    writer.setTitle(wording.title(stored.case))
    writer.setCreator(tr("乡鉴"))
    return paint_pages(writer, stored, family, hidden)


def page_layout() -> QPageLayout:
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def paint_pages(
    device: QPagedPaintDevice, stored: StoredCase, family: str, hidden: frozenset[str] = frozenset()
) -> int:
    """Draw all pages on a printer or a PDF writer; the light theme, whatever is on the screen."""
    scale = device.logicalDpiX() / DOTS
    paper = QSizeF(device.width() / scale, device.height() / scale)
    page = titled(stored)
    document = typeset(page, Face(family, SIZE, theme.LIGHT))
    frame = document.rootFrame().frameFormat()
    frame.setMargin(EDGE)
    document.rootFrame().setFrameFormat(frame)
    document.setPageSize(paper)
    stretches = _stretches(page, highlights(stored.case))
    total = document.pageCount()
    painter = QPainter(device)
    painter.scale(scale, scale)
    for number in range(total):
        if number:
            device.newPage()
        painter.save()
        painter.translate(0, -number * paper.height())
        clip = QRectF(0, number * paper.height(), paper.width(), paper.height())
        painter.setClipRect(clip)
        ink.paint(painter, document, stretches, clip, theme.LIGHT, hidden)
        document.drawContents(painter, clip)
        painter.restore()
        _foot(painter, paper, family, tr("第 {n} / {total} 页", n=number + 1, total=total), hidden)
    painter.end()
    return total


def titled(stored: StoredCase) -> Page:
    """The reading view with title and provenance before it."""
    case = stored.case
    page = reading_page(stored.document.text, case)
    origin = [*wording.origin(case)]
    if case.primary_place:
        origin.append(wording.where(case.primary_place))
    head = [Block("heading", wording.title(case).replace("\n", " "), None, level=1)]
    if origin:
        head.append(Block("caption", " · ".join(origin), None))
    if page.blocks and page.blocks[0].kind == "blank":
        return Page(page.view, (*head, *page.blocks[1:]))
    return Page(page.view, (*head, *page.blocks))


def _stretches(page: Page, lit: tuple[Highlight, ...]) -> tuple[Stretch, ...]:
    places = ((page.range(highlight.span), highlight.kind) for highlight in lit)
    return settle((place[0], place[1], kind) for place, kind in places if place)


def _foot(painter: QPainter, paper: QSizeF, family: str, number: str, hidden: frozenset[str]) -> None:
    font = QFont(family)
    font.setPixelSize(10)
    painter.setFont(font)
    dress = theme.LIGHT
    base, x = paper.height() - EDGE / 2, float(EDGE)
    for kind, name in KINDS:
        if kind in hidden:
            continue
        look, wide = ink.style(kind, dress), painter.fontMetrics().horizontalAdvance(name)
        if look.ground:
            painter.fillRect(QRectF(x - 1, base - 10, wide + 2, 13), QColor(look.ground))
        ink.underline(painter, x - 1, x + wide + 1, base + 3, look)
        painter.setPen(QColor(dress.secondary))
        painter.drawText(round(x), round(base), name)
        x += wide + 14
    painter.setPen(QColor(dress.secondary))
    right = QRectF(paper.width() - EDGE - 200, base - 12, 200, 16)
    painter.drawText(right, Qt.AlignmentFlag.AlignRight, number)
