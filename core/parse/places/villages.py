"""Villages: behind their township, or alone where the county is known; those of no gazetteer are read by their shape."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from core.gazetteer import Gazetteer, Unit, Village, Villages
from core.model import Place
from core.parse.places import words
from core.parse.places.evidence import Resolution

_CLASS = re.compile("社区|嘎查|(?:行政|自然)?村")
_HAN = "[\u4e00-\u9fff]"
_SHAPE = re.compile(f"({_HAN}{{1,5}}?)(社区|嘎查|(?:行政|自然)?村)(?![庄民寨])")
_TOWN_SHAPE = re.compile(
    "([0-9零〇一二三四五六七八九十]{1,4})团(?![队结委部体])"
    f"|({_HAN}{{1,4}}?)(?:镇|乡(?!村|亲|土|贤|情|愁)|街道|苏木)"
)
COMPANY = re.compile("第?[0-9０-９一二三四五六七八九十]+连(?![续年接日天胜冠])")
# What stands in no village's or township's name: a shape that runs over it is no name.
_NO_NAME = re.compile(
    "[的了在和与等个各全本该我你他们是为有被把将对从向以及或到说这那乡镇县市区党委政府第轮届批次名户民农抓做选评推让使给带领帮扶助驻包联进入下出回赴访创示范贫困村起成办立设辖属]"
    "|坚持|组织|开展|干部|建设|发展|实施|推|打造|持续|积极|充分|大力|全面|城区|所有|部分|其他|行政|自然"
)
_LONGEST = 8
_MANY = 16
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Site:
    """A mention with its place; `unit` is the deepest unit above village level, `place` None if it stays open."""

    start: int
    end: int
    place: Place | None
    unit: Unit | None = None
    candidates: tuple[Place, ...] = ()


def with_villages(result: Resolution, gazetteer: Gazetteer) -> list[Site]:
    """All mentions in order: names of units grown by the village behind them, then villages that stand alone."""
    sites = _agreed(_grown(result, gazetteer), result.article.text)
    sites += _alone(result, gazetteer, sites)
    return _merged(sorted(sites, key=lambda site: site.start))


def _merged(sites: list[Site]) -> list[Site]:
    """陕西 and 房岩村 side by side are one mention of the deeper place."""
    found: list[Site] = []
    for site in sites:
        last = found[-1] if found else None
        if last and last.place and site.place and last.end == site.start and site.place.within(last.place):
            found[-1] = replace(site, start=last.start)
        else:
            found.append(site)
    return found


def _grown(result: Resolution, gazetteer: Gazetteer) -> list[Site]:
    sites: list[Site] = []
    reached = 0
    for chain, unit in sorted(result.units.items(), key=lambda item: item[0].start):
        if chain.start < reached:
            continue
        site = _tail(
            Site(chain.start, chain.end, gazetteer.place(unit), unit), result.article.text, gazetteer
        )
        sites.append(site)
        reached = site.end
    taken = {site.start for site in sites}
    for chain, units in result.open.items():
        if chain.start not in taken:
            places = tuple(gazetteer.place(u) for u in units)
            sites.append(Site(chain.start, chain.end, None, None, places))
    return sites


def _agreed(sites: list[Site], text: str) -> list[Site]:
    """A village named here with its township and there without is one village: where the text says, right or wrong."""
    told: dict[tuple[str | None, ...], Place] = {}
    for site in sites:
        if site.place and site.place.village and (site.place.township or "-") in text[site.start : site.end]:
            told.setdefault((*site.place.names[:3], site.place.village), site.place)
    return [
        replace(site, place=told.get((*site.place.names[:3], site.place.village), site.place))
        if site.place
        and site.place.village
        and (site.place.township or "-") not in text[site.start : site.end]
        else site
        for site in sites
    ]


def _tail(site: Site, text: str, gazetteer: Gazetteer) -> Site:
    """The site with the township of no gazetteer and the village that directly follow it."""
    assert site.unit is not None and site.place is not None
    unit = site.unit
    if unit.level == 3:
        site = _unknown_township(site, text, gazetteer)
    if company := _company(site, text):
        return company
    if unit.level < 3 and not _holds_townships(unit, gazetteer):
        return site
    return _known_village(site, text, gazetteer) or _unknown_village(site, text)


def _company(site: Site, text: str) -> Site | None:
    """四十四团七连: the company behind its regiment."""
    if site.place is None or not (site.place.township or "").endswith("团"):
        return None
    match = COMPANY.match(text, site.end)
    return match and replace(site, end=match.end(), place=replace(site.place, village=match[0], code=None))


def _holds_townships(unit: Unit, gazetteer: Gazetteer) -> bool:
    return unit.level == 2 and gazetteer.counties(unit) == (unit,)


def _unknown_township(site: Site, text: str, gazetteer: Gazetteer) -> Site:
    """郊区平定镇: a township that the county does not have, as the text has it."""
    match = _TOWN_SHAPE.match(text, site.end)
    stem = (match[1] or match[2]) if match else ""
    if not match or _NO_NAME.search(stem) or stem in words.words("village_words", "stems"):
        return site
    assert site.place is not None and site.unit is not None
    known = gazetteer.townships(_today(site.unit, gazetteer).id)
    if any(match[0][i:] in known for i in range(len(stem))):
        return site
    place = replace(site.place, township=match[0], code=None)
    return replace(site, end=match.end(), place=place)


def _parent(unit: Unit) -> int:
    return unit.parent if unit.level == 4 else unit.id


def _today(unit: Unit, gazetteer: Gazetteer) -> Unit:
    return gazetteer.today(unit) or unit


def _known_village(site: Site, text: str, gazetteer: Gazetteer) -> Site | None:
    assert site.unit is not None
    unit = _today(site.unit, gazetteer)
    known = gazetteer.villages(_parent(unit))
    for size in range(min(_LONGEST, len(text) - site.end), 0, -1):
        base = text[site.end : site.end + size]
        group = known.get(base)
        if not group:
            continue
        end, name = _named_end(text, site.end, base, group)
        if end:
            return _with_village(site, end, name, group, gazetteer)
    return None


def _named_end(text: str, start: int, base: str, group: tuple[Village, ...]) -> tuple[int, str]:
    """Where the village's name ends and how the text has it; (0, "") if the words go on otherwise."""
    end = start + len(base)
    match = _CLASS.match(text, end)
    if match:
        return _doubled(text, match.end()), _name(base, _word(match[0]), group)
    if base.endswith(("村", "社区", "嘎查")) and len(base) > 1:
        return end, base
    if len(base) > 2 or (len(base) == 2 and words.closes(text, end)):
        return end, group[0].name
    return 0, ""


