"""The register of programmes: every named project, campaign, mechanism and policy across all cases."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from core.library.arrays import Arrays
from core.library.queue import misprints
from core.model import ProgrammeKind

if TYPE_CHECKING:
    from core.parse.programmes.words import Slogan

_PLACES, _EXPANSIONS = 12, 4


@dataclass(frozen=True, slots=True)
class Registered:
    """A programme by its normal name: in how many cases and places, when first and last (ISO, "" unknown), what it
    means nationally (`explanation` with its `source`, "" if it is not a national one), which names it may be a
    misprint of or be misprinted as."""

    name: str
    kind: ProgrammeKind
    cases: int
    mentions: int
    places: int
    first: str = ""
    last: str = ""
    explanation: str = ""
    source: str = ""
    lookalikes: tuple[str, ...] = ()
    pinyin: str = ""
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Particulars:
    """Where a programme is done, with the number of cases, and how its name is spelt out in them."""

    name: str
    places: tuple[tuple[str, int], ...]
    expansions: tuple[tuple[str, int], ...]
    titles: tuple[tuple[int, str], ...]


def register(connection: sqlite3.Connection, arrays: Arrays) -> tuple[Registered, ...]:
    """All programmes of the library, those of most cases first."""
    sql = (
        "SELECT p.name, p.kind, count(*), count(DISTINCT p.case_id), count(DISTINCT nullif(c.place, '')),"
        " min(nullif(c.published, '')), max(c.published) FROM programmes p JOIN cases c ON c.id = p.case_id"
        " GROUP BY p.name, p.kind"
    )
    found: dict[str, Registered] = {}
    for name, kind, mentions, cases, places, first, last in connection.execute(sql):
        one = Registered(name, kind, cases, mentions, places, first or "", last or "")
        found[name] = _joined(found[name], one) if name in found else one
    values = _values(connection, arrays)
    alike = _lookalikes(connection, arrays)
    from core.parse.programmes import words  # 30 ms of patterns that no start needs

    national = words.slogans()
    told = (
        _told(one, national.get(one.name), values.get(one.name), alike.get(one.name, ()))
        for one in found.values()
    )
    return tuple(sorted(told, key=lambda one: (-one.cases, -one.mentions, one.pinyin, one.name)))


def particulars(connection: sqlite3.Connection, arrays: Arrays, name: str, limit: int = 50) -> Particulars:
    """Places, expansions and cases (the newest `limit`) of one programme."""
    ids = arrays.ids[np.flatnonzero(arrays.having(connection, "programme", name))].tolist()
    sql = (
        "SELECT c.id, c.title, c.place, c.published, p.expansion FROM json_each(?) j JOIN cases c ON c.id = j.value"
        " JOIN programmes p ON p.case_id = c.id AND p.name = ? ORDER BY c.published DESC, c.id"
    )
    places: Counter[str] = Counter()
    expansions: Counter[str] = Counter()
    titles: dict[int, str] = {}
    for case_id, title, place, _, expansion in connection.execute(sql, (json.dumps(ids), name)):
        if case_id not in titles and place:
            places[place] += 1
        titles[case_id] = title
        if expansion:
            expansions[expansion] += 1
    return Particulars(
        name, tuple(places.most_common(_PLACES)), tuple(expansions.most_common(_EXPANSIONS)),
        tuple(titles.items())[:limit],
    )  # fmt: skip


def _joined(one: Registered, other: Registered) -> Registered:
    """One name read as two kinds: the commoner one; its places are at least those of either."""
    more = one if one.mentions >= other.mentions else other
    firsts = sorted(day for day in (one.first, other.first) if day)
    return replace(
        more, cases=max(one.cases, other.cases), mentions=one.mentions + other.mentions,
        places=max(one.places, other.places), first=firsts[0] if firsts else "", last=max(one.last, other.last),
    )  # fmt: skip


def _values(connection: sqlite3.Connection, arrays: Arrays) -> dict[str, tuple[int, str, str]]:
    """Each name with its number of cases, its pinyin and its initials."""
    sql = "SELECT id, value, pinyin, initials FROM facet_values WHERE field = 'programme'"
    counts = arrays.columns["programme"].counts(None)
    number = dict(zip(arrays.values["programme"].tolist(), counts.tolist(), strict=True))
    return {
        name: (number.get(id, 0), pinyin, initials) for id, name, pinyin, initials in connection.execute(sql)
    }


def _told(
    one: Registered, national: Slogan | None, value: tuple[int, str, str] | None, alike: tuple[str, ...]
) -> Registered:
    cases, pinyin, initials = value or (one.cases, "", "")
    return replace(
        one, cases=cases, explanation=national.explanation if national else "",
        source=national.source if national else "", lookalikes=alike, pinyin=pinyin, initials=initials,
    )  # fmt: skip


def _lookalikes(connection: sqlite3.Connection, arrays: Arrays) -> dict[str, tuple[str, ...]]:
    """Names that differ only in the order of their characters, each with the others."""
    found: dict[str, set[str]] = {}
    for name, others in misprints(connection, arrays).items():
        for other in others:
            found.setdefault(name, set()).add(other)
            found.setdefault(other, set()).add(name)
    return {name: tuple(sorted(others)) for name, others in found.items()}
