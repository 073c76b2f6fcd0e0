"""What is counted and sorted by, as arrays over all cases of one generation: from rows, from a snapshot, brought up to date."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from core.library.facets import Column, Ints, Mask, column, joined, top
from core.model import FacetValue, FilterField

FIELDS: tuple[FilterField, ...] = tuple(f for f in get_args(FilterField) if f != "place")
SHOWN = 200
"""Values given for a facet, the most frequent ones."""

_SQL = "SELECT case_id, published, figure_count, place_ids, value_ids FROM case_facets"


@dataclass(slots=True)
class Arrays:
    """The cases of one generation by position; positions rise with ids. The values of a field's column are positions in
    `values[field]`, which holds ids of `facet_values`, rising."""

    generation: int
    ids: Ints
    published: Ints
    figures: Ints
    places: Column
    columns: dict[FilterField, Column]
    values: dict[FilterField, Ints]
    orders: dict[str, Ints] = field(default_factory=dict)
    masks: dict[object, Mask] = field(default_factory=dict)
    _positions: Ints | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def mask_of(self, ids: npt.ArrayLike) -> Mask:
        """True at the positions of the cases with these ids; ids that are not here are left out."""
        mask = np.zeros(len(self), dtype=bool)
        mask[self.at(ids)] = True
        return mask

    def at(self, ids: npt.ArrayLike) -> Ints:
        """The positions of the cases with these ids; ids that are not here are left out."""
        if self._positions is None:
            self._positions = np.full(int(self.ids[-1]) + 1 if len(self) else 1, -1, dtype=np.int32)
            self._positions[self.ids] = np.arange(len(self), dtype=np.int32)
        wanted = np.asarray(ids, dtype=np.int32)
        at: Ints = self._positions[wanted[wanted < len(self._positions)]]
        return at[at >= 0]

    def having(self, connection: sqlite3.Connection, name: FilterField, value: str) -> Mask:
        """The cases with this value of a field."""
        sql = "SELECT id FROM facet_values WHERE field = ? AND value = ?"
        row = connection.execute(sql, (name, value)).fetchone()
        known = self.values[name]
        at = int(np.searchsorted(known, row[0])) if row else len(known)
        return self.columns[name].having([at] if at < len(known) and known[at] == row[0] else [])

    def facet(
        self, connection: sqlite3.Connection, name: FilterField, mask: Mask | None, keep: Sequence[str] = ()
    ) -> tuple[FacetValue, ...]:
        """The most frequent values under `mask`, and those in `keep` whatever their count."""
        counts = self.columns[name].counts(mask)
        chosen = top(counts, SHOWN)
        names = _names(connection, [int(self.values[name][at]) for at in chosen])
        shown = {names[int(self.values[name][at])]: int(counts[at]) for at in chosen}
        shown |= {value: self._count(connection, name, value, mask) for value in keep if value not in shown}
        return tuple(FacetValue(value, count) for value, count in shown.items())

    def _count(self, connection: sqlite3.Connection, name: FilterField, value: str, mask: Mask | None) -> int:
        having = self.having(connection, name, value)
        return int(np.count_nonzero(having if mask is None else having & mask))


def current(connection: sqlite3.Connection, known: Arrays | None, generation: int) -> Arrays:
    """The arrays of this generation, from those known before or else from the library's snapshot."""
    known = known or _snapshot(connection)
    if known is None or known.generation < _state(connection, "removed"):
        return _from_rows(connection, _SQL + " ORDER BY case_id", (), generation)
    if known.generation == generation:
        return known
    changed = _from_rows(
        connection, _SQL + " WHERE changed > ? ORDER BY case_id", (known.generation,), generation
    )
    return merged(known, changed) if len(changed) else _same(known, generation)


def save(connection: sqlite3.Connection, arrays: Arrays) -> None:
    """Keep the arrays in the library, so that it opens without reading every case."""
    parts = {"ids": arrays.ids, "published": arrays.published, "figures": arrays.figures}
    for name, one in [("place", arrays.places), *arrays.columns.items()]:
        parts |= {
            f"{name}.starts": one.starts,
            f"{name}.values": one.values,
            f"{name}.size": np.array([one.size]),
        }
    parts |= {f"{name}.known": known for name, known in arrays.values.items()}
    data = io.BytesIO()
    np.savez(data, allow_pickle=False, **parts)
    connection.execute(
        "INSERT OR REPLACE INTO facet_snapshots VALUES ('arrays', ?, ?)", (arrays.generation, data.getvalue())
    )


