"""Townships and villages named without their class word: 平川、板桥、蓼泉3个镇, 麻涌先后关停企业."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from core.gazetteer import Gazetteer, Unit
from core.gazetteer.units import without_peoples
from core.model import Place
from core.parse.places import words
from core.parse.places.evidence import Resolution
from core.parse.places.villages import COMPANY, County, Site, counties_of, settled, taken_by

_HAN = "[\u4e00-\u9fff]"
_RUN = re.compile(
    f"{_HAN}{{2,}}(?:、{_HAN}{{2,}})+|{_HAN}{{2,}}[与和及]{_HAN}{{2,}}(?=等[0-9])|{_HAN}{{2,}}[与和及]{_HAN}{{2,}}?等{_HAN}?个[乡镇村]"
)
_NUMBER = "[0-9０-９一二三四五六七八九十两几多数]*"
_CLASS_NOUN = re.compile(
    f"(?:等地?)?{_NUMBER}余?个?(?:重点|贫困|行政|自然|脱贫|深度贫困|相邻|周边)?(乡镇|镇|乡|街道|苏木|村|社区|嘎查)"
)
_COUNTED = re.compile(f"等{_NUMBER}余?个?(?:乡镇|镇|乡|街道|苏木)")
_FEATURES = (
    "路",
    "街",
    "河",
    "湖",
    "山",
    "江",
    "洲",
    "岛",
    "溪",
    "桥",
    "大桥",
    "水库",
    "寺",
    "古镇",
    "大道",
    "广场",
    "高速",
    "机场",
    "站",
)
_CLASS = re.compile("(?:社区|嘎查|村)$")
_LONGEST = 7
_STRONG = 3.0


@dataclass(frozen=True, slots=True)
class _Stem:
    """A name without class word and the place that it is short for; `sure` if the text has it in full too,
    `often` if more than once."""

    place: Place
    unit: Unit | None
    village: bool
    sure: bool
    often: bool = False


def with_shorts(sites: list[Site], result: Resolution, gazetteer: Gazetteer) -> list[Site]:
    """The sites with those of the counties' townships and of the text's villages that stand without class word."""
    counties = [c for c in counties_of(result, gazetteer) if c.weight >= _STRONG][:3]
    taken = taken_by(sites)
    stems = _stems(sites, counties, gazetteer)
    found = _in_lists(result, stems, counties, taken, gazetteer)
    taken |= taken_by(found)
    listed = {result.article.text[s.start : s.end] for s in found}
    found += _single(result, stems, listed, taken, gazetteer)
    found += _companies(result, [*sites, *found], taken)
    return sorted([*sites, *found], key=lambda site: site.start)


def _stems(sites: list[Site], counties: list[County], gazetteer: Gazetteer) -> dict[str, _Stem]:
    full = {s.place.township for s in sites if s.place and s.place.township}
    stems: dict[str, _Stem] = {}
    times = Counter(s.place.village for s in sites if s.place)
    for name, place in settled(sites).items():
        stem = _CLASS.sub("", name)
        for form in (stem, without_peoples(stem)):
            stems.setdefault(form, _Stem(place, None, True, True, times[name] > 1))
    for county in counties:
        for unit in gazetteer.townships(county.unit.id).values():
            if len(unit.short) > 1 and unit.short != unit.name:
                stems.setdefault(unit.short, _Stem(gazetteer.place(unit), unit, False, unit.name in full))
    own = {u.short for c in counties for u in gazetteer.line(c.unit)}
    return {stem: value for stem, value in stems.items() if len(stem) > 1 and stem not in own}


# --- lists ---


def _in_lists(
    result: Resolution,
    stems: dict[str, _Stem],
    counties: list[County],
    taken: set[int],
    gazetteer: Gazetteer,
) -> list[Site]:
    found: list[Site] = []
    for run in _RUN.finditer(result.article.text):
        if counties and not (run.start() in taken and run.end() - 1 in taken):
            sites = _of_run(run, "、", stems, counties, taken, gazetteer)
            found += sites or _of_run(run, "[、与和及]", stems, counties, taken, gazetteer)
    return found


def _of_run(
    run: re.Match[str],
    marks: str,
    stems: dict[str, _Stem],
    counties: list[County],
    taken: set[int],
    gazetteer: Gazetteer,
) -> list[Site]:
    """The items of `A、B、C` if a class noun follows (等4个村), or if two of them at least are the county's townships."""
    items = _items(run, marks, stems, counties)
    if len(items) < 2:
        return []
    noun = _noun(run.string, items[-1], stems, counties)
    towns = {stem: (s.place, s.unit) for stem, s in stems.items() if not s.village}
    known = towns if noun not in ("村", "社区", "嘎查") else _villages(items, stems, counties, gazetteer)
    sites = [s for i, item in enumerate(items) if (s := _item(i, len(items), item, known)) is not None]
    sites = [s for s in sites if s.start not in taken and s.end - 1 not in taken]
    common = gazetteer.common()
    rare = [s for s in sites if run.string[s.start : s.end] not in common]
    return sites if (noun and sites and rare) or len(rare) > 1 else []


