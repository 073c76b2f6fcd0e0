"""A list of contents at a page's head: the titles that it names stand again below, each above its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.parse.lines import Line

_HEAD = 60
_TITLE = range(5, 41)
_MAY = ("short", "heading", "furniture", "caption", "tail")
_BULLET = re.compile(r"[■●▲△◆◎○▼►·]\s*")


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
    words = [_words(line) if line.role in _MAY and len(line.text) in _TITLE else "" for line in lines]
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
    """The words of a title, its bullet apart."""
    return "".join(_BULLET.sub("", line.text, count=1).split())


def _marked(line: Line) -> Line:
    bullet = _BULLET.match(line.text)
    bare = line.part(bullet.end(), len(line.text)) if bullet else line
    return replace(bare, role="short", items=(), marks=bare.marks | {"listed"})
