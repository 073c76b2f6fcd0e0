"""Where the case is: title first, then lead, then the weight of mentions, then the source."""

from __future__ import annotations

from core.model import Place, PrimaryPlace
from core.parse.places.article import Article
from core.parse.places.mentions import within
from core.parse.places.villages import Site


def primary(sites: list[Site], article: Article) -> PrimaryPlace | None:
    """The place at the level that the case is about, with the grounds for it; None if nothing in it says where."""
    by_zone: dict[str, list[Site]] = {}
    for site in sites:
        if site.place:
            by_zone.setdefault(article.zone(site.start).name, []).append(site)
    for zones, evidence in (
        (("title", "subtitle"), "title"),
        (("lead",), "lead"),
        (("source",), "source"),
        (("body",), "body"),
    ):
        named = [
            s
            for zone in zones
            for s in by_zone.get(zone, [])
            if evidence == "source" or not within(article.text, s)
        ]
        if named:
            return _from(named, evidence, sites, article)
    return None


def _from(named: list[Site], evidence: str, sites: list[Site], article: Article) -> PrimaryPlace:
    place = _deepest([s.place for s in named if s.place])
    spans = tuple(article.span(s.start, s.end) for s in named if s.start >= article.body)
    return PrimaryPlace(place, (evidence,), spans)


def _deepest(places: list[Place]) -> Place:
    """The first place, or the deepest one that lies in it."""
    first = places[0]
    inside = [p for p in places if p.within(first)]
    return max(inside, key=lambda p: p.level)
