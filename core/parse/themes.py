"""What a case is about, with the passages that earn it, and its sections."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from core import lexicon
from core.model import Case, Span, Theme
from core.parse import sections
from core.parse.projection import Projection
from core.parse.sentences import sentences

_LEAST = 0.3
_MOST_PASSAGES = 12


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of all themes and industries in one pattern, with what each is worth to whom."""

    pattern: re.Pattern[str]
    worth: dict[str, tuple[tuple[tuple[str, bool], float], ...]]


def read(case: Case, view: Projection) -> Case:
    """The case with its themes and industries, the strongest first, and its sections."""
    return replace(case, themes=themes(view), sections=sections.find(case, view))


def themes(view: Projection) -> tuple[Theme, ...]:
    """Themes and industries that the text earns, each with a score of 0 to 1 and its passages (sentences)."""
    earned: dict[tuple[str, bool], dict[Span, float]] = defaultdict(dict)
    kinds: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for sentence in sentences(view.text):
        for key, words in _earned(view.text, sentence).items():
            earned[key][sentence] = sum(words.values())
            kinds[key].update(words)
    found = [_theme(view, key, passages, len(kinds[key])) for key, passages in earned.items()]
    return tuple(
        sorted((t for t in found if t.score >= _LEAST), key=lambda t: (t.industry, -t.score, t.name))
    )


def _earned(text: str, sentence: Span) -> dict[tuple[str, bool], dict[str, float]]:
    """What the words of one sentence earn for each theme; a sentence that names many says little for each."""
    table = _words()
    found: dict[tuple[str, bool], dict[str, float]] = defaultdict(dict)
    for word in table.pattern.findall(text, sentence.start, sentence.end):
        for key, worth in table.worth[word]:
            found[key][word] = worth
    themes_here = sum(not industry for _, industry in found)
    if themes_here <= 3:
        return found
    share = 3.0 / themes_here
    return {
        key: words if key[1] else {w: v * share for w, v in words.items()} for key, words in found.items()
    }


def _theme(view: Projection, key: tuple[str, bool], passages: dict[Span, float], kinds: int) -> Theme:
    """The score grows with what the passages are worth and with how many different words there are."""
    name, industry = key
    worth = sum(passages.values()) * (1.0 if kinds > 1 or industry else 0.6)
    score = 1 - math.exp(-worth / (2.0 if industry else 6.0))
    best = sorted(passages, key=lambda s: (-passages[s], s.start))[:_MOST_PASSAGES]
    return Theme(name, round(score, 3), tuple(view.span(s.start, s.end) for s in sorted(best)), industry)


@cache
def _words() -> _Words:
    worth: dict[str, list[tuple[tuple[str, bool], float]]] = defaultdict(list)
    for theme in lexicon.load("themes")["themes"]:
        for word in theme["words"]:
            worth[word].append(((theme["name"], False), 1.0))
        for word in theme["strong"]:
            worth[word].append(((theme["name"], False), 2.0))
    for industry in lexicon.load("industries")["industries"]:
        for word in industry["words"]:
            worth[word].append(((industry["name"], True), 1.0))
    pattern = re.compile(lexicon.alternatives(worth))
    return _Words(pattern, {word: tuple(for_) for word, for_ in worth.items()})
