"""What may be meant by the beginning of a word: places and programmes of this library."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from core.library.folding import fold
from core.model import FilterField


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name of this library; `kind` says what it is (a filter's field), `value` is the filter's value."""

    text: str
    kind: FilterField
    value: str = ""


def suggest(connection: sqlite3.Connection, text: str, limit: int) -> tuple[Suggestion, ...]:
    """Names that contain `text`, or whose pinyin or initials begin with it; short ones first."""
    typed = fold(text).replace(" ", "")
    if not typed:
        return ()
    spoken = typed if typed.isascii() and typed.isalpha() else "\x00"
    where = "({0} LIKE '%' || ?1 || '%' ESCAPE '\\' OR pinyin LIKE ?2 || '%' OR initials LIKE ?2 || '%')"
    literal = "".join("\\" + c if c in "%_\\" else c for c in text.strip())
    places = connection.execute(
        f"SELECT name, key FROM places WHERE {where.format('name')} ORDER BY level, length(name), id LIMIT ?3",
        (literal, spoken, limit),
    )
    found = [Suggestion(name, "place", key) for name, key in places]
    values = connection.execute(
        f"SELECT value, field FROM facet_values WHERE field IN ('programme', 'theme', 'industry', 'source') AND "
        f"{where.format('value')} ORDER BY length(value), id LIMIT ?3",
        (literal, spoken, limit),
    )
    found += [Suggestion(value, name, value) for value, name in values]
    return tuple(found[:limit])
