"""The resolver's word tables, compiled once."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from core import lexicon
from core.respelling import respeller

PUNCTUATION = frozenset(
    "，。、；：！？“”‘’（）《》〈〉【】[]—…·,.;:!?\"'()<>|/\\ \t\n\u3000-~～▲△■□●○◆*+＋|｜•"
)


def table(name: str) -> dict[str, Any]:
    found: dict[str, Any] = lexicon.load("places")[name]
    return found


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A set of words: the table's list, or its text cut at white space."""
    found = table(name)[key]
    return frozenset(found.split() if isinstance(found, str) else found)


@cache
def endings(name: str, key: str) -> tuple[str, ...]:
    """The same set for `str.startswith` and `str.endswith`."""
    return tuple(words(name, key))


@cache
def characters(name: str, key: str) -> frozenset[str]:
    return frozenset(table(name)[key])


@cache
def _respell() -> Callable[[str], str]:
    table = lexicon.load("traditional")["characters"]
    pairs = zip(
        table["traditional"] + "０１２３４５６７８９", table["simplified"] + "0123456789", strict=True
    )
    return respeller({ord(one): other for one, other in pairs})


def simplified(text: str) -> str:
    """`text` with simplified characters for traditional and plain digits for wide ones, one for one."""
    return _respell()(text)


@cache
def splits() -> re.Pattern[str]:
    return re.compile("|".join(table("splits")["patterns"]))


@cache
def _going_on() -> re.Pattern[str]:
    found = table("after_name")
    return re.compile("|".join((*found["endings"], *found["patterns"])))


def goes_on(text: str, end: int) -> bool:
    """What ends here as a short name is a part of a longer word: 三明治, 三里屯村, 钱塘江."""
    return _going_on().match(text, end) is not None


@cache
def anaphora() -> re.Pattern[str]:
    """全区, 我市, 该村: group 1 is the class word."""
    found = table("anaphora")
    classes = "|".join(sorted(found["levels"], key=len, reverse=True))
    return re.compile(f"(?:{'|'.join(found['determiners'])})({classes})(?![场委民])")


@cache
def insides() -> re.Pattern[str]:
    """区里, 镇里, 村里: the unit itself, of which its people speak; group 1 is the class word."""
    return re.compile("([市州县区旗镇乡村])里(?<![一-鿿][社小山]..)(?<![这那两几各个]..)(?![程面])")


_COUNTED = re.compile("[0-9][多余]?[户家位]$")


def opens(text: str, start: int) -> bool:
    """A name may begin here: the text's start, punctuation, a digit, a function word or 10户 stands before."""
    if start == 0:
        return True
    before = text[start - 1]
    clear = before in PUNCTUATION or before.isascii() or before in characters("boundary", "before")
    return clear or bool(before in "户家位" and _COUNTED.search(text, max(start - 3, 0), start))


def closes(text: str, end: int) -> bool:
    return end >= len(text) or text[end] in PUNCTUATION or text[end].isascii()
