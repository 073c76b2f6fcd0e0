"""Parts of the window that are made when somebody first asks for them: a start pays for those alone that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Lazily(Generic[T]):
    """So many parts by number, each made by `make` with its number."""

    def __init__(self, count: int, make: Callable[[int], T]) -> None:
        self._count, self._make = count, make
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> T:
        if not 0 <= number < self._count:
            raise IndexError(number)
        if number not in self._made:
            self._made[number] = self._make(number)
        return self._made[number]

    def __iter__(self) -> Iterator[T]:
        return (self[number] for number in range(self._count))

    def made(self) -> tuple[T, ...]:
        """Those that somebody has asked for."""
        return tuple(self._made.values())
