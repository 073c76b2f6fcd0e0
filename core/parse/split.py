"""A page into its cases: one article, or a round-up of several."""

from __future__ import annotations

from core.model import Case, Paragraph, Span
from core.parse.layout import Page


def cases(page: Page) -> tuple[Case, ...]:
    """The cases in order, each with span, body and paragraphs."""
    text = page.document.text
    if not text.strip():
        return ()
    whole = Span(0, len(text))
    return (Case(0, whole, (whole,), (Paragraph("text", (whole,)),)),)
