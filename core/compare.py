"""Cases side by side: figures on the same indicator in one row, programmes and themes by name, what differs marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from core.model import Case, Figure

Key = TypeVar("Key")
_LEAST = 4
"""Shorter names (收入, 总产值) say too little to take longer ones in."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One indicator in one canonical unit, `target` apart from what was reached; names that say it more exactly with it.

    `cells` has for each case the numbers of its figures in `Case.figures`. `differs`: two cases that both say it say
    different things.
    """

    indicator: str
    unit: str
    target: bool
    cells: tuple[tuple[int, ...], ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name that some of the cases have: `cells` are the numbers of its items in each; `differs`: not all have it."""

    name: str
    cells: tuple[tuple[int, ...], ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows of a comparison; what most cases have in common comes first, then as the first case has it."""

    figures: tuple[FigureRow, ...]
    programmes: tuple[NameRow, ...]
    themes: tuple[NameRow, ...]


def compare(cases: Sequence[Case]) -> Comparison:
    """Lay cases side by side, in their order. Figures without an indicator stand beside nothing and are left out."""
    return Comparison(
        _figures(cases),
        _names(cases, lambda case: (one.name for one in case.programmes)),
        _names(cases, lambda case: (one.name for one in case.themes)),
    )


def measure(figure: Figure) -> tuple[float, float, str]:
    """A figure from, to and in which unit, canonical where it has one: 3公顷 and 45亩 are the same."""
    most = figure.value if figure.value_max is None else figure.value_max
    if figure.normal is None or not figure.value:
        return (figure.value, most, figure.unit if figure.normal is None else figure.normal.unit)
    factor = figure.normal.value / figure.value
    return (figure.normal.value, most * factor, figure.normal.unit)


def _figures(cases: Sequence[Case]) -> tuple[FigureRow, ...]:
    names = _row_names(figure for case in cases for figure in case.figures)
    found = _gather(cases, lambda case: (names[_key(figure)] for figure in case.figures))
    return tuple(
        FigureRow(key.indicator, key.unit, key.target, cells, _differ(cases, cells))
        for key, cells in found
        if key.indicator
    )


class _Key(NamedTuple):
    indicator: str
    unit: str
    target: bool
    theme: str


def _key(figure: Figure) -> _Key:
    return _Key(figure.indicator or "", measure(figure)[2], figure.target, figure.theme)


def _row_names(figures: Iterable[Figure]) -> dict[_Key, _Key]:
    """Each key with the one whose row it stands in: 村集体经济年收入 in that of 村集体收入, if there is one."""
    keys = sorted({_key(figure) for figure in figures}, key=lambda key: (len(key.indicator), key))
    rows: dict[_Key, _Key] = {}
    for key in keys:
        rows[key] = next((row for row in rows.values() if _covers(row, key)), key)
    return rows


def _covers(row: _Key, key: _Key) -> bool:
    """A longer name says the same more exactly: all characters in order, up to the same head noun."""
    short, long = row.indicator, key.indicator
    if row[1:] != key[1:] or len(short) < _LEAST or not long.endswith(short[-2:]):
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def _differ(cases: Sequence[Case], cells: Sequence[tuple[int, ...]]) -> bool:
    said = {
        frozenset(_said(case.figures[number]) for number in numbers)
        for case, numbers in zip(cases, cells, strict=True)
        if numbers
    }
    return len(said) > 1


def _said(figure: Figure) -> tuple[float, float, str]:
    least, most, _ = measure(figure)
    return (round(least, 6), round(most, 6), figure.modifier or "")


def _names(cases: Sequence[Case], names: Callable[[Case], Iterable[str]]) -> tuple[NameRow, ...]:
    return tuple(NameRow(name, cells, not all(cells)) for name, cells in _gather(cases, names))


def _gather(
    cases: Sequence[Case], keys: Callable[[Case], Iterable[Key]]
) -> list[tuple[Key, tuple[tuple[int, ...], ...]]]:
    """Each key with the numbers of its items in each case."""
    found: dict[Key, list[list[int]]] = {}
    for at, case in enumerate(cases):
        for number, key in enumerate(keys(case)):
            found.setdefault(key, [[] for _ in cases])[at].append(number)
    rows = [(key, tuple(tuple(cell) for cell in cells)) for key, cells in found.items()]
    return sorted(rows, key=lambda row: -sum(bool(cell) for cell in row[1]))
