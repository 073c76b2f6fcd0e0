"""What of a document is searched for a case, and where a word stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.library.folding import terms
from core.model import Case, Document, Paragraph, Snippet, Span
from core.parse.projection import project
from core.parse.sounds import has_sounds, without_sounds

LEAD = 100
"""Characters of the reading view that count as the lead."""

_NEWLINE, _BLANK = ord("\n"), ord(" ")
_BREAKS = "。!?！？;；\n"


@dataclass(frozen=True, slots=True)
class Passages:
    """The words of a case by where they stand: in its title, in the reading view (scars joined), around it (by-lines and
    captions) and in the furniture of its page, which only `原文:` searches. Where sounds stand behind characters
    (鄉(xiāng)村), `spelt` holds those lines the other way: as they stand in the reading view's source, as they are read
    elsewhere. `added` are words that people gave the case."""

    title: str
    reading: str
    around: str
    furniture: str
    spelt: str = ""
    added: str = ""

    @property
    def text(self) -> str:
        parts = (self.title, self.reading, self.around, self.spelt, self.added)
        return "\n".join(parts[:3] + tuple(part for part in parts[3:] if part))

    @property
    def lead(self) -> str:
        return self.reading[:LEAD]


def passages(document: Document, case: Case, others: Iterable[Case] = ()) -> Passages:
    """The passages of a case; the page's furniture belongs to its first case."""
    found = Passages(
        titles(case),
        project(document.text, case.paragraphs).text,
        _rest(document.text, case.span, _covered(case)),
        _furniture(document.text, case, others) if case.number == 0 else "",
    )
    return replace(found, spelt=_spelt(document.text, case, found)) if has_sounds(document.text) else found


def titles(case: Case) -> str:
    """The lines that are a case's title."""
    return "\n".join(field.value for field in (case.kicker, case.title, case.subtitle) if field)


def _spelt(text: str, case: Case, found: Passages) -> str:
    """The lines of a case that hold sounds, the other way from how `found` has them."""
    pieces = [
        "".join(text[s.start : s.end] for s in p.pieces) for p in case.paragraphs if p.kind != "caption"
    ]
    raw = [line for line in pieces if has_sounds(line)]
    head = [text[f.span.start : f.span.end] for f in (case.kicker, case.title, case.subtitle) if f and f.span]
    raw += [line for line in head if has_sounds(line)]
    read = [without_sounds(line) for line in (found.title, found.around) if has_sounds(line)]
    return "\n".join(raw + read)


def columns(found: Passages) -> tuple[str, ...]:
    """What the index holds of the passages. The text comes first, where FTS5 notes no column beside each word;
    title and lead stand there again for ranking and for `标题:`."""
    return tuple(pairs(text) for text in (found.text, found.title, found.lead, found.furniture))


def pairs(text: str) -> str:
    """`text` as the index holds it: every two neighbouring characters a word, none across a line's end."""
    codes = np.frombuffer(terms(text).strip("\n").encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if len(codes) < 2:
        return ""
    words = np.empty((len(codes) - 1, 3), dtype="<u4")
    words[:, 0], words[:, 1], words[:, 2] = codes[:-1], codes[1:], _BLANK
    ends = np.flatnonzero(codes == _NEWLINE)
    words[ends] = words[ends - 1] = _BLANK
    return words.tobytes().decode("utf-32-le", "surrogatepass")


def singles(found: Passages) -> str:
    """Every character of a case once, those of title and lead again behind `t` and `l`, of the furniture behind `f`."""
    text, furniture = _characters(found.text), _characters(found.furniture)
    marked = (
        *text,
        *("t" + c for c in _characters(found.title)),
        *("l" + c for c in _characters(found.lead)),
        *("f" + c for c in furniture - text),
    )
    return " ".join(marked)


def _characters(text: str) -> set[str]:
    return set(terms(text)) - {"\n"}


def hits(document: Document, case: Case, patterns: Iterable[re.Pattern[str]]) -> tuple[Span, ...]:
    """Where the patterns stand in a case, over the document's text, also across the case's scars."""
    views = [project(document.text, case.paragraphs)]
    if has_sounds(document.text):  # in titles, by-lines and captions too
        views.append(project(document.text, (Paragraph("text", (case.span,)),)))
    found = set()
    for pattern in patterns:
        found |= {Span(*m.span()) for m in pattern.finditer(document.text, case.span.start, case.span.end)}
        found |= {view.span(*m.span()) for view in views for m in pattern.finditer(view.text)}
    return tuple(_apart(sorted(found)))


def snippet(
    text: str, span: Span, patterns: Iterable[re.Pattern[str]], also: Iterable[Span] = (), width: int = 80
) -> Snippet | None:
    """The words around the first hits within `text[span]`, from the beginning of a sentence if one is near; what of
    `also` stands among them is marked too."""
    patterns = tuple(patterns)
    firsts = [found.start() for p in patterns if (found := p.search(text, span.start, span.end))]
    if not firsts:
        return None
    first, end = min(firsts), span.end
    marks = (Span(*m.span()) for p in patterns for m in p.finditer(text, first, min(first + width, end)))
    return _cut(text, span, first, (*also, *marks), width)


def snippet_at(text: str, span: Span, wanted: Sequence[Span], width: int = 80) -> Snippet | None:
    """The words around the first of the `wanted` stretches that stand within `text[span]`, those among them marked."""
    inside = [one for one in wanted if span.contains(one)]
    return _cut(text, span, min(inside).start, inside, width) if inside else None


def _cut(text: str, span: Span, first: int, marks: Iterable[Span], width: int) -> Snippet:
    start = _start(text, span, first, width // 3)
    whole = Span(start, min(start + width, span.end))
    marked = _apart(sorted(mark for mark in marks if whole.contains(mark)))
    inside = (Span(mark.start - start, mark.end - start) for mark in marked)
    return Snippet(text[start : whole.end].replace("\n", " "), tuple(inside))


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
