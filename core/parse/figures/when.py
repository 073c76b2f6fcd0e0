"""Which of a sentence's time expressions holds for which figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core import lexicon
from core.model import Figure
from core.parse.figures import period as periods
from core.parse.figures.clause import Sentence
from core.parse.figures.period import Time

_CLAUSE_END = re.compile(r"[,;、。]")
_ISO = re.compile(r"\d{4}(?:-\d\d)*")
_MONTH = re.compile(r"[\d一二三四五六七八九十]{1,2}月")
_PEOPLE = ("户", "人", "口人")
_THEN = ("当时", "那时", "彼时")
_LAST_YEAR = ("上年", "上一年", "去年同期", "上年同期")


@cache
def _fleeting() -> frozenset[str]:
    """Words that hold for their own clause only (如今, 近日)."""
    return frozenset(lexicon.load("periods")["fleeting"])


def period(s: Sentence, i: int, times: Sequence[Time], done: Sequence[Figure]) -> str | None:
    """The period of quantity `i`: its own clause's time, its rate, the time behind it, or the sentence's topic.

    `done` are the figures of the sentence before it.
    """
    role = _role(s, i)
    if i and done and s.found[i - 1].end == s.found[i].start and s.found[i].unit in _PEOPLE:
        return done[-1].period
    own = _own(s, i, times, role) if times else None
    if own and role == "from" and s.folded[own.start : own.end] in _LAST_YEAR:
        return _year_before(s, i, done) or own.value
    if own and s.folded[own.start : own.end] in _THEN and (topic := _topic(s, i, times)):
        return topic
    if own:
        return _counted_on(s, i, own)
    rate = _rate(s, i, done)
    if rate:
        return rate
    if role == "by" and _has_ends(s, i):
        return _interval(s, i, done)
    if role == "from":
        return _year_before(s, i, done)
    behind = _behind(s, i, times) if times else None
    if behind:
        return behind
    if role == "to" and _role(s, i - 1) == "from" and done[-1].period:
        return None
    return _topic(s, i, times)


def _own(s: Sentence, i: int, times: Sequence[Time], role: str | None) -> Time | None:
    """The last time in the quantity's own clause before it; what it is compared with (比去年, 2018年的7倍) is none."""
    item = s.found[i]
    start = _clause_start(s, i)
    own = [t for t in times if start <= t.start and t.end <= item.start and not _loose(s, t)]
    if role != "from":
        own = [t for t in own if s.folded[t.start - 1 : t.start] not in ("比", "较", "占")]
    if item.unit == "倍":
        own = [t for t in own if not s.folded.startswith("的", t.end)]
    return own[-1] if own else None


def _clause_start(s: Sentence, i: int) -> int:
    left, start = s.left(i), s.found[i].start
    return max(s.folded.rfind(",", left, start), s.folded.rfind(";", left, start), left - 1) + 1


def _rate(s: Sentence, i: int, done: Sequence[Figure]) -> str | None:
    """每年, 年产 and the like before the quantity, right behind it (15万元每年), or before its list."""
    item, start = s.found[i], _clause_start(s, i)
    behind = min(item.end + 3, _clause_end(s, i))
    rate = periods.rate(s.folded, start, item.start) or periods.rate(s.folded, item.end, behind)
    listed = i and start == s.left(i) and "、" in s.folded[start : item.start]
    if rate or not listed:
        return rate
    before = done[-1].period
    return before if before and before.startswith("每") else None


def _role(s: Sentence, i: int) -> str | None:
    change = s.roles[i] if 0 <= i < len(s.roles) else None
    return change.role if change else None


def _clause_end(s: Sentence, i: int) -> int:
    mark = _CLAUSE_END.search(s.folded, s.found[i].end, s.right(i))
    return mark.start() if mark else s.right(i)


def _counted_on(s: Sentence, i: int, time: Time) -> str:
    """2015年至今,连续8年: eight years from 2015 on."""
    item = s.found[i]
    start = _ISO.match(time.value)
    if item.unit == "年" and "/" in time.value and start and s.folded.endswith("连续", 0, item.start):
        return f"{start.group()[:4]}/{int(start.group()[:4]) + int(item.low) - 1}"
    return time.value


def _interval(s: Sentence, i: int, done: Sequence[Figure]) -> str | None:
    """What a difference spans: from the start's period to the end's, when both are fixed."""
    change = s.roles[i]
    group = change.group if change else None
    ends = [
        f.period for f, r in zip(done, s.roles, strict=False) if r and r.group == group and r.role != "by"
    ]
    if len(ends) == 2 and all(e and _ISO.fullmatch(e) for e in ends):
        low, high = sorted(e for e in ends if e)
        # Against the year before, the difference belongs to the year itself.
        return f"{low}/{high}" if int(high[:4]) - int(low[:4]) > 1 else high
    return None


def _has_ends(s: Sentence, i: int) -> bool:
    """Whether a start or an end was given for the difference `i`."""
    change, before = s.roles[i], s.roles[i - 1] if i else None
    return bool(change and before and (before.role != "by" or before.group == change.group))


def _year_before(s: Sentence, i: int, done: Sequence[Figure]) -> str | None:
    """较上年的…: the year before that of the figure it is set against."""
    left = s.folded[s.left(i) : s.found[i].start]
    if (
        re.search(r"上年|上一年|去年同期|上年同期", left)
        and done
        and re.fullmatch(r"\d{4}", done[-1].period or "")
    ):
        return str(int(done[-1].period or 0) - 1)
    return None


def _behind(s: Sentence, i: int, times: Sequence[Time]) -> str | None:
    """最后3户10人于2021年底脱贫: the time stands behind, tied by 于 or 在."""
    last = i
    while last + 1 < len(s.found) and s.folded[s.found[last].end : s.found[last + 1].start].strip("、") == "":
        last += 1
    end = _clause_end(s, last)
    for t in times:
        if s.found[last].end < t.start < end and s.folded[t.start - 1] in "于在":
            return t.value
    return None


def _topic(s: Sentence, i: int, times: Sequence[Time]) -> str | None:
    """The last time at the head of an earlier clause; it holds for the clauses after it unless it is fleeting."""
    for t in reversed(times):
        if t.end > s.found[i].start or _loose(s, t) or not _heads_clause(s, t):
            continue
        word = s.folded[t.start : t.end]
        if word in _fleeting():
            continue
        if word == "目前" and any(t.end <= f.start for f in s.found[: max(i - 1, 0)]):
            continue
        if _day_only(s, t) or s.folded.startswith("其中", max(t.start - 2, 0)):
            continue
        if s.folded[t.start - 1 : t.start] in ("比", "较", "占"):
            continue
        return _counted_on(s, i, t)
    return None


def _loose(s: Sentence, t: Time) -> bool:
    """九月的早晨, 八月的德吉村: a scene, not the period of a figure; times inside a short quotation are names."""
    return s.folded.startswith("的", t.end) and _MONTH.fullmatch(s.folded, t.start, t.end) is not None


def _day_only(s: Sentence, t: Time) -> bool:
    """A day without 截至 is when the reporter came, not when the figure held."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d", t.value) is not None and not s.folded[
        max(s.start, t.start - 3) : t.start
    ].endswith(("截至", "截止", "截止到", "到", "至"))


def _heads_clause(s: Sentence, t: Time) -> bool:
    head = s.folded[max(s.start, t.start - 4) : t.start]
    head = re.sub(r"(?:截至|截止到?|到|至|自|从|其中|在|,?仅)$", "", head)
    return t.start == s.start or not head or head[-1] in ',;:。 \n“"「'
