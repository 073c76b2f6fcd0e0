"""The language of the search box: text to a tree of terms and filters, and back to text.

Words stand together (AND), `OR`/`或`, `NOT`/`非`/`-`, brackets, "phrases", `甲 NEAR/10 乙`, and `名:值` for fields.
A field that stands at the top is a filter, so values of one field are alternatives, as with chips.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.library.language.grammar import read
from core.library.language.nodes import And, Condition, Near, Not, Or, Question, Term, Where, Word, Years
from core.library.language.wording import chip_text, show, to_text
from core.model import Filter, Query

__all__ = [
    "And", "Condition", "Near", "Not", "Or", "Question", "Term", "Where", "Word", "Years", "chip_text", "conditions",
    "normal", "parse", "show", "to_text", "understand", "words",
]  # fmt: skip


def understand(query: Query) -> Question:
    """The query's filters with those of its text, and the rest of its text as one term. Raises BadQuery."""
    term, order = read(query.text)
    filters, rest = list(query.filters), []
    for part in term.parts if isinstance(term, And) else [term] if term else []:
        chip = _chip(part)
        if chip:
            filters.append(chip)
        else:
            rest.append(part)
    return Question(tuple(dict.fromkeys(filters)), _together(rest), order or query.order)


def parse(text: str) -> Query:
    """The query that `text` says, fields at its top as filters. Raises BadQuery."""
    question = understand(Query(text))
    return Query(show(question.term) if question.term else "", question.filters, question.order)


def words(term: Term | None) -> tuple[str, ...]:
    """The words that a hit shows, those that must not stand in it left out."""
    if isinstance(term, Word):
        return (term.text,)
    if isinstance(term, Near):
        return term.words
    if isinstance(term, And | Or):
        return tuple(dict.fromkeys(word for part in term.parts for word in words(part)))
    return ()


def conditions(term: Term | None) -> tuple[Condition, ...]:
    """The conditions on figures that a hit may show, those that must not hold left out."""
    if isinstance(term, Condition):
        return (term,)
    if isinstance(term, And | Or):
        return tuple(dict.fromkeys(one for part in term.parts for one in conditions(part)))
    return ()


def _chip(term: Term) -> Filter | None:
    if isinstance(term, Where):
        return Filter(term.field, term.value)
    if isinstance(term, Not) and isinstance(term.part, Where):
        return Filter(term.part.field, term.part.value, True)
    return None


def _together(parts: Sequence[Term]) -> Term | None:
    return None if not parts else parts[0] if len(parts) == 1 else And(tuple(parts))


def normal(query: Query) -> Query:
    """The query with what its text says as fields moved to its filters. Raises BadQuery."""
    question = understand(query)
    text = show(question.term) if question.term else ""
    return replace(query, text=text, filters=question.filters, order=question.order)
