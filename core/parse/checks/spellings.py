"""One name written two ways: a body in quotes whose one character sounds like another, a holder with swapped characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from core.model import Case, Check, Person
from core.parse.name_checks import sound_alike
from core.parse.projection import Projection

_QUOTED = re.compile(r"[“「『]([\u4e00-\u9fff]{4,14})[”」』]")
_BODY = re.compile(
    r"(?:[传讲研]习所|合作社|公司|基地|中心|[园馆院]|协会|联盟|工坊|作坊|车间|学堂|书屋|超市|农庄|山庄|民宿|客栈|工作室|服务队|艺术团|合唱团|[食学课]堂|驿站)$"
)
_TITLE = r"(?:总支|支部)?(?:第一)?(?:书记|支书|主任|[镇乡县区市局站所队]长|理事长|董事长|总经理)"
_TITLED = re.compile(rf"([\u4e00-\u9fff]{{3}})(?={_TITLE})")
_MOST = 200


def checks(case: Case, view: Projection) -> Iterator[Check]:
    """Bodies and office holders whose names are told apart by a slip of the pen only."""
    yield from _bodies(view)
    yield from _holders(case, view)


def _bodies(view: Projection) -> Iterator[Check]:
    """“山歌传习所” and “山哥传习所”; 一中心 and 二中心 do not sound alike."""
    first: dict[str, tuple[int, int]] = {}
    for m in _QUOTED.finditer(view.text):
        if _BODY.search(m[1]) and len(first) < _MOST:
            first.setdefault(m[1], m.span(1))
    for (a, at), (b, there) in combinations(first.items(), 2):
        if one_character_by_sound(a, b) or (len(a) > 4 and two_swapped(a, b)):
            note = f"“{a}”与“{b}”只差一字,疑为同一名称的两种写法"
            yield Check(view.span(*there), "name", False, note, view.span(*at))


def _holders(case: Case, view: Projection) -> Iterator[Check]:
    """书记谭国富, and 谭富国书记 further on, whom the reader of people may have passed over."""
    known: dict[str, Person] = {}
    for person in case.people:
        known.setdefault(person.name, person)
    seen: set[str] = set()
    for m in _TITLED.finditer(view.text):
        name, title = m[1], re.match(_TITLE, view.text[m.end() :])
        if name in known or name in seen or title is None:
            continue
        seen.add(name)
        for person in _meant(name, title.group(), list(known.values())):
            note = f"“{person.name}”与“{name}”疑为同一人"
            yield Check(view.span(*m.span(1)), "name", False, note, person.span, soft=True)


def _meant(name: str, title: str, people: Sequence[Person]) -> Iterator[Person]:
    """Those of `people` with that office whose name differs by a slip."""
    for person in people:
        office = person.role is None or person.role.endswith(title[-2:])
        one = person.name[0] == name[0] and len(person.name) == len(name)
        if office and one and (two_swapped(person.name, name) or one_character_by_sound(person.name, name)):
            yield person


def two_swapped(a: str, b: str) -> bool:
    """谭国富 and 谭富国."""
    wrong = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) and len(wrong) == 2 and wrong[0] == wrong[1][::-1]


def one_character_by_sound(a: str, b: str) -> bool:
    """Whether two names of one length differ in one character that sounds like the other."""
    wrong = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) and len(wrong) == 1 and sound_alike(*wrong[0])
