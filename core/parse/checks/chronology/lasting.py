"""Years, months and days counted against their two ends: three years after 2018 is 2021, 2019 to 2022 are at most four."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.model import Check
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
_NTH = re.compile(r"第(?P<n>[二三四五六七八九]|\d)年,?(?:也就是|即)(?P<b>)")
_IS = r"(?:,?(?:也就是|即|就是)|,|的)?(?:到了?|于|在)?"
_UNTIL = re.compile(r"(?:的?时间)?,?(?:一直|直)?到了?")
_DONE = re.compile(r"(?:干|走|守|坚持|种|养|教|跑|当|做|坚守|奋战|扎根|度过|工作|整整)了(?:整整|近)?$|整整$")
_OVER = re.compile(r"(?:任期|任职期|驻村期|服务期|挂职期|援[藏疆青]期?)限?(?:届满|已?满|结束|到期)")
_POSTED = re.compile(r"担任|选派|派到|派往|驻村|挂职|到任|上任|来到|进驻|任命|当选|报到|援[藏疆青]")
_NOW = re.compile(r"(?:如今|现在|眼下|至今|到现在|到如今|到今天)[^。;\n]*$")
_FULL = re.compile(
    r"(?:的?[\u4e00-\u9fff]{0,4}?)(?:任期|任职|服务期|帮扶期|合同|挂职|援[藏疆青])?(?:期?届?满|结束|到期)[^。;\n\d]{0,8}?(?=(?:19|20)\d\d年)"
)
_AFTER = re.compile(rf"(?:之后|以后|后){_IS}")
_AGO = re.compile(rf"前{_IS}")
_PASSED = re.compile(r"(?:时间|光阴)?(?:过去了?|弹指一挥)[^。;\n]{0,8}?(?:到|直到|如今已?是?)")
# What says that the length is that of the time between the two ends.
_LASTING = re.compile(
    r"(?:连续|整整|干了|了|已|已经|已有|走过|坚持|历时|为时|短短|仅仅?|这|前后|就是|历经|累计|达|有|是|,|共|的)$"
)
_THROUGH = re.compile(r"多?(?:来|间|里|中|的?时间|如一日|的?努力|[。,;)!”])")
_SINCE_BEFORE = re.compile(r"(?:自从?|从)[^,。;\n]{0,4}$")
_SINCE_BEHIND = re.compile(r"[^,。;\n]{0,14}?(?:以来|起(?!来|步|点)|开始|至今|到现在|到今天|到如今)")
_TILL_NOW = re.compile(r"至今|到现在|到今天|到如今|如今")
_TO = re.compile(r"(?:年|月|日|底|末|初|号)?(?:一直|直)?(?:—|-|~|至|到)$")
_SPENT = re.compile(
    r"(?:(?:历时|用时|耗时|工期|用了|花了|经过|仅用|只用|前后)(?:共|整整|近|不到|短短)?|(?:有效期|期限|为期|[租合承服经收包赁同务营益用受]期)(?:为|是|共)?|限为)$"
)
_EARLY = re.compile(r"提前|原计划|计划工期|合同工期|原定|延期|停工|中断")
_WINDOW, _FAR, _OFFICE = 90, 400, 1200


@dataclass(frozen=True, slots=True)
class Length:
    """A number of years or months told at `start:end`; `more`: 三年多, up to a year more."""

    start: int
    end: int
    months: int
    unit: str
    more: bool

    def fits(self, months: int, room: int) -> bool:
        """Whether ends that lie `months` apart, `room` at most to either side, are so far apart."""
        top = self.months + (12 if self.more and self.unit != "月" else 0)
        return self.months - room <= months <= top + room


def checks(line: Timeline) -> Iterator[Check]:
    """One check for each length of time whose ends the text tells as well."""
    for length in _lengths(line.folded):
        before, behind = (
            line.folded[max(0, length.start - 14) : length.start],
            line.folded[length.end : length.end + 14],
        )
        yield from _one(line, length, before, behind)
    yield from _nth(line)


def _one(line: Timeline, length: Length, before: str, behind: str) -> Iterator[Check]:
    if m := _AFTER.match(behind):
        yield from _later(line, length, line.at(length.end + m.end()))
    elif m := _AGO.match(behind):
        yield from _ago(line, length, line.at(length.end + m.end()), before)
    elif m := _PASSED.match(behind):
        yield from _later(line, length, line.next(length.end + m.end() - 1, 6), 1)
    elif m := _FULL.match(line.folded, length.end, length.end + 24):
        yield from _later(line, length, line.at(m.end()), reach=_FAR)
    elif _OVER.match(behind):
        yield from _office(line, length)
    elif _LASTING.search(before) and (m := _UNTIL.match(behind)) and (b := line.at(length.end + m.end())):
        yield from _later(line, length, b, 1)
    elif _SPENT.search(before):
        yield from _spent(line, length)
    elif _LASTING.search(before) or _THROUGH.match(behind):
        yield from (
            _between(line, length, behind)
            or _since(line, length, before)
            or _founded(line, length, before, behind)
            or _till(line, length, before)
        )


def _lengths(folded: str) -> Iterator[Length]:
    for unit in _UNIT.finditer(folded):
        m = _NUMBER.search(folded, max(0, unit.start() - 7), unit.start())
        number = numerals.number(m["n"]) if m else None
        if m is None or number is None:
            continue
        month = unit.group().startswith("个月")
        months = int(number.low) * (1 if month else 12) + (6 if unit["more"] == "半" else 0)
        more = m["vague"] is not None or unit["more"] in ("多", "余")
        yield Length(m.start(), unit.end(), months, "月" if month else "年", more)


def _apart(a: Moment, b: Moment) -> tuple[int, int]:
    """How many months lie between two moments, and how many this may be wrong by."""
    years = ((b.year or 0) - (a.year or 0)) * 12
    if a.month and b.month:
        return years + b.month - a.month, 1
    return years, 0


def _later(
    line: Timeline, length: Length, b: Moment | None, room: int = 0, reach: int = _WINDOW
) -> Iterator[Check]:
    """2018年…。三年后的2021年: any time of the two sentences before may be the start."""
    if b is None or b.year is None or length.unit == "月":
        return
    low = max(0, length.start - reach)
    starts = [a for a in line.within(low, length.start) if a.year and a.stated]
    if not starts or (reach == _WINDOW and line.folded.count("。", starts[-1].start, length.start) > 2):
        return
    starts = _spoken_of(line, length, starts)
    wanted = [a for a in starts if _years_fit(length, b.year - (a.year or 0), room)]
    a = wanted[-1] if wanted else starts[-1]
    if not wanted and reach == _WINDOW and line.folded.count("\n", a.start, length.start):
        return
    right, wrong = f"从{a.year}年起相符", f"{a.year}年到{b.year}年为{b.year - (a.year or 0)}年"
    yield line.told(length.start, b.end, bool(wanted), right, wrong, a)


def _spoken_of(line: Timeline, length: Length, starts: list[Moment]) -> list[Moment]:
    """开店两年后: of 2014…2015…2016年开了按摩店 the last one, the only one told with these characters."""
    topic = line.folded[max(0, length.start - 2) : length.start]
    if len(topic) < 2 or not all("\u4e00" <= c <= "\u9fff" for c in topic):
        return starts
    told = [a for a in starts if all(c in line.folded[a.end : a.end + 16] for c in topic)]
    return told if len(told) == 1 else starts


def _years_fit(length: Length, years: int, room: int) -> bool:
    told = length.months // 12
    return told - room <= years <= told + room + (1 if length.more or length.months % 12 else 0)


def _nth(line: Timeline) -> Iterator[Check]:
    """2019年冬回乡…第二年,也就是2020年."""
    for m in _NTH.finditer(line.folded):
        b = line.at(m.end())
        number = numerals.number(m["n"])
        low = max(0, m.start() - _WINDOW)
        starts = [a for a in line.within(low, m.start()) if a.year and a.stated]
        if b is None or b.year is None or number is None or not starts:
            continue
        n = int(number.low)
        fits = [a for a in starts if b.year - (a.year or 0) in (n - 1, n)]
        a = fits[-1] if fits else starts[-1]
        right, wrong = f"从{a.year}年起相符", f"{a.year}年起的第{n}年为{(a.year or 0) + n - 1}年"
        yield line.told(m.start(), b.end, bool(fits), right, wrong, a)


def _ago(line: Timeline, length: Length, b: Moment | None, before: str) -> Iterator[Check]:
    """四年前的2019年, by the year of publication."""
    if (
        b is None
        or b.year is None
        or not line.published
        or length.unit == "月"
        or before.endswith(("前", "后", "再"))
    ):
        return
    away = int(line.published[:4]) - b.year
    if away > 0 and (line.published[5:7] > "02" or away == length.months // 12):
        yield line.told(
            length.start,
            b.end,
            _years_fit(length, away, 0),
            "年数相符",
            f"到{line.published[:4]}年为{away}年",
        )


def _between(line: Timeline, length: Length, behind: str) -> list[Check]:
    """2016年到2020年,五年间: four years by the difference, five with both ends."""
    near = line.within(line.sentence_start(length.start), length.start)
    if len(near) < 2:
        return []
    a, b = near[-2:]
    joined = _TO.search(line.folded, a.end - 1, b.start) if b.stated else None
    if joined is None or joined.end() != b.start:
        return []
    gap = line.folded[b.end : length.start]
    between = line.folded[a.end : b.start]
    if (
        len(gap) > 16
        or re.search(r"[。;\d]|再|又|提前|任期|合同", gap)
        or len(between) > 24
        or ";" in between
    ):
        return []
    if a.year is None or b.year is None or not a.before(b) or behind.startswith(("前", "期")):
        return []
    months, room = _apart(a, b)
    if a.month and b.month:
        holds = length.fits(months, 7 if length.unit == "年" else 1)
    elif a.month or b.month:
        holds = (b.low - a.high) // 31 - 1 <= length.months <= (b.high - a.low) // 31 + 12
    else:
        years = b.year - a.year
        holds = length.months // 12 in (years, years + 1) or (
            length.unit == "月" and length.fits(years * 12, 12)
        )
    years = b.year - a.year
    wrong = (
        f"{a.said()}到{b.said()}为{months}个月"
        if room
        else f"{a.year}年到{b.year}年应为{years}或{years + 1}年"
    )
    return [line.told(a.start, length.end, holds, "年数相符", wrong)]


def _office(line: Timeline, length: Length) -> Iterator[Check]:
    """2018年9月,…来到村里担任第一书记。…2021年9月,三年任期届满: from any time of coming into office."""
    b = next(iter(line.within(length.start - 12, length.start)[-1:]), None)
    low = max(0, length.start - _OFFICE)
    starts = [
        a
        for a in line.within(low, length.start - 12)
        if a.year and a.stated and _POSTED.search(line.around(a))
    ]
    if b is None or b.year is None or not starts or length.unit == "月":
        return
    fits = [a for a in starts if _years_fit(length, b.year - (a.year or 0), 0)]
    a = fits[-1] if fits else starts[-1]
    right, wrong = f"从{a.year}年起相符", f"{a.year}年到{b.year}年为{b.year - (a.year or 0)}年"
    yield line.told(b.start, length.end, bool(fits), right, wrong, a)


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
    holds = told <= away + 1 and (not now or told >= away - 1 - bool(length.more))
    return [line.told(a.start, length.end, holds, "年数相符", f"到{line.published[:4]}年为{away}年")]


_FOUNDED = re.compile(
    r"(?:成立|建成|投产|开业|运营|营业|开园|创办|组建|创建|建立|投用|任职|驻村|到任|上任|回乡|返乡|开馆|上线)(?:以来|后)?的?(?:这|近|短短)?$"
)
_FOUND = re.compile(
    r"成立|组建|创办|创建|注册|建成|建于|投产|开业|营业|运营|开园|建立|投用|任|驻村|到村|回乡|返乡|开馆|上线|落户"
)


def _founded(line: Timeline, length: Length, before: str, behind: str) -> list[Check]:
    """成立于2019年…,成立三年来: by the time of the founding that stands before it in the paragraph."""
    if not line.published or not re.match(r"多?来|间", behind):
        return []
    low = max(line.paragraph_start(length.start), length.start - 120)
    near = [a for a in line.within(low, length.start) if a.year and a.stated]
    if _FOUNDED.search(before):
        near = [a for a in near if _FOUND.search(line.around(a))]
    elif near:
        told = _spoken_of(line, length, near)  # 商标注册五年来, of 2016年,他注册了商标
        near = told if len(told) == 1 and _names_it(line, length, told[0]) else []
    if not near:
        return []
    a = near[0]
    now = Moment(0, 0, 0, int(line.published[:4]), int(line.published[5:7] or 0) or None)
    months, exact = _apart(a, now)
    if exact:
        holds = length.fits(months, 5 if not length.more else 2)
    else:
        holds = abs(months // 12 - length.months // 12) <= 1
    wrong = f"{a.said()}到{line.published[:7] if exact else line.published[:4] + '年'}为" + (
        f"{months}个月" if exact else f"{months // 12}年"
    )
    return [line.told(length.start, length.end, holds, "年数相符", wrong, a)]


def _names_it(line: Timeline, length: Length, a: Moment) -> bool:
    """Whether the two characters before a length stand in the words behind a time."""
    topic = line.folded[max(0, length.start - 2) : length.start]
    return len(topic) == 2 and all(c in line.folded[a.end : a.end + 16] for c in topic)


def _till(line: Timeline, length: Length, before: str) -> list[Check]:
    """1996年参加工作。…到今年,他已经走了26年: by the one year that the paragraph tells before.

    到2021年底,已连续三年分红, of a cooperative of 2018: by the earliest of all years before it at most.
    """
    start = line.sentence_start(length.start)
    near = [b for b in line.within(start, length.start) if b.year]
    if near and line.folded[near[-1].start - 1 : near[-1].start] in ("到", "至"):
        b, end = near[-1], near[-1].start
    elif line.published and _NOW.search(line.folded, start, length.start) and not near:
        b, end = Moment(start, start, 0, int(line.published[:4])), start
    else:
        return []
    running = before.endswith("连续")
    if (
        length.unit == "月"
        or not (running or _DONE.search(before))
        or re.search(r"[\d]", line.folded[max(b.end, end) : length.start])
    ):
        return []
    low = end - 240 if running else max(line.paragraph_start(length.start), end - 120)
    starts = [a for a in line.within(max(low, 0), end) if a.year and a.stated]
    if not starts or not starts[0].before(b) or (len(starts) > 1 and not running):
        return []
    a = min(starts, key=lambda m: m.low)
    years = (b.year or 0) - (a.year or 0)
    holds = length.months // 12 <= years + 1 if running else _years_fit(length, years, 1)
    if running and holds:
        return []
    return [line.told(length.start, length.end, holds, "年数相符", f"{a.year}年到{b.year}年为{years}年", a)]


def _spent(line: Timeline, length: Length) -> Iterator[Check]:
    """工期18个月,2020年3月开工,2020年12月完工; 1999年…。用了3年时间,到2002年: between the only two times near it."""
    start, end = line.sentence_start(length.start), line.sentence_end(length.end)
    near = [a for a in line.within(start, end) if a.year]
    if len(near) == 1 and near[0].start > length.start:
        low = max(line.paragraph_start(length.start), length.start - _WINDOW)
        near = [a for a in line.within(low, length.start) if a.year] + near
    if len(near) != 2 or _EARLY.search(line.folded, start, end):
        return
    a, b = near
    months, exact = _apart(a, b)
    if b.before(a) and b.start > length.end and a.end < length.start and a.stated and b.stated:
        yield line.told(length.start, b.end, False, "", f"早于前文的{a.said()}", a)
    if (
        not a.before(b)
        or (length.unit == "月" and not exact)
        or (length.unit == "年" and a.year == b.year and not exact)
    ):
        return
    holds = length.fits(months, (7 if length.unit == "年" else 1) if exact else 12)
    wrong = f"{a.said()}到{b.said()}为" + (f"{months}个月" if exact else f"{months // 12}年")
    yield line.told(min(a.start, length.start), max(b.end, length.end), holds, "相符", wrong)
