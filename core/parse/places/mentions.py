"""Sites as the case shows them: spans over the source, and what a name is only part of."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from core.model import PlaceMention
from core.parse.places import words
from core.parse.places.article import Article
from core.parse.places.sites import Site

_FOLLOWS = 24


def mentions(sites: list[Site], article: Article) -> tuple[PlaceMention, ...]:
    """The sites in the body, in order."""
    found = []
    for site in sites:
        if site.start < article.body:
            continue
        span = article.span(site.start, site.end)
        text = article.view.source[span.start : span.end]
        found.append(PlaceMention(span, text, site.place, site.candidates, within(article.text, site.end)))
    return tuple(found)


@lru_cache(maxsize=512)  # the mention and the vote for the case's own place both ask it
def within(text: str, end: int) -> str:
    """`org`, `programme` or `honour` if the name that ends here only begins such a thing's name, else ""."""
    stretch = text[end : end + _FOLLOWS]
    stop = _stop().search(stretch)
    stretch = stretch[: stop.start()] if stop else stretch
    for kind in ("org", "programme", "honour"):
        if _endings(kind).search(stretch):
            return kind
    return "org" if _short_ending().search(stretch) else ""


@cache
def _stop() -> re.Pattern[str]:
    verbs = "|".join(words.table("within")["verbs"])
    return re.compile(f"[^\u4e00-\u9fff()（）]|{verbs}")


@cache
def _endings(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words.words("within", kind), key=len, reverse=True)))


@cache
def _short_ending() -> re.Pattern[str]:
    found = words.table("within")
    return re.compile(f"(?:{'|'.join(found['org_short'])})(?:$|[{found['office']}])")
