"""PDF files with a text layer: columns in reading order, lines joined to paragraphs, running heads told apart."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator, Sequence
from math import atan2, hypot, isfinite, pi

import pypdfium2
import pypdfium2.raw as raw

from core.errors import Unreadable
from core.model import Span
from core.reading import pdf_layout, pdf_tables
from core.reading.limits import Budget
from core.reading.pdf_layout import Glyph, Printed
from core.reading.text import Builder, Text

_SCANNED = "这个 PDF 没有文字层(多半是扫描件),请先用文字识别(OCR)软件转换再导入"
_MUTE = "这个 PDF 的字体没有文字对照表,读出来是乱码;请打印或导出为新的 PDF,或用文字识别(OCR)软件转换再导入"
_SAMPLED = 7
"""Of every so many characters one is asked whether its font says what it is."""
_LEAST_GLYPHS = 8
"""Fewer characters a page than this, and pictures on it, mean a scan."""


def read(name: str, data: bytes, budget: Budget) -> Text:
    """The text of a PDF. Raises Unreadable for one that is scanned, locked or broken."""
    with _opened(name, data) as document:
        count = len(document)
        if count > budget.limits.pages:
            raise Unreadable(name, f"PDF 有 {count} 页(上限 {budget.limits.pages} 页),请拆成几个文件再导入")
        pages: list[list[Printed]] = []
        glyphs = 0
        mute: Counter[bool] = Counter()
        for number in range(count):
            budget.check()
            found = _glyphs(document, number, budget, mute)
            glyphs += len(found)
            budget.text(glyphs)
            pages.append(pdf_layout.numbered(pdf_layout.lines(found), number))
    if glyphs < _LEAST_GLYPHS * count:
        raise Unreadable(name, _MUTE if _is_mute(mute) else _SCANNED)
    if _is_mute(mute):
        raise Unreadable(name, _MUTE)
    return _text(pages)


def _is_mute(asked: Counter[bool]) -> bool:
    """True if most characters came without what they mean: what is read are the numbers of glyphs."""
    return asked[True] > asked[False] and asked.total() > 1


@contextlib.contextmanager
def _opened(name: str, data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        reason = "PDF 有密码,请去掉密码另存后再导入" if locked else "PDF 已损坏,请重新下载或另存一份再导入"
        raise Unreadable(name, reason) from error
    try:
        yield document
    finally:
        document.close()


def _glyphs(document: pypdfium2.PdfDocument, number: int, budget: Budget, mute: Counter[bool]) -> list[Glyph]:
    """The characters of a page with their boxes; a page that cannot be loaded has none."""
    try:
        page = document[number]
        # How a page is turned for the screen says nothing about its text, and PDFium reads digits backwards for it.
        page.set_rotation(0)
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        return pdf_layout.upright(list(_boxes(text_page, budget, mute)), page.get_size())
    finally:
        text_page.close()
        page.close()


def _boxes(
    text_page: pypdfium2.PdfTextPage, budget: Budget, mute: Counter[bool]
) -> Iterator[tuple[Glyph, int]]:
    """Each character with its box, measured from the page's lower left corner, and the quarter turns of its line."""
    count = text_page.count_chars()
    budget.text(count)
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    high = 0
    for i in range(count):
        code = raw.FPDFText_GetUnicode(text_page.raw, i)
        if i % _SAMPLED == 0 and code != 32 and not raw.FPDFText_IsGenerated(text_page.raw, i):
            mute[raw.FPDFText_HasUnicodeMapError(text_page.raw, i) == 1] += 1
        if 0xD800 <= code <= 0xDBFF:
            high = code
        if code < 32 or code > 0x10FFFF or 0xD800 <= code <= 0xDBFF:
            continue
        if 0xDC00 <= code <= 0xDFFF:
            if not high:
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        # The loose box: a tight one of 一 or a colon is so flat that it seems to stand on a line of its own.
        raw.FPDFText_GetLooseCharBox(text_page.raw, i, box)
        raw.FPDFText_GetMatrix(text_page.raw, i, matrix)
        size = raw.FPDFText_GetFontSize(text_page.raw, i) * (hypot(matrix.c, matrix.d) or 1.0)
        if not isfinite(size + box.left + box.right + box.top + box.bottom):
            continue
        # Print of a size below nothing stands on its head.
        turns = (round(atan2(matrix.b, matrix.a) / (pi / 2)) + 2 * (size < 0)) % 4
        yield Glyph(chr(code), box.left, box.right, box.top, box.bottom, abs(size)), turns


def _text(pages: Sequence[Sequence[Printed]]) -> Text:
    """Paragraphs as lines, with marks for pages, large print and what repeats from page to page."""
    out = Builder()
    running = pdf_layout.running(pages)
    body = _body_size(pages)
    squared = [pdf_tables.squared([x for x in page if x not in running]) for page in pages]
    paragraphs = pdf_layout.paragraphs(squared, body)
    largest = max((p.size for p in paragraphs if p.page < 2 and len(p.text) > 4), default=0.0)
    rows = pdf_tables.tables([p.text for p in paragraphs])
    page = -1
    started = 0
    spans = []
    for paragraph in paragraphs:
        if paragraph.page != page:
            out.mark("page", started, out.length, str(page + 1))
            for line in sorted(x for x in running if page < x.page <= paragraph.page):
                span = out.line(line.text)
                out.mark("furniture", span.start, span.end)
            started, page = out.length, paragraph.page
        span = out.line(paragraph.text)
        spans.append(span)
        if paragraph.size >= pdf_layout.LARGE * body and len(paragraph.text) <= 80:
            title = paragraph.size >= 0.98 * largest
            out.mark("title" if title else "heading", span.start, span.end)
    out.mark("page", started, out.length, str(page + 1))
    for table in rows:
        _mark_table([spans[i] for i in table], out)
    for line in sorted(x for x in running if x.page > page):
        span = out.line(line.text)
        out.mark("furniture", span.start, span.end)
    return out.done("application/pdf")


def _mark_table(rows: Sequence[Span], out: Builder) -> None:
    for row in rows:
        out.mark("table", row.start, row.end)
        out.mark("row", row.start, row.end)
    out.mark("header", rows[0].start, rows[0].end)


def _body_size(pages: Sequence[Sequence[Printed]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
