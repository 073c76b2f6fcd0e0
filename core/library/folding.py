"""One spelling for searching: case, width and script folded character by character, so that offsets stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from core import paths
from core.respelling import respeller

GAP = r"[^\S\n]*"
"""Blanks inside a line do not part words: `2023 年` is found by 2023年."""

_ASCII_MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'", "﹪": "%", "〜": "~", "～": "~"}


@cache
def traditional() -> dict[str, str]:
    """Traditional characters with their simplified forms."""
    lines = (paths.resources() / "folding" / "traditional.txt").read_text("utf-8").splitlines()
    return {line[0]: line[1] for line in lines if line and not line.startswith("#")}


def fold(text: str) -> str:
    """`text` in lower case, half width and simplified characters, exactly as long as before."""
    return _folder()(text)


@lru_cache(maxsize=8)  # pairs and single characters of one text are asked for one after the other
def terms(text: str) -> str:
    """`fold(text)` as the index spells it: blanks left out, marks in full width so that they are part of a word."""
    return _speller()(text)


def pattern(word: str) -> re.Pattern[str]:
    """What finds `word` in an unfolded text, whatever its case, width and script, and with blanks in between."""
    return re.compile(GAP.join(_variants(char) for char in fold(word) if not char.isspace()))


@cache
def _table() -> dict[int, str]:
    table = {ord(a): b for a, b in traditional().items()}
    table |= {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
    table |= {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    table |= {ord(a): b for a, b in _QUOTES.items()}
    table |= dict.fromkeys(map(ord, "\t\u3000\xa0\u2002\u2003\u2009\u202f\u200b\ufeff"), " ")
    return table


@cache
def _index_table() -> dict[int, str]:
    marks = {mark: chr(ord(mark) + 0xFEE0) for mark in _ASCII_MARKS}
    table = {code: marks.get(char, "" if char == " " else char) for code, char in _table().items()}
    table |= {ord(mark): wide for mark, wide in marks.items()}
    return table | {0: "\ufffd", 32: ""}


@cache
def _folder() -> Callable[[str], str]:
    return respeller(_table())


@cache
def _speller() -> Callable[[str], str]:
    return respeller(_index_table())


@cache
def _spellings() -> dict[str, str]:
    spellings: dict[str, str] = {}
    for code, char in _table().items():
        spellings[char] = spellings.get(char, char) + chr(code)
    return spellings


def _variants(char: str) -> str:
    spellings = _spellings().get(char, char)
    return re.escape(char) if len(spellings) == 1 else f"[{re.escape(spellings)}]"
