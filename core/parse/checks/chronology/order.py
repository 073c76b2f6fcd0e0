"""Steps against each other: nothing is in use before ground was broken, nobody comes to a village before being sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.model import Check
from core.parse.checks.chronology.events import Event
from core.parse.checks.chronology.moments import Moment
from core.parse.checks.chronology.timeline import Timeline

_ANOTHER = re.compile(
    r"[一二三四]期|另|又|再[次度]|重新|新一|扩建|改造|后续|计划|将|预计|拟|第[二三四]|分别|相继|陆续|其他|其余|还有|同样|邻"
)
# What one text can tell of once only, so that the same word pages apart still means the same.
_WORKS = re.compile(
    r"大桥|隧道|公路|水库|水厂|电站|安置点|安置房|安置区|社区|产业园|园区|基地|车间|加工厂|茶厂|冷库|学校|小学|幼儿园|卫生院|服务中心|驿站"
    r"|民宿|博物馆|村史馆|广场|市场|酒店|驾驶舱|平台|项目|工程|通村路|水泥路"
)
# Words for building that hold for every shed and path: what is built must be named twice.
_LOOSE = frozenset(["建了", "建起", "盖起", "修起", "修了", "办起"])
_FAR, _NEAR = 400, 120
_ANCHORED = ("works",)
_PERSONAL = ("poverty", "army", "school", "crop")


def checks(line: Timeline, events: Sequence[Event], bounds: Sequence[Event]) -> Iterator[Check]:
    """One check for each pair of steps of one thing: in order, or not."""
    for i, one in enumerate(events):
        for other in events[i + 1 : i + 9]:
            if other.family == one.family and other.rank != one.rank and _of_one(line, one, other):
                yield from _verdict(line, one, other)
                break
    for bound in bounds:
        yield from _past_bound(line, bound, events)
    told = {bound.moment.start for bound in bounds}
    for moment in line.moments:
        if moment.start not in told:
            yield from _beside(line, moment)


def _verdict(line: Timeline, one: Event, other: Event) -> Iterator[Check]:
    first, last = (one, other) if one.rank < other.rank else (other, one)
    if last.before(first):
        if not (one.moment.stated and other.moment.stated) or (
            one.family == "office" and not _sent(line, first, last)
        ):
            return
    elif first is not one or not first.before(last) or other.start - one.end > _NEAR:
        return
    words = [line.folded[e.start : e.end].replace("\n", "") for e in (one, other)]
    wrong = last.before(first)
    early = "晚于" if one is first else "早于"
    note = f"“{words[0]}”{early if wrong else '早于'}“{words[1]}”" + (",先后颠倒" if wrong else "")
    view = line.page.view
    start = one.start if other.start - one.end <= _NEAR else other.start
    yield Check(view.span(start, other.end), "date", not wrong, note, view.span(one.start, one.end))


_ARRIVAL = re.compile(r"到村(?:第一天|任职|报到|的)|到任|报到|上任|进村|进驻")


def _sent(line: Timeline, first: Event, last: Event) -> bool:
    """Whether the later step belongs to the earlier one, and not to a post that somebody held before."""
    if last.start < first.start:
        return False
    return (first.rank, last.rank) != (0, 1) or _ARRIVAL.match(line.folded, last.verb) is not None


def _of_one(line: Timeline, one: Event, other: Event) -> bool:
    """Whether two steps are told of one thing: in one breath, or by one noun."""
    between = line.folded[one.start : other.end]
    if len(between) > _FAR or _ANOTHER.search(between):
        return False
    if any(e.word in _LOOSE for e in (one, other)) and not _one_object(line, one, other):
        return False
    if "\n" not in between and between.count("。") <= 1 and other.start - one.end <= _NEAR:
        return True
    if one.family == "office":
        return other.start - one.end <= _NEAR and between.count("\n") <= 1
    if one.family in _PERSONAL:
        close = "\n" not in between and other.start - one.end <= _NEAR and between.count("。") <= 3
        return close and not _somebody_else(line, one, other)
    if one.family not in _ANCHORED:
        return False
    nouns = [{n[-1] for n in _WORKS.findall(_sentence(line, e))} for e in (one, other)]
    return bool(nouns[0] & nouns[1]) or _still_that(line, one, other)


def _still_that(line: Timeline, one: Event, other: Event) -> bool:
    """这个项目2021年10月动工…。2021年6月投入使用以来: a sentence of the paragraph that opens without naming another work."""
    since = line.folded[line.sentence_end(one.start) : other.end]
    opens = other.start - line.sentence_start(other.start) <= 1
    return opens and "\n" not in since and len(since) <= _NEAR and not _WORKS.search(since)


def _one_object(line: Timeline, one: Event, other: Event) -> bool:
    """2018年建了盘绣园, 2017年5月盘绣园投入使用: what is built is named at the other step."""
    for e, x in ((one, other), (other, one)):
        thing = line.folded[e.verb + len(e.word) : e.verb + len(e.word) + 8].lstrip("了起")
        words = line.folded[x.start : x.end + 6]
        if e.word in _LOOSE and not any(
            thing[i : i + 2] in words for i in range(min(4, max(len(thing) - 1, 0)))
        ):
            return False
    return True


def _sentence(line: Timeline, event: Event) -> str:
    return line.folded[line.sentence_start(event.start) : line.sentence_end(event.end)]


def _somebody_else(line: Timeline, one: Event, other: Event) -> bool:
    """Whether a person comes up between two steps who was not there before."""
    known, between = (
        line.folded[line.paragraph_start(one.start) : one.end],
        line.folded[one.end : other.start],
    )
    return any(p.name in between and p.name not in known for p in line.page.case.people)


_BESIDE = re.compile(r"(?P<what>[\u4e00-\u9fff]{2})(?P<side>前|后)的,?$")
_NO_EVENT = re.compile(r"[年月日天之以此今]|目|节|假|饭|午")


def _beside(line: Timeline, moment: Moment) -> Iterator[Check]:
    """考察前的2021年10月, and the journey was in spring 2021: by the only time before it that is told with that word."""
    side = _BESIDE.search(line.folded, max(0, moment.start - 5), moment.start) if moment.stated else None
    if side is None or _NO_EVENT.search(side["what"]):
        return
    near = line.within(max(0, moment.start - 200), side.start())
    told = [a for a in near if a.stated and side["what"] in line.folded[a.end : a.end + 24]]
    if len(told) != 1:
        return
    a, view = told[0], line.page.view
    if a.before(moment) if side["side"] == "前" else moment.before(a):
        words = line.folded[side.start() : moment.end]
        note = f"“{words}”与前文的{a.said()}先后颠倒"
        yield Check(view.span(side.start(), moment.end), "date", False, note, view.span(a.start, a.end))


def _past_bound(line: Timeline, bound: Event, events: Sequence[Event]) -> Iterator[Check]:
    """搬迁前的2018年, and the move was in 2016."""
    same = [
        e
        for e in events
        if e.family == bound.family and e.rank == bound.rank and abs(e.start - bound.start) <= _FAR
    ]
    if len(same) == 1 and same[0].before(bound):
        done, view = same[0], line.page.view
        note = f"“{line.folded[bound.start : bound.end]}”晚于“{line.folded[done.start : done.end]}”"
        yield Check(view.span(bound.start, bound.end), "date", False, note, view.span(done.start, done.end))
