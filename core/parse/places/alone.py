"""Villages that stand without their township: those of the counties that the text speaks of, and those that it tells of itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass, replace

from core.gazetteer import Gazetteer, Unit, Village, Villages
from core.model import Place
from core.parse.places import shapes, words
from core.parse.places.evidence import Resolution
from core.parse.places.sites import Site, holds_townships, parent, settled, taken_by, today

_LONGEST = 8
_MANY = 16
_NEAR = 40
_HOME = 3.0
"""What a county must weigh so that a village that nobody knows is looked for in it."""
_NAMED = ("叫做", "叫作", "名为", "称为", "叫")


@dataclass(frozen=True, slots=True)
class County:
    unit: Unit
    weight: float
    villages: Villages


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the text speaks of where a village is met: counties, townships by place, villages by name."""

    text: str
    counties: list[County]
    known: list[Set[str]]
    towns: list[tuple[int, Unit]]
    sites: list[Site]
    named: dict[str, Place]
    gazetteer: Gazetteer


def counties_of(result: Resolution, gazetteer: Gazetteer) -> list[County]:
    """Units that hold townships and of which the article speaks, heaviest first; a city's counties if it names none."""
    context = result.context
    units = [(gazetteer.unit(id), weight) for id, weight in context.weight.items()]
    found = [(u, w) for u, w in units if u.level == 3 or holds_townships(u, gazetteer)]
    if not found:
        cities = sorted(((u, w) for u, w in units if u.level == 2), key=lambda x: -x[1])[:1]
        found = [(c, w / 4) for u, w in cities for c in gazetteer.counties(u)[:_MANY]]
    found.sort(key=lambda x: -x[1])
    return [County(u, w, gazetteer.villages(u.id)) for u, w in found[:_MANY]]


def alone(result: Resolution, counties: list[County], gazetteer: Gazetteer, sites: list[Site]) -> list[Site]:
    """The villages that stand where no other mention does."""
    scene = _Scene(
        result.article.text,
        counties,
        [county.villages.names for county in counties],
        _towns(sites, gazetteer),
        sites,
        settled(sites),
        gazetteer,
    )
    taken = taken_by(sites)
    found: list[Site] = []
    for match in shapes.ALONE.finditer(scene.text):
        if match.start() not in taken:
            site = _known(scene, match, taken) or _told(scene, match, taken)
            if site and site.place:
                found.append(site)
                scene.named.setdefault(site.place.village or "", site.place)
    return found


def _known(scene: _Scene, match: re.Match[str], taken: set[int]) -> Site | None:
    """A village that the text or the gazetteer knows, by its longest name that ends in this class word."""
    word = shapes.class_word(match[0])
    if not _any_known(scene, scene.text[max(match.start() - _LONGEST, 0) : match.start()], word):
        return None
    for size in range(min(_LONGEST, match.start()), 0, -1):
        start = match.start() - size
        base = scene.text[start : match.start()]
        name = base + word
        if name not in scene.named and not any(base in names or name in names for names in scene.known):
            continue
        if start in taken:
            continue
        site = _behind_short_township(scene, start, base, match)
        if site and taken.isdisjoint(range(site.start, start)):
            return site
        if not _may_begin(scene, start, base, name):
            continue
        place = scene.named.get(name) or _reading(scene, base, word, _carried(start, scene.towns))
        if place:
            return Site(start, match.end(), place)
    return None


def _any_known(scene: _Scene, before: str, word: str) -> bool:
    """Whether anything that ends `before` a class word is a village's name, so that it may be looked at closely."""
    bases = [before[at:] for at in range(len(before))]
    names = [base + word for base in bases]
    bases += names
    return not (
        scene.named.keys().isdisjoint(names) and all(known.isdisjoint(bases) for known in scene.known)
    )


def _behind_short_township(scene: _Scene, start: int, base: str, match: re.Match[str]) -> Site | None:
    """旧街姚河村: the short name of the village's own township stands right before it."""
    gazetteer = scene.gazetteer
    for county in scene.counties:
        for village in county.villages.get(base) if base in county.villages.names else ():
            short = gazetteer.unit(village.township).short
            if len(short) > 1 and scene.text.endswith(short, 0, start):
                name = base + shapes.class_word(match[0])
                return Site(start - len(short), match.end(), gazetteer.village_place(village, name))
    return None


