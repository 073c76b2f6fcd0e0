"""Counts for the place tree and the facets, from arrays over all cases held in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import get_args

import numpy as np
import numpy.typing as npt

from core.model import FacetValue, FilterField

Ints = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

FIELDS: tuple[FilterField, ...] = tuple(f for f in get_args(FilterField) if f != "place")
SHOWN = 200
"""Values given for a facet, the most frequent ones."""


@dataclass(slots=True)
class Column:
    """For each case, by position, the values it has: `values[starts[i]:starts[i + 1]]`; `rows` is the case of each."""

    starts: Ints
    values: Ints
    size: int
    _rows: Ints | None = None
    _total: Counts | None = None

    def rows(self) -> Ints:
        if self._rows is None:
            lengths = np.diff(self.starts)
            self._rows = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        return self._rows

    def total(self) -> Counts:
        if self._total is None:
            self._total = self._bincount(self.values)
        return self._total

    def counts(self, mask: Mask | None) -> Counts:
        """How many cases of `mask` (None: all) have each value."""
        if mask is None:
            return self.total()
        chosen = int(np.count_nonzero(mask))
        if chosen * 2 > len(mask):
            return self.total() - self._bincount(self._pick(~mask, len(mask) - chosen))
        return self._bincount(self._pick(mask, chosen))

    def having(self, values: Iterable[int]) -> Mask:
        """The cases that have one of `values`."""
        wanted = np.zeros(self.size, dtype=bool)
        wanted[[value for value in values if value < self.size]] = True
        found = np.zeros(len(self.starts) - 1, dtype=bool)
        found[self.rows()[wanted[self.values]]] = True
        return found

    def _pick(self, mask: Mask, chosen: int) -> Ints:
        if len(self.values) == len(mask):
            single: Ints = self.values[mask]
            return single
        if chosen * 20 > len(mask):
            many: Ints = self.values[mask[self.rows()]]
            return many
        at = np.flatnonzero(mask)
        lengths = self.starts[at + 1] - self.starts[at]
        before = np.cumsum(lengths) - lengths
        picked: Ints = self.values[np.repeat(self.starts[at] - before, lengths) + np.arange(lengths.sum())]
        return picked

    def _bincount(self, values: Ints) -> Counts:
        return np.bincount(values, minlength=self.size)


@dataclass(slots=True)
class Arrays:
    """The cases of one generation: position -> id, and what is counted about each. Positions rise with ids."""

    generation: int
    ids: Ints
    published: Ints
    figures: Ints
    places: Column
    columns: dict[FilterField, Column]
    names: dict[FilterField, list[str]]
    _positions: Ints | None = None
    orders: dict[str, Ints] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    def mask_of(self, ids: npt.ArrayLike) -> Mask:
        """True at the positions of the cases with these ids; ids that are not here are left out."""
        if self._positions is None:
            self._positions = np.full(int(self.ids[-1]) + 2 if len(self) else 1, -1, dtype=np.int32)
            self._positions[self.ids] = np.arange(len(self), dtype=np.int32)
        wanted = np.asarray(ids, dtype=np.int64)
        at = self._positions[wanted[wanted < len(self._positions)]]
        mask = np.zeros(len(self), dtype=bool)
        mask[at[at >= 0]] = True
        return mask

    def facet(self, name: FilterField, mask: Mask | None, keep: Iterable[str] = ()) -> tuple[FacetValue, ...]:
        """The most frequent values under `mask`, and those in `keep` whatever their count."""
        counts, names = self.columns[name].counts(mask), self.names[name]
        top = _top(counts, SHOWN)
        kept = {value: int(counts[names.index(value)]) if value in names else 0 for value in keep}
        shown = {names[i]: int(counts[i]) for i in top if counts[i]} | kept
        return tuple(FacetValue(value, count) for value, count in shown.items())


def load(connection: sqlite3.Connection, generation: int) -> Arrays:
    """The arrays of the library as it stands."""
    rows = connection.execute(
        "SELECT case_id, published, figure_count, place_ids, value_ids FROM case_facets ORDER BY case_id"
    ).fetchall()
    ids, published, figures, place_ids, value_ids = zip(*rows, strict=True) if rows else ((),) * 5
    places = connection.execute("SELECT coalesce(max(id), 0) FROM places").fetchone()[0]
    names, columns = _value_columns(connection, value_ids)
    return Arrays(
        generation,
        _ints(ids),
        _ints(published),
        _ints(figures),
        _column(place_ids, places + 1),
        columns,
        names,
    )


def _value_columns(
    connection: sqlite3.Connection, value_ids: Iterable[bytes]
) -> tuple[dict[FilterField, list[str]], dict[FilterField, Column]]:
    names: dict[FilterField, list[str]] = {name: [] for name in FIELDS}
    numbers = {name: number for number, name in enumerate(FIELDS)}
    known = connection.execute("SELECT id, field, value FROM facet_values ORDER BY id").fetchall()
    size = known[-1][0] + 1 if known else 1
    fields, local = np.zeros(size, dtype=np.int8), np.zeros(size, dtype=np.int32)
    for value_id, name, value in known:
        fields[value_id], local[value_id] = numbers[name], len(names[name])
        names[name].append(value)
    every = _column(value_ids, size)
    columns: dict[FilterField, Column] = {}
    for name, number in numbers.items():
        mine = fields[every.values] == number
        lengths = np.bincount(every.rows()[mine], minlength=len(every.starts) - 1)
        columns[name] = Column(_starts(lengths), local[every.values[mine]], len(names[name]))
    return names, columns


def _column(blobs: Iterable[bytes], size: int) -> Column:
    many = list(blobs)
    lengths = np.array([len(blob) // 4 for blob in many], dtype=np.int64)
    return Column(_starts(lengths), np.frombuffer(b"".join(many), dtype="<i4").astype(np.int32), size)


def _starts(lengths: npt.NDArray[np.int64]) -> Ints:
    starts = np.zeros(len(lengths) + 1, dtype=np.int32)
    np.cumsum(lengths, out=starts[1:])
    return starts


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int32)


def _top(counts: Counts, limit: int) -> list[int]:
    if len(counts) > limit:
        among = np.argpartition(counts, len(counts) - limit)[-limit:]
    else:
        among = np.arange(len(counts))
    return [int(i) for i in among[np.lexsort((among, -counts[among]))]]


def conjoin(masks: Mapping[str, Mask], without: str = "") -> Mask | None:
    """All masks together but one; None if there is none."""
    found: Mask | None = None
    for name, mask in masks.items():
        if name != without:
            found = mask if found is None else found & mask
    return found
