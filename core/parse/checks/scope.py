"""Whose figure it is: the village, firm or school that was named last before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.parse.checks.items import Item, Page

_SCOPE = re.compile(
    r"(?P<self>[全该本我此各邻])(?P<own>村|社区|镇|乡|县|区(?!域)|市|州|旗|省|校|园|街道|社(?!会|区))"
    r"|(?P<name>(?:(?![全该本我此各邻])[\u4e00-\u9fff]){2})(?P<level>(?<!农)村(?![民集级庄里干组两企口容貌史医小规部务])|社区|街道"
    r"|(?<![乡城集])镇(?![政上里长党域])|乡(?![村亲镇贤土愁党政])|县(?![级委城里域政外内直])|合作社|公司|小学|中学|中心校|学校|基地|园区)"
)
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
_PLACES = frozenset("村镇县区市州旗省")


@dataclass(frozen=True, slots=True)
class Scope:
    """The village, township, firm … that `text[start:]` begins to speak of; `name` is '' for 全村, 该镇."""

    start: int
    name: str
    level: str


def scopes(page: Page, start: int, end: int) -> Iterator[Scope]:
    """All that are named in `folded[start:end]`, in order."""
    for m in _SCOPE.finditer(page.folded, start, end):
        level = m["own"] or m["level"]
        name = m["name"] or ("邻" if m["self"] in ("邻", "各") else "")
        if not m["name"] or (not _COMMON.search(m["name"]) and _known(page, m["name"], level)):
            yield Scope(m.start(), name, _LEVELS.get(level, level))


def _known(page: Page, name: str, level: str) -> bool:
    """Whether the places read in the article bear out a place's name; without any, the words must do."""
    mentions = page.case.places
    return level in _BODIES or not mentions or any(name in mention.text for mention in mentions)


def of(page: Page, item: Item) -> Scope | None:
    """The last one named before `item` in its sentence, or else in its paragraph."""
    return _last(page, item, _PLACES) or _last(page, item, _BODIES)


def _last(page: Page, item: Item, levels: frozenset[str]) -> Scope | None:
    for start in (page.sentences[item.sentence].start, page.folded.rfind("\n", 0, item.start) + 1):
        found = [s for s in scopes(page, start, item.start) if s.level in levels]
        if found:
            return _named(page, found[-1])
    return None


def _named(page: Page, this: Scope) -> Scope:
    """全村 and 该村 mean the village that was named last."""
    if this.name or this.level not in _PLACES:
        return this
    return next(
        (s for s in reversed(list(scopes(page, 0, this.start))) if s.level == this.level and s.name), this
    )


def same(page: Page, a: Item, b: Item) -> bool:
    """Whether nothing says that `b`, further on in the text, is about another place or body than `a`."""
    later = list(scopes(page, a.end, b.start))
    return all(_one(_last(page, a, levels), _turn(page, later, b, levels)) for levels in (_PLACES, _BODIES))


def _turn(page: Page, later: list[Scope], b: Item, levels: frozenset[str]) -> Scope | None:
    """What the text speaks of at `b`: named in its own sentence, or else since the other figure."""
    start = page.sentences[b.sentence].start
    own = [s for s in scopes(page, start, b.start) if s.level in levels]
    return _named(page, own[-1]) if own else next((s for s in reversed(later) if s.level in levels), None)


def _one(a: Scope | None, b: Scope | None) -> bool:
    if b is None or (a and (a.name, a.level) == (b.name, b.level)):
        return True
    if a is None:
        return not b.name and b.level == "村"
    return a.level == b.level and not (a.name and b.name)
