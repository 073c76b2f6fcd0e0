"""The words nearby that spell a programme's name out: “A、B、C”的“四联四促”, “一会四题”即…, four members with 讲 for 四讲."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from core.model import Span
from core.parse.programmes.candidate import Candidate
from core.parse.programmes.names import normal_name, suspect_misprints

_SEPARATOR = "[、,，;；]"
_MEMBER = r"[^、,，;；:：。!?！？“”‘’「」()（）\n—]{1,22}"
_ONE = re.compile(_MEMBER)
_SERIES = re.compile(rf"{_MEMBER}+(?:{_SEPARATOR}(?:以及)?{_MEMBER}+)+")
_WORDS = r"(?:[\u4e00-\u9fff](?:[(（][\u4e00-\u9fff]{1,4}[)）])?){1,18}"
_LIST = rf"(?:{_WORDS}、){{1,12}}{_WORDS}"
_BEFORE_LINKED = re.compile(
    rf"({_LIST})[”’」]?(?:为主要内容|为核心|为内容|为重点|三位一体|四位一体)?的 ?[“‘「]?\Z"
)
_BEFORE_QUOTED = re.compile(r"[“‘「]([^“”‘’「」\n]{6,90})[”’」] ?(?:为主要内容|为核心|为内容)?的 ?[“‘「]?\Z")
_LINKED = tuple("的" + blank + quote for blank in ("", " ") for quote in ("", "“", "‘", "「"))
"""What both of the above end in."""
_BEFORE_TOUCHING = re.compile(rf"({_LIST}) ?[“‘「]?\Z")
_NO_LIST = re.compile(r".*[^\u4e00-\u9fff()（）、“”‘’「」 ]", re.S)
"""All up to the last character that no list before a name holds."""
# 产业发展、农村“五治”|、城市“三改”
_GOES_ON = re.compile("[”’」]?、")
# 志愿服务、座谈会及|“三下乡”: the name is one of the list, not its sum.
_OTHERS = re.compile("(?:以及|及|和|与)[^、]*$|(?:以|用|按|按照|通过|围绕|推行|实施|落实|坚持|一体的)$")
# What a model is like does not spell it out.
_PRAISE = re.compile("[为于]一体$|^.{0,6}符合.*、符合")
_LAST_MEMBER = re.compile(rf"、{_WORDS} ?[“‘「]?\Z")
"""How the list before a name ends: without it no other pattern of it need be tried."""
_SHORT_FOR = re.compile(r"([\u4e00-\u9fff]{4,20})[(（](?:以下)?简称[:：]?[“‘「]?\Z")
_SHORT_FOR_QUOTED = re.compile(
    r"[“‘]([^“”‘’\n]{6,40})[”’][\u4e00-\u9fff]{0,6}[(（](?:以下)?简称[:：]?[“‘「]?\Z"
)
_IS = r"(?:,|，| )?(?:即|就是(?![为要说])|是指|也就是|主要包括|具体为|具体是|指的是|——|--|—|:|：)(?:要|在)?[:：]?"
_AFTER = re.compile(rf"[”’」]?[\u4e00-\u9fff]{{0,8}}? ?{_IS} ?([^。;；!！?？\n]{{6,90}})")
_AFTER_BRACKETS = re.compile(r"[”’」]?[\u4e00-\u9fff]{0,6}[(（](?:即)?([^()（）\n]{6,90})[)）]")
_AFTER_DASH = re.compile(rf"[”’」][\u4e00-\u9fff]{{0,14}}——({_LIST})")
_LEAD = re.compile(
    r"^(?:发展(?!联)|.*(?:以|按照|通过|彰显|打好|念好|用好|做好|涵盖|包括|包含|建立了?|实施|推行|实行|坚持|由|形成|构建|围绕|践行|探索|创新|落实|采取|打造|执行|实现|开展|做到|改成|改为|变为|变成|成为|成长为|统筹)(?:了|出)?)(?=[\u4e00-\u9fff()（）]{2,}、)"
)
_FOUNDED = re.compile(r"^.*(?:组建|成立|设立|创办|推行|实施|开展|建立|打造|推广|印发|出台)(?:了|起)?")
_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_PAIR = re.compile(r"([二两三四五六七八九十])(?:个|项|条|大|步|位|种)?([^\W\d_])")
_REACH = 1500
_SUMS = "个项条大张种"
_LIST_BEFORE = re.compile(r"(?:[\u4e00-\u9fff]{2,10}、)+\Z")
_HELD = re.compile("x+")
_ANNOUNCED = re.compile(r"([一二两三四五六七八九十])[^\W\d_]([一二两三四五六七八九十])[^\W\d_]")
_ANNOUNCED_ONCE = re.compile(r"([二两三四五六七八九])(?![十百千万字])[^\W\d_]")


def find(text: str, found: Iterable[Candidate]) -> dict[str, Span]:
    """For each name (normal form) that is spelt out somewhere in the text, where; misprints share one expansion."""
    found = list(found)
    spelt: dict[str, Span] = {}
    for c in found:
        key = normal_name(c.core)
        if key not in spelt and (span := _touching(text, c)):
            spelt[key] = span
    formulas = [c for c in found if normal_name(c.core) not in spelt and _PAIR.search(c.core)]
    series = {core: list(_members(text, core)) for core in {c.core for c in formulas}}
    for c in formulas:
        key = normal_name(c.core)
        if key not in spelt and (span := _nearest(series[c.core], c)):
            spelt[key] = span
    for one, two in suspect_misprints({normal_name(c.core) for c in found}):
        if (one in spelt) != (two in spelt):
            spelt.setdefault(one, spelt.get(one) or spelt[two])
            spelt.setdefault(two, spelt[one])
    return spelt


def _touching(text: str, c: Candidate) -> Span | None:
    """An expansion that stands directly before or behind the name, joined to it by words that say so."""
    joined = text[c.start - 1 : c.start] in tuple("的“‘「 称:：") if c.start else False
    if not joined and _announced(c.core) is None:
        return _behind(text, c)
    if c.rank == 4 and text.endswith(("”的", "’的", "」的"), 0, c.start):
        return None  # both the quotation and what it describes are names
    head = text[max(c.start - 110, 0) : c.start]
    offset = c.start - len(head)
    if head.endswith(_LINKED):
        listed = "、" in head and (c.kind != "project" or bool(_PAIR.search(c.core)))
        for match in (_BEFORE_QUOTED.search(head), _listed(_BEFORE_LINKED, head) if listed else None):
            if match and not _PRAISE.search(match.group(1)):
                return _without_lead(match, offset)
    if span := _short_for(head, offset):
        return span
    last = head.rfind("、")
    touching = _listed(_BEFORE_TOUCHING, head) if last > 0 and _LAST_MEMBER.match(head, last) else None
    if touching and not _OTHERS.search(touching.group(1)) and not _GOES_ON.match(text, c.end):
        span = _without_lead(touching, offset)
        if _fits(c.core, text[span.start : span.end]):
            return span
    return _behind(text, c)


def _listed(before: re.Pattern[str], head: str) -> re.Match[str] | None:
    """What `before.search` finds, sought only where a list that reaches the end of `head` may begin."""
    barred = _NO_LIST.match(head)
    return before.search(head, barred.end() if barred else 0)


def _short_for(head: str, offset: int) -> Span | None:
    """The long name before (以下简称“…”), what stands in quotation marks there before all."""
    if "简称" not in head[-6:]:
        return None
    if quoted := _SHORT_FOR_QUOTED.search(head):
        return Span(offset + quoted.start(1), offset + quoted.end(1))
    match = _SHORT_FOR.search(head)
    if not match or match.group(1).endswith(("公司", "集团", "局", "委员会")):
        return None
    verb = _FOUNDED.match(match.group(1))
    return Span(offset + match.start(1) + (verb.end() if verb else 0), offset + match.end(1))


def _without_lead(match: re.Match[str], offset: int) -> Span:
    lead = _LEAD.match(match.group(1))
    start = match.start(1) + (lead.end() if lead else 0)
    end = match.end(1) - match.group(1).endswith("这")  # 亲情这“三张牌”
    return Span(offset + start, offset + end)


def _behind(text: str, c: Candidate) -> Span | None:
    for pattern in (_AFTER, _AFTER_BRACKETS, _AFTER_DASH):
        match = pattern.match(text, c.end)
        if match and _is_series(match.group(1)) and (pattern is not _AFTER or _explains(text, c, match)):
            return _as_many(text, _core_of(text, Span(match.start(1), match.end(1))), c.core)
    return None


def _explains(text: str, c: Candidate, match: re.Match[str]) -> bool:
    """True if the words behind spell the name out; behind a bare dash only members do, not the rest of the sentence."""
    joint = text[c.end : match.start(1)]
    if c.kind == "project" and not _PAIR.search(c.core):
        return False  # …示范带,即围绕…建设
    return "、" in match.group(1) or not joint.endswith(("—", "-")) or _PAIR.search(c.core) is not None


def _as_many(text: str, span: Span, name: str) -> Span:
    """The series cut off behind as many members as the numerals of the name announce (四统一分: five)."""
    digits = [_NUMERALS[n] for n in re.findall("[一二两三四五六七八九]", name)]
    total = sum(digits)
    if len(digits) == 2 and digits[0] == digits[1]:
        total *= 1 if len(name) > 4 else 2
    members = list(re.finditer(_MEMBER, re.sub("(?<=[^、,，]{2})和", "、", text[span.start : span.end])))
    if not digits or not 2 <= total < len(members):
        return span
    return Span(span.start, span.start + members[total - 1].end())


def _is_series(words: str) -> bool:
    return ("、" in words and not words.startswith(("“", "如", "一是"))) or bool(
        re.search("[,，]", words) and not re.search(r"\d", words)
    )


def _core_of(text: str, span: Span) -> Span:
    """The series in quotation marks inside a longer expansion, if there is one."""
    inner = re.search(r"[“‘]([^“”‘’\n]*、[^“”‘’\n]*)[”’]", text[span.start : span.end])
    return Span(span.start + inner.start(1), span.start + inner.end(1)) if inner else span


def _members(text: str, name: str) -> Iterator[Span]:
    """The series whose members are as many as a numeral of the name says, each with the word behind it.

    四讲 is spelt out by four members that hold 讲, 四个清单 by four members before 四个清单.
    """
    for numeral, word in _PAIR.findall(name):
        if _NUMERALS[numeral] >= 3 and word not in _NUMERALS:
            spans = (*_holding(text, _NUMERALS[numeral], word), *_summed_up(text, numeral, word))
            yield from (span for span in spans if _holds_all(text, span, name))


def _nearest(series: Iterable[Span], c: Candidate) -> Span | None:
    """The series that stands nearest to the name, and not in it."""
    apart = (span for span in series if span.end <= c.start or span.start >= c.end)
    nearest = min(apart, key=lambda span: (abs(span.start - c.end), span), default=None)
    return nearest if nearest and abs(nearest.start - c.end) <= _REACH else None


def _holds_all(text: str, span: Span, name: str) -> bool:
    """True if the words of all counts stand in the series: of 三事四权 both 事 and 权."""
    pairs = _PAIR.findall(name)
    return len({n for n, _ in pairs}) < 2 or all(text.find(w, span.start, span.end) >= 0 for _, w in pairs)


def _holding(text: str, count: int, word: str) -> Iterator[Span]:
    """Runs of exactly `count` members that hold `word`."""
    for series, words in _all_series(text) if text.count(word) >= count else ():
        if word not in words:
            continue
        members = [Span(*m.span()) for m in _ONE.finditer(text, series.start, series.end)]
        holds = "".join("x" if word in text[m.start : m.end] else "." for m in members)
        for run in _HELD.finditer(holds):
            if run.end() - run.start() == count:
                first, last = members[run.start()], members[run.end() - 1]
                end = text.find("等", last.start + 1, last.end)
                start = (
                    _clause(text, first.start) if _in_clauses(text, first.end, last.start) else first.start
                )
                yield _without_verb(text, Span(start, last.end if end < 0 else end))


@lru_cache(maxsize=4)
def _all_series(text: str) -> tuple[tuple[Span, str], ...]:
    """Where series stand in `text`, and their words; several names ask for those of one text."""
    return tuple((Span(*found.span()), found.group()) for found in _SERIES.finditer(text))


def _in_clauses(text: str, start: int, end: int) -> bool:
    """True if commas part the members: a 、 before the first is its own, 宣传党的路线、政策下基层,…"""
    return "、" not in text[start:end]


def _clause(text: str, start: int) -> int:
    """The start of the clause whose last member begins at `start`."""
    lists = _LIST_BEFORE.search(text, max(start - 24, 0), start)
    return lists.start() if lists else start


def _summed_up(text: str, numeral: str, word: str) -> Iterator[Span]:
    """问题、资源、需求、项目四个清单: a series and the sum that it comes to."""
    count = _NUMERALS[numeral]
    for total in _sum(numeral).finditer(text):
        at = text.rfind(word, total.end(), total.end("more") + 1)
        start = max(total.start() - 22 * count, 0)
        series = _several(count).search(text[start : total.start()]) if at >= 0 else None
        if series:
            yield Span(start + series.start(), at + len(word))


@cache
def _sum(numeral: str) -> re.Pattern[str]:
    """四个, and how far behind it what is counted may begin: 四个重点|清单."""
    return re.compile(f"{numeral}[{_SUMS}](?=(?P<more>[\u4e00-\u9fff]{{0,2}}))")


@cache
def _several(count: int) -> re.Pattern[str]:
    return re.compile(rf"(?:{_MEMBER}、){{{count - 1}}}{_MEMBER}?\Z")


def _without_verb(text: str, span: Span) -> Span:
    lead = _LEAD.match(text[span.start : span.end])
    return Span(span.start + lead.end(), span.end) if lead else span


def _fits(name: str, expansion: str) -> bool:
    verdict = counted(name, expansion)
    return verdict is not None and verdict[0] == verdict[1]


def counted(name: str, expansion: str) -> tuple[int, int] | None:
    """(items that the name announces, items that the expansion names), or None where they cannot be compared.

    四联四促 announces four pairs, 六共模式 six members, “三定” three.
    """
    want = _announced(name)
    members = [m for m in re.split(r"[、,，;；]|以及|和", expansion) if m.strip()]
    if want is None or len(members) < 2 or re.search(r"等[^、]{0,4}$", expansion):
        return None
    if (
        re.match(r"[一二两三四五六七八九十][^\W\d_][一二两三四五六七八九十][^\W\d_]", name)
        and len(members) == 2 * want
    ):
        return want, want
    return want, len(members)


def _announced(name: str) -> int | None:
    pairs = _ANNOUNCED.match(name)
    if pairs:  # 一厂一品 is a rule for each, no number
        told = pairs.group(1) == pairs.group(2) != "一"
        return _NUMERALS[pairs.group(1)] if told else None
    single = _ANNOUNCED_ONCE.match(name)
    return _NUMERALS[single.group(1)] if single else None
