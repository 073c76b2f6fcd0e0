"""Round-ups: the lines of a page at which another case begins, by reasons that add up over the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from statistics import median

from core.parse.layout import headings
from core.parse.lines import LONGEST_RULED, Line
from core.parse.split import counties, series
from core.parse.split.boundaries import LONGEST_TITLE, Opening, openings
from core.parse.split.reasons import Reason
from core.parse.split.wording import may_title
from core.parse.titles import words

_DATES = ("source", "published", "printed", "when")
_SURE = 3.0
_BEYOND_DOUBT = 4.0
_LEAST_PROSE = {True: 50, False: 70}
"""Characters of prose that a case holds at least before another may begin, by whether the boundary is beyond doubt."""
_LEAST_SECTION = 100
_SHORT_SECTION = 150
_LED = 60
"""So much prose above the chapter in which the first case stands belongs to an article that only tells of cases."""
_HEADER = 30
_SET_APART = ("case", "part", "numbered", "bulleted", "entitled", "ruled", "listed", "number above")
"""What the titles of cases have, and a page's own has not."""
_OF_ROUND = {
    "case",
    "note",
    "sibling",
    "announced",
    "alike",
    "alike a sure one",
    "own places",
    "by-line again",
}
"""What speaks for a line being one of several cases, and for no single article."""
_OF_ITS_OWN = ("closed", "by-line", "names", "office", "note", "number above")
"""What speaks for a case whatever the others begin with."""
_OF_ALL = re.compile(
    r"(?:这|以上|上述)?(?:[两三四五六七八九十]|\d{1,2})个(?:村|村庄|镇|乡镇|案例|典型|点|社区|故事|例子),|从?(?:这些|以上|上述|这[几两三四五六七八九十]个).{0,6}(?:案例|实践|做法|村|例子)[^。]{0,12}(?:看|说明|表明|启示|共同|都)"
)
"""How a paragraph begins that speaks of all that was told."""
_OF_LEAD = 0.5
"""A round-up's own introduction is shorter than so much of a case."""


def starts(lines: Sequence[Line]) -> list[tuple[int, float]]:
    """Where cases begin, as numbers of lines, each with how sure that is."""
    prose = list(accumulate((len(x.text) if x.role == "prose" else 0 for x in lines), initial=0))
    every = weighed(lines, prose)
    sure = [one for one in every if one.at and one.weight >= _SURE]
    found = _kept(_without_page_title(_numbered(sure), prose, lines), prose)
    if not found:
        return [(0, 1.0)]
    if len(found) == 1 and not prose[found[0].at]:
        return [(0, 1.0)]
    if len(found) == 1 and _is_note(lines[: found[0].at]):
        return [(found[0].at, 1.0)]
    told = [(one.at, min(0.98, 0.5 + one.weight / 12)) for one in found]
    if _is_front(lines, prose, found):
        return told
    return [(_first(every, prose, found), told[0][1]), *told]


def _numbered(sure: list[Opening]) -> list[Opening]:
    """Those that a page calls cases, or that it heads with their counties, if there are several: headings within them are
    theirs."""
    cases = [one for one in sure if one.says("case")]
    if len(cases) > 1:
        return cases
    counties_told = [one for one in sure if one.says("sibling")]
    if len(counties_told) < 2:
        return sure
    shapes = {
        reason.rule
        for one in counties_told
        for reason in one.reasons
        if reason.rule.startswith(series.SHAPED)
    }
    return [one for one in sure if one in counties_told or any(map(one.says, (*_OF_ITS_OWN, *shapes)))]


def _without_page_title(sure: list[Opening], prose: Sequence[int], lines: Sequence[Line]) -> list[Opening]:
    """The cases, without the page's own title above them: a note alone is below it, or it lacks the mark of most of them."""
    if len(sure) < 3:
        return sure
    first, *others = sure
    told = [x.text for x in lines[first.at + 1 : others[0].at] if x.role == "prose"]
    if told and all(words.introduces(text) for text in told):
        return others
    lead = prose[others[0].at] - prose[first.at]
    for mark in _SET_APART:
        marked = sum(one.says(mark) for one in others)
        if others[0].says(mark) and not first.says(mark) and 3 * marked >= 2 * len(others):
            return others if lead < _OF_LEAD * median(_sizes([one.at for one in others], prose)) else sure
    return sure


