"""What happens once but is dated twice: a cooperative founded in 2014 and again in 2016, a bridge opened in two years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.model import Check
from core.parse.checks.chronology.events import Event
from core.parse.checks.chronology.moments import Moment
from core.parse.checks.chronology.timeline import Timeline

_BODY = re.compile(r"[\u4e00-\u9fff]{0,4}(?:合作社|联合社|公司|协会|农场|加工厂|车间|支部|园区|基地)")
_SEVERAL = re.compile(r"\d+个|[\d万]+[户人]|首批|[县村]、")
_PLACE = re.compile(r"([\u4e00-\u9fff]{2}(?:自治)?[县村乡镇旗区市])")
_KIND = re.compile("(?:合作社|联合社|公司|协会|农场|加工厂|车间|基地)$")
_PARTY = re.compile(r"的?[党专].{0,4}(?:小组|工作组|专班)")
_MARK = re.compile("了?[^,。;]{0,12}(?:商标|品牌|账号)")  # 今年,合作社注册了商标
_FOUNDED = frozenset(["成立", "组建", "注册", "创办", "创立"])
_WHOLE = re.compile(r"整村脱贫|脱贫摘帽|脱贫出列|整村出列|摘帽|退出贫困")
_SINCE = re.compile(
    r"(?:驻村|进村|到村|来村)(?:刚|不|满|才|第|半|已|快|近)|到村任职|到任|上任后|[上到]任之初|刚[上到]任|任职之初|上任不久|驻村后|任职后|任期内|驻村期间|驻村以来|担任第一书记(?:后|以来|期间)|[进到]村(?:那天|那年|时|以来|算起)"
)
_FIRST = re.compile(
    r"(?:驻村|到任|上任|任职|到村|进村|来村里|来村)后?的?(?:第[一二三两]|头一)(?:天|年|个[\u4e00-\u9fff]{1,3})[,，。]?(?:也就是)?$"
)
_CAME = re.compile(
    r"[^。;\n]*?(?:来到[^,。;]{0,6}村|进驻|驻村|派驻|[选下]派|派到|请缨|背着(?:铺盖|行李)[^,。;]{0,4}来)"
)
_EARLIER = re.compile(r"此前|早在|之前|先是")
_ORDINAL = re.compile(r"第(?P<n>[一二三四五六七])(?P<of>[次批轮期届])")


def checks(line: Timeline, events: Sequence[Event]) -> Iterator[Check]:
    """Foundings and ends of poverty that are dated twice, times in office before it, months that run backwards."""
    yield from _before_office(line, events)
    if "同年" in line.folded:
        yield from _same_year(line)
    yield from _before_founding(line, events)
    if "第" in line.folded:
        yield from _ordinals(line)
    yield from _twice(line, events)


def _before_office(line: Timeline, events: Sequence[Event]) -> Iterator[Check]:
    """Posted in July 2021, and later: 2020年腊月,到村任职不满半年的他…"""
    posted = _posted(line, events)
    for moment in line.within(posted.end, len(line.folded)) if posted else ():
        behind = re.split(r"[。;\n]", line.folded[moment.end : moment.end + 24])[0]
        began = _FIRST.search(line.folded, max(0, moment.start - 18), moment.start)
        if posted and moment.stated and moment.before(posted) and (began or _SINCE.search(behind)):
            view = line.page.view
            first, here = view.span(posted.start, posted.end), view.span(moment.start, moment.end)
            note = f"“{line.folded[moment.start : moment.end]}”早于前文所说的到任时间{posted.said()}"
            yield Check(here, "date", False, note, first)


def _posted(line: Timeline, events: Sequence[Event]) -> Moment | None:
    """When the article has somebody sent or come to the village, told with the month or as a step into office."""
    office = next((e.moment for e in events if e.family == "office" and e.rank <= 1), None)
    came = (
        m for m in line.moments
        if m.stated and m.year and m.month and _CAME.match(line.folded, m.end, m.end + 50)
    )  # fmt: skip
    return office or next(came, None)


def _same_year(line: Timeline) -> Iterator[Check]:
    """2019年6月…,同年5月: a story goes forward."""
    for a, b in pairwise(line.moments):
        words = line.folded[a.start : b.end]
        chained = line.folded.startswith("同年", b.start) and a.year == b.year
        if chained and b.before(a) and len(words) < 80 and "\n" not in words and not _EARLIER.search(words):
            note = f"先写{a.said()},后写同年{b.month}月,先后颠倒"
            yield Check(
                line.page.view.span(a.start, b.end), "date", False, note, line.page.view.span(a.start, a.end)
            )


def _ordinals(line: Timeline) -> Iterator[Check]:
    """第一次来 in 2018, 第三次来 in 2017."""
    told: dict[str, list[tuple[int, Moment, int]]] = {}
    for m in _ORDINAL.finditer(line.folded):
        near = line.within(line.sentence_start(m.start()), m.start())
        if near and near[-1].stated and near[-1].year and m.start() - near[-1].end <= 16:
            told.setdefault(m["of"], []).append(("一二三四五六七".index(m["n"]), near[-1], m.end()))
    for found in told.values():
        for (n, a, _), (k, b, end) in pairwise(found):
            if n < k and b.before(a) and b.start - a.end < 200:
                view = line.page.view
                note = f"“{line.folded[b.start : end]}”早于前一次的{a.said()}"
                yield Check(view.span(b.start, end), "date", False, note, view.span(a.start, a.end))


def _twice(line: Timeline, events: Sequence[Event]) -> Iterator[Check]:
    """合作社成立于2014年, and later 2016年合作社成立."""
    first: list[tuple[str, str, Event]] = []
    for event in events:
        key, body = _what(line, event)
        if not key:
            continue
        known = next((e for k, b, e in first if k == key and (b.endswith(body) or body.endswith(b))), None)
        if known is None:
            first.append((key, body, event))
            continue
        a, b = known.moment, event.moment
        holds = a.low <= b.high and b.low <= a.high
        note = (
            f"“{body}{key}”前后均为{b.said()}" if holds else f"“{body}{key}”前文为{a.said()},此处为{b.said()}"
        )
        view = line.page.view
        yield Check(
            view.span(event.start, event.end), "duplicate", holds, note, view.span(known.start, known.end)
        )


def _what(line: Timeline, event: Event) -> tuple[str, str]:
    """What happened to which body, if it is of those that happen once; '' else."""
    if event.family == "body" and event.word in _FOUNDED:
        aside = (
            _MARK.match(line.folded, event.verb + 2)
            or _PARTY.match(line.folded, event.verb + 2)
            or line.folded[event.verb - 1 : event.verb] == "后"
        )
        body = "" if aside else _founded(line, event)
        return ("成立", body) if body else ("", "")
    if (
        event.family == "poverty"
        and event.rank == 1
        and _WHOLE.search(line.folded, max(0, event.verb - 2), event.verb + 4)
    ):
        between = line.folded[min(event.moment.end, event.verb) : event.verb]
        return ("", "") if _SEVERAL.search(between) else ("脱贫", _place(between))
    return "", ""


def _before_founding(line: Timeline, events: Sequence[Event]) -> Iterator[Check]:
    """2018年3月,村里成立合作社。…2017年9月,合作社引进加工企业."""
    for event in events:
        if event.family != "body" or event.rank or event.word not in _FOUNDED or event.side:
            continue
        body = _KIND.search(_founded(line, event))
        if body is None:
            continue
        end = line.folded.find("\n", event.end)
        acts = re.compile(rf",?(?:该|这家)?{body.group()}(?!成立|的前身)")
        for moment in line.within(event.end, min(event.end + 200, end if end >= 0 else len(line.folded))):
            told = acts.match(line.folded, moment.end)
            if told and moment.stated and moment.before(event.moment):
                view, there = line.page.view, line.page.view.span(event.start, event.end)
                note = (
                    f"“{line.folded[moment.start : moment.end]}”早于{body.group()}成立的{event.moment.said()}"
                )
                yield Check(view.span(moment.start, told.end()), "date", False, note, there)


def _place(words: str) -> str:
    """The county or village that is named in `words`, '' for 全村 and none."""
    found = [name for name in _PLACE.findall(words) if not re.search("[全该本整实现]", name)]
    return found[-1] if found else ""


def _founded(line: Timeline, event: Event) -> str:
    """The body that stands near the verb of a founding."""
    start = event.start if event.verb == event.start else event.moment.end
    low = max(line.folded.rfind(c, 0, start) for c in "。;\n") + 1
    end = event.verb if event.verb == event.start else min(event.verb + 14, line.sentence_end(event.verb))
    found = list(_BODY.finditer(line.folded, max(low, start - 24), end))
    return found[-1].group().removeprefix(event.word) if found else ""
