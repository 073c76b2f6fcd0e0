"""Every stretch of a text that could be the name of a unit, found by set look-ups without an automaton."""

from __future__ import annotations

import re
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from core.gazetteer import Gazetteer
from core.parse.places import words

FULL, SHORT, TOWN = "full", "short", "town"
_CLASS = re.compile("[省市区县旗盟州师岛城]")
_TOWN_CLASS = re.compile("[镇乡道木区场团园队处]")
_DIGITS = "一二三四五六七八九十"
_DIVISION = re.compile(
    f"(?<![第{_DIGITS}])([{_DIGITS}]{{1,2}}师)(?=[\u4e00-\u9fff]{{2,4}}市|[0-9{_DIGITS}]{{1,4}}团)"
)

# 郊区乡村振兴局: the 乡 belongs to what follows.
_COUNTRY = (
    "村振兴",
    "村建设",
    "村治理",
    "村旅游",
    "村产业",
    "村全面",
    "村工匠",
    "村医",
    "村教师",
    "村道路",
    "村公路",
)


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]` is some unit's name: in full (province to county), in short, or a township's in full."""

    start: int
    end: int
    name: str
    form: str


class Names:
    """The names of all units, laid out for scanning. Made once a gazetteer, in some 20 ms."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.full = frozenset(gazetteer.words("upper"))
        self.towns = frozenset(gazetteer.words("township"))
        self.shorts = frozenset(gazetteer.words("short"))
        self.full_lengths = _lengths(self.full, 15)
        self.town_lengths = _lengths(self.towns, 12)
        self.town_starts = frozenset(name[:2] for name in self.towns)
        self.short_starts = _starts(self.shorts)
        first, second = ("".join(sorted(set(signs))) for signs in zip(*self.short_starts, strict=True))
        self.short_pair = re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])")


_made: WeakKeyDictionary[Gazetteer, Names] = WeakKeyDictionary()


def names_of(gazetteer: Gazetteer) -> Names:
    found = _made.get(gazetteer)
    if found is None:
        found = _made[gazetteer] = Names(gazetteer)
    return found


def _lengths(names: frozenset[str], longest: int) -> dict[str, tuple[int, ...]]:
    """For each last pair of characters the lengths of names that end so, longest first."""
    found: dict[str, set[int]] = {}
    for name in names:
        if len(name) <= longest:
            found.setdefault(name[-2:], set()).add(len(name))
    return {ending: tuple(sorted(sizes, reverse=True)) for ending, sizes in found.items()}


def _starts(names: frozenset[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[:2], set()).add(len(name))
    return {start: tuple(sorted(sizes, reverse=True)) for start, sizes in found.items()}


def tokens(text: str, names: Names) -> list[Token]:
    """All candidate names in `text`, overlapping ones too, by start and longest first."""
    split = {i for match in words.splits().finditer(text) for i in range(*match.span())}
    found = _ending(text, _CLASS, names.full, names.full_lengths, FULL) + _divisions(text, names)
    found += _short(text, names)
    found = [t for t in found if split.isdisjoint(range(t.start, t.end))] if split else found
    found += _ending(text, _TOWN_CLASS, names.towns, names.town_lengths, TOWN)
    found = [t for t in found if t.name[-1] != "乡" or not text.startswith(_COUNTRY, t.end)]
    return sorted(found, key=lambda t: (t.start, -t.end, t.form))


def towns(text: str, names: Names) -> list[Token]:
    """Candidates for townships in full alone."""
    return _ending(text, _TOWN_CLASS, names.towns, names.town_lengths, TOWN)


def _ending(
    text: str, classes: re.Pattern[str], known: frozenset[str], lengths: dict[str, tuple[int, ...]], form: str
) -> list[Token]:
    found = []
    for match in classes.finditer(text):
        end = match.end()
        for size in lengths.get(text[end - 2 : end], ()):
            if text[end - size : end] in known and size <= end:
                found.append(Token(end - size, end, text[end - size : end], form))
    # 太原市场 is 太原's.
    return [t for t in found if t.name[-1] != "市" or not text.startswith("场", t.end)]


def _divisions(text: str, names: Names) -> list[Token]:
    """三师四十九团: a division of the 兵团 without its 第."""
    found = _DIVISION.finditer(text) if "师" in text else ()
    return [Token(*m.span(), f"第{m[1]}", FULL) for m in found if f"第{m[1]}" in names.full]


def _short(text: str, names: Names) -> list[Token]:
    starts, shorts = names.short_starts, names.shorts
    found = []
    for match in names.short_pair.finditer(text):
        i = match.start()
        for size in starts.get(text[i : i + 2], ()):
            name = text[i : i + size]
            if name in shorts and name[-1] != "族":
                found.append(Token(i, i + size, name, SHORT))
    return found
