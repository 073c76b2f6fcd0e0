"""Titles that a page breaks over two lines, as one line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.model import Span
from core.parse import bylines
from core.parse.layout import headings
from core.parse.lines import Line
from core.parse.split.titles import is_dashed, may_title
from core.parse.titles import words as title_words

_SHORTEST, _LONGEST = 6, 24
"""How long the first half of a broken title is."""
_SHORTEST_HALF = 5
"""A shorter line below a whole title is an account's name."""
_LONGEST_WHOLE = 36
_LEAST_TEXT = 20
_TOP = 6
_BESIDE = ("furniture", "mark", "caption")
_CUT = re.compile(
    r"(?<![一二三四五六七八九十\d])[,、:]$|“[^”]*$|《[^》]*$|(?:激活|盘活|打造|助推|推动|破解|走出|铺就|托起|撬动|绘就|谱写|奏响|唱响"
    r"|闯出|蹚出|趟出|跑出|擦亮|敲开|织就|带动|拉动|成为|变成|变身|做强|做大|拓宽|筑牢|夯实|凝聚|释放|解锁|迈向|走向|通向|走上|踏上"
    r"|[种养酿结干]出|绣出|念好|写好|画好|答好|打好|守住|用好|用活|盘出|走好|端稳|端起|吃上|让|把|和|与|的)$"
)
"""The end of a line that surely goes on: a comma, a colon, quotes that nothing closes, a verb without what it does."""
_TURN = re.compile(r"[^:]{2,}:[^:]{2,}$|“[^“”]+”")
"""What the first half of a title often holds: a colon, quoted words."""
_PLACE = re.compile(
    r"[一-鿿]{2,9}(?:省|[市县乡镇](?!场|域|村|贤|级)|(?<![进入富兴强])村(?![集民级庄里子容]))(?=[一-鿿\d])"
)
"""How a title of its own begins and no second half."""
_PLACE_ENDS = "县区市旗镇乡村道木查"
"""How places end: a quick look before the long one."""
_ON = re.compile("关于.{4,}的")
_FEW = 10
_HALF = (5, 12)
_NO_BEGINNING = frozenset("都也就还更再的了成变出到向让给与和及在")
"""Characters with which the second half of a title begins and no title."""
_DASHES = "—─–―-一"
_INDENTED = 2


def joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with each broken title as one line."""
    lines = _under_places(lines)
    found: list[Line] = []
    for i, line in enumerate(lines):
        if found and found[-1].span.end >= line.span.end:
            continue
        below = lines[i + 1] if i + 1 < len(lines) else None
        if below is not None and (
            _is_paper(line, below) or _is_short_pair(lines, i) or _is_couplet(line, below)
        ):
            found.append(_as_one(replace(line, role="short", items=()), replace(below, indent=0)))
        elif below is not None and _is_first(line) and _goes_on(lines, i):
            found.append(_as_one(replace(line, role="short"), below))
        elif below is not None and _goes_on_below(line, below):
            found.append(_as_one(line, replace(below, indent=0)))
        else:
            found.append(line)
    return tuple(found)


def _under_places(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, titles joined to the place above each where a page prints several so: `环县·丁连掌村` ¶ `羊羔也有“身份证”`."""
    ends = [i for i in range(len(lines) - 2) if lines[i].text[-1] in _PLACE_ENDS or "·" in lines[i].text]
    pairs = [i for i in ends if _is_placed(lines, i)] if len(ends) > 1 else ()
    if len(pairs) < 2:
        return lines
    whole = {i: _as_one(replace(lines[i], role="short", items=()), lines[i + 1]) for i in pairs}
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
    begun = _PLACE.match(one.text) is not None and not bylines.is_house(one.text)
    return (begun or title_words.is_place(one.text)) and not (
        title_words.names_paper(one.text) or _PLACE.match(two.text)
    )


def _is_couplet(one: Line, two: Line) -> bool:
    """True for two halves of one length behind a place: `凤庆县:核桃“提质增效”` ¶ `老树结出新果实`."""
    if not one.role == two.role == "short" or two.gap or one.items or two.items:
        return False
    place, colon, half = one.text.partition(":")
    if not colon or ":" in two.text or not title_words.is_place(place):
        return False
    sizes = [sum("一" <= c <= "鿿" for c in text) for text in (half, two.text)]
    return _HALF[0] <= min(sizes) and max(sizes) <= _HALF[1] and abs(sizes[0] - sizes[1]) <= 1


def _is_short_pair(lines: Sequence[Line], i: int) -> bool:
    """True for two few words above a subtitle, the second of which begin no title: `把脐橙的四季` ¶ `都卖出去` ¶ `——访…`."""
    if i + 2 >= len(lines):
        return False
    one, two, sub = lines[i : i + 3]
    few = max(len(one.text), len(two.text)) <= _FEW and one.role == two.role == "short" and not two.gap
    return few and two.text[0] in _NO_BEGINNING and is_dashed(sub) and not is_dashed(two)


def _is_first(line: Line) -> bool:
    text = line.text
    if text[-1] == ":" and line.role in ("short", "prose") and title_words.is_place(text[:-1]):
        return True
    if line.role not in ("short", "heading") or not _SHORTEST <= len(text) <= _LONGEST or line.items:
        return False
    if not (_CUT.search(text) or _TURN.search(text)):
        return False
    other = (
        title_words.is_kicker(text) or title_words.ends_in_series(text) or title_words.ends_in_column(text)
    )
    sign = title_words.is_nameplate(text) or title_words.may_be_slogan(text) or title_words.is_note(text)
    return not (other or sign or bylines.is_house(text) or is_dashed(line) or headings.mark(text)[1])


def _goes_on(lines: Sequence[Line], i: int) -> bool:
    """True if the line below line `i` is its second half: it is marked as nothing else, and the text follows it."""
    one, two = lines[i], lines[i + 1]
    cut = _CUT.search(one.text) is not None
    if two.role == "names" and cut:  # 能就业、有奔头
        two = replace(two, role="short", items=())
    long = len(one.text) + len(two.text) > _LONGEST_WHOLE
    if two.gap or two.role != "short" or long or two.text in one.text:
        return False
    if i and lines[i - 1].role == "prose" and not one.gap:
        return False
    if not may_title(two) or ":" in two.text or "|" in two.text or _is_marked(two.text):
        return False
    if not cut and _PLACE.match(two.text):
        return False
    below = next((x for x in lines[i + 2 : i + 8] if x.role not in _BESIDE), None)
    if below is None or is_dashed(below):
        return False
    if below.role not in ("byline", "names", "prose") and not (cut and i < _TOP and below.role == "heading"):
        return False
    signed = below.role in ("byline", "names")
    if not signed and below.role != "heading" and len(below.text) < _LEAST_TEXT:
        return False
    if not cut and len(two.text) < _SHORTEST_HALF:
        return False
    return cut or signed or two.indent - one.indent >= _INDENTED


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


def _is_marked(text: str) -> bool:
    """True for what stands below a title and does not end it: a subtitle, an office, a heading."""
    sub = title_words.opens_talk(text) or title_words.names_genre(text) or title_words.ends_in_column(text)
    return sub or bylines.is_house(text) or headings.mark(text)[1] > 0


def _as_one(one: Line, two: Line) -> Line:
    """Both halves as a line; a blank parts them where the page sets the second one in."""
    gap = two.span.start - one.span.end
    between = "\n" + " " * (gap - 1) if two.indent else "\n" * gap
    span = Span(one.span.start, two.span.end)
    return replace(one, span=span, text=one.text + " " * gap + two.text, raw=one.raw + between + two.raw)
