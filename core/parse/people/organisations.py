"""Organisations: companies, cooperatives, schools, party and government bodies with one definite referent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from core import lexicon
from core.lexicon import alternatives
from core.model import Span
from core.parse.people.series import listed

_LEVEL = "[省市区县]?(?:经济技术|高新技术|经济|工业)开发区|开发区|高新区|经开区|示范区|新区|管理区|自治[区州县]|兵团|苏木|嘎查|省|市|区|县|旗|州|盟|镇|乡|街道|村|社区|师(?=党委)|团(?=党委|党支部)|连(?=党支部)"
_LEVEL_BEFORE = re.compile(f"(?:{_LEVEL})$")
_LEVEL_SIGNS = "省市区县经高工开示新管自兵苏嘎旗州盟镇乡街村社师团连"
"""What those begin with: a look at one set instead of a look at each."""
_LEVEL_SECONDS = "发新开范区理治团木查道济业经高工 乡脱委"
"""What is second in them, or behind one of a single character where an organ is not."""
_RUN = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9]++|[(（][^()（）\n]{1,6}[)）]|“[\u4e00-\u9fff]{1,6}”)*+\Z")
_LONGEST_FIRST = 14
_FIRST = re.compile(rf"[\u4e00-\u9fff]{{2,{_LONGEST_FIRST}}}\Z")
_REST = re.compile(
    r"(、[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,12}){0,10})等(?:\d*家|多家)?"
    r"(?:爱心|龙头|知名|大型|农业|帮扶|本土|骨干|重点){0,2}(?:企业|公司|金融机构|社会组织|高校|院校|科研院所)"
)
_QUOTED = re.compile(r"“[\u4e00-\u9fff]{1,6}”")
_CALLED = re.compile("等[^、,，。\\n]{0,8}(?:企业|公司|金融机构|社会组织|高校|院校|科研院所)")
_LONGEST = 26
_SUPERLATIVE = re.compile(r"(?:最[\u4e00-\u9fff]{1,2}的|第一[个家]|首[个家])\Z")
# 网格员、村党支部书记、组长; 由村党支部书记任理事长: offices that many hold, no body in particular.
_OFFICES_LISTED = re.compile("(?:副?书记|副?主任)[、,，和]")
_OFFICE_HELD = re.compile("(?:副?书记|副?主任)(?:任|兼任|担任|带头|牵头)")
# 各市|州人民政府: of several levels at once.
_EACH = re.compile("[各全][省市县区乡镇]\\Z")
# 共青团|梓潼县委 is not the county's party committee.
_LEAGUE = re.compile("共青团\\Z|(?<![集社抱兵])团\\Z|中共\\Z")
# 19个自然|村党支部, 各|村党支部: many of them, no body in particular.
_MANY = re.compile(
    r"(?:(?:[\d两三四五六七八九十百余多]|各)[个名位][\u4e00-\u9fff]{0,3}|各(?:行政|自然|中心)?|每个)\Z"
)
# “基础母牛银行”, “时间超市”: nicknames of mechanisms, if nothing but them stands in quotation marks.
_QUOTED_NICKNAMES = frozenset({"银行", "超市", "联盟", "理事会"})
_SHORT_NAME = re.compile("[(（](?:以下)?(?:统一)?简称[:：]?[“‘]?([\u4e00-\u9fff]{2,10})[”’]?[)）]")
# 丰源市|党支部领办合作社: cities and counties have no branches.
_BRANCH = re.compile("(?:党总|党)?支部")
_HIGH = re.compile("[省市县区旗州]")
_JOINTS = "和与及同"
_ORGAN_ENDS = tuple("局厅委联会办部院站社行")


def _table() -> dict[str, Any]:
    return lexicon.load("organisations")


@cache
def _organ() -> re.Pattern[str]:
    """A level word and an organ: 区委, 镇党委, 市政府."""
    organs = alternatives(_table()["organs"]["words"])
    offices = "(?<=[省市区县])委[\u4e00-\u9fff]{1,6}?(?:工委|办公室|办(?![公理事学法厂起的]))"
    seconds = "".join(sorted({word[0] for word in _table()["organs"]["words"]}.union(_LEVEL_SECONDS)))
    return re.compile(
        f"(?=[{_LEVEL_SIGNS}][{seconds}])(?P<level>{_LEVEL}) ?(?:乡村振兴|脱贫攻坚)?(?P<organ>{offices}|{organs})"
    )


@cache
def _department() -> re.Pattern[str]:
    table = _table()["departments"]
    whole = _table()["whole"]["words"]
    words = (*table["fields"], *whole)
    firsts, seconds = ("".join(sorted(set(signs))) for signs in zip(*(w[:2] for w in words), strict=True))
    # Two looks at sets tell of most characters that they begin none: ten times as fast as without.
    return re.compile(
        f"(?=[{firsts}][{seconds}])(?:(?:{alternatives(table['fields'])})(?:{alternatives(table['endings'])})(?!门|分)"
        f"|(?:{alternatives(whole)}))"
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(alternatives(_table()["named"]["words"]))


@cache
def _edge() -> re.Pattern[str]:
    verbs = sorted(_table()["edge"]["verbs"], key=lambda verb: -len(verb.split("(?")[0]))
    return re.compile(lexicon.looked_ahead(verbs))


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(alternatives(_table()["named"]["generic"]))


def find(text: str, places: Iterable[Span] = ()) -> list[tuple[int, int]]:
    """(start, end) of every organisation in the reading text; `places` are reading spans of place mentions."""
    spans = list(places)
    starts = {p.end: p.start for p in reversed(spans)}
    found = [
        *_organs(text, starts),
        *_departments(text, starts),
        *_offices(text, spans),
        *_names(text, spans),
        *_traders(text),
        *_listed(text),
    ]
    found = _longest((_without_joint(text, start), end) for start, end in found)
    short = list(_short_names(text, found))
    return _longest([*found, *short]) if short else found


def _short_names(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Every mention of a name that stands in brackets behind the full one: (以下简称“云联所”)."""
    for _, end in found:
        if short := _SHORT_NAME.match(text, end):
            mention = f"{re.escape(short.group(1))}(?:党委|党组|党总支|党支部|工会)?"
            yield from (m.span() for m in re.finditer(mention, text))


