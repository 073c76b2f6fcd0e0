"""What sites print into an article's own lines: their name behind each paragraph, signs against copying."""

from __future__ import annotations

import re
from collections import Counter

from core.parse import bylines
from core.parse.lines import Line

_NOISE = r"(?:[!-~]{1,3} ){3,}[!-~]{0,3}"
_LED = re.compile(_NOISE + r"(?=[“一-鿿\d ]|$)")
_TRAILED = re.compile(r"(?<=[。!?”;, ])\s?" + _NOISE + r"$")
_SIGN = re.compile(r"[^\w\s.,:%()\-]")
_LATIN = re.compile("[A-Za-z]")
_FEWEST_SIGNS = 3
_BEHIND = re.compile(r"[。!?”]\s*(?P<mark>[^\s。!?“”,、;:()]{3,20})$")
_ADDRESS = re.compile(r"(?:https?://|www\.)?[\w\-]+(?:\.[\w\-]+)*\.(?:com|cn|net|org|gov)(?:\.cn)?/?", re.A)
_SHORTEST = 30


def without_noise(line: Line) -> Line:
    """The line without the rows of single letters and signs that forums hide in copies of their texts."""
    start, end = 0, len(line.text)
    if line.text[0] < "\x7f" and (led := _LED.match(line.text)) and _is_noise(led.group()):
        start = led.end()
        start += len(line.text[start:]) - len(line.text[start:].lstrip())
    if line.text[-1] < "\x7f" and (trailed := _TRAILED.search(line.text, start)):
        end = trailed.start() if _is_noise(trailed.group()) else end
    return line.part(start, end) if start < end and (start, end) != (0, len(line.text)) else line


def is_noise(text: str) -> bool:
    """True for a line of single letters and signs."""
    return bool(_LED.fullmatch(text)) and _is_noise(text)


def _is_noise(text: str) -> bool:
    return len(_SIGN.findall(text)) >= _FEWEST_SIGNS and bool(_LATIN.search(text))


def cut_off(lines: list[Line]) -> list[Line]:
    """The lines without a site's name or address behind their last sentence, or what several of them end in alike."""
    found = [
        _BEHIND.search(line.text) if line.role == "prose" and len(line.text) > _SHORTEST else None
        for line in lines
    ]
    often = Counter(mark["mark"] for mark in found if mark)
    return [
        line.part(0, mark.start("mark")) if mark and _is_mark(mark["mark"], often) else line
        for line, mark in zip(lines, found, strict=True)
    ]


def _is_mark(words: str, often: Counter[str]) -> bool:
    return often[words] > 1 or bylines.is_paper(words) or bool(_ADDRESS.fullmatch(words))
