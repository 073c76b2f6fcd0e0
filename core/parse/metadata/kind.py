"""What a case is: interview, work report, deeds, news, feature or notice, by what its title, its words and its form say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple, cast, get_args

from core import lexicon
from core.model import Case, Kind
from core.parse import bylines
from core.parse.layout import headings
from core.parse.lines import fold
from core.parse.projection import Projection

_SHORT, _SHORTEST = 900, 600
_READ = 2500
"""So many characters of a body show what it is."""
_PERSON = re.compile(r"([一-鿿·]{2,8}?)\s?:")
_PRONOUN = re.compile(r"[他她](?!们)")
_OFTEN = 8
"""So many times a text speaks of the person whom it is about."""
_HERO_EVERY = 100
"""A text that speaks of one person once in so many characters tells of him, and one that does so twice of no other."""
_FEWEST, _FEWEST_NAMED = 5, 3
_CALLED = re.compile(
    r"(?:岁的|村民|书记|农民|贫困户|脱贫户|监测户|队长|主任|队员|干部|她叫|他叫|名叫|就是)([一-鿿]{3})"
)
_DOES = re.compile(r"[,。\n”;]([一-鿿]{3})(?=[说想却也在把又就从是带还没每坐站]|决|主动)")
_EVEN = 6.2
"""The sum of the register at which a text tells as much as it reports."""
_SHORTEST_TOLD, _MOST_TOLD = 150, 3
_CHAPTERS = 3
_CHAPTER = 240
"""So many characters of one chapter are a story's; so many of them make it one."""
_BRIEF = 260
_LONG = 800
_HEAD, _NEAR = 2000, 400
"""So much of a page's beginning, and of what stands right above a case, may say that it is one of several examples."""
_LABEL = 40
_STOPS = ("。", "!", "?")
"""Lines as short as this, and with no stop, name what stands below them."""
_SAID = re.compile(r"”(?<=[。!?,]”)|“(?<=[说道]:“)")
_DATED = re.compile(r"[^。\n]{0,24}日")


class Reason(NamedTuple):
    """What speaks for a kind: how much, and the rule that says so."""

    kind: Kind
    weight: float
    rule: str


class _Rule(NamedTuple):
    kind: Kind
    weight: float
    most: int
    pattern: re.Pattern[str]
    name: str


@cache
def _rules(part: str) -> list[_Rule]:
    return [
        _Rule(
            cast(Kind, e["kind"]),
            e["weight"],
            e.get("most", 1),
            re.compile(e.get("pattern", "")),
            e.get("sign", e.get("example", "")),
        )
        for e in lexicon.load("kinds")[part]
    ]


def kind(case: Case, view: Projection) -> Kind:
    """The kind with the most weight; news if nothing speaks for another."""
    found, order = scores(case, view), get_args(Kind)
    return max(order, key=lambda k: (found[k], -order.index(k)))


def scores(case: Case, view: Projection) -> dict[Kind, float]:
    """How much speaks for each kind."""
    found: dict[Kind, float] = dict.fromkeys(get_args(Kind), 0.0)
    for reason in reasons(case, view):
        found[reason.kind] += reason.weight
    return found


def reasons(case: Case, view: Projection) -> Iterator[Reason]:
    """Each rule that speaks for a kind, with the weight of all its hits."""
    body = fold(view.text[:_READ])
    yield from (Reason(r.kind, r.weight, "prior") for r in _rules("prior"))
    yield from _told(_rules("title"), _heads(case))
    yield from _told(_rules("body"), "\n" + body, _SHORT / max(len(body), _SHORTEST))
    signs = _signs(case, view, body)
    for rule in _rules("form"):
        if hits := min(signs[rule.name], rule.most):
            yield Reason(rule.kind, rule.weight * hits, rule.name)


def _told(rules: list[_Rule], text: str, worth: float = 1) -> Iterator[Reason]:
    """What words say; a hit is `worth` more in a text so short that it has room for few."""
    for rule in rules:
        hits = sum(1 for _ in islice(rule.pattern.finditer(text), rule.most))
        if hits:
            yield Reason(rule.kind, rule.weight * min(hits * max(worth, 1), rule.most), rule.name)


