"""A question to masks over the cases: words through the index, filters through the arrays, figures through their rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add
from typing import Literal

import numpy as np

from core.errors import BadQuery
from core.library import pinyin
from core.library.arrays import Arrays
from core.library.facets import Ints, Mask, conjoin
from core.library.figures import figure_clause
from core.library.folding import fold, terms
from core.library.language import And, Condition, Near, Not, Or, Question, Term, Where, Word, Years
from core.library.language.nodes import Scope
from core.model import FilterField

_COLUMNS: dict[Scope, str] = {
    "text": "{text}", "title": "{title}", "lead": "{lead}", "raw": "{text furniture}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lookup:
    """An expression in the language of one of the two indexes, every word of it quoted."""

    table: Literal["search_pairs", "search_single"]
    expression: str

    def within(self, months: Sequence[int]) -> Lookup:
        """The same in some months (202304) only."""
        column = "{month} : " if self.table == "search_pairs" else ""
        words = " OR ".join(f'"{month}"' for month in months)
        return Lookup(self.table, f"{self.expression} AND {column}({words})")


def lookup(term: Term) -> Lookup | None:
    """What an index alone can answer; None for terms that need more, or another way."""
    expression = match_expression(term)
    if expression:
        return Lookup("search_pairs", expression)
    spelt = terms(term.text).replace("\n", "") if isinstance(term, Word) else ""
    if not spelt or not isinstance(term, Word):
        return None
    marks = {"text": (spelt,), "title": ("t" + spelt,), "lead": ("l" + spelt,), "raw": (spelt, "f" + spelt)}[
        term.scope
    ]
    return Lookup("search_single", "(" + " OR ".join(f'"{mark}"' for mark in marks) + ")")


class Search:
    """One connection and the arrays of its generation, asked for masks."""

    def __init__(self, connection: sqlite3.Connection, arrays: Arrays) -> None:
        self._connection = connection
        self._arrays = arrays

    def masks(self, question: Question) -> dict[str, Mask]:
        """What must hold, by field: `text` for the words, a field's name for its filters, `-` for what is excluded."""
        found: dict[str, Mask] = {}
        if question.term:
            found["text"] = self._remembered(question.term)
        wanted = [chip for chip in question.filters if not chip.exclude]
        for name in dict.fromkeys(chip.field for chip in wanted):
            found[name] = self._any([self._having(c.field, c.value) for c in wanted if c.field == name])
        excluded = [self._having(chip.field, chip.value) for chip in question.filters if chip.exclude]
        if excluded:
            found["-"] = ~self._any(excluded)
        return found

    def _remembered(self, term: Term) -> Mask:
        """The mask of a term; the next click most often keeps the words."""
        remembered = self._arrays.masks
        if term not in remembered:
            if len(remembered) >= 16:
                remembered.pop(next(iter(remembered)))
            remembered[term] = self.mask(term)
        return remembered[term]

    def mask(self, term: Term) -> Mask:
        """The cases for which `term` holds."""
        found = lookup(term)
        if found:
            return self._match(found)
        match term:
            case Word():
                return np.ones(len(self._arrays), dtype=bool)  # nothing but blanks
            case Near():
                raise BadQuery("NEAR 的每一边至少要有两个字。")
            case Where(name, value):
                return self._having(name, value)
            case Years(first, last):
                years = self._arrays.published // 10000
                return (years >= (first or 1)) & (years <= (last or 9999))
            case Condition():
                return self._figures(term)
            case Not(part):
                return ~self.mask(part)
            case And(parts):
                return self._all(parts)
            case Or(parts):
                return self._any([self.mask(part) for part in parts])

    def ids(self, lookup: Lookup) -> Ints:
        """The ids that a look-up finds."""
        # One text of all ids comes back three times as fast as a row for each.
        sql = f"SELECT group_concat(rowid) FROM {lookup.table} WHERE {lookup.table} MATCH ?"
        (found,) = self._connection.execute(sql, (lookup.expression,)).fetchone()
        ids: Ints = np.fromstring(found or "", dtype=np.int32, sep=",")
        return ids

    def first_ids(self, lookup: Lookup, limit: int) -> Ints:
        """The lowest `limit` of the ids that a look-up finds; fewer if there are no more."""
        some = f"SELECT rowid FROM {lookup.table} WHERE {lookup.table} MATCH ? LIMIT ?"
        sql = f"SELECT group_concat(rowid) FROM ({some})"
        (found,) = self._connection.execute(sql, (lookup.expression, limit)).fetchone()
        ids: Ints = np.fromstring(found or "", dtype=np.int32, sep=",")
        return ids

    def stands(self, word: str) -> bool:
        """True if the word stands in the text of any case."""
        found = lookup(Word(word))
        return found is not None and len(self.first_ids(found, 1)) > 0

    def about(self, word: str, most: int = 300) -> int:
        """In how many cases the word stands, counted up to `most`."""
        found = lookup(Word(word))
        return len(self.first_ids(found, most)) if found else 0

    def count(self, question: Question) -> int:
        """How many cases a question finds."""
        mask = conjoin(self.masks(question))
        return len(self._arrays) if mask is None else int(np.count_nonzero(mask))

    def _match(self, lookup: Lookup) -> Mask:
        return self._arrays.mask_of(self.ids(lookup))

    def _all(self, parts: tuple[Term, ...]) -> Mask:
        """Parts that the index can answer go to it as one expression."""
        indexed = tuple(part for part in parts if match_expression(part))
        rest = [part for part in parts if part not in indexed]
        masks = {str(i): self.mask(part) for i, part in enumerate(rest)}
        if indexed:
            masks["index"] = self.mask(indexed[0] if len(indexed) == 1 else And(indexed))
        together = conjoin(masks)
        assert together is not None
        return together

    def _any(self, masks: list[Mask]) -> Mask:
        together: Mask = np.logical_or.reduce(masks)
        return together

    def _having(self, name: FilterField, value: str) -> Mask:
        if name == "place":
            return self._arrays.places.having(self.place_ids(value))
        return self._arrays.having(self._connection, name, value)

    def place_ids(self, value: str) -> list[int]:
        """The nodes that a place's key, name, former name, short name, pinyin or initials stands for."""
        rows = self._connection.execute("SELECT id FROM places WHERE key = ?", (value,)).fetchall()
        if not rows:
            low = fold(value).replace(" ", "")
            sql = (
                "SELECT id FROM places WHERE name = ?1 OR former = ?1 OR name GLOB ?2"
                " OR pinyin = ?3 OR initials = ?3 OR key LIKE ?4"
            )
            short = _literal(value) + "[省市县区州盟旗镇乡村]"
            rows = self._connection.execute(
                sql, (value, short, low, "%/" + value.replace("%", ""))
            ).fetchall()
        return [row[0] for row in rows]

    def places_called(self, name: str) -> list[int]:
        """The nodes of this name, with its class word or without."""
        names = (
            name,
            *(name + word for word in ("省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "街道", "村")),
        )
        sql = f"SELECT id FROM places WHERE name IN ({','.join('?' * len(names))})"
        return [row[0] for row in self._connection.execute(sql, names)]

    def _figures(self, condition: Condition) -> Mask:
        where, values = figure_clause(condition)
        rows = self._connection.execute(f"SELECT DISTINCT case_id FROM figures WHERE {where}", values)
        return self._arrays.mask_of([row[0] for row in rows])


def match_expression(term: Term) -> str:
    """A term in the language of the pair index, every word of it quoted; "" if the index alone cannot answer it."""
    match term:
        case Word(text, scope):
            return _phrase(text, scope)
        case Near(parts, distance):
            phrases = [_pairs(part) for part in parts]
            if all(phrases):
                return f"({_COLUMNS['text']} : NEAR({' '.join(phrases)}, {distance}))"
            return ""
        case Or(parts):
            return _joined(parts, " OR ")
        case And(parts):
            wanted = tuple(part for part in parts if not isinstance(part, Not))
            taken = tuple(part.part for part in parts if isinstance(part, Not))
            positive, negative = _joined(wanted, " AND "), _joined(taken, " OR ")
            if not positive or (taken and not negative):
                return ""
            return f"({positive} NOT {negative})" if taken else positive
        case _:
            return ""


def _joined(parts: tuple[Term, ...], operator: str) -> str:
    expressions = [match_expression(part) for part in parts]
    return f"({operator.join(expressions)})" if parts and all(expressions) else ""


def _phrase(text: str, scope: Scope) -> str:
    pairs = _pairs(text)
    if not pairs:
        return ""
    spoken = _spoken(text) if scope == "text" else ""
    return f"({_COLUMNS[scope]} : {pairs}{spoken})"


def _pairs(text: str) -> str:
    spelt = terms(text).replace("\n", "")
    return '"' + " ".join(map(add, spelt, spelt[1:])) + '"' if len(spelt) > 1 else ""


def _spoken(text: str) -> str:
    """Alternatives for letters that may be pinyin or initials of a title, place or programme."""
    letters = fold(text)
    if not letters.isascii() or not letters.isalpha():
        return ""
    ways = [f'{{initials}} : "{" ".join(letters)}"']
    ways += [f'{{pinyin}} : "{" ".join(way)}" *' for way in pinyin.cuts(letters)]
    return "".join(f" OR {way}" for way in ways)


def _literal(text: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in text)
