"""Programmes without quotation marks, known by the type noun that ends their name: 农村饮水安全工程, 月例会."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from core import lexicon
from core.model import Span
from core.parse.programmes import words
from core.parse.programmes.candidate import Candidate

_RUN = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9+＋×%·]++|[(（][^()（）\n]{1,8}[)）])*+\Z")
_LONGEST = 30
# Single characters that end what goes before, unless they are part of one of the words behind them.
_SORTS = "(?:[个项批种条类座处轮场期套]|大(?!重点))"
_HARD = (
    "[该我本][省市县区镇乡村]?", "[的了着是将被使让给或等每此这那您你们他她其之]", "(?<![厕场处派诊会研])所",
    "以(?!工代赈|奖代补|奖促|旧换|色列)", "把(?!关|脉)", "由", "为(?!民|农|老)", "在(?!线|地|建)", "从", "向(?!阳)",
    "到(?!户|村|人|田)", "有(?!机|效|限|序)", "按(?!摩|钮|揭)", "对(?!口|接|标)", "及", "各(?!界)[类种项级地个]?",
    "与", "就(?!业|近|地)", "项目[(（][^()（）]{1,8}[)）]获?", "工程[(（][^()（）]{1,8}[)）]获?",
    rf"\d+{_SORTS}", f"[一二两三四五六七八九十]+{_SORTS}",
)  # fmt: skip
_QUANTITY = re.compile(
    r"[\d.]+[余多]?[万千百]?[余多]?(?:亩|平方米|公里|万元|亿元|余万元|多万元|[Kk][Ww]|[Kk][Vv][Aa])"
)
_COUNT = re.compile(r"\d+[余多]?[个座处家]")
_KINDS = re.compile("就业|孵化|转移|创业|电商|光伏")
_FURTHER = frozenset({"方案", "规划", "计划", "管理办法", "实施办法", "实施意见", "实施细则", "改革"})
_BRACKET = re.compile(r"[(（][\u4e00-\u9fff]{1,6}[)）]")
# Loose heads: after 的 they are described, not named.
_DESCRIBED = frozenset(
    {"模式", "机制", "体系", "制度", "方案", "规划", "计划", "项目", "活动", "政策", "改革", "基地", "行动"}
)
_SINGLES = re.compile(r"((?:[\u4e00-\u9fff]、){2,})\Z")
_JOINT = re.compile("[和或]")
_YEARLY = re.compile(r"年产(?:(?!基地|公司|[0-9]+[个家])[^,，。;；\n的]){2,40}\Z")


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(f"(?:{lexicon.alternatives(words.bare())}){words.NO_SYSTEM}")


@cache
def _edge() -> re.Pattern[str]:
    verbs = sorted(lexicon.load("programmes")["edge"]["verbs"], key=len, reverse=True)
    return re.compile(lexicon.looked_ahead([*verbs, *_HARD]))


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(
        f"(?!个[性体人])(?:20\\d\\d年度?|{lexicon.alternatives(lexicon.load('programmes')['edge']['openers'])})"
    )


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(f"(?<!宅)(?:{lexicon.alternatives(lexicon.load('programmes')['edge']['generic'])})")


@cache
def _visits() -> re.Pattern[str]:
    """Words of going or lying somewhere, in the same clause before the name of a site."""
    verbs = lexicon.alternatives(lexicon.load("programmes")["edge"]["visits"])
    return re.compile(f"(?:{verbs})[^,，。;；:：!?！？\\n]{{0,12}}\\Z")


@cache
def _governs() -> re.Pattern[str]:
    """A verb that sets something up, in the same clause before the name."""
    verbs = lexicon.alternatives(lexicon.load("programmes")["edge"]["governs"])
    return re.compile(f"(?:{verbs})[^,，。;；:：!?！？\\n]{{0,16}}\\Z")


def candidates(text: str, places: Iterable[Span]) -> list[Candidate]:
    """Names that end in a type noun; `places` are reading spans of place mentions, which are left off the front."""
    ends = {p.start: p.end for p in places}
    found = []
    for match in _nouns().finditer(text):
        candidate = _candidate(text, match, ends)
        if candidate is not None:
            found.append(candidate)
    return found


def _candidate(text: str, match: re.Match[str], places: dict[int, int]) -> Candidate | None:
    noun = match.group()
    if noun == "行动" and text[match.start() - 1 : match.start()] == "进":
        return None  # 进行|动态分类
    if text.startswith(words.continued(noun), match.end()) or _goes_on(text, match.end()):
        return None
    start = _left_edge(text, match.start(), noun, places)
    if start is None or (_COUNT.match(text, match.end()) and _is_plural(text[start : match.start()])):
        return None
    if not is_special(text[start : match.start()], noun) or not _stands(text, start, noun):
        return None
    bracket = _BRACKET.match(text, match.end()) if noun in ("项目", "工程") else None
    end = bracket.end() if bracket else match.end()
    return Candidate(start, end, words.kinds()[noun], 4, text[start:end])


def _goes_on(text: str, end: int) -> bool:
    """True if the words are the beginning of a longer name: 建设项目|方案."""
    further = _nouns().match(text, end)
    return bool(further and further.group() in _FURTHER)


def _is_plural(before: str) -> bool:
    """True if the words before a counted noun name a kind of thing: 就业扶贫基地21家, not 冷水鱼养殖基地3处."""
    return len(_KINDS.sub("", _generic().sub("", before))) < 3


def _stands(text: str, start: int, noun: str) -> bool:
    """True if what goes before lets the words be a name: no quotation that they only describe, a verb where one is due."""
    if text.endswith(("”", "’", "」"), 0, start):
        return False
    if text.endswith(("”的", "’的", "」的"), 0, start) and noun in _DESCRIBED:
        return len(_generic().sub("", text[start : text.index(noun, start)])) >= 3
    if text[start - 1 : start] == "等" and noun in _DESCRIBED:
        return False
    if noun in _SITES_OF_HONOUR and _HONOURED.search(text, max(start - 10, 0), start):
        return False
    if noun in words.visited() and _visits().search(text, max(start - 16, 0), start):
        return True
    if noun in words.governed():
        return bool(_governs().search(text, max(start - 20, 0), start))
    return True


def ends_in_verb(before: str) -> bool:
    """True if the last word of `before` takes what follows as its object."""
    return before.endswith(_verbs())


@cache
def _verbs() -> tuple[str, ...]:
    edge = lexicon.load("programmes")["edge"]
    return tuple(verb for verb in (*edge["openers"], *edge["governs"]) if len(verb) >= 2)


def has_edge(text: str, start: int, end: int) -> bool:
    """True if a word stands in between that cannot be part of a name."""
    return bool(_edge().search(text, start, end))


def behind_edges(text: str, start: int, end: int) -> int:
    """Behind the last word between that cannot be part of a name: 听取农场对|基地."""
    return max((edge.end() for edge in _edge().finditer(text, start, end)), default=start)


def left_edge(text: str, at: int) -> int | None:
    """Where the words that end at `at` begin, behind the last word that cannot be part of a name; None if none are left."""
    run = _RUN.search(text, max(at - _LONGEST, 0), at)
    start = _behind_last_edge(text, run.start(), at) if run else None
    return None if start is None else _without_openers(text, start, at)


def _left_edge(text: str, noun_at: int, noun: str, places: dict[int, int]) -> int | None:
    run = _RUN.search(text, max(noun_at - _LONGEST, 0), noun_at)
    if run is None:
        return None
    start = _behind_last_edge(text, run.start(), noun_at)
    if start is None:
        return noun_at if noun in _WHOLE else None
    start = _without_openers(text, start, noun_at)
    behind = _without_places(text, start, noun_at, places)
    if behind > start:
        start = _without_openers(text, behind, noun_at)
    return _with_members(text, start, noun_at)


def _behind_last_edge(text: str, start: int, noun_at: int) -> int | None:
    """Behind the last word that cannot be part of the name; None if nothing is left."""
    for edge in _edge().finditer(text, start, noun_at):
        start = edge.end()
    if noun_at - start < 1:
        return None
    for joint in _JOINT.finditer(text, start, noun_at):
        if noun_at - joint.end() >= 4 or words.ending().search(text[start : joint.start()]):
            return joint.end()
    return start


def _without_openers(text: str, start: int, noun_at: int) -> int:
    while match := _QUANTITY.match(text, start, noun_at) or _opener().match(text, start, noun_at):
        start = match.end()
    return start


def _without_places(text: str, start: int, noun_at: int, places: dict[int, int]) -> int:
    while start in places and _names_alone(text[places[start] : noun_at]):
        start = places[start]
        if text[start] in "、和":
            start += 1
    return start


def _names_alone(own: str) -> bool:
    """True if the words need no place before them: 农村饮水 of 新城县农村饮水项目, not 书院 of 永嘉书院项目."""
    return len(own) >= 3 or (len(own) == 2 and not says_more(own))


def _with_members(text: str, start: int, noun_at: int) -> int:
    """The name with its members: 选、育、管、用闭环管理机制, 迎老乡、回故乡、建家乡活动, 年产A、B项目."""
    listed = text[start - 1 : start] == "、"
    if listed and (singles := _SINGLES.search(text, max(start - 14, 0), start)):
        before = _RUN.search(text, max(singles.start() - _LONGEST, 0), singles.start())
        first = _behind_last_edge(text, before.start(), singles.start()) if before else None
        return singles.start() if first is None else first
    if yearly := _YEARLY.search(text, max(start - 44, 0), start):
        return yearly.start()
    size = noun_at - start
    while (
        3 <= size <= 4
        and text.startswith(("活动", "行动"), noun_at)
        and text[start - 1 : start] == "、"
        and _whole_member(text, start - 1 - size, size)
    ):
        start -= size + 1
    return start


def _whole_member(text: str, start: int, size: int) -> bool:
    """True if `text[start:start+size]` is all that stands between two marks, or behind a verb."""
    if start < 0 or not all("\u4e00" <= c <= "\u9fff" for c in text[start : start + size]):
        return False
    before = text[max(start - 3, 0) : start]
    return not before[-1:].isalpha() or any(edge.end() == len(before) for edge in _edge().finditer(before))


def is_special(before: str, noun: str) -> bool:
    """True if the words before the type noun say more than the noun does by itself."""
    if noun in _WHOLE:
        return True
    if _ANY_OF_KIND.search(before) or (noun in ("工程", "项目") and _BIG.search(before)):
        return False
    if _LEVEL.sub("", before) in lexicon.load("programmes")["edge"]["general"]:
        return False
    if before == "乡村振兴" and noun in _ANY:
        return False
    if len(before) < (4 if noun in words.sites() else 3 if noun == "基地" else 0):
        return False
    if noun in _SITES and len(_LEVEL.sub("", before)) >= 4:
        return True
    left = _generic().sub("", before)
    least = 1 if len(noun) > 3 else 2
    return len(before) >= 2 and len(left) >= least


def says_more(name: str) -> bool:
    """True if the name holds more than general words: 阳光议事制度, not 保障机制."""
    return bool(_generic().sub("", name))


# 入选省特色小镇: an honour.
_HONOURED = re.compile(r"(?:入选|获评|荣获|评为|认定为|命名为|授予|跻身)[^,，。;；、]{0,5}\Z")
_ANY = frozenset({"项目", "活动", "政策", "工程", "体系", "方案", "规划"})
_ANY_OF_KIND = re.compile("[均每]|类$")
_BIG = re.compile("(?<![一二三四五六七八九十重])大$")
_LEVEL = re.compile("^(?:国家|[省市州县区乡镇村])级")
_SITES_OF_HONOUR = frozenset({"特色小镇", "示范区", "示范园", "基地", "产业园", "公园"})
_SITES = frozenset({"产业园", "示范园", "示范区", "综合体", "农业园"})
_WHOLE = frozenset({"河长制", "林长制", "主题党日", "网格化管理"})
