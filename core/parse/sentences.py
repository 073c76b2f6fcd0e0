"""Sentences of a reading text: as places and themes cut them, and as figures do, which lean on each other across a semicolon."""

from __future__ import annotations

import re
from functools import lru_cache

from core.model import Span

_SENTENCE = re.compile(r"[^。!?！？;；\n]*[。!?！？;；]+[”’\"』」)）]*|[^。!?！？;；\n]+")
FOLDED_SENTENCE = re.compile(r"[^。!?\n]*[。!?]+[”’\"』」)]*|[^。!?\n]+")
"""A sentence of a folded text with all its parts, semicolons between them too."""


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of `text`, ends included; blank ones are left out."""
    return list(_sentences(text))


@lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[Span, ...]:
    """Several stages ask for those of one text."""
    return tuple(Span(*m.span()) for m in _SENTENCE.finditer(text) if not m.group().isspace())
