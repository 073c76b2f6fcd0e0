"""Names of programmes: a formula in two orders, a number that its expansion does not bear out, one character wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from operator import ne

from core.model import Case, Check, Programme
from core.parse.name_checks.likeness import differing, one_character_by_sound
from core.parse.programmes import expansions, suspect_misprints
from core.parse.projection import Projection

_DIGITS = re.compile(r"(?P<digits>\d{3,5})(?P<type>\D*)")
_FORMULA = re.compile(
    r"(?<!\d)(?<!\d[+＋])(?P<parts>\d+(?:[+＋](?:\d+|[NXnx]))+)[”\"’]?[^,，。;；:：、\d\n]{0,12}[,，]?(?:即|就是|:|：|——|[(（]即?)"
    r"(?P<members>[\dNXnx][^,，。;；:：、\n]{1,14}(?:、[^,，。;；:：、\n]{1,14})+)"
)
_LEAD = re.compile(r"\d+|[NXnx]")
_PAIR = re.compile("[一二两三四五六七八九十][^一二两三四五六七八九十]{1,2}")
_NUMBERED = re.compile(
    r"[“\"](?P<parts>(?:[一二两三四五六七八九十][\u4e00-\u9fff]{1,2}){2,5})[”\"][^,，。;；:：、\d\n]{0,8}[,，]?(?:即|就是|:|：|——)"
    r"(?P<members>[一二两三四五六七八九十][^,，。;；:：、\n]{1,14}(?:、[^,，。;；:：、\n]{1,14})+)"
)
_GOES_ON = re.compile(r"(?:、[^、,，。;；:：\n“”]{2,10})+")
_LONG = 6
_NUMERAL = re.compile("[一二两三四五六七八九十]")
_TELLING = re.compile(r"[一二三四五六七八九十百千万春夏秋冬东南西北上下男女老小新\d]")


def checks(case: Case, view: Projection) -> Iterator[Check]:
    """What the programmes of a case say about each other, agreements included."""
    first: dict[str, Programme] = {}
    for programme in case.programmes:
        first.setdefault(programme.name, programme)
    yield from _spelt_two_ways(first)
    yield from _counted(first, view)
    yield from _alike(first)
    yield from _spelt_out(view)
    if "+" in view.text or "＋" in view.text:
        yield from _added_up(view)


def _spelt_out(view: Projection) -> Iterator[Check]:
    """“一站两园三基地”,即一个工作站、两个采摘园、三个基地: each numeral of the formula begins a member."""
    for m in _NUMBERED.finditer(view.text):
        pairs = [(p[0], p[1:]) for p in _PAIR.findall(m["parts"])]
        members = re.split("[、,，]", m["members"])
        if len(members) != len(pairs) or not all(
            x.endswith(n[-1]) for x, (_, n) in zip(members, pairs, strict=True)
        ):
            continue
        leads = [x[0].replace("二", "两") for x in members]
        if all(_NUMERAL.match(lead) for lead in leads):
            holds = leads == [n.replace("二", "两") for n, _ in pairs]
            note = f"“{m['parts']}”与展开处的“{m['members']}”" + ("相符" if holds else "不符")
            yield Check(view.span(*m.span("parts")), "name", holds, note, view.span(*m.span("members")))


def _added_up(view: Projection) -> Iterator[Check]:
    """“1+3+N”治理模式,即1个党支部、3支队伍、N名网格员: each part of the formula begins a member."""
    for m in _FORMULA.finditer(view.text):
        parts, members = re.split("[+＋]", m["parts"].upper()), re.split("[、,，]", m["members"].upper())
        leads = [lead.group() if (lead := _LEAD.match(member)) else "" for member in members]
        if len(leads) > 1 and all(leads):
            note = f"“{m['parts']}”与展开处的{'、'.join(leads)}" + ("相符" if parts == leads else "不符")
            yield Check(
                view.span(*m.span("parts")), "name", parts == leads, note, view.span(*m.span("members"))
            )


def _spelt_two_ways(first: dict[str, Programme]) -> Iterator[Check]:
    for a, b in suspect_misprints(first):
        yield _pair(first[a], first[b], "只差字序,疑为同一事项的两种写法")


def _pair(a: Programme, b: Programme, how: str) -> Check:
    one, two = sorted((a, b), key=lambda p: p.span)
    return Check(two.span, "name", False, f"“{one.name}”与“{two.name}”{how}", one.span)


def _alike(first: dict[str, Programme]) -> Iterator[Check]:
    """“136”工作法 and “163”工作法; 民族团结一家亲 and 民族团结一家人."""
    digits = {name: _DIGITS.fullmatch(name) for name in first}
    for a, b in combinations(first, 2):
        one, two = digits[a], digits[b]
        if one and two:
            if one["type"] == two["type"] and sorted(one["digits"]) == sorted(two["digits"]):
                yield _pair(first[a], first[b], "只差数字顺序,疑为同一事项的两种写法")
        elif not len(a) == len(b) >= 4 or sum(map(ne, a, b)) != 1:
            continue
        elif a[1:] == b[1:] and _NUMERAL.match(a) and _NUMERAL.match(b):
            yield _pair(first[a], first[b], "只差数字,疑为同一事项的两种写法")
        elif first[a].kind == first[b].kind and one_character_by_sound(a, b):
            yield _pair(first[a], first[b], "音近而只差一字,疑为同一事项的两种写法")
        elif first[a].kind == first[b].kind and _one_off(a, b):
            yield _pair(first[a], first[b], "只差一字,疑为同一事项的两种写法")


def _one_off(a: str, b: str) -> bool:
    wrong = differing(a, b)
    numbered = len(_NUMERAL.findall(a)) == 1 and _NUMERAL.match(a)  # 三色预警, not 一村一品
    if len(a) < _LONG and not numbered:
        return False
    return len(wrong) == 1 and not _TELLING.search("".join(wrong[0])) and a[0] == b[0]


def _counted(first: dict[str, Programme], view: Projection) -> Iterator[Check]:
    for p in first.values():
        if not p.expansion or not p.expansion_span:
            continue
        verdict = expansions.counted(_each_a_hundred(p.name, p.expansion), _list(p.expansion))
        if verdict:
            want, got = verdict[0], verdict[1] + _left_out(p, view, *verdict)
            got = want if _by_its_word(p, view) == want else got
            note = f"“{p.name}”应有{want}项,展开处列出{got}项"
            yield Check(p.span, "name", want == got, note, p.expansion_span)


_HUNDREDS = re.compile(r"(?P<n>[二三四五六七八九十])(?P<of>[百千万])(?![元亩户人村名斤])")
_ONES = re.compile(r"(?P<n>[二三四五六七八九十])个一")


def _formula(name: str) -> str:
    """六个一 announces six things, not six of one and one of another."""
    ones = _ONES.match(name)
    return f"{ones['n']}项" if ones else name


def _each_a_hundred(name: str, expansion: str) -> str:
    """四百行动 announces four things if most of its list hold a 百."""
    hundreds = _HUNDREDS.match(name)
    members = re.split("[、,，;；]", expansion)
    if hundreds and sum(hundreds["of"] in m for m in members) * 2 > len(members):
        return f"{hundreds['n']}项"
    return _formula(name)


def _list(expansion: str) -> str:
    """An expansion without the clause that goes on behind its list: …、贴心服务,赢得了群众信任."""
    parts = re.split("[,，;；]", expansion)
    members, rest = expansion[: -len(parts[-1]) - 1], parts[-1]
    if len(parts) < 2 or members.count("、") < 2 or "、" in rest:
        return expansion
    longest = max(len(m) for m in re.split("[、,，;；]", members))
    return members if "了" in rest or len(rest) > longest + 2 else expansion


def _by_its_word(programme: Programme, view: Projection) -> int:
    """How often the word of a name stands in the sentence that spells it out: “三个统一”:统一…;统一…;统一…."""
    assert programme.expansion_span
    start = view.to_reading(programme.expansion_span.start)
    if start is None:
        return 0
    end = view.text.find("。", start)
    return view.text.count(programme.name.strip("”")[-2:], start, end if end > 0 else None)


def _left_out(programme: Programme, view: Projection, want: int, got: int) -> int:
    """How many members of one shape go on behind an expansion that was read up to the number told: 土地变银行."""
    assert programme.expansion and programme.expansion_span
    end = view.to_reading(programme.expansion_span.end - 1)
    more = _GOES_ON.match(view.text, end + 1) if end is not None and want == got else None
    members = re.split("[、,，;；]", programme.expansion)
    if more is None or len({len(m) for m in members}) > 1:
        return 0
    shared = [i for i in range(len(members[0])) if len({m[i] for m in members}) == 1]
    found = more.group().split("、")[1:]
    if not shared or not all(
        len(m) == len(members[0]) and m[shared[0]] == members[0][shared[0]] for m in found
    ):
        return 0
    return len(found)
