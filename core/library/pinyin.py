"""What typed pinyin may stand for, and how a name is typed."""

from __future__ import annotations

from functools import cache, lru_cache

from core import paths
from core.syllables import place_syllables, syllables


@lru_cache(maxsize=65536)
def readings(text: str) -> tuple[str, str]:
    """The whole reading and the initials of `text`: 凉水泉 -> (`liangshuiquan`, `lsq`)."""
    return _joined(syllables(text))


@lru_cache(maxsize=65536)
def place_readings(name: str) -> tuple[str, str]:
    """The whole reading and the initials of a place: 长治市 -> (`changzhishi`, `czs`)."""
    return _joined(place_syllables(name))


def _joined(spoken: tuple[str, ...]) -> tuple[str, str]:
    return "".join(spoken), "".join(s[0] for s in spoken)


@lru_cache(maxsize=4096)
def typed_as(text: str) -> tuple[str, ...]:
    """What one may type for `text`, to its end or only begun: its reading and its initials, from each of its characters
    on: 凉水泉 -> (`liangshuiquan`, `shuiquan`, `quan`, `lsq`, `sq`, `q`). What may be a place is typed as one too."""
    as_word, as_place = syllables(text), place_syllables(text)
    return _from_each(as_word) if as_word == as_place else (*_from_each(as_word), *_from_each(as_place))


def _from_each(spoken: tuple[str, ...]) -> tuple[str, ...]:
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


@cache
def _syllables() -> frozenset[str]:
    lines = (paths.resources() / "folding" / "pinyin.txt").read_text("utf-8").splitlines()
    return frozenset(s for line in lines if not line.startswith("#") for s in line.split())


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(s[:n] for s in _syllables() for n in range(1, len(s)))
