"""Organisations: companies, cooperatives, schools, party and government bodies with one definite referent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from core.model import Span
from core.parse.people import firms, organs

_SHORT_NAME = re.compile("[(（](?:以下)?(?:统一)?简称[:：]?[“‘]?([\u4e00-\u9fff]{2,10})[”’]?[)）]")
"""A short name in brackets behind the full one."""
_ORGAN_ENDS = tuple("局厅委联会办部院站社行")


def find(text: str, places: Iterable[Span] = ()) -> list[tuple[int, int]]:
    """(start, end) of every organisation in the reading text; `places` are reading spans of place mentions."""
    spans = list(places)
    every = (*organs.find(text, spans), *firms.find(text, spans))
    found = _longest((_without_joint(text, start), end) for start, end in every)
    short = list(_short_names(text, found))
    return _longest([*found, *short]) if short else found


def _short_names(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Every mention of a name that stands in brackets behind the full one: (以下简称“云联所”)."""
    for _, end in found:
        if short := _SHORT_NAME.match(text, end):
            mention = f"{re.escape(short.group(1))}(?:党委|党组|党总支|党支部|工会)?"
            yield from (m.span() for m in re.finditer(mention, text))


def _without_joint(text: str, start: int) -> int:
    """县残联和|县民政局: the joint makes no place name 和县 behind an organ."""
    return (
        start + 1 if text[start : start + 2] == "和县" and text[start - 1 : start] in _ORGAN_ENDS else start
    )


def _longest(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of names that overlap, the longest."""
    taken: set[int] = set()
    kept = []
    for start, end in sorted(set(found), key=lambda f: (f[0] - f[1], f)):
        if taken.isdisjoint(range(start, end)):
            kept.append((start, end))
            taken.update(range(start, end))
    return sorted(kept)