def _doubled(text: str, end: int) -> int:
    """余村村: speech puts the class word behind a name that has it already; 余村村集体 and 余村村民 are other words."""
    twice = text.startswith("村村", end - 1) and (
        words.closes(text, end + 1) or text[end + 1] in "的是在有把"
    )
    return end + 1 if twice else end


def _name(base: str, ending: str, group: tuple[Village, ...]) -> str:
    """The name as the text has it, but with the people that an ethnic village is named for (沙洲瑶族村)."""
    return base + ending if group[0].base in (base, base + ending) else group[0].base + ending


def _with_village(site: Site, end: int, name: str, group: tuple[Village, ...], gazetteer: Gazetteer) -> Site:
    assert site.unit is not None and site.place is not None
    unit = _today(site.unit, gazetteer)
    inside = [v for v in group if v.township == unit.id]
    if site.unit.level == 4 or site.place.township:
        code = inside[0].code or None if inside else None
        return replace(site, end=end, place=replace(site.place, village=name, code=code))
    return replace(site, end=end, place=_by_county(site.place, name, group, gazetteer))


def _by_county(place: Place, name: str, group: tuple[Village, ...], gazetteer: Gazetteer) -> Place:
    """A village named without its township: that of the gazetteer if only one has it, else left out."""
    towns = {v.township for v in group if v.code} or {v.township for v in group}
    if len(towns) == 1:
        return gazetteer.village_place(group[0], name)
    return replace(place, village=name, code=None)


def _unknown_village(site: Site, text: str) -> Site:
    assert site.place is not None
    match = _SHAPE.match(text, site.end)
    if not match or _NO_NAME.search(match[1]) or match[1] in words.words("village_words", "stems"):
        return site
    village = match[1] + _word(match[2])
    return replace(site, end=match.end(), place=replace(site.place, village=village, code=None))


def _word(class_word: str) -> str:
    """行政村 and 自然村 are 村 in a name."""
    return "村" if class_word.endswith("村") else class_word


# --- villages that stand alone ---


@dataclass(frozen=True, slots=True)
class County:
    unit: Unit
    weight: float
    villages: Villages


