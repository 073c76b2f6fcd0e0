"""Sites as the case shows them: spans over the source, and what a name is only part of."""

from __future__ import annotations

import re
from functools import cache

from core.model import PlaceMention
from core.parse.places import words
from core.parse.places.article import Article
from core.parse.places.villages import Site

_FOLLOWS = 24
_STOP = re.compile(r"[，。、；：！？\n（(]|的|在|是|和|与|有|被|把|将")


def mentions(sites: list[Site], article: Article) -> tuple[PlaceMention, ...]:
    """The sites in the body, in order."""
    found = []
    for site in sites:
        if site.start < article.body:
            continue
        span = article.span(site.start, site.end)
        text = article.view.source[span.start : span.end]
        found.append(PlaceMention(span, text, site.place, site.candidates, within(article.text, site)))
    return tuple(found)


def within(text: str, site: Site) -> str:
    """`org`, `programme` or `honour` if the name only begins such a thing's name, else ""."""
    stretch = text[site.end : site.end + _FOLLOWS]
    stop = _STOP.search(stretch)
    stretch = stretch[: stop.start()] if stop else stretch
    for kind in ("org", "programme", "honour"):
        if _ends(kind).match(stretch):
            return kind
    return ""


@cache
def _ends(kind: str) -> re.Pattern[str]:
    endings = "|".join(sorted(words.words("within", kind), key=len, reverse=True))
    return re.compile(f"[^到来去为让把被将从向]{{0,14}}?(?:{endings})")
