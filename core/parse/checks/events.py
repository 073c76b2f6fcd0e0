"""What happened when: works that end before they begin, one founding in two years, months that do not make up the time told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.model import Check
from core.parse.checks.items import Page
from core.parse.figures import numerals

_DATE = re.compile(
    r"(?:(?P<y>(?:19|20)\d{2})年|(?P<same>同年|当年)|(?P<next>次年|第二年|翌年))(?:(?P<m>1[0-2]|0?[1-9])月(?:份|(?P<d>[1-3]?\d)[日号])?)?"
)
# A beginning with its end, and what is founded or leaves the list of the poor but once.
_BEGUN = {
    "works": r"动工|开工|开建|奠基|破土|启动建设|开始建设|始建",
    "army": r"入伍|参军|应征",
    "school": r"入学|考入|考上",
    "office": r"上任|到任|选派|派驻|派到|任命|驻村(?!工作队)|当选|担任|出任|接任|就任",
}
_ENDED = {
    "works": r"竣工|完工|建成|投产|投用|投入使用|投入运营|通车|交付|交房",
    "army": r"退伍|退役|复员",
    "school": r"毕业",
    "office": r"届满|离任|卸任|期满",
}
_ONCE = {
    "成立": r"(?<!后)(?:成立|组建|注册|创办|创立)(?!的?[党专].{0,4}(?:小组|工作组|专班))",
    "脱贫": r"整村脱贫|脱贫摘帽|脱贫出列|整村出列|摘帽|退出贫困",
}
_BODY = re.compile(r"[\u4e00-\u9fff]{0,4}(?:合作社|联合社|公司|协会|农场|加工厂|车间|支部|园区|基地)")
_VERB = re.compile(
    "|".join(
        f"(?P<{role}_{i}>{words})"
        for role, table in (("begun", _BEGUN), ("ended", _ENDED), ("once", _ONCE))
        for i, words in enumerate(table.values())
    )
)
_KEYS = {"begun": tuple(_BEGUN), "ended": tuple(_ENDED), "once": tuple(_ONCE)}
_ANOTHER = re.compile(
    r"[二三四]期|另|又|再次|新一|扩建|改扩建|后续|计划|将|预计|拟|第[二三四]|分别|相继|陆续"
)
_LASTED = re.compile(
    r"(?:历时|用时|耗时|仅用|只用|工期|前后)(?:了|共|整整|不到)?(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<unit>个月|年|天)(?!多|余)"
)
_FAR = 90
# What presupposes that somebody has come into office.
_SINCE = re.compile(
    r"到村任职|到任|上任后|驻村后|任职后|任期内|驻村期间|驻村以来|担任第一书记(?:后|以来|期间)"
)
_SAME_YEAR = re.compile(
    r"(?<!次)(?P<y>(?:19|20)\d{2})年(?P<m>1[0-2]|0?[1-9])月[^。\n]{0,40}?[,;。]同年(?P<m2>1[0-2]|0?[1-9])月"
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something of `key` that is `begun`, `ended` or happened `once` (`role`) on `date` (`YYYY` or `YYYY-MM` …);
    date and verb stand at `start:end`, `body` is what was founded."""

    role: str
    key: str
    date: str
    start: int
    end: int
    body: str = ""


def checks(page: Page) -> list[Check]:
    """One check for each beginning with its end, and for each event that is dated twice."""
    events = _events(page.folded)
    return [*_ordered(page, events), *_before_office(page, events), *_same_year(page), *_twice(page, events)]


def _before_office(page: Page, events: list[Event]) -> list[Check]:
    """Posted in July 2021, and later: 2020年腊月,到村任职不满半年的他…"""
    posted = next((e for e in events if (e.role, e.key) == ("begun", "office")), None)
    out = []
    for match in _DATE.finditer(page.folded, posted.end if posted else len(page.folded)):
        behind = re.split(r"[。;\n]", page.folded[match.end() : match.end() + 24])[0]
        if posted and match["y"] and match["y"] < posted.date[:4] and _SINCE.search(behind):
            first, here = page.view.span(posted.start, posted.end), page.view.span(*match.span())
            note = f"“{match.group()}”早于前文所说的到任时间{posted.date}"
            out.append(Check(here, "date", False, note, first))
    return out


def _same_year(page: Page) -> list[Check]:
    """2019年6月…,同年5月: a story goes forward."""
    out = []
    for m in _SAME_YEAR.finditer(page.folded):
        if int(m["m2"]) < int(m["m"]) and not re.search(r"此前|早在|之前", m.group()):
            span = page.view.span(*m.span())
            note = f"先写{m['y']}年{m['m']}月,后写同年{m['m2']}月,先后颠倒"
            out.append(Check(span, "date", False, note, span))
    return out


