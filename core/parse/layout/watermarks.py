"""What sites print into an article's own lines: their name behind each paragraph, signs against copying."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from core.parse import bylines
from core.parse.lines import Line

_NOISE = r"(?:[!-~]{1,3} ){3,}[!-~]{0,3}"
_LED = re.compile(_NOISE + r"\s*(?=[“一-鿿\d]|$)")
_TRAILED = re.compile(r"(?<=[。!?”;, ])\s?" + _NOISE + r"$")
_SIGN = re.compile(r"[^A-Za-z\d\s]")
_LATIN = re.compile("[A-Za-z]")
_FEWEST_SIGNS = 3
_ADDRESS = re.compile(
    r"(?<=[。!?”])\s*(?:https?://[!-~]+|(?:www\.)?[\w\-]+(?:\.[\w\-]+)*\.(?:com|cn|net|org|gov)/?)$", re.A
)
_TURNED = re.compile(r"(?<=[。!?”])\s?[(\[](?:下?转|紧?接)[^()\[\]]{1,8}版[^()\[\]]{0,8}[)\]]$")
"""Where a paper goes on: `…变化。(转5版)`."""
_BACK = re.compile(r"(?<=[。!?”)\]])\s?返回[一-鿿]{2,6}[,\s]{0,2}查看更多$")
_TAIL = re.compile(r"[A-Za-z]{2,4}[一-鿿]{2,10}\|[^|\s。]{2,12}(?:\|[^|\s。]{2,16})?$")
_STAMP = re.compile(
    r"(?<=\S)(?=[A-Za-z\d]*[A-Za-z])[A-Za-z\d]{2,4}[一-鿿]{2,10}(?:[网網]|在[线線]|新[闻聞]|[报報]|客[户戶]端)$"
)
"""A code and the site's name: `刘敏9QZ榆林新闻网`."""
_SITES_END = "网網线線闻聞报報端"
_FEWEST_TAILS = 3
_BEHIND = re.compile(r"[。!?”]\s*(?P<mark>[^\s。!?“”,、;:()]{3,20})$")
_SHORTEST = 30
_STOPS = "。!?”;:"


def apart(line: Line) -> list[Line]:
    """A line with the rows of letters and signs that forums hide in it, and the address behind it, as furniture."""
    start, end = 0, len(line.text)
    if line.text[0] < "\x7f" and (led := _LED.match(line.text)) and _is_noise(led.group()):
        start = led.end()
    if line.text[-1] < "\x7f":
        trailed = _TRAILED.search(line.text, start)
        found = trailed if trailed and _is_noise(trailed.group()) else None
        found = found or _ADDRESS.search(line.text, start) or _TURNED.search(line.text, start)
        end = found.start() if found else end
    elif line.text.endswith("查看更多") and (back := _BACK.search(line.text, start)):
        end = back.start()
    return _parts(line, start, end)


def tailed(lines: list[Line]) -> list[Line]:
    """The lines, what a site prints behind many of them (letters, its name, a bar, its slogan) as furniture."""
    tails = [_tail(line.text) for line in lines]
    if not any(tails):
        return lines
    often = Counter(tail.group() for tail in tails if tail)
    return [
        part
        for line, tail in zip(lines, tails, strict=True)
        for part in (
            _parts(line, 0, tail.start()) if tail and often[tail.group()] >= _FEWEST_TAILS else [line]
        )
    ]


def _tail(text: str) -> re.Match[str] | None:
    if text[-1] in _SITES_END and (stamp := _STAMP.search(text, max(len(text) - _SHORTEST, 0))):
        return stamp
    return _TAIL.search(text) if "|" in text else None


def _parts(line: Line, start: int, end: int) -> list[Line]:
    """The line from `start` to `end`, what stands before and behind it as furniture."""
    if (start, end) == (0, len(line.text)):
        return [line]
    cuts = ((0, start), (start, end), (end, len(line.text)))
    before, kept, behind = (line.part(one, two) for one, two in cuts)
    told = (replace(before, role="furniture"), kept, replace(behind, role="furniture"))
    return [part for part in told if part.text.strip()]


def is_noise(text: str) -> bool:
    """True for a line of single letters and signs."""
    return bool(_LED.fullmatch(text)) and _is_noise(text)


def _is_noise(text: str) -> bool:
    return len(set(_SIGN.findall(text))) >= _FEWEST_SIGNS and bool(_LATIN.search(text))


def cut_off(lines: list[Line]) -> list[Line]:
    """The lines, a site's name behind their last sentence, or what several of them end in alike, as furniture."""
    marks = [_mark(line) for line in lines]
    if not any(marks):
        return lines
    often = Counter(words for words, _ in filter(None, marks))
    return [
        part
        for line, mark in zip(lines, marks, strict=True)
        for part in (_parts(line, 0, mark[1]) if mark and _is_mark(mark[0], often) else (line,))
    ]


def _mark(line: Line) -> tuple[str, int] | None:
    """What stands behind the last sentence of a paragraph, and where it begins."""
    if line.role != "prose" or len(line.text) <= _SHORTEST or line.text[-1] in _STOPS:
        return None
    found = _BEHIND.search(line.text, len(line.text) - _SHORTEST)
    return (found["mark"], found.start("mark")) if found else None


def _is_mark(words: str, often: Counter[str]) -> bool:
    return often[words] > 1 or bylines.is_paper(words)
