"""What the article has said so far, and how names are weighed against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from core.gazetteer import Unit
from core.parse.places import words
from core.parse.places.article import Article
from core.parse.places.chains import Chain, Lines
from core.parse.places.scan import FULL, SHORT

_LEVEL_WEIGHT = (0.0, 1.0, 4.0, 16.0, 16.0)


@dataclass(slots=True)
class Context:
    """How much the article has said so far of each unit (by id, as it is today)."""

    lines: Lines
    weight: dict[int, float] = field(default_factory=dict)
    named: dict[int, float] = field(default_factory=dict)
    level: dict[int, int] = field(default_factory=dict)

    def add(self, unit: Unit, weight: float) -> None:
        line = self.lines.of(unit)
        for id in line:
            self.weight[id] = self.weight.get(id, 0.0) + weight
        self.named[line[-1]] = self.named.get(line[-1], 0.0) + weight

    def support(self, unit: Unit) -> float:
        """Evidence for a reading: what was said of the unit and of the units above it, the lower the heavier."""
        gazetteer = self.lines.gazetteer
        return sum(
            self.weight.get(id, 0.0) * _LEVEL_WEIGHT[gazetteer.unit(id).level] for id in self.lines.of(unit)
        )

    def above(self, unit: Unit) -> float:
        """What was said of the unit directly above, or 0."""
        line = self.lines.of(unit)
        return self.weight.get(line[-2], 0.0) if len(line) > 1 else 0.0


@dataclass(slots=True)
class Resolution:
    """Chains with the unit that each means; a chain without one is open, a chain that is left out is no place.

    `readings` are the units that differ today, `clean` the chains that are no piece of other words.
    """

    article: Article
    context: Context
    readings: dict[Chain, tuple[Unit, ...]]
    clean: frozenset[Chain]
    units: dict[Chain, Unit] = field(default_factory=dict)
    open: dict[Chain, tuple[Unit, ...]] = field(default_factory=dict)
    meeting: frozenset[int] | None = None
    starts: dict[int, Unit] = field(default_factory=dict)
    ends: dict[int, Unit] = field(default_factory=dict)

    def accept(self, chain: Chain, unit: Unit) -> None:
        self.units[chain] = self.starts[chain.start] = self.ends[chain.end] = unit
        self.context.add(unit, self.article.zone(chain.start).weight)


def distinct(units: Iterable[Unit], lines: Lines) -> tuple[Unit, ...]:
    """The readings that differ today; of one unit under several records the present one."""
    found: dict[int, Unit] = {}
    for unit in units:
        found.setdefault(lines.now(unit), unit)
    return tuple(found.values())


def best(units: Sequence[Unit], score: Callable[[Unit], float]) -> Unit | None:
    """The one of different units with clearly the most evidence, or None."""
    scores = [score(unit) for unit in units]
    most = max(scores, default=0.0)
    if most <= 0:
        return None
    first = scores.index(most)
    return (
        units[first] if all(most >= 1.5 * other for other in scores[:first] + scores[first + 1 :]) else None
    )


def general() -> frozenset[str]:
    return words.words("general_units", "words")


def clean(chain: Chain, article: Article) -> bool:
    """The name is not a piece of other words: 示范县, 吉林市场, 乡村振兴."""
    text, first = article.text, chain.tokens[0]
    if chain.tokens[-1].name.endswith("市") and text.startswith("场", chain.end):
        return False
    if chain.backed:
        return True
    if first.form == SHORT:
        return not (words.goes_on(text, chain.end) or _person(text, first.start, chain.end))
    return len(first.name) > 2 or first.form != FULL or words.opens(text, first.start)


def _person(text: str, start: int, end: int) -> bool:
    """王海南, 陈湖南同志: a surname with an edge before it, and the name's end or an address behind."""
    surname = text[start - 1 : start]
    if not surname or surname not in words.characters("person", "surnames"):
        return False
    after = text.startswith(words.endings("person", "after"), end) or words.closes(text, end)
    edge = words.opens(text, start - 1) or text.endswith(words.endings("person", "before"), 0, start - 1)
    return after and edge
