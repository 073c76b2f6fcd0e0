"""Lines of a document and what each is: furniture, by-line, heading, caption, prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from core.model import Document
from core.parse import bylines
from core.parse.layout import captions, context, datelines, furniture, headings, watermarks
from core.parse.lines import LONGEST_RULED, Line, Role, cut
from core.parse.sounds import without_sounds
from core.parse.wide import narrow

_MARKS = re.compile(
    r"[问答QA][:.]?|[”“\"'’‘。,.、·|*_=~\-—─━…#>?!■+](?: ?[”“\"'’‘。,.、·|*_=~\-—─━…#>?!■+])*"
)
_HEADER = 40
"""So many lines at the top may hold a title that the text begins with again."""
_NAMED = {
    "title": re.compile(
        r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]\s?)?\[?(?:(?:典型)?(?:案例|材料|作品|稿件|文章|项目|信息|新闻|征文|论文|发言|课题)?\s{0,4}(?:名\s{0,8}称|标\s{0,8}题|题\s{0,8}[目名])|(?:帖子|访谈)主题|篇\s?名|题|正\s?题|主标题|主题目)(?P<sign>\]\s?:?|\s{0,2}:|\s+)\s{0,8}(?=\S{5})"
    ),
    "subtitle": re.compile(r"\[?副\s{0,4}(?:标\s{0,4})?题(?P<sign>\]\s?:?|\s{0,2}:|\s+)\s{0,8}(?=\S{3})"),
    "kicker": re.compile(r"\[?[引肩眉]\s{0,4}题(?P<sign>\]\s?:?|\s{0,2}:|\s+)\s{0,8}(?=\S{3})"),
}
"""What forms, databases and pages of data call a title and its parts."""
_ALONE = re.compile(
    r"\[?(?:(?:典型)?(?:案例|材料|作品|稿件|文章|征文|项目)\s?(?:名称|标题|题目)|(?:访谈|帖子)(?:主题|题目)|标题|主题)\]?\s?:?"
)
"""Such a label on a line of its own, the title below."""
_OF_FORM = re.compile(
    r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]\s?)?\[?(?:典型)?(?:案例|材料|作品|稿件|文章|征文|题)"
)
"""How labels begin that stand for a case's title wherever they stand; others do at a page's head."""
_FRAMED = re.compile(r"\[\s*(?=[^\[\]]*[一-鿿])[^\[\]]{6,}\]")
_LONGEST_LABEL = 16
_TITLE = range(8, 61)
_PARTED = re.compile(r"[,、。]")
_PROSE = 36
"""A line so long that holds a comma is prose even if nothing closes it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its lines told apart."""

    document: Document
    lines: tuple[Line, ...]


def read(document: Document) -> Page:
    """Tell the lines of a document apart. Nothing is dropped: furniture is lines too."""
    cut_lines = _under_labels(watermarks.tailed(cut(document)))
    cleared = [
        part
        for line, at_head in _told_heads(_untitled(cut_lines))
        for whole in _named(line, at_head)
        for part in watermarks.apart(whole)
    ]
    lines = [part for line in cleared for part in datelines.apart(_unframed(_label(line)))]
    return Page(document, tuple(context.settled(lines)))


def _under_labels(lines: list[Line]) -> list[Line]:
    """The lines, a title below its label on a line of its own (`访谈主题`) told as one."""
    for i, (line, below) in enumerate(pairwise(lines[:_HEADER])):
        fits = len(line.text) <= _LONGEST_LABEL and _ALONE.fullmatch(line.text) and len(below.text) in _TITLE
        if fits and not (below.ended and below.text[-1] not in "?!"):
            lines = list(lines)
            lines[i] = line.told("furniture")
            lines[i + 1] = replace(below, marks=below.marks | {"title"})
    return lines


def _told_heads(lines: Iterable[Line]) -> Iterator[tuple[Line, bool]]:
    """The lines, each with whether it stands at the page's head, above any paragraph."""
    at_head = True
    for i, line in enumerate(lines):
        at_head = at_head and i < _HEADER and not (line.ended and len(line.text) > _PROSE)
        yield line, at_head


