"""Rows of the search index. It is contentless: to take a row out it must be told the very words that it was given."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, fields, replace

from core.library.passages import Passages, columns, passages, singles, titles
from core.model import Case, Document
from core.syllables import place_syllables, syllables

_PAIRS = "text, title, lead, furniture, pinyin, initials, month"

Reads = Callable[[str], tuple[str, ...]]

MARK = "·"
"""Stands between two names in the pinyin columns, so that no syllables run together."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the index was given of a case beyond its text: its title lines, words that only people have said of it, and the
    columns of pinyin, initials and month."""

    title: str
    added: str
    pinyin: str
    initials: str
    month: str


def by_machine(case: Case) -> Given:
    """What the index is given of a case as the machine read it."""
    return Given(titles(case), "", *spoken(case), month(case))


def by_people(machine: Case, case: Case) -> Given:
    """What the index is given of a case as people have it; words of theirs are found beside those of the text."""
    known = _names(machine) | {titles(machine)}
    added = [words for words in sorted(_names(case)) if words and words not in known]
    return Given(titles(case), "\n".join(added), *spoken(case), month(case))


def given(connection: sqlite3.Connection, case_id: int, machine: Case) -> Given:
    """What the index holds of a case."""
    row = connection.execute(f"SELECT {_FIELDS} FROM case_words WHERE case_id = ?", (case_id,)).fetchone()
    return Given(*row) if row else by_machine(machine)


def words(found: Passages, said: Given) -> Passages:
    """The passages of a case with what was said of it; another title stands beside the one in the text."""
    if said.title == found.title:
        return replace(found, added=said.added)
    return replace(found, title=said.title, added="\n".join(filter(None, (found.title, said.added))))


def put(connection: sqlite3.Connection, case_id: int, pairs: Iterable[str], single: str) -> None:
    """Give a case to the index."""
    connection.execute(
        f"INSERT INTO search_pairs (rowid, {_PAIRS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (case_id, *pairs)
    )
    connection.execute("INSERT INTO search_single (rowid, chars) VALUES (?, ?)", (case_id, single))


def take(
    connection: sqlite3.Connection, case_id: int, document: Document, case: Case, siblings: Iterable[Case]
) -> None:
    """Take a case out of the index."""
    forget(connection, case_id, passages(document, case, siblings), given(connection, case_id, case))
    connection.execute("DELETE FROM case_words WHERE case_id = ?", (case_id,))


def change(
    connection: sqlite3.Connection, case_id: int, found: Passages, before: Given, after: Given
) -> None:
    """Give the index other words of a case; they are noted, so that it can be told to forget them."""
    forget(connection, case_id, found, before)
    put(connection, case_id, *rows(found, after))
    connection.execute(
        f"INSERT OR REPLACE INTO case_words (case_id, {_FIELDS}) VALUES (?, ?, ?, ?, ?, ?)",
        (case_id, *astuple(after)),
    )


def rows(found: Passages, said: Given) -> tuple[tuple[str, ...], str]:
    """What the two indexes hold of a case."""
    whole = words(found, said)
    return (
        (*columns(whole), said.pinyin, said.initials, said.month),
        f"{singles(whole)} {said.month}",
    )


def forget(connection: sqlite3.Connection, case_id: int, found: Passages, said: Given) -> None:
    """Take out of the index what it was given of a case."""
    pairs, single = rows(found, said)
    connection.execute(
        f"INSERT INTO search_pairs (search_pairs, rowid, {_PAIRS}) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?, ?)",
        (case_id, *pairs),
    )
    connection.execute(
        "INSERT INTO search_single (search_single, rowid, chars) VALUES ('delete', ?, ?)", (case_id, single)
    )


def _names(case: Case) -> set[str]:
    """Names that a person can give or change."""
    found = {words for one in case.programmes for words in (one.name, one.text, one.expansion) if words}
    found |= {one.name for one in case.people} | {one.text for one in case.organisations}
    found |= {field.value for field in (case.source,) if field}
    places = [one.place for one in case.places if one.place]
    places += case.primary_place.places if case.primary_place else ()
    return found | {name for place in places for name in place.names if name}


def spoken(case: Case, place_read: Reads = place_syllables) -> tuple[str, str]:
    """Syllables and initials of the names that pinyin finds: title, places (read by `place_read`), programmes."""
    read = [syllables(case.title.value)] if case.title else []
    if case.primary_place:
        read += [place_read(name) for place in case.primary_place.places for name in place.names if name]
    read += map(syllables, sorted({programme.name for programme in case.programmes}))
    known = [one for one in read if one]
    return (
        f" {MARK} ".join(" ".join(one) for one in known),
        f" {MARK} ".join(" ".join(s[0] for s in one) for one in known),
    )


def month(case: Case) -> str:
    """The word by which the index finds the cases of a month, so that the newest are found without finding all."""
    return str(case_day(case) // 100)


def case_day(case: Case) -> int:
    """A case's date as a number that sorts: 2023-04-07 -> 20230407, 2023 -> 20230000, unknown -> 0."""
    digits = "".join(c for c in case.published.value if c.isdigit())[:8] if case.published else ""
    return int(digits.ljust(8, "0")) if digits else 0


_FIELDS = ", ".join(field.name for field in fields(Given))