def _may_begin(scene: _Scene, start: int, base: str, name: str) -> bool:
    """A village's name may begin here: after a clear edge, or known already, or too long or near to be chance."""
    if base in words.words("village_words", "stems") or scene.text.startswith(_inside(), max(start - 1, 0)):
        return False
    if name in scene.named or (len(base) > 1 and any(known.startswith(base) for known in scene.named)):
        return True
    if words.opens(scene.text, start) or any(s.end == start for s in scene.sites):
        return True
    common = scene.gazetteer.common()
    return len(base) > 2 or (len(base) == 2 and base not in common and _county_near(start, scene.sites))


def _inside() -> tuple[str, ...]:
    return words.endings("village_words", "inside")


def _county_near(start: int, sites: list[Site]) -> bool:
    return any(0 <= start - s.end <= _NEAR and s.unit is not None and s.unit.level >= 3 for s in sites)


def _reading(scene: _Scene, base: str, ending: str, near: Unit | None) -> Place | None:
    """The village of the last named township, else of the heaviest county that has one of the name."""
    gazetteer = scene.gazetteer
    for county in sorted(
        scene.counties, key=lambda c: (near is None or c.unit.id != parent(near), -c.weight)
    ):
        group = county.villages.get(base) or county.villages.get(base + ending)
        if not group:
            continue
        if base in words.words("village_words", "doubtful") and not (near and group[0].township == near.id):
            continue
        name = full_name(base, ending, group)
        if near and any(v.township == near.id for v in group):
            village = next(v for v in group if v.township == near.id)
            return gazetteer.village_place(village, name)
        return by_county(gazetteer.place(county.unit), name, group, gazetteer)
    return None


def full_name(base: str, ending: str, group: tuple[Village, ...]) -> str:
    """The name as the text has it, but with the people that an ethnic village is named for (沙洲瑶族村)."""
    return base + ending if group[0].base in (base, base + ending) else group[0].base + ending


def by_county(place: Place, name: str, group: tuple[Village, ...], gazetteer: Gazetteer) -> Place:
    """A village named without its township: that of the gazetteer if only one has it, else left out."""
    towns = {v.township for v in group if v.code} or {v.township for v in group}
    if len(towns) == 1:
        return gazetteer.village_place(group[0], name)
    return replace(place, village=name, code=None)


def _told(scene: _Scene, match: re.Match[str], taken: set[int]) -> Site | None:
    """叫做红河村, 燕塘镇的邓村: a village that no list has, where the text says that the word is a name."""
    for size in (1, 2, 3, 4):
        start = match.start() - size
        if (
            start > 0
            and start not in taken
            and scene.text[start - 1] == "的"
            and _ends_town(scene, start - 1)
        ):
            return _by_shape(scene, start, match)
    if not scene.counties or scene.counties[0].weight < _HOME:
        return None
    for size in (2, 3, 4):
        start = match.start() - size
        if start > 0 and start not in taken and scene.text.endswith(_NAMED, 0, start):
            return _by_shape(scene, start, match)
    return None


def _ends_town(scene: _Scene, end: int) -> bool:
    return any(at == end for at, _ in scene.towns)


def _by_shape(scene: _Scene, start: int, match: re.Match[str]) -> Site | None:
    shape = shapes.village(scene.text, start)
    if shape is None or shape[1] != match.end():
        return None
    near, home = _carried(start, scene.towns), scene.counties[0].unit
    above = scene.gazetteer.place(near if near and parent(near) == home.id else home)
    return Site(start, match.end(), replace(above, village=shape[0], code=None, former=None))


def _towns(sites: list[Site], gazetteer: Gazetteer) -> list[tuple[int, Unit]]:
    """The townships named, as they are today, by where their mention ends."""
    found = [(s.end, today(s.unit, gazetteer)) for s in sites if s.unit and s.unit.level == 4]
    return sorted(found, key=lambda item: item[0])


def _carried(start: int, towns: list[tuple[int, Unit]]) -> Unit | None:
    """The township named last before here."""
    at = bisect_right(towns, start, key=lambda item: item[0])
    return towns[at - 1][1] if at else None