def _without_joint(text: str, start: int) -> int:
    """县残联和|县民政局: the joint makes no place name 和县 behind an organ."""
    return (
        start + 1 if text[start : start + 2] == "和县" and text[start - 1 : start] in _ORGAN_ENDS else start
    )


def _organs(text: str, places: dict[int, int]) -> Iterator[tuple[int, int]]:
    barred: dict[str, list[str]] = _table()["organs"]["not_behind"]
    for match in _organ().finditer(text):
        words = next((w for organ, w in barred.items() if match.group("organ").endswith(organ)), ())
        if text.startswith(tuple(words), match.end()):
            continue
        if match.group() == "村委" or text[match.start() - 1 : match.start() + 1] in (
            "乡镇",
            "全市",
            "全村",
            "全县",
            "农村",
            "置区",
            "灾区",
            "山区",
            "牧区",
            "老区",
        ):
            continue
        start = _place_before(match.start(), match.end("level"), places)
        if _EACH.search(text, max(match.start() - 2, 0), match.start()):
            continue
        start -= len(league.group()) if (league := _LEAGUE.search(text, max(start - 3, 0), start)) else 0
        if match.group("level") in ("村", "社区") and _MANY.search(text, max(start - 6, 0), start):
            continue
        if _BRANCH.fullmatch(match.group("organ")) and _HIGH.fullmatch(match.group("level")):
            continue
        listed = text[start - 1 : start] == "、" and _OFFICES_LISTED.match(text, match.end())
        held = match.group("level") in ("村", "社区") and _OFFICE_HELD.match(text, match.end())
        if listed or held:
            continue
        yield start, match.end()


def _departments(text: str, places: dict[int, int]) -> Iterator[tuple[int, int]]:
    for match in _department().finditer(text):
        level = _LEVEL_BEFORE.search(text[max(match.start() - 3, 0) : match.start()])
        start = match.start() - len(level.group()) if level else match.start()
        yield _place_before(start, match.start(), places), match.end()


_OFFICE = re.compile(
    r"局|厅|办事处|办(?<![举主承开创兴操协帮包督催新合]办)(?=主任|副主任|负责人|[在和与、,，为将对联积坚])"
    r"|管理站|推广站|服务站|农技站|畜牧站|水保站|农经站|监测站|检疫站"
)
_PLAIN = re.compile("(?:(?![局厅站])[\u4e00-\u9fff])*")
_OWN_OFFICE = re.compile(
    r"[省市县区镇乡州旗](?:(?<![\u4e00-\u9fff].)|(?<=[在由与和向经对被让亏了的是从为给到请以及跟同、].)|(?<![全各本我该邻每外两跨数多]县)(?<=县)"
    r"|(?<=协调.|联系.|争取.|邀请.|对接.|联合.|配合.|依托.|通过.))(?![\u4e00-\u9fff]?[省市县区镇乡州旗])[\u4e00-\u9fff]{2,8}?"
    r"(?:(?<![布格结大全僵开危时破棋饭定邮当])局(?![面部限势长促里])|(?<![客餐大展])厅(?=[^\u4e00-\u9fff]|厅)|管理站|推广站|服务站|水利站|农技站|林业站|文化站|兽医站|办公室|办(?=主任|副主任|负责))"
)


def _offices(text: str, places: list[Span]) -> Iterator[tuple[int, int]]:
    """Offices that their place or level names: 麻涌镇农林水务局, 县种子管理站."""
    for match in _OFFICE.finditer(text):
        least = 0 if match.group() == "办事处" else 2
        before = [p for p in places if least <= match.start() - p.end <= 8]
        nearest = max(before, key=lambda p: p.end, default=None)
        words = text[nearest.end : match.start()] if nearest else ""
        plain = _PLAIN.fullmatch(words) and not text.startswith("长", match.end())
        if nearest and plain and not _edge().search(words):
            yield nearest.start, match.end()
    for match in _OWN_OFFICE.finditer(text):
        if not _edge().search(text, match.start() + 1, match.end() - 1):
            yield match.start(), match.end()