def _events(folded: str) -> list[Event]:
    out: list[Event] = []
    year = ""
    dates = list(_DATE.finditer(folded))
    for i, match in enumerate(dates):
        year = match["y"] or (str(int(year) + 1) if match["next"] and year else year)
        stop = dates[i + 1].start() if i + 1 < len(dates) else len(folded)
        event = _event(folded, match, year, stop) if year else None
        out += [event] if event else []
    return out


def _event(folded: str, date: re.Match[str], year: str, stop: int) -> Event | None:
    """What is said to have happened on a date: the verb before it (竣工于…) or the first one behind it."""
    told = (
        year + (f"-{int(date['m']):02}" if date["m"] else "") + (f"-{int(date['d']):02}" if date["d"] else "")
    )
    before = folded[max(0, date.start() - 8) : date.start()]
    if before.endswith("于") and (verb := _last(before)):
        start = date.start() - len(before) + verb.start()
        role, key = _kind(verb)
        return Event(role, key, told, start, date.end(), _founded(folded, start, start))
    end = min(
        [p for p in (folded.find(c, date.end(), stop) for c in "。;\n") if p >= 0] + [stop, date.end() + 40]
    )
    found = _VERB.search(folded, date.end(), end)
    if found is None or folded[date.end() : found.start()].count(",") > 2:
        return None
    role, key = _kind(found)
    return Event(role, key, told, date.start(), found.end(), _founded(folded, date.end(), found.end() + 12))


def _last(text: str) -> re.Match[str] | None:
    found = list(_VERB.finditer(text))
    return found[-1] if found and found[-1].end() >= len(text) - 1 else None


def _kind(verb: re.Match[str]) -> tuple[str, str]:
    role, _, number = (verb.lastgroup or "").partition("_")
    return role, _KEYS[role][int(number)]


def _founded(folded: str, start: int, end: int) -> str:
    """The body that stands near the verb of a founding."""
    low = max(folded.rfind(c, 0, start) for c in "。;\n") + 1
    found = list(_BODY.finditer(folded, max(low, start - 24), end))
    return found[-1].group() if found else ""


def _ordered(page: Page, events: list[Event]) -> list[Check]:
    out = []
    for i, a in enumerate(events):
        b = next((e for e in events[i + 1 : i + 9] if e.key == a.key), None)
        if a.role != "begun" or b is None or b.role != "ended" or b.start - a.end > _FAR:
            continue
        between = page.folded[a.start : b.end]
        if "\n" in between or between.count("。") > 1 or _ANOTHER.search(between):
            continue
        size = min(len(a.date), len(b.date))
        holds = a.date[:size] <= b.date[:size]
        words = page.folded[a.start : a.end], page.folded[b.start : b.end]
        note = f"“{words[0]}”{'早于' if holds else '晚于'}“{words[1]}”" + ("" if holds else ",先后颠倒")
        out.append(Check(page.view.span(a.start, b.end), "date", holds, note, page.view.span(a.start, a.end)))
        if holds:
            out += _lasting(page, a, b)
    return out


def _lasting(page: Page, a: Event, b: Event) -> list[Check]:
    """2021年3月开工,12月竣工,历时9个月."""
    told = _LASTED.search(page.folded, a.end, min(b.end + 16, len(page.folded)))
    number = numerals.number(told["n"]) if told else None
    if not told or not number or told["unit"] == "天" or len(a.date) < 7 or len(b.date) < 7:
        return []
    months = (int(b.date[:4]) - int(a.date[:4])) * 12 + int(b.date[5:7]) - int(a.date[5:7])
    said = int(number.low) * (12 if told["unit"] == "年" else 1)
    room = 6 if told["unit"] == "年" else 1
    holds = abs(months - said) <= room
    note = f"{a.date}到{b.date}为{months}个月," + (
        f"与“{told.group()}”相符" if holds else f"文中写作“{told.group()}”"
    )
    where = page.view.span(min(a.start, told.start()), max(b.end, told.end()))
    return [Check(where, "date", holds, note, page.view.span(*told.span()))]


def _twice(page: Page, events: list[Event]) -> list[Check]:
    """合作社成立于2014年, and later 2016年合作社成立."""
    out = []
    first: dict[tuple[str, str], Event] = {}
    for event in events:
        if event.role != "once" or (event.key == "成立" and not event.body):
            continue
        known = _known(first, event)
        if known is None:
            first[event.key, event.body] = event
            continue
        size = min(len(known.date), len(event.date))
        holds = known.date[:size] == event.date[:size]
        what = event.body + event.key
        note = f"“{what}”前后均为{event.date}" if holds else f"“{what}”前文为{known.date},此处为{event.date}"
        here = page.view.span(event.start, event.end)
        out.append(Check(here, "duplicate", holds, note, page.view.span(known.start, known.end)))
    return out


def _known(first: dict[tuple[str, str], Event], event: Event) -> Event | None:
    """The same event told before: of one body, or of one that is named only once by its kind."""
    for (key, body), other in first.items():
        if key == event.key and (
            body == event.body or body.endswith(event.body) or event.body.endswith(body)
        ):
            return other
    return None