def _first(openings: Sequence[Opening], prose: Sequence[int], found: Sequence[Opening]) -> int:
    """Where the case above the first sure boundary begins: at its own title, if only an introduction stands above that."""
    least = _OF_LEAD * median(_sizes([one.at for one in found], prose))
    fits = (
        one.at for one in openings if one.at < found[0].at and 0 < prose[one.at] < least and one.weight >= 0
    )
    return next((at for at in fits if prose[found[0].at] - prose[at] > prose[at]), 0)


def weighed(lines: Sequence[Line], prose: Sequence[int]) -> list[Opening]:
    """The lines that may open a case, each with all that speaks for it and against it."""
    found = openings(lines, _is_dated(lines))
    siblings = _siblings(lines, prose)
    found = [_also(one, 3.5, "sibling") if one.at in siblings else one for one in found]
    found = series.weighed(_marked(found, lines, prose), lines)
    return _alike(_announced(found, lines, prose))


def _also(one: Opening, weight: float, rule: str) -> Opening:
    return Opening(one.at, (*one.reasons, Reason(weight, rule)), one.form)


def _kept(found: Sequence[Opening], prose: Sequence[int]) -> list[Opening]:
    """Those with enough prose above them."""
    kept: list[Opening] = []
    last = 0
    for one in found:
        told = one.says("case") or (not kept and _opens_round(one))
        least = 0 if told else _LEAST_PROSE[one.weight >= _BEYOND_DOUBT]
        if prose[one.at] - prose[last] >= least:
            kept.append(one)
            last = one.at
    return kept


def _opens_round(one: Opening) -> bool:
    """True if `one` may be the first case, whatever little stands above it."""
    return any(reason.rule in _OF_ROUND for reason in one.reasons)


def _announced(found: list[Opening], lines: Sequence[Line], prose: Sequence[int]) -> list[Opening]:
    """Titles of one form right below a head or an introduction that says that several cases follow."""
    formed = [one for one in found if _is_formed(one)]
    if len(formed) < 2:
        return found
    told = next((i for i, line in enumerate(lines[:_HEADER]) if _announces(line)), len(lines))
    groups: dict[frozenset[str], list[int]] = {}
    for one in formed:
        if one.at > told:
            groups.setdefault(one.form, []).append(one.at)
    several = {
        at for form in groups.values() if len(form) > 1 and _is_introduced(lines[: form[0]]) for at in form
    }
    return [_also(one, 2.0, "announced") if one.at in several else one for one in found]


def _announces(line: Line) -> bool:
    return len(line.text) <= LONGEST_RULED and headings.announces_cases(line.text)


def _is_introduced(above: Sequence[Line]) -> bool:
    """True if what is told in `above` is no more than an introduction."""
    told = [x for x in above if x.role == "prose"]
    own = [x.text for x in told if not _announces(x) and not words.opens_note(x.text)]
    return sum(map(len, own)) < _LED


def _is_formed(one: Opening) -> bool:
    """True if a title's form tells more than a village or a town that it begins with."""
    return bool(one.form - {"place"}) or one.says("county")


def _alike(found: list[Opening]) -> list[Opening]:
    """Titles of one form down the page speak for each other, more so where one of them is sure."""
    sure = {one.form for one in found if one.weight >= _SURE}
    forms = [one.form for one in found]
    return [
        one
        if not one.form or one.form == {"part"}
        else _also(one, 2.0, "alike a sure one")
        if one.form in sure and one.weight < _SURE and not one.says("numbered")
        else _also(one, 1.0, "alike")
        if forms.count(one.form) > 2 and _is_formed(one)
        else one
        for one in found
    ]


