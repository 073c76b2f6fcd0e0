"""Which line above a text is its title: every line that may be is weighed, by itself and by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.parse.layout import headings
from core.parse.lines import Line
from core.parse.split import forms
from core.parse.split.reasons import Reason, total
from core.parse.split.wording import is_dashed
from core.parse.titles import parts
from core.parse.titles import words as title_words
from core.parse.wide import is_wide

_FULL = 24
"""A title of so many characters is as long as titles are."""
_SHORTEST_AGAIN = 8
_COLUMN = re.compile(r"[^()]{6,}\([^()\d]{2,8}\)")
"""A title with its column in brackets behind it: `多种一棵树(一线行走)`."""
_KEYED = re.compile(r"(?:[一-鿿]\s{0,3}){2,5}:\s?\S{2,24}$")
_BESIDE = ("furniture", "mark")
_ALONE = 2.5
"""What the only line that may be a title weighs: others, farther down, have to weigh more."""
_TOLD, _LINES = 2500, 200
"""So much of a text is searched for the words of its title."""
_SAID = 40
"""A question or a saying of so many characters may be a title."""
_LONG, _SHORT = 10, 8
_WRAPPED, _RAGGED = 16, 4
"""Lines of a text that is broken by hand are so long at least, and differ by so many characters at most."""
_SHORTEST = 6
_HALF = 4
"""The parts of a title that blanks part have so many characters at least, or are alike in length."""
_BULLETS = "■·"
_CATCHY = re.compile(r"[“”,!?]|[一-鿿]{2,6}[里上中下间边]的[一-鿿]{2,5}$|[一-鿿]{4,}\s+[一-鿿]{4,}")
_OF_PLACE = re.compile("[一-鿿]{2}(?:(?:[县市区旗镇]|乡(?!村)|(?<![乡强富兴进入])村)(?![民里级])|街道|社区)")
_PLACED = re.compile("(?!在|关于)[一-鿿]{2,9}(?:[县区市旗镇]|(?<![乡强富兴进入])[乡村]|街道)[一-鿿“]{4}")
"""A clause about a place of any kind, districts and streets too, which open no title by themselves."""
_SAID_SO = re.compile("“[^”]*”")
_WHOLE = re.compile(r"^[^:]{4,14}:|[!?]")
"""What tells a headline by itself, and of no other: a place and what it did, a call."""
_HAN = re.compile(r"[一-鿿]+")


def best(lines: Sequence[Line], top: Sequence[int], body: int) -> tuple[int, float]:
    """Which of the lines `top` is the title of the text that begins at `body`, at its first printing, and its weight."""
    if len(top) == 1 and not forms.is_field(lines, top[0]):
        return top[0], _ALONE
    told = beginning(lines, body)
    weights = {i: total(reasons(lines, i, top, body, told)) for i in top}
    most = max(top, key=lambda i: (weights[i], -i))
    return next(i for i in top if lines[i].text == lines[most].text), weights[most]


def weigh(lines: Sequence[Line], i: int, top: Sequence[int], body: int) -> float:
    """How much speaks for line `i` being the title of the text that begins at `body`."""
    return total(reasons(lines, i, top, body, beginning(lines, body)))


def reasons(lines: Sequence[Line], i: int, top: Sequence[int], body: int, told: str) -> list[Reason]:
    """All that speaks for line `i` being the title of what is `told`, and all that speaks against it."""
    return [
        *_itself(lines, i),
        *_set_apart(lines, i, body),
        *_again(lines, i, top, body),
        *_told(lines[i].text, told),
        *_around(lines, i, body),
    ]


def _itself(lines: Sequence[Line], i: int) -> Iterator[Reason]:
    line = lines[i]
    text = line.text
    yield Reason(min(len(text), _FULL) / 12, "length")
    numbered = _is_numbered_case(lines, i)
    if is_one_of_parts(lines, i):
        yield Reason(-2.0, "one of several parts")
    elif numbered or "title" in line.marks:
        yield Reason(3.0, "marked")
    if ("heading" in line.marks and line.level == 1) or _COLUMN.fullmatch(text):
        yield Reason(2.0, "large")
    if "kicker" in line.marks or title_words.is_kicker(text) or _is_motto(lines, i):
        yield Reason(-2.5, "series or slogan")
    elif is_headline(lines, i):
        yield Reason(3.5, "headline beside what it is of")
        if i + 1 < len(lines) and lines[i + 1].indent > line.indent + 1 and _tells_of(lines, i, i + 1):
            yield Reason(1.0, "what it is of set in")
    if "framed" in line.marks and len(text) < _FULL // 2:
        yield Reason(-1.5, "in brackets, as columns are")
    if forms.names_house(text):
        yield Reason(-3.0, "house")
    if "。" in text[:-1]:
        yield Reason(-5.0, "several sentences")
    if forms.is_field(lines, i):
        yield Reason(-4.0, "field of a form")
    elif any(0 <= j < len(lines) and _KEYED.match(lines[j].text) for j in (i - 1, i + 1)) and _KEYED.match(
        text
    ):
        yield Reason(-3.0, "one of several fields")
    elif headings.mark(text)[0] == 1 and not headings.case_mark(text):
        yield Reason(-1.0, "chapter")


def _set_apart(lines: Sequence[Line], i: int, body: int) -> Iterator[Reason]:
    """How the line is set beside its neighbours: letters apart, a bullet, a bar behind a series, a site behind it."""
    text = lines[i].text
    if is_wide(text) and not (body < len(lines) and is_wide(lines[body].text)):
        yield Reason(4.0, "spelt wide")
    if parts.is_behind_series(text):
        yield Reason(2.5, "behind its series")
    if parts.names_site_behind(lines[i]):
        yield Reason(1.5, "site behind")
    if _is_row(text):
        yield Reason(-3.0, "words in a row")
    if text[0] in _BULLETS:
        beside = [lines[j].text[0] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        yield Reason(-4.0, "one of a list") if text[0] in beside else Reason(-3.0, "column behind a bullet")


def _is_row(text: str) -> bool:
    """True for words in a row as buttons are, and no halves of a title: `倍速 2.0X 1.5X 超清`."""
    words = text.split()
    sizes = [len(word) for word in words]
    return len(words) > 2 and min(sizes) < _HALF and max(sizes) <= _SHORT and len(set(sizes)) > 1


def is_one_of_parts(lines: Sequence[Line], i: int) -> bool:
    """True for the heading of one of an article's several parts: `镜头一:清晨六点,奶牛棚`."""
    if not headings.case_mark(lines[i].text):
        return False
    return sum(headings.case_mark(line.text) > 0 for line in lines) > 1


