"""Headings by their marks, and the run-in sentences that name a paragraph."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core import lexicon

LONGEST = 48
LONGEST_RUN_IN = 32
_LONGEST_LABEL = 16
_RUN_IN = re.compile(r"([^。!?;:\n]{3,34})[。](?=\S)")
# A number, or speech that goes on behind the stop, is told and names nothing.
_TOLD = re.compile("\\d|[“「][^”」]*$")
_PARTS = re.compile("[,、]")
_APART = 4
_ORDINAL = re.compile(r"(?:\d{1,2}[.、]|[·■])\s?")
_SURELY_CASE = re.compile("案例|范例|事迹|材料|篇目")
_NUMBER_ALONE = re.compile(r"\(?[一二三四五六七八九十]{1,3}\)?[、.]?")
_LISTED = re.compile(r"[一二三四五六七八九十]是|其[一二三四五六次]|首先|第[一二三四五六]")


class RunIn(NamedTuple):
    """The sentence that names a paragraph, its stop included, the level of its mark or 0, and how long its parts are."""

    words: str
    level: int
    parts: tuple[int, ...]


@cache
def _marks() -> list[tuple[int, re.Pattern[str]]]:
    return [(entry["level"], re.compile(entry["pattern"])) for entry in lexicon.load("headings")["mark"]]


@cache
def _any_mark() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _marks()))


@cache
def _cases() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{e['pattern']})" for e in lexicon.load("headings")["case"]))


@cache
def _announcements() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{e['pattern']})" for e in lexicon.load("headings")["announces"]))


@cache
def _entitling() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{e['pattern']})" for e in lexicon.load("headings")["entitles"]))


@cache
def _sections() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{e['pattern']})" for e in lexicon.load("headings")["section"]))


@cache
def _plain() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{e['pattern']})" for e in lexicon.load("headings")["plain"]))


def mark(text: str) -> tuple[int, int]:
    """Level and length of the heading mark that a half-width line begins with; (0, 0) if it has none."""
    for level_, pattern in _marks() if _any_mark().match(text) else ():
        found = pattern.match(text)
        if found and found.end() < len(text):
            return level_, found.end()
    return 0, 0


def case_mark(text: str) -> int:
    """Length of the mark that opens a case of a round-up (`案例一:`), or 0."""
    number = _ORDINAL.match(text)
    found = _cases().match(text, number.end() if number else 0)
    return found.end() if found else 0


def announces_cases(text: str) -> bool:
    """True if a half-width line says that several cases follow: `典型案例选登(三)`, `现选编一批经验,供各地借鉴`."""
    return bool(_announcements().search(text))


def entitles(text: str) -> bool:
    """True for nothing but what a form calls the title of a case: `案例名称:`, `【标题】`."""
    return len(text) <= _LONGEST_LABEL and _entitling().fullmatch(text) is not None


def names_section(text: str) -> bool:
    """True for a heading that only says which part of an article follows: `一、基本情况`, `主要做法`."""
    return len(text) <= _LONGEST_LABEL and _sections().fullmatch(text, mark(text)[1]) is not None


def marks_case(text: str) -> bool:
    """True if the mark of a case says that it is one (`案例一`); a part of an article may have `镜头一` as well."""
    return bool(_SURELY_CASE.search(text[: case_mark(text)]))


def level(text: str) -> int:
    """1 to 3 if a half-width line is a marked heading, else 0."""
    if len(text) > LONGEST or text[-1] in "。;,、:":
        return 0
    return 2 if _NUMBER_ALONE.fullmatch(text) else mark(text)[0]


def run_in(text: str) -> RunIn | None:
    """The sentence at the start of a paragraph that may name it; None if there is none."""
    found = _RUN_IN.match(text)
    if not found or _LISTED.match(text):
        return None
    level_, _ = mark(text)
    if not level_ and (
        len(found[1]) > LONGEST_RUN_IN or _TOLD.search(found[1]) or _plain().fullmatch(found[1])
    ):
        return None
    return RunIn(found.group(), level_, tuple(map(len, _PARTS.split(found.group()))))


def alike(one: RunIn, other: RunIn) -> bool:
    """Two run-in headings of one form: both marked, of parts as long as each other's, or with characters in common
    where they end or at one place (选优派强, 素质培强); prose that only happens to open with short sentences is not."""
    if one.level or other.level:
        return one.level == other.level
    if len(one.parts) != len(other.parts):
        return False
    apart = max(abs(a - b) for a, b in zip(one.parts, other.parts, strict=True))
    if len(one.parts) > 1:
        return apart <= 1
    words, others = one.words, other.words
    return apart <= _APART and (words[-3:-1] == others[-3:-1] or _share_a_place(words, others))


def _share_a_place(one: str, other: str) -> bool:
    return len(one) == len(other) and any(a == b for a, b in zip(one[:-1], other[:-1], strict=True))
