"""Who prints a page, where no by-line says so: every mention outside the text is a vote, and the most told wins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from core import lexicon
from core.model import Field, Span
from core.parse import bylines
from core.parse.bylines.words import PROVINCES
from core.parse.lines import Line

_LONGEST = 100
_HINT = re.compile(r"[报刊网号版台印编]|©|\.$|[“\"《]|在线|之窗|客户端|APP|融媒|出品|主办|整理|汇编")
"""What every line holds that names who prints it: a quick look before the long ones."""
_LONGEST_NAME = 9
_LONGER = 3
"""A title is longer by so much than the account's name below it."""
_DATES = ("when", "masthead")
_PAGE = re.compile(r"第?\s?[A-Z]?\d{1,3}\s?版")
_ACCOUNT = re.compile(r"[一-鿿A-Za-z]{2,8}")
_NAME = re.compile("[一-鿿]{2,8}")
_TODAY = re.compile("今日[一-鿿]{2,4}")
"""How many counties call their paper."""
_OFFICE = re.compile("[一-鿿]{2,12}")
_ISSUE = re.compile(r"20\d\d年第?\s?\d{1,2}\s?期")
"""What a magazine's page tells below its name."""
_EDITION = re.compile("(?<=报)(?:农村|海外|城市|县市|市县|地方)版$")
_TOP, _HEAD = 2, 6
_AT_TOP, _BELOW = 4, 2
"""What a masthead tells in the first lines, and farther down."""
_POSTED = re.compile(rf"\d{{1,2}}:\d\d\s+(?:发布于|发表于)?(?:{PROVINCES})$")
"""What an app shows below an account's name: the hour and the province."""
_OWN_NAME = re.compile(
    r"(?:欢迎(?:访问|来到|光临)\s?)?(?P<house>[一-鿿]{2,14}(?:政府|[局委办])(?:门户)?网站?)"
)
_LEAST = 2.0
"""A name alone on one line may be a link's; it takes more to tell who prints a page."""
_NO_HOUSE = re.compile(
    r"我们|本[报网站刊台]|微信.*|网友|大家|一下|蓝字.*|首页|.{0,2}新闻|客户端|(?:网|电视|报)?台?"
)
_LATIN = re.compile(r"^[A-Za-z .]+")
"""A paper's name in letters before its own: `HEYUAN DAILY 河源日报`."""
_SELF = re.compile(r"(?:微信号|微信ID|功能介绍|公众号简介)\s?:?")
_SOCIETY = re.compile(r"(?<=报)社$")


@cache
def _rules() -> list[tuple[int, re.Pattern[str]]]:
    return [(entry["weight"], re.compile(entry["pattern"])) for entry in lexicon.load("issuers")["issuer"]]


def issuer(lines: Sequence[Line]) -> Field | None:
    """The paper, site or account that prints a page, by its lines outside the text; None if none is told."""
    votes: dict[str, float] = defaultdict(float)
    first: dict[str, Span] = {}
    for line, span, weight in mentions(lines):
        words = bylines.press_name(line.raw[span.start - line.span.start : span.end - line.span.start])
        words = _SOCIETY.sub("", words)
        if len(words) < 2 or _NO_HOUSE.fullmatch(words):
            continue
        votes[words] += weight
        first.setdefault(words, span)
    if max(votes.values(), default=0) < _LEAST:
        return _site(lines)
    best = max(votes, key=lambda words: (votes[words] + bylines.is_press(words), -first[words].start))
    return Field(best, first[best])


def _site(lines: Sequence[Line]) -> Field | None:
    """The office whose own site it is, by its name alone at the very top."""
    for line in lines[:_TOP]:
        found = _OWN_NAME.fullmatch(line.text)
        if found and line.role in ("short", "furniture") and not _NO_HOUSE.fullmatch(found["house"]):
            start, end = found.span("house")
            return Field(line.raw[start:end], Span(line.span.start + start, line.span.start + end))
    return None


def _is_masthead(lines: Sequence[Line], i: int) -> bool:
    """True for a paper's name alone above the day or the number of its page."""
    near = lines[i + 1 : i + 3]
    name = _LATIN.sub("", lines[i].text)
    if near and _ISSUE.match(near[0].text) and _NAME.fullmatch(name):
        return True
    near = [*near, *lines[max(i - 2, 0) : i]] if i < _HEAD else near
    dated = any(item.role in _DATES for line in near for item in line.items) or any(map(_is_page, near))
    paper = bylines.is_paper(_EDITION.sub("", name)) or _TODAY.fullmatch(name) is not None
    return dated and len(name) <= _LONGEST_NAME and paper


def _is_page(line: Line) -> bool:
    return _PAGE.search(line.text) is not None


def _is_account(lines: Sequence[Line], i: int) -> bool:
    """True for a few characters alone between a title and the line with the day."""
    text = lines[i].text
    if not i and len(lines) > 1 and _POSTED.search(lines[1].text) and lines[1].items:
        return lines[0].role == "short" and _OFFICE.fullmatch(text) is not None
    if not 0 < i < len(lines) - 1 or not _ACCOUNT.fullmatch(text) or lines[i].role != "short":
        return False
    if bylines.labels_something(text):
        return False
    above, below = lines[i - 1], lines[i + 1]
    dated = bool(below.items) and below.items[0].role in ("when", "published")
    longer = len(above.text) >= len(lines[i].text) + _LONGER
    near = not lines[i].gap or _POSTED.search(below.text) is not None
    title = above.role in ("short", "heading") and longer and near
    return dated and title


def mentions(lines: Sequence[Line]) -> Iterator[tuple[Line, Span, int]]:
    """Where the lines name who prints them, and how much each tells."""
    for i, line in enumerate(lines):
        if line.role == "prose" and line.ended and len(line.text) > _LONGEST:
            continue
        text = line.text[:_LONGEST]
        if i and _SELF.match(text):
            yield lines[i - 1], lines[i - 1].span, 3
        if _is_masthead(lines, i) or _is_account(lines, i):
            letters = _LATIN.match(line.raw)
            issue = any(_ISSUE.match(below.text) for below in lines[i + 1 : i + 2])
            at_top = _AT_TOP if i < _TOP and not issue else _BELOW
            yield line, Span(line.span.start + (letters.end() if letters else 0), line.span.end), at_top
        if not _HINT.search(text):
            continue
        for weight, rule in _rules():
            for found in rule.finditer(text):
                start, end = found.span("house")
                yield line, Span(line.span.start + start, line.span.start + end), weight
