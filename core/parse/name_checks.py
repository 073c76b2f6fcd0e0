"""Checks on names: one thing spelt two ways, an expansion that does not match its number, a role given to two people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from core.model import Case, Check, Person, Programme
from core.parse.programmes import expansions, suspect_misprints
from core.parse.projection import Projection

_ONE_HOLDER = re.compile(
    r"(?:[^副总、]*)书记|村支书|第一书记|区长|县长|市长|镇长|乡长|局长|村委会主任|董事长|理事长"
)
# A body that its place does not name: several articles' worth of villages have one each.
_UNNAMED = re.compile(r"(?:省|市|区|县|镇|乡|街道|村|社区)?(?:党|支部|委|村委会)")


def checks(case: Case, view: Projection) -> tuple[Check, ...]:
    """What the names of a case say about each other, agreements included."""
    return (*_spelt_two_ways(case), *_counted(case), *_two_people_one_role(case), *_similar_names(case))


def _spelt_two_ways(case: Case) -> Iterator[Check]:
    first = _first_mentions(case.programmes)
    for a, b in suspect_misprints(first):
        one, two = sorted((first[a], first[b]), key=lambda p: p.span)
        note = f"“{one.name}”与“{two.name}”只差字序,疑为同一事项的两种写法"
        yield Check(two.span, "name", False, note, one.span)


def _first_mentions(programmes: tuple[Programme, ...]) -> dict[str, Programme]:
    first: dict[str, Programme] = {}
    for p in programmes:
        first.setdefault(p.name, p)
    return first


def _counted(case: Case) -> Iterator[Check]:
    for p in _first_mentions(case.programmes).values():
        if not p.expansion or not p.expansion_span:
            continue
        verdict = expansions.counted(p.name, p.expansion)
        if verdict:
            want, got = verdict
            note = f"“{p.name}”应有{want}项,展开处列出{got}项"
            yield Check(p.span, "name", want == got, note, p.expansion_span)


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


def _similar_names(case: Case) -> Iterator[Check]:
    """Two names that may be one: 余海兵 and 余海冰, 谭国强 and 谭强国, a secretary 张守民 and a secretary 张守明."""
    first: dict[str, Person] = {}
    for person in case.people:
        first.setdefault(person.name, person)
    for one, two in combinations(first.values(), 2):
        if how := _how_alike(one, two):
            note = f"“{one.name}”与“{two.name}”{how},疑为同一人"
            yield Check(two.span, "name", False, note, one.span, soft=True)


def _how_alike(one: Person, two: Person) -> str:
    a, b = one.name, two.name
    if len(a) != len(b) or len(a) < 3 or a[0] != b[0]:
        return ""
    one_role, one_place = one.role == two.role, one.org == two.org or one.org is None or two.org is None
    if not one_place or not _one_office(one.role, two.role):
        return ""
    if sorted(a) == sorted(b):
        return "只差字序"
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(differing) != 1:
        return ""
    if sound_alike(*differing[0]):
        return "音近而只差一字"
    # Brothers differ so too, but hold no one office.
    held = one_role and one.role is not None and _ONE_HOLDER.fullmatch(one.role)
    return "职务相同而只差一字" if held else ""


def _one_office(one: str | None, two: str | None) -> bool:
    """Whether 村委会主任 and 主任 may be said of one holder; so may no office at all."""
    return one is None or two is None or one.endswith(two) or two.endswith(one)


def sound_alike(one: str, other: str) -> bool:
    """Whether two characters are one to many who type by sound."""
    from pypinyin import lazy_pinyin  # its tables load slowly, and few cases come to this question

    return [_slurred(s) for s in lazy_pinyin(one)] == [_slurred(s) for s in lazy_pinyin(other)]


def _slurred(syllable: str) -> str:
    """min and ming, si and shi are one to many who type by sound."""
    return re.sub("^([zcs])h", r"\1", syllable).removesuffix("g")
