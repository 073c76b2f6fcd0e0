"""The parts of an article under its headings, run-in headings and interview questions, with the role that each plays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core import lexicon
from core.model import Case, Field, Paragraph, Section, Span
from core.parse.projection import Projection

_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．])\s*")
_RUNIN_LEVEL = 3
_LEAD_LEVEL = 4


@dataclass(frozen=True, slots=True)
class _Head:
    span: Span
    level: int
    role: str


def find(case: Case, view: Projection) -> tuple[Section, ...]:
    """Sections in text order: each begins at its heading and ends before the next heading of its level or above."""
    heads = [head for p in case.paragraphs if p.kind != "caption" for head in _heads(p, view.source)]
    end = max((piece.end for p in case.paragraphs for piece in p.pieces), default=case.span.end)
    ends = {p.pieces[-1].end for p in case.paragraphs if p.pieces}
    return tuple(_section(heads, i, end, ends, view.source) for i in range(len(heads)))


def _heads(paragraph: Paragraph, source: str) -> Iterator[_Head]:
    """The heading that a paragraph is, or begins with."""
    if not paragraph.pieces:
        return
    span = Span(paragraph.pieces[0].start, paragraph.pieces[-1].end)
    text = source[span.start : span.end]
    if paragraph.kind == "heading":
        yield _Head(span, max(paragraph.level, 1), role(text))
    elif paragraph.kind == "question":
        yield _Head(span, 1, role(text))
    elif paragraph.runin:
        yield _Head(paragraph.runin, _RUNIN_LEVEL, role(source[paragraph.runin.start : paragraph.runin.end]))
    elif lead := _lead().match(text):
        yield _Head(Span(span.start, span.start + lead.end()), _LEAD_LEVEL, _lead_roles()[lead.group()])


def _section(heads: list[_Head], index: int, end: int, ends: set[int], source: str) -> Section:
    head = heads[index]
    after = (h.span.start for h in heads[index + 1 :] if h.level <= head.level)
    stop = next(after, end)
    last = max((e for e in ends if head.span.end <= e <= stop), default=head.span.end)
    words = _NUMBER.sub("", source[head.span.start : head.span.end]).strip()
    return Section(Field(words, head.span), Span(head.span.start, last), head.level, head.role)


def role(heading: str) -> str:
    """The part that a heading's words announce: 基本情况 主要做法 成效 问题 下一步, or "" if they do not say."""
    return next((r for r, pattern in _roles() if pattern.search(heading)), "")


@cache
def _roles() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (r["role"], re.compile("|".join(map(re.escape, r["words"]))))
        for r in lexicon.load("sections")["roles"]
    ]


@cache
def _lead_roles() -> dict[str, str]:
    return {word: lead["role"] for lead in lexicon.load("sections")["leads"] for word in lead["words"]}


@cache
def _lead() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_lead_roles(), key=len, reverse=True))))
