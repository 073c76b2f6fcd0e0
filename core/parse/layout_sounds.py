"""By-lines and titles of mechanically converted pages, read without the sounds behind their characters: 鄉(xiāng)村."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.parse.projection import TONES

_TONED = re.compile(rf"[?(][a-zü]{{0,5}}[{TONES}][a-z]{{0,4}}\)")
_SOUND = re.compile(rf"[?(][a-zü{TONES}]{{1,7}}\)")
# The conversion breaks 報(bào): its character is lost, and the sounds of two stand behind 日.
_LOST_PAPER = re.compile(rf"(?<=[日晚晨])\?(?:[a-zü{TONES}]{{1,7}}\)\?)?bào\)")


@dataclass(frozen=True, slots=True)
class Healed:
    """Words without sounds, half-width (`text`) and as they stand (`raw`), and where each character stood."""

    text: str
    raw: str
    at: tuple[int, ...]

    def before(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters of `text[start:end]` stood."""
        if start >= end:
            at = self.at[start] if start < len(self.at) else len(self.at)
            return at, at
        return self.at[start], self.at[end - 1] + 1


def healed(text: str, raw: str) -> Healed | None:
    """`text` and `raw` without sounds; None if they hold none."""
    if ")" not in text or not _TONED.search(text):
        return None
    lost = {found.start() for found in _LOST_PAPER.finditer(text)}
    scars = {i for found in _SOUND.finditer(text) for i in range(*found.span())} - lost
    kept = [i for i in range(len(text)) if i not in scars]
    sign = dict.fromkeys(lost, "报")
    return Healed(
        "".join(sign.get(i, text[i]) for i in kept), "".join(sign.get(i, raw[i]) for i in kept), tuple(kept)
    )


def spoken_off(words: str) -> str:
    """`words` without sounds."""
    found = healed(words, words)
    return found.raw if found else words
