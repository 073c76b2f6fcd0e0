"""Words spelt wide, with a blank behind each character (`金 米 村`): they are read without the blanks."""

from __future__ import annotations

import re

from core.parse.sounds import Healed

_WIDE = re.compile(r"(?:[^\s\w]?[一-鿿][^\s\w]* ){3,}[一-鿿]")
_PARTED = re.compile(r"[一-鿿\d] [,。、;](?: |$)")
"""A mark with a blank on both sides, as programs part words: `茶园 2100 亩 , 带动`."""
_FEWEST = 2
_OF_LINE = 0.3
"""So much of a line is blanks where all of it is spelt wide."""


def is_wide(text: str) -> bool:
    """True if a half-width line is spelt wide, or parted into words with its marks among them."""
    blanks = text.count(" ")
    if blanks <= _FEWEST:
        return False
    return (blanks > _OF_LINE * len(text) and _WIDE.search(text) is not None) or bool(_PARTED.search(text))


def narrow(text: str) -> str:
    """`text` as it is read: without the blanks, if it is spelt wide; wider gaps part words."""
    return re.sub(r"(?<=\S) (?=\S)", "", text) if is_wide(text) else text


def healed(text: str, raw: str) -> Healed | None:
    """`text` and `raw` without the blanks, and where each character stood; None if they are not spelt wide."""
    if not is_wide(text):
        return None
    left_out = {found.start() for found in re.finditer(r"(?<=\S) (?=\S)", text)}
    kept = tuple(i for i in range(len(text)) if i not in left_out)
    return Healed("".join(text[i] for i in kept), "".join(raw[i] for i in kept), kept)
