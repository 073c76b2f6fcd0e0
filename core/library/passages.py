"""What of a document is searched for a case, and where a word stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from operator import add

from core.library.folding import terms
from core.model import Case, Document, Snippet, Span
from core.parse.projection import Projection, project

LEAD = 120
"""Characters of the reading view that count as the lead, to the end of their paragraph."""

_BREAKS = "。!?！？;；\n"


@dataclass(frozen=True, slots=True)
class Passages:
    """The words of a case by where they stand: in its title, lead and body (the reading view, scars joined), around it
    (by-lines and captions) and in the furniture of its page, which only `原文:` searches."""

    title: str
    lead: str
    body: str
    around: str
    furniture: str

    def columns(self) -> tuple[str, ...]:
        return (self.title, self.lead, self.body, self.around, self.furniture)


def passages(document: Document, case: Case, others: Iterable[Case] = ()) -> Passages:
    """The passages of a case; the page's furniture belongs to its first case."""
    view = project(document.text, case.paragraphs)
    cut = _lead_end(view)
    inside = _rest(document.text, case.span, _covered(case))
    return Passages(
        "\n".join(field.value for field in (case.kicker, case.title, case.subtitle) if field),
        view.text[:cut],
        view.text[cut:],
        inside,
        _furniture(document.text, case, others) if case.number == 0 else "",
    )


def pairs(text: str) -> str:
    """`text` as the index holds it: every two neighbouring characters a word, none across a line's end."""
    lines = [line for line in terms(text).split("\n") if line]
    return " | ".join(" ".join(map(add, line, line[1:])) for line in lines)


def singles(found: Passages) -> str:
    """Every character of a case once, those of the title again behind `t`, those of the furniture behind `f`."""
    title, furniture = set(terms(found.title)), set(terms(found.furniture))
    text = set(terms(found.lead + found.body + found.around)) | title
    marked = chain(text, ("t" + c for c in title), ("f" + c for c in furniture - text))
    return " ".join(sorted(set(marked) - {"\n", "t\n", "f\n"}))


def hits(document: Document, case: Case, patterns: Iterable[re.Pattern[str]]) -> tuple[Span, ...]:
    """Where the patterns stand in a case, over the document's text, also across the case's scars."""
    view = project(document.text, case.paragraphs)
    found = set()
    for pattern in patterns:
        found |= {Span(*m.span()) for m in pattern.finditer(document.text, case.span.start, case.span.end)}
        found |= {view.span(*m.span()) for m in pattern.finditer(view.text)}
    return tuple(_apart(sorted(found)))


def snippet(text: str, span: Span, patterns: Iterable[re.Pattern[str]], width: int = 80) -> Snippet | None:
    """The words around the first hits within `text[span]`, from the beginning of a sentence if one is near."""
    marks = sorted(Span(*m.span()) for p in patterns for m in p.finditer(text, span.start, span.end))
    if not marks:
        return None
    start = _start(text, span, marks[0].start, width // 3)
    end = min(start + width, span.end)
    shown = text[start:end]
    inside = [
        Span(m.start - start, m.end - start) for m in _apart(marks) if m.start >= start and m.end <= end
    ]
    return Snippet(shown.replace("\n", " "), tuple(inside))


def _start(text: str, span: Span, first: int, reach: int) -> int:
    low = max(span.start, first - reach)
    for at in range(first - 1, low - 1, -1):
        if text[at] in _BREAKS:
            return at + 1
    return low


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    end = -1
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def _lead_end(view: Projection) -> int:
    return next((p.end for p in view.paragraphs if p.end >= LEAD), len(view.text))


def _covered(case: Case) -> list[Span]:
    fields = (case.kicker, case.title, case.subtitle)
    pieces = [piece for p in case.paragraphs if p.kind != "caption" for piece in p.pieces]
    return sorted(pieces + [field.span for field in fields if field and field.span])


def _rest(text: str, span: Span, covered: Iterable[Span]) -> str:
    parts, at = [], span.start
    for piece in covered:
        parts.append(text[at : piece.start])
        at = max(at, piece.end)
    parts.append(text[at : span.end])
    return "\n".join(part.strip() for part in parts if part.strip())


def _furniture(text: str, case: Case, others: Iterable[Case]) -> str:
    return _rest(text, Span(0, len(text)), sorted({case.span, *(other.span for other in others)}))
