"""Where the case is: down the tree from the province, as far as title, lead and the weight of mentions carry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from core.model import Place, PrimaryPlace, Span
from core.parse.places import words
from core.parse.places.article import Article
from core.parse.places.mentions import within
from core.parse.places.sites import Site

_IN_NAME = 0.3
"""What a place that is only part of an organisation's name weighs, against a place that is named itself."""
_GOVERNS = re.compile(
    '(?:[省市州盟县区旗镇乡村]|街道)?(?:[“"]?两委|委|党委|党支部|党总支|政府|人民政府|村委会|居委会|委员会)'
)
_WIRED = re.compile("[0-9]{1,2}月[0-9]{1,2}日(?:电|讯)")
_TOLD = re.compile("[^，。；：\n]{1,16}(?:获悉|了解到|得知)")
_LYING = re.compile("[^，。；：、\n]{0,6}的")
_SEVERAL = re.compile("等[0-9一二三四五六七八九十两多数]+余?个?(?:省|市|州|县|区|旗|镇|乡|村|地)")
"""正安县等24个县: one of many, whoever comes first."""
_AWAY = 0.2
_POINTED, _INSIDE = 0.7, 0.5
_DEPTH = (0.0, 0.3, 0.6, 1.0, 1.0, 1.0)
"""What a mention weighs by its level: provinces and cities are often only the way there, markets and helpers."""
_FIRST = 0.7
"""What the place that an article opens with weighs more."""
_AND = ("和", "与", "及")
_SHARE = 0.6
_ALONE = 0.8
"""What is said of the unit itself weighs less against the only place in it."""
_OVER = 1.5
"""How much more than of the unit itself a round-up says of the places in it."""
_EVIDENCE = {
    "title": "title",
    "subtitle": "title",
    "kicker": "title",
    "lead": "lead",
    "body": "body",
    "source": "source",
}


@dataclass(frozen=True, slots=True)
class _Vote:
    place: Place
    weight: float
    zone: str
    names: tuple[str | None, ...]
    level: int
    tag: bool


def primary(sites: list[Site], article: Article) -> PrimaryPlace | None:
    """The place at the level that the case is about, with the grounds for it; None if nothing in it says where."""
    votes = _named(sites, article)
    here, others = _descend(_told_by_title(votes), votes, _pointing(article))
    if not here.level and not others:
        return None
    here, others = _spelt_out(here, sites), tuple(_spelt_out(other, sites) for other in others)
    return PrimaryPlace(here, _grounds(here, votes), _spans(here, sites, article), others)


def _named(sites: list[Site], article: Article) -> list[_Vote]:
    found: list[_Vote] = []
    first = _opening(sites, article)
    for site in sites:
        if site.place and not _dateline(site, article.text):
            zone = article.zone(site.start)
            named = zone.name == "source" or site is first
            depth = 1.0 + _FIRST * (site is first) if named else _DEPTH[site.place.level]
            weight = zone.weight * _share(site, article) * depth * _AWAY ** _visited(site, article.text)
            tag = article.text.startswith(("：", ":"), site.end)
            if _SEVERAL.match(article.text, site.end):
                named_in, weight = "body", weight * _AWAY
            else:
                named_in = zone.name
            names, level = site.place.names, site.place.level
            found.append(_Vote(site.place, weight, named_in, names, level, tag))
    return found


def _opening(sites: list[Site], article: Article) -> Site | None:
    """The place that the article begins with; with two side by side (福建和宁夏) it begins with neither.

    Of 位于寿宁山区的下党乡 it is the second, and 从市委宣传部获悉 says only who told.
    """
    text = article.text
    leads = [s for s in sites if s.place and article.zone(s.start).name == "lead"]
    leads = [s for s in leads if not _dateline(s, text) and not _TOLD.match(text, s.end)]
    if not leads or text.startswith(_AND, leads[0].end):
        return None
    first = leads[0]
    for site in leads[1:]:
        assert site.place and first.place
        if site.place.level <= first.place.level or not site.place.within(first.place):
            break
        if not _LYING.fullmatch(text, first.end, site.start):
            break
        first = site
    return first


def _told_by_title(votes: list[_Vote]) -> Place:
    """The one place, of a city at least, that title or subtitle tell of and the article goes on about; else nowhere."""
    titled = [v for v in votes if v.zone in ("title", "subtitle") and v.level > 1 and v.weight >= 1]
    if not titled:
        return Place()
    top = min((v.place for v in titled), key=lambda p: p.level)
    if not all(v.place.within(top) for v in titled):
        return Place()
    goes_on = sum(v.weight for v in votes if v.zone in ("lead", "body", "source") and v.place.within(top))
    return _step(top, top.level - 1) if goes_on >= 1 else Place()


