"""Titles that a page breaks over two lines, as one line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.model import Span
from core.parse import bylines
from core.parse.layout import headings
from core.parse.lines import Line
from core.parse.split import beside, joints
from core.parse.split.wording import POST, is_dashed, may_title
from core.parse.titles import words as title_words

_LONGEST, _LONGEST_WHOLE = 24, 36
_BESIDE = ("furniture", "mark", "caption")
_PLACE_ENDS = "县区市旗镇乡村道木查"
"""How places end: a quick look before the long one."""
_ON = re.compile("关于.{4,}的")
_FEW = 10
_DASHES = "—─–―-一"


def joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with each broken title as one line."""
    lines = _under_places(lines)
    found: list[Line] = []
    fields = beside.repeated_fields(lines)
    for i, line in enumerate(lines):
        if found and found[-1].span.end >= line.span.end:
            continue
        below = lines[i + 1] if i + 1 < len(lines) else None
        if i in fields:
            found.append(line)
        elif below is not None and (_is_paper(line, below) or joints.join(lines, i)):
            found.append(_whole(lines, i))
        elif below is not None and _goes_on_below(line, below):
            found.append(as_one(line, replace(below, indent=0)))
        else:
            found.append(line)
    return tuple(found)


def _whole(lines: Sequence[Line], i: int) -> Line:
    """The title whose first two parts are lines `i` and `i + 1`."""
    whole = replace(lines[i], role="short", items=())
    for k in range(i + 1, joints.end(lines, i + 1, joints.MOST - 1) + 1):
        inward = lines[k].indent - lines[k - 1].indent
        whole = as_one(whole, replace(lines[k], indent=lines[k].indent if inward > 1 else 0))
    return whole


def joined_alike(lines: Sequence[Line], starts: Sequence[int]) -> Sequence[Line]:
    """The lines, the titles at `starts` joined to the lines above them where all are broken alike; `lines` if they are not."""
    halves = [i for i in starts if i and "\n" not in lines[i].raw]
    if len(starts) < 2 or starts[0] == 0 or not halves or not all(_is_half(lines, i) for i in halves):
        return lines
    if _are_labels([lines[i - 1].text for i in halves]):
        return lines
    whole = {i - 1: as_one(replace(lines[i - 1], role="short"), lines[i]) for i in halves}
    return [whole.get(i, line) for i, line in enumerate(lines) if i - 1 not in whole]


def _are_labels(above: Sequence[str]) -> bool:
    """True if the lines above several titles begin or end alike, as labels do: `文化振兴篇`, `产业振兴篇`."""
    ends, beginnings = {text[-1] for text in above}, {text[:2] for text in above}
    return len(above) > 1 and (len(ends) == 1 or len(beginnings) < len(above))


def _is_half(lines: Sequence[Line], i: int) -> bool:
    """True if the line above line `i`, apart from all that stands above itself, may be a title's first half."""
    one, two = lines[i - 1], lines[i]
    alone = one.gap or i < 2 or lines[i - 2].role in _BESIDE or lines[i - 2].role == "heading"
    if (
        not alone
        or two.gap
        or one.role != "short"
        or one.items
        or max(len(one.text), len(two.text)) > _LONGEST
    ):
        return False
    if (
        POST.fullmatch(two.text)
        or not may_title(one)
        or title_words.is_place(one.text)
        or bylines.is_house(one.text)
    ):
        return False
    other = title_words.names_series_alone(one.text) or title_words.ends_in_column(one.text)
    return not (
        other
        or title_words.names_several(one.text)
        or headings.mark(one.text)[0]
        or headings.case_mark(one.text)
    )


def _under_places(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, titles joined to the place above each where a page prints several so: `环县·丁连掌村` ¶ `羊羔也有“身份证”`."""
    ends = [i for i in range(len(lines) - 2) if lines[i].text[-1] in _PLACE_ENDS or "·" in lines[i].text]
    pairs = [i for i in ends if _is_placed(lines, i)] if len(ends) > 1 else ()
    if len(pairs) < 2:
        return lines
    whole = {i: as_one(replace(lines[i], role="short", items=()), lines[i + 1]) for i in pairs}
    return [whole.get(i, line) for i, line in enumerate(lines) if i - 1 not in whole]


def _is_placed(lines: Sequence[Line], i: int) -> bool:
    """True if a title stands right below the place in line `i`, and its text below that."""
    place, title = lines[i], lines[i + 1]
    if place.role not in ("short", "names", "heading") or title.role not in ("short", "heading") or title.gap:
        return False
    if len(place.text) > _LONGEST or not title_words.is_place(place.text) or not may_title(title):
        return False
    below = next((x for x in lines[i + 2 : i + 8] if x.role not in (*_BESIDE, "byline", "names")), None)
    return below is not None and below.role == "prose"


def _is_paper(one: Line, two: Line) -> bool:
    """True for a report's title below the place that it is of: `静海区陈官屯镇东钓台村冬菜` ¶ `产业发展情况报告`."""
    short = one.role in ("short", "names") and two.role in ("short", "heading") and not two.gap
    if short and _ON.fullmatch(one.text) and title_words.names_paper(two.text) and len(two.text) <= _FEW:
        return True  # 关于2023年黑木耳产业发展情况的 ¶ 报告
    if not short or not title_words.names_paper(two.text) or len(one.text) + len(two.text) > _LONGEST_WHOLE:
        return False
    begun = title_words.begins(one.text) and not bylines.is_house(one.text)
    return (begun or title_words.is_place(one.text)) and not (
        title_words.names_paper(one.text) or title_words.begins(two.text)
    )


def _goes_on_below(one: Line, two: Line) -> bool:
    """True if a subtitle goes on in the line below it, which is set in as far as the subtitle's words or farther."""
    if (
        one.text[0] not in _DASHES
        or not is_dashed(one)
        or two.role != "short"
        or two.gap
        or two.items
        or one.ended
    ):
        return False
    return two.indent > one.indent and len(two.text) <= _LONGEST and not is_dashed(two)


def as_one(one: Line, two: Line) -> Line:
    """Both halves as a line; a blank parts them where the page sets the second one in."""
    gap = two.span.start - one.span.end
    between = "\n" + " " * (gap - 1) if two.indent else "\n" * gap
    span = Span(one.span.start, two.span.end)
    return replace(one, span=span, text=one.text + " " * gap + two.text, raw=one.raw + between + two.raw)
