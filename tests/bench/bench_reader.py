"""Opening an article: CPU until its pixels are there, beside plain text alone in the same widget.

    python tests/bench/bench_reader.py [rounds]

Floor: `setPlainText` in a bare `QPlainTextEdit` of the same size and font (the leanest that Qt offers). `reader` is the
text with all that is lit in it, `pane` the whole right side of the window: head, text and tables of facts.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from core.model import Case, Document, Figure, Paragraph, PlaceMention, Programme, Span, StoredCase
from gui.case.pane import CasePane
from gui.look import theme
from gui.text.highlight import highlights
from gui.text.page import reading_page
from gui.text.reader import Reader

LINE = "河西镇东村流转土地3000亩,培育稻谷、稻草等产业,带动群众238人增收,村集体经济收入达到15万元。"
SHAPES = ((1_500, 30), (10_000, 1_000), (100_000, 2_000))
LIMITS_MS = (25, 60, 70)


def article(characters: int, spans: int) -> StoredCase:
    """`spans` items of three kinds, evenly over paragraphs of six sentences."""
    paragraph = LINE * 6
    text = "\n".join([paragraph] * max(characters // len(paragraph), 1))
    pieces, start = [], 0
    for words in text.split("\n"):
        pieces.append(Span(start, start + len(words)))
        start += len(words) + 1
    step = len(text) / spans
    places = [int(i * step) for i in range(spans)]
    spans_ = [Span(at, min(at + 4, len(text))) for at in places]
    case = Case(
        0,
        Span(0, len(text)),
        paragraphs=tuple(Paragraph("text", (piece,)) for piece in pieces),
        figures=tuple(Figure(span, "x", 1, "亩") for span in spans_[0::3]),
        programmes=tuple(Programme(span, "x", "x", "project") for span in spans_[1::3]),
        places=tuple(PlaceMention(span, "x", None) for span in spans_[2::3]),
    )
    return StoredCase(1, 1, case, Document("bench.txt", text, "0" * 64))


def cpu_ms(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def shown(widget: QWidget) -> None:
    QApplication.processEvents()
    widget.grab()


def plain(widget: QPlainTextEdit, stored: StoredCase) -> None:
    widget.setPlainText(stored.document.text)
    shown(widget)


def lit(reader: Reader, stored: StoredCase) -> None:
    page = reading_page(stored.document.text, stored.case)
    reader.show_page(page, highlights(stored.case))
    shown(reader)


def whole(pane: CasePane, stored: StoredCase) -> None:
    pane.show_case(stored)
    shown(pane)


def measure(rounds: int) -> list[tuple[int, int, float, float, float]]:
    """Characters, spans, then floor, reader and pane in ms: medians over `rounds`, each article new to all widgets."""
    app = QApplication.instance() or QApplication([])
    family = theme.load_fonts()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.LIGHT, family=family)
    floor, reader, pane = QPlainTextEdit(), Reader(), CasePane()
    font = QFont(family)
    font.setPixelSize(16)
    floor.setFont(font)
    for widget, tall in ((floor, 400), (reader, 400), (pane, 690)):
        widget.resize(800, tall)
        widget.show()
    other = replace(article(400, 5), id=2)
    rows = []
    for characters, spans in SHAPES:
        stored = article(characters, spans)
        times: list[list[float]] = [[], [], []]
        for _ in range(rounds):
            for number, (show, widget) in enumerate(((plain, floor), (lit, reader), (whole, pane))):
                show(widget, other)
                times[number].append(cpu_ms(lambda: show(widget, stored)))  # noqa: B023 - called at once
        floor_ms, reader_ms, pane_ms = map(statistics.median, times)
        rows.append((characters, spans, floor_ms, reader_ms, pane_ms))
    return rows


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    print("characters  spans  plain ms  reader ms  ratio  pane ms  ratio  limit ms")
    for (characters, spans, floor, ours, pane), limit in zip(measure(rounds), LIMITS_MS, strict=True):
        print(
            f"{characters:10} {spans:6} {floor:9.1f} {ours:10.1f} {ours / floor:6.2f} {pane:8.1f} {pane / floor:6.2f} {limit:9}"
        )


if __name__ == "__main__":
    main()
