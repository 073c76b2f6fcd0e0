"""Villages, firms and schools as a text names them or points at them, in its order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

_SELF = frozenset("全该本我此各邻")
# Each alternative begins with its own character, so that the search leaps from one to the next.
_LEVEL = re.compile(
    r"村(?![民集级庄里干组两企口容貌史医小规部务])|社区|社(?!会)|街道|镇(?![政上里长党域])|乡(?![村亲镇贤土愁党政])"
    r"|县(?![级委城里域政外内直])|区(?!域)|市|州|旗|省|校|园区|园|合作社|公司|小学|中学|中心校|学校|基地"
)
# 全区 and 该校 point at one; behind a name these say nothing.
_POINTED = frozenset(["区", "市", "州", "旗", "省", "校", "园", "社"])
_COMPOUND = ("农村", "乡村", "乡镇", "城镇", "集镇")
# Words for any village or firm, not names of one.
_COMMON = re.compile(
    r"[一二两三四五六七八九十几多每个些驻任条座各两这那某整在从由到把对与和的等及了入贫困脱出]|自然|行政|示范|先进|重点|文明|美丽"
    r"|中心|周边|邻近|龙头|专业|农业|企业|产业|种植|养殖|扶贫|帮扶|股份|经济|资产|传统|特色|互助|联合|农民|农机|有限|工业|物流"
)
_LEVELS = {
    "社区": "村",
    "街道": "镇",
    "乡": "镇",
    "小学": "校",
    "中学": "校",
    "中心校": "校",
    "学校": "校",
    "社": "合作社",
}
_BODIES = frozenset(["合作社", "公司", "校", "基地", "园", "园区"])
PLACES = frozenset("村镇县区市州旗省")
# How far back 全村 may point, in characters.
BACK = 4000
_STEPS = 60
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Scope:
    """The village, township, firm … that `text[start:]` begins to speak of; `name` is '' for 全村, 该镇."""

    start: int
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class Scopes:
    """Places and bodies that a text names, each in order."""

    places: tuple[Scope, ...]
    bodies: tuple[Scope, ...]


def find(folded: str, mentions: Sequence[str]) -> Scopes:
    """What `folded` names, in order; `mentions` are the places read in it, () if none were looked for."""
    found = tuple(_found(folded, mentions))
    return Scopes(*(tuple(s for s in found if s.level in levels) for levels in (PLACES, _BODIES)))


def _found(folded: str, mentions: Sequence[str]) -> Iterator[Scope]:
    # What the places read in the article bear out is a place's name; without any, the words must do.
    known = "\n".join(dict.fromkeys(mentions))
    for m in _LEVEL.finditer(folded):
        start, word = m.start(), m.group()
        level = _LEVELS.get(word, word)
        if start and folded[start - 1] in _SELF and word not in _BODIES - _POINTED:
            yield Scope(start - 1, "邻" if folded[start - 1] in "邻各" else "", level)
        elif word not in _POINTED and not folded.startswith(_COMPOUND, start - 1):
            name = folded[max(start - 2, 0) : start]
            if name + word in known or (_names(name) and (level in _BODIES or not known or name in known)):
                yield Scope(start - 2, name, level)


def _names(word: str) -> bool:
    """Whether two characters before 村 or 公司 can be a name, not 行政, 每个 or 全."""
    plain = len(word) == 2 and all("\u4e00" <= c <= "\u9fff" and c not in _SELF for c in word)
    return plain and not _COMMON.search(word)


def before(scopes: tuple[Scope, ...], position: int, start: int) -> Iterator[Scope]:
    """Those of `scopes` that stand in `start:position`, the last one first, as many as may matter."""
    at = bisect_left(scopes, position, key=_START) - 1
    stop = max(at - _STEPS, -1)
    while at > stop and scopes[at].start >= start:
        yield scopes[at]
        at -= 1
