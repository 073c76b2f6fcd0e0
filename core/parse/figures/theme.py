"""The theme of a figure, from the words of its indicator and clause and from its unit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import cast

from core import lexicon
from core.model import FigureTheme

Rule = tuple[str, frozenset[str], tuple[tuple[str, float], ...]]


@cache
def _rules() -> tuple[Rule, ...]:
    out = []
    for rule in lexicon.load("themes_of_figures")["theme"]:
        words = [(word, 2.5 + len(word) / 10) for word in rule.get("strong", ())]
        words += [(word, 1 + len(word) / 10) for word in rule.get("words", ())]
        out.append((rule["name"], frozenset(rule.get("units", ())), tuple(words)))
    return tuple(out)


def theme(indicator: str, near: Sequence[str], unit: str) -> FigureTheme:
    """The theme whose words stand in `indicator` or, weaker with each step, in the stretches `near` it."""
    best, score = "", 0.0
    for name, units, words in _rules():
        mine = _score(words, indicator, near) * (1.0 if unit in units else 0.45)
        if name == "rank" and unit not in units:
            mine = 0.0
        if mine > score:
            best, score = name, mine
    if score < 0.3:
        best = lexicon.load("themes_of_figures")["by_unit"].get(unit, best or "other")
    return cast(FigureTheme, best)


def _score(words: tuple[tuple[str, float], ...], indicator: str, near: Sequence[str]) -> float:
    inside = 0.0
    for word, weight in words:
        at = indicator.rfind(word)
        if at >= 0:
            # The head of a Chinese phrase is its end: 脱贫户人均年收益分红 is income, not poverty.
            tail = 1.0 if at + len(word) >= len(indicator) - 1 else 0.75
            inside = max(inside, weight * tail)
    if inside:
        return inside
    for step, stretch in enumerate(near):
        for word, weight in words:
            if word in stretch:
                return weight * (0.45, 0.2, 0.1)[min(step, 2)]
    return 0.0
