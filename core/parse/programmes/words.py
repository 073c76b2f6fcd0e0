"""The tables of programme words, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core import lexicon
from core.model import ProgrammeKind

NO_SYSTEM = "(?!(?<=制)度)"
"""公开承诺|制度 is a 制度, no 承诺制."""


@dataclass(frozen=True, slots=True)
class Slogan:
    """A national programme or saying: its kind, one line of explanation and where it comes from.

    `quoted`: a name only in quotation marks.
    """

    name: str
    kind: ProgrammeKind
    explanation: str
    source: str
    quoted: bool = False


@cache
def kinds() -> dict[str, ProgrammeKind]:
    """The kind that each type noun gives."""
    return {t["word"]: t["kind"] for t in lexicon.load("programmes")["types"]}


@cache
def bare() -> frozenset[str]:
    """Type nouns that end a name without quotation marks."""
    return frozenset(t["word"] for t in lexicon.load("programmes")["types"] if t.get("bare", True))


@cache
def governed() -> frozenset[str]:
    """Type nouns that need a verb of setting up before the name."""
    return frozenset(t["word"] for t in lexicon.load("programmes")["types"] if t.get("governed"))


@cache
def sites() -> frozenset[str]:
    """Type nouns of things built, which name one only with four characters of their own."""
    return frozenset(t["word"] for t in lexicon.load("programmes")["types"] if t.get("site"))


@cache
def visited() -> frozenset[str]:
    """Type nouns of places that people go to: sites, gardens and parks."""
    return sites() | {t["word"] for t in lexicon.load("programmes")["types"] if t.get("garden")}


@cache
def type_noun() -> re.Pattern[str]:
    return re.compile(f"(?:{lexicon.alternatives(list(kinds()))}){NO_SYSTEM}")


@cache
def ending() -> re.Pattern[str]:
    """A type noun at the end of some words."""
    return re.compile(f"(?:{lexicon.alternatives(list(kinds()))})$")


@cache
def continued(word: str) -> tuple[str, ...]:
    """What stands directly behind the type noun and makes it part of another word."""
    table = lexicon.load("programmes")["continued"]
    for noun, words in table.items():
        if word.endswith(noun):
            return tuple(words) + tuple(table["all"])
    return tuple(table["all"])


def kind_by_ending(words: str) -> ProgrammeKind | None:
    found = ending().search(words)
    return kinds()[found.group()] if found else None


@cache
def slogans() -> dict[str, Slogan]:
    """National slogans and policies by name, spellings of one thing included."""
    table: dict[str, Slogan] = {}
    for entry in lexicon.load("slogans")["slogans"]:
        quoted = entry.get("quoted", False)
        slogan = Slogan(entry["name"], entry["kind"], entry["explanation"], entry["source"], quoted)
        for name in (entry["name"], *entry.get("also", ())):
            table[name] = slogan
    return table
