"""The lines that are titles, as a sequence model reads them whose weights were fitted on labelled pages.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the `cues` of the lines: T opens a title,
I goes on with it, S is a subtitle, B the text, O all else. It does not replace what the rules read: where the two differ,
the rules give way, place by place, to what is clearly likelier.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence, Set
from functools import cache
from math import log
from typing import NamedTuple

import pycrfsuite

from core import paths
from core.model import Span
from core.parse.lines import Line
from core.parse.split.cues import cues
from core.parse.split.shown import LONGEST
from core.parse.split.wording import is_dashed

WEIGHTS = "titles/weights.crfsuite"
_ELSEWHERE, _MORE, _FEWER = 2.0, 5.0, 4.0
"""The rules' reading of a place gives way to one that is e² times as likely if that has as many titles, else e⁵ or e⁴ times:
what gave most right titles and pages on sets that had taught neither the rules nor the model."""
_LEAST_TEXT = 350
"""Pages with fewer characters of prose for each title are left to the rules: hardly any such page was labelled."""
_MOST_LINES = 5000
"""Pages of more lines are left to the rules."""
_ONE_PLACE = 6
"""Differences so many lines apart are decided together: a title here is none there."""
_TITLE = ("T", "I")
_LOCK = threading.Lock()
"""The library's tagger holds one page at a time."""


class Title(NamedTuple):
    """The lines `first` to `last` that hold a title, and how likely one begins there, 0 to 1."""

    first: int
    last: int
    sure: float


def otherwise(lines: Sequence[Line], read: Sequence[Span]) -> tuple[Title, ...] | None:
    """The titles of a page where they are clearly others than those `read` by the rules; None if those may stand."""
    if not 1 < len(lines) <= _MOST_LINES or not all(
        any(_holds(line, span) for line in lines) for span in read
    ):
        return None
    text = sum(len(line.text) for line in lines if line.role == "prose")
    if text < _LEAST_TEXT * max(len(read), 1):
        return None
    with _LOCK:
        tagger = _tagger()
        tagger.set(cues(lines))
        likeliest = tagger.tag()
        rules = _tagged(lines, read, likeliest)
        if text < _LEAST_TEXT * likeliest.count("T"):
            return None
        dashed = {i for i, line in enumerate(lines) if is_dashed(line)}
        chosen = _first_printed(lines, _stretches(_chosen(tagger, likeliest, rules, dashed)))
        if chosen == _stretches(rules):
            return None
        return tuple(Title(first, last, tagger.marginal("T", first)) for first, last in chosen)


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_weights())
    return tagger


@cache
def _weights() -> bytes:
    """The weights: read here, as the library opens no file below a folder with a Chinese name on Windows, and kept, as it
    copies nothing."""
    return (paths.resources() / WEIGHTS).read_bytes()


def _tagged(lines: Sequence[Line], titles: Sequence[Span], likeliest: Sequence[str]) -> list[str]:
    """The likeliest tags, but with the titles that the rules read."""
    tags = ["O" if tag in _TITLE else tag for tag in likeliest]
    for span in titles:
        held = [i for i, line in enumerate(lines) if _holds(line, span)]
        for i in held:
            tags[i] = "T" if i == held[0] else "I"
    return tags


def _holds(line: Line, title: Span) -> bool:
    """True if most of a line is the title's, or the other way round."""
    shared = min(line.span.end, title.end) - max(line.span.start, title.start)
    return 2 * shared >= min(len(line.span), len(title)) > 0 and len(line.text) <= 2 * LONGEST


def _chosen(
    tagger: pycrfsuite.Tagger, likeliest: Sequence[str], rules: Sequence[str], dashed: Set[int]
) -> list[str]:
    """The rules' tags, but the likeliest in those places where they are likely enough; a dashed line opens no title."""
    best = tagger.probability(likeliest)
    chosen = list(likeliest)
    for first, last in _places(likeliest, rules):
        here = slice(first, last + 1)
        as_likely = tagger.probability([*likeliest[:first], *rules[here], *likeliest[last + 1 :]])
        more = likeliest[here].count("T") - rules[here].count("T")
        asked = _ELSEWHERE if not more or "T" not in rules else _MORE if more > 0 else _FEWER
        opens_dashed = any(likeliest[i] == "T" and i in dashed for i in range(first, last + 1))
        if best <= 0 or opens_dashed or (as_likely > 0 and log(best / as_likely) <= asked):
            chosen[here] = rules[here]
    return chosen


def _places(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Where two readings differ about titles: first and last line of each place."""
    places: list[tuple[int, int]] = []
    for i, (a, b) in enumerate(zip(one, other, strict=True)):
        if a == b or not {a, b} & set(_TITLE):
            continue
        if places and i - places[-1][1] <= _ONE_PLACE:
            places[-1] = (places[-1][0], i)
        else:
            places.append((i, i))
    return places


def _stretches(tags: Sequence[str]) -> list[tuple[int, int]]:
    """First and last line of each title."""
    titles: list[tuple[int, int]] = []
    for i, tag in enumerate(tags):
        if tag == "T":
            titles.append((i, i))
        elif tag == "I" and titles and titles[-1][1] == i - 1:
            titles[-1] = (titles[-1][0], i)
    return titles


def _first_printed(lines: Sequence[Line], titles: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The titles, each where a page prints it first: above its text some print it twice. A list of contents is no printing."""
    words = {lines[first].text for first, _ in titles}
    found: list[tuple[int, int]] = []
    for first, last in titles:
        above = found[-1][0] if found else 0
        prose = next((i for i in range(first - 1, above, -1) if lines[i].role == "prose"), above)
        again = [i for i in range(prose, first) if first == last and lines[i].text == lines[first].text]
        listed = any(
            lines[i].text in words and lines[i].text != lines[first].text for i in range(prose, first)
        )
        at = again[0] if again and not listed else first
        if at != above or not found:
            found.append((at, at + last - first))
    return found
