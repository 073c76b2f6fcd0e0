"""A page into its cases: one article, or a round-up of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.model import Case, Field, Span
from core.parse import bylines
from core.parse.layout import Page, datelines, paragraphs
from core.parse.lines import Item, Line, fold
from core.parse.metadata.fields import fields
from core.parse.split import (
    beside,
    books,
    broken,
    chosen,
    contents,
    endings,
    labels,
    of_page,
    rounds,
    rows,
    runins,
    tagger,
    titles,
)
from core.parse.split.titles import Heads
from core.parse.split.wording import unbulleted
from core.parse.titles import words as title_words
from core.parse.titles.parts import framed_by, led_by

LEAST_PROSE = 12
"""Fewer characters of prose than this are no article."""
_PARAGRAPH = 80
_ROW, _LINE = 3, 60
"""So many paragraphs in a row are an article's, of so many characters on an average."""
_SIGNS = ("byline", "names", "caption")
"""What stands below a body and belongs to the case."""


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one case, where its body begins and ends in them, and its titles."""

    lines: tuple[Line, ...]
    heads: Heads
    first: int
    last: int
    confidence: float


def cases(page: Page) -> tuple[Case, ...]:
    """The cases in order, each with span, titles, body and paragraphs; () if nothing is an article."""
    lines = without_tail(page.lines)
    found = _read(page, *_parted(_whole(lines)))
    titles_read = [case.title.span for case in found if case.title and case.title.span]
    likelier = tagger.otherwise(lines, titles_read)
    if likelier is None:
        return found
    return _read(page, *chosen.parted(lines, likelier)) or found


def _whole(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines as rules look at them: without running heads, titles whole, what forms label and contents list told apart."""
    return contents.listed(labels.told(beside.in_brackets(broken.joined(books.without_headers(lines)))))


def _read(page: Page, lines: Sequence[Line], starts: Sequence[tuple[int, float]]) -> tuple[Case, ...]:
    """The cases that begin at `starts`."""
    starts = [(rows.top(lines, start), sure) for start, sure in starts]
    if len(starts) > 1:
        starts = [(beside.from_cards(lines, start), sure) for start, sure in starts]
        lines = beside.set_apart(lines, [start for start, _ in starts])
        lines = _without_bullets(lines, [start for start, _ in starts])
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    parts = [_part(lines[start:end], sure) for (start, sure), end in zip(starts, ends, strict=True)]
    read = [part for part in parts if part is not None] or _of_captions(lines)
    above = [item for line in lines[: starts[0][0]] for item in line.items] if len(read) == 1 else []
    found = [_case(page, part, above) for part in read]
    if len(found) > 1:
        found = of_page.dated_alike(found, lines)
    found = of_page.edited(found, page.lines[len(lines) :])
    return tuple(replace(case, number=n) if n else case for n, case in enumerate(found))


def _parted(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[tuple[int, float]]]:
    """The lines and where cases begin in them; titles stand apart from their texts only where these are cases."""
    apart = runins.apart(lines)
    found = rounds.starts(apart)
    if (whole := broken.joined_alike(apart, [at for at, _ in found])) is not apart:
        return whole, rounds.starts(whole)
    if apart is lines or sum(apart[at] not in lines for at, _ in found) > 1:
        return apart, found
    return lines, rounds.starts(lines)


def _without_bullets(lines: Sequence[Line], starts: Sequence[int]) -> Sequence[Line]:
    """The lines, the titles of cases without the bullets before them."""
    bare = {i: unbulleted(lines[i]) for i in starts}
    return [bare.get(i, line) for i, line in enumerate(lines)]


def _of_captions(lines: Sequence[Line]) -> list[Part]:
    """The words under a picture as the article, on a page that has no other."""
    told = [replace(line, role="prose") if line.role == "caption" else line for line in lines]
    part = _part([part for line in told for part in datelines.apart(line)], 1.0)
    return [part] if part else []


def given(page: Page, own: Sequence[Case], spans: Sequence[Span]) -> tuple[Case, ...]:
    """The cases where people say that they begin and end; the reader's own where they agree with it."""
    known = {case.span: case for case in own}
    found = [known.get(span) or _given(page, span, known) for span in spans]
    return tuple(replace(case, number=number) for number, case in enumerate(found))


def _given(page: Page, span: Span, own: Iterable[Span]) -> Case:
    """What stands in `span` as one case. Lines that the reader left out of its own are text if people take them in."""
    lines = [cut for line in page.lines if line.span.overlaps(span) and (cut := _clipped(line, span))]
    told = [_taken_in(line) if not any(one.overlaps(line.span) for one in own) else line for line in lines]
    plain = [replace(line, role="prose", items=()) for line in lines]
    part = _part(told, 1.0) or _part(plain, 1.0) or Part(tuple(plain), Heads(), 0, len(plain) - 1, 1.0)
    if not lines:
        return Case(0, span)
    return replace(_case(page, part), span=Span(span.start, max(lines[-1].span.end, span.start)))


