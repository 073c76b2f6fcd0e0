"""Names of people: one person spelt two ways or with two surnames, a role given to two people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from core import lexicon
from core.model import Case, Check, Person
from core.parse.name_checks.likeness import differing, look_alike, sound_alike, two_swapped
from core.parse.projection import Projection

_ONE_HOLDER = re.compile(
    r"(?:[^副总、]*)书记|村支书|第一书记|区长|县长|市长|镇长|乡长|局长|村委会主任|董事长|理事长"
)
# A body that its place does not name: several articles' worth of villages have one each.
_UNNAMED = re.compile(r"(?:省|市|区|县|镇|乡|街道|村|社区)?(?:党|支部|委|村委会)")
_TITLE = re.compile(r"(?:总支|支部)?(?:第一)?(?:书记|支书|主任|[镇乡县区市局站所队]长|理事长|董事长|总经理)")
_HAN = re.compile("[\u4e00-\u9fff]{3,6}")
# Characters that stand behind a name or begin the next word, and end no name.
_NO_NAME = frozenset("的在是和与也都说将已到对把被为了从有不就又还常总便则先正用向给让带")
_SPEAKS = re.compile(
    r"(?:[常总也都又便则就]|激动地|高兴地|感慨地?|笑着|笑呵呵地|深有感触地|动情地|自豪地|欣慰地)?(?:说|介绍|告诉|表示|坦言|感慨|回忆|笑|道|直言|谈起|算起|信心|把这|心里|认为|指着)"
)
_OPENS = frozenset("\n,，。;；:：“”\"'‘’!！?？()（）、 ")
_MOST = 60


def checks(case: Case, view: Projection) -> Iterator[Check]:
    """Doubts about the people of a case."""
    yield from _two_people_one_role(case)
    known = {p.name for p in case.people if p.role or p.org}
    shown: set[str] = set()
    for check, name in (*_similar_names(case, view), *_unread(case, view, known)):
        if name not in shown:
            shown.add(name)
            yield check


def _two_people_one_role(case: Case) -> Iterator[Check]:
    holders: dict[tuple[str, str], dict[str, Person]] = defaultdict(dict)
    for person in case.people:
        if (
            person.role
            and person.org
            and _ONE_HOLDER.fullmatch(person.role)
            and not _UNNAMED.match(person.org)
        ):
            holders[person.org, person.role].setdefault(person.name, person)
    for (org, role), people in holders.items():
        for one, two in combinations(people.values(), 2):
            if _how_alike(one, two):
                continue
            note = f"{org}的{role}既写作{one.name},又写作{two.name}"
            yield Check(two.span, "name", False, note, one.span, soft=True)


def _similar_names(case: Case, view: Projection) -> Iterator[tuple[Check, str]]:
    """Two names that may be one: 余海兵 and 余海冰, 谭国强 and 谭强国, a secretary 张守民 and a secretary 张守明."""
    first: dict[str, Person] = {}
    for person in case.people:
        first.setdefault(person.name, person)
    for one, two in combinations(first.values(), 2):
        how = _how_alike(one, two)
        if how and not any(_succeeds(view.source, p) for p in (one, two)):
            note = f"“{one.name}”与“{two.name}”{how},疑为同一人"
            yield Check(two.span, "name", False, note, one.span, soft=True), two.name


_CHANGE = re.compile("[老新原前现][^,，。]{0,6}$|前任|现任|继任|接[任替过]")


def _succeeds(text: str, person: Person) -> bool:
    """Whether somebody is told as the old or the new holder of an office: 老书记王学文, 新书记王学武."""
    return _CHANGE.search(text, max(0, person.span.start - 6), person.span.start) is not None


def _how_alike(one: Person, two: Person) -> str:
    a, b = one.name, two.name
    if len(a) != len(b) or len(a) < 3 or a[0] != b[0]:
        return ""
    same_role, one_place = one.role == two.role, one.org == two.org or one.org is None or two.org is None
    if not one_place:
        return ""
    office = _one_office(one.role, two.role)
    titled = any(p.role is not None and _ONE_HOLDER.fullmatch(p.role) for p in (one, two))
    if two_swapped(a, b) and (office or titled):
        return "只差字序"
    wrong = differing(a, b)
    if len(wrong) != 1:
        return ""
    if sound_alike(*wrong[0]) and (office or two.org is None):
        return "音近而只差一字"
    if not office:
        return ""
    if look_alike(*wrong[0]):
        return "形近而只差一字"
    # Brothers differ so too, but hold no one office.
    held = same_role and one.role is not None and _ONE_HOLDER.fullmatch(one.role)
    return "职务相同而只差一字" if held else ""


def _one_office(one: str | None, two: str | None) -> bool:
    """Whether 村委会主任 and 主任 may be said of one holder; so may no office at all."""
    return one is None or two is None or one.endswith(two) or two.endswith(one)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lexicon.load("surnames")["single"]) - {"\n", " "}


def _unread(case: Case, view: Projection, known: set[str]) -> Iterator[tuple[Check, str]]:
    """Variants of a known name that were read as nobody's: 谭富国书记, 赵得胜被评为, “…。”张秀梅说."""
    first: dict[str, Person] = {}
    for person in case.people:
        if _HAN.fullmatch(person.name) and len(first) < _MOST:
            first.setdefault(person.name, person)
    if not first:
        return
    text = view.text
    for name, person in first.items():
        for at in sorted(set(_variants(text, name))):
            told = text[at : at + len(name)]
            how = "" if told in known else _meant(text, at, name, told, person.role is not None)
            if how:
                note = f"“{name}”与“{told}”{how},疑为同一人"
                yield Check(view.span(at, at + len(name)), "name", False, note, person.span, soft=True), told


