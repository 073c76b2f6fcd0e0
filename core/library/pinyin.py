"""Readings of Chinese names, and what typed pinyin may stand for."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain

from core import paths


@lru_cache(maxsize=65536)
def syllables(text: str) -> tuple[str, ...]:
    """The reading of each Chinese character of `text`, without tones; other characters are left out."""
    return tuple(chain.from_iterable(map(_spoken, _words(text))))


@lru_cache(maxsize=65536)
def readings(text: str) -> tuple[str, str]:
    """The whole reading and the initials of `text`: 凉水泉 -> (`liangshuiquan`, `lsq`)."""
    spoken = syllables(text)
    return "".join(spoken), "".join(s[0] for s in spoken)


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


# pypinyin's tables cost 0.1 s, which a start without pinyin should not pay. It reads a text word by word; the words of
# titles come again and again, the titles do not.
def _words(text: str) -> list[str]:
    from pypinyin.seg.simpleseg import seg

    words: list[str] = seg(text)
    return words


@lru_cache(maxsize=65536)
def _spoken(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(s.replace("ü", "v") for s in lazy_pinyin([word], errors=lambda other: "") if s)


@cache
def _syllables() -> frozenset[str]:
    lines = (paths.resources() / "folding" / "pinyin.txt").read_text("utf-8").splitlines()
    return frozenset(s for line in lines if not line.startswith("#") for s in line.split())


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(s[:n] for s in _syllables() for n in range(1, len(s)))
