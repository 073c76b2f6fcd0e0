"""The same article again: exactly, in other furniture, or nearly.

A case's sketch is the `SKETCH` smallest hashes of its runs of `RUN` characters (a bottom-k sketch, Broder 1997): the share
of hashes that two sketches have in common among their smallest estimates what share of their runs the texts have in common.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from core.library.folding import fold

RUN = 8
SKETCH = 64
KEYS = 8
AGREEING = 3
"""Likely twins are looked up by so many of the smallest hashes, of which so many must agree."""
COMMON = 50
"""A run that stands in more cases than this is a set phrase and tells nothing."""
MOST = 20
"""No more likely twins than these are compared."""
ENOUGH = 80
"""Letters that articles must have to be told to be the same."""
ALIKE = 0.5
"""From this likeness on two cases are linked."""

_NO_LETTERS = re.compile(r"[\W_]+")
_FACTORS = np.array([pow(0x9E3779B97F4A7C15, n, 1 << 64) for n in range(RUN)], dtype=np.uint64)


def letters(text: str) -> str:
    """The letters, characters and digits of a text in one spelling: what a reprint leaves as it is."""
    return fold(_NO_LETTERS.sub("", text))  # this way round there is less to fold


def fingerprint(articles: Sequence[str]) -> bytes:
    """The same for documents whose articles have the same `letters`; b"" if they are short."""
    if sum(map(len, articles)) < ENOUGH:
        return b""
    return hashlib.sha256("\n".join(articles).encode()).digest()[:16]


def sketch(article: str) -> bytes:
    """The smallest hashes of the runs of an article's `letters`, rising; b"" if it is shorter than a run."""
    codes = np.frombuffer(article.encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    if len(codes) < RUN:
        return b""
    runs = sum(codes[n : len(codes) - RUN + 1 + n] * _FACTORS[n] for n in range(RUN))
    mixed = (runs ^ (runs >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    return _smallest(mixed).astype("<u8").tobytes()


def _smallest(hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The `SKETCH` smallest different hashes, rising, or all if there are fewer."""
    few = 2 * SKETCH  # among so many are mostly enough different ones; to sort them all would take longer
    some = np.unique(np.partition(hashes, few)[:few] if len(hashes) > few else hashes)
    return (some if len(some) >= SKETCH else np.unique(hashes))[:SKETCH]


def likeness(one: bytes, other: bytes) -> float:
    """The estimated share of runs that two texts have in common, 0 to 1."""
    first, second = _hashes(one), _hashes(other)
    if not first or not second:
        return 0.0
    smallest = sorted(first | second)[: min(SKETCH, max(len(first), len(second)))]
    return len(first & second & set(smallest)) / len(smallest)


def link(connection: sqlite3.Connection, case_id: int, data: bytes) -> None:
    """Keep a case's sketch, and link the case with those that it is like."""
    keys = _keys(data)
    for twin, other in _candidates(connection, keys):
        alike = likeness(data, other)
        if alike >= ALIKE:
            connection.execute(
                "INSERT OR REPLACE INTO twins VALUES (?, ?, ?)", (case_id, twin, round(alike, 3))
            )
    connection.execute("INSERT INTO case_sketches VALUES (?, ?)", (case_id, data))
    connection.executemany("INSERT INTO sketch_keys VALUES (?, ?)", [(key, case_id) for key in keys])


def unlink(connection: sqlite3.Connection, case_id: int) -> None:
    """Forget a case's sketch and links."""
    row = connection.execute("SELECT data FROM case_sketches WHERE case_id = ?", (case_id,)).fetchone()
    for key in _keys(row[0]) if row else ():
        connection.execute("DELETE FROM sketch_keys WHERE key = ? AND case_id = ?", (key, case_id))
    connection.execute("DELETE FROM case_sketches WHERE case_id = ?", (case_id,))
    connection.execute("DELETE FROM twins WHERE ? IN (case_id, twin_id)", (case_id,))


def twins(connection: sqlite3.Connection, case_id: int) -> list[tuple[int, float]]:
    """The ids of the cases that a case is like, the likest first."""
    sql = (
        "SELECT twin_id, likeness FROM twins WHERE case_id = ?1"
        " UNION SELECT case_id, likeness FROM twins WHERE twin_id = ?1 ORDER BY 2 DESC, 1"
    )
    return [(int(id), float(alike)) for id, alike in connection.execute(sql, (case_id,))]


def _candidates(connection: sqlite3.Connection, keys: list[int]) -> list[tuple[int, bytes]]:
    """The cases that share enough of these keys, with their sketches, the likest ones first."""
    met: Counter[int] = Counter()
    for key in keys:
        sql = "SELECT case_id FROM sketch_keys WHERE key = ? LIMIT ?"
        holders = [row[0] for row in connection.execute(sql, (key, COMMON + 1))]
        if len(holders) <= COMMON:
            met.update(holders)
    likely = [case_id for case_id, count in met.most_common(MOST) if count >= AGREEING]
    sql = f"SELECT case_id, data FROM case_sketches WHERE case_id IN ({','.join(map(str, likely))})"
    return connection.execute(sql).fetchall() if likely else []


def _keys(data: bytes) -> list[int]:
    return [int(key) for key in np.frombuffer(data, dtype="<i8")[:KEYS]]


def _hashes(data: bytes) -> set[int]:
    return set(np.frombuffer(data, dtype="<u8").tolist())
