"""A case on paper or in a PDF: the reading view with its highlights, title on top, legend and page numbers below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPainter, QTextDocument

from core.model import StoredCase
from gui import wording
from gui.look import theme
from gui.text import ink, sheets
from gui.text.highlight import Highlight, Kind, Stretch, highlights, settle
from gui.text.page import Block, Page, reading_page
from gui.text.typeset import Face, typeset

SIZE = 14.5
KINDS: tuple[tuple[Kind, str], ...] = (
    ("figure", "数字"), ("programme", "项目与机制"), ("place", "地名"), ("person", "人物与机构"), ("check", "检查"),
)  # fmt: skip


def paint_pages(
    device: QPagedPaintDevice, stored: StoredCase, family: str, hidden: frozenset[str] = frozenset()
) -> int:
    """Draw all pages on a printer or a PDF writer; the light theme, whatever is on the screen."""
    page = titled(stored)
    document = typeset(page, Face(family, SIZE, theme.LIGHT))
    stretches = _stretches(page, highlights(stored.case))

    def ground(painter: QPainter, clip: QRectF) -> None:
        ink.paint(painter, document, stretches, clip, theme.LIGHT, hidden)

    return sheets.paint(device, document, family, ground, partial(_legend, hidden))


def paint_html(device: QPagedPaintDevice, html: str, family: str) -> int:
    """Draw a page of HTML, as long as it is, in the size that it would have on the screen."""
    document = QTextDocument()
    font = QFont(family)
    font.setPixelSize(13)
    document.setDefaultFont(font)
    document.setHtml(html)
    return sheets.paint(device, document, family)


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


def _legend(hidden: frozenset[str], painter: QPainter, line: QRectF) -> None:
    base, x = line.top() + 12, line.left()
    for kind, name in KINDS:
        if kind in hidden:
            continue
        look, wide = ink.style(kind, theme.LIGHT), painter.fontMetrics().horizontalAdvance(name)
        if look.ground:
            painter.fillRect(QRectF(x - 1, base - 10, wide + 2, 13), QColor(look.ground))
        ink.underline(painter, x - 1, x + wide + 1, base + 3, look)
        painter.setPen(QColor(theme.LIGHT.secondary))
        painter.drawText(round(x), round(base), name)
        x += wide + 14
