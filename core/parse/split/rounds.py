"""Round-ups: the lines of a page at which another case begins, by what closes the last and opens the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from core.parse.layout import headings
from core.parse.lines import Line
from core.parse.split.titles import is_dashed, may_title
from core.parse.titles import words

LONGEST_TITLE = 60
_BESIDE = ("furniture", "mark", "caption")
_SIGNS = ("author", "source", "house", "editor", "names", "employer")
_DATES = ("source", "published", "printed", "when")
_PROVINCE = re.compile(
    r"(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    r"|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆)"
)
_PLACE = re.compile(
    r"[“\"]?(?P<upper>[一-鿿]{2,8}?(?:省|自治区|市|自治州|地区|盟|州))?(?P<county>[一-鿿]{1,9}?(?:自治县|县|(?<![山社景园灾库片牧林小街校厂矿军])区|市|旗))?"
    r"(?P<town>[一-鿿]{1,7}?(?:街道|镇|乡(?![村亲愁土情])|苏木|农场))?(?P<village>[一-鿿]{1,7}?(?:(?<!乡)村|社区|嘎查|屯))?"
)
_SURE = 3.0
_CLOSED = 3.0
"""What the end of an article above says for a title."""
_BEYOND_DOUBT = 4.0
_LEAST_PROSE = {True: 50, False: 70}
"""Characters of prose that a case holds at least before another may begin, by whether the boundary is beyond doubt."""
_LEAST_SECTION = 100


def starts(lines: Sequence[Line]) -> list[tuple[int, float]]:
    """Where cases begin, as numbers of lines, each with how sure that is."""
    prose = list(accumulate((len(x.text) if x.role == "prose" else 0 for x in lines), initial=0))
    siblings = _siblings(lines, prose)
    signed_only = _CLOSED if _is_dated(lines) else 0.0
    found: list[tuple[int, float]] = []
    last = 0
    for i in range(1, len(lines)):
        score = _score(lines, i) + (3.0 if i in siblings else 0.0)
        if score == signed_only:  # chapters of one article, each signed
            continue
        least = 0 if headings.case_mark(lines[i].text) else _LEAST_PROSE[score >= _BEYOND_DOUBT]
        if score >= _SURE and prose[i] - prose[last] >= least:
            found.append((i, min(0.98, 0.5 + score / 12)))
            last = i
    if not found:
        return [(0, 1.0)]
    front = _is_front(prose, [i for i, _ in found], lines)
    return found if front else [(0, found[0][1]), *found]


def _is_front(prose: list[int], found: list[int], lines: Sequence[Line]) -> bool:
    """True if what stands before the first boundary is the round-up's own introduction."""
    if len(found) < 2 or not headings.case_mark(lines[found[0]].text):
        return False
    sizes = [prose[b] - prose[a] for a, b in zip(found, [*found[1:], len(lines)], strict=True)]
    return prose[found[0]] < 0.5 * sorted(sizes)[len(sizes) // 2]


def _is_dated(lines: Sequence[Line]) -> bool:
    """True if a source or a day above the first sentence speaks for the whole page."""
    first = next((i for i, line in enumerate(lines) if line.role == "prose"), 0)
    return any(item.role in _DATES for line in lines[:first] for item in line.items)


def _siblings(lines: Sequence[Line], prose: list[int]) -> frozenset[int]:
    """Headings of one rank that each begin with another county, with a long text below: the parts of a round-up."""
    ranks: dict[int, list[tuple[int, str]]] = {}
    for i, line in enumerate(lines):
        if len(line.text) > LONGEST_TITLE or not may_title(line):
            continue
        level, length = headings.mark(line.text)
        place = _place(line.text[length:])
        if place:
            ranks.setdefault(level, []).append((i, place))
    for level, found in ranks.items():
        # Counties without their province, below a lead, are the parts of one article about the city.
        at_once = prose[found[0][0]] == 0
        if not (level or at_once or all(_PROVINCE.match(place) for _, place in found)):
            continue
        ends = [i for i, _ in found[1:]] + [len(lines)]
        long = all(prose[end] - prose[i] >= _LEAST_SECTION for (i, _), end in zip(found, ends, strict=True))
        if len(found) > 1 and len({place for _, place in found}) == len(found) and long:
            return frozenset(i for i, _ in found)
    return frozenset()


def _place(text: str) -> str:
    """The county, or below it the township or village, that a title is headed with (`山西省交城县前火山村:`), or ''."""
    found = _PLACE.match(text)
    if (
        not found
        or not (found["county"] or found["upper"])
        or text[found.end() : found.end() + 1] not in (":", " ")
    ):
        return ""
    return found.group()


def _score(lines: Sequence[Line], i: int) -> float:
    line = lines[i]
    if not may_title(line) or len(line.text) > LONGEST_TITLE or words.opens_sidebar(line.text):
        return 0
    if not _text_follows(lines, i):
        return 0
    score = (_CLOSED if _closes_case(lines, i) else 0.0) + (2.0 if "title" in line.marks else 0.0)
    case_mark = headings.case_mark(line.text)
    if case_mark:
        score += _BEYOND_DOUBT
    elif headings.mark(line.text)[0]:
        return 0
    after = next(
        (lines[j] for j in range(i + 1, min(i + 9, len(lines))) if lines[j].role not in _BESIDE), None
    )
    return (
        score + _headed_by_place(line.text[case_mark:]) + (2.0 if after and after.role == "byline" else 0.0)
    )


def _headed_by_place(text: str) -> float:
    found = _PLACE.match(text)
    length = found.end() if found else 0
    if length < 3 and not _PROVINCE.match(text):
        return 0
    return 1.5 if text[length : length + 1] in (":", " ") else 1.0


def _closes_case(lines: Sequence[Line], i: int) -> bool:
    """True if by-lines that name people or a house stand above line `i` and below a sentence, as at an article's end."""
    signed = False
    for j in range(i - 1, max(i - 12, -1), -1):
        line = lines[j]
        if line.role == "prose":
            return line.ended and signed
        if line.role in ("byline", "names"):
            signed = signed or any(item.role in _SIGNS for item in line.items)
        elif line.role not in _BESIDE:
            return False
    return False


def _text_follows(lines: Sequence[Line], i: int) -> bool:
    """True if below a title, by-lines and subtitles apart, a paragraph of prose stands."""
    for line in lines[i + 1 : i + 8]:
        if line.role == "prose" and not is_dashed(line):
            return len(line.text) >= 20
        if line.role in ("short", "tail", "table") and not is_dashed(line):
            return False
    return False
