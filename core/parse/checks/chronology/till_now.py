"""Lengths that run up to the day of publication or to a time told with 到: 自2018年以来五年间, 成立八年来, 到今年走了26年."""

from __future__ import annotations

import re

from core.model import Check
from core.parse.checks.chronology import lengths
from core.parse.checks.chronology.lengths import Length
from core.parse.checks.chronology.moments import Moment
from core.parse.checks.chronology.timeline import Timeline

_RUNNING = re.compile("连续[\u4e00-\u9fff]{0,4}$")
_ALREADY = re.compile("(?:已经?|了|整整|满)$")
_DONE = re.compile(r"(?:干|走|守|坚持|种|养|教|跑|当|做|坚守|奋战|扎根|度过|工作|整整)了(?:整整|近)?$|整整$")
_NOW = re.compile(r"(?:如今|现在|眼下|至今|到现在|到如今|到今天)[^。;\n]*$")
_SINCE_BEFORE = re.compile(r"(?:自从?|从)[^,。;\n]{0,4}$")
_SINCE_BEHIND = re.compile(r"[^,。;\n]{0,14}?(?:以来|起(?!来|步|点)|开始|至今|到现在|到今天|到如今)")
_TILL_NOW = re.compile(r"至今|到现在|到今天|到如今|如今")
_FOUNDED = re.compile(
    r"(?:成立|建成|投产|开业|运营|营业|开园|创办|组建|创建|建立|投用|任职|驻村|到任|上任|回乡|返乡|开馆|上线)(?:以来|后)?的?(?:这|近|短短)?$"
)
_FOUND = re.compile(
    r"成立|组建|创办|创建|注册|建成|建于|投产|开业|营业|运营|开园|建立|投用|任|驻村|到村|回乡|返乡|开馆|上线|落户"
)


def checks(line: Timeline, length: Length, before: str, behind: str) -> list[Check]:
    """The check of a length that runs from a time before it to now, or to a time told with 到; [] if there is none."""
    return (
        _since(line, length, before) or _founded(line, length, before, behind) or _till(line, length, before)
    )


def _since(line: Timeline, length: Length, before: str) -> list[Check]:
    """自2018年启动以来,五年间; 2018年开始…至今,已经干了八年: by the day of publication."""
    if not line.published or length.unit == "月":
        return []
    start = max(line.sentence_start(length.start), length.start - 60)
    near = [a for a in line.within(start, length.start) if a.year and a.stated]
    if len(near) != 1:
        return []
    a = near[0]
    gap = line.folded[a.end : length.start]
    now = _TILL_NOW.search(gap)
    since = _SINCE_BEHIND.match(gap) and (
        _SINCE_BEFORE.search(line.folded, max(0, a.start - 6), a.start) or now
    )
    if not (since or now) or re.search(r"\d", gap):
        return []
    away = int(line.published[:4]) - (a.year or 0)
    told = length.months // 12
    if away <= 0 or (
        not now
        and not re.search(r"连续|来|间|累计|已", before[-4:] + line.folded[length.end : length.end + 3])
    ):
        return []
    holds = told <= away + 1 and (not now or told >= away - 1 - length.over)
    return [line.told(a.start, length.end, holds, "年数相符", f"到{line.published[:4]}年为{away}年")]


def _founded(line: Timeline, length: Length, before: str, behind: str) -> list[Check]:
    """成立于2019年…,成立三年来: by the time of the founding that stands before it in the paragraph."""
    if not line.published or not re.match(r"多?来|间", behind):
        return []
    low = max(line.paragraph_start(length.start), length.start - 120)
    near = [a for a in line.within(low, length.start) if a.year and a.stated]
    if _FOUNDED.search(before):
        near = [a for a in near if _FOUND.search(line.around(a))]
    elif near:
        told = lengths.spoken_of(line, length, near)  # 商标注册五年来, of 2016年,他注册了商标
        near = told if len(told) == 1 and lengths.names_it(line, length, told[0]) else []
    if not near:
        return []
    a = near[0]
    now = Moment(0, 0, 0, int(line.published[:4]), int(line.published[5:7] or 0) or None)
    months, exact = lengths.apart(a, now)
    if exact:
        holds = length.fits(months, 5 if not length.more else 2)
    else:
        holds = abs(months // 12 - length.months // 12) <= 1
    wrong = f"{a.said()}到{line.published[:7] if exact else line.published[:4] + '年'}为" + (
        f"{months}个月" if exact else f"{months // 12}年"
    )
    return [line.told(length.start, length.end, holds, "年数相符", wrong, a)]


def _months_till(line: Timeline, length: Length, before: str, b: Moment) -> list[Check]:
    """2021年5月来到村里。到今年1月,他驻村已经一年零八个月: by the one month that the paragraph tells before."""
    low = max(line.paragraph_start(length.start), b.start - 120)
    starts = [a for a in line.within(low, b.start) if a.year and a.stated]
    if len(starts) != 1 or not _ALREADY.search(before) or not (starts[0].month and b.month):
        return []
    a = starts[0]
    months, _ = lengths.apart(a, b)
    holds = length.fits(months, 1)
    return [line.told(length.start, length.end, holds, "相符", f"{a.said()}到{b.said()}为{months}个月", a)]


def _born(line: Timeline, a: Moment) -> bool:
    return "生" in line.folded[a.end : a.end + 6]


def _till(line: Timeline, length: Length, before: str) -> list[Check]:
    """1996年参加工作。…到今年,他已经走了26年: by the one year that the paragraph tells before.

    到2021年底,已连续三年分红, of a cooperative of 2018: by the earliest of all years before it at most.
    """
    start = line.sentence_start(length.start)
    near = [b for b in line.within(start, length.start) if b.year]
    if near and line.folded[near[-1].start - 1 : near[-1].start] in ("到", "至"):
        b, end = near[-1], near[-1].start
    elif line.published and not near and _NOW.search(line.folded, start, length.start):
        b, end = Moment(start, start, 0, int(line.published[:4])), start
    else:
        return []
    running = _RUNNING.search(before) is not None
    if length.unit == "月":
        return _months_till(line, length, before, b)
    if not (running or _DONE.search(before)) or re.search(
        r"[\d]", line.folded[max(b.end, end) : length.start]
    ):
        return []
    low = end - 240 if running else max(line.paragraph_start(length.start), end - 120)
    starts = [a for a in line.within(max(low, 0), end) if a.year and a.stated and not _born(line, a)]
    if not starts or not starts[0].before(b) or (len(starts) > 1 and not running):
        return []
    a = min(starts, key=lambda m: m.low)
    years = (b.year or 0) - (a.year or 0)
    if not years:
        return []  # nothing tells the year that it began in
    holds = length.months // 12 <= years + 1 if running else lengths.years_fit(length, years, 1)
    if running and holds:
        return []
    return [line.told(length.start, length.end, holds, "年数相符", f"{a.year}年到{b.year}年为{years}年", a)]