def is_headline(lines: Sequence[Line], i: int) -> bool:
    """True for a few well-set words beside a longer line that tells of which place: `脚下有泥 心中有底` ¶ `喀左县…先进事迹`."""
    return any(_tells_of(lines, i, j) for j in (i - 1, i + 1))


def told_of(lines: Sequence[Line], i: int) -> Line | None:
    """The line below a headline that tells what it is of."""
    return lines[i + 1] if _tells_of(lines, i, i + 1) and not forms.is_field(lines, i + 1) else None


def _tells_of(lines: Sequence[Line], i: int, j: int) -> bool:
    if not 0 <= j < len(lines):
        return False
    text, line = lines[i].text, lines[j]
    if not _SHORTEST <= len(text) <= _FULL - 4 or _OF_PLACE.search(_SAID_SO.sub("", text)):
        return False
    longer = len(line.text) >= len(text) + 2 and _OF_PLACE.search(line.text) and not _WHOLE.search(line.text)
    set_well = _CATCHY.search(text) or (j < i and _is_signed_below(lines, i))
    if j > i and not set_well and not lines[j].gap and _PLACED.match(line.text):
        series = (
            title_words.is_kicker(text)
            or title_words.ends_in_series(text)
            or title_words.names_campaign(text)
        )
        set_well = not (series or ":" in line.text)
    return bool(set_well and longer) and _reads_as_title(line)


