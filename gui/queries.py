"""How what a reader does changes the one query, and the way back through the queries that were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from core.model import Filter, FilterField, Order, Query


def typed(query: Query, text: str) -> Query:
    return replace(query, text=text)


def chosen(query: Query, field: FilterField, values: Iterable[str]) -> Query:
    """Only these values of a field; what is excluded stays excluded unless it is chosen now."""
    wanted = tuple(dict.fromkeys(values))
    kept = tuple(f for f in query.filters if f.field != field or (f.exclude and f.value not in wanted))
    return replace(query, filters=kept + tuple(Filter(field, value) for value in wanted))


def toggled(query: Query, field: FilterField, value: str, exclude: bool = False) -> Query:
    """The value in, or out again if it was; including and excluding one value are never both true."""
    mark = Filter(field, value, exclude)
    kept = tuple(f for f in query.filters if (f.field, f.value) != (field, value))
    return replace(query, filters=kept if mark in query.filters else (*kept, mark))


def added(query: Query, field: FilterField, value: str) -> Query:
    """The value beside those that are chosen; nothing changes if it is chosen already."""
    if Filter(field, value) in query.filters:
        return query
    return toggled(query, field, value)


def without(query: Query, mark: Filter) -> Query:
    return replace(query, filters=tuple(f for f in query.filters if f != mark))


def narrowed(query: Query) -> bool:
    """True if a query asks for some cases and not for all."""
    return bool(query.text or query.filters)


def cleared(query: Query) -> Query:
    return Query(order=query.order)


def ordered(query: Query, order: Order) -> Query:
    return replace(query, order=order)


def values(query: Query, field: FilterField, exclude: bool = False) -> tuple[str, ...]:
    return tuple(f.value for f in query.filters if f.field == field and f.exclude == exclude)


def relaxations(query: Query) -> tuple[tuple[Filter | None, Query], ...]:
    """The query with one thing taken off, each in turn: a filter, or (None) the words typed."""
    ways: list[tuple[Filter | None, Query]] = [(mark, without(query, mark)) for mark in query.filters]
    if query.text:
        ways.append((None, typed(query, "")))
    return tuple(ways)


class History:
    """Queries in the order they were asked; words typed one after another are one step."""

    def __init__(self, first: Query) -> None:
        self._steps = [first]
        self._at = 0

    @property
    def now(self) -> Query:
        return self._steps[self._at]

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at + 1 < len(self._steps)

    def visit(self, query: Query) -> None:
        if query == self.now:
            return
        typing = self._at > 0 and self.now.text and query == replace(self.now, text=query.text)
        previous = self._steps[self._at - 1] if self._at else None
        same_typing = typing and previous == replace(self.now, text=previous.text) if previous else False
        del self._steps[self._at + (0 if same_typing else 1) :]
        self._steps.append(query)
        self._at = len(self._steps) - 1

    def back(self) -> Query:
        self._at = max(self._at - 1, 0)
        return self.now

    def forward(self) -> Query:
        self._at = min(self._at + 1, len(self._steps) - 1)
        return self.now
