"""Lengths of time as a text tells them: 三年多, 十八个月; and how far two times lie apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.parse.checks.chronology.moments import Moment
from core.parse.checks.chronology.timeline import Timeline
from core.parse.figures import numerals

# A unit, and before it the number: the few units of a text are found faster than its many numbers.
_UNIT = re.compile(
    r"(?:年|载|春秋|个月)(?P<more>[多余半])?(?![级代份度会终报]|内|计划|规划|行动|大变|期[,、。]|树|头)|年头"
)
_NUMBER = re.compile(
    r"(?<![\d.第—~\-一二三四五六七八九十])(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<vague>[多余几来])?[个周]?$"
)


_YEARS = re.compile(r"(?<![\d.第—~\-])(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})年[零又]?$")
_MONTHS = re.compile(r"[零又]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月")


@dataclass(frozen=True, slots=True)
class Length:
    """A number of years or months told at `start:end`; `more`: 三年多, up to a year more."""

    start: int
    end: int
    months: int
    unit: str
    more: bool

    @property
    def over(self) -> int:
        """How many years more it may be: 六十多年 are up to seventy."""
        years = self.months // 12
        return 0 if not self.more else 9 if years >= 20 and years % 10 == 0 else 1

    def fits(self, months: int, room: int) -> bool:
        """Whether ends that lie `months` apart, `room` at most to either side, are so far apart."""
        top = self.months + (12 * self.over if self.unit != "月" else 0)
        return self.months - room <= months <= top + room


def read(folded: str) -> Iterator[Length]:
    """The lengths of time in `folded`, in order."""
    for unit in _UNIT.finditer(folded):
        m = _NUMBER.search(folded, max(0, unit.start() - 7), unit.start())
        number = numerals.number(m["n"]) if m else None
        if m is None or number is None:
            continue
        month = unit.group().startswith("个月")
        months = int(number.low) * (1 if month else 12) + (6 if unit["more"] == "半" else 0)
        years = _YEARS.search(folded, max(0, m.start() - 6), m.start()) if month else None
        if years and (more_years := numerals.number(years["n"])):
            yield Length(years.start(), unit.end(), months + 12 * int(more_years.low), "月", False)
            continue
        if _MONTHS.match(folded, unit.end()):
            continue  # 一年零八个月 is one length
        more = m["vague"] is not None or unit["more"] in ("多", "余")
        yield Length(m.start(), unit.end(), months, "月" if month else "年", more)


def apart(a: Moment, b: Moment) -> tuple[int, int]:
    """How many months lie between two moments, and how many this may be wrong by."""
    years = ((b.year or 0) - (a.year or 0)) * 12
    if a.month and b.month:
        return years + b.month - a.month, 1
    return years, 0


def years_fit(length: Length, years: int, room: int) -> bool:
    """Whether a length means that many years, `room` more or less."""
    told = length.months // 12
    return told - room <= years <= told + room + (length.over or bool(length.months % 12))


def spoken_of(line: Timeline, length: Length, starts: list[Moment]) -> list[Moment]:
    """开店两年后: of 2014…2015…2016年开了按摩店 the last one, the only one told with these characters."""
    topic = line.folded[max(0, length.start - 2) : length.start]
    if len(topic) < 2 or not all("\u4e00" <= c <= "\u9fff" for c in topic):
        return starts
    told = [a for a in starts if all(c in line.folded[a.end : a.end + 16] for c in topic)]
    return told if len(told) == 1 else starts


def names_it(line: Timeline, length: Length, a: Moment) -> bool:
    """Whether the two characters before a length stand in the words behind a time."""
    topic = line.folded[max(0, length.start - 2) : length.start]
    told = len(topic) == 2 and all("\u4e00" <= c <= "\u9fff" for c in topic)
    return told and all(c in line.folded[a.end : a.end + 16] for c in topic)
