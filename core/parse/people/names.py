"""Where a person is named: family name, given name, and the words around that say it is one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.model import Span
from core.parse.people import series, tables
from core.parse.people.name import Name, may_be_given

_CLAUSE_END = frozenset("。!?！？;；,，:：、\n“”‘’「」(（《 　□■▲【[/…—")
_SPACE = " 　"
_PRONOUN = re.compile("[他她]|自己|自家")
_POSITION = re.compile(r"[(（](?:化名|[左右]|前排|后排|中|图)")
_POINT = re.compile("[·•・]")
_SPACED = re.compile(r"[ 　]{1,2}([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_SPACED_BEFORE_SPEECH = re.compile(r"[ 　]([\u4e00-\u9fff])")
_BEFORE_SPEECH = re.compile(r"([\u4e00-\u9fff]{3,5}?)(?=说[:：,，“]|介绍|表示|告诉)")
# “归乡人”蒋燕: what somebody is called, in quotation marks.
_EPITHETS = ("人”", "者”", "后”", "员”", "手”", "王”", "星”", "家”", "兵”", "雁”")
# Behind a name: an age, a sex, a kind of person.
_AGE = re.compile(
    r"[,，]?(?:今年|现年|已|刚|才)?(?:\d{2}|[二三四五六七八九]十[一二三四五六七八九]?|年过|年近|年逾)[多余]?(?:岁|半百|花甲|六旬|七旬|古稀)|[,，][男女][,，]|是(?:一名|一位|个|村里|当地|镇上|土生土长|地地道道|远近闻名)"
)
_SPOKEN = re.compile(
    r"(?![村镇乡县市区省州局厅社组院校公合屯寨湾])(?:(?!书记|主任|[村镇乡县]|[队组局所]长)[^,，。!?！？;；:：\n“”]){1,16}?"
    r"(?:说道|笑道|说|表示|感慨|感叹|坦言|介绍|告诉)(?=[:：,，。“]|记者|我们|笔者|大家)"
)
# 韩志强是县农技中心的农艺师: what somebody is.
_IS_SOMEBODY = re.compile(
    r"是[^,，。;；是\n]{0,14}(?:师|员|人|户|长|书记|主任|干部|老板|能手|大学生|党员|青年)(?=[,，。])"
)
_QUOTED_SPEECH = re.compile("(?:介绍|笑着|高兴地|激动地)?说[:：,，]?“")
# 记者任斐|通讯员薛清月|报道
_PRESS = re.compile("[ 　]?(?:本报|全媒体|特约|实习)?(?:记者|通讯员|报道|摄影|摄(?=[)）\n]))")
# 作者:龙山|县妇联: a place, not a person.
_UNIT = re.compile(r"[县市区镇乡村](?![长委支民党]|[\u4e00-\u9fff]{0,2}书记|主任)")
_COMES = frozenset({"来说", "来到", "来自"})
_STRANGE = re.compile(r"([\u4e00-\u9fff]{3,5}?)(?=家[有里今去的一]|一家|今年|去年)")
_POINTED = re.compile(
    r"([\u4e00-\u9fff]{1,6}[·•・][\u4e00-\u9fff]{1,7}?)(?=[的家和与在是说把告表介用种养今去高一]|[^\u4e00-\u9fff]|$)"
)
_COUNTS = re.compile("[一二三四五六七八九十百千万多都]")
_LEAST = 2.55
_INTRODUCED = 1.8
_LIKELY = 1.9


@dataclass(frozen=True, slots=True)
class _Role:
    text: str
    start: int
    spaces: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with the places where roles end and the characters that place names take."""

    text: str
    roles: dict[int, _Role]
    beginnings: frozenset[int]
    places: frozenset[int]


def scene(text: str, places: Iterable[Span] = ()) -> Scene:
    """`text` made ready for `find`; `places` are spans of place names in it."""
    roles: dict[int, _Role] = {}
    for match in tables.role().finditer(text):
        end = match.end()
        while end < len(text) and end - match.end() < 3 and text[end] in " 　:：”":
            end += 1
        if end == match.end() and match.group() in tables.labels():
            continue
        roles[end] = _Role(match.group(), match.start(), end - match.end())
    beginnings = frozenset(r.start for r in roles.values())
    return Scene(text, roles, beginnings, frozenset(i for p in places for i in range(p.start, p.end)))


