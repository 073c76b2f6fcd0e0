"""Dates against the calendar: days that there are not, ranges that run backwards, weekdays, seasons, plan periods."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from core import lexicon
from core.model import Check
from core.parse.checks.chronology.moments import Moment
from core.parse.checks.chronology.timeline import Timeline
from core.parse.figures import numerals

_FIRST_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年?[—\-~至到]$")
_TO = frozenset("—-~至到")
_SECOND_DAY = re.compile(r"(?:—|-|~|至|到)+(?P<d>[12]\d|3[01]|0?[1-9])[日号]")
_CLOSED = re.compile(
    r"(?:开幕|开始|启动|开班|开营|开赛)[、,]?(?:至|到)?(?P<d>[12]\d|3[01]|0?[1-9])[日号](?:闭幕|结束|落幕|收官|结业|闭营)"
)
_WEEKDAY = re.compile(r"[(,、]? {0,2}(?:星期|周|礼拜)(?P<w>[一二三四五六日天])(?!年|期|刊|报)")
_WEEK = "一二三四五六日"
_DAYS = re.compile(
    r"(?:止)?(?:[,(]?[^,。;\d\n]{0,8}|[^,。;\d\n]{0,24},(?:公示|会|展|赛|工)期(?:限|间)?(?:共|为|是)*)(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<work>个?工作日|天|日)(?!内|前|后)"
)
_SPENT = re.compile(
    r"(?:历时|为期|用时|耗时|前后|共)(?:了|共|整整)?(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,4})天(?!内|前|后)"
)
_PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_PLAN = re.compile(
    r"(?P<plan>十[一二三四五]五)”?(?:(?:期?末)[,(]?(?:即|也就是|到)?(?P<end>20\d\d)年|(?:期间|时期)?\((?P<y>20\d\d)年?(?:—|-|至|到)(?P<z>20\d\d)年\))"
)


def checks(line: Timeline) -> Iterator[Check]:
    """What no calendar bears out, and weekdays and counts of days that it does."""
    for a, b in zip(line.moments, (*line.moments[1:], None), strict=True):
        if a.day:
            yield from (*_impossible(line, a), *_weekday(line, a), *_days(line, a))
        if a.month:
            yield from _season(line, a)
        elif a.stated and line.folded[a.start - 1 : a.start] in _TO:
            yield from _years_backwards(line, a)
        if b is None or a.sentence != b.sentence:
            continue
        yield from _season_backwards(line, a, b)
        if b.start - a.end <= 2 and set(line.folded[a.end : b.start]) & _TO:
            yield from (*_pair_backwards(line, a, b), *_days_between(line, a, b))
    if "天" in line.folded:
        yield from _days_spent(line)
    if "五" in line.folded:
        yield from _plans(line)


def _check(line: Timeline, start: int, end: int, holds: bool, note: str) -> Check:
    span = line.page.view.span(start, end)
    return Check(span, "date", holds, note.format(line.folded[start:end]), span)


def _years_backwards(line: Timeline, b: Moment) -> Iterator[Check]:
    """2022年至2019年, 2022—2019年."""
    a = _FIRST_YEAR.search(line.folded, max(0, b.start - 7), b.start)
    if a and b.year and int(a[1]) > b.year:
        yield _check(line, a.start(), b.end, False, "“{}”起止年份颠倒")


def _pair_backwards(line: Timeline, a: Moment, b: Moment) -> Iterator[Check]:
    """2021年5月至2021年3月, 4月17日至4月14日."""
    if a.year == b.year and a.month and b.month and b.before(a) and (b.stated or a.day):
        yield _check(line, a.start, b.end, False, "“{}”起止时间颠倒")
    elif a.year is None and b.year is None and a.month == b.month and a.day and b.day and a.day > b.day:
        yield _check(line, a.start, b.end, False, "“{}”起止日期颠倒")
    elif a.year and b.year and a.year > b.year and a.month and b.month and b.stated:
        yield _check(line, a.start, b.end, False, "“{}”起止时间颠倒")


_ENDS = re.compile(r"[^。;\n\d]{0,4}(?:结束|为止|止|完|收)")


def _season_backwards(line: Timeline, a: Moment, b: Moment) -> Iterator[Check]:
    """从7月20日开始,到7月10日结束: within two months nobody means the year after."""
    between, opened = line.folded[a.end : b.start], line.folded[max(0, a.start - 2) : a.start]
    if not (
        opened.endswith(("从", "自"))
        and between.endswith(("到", "至"))
        and len(between) < 16
        and a.month
        and b.month
    ):
        return
    told = (a.month, a.day or 1) > (b.month, b.day or 31) and a.month - b.month <= 2
    if told and not b.stated and _ENDS.match(line.folded, b.end):
        yield _check(line, a.start, b.end, False, "“{}”起止日期颠倒")


def _impossible(line: Timeline, a: Moment) -> Iterator[Check]:
    """9月31日, in no year; 2月29日 in three of four."""
    year = a.year if a.stated else None
    if a.month and a.day and a.day > monthrange(year or 2000, a.month)[1]:
        yield _check(line, a.start, a.end, False, "历法中没有“{}”")


def _date(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None


def _weekday(line: Timeline, a: Moment) -> Iterator[Check]:
    told = _WEEKDAY.match(line.folded, a.end) if a.day else None
    if told is None:
        return
    this = int(line.published[:4]) if line.published else None
    years = [a.year] if a.year and a.stated else [this, this - 1] if this else []
    days = [day for y in years if (day := _date(y, a.month, a.day))]
    if days:
        names = ["周" + _WEEK[day.weekday()] for day in days]
        holds = "周" + told["w"].replace("天", "日") in names
        note = "“{}”:" + ("日期与星期相符" if holds else f"这一天是{names[0]}")
        yield _check(line, a.start, told.end(), holds, note)


@cache
def _seasons() -> tuple[re.Pattern[str], dict[str, frozenset[int]]]:
    table = {w: frozenset(s["months"]) for s in lexicon.load("seasons")["season"] for w in s["words"]}
    return re.compile(rf"(?:份?[,的]|,?(?:正?[是值逢]|正值))(?P<season>{lexicon.alternatives(table)})"), table


def _season(line: Timeline, a: Moment) -> Iterator[Check]:
    """今年10月,春暖花开."""
    pattern, table = _seasons()
    told = pattern.match(line.folded, a.end) if a.month else None
    if told and a.month not in table[told["season"]]:
        yield _check(line, a.start, told.end(), False, f"“{{}}”:{a.month}月不是{told['season']}")


def _days(line: Timeline, a: Moment) -> Iterator[Check]:
    """9月11日至15日,公示期5天; 9月15日至11日."""
    second = (_SECOND_DAY.match(line.folded, a.end) or _CLOSED.match(line.folded, a.end)) if a.day else None
    if second is None or a.day is None:
        return
    if int(second["d"]) < a.day:
        yield _check(line, a.start, second.end(), False, "“{}”起止日期颠倒")
        return
    first, last = (_date(a.year or 2001, a.month, day) for day in (a.day, int(second["d"])))
    yield from _counted(line, a.start, second.end(), first, last)


def _days_between(line: Timeline, a: Moment, b: Moment) -> Iterator[Check]:
    first, last = (_date(m.year or 2001, m.month, m.day) for m in (a, b))
    yield from _counted(line, a.start, b.end, first, last)


def _counted(line: Timeline, start: int, end: int, first: date | None, last: date | None) -> Iterator[Check]:
    """A count of days behind a range: the last day may or may not be counted; working days are fewer."""
    told = _DAYS.match(line.folded, end) if first and last and first < last else None
    number = numerals.number(told["n"]) if told else None
    if told and number and first and last:
        days, said = (last - first).days, int(number.low)
        holds = days * 5 // 7 - 1 <= said <= days + 1 if "工作" in told["work"] else said in (days, days + 1)
        note = "“{}”:" + ("天数相符" if holds else f"前后为{days + 1}天")
        yield _check(line, start, told.end(), holds, note)


def _days_spent(line: Timeline) -> Iterator[Check]:
    """从去年11月5日开班,到12月25日结束,历时50天: by the only two days that the sentence tells."""
    for m in _SPENT.finditer(line.folded):
        near = [
            a
            for a in line.within(line.sentence_start(m.start()), line.sentence_end(m.end()))
            if a.day and a.month
        ]
        number = numerals.number(m["n"])
        if len(near) != 2 or number is None or line.folded[near[0].end] in _TO:
            continue
        a, b = near
        first = _date(a.year or 2001, a.month, a.day)
        years = [b.year or 2001] if b.stated and b.year else [a.year or 2001, (a.year or 2001) + 1]
        counts = [
            (last - first).days
            for y in years
            if first and (last := _date(y, b.month, b.day)) and last > first
        ]
        if counts:
            said = int(number.low)
            holds = any(said in (n - 1, n, n + 1) for n in counts)
            start, end = min(a.start, m.start()), max(b.end, m.end())
            yield _check(
                line, start, end, holds, "“{}”:" + ("天数相符" if holds else f"前后为{min(counts) + 1}天")
            )


def _plans(line: Timeline) -> Iterator[Check]:
    """“十四五”末 is 2025年; “十三五”时期 was 2016 to 2020."""
    for m in _PLAN.finditer(line.folded):
        first = _PLANS.get(m["plan"])
        if first:
            told = (int(m["end"]),) if m["end"] else (int(m["y"]), int(m["z"]))
            holds = told in ((first + 4,), (first, first + 4))
            right = "年份相符" if holds else f"“{m['plan']}”为{first}年至{first + 4}年"
            yield _check(line, *m.span(), holds, "“{}”:" + right)
