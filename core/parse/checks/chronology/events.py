"""What happened when: the steps of works, offices and schooling that a text dates, read once for all that is asked of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from core import lexicon
from core.parse.checks.chronology.moments import Moment
from core.parse.checks.chronology.timeline import Timeline

_STOP = re.compile("[。;\n]")
# Not yet, not then: 未开工, 开工前, 投产后.
_UNDONE = re.compile(
    r"(?:未|没有?|拟|将|计划|预计|准备|等待|原定|即将|有望|力争|争取|申请|请求|等|直到|自从)[^,。;]{0,3}$"
)
_ASIDE = re.compile(
    r"以来|期间|率|攻坚|户|村[民的]|人口|县(?!城)|地区|成果|成效|任务|方案|工作(?!队)|机制|[^,。;]{0,5}基础上|[^,。;]{0,2}条件"
)
_SIDE = re.compile(
    r"[^,。;\d]{0,6}?(?:之|以)?(?:(?P<before>前)(?![进往期])|(?P<after>后)(?![续期])|当[天日])"
)
_BOUND = re.compile(r"(?:之|以)?前的?,?$")
_BEHIND = re.compile(r"(?:于|时间?[是为]|是在|的时间[是为])")
_REACH = 40


@dataclass(frozen=True, slots=True)
class Event:
    """A step of `family` at `rank`, dated `moment`; the words that tell it stand at `start:end`.

    `side`: the moment lies "before" the step (开工前) or "after" it (投产后), '' on it.
    """

    family: str
    rank: int
    word: str
    moment: Moment
    start: int
    end: int
    verb: int
    side: str = ""

    def before(self, other: Event) -> bool:
        """Whether it surely happened before the other one."""
        return self.side != "before" and other.side != "after" and self.moment.before(other.moment)


@cache
def _only_before() -> frozenset[str]:
    """Words too wide for a step (搬迁) but clear in 搬迁前的2015年."""
    return frozenset(word for s in lexicon.load("steps")["step"] for word in s.get("before", ()))


@cache
def _steps() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    steps = lexicon.load("steps")["step"]
    table = {word: (s["family"], s["rank"]) for s in steps for word in (*s["words"], *s.get("before", ()))}
    return re.compile(lexicon.alternatives(table)), table


def read(line: Timeline) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The dated steps in order, and those that are only bounded: 搬迁前的2015年 gives a time that lies before the step."""
    pattern, table = _steps()
    found: list[Event] = []
    bounds: list[Event] = []
    starts = [m.start for m in line.moments]
    for verb in pattern.finditer(line.folded) if line.moments else ():
        family, rank = table[verb.group()]
        if bound := _bounded(line, verb, starts):
            bounds.append(Event(family, rank, verb.group(), bound, verb.start(), bound.end, verb.start()))
        elif verb.group() not in _only_before() and (moment := _dated(line, verb, starts)):
            start, end = min(moment.start, verb.start()), max(moment.end, verb.end())
            side = _SIDE.match(line.folded, verb.end()) if moment.start < verb.start() else None
            told = (side.lastgroup or "") if side else ""
            found.append(Event(family, rank, verb.group(), moment, start, end, verb.start(), told))
    return tuple(_firsts(found)), tuple(bounds)


def _bounded(line: Timeline, verb: re.Match[str], starts: Sequence[int]) -> Moment | None:
    """搬迁前的2015年."""
    at = bisect_left(starts, verb.end())
    moment = line.moments[at] if at < len(starts) and starts[at] < verb.end() + 5 else None
    if moment and moment.year and _BOUND.fullmatch(line.folded, verb.end(), moment.start):
        return moment
    return None


def _dated(line: Timeline, verb: re.Match[str], starts: Sequence[int]) -> Moment | None:
    """The time that a step is told with: 竣工于…, the last one before it in its sentence, or …立项之初 behind one."""
    tied = _BEHIND.match(line.folded, verb.end())
    if tied and (moment := line.at(tied.end())):
        return moment if moment.year else None
    at = bisect_right(starts, verb.start()) - 1
    moment = line.moments[at] if at >= 0 else None
    if moment is None or moment.year is None or verb.start() - moment.end > _REACH:
        return None
    between = line.folded[moment.end : verb.start()]
    if between.count(",") > 2 or _STOP.search(between) or _UNDONE.search(between):
        return None
    if not between and line.folded.startswith("以来", verb.end()):
        return moment  # 2021年6月投入使用以来
    if re.match(
        r"以?前|底前|之前|以来|至今|[到至—~\-](?:今|目前|现在|如今|年底|\d)", between
    ) or _ASIDE.match(line.folded, verb.end()):
        return None
    return moment


def _firsts(events: list[Event]) -> Iterator[Event]:
    """One step of a family for each time: the first that is told with it."""
    seen: set[tuple[int, str]] = set()
    for event in events:
        key = event.moment.start, event.family
        if key not in seen:
            seen.add(key)
            yield event
