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


_NOT = re.compile(r"(?:没有?|未|不|非)(?P<what>[\u4e00-\u9fff]{2})")


def _is_not(a: str, b: str) -> bool:
    """挂果的6000亩, 没挂果的2600亩: the one is what the other is not."""
    found = _NOT.search(b) or _NOT.search(a)
    other = a if found and found.string is b else b
    return found is not None and found["what"] in other and _NOT.search(other) is None


def are(page: Page, parts: Sequence[Item]) -> bool:
    """Whether two parts are a thing and its opposite; □ stands for the figure between the words about it."""
    if len(parts) != 2:
        return False
    a, b = (re.split(r"[,;:、]", page.before(p, 10))[-1] + "□" + p.tail[:8] for p in parts)
    if _is_not(a, b):
        return True
    return any(
        (one.search(a) and other.search(b)) or (one.search(b) and other.search(a) and not one.search(a))
        for one, other in _pairs()
    )
