"""Two kinds that leave no third: men and women, done and still to do, fields with water and without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core import lexicon
from core.parse.checks.items import Item, Page


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    pairs = lexicon.load("complements")["pair"]
    return tuple((re.compile(pair["one"]), re.compile(pair["other"])) for pair in pairs)


def are(page: Page, parts: Sequence[Item]) -> bool:
    """Whether two parts are a thing and its opposite; □ stands for the figure between the words about it."""
    if len(parts) != 2:
        return False
    a, b = (re.split(r"[,;:、]", page.before(p, 10))[-1] + "□" + page.tail(p, 8) for p in parts)
    return any(
        (one.search(a) and other.search(b)) or (one.search(b) and other.search(a) and not one.search(a))
        for one, other in _pairs()
    )
