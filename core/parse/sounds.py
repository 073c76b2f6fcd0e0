"""What mechanical conversion to traditional characters leaves behind: 鄉(xiāng)村. Words are read without it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from core.model import Span

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_TONE = re.compile(f"[{_TONES}]")
_TONED = rf"(?<=[\u3400-\u9fff)）])[(（?][a-zü]{{0,5}}[{_TONES}][a-z]{{0,4}} ?[)）]"
"""A tone mark tells a sound from a remark. Some conversions lose its opening bracket, or the character before it."""


# Compiled when a text has a tone mark at all, few have: 3 ms that the window's start would wait for.
@cache
def _sure() -> re.Pattern[str]:
    return re.compile(_TONED)


@cache
def _sound() -> re.Pattern[str]:
    return re.compile(rf"{_TONED}|(?<=[\u3400-\u9fff])[(（?][a-zü]{{1,6}}[)）]")


@cache
def _lost_paper() -> re.Pattern[str]:
    """The conversion breaks 報(bào): its character is lost, and the sounds of two stand behind 日."""
    return re.compile(rf"(?<=[日晚晨])\?(?:[a-zü{_TONES}]{{1,7}}\)\?)?bào\)")


def has_sounds(text: str) -> bool:
    """Do sounds stand behind characters: 鄉(xiāng)村?"""
    return _TONE.search(text) is not None and _sure().search(text) is not None


def without_sounds(text: str) -> str:
    """`text` as it is read, sounds behind characters left out; `text` itself if it has none."""
    return _sound().sub("", _lost_paper().sub("报", text)) if has_sounds(text) else text


@lru_cache(maxsize=4)
def scars(text: str) -> tuple[Span, ...]:
    """Where sounds stand behind their characters, in order: scars, like a page break inside a word.

    Each reading view of a document asks for them.
    """
    return tuple(Span(*found.span()) for found in _sound().finditer(text)) if has_sounds(text) else ()


def removable(text: str) -> tuple[Span, ...]:
    """The scars that only have to be left out; what is left of a broken 報(bào) still has to be told."""
    found = scars(text)
    broken = [Span(*paper.span()) for paper in _lost_paper().finditer(text)] if found else []
    return tuple(scar for scar in found if not any(scar.start < b.end and b.start < scar.end for b in broken))


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
    if not has_sounds(text):
        return None
    lost = {found.start() for found in _lost_paper().finditer(text)}
    left_out = {
        i for scar in (_sound(), _lost_paper()) for m in scar.finditer(text) for i in range(*m.span())
    }
    kept = [i for i in range(len(text)) if i not in left_out or i in lost]
    sign = dict.fromkeys(lost, "报")
    return Healed(
        "".join(sign.get(i, text[i]) for i in kept), "".join(sign.get(i, raw[i]) for i in kept), tuple(kept)
    )
