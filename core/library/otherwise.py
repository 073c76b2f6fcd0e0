"""Other words for those of a query: what says nearly the same, and what may have been meant by a word that stands nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from core import lexicon
from core.library import spelt
from core.library.language import And, Or, Term, Word, show, understand
from core.model import Filter, Query
from core.syllables import syllables


@dataclass(frozen=True, slots=True)
class Instead:
    """`other` for the `word` of a query, the query with it, and how many cases that finds."""

    word: str
    other: str
    query: Query
    total: int


LONGEST = 8
"""Longer words are quotations; too much in them could be otherwise."""


def synonyms(word: str) -> tuple[str, ...]:
    """Words that say nearly the same, in the order of their group; those that hold the word itself are found by it."""
    groups = _groups().get(word, ())
    return tuple(dict.fromkeys(other for group in groups for other in group if word not in other))


def beginning(text: str, limit: int = 60) -> tuple[str, ...]:
    """Words that begin with `text`: those of the field first, then those of the language, the shorter first."""
    ours = (word for word in _groups() if word.startswith(text))
    return tuple(dict.fromkeys(chain(ours, spelt.beginning(text))))[:limit] if text else ()


def slips(word: str) -> Iterator[str]:
    """What the hand may have meant by `word`, the likelier first: characters that sound alike one at a time (光福: 光伏),
    all of them (和作射: 合作社), two that changed places, one too many."""
    if not 2 <= len(word) <= LONGEST:
        return
    seen = {word}
    for other in chain(_sounding(word), _spelt_alike(word), _swapped(word), _shorter(word)):
        if other not in seen:
            seen.add(other)
            yield other


def replaced(query: Query, word: str, other: str) -> Query:
    """The query with another word in the place of one, its fields as filters. Raises BadQuery."""
    question = understand(query)
    term = question.term and _with(question.term, word, other)
    return Query(show(term) if term else "", question.filters, question.order)


def chipped(query: Query, word: str, chip: Filter) -> Query:
    """The query with a filter in the place of one of its words. Raises BadQuery."""
    question = understand(query)
    rest = question.term.parts if isinstance(question.term, And) else (question.term,)
    left = " ".join(show(part, True) for part in rest if part and not _is(part, word))
    return Query(left, (*question.filters, chip), question.order)


def _is(term: Term, word: str) -> bool:
    return isinstance(term, Word) and term.text == word


def _with(term: Term, word: str, other: str) -> Term:
    match term:
        case Word(text, scope, quoted) if text == word:
            return Word(other, scope, quoted)
        case And(parts):
            return And(tuple(_with(part, word, other) for part in parts))
        case Or(parts):
            return Or(tuple(_with(part, word, other) for part in parts))
        case _:
            return term


def _sounding(word: str) -> Iterator[str]:
    for at, char in enumerate(word):
        for other in _alike(char):
            yield word[:at] + other + word[at + 1 :]


def _spelt_alike(word: str) -> Iterator[str]:
    sound = "".join(syllables(word))
    yield from (other for other in spelt.words(sound, 24) if len(other) == len(word))


def _swapped(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _shorter(word: str) -> Iterator[str]:
    if len(word) > 2:
        yield from (word[:at] + word[at + 1 :] for at in range(len(word)))


def _alike(char: str) -> tuple[str, ...]:
    return _characters_by_sound().get(_sound(char), ()) if char.isalpha() and not char.isascii() else ()


def _sound(text: str) -> str:
    """The sound of `text` as those spell it who do not tell zh from z, ing from in, l from n."""
    return " ".join(map(_plain, syllables(text)))


def _plain(syllable: str) -> str:
    if syllable[:2] in ("zh", "ch", "sh"):
        syllable = syllable[0] + syllable[2:]
    if syllable[0] == "n":
        syllable = "l" + syllable[1:]
    return syllable[:-1] if syllable.endswith(("ing", "eng")) else syllable


@cache
def _groups() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for group in lexicon.load("synonyms")["group"]:
        words = tuple(group["words"])
        for word in words:
            found[word] = (*found.get(word, ()), words)
    return found


@cache
def _characters_by_sound() -> dict[str, tuple[str, ...]]:
    """The characters of common words by their sound."""
    found: dict[str, list[str]] = {}
    for char in spelt.characters():
        for sound in dict.fromkeys(map(_plain, syllables(char))):
            found.setdefault(sound, []).append(char)
    return {sound: tuple(chars) for sound, chars in found.items()}
