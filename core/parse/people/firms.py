"""Companies, cooperatives, schools and the like, by their own names: by how these end, by a list, by a trade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from core import lexicon
from core.lexicon import alternatives
from core.model import Span
from core.parse.people import edges
from core.parse.people.series import listed

_RUN = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9]++|[(（][^()（）\n]{1,6}[)）]|“[\u4e00-\u9fff]{1,6}”)*+\Z")
_LONGEST_FIRST = 14
_FIRST = re.compile(rf"[\u4e00-\u9fff]{{2,{_LONGEST_FIRST}}}\Z")
_REST = re.compile(
    r"(、[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,12}){0,10})等(?:\d*家|多家)?"
    r"(?:爱心|龙头|知名|大型|农业|帮扶|本土|骨干|重点){0,2}(?:企业|公司|金融机构|社会组织|高校|院校|科研院所)"
)
_QUOTED = re.compile(r"“[\u4e00-\u9fff]{1,6}”")
_CALLED = re.compile("等[^、,，。\\n]{0,8}(?:企业|公司|金融机构|社会组织|高校|院校|科研院所)")
_LONGEST = 26
_SUPERLATIVE = re.compile(r"(?:最[\u4e00-\u9fff]{1,2}的|第一[个家]|首[个家])\Z")
# “基础母牛银行”, “时间超市”: nicknames of mechanisms, if nothing but them stands in quotation marks.
_QUOTED_NICKNAMES = frozenset({"银行", "超市", "联盟", "理事会"})
_JOINTS = "和与及同"


def _table() -> dict[str, Any]:
    return lexicon.load("organisations")


@cache
def _named() -> re.Pattern[str]:
    """How such names end: 合作社, 有限公司."""
    return re.compile(alternatives(_table()["named"]["words"]))


@cache
def _generic() -> re.Pattern[str]:
    """What names none: 专业, 农民."""
    return re.compile(alternatives(_table()["named"]["generic"]))


def find(text: str, places: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """(start, end) of every company, cooperative, school … with a name of its own; a place in it may be one of `places`."""
    yield from _names(text, places)
    yield from _traders(text)
    yield from _listed(text)


def _names(text: str, places: Sequence[Span]) -> Iterator[tuple[int, int]]:
    quoted = (range(m.start(), m.end()) for m in _QUOTED.finditer(text) if "的" not in m.group())
    shielded = set[int]().union(*(range(p.start, p.end) for p in places), *quoted)
    for match in _named().finditer(text):
        if text.startswith(("生", "校长", "里带", "+", "＋", "制", "员", "伍", "门", "会"), match.end()):
            continue
        run = _RUN.search(text, max(match.start() - _LONGEST, 0), match.start())
        start = run.start() if run else match.start()
        for edge in edges.edge().finditer(
            text, start, match.end()
        ):  # up to the end: 发展 is none before 有限公司
            if edge.end() <= match.start() and shielded.isdisjoint(range(edge.start(), edge.end())):
                start = edge.end()
        if _SUPERLATIVE.search(text, max(start - 4, 0), start):
            continue
        if (
            match.group() in _QUOTED_NICKNAMES
            and text[start - 1 : start] + text[match.end() : match.end() + 1] == "“”"
        ):
            continue
        inside = [p.start for p in places if start <= p.start < match.start()]
        start = max([start, *(at for at in inside if at > start and text[at - 1] in _JOINTS)])
        start = _behind_post(text, start, places)
        if text.endswith(("的领导小组", "的工作领导小组"), start - 1, match.end()):
            continue
        placed = any(at >= start for at in inside)
        if _is_name(text[start : match.start()], match.group(), placed):
            yield start, match.end()


def _behind_post(text: str, start: int, places: Sequence[Span]) -> int:
    """Behind the places that somebody is posted to: 驻镇平县老庄镇|脱贫攻坚小组."""
    if text[start - 1 : start] != "驻":
        return start
    ends = {p.start: p.end for p in places}
    while start in ends:
        start = ends[start]
    return start


def _is_name(name: str, ending: str, placed: bool) -> bool:
    """True if the words before the ending are a name; a market needs a place in it."""
    if ending.endswith("市场") and not placed:
        return False
    if placed and ending.endswith("院") and len(name) >= 2:
        return True
    if ending in _table()["named"]["firm"]:
        return len(name) >= 2 or ending in ("领导小组", "联合党总支", "新时代文明实践站", "新联会")
    return len(_generic().sub("", name)) >= 2


def _listed(text: str) -> Iterator[tuple[int, int]]:
    """The members of a list that its last word calls companies."""
    if not _CALLED.search(text):
        return
    for at, rest in listed(_FIRST, _LONGEST_FIRST, _REST, text):
        for item in text[at : rest.end(1)].split("、"):
            cut = max((e.end() for e in edges.edge().finditer(item) if len(item) - e.end() >= 2), default=0)
            if len(_generic().sub("", item[cut:])) >= 2:
                yield at + cut, at + len(item)
            at += len(item) + 1


@cache
def _trade() -> re.Pattern[str]:
    """A word of trade and behind it what companies do: 米业|合作."""
    table = _table()["trade"]
    return re.compile(
        f"(?:{alternatives(table['words'])})(?=(?:年|共同|公司|还)?(?:{alternatives(table['behind'])}))"
    )


@cache
def _trader() -> re.Pattern[str]:
    """Who somebody works with, told by a name that ends in a trade: 与|金穗米业|合作."""
    before = alternatives(_table()["trade"]["before"])
    return re.compile(f"(?:{before})(?P<name>[\u4e00-\u9fff]{{2,5}}?{_trade().pattern})")


def _traders(text: str) -> Iterator[tuple[int, int]]:
    """Companies by their trade name alone: 与金穗米业合作, 引进绿源食品建立加工线."""
    for match in _trader().finditer(text) if _trade().search(text) else ():
        start, end = match.span("name")
        if not edges.edge().search(text, start, end) and _is_name(
            text[start : end - 2], text[end - 2 : end], False
        ):
            yield start, end
