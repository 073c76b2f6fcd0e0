"""Which unit each name means: the whole article at once, strongest evidence first, open where it does not decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from core.gazetteer import Gazetteer, Unit
from core.parse.places import words
from core.parse.places.article import Article
from core.parse.places.chains import Chain, Lines
from core.parse.places.scan import FULL, SHORT, TOWN

_JOINS = frozenset("、和与及")
_LEVEL_WEIGHT = (0.0, 1.0, 4.0, 16.0, 16.0)


@dataclass(slots=True)
class Context:
    """How much the article has said so far of each unit (by id, as it is today)."""

    lines: Lines
    weight: dict[int, float] = field(default_factory=dict)
    named: dict[int, float] = field(default_factory=dict)
    level: dict[int, int] = field(default_factory=dict)

    def add(self, unit: Unit, weight: float) -> None:
        line = self.lines.of(unit)
        for id in line:
            self.weight[id] = self.weight.get(id, 0.0) + weight
        self.named[line[-1]] = self.named.get(line[-1], 0.0) + weight

    def support(self, unit: Unit) -> float:
        """Evidence for a reading: what was said of the unit and of the units above it, the lower the heavier."""
        gazetteer = self.lines.gazetteer
        return sum(
            self.weight.get(id, 0.0) * _LEVEL_WEIGHT[gazetteer.unit(id).level] for id in self.lines.of(unit)
        )

    def above(self, unit: Unit) -> float:
        """What was said of the unit directly above, or 0."""
        line = self.lines.of(unit)
        return self.weight.get(line[-2], 0.0) if len(line) > 1 else 0.0


@dataclass(slots=True)
class Resolution:
    """Chains with the unit that each means; a chain without one is open, a chain that is left out is no place."""

    article: Article
    context: Context
    units: dict[Chain, Unit] = field(default_factory=dict)
    open: dict[Chain, tuple[Unit, ...]] = field(default_factory=dict)
    meeting: frozenset[int] | None = None
    starts: dict[int, Unit] = field(default_factory=dict)
    ends: dict[int, Unit] = field(default_factory=dict)

    def accept(self, chain: Chain, unit: Unit) -> None:
        self.units[chain] = self.starts[chain.start] = self.ends[chain.end] = unit
        self.context.add(unit, self.article.zone(chain.start).weight)


def resolve(article: Article, found: list[Chain], gazetteer: Gazetteer, lines: Lines) -> Resolution:
    """Read all chains: sure ones first, then names that they decide, then short names, then townships."""
    result = Resolution(article, Context(lines))
    pending = [chain for chain in found if chain.units]
    for stage in (_sure, _source, _decided, _short, _together, _decided, _short, _town, _short):
        pending = [chain for chain in pending if not stage(chain, result, pending)]
    for chain in pending:
        if chain.form == FULL and _clean(chain, article) and chain.tokens[0].name not in _general():
            result.open[chain] = distinct(chain.units, lines)
    return result


def distinct(units: Iterable[Unit], lines: Lines) -> tuple[Unit, ...]:
    """The readings that differ today; of one unit under several records the present one."""
    found: dict[int, Unit] = {}
    for unit in units:
        found.setdefault(lines.now(unit), unit)
    return tuple(found.values())


def _sure(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
    """Names that back each other, full names that only one unit bears, names of provinces."""
    units = distinct(chain.units, result.context.lines)
    if len(units) != 1 or not _clean(chain, result.article):
        return False
    province = units[0].level == 1 and chain.form == SHORT
    if (
        (chain.backed and chain.form != TOWN)
        or (chain.form == FULL and len(chain.tokens[0].name) > 2)
        or province
    ):
        result.accept(chain, units[0])
        return True
    return False


def _source(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
    """绥化日报: the place at the head of a newspaper's or platform's name, higher units before lower ones."""
    article = result.article
    if article.zone(chain.start).name != "source" or not words.opens(article.text, chain.start):
        return False
    units = distinct(chain.units, result.context.lines)
    top = min(u.level for u in units)
    highest = [u for u in units if u.level == top]
    if len(highest) == 1 and article.text.startswith(tuple(words.words("source", "endings")), chain.end):
        result.accept(chain, highest[0])
        return True
    return False


def _decided(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
    """Full names that several units bear, and those of two characters, by what is already known."""
    if chain.form == TOWN or (chain.form == SHORT and not chain.backed) or not _clean(chain, result.article):
        return False
    unit = best(chain.units, result.context, lambda u: result.context.support(u))
    if unit is None:
        return False
    result.accept(chain, unit)
    return True


def best(units: Iterable[Unit], context: Context, score: Callable[[Unit], float]) -> Unit | None:
    """The reading with clearly the most evidence, or None."""
    ranked = sorted(((score(u), u) for u in distinct(units, context.lines)), key=lambda x: -x[0])
    if not ranked or ranked[0][0] <= 0:
        return None
    if len(ranked) > 1 and ranked[0][0] < 1.5 * ranked[1][0]:
        return None
    return ranked[0][1]


def _short(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
    """A short name: by its province if only provinces bear it, else by evidence that fits its level."""
    if chain.form != SHORT or chain.backed or result.article.zone(chain.start).name == "source":
        return False
    unit = _short_reading(chain, result, pending)
    if unit is None:
        return False
    result.accept(chain, unit)
    return True


def _short_reading(chain: Chain, result: Resolution, pending: list[Chain]) -> Unit | None:
    context, text = result.context, result.article.text
    units = distinct(chain.units, context.lines)
    if not _clean(chain, result.article):
        return None
    named = [u for u in units if context.named.get(context.lines.now(u))]
    common = chain.tokens[0].name in words.words("common", "words")
    sides = words.opens(text, chain.start), words.closes(text, chain.end)
    if len(named) == 1 and not common:
        return named[0]
    if common:
        return _common_reading(chain, result, named, units, sides)
    province = [u for u in units if u.level == 1]
    if province:
        return province[0]
    backed = best(units, context, context.above)
    if backed and (any(sides) or backed.level == 2 or _listed(chain, backed, result)):
        return backed
    city = [u for u in units if u.level == 2]
    if len(city) == 1:
        return city[0]
    if len(units) != 1 or not units[0].current:
        return None
    seen = _heads_title(chain, result.article) or (sides[0] and _listed(chain, units[0], result))
    return units[0] if seen else None


def _common_reading(
    chain: Chain, result: Resolution, named: list[Unit], units: tuple[Unit, ...], sides: tuple[bool, bool]
) -> Unit | None:
    for unit in named or units:
        if _listed(chain, unit, result) or (named and all(sides)):
            return unit
    return None


def _heads_title(chain: Chain, article: Article) -> bool:
    """元阳：守住底线谋振兴"""
    zone = article.zone(chain.start)
    return zone.name == "title" and article.text[chain.end : chain.end + 1] in ("：", ":")


def _listed(chain: Chain, unit: Unit, result: Resolution) -> bool:
    """A neighbour in a list (、和与及) is already accepted, and is of the same parent unless the name has one reading."""
    text, lines = result.article.text, result.context.lines
    for there in _neighbours(chain, text, result):
        alone = len(distinct(chain.units, lines)) == 1 and chain.tokens[0].name not in words.words(
            "common", "words"
        )
        if alone or lines.of(there)[:-1] == lines.of(unit)[:-1]:
            return True
    return False


def _neighbours(chain: Chain, text: str, result: Resolution) -> list[Unit]:
    found = []
    if text[chain.start - 1 : chain.start] in _JOINS and chain.start - 1 in result.ends:
        found.append(result.ends[chain.start - 1])
    if text[chain.end : chain.end + 1] in _JOINS and chain.end + 1 in result.starts:
        found.append(result.starts[chain.end + 1])
    return found


def _town(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
    """A township by the county that the text speaks of, else by the city, else by what other townships share."""
    if chain.form != TOWN or chain.tokens[0].name in _general():
        return False
    context = result.context
    unit = best(chain.units, context, context.above) or _by_city(chain, result)
    if unit is None:
        return False
    result.accept(chain, unit)
    return True


def _by_city(chain: Chain, result: Resolution) -> Unit | None:
    """The only one of the name in the city, or in the province that head lines or lead speak of."""
    context = result.context
    if not words.opens(result.article.text, chain.start):
        return None
    weight, line = context.weight, context.lines.of
    city = best(chain.units, context, lambda u: sum(weight.get(i, 0.0) for i in line(u)[1:]))
    return city or best(chain.units, context, lambda u: max(0.0, weight.get(line(u)[0], 0.0) - 1.5))


def _general() -> frozenset[str]:
    return words.words("general_units", "words")


def _together(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
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
    lines = result.context.lines
    names: dict[int, dict[str, float]] = {}
    for chain in pending:
        readings = [u for u in distinct(chain.units, lines) if u.level > 2]
        for unit in readings if _may_meet(chain, result) else ():
            names.setdefault(_county(unit, lines), {})[chain.tokens[0].name] = 1 / len(readings)
    ranked = sorted(((sum(n.values()), len(n), county) for county, n in names.items()), reverse=True)
    ranked = [r for r in ranked if r[1] > 1 and r[0] > 1.2 and _agrees(r[2], result)]
    if not ranked or (len(ranked) > 1 and ranked[0][0] < 1.5 * ranked[1][0]):
        return frozenset()
    return frozenset({ranked[0][2]})


def _may_meet(chain: Chain, result: Resolution) -> bool:
    name = chain.tokens[0].name
    if chain.form == FULL or name in _general() or name in words.words("common", "words"):
        return False
    return _clean(chain, result.article) and words.opens(result.article.text, chain.start)


def _agrees(county: int, result: Resolution) -> bool:
    """No other county is known yet, and the county lies in the province that the head lines name, if they name one."""
    context = result.context
    gazetteer = context.lines.gazetteer
    known = [gazetteer.unit(id) for id, weight in context.weight.items() if weight >= 2]
    if any(u.level == 3 for u in known):
        return False
    provinces = [u.id for u in known if u.level == 1]
    return not provinces or context.lines.of(gazetteer.unit(county))[0] in provinces


def _clean(chain: Chain, article: Article) -> bool:
    """The name is not a piece of other words: 示范县, 吉林市场, 乡村振兴."""
    text, first = article.text, chain.tokens[0]
    if chain.tokens[-1].name.endswith("市") and text.startswith("场", chain.end):
        return False
    if (
        len(first.name) == 2
        and first.form == FULL
        and not chain.backed
        and not words.opens(text, first.start)
    ):
        return False
    return not (
        first.form == SHORT and text.startswith(tuple(words.words("after_name", "endings")), chain.end)
    )
