"""The unit behind a number: from the table, from the noun, or from what closes the clause."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core import lexicon
from core.parse.figures import numerals

_LONGEST = 5
_TIES = ("/", "·", "(")
_CLOSES = tuple(',。;、!?”"…」)')


class Unit(NamedTuple):
    """A unit that ends at `end`; `implied`: it is not written there."""

    text: str
    end: int
    implied: bool = False


@cache
def dimensions() -> dict[str, str]:
    """Measure word -> dimension; classifiers are not in it."""
    measures = lexicon.load("units")["measures"]
    return {unit: name for name, table in measures.items() for unit in table["units"]}


@cache
def units() -> frozenset[str]:
    """All measure words and classifiers."""
    return frozenset(dimensions()) | frozenset(lexicon.load("units")["counters"])


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    """All units by their first character, longest first."""
    out: dict[str, list[str]] = {}
    for word in sorted((u for u in units() if len(u) <= _LONGEST), key=len, reverse=True):
        out.setdefault(word[0], []).append(word)
    return {first: tuple(words) for first, words in out.items()}


@cache
def _not_before() -> dict[str, tuple[str, ...]]:
    return {word: tuple(follows) for word, follows in lexicon.load("units")["not_before"].items()}


@cache
def _behind_ge() -> tuple[str, ...]:
    return tuple(sorted(lexicon.load("units")["after_ge"]["words"], key=len, reverse=True))


@cache
def _nouns() -> tuple[tuple[str, str], ...]:
    table = lexicon.load("units")
    nouns = {noun: entry["unit"] for noun, entry in table["noun_units"].items()}
    return tuple((nouns | dict.fromkeys(table["people"]["words"], "人")).items())


@cache
def _noun_words() -> tuple[str, ...]:
    return tuple(noun for noun, _ in _nouns())


@cache
def _halves() -> frozenset[str]:
    return frozenset(lexicon.load("units")["half"]["words"])


def unit_of(folded: str, end: int, numeral: str) -> Unit | None:
    """The unit that begins at `end` of the folded text, at most one space on."""
    at = end + folded.startswith(" ", end)
    if folded.startswith("个", at):
        more = folded.startswith("个多", at)
        behind = at + 1 + more
        for word in _behind_ge():
            if folded.startswith(word, behind) and not _other_word(folded, word, behind + len(word), numeral):
                return Unit(word, behind + len(word))
        return Unit("个", at + 1)
    for word in _by_first().get(folded[at : at + 1], ()):
        if folded.startswith(word, at) and not _other_word(folded, word, at + len(word), numeral):
            return _compound(folded, at, at + len(word))
    return None


def unit_at(folded: str, at: int) -> str:
    """The unit that begins at `at`, or ''."""
    unit = unit_of(folded, at, "1")
    return unit.text if unit else ""


def _other_word(folded: str, word: str, end: int, numeral: str) -> bool:
    """Whether the would-be unit `word` before `end` is the head of another word: 3年级, 两家庭."""
    follows = _not_before().get(word)
    if not follows or not folded.startswith(follows, end):
        return False
    return not numeral[0].isdigit() or word in lexicon.load("units")["after_digits"]["units"]


def _compound(folded: str, start: int, end: int) -> Unit:
    """元/斤, 台(套), 户(次): a unit with a second one tied to it."""
    while folded.startswith(_TIES, end) and (size := _second(folded, end + 1)):
        closed = folded[end] == "("
        if closed and not folded.startswith(")", end + 1 + size):
            break
        end += 1 + size + closed
    return Unit(folded[start:end], end)


def _second(folded: str, at: int) -> int:
    return next((n for n in range(4, 0, -1) if at + n <= len(folded) and folded[at : at + n] in units()), 0)


def of_noun(folded: str, end: int, numeral: str, middle: bool) -> Unit | None:
    """2.34万帮扶责任人 and 300多农户 have no classifier: the noun says what is counted."""
    if not middle and numeral[-1] not in "百千万亿":
        return None
    at = end + folded.startswith(" ", end)
    if not folded.startswith(_noun_words(), at):
        return None
    unit = next((unit for noun, unit in _nouns() if folded.startswith(noun, at)), None)
    return Unit(unit, end, True) if unit else None


def bare_unit(folded: str, match: re.Match[str], end: int) -> Unit | None:
    """A number that closes its clause without a unit: 总人口62.8万, 毛收入三万二, 系数由0.57提高到0.64."""
    table = lexicon.load("units")["bare"]
    numeral = match.group()
    closes = folded[end : end + 1] in _CLOSES or folded.startswith("挂零", end)
    if "." not in numeral and not closes:
        return None
    head = re.split(r"[,。;]", folded[max(0, match.start() - 10) : match.start()])[-1]
    if "." in numeral and numeral[0].isdigit() and any(word in head for word in table["plain"]):
        return Unit("", end, True)
    if (
        not closes
        or not any(c in "千万亿" for c in numeral)
        or (len(numeral) < 2 and numeral not in "百千万")
    ):
        return None
    follows = re.match(rf"[,、]([^,。;、\d]{{2,8}}?){numerals.PLAIN}[,。;、”]", folded[end : end + 24])
    beside = follows[1] if follows else ""
    if any(word in head[-6:] or word in beside for word in table["money"]):
        return Unit("元", end, True)
    return Unit("人", end, True) if any(word in head[-4:] for word in table["people"]) else None


def half(folded: str, match: re.Match[str], unit: Unit) -> str:
    """Where half a unit more stands: behind (三斤半), inside (两个半小时) or ''."""
    if folded.startswith("个半", match.end()):
        return "inside"
    more = unit.text in _halves() and folded.startswith("半", unit.end)
    return "behind" if more and not folded.startswith(("半径", "半数"), unit.end) else ""
