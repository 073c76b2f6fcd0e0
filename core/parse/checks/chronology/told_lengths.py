"""How long something has gone on, against the time that it began: 2018年3月来到山咀头村,今年3月交接,一待就是七年."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from core.model import Check
from core.parse.checks.chronology.moments import Moment
from core.parse.checks.chronology.timeline import Timeline
from core.parse.checks.weighing import weigh
from core.parse.figures import numerals

_ENOUGH = 4.0
_REACH = 130
_NEXT, _AFTER = 10, 80
_ROOM = 1.3  # years
_LENGTH = re.compile(
    r"(?P<how>整整|足足|已经?(?:是|有|连续)?(?:第|坚持|干|守)?了?|连续(?:坚持)?了?|坚持了|一[待干守做住种养]就是|(?<![办满够])[办满够]+|正好(?:办满|满)?"
    r"|刚好(?:满)?|前后|历时|用了|花了|时隔|过去了|住进来|搬[进过]?来|住进新[房家居])了?(?P<n>[一二两三四五六七八九十]{1,3}|\d{1,2})个?年"
    r"|(?P<spent>[一二两三四五六七八九十]{1,3}|\d{1,2})年(?:的)?(?:军旅|军营|部队|从军|打工|从教|务工)(?:生涯|生活|经历|岁月|时光)"
)
_DAYS = re.compile(r"(?:整整|足足|历时|为期|前后|共|持续|连续)(?:了|共)?(?P<n>\d{2,3})天")
_PLAINLY = re.compile("整整|足足|就是|满|正好|刚好|已")
_BEGUN = re.compile(
    r"起|来到|入伍|参军|成立|创办|办了|启动|当[上选了]|上任|任|回[村乡]|返乡|种|养|开始|接任|接手|接过|嫁|搬|退休|入党|挂牌|参加|引进|选派|派驻|从事|进村|驻村|建起"
)
_ONES_WAY = re.compile(
    r"驻村|进村|到村|来到|选派|派驻|在村|村里待|返乡|回乡|回村|扎根|创业|办厂|开店|务工|从教|行医|当兵|任教|养[牛羊猪鸡鸭鱼蜂蚕]|种[茶果菜稻药菇桃梨]|治沙|护林|植树|巡[河山护]|守[山水塔库]"
)
_CAME = frozenset(["进村", "到村", "来到", "选派", "派驻", "在村", "村里待"])
_OF_A_FIGURE = re.compile(r"的[^,。;]{0,4}\d")
_BORN = re.compile("出?生")
_FROM = re.compile("(?:从|自从?)$")


def checks(line: Timeline) -> Iterator[Check]:
    """One check for each length that no two times before it span, nor one of them and the day of publication."""
    yield from _days(line)
    if not line.published:
        return
    for told in _LENGTH.finditer(line.folded):
        start = max(line.paragraph_start(told.start()), told.start() - _REACH)
        near = [m for m in line.within(start, told.start()) if m.year and not _BORN.match(line.folded, m.end)]
        number = numerals.number(told["n"] or told["spent"])
        ended = line.next(told.end(), _NEXT)  # 一干就是六年,2015年回乡
        if ended and ended.year and near:
            near = [*near, ended]
        later = line.within(told.end(), min(told.end() + _AFTER, line.paragraph_end(told.end())))
        if any(
            number and abs(_span(line, a, b) - int(number.low)) <= _ROOM
            for a in near
            for b in later
            if b.year
        ):
            continue  # 2005年外出打工,一干就是十四年。…2019年春节,她回村
        if near and number:
            yield from _held(line, told, near, int(number.low))
        if number and not any(_begins(line, m) for m in near[:1]):
            yield from _told_before(line, told, near, int(number.low))


def _days(line: Timeline) -> Iterator[Check]:
    """5月10日启动,8月18日收官,整整60天."""
    for told in _DAYS.finditer(line.folded):
        start = max(line.paragraph_start(told.start()), told.start() - _REACH)
        near = [m for m in line.within(start, told.start()) if m.month and m.day]
        if len(near) != 2 or near[0].year != near[1].year or told.start() - near[1].end > 30:
            continue
        first, last = (date(2023, m.month or 1, min(m.day or 1, 28)) for m in near)
        span, number = (last - first).days, int(told["n"])
        if span > 0 and abs(span - number) > 4:
            note = f"{near[0].month}月{near[0].day}日到{near[1].month}月{near[1].day}日约{span}天,文中写作“{told.group()}”"
            where = line.page.view.span(*told.span())
            yield Check(where, "date", False, note, line.page.view.span(near[0].start, near[0].end))


def _held(line: Timeline, told: re.Match[str], near: Sequence[Moment], years: int) -> Iterator[Check]:
    spans = [(a, b, _span(line, a, b)) for n, a in enumerate(near) for b in (*near[n + 1 :], None)]
    if any(abs(span - years) <= _ROOM for _, _, span in spans):
        return
    begun = next((m for m in near if _begins(line, m)), near[0] if len(near) == 1 else near[-1])
    ended = near[-1] if near[-1] is not begun else None
    span = _span(line, begun, ended)
    if span >= 0.5 and _score(line, told, begun, ended, years - span) >= _ENOUGH:
        until = ended.said() if ended else line.published
        note = f"{begun.said()}到{until}约{round(span)}年,文中写作“{told.group()}”"
        where = line.page.view.span(*told.span())
        yield Check(where, "date", False, note, line.page.view.span(begun.start, begun.end))


def _told_before(line: Timeline, told: re.Match[str], near: Sequence[Moment], years: int) -> Iterator[Check]:
    """2018年春天,他辞工返乡…, and paragraphs on 返乡整整八年的他: by the only beginning that is told in the same words."""
    start, end = line.sentence_start(told.start()), line.sentence_end(told.end())
    topics = _topics(line.folded[max(start, told.start() - 14) : min(end, told.end() + 12)])
    earlier = [
        m for m in line.within(0, told.start()) if m.year and m.stated and (m.month or _begins(line, m))
    ]
    earlier = [m for m in earlier if not _OF_A_FIGURE.match(line.folded, m.end)]
    ended = near[-1] if near and line.folded[near[-1].start - 1 : near[-1].start] in ("到", "至") else None
    if not topics or any(abs(_span(line, m, ended) - years) <= _ROOM for m in earlier):
        return
    begun = [
        m
        for m in earlier
        if m is not ended and topics & _topics(line.folded[m.end : m.end + 30].partition("。")[0])
    ]
    if (
        len(begun) != 1
        or not 1.5 <= abs(_span(line, begun[0], ended) - years) <= 12
        or "连续" in (told["how"] or "")
    ):
        return
    a, until = begun[0], ended.said() if ended else line.published
    note = f"{a.said()}到{until}约{round(_span(line, a, ended))}年,文中写作“{told.group()}”"
    where = line.page.view.span(*told.span())
    yield Check(where, "date", False, note, line.page.view.span(a.start, a.end))


def _topics(words: str) -> frozenset[str]:
    """What begins once and then lasts, of what is named in `words`: 驻村, 返乡, 办厂."""
    return frozenset("驻村" if word in _CAME else word for word in _ONES_WAY.findall(words))


def _begins(line: Timeline, moment: Moment) -> bool:
    before = line.folded[max(0, moment.start - 2) : moment.start]
    return (
        _FROM.search(before) is not None
        or _BEGUN.search(line.folded, moment.end, moment.end + 16) is not None
    )


def _span(line: Timeline, begun: Moment, ended: Moment | None) -> float:
    """Years between two times, the second that of publication if it is None."""
    if ended:
        year, month = ended.year or 0, ended.month or 6
    else:
        year, month = int(line.published[:4]), int(line.published[5:7])
    return (year * 12 + month - (begun.year or 0) * 12 - (begun.month or 6)) / 12


def _score(line: Timeline, told: re.Match[str], begun: Moment, ended: Moment | None, off: float) -> float:
    away = told.start() - begun.end
    return weigh((
        (1.5, _begins(line, begun)),
        (1.5, away <= 40),
        (0.5, 40 < away <= 80),
        (1, ended and told.start() - ended.end <= 25),
        (1, _PLAINLY.search(told["how"] or "")),
        (-0.5, re.search("历时|用了|花了|时隔|前后", told["how"] or "")),
        (0.5, begun.stated),
        (1, "。" not in line.folded[begun.end : told.start()]),
        (-3, "连续" in (told["how"] or "") and off < 0),
        (-1, abs(off) < 2 or abs(off) > 12),
        (-1, re.search("前", line.folded[begun.end : begun.end + 2])),
    ))  # fmt: skip
