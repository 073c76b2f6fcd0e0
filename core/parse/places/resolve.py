"""Which unit each name means: the whole article at once, strongest evidence first, open where it does not decide."""

from __future__ import annotations

from collections.abc import Callable

from core.gazetteer import Unit
from core.parse.places import words
from core.parse.places.article import Article
from core.parse.places.chains import Chain, Lines
from core.parse.places.evidence import Context, Resolution, best, clean, distinct, general
from core.parse.places.meeting import backed_by_villages, by_village_names, housed, together
from core.parse.places.scan import FULL, SHORT, TOWN

_REMEMBERED = 1995
"""Units that went before are named only beside what they belonged to; alone their names are other words (半山区)."""
_HOME = 2.0
"""The weight of a county that head lines or lead name, or the body twice."""
_JOINS = frozenset("、和与及")
_TOWNSHIPS = ("镇", "乡", "街道", "苏木")
_CLASSES = frozenset("县市区镇乡村")
"""A kind of place before a place's name is its apposition: 贫困重镇龙凤镇."""


def resolve(article: Article, found: list[Chain], lines: Lines) -> Resolution:
    """Read all chains: sure ones first, then names that they decide, then short names, then townships."""
    pending = [chain for chain in found if chain.units]
    result = Resolution(
        article,
        Context(lines),
        {chain: distinct(chain.units, lines) for chain in pending},
        frozenset(chain for chain in pending if clean(chain, article)),
    )
    asked: dict[_Stage, int] = {}
    for stage in _STAGES:
        known = len(result.units)
        if asked.get(stage) != known:  # it says no again until something more is known
            asked[stage] = known
            pending = [chain for chain in pending if not stage(chain, result, pending)]
    by_village_names(result)
    for chain in pending:
        named = chain in result.clean and (chain.form == FULL or chain.backed)
        if named and any(u.current for u in chain.units) and chain.tokens[0].name not in general():
            result.open[chain] = distinct((u for u in chain.units if u.current), lines)
    return result


