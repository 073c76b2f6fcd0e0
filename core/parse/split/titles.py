"""Titles, kickers and subtitles above a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from core.model import Field, Span
from core.parse import bylines
from core.parse.layout import cards, furniture
from core.parse.lines import Line
from core.parse.sounds import without_sounds
from core.parse.split import candidates
from core.parse.split.candidates import DASH, is_dashed
from core.parse.titles import words as title_words
from core.parse.titles.parts import field, names_site_behind, parts
from core.parse.wide import narrow

LONGEST = 80
_HEADER = 80
"""So many lines above a body may hold its titles."""
_SURELY_BODY = 40
_MOST_MARKS = 3
"""Longer lines with so many marks are sentences in a row: `有何高招?怎样激发动力?如何连民心?`"""
_SURELY_TITLE = 9
_FOOT = 8
"""So many lines below a text may hold its title."""
_BESIDE = ("furniture", "mark", "caption", "names", "tail")
_WORDY = 28
_SHORTEST_OPEN_PROSE = 37
"""Shorter lines of prose that nothing closes are lines of a text broken by hand."""
_NEAR = 6
_LEAST, _BELOW = 1.0, 1.5
"""What a title below a letter's address weighs at least, and what that place tells against it."""
_FILE = re.compile(r"\.(?:docx?|pdf|wps|pptx?|xlsx?|txt|zip|rar)$", re.I)
_ENDS_IN_DASH = re.compile(r"[—─―]{1,2}$")
_TIMELY = re.compile(r"(?:不久前|前不久|近日|日前|连日来|近年来|近些年来|今年以来|\d{1,2}月\d{1,2}日),")
"""How a text begins and no title does."""
_DAY = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日[\s,(]{0,3}(?:(?:星期|周).[)\s,]{0,3})?(?:[晴阴雨雪多云转到小中大雷阵]{1,6}(?:[ ,].{0,6})?)?"
)
"""A day of a diary and its weather."""
_LETTER = re.compile("您好|你好|尊敬的|各位|(?:根据|按照|按).{2,20}要求,现[将把]|现将")
"""How a letter begins that sends an article."""
_NO_TITLE = frozenset(("wrapped", "subtitle"))
"""Marks of lines that are no title."""
_TINY = re.compile(r"[一-鿿]{2}[一-鿿](?<![网报台社])")
_BARE = re.compile(r"[一-鿿]")
_SIGNS = re.compile(r"[^一-鿿·]")
_MARKS = re.compile(r"[?!。]")
_COMMAS, _DIGIT = re.compile("[,、]"), re.compile(r"\d")
_LATIN = re.compile(r"[A-Za-z]")
_HAN = re.compile(r"[一-鿿].*?[一-鿿].*?[一-鿿]")


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands above a body; `end` is the number of lines that it takes."""

    title: Field | None = None
    subtitle: Field | None = None
    kicker: Field | None = None
    end: int = 0


def heads(lines: Sequence[Line]) -> Heads:
    """The titles of a case whose lines begin here."""
    body = _body_start(lines)
    top = [i for i in range(max(body - _HEADER, 0), body) if may_title(lines[i])]
    if not top:
        if lower := _below_address(lines, body, _LEAST):
            return replace(lower[1], end=lower[0] + lower[1].end)
        top_lines = lines[:body]
        title = _before_byline(top_lines) or _former(top_lines) or _tiny(top_lines)
        title = title or _former(lines) or _below(lines)
        if not title and (named := _of_file(lines[: body + 1])):
            return Heads(named, end=max(body, 1))
        return Heads(title, end=body if body < len(lines) else 0)
    best, weight = candidates.best(lines, top, body)
    if lower := _below_address(lines, body, weight):
        return replace(lower[1], end=lower[0] + lower[1].end)
    above = best - 1
    told_before = any(lines[i].text == lines[best].text for i in top if i < above)
    if above in top and not told_before and _is_second(lines[above].text, lines[best].text):
        title, _, kick = parts(lines[above])
        return Heads(title, field(lines[best], lines[best].span), kick, body)
    title, sub, kick = parts(lines[best])
    twin = max(i for i in top if lines[i].text == lines[best].text)
    subtitle = sub or _subtitle(lines, twin, body)
    kicker = kick or _kicker(lines, best, twin, top)
    return Heads(title, subtitle, kicker, body)


def _below_address(lines: Sequence[Line], body: int, least: float) -> tuple[int, Heads] | None:
    """Where a title stands below a letter's address or a lead and what it heads, if it weighs more than `least`: the first
    sentence is then none of the article's."""
    if body >= len(lines) or lines[body].role != "prose":
        return None
    if len(lines[body].text) >= _SURELY_BODY and not _LETTER.match(lines[body].text):
        return None
    for i in range(body + 1, min(body + _NEAR, len(lines))):
        if lines[i].role == "prose" and not may_title(lines[i]) and not _LETTER.match(lines[i].text):
            return None
        apart = lines[i].gap or lines[i - 1].role == "mark"
        if lines[i].role in ("short", "prose") and apart and may_title(lines[i]):
            start = i + _body_start(lines[i:])
            if candidates.weigh(lines, i, [i], start) - _BELOW > max(least, _LEAST):
                return i, heads(lines[i:])
    return None


