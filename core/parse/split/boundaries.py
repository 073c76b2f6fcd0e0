"""What speaks for and against another case of a round-up at a line: named reasons whose weights add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from core.parse import bylines
from core.parse.layout import headings
from core.parse.lines import Line
from core.parse.split import beside, counties
from core.parse.split.reasons import Reason, total
from core.parse.split.wording import POST, is_dashed, may_title, unbulleted
from core.parse.titles import words

LONGEST_TITLE = 60
_TITLES = ("short", "heading", "prose")
_BESIDE = ("furniture", "mark", "caption")
_SIGNS = ("author", "source", "house", "sender", "editor", "names", "employer")
_HEADS = (
    "author",
    "source",
    "house",
    "sender",
    "account",
    "publisher",
    "published",
    "printed",
    "when",
    "names",
)
_NEAR = 8
"""So many lines below a title may hold its subtitle and by-line."""
_CLOSING = 12
_LEAST_TEXT = 20
_BULLETS = "■·❶❷❸❹❺❻❼❽❾❿"
_WORKS_AT = "作者单位"
_SHORTEST_OFFICE = 5
_LONGEST_LABEL = 16
_LABEL = re.compile(r"([^:,。“”\d]{2,6})\s?:\s?\S{2,30}$")
"""What forms print below their titles: `推荐理由:可学可鉴`."""
_NEWS = re.compile("本[报网台刊]讯")
_ALONE = re.compile(
    "[一-鿿]{2,4}[·・][一-鿿]{2,8}[村镇乡寨屯]|[一-鿿]{2,4}[·・][一-鿿]{2,6}(?:街道|社区|苏木|嘎查)"
)
_TOLD = re.compile(r"[一-鿿]{2,8}\s?:\s?\S")
_CHAPTER = re.compile("[一-鿿]{1,6}篇")
"""What a page calls the part that a case stands in: `苹果篇`."""
_UNREAD = 12
"""A shorter line between a marked title and its text is a by-line that no grammar reads."""


_NUMBER_ALONE = re.compile(
    r"[#[(]?\s?(?:(?:PART|Part|NO|No)\s?\.?\s?)?(?:\d{1,2}|[一二三四五六七八九十]|[①-⑩])\s?[])、.]?"
    r"|(?:案例|典型|材料|稿件|入库|档案)?(?:编\s?号|序\s?号|代\s?码)\s?:?\s?[A-Za-z\d〔〕()\[\]—-]{1,20}号?"
)
"""A number on a line of its own, or what a collection files a case under."""
_RULE = 3
"""So many signs in a row part what stands above from what stands below."""
_ORDINAL = re.compile(
    r"[\[(]?(?P<before>第|之|NO\.?|No\.?|[一-鿿]{0,3}(?=\d))(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[①-⑩])(?P<behind>[站村个篇则]?|位)[\])]?\s{0,2}(?:[:|·.、—-]|\s)\s{0,3}(?=\S{2})"
)
"""The place in a row that a title begins with: `第一站:`, `之二 `, `NO.3 `."""
_HEAD = re.compile(r"([^:,。“”\s]{2,6})\s?:(?=\s?\S{4})")
"""Whom or what a title begins with: `德保:脐橙红了`."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that may open a case, its number, what speaks for that, and the form that it shares with its like."""

    at: int
    reasons: tuple[Reason, ...]
    form: frozenset[str]

    @property
    def weight(self) -> float:
        return total(self.reasons)

    def says(self, rule: str) -> bool:
        """True if `rule` is among the reasons."""
        return rule in [reason.rule for reason in self.reasons]


def openings(lines: Sequence[Line], dated: bool) -> list[Opening]:
    """The lines that may open a case; `dated`: a source or a day above all speaks for the whole page."""
    often = Counter(line.text for line in lines if len(line.text) <= LONGEST_TITLE)
    labelled = beside.labelled(lines, lambda i: may_title(lines[i]) and _text_follows(lines, i, True))
    found = []
    for i, line in enumerate(lines):
        often[line.text] -= 1
        # What stands again below is an entry of a table of contents.
        if often[line.text] < 1 and _may_open(lines, i, i in labelled):
            found.append(_opening(lines, i, dated, labelled.get(i)))
    return _bracketed_alike(found) if dated else found


def is_label(line: Line) -> bool:
    """True for a case's number alone on its line: `案例一`."""
    if len(line.text) > _LONGEST_LABEL or line.role not in ("short", "heading"):
        return False
    return headings.case_mark(line.text) >= len(line.text)


