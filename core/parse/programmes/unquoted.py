"""Programmes without quotation marks, known by the type noun that ends their name: 农村饮水安全工程, 月例会."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from core import lexicon
from core.model import Span
from core.parse.programmes import words
from core.parse.programmes.candidate import Candidate

_RUN = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9+＋×%]|[(（][^()（）\n]{1,8}[)）])*$")
_LONGEST = 30
# Single characters that end what goes before, unless they are part of one of the words behind them.
_HARD = (
    r"[的了着是将被使让给或等该每此这那我您你们他她所其之]"
    r"|以(?!工代赈|奖代补|奖促|旧换)|把(?!关|脉)|由|为(?!民|农|老)|在(?!线|地|建)|从|向(?!阳)|到(?!户|村|人|田)|有(?!机|效|限|序)"
    r"|对(?!口|接|标)|及|各(?!界)|与|(?:第[一二三四五六七八九十\d]+批)|(?:\d+|[一二两三四五六七八九十]+)[个项批种条大类](?!重点(?:改革|工程)|体系)"
)


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(words.alternatives(words.bare()))


@cache
def _edge() -> re.Pattern[str]:
    verbs = words.alternatives(lexicon.load("programmes")["edge"]["verbs"])
    return re.compile(f"(?:{verbs}|{_HARD})")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(f"(?:{words.alternatives(lexicon.load('programmes')['edge']['openers'])})")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(f"(?:{words.alternatives(lexicon.load('programmes')['edge']['generic'])})")


def candidates(text: str, places: Iterable[Span]) -> list[Candidate]:
    """Names that end in a type noun; `places` are reading spans of place mentions, which are left off the front."""
    ends = {p.start: p.end for p in places}
    found = []
    for match in _nouns().finditer(text):
        noun = match.group()
        if text.startswith(words.continued(noun), match.end()):
            continue
        start = _left_edge(text, match.start(), ends)
        if start is not None and is_special(text[start : match.start()], noun):
            found.append(Candidate(start, match.end(), words.kinds()[noun], 4, text[start : match.end()]))
    return found


def _left_edge(text: str, noun_at: int, places: dict[int, int]) -> int | None:
    run = _RUN.search(text, max(noun_at - _LONGEST, 0), noun_at)
    if run is None or not run.group():
        return None
    start = _behind_last_edge(text, run.start(), noun_at)
    start = _without_openers(text, start, noun_at)
    return _without_places(text, start, noun_at, places)


def _behind_last_edge(text: str, start: int, noun_at: int) -> int:
    for edge in _edge().finditer(text, start, noun_at):
        if noun_at - edge.end() >= 2:
            start = edge.end()
    for joint in re.finditer("和|或", text[start:noun_at]):
        if noun_at - start - joint.end() >= 4:
            return start + joint.end()
    return start


def _without_openers(text: str, start: int, noun_at: int) -> int:
    while match := _opener().match(text, start, noun_at):
        start = match.end()
    return start


def _without_places(text: str, start: int, noun_at: int, places: dict[int, int]) -> int:
    while start in places and places[start] + 2 <= noun_at:
        start = places[start]
        if text[start] in "、和":
            start += 1
    return start


def is_special(before: str, noun: str) -> bool:
    """True if the words before the type noun say more than the noun does by itself."""
    left = _generic().sub("", before)
    least = 1 if len(noun) > 3 else 2
    return (len(before) >= 2 and len(left) >= least) or (noun in _WHOLE and not before)


_WHOLE = frozenset({"河长制", "林长制", "主题党日", "网格化管理"})
