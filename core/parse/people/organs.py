"""Party and government bodies, by the place or the level that they are of: organs, departments, offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from core import lexicon
from core.lexicon import alternatives
from core.model import Span
from core.parse.people import edges

_LEVEL = "[省市区县]?(?:经济技术|高新技术|经济|工业)开发区|开发区|高新区|经开区|示范区|新区|管理区|自治[区州县]|兵团|苏木|嘎查|省|市|区|县|旗|州|盟|镇|乡|街道|村|社区|师(?=党委)|团(?=党委|党支部)|连(?=党支部)"
_LEVEL_BEFORE = re.compile(f"(?:{_LEVEL})$")
_LEVEL_SIGNS = "省市区县经高工开示新管自兵苏嘎旗州盟镇乡街村社师团连"
"""What those begin with: a look at one set instead of a look at each."""
_LEVEL_SECONDS = "发新开范区理治团木查道济业经高工 乡脱委"
"""What is second in them, or behind one of a single character where an organ is not."""
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
# 丰源市|党支部领办合作社: cities and counties have no branches.
_BRANCH = re.compile("(?:党总|党)?支部")
_HIGH = re.compile("[省市县区旗州]")
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
    """A field of work and what departments end in: 农业农村局; or a whole name."""
    table = _table()["departments"]
    whole = _table()["whole"]["words"]
    words = (*table["fields"], *whole)
    firsts, seconds = ("".join(sorted(set(signs))) for signs in zip(*(w[:2] for w in words), strict=True))
    # Two looks at sets tell of most characters that they begin none: ten times as fast as without.
    return re.compile(
        f"(?=[{firsts}][{seconds}])(?:(?:{alternatives(table['fields'])})(?:{alternatives(table['endings'])})(?!门|分)"
        f"|(?:{alternatives(whole)}))"
    )


def find(text: str, places: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """(start, end) of every organ, department and office that a level or one of the `places` names."""
    starts = {p.end: p.start for p in reversed(places)}
    yield from _organs(text, starts)
    yield from _departments(text, starts)
    yield from _offices(text, places)


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


def _offices(text: str, places: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Offices that their place or level names: 麻涌镇农林水务局, 县种子管理站."""
    for match in _OFFICE.finditer(text):
        least = 0 if match.group() == "办事处" else 2
        before = [p for p in places if least <= match.start() - p.end <= 8]
        nearest = max(before, key=lambda p: p.end, default=None)
        words = text[nearest.end : match.start()] if nearest else ""
        plain = _PLAIN.fullmatch(words) and not text.startswith("长", match.end())
        if nearest and plain and not edges.edge().search(words):
            yield nearest.start, match.end()
    for match in _OWN_OFFICE.finditer(text):
        if not edges.edge().search(text, match.start() + 1, match.end() - 1):
            yield match.start(), match.end()


def _place_before(start: int, inside: int, starts: dict[int, int]) -> int:
    """Where the name starts if place mentions end at `start` or `inside` it, and others touch them; `starts` of places
    by their ends."""
    first = min(starts.get(start, start), starts.get(inside, start), start)
    while first in starts:
        first = starts[first]
    return first