def is_number(line: Line) -> bool:
    """True for a number alone on its line, or what a collection files a case under."""
    return _NUMBER_ALONE.fullmatch(line.text) is not None


def _may_open(lines: Sequence[Line], i: int, labelled: bool) -> bool:
    line = lines[i]
    if len(line.text) > LONGEST_TITLE or line.role not in _TITLES:
        return False
    if is_label(line):
        below = next((x for x in lines[i + 1 : i + 4] if x.role not in _BESIDE), None)
        titled = below is not None and may_title(below) and not headings.names_section(below.text)
        return titled and _text_follows(lines, i + 1, True)
    if i and is_label(lines[i - 1]) and not labelled:
        return False
    bare = unbulleted(line) if len(line.text) > _UNREAD else line
    if not may_title(bare) or words.opens_sidebar(line.text) or headings.names_section(line.text):
        return False
    marked = headings.case_mark(line.text) > 0 or labelled or _is_entitled(lines, i)
    return (marked or not headings.announces_cases(line.text)) and _text_follows(lines, i, marked)


def _is_entitled(lines: Sequence[Line], i: int) -> bool:
    """True if a form's label says that line `i` is the title."""
    return i > 0 and headings.entitles(lines[i - 1].text)


def _opening(lines: Sequence[Line], i: int, dated: bool, row: beside.Row | None) -> Opening:
    reasons = (*_above(lines, i, dated), *_itself(lines, i), *_below(lines, i, dated))
    if row:
        reasons = tuple(one for one in reasons if one.rule != "number above")
        reasons = (*reasons, Reason(1.5 if row.is_wordy else 1.0, f"label {row.label} above"))
    reasons = reasons or (Reason(0.0, "plain"),)
    kept = {"case", "part", "place", "bulleted", "subtitle", "by-line", "office"}
    return Opening(i, reasons, frozenset(reason.rule for reason in reasons if reason.rule in kept))


def _above(lines: Sequence[Line], i: int, dated: bool) -> Iterator[Reason]:
    closing = _closing(lines, i)
    if closing:
        yield Reason(2.0 if dated else 3.0, "closed")
        if dated and closing.text[0] == "(":
            yield Reason(0.5, "bracketed")
        if any(item.role == "source" for item in closing.items):
            yield Reason(1.0, "closed by its source")
    above = next((line for line in reversed(lines[:i]) if line.role not in _BESIDE), None)
    if above is not None and above.role == "prose" and words.opens_note(above.text):
        yield Reason(1.5, "note")


def _itself(lines: Sequence[Line], i: int) -> Iterator[Reason]:
    text = lines[i].text
    if any(f"《{text}》" in line.text for line in lines[:i] if len(line.text) <= LONGEST_TITLE):
        yield Reason(-9.0, "what the notice above sends")
    if "title" in lines[i].marks:
        yield Reason(2.0, "large print")
    yield from _parted(lines, i)
    case = headings.case_mark(text)
    if _ALONE.fullmatch(text):
        yield Reason(1.0, "place alone")
    elif not case and beside.bracketed(text):
        yield Reason(1.0, "in brackets")
    if case:
        yield Reason(4.0, "case") if headings.marks_case(text) else Reason(2.0, "part")
    number = 0 if case else headings.mark(text)[1]
    if not case and (head := _HEAD.match(text, number)):
        yield Reason(1.0, "person") if bylines.is_name(head[1]) else Reason(0.0, "headed")
    if not case and not number and (ordinal := _ORDINAL.match(text)):
        number = ordinal.end()
        yield Reason(1.0, f"ordinal {ordinal['before']}#{ordinal['behind']}")
    if number and text[0] in _BULLETS:
        yield Reason(0.0, "bulleted")
    elif number and headings.mark(text)[1]:
        yield Reason(-1.0, "numbered")
    place, county = counties.heads(text[case or number :])
    if place:
        yield Reason(place, "place")
        if county:
            yield Reason(0.0, "county")


def _parted(lines: Sequence[Line], i: int) -> Iterator[Reason]:
    """What stands right above a title and nowhere within an article: its number, a form's label, a row of signs."""
    above = lines[i - 1] if i else None
    if above is None:
        return
    if is_number(above) and not headings.case_mark(lines[i].text):
        yield Reason(1.0, "number above")
    elif headings.entitles(above.text) or "entitled" in lines[i].marks:
        yield Reason(0.0, "entitled")
    elif above.role == "mark" and len(above.text.replace(" ", "")) >= _RULE:
        yield Reason(0.0, "ruled")
    if "listed" in lines[i].marks:
        yield Reason(0.0, "listed")


