"""A title line in its parts: series, title and subtitle; what a window's frame adds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from core.model import Field, Span
from core.parse import bylines
from core.parse.layout import headings
from core.parse.lines import LONGEST_RULED, Line
from core.parse.sounds import without_sounds
from core.parse.titles import words as title_words
from core.parse.wide import narrow

_INNER_DASH = re.compile(r"\s*(?:[—─―]{2,}|--+)\s*(?=\S{4,})")
_PATH = re.compile(r"(?:[^:>]{0,10}位置\s?[:是]\s?)?([一-鿿]{2,10})\s?[>»]")
_PAPER = re.compile(r"[^>]{2,12}>{1,2}\s?([一-鿿]{2,8}报)\s?>{1,2}\s?(?:数字|电子)(?:报|版)")
"""The paper on a site whose pages the path leads to: `石门新闻网 > 石门日报 > 电子报`."""
_PRINTED_BY = re.compile(r"(?P<house>[一-鿿]{2,8}[日晚晨早商时]报)(?:社|传媒集团|报业集团|传媒)?出版")
_SITE = re.compile(r"\s*[-_–]+\s*([^-_–]{2,14})$")
_FOREIGN = re.compile(r"[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2}")
_RUBRIC = re.compile(r"\s*_[一-鿿·]{2,8}")
"""The column that a window's frame shows before the site: `_典型经验`."""
_BEFORE = re.compile(r"(?:#{1,4}\s+|\[(?:转载?|原创|分享|推荐|置顶|精华|组图|图文?|视频)\]\s*)(?=\S{4})")
"""What a note, a blog and a forum print before a title."""
_BUTTON = re.compile(r"(?<=\S{4})\s*[\[(](?:复制链接|复制|打印|分享|转载|原创|图文?|组图|视频)[\])]$")
"""What a forum and a list of news print behind a title."""
_FRAMED = re.compile(r"\[([^\[\]]{6,})\](?:\[[^\[\]]+\])*")
_COLUMN = re.compile(r"(?:\[(?P<column>[^\[\]]{3,40})\]|#(?P<tag>[^#\s]{2,20})#)\s*(?=\S.{4}\S*)")
_FRAMED_ALONE = re.compile(r"\[(?P<words>[^\[\]]{4,40})\]\s*(?:[—─―]{1,2}|--+)\s*(?=\S{4})")
_LONGEST_COLUMN = 16
_LABEL = 10
"""A shorter part before a bar is a label, if no more is behind it."""
_SHORTEST = 6
_BAR = re.compile(r"\s*[‖|]{1,2}\s*")
_TELLS_OF = re.compile(r"[县市区旗镇乡村].{2,}(?:记|纪实|纪事|见闻|走笔|调查|故事)$")
"""How a subtitle ends that tells what a headline is of: `稻田里的三笔账|土锅寨村梯田管护记`."""
_BROKEN = re.compile(r"\n+ *")
"""Where a title is broken over two lines; blanks behind the break are the page's own."""


class Parts(NamedTuple):
    """What a title line holds."""

    title: Field
    subtitle: Field | None = None
    kicker: Field | None = None


def parts(line: Line) -> Parts:
    """A title line cut at its case number, its column, its bar or its long dash."""
    line = _without_site(_unframed(line))
    return (
        _placed(line)
        or _numbered(line)
        or _columned(line)
        or _barred(line)
        or _dashed(line)
        or Parts(field(line, line.span))
    )


def _unframed(line: Line) -> Line:
    """A title that stands in brackets, its column in brackets behind it."""
    framed = _FRAMED.fullmatch(line.text)
    return line.part(*framed.span(1)) if framed else line


def _numbered(line: Line) -> Parts | None:
    text, start = line.text, line.span.start
    number = headings.case_mark(text)
    ordinal = number or headings.mark(text)[1]
    if not 0 < ordinal < len(text) - 3:
        return None
    rest = parts(line.part(ordinal, len(text)))
    label = Span(start, start + len(text[:number].rstrip(" :.、|-—]")))
    return rest._replace(kicker=field(line, label)) if number else rest


def _placed(line: Line) -> Parts | None:
    """A title below the place that it is of: `环县·丁连掌村` ¶ `羊羔也有“身份证”`."""
    place, _, title = line.raw.partition("\n")
    if not title.strip() or title_words.names_paper(title) or not title_words.is_place(place.strip()):
        return None
    start = line.span.start
    rest = parts(line.part(len(line.raw) - len(title.lstrip()), len(line.raw)))
    return rest._replace(kicker=rest.kicker or field(line, Span(start, start + len(place.rstrip()))))