def _untitled(lines: list[Line]) -> Iterator[Line]:
    """The lines, a title that a page printed into the beginning of its text as a line of its own."""
    above: tuple[str, ...] = ()
    for i, line in enumerate(lines):
        again = line.text.startswith(above) if above else False
        told = next((words for words in above if _is_told_again(line.text, words)), "") if again else ""
        if told:
            yield line.part(0, len(told))
            yield line.part(len(told), len(line.text))
            continue
        if i < _HEADER and len(line.text) in _TITLE:
            above = (*above, line.text)
        yield line


def _named(line: Line, at_head: bool) -> list[Line]:
    """The line; a form's label before the title as furniture, and the title as one: `案例名称:荒坡长出金叶子`."""
    if "题" not in line.text[:_LONGEST_LABEL] and "名" not in line.text[:_LONGEST_LABEL]:
        return [line]
    if line.ended and line.text[-1] not in "?!":
        return [line]
    for part, label in _NAMED.items():
        found = label.match(line.text)
        if found and _is_label(line, found, at_head) and len(line.text) <= max(_TITLE) + found.end():
            rest = line.part(found.end(), len(line.text))
            return [
                line.part(0, found.end()).told("furniture"),
                replace(rest, marks=rest.marks | {part}),
            ]
    return [line]


def _is_label(line: Line, found: re.Match[str], at_head: bool) -> bool:
    """True if a sign parts the label from what it names, or a gap that a table left."""
    if not at_head and not _OF_FORM.match(line.text) and line.text[0] != "[":
        return False
    parted = found["sign"].strip() or len(found["sign"]) > 1
    return bool(parted) or "\t" in line.raw[found.start("sign") : found.end()]


def _is_told_again(text: str, title: str) -> bool:
    """True if a paragraph begins with the title above it and then with its dateline."""
    if len(text) < len(title) + _PROSE or not text.startswith(title):
        return False
    return datelines.opens(without_sounds(text[len(title) : len(title) + 4 * _PROSE]))


def _label(line: Line) -> Line:
    """What a line is by itself; what its neighbours make of it is the splitter's business."""
    text = line.text
    if line.role == "furniture":
        return line
    if "table" in line.marks:
        return line.told("table", line.level)
    if "furniture" in line.marks or ("link" in line.marks and not line.ended and line.level not in (1, 2)):
        return line.told("furniture", line.level)
    bare = without_sounds(text)
    plain = narrow(bare) if " " in bare else bare
    if furniture.is_spam(text):
        return _furniture(line)
    if len(text) > LONGEST_RULED:
        return line.told("prose", line.level)
    if _MARKS.fullmatch(text):
        return line.told("mark", line.level)
    if furniture.opens_tail(plain):
        return line.told("tail", line.level)
    items = bylines.read(text, line.raw, line.span.start)
    if items:
        if all(item.role in ("widget", "staff") or not item.value for item in items):
            return _furniture(line)
        names = all(item.role == "names" for item in items)
        return line.told("names" if names else "byline", items=items)
    if furniture.is_frame(plain):
        return _furniture(line)
    if "caption" in line.marks or (captions.is_caption(plain) and not _opens_text(line, plain)):
        return line.told("caption", line.level)
    level = headings.level(text)
    if level or ("heading" in line.marks and not line.ended):
        return line.told("heading", level or line.level or 1)
    return line.told(_sentence_role(line, bare), line.level)


def _unframed(line: Line) -> Line:
    """The line; a title that stands in brackets without them: `【高山茶园变成聚宝盆】`."""
    if line.role != "short" or not _FRAMED.fullmatch(line.text):
        return line
    inner = _label(line.part(1, len(line.text) - 1))
    return replace(inner, marks=inner.marks | {"framed"}) if inner.role == "short" else line


def _opens_text(line: Line, plain: str) -> bool:
    """True for text that shares its words with captions: `本报讯 村民正在采摘草莓(上图)。`"""
    return len(plain) > _PROSE and datelines.opens(plain)


def _furniture(line: Line) -> Line:
    return line.told("furniture", line.level)


def _sentence_role(line: Line, text: str) -> Role:
    if line.ended or (text[-1] == ":" and len(text) > 3):
        return "prose"
    return "prose" if len(text) > _PROSE and _PARTED.search(text) else "short"
