"""Cases alike, with the reason in words: by what the library keeps of them, so that no text is cut into words anew."""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core import alike
from core.library import cases, likeness
from core.library.arrays import Arrays
from core.model import CaseRow, FilterField

_COMPARED = 200
"""So many cases, the likest by industries, themes and programmes, are compared by their words too."""
_LEAST = 0.05
"""Less than that is no likeness worth a line."""
_WEIGHTS: tuple[tuple[FilterField, float], ...] = (("industry", 0.25), ("theme", 0.1))

_OWN = 2.0
"""The weight of a word that each case has alone: one word in common of few makes no two cases alike."""

_KEY = 2
"""A key word weighs as much as an indicator named twice."""
_KEY_WORDS = "SELECT c.id, c.key_words FROM json_each(?) j JOIN cases c ON c.id = j.value"

_WORD = re.compile("[\u4e00-\u9fff]{2,10}")
Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Similar:
    """A case that is like another to a degree of 0 to 1; `reason` says in Chinese by what."""

    row: CaseRow
    score: float
    reason: str


def similar(connection: sqlite3.Connection, arrays: Arrays, case_id: int, limit: int) -> tuple[Similar, ...]:
    """The cases most like one, the likest first; those with much of the same text before all others."""
    at = int(np.searchsorted(arrays.ids, case_id))
    if at >= len(arrays) or arrays.ids[at] != case_id:
        return ()
    copies = likeness.twins(connection, case_id)
    found = [(id, share, f"有 {share:.0%} 的文字相同") for id, share in copies[:limit]]
    others = _likely(arrays, at, {id for id, _ in copies})
    profiles = _profiles(connection, [case_id, *others])
    for one in alike.alike(profiles[0], profiles[1:], limit - len(found), _LEAST):
        found.append((others[one.index], one.score, one.reason))
    rows = {row.id: row for row in cases.rows(connection, [id for id, _, _ in found], ())}
    return tuple(Similar(rows[id], score, reason) for id, score, reason in found if id in rows and reason)


def _likely(arrays: Arrays, at: int, without: set[int]) -> list[int]:
    """The ids of the cases that share most of what is counted: industries, themes, programmes."""
    score = np.zeros(len(arrays))
    for name, weight in _WEIGHTS:
        shared, sizes = _shared(arrays, name, at)
        score += weight * shared / np.maximum(sizes + sizes[at] - shared, 1)
    shared, _ = _shared(arrays, "programme", at)
    score += 0.15 * np.minimum(shared / 2, 1.0)
    score[at] = 0.0
    best = np.argsort(-score, kind="stable")[: _COMPARED + len(without)]
    ids: list[int] = arrays.ids[best[score[best] > 0]].tolist()
    return [id for id in ids if id not in without][:_COMPARED]


def _shared(arrays: Arrays, name: FilterField, at: int) -> tuple[Weights, Weights]:
    """How many values of a field each case shares with the one at a position, and how many it has."""
    column = arrays.columns[name]
    wanted = np.zeros(column.size, dtype=bool)
    wanted[column.values[column.starts[at] : column.starts[at + 1]]] = True
    shared = np.bincount(column.rows()[wanted[column.values]], minlength=len(arrays))
    return shared.astype(np.float64), np.diff(column.starts).astype(np.float64)


def _profiles(connection: sqlite3.Connection, ids: Sequence[int]) -> list[alike.Profile]:
    """What each case is compared by; its words are its key words and the indicators of its figures, rare ones weighing more."""
    words = _sets(
        connection, ids, "SELECT r.case_id, r.indicator FROM {} figures r", "r.indicator IS NOT NULL"
    )
    for id, key_words in connection.execute(_KEY_WORDS, (json.dumps(list(ids)),)):
        words[id].update(dict.fromkeys(key_words.split(), _KEY))
    themes = _sets(connection, ids, "SELECT r.case_id, r.name FROM {} themes r", "NOT r.industry")
    industries = _sets(connection, ids, "SELECT r.case_id, r.name FROM {} themes r", "r.industry")
    programmes = _sets(connection, ids, "SELECT r.case_id, r.name FROM {} programmes r", "1")
    spread = Counter(word for counted in words.values() for word in counted)
    rare = {word: math.log(1 + len(ids) / n) for word, n in spread.items()}
    return [
        alike.Profile(
            {f"#{id}": _OWN} | {word: n * rare[word] for word, n in words[id].items() if _WORD.fullmatch(word)},
            frozenset(industries[id]), frozenset(themes[id]), frozenset(programmes[id]),
        )
        for id in ids
    ]  # fmt: skip


def _sets(
    connection: sqlite3.Connection, ids: Sequence[int], select: str, where: str
) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {id: Counter() for id in ids}
    sql = f"{select.format('json_each(?) j JOIN')} ON r.case_id = j.value WHERE {where}"
    for case_id, name in connection.execute(sql, (json.dumps(list(ids)),)):
        found[case_id][name] += 1
    return found
