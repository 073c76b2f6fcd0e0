"""Where a person is named: family name, given name, and the words around that say it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.parse.people import tables

_MINORITY = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•・][\u4e00-\u9fff]{1,6})+")
_CLAUSE_END = "。!?！？;；,，:：、\n“”‘’(（《 　□■▲【[/"
_SERIES = re.compile(r"(?:、|和|与|及)")


@dataclass(frozen=True, slots=True)
class Name:
    """`text[start:end]` names somebody; `role` is the role word that touches it."""

    start: int
    end: int
    text: str
    role: str = ""


def find(text: str) -> list[Name]:
    """Names that the words around them prove, in text order."""
    found: list[Name] = []
    at = 0
    for name in _proved(text):
        if name.start >= at:
            found.append(name)
            at = name.end
    return found


def _proved(text: str) -> Iterator[Name]:
    for match in tables.family().finditer(text):
        best = max(_readings(text, match.start(), match.end()), default=None)
        if best and best[0] >= 3:
            yield Name(match.start(), best[1], text[match.start() : best[1]], best[2])


def _readings(text: str, start: int, given: int) -> Iterator[tuple[float, int, str]]:
    """(score, end, role) of each length that the name may have."""
    role = tables.role_before().search(text, max(start - 24, 0), start)
    before = _before(text, start, bool(role))
    for length in (2, 1):
        end = given + length
        name = text[start:end]
        if not _may_be_given(text[given:end], length):
            continue
        score = before + _behind(text, end, before) + _likeness(name, given - start, bool(role))
        yield score, end, role.group(1) if role else ""


def _may_be_given(given: str, length: int) -> bool:
    return len(given) == length and all("\u4e00" <= c <= "\u9fff" and c not in tables.never() for c in given)


def _before(text: str, start: int, role: bool) -> float:
    if role:
        return 2.5
    if start == 0 or text[start - 1] in _CLAUSE_END:
        return 1.0
    if text.endswith(("名叫", "叫做", "叫", "名为"), 0, start):
        return 2.0
    return 0.5 if text[start - 1] in "的是和与由像" else 0.0


def _behind(text: str, end: int, before: float) -> float:
    if tables.title_behind().match(text, end):
        return 2.0
    if tables.speech_behind().match(text, end):
        return 2.0
    if re.compile(r"[(（](?:化名|[左右]|前排|中)").match(text, end):
        return 3.0
    if text[end : end + 1] in (":", "：") and before == 1.0:
        return 2.0
    return 0.7 if tables.then_behind().match(text, end) else -1.0


def _likeness(name: str, family: int, role: bool) -> float:
    """How much the characters themselves look like a name."""
    score = 0.3 if len(name) == family + 2 else 0.0
    if name[:2] in tables.common():
        score -= 1.0 if role else 2.0
    if len(name) >= 3 and name[1:3] in tables.common():
        score -= 0.2 if role else 0.6
    if name[0] in tables.doubtful():
        score -= 0.0 if role else 0.7
    return score


def repeated(text: str, names: set[str]) -> Iterator[Name]:
    """Every mention of names that are known already."""
    if names:
        pattern = re.compile(tables.alternatives(sorted(names)))
        for match in pattern.finditer(text):
            yield Name(match.start(), match.end(), match.group())