def counties_of(result: Resolution, gazetteer: Gazetteer) -> list[County]:
    """Units that hold townships and of which the article speaks, heaviest first; a city's counties if it names none."""
    context = result.context
    units = [(gazetteer.unit(id), weight) for id, weight in context.weight.items()]
    found = [(u, w) for u, w in units if u.level == 3 or _holds_townships(u, gazetteer)]
    if not found:
        cities = sorted(((u, w) for u, w in units if u.level == 2), key=lambda x: -x[1])[:1]
        found = [(c, w / 4) for u, w in cities for c in gazetteer.counties(u)[:_MANY]]
    found.sort(key=lambda x: -x[1])
    return [County(u, w, gazetteer.villages(u.id)) for u, w in found[:_MANY]]


def _alone(result: Resolution, gazetteer: Gazetteer, sites: list[Site]) -> list[Site]:
    text = result.article.text
    counties = counties_of(result, gazetteer)
    taken, named = taken_by(sites), settled(sites)
    common, towns = gazetteer.common(), _towns(sites, gazetteer)
    known = [county.villages.names for county in counties]
    found: list[Site] = []
    for match in _CLASS.finditer(text):
        if match.start() in taken:
            continue
        word = _word(match[0])
        for size in range(min(_LONGEST, match.start()), 0, -1):
            start = match.start() - size
            base = text[start : match.start()]
            name = base + word
            if name not in named and not any(base in names or name in names for names in known):
                continue
            if start in taken or not _may_begin(text, start, base, named, sites, common):
                continue
            place = named.get(name) or _reading(base, word, _carried(start, towns), counties, gazetteer)
            if place:
                found.append(Site(start, match.end(), place))
                named.setdefault(name, place)
                break
    return found


def taken_by(sites: list[Site]) -> set[int]:
    return {i for site in sites for i in range(site.start, site.end)}


def settled(sites: list[Site]) -> dict[str, Place]:
    """Villages that the text hangs under a township, by their name in it; a name of two places is left out."""
    found: dict[str, Place] = {}
    double = set()
    for site in sites:
        if (
            site.place
            and site.place.village
            and (not site.unit or site.unit.level == 4 or site.unit.level == 3)
        ):
            other = found.setdefault(site.place.village, site.place)
            if other.names[:4] != site.place.names[:4]:
                double.add(site.place.village)
    return {name: place for name, place in found.items() if name not in double}


def _may_begin(
    text: str, start: int, base: str, named: dict[str, Place], sites: list[Site], common: frozenset[str]
) -> bool:
    """A village's name may begin here: after a clear edge, or known already, or too long or near to be chance."""
    if base in words.words("village_words", "stems"):
        return False
    if len(base) > 1 and any(name.startswith(base) for name in named):
        return True
    if words.opens(text, start) or any(s.end == start for s in sites):
        return True
    return len(base) > 2 or (len(base) == 2 and base not in common and _county_near(start, sites))


def _county_near(start: int, sites: list[Site]) -> bool:
    return any(0 <= start - s.end <= _NEAR and s.unit is not None and s.unit.level >= 3 for s in sites)


def _reading(
    base: str, ending: str, near: Unit | None, counties: list[County], gazetteer: Gazetteer
) -> Place | None:
    """The village of the last named township, else of the heaviest county that has one of the name."""
    for county in sorted(counties, key=lambda c: (near is None or c.unit.id != _parent(near), -c.weight)):
        group = county.villages.get(base) or county.villages.get(base + ending)
        if not group:
            continue
        if base in words.words("village_words", "doubtful") and not (near and group[0].township == near.id):
            continue
        if near and any(v.township == near.id for v in group):
            village = next(v for v in group if v.township == near.id)
            return gazetteer.village_place(village, _name(base, ending, group))
        return _by_county(gazetteer.place(county.unit), _name(base, ending, group), group, gazetteer)
    return None


def _towns(sites: list[Site], gazetteer: Gazetteer) -> list[tuple[int, Unit]]:
    """The townships named, as they are today, by where their mention ends."""
    found = [(s.end, _today(s.unit, gazetteer)) for s in sites if s.unit and s.unit.level == 4]
    return sorted(found, key=lambda item: item[0])


def _carried(start: int, towns: list[tuple[int, Unit]]) -> Unit | None:
    """The township named last before here."""
    at = bisect_right(towns, start, key=lambda item: item[0])
    return towns[at - 1][1] if at else None
