"""Words by the letters that spell them, for those who type without an input method."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from core import paths


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


@cache
def _lines() -> list[str]:
    """Lines of sound and word, rising by sound, the commoner word first."""
    return (paths.resources() / "lexicon" / "words_by_sound.txt").read_text("utf-8").splitlines()
