"""Every house that a page names: behind labels and in by-lines wherever they stand, and in whatever stands around its texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.model import Span
from core.parse import bylines
from core.parse.lines import Line
from core.parse.metadata import issuers

_LONGEST = 100
"""Of longer lines only by-lines tell."""
_NAME = range(2, 25)
"""So many characters have names."""
_ROLES = ("source", "publisher", "house", "account", "sender", "employer")
_ASIDE = ("staff", "widget")
"""What by-lines tell beside these may be a house's name."""
_PARTS = (
    re.compile(r"[^\s|>_\-—–:,;()\[\]《》“”\"'©/\\■。!?、·]+"),
    re.compile(r"[^\s|>_—–:,;()\[\]《》“”\"'©/\\■。!?、]+"),
    re.compile(r"(?:[^\s|>_—–:,;()\[\]《》“”\"'©/\\■。!?、]|“[^“”]{2,8}”)+"),
)
"""What stands between the signs of a line; names may hold a dot, a dash, or what a campaign is called."""
_WRITTEN = re.compile(r"(?=.*[一-鿿])[一-鿿A-Za-z][一-鿿A-Za-z\d·+\-“”]*")
_ACCOUNT = re.compile(
    r"(?!供)[一-鿿]{1,8}(?:发布|融媒|观察|先锋|在线|之窗|之声|微讯|党建|组工|头条|新闻|号|三农|振兴|快报|APP|云|视界|时刻|纪事|广播|电视|参考|求是|农友|微报)"
)
"""What accounts and apps end in, beside what by-lines know of houses."""
_BODY = re.compile(r"[一-鿿]{2,24}(?:领导小组|工作组|专班|联席会议|残联|侨联|文联|科协|政研室|研究室|档案馆)")
"""And bodies."""
_ISSUE = r"\s{0,8}(?:20\d\d(?:年?第?\s?\d{1,2}\s?期|\.\d{1,2}(?![.\d]))|第\s?\d{1,3}\s?期)"
_MAGAZINE = re.compile(
    rf"《(?P<quoted>[一-鿿]{{2,12}})》(?P<issue>{_ISSUE})?|^(?P<bare>[一-鿿]{{2,8}})(?={_ISSUE})"
)
"""A name in title marks, or before the number of an issue: `《老区建设》`, `云岭先锋 2020.10`."""
_ALONE = re.compile(r"(?:[←<]\s?)?(?P<name>[一-鿿][一-鿿A-Za-z]{1,8}\+?)")
"""What stands alone on a line, as accounts do in apps above what they print."""
_TWO = re.compile(r"[(\[]?(?P<names>(?P<one>[一-鿿]{4,16})\s{1,4}(?P<other>[一-鿿]{4,16}))[)\]]?")
"""Two offices that sign together: `中共石门县委  石门县人民政府`."""


class Mention(NamedTuple):
    """A name on line number `line`, where it stands, and the way in which the page tells it: a by-line's role, a rule for
    who prints a page, or just a part of a line."""

    line: int
    span: Span
    value: str
    way: str


def mentions(lines: Sequence[Line]) -> Iterator[Mention]:
    """All names: what by-lines tell, what reads like an imprint, and what else is called like a house."""
    yield from _of_by_lines(lines)
    yield from _of_imprint(lines)
    yield from _of_words(lines)


def _of_by_lines(lines: Sequence[Line]) -> Iterator[Mention]:
    for i, line in enumerate(lines):
        for item in line.items:
            told = item.role in _ROLES or (item.role in _ASIDE and _is_called(item.value))
            if told and len(item.value.strip()) > 1:
                yield Mention(i, item.span, item.value, item.role)


def _of_imprint(lines: Sequence[Line]) -> Iterator[Mention]:
    number = {line.span: i for i, line in enumerate(lines)}
    for line, span, weight in issuers.mentions(lines):
        words = line.raw[span.start - line.span.start : span.end - line.span.start]
        yield Mention(number[line.span], span, words, f"printer {weight}")


def _of_words(lines: Sequence[Line]) -> Iterator[Mention]:
    prose = next((i for i, line in enumerate(lines) if line.role == "prose"), len(lines))
    times = Counter(line.text for line in lines[:prose])
    for i, line in enumerate(lines):
        if len(line.text) > _LONGEST or (line.role == "prose" and line.ended) or line.role == "table":
            continue
        found = [*_parts(line.text), *_magazines(line.text), *_two(line.text)]
        if i < prose:
            found += _alone(line, times[line.text])
        for start, end, way in found:
            yield Mention(i, Span(line.span.start + start, line.span.start + end), line.raw[start:end], way)


def _parts(text: str) -> Iterator[tuple[int, int, str]]:
    """Parts of a line that end like names."""
    for start, end in sorted({part.span() for pattern in _PARTS for part in pattern.finditer(text)}):
        words = text[start:end]
        if len(words) in _NAME and _WRITTEN.fullmatch(words) and _is_called(words):
            yield start, end, "part"


def _magazines(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _MAGAZINE.finditer(text):
        by_marks = found["quoted"] is not None
        way = "quoted" if by_marks and not found["issue"] else "magazine"
        yield *found.span("quoted" if by_marks else "bare"), way


def _two(text: str) -> Iterator[tuple[int, int, str]]:
    found = _TWO.fullmatch(text)
    if found and bylines.is_house(found["one"]) and bylines.is_house(found["other"]):
        yield *found.span("names"), "two"


def _alone(line: Line, times: int) -> Iterator[tuple[int, int, str]]:
    """A line of one word, as accounts stand above their texts, some below the title again."""
    found = _ALONE.fullmatch(line.text) if line.role in ("short", "furniture") else None
    if found and ((times > 1 and line.role == "short") or _is_called(found["name"])):
        yield *found.span("name"), "alone" if times == 1 else "alone twice"


def _is_called(words: str) -> bool:
    """True for what ends like the name of a house, an account or a body."""
    named = bylines.is_house(words) or _ACCOUNT.fullmatch(words) or _BODY.fullmatch(words)
    return bool(named)
