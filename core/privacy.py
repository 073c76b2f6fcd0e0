"""Masking of private persons' names and of telephone numbers, for exports and the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from core.model import Case, Span

# Mobile numbers, fixed lines with their area code, identity numbers; no digits on either side.
_NUMBER = re.compile(
    r"(?<![\d.])(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[-－—  ]\d{7,8}|[(（]0\d{2,3}[)）] ?\d{7,8}|400[- ]\d{3,4}[- ]\d{3,4}"
    r"|[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![\d.])"
)
MASK = "*"


def private_spans(case: Case) -> tuple[Span, ...]:
    """Source spans of the case's mentions of private persons: villagers and all whose office nothing says."""
    return tuple(p.span for p in case.people if p.private)


def private_names(case: Case) -> frozenset[str]:
    """Names that only private persons of the case bear."""
    private = {p.name for p in case.people if p.private}
    return frozenset(private - {p.name for p in case.people if not p.private})


def number_spans(text: str) -> tuple[Span, ...]:
    """Spans of telephone and identity numbers in `text`."""
    return tuple(Span(m.start(), m.end()) for m in _NUMBER.finditer(text))


def masked(text: str, names: Iterable[str] = (), spans: Sequence[Span] = ()) -> str:
    """`text`, as long as before, with telephone numbers, the `names` wherever they stand, and `spans` masked.

    A name keeps its first character (周大勇 → 周**), so that its owner is one and the same throughout.
    """
    signs = list(text)
    for span in number_spans(text):
        digits = [i for i in range(span.start, span.end) if text[i].isalnum()]
        for i in digits[3:]:
            signs[i] = MASK
    for span in (*spans, *_mentions(text, names)):
        for i in range(span.start + 1, min(span.end, len(signs))):
            if not text[i].isspace():
                signs[i] = MASK
    return "".join(signs)


def masked_case_text(text: str, case: Case, at: int = 0) -> str:
    """A stretch of the case's document that begins at offset `at`, with the case's private persons masked."""
    names = private_names(case)
    end = at + len(text)
    spans = [Span(s.start - at, s.end - at) for s in private_spans(case) if at <= s.start and s.end <= end]
    return masked(text, names, [s for s in spans if _name_at(text, s) in names])


def _name_at(text: str, span: Span) -> str:
    return re.sub(r"\s", "", text[span.start : span.end])


def _mentions(text: str, names: Iterable[str]) -> list[Span]:
    known = sorted({n for n in names if len(n) >= 2}, key=len, reverse=True)
    if not known:
        return []
    pattern = re.compile("|".join(map(re.escape, known)))
    return [Span(m.start(), m.end()) for m in pattern.finditer(text)]