def _below(lines: Sequence[Line], i: int, dated: bool) -> Iterator[Reason]:
    start = i + 2 if is_label(lines[i]) else i + 1
    below = [line for line in lines[start : start + _NEAR] if line.role not in _BESIDE]
    if below and is_dashed(below[0]) and below[0].role in ("short", "prose", "heading"):
        yield Reason(2.0, "subtitle")
        below = below[1:]
    if below and below[0].role == "byline" and any(item.role in _HEADS for item in below[0].items):
        yield Reason(2.0, "by-line")
    elif below and below[0].role == "short" and (label := _LABEL.match(below[0].text)):
        yield Reason(1.0, f"label {''.join(label[1].split())}")
    elif below and below[0].role == "prose" and (card := beside.card(below[0].text)):
        yield Reason(1.5, f"label {card}")
    elif below and (_NEWS.match(below[0].text) or _is_of_author(lines[start : start + 2])):
        yield Reason(2.0, "by-line")
    elif below and below[0].role == "names" and not dated:
        yield Reason(1.0, "names")
    elif below and _is_office(below[0]):
        yield Reason(1.5, "office")


def _is_of_author(below: Sequence[Line]) -> bool:
    """True if right below a title, above its text, stands where its author works."""
    return any(_WORKS_AT in x.text for x in takewhile(lambda x: x.role != "prose", below))


def _bracketed_alike(found: list[Opening]) -> list[Opening]:
    """On a dated page, titles below signatures in brackets are cases if there are several."""
    often = Counter(reason.rule for one in found for reason in one.reasons)["bracketed"]
    if often < 2:
        return found
    more = (Reason(0.5, "bracketed alike"),)
    return [Opening(one.at, one.reasons + more, one.form) if one.says("bracketed") else one for one in found]


def _closing(lines: Sequence[Line], i: int) -> Line | None:
    """The line that signs, below a sentence and above line `i`, as at an article's end."""
    signed = None
    above = lines[i - 1].text if i and lines[i - 1].role == "short" else ""
    placed = bool(above) and (words.is_place(above) or _CHAPTER.fullmatch(above) is not None)
    end = i - 1 if placed else i
    for line in reversed(lines[max(end - _CLOSING, 0) : end]):
        if line.role == "prose":
            return signed if line.ended else None
        if line.role in ("byline", "names"):
            told = any(item.role in _SIGNS for item in line.items) and line.text[-1] != "摄"
            signed = line if told else signed
        elif line.role == "furniture" and _WORKS_AT in line.text:
            signed = line
        elif line.role not in _BESIDE and not is_label(line):
            return None
    return None


def _is_beside(lines: Sequence[Line], j: int, marked: bool, first: bool) -> bool:
    """True if what stands between a title and its text is no heading: a label with what it tells, a place, a name."""
    text = lines[j].text
    if (marked or first) and (_LABEL.match(text) or _NEWS.match(text) or words.is_place(text)):
        return True
    if not marked:
        return False
    if len(text) <= _UNREAD or counties.addressed(text) or _TOLD.match(text) or headings.names_section(text):
        return True
    below = lines[j + 1] if j + 1 < len(lines) else None
    signed = below is not None and below.role in ("byline", "names")
    second = below is not None and below.role == "prose" and j > 1 and is_label(lines[j - 2])
    return first and (signed or second) and may_title(lines[j])


def _is_office(line: Line) -> bool:
    """True for an office alone on its line: who sent the case in."""
    return line.role == "short" and len(line.text) >= _SHORTEST_OFFICE and bylines.is_house(line.text)


def _text_follows(lines: Sequence[Line], i: int, marked: bool) -> bool:
    """True if below a title, by-lines and subtitles apart, a paragraph of prose stands."""
    for j, line in enumerate(lines[i + 1 : i + 1 + _NEAR], i + 1):
        if line is lines[i + 1] and (_is_office(line) or POST.fullmatch(line.text)):
            continue
        if line.role == "prose" and line.text[-1] == ":" and len(line.text) < _LEAST_TEXT:
            continue
        if line.role == "prose" and not is_dashed(line):
            below = lines[j + 1].text if j + 1 < len(lines) and lines[j + 1].role == "prose" else ""
            return len(line.text) + (len(below) if line.ended else 0) >= _LEAST_TEXT
        told = line.role in ("short", "heading")
        unread = told and _is_beside(lines, j, marked, j == i + 1)
        if line.role in ("short", "tail", "table") and not is_dashed(line) and not unread:
            return False
        if is_label(line):
            return False
    return False
