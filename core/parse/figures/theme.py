"""The theme of a figure, from the words of its indicator, clause and sentence and from its unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from core import lexicon
from core.model import FigureTheme

# How much a word counts in the clause and in the sentence, against 1 in the indicator; and how much the unit alone says.
_PLACES = (0.3, 0.08)
_FOREIGN_UNIT = 0.35
_UNIT_ALONE = 0.45


@dataclass(frozen=True, slots=True)
class _Rule:
    name: FigureTheme
    units: frozenset[str]
    pattern: re.Pattern[str]
    weight: dict[str, float]


@cache
def _rules() -> tuple[_Rule, ...]:
    out = []
    for rule in lexicon.load("themes_of_figures")["theme"]:
        weight = {word: 2.5 + len(word) / 10 for word in rule.get("strong", ())}
        weight |= {word: 1 + len(word) / 10 for word in rule.get("words", ())}
        pattern = re.compile("|".join(map(re.escape, sorted(weight, key=len, reverse=True))))
        out.append(_Rule(cast(FigureTheme, rule["name"]), frozenset(rule["units"]), pattern, weight))
    return tuple(out)


def theme(indicator: str, near: Sequence[str], unit: str) -> tuple[FigureTheme, bool]:
    """The theme that the words of `indicator`, and weaker those `near` it (clause, sentence), and the unit speak for.

    Second, whether the indicator itself has a word of it. All in folded characters.
    """
    own = [_in_indicator(rule, indicator) for rule in _rules()]
    sure = any(own)
    by_unit = None if sure else lexicon.load("themes_of_figures")["by_unit"].get(unit)
    best: FigureTheme = "other"
    score = 0.25
    for rule, mine in zip(_rules(), own, strict=True):
        for stretch, share in zip(near, _PLACES, strict=False):
            mine += max((rule.weight[w] for w in rule.pattern.findall(stretch)), default=0.0) * share
        mine = mine * (1.0 if unit in rule.units else _FOREIGN_UNIT) + (
            _UNIT_ALONE if rule.name == by_unit else 0
        )
        if mine > score:
            best, score = rule.name, mine
    return best, sure


def _in_indicator(rule: _Rule, indicator: str) -> float:
    """The head of a Chinese phrase is its end: 脱贫户人均年收益分红 is income, not poverty."""
    best = 0.0
    for match in rule.pattern.finditer(indicator):
        tail = 1.0 if match.end() >= len(indicator) - 1 else 0.75
        best = max(best, rule.weight[match.group()] * tail)
    return best
