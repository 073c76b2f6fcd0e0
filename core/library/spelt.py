"""Words by the letters that spell them, for those who type without an input method."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import islice, takewhile

from core import paths
from core.syllables import syllables


def words(letters: str, limit: int) -> tuple[str, ...]:
    """Chinese words whose pinyin is `letters`, the commoner first, then those whose pinyin begins with it, the shorter
    first: `tongzhi` -> 通知, 同志, 统治 …, 通知书. () for less than two letters or what is no pinyin."""
    lines = _lines()
    if len(letters) < 2:
        return ()
    start = bisect_left(lines, letters)
    found: list[tuple[int, int, str]] = []
    for line in lines[start : start + 20 * limit]:
        sound, _, word = line.partition(" ")
        if not sound.startswith(letters):
            break
        found.append((len(sound), len(found), word))
    return tuple(word for _, _, word in sorted(found)[:limit])


def whole(letters: str) -> frozenset[str]:
    """Those of these words whose pinyin is `letters` to its end."""
    lines = _lines()
    from_here = islice(lines, bisect_left(lines, f"{letters} "), None)
    return frozenset(
        line.partition(" ")[2] for line in takewhile(lambda line: line.startswith(f"{letters} "), from_here)
    )


def beginning(text: str) -> tuple[str, ...]:
    """These words that begin with the characters `text` and go on, the shorter first."""
    found = (word for word in _by_character().get(text[:1], ()) if word.startswith(text) and word != text)
    return tuple(sorted(found, key=len))


def is_word(text: str) -> bool:
    """True if `text` is one of these words."""
    return text in words("".join(syllables(text)), 24)


@cache
def characters() -> tuple[str, ...]:
    """The characters of these words, each once."""
    return tuple(sorted({char for line in _lines() for char in line.partition(" ")[2]}))


@cache
def _by_character() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _lines():
        word = line.partition(" ")[2]
        found.setdefault(word[:1], []).append(word)
    return found


@cache
def _lines() -> list[str]:
    """Lines of sound and word, rising by sound, the commoner word first."""
    return (paths.resources() / "lexicon" / "words_by_sound.txt").read_text("utf-8").splitlines()
