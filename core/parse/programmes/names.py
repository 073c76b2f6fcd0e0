"""One name for all mentions of a programme, and names that look like misprints of one another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

_MARKS = re.compile(r"[“”‘’\"「」『』《》〈〉\s]")
_RELAPSE = re.compile("防止返贫致贫|防返贫致贫|防止返贫|防贫返贫")
_PAIRS = re.compile("(?:[一二两三四五六七八九十][^一二两三四五六七八九十]){2}")
_WIDE = str.maketrans("＋（），：；０１２３４５６７８９", "+(),:;0123456789")


@lru_cache(4096)
def normal_name(text: str) -> str:
    """The name by which a register files a programme: without quotation marks and spaces, one spelling of 防返贫,
    half-width signs."""
    name = _MARKS.sub("", text).translate(_WIDE)
    return _RELAPSE.sub("防返贫", name)


def suspect_misprints(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of numeral formulas that differ only in the order of their characters, like 一评四讲 and 一讲四评."""
    groups: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        if formula := _formula(name):
            groups.setdefault("".join(sorted(formula)), []).append(name)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    return sorted((a, b) for a, b in pairs if _formula(a) != _formula(b))


def _formula(name: str) -> str:
    """The numeral formula that a name is or begins with: 一讲四评 of 一讲四评活动."""
    found = _PAIRS.match(name)
    return found.group() if found else ""
