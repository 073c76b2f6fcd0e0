"""The benchmark of the reader runs; what it measures is read from its own output, not timed here."""

from __future__ import annotations

from gui.text.highlight import highlights
from gui.text.page import reading_page
from tests.bench.bench_reader import SHAPES, article, measure


def test_the_articles_have_the_spans_they_claim() -> None:
    for characters, spans in SHAPES:
        stored = article(characters, spans)
        assert 0.7 * characters < len(stored.document.text) <= 1.1 * characters
        page = reading_page(stored.document.text, stored.case)
        assert sum(page.range(h.span) is not None for h in highlights(stored.case)) >= 0.95 * spans


def test_the_benchmark_runs(qapp) -> None:
    rows = measure(1)
    assert [row[:2] for row in rows] == list(SHAPES)
    assert all(time > 0 for row in rows for time in row[2:])