def find(place: Scene) -> list[Name]:
    """Names that the words around them prove, in text order."""
    found = sorted(
        [
            *series.in_byline(place.text),
            *_by_family(place),
            *_composed(place),
            *series.in_series(place.text),
            *series.in_full_series(place.text),
            *series.signed(place.text),
            *_before_speech(place),
            *_strangers(place),
        ],
        key=_first,
    )
    kept = _apart(found)
    beside = (n for n in series.beside(place.text, kept) if n.start not in place.places)
    return _apart(sorted([*kept, *beside], key=_first))


def _apart(found: list[Name]) -> list[Name]:
    """Of names that overlap, the first."""
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _first(name: Name) -> tuple[int, bool, int]:
    return (name.start, not name.role, -name.end)


def _by_family(place: Scene) -> list[Name]:
    """Names that are proved where they stand, and those that are likely at two places and more."""
    scored = list(_scored(place))
    likely = Counter(name.text for score, name in scored if score >= _LIKELY)
    return [
        name
        for score, name in scored
        if score >= _LEAST or (score >= _LIKELY and (likely[name.text] > 1 or _comes_again(place.text, name)))
    ]


def _comes_again(text: str, name: Name) -> bool:
    """True if a name of three characters stands in the text a second time."""
    return len(name.text) >= 3 and text.count(name.text) > 1


def _scored(place: Scene) -> Iterator[tuple[float, Name]]:
    text, common, given = place.text, tables.common(), tables.given()
    at = 0
    for match in tables.family().finditer(text):
        start = match.start()
        if start < at:
            continue
        role = place.roles.get(start)
        if start in place.places and (role is None or start + 1 in place.places):
            continue
        if role is None and (text[start : start + 2] in common or not given.match(text, match.end())):
            continue
        best = max(_readings(place, start, match.end(), role), default=None)
        if best and best[0] >= _LIKELY:
            name = re.sub("[ 　]", "", text[start : best[1]])
            yield best[0], Name(start, best[1], name, role.text if role else "")
            at = best[1] if best[0] >= _LEAST else at


def _readings(place: Scene, start: int, given: int, role: _Role | None) -> Iterator[tuple[float, int]]:
    """(score, end) of each length that the name may have."""
    text = place.text
    before = _before(text, start, role)
    for length in (2, 1):
        end = given + length
        if not may_be_given(text[given:end], length) or (not role and end - 1 in place.places):
            continue
        if not place.beginnings.isdisjoint(range(start + 1, end)):
            continue  # 书记任理事长: 理事长 begins inside
        yield (
            before
            + _behind(text, end, before)
            - (1.2 if length == 2 and text[end - 1 : end + 1] in tables.straddling() else 0.0)
            + _likeness(text[start:end], given - start, before >= _INTRODUCED),
            end,
        )
    spaced = _SPACED.match(text, given)
    if spaced and role and may_be_given(spaced.group(1), 1):
        yield before + 0.5, spaced.end()
    speaks = _SPACED_BEFORE_SPEECH.match(text, given)
    if speaks and role and tables.speech_behind().match(text, speaks.end()):
        yield before + 2.0, speaks.end()


def _before(text: str, start: int, role: _Role | None) -> float:
    if role:
        return 2.8
    if text.endswith(_EPITHETS, 0, start):
        return 2.0
    if start == 0 or text[start - 1] in _CLAUSE_END:
        return 1.0
    if text.endswith(("名叫", "叫做", "叫", "名为"), 0, start):
        return 2.0
    if tables.described().search(text, max(start - 6, 0), start):
        return _INTRODUCED
    if text.endswith(tables.met(), 0, start):
        return _INTRODUCED
    return 0.5 if text[start - 1] in "的是和与由像让" else 0.0


