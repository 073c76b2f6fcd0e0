"""When two names are told apart by a slip of the pen only: by sound, by look, or by two characters that changed places."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon
from core.syllables import syllables


def sound_alike(one: str, other: str) -> bool:
    """Whether two characters are one to many who type by sound."""
    return [_slurred(s) for s in syllables(one)] == [_slurred(s) for s in syllables(other)] != []


def _slurred(syllable: str) -> str:
    """min and ming, si and shi are one to many who type by sound."""
    return re.sub("^([zcs])h", r"\1", syllable).removesuffix("g")


def look_alike(one: str, other: str) -> bool:
    """Whether two characters are taken for one another by the eye."""
    return bool(_groups().get(one, frozenset()) & _groups().get(other, frozenset()))


@cache
def _groups() -> dict[str, frozenset[int]]:
    groups: dict[str, frozenset[int]] = {}
    for number, group in enumerate(lexicon.load("look_alikes")["group"]):
        for character in group["characters"]:
            groups[character] = groups.get(character, frozenset()) | {number}
    return groups


def differing(a: str, b: str) -> list[tuple[str, str]]:
    """The pairs of characters in which two names of one length differ."""
    return [(x, y) for x, y in zip(a, b, strict=False) if x != y]


def two_swapped(a: str, b: str) -> bool:
    """谭国富 and 谭富国."""
    wrong = differing(a, b)
    return len(a) == len(b) and len(wrong) == 2 and wrong[0] == wrong[1][::-1]


def one_character_by_sound(a: str, b: str) -> bool:
    """Whether two names of one length differ in one character that sounds like the other."""
    wrong = differing(a, b)
    return len(a) == len(b) and len(wrong) == 1 and sound_alike(*wrong[0])
