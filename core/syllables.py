"""How Chinese is read: the syllable of each character, in words that are read otherwise (重庆) as there."""

from __future__ import annotations

import re
import tomllib
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
def place_syllables(name: str) -> tuple[str, ...]:
    """The reading of a place's name: 长治, 宁都, 伽师 are read otherwise there than as words (长大, 都是, 伽马)."""
    words, known = _place_words()
    parts = words.split(name)
    return tuple(chain.from_iterable(known.get(part) or syllables(part) for part in parts if part))


@cache
def _place_words() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    table = tomllib.loads((paths.resources() / "gazetteer" / "readings.toml").read_text("utf-8"))
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile(f"({'|'.join(longest_first)})"), {word: tuple(table[word].split()) for word in table}


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
