"""Lines of a text: spans without the blanks around them, beside half-width copies that the rules read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from core import paths
from core.model import Document, Mark, Span
from core.respelling import respeller

Role = Literal[
    "prose", "short", "heading", "byline", "names", "caption", "furniture", "tail", "mark", "table"
]

LONGEST_RULED = 200
"""Rules for whole lines look at lines of at most so many characters; longer ones are prose."""

_BLANKS = "\u3000\xa0\u2002\u2003\u2009\u200b\u200e\ufeff\t\r\f\v"
_ALIKE = {"丨│┃︱∣": "|", "•・‧∙●": "·", "▇█▌▍▎■□◆◇▶►★☆◎○※❖✦♦": "■", "→»>>": ">", "「『": "“", "」』": "”"}
_BRACKETS = ("〔〕【】〖〗［］", "()[][][]")

_LOST_INDENT = re.compile(r"\s*\?{2,4}(?=[^?\s])")
"""What conversions make of the wide blanks that a paragraph begins with."""
_FEW = 6
"""A text of fewer lines does not tell how its lines are set."""
_LINE = re.compile(r"[^\n]+")
_STOPS = "。!?;…"
_ENDED = re.compile(r"[。!?;…][”’\"'」』)\]]*[\s|]*$|[。!?…]\[?\d*\]?$")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a by-line says: `role` is a label's (source, author, published …); offsets are the document's."""

    role: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Line:
    """A line's span without the blanks around it, its words `raw` and folded (`text`), and what it is.

    `gap`: a blank line stands before it. `indent` counts the blanks that it begins with. `marks` are the kinds of the
    file's own marks that cover it, `level` is a heading's.
    """

    span: Span
    text: str
    raw: str
    gap: bool = False
    indent: int = 0
    marks: frozenset[str] = frozenset()
    role: Role = "short"
    level: int = 0
    items: tuple[Item, ...] = ()

    def part(self, start: int, end: int) -> Line:
        """The characters `start` to `end` as a line of their own, without the blanks at its end."""
        while end > start and self.text[end - 1] == " ":
            end -= 1
        span = Span(self.span.start + start, self.span.start + end)
        text, raw = self.text[start:end], self.raw[start:end]
        return Line(span, text, raw, self.gap, self.indent, self.marks, self.role, self.level, self.items)

    def told(self, role: Role, level: int = 0, items: tuple[Item, ...] = ()) -> Line:
        """The line as what it is by itself; `dataclasses.replace` takes three times as long."""
        return Line(self.span, self.text, self.raw, self.gap, self.indent, self.marks, role, level, items)

    @property
    def ended(self) -> bool:
        """True if the line closes a sentence."""
        last = self.text[-1]
        if last in _STOPS or "一" <= last <= "鿿":
            return last in _STOPS
        return bool(_ENDED.search(self.text[-8:]))


def fold(text: str) -> str:
    """`text` half-width, simplified and with one sign for all that serve alike: as long as `text`, for rules to read."""
    return _folder()(text)


@cache
def _folder() -> Callable[[str], str]:
    return respeller(_table())


@cache
def _table() -> dict[int, str]:
    """One character for one character: an offset in the folded copy is an offset in the text."""
    lines = (paths.resources() / "folding" / "traditional.txt").read_text("utf-8").splitlines()
    table = {ord(line[0]): line[1] for line in lines if line and not line.startswith("#")}
    table |= {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)}
    table |= dict.fromkeys(map(ord, _BLANKS), " ")
    for signs, sign in _ALIKE.items():
        table |= dict.fromkeys(map(ord, signs), sign)
    return table | {ord(wide): half for wide, half in zip(*_BRACKETS, strict=True)}


def cut(document: Document) -> list[Line]:
    """The lines of a document that hold anything, in order, with the file's own marks on them."""
    lines: list[Line] = []
    marks = sorted(document.marks, key=lambda mark: mark.span)
    breaks: list[int] = []
    last_end, first = -1, 0
    for match in _LINE.finditer(fold(document.text)):
        text = match.group()
        bare = text.strip()
        if not bare:
            continue
        lost = _LOST_INDENT.match(text)
        if lost:
            text = " " * lost.end() + text[lost.end() :]
            bare = text.strip()
        start = match.start() + len(text) - len(text.lstrip())
        span = Span(start, start + len(bare))
        while first < len(marks) and marks[first].span.end <= span.start and marks[first].kind != "table":
            first += 1
        kinds, level = _kinds(marks, first, span)
        if "table" in kinds:
            # An empty first cell keeps the others under their columns.
            led = len(document.text[match.start() : start]) - len(
                document.text[match.start() : start].rstrip("\t")
            )
            span, bare = Span(start - led, span.end), " " * led + bare
        breaks.append(document.text.count("\n", last_end, match.start()) if lines else 0)
        raw = document.text[span.start : span.end]
        lines.append(Line(span, bare, raw, False, start - match.start(), kinds, level=level))
        last_end = match.end()
    return _set(lines, breaks)


def _set(lines: list[Line], breaks: Sequence[int]) -> list[Line]:
    """The lines with gaps and indents as they differ on the page: where blank lines part all, only more of them do."""
    usual = min(breaks[1:], default=1) if len(lines) > _FEW else 1
    inward = min([line.indent for line in lines], default=0) if len(lines) > _FEW else 0
    if usual == 1 and not inward:
        return [line if n < 2 else replace(line, gap=True) for line, n in zip(lines, breaks, strict=True)]
    return [
        replace(line, gap=n > usual, indent=line.indent - inward)
        for line, n in zip(lines, breaks, strict=True)
    ]


def _kinds(marks: list[Mark], first: int, span: Span) -> tuple[frozenset[str], int]:
    if first == len(marks):
        return frozenset(), 0
    kinds, level = set(), 0
    linked = 0
    for i in range(first, len(marks)):
        mark = marks[i]
        if mark.span.start >= span.end:
            break
        if not mark.span.overlaps(span):
            continue
        if mark.kind == "link":
            linked += min(mark.span.end, span.end) - max(mark.span.start, span.start)
            continue
        kinds.add(mark.kind)
        if mark.kind == "heading" and mark.value.isdigit():
            level = int(mark.value)
    if linked > 0.7 * len(span):
        kinds.add("link")
    return frozenset(kinds), level