def _is_second(one: str, two: str) -> bool:
    """True if line `two` stands below the title `one` though nothing marks it: by its genre, or told at much more length."""
    if title_words.is_kicker(one) or one == two:
        return False
    if title_words.opens_talk(two) and not title_words.opens_talk(one):
        return not (title_words.ends_in_series(one) or title_words.ends_in_column(one))
    wordy = len(two) > _WORDY and len(two) > 1.3 * len(one) and len(one) >= _SURELY_TITLE
    return title_words.names_genre(two) or (wordy and not title_words.may_be_slogan(one))


def note(lines: Sequence[Line]) -> int:
    """How many lines an editor's note takes that stands above the titles; 0 if there is none."""
    for i, line in enumerate(lines[:_HEADER]):
        if line.role == "prose" and title_words.opens_note(line.text):
            below = next((x for x in lines[i + 1 :] if x.role not in _BESIDE), None)
            return i + 1 if below is not None and below.role != "prose" and may_title(below) else 0
        if line.role == "prose" or (may_title(line) and len(line.text) >= _SURELY_TITLE):
            return 0
    return 0


def _body_start(lines: Sequence[Line]) -> int:
    """The first line of the article's own text: the first sentence, or the first heading above it."""
    title = next((i for i, line in enumerate(lines) if may_title(line)), len(lines))
    first = next((i for i in range(len(lines)) if _opens_body(lines, i, i > title)), len(lines))
    at, above = first, title if title < first else -1
    while at - 1 > above and (_leads_into_body(lines[at - 1]) or candidates.is_one_of_parts(lines, at - 1)):
        at -= 1
    return at - 1 if at - 1 > above and _is_torn(lines, at - 1) else at


def _is_torn(lines: Sequence[Line], i: int) -> bool:
    """True for a text's first sentence that is broken by hand once: clauses with a number, and the rest right below."""
    line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
    goes_on = below is not None and below.role == "prose" and not below.gap and below.indent <= line.indent
    told = len(line.text) >= _WORDY and len(_COMMAS.findall(line.text)) > 1 and _DIGIT.search(line.text)
    return line.role == "short" and goes_on and bool(told)


def _opens_body(lines: Sequence[Line], i: int, titled: bool) -> bool:
    line = lines[i]
    if line.role != "prose":
        return line.role == "table"
    below = lines[i + 1] if i + 1 < len(lines) else None
    subtitled = below is not None and below.role == "short" and not below.gap and is_dashed(below)
    if subtitled or _leads_to_title(lines, i) or (not line.ended and names_site_behind(line)):
        return False
    if "wrapped" in line.marks:
        return True
    if len(line.text) >= _SURELY_BODY:
        return titled or not _is_long_title(lines, i)
    if _TIMELY.match(line.text):
        return True
    if not line.ended and len(line.text) < _SHORTEST_OPEN_PROSE and line.text[-1] != ":":
        return True
    below = next((x for x in lines[i + 1 : i + 9] if x.role not in _BESIDE), line)
    if not titled:
        untitled = not any(may_title(above) for above in lines[:i])
        return untitled and line.text[-1] == "。" and below.role == "prose" and below.ended
    return line.ended and below.role in ("prose", "heading", "short")


