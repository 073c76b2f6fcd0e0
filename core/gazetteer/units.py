"""The gazetteer's own values: a unit of the four upper levels, and a village."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under one of its names. `level` is 1 province … 4 township; `parent` and `successor` are ids, 0 for none.

    `short` is the name without its class word (镇平). `first` and `last` are years in which the name is on record;
    a unit that is not `current` was renamed, merged or raised, and `successor` is what it became, if known.
    """

    id: int
    code: int
    name: str
    level: int
    parent: int
    short: str
    first: int
    last: int
    current: bool
    successor: int


@dataclass(frozen=True, slots=True)
class Village:
    """A village or community. `base` is its name without class word (凉水泉); `code` 0 and `last` a year for former ones."""

    base: str
    kind: int
    township: int
    code: int = 0
    last: int = 0

    @property
    def name(self) -> str:
        """The name in everyday form, with the class word that its kind calls for."""
        return self.base + VILLAGE_CLASS[self.kind]


VILLAGE_CLASS = ("", "村", "社区", "嘎查")