def _clipped(line: Line, span: Span) -> Line | None:
    start, end = max(span.start, line.span.start), min(span.end, line.span.end)
    if (start, end) == (line.span.start, line.span.end):
        return line
    part = line.part(start - line.span.start, end - line.span.start)
    return replace(part, items=()) if part.text.strip() else None


def _taken_in(line: Line) -> Line:
    return replace(line, role="prose") if line.role in ("furniture", "tail", "short") and line.ended else line


def without_tail(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines up to the first list of other news that stands behind prose."""
    long = [x.role == "prose" and len(x.text) > _PARAGRAPH and x.ended for x in lines]
    below = sum(long)
    prose = 0
    for line, is_long in zip(lines, long, strict=True):
        below -= is_long
        prose += len(line.text) if line.role == "prose" else 0
        # More of an article may stand below a list of links: several paragraphs of prose, not teasers.
        if line.role == "tail" and prose > 60 and below < 3 and not _goes_on(lines[lines.index(line) :]):
            return tuple(lines[: lines.index(line)])
    return tuple(lines)


def _goes_on(lines: Sequence[Line]) -> bool:
    """True if below a list of other news stand paragraphs in a row, as only an article's do (teasers have titles
    between), or two below a reporter's name."""
    run: list[int] = []
    signed = False
    for line in lines:
        if line.role == "prose" and line.ended:
            run.append(len(line.text))
            if (len(run) >= _ROW and sum(run) > _ROW * _LINE) or (signed and len(run) > 1):
                return True
        elif line.role not in ("caption", "mark"):
            signed = any(item.role in ("author", "names") for item in line.items)
            run = []
    return False


def _part(lines: Sequence[Line], confidence: float) -> Part | None:
    heads, lines = _heads(lines)
    body = [i for i, line in enumerate(lines) if i >= heads.end and _is_body(line)]
    prose = [i for i in body if lines[i].role in ("prose", "table")]
    if not prose or sum(len(lines[i].text) for i in prose) < LEAST_PROSE:
        return None
    first = next(i for i in body if lines[i].role != "mark")
    last = endings.last(lines, prose)
    if heads.title and title_words.names_notice(fold(heads.title.value)):
        lines, last = endings.of_notice(lines, last)
    return Part(tuple(lines), heads, first, last, confidence)


def _heads(lines: Sequence[Line]) -> tuple[Heads, Sequence[Line]]:
    """The titles of a case; titles below an editor's note are set apart from the body that the note opens."""
    above = titles.note(lines)
    if not above:
        return titles.heads(lines), lines
    heads = titles.heads(lines[above:])
    around = range(above + heads.end)
    apart = [
        replace(line, role="furniture") if i in around and line.role in ("short", "heading") else line
        for i, line in enumerate(lines)
    ]
    return replace(heads, end=0), apart


def _is_body(line: Line) -> bool:
    return line.role in ("prose", "heading", "short", "table", "mark")


def _case(page: Page, part: Part, above: Sequence[Item] = ()) -> Case:
    lines = part.lines[part.first : part.last + 1]
    below = [line for line in part.lines[part.last + 1 :] if line.role == "caption"]
    kept = [line for line in (*lines, *below) if _is_body(line) or line.role == "caption"]
    body = _spans(lines)
    after = [line.span for line in part.lines[part.last + 1 :] if line.role in _SIGNS]
    head = [f.span for f in (part.heads.title, part.heads.kicker) if f and f.span]
    before = [line.span for line in part.lines[: part.first] if line.role == "byline"] if not head else []
    start = min(span.start for span in [*head, *before, *body])
    end = max(span.end for span in [*after, *body])
    told = fields(_nearest_first(part, above))
    return Case(
        0,
        Span(start, end),
        body,
        paragraphs.build(kept),
        part.confidence,
        part.heads.kicker,
        part.heads.title,
        part.heads.subtitle,
        told.source or _site(part),
        told.authors,
        told.editors,
        told.published,
    )


def _nearest_first(part: Part, above: Sequence[Item]) -> list[Item]:
    """The items of by-lines, those between title and text before all others: above stand the paper and the day of the page."""
    title, text = part.heads.title, part.lines[part.first].span.start
    near = range(title.span.start, text) if title and title.span else range(0)
    told = [(line.span.start not in near, item) for line in part.lines for item in line.items]
    close = [item for is_far, item in told if not is_far]
    return [*close, *above, *(item for is_far, item in told if is_far)]


def _site(part: Part) -> Field | None:
    """The site that the window's frame tells beside the title, or the path above it, where no by-line tells the source."""
    title, kicker, above = part.heads.title, part.heads.kicker, part.lines[: part.first]
    if kicker and bylines.is_paper(kicker.value):
        return kicker
    return (framed_by(above, fold(title.value)) if title and title.span else None) or led_by(above)


def _spans(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Runs of body lines as spans, broken by what stands between them and is not the article."""
    spans: list[Span] = []
    broken = True
    for line in lines:
        if not _is_body(line) or line.role == "mark":
            broken = True
            continue
        if broken:
            spans.append(line.span)
        else:
            spans[-1] = Span(spans[-1].start, line.span.end)
        broken = False
    return tuple(spans)
