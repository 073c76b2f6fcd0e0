"""Family names, role words and what stands around names, compiled once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from core import lexicon, paths


def alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def roles(group: str) -> list[str]:
    return list(lexicon.load("roles")[group]["words"])


@cache
def family() -> re.Pattern[str]:
    """A family name, compound ones first."""
    table: dict[str, Any] = lexicon.load("surnames")
    single = "".join(sorted(set(table["single"]) - set(" \n")))
    return re.compile(f"(?:{alternatives(table['compound'])})|[{single}]")


@cache
def never() -> frozenset[str]:
    return frozenset(lexicon.load("surnames")["never"])


@cache
def doubtful() -> frozenset[str]:
    return frozenset(lexicon.load("surnames")["doubtful"])


@cache
def common() -> frozenset[str]:
    """Two-character words that are too common to be part of a name."""
    text = (paths.resources() / "lexicon" / "common_words.txt").read_text("utf-8")
    return frozenset(text[i : i + 2] for i in range(0, len(text), 2))


@cache
def role_before() -> re.Pattern[str]:
    """A role at the end of what stands before a name."""
    words = [w for group in ("office", "press", "enterprise", "private") for w in roles(group)]
    return re.compile(f"((?:(?:{alternatives(words)})、?)+)[ 　:：]{{0,3}}$")


@cache
def private() -> frozenset[str]:
    return frozenset(roles("private"))


@cache
def title_behind() -> re.Pattern[str]:
    return re.compile(alternatives(roles("after")))


@cache
def speech_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:[\u4e00-\u9fff]{{1,6}}(?:地|着))?(?:{alternatives(roles('speech'))})")


@cache
def then_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(roles('then'))})|[^\u4e00-\u9fff]|$")