def _is_signed_below(lines: Sequence[Line], i: int) -> bool:
    """True for a few words with a by-line below, and above them a line that begins with a place and is half as long again."""
    text, above = lines[i].text, lines[i - 1].text
    signed = i + 1 < len(lines) and lines[i + 1].role in ("byline", "names")
    begun = _OF_PLACE.search(above[: _FULL // 2]) is not None and 2 * len(above) > 3 * len(text)
    return signed and begun and not (title_words.opens_topic(text) or title_words.names_genre(text))


def _again(lines: Sequence[Line], i: int, top: Sequence[int], body: int) -> Iterator[Reason]:
    """What the line shares with others: its words stand again in the frame, or in the text; or it names an account."""
    text = lines[i].text
    others = [lines[j].text for j in top if j != i]
    if any(text == other or (text in other and len(text) > _SHORTEST_AGAIN) for other in others):
        yield Reason(2.0, "again")
    if len(text) <= _SHORT and _names_account(lines, i, body):
        yield Reason(-4.0, "account")


def _told(text: str, told: str) -> Iterator[Reason]:
    """How much of the line's words the text tells of."""
    pairs = [run[k : k + 2] for run in _HAN.findall(text) for k in range(len(run) - 1)]
    if told and pairs:
        yield Reason(1.5 * sum(pair in told for pair in pairs) / len(pairs), "told in the text")


def beginning(lines: Sequence[Line], body: int) -> str:
    """The beginning of the text, long enough to hold what a title speaks of."""
    told, length = [], 0
    for line in lines[body : body + _LINES]:
        if line.role == "prose":
            told.append(line.text)
            length += len(line.text)
        if length > _TOLD:
            break
    return "\n".join(told)


def _names_account(lines: Sequence[Line], i: int, body: int) -> bool:
    """True if a by-line beside a short line tells it as the house that prints the page, or one with its name behind it."""
    text = lines[i].text
    near = [line for j, line in enumerate(lines[: body + 1]) if j != i]
    named = any(item.value == text for line in near for item in line.items)
    return named or any(line.text.startswith(text) and line.role == "byline" for line in near)


def _around(lines: Sequence[Line], i: int, body: int) -> Iterator[Reason]:
    text = lines[i].text
    below = [x for x in lines[i + 1 : body] if x.role not in _BESIDE]
    if below and is_dashed(below[0]) and not below[0].items:
        yield Reason(2.0, "subtitle below")
    while below and (is_dashed(below[0]) or below[0].text == text):
        below = below[1:]
    if below and below[0].role in ("byline", "names"):
        yield Reason(2.0, "by-line below")
    if not below:
        yield Reason(1.0, "text below")
    above = lines[i - 1] if i else None
    if above and below and len(text) <= _SHORT and not lines[i].gap and _is_longer(above, text):
        yield Reason(-2.5, "short below a title")
    if _is_wrapped(lines[i : i + 3]):
        yield Reason(-5.0, "first line of a text broken by hand")
    near = not lines[i].gap or (i > 0 and is_headline(lines, i - 1))
    if above and near and title_words.names_genre(text) and _reads_as_title(above):
        yield Reason(-2.5, "genre below a title")


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """True if the text goes on below on lines as long: `吉林省汪清县天桥岭镇地处长白` ¶ `山腹地,森林覆盖率高`."""
    if len(lines) < 3:
        return False
    line, below, next_one = lines
    near = abs(len(line.text) - len(below.text)) <= _RAGGED and len(line.text) >= _WRAPPED
    goes_on = below.role == "prose" or ("," in below.text and next_one.role == "prose" and not next_one.gap)
    return near and goes_on and not below.gap and not line.ended


def _is_longer(line: Line, text: str) -> bool:
    """True if `line` reads as a title and is clearly longer than the few characters of `text` below it."""
    longer = len(line.text) >= _LONG or (len(text) <= _SHORT // 2 and len(line.text) >= len(text) + 3)
    column = title_words.ends_in_column(line.text) or title_words.ends_in_series(line.text)
    return longer and _reads_as_title(line) and not column


def _reads_as_title(line: Line) -> bool:
    said = line.role == "prose" and len(line.text) <= _SAID and line.text[-1] in "”!?"
    set_apart = said or line.role in ("short", "heading")
    return set_apart and not line.items and not title_words.is_kicker(line.text)


def _is_numbered_case(lines: Sequence[Line], i: int) -> bool:
    """True for the title behind a case's number, or below it."""
    above = lines[i - 1].text if i else ""
    return bool(headings.case_mark(lines[i].text) or (above and headings.case_mark(above) == len(above)))


def _is_motto(lines: Sequence[Line], i: int) -> bool:
    """True for a campaign's slogan above a line that names a place and what it did."""
    below = next((x for x in lines[i + 1 : i + 4] if x.role not in _BESIDE), None)
    return below is not None and title_words.is_slogan_over(lines[i].text, below.text)