def _leads_to_title(lines: Sequence[Line], i: int) -> bool:
    """True for a headline's first half that ends in a dash, with its second half right below."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    return (
        bool(_ENDS_IN_DASH.search(lines[i].text))
        and below is not None
        and below.role == "short"
        and not below.gap
        and may_title(below)
    )


def _is_long_title(lines: Sequence[Line], i: int) -> bool:
    """A long line without a stop is a title if a by-line or a whole paragraph follows."""
    line = lines[i]
    below = next((x for x in lines[i + 1 : i + 9] if x.role not in ("furniture", "mark", "caption")), None)
    if "。" in line.text or not may_title(line) or below is None:
        return False
    return below.role in ("byline", "names") or (
        below.role == "prose" and below.ended and len(below.text) > len(line.text)
    )


def _leads_into_body(line: Line) -> bool:
    if line.role in ("heading", "mark", "caption"):
        return True
    if title_words.is_note(line.text):
        return False
    return (line.role == "prose" and line.text[-1] == ":") or (
        line.role == "short" and line.text[-1] in ",、;"
    )


def may_title(line: Line) -> bool:
    """True if a line reads as a title may: no sentence, no card's `label:value`, no office's name alone, no foreign words."""
    if line.role not in ("short", "heading", "prose") or not 4 <= len(line.text) <= LONGEST:
        return False
    return (
        line.text[-1] not in "。,;、:"
        and (not line.marks or line.marks.isdisjoint(_NO_TITLE))
        and _reads_as_title(line.text, line.ended)
    )


@lru_cache(maxsize=256)
def _reads_as_title(text: str, ended: bool) -> bool:
    """True if the words may be a title; several stages ask this of the lines of one page."""
    if not _HAN.search(text) or _TIMELY.match(text) or _FILE.search(text) or _DAY.fullmatch(text):
        return False
    if cards.is_record(text) or title_words.is_nameplate(text) or title_words.is_watchword(narrow(text)):
        return False
    if title_words.is_signature(without_sounds(text)) or title_words.is_note(text):
        return False
    return (
        not text.startswith(("· ", "<", ">"))
        and not (not _BARE.match(text) and _is_signed(_SIGNS.sub("", text)))
        and not DASH.match(text)
        and (len(text) <= _SURELY_BODY or len(_MARKS.findall(text)) < _MOST_MARKS)
        and not (ended and text[-1] == "”" and (":“" in text or len(text) > _SURELY_BODY))
        and 2 * len(_LATIN.findall(without_sounds(text))) <= len(text)
    )


def _is_signed(words: str) -> bool:
    """True if the words behind a sign are somebody's name and no village's."""
    return bylines.is_name(words) and words[-1] not in "村镇乡县寨"


def _before_byline(lines: Sequence[Line]) -> Field | None:
    """A title on one line with its by-line."""
    for line in lines:
        items = line.items if line.role == "byline" else ()
        head = line.text[: min((item.span.start - line.span.start for item in items), default=0)]
        words = head.rstrip(" |-—([:·")
        if len(words) >= 4 and _is_head(head, words):
            return field(line, Span(line.span.start, line.span.start + len(words)))
    return None


def _tiny(lines: Sequence[Line]) -> Field | None:
    """A title of two or three characters, with its author below: `吃水记`."""
    for line, below in pairwise(lines):
        told = (
            line.role == "short" and (line.gap or line.indent > below.indent) and _TINY.fullmatch(line.text)
        )
        if told and below.role in ("byline", "names") and not furniture.is_furniture(line.text):
            return field(line, line.span)
    return None


def _below(lines: Sequence[Line]) -> Field | None:
    """The title that a page prints below the text, right above or below the by-line with its day or source; none if
    several lines stand so: they are other news."""
    last = max((i for i, line in enumerate(lines) if line.role == "prose"), default=len(lines))
    below = lines[last + 1 : last + _FOOT]
    found = {
        one.span: one
        for above, line in pairwise(below)
        for one, told in ((above, line), (line, above))
        if one.role in ("short", "heading") and may_title(one) and _is_dated(told)
    }
    one = next(iter(found.values())) if len(found) == 1 else None
    return field(one, one.span) if one and len(one.text) >= _SURELY_TITLE else None


def _of_file(lines: Sequence[Line]) -> Field | None:
    """The title that a file's name holds, printed above its text: `3.平峒村茶园变成聚宝盆.docx`."""
    for line in lines:
        name = _FILE.search(line.text)
        if name and may_title(cut := line.part(0, name.start())):
            return parts(cut).title
    return None


def _is_dated(line: Line) -> bool:
    return any(item.role in ("when", "published", "printed", "source") for item in line.items)


def _former(lines: Sequence[Line]) -> Field | None:
    """The title that a reprint names (`原标题:…`), where it prints no other."""
    for line in lines:
        told = title_words.former(line.text) if line.role == "furniture" else None
        if told:
            return field(line, Span(line.span.start + told[0], line.span.start + told[1]))
    return None


def _is_head(head: str, words: str) -> bool:
    """True if `words` may be a title beside by-lines: no breadcrumb, house, label or office, nor what stands before a date."""
    if furniture.is_furniture(words) or furniture.is_furniture(head) or bylines.is_house(words):
        return False
    other = title_words.is_nameplate(words) or title_words.is_signature(words)
    return not other and not bylines.opens(head)


def _subtitle(lines: Sequence[Line], i: int, body: int) -> Field | None:
    """The dashed line under a title, by-lines between them or not, or the one that tells what a headline is of."""
    for line in lines[i + 1 : body]:
        if is_dashed(line) and line.role in ("short", "prose", "heading"):
            dash = DASH.match(line.text)
            return field(line, Span(line.span.start + (dash.end() if dash else 0), line.span.end))
    below = candidates.told_of(lines, i)
    return field(below, below.span) if below and i + 1 < body else None


def _kicker(lines: Sequence[Line], best: int, twin: int, top: list[int]) -> Field | None:
    """The line above a title that names its series, or stands right above its second printing."""
    for i in top:
        above = i < twin and lines[i].text != lines[best].text
        if above and (i == twin - 1 and (i > best or title_words.names_series_alone(lines[i].text))):
            return field(lines[i], lines[i].span)
    return None
