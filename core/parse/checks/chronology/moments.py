"""The points in time that a text names, each as the stretch of days that it may mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from core.model import Span

_YEAR = r"(?<!\d)(?P<y>(?:19|20)\d{2})年(?!代|版|级|均|轻|报)度?"
_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_CHAINED = {"同年": 0, "当年": 0, "次年": 1, "第二年": 1, "翌年": 1}
_MONTH = r"(?P<m>1[0-2]|0?[1-9])月(?:份|(?P<d>[12]\d|3[01]|0?[1-9])[日号])?"
# Winter, 年底 and 腊月 reach into the next year; what is said loosely is meant loosely.
_PARTS = {
    "春": (1, 5), "夏": (5, 9), "秋": (8, 11), "冬": (10, 14), "初": (1, 4), "底": (10, 12), "末": (10, 12),
    "中": (4, 9), "上半年": (1, 6), "下半年": (7, 12), "腊月": (12, 14), "正月": (1, 3), "春节": (1, 3),
}  # fmt: skip
_PART = r"(?P<part>[上下]半年|腊月|正月|春节|[春夏秋冬](?![茶耕播蚕笋晚联分运收种粮风雨])|年?[初底末中](?!旬|[央心国小等级期标选秋药西]))"
_MOMENT = re.compile(
    rf"(?=[12今本去上前明同当次第翌3-90])(?:(?:{_YEAR}|(?P<rel>{'|'.join(_RELATIVE)})|(?P<chain>{'|'.join(_CHAINED)}))"
    rf"(?:{_MONTH}|{_PART})?|(?<![\d年.第]){_MONTH.replace('?P<m>', '?P<m2>').replace('?P<d>', '?P<d2>')}(?![刊报]))"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time told at `start:end`, in sentence number `sentence`; `low` and `high` are the first and last day it may mean.

    `year` is None where nothing tells it. `stated`: the year stands in the text; else it is that of the time before.
    """

    start: int
    end: int
    sentence: int
    year: int | None
    month: int | None = None
    day: int | None = None
    stated: bool = True
    part: str = ""

    @property
    def low(self) -> int:
        first, _ = _PARTS[self.part] if self.part else (self.month or 1, 0)
        return count(self.year or 0, first, self.day or 1)

    @property
    def high(self) -> int:
        _, last = _PARTS[self.part] if self.part else (0, self.month or 12)
        return count(self.year or 0, last, self.day or 31)

    def before(self, other: Moment) -> bool:
        """Whether all that it may mean lies before all that `other` may mean."""
        return self.year is not None and other.year is not None and self.high < other.low

    def said(self) -> str:
        month = f"{self.month}月" if self.month else self.part
        return f"{self.year}年{month}{f'{self.day}日' if self.day else ''}"


def count(year: int, month: int, day: int) -> int:
    """A number that grows with the date; months of 31 days and years of 372 keep order, and that is all that is asked."""
    return year * 372 + (month - 1) * 31 + day


def read(folded: str, sentences: Sequence[Span], published: str) -> tuple[Moment, ...]:
    """Every time in `folded`, in order; 今年 by the day of publication, 同年 and 次年 by the time before it."""
    found: list[Moment] = []
    starts = [s.start for s in sentences]
    year: int | None = None
    for m in _MOMENT.finditer(folded):
        sentence = bisect_right(starts, m.start()) - 1
        moment = _moment(m, sentence, year, found[-1] if found else None, published)
        year = moment.year if moment.year is not None else year
        found.append(moment)
    return tuple(found)


def _moment(m: re.Match[str], sentence: int, year: int | None, last: Moment | None, published: str) -> Moment:
    month, day = m["m"] or m["m2"], m["d"] or m["d2"]
    told, stated = None, True
    if m["y"]:
        told = int(m["y"])
    elif m["rel"]:
        told = int(published[:4]) + _RELATIVE[m["rel"]] if published else None
    elif m["chain"]:
        told = None if year is None else year + _CHAINED[m["chain"]]
    else:
        told, stated = last.year if last is not None and last.sentence == sentence else None, False
    part = (m["part"] or "").removeprefix("年")
    return Moment(
        m.start(),
        m.end(),
        sentence,
        told,
        int(month) if month else None,
        int(day) if day else None,
        stated,
        part,
    )
