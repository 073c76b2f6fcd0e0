"""What may be meant by the beginning of a word: places and programmes of this library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from core.library.folding import fold
from core.library.pinyin import readings
from core.model import FilterField


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name of this library; `kind` says what it is (a filter's field), `value` is the filter's value. A `word` is no
    filter: it stands in some text, and is what was spelt."""

    text: str
    kind: FilterField | Literal["word"]
    value: str = ""


FIELDS: tuple[FilterField, ...] = ("programme", "theme", "industry", "source")
_LAST = "\U0010ffff"


def suggest(connection: sqlite3.Connection, text: str, limit: int) -> tuple[Suggestion, ...]:
    """Names that begin with `text`, then those whose pinyin or initials do, then those with `text` inside; places first,
    the short ones first among equals."""
    typed = text.strip()
    if not typed:
        return ()
    found: dict[tuple[str, str], Suggestion] = {}
    for sql, values in _ways(typed):
        if len(found) >= limit:
            break
        for name, kind, value in connection.execute(f"{sql} LIMIT {limit}", values):
            found.setdefault((kind, value), Suggestion(name, kind, value))
    return tuple(found.values())[:limit]


def meant(connection: sqlite3.Connection, text: str, limit: int) -> tuple[Suggestion, ...]:
    """Names of this library that sound like `text` (零林区: 零陵区), the likest first: what may have been meant."""
    typed = text.strip()
    spoken, initials = readings(typed)
    if len(typed) < 2 or not initials:
        return ()
    found: list[tuple[float, Suggestion]] = []
    for source in (_PLACES, _VALUES):
        for name, kind, value in connection.execute(
            f"{source} WHERE initials <> '' AND initials = ?", (initials,)
        ):
            shared = sum(a == b for a, b in zip(typed, name, strict=False)) / max(len(typed), len(name))
            likeness = shared + (readings(name)[0] == spoken)
            if name != typed and likeness >= 0.5:
                found.append((likeness, Suggestion(name, kind, value)))
    return tuple(one for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].value)))[:limit]


def _ways(typed: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Questions from the nearest meaning to the farthest; all but the last ones are answered by an index."""
    span = (typed, typed + _LAST)
    yield f"{_PLACES} WHERE name >= ? AND name < ? ORDER BY level, length(name), id", span
    for field in FIELDS:
        yield (
            f"{_VALUES} WHERE field = '{field}' AND value >= ? AND value < ? ORDER BY length(value), id",
            span,
        )
    letters = fold(typed).replace(" ", "")
    if letters.isascii() and letters.isalpha():
        for column in ("initials", "pinyin"):
            spoken = (letters, letters + "{")
            order = f"ORDER BY length({column})"
            yield f"{_PLACES} WHERE {column} >= ? AND {column} < ? {order}, level, id", spoken
            yield f"{_VALUES} WHERE {column} <> '' AND {column} >= ? AND {column} < ? {order}, id", spoken
    yield f"{_PLACES} WHERE former >= ? AND former < ? ORDER BY level, id", span
    yield f"{_PLACES} WHERE instr(name, ?) ORDER BY level, length(name), id", (typed,)
    yield f"{_VALUES} WHERE field IN {FIELDS} AND instr(value, ?) ORDER BY length(value), id", (typed,)


_PLACES = "SELECT name, 'place', key FROM places"
_VALUES = "SELECT value, field, value FROM facet_values"
