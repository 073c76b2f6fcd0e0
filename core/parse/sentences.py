"""Sentences and clauses of a reading text, as every later stage cuts them."""

from __future__ import annotations

import re
from functools import lru_cache

from core.model import Span

_SENTENCE = re.compile(r"[^。!?！？;；\n]*[。!?！？;；]+[”’\"』」)）]*|[^。!?！？;；\n]+")
# A comma between digits is a thousands mark (1,200) or a list; the numeric grammar decides, so no cut here.
_CLAUSE = re.compile(r"(?:[^,，、:：。!?！？;；\n]|(?<=\d)[,，](?=\d{3}(?!\d)))+")


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of `text`, ends included; blank ones are left out."""
    return list(_sentences(text))


@lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[Span, ...]:
    """Several stages ask for those of one text."""
    return tuple(Span(*m.span()) for m in _SENTENCE.finditer(text) if not m.group().isspace())


def clauses(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans between commas, enumeration marks and colons within `text[start:end]`, marks left out."""
    stop = len(text) if end is None else end
    return [Span(m.start(), m.end()) for m in _CLAUSE.finditer(text, start, stop)]