def merged(known: Arrays, changed: Arrays) -> Arrays:
    """`known` with the cases of `changed` in place of their older selves, or after them."""
    if len(known) and len(changed) and changed.ids[0] <= known.ids[-1]:
        known = _taken(known, np.flatnonzero(~np.isin(known.ids, changed.ids)))
    values = {name: np.union1d(known.values[name], changed.values[name]).astype(np.int32) for name in FIELDS}
    together = Arrays(
        changed.generation,
        np.concatenate((known.ids, changed.ids)),
        np.concatenate((known.published, changed.published)),
        np.concatenate((known.figures, changed.figures)),
        joined(known.places, changed.places),
        {
            name: joined(
                _renumbered(known.columns[name], known.values[name], values[name]),
                _renumbered(changed.columns[name], changed.values[name], values[name]),
            )
            for name in FIELDS
        },
        values,
    )
    order = np.argsort(together.ids, kind="stable")
    return together if np.all(order[:-1] < order[1:]) else _taken(together, order)


def _renumbered(one: Column, before: Ints, after: Ints) -> Column:
    numbers = np.searchsorted(after, before).astype(np.int32)
    return Column(one.starts, numbers[one.values], len(after))


def _taken(arrays: Arrays, positions: npt.NDArray[np.intp]) -> Arrays:
    return Arrays(
        arrays.generation, arrays.ids[positions], arrays.published[positions], arrays.figures[positions],
        arrays.places.take(positions), {name: one.take(positions) for name, one in arrays.columns.items()}, arrays.values,
    )  # fmt: skip


def _same(known: Arrays, generation: int) -> Arrays:
    known.generation = generation
    known.orders.clear()
    known.masks.clear()
    return known


def _snapshot(connection: sqlite3.Connection) -> Arrays | None:
    row = connection.execute("SELECT generation, data FROM facet_snapshots WHERE name = 'arrays'").fetchone()
    if not row:
        return None
    with np.load(io.BytesIO(row[1]), allow_pickle=False) as parts:

        def one(name: str) -> Column:
            return Column(parts[f"{name}.starts"], parts[f"{name}.values"], int(parts[f"{name}.size"][0]))

        kept = {key.split(".")[0] for key in parts.files}
        if _used(connection, set(FIELDS) - kept):
            return None  # written by a program that had fewer fields
        none = column(np.zeros(len(parts["ids"]), dtype=np.int64), _ints(()), 0)
        return Arrays(
            row[0], parts["ids"], parts["published"], parts["figures"], one("place"),
            {name: one(name) if name in kept else none for name in FIELDS},
            {name: parts[f"{name}.known"] if name in kept else _ints(()) for name in FIELDS},
        )  # fmt: skip


def _used(connection: sqlite3.Connection, fields: Iterable[str]) -> bool:
    """Whether any case ever had a value of one of these fields."""
    sql = "SELECT 1 FROM facet_values WHERE field = ?"
    return any(connection.execute(sql, (name,)).fetchone() for name in fields)


def _from_rows(connection: sqlite3.Connection, sql: str, values: Sequence[Any], generation: int) -> Arrays:
    rows = connection.execute(sql, values).fetchall()
    ids, published, figures, place_ids, value_ids = zip(*rows, strict=True) if rows else ((),) * 5
    places = connection.execute("SELECT coalesce(max(id), 0) FROM places").fetchone()[0]
    columns, known = _by_field(connection, *_flat(value_ids))
    return Arrays(
        generation,
        _ints(ids),
        _ints(published),
        _ints(figures),
        column(*_flat(place_ids), places + 1),
        columns,
        known,
    )


def _by_field(
    connection: sqlite3.Connection, lengths: npt.NDArray[np.int64], every: Ints
) -> tuple[dict[FilterField, Column], dict[FilterField, Ints]]:
    used = np.unique(every)
    fields = _fields(connection, used)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    field_of = fields[np.searchsorted(used, every)] if len(used) else fields
    columns: dict[FilterField, Column] = {}
    values: dict[FilterField, Ints] = {}
    for number, name in enumerate(FIELDS):
        mine = field_of == number
        values[name] = used[fields == number].astype(np.int32)
        local = np.searchsorted(values[name], every[mine]).astype(np.int32)
        columns[name] = column(np.bincount(rows[mine], minlength=len(lengths)), local, len(values[name]))
    return columns, values


def _fields(connection: sqlite3.Connection, used: Ints) -> npt.NDArray[np.int8]:
    """The number of the field of each of these values."""
    first, last = (int(used[0]), int(used[-1])) if len(used) else (0, -1)
    by_id = np.zeros(last - first + 1, dtype=np.int8)
    sql = "SELECT id, field FROM facet_values WHERE id BETWEEN ? AND ?"
    for value_id, name in connection.execute(sql, (first, last)):
        by_id[value_id - first] = FIELDS.index(name)
    return by_id[used - first]


def _flat(blobs: Iterable[bytes]) -> tuple[npt.NDArray[np.int64], Ints]:
    many = list(blobs)
    lengths = np.array([len(blob) // 4 for blob in many], dtype=np.int64)
    return lengths, np.frombuffer(b"".join(many), dtype="<i4").astype(np.int32)


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int32)


def _names(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    sql = f"SELECT id, value FROM facet_values WHERE id IN ({','.join(map(str, ids))})"
    return dict(connection.execute(sql).fetchall())


def _state(connection: sqlite3.Connection, key: str) -> int:
    row = connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row else 0
