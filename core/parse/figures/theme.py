"""The theme of a figure, from the words of its indicator, clause and sentence and from its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from core import lexicon
from core.model import Figure, FigureTheme
from core.parse.figures.clause import Sentence
from core.parse.figures.folding import fold_word

# How much a word counts in the clause and in the sentence, against 1 in the indicator; and how much the unit alone says.
_PLACES = (0.3, 0.08)
_FOREIGN_UNIT = 0.35
_UNIT_ALONE = 0.45
_LEAST = 0.25
# Shares and multiples of which nothing else is said are of what was just spoken of.
_RELATIVE = frozenset(["%", "百分点", "倍", "番", "成", ""])
_MORE = re.compile(
    r"(?:同比|环比|年均)?(?:增长|增加|提高|提升|上升|下降|减少|降低|占比|增幅|增速|覆盖率|普及率)"
)
_UNITS_OF_LAND = frozenset(["村", "镇", "乡", "乡镇", "行政村", "县", "社区", "街道", "县市区", "区县"])
_OF_VILLAGES = frozenset(["collective_income", "project", "poverty", "party", "work"])
_PART = (
    ",其中",
    ";其中",
    "、",
    ",占",
    ",比",
    ",较",
    "——",
    ",用于",
    ";用于",
    ",其他",
    ";其他",
    ",其余",
    ";其余",
)


@dataclass(frozen=True, slots=True)
class _Rule:
    name: FigureTheme
    units: frozenset[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    rules = lexicon.load("themes_of_figures")["theme"]
    return tuple(_Rule(cast(FigureTheme, rule["name"]), frozenset(rule["units"])) for rule in rules)


Worth = tuple[int, int, float]
"""What a word is worth: its length, the number of its rule, its weight; longer words weigh a little more."""


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[Worth, ...]]]:
    """What finds the longest word at each place, and for each word its worth and that of the words that it begins with."""
    worth: dict[str, list[Worth]] = {}
    for number, rule in enumerate(lexicon.load("themes_of_figures")["theme"]):
        weighed = [(word, 2.5) for word in rule.get("strong", ())] + [
            (word, 1.0) for word in rule.get("words", ())
        ]
        for word, weight in weighed:
            worth.setdefault(word, []).append((len(word), number, weight + len(word) / 10))
    begun = {
        word: tuple(one for size in range(1, len(word) + 1) for one in worth.get(word[:size], ()))
        for word in worth
    }
    return re.compile(f"(?=({lexicon.alternatives(worth)}))"), begun


def of_figure(s: Sentence, i: int, name: str, done: Sequence[Figure]) -> FigureTheme:
    """The theme of quantity `i`, called `name`; `done` are the figures of the sentence before it.

    Ranks are ranks, parts and differences go with what they are part of, the rest by its words.
    """
    item = s.found[i]
    if item.rank:
        return "rank"
    words, unit = fold_word(name), fold_word(item.unit)
    found, sure = theme(words, _near(s, i), unit)
    if item.unit == "个" and words in _UNITS_OF_LAND and found not in _OF_VILLAGES:
        return "other"
    if found in ("income", "other") and _of_collectives(s, name, item.unit):
        return "collective_income"
    if not i:
        return found
    if (
        (name.startswith("占") and not name.startswith("占地")) or _extends(name, done[-1].indicator)
    ) and done[-1].theme != "rank":
        return done[-1].theme
    if found == "other" and unit in _RELATIVE:
        return done[-1].theme if done[-1].theme != "rank" else found
    previous, role, before = done[-1].theme, s.roles[i], s.roles[i - 1]
    if role and before and role.group == before.group:
        return previous
    between = s.folded[s.left(i) : item.start]
    part = between.startswith(_PART) and not between.startswith(",占地")
    if (not between or part) and (not sure or (previous, found) == ("collective_income", "income")):
        return previous
    return found


def _near(s: Sentence, i: int) -> Iterator[str]:
    """The clause and the sentence around quantity `i`, cut out only if they are asked."""
    yield s.around(i)
    yield s.folded[s.start : s.end]


def _extends(name: str, earlier: str | None) -> bool:
    """人均纯收入增加 behind 人均纯收入, 服务站覆盖率 behind 服务站."""
    return (
        bool(earlier)
        and name.startswith(earlier or "")
        and _MORE.fullmatch(name[len(earlier or "") :]) is not None
    )


def _of_collectives(s: Sentence, name: str, unit: str) -> bool:
    """集体收入…: 收入超过50万元的有27个, 20万元以上的村达到25个 speak of the same collectives."""
    sentence = s.folded[s.start : s.end]
    spoken = "集体" in sentence and "村" in sentence and ("收入" in name or "万元" in name)
    return (
        spoken
        and unit in ("个", "%", "元")
        and not any(c in name for c in ("人均", "户均", "农民", "村民", "务工", "工资"))
    )


def theme(indicator: str, near: Iterable[str], unit: str) -> tuple[FigureTheme, bool]:
    """The theme that the words of `indicator`, and weaker those `near` it (clause, sentence), and the unit speak for.

    Second, whether the indicator itself has a word that goes with the unit. All in folded characters.
    """
    own = _heard(indicator, True)
    fitting = _of_unit(unit)
    sure = not fitting.isdisjoint(own)
    if sure and len(own) == 1:
        ((number, weight),) = own.items()
        if weight > _most_near():
            return _rules()[number].name, True
    scores = dict(own)
    for stretch, share in zip(near, _PLACES, strict=False):
        for number, weight in _heard(stretch, False).items():
            scores[number] = scores.get(number, 0.0) + weight * share
    by_unit = None if sure else _by_unit().get(unit)
    if by_unit is not None:
        scores.setdefault(by_unit, 0.0)
    best, most = -1, _LEAST
    for number, score in scores.items():
        mine = score if number in fitting else score * _FOREIGN_UNIT
        mine += _UNIT_ALONE if number == by_unit else 0.0
        if mine > most or (mine == most and number < best):
            best, most = number, mine
    return _rules()[best].name if best >= 0 else "other", sure


@cache
def _most_near() -> float:
    """No words near an indicator can speak for anything louder than this."""
    return sum(_PLACES) * max(weight for worths in _words()[1].values() for _, _, weight in worths)


@cache
def _by_unit() -> dict[str, int]:
    """The numbers of the rules that units alone speak for."""
    numbers = {rule.name: number for number, rule in enumerate(_rules())}
    by_unit = lexicon.load("themes_of_figures")["by_unit"]
    return {unit: numbers[name] for unit, name in by_unit.items()}


@cache
def _of_unit(unit: str) -> frozenset[int]:
    """The numbers of the rules that a unit goes with."""
    return frozenset(number for number, rule in enumerate(_rules()) if unit in rule.units)


@lru_cache(maxsize=512)
def _heard(stretch: str, is_indicator: bool) -> dict[int, float]:
    """By number of the rule, the weight of its heaviest word in `stretch`; several figures share one clause or sentence.

    The head of a Chinese phrase is its end, so in an indicator an earlier word counts less: 脱贫户人均年收益分红 is
    income, not poverty.
    """
    out: dict[int, float] = {}
    pattern, words = _words()
    last = len(stretch) - 1
    for match in pattern.finditer(stretch):
        at = match.start()
        for size, number, weight in words[match[1]]:
            worth = weight * 0.75 if is_indicator and at + size < last else weight
            if worth > out.get(number, 0.0):
                out[number] = worth
    return out
