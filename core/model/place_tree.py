"""The tree of places that a library has cases of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload


@dataclass(frozen=True, slots=True)
class PlaceNode:
    """A node of the place tree. Nodes are numbered from 0, parents before children; `parent` -1 is the root."""

    index: int
    parent: int
    name: str
    key: str
    level: int
    known: bool = True
    former: str = ""
    pinyin: str = ""
    initials: str = ""


@dataclass(frozen=True, slots=True)
class PlaceTree(Sequence[PlaceNode]):
    """The nodes by number, each made when it is asked for: ten thousand are read from a file in 3 ms as columns, in 30 as
    values of their own, and a start needs forty of them."""

    parents: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    known: tuple[bool, ...] = ()
    formers: tuple[str, ...] = ()
    pinyin: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()

    @classmethod
    def of(cls, nodes: Iterable[PlaceNode]) -> PlaceTree:
        if isinstance(nodes, PlaceTree):
            return nodes
        rows = [(n.parent, n.name, n.key, n.level, n.known, n.former, n.pinyin, n.initials) for n in nodes]
        return cls(*zip(*rows, strict=True)) if rows else cls()

    def below(self, number: int) -> tuple[PlaceNode, ...]:
        """The nodes right below a node, or below the root (-1)."""
        return tuple(self[i] for i, parent in enumerate(self.parents) if parent == number)

    def called(self, key: str) -> PlaceNode | None:
        """The node of a key, if there is one."""
        return self[self.keys.index(key)] if key in self.keys else None

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> PlaceNode: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[PlaceNode, ...]: ...
    def __getitem__(self, at: int | slice) -> PlaceNode | tuple[PlaceNode, ...]:
        numbers = range(len(self))[at]
        if isinstance(numbers, range):
            return tuple(self[i] for i in numbers)
        i = numbers
        return PlaceNode(
            i, self.parents[i], self.names[i], self.keys[i], self.levels[i], self.known[i], self.formers[i],
            self.pinyin[i], self.initials[i],
        )  # fmt: skip
