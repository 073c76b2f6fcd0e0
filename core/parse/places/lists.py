"""Lists of townships or villages without class word: 平川、板桥、蓼泉3个镇, 沙洲与五一等5个村."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.gazetteer import Gazetteer, Unit
from core.model import Place
from core.parse.places.alone import County
from core.parse.places.sites import Site

_HAN = "[\u4e00-\u9fff]"
# Possessive, and only where a run of characters begins: a text without lists is passed over in linear time.
_RUN = re.compile(f"(?<!{_HAN}){_HAN}{{2,}}+(?:、{_HAN}{{2,}}+)+")
_PAIR = re.compile(
    f"(?<!{_HAN}){_HAN}{{2,}}+(?=[0-9]+个?(?:村|镇|乡))|(?<!{_HAN}){_HAN}{{2,}}?等{_HAN}个[村镇乡]"
)
_PAIR_ENDS = re.compile(f"[村镇乡](?:(?<=[0-9].)|(?<=[0-9]个.)|(?<=等{_HAN}个.))")
_AND = re.compile("[与和及]")
NUMBER = "[0-9一二三四五六七八九十两几多数]*"
_HOW_MANY = re.compile(
    f"(?:等地?)?{NUMBER}余?个?(?:重点|贫困|行政|自然|建制|脱贫|深度贫困|相邻|周边|(?:偏远|边远)(?:山区)?的?)?"
)
_CLASS_NOUN = re.compile(f"{_HOW_MANY.pattern}(乡镇|镇|乡|街道|苏木|村|社区|嘎查)")
_CLASS_SIGN = re.compile("[镇乡街苏村社嘎]")
_VILLAGE_NOUNS = ("村", "社区", "嘎查")
LONGEST = 7

Item = tuple[int, str]
Known = dict[str, tuple[Place, Unit | None]]


@dataclass(frozen=True, slots=True)
class Stem:
    """A name without class word and the place that it is short for; `sure` if the text has it in full too,
    `often` if more than once, `weak` if of a county that the text hardly speaks of."""

    place: Place
    unit: Unit | None
    village: bool
    sure: bool
    often: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """The text with the names that may stand in it in short, and the counties that it speaks of."""

    text: str
    stems: dict[str, Stem]
    towns: Known
    counties: list[County]
    gazetteer: Gazetteer

    def name(self, words: list[str]) -> bool:
        """Whether any of these words is a name."""
        if not self.stems.keys().isdisjoint(words):
            return True
        return not all(county.villages.names.isdisjoint(words) for county in self.counties)


def in_lists(scene: Scene, taken: set[int]) -> list[Site]:
    """The names in lists, where no other mention stands yet."""
    found: list[Site] = []
    for start, end, marks in _runs(scene.text) if scene.counties else ():
        if not (start in taken and end - 1 in taken):
            sites = [
                s
                for s in _of_run(scene, start, end, marks)
                if s.start not in taken and s.end - 1 not in taken
            ]
            found += sites
            taken = taken | {i for s in sites for i in range(s.start, s.end)}
    return found


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _RUN.finditer(text):
        yield match.start(), match.end(), "、"
        if _AND.search(match[0]):
            yield match.start(), match.end(), "[、与和及]"
    for match in _PAIR.finditer(text) if _PAIR_ENDS.search(text) else ():
        if _AND.search(match[0]):
            yield match.start(), match.end(), "[与和及]"


def _of_run(scene: Scene, start: int, end: int, marks: str) -> list[Site]:
    """The items of `A、B、C` if a class noun follows (等4个村), or if two of them at least are the county's townships."""
    items, noun = _items(scene, start, end, marks) if _may_name(scene, start, end) else ([], "")
    if len(items) < 2:
        return []
    known = _villages(scene, items) if noun in _VILLAGE_NOUNS else scene.towns
    sites = [s for i, item in enumerate(items) if (s := _item(i, len(items), item, known)) is not None]
    common = scene.gazetteer.common()
    rare = [s for s in sites if scene.text[s.start : s.end] not in common]
    return sites if (noun and sites and rare) or len(rare) > 1 else []


def _may_name(scene: Scene, start: int, end: int) -> bool:
    """Whether a class noun stands in the list or behind it, or a township's name in it: most lists are of other things."""
    behind = _HOW_MANY.match(scene.text, end)
    reach = behind.end() + 1 if behind else end
    named = _CLASS_SIGN.search(scene.text, start, reach)
    return named is not None or any(town in scene.text[start:end] for town in scene.towns)


def _items(scene: Scene, start: int, end: int, marks: str) -> tuple[list[Item], str]:
    """The parts up to the first behind whose name a class noun stands, with their offsets, and the noun."""
    items: list[Item] = []
    for part in re.split(marks, scene.text[start:end]):
        items.append((start, part))
        noun = _noun(scene, items[-1]) if len(items) > 1 else ""
        if noun:
            return items, noun
        start += len(part) + 1
    return items, ""


def _noun(scene: Scene, last: Item) -> str:
    """The class noun behind the list's last name: `沙河7个镇`, `龙池等4个村`; "" if there is none."""
    start, part = last
    sizes = range(min(LONGEST, len(part)), 1, -1)
    for size in sizes if scene.name([part[:size] for size in sizes]) else ():
        if scene.name([part[:size]]):
            match = _CLASS_NOUN.match(scene.text, start + size)
            if match:
                return match[1]
    return ""


def _villages(scene: Scene, items: list[Item]) -> Known:
    """The villages that items may name: in the township of one that the text has already, else in the county."""
    found: Known = {stem: (s.place, None) for stem, s in scene.stems.items() if s.village}
    towns = {p.township for stem, (p, _) in found.items() if any(stem in part for _, part in items)}
    for county in scene.counties[:1]:
        for base in {word for _, part in items for word in _edges(part)}:
            if base not in found and (group := county.villages.get(base)):
                places = [scene.gazetteer.village_place(v) for v in group]
                near = [p for p in places if p.township in towns]
                if near or len({p.township for p in places}) == 1:
                    found[base] = ((near or places)[0], None)
    return found


def _edges(part: str) -> Iterator[str]:
    """What a part begins and ends with, of the lengths that names have."""
    for size in range(2, min(LONGEST, len(part)) + 1):
        yield part[:size]
        yield part[-size:]


def _item(index: int, count: int, item: Item, known: Known) -> Site | None:
    """The first item is read from its end, the last from its beginning, those between are whole."""
    start, part = item
    sizes = range(min(LONGEST, len(part)), 1, -1) if index in (0, count - 1) else (len(part),)
    for size in sizes:
        name = part[-size:] if index == 0 else part[:size]
        if name in known:
            at = start + len(part) - size if index == 0 else start
            place, unit = known[name]
            return Site(at, at + size, place, unit)
    return None