def _items(
    run: re.Match[str], marks: str, stems: dict[str, _Stem], counties: list[County]
) -> list[tuple[int, str]]:
    """The parts up to the first behind whose name a class noun stands, with their offsets."""
    items, at = [], run.start()
    for part in re.split(marks, run[0]):
        items.append((at, part))
        if len(items) > 1 and _noun(run.string, items[-1], stems, counties):
            break
        at += len(part) + 1
    return items


def _noun(text: str, last: tuple[int, str], stems: dict[str, _Stem], counties: list[County]) -> str:
    """The class noun behind the list's last name: `沙河7个镇`, `龙池等4个村`; "" if there is none."""
    start, part = last
    for size in range(min(_LONGEST, len(part)), 1, -1):
        name = part[:size]
        match = _CLASS_NOUN.match(text, start + size)
        if match and (name in stems or any(name in c.villages for c in counties)):
            return match[1]
    return ""


_Known = dict[str, tuple[Place, Unit | None]]


def _villages(
    items: list[tuple[int, str]], stems: dict[str, _Stem], counties: list[County], gazetteer: Gazetteer
) -> _Known:
    """The villages that items may name: in the township of one that the text has already, else in the county."""
    found: _Known = {stem: (s.place, None) for stem, s in stems.items() if s.village}
    towns = {p.township for stem, (p, _) in found.items() if any(stem in part for _, part in items)}
    for county in counties[:1]:
        for base in county.villages:
            if len(base) > 1 and base not in found and any(base in part for _, part in items):
                places = [gazetteer.village_place(v) for v in county.villages.get(base)]
                near = [p for p in places if p.township in towns]
                if near or len({p.township for p in places}) == 1:
                    found[base] = ((near or places)[0], None)
    return found


def _item(index: int, count: int, item: tuple[int, str], known: _Known) -> Site | None:
    """The first item is read from its end, the last from its beginning, those between are whole."""
    start, part = item
    sizes = range(min(_LONGEST, len(part)), 1, -1) if index in (0, count - 1) else (len(part),)
    for size in sizes:
        name = part[-size:] if index == 0 else part[:size]
        if name in known:
            at = start + len(part) - size if index == 0 else start
            place, unit = known[name]
            return Site(at, at + size, place, unit)
    return None


# --- single names ---


def _single(
    result: Resolution, stems: dict[str, _Stem], listed: set[str], taken: set[int], gazetteer: Gazetteer
) -> list[Site]:
    text, common = result.article.text, gazetteer.common()
    found: list[Site] = []
    for stem, value in stems.items():
        if stem in common or stem not in text or stem in words.words("village_words", "stems"):
            continue
        for match in re.finditer(re.escape(stem), text):
            if match.start() not in taken and _stands(text, match, value, stem in listed):
                found.append(Site(match.start(), match.end(), value.place, value.unit))
                taken.update(range(match.start(), match.end()))
    return found


def _stands(text: str, match: re.Match[str], stem: _Stem, listed: bool) -> bool:
    """A name that the text has often in full stands anywhere, once or in a list behind an edge, else between edges."""
    if not listed and text.startswith(_FEATURES, match.end()):
        return False
    if stem.often:
        return True
    opens, closes = words.opens(text, match.start()), words.closes(text, match.end())
    return opens and (stem.sure or listed or closes or _COUNTED.match(text, match.end()) is not None)


def _companies(result: Resolution, sites: list[Site], taken: set[int]) -> list[Site]:
    """二连, 七连: the companies of a regiment (团), on the level of villages."""
    regiments = [s for s in sites if s.place and (s.place.township or "").endswith("团")]
    if not regiments:
        return []
    found = []
    for match in COMPANY.finditer(result.article.text):
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