def _place_before(start: int, inside: int, starts: dict[int, int]) -> int:
    """Where the name starts if place mentions end at `start` or `inside` it, and others touch them; `starts` of places
    by their ends."""
    first = min(starts.get(start, start), starts.get(inside, start), start)
    while first in starts:
        first = starts[first]
    return first


def _names(text: str, places: list[Span]) -> Iterator[tuple[int, int]]:
    quoted = (range(m.start(), m.end()) for m in _QUOTED.finditer(text) if "的" not in m.group())
    shielded = set[int]().union(*(range(p.start, p.end) for p in places), *quoted)
    for match in _named().finditer(text):
        if text.startswith(("生", "校长", "里带", "+", "＋", "制", "员", "伍", "门", "会"), match.end()):
            continue
        run = _RUN.search(text, max(match.start() - _LONGEST, 0), match.start())
        start = run.start() if run else match.start()
        for edge in _edge().finditer(text, start, match.end()):  # up to the end: 发展 is none before 有限公司
            if edge.end() <= match.start() and shielded.isdisjoint(range(edge.start(), edge.end())):
                start = edge.end()
        if _SUPERLATIVE.search(text, max(start - 4, 0), start):
            continue
        if (
            match.group() in _QUOTED_NICKNAMES
            and text[start - 1 : start] + text[match.end() : match.end() + 1] == "“”"
        ):
            continue
        inside = [p.start for p in places if start <= p.start < match.start()]
        start = max([start, *(at for at in inside if at > start and text[at - 1] in _JOINTS)])
        start = _behind_post(text, start, places)
        if text.endswith(("的领导小组", "的工作领导小组"), start - 1, match.end()):
            continue
        placed = any(at >= start for at in inside)
        if _is_name(text[start : match.start()], match.group(), placed):
            yield start, match.end()


def _behind_post(text: str, start: int, places: list[Span]) -> int:
    """Behind the places that somebody is posted to: 驻镇平县老庄镇|脱贫攻坚小组."""
    if text[start - 1 : start] != "驻":
        return start
    ends = {p.start: p.end for p in places}
    while start in ends:
        start = ends[start]
    return start


def without_lead(words: str) -> str:
    """The end of `words` behind the last one that cannot be part of an organisation's name."""
    return words[max((e.end() for e in _edge().finditer(words)), default=0) :]


def _is_name(name: str, ending: str, placed: bool) -> bool:
    """True if the words before the ending are a name; a market needs a place in it."""
    if ending.endswith("市场") and not placed:
        return False
    if placed and ending.endswith("院") and len(name) >= 2:
        return True
    if ending in _table()["named"]["firm"]:
        return len(name) >= 2 or ending in ("领导小组", "联合党总支", "新时代文明实践站", "新联会")
    return len(_generic().sub("", name)) >= 2


def _listed(text: str) -> Iterator[tuple[int, int]]:
    """The members of a list that its last word calls companies."""
    if not _CALLED.search(text):
        return
    for at, rest in listed(_FIRST, _LONGEST_FIRST, _REST, text):
        for item in text[at : rest.end(1)].split("、"):
            cut = max((e.end() for e in _edge().finditer(item) if len(item) - e.end() >= 2), default=0)
            if len(_generic().sub("", item[cut:])) >= 2:
                yield at + cut, at + len(item)
            at += len(item) + 1


@cache
def _trade() -> re.Pattern[str]:
    """A word of trade and behind it what companies do: 米业|合作."""
    table = _table()["trade"]
    return re.compile(
        f"(?:{alternatives(table['words'])})(?=(?:年|共同|公司|还)?(?:{alternatives(table['behind'])}))"
    )


@cache
def _trader() -> re.Pattern[str]:
    before = alternatives(_table()["trade"]["before"])
    return re.compile(f"(?:{before})(?P<name>[\u4e00-\u9fff]{{2,5}}?{_trade().pattern})")


def _traders(text: str) -> Iterator[tuple[int, int]]:
    """Companies by their trade name alone: 与金穗米业合作, 引进绿源食品建立加工线."""
    for match in _trader().finditer(text) if _trade().search(text) else ():
        start, end = match.span("name")
        if not _edge().search(text, start, end) and _is_name(
            text[start : end - 2], text[end - 2 : end], False
        ):
            yield start, end


def _longest(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of names that overlap, the longest."""
    taken: set[int] = set()
    kept = []
    for start, end in sorted(set(found), key=lambda f: (f[0] - f[1], f)):
        if taken.isdisjoint(range(start, end)):
            kept.append((start, end))
            taken.update(range(start, end))
    return sorted(kept)