def _heads(case: Case) -> str:
    """Kicker, title and subtitle, the subtitle behind its dash as well."""
    heads = [f.value for f in (case.kicker, case.title, case.subtitle) if f]
    dashed = case.subtitle and case.subtitle.span and case.subtitle.value
    return fold("\n".join([*heads, "——" + dashed] if dashed else heads))


def _signs(case: Case, view: Projection, body: str) -> dict[str, float]:
    """How often the form of a text shows each sign."""
    asked = sum(p.kind == "question" for p in case.paragraphs) >= 2
    he = len(_PRONOUN.findall(body))
    told = he + _hero(body)
    chapters = _plain_headings(case, view)
    tells = _register(body) - _EVEN
    collected = _is_collected(case, view)
    return {
        "asked": int(asked),
        "about": int(not asked and _is_about(case, body, he)),
        "hero": 0 if asked or told < _FEWEST else max(0, _HERO_EVERY * told / len(body) - 0.5),
        "chapters": 1 if chapters >= _CHAPTERS else min(0.6, _CHAPTER * chapters / len(body)),
        "points": int(sum(p.runin is not None for p in case.paragraphs) >= _CHAPTERS),
        "told": max(-_MOST_TOLD, tells),
        "office": int(_is_office(case)),
        "collected": int(collected),
        "brief": int(len(body) < _BRIEF and tells < 1 and not collected),
        "unsaid": int(len(body) > _LONG and not (_DATED.match(body) or _SAID.search(body))),
    }


def _is_office(case: Case) -> bool:
    """True if an office tells of its own work: no paper and no site prints it."""
    words = fold(case.source.value) if case.source else ""
    return bylines.is_house(words) and not bylines.is_press(words)


def _is_collected(case: Case, view: Projection) -> bool:
    """True if a short line above the text says that it is one of the examples that somebody collects."""
    start = case.body[0].start if case.body else 0
    head = view.source[: min(start, _HEAD)] + "\n" + view.source[max(start - _NEAR, _HEAD) : start]
    rules = _collections()
    return any(
        len(line) < _LABEL and line[-1:] not in _STOPS and rules.search(line)
        for line in fold(head).split("\n")
    )


@cache
def _collections() -> re.Pattern[str]:
    return re.compile("|".join(entry["pattern"] for entry in lexicon.load("kinds")["collection"]))


@cache
def _registers() -> list[tuple[float, str, re.Pattern[str] | None]]:
    return [
        (e["weight"], e.get("characters", ""), re.compile(e["pattern"]) if "pattern" in e else None)
        for e in lexicon.load("kinds")["register"]
    ]


def _register(body: str) -> float:
    """How much a text tells rather than reports, by its signs in a hundred characters."""
    found = 0.0
    for weight, characters, pattern in _registers():
        hits = len(pattern.findall(body)) if pattern else sum(map(body.count, characters))
        found += weight * hits
    return 100 * found / max(len(body), _SHORTEST_TOLD)


def _hero(body: str) -> int:
    """How often the text names the person whom it names most."""
    called = {word for three in _CALLED.findall(body) for word in (three, three[:2])}
    often = {word: body.count(word) for word in called.union(_DOES.findall(body))}
    return max((n for word, n in often.items() if n >= _FEWEST_NAMED and _names_a_person(word)), default=0)


def _names_a_person(word: str) -> bool:
    return bylines.is_name(word) and not bylines.is_place(word)


def _is_about(case: Case, body: str, he: int) -> bool:
    """True if the title is headed with a person of whom the text tells all along: `田晓明:茶山上的领头雁`."""
    named = _PERSON.match(fold(case.title.value)) if case.title else None
    name = named[1] if named else ""
    told = body.count(name)
    return bylines.is_name(name) and told > 1 and told + he >= _OFTEN


def _plain_headings(case: Case, view: Projection) -> int:
    """How many headings have no number: chapters of a story, not points of a report."""
    spans = [p.pieces[0] for p in case.paragraphs if p.kind == "heading"]
    return sum(not headings.mark(fold(view.source[s.start : s.end]))[0] for s in spans)
