"""Townships in one list with those of the county that are not its own: 台拱街道、老屯乡、西江镇和施洞镇."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.gazetteer import Gazetteer, Unit
from core.model import Case, Check, Place
from core.parse.place_checks.townships import unit_of
from core.parse.projection import Projection

_CLASS = "(?:街道|苏木|镇|乡)"
_LIST = re.compile(
    rf"[\u4e00-\u9fff]{{1,8}}?{_CLASS}(?:(?:、|以及|和|及|与)[\u4e00-\u9fff]{{1,7}}?{_CLASS})+"
)
_AND = re.compile("(?:(?<=街道)|(?<=[镇乡木]))(?:、|以及|和|及|与)")
_JOINED = re.compile("(?:街道|苏木|镇|乡)(?:、|以及|和|及|与)")
_WITHIN = re.compile("[本全该我][县市区旗]|境内|辖区")
_BORDER = re.compile(
    "结对|协作|共建|联合|合作|考察|学习|交界|毗邻|接壤|相邻|邻近|周边|外县|邻县|跨县|等县|两县|三县"
)


def listed(case: Case, view: Projection, text: str, gazetteer: Gazetteer) -> list[Check]:
    """One check for each township that a list puts among those of the county, while its neighbour has it."""
    first_list = _JOINED.search(text)
    if first_list is None:
        return []
    home = case.primary_place.place if case.primary_place and not case.primary_place.others else None
    county = unit_of(home, gazetteer) if home and home.county else None
    if home is None or county is None:
        return []
    found: dict[str, Check] = {}
    for match in _LIST.finditer(text, max(0, first_list.start() - 8)):
        for start, end, owner in _strange(match, text, county, home, gazetteer):
            name = text[start:end]
            note = f"{name}属{owner.county}，不属{home.county}。"
            found.setdefault(name, Check(view.span(start, end), "place", False, note))
    return list(found.values())


def _strange(
    match: re.Match[str], text: str, county: Unit, home: Place, gazetteer: Gazetteer
) -> Iterator[tuple[int, int, Place]]:
    """The one member of a list that the county neither has nor had, if all others are its own."""
    members = list(_members(match))
    own = gazetteer.townships(county.id)
    shorts = {unit.short for unit in own.values()}
    others = [m for m in members if not _own(m[2], own, shorts)]
    if len(others) != 1 or others[0] == members[0] or _related(text, match):
        return
    start, end, name = others[0]
    owner = _neighbour(name, home, gazetteer)
    if owner is None or owner.county is None:
        return
    sentence = text[max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1 : end + 12]
    if _WITHIN.search(sentence) or (home.county or "-") in sentence or not _named(owner.county, text):
        yield start, end, owner


def _related(text: str, match: re.Match[str]) -> bool:
    """Whether the words about a list say that it goes beyond the county."""
    return _BORDER.search(text, max(0, match.start() - 12), match.end() + 12) is not None


def _members(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    start = match.start()
    for mark in (*_AND.finditer(match.group()), None):
        end = match.start() + mark.start() if mark else match.end()
        yield start, end, match.string[start:end]
        start = match.start() + mark.end() if mark else end


def _own(name: str, own: dict[str, Unit], shorts: set[str]) -> bool:
    """Whether a member is a township of the county, whatever stands before the first of a list."""
    return any(name.endswith(n) for n in own) or re.sub(f"{_CLASS}$", "", name) in shorts


def _neighbour(name: str, home: Place, gazetteer: Gazetteer) -> Place | None:
    """The county of the same city that has the township."""
    units = [u for u in gazetteer.named(name) if u.level == 4 and u.current]
    homes = [gazetteer.place(u) for u in units]
    near = [h for h in homes if h.county and h.names[:2] == home.names[:2] and h.county != home.county]
    return near[0] if len(near) == 1 else None


def _named(county: str, text: str) -> bool:
    return county in text or (len(county) > 2 and county[:2] in text)