def _behind(text: str, end: int, before: float) -> float:
    if _UNIT.match(text, end):
        return -3.0
    title = tables.title_behind().match(text, end)
    if title:
        return 3.0 if title.group() in ("总书记", "同志", "先生", "女士", "老师", "教授", "院士") else 2.0
    if before >= 0.5 and _QUOTED_SPEECH.match(text, end):
        return 2.6
    if before >= 0.5 and tables.speech_behind().match(text, end):
        return 2.0
    if _PRESS.match(text, end):
        return 2.0
    if _POSITION.match(text, end):
        return 3.0
    if _AGE.match(text, end):
        return 2.0
    if before == 1.0 and (_SPOKEN.match(text, end) or _IS_SOMEBODY.match(text, end)):
        return 1.5
    if before == 1.0 and text[end : end + 1] in (":", "："):
        return 2.0
    if before < 0.5:
        return -1.0  # too little, whatever follows
    if tables.then_behind().match(text, end) or text[end : end + 2] in tables.straddling():
        return 0.7 + (0.6 if before < 2 and _PRONOUN.search(text, end, end + 60) else 0.0)
    return -0.3 if before >= 2 else -1.0


def _likeness(name: str, family: int, role: bool) -> float:
    """How much the characters themselves look like a name."""
    score = 0.3 if len(name) == family + 2 else 0.0
    common = tables.common()
    if name[:2] in common and name[-1] == "得":
        score -= 2.0  # 高兴得合不拢嘴
    if name[:2] in common or name[:3] in common:
        score -= 1.6 if role else 2.0
    if len(name) >= 3 and name[1:3] in common:
        score -= 0.2 if role else 0.6
    if name[0] in tables.doubtful() and family == 1:
        score -= (0.8 if len(name) == 2 else 0.0) if role else 0.7
    if role and name[0] in tables.verbal() and len(name) == 3:
        score -= 0.4
    return score


def _composed(place: Scene) -> Iterator[Name]:
    """Names of other nations: 阿布都热合曼·托合提, 仁青加, 边巴次仁."""
    pointed = tables.transcribed().finditer(place.text) if _POINT.search(place.text) else ()
    for match in (*tables.composed().finditer(place.text), *pointed):
        start, end = match.start(), match.end() - match.group().endswith("和")
        if start in place.places:
            continue
        role = place.roles.get(start)
        before = _before(place.text, start, role)
        if _POINT.search(match.group()) or before + _behind(place.text, end, before) >= 1.5:
            yield Name(start, end, place.text[start:end], role.text if role else "")


def _strangers(place: Scene) -> Iterator[Name]:
    """Names of other nations behind a role: 牧民巴特尔家有羊, 村民买买提·依明说."""
    for start, role in place.roles.items():
        if role.spaces:
            continue
        if tables.transcribed().match(place.text, start):
            continue
        pointed = _POINTED.match(place.text, start)
        match = pointed or (_STRANGE.match(place.text, start) if role.text in tables.private() else None)
        if match and (pointed or _is_strange(match.group(1))):
            yield Name(start, match.end(1), match.group(1), role.text)


def _is_strange(name: str) -> bool:
    parts = {name[i : i + 2] for i in range(len(name) - 1)}
    return may_be_given(name, len(name)) and parts.isdisjoint(tables.common()) and not _COUNTS.search(name)


def _before_speech(place: Scene) -> Iterator[Name]:
    """Whatever stands between a role and a verb of speech: 乡党委书记完么才让介绍."""
    for start, role in place.roles.items():
        match = _BEFORE_SPEECH.match(place.text, start)
        if match and role.spaces == 0 and _may_speak(match.group(1)):
            name = match.group(1)
            if place.text[match.end(1) - 1 : match.end(1) + 1] in _COMES:
                continue
            if name[:2] not in tables.common() and name[-2:] not in tables.common():
                yield Name(start, match.end(1), name, role.text)


def _may_speak(name: str) -> bool:
    """True for what may be a name; 姜从春 has a particle in its middle."""
    middle = len(name) == 3 and name[1] in "从为以可能有和向在对" and tables.family().match(name)
    return may_be_given(name[0] + name[2:] if middle else name, len(name) - bool(middle))


def repeated(text: str, names: set[str]) -> Iterator[Name]:
    """Every mention of names that are known already, also with a space inside a name of two characters."""
    if not names:
        return
    forms = [
        f"{n[0]}[ 　]{{0,2}}{n[1]}" if len(n) == 2 else re.escape(n)
        for n in sorted(names, key=len, reverse=True)
    ]
    for match in re.finditer("|".join(forms), text):
        if text.startswith(tables.thought(), match.end()) or text[match.start() - 1 : match.start()] == "《":
            continue
        yield Name(match.start(), match.end(), re.sub("[ 　]", "", match.group()))
