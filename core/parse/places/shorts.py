"""Townships and villages named without their class word: in lists, and alone (麻涌先后关停企业)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from core.gazetteer import Gazetteer
from core.gazetteer.units import without_peoples
from core.model import Place
from core.parse.places import shapes, words
from core.parse.places.alone import County, by_county
from core.parse.places.evidence import Resolution
from core.parse.places.lists import NUMBER, Scene, Stem, in_lists
from core.parse.places.sites import Site, settled, taken_by
from core.parse.places.villages import with_village

_COUNTED = re.compile(f"等{NUMBER}余?个?(?:乡镇|镇|乡|街道|苏木)")
_CLASS = re.compile("(?:社区|嘎查|村)$")
# 结古镇 of today's 结古街道.
_OLDER = re.compile("镇(?!区)|乡(?![村亲土贤情愁镇])|街道")
_STRONG = 3.0
_WATERS = "江河湖溪海"
"""独龙江公路, 独龙江两岸: a river, whichever 独龙江乡 there is."""


def with_shorts(
    sites: list[Site], result: Resolution, spoken_of: list[County], gazetteer: Gazetteer
) -> list[Site]:
    """The sites with those of the counties' townships and of the text's villages that stand without class word."""
    strong = [c for c in spoken_of if c.weight >= _STRONG][:3]
    counties = strong if len(strong) > 1 else [c for c in spoken_of if c.weight >= 1][:2]
    stems = _stems(sites, counties, gazetteer, result.article.text)
    towns = {stem: (s.place, s.unit) for stem, s in stems.items() if not s.village}
    scene = Scene(result.article.text, stems, towns, counties, gazetteer)
    taken = taken_by(sites)
    found = in_lists(scene, taken)
    taken |= taken_by(found)
    found += _single(scene, {scene.text[s.start : s.end] for s in found}, taken)
    found += _again(scene.text, sites, found, taken)
    found += _companies(result, [*sites, *found], taken)
    return sorted([*sites, *found], key=lambda site: site.start)


def _hamlets(text: str, sites: list[Site]) -> dict[str, Place]:
    """那布村后卡屯: hamlets that the text names behind their village, at the village's place."""
    ends = ((s, shapes.HAMLET.search(text, s.start, s.end)) for s in sites if s.place and s.place.village)
    return {match[1]: site.place for site, match in ends if match and site.place}


def _again(text: str, sites: list[Site], found: list[Site], taken: set[int]) -> list[Site]:
    """Villages that were only now told of with their township, and hamlets, where they stand alone."""
    before = settled(sites)
    again: list[Site] = []
    new = {n: p for n, p in settled([s for s in found if s.unit]).items() if n not in before}
    for name, place in {**new, **_hamlets(text, sites)}.items():
        for start, end in _occurrences(name, text):
            if start not in taken:
                again.append(Site(start, end, place))
                taken.update(range(start, end))
    return again


def _stems(sites: list[Site], counties: list[County], gazetteer: Gazetteer, text: str) -> dict[str, Stem]:
    """What of the text may be a village's or a township's name without its class word."""
    full = Counter(t for s in sites if s.place and (t := s.place.township) and t[:2] in text[s.start : s.end])
    stems: dict[str, Stem] = {}
    times = Counter(s.place.village for s in sites if s.place)
    for name, place in settled(sites).items():
        stem = _CLASS.sub("", name)
        for form in (stem, without_peoples(stem)):
            stems.setdefault(form, Stem(place, None, True, True, times[name] > 1))
    for county in counties:
        for unit in gazetteer.townships(county.unit.id).values():
            if len(unit.short) > 1 and unit.short != unit.name and unit.short in text:
                named, weak = full[unit.name], county.weight < _STRONG
                place = gazetteer.place(unit)
                stems.setdefault(unit.short, Stem(place, unit, False, named > 0, named > 1, weak))
    for base, place in _villages(counties[:1], gazetteer, text):
        stems.setdefault(base, Stem(place, None, True, True))
    own = {u.short for c in counties for u in gazetteer.line(c.unit)}
    return {stem: value for stem, value in stems.items() if len(stem) > 1 and stem not in own}


def _villages(counties: list[County], gazetteer: Gazetteer, text: str) -> Iterator[tuple[str, Place]]:
    """The home county's villages of three characters and more that stand in the text (英格庄的灯笼)."""
    settlements = words.table("village_words")["settlements"]
    for county in counties:
        here = gazetteer.place(county.unit)
        for base in county.villages.ending_in(settlements) if county.weight >= _STRONG else ():
            if base in text:
                yield base, by_county(here, base + "村", county.villages.get(base), gazetteer)


def _single(scene: Scene, listed: set[str], taken: set[int]) -> list[Site]:
    common = scene.gazetteer.common()
    found: list[Site] = []
    for stem, value in scene.stems.items():
        if stem not in scene.text or stem in common or stem in words.words("village_words", "stems"):
            continue
        for start, end in _occurrences(stem, scene.text):
            older = None if value.village or end in taken else _OLDER.match(scene.text, end)
            if not taken.isdisjoint(range(start, end)):
                continue
            if older or _stands(scene.text, start, end, value, stem in listed):
                site = Site(start, older.end() if older else end, value.place, value.unit)
                grown = with_village(site, scene.text, scene.gazetteer) if value.unit else site
                site = grown if taken.isdisjoint(range(site.end, grown.end)) else site
                found.append(site)
                taken.update(range(start, site.end))
    return found


def _occurrences(name: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        yield start, end
        start = text.find(name, end)


def _stands(text: str, start: int, end: int, stem: Stem, listed: bool) -> bool:
    """A name that the text has often in full stands anywhere, once or in a list behind an edge, else between edges."""
    if not listed and text.startswith(words.endings("features", "words"), end):
        return False
    if text[end - 1] in _WATERS and text.startswith(words.endings("features", "waters"), end):
        return False
    if stem.often:
        return True
    if not words.opens(text, start):
        return False
    if stem.sure or listed or (words.closes(text, end) and not stem.weak) or _COUNTED.match(text, end):
        return True
    if not stem.weak and text.startswith(words.endings("features", "homes"), end):
        return True
    # 旧街姚河村: a village's name of two characters at least follows.
    following = None if stem.village else shapes.village(text, end)
    return following is not None and len(following[0]) > 2


def _companies(result: Resolution, sites: list[Site], taken: set[int]) -> list[Site]:
    """二连, 七连: the companies of a regiment (团), on the level of villages."""
    regiments = [s for s in sites if s.place and (s.place.township or "").endswith("团")]
    if not regiments:
        return []
    found = []
    for match in shapes.COMPANY.finditer(result.article.text):
        if match.start() not in taken:
            above = max(
                (s for s in regiments if s.start <= match.start()),
                key=lambda s: s.start,
                default=regiments[0],
            )
            assert above.place is not None
            found.append(Site(match.start(), match.end(), company(above.place, match[0])))
    return found


def company(regiment: Place, name: str) -> Place:
    return Place(regiment.province, regiment.city, regiment.county, regiment.township, name)
