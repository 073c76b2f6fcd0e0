"""Questions to a library: pages, counts, cases, figures, names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from core.errors import BadQuery
from core.library import (
    cases,
    decisions,
    language,
    likeness,
    otherwise,
    queue,
    reporting,
    saved,
    spelt,
    suggestions,
)
from core.library.arrays import FIELDS, Arrays
from core.library.facets import Ints, Mask, conjoin
from core.library.figures import FigureRow, figure_clause, figures, spans
from core.library.folding import pattern
from core.library.opened import Opened
from core.library.ordering import in_order, newest_page
from core.library.otherwise import Instead
from core.library.search import Search, lookup
from core.library.suggestions import Suggestion
from core.model import (
    Answer,
    CaseRow,
    FacetValue,
    Filter,
    FilterField,
    PlaceTree,
    Query,
    StoredCase,
)


class Asking(Opened):
    """What can be asked of a library."""

    def answer(self, query: Query, limit: int = 50) -> Answer:
        """Tree counts by `PlaceNode.index`, facets and the first page, all of one state of the library."""
        with self._reading() as arrays:
            try:
                question = language.understand(query)
                masks = self._masks(query, arrays)
            except BadQuery as trouble:
                return Answer(query, generation=arrays.generation, problem=str(trouble))
            chosen = self._ordered(question, masks, arrays)
            counted = tuple((name, self._facet(arrays, question, masks, name)) for name in FIELDS)
            tree = arrays.places.counts(conjoin(masks, "place"))
            return Answer(
                query, len(chosen), self._rows(question, chosen[:limit]), tuple(tree[1:].tolist()), counted,
                arrays.generation,
            )  # fmt: skip

    def page(self, query: Query, offset: int, limit: int = 50) -> tuple[CaseRow, ...]:
        """Lines of the list from `offset` on. Raises BadQuery."""
        with self._reading() as arrays:
            question = language.understand(query)
            chosen = self._first(question, arrays, offset + limit)
            if chosen is None:
                chosen = self._ordered(question, self._masks(query, arrays), arrays)
            return self._rows(question, chosen[offset : offset + limit])

    def ids(self, query: Query) -> tuple[int, ...]:
        """The ids of all cases of a query in its order. Raises BadQuery."""
        with self._reading() as arrays:
            question = language.understand(query)
            return tuple(self._ordered(question, self._masks(query, arrays), arrays).tolist())

    def noted(self, query: Query) -> tuple[int, ...]:
        """Those of a query's cases, in its order, whose documents have notes. Raises BadQuery."""
        noted = decisions.noted(self._connection)
        return tuple(id for id in self.ids(query) if id in noted)

    def tree(self) -> PlaceTree:
        """The place nodes that have cases and those above them, by index, parents first."""
        return cases.nodes(self._connection)

    def case(self, id: int, query: Query | None = None) -> StoredCase:
        """One case with all its spans, and the hits of the query in it: its words, and the figures that meet a condition
        on figures. KeyError if there is none."""
        try:
            question = language.understand(query or Query())
        except BadQuery:
            question = language.understand(Query())
        found = cases.stored(self._connection, id, _patterns(question))
        where, values = _met(question)
        if not where:
            return found
        met = {row.span for row in figures(self._connection, [id], where, values)}
        return replace(found, hits=tuple(sorted({*found.hits, *met})))

    def figures(self, query: Query, limit: int | None = None) -> tuple[FigureRow, ...]:
        """All figures (`limit` at most) of the cases of a query, case by case in its order; if the query has
        conditions on figures (`数字:`), those that meet one. Raises BadQuery."""
        with self._reading() as arrays:
            question = language.understand(query)
            chosen = self._ordered(question, self._masks(query, arrays), arrays).tolist()
            return tuple(islice(figures(self._connection, chosen, *_met(question)), limit))

    def queue(self, query: Query, limit: int = 1000) -> queue.Queue:
        """What waits for a reviewer in the cases of a query, the most doubtful first. Raises BadQuery."""
        with self._reading() as arrays:
            chosen = self._ordered(language.understand(query), self._masks(query, arrays), arrays)
            return queue.queue(self._connection, arrays, chosen.tolist(), limit)

    def review_report(self, query: Query) -> reporting.ReviewReport:
        """What was reviewed in the cases of a query, by whom, and how far people agree with the machine. Raises BadQuery."""
        with self._reading() as arrays:
            chosen = self._ordered(language.understand(query), self._masks(query, arrays), arrays)
            return reporting.report(self._connection, chosen.tolist())

    def meant(self, query: Query, limit: int = 3) -> tuple[Instead, ...]:
        """What may have been meant by words of a query that stand nowhere, names of this library first. Raises BadQuery."""
        with self._reading() as arrays:
            search = Search(self._connection, arrays)
            found: list[Instead] = []
            for word in _plain_words(query):
                if not search.stands(word):
                    for name in suggestions.meant(self._connection, word, limit):
                        found += self._named(search, query, word, name)
                    standing = [other for other in otherwise.slips(word) if search.stands(other)]
                    found += _likeliest(self._instead(search, query, word, standing))
            return tuple({one.other: one for one in reversed(found)}.values())[::-1][:limit]

    def also(self, query: Query, limit: int = 5) -> tuple[Instead, ...]:
        """Words that say nearly the same as those of a query, the ones that find most first. Raises BadQuery."""
        with self._reading() as arrays:
            search = Search(self._connection, arrays)
            found = [
                one
                for word in _plain_words(query)
                for one in self._instead(search, query, word, otherwise.synonyms(word))
            ]
            return tuple(sorted(found, key=lambda one: -one.total)[:limit])

    def _named(self, search: Search, query: Query, word: str, name: Suggestion) -> list[Instead]:
        """The query with a name of this library in the place of `word`; with its filter, where the name is in no text."""
        if found := self._instead(search, query, word, [name.text]):
            return found
        assert name.kind != "word"
        one = otherwise.chipped(query, word, Filter(name.kind, name.value))
        total = search.count(language.understand(one))
        return [Instead(word, name.text, one, total)] if total else []

    def _instead(self, search: Search, query: Query, word: str, others: Iterable[str]) -> list[Instead]:
        """The query with each of `others` in the place of `word`, where that finds anything."""
        found = []
        for other in others:
            one = otherwise.replaced(query, word, other)
            total = search.count(language.understand(one))
            if total:
                found.append(Instead(word, other, one, total))
        return found

    def twins(self, case_id: int) -> tuple[tuple[int, float], ...]:
        """The ids of the cases with much of the same text, and how much (0 to 1), the likest first."""
        return tuple(likeness.twins(self._connection, case_id))

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Names of this library that begin with `text`, in characters, pinyin or initials; then words of its texts that
        `text` spells or begins; a word that the letters spell to its end stands before longer names."""
        found = suggestions.suggest(self._connection, text, limit)
        typed = text.strip().lower().replace("'", "")
        if not typed.isalpha() or (typed.isascii() and len(found) >= limit):
            return found
        known = {one.text for one in found}
        with self._reading() as arrays:
            words = (w for w in self._words(Search(self._connection, arrays), typed) if w not in known)
            fresh = tuple(islice(words, max(limit - len(found), _ROOM)))
        names = found[: limit - len(fresh)]
        places = tuple(one for one in names if one.kind == "place")
        spelt_out = spelt.whole(typed)
        begun = tuple(Suggestion(word, "word", word) for word in fresh)
        whole = tuple(one for one in begun if one.text in spelt_out)
        return tuple(dict.fromkeys((*places, *whole, *names, *begun)))

    def _words(self, search: Search, typed: str) -> Iterable[str]:
        """Words that stand in some text: those that the letters spell, the commoner first; those that the characters
        begin, the ones in most texts first."""
        if typed.isascii():
            return filter(search.stands, spelt.words(typed, 24))
        often = {word: search.about(word) for word in otherwise.beginning(typed)}
        return sorted((word for word in often if often[word]), key=lambda word: -often[word])

    def collections(self) -> tuple[FacetValue, ...]:
        """The collections that have cases, the largest first."""
        with self._reading() as arrays:
            return arrays.facet(self._connection, "collection", None, ())

    def saved_queries(self) -> tuple[tuple[str, Query], ...]:
        """Names and queries, by name."""
        return saved.every(self.db)

    def _facet(
        self, arrays: Arrays, question: language.Question, masks: dict[str, Mask], name: FilterField
    ) -> tuple[FacetValue, ...]:
        chosen = [chip.value for chip in question.filters if chip.field == name]
        return arrays.facet(self._connection, name, conjoin(masks, name), chosen)

    def _masks(self, query: Query, arrays: Arrays) -> dict[str, Mask]:
        return Search(self._connection, arrays).masks(language.understand(query))

    def _ordered(self, question: language.Question, masks: dict[str, Mask], arrays: Arrays) -> Ints:
        return in_order(self._connection, arrays, question, conjoin(masks))

    def _first(self, question: language.Question, arrays: Arrays, end: int) -> Ints | None:
        """The first `end` ids, if they can be had without all: words alone, the newest first."""
        found = lookup(question.term) if question.term else None
        if question.filters or question.order != "newest" or not found or end > 500:
            return None
        return newest_page(self._connection, arrays, found, end)

    def _rows(self, question: language.Question, ids: Ints) -> tuple[CaseRow, ...]:
        some, (where, values) = ids.tolist(), _met(question)
        met = spans(self._connection, some, where, values) if where else {}
        return cases.rows(self._connection, some, _patterns(question), met)


def _met(question: language.Question) -> tuple[str, list[str | float]]:
    """A WHERE for the figures that meet a condition of the query, and its values; "" if it has none."""
    clauses = [figure_clause(one) for one in language.conditions(question.term)]
    where = " OR ".join(f"({clause})" for clause, _ in clauses)
    return f"({where})" if where else "", [value for _, some in clauses for value in some]


def _likeliest(found: list[Instead]) -> list[Instead]:
    """Words of the language first, those that find most first. A word cut short says little where another fits whole, and
    what is rare beside the rest is there by chance."""
    whole = [one for one in found if len(one.other) == len(one.word)] or found
    most = max((one.total for one in whole), default=0)
    often = [one for one in whole if one.total * _CHANCE >= most]
    return sorted(often, key=lambda one: (not spelt.is_word(one.other), -one.total))


_CHANCE = 20
_ROOM = 3
"""So many lines are kept for words that begin as typed, however many names do."""


def _plain_words(query: Query) -> tuple[str, ...]:
    return tuple(word for word in language.words(language.understand(query).term) if word.strip())


def _patterns(question: language.Question) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern(word) for word in language.words(question.term) if word.strip())