def _sure(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
    """Names that back each other, full names that only one unit bears, names of provinces."""
    units = result.readings[chain]
    if len(units) != 1 or chain not in result.clean:
        return False
    if not chain.backed and units[0].last < _REMEMBERED:
        return False
    province = units[0].level == 1 and chain.form == SHORT
    name = chain.tokens[0].name
    telling = len(name) > 2 or name not in words.words("common", "words")
    if (chain.backed and chain.form != TOWN) or (chain.form == FULL and telling) or province:
        result.accept(chain, units[0])
        return True
    return False


def _source(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
    """绥化日报: the place at the head of a newspaper's or platform's name, higher units before lower ones."""
    article = result.article
    if article.zone(chain.start).name != "source" or not words.opens(article.text, chain.start):
        return False
    units = result.readings[chain]
    top = min(u.level for u in units)
    highest = [u for u in units if u.level == top]
    # 光明日报, 新民晚报, 东方网 are of no county; 日照日报 and 朝阳日报 are of their city.
    if top > 2 and chain.tokens[0].name in words.words("common", "words"):
        return False
    if len(highest) == 1 and article.text.startswith(tuple(words.words("source", "endings")), chain.end):
        result.accept(chain, highest[0])
        return True
    return False


def _decided(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
    """Full names that several units bear, and those of two characters, by what is already known."""
    if chain.form == TOWN or (chain.form == SHORT and not chain.backed) or chain not in result.clean:
        return False
    unit = best(result.readings[chain], result.context.support)
    if unit is None:
        return False
    result.accept(chain, unit)
    return True


def _short(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
    """A short name: by its province if only provinces bear it, else by evidence that fits its level."""
    if chain.form != SHORT or chain.backed or chain not in result.clean:
        return False
    if result.article.zone(chain.start).name == "source":
        return False
    unit = _short_reading(chain, result)
    if unit is None:
        return False
    result.accept(chain, unit)
    return True


def _short_reading(chain: Chain, result: Resolution) -> Unit | None:
    context, text = result.context, result.article.text
    units = result.readings[chain]
    named = _uppermost([u for u in units if context.named.get(context.lines.now(u))], units, context.lines)
    common = chain.tokens[0].name in words.words("common", "words")
    sides = words.opens(text, chain.start), words.closes(text, chain.end)
    if len(named) == 1 and not common:
        return named[0]
    if common:
        return _common_reading(chain, result, named, units, sides)
    province = [u for u in units if u.level == 1]
    if province:
        return province[0]
    backed = best(units, context.above)
    if backed and (any(sides) or backed.level == 2 or _listed(chain, backed, result)):
        return backed
    city = [u for u in units if u.level == 2]
    if len(city) == 1:
        return city[0]
    if len(units) != 1 or not units[0].current:
        return None
    seen = _heads_title(chain, result.article) or (sides[0] and _listed(chain, units[0], result))
    return units[0] if seen or backed_by_villages(chain, units[0], result) else None


def _uppermost(named: list[Unit], units: tuple[Unit, ...], lines: Lines) -> list[Unit]:
    """湖南长沙 beside 长沙县: the short name of both is the city's, though only the county is named in full."""
    return [
        next((u for u in units if one.name[-1] == "县" and lines.now(u) in lines.of(one)[:-1]), one)
        for one in named
    ]


def _common_reading(
    chain: Chain, result: Resolution, named: list[Unit], units: tuple[Unit, ...], sides: tuple[bool, bool]
) -> Unit | None:
    for unit in named or units:
        if _listed(chain, unit, result) or (named and all(sides)):
            return unit
    weight, now = result.context.weight, result.context.lines.now
    home = [u for u in named or units if weight.get(now(u), 0.0) >= _HOME]
    at_home = len(home) == 1 and chain.tokens[0].name not in words.words("common", "everyday")
    return home[0] if at_home and (named or any(sides)) else None


def _heads_title(chain: Chain, article: Article) -> bool:
    """元阳：守住底线谋振兴"""
    zone = article.zone(chain.start)
    return zone.name == "title" and article.text[chain.end : chain.end + 1] in ("：", ":")


def _listed(chain: Chain, unit: Unit, result: Resolution) -> bool:
    """A neighbour in a list (、和与及) is already accepted, and is of the same parent unless the name has one reading."""
    text, lines = result.article.text, result.context.lines
    for there in _neighbours(chain, text, result):
        one = len(result.readings[chain]) == 1
        if (one and chain.tokens[0].name not in words.words("common", "words")) or lines.of(there)[
            :-1
        ] == lines.of(unit)[:-1]:
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
    if chain.form != TOWN or chain.tokens[0].name in general():
        return False
    context = result.context
    unit = best(result.readings[chain], context.above) or _by_city(chain, result)
    if unit is None:
        return False
    result.accept(chain, unit)
    return True


def _by_city(chain: Chain, result: Resolution) -> Unit | None:
    """The only one of the name in the city, or in the province that head lines or lead speak of.

    Where the article is at home in another county of that city, a bare name decides nothing.
    """
    context = result.context
    text, before = result.article.text, result.article.text[chain.start - 1 : chain.start]
    if not words.opens(text, chain.start) and before not in _CLASSES:
        return None
    weight, line, units = context.weight, context.lines.of, result.readings[chain]
    unit = best(units, lambda u: sum(weight.get(i, 0.0) for i in line(u)[1:]))
    unit = unit or best(units, lambda u: max(0.0, weight.get(line(u)[0], 0.0) - 1.5))
    return None if unit is None or _at_home_elsewhere(unit, context) else unit


def _only(chain: Chain, result: Resolution, pending: list[Chain]) -> bool:
    """栏杆集镇: where the article is at home nowhere yet, a township of which the country has and had only one."""
    if chain.form != TOWN or chain.tokens[0].name in general():
        return False
    units, context = result.readings[chain], result.context
    if context.weight or len(units) != 1 or not words.opens(result.article.text, chain.start):
        return False
    (unit,) = units
    if (
        not unit.current
        or not unit.name.endswith(_TOWNSHIPS)
        or unit.short in context.lines.gazetteer.common()
    ):
        return False
    result.accept(chain, unit)
    return True


def _at_home_elsewhere(unit: Unit, context: Context) -> bool:
    gazetteer = context.lines.gazetteer
    known = [id for id, weight in context.weight.items() if weight >= _HOME and gazetteer.unit(id).level == 3]
    return bool(known) and not any(id in context.lines.of(unit) for id in known)


_Stage = Callable[[Chain, Resolution, list[Chain]], bool]
_STAGES: tuple[_Stage, ...] = (
    _sure, _source, _decided, _short, together, _decided, _short, _town, housed, _only, _town, _short,
)  # fmt: skip
