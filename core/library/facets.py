"""Counts for the place tree and the facets: for each case, by position, which values it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(slots=True)
class Column:
    """For each case, by position, the values it has: `values[starts[i]:starts[i + 1]]`, each below `size`."""

    starts: Ints
    values: Ints
    size: int
    _rows: Ints | None = None
    _single: bool | None = None
    _total: Counts | None = None

    def __len__(self) -> int:
        return len(self.starts) - 1

    def rows(self) -> Ints:
        """The position of the case of each value."""
        if self._rows is None:
            self._rows = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))
        return self._rows

    def counts(self, mask: Mask | None) -> Counts:
        """How many cases of `mask` (None: all) have each value."""
        if mask is None:
            return self._all()
        chosen = int(np.count_nonzero(mask))
        if chosen * 2 > len(mask):
            return self._all() - self._count(self._picked(~mask, len(mask) - chosen))
        return self._count(self._picked(mask, chosen))

    def having(self, values: Iterable[int]) -> Mask:
        """The cases that have one of `values`."""
        wanted = np.zeros(self.size, dtype=bool)
        wanted[[value for value in values if value < self.size]] = True
        if self._one_each():
            chosen: Mask = wanted[self.values]
            return chosen
        found = np.zeros(len(self), dtype=bool)
        found[self.rows()[wanted[self.values]]] = True
        return found

    def take(self, positions: npt.NDArray[np.intp]) -> Column:
        """The same for these cases, in this order."""
        return Column(
            _starts(np.diff(self.starts)[positions]), self.values[self._places(positions)], self.size
        )

    def _one_each(self) -> bool:
        """True if each case has one value: not known from their number alone, some may have two and others none."""
        if self._single is None:
            self._single = len(self.values) == len(self) and bool((np.diff(self.starts) == 1).all())
        return self._single

    def _all(self) -> Counts:
        if self._total is None:
            self._total = self._count(self.values)
        return self._total

    def _picked(self, mask: Mask, chosen: int) -> Ints:
        if self._one_each():
            one_each: Ints = self.values[mask]
            return one_each
        # Reading the mask for every value beats gathering unless few cases are chosen.
        where = mask[self.rows()] if chosen * 20 > len(mask) else self._places(np.flatnonzero(mask))
        picked: Ints = self.values[where]
        return picked

    def _places(self, positions: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
        lengths = (self.starts[positions + 1] - self.starts[positions]).astype(np.int64)
        before = np.cumsum(lengths) - lengths
        first = np.repeat(self.starts[positions] - before, lengths)
        return first + np.arange(len(first))

    def _count(self, values: Ints) -> Counts:
        return np.bincount(values, minlength=self.size)


def column(lengths: npt.NDArray[np.int64], values: Ints, size: int) -> Column:
    """A column from how many values each case has, and the values one case after the other."""
    return Column(_starts(lengths), values, size)


def joined(first: Column, second: Column) -> Column:
    """The cases of `second` after those of `first`."""
    starts = np.concatenate((first.starts[:-1], second.starts + first.starts[-1])).astype(np.int32)
    return Column(starts, np.concatenate((first.values, second.values)), max(first.size, second.size))


def top(counts: Counts, limit: int) -> list[int]:
    """The values with the highest counts above 0, the highest first."""
    among = np.flatnonzero(counts)
    if len(among) > limit:  # most of a hundred thousand values count 1 or 2: to look at how often is enough
        at_least = np.bincount(counts[among])[::-1].cumsum()[::-1]
        enough = int(np.flatnonzero(at_least >= limit)[-1])
        more, some = np.flatnonzero(counts > enough), np.flatnonzero(counts == enough)
        among = np.concatenate((more, some[: limit - len(more)]))
    return [int(i) for i in among[np.lexsort((among, -counts[among]))]]


def conjoin(masks: Mapping[str, Mask], without: str = "") -> Mask | None:
    """All masks together but one; None if there is none."""
    found: Mask | None = None
    for name, mask in masks.items():
        if name != without:
            found = mask if found is None else found & mask
    return found


def _starts(lengths: npt.NDArray[np.signedinteger]) -> Ints:
    starts = np.zeros(len(lengths) + 1, dtype=np.int32)
    np.cumsum(lengths, out=starts[1:])
    return starts
