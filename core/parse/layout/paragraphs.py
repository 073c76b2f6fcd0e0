"""Body lines into paragraphs as their author meant them: scars joined, captions apart, turns with their speakers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from core.model import Paragraph, ParagraphKind, Span
from core.parse import bylines
from core.parse.layout import headings, wrapping
from core.parse.lines import Line

_OPEN = re.compile(r"[一-鿿㐀-䶿\w,、“‘(《—\-%]$")
_ASKS = "记者|本报记者|问|主持人|采访者|笔者|Q|提问|编者"
_LABEL = re.compile(rf"(?P<who>(?:{_ASKS}|答|A|[一-鿿·]{{2,14}}(?:\([^()]{{2,20}}\))?))\s?[::]\s?")
_QUESTION = re.compile(rf"(?:{_ASKS})$")
_ASKED = ("?", "?”", "?)")
_COMMAS = re.compile(r"[,、]")
_SHORTEST_OPEN = 16
_LONGEST_HEADING = 40


def build(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Paragraphs of body lines (prose, headings, captions, tables, bare marks) in reading order."""
    speakers = _turns(lines)
    width = wrapping.width(lines)
    paragraphs: list[Paragraph] = []
    pieces: list[list[Span]] = []
    last: tuple[Line, list[Span]] | None = None
    for line in _headed(lines, speakers):
        if line.role == "mark":
            continue
        if last and line.role != "caption" and joins(last[0], line, width):
            last[1].append(line.span)
            last = (line, last[1])
            continue
        paragraphs.append(_paragraph(line, speakers))
        pieces.append(list(paragraphs[-1].pieces))
        last = last if line.role == "caption" else (line, pieces[-1])
    whole = [
        replace(p, pieces=tuple(spans)) if len(spans) > 1 else p
        for p, spans in zip(paragraphs, pieces, strict=True)
    ]
    return _with_run_ins(whole, {line.span.start: line for line in lines})


def _headed(lines: Sequence[Line], speakers: dict[str, bool]) -> Iterator[Line]:
    """The lines, short ones that stand alone between sentences told as headings."""
    levels = {line.level for line in lines if line.role == "heading"}
    solid = [line for line in lines if line.role not in ("mark", "caption")]
    after = {a.span.start: b for a, b in pairwise(solid)}
    before = {b.span.start: a for a, b in pairwise(solid)}
    for line in lines:
        above, below = before.get(line.span.start), after.get(line.span.start)
        if line.role == "short" and below and below.role == "prose" and len(line.text) <= _LONGEST_HEADING:
            alone = above is None or above.ended or above.role in ("heading", "table")
            turn = _LABEL.match(line.text)
            if (
                alone
                and line.text[-1] not in ",、:"
                and not _is_torn(line)
                and not (turn and turn["who"] in speakers)
            ):
                yield replace(line, role="heading", level=2 if 1 in levels else 1)
                continue
        yield line


def joins(last: Line, line: Line, width: int = 0) -> bool:
    """True if `line` goes on with the sentence that `last` leaves open."""
    if "table" in (last.role, line.role) or "heading" in (last.role, line.role):
        return False
    if wrapping.goes_over(last, line, width) and (line.indent == 0 or not last.ended):
        return True
    if last.ended or not _OPEN.search(last.text) or headings.mark(line.text)[0]:
        return False
    if last.text[-1] in ",、(《“‘":
        return True
    if _LABEL.match(line.text) and last.role == "short":
        return False
    return (
        (last.role == "prose" or _is_torn(last)) and len(last.text) >= _SHORTEST_OPEN and _goes_on(last, line)
    )


def _is_torn(line: Line) -> bool:
    """A short line with several clauses that nothing closes is the first half of a sentence, no heading."""
    return line.role == "short" and len(line.text) >= _SHORTEST_OPEN and len(_COMMAS.findall(line.text)) > 1


def _goes_on(last: Line, line: Line) -> bool:
    """An open line of prose goes on with a line that closes, or with one as long as itself."""
    return line.role == "prose" or line.ended or len(line.text) > 30


def _paragraph(line: Line, speakers: dict[str, bool]) -> Paragraph:
    if line.role in ("table", "caption"):
        return Paragraph("table" if line.role == "table" else "caption", (line.span,))
    if line.role == "heading":
        return Paragraph("heading", (line.span,), level=line.level)
    turn = _LABEL.match(line.text) if speakers else None
    if turn and turn["who"] in speakers and turn.end() < len(line.text):
        kind: ParagraphKind = "question" if speakers[turn["who"]] else "answer"
        return Paragraph(kind, (Span(line.span.start + turn.end(), line.span.end),), speaker=turn["who"])
    return Paragraph("text", (line.span,))


def _asks(who: str) -> bool:
    """True for the label of an asker: 记者, 问, or the paper itself."""
    return bool(_QUESTION.match(who)) or bylines.is_press(who)


def _turns(lines: Sequence[Line]) -> dict[str, bool]:
    """Labels that open turns, each with whether it asks: the askers' words and in a text that has those the names that
    answer; or the names of a talk, of which one ends in questions."""
    found = [m for line in lines if line.role in ("prose", "short") and (m := _LABEL.match(line.text))]
    if not found:
        return {}
    labels = Counter(m["who"] for m in found)
    asking = any(_QUESTION.match(who) or who in ("答", "A") for who in labels)
    if asking or sum(bylines.is_press(m["who"]) for m in found) > 1:
        return {who: _asks(who) for who in labels}
    questions = Counter(m["who"] for m in found if m.string.endswith(_ASKED))
    named = {who: 2 * questions[who] > n for who, n in labels.items() if n > 1 and bylines.is_name(who)}
    talk = len(named) > 1 and sorted(named.values())[-2:] == [False, True]
    return {who: asks for who, asks in named.items() if talk or labels[who] > 2}


def _with_run_ins(paragraphs: list[Paragraph], lines: dict[int, Line]) -> tuple[Paragraph, ...]:
    """Mark first sentences that name their paragraphs, where a section has two and more of one form."""
    out = list(paragraphs)
    section: list[tuple[int, headings.RunIn]] = []
    for i, paragraph in enumerate([*paragraphs, Paragraph("heading", ())]):
        if paragraph.kind == "heading":
            _mark_run_ins(out, section)
            section = []
        elif paragraph.kind in ("text", "answer"):
            line = lines.get(paragraph.pieces[0].start)
            if line and (run_in := headings.run_in(line.text)):
                section.append((i, run_in))
    return tuple(out)


def _mark_run_ins(paragraphs: list[Paragraph], section: list[tuple[int, headings.RunIn]]) -> None:
    for i, run_in in section:
        if any(j != i and headings.alike(run_in, other) for j, other in section):
            start = paragraphs[i].pieces[0].start
            paragraphs[i] = replace(paragraphs[i], runin=Span(start, start + len(run_in.words)))
