"""Readings of Chinese names, and what typed pinyin may stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from core import paths

# What pypinyin takes for Chinese: other signs part words.
_CHINESE = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\ue815-\ue864\uf900-\ufaff\U00020000-\U0003ffff]+")
_LONGEST = 10


@lru_cache(maxsize=65536)
def syllables(text: str) -> tuple[str, ...]:
    """The reading of each Chinese character of `text`, without tones; other characters are left out."""
    return tuple(chain.from_iterable(map(_spoken, _words(text))))


@lru_cache(maxsize=65536)
def readings(text: str) -> tuple[str, str]:
    """The whole reading and the initials of `text`: 凉水泉 -> (`liangshuiquan`, `lsq`)."""
    spoken = syllables(text)
    return "".join(spoken), "".join(s[0] for s in spoken)


@lru_cache(maxsize=4096)
def typed_as(text: str) -> tuple[str, ...]:
    """What one may type for `text`, to its end or only begun: its reading and its initials, from each of its characters
    on: 凉水泉 -> (`liangshuiquan`, `shuiquan`, `quan`, `lsq`, `sq`, `q`)."""
    spoken = syllables(text)
    initials = "".join(s[0] for s in spoken)
    starts = range(len(spoken))
    return (*("".join(spoken[i:]) for i in starts), *(initials[i:] for i in starts))


def spells(typed: str, text: str) -> bool:
    """True if `text` may be meant by typed letters; blanks and apostrophes may part their syllables."""
    letters = typed.replace(" ", "").replace("'", "").lower()
    return bool(letters) and letters.isascii() and any(way.startswith(letters) for way in typed_as(text))


def cuts(typed: str, limit: int = 16) -> list[tuple[str, ...]]:
    """Ways to read typed letters as syllables, the last one perhaps begun only; [] if they are no pinyin."""
    found: list[tuple[str, ...]] = []
    _cut(typed, (), found, limit)
    return found


def _cut(rest: str, before: tuple[str, ...], found: list[tuple[str, ...]], limit: int) -> None:
    if len(found) >= limit:
        return
    if not rest:
        found.append(before)
        return
    for length in range(min(6, len(rest)), 0, -1):
        if rest[:length] in _syllables():
            _cut(rest[length:], (*before, rest[:length]), found, limit)
    if before and len(rest) < 6 and rest in _beginnings() and rest not in _syllables():
        found.append((*before, rest))


@dataclass(frozen=True, slots=True)
class _Sounds:
    """How each character is read alone; words, in order; and those of them in which a character is read otherwise (重庆)."""

    alone: dict[str, str]
    words: list[str]
    known: frozenset[str]
    otherwise: dict[str, tuple[str, ...]]


# pypinyin's readings in a table of our own: its dictionaries cost 0.16 s and 20 MB in each process, this one a tenth, and
# an index must be told to forget the very syllables that it was given, by whatever pypinyin is installed by then.
@cache
def _sounds() -> _Sounds:
    text = (paths.resources() / "folding" / "sounds.txt").read_text("utf-8")
    alone, otherwise, usual = (part.split("\n") for part in text.split("\n\n"))
    characters: dict[str, str] = {}
    for line in alone:
        sound, _, same = line.partition(" ")
        characters |= dict.fromkeys(same, sound)
    spoken = {word: tuple(sounds) for word, *sounds in map(str.split, otherwise)}
    words = sorted([*usual, *spoken])
    return _Sounds(characters, words, frozenset(words), spoken)


def _words(text: str) -> Iterator[str]:
    """The words of each run of Chinese characters: at each place the longest that is known, else the character."""
    for run in _CHINESE.findall(text):
        at = 0
        while at < len(run):
            word = _longest(run, at)
            if not word and _begins_word(run[at:]):
                yield from run[at:]  # pypinyin looks no further where a longer word might have gone on
                break
            yield word or run[at]
            at += len(word) or 1


def _longest(run: str, at: int) -> str:
    known = _sounds().known
    sizes = range(min(_LONGEST, len(run) - at), 1, -1)
    return next((word for size in sizes if (word := run[at : at + size]) in known), "")


def _begins_word(rest: str) -> bool:
    words = _sounds().words
    i = bisect_left(words, rest)
    return i < len(words) and words[i].startswith(rest)


def _spoken(word: str) -> tuple[str, ...]:
    sounds = _sounds()
    return sounds.otherwise.get(word) or tuple(sounds.alone[c] for c in word if c in sounds.alone)


@cache
def _syllables() -> frozenset[str]:
    lines = (paths.resources() / "folding" / "pinyin.txt").read_text("utf-8").splitlines()
    return frozenset(s for line in lines if not line.startswith("#") for s in line.split())


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(s[:n] for s in _syllables() for n in range(1, len(s)))
