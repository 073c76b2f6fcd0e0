"""From, to and by: which part each quantity plays in a change, and which ones belong to one change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core import lexicon
from core.model import Change, ChangeRole
from core.parse.figures.quantities import Found


@cache
def _words(role: str) -> re.Pattern[str]:
    words = sorted(lexicon.load("change")[role], key=len, reverse=True)
    # Modifiers and particles may stand between the verb and the number: 增加到现在的近千头.
    return re.compile(f"({'|'.join(map(re.escape, words))})(?P<gap>[^,。;、]{{0,14}})$")


_FROM = re.compile(r"(?:从|由|自|比[^,。;]{0,6}的)(?P<gap>[^,。;]{0,24})$")
_LIGHT = re.compile(r"(?:了|达|达到|到|近|约|超|超过|逾|为|的|在|现在|目前|如今|今年|当前|现|至少|户均|人均|近一|[\d年月底末初]|\s)*")


def roles(found: Sequence[Found], folded: str, start: int) -> list[Change | None]:
    """The part of each quantity of one sentence, which begins at `start`; groups are numbered from 1 within it."""
    out: list[Change | None] = [None] * len(found)
    group = 0
    open_from: int | None = None
    for i, item in enumerate(found):
        left = found[i - 1].end if i else start
        clause = folded[left : item.start]
        role = _role(clause, item, folded, open_from is not None)
        if role == "from":
            group += 1
            open_from = i
            out[i] = Change("from", group)
        elif role == "to":
            if open_from is None or not _comparable(found[open_from], item):
                group += 1
            out[i] = Change("to", group)
            open_from = None
        elif role == "by":
            if not (i and out[i - 1] is not None and _near(folded[left : item.start])):
                group += 1
            out[i] = Change("by", group)
    return _without_lonely(out, found, folded)


def _role(clause: str, item: Found, folded: str, opened: bool) -> ChangeRole | None:
    if item.rank:
        return "to" if opened and _to(clause, opened) else None
    if opened and _to(clause, opened):
        return "to"
    if _by(clause, item, folded):
        return "by"
    m = _FROM.search(clause)
    if m and not re.search(r"[,、]", m["gap"]):
        return "from"
    if _to(clause, opened):
        return "to"
    return None


def _to(clause: str, opened: bool) -> bool:
    m = _words("to").search(clause)
    if not m:
        return False
    if not opened and m[1] in lexicon.load("change")["needs_from"]["words"]:
        return False
    return opened or _LIGHT.fullmatch(m["gap"]) is not None


def _by(clause: str, item: Found, folded: str) -> bool:
    m = _words("by").search(clause)
    if m and len(m["gap"]) <= 14:
        gap = m["gap"]
        if m[1] in ("多", "少", "涨", "减", "降", "提前") and _LIGHT.fullmatch(gap) is None:
            return False
        if m[1] in ("多", "少") and "比" not in clause and "较" not in clause:
            return False
        if not re.search(r"[从由]|达到|项目|以后|之后|后", gap):
            return True
    after = folded[item.end : item.end + 4]
    return after.startswith(tuple(lexicon.load("change")["by_after"]))


def _near(between: str) -> bool:
    return len(between) <= 14 and "。" not in between


def _comparable(a: Found, b: Found) -> bool:
    return True


def _without_lonely(out: list[Change | None], found: Sequence[Found], folded: str) -> list[Change | None]:
    """A starting point without an end is no change: 从300亩土地中, 由两名副局长带队."""
    ends = {c.group for c in out if c and c.role != "from"}
    return [None if c and c.role == "from" and c.group not in ends else c for c in out]
