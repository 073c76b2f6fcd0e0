"""Villages: behind their township, or alone where the county is known; those of no gazetteer are read by their shape."""

from __future__ import annotations

from dataclasses import replace

from core.gazetteer import Gazetteer, Village
from core.model import Place
from core.parse.places import shapes, words
from core.parse.places.alone import County, alone, by_county, full_name
from core.parse.places.evidence import Resolution
from core.parse.places.scan import names_of
from core.parse.places.sites import Site, holds_townships, parent, today

_LONGEST = 8


def with_villages(result: Resolution, counties: list[County], gazetteer: Gazetteer) -> list[Site]:
    """All mentions in order: names of units grown by the village behind them, then villages of these counties that stand
    alone."""
    sites = _agreed(_grown(result, gazetteer), result.article.text)
    sites += alone(result, counties, gazetteer, sites)
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
    """The site with the township and the village that directly follow it."""
    assert site.unit is not None
    if site.unit.level == 3 or holds_townships(site.unit, gazetteer):
        site = _short_township(site, text, gazetteer) or _unknown_township(site, text, gazetteer)
    if company := _company(site, text):
        return company
    assert site.unit is not None
    if site.unit.level < 3 and not holds_townships(site.unit, gazetteer):
        return _village_of_city(site, text, gazetteer) if site.unit.level == 2 else site
    return with_village(site, text, gazetteer)


def with_village(site: Site, text: str, gazetteer: Gazetteer) -> Site:
    """The site of a county or a township with the village that directly follows it."""
    site = _known_village(site, text, gazetteer) or _unknown_village(site, text)
    named = site.place is not None and site.place.village and text[site.end - 1] in "村区查"
    return replace(site, end=shapes.hamlet(text, site.end)) if named else site


def _village_of_city(site: Site, text: str, gazetteer: Gazetteer) -> Site:
    """海口市施茶村: a village behind its city, where one of the city's counties has it."""
    assert site.unit is not None
    shape = shapes.village(text, site.end)
    if shape is None:
        return site
    name, end = shape
    base = shapes.CLASS.sub("", name)
    groups = [gazetteer.villages(c.id).get(base) for c in gazetteer.counties(today(site.unit, gazetteer))]
    homes = [village for group in groups for village in group if village.code]
    if len({village.township for village in homes}) != 1:
        return site
    unit = gazetteer.unit(homes[0].township)
    return replace(site, end=end, place=gazetteer.village_place(homes[0], name), unit=unit)


def _company(site: Site, text: str) -> Site | None:
    """四十四团七连: the company behind its regiment."""
    if site.place is None or not (site.place.township or "").endswith("团"):
        return None
    match = shapes.COMPANY.match(text, site.end)
    return match and replace(site, end=match.end(), place=replace(site.place, village=match[0], code=None))


def _short_township(site: Site, text: str, gazetteer: Gazetteer) -> Site | None:
    """雷山县西江, 东莞厚街: a township without class word behind the county, where the words are no other."""
    assert site.unit is not None
    if text[site.end : site.end + 2] not in names_of(gazetteer).town_starts:
        return None
    shorts = gazetteer.short_townships(today(site.unit, gazetteer).id)
    for size in (4, 3, 2):
        name = text[site.end : site.end + size]
        unit = shorts.get(name)
        if unit and _stands_behind(name, text, site.end + size, gazetteer):
            return replace(site, end=site.end + size, place=gazetteer.place(unit), unit=unit)
    return None


def _stands_behind(name: str, text: str, end: int, gazetteer: Gazetteer) -> bool:
    """A short name right behind the unit above it: no everyday word, and no piece of a longer name."""
    if name in gazetteer.common() or name in words.words("village_words", "stems"):
        return False
    if name in words.words("village_words", "doubtful") or words.goes_on(text, end):
        return False
    return not text.startswith(words.endings("behind", "endings"), end)


def _unknown_township(site: Site, text: str, gazetteer: Gazetteer) -> Site:
    """郊区平定镇: a township that the county does not have, as the text has it; 流长乡 is today's 流长镇."""
    assert site.place is not None and site.unit is not None
    shape = shapes.township(text, site.end)
    if shape is None:
        return site
    name, stem, end = shape
    known = gazetteer.townships(today(site.unit, gazetteer).id)
    if any(name[i:] in known for i in range(len(stem))):
        return site
    same = gazetteer.short_townships(today(site.unit, gazetteer).id).get(stem)
    if same:
        return replace(site, end=end, place=replace(gazetteer.place(same), former=name), unit=same)
    return replace(site, end=end, place=replace(site.place, township=name, code=None))


def _known_village(site: Site, text: str, gazetteer: Gazetteer) -> Site | None:
    assert site.unit is not None
    unit = today(site.unit, gazetteer)
    known = gazetteer.villages(parent(unit))
    for size in range(min(_LONGEST, len(text) - site.end), 0, -1):
        base = text[site.end : site.end + size]
        group = known.get(base)
        if not group:
            continue
        inside = any(v.township == unit.id for v in group)
        end, name = _named_end(text, site.end, base, group, inside, gazetteer)
        if end:
            return _with_village(site, end, name, group, gazetteer)
    return None


def _named_end(
    text: str, start: int, base: str, group: tuple[Village, ...], inside: bool, gazetteer: Gazetteer
) -> tuple[int, str]:
    """Where the village's name ends and how the text has it; (0, "") if the words go on otherwise."""
    end = start + len(base)
    match = shapes.CLASS.match(text, end)
    if match:
        return _doubled(text, match.end()), full_name(base, shapes.class_word(match[0]), group)
    if base.endswith(("村", "社区", "嘎查")) and len(base) > 1:
        return end, base
    if text.startswith(("居委会", "村委会"), end):
        return end + 3, group[0].name
    if text.startswith(words.endings("behind", "endings"), end):
        return 0, ""
    told = len(base) == 2 and words.closes(text, end) and base not in words.words("village_words", "doubtful")
    if told or len(base) > 2 or (len(base) == 2 and inside and _stands_behind(base, text, end, gazetteer)):
        return end, group[0].name
    return 0, ""


def _doubled(text: str, end: int) -> int:
    """余村村: speech puts the class word behind a name that has it already; 余村村集体 and 余村村民 are other words."""
    twice = text.startswith("村村", end - 1) and (
        words.closes(text, end + 1) or text[end + 1] in "的是在有把"
    )
    return end + 1 if twice else end


def _with_village(site: Site, end: int, name: str, group: tuple[Village, ...], gazetteer: Gazetteer) -> Site:
    assert site.unit is not None and site.place is not None
    unit = today(site.unit, gazetteer)
    inside = [v for v in group if v.township == unit.id]
    if site.unit.level == 4 or site.place.township:
        code = inside[0].code or None if inside else None
        return replace(site, end=end, place=replace(site.place, village=name, code=code))
    return replace(site, end=end, place=by_county(site.place, name, group, gazetteer))


def _unknown_village(site: Site, text: str) -> Site:
    """A village that no list has, behind the unit that it lies in."""
    assert site.place is not None
    shape = shapes.village(text, site.end)
    if shape is None:
        return site
    name, end = shape
    return replace(site, end=end, place=replace(site.place, village=name, code=None))