def _marked(found: list[Opening], lines: Sequence[Line], prose: Sequence[int]) -> list[Opening]:
    """Cases that an article only tells of: in one of its chapters, one alone, short, or below a long lead."""
    marked = [one.at for one in found if one.says("case")]
    if not marked:
        return found
    sizes = _sizes(marked, prose)
    short, lead = median(sizes), prose[marked[0]]
    against = []
    if _in_chapter(lines, prose, marked[0]):
        against.append(Reason(-4.0, "in a chapter"))
    if short < _SHORT_SECTION:
        against.append(Reason(-1.5, "short"))
    if lead > _OF_LEAD * short:
        against.append(Reason(-1.0, "below a lead"))
    if _sums_up(lines, marked[-1]):
        against.append(Reason(-4.0, "summed up"))
    if len(marked) == 1 and lead > _LED:
        against.append(Reason(-2.0, "alone"))
    return [replace(one, reasons=(*one.reasons, *against)) if one.says("case") else one for one in found]


def _sums_up(lines: Sequence[Line], last: int) -> bool:
    """True if a paragraph below the last case tells what all have in common: `四个村庄,路子各不相同,有几点却是相通的…`."""
    told = [line.text for line in lines[last + 1 :] if line.role == "prose" and line.ended]
    return len(told) > 1 and any(_OF_ALL.match(text) and len(text) >= _LED for text in told[1:])


def _in_chapter(lines: Sequence[Line], prose: Sequence[int], first: int) -> bool:
    """True if a numbered heading with prose above or below it stands before the first case."""
    return prose[first] >= _LED and any(
        line.role == "heading" and headings.mark(line.text)[0] and not headings.case_mark(line.text)
        for line in lines[:first]
    )


def _sizes(starts: Sequence[int], prose: Sequence[int]) -> list[int]:
    return [
        prose[end] - prose[start] for start, end in zip(starts, [*starts[1:], len(prose) - 1], strict=True)
    ]


def _is_front(lines: Sequence[Line], prose: Sequence[int], found: Sequence[Opening]) -> bool:
    """True if what stands before the first boundary is the round-up's own introduction."""
    first = found[0]
    if not prose[first.at]:
        return True
    if len(found) < 2 or not _opens_round(first):
        return False
    return prose[first.at] < _OF_LEAD * median(_sizes([one.at for one in found], prose)) or _is_note(
        lines[: first.at]
    )


def _is_note(lines: Sequence[Line]) -> bool:
    """True if an editor's note is all the prose of `lines`."""
    told = [line for line in lines if line.role == "prose"]
    return len(told) == 1 and words.opens_note(told[0].text)


def _is_dated(lines: Sequence[Line]) -> bool:
    """True if a source or a day above the first sentence speaks for the whole page."""
    first = next((i for i, line in enumerate(lines) if line.role == "prose"), 0)
    return any(item.role in _DATES for line in lines[:first] for item in line.items)


def _siblings(lines: Sequence[Line], prose: Sequence[int]) -> frozenset[int]:
    """Headings of one rank that each begin with another county, with a long text below: the parts of a round-up."""
    ranks: dict[int, list[tuple[int, str]]] = {}
    for i, line in enumerate(lines):
        if len(line.text) > LONGEST_TITLE or not may_title(line):
            continue
        level, length = headings.mark(line.text)
        place = _place(line.text, length)
        if place:
            ranks.setdefault(level, []).append((i, place))
    for level, found in ranks.items():
        # Counties without their province, below a lead, are the parts of one article about the city.
        at_once = prose[found[0][0]] == 0
        told = all(counties.tells_province(place) or counties.addressed(place) for _, place in found)
        if not (level or at_once or told):
            continue
        long = all(size >= _LEAST_SECTION for size in _sizes([i for i, _ in found], prose))
        if len(found) > 1 and len({place for _, place in found}) == len(found) and long:
            return frozenset(i for i, _ in found)
    return frozenset()


def _place(text: str, mark: int) -> str:
    """The county that a heading begins with, or the full address that is all of a numbered one."""
    headed = counties.headed(text[mark:]) if counties.may_head(text) else ""
    return headed or (counties.addressed(text[mark:]) if mark else "")
