"""Names that nobody knows yet and that back each other: a county's townships, a township's villages."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from core.gazetteer import Gazetteer, Unit
from core.parse.places import words
from core.parse.places.chains import Chain, Lines
from core.parse.places.evidence import Resolution, best, general
from core.parse.places.scan import FULL, TOWN

_MANY = 16
_TAIL = re.compile("([\u4e00-\u9fff]{2,6}?)(?:村|社区|嘎查)")
_SCENE = frozenset({"title", "subtitle", "lead"})


def together(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
    """尖扎 … 昂拉乡: names that nobody knows yet back each other if they meet in one county."""
    if chain.form == FULL or chain.backed:
        return False
    if result.meeting is None:
        result.meeting = _meeting(result, pending)
    for unit in chain.units:
        if unit.level > 2 and _county(unit, result.context.lines) in result.meeting:
            result.accept(chain, unit)
            return True
    return False


def _county(unit: Unit, lines: Lines) -> int:
    return lines.of(unit)[-1 if unit.level == 3 else -2]


def _meeting(result: Resolution, pending: list[Chain]) -> frozenset[int]:
    """The county in which the open names meet, as a set of one, if one stands out."""
    if _at_home(result):
        return frozenset()
    lines = result.context.lines
    names: dict[int, dict[str, float]] = {}
    for chain in pending:
        readings = [u for u in result.readings[chain] if u.level > 2]
        for unit in readings if _may_meet(chain, result) else ():
            names.setdefault(_county(unit, lines), {})[chain.tokens[0].name] = 1 / len(readings)
    ranked = sorted(((sum(n.values()), len(n), county) for county, n in names.items()), reverse=True)
    ranked = [r for r in ranked if r[1] > 1 and r[0] > 1.2 and _in_province(r[2], result)]
    if not ranked or (len(ranked) > 1 and ranked[0][0] < 1.5 * ranked[1][0]):
        return frozenset()
    return frozenset({ranked[0][2]})


def _may_meet(chain: Chain, result: Resolution) -> bool:
    name = chain.tokens[0].name
    if chain.form == FULL or name in general() or name in words.words("common", "words"):
        return False
    return chain in result.clean and words.opens(result.article.text, chain.start)


def _spoken_of(result: Resolution, level: int) -> list[int]:
    """The units of a level of which the article has said enough."""
    gazetteer, weights = result.context.lines.gazetteer, result.context.weight
    return [id for id, weight in weights.items() if weight >= 2 and gazetteer.unit(id).level == level]


def _at_home(result: Resolution) -> bool:
    """A county is known already."""
    return bool(_spoken_of(result, 3))


def _in_province(county: int, result: Resolution) -> bool:
    """The county lies in the province that the head lines name, if they name one."""
    lines, provinces = result.context.lines, _spoken_of(result, 1)
    return not provinces or lines.of(lines.gazetteer.unit(county))[0] in provinces


def housed(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
    """河西镇 … 东堡子村、邢家屯村: a township that the villages named around it tell from others of its name."""
    text = result.article.text
    if chain.form != TOWN or chain.tokens[0].name in general() or len(chain.units) > _MANY:
        return False
    if not words.opens(text, chain.start):
        return False
    unit = _by_tail(chain, result) or _by_villages(chain, result)
    if unit is None:
        return False
    result.accept(chain, unit)
    return True


def _by_tail(chain: Chain, result: Resolution) -> Unit | None:
    """利民镇乔庄村: only one township of the name has the village that directly follows."""
    match = _TAIL.match(result.article.text, chain.end)
    if not match:
        return None
    fitting = [u for u in chain.units if _villages_of(u, {match[1]}, result.context.lines.gazetteer)]
    return fitting[0] if len(fitting) == 1 else None


def _by_villages(chain: Chain, result: Resolution) -> Unit | None:
    if _at_home(result):
        return None
    gazetteer = result.context.lines.gazetteer
    bases = village_shapes(result.article.text)
    unit = best(result.readings[chain], lambda u: len(_villages_of(u, bases, gazetteer)) - 0.5)
    if unit is None or not _in_province(_county(unit, result.context.lines), result):
        return None
    return unit if _telling(_villages_of(unit, bases, gazetteer), gazetteer) else None


def backed_by_villages(chain: Chain, unit: Unit, result: Resolution) -> bool:
    """江永 … 下界头村: a county's short name that stands more than once, with a village of rare name that it has.

    The province must be named too: a short name and a village's meet by chance somewhere in the country.
    """
    text, lines = result.article.text, result.context.lines
    above = lines.of(unit)[0]
    if unit.level != 3 or text.count(chain.tokens[0].name) < 2 or not result.context.weight.get(above):
        return False
    known = lines.gazetteer.villages(lines.now(unit))
    return any(len(b) > 2 and b in known and b not in lines.gazetteer.common() for b in village_shapes(text))


@lru_cache(maxsize=2)
def village_shapes(text: str) -> frozenset[str]:
    """Everything before a 村 or 社区 that could be a village's name; asked of one text again and again."""
    ends = [m.start() for m in re.finditer("村|社区|嘎查", text)]
    return frozenset(text[end - size : end] for end in ends for size in range(2, 6) if end >= size)


def _villages_of(township: Unit, bases: Set[str], gazetteer: Gazetteer) -> set[str]:
    now = gazetteer.today(township)
    if now is None:
        return set()
    known = gazetteer.villages(now.parent)
    return {b for b in known.names & bases if any(v.township == now.id for v in known.get(b))}


def _telling(villages: set[str], gazetteer: Gazetteer) -> bool:
    """Two villages, or one of an uncommon long name."""
    rare = {v for v in villages if v not in gazetteer.common()}
    return len(rare) > 1 or any(len(v) > 2 for v in rare)


def by_village_names(result: Resolution) -> None:
    """陕西房岩村: where no county is named, villages of rare names tell it, within the province that is.

    The county is added to what the article speaks of; its villages are then read as where a county is named.
    """
    gazetteer, context = result.context.lines.gazetteer, result.context
    if any(gazetteer.unit(id).level >= 3 for id in context.weight):
        return
    votes: dict[int, set[str]] = {}
    for base in _told_villages(result):
        fitting = [c for c in gazetteer.namesakes(base) if _in_reach(c, result)]
        if len(fitting) == 1:
            votes.setdefault(fitting[0], set()).add(base)
    ranked = sorted(votes.items(), key=lambda item: -len(item[1]))
    if ranked and (len(ranked) == 1 or len(ranked[0][1]) > len(ranked[1][1])):
        context.add(gazetteer.unit(ranked[0][0]), 1.0)


def _told_villages(result: Resolution) -> set[str]:
    """Bases of villages in title or lead, or named more than once, that begin behind an edge and are no common word."""
    text = result.article.text
    common = result.context.lines.gazetteer.common()
    found = set()
    for match in re.finditer("村|社区|嘎查", text):
        for size in range(2, 6):
            start = match.start() - size
            base = text[max(start, 0) : match.start()]
            if start < 0 or base in common or base in words.words("village_words", "stems"):
                continue
            scene = result.article.zone(start).name in _SCENE
            if _edge(start, result) and (scene or text.count(text[start : match.end()]) > 1):
                found.add(base)
    return found


def _edge(start: int, result: Resolution) -> bool:
    return words.opens(result.article.text, start) or start in result.ends


def _in_reach(county: int, result: Resolution) -> bool:
    """In a city or province that the article has named."""
    context = result.context
    line = context.lines.of(context.lines.gazetteer.unit(county))
    return any(context.weight.get(id, 0.0) > 0 for id in line)