def _dateline(site: Site, text: str) -> bool:
    """新华社武汉9月28日电: where it was wired from."""
    return _WIRED.match(text, site.end) is not None


def _visited(site: Site, text: str) -> bool:
    """赴张掖市观摩: where people went."""
    return text[site.start - 1 : site.start] == "赴"


def _share(site: Site, article: Article) -> float:
    kind = within(article.text, site.end)
    return _IN_NAME if kind == "org" and not _GOVERNS.match(article.text, site.end) else 1.0


def _pointing(article: Article) -> dict[int, float]:
    """How much the text speaks of its own village, township, county or city (全区, 我市, 该村, 村里), by level."""
    levels = words.table("anaphora")["levels"]
    found: dict[int, float] = defaultdict(float)
    for match in words.anaphora().finditer(article.text):
        found[levels[match[1]]] += _POINTED
    for match in words.insides().finditer(article.text):
        found[levels[match[1]]] += _INSIDE
    return found


def _descend(
    here: Place, votes: list[_Vote], pointing: Mapping[int, float]
) -> tuple[Place, tuple[Place, ...]]:
    """The deepest place that the votes carry, and places of equal weight below it in a round-up."""
    while True:
        children = _children(here, votes)
        if not children:
            return here, ()
        best = max(children, key=lambda c: children[c].weight)
        total = sum(c.weight for c in children.values())
        own = _own(here, votes) + pointing.get(here.level, 0.0)
        children[best].weight += sum([told for level, told in pointing.items() if level >= best.level])
        if not _carries(children[best], total, own * 2 if _titled(here, votes) else own):
            return here, _round_up(children, own, votes)
        here = best


@dataclass(slots=True)
class _Child:
    weight: float = 0.0
    count: int = 0
    titled: bool = False


def _children(here: Place, votes: list[_Vote]) -> dict[Place, _Child]:
    found: dict[Place, _Child] = defaultdict(_Child)
    level = here.level
    names = here.names[:level]
    for vote in votes:
        if vote.level > level and vote.names[:level] == names:
            child = found[_step(vote.place, level)]
            child.weight += vote.weight
            child.count += 1
            child.titled = child.titled or vote.zone in ("title", "subtitle")
    return found


def _step(place: Place, level: int) -> Place:
    """The place's unit on the next known level below `level`."""
    depth = next(i + 1 for i in range(level, 5) if place.names[i])
    names = [*place.names[:depth], *[None] * (5 - depth)]
    return Place(names[0], names[1], names[2], names[3], names[4])


def _own(here: Place, votes: list[_Vote]) -> float:
    names = here.names
    return sum(v.weight for v in votes if v.names == names)


def _carries(child: _Child, total: float, own: float) -> bool:
    """The child outweighs its siblings and what is said of the unit itself; one mention alone must be in the title."""
    if child.weight < _SHARE * total:
        return False
    if child.titled:
        return True
    if child.count == 1 and (own > child.weight / 2 or child.weight < total):
        return False
    return child.weight > (own * _ALONE if child.weight >= total else own)


def _titled(here: Place, votes: list[_Vote]) -> bool:
    """The title tells of this very unit; a mere tag before a colon (嘉禾县：…) does not."""
    return here.level > 1 and any(
        not v.tag and v.names == here.names and v.zone in ("title", "subtitle") for v in votes
    )


def _round_up(children: dict[Place, _Child], own: float, votes: list[_Vote]) -> tuple[Place, ...]:
    """Places that share the article between them, each as deep as it is told of; a single example makes no round-up."""
    most = max(child.weight for child in children.values())
    several = {place: c for place, c in children.items() if c.count > 1 and c.weight >= most / 2}
    if len(several) < 2 or sum(c.weight for c in several.values()) < _OVER * own:
        return ()
    return tuple(_descend(place, votes, {})[0] for place in several)


def _spelt_out(here: Place, sites: list[Site]) -> Place:
    """The same place with its code and former name, as a mention has it."""
    same = [s.place for s in sites if s.place and s.place.names == here.names]
    return next((p for p in same if p.code), same[0] if same else here)


def _grounds(here: Place, votes: Iterable[_Vote]) -> tuple[str, ...]:
    zones = {_EVIDENCE[v.zone] for v in votes if v.place.level and v.place.within(here)}
    zones |= {"title" for v in votes if v.zone == "title" and v.level > 2 and here.within(v.place)}
    if not zones & {"title", "lead"}:
        zones |= {_EVIDENCE[v.zone] for v in votes if v.place.level and here.within(v.place)}
    return tuple(zone for zone in ("title", "lead", "source", "body") if zone in zones)


def _spans(here: Place, sites: list[Site], article: Article) -> tuple[Span, ...]:
    found = (s for s in sites if s.start >= article.body and s.place and s.place.within(here))
    return tuple(article.span(s.start, s.end) for s in islice(found, 3))
