"""Which place every mention is, and where the case is."""

from __future__ import annotations

from dataclasses import replace

from core.gazetteer import Gazetteer
from core.model import Case
from core.parse.places.about import about, place_at
from core.parse.places.alone import counties_of
from core.parse.places.article import article_of
from core.parse.places.chains import Lines, chains
from core.parse.places.mentions import mentions
from core.parse.places.primary import primary
from core.parse.places.resolve import resolve
from core.parse.places.scan import names_of, tokens
from core.parse.places.shorts import with_shorts
from core.parse.places.villages import with_villages
from core.parse.projection import Projection

__all__ = ["about", "place_at", "read"]


def read(case: Case, view: Projection, gazetteer: Gazetteer) -> Case:
    """The case with its places and its primary place."""
    article = article_of(case, view)
    lines = Lines(gazetteer)
    found = chains(tokens(article.text, names_of(gazetteer)), lines, article.text)
    resolution = resolve(article, found, lines)
    counties = counties_of(resolution, gazetteer)
    sites = with_villages(resolution, counties, gazetteer)
    sites = with_shorts(sites, resolution, counties, gazetteer)
    return replace(case, places=mentions(sites, article), primary_place=primary(sites, article))
