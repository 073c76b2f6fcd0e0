"""What a case is about, with the passages that earn it, and its sections."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from core import lexicon
from core.model import Case, Span, Theme
from core.parse import sections
from core.parse.projection import Projection
from core.parse.sentences import sentences
from core.simplified import simplified

# So much must the words of a theme be worth together, whatever the length of the article; one word names an industry.
_ENOUGH, _ENOUGH_FOR_INDUSTRY = 2.2, 0.8
_LEAST_SHARE = 0.002
"""Less of an article is a word in passing."""
_FULL = 2.0
"""A sentence whose words are worth so much is wholly about its theme."""
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
    """Themes and industries that the text earns, each with its score and its passages (sentences).

    The score is the share of the text, in characters, that speaks of it: 0.5 is half of the article, whatever its length,
    so that scores of different cases compare. A sentence with one weak word counts half.
    """
    earned: dict[tuple[str, bool], dict[int, float]] = defaultdict(dict)
    kinds: dict[tuple[str, bool], set[str]] = defaultdict(set)
    text = simplified(view.text)
    whole = sentences(text)
    for number, sentence in enumerate(whole):
        for key, words in _earned(text, sentence).items():
            earned[key][number] = sum(words.values())
            kinds[key] |= words.keys()
    sizes = [len(sentence) for sentence in whole]
    spans = {n: view.span(whole[n].start, whole[n].end) for passages in earned.values() for n in passages}
    found = [
        _theme(spans, key, passages, sizes)
        for key, passages in earned.items()
        if _is_enough(key, passages, len(kinds[key]))
    ]
    return tuple(
        sorted((t for t in found if t.score >= _LEAST_SHARE), key=lambda t: (t.industry, -t.score, t.name))
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


def _is_enough(key: tuple[str, bool], passages: dict[int, float], kinds: int) -> bool:
    """True if the passages are worth a theme; one word again and again says less than several words."""
    industry = key[1]
    worth = sum(passages.values()) * (1.0 if kinds > 1 or industry else 0.6)
    return worth >= (_ENOUGH_FOR_INDUSTRY if industry else _ENOUGH)


def _theme(
    spans: Mapping[int, Span], key: tuple[str, bool], passages: dict[int, float], sizes: Sequence[int]
) -> Theme:
    """The theme that `passages` (by the number of the sentence, what each is worth) earn in sentences of these `sizes`."""
    name, industry = key
    spoken = sum(sizes[n] * min(worth / _FULL, 1.0) for n, worth in passages.items())
    best = sorted(passages, key=lambda n: (-passages[n], n))[:_MOST_PASSAGES]
    return Theme(name, round(spoken / sum(sizes), 3), tuple(spans[n] for n in sorted(best)), industry)


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
