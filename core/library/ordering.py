"""The orders of a list of cases."""

from __future__ import annotations

import sqlite3

import numpy as np
import numpy.typing as npt

from core.library.arrays import Arrays
from core.library.facets import Ints, Mask
from core.library.folding import fold
from core.library.language import And, Or, Question, Term, Word
from core.library.search import Lookup, Search, match_expression
from core.model import Order


def in_order(connection: sqlite3.Connection, arrays: Arrays, question: Question, mask: Mask | None) -> Ints:
    """The ids of the cases of `mask` (None: all) in the order that the question asks for."""
    if question.order == "relevance" and question.term:
        return arrays.ids[_by_relevance(connection, arrays, question.term, mask)]
    order = _whole(connection, arrays, question.order)
    return arrays.ids[order if mask is None else order[mask[order]]]


def newest_page(connection: sqlite3.Connection, arrays: Arrays, lookup: Lookup, end: int) -> Ints | None:
    """The ids of the first `end` cases that a look-up finds, newest first, without finding all; None if it would not pay.

    Few hits are all fetched and sorted. Of many, those of the newest months are enough: of as many months as hold `end`
    hits if they stand as thick there as among the first ones fetched, then of four times as many.
    """
    search = Search(connection, arrays)
    some = search.first_ids(lookup, _SOME)
    if len(some) < _SOME:
        return _newest(arrays, some)[:end]
    wanted = int(1.3 * end * int(arrays.at(some[-1:])[0] + 1) / _SOME)
    while months := _newest_months(arrays, wanted):
        recent = _newest(arrays, search.ids(lookup.within(months)))
        if len(recent) >= end:
            return recent[:end]
        wanted *= 4
    return None


_SOME = 1000
"""So many hits are fetched and sorted in half a millisecond."""


def _newest(arrays: Arrays, ids: Ints) -> Ints:
    at = arrays.at(ids)
    found: Ints = arrays.ids[at[np.lexsort((-arrays.ids[at], -arrays.published[at]))]]
    return found


def _newest_months(arrays: Arrays, cases: int) -> list[int]:
    """The newest months that together have so many cases (202304); [] if that is most of the library."""
    if cases * 2 > len(arrays):
        return []
    newest = arrays.published[_whole(None, arrays, "newest")[:cases]]
    months: list[int] = np.unique(newest // 100).tolist()
    return months if months[:1] != [0] else []


def _whole(connection: sqlite3.Connection | None, arrays: Arrays, order: Order) -> Ints:
    if order not in arrays.orders:
        arrays.orders[order] = _positions(connection, arrays, order)
    return arrays.orders[order]


def _positions(connection: sqlite3.Connection | None, arrays: Arrays, order: Order) -> Ints:
    newest_first = -arrays.ids
    if order == "oldest":
        unknown_last = np.where(arrays.published == 0, 99999999, arrays.published)
        return np.lexsort((arrays.ids, unknown_last)).astype(np.int32)
    if order == "figures":
        return np.lexsort((newest_first, -arrays.published, -arrays.figures)).astype(np.int32)
    if order in _BY_ROWS and connection:
        sorted_ids = np.fromiter((row[0] for row in connection.execute(_BY_ROWS[order])), dtype=np.int32)
        return np.searchsorted(arrays.ids, sorted_ids).astype(np.int32)
    return np.lexsort((newest_first, -arrays.published)).astype(np.int32)


_BY_ROWS = {
    "title": "SELECT id FROM cases ORDER BY title_key, id",
    "place": "SELECT c.id FROM cases c LEFT JOIN places p ON p.id = c.place_id"
    " ORDER BY p.key IS NULL, CAST(p.code AS TEXT), p.key, c.id",
}


FEW = 2000
"""Up to so many hits are weighed by how often their words stand in them too (bm25 costs 3 to 5 µs a hit)."""

VERY_FEW = 300
"""Of up to so many hits the key words are read (10 µs a hit)."""


def _by_relevance(connection: sqlite3.Connection, arrays: Arrays, term: Term, mask: Mask | None) -> Ints:
    """Cases with more of the words in the title first, then in their place, then in the lead; then, if they are few, those
    of which a word is a key word, and by bm25; then newest."""
    search = Search(connection, arrays)
    words = _words(term)
    weight = np.zeros(len(arrays), dtype=np.float64)
    for word in words:
        weight += 4.0 * search.mask(Word(word.text, "title")) + 2.0 * search.mask(Word(word.text, "lead"))
        if places := search.places_called(word.text):
            weight += 3.0 * arrays.places.having(places)
    order = _whole(connection, arrays, "newest")
    chosen = order if mask is None else order[mask[order]]
    if len(chosen) <= VERY_FEW:
        weight[chosen] += _key_words(connection, arrays.ids[chosen], words)
    expression = match_expression(term)
    if expression and len(chosen) <= FEW:
        weight += _bm25(connection, arrays, expression)
    ranked: Ints = chosen[np.argsort(-weight[chosen], kind="stable")]
    return ranked


def _key_words(connection: sqlite3.Connection, ids: Ints, words: list[Word]) -> npt.NDArray[np.float64]:
    """How many of the words are key words of each case, which jieba cut and weighed."""
    sql = f"SELECT id, key_words FROM cases WHERE id IN ({','.join(map(str, ids.tolist()))})"
    known = {id: frozenset(cut.split(" ")) for id, cut in connection.execute(sql)}
    texts = {fold(word.text) for word in words}
    return np.array([len(texts & known[id]) for id in ids.tolist()], dtype=np.float64)


def _bm25(connection: sqlite3.Connection, arrays: Arrays, expression: str) -> npt.NDArray[np.float64]:
    """The weight of each case from 0 to below 1."""
    sql = "SELECT rowid, -bm25(search_pairs) FROM search_pairs WHERE search_pairs MATCH ?"
    found = [row for row in connection.execute(sql, (expression,)) if row[0] <= arrays.ids[-1]]
    weight = np.zeros(len(arrays), dtype=np.float64)
    if found:
        ids, values = np.array(found, dtype=np.float64).T
        at = np.searchsorted(arrays.ids, ids.astype(np.int64))
        weight[at] = values / (values.max() + 1.0) if values.max() > 0 else 0.0
    return weight


def _words(term: Term) -> list[Word]:
    if isinstance(term, Word):
        return [term]
    return [word for part in term.parts for word in _words(part)] if isinstance(term, And | Or) else []
