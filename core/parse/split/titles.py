"""Titles, kickers and subtitles above a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.model import Field, Span
from core.parse.lines import Line, fold
from core.parse.split import beside, candidates, elsewhere, forms
from core.parse.split.wording import DASH, TIMELY, is_dashed, may_title
from core.parse.titles import words as title_words
from core.parse.titles.parts import field, names_site_behind, parts

CHOSEN = "chosen"
"""The mark of a line that is known to hold the title."""
_HEADER = 80
"""So many lines above a body may hold its titles."""
_SURELY_BODY = 40
_SURELY_TITLE = 9
_BESIDE = ("furniture", "mark", "caption", "names", "tail")
_WORDY = 28
_SHORTEST_OPEN_PROSE = 37
"""Shorter lines of prose that nothing closes are lines of a text broken by hand."""
_NEAR = 6
_SHORT_NAME = 4
_LEAST, _BELOW = 1.0, 1.5
"""What a title below a letter's address weighs at least, and what that place tells against it."""
_ENDS_IN_DASH = re.compile(r"[—─―]{1,2}$")
_LETTER = re.compile("您好|你好|尊敬的|各位|(?:根据|按照|按).{2,20}要求,现[将把]|现将")
"""How a letter begins that sends an article."""
_TWO_HALVES = re.compile(r"[^,。!?;]{4,16}\s+[^,。!?;]{4,20}[!?]")
_COMMAS, _DIGIT = re.compile("[,、]"), re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands above a body; `end` is the number of lines that it takes."""

    title: Field | None = None
    subtitle: Field | None = None
    kicker: Field | None = None
    end: int = 0


def heads(lines: Sequence[Line]) -> Heads:
    """The titles of a case whose lines begin here."""
    at = next((i for i, line in enumerate(lines) if CHOSEN in line.marks), None)
    if at is not None:
        return _chosen(lines, at)
    body = _body_start(lines)
    top = [i for i in range(max(body - _HEADER, 0), body) if may_title(lines[i])]
    if not top:
        if lower := _below_address(lines, body, _LEAST):
            return replace(lower[1], end=lower[0] + lower[1].end)
        title = elsewhere.title(lines, body)
        begins = title is not None and title.span is not None and lines[0].span.contains(title.span)
        return Heads(title, end=max(body, int(begins)) if body < len(lines) else 0)
    best, weight = candidates.best(lines, top, body)
    if lower := _below_address(lines, body, weight):
        return replace(lower[1], end=lower[0] + lower[1].end)
    above = best - 1
    told_before = any(lines[i].text == lines[best].text for i in top if i < above)
    beside = above in top and not forms.is_field(lines, above)
    if beside and not told_before and _is_second(lines[above].text, lines[best].text):
        title, _, kick = parts(lines[above])
        return Heads(title, field(lines[best], lines[best].span), kick, body)
    title, sub, kick = parts(lines[best])
    if kick and _is_of(kick.value, lines[body : body + _NEAR]):
        title, kick = field(lines[best], lines[best].span), None
    twin = max(i for i in top if lines[i].text == lines[best].text)
    subtitle = sub or _subtitle(lines, twin, body)
    kicker = kick or _kicker(lines, best, twin, top)
    return Heads(title, subtitle, kicker, body)


def _chosen(lines: Sequence[Line], at: int) -> Heads:
    """The titles where line `at` is known to hold the title."""
    first = next((i for i in range(at + 1, len(lines)) if _opens_body(lines, i, True)), len(lines))
    body = _led_into(lines, first, at)
    title, sub, kick = parts(lines[at])
    top = [i for i in range(max(body - _HEADER, 0), body) if may_title(lines[i])]
    return Heads(title, sub or _subtitle(lines, at, body), kick or _kicker(lines, at, at, top), body)


def _is_of(name: str, text: Sequence[Line]) -> bool:
    """True for a county's short name that the text tells in full: `镇雄|…` above `昭通市镇雄县…`."""
    whole = re.compile(re.escape(fold(name)) + "[县区市旗镇乡村]")
    return len(name) <= _SHORT_NAME and any(whole.search(line.text) for line in text)


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
    if title_words.is_kicker(one) or title_words.ends_in_series(one) or one == two or forms.names_office(one):
        return False
    if title_words.opens_talk(two) and not title_words.opens_talk(one):
        return not (title_words.ends_in_series(one) or title_words.ends_in_column(one))
    wordy = len(two) > _WORDY and len(two) > 1.3 * len(one) and len(one) >= _SURELY_TITLE
    return title_words.names_genre(two) or (wordy and not title_words.may_be_slogan(one))


def note(lines: Sequence[Line]) -> int:
    """How many lines an editor's note takes that stands above the titles; 0 if there is none."""
    for i, line in enumerate(lines[:_HEADER]):
        if line.role == "prose" and (title_words.opens_note(line.text) or _introduces(lines, i)):
            below = next((x for x in lines[i + 1 :] if x.role not in _BESIDE), None)
            return i + 1 if below is not None and below.role != "prose" and may_title(below) else 0
        if line.role == "prose" or (may_title(line) and len(line.text) >= _SURELY_TITLE):
            return 0
    return 0


def _introduces(lines: Sequence[Line], i: int) -> bool:
    """True if line `i` introduces whom the article is about above its title."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    told = below is not None and below.role == "short" and may_title(below)
    return told and beside.introduces_one(lines[i].text)


def _body_start(lines: Sequence[Line]) -> int:
    """The first line of the article's own text: the first sentence, or the first heading above it."""
    title = next((i for i, line in enumerate(lines) if may_title(line)), len(lines))
    first = next((i for i in range(len(lines)) if _opens_body(lines, i, i > title)), len(lines))
    return _led_into(lines, first, title if title < first else -1)


def _led_into(lines: Sequence[Line], first: int, above: int) -> int:
    """Where the text begins whose first sentence is line `first`: at what leads into it, below line `above`."""
    at = first
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
    if TIMELY.match(line.text):
        return True
    if not line.ended and len(line.text) < _SHORTEST_OPEN_PROSE and line.text[-1] != ":":
        return True
    if line.text[-1] in "?!" and (_is_signed_below(lines, i) or _is_called_out(lines, i)):
        return False
    below = next((x for x in lines[i + 1 : i + 9] if x.role not in _BESIDE), line)
    if not titled:
        untitled = not any(may_title(above) for above in lines[:i])
        return untitled and line.text[-1] == "。" and below.role == "prose" and below.ended
    return line.ended and below.role in ("prose", "heading", "short")


def _is_signed_below(lines: Sequence[Line], i: int) -> bool:
    """True if a by-line stands below line `i` before any text does."""
    near = next(
        (x for x in lines[i + 1 : i + _NEAR] if x.role == "byline" or len(x.text) > _SURELY_BODY), None
    )
    return near is not None and near.role == "byline"


def _is_called_out(lines: Sequence[Line], i: int) -> bool:
    """True for a title of two halves that ends in a call, with a whole paragraph below: `小田变大田 春耕有了新模样!`."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    whole = below is not None and below.role == "prose" and below.ended and len(below.text) >= _SURELY_BODY
    return whole and _TWO_HALVES.fullmatch(lines[i].text) is not None and may_title(lines[i])


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