def _columned(line: Line) -> Parts | None:
    """Behind the column in brackets at its beginning: `[走进山乡]茶园变成聚宝盆`; before a dash they hold the title."""
    if framed := _FRAMED_ALONE.match(line.text):
        title = Span(line.span.start + 1, line.span.start + framed.end("words"))
        return Parts(field(line, title), field(line, Span(line.span.start + framed.end(), line.span.end)))
    column = _COLUMN.match(line.text)
    if not column or len(without_sounds(column.group())) > _LONGEST_COLUMN:
        return None
    label = Span(*(line.span.start + at for at in column.span("column" if column["column"] else "tag")))
    return parts(line.part(column.end(), len(line.text)))._replace(kicker=field(line, label))


def _barred(line: Line) -> Parts | None:
    """At a bar, the side that names a series is above the title."""
    bar = _BAR.search(line.text)
    if not bar or not 0 < bar.start() < bar.end() < len(line.text):
        return None
    start = line.span.start
    left, right = Span(start, start + bar.start()), Span(start + bar.end(), line.span.end)
    before, behind = line.text[: bar.start()], line.text[bar.end() :]
    if title_words.is_place(before):
        return None
    if _is_label(before, behind):
        return parts(line.part(bar.end(), len(line.text)))._replace(kicker=field(line, left))
    return Parts(field(line, left), field(line, right))


def _is_label(before: str, behind: str) -> bool:
    """True if what stands before a bar names a series or a column of what stands behind it."""
    if title_words.ends_in_series(before) or title_words.names_series_alone(before):
        return True
    if title_words.ends_in_series(behind):
        return False
    if title_words.ends_in_column(before):
        return not title_words.ends_in_column(behind)
    tells = "的" in before and _TELLS_OF.search(behind)
    return len(before) < _LABEL and len(behind) >= len(before) and not tells


def _dashed(line: Line) -> Parts | None:
    dash = _INNER_DASH.search(line.text)
    if not dash or dash.start() < _SHORTEST or title_words.is_place(line.text[: dash.start()]):
        return None
    start = line.span.start
    title, sub = Span(start, start + dash.start()), Span(start + dash.end(), line.span.end)
    return Parts(field(line, title), field(line, sub))


def _without_site(line: Line) -> Line:
    """A title without the names of paper and site, and of the column, that a window's frame shows behind it."""
    if before := _BEFORE.match(line.text):
        line = line.part(before.end(), len(line.text))
    if button := _BUTTON.search(line.text):
        line = line.part(0, button.start())
    site = _SITE.search(line.text)
    told = False
    while site and site.start() >= 4 and (is_site(site[1]) or (told and _RUBRIC.fullmatch(site[0]))):
        line, told = line.part(0, site.start()), True
        site = _SITE.search(line.text)
    return line


def names_site_behind(line: Line) -> bool:
    """True for a title in a window's frame: a site's name stands behind it."""
    return len(line.text) <= LONGEST_RULED and _without_site(line) is not line


def is_behind_series(text: str) -> bool:
    """True if a bar parts the name of a series from the title behind it: `山村十年变迁①|搬出大山天地宽`."""
    bar = _BAR.search(text)
    if not bar or not 0 < bar.start() < len(text) - _SHORTEST:
        return False
    before = text[: bar.start()]
    return title_words.ends_in_series(before) or title_words.names_series_alone(before)


def is_site(name: str) -> bool:
    """True for what a window's frame shows behind a title: a paper, a site, a government."""
    return bylines.is_press(name) or title_words.is_nameplate(name) or bool(_FOREIGN.fullmatch(name))


def framed_by(lines: Sequence[Line], title: str) -> Field | None:
    """The site that a window's frame names behind a title: `高山茶园变成聚宝盆_石门新闻网`."""
    for line in lines:
        rest = line.text[len(title) :] if line.text.startswith(title) else ""
        site = _SITE.search(rest) if rest and rest.lstrip()[:1] in "-_–" else None
        if site and (is_site(site[1]) or rest.lstrip()[0] == "_"):
            start = line.span.start + len(title) + site.start(1)
            return field(line, Span(start, start + len(site[1])))
    return None


def led_by(lines: Sequence[Line]) -> Field | None:
    """The site that the path above an article begins with (`人民网>>宁夏频道>>灵武`), or who prints the paper above it."""
    for line in lines:
        site = (_PAPER.match(line.text) or _PATH.match(line.text)) if line.role == "furniture" else None
        if site and bylines.is_paper(site[1]):
            return field(line, Span(line.span.start + site.start(1), line.span.start + site.end(1)))
        printed = _PRINTED_BY.search(line.text) if line.role in ("furniture", "short") else None
        if printed:
            return field(line, Span(*(line.span.start + at for at in printed.span("house"))))
    return None


def field(line: Line, span: Span) -> Field:
    """The words of a stretch of a line, without sounds."""
    words = line.raw[span.start - line.span.start : span.end - line.span.start].strip()
    return Field(narrow(without_sounds(_BROKEN.sub(_mended, words))), span)


def _mended(broken: re.Match[str]) -> str:
    return " " if " " in broken.group() else ""