def _variants(text: str, name: str) -> Iterator[int]:
    """Where something stands that differs from a name in one character, or in the order of two of the given name."""
    for i in range(len(name)):
        before, behind = name[:i], name[i + 1 :]
        part, shift = (before, 0) if len(before) > len(behind) else (behind, i + 1)
        at = text.find(part)
        while at >= 0:
            start = at - shift
            about = start >= 0 and text.startswith(before, start) and text.startswith(behind, start + i + 1)
            if about and text[start + i : start + i + 1] != name[i]:
                yield start
            at = text.find(part, at + 1)
    for i in range(1, len(name) - 1):
        at = text.find(name[:i] + name[i + 1] + name[i] + name[i + 2 :])
        if at >= 0:
            yield at


def _meant(text: str, at: int, name: str, told: str, held: bool) -> str:
    """How `told`, which stands at a place of the text, is a slip for `name`; '' if it is none."""
    wrong, end = differing(name, told), at + len(name)
    if not wrong or any(b in _NO_NAME for _, b in wrong) or not _HAN.fullmatch(told):
        return ""
    if told[0] != name[0]:
        opened = at == 0 or text[at - 1] in _OPENS
        alone = text.count(told) == 1 and (text.count(name) > 1 or held)
        surname = told[0] in _surnames() and len(wrong) == 1
        return "名同而姓不同" if surname and opened and alone and _SPEAKS.match(text, end) else ""
    if two_swapped(name, told):
        return "只差字序"
    if len(wrong) > 1:
        return ""
    # What sounds alike at the head of a clause is a name whatever follows it.
    heads = (at == 0 or text[at - 1] in _OPENS) and sound_alike(*wrong[0])
    if not heads and not _stands_as_name(text, at, end):
        return ""
    return "音近而只差一字" if sound_alike(*wrong[0]) else "形近而只差一字" if look_alike(*wrong[0]) else ""


_FOLLOWS = re.compile(
    r"[,，。、;；:：!！?？”)）(（\n的一边说介告表坦感回笑道直谈算认指被在是和与也都将已到对把为从有就又还常总便则先正用向给让带一家刚每当没成获这]|$"
)


def _stands_as_name(text: str, at: int, end: int) -> bool:
    """Whether the characters `text[at:end]` are a word of their own."""
    opened = (
        at == 0
        or text[at - 1] in _OPENS
        or text[max(0, at - 2) : at] in _ENDINGS
        or text[at - 1] in "着由让被和与长请"
    )
    speaks = at > 0 and text[at - 1] in "”」』"  # behind a quotation stands who said it
    return speaks or _TITLE.match(text, end) is not None or (opened and _FOLLOWS.match(text, end) is not None)


_ENDINGS = frozenset(
    [
        "书记",
        "支书",
        "主任",
        "村民",
        "经理",
        "队长",
        "农民",
        "能手",
        "大户",
        "同志",
        "党员",
        "干部",
        "老师",
        "记者",
        "老人",
        "青年",
        "人员",
        "队员",
        "如今",
        "现在",
    ]
)
