"""Where a person is named: family name, given name, and the words around that say it is one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from core.parse.people import evidence, foreign, series, tables
from core.parse.people.name import Name, may_be_given
from core.parse.people.scene import Role, Scene

_SPACED = re.compile(r"[ 　]{1,2}([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_SPACED_BEFORE_SPEECH = re.compile(r"[ 　]([\u4e00-\u9fff])")
_BEFORE_SPEECH = re.compile(r"([\u4e00-\u9fff]{3,5}?)(?=说[:：,，“]|介绍|表示|告诉)")
_PARTICLED = re.compile(r"[\u4e00-\u9fff][之的从为以可能有][\u4e00-\u9fff](?![\u4e00-\u9fff]?[、,，。])")
_BLANKS = (" ", "　", "  ", "　　", " 　", "　 ")
"""What may stand inside a name of two characters."""
_COMES = frozenset({"来说", "来到", "来自"})
_LEAST = 2.55
_LIKELY = 1.9


def find(place: Scene) -> list[Name]:
    """Names that the words around them prove, in text order."""
    found = sorted(
        [
            *series.in_byline(place.text),
            *series.in_dateline(place.text),
            *_by_family(place),
            *foreign.composed(place),
            *series.in_series(place.text),
            *series.in_full_series(place.text),
            *series.signed(place.text),
            *_before_speech(place),
            *_with_particle(place),
            *foreign.strangers(place),
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
    for start, end in _families(place):
        if start < at:
            continue
        role = place.roles.get(start)
        if start in place.places and (role is None or start + 1 in place.places):
            continue
        if role is None and (text[start : start + 2] in common or not given.match(text, end, end + 1)):
            continue
        before = evidence.before(text, start, role)
        if before < evidence.SOME and not evidence.shown_behind(text, end):
            continue
        best = max(_readings(place, start, end, role, before), default=None)
        if best and best[0] >= _LIKELY:
            name = re.sub("[ 　]", "", text[start : best[1]])
            yield best[0], Name(start, best[1], name, role.text if role else "")
            at = best[1] if best[0] >= _LEAST else at


def _families(place: Scene) -> list[tuple[int, int]]:
    """Where a family name may stand; behind a role one begins afresh: 站长孙学文 is no 长孙."""
    family = tables.family()
    spans = {match.span() for match in family.finditer(place.text)}
    spans |= {match.span() for start in place.roles if (match := family.match(place.text, start))}
    return sorted(spans)


def _readings(
    place: Scene, start: int, given: int, role: Role | None, before: float
) -> Iterator[tuple[float, int]]:
    """(score, end) of each length that the name may have; `before` is what the words before it say."""
    text = place.text
    for length in (2, 1):
        end = given + length
        if not may_be_given(text[given:end], length) or (not role and end - 1 in place.places):
            continue
        if not place.beginnings.isdisjoint(range(start + 1, end)):
            continue  # 书记任理事长: 理事长 begins inside
        yield (
            before
            + evidence.behind(text, end, before)
            - (1.2 if length == 2 and text[end - 1 : end + 1] in tables.straddling() else 0.0)
            + evidence.likeness(text[start:end], given - start, before >= evidence.INTRODUCED),
            end,
        )
    spaced = _SPACED.match(text, given) if role else None
    if spaced and may_be_given(spaced.group(1), 1):
        yield before + 0.5, spaced.end()
    speaks = _SPACED_BEFORE_SPEECH.match(text, given) if role else None
    if speaks and tables.speech_behind().match(text, speaks.end()):
        yield before + 2.0, speaks.end()


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


def _with_particle(place: Scene) -> Iterator[Name]:
    """村民林之奋…林之奋: what has a particle in its middle is a name behind a role if it comes again."""
    for start, role in place.roles.items():
        match = _PARTICLED.match(place.text, start)
        if not match or role.spaces or not tables.family().match(match.group()):
            continue
        least = 3 if match.group()[0] in tables.doubtful() | tables.verbal() else 2
        if place.text.count(match.group()) >= least:
            yield Name(start, match.end(), match.group(), role.text)


def _may_speak(name: str) -> bool:
    """True for what may be a name; 姜从春 has a particle in its middle."""
    middle = len(name) == 3 and name[1] in "从为以可能有和向在对" and tables.family().match(name)
    if name[-1] in "地着道得":
        return False  # 大爷|乐呵呵地说
    return may_be_given(name[0] + name[2:] if middle else name, len(name) - bool(middle))


def repeated(text: str, names: set[str]) -> Iterator[Name]:
    """Every mention of names that are known already, also with a space inside a name of two characters."""
    found = sorted(
        (at, -len(form), name) for name in names for form in _forms(name) for at in _each(form, text)
    )
    reached = 0
    for start, size, name in found:  # of those that begin at one place the longest
        if start < reached:
            continue
        reached = start - size
        if not text.startswith(tables.thought(), reached) and text[start - 1 : start] != "《":
            yield Name(start, reached, name)


def _forms(name: str) -> list[str]:
    return [name, *(blank.join(name) for blank in _BLANKS if len(name) == 2)]


def _each(form: str, text: str) -> Iterator[int]:
    """Each place where `form` stands. A pattern of all names would be compiled anew for each text, at ten times the cost."""
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)
