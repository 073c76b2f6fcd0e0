"""A person's name in a text, and which characters may make one."""

from __future__ import annotations

from dataclasses import dataclass

from core.parse.people import tables


@dataclass(frozen=True, slots=True)
class Name:
    """`text[start:end]` names somebody; `role` is the role word that touches it."""

    start: int
    end: int
    text: str
    role: str = ""


def may_be_given(given: str, length: int) -> bool:
    """True if the characters may be a given name of this length."""
    return len(given) == length and tables.given().fullmatch(given) is not None


def looks_named(word: str) -> bool:
    """True if the whole word may be a family name and a given name, and is no common word."""
    family = tables.family().match(word)
    if family is None or not 2 <= len(word) <= 3:
        return False
    given = word[family.end() :]
    return (
        bool(given)
        and may_be_given(given, len(given))
        and word[:2] not in tables.common()
        and word not in tables.common()
        and not (word[0] in tables.verbal() and word[1:] in tables.common())  # 向|民政
    )
