"""A list of contents at a page's head: the titles that it names stand again below, each above its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.parse.lines import Line

_HEAD = 60
_TITLE, _LONGEST = range(5, 41), 60
_MAY = ("short", "heading", "furniture", "caption", "tail")
_BULLET = re.compile(r"[■●▲△◆◎○▼►·]\s*")
_NUMBER = re.compile(
    r"(?:\d{1,2}[.、]\s?|\(?[一二三四五六七八九十]{1,3}[)、]\s?|\[?(?:案例|典型|篇章?|第)\s?[一二三四五六七八九十\d]{1,3}(?:[篇章个])?\]?[:、.\s]*)(?=\S{4})"
)
_PAGE = re.compile(r"\s*[….·_—]{2,}\s?\(?\d{1,3}\)?$|\s{2,}\(?\d{1,3}\)?$")
"""The page that a list of contents sends to."""


def listed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, titles that the list of contents names marked as such where they stand above their texts."""
    again = _again(lines)
    if len(again) < 2:
        return tuple(lines)
    return tuple(_marked(line) if i in again else line for i, line in enumerate(lines))


def _again(lines: Sequence[Line]) -> frozenset[int]:
    """Where entries of a list of contents stand again: all of them, in the list's order, a text below each."""
    entries = _entries(lines)
    if len(entries) < 2:
        return frozenset()
    found: list[int] = []
    at = entries[-1] + 1
    for entry in entries:
        words = _words(lines[entry])
        at = next((i for i in range(at, len(lines)) if _is_title(lines, i) and _words(lines[i]) == words), -1)
        if at < 0:
            return frozenset()
        found.append(at)
        at += 1
    return frozenset(found)


def _entries(lines: Sequence[Line]) -> list[int]:
    """The first lines in a row that each stand again below."""
    bare = (_words(line) if line.role in _MAY and len(line.text) <= _LONGEST else "" for line in lines)
    words = [one if len(one) in _TITLE else "" for one in bare]
    run: list[int] = []
    for i, told in enumerate(words[:_HEAD]):
        if told and told in words[i + 1 :] and told not in words[:i]:
            run.append(i)
        elif len(run) > 1:
            break
        else:
            run = []
    return run if len(run) > 1 else []


def _is_title(lines: Sequence[Line], i: int) -> bool:
    below = next((x for x in lines[i + 1 : i + 6] if x.role in ("prose", *_MAY)), None)
    return lines[i].role in _MAY and below is not None and below.role == "prose"


def _words(line: Line) -> str:
    """The words of a title, apart from its bullet, its number and its page."""
    bare = _NUMBER.sub("", _BULLET.sub("", line.text, count=1), count=1)
    return "".join(_PAGE.sub("", bare).split())


def _marked(line: Line) -> Line:
    bullet = _BULLET.match(line.text)
    bare = line.part(bullet.end(), len(line.text)) if bullet else line
    return replace(bare, role="short", items=(), marks=bare.marks | {"listed"})
