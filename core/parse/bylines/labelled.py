"""Labels of by-lines and what they label: the names, the house or the day behind `作者:`, `来源:`, `时间:`."""

from __future__ import annotations

import re

from core.parse.bylines import bare, days
from core.parse.bylines.people import people, person
from core.parse.bylines.reading import PEOPLE, Reading
from core.parse.bylines.words import WIDGET, is_house, is_name, is_paper, is_press, labels

_DAYS = ("published", "uploaded", "written")
_COUNT = re.compile(r"[\d\s.]*\d[万wW]?\+?\s*[次人条]?")
_SENT_BY = re.compile(r"(?P<house>[^()]{2,16})\((?P<names>[一-鿿·]{2,8}(?:[ 、,]+[一-鿿·]{2,8}){0,3})\)")
"""A source with who wrote for it: `石门发布(郭小明)`."""
_SIGNED = re.compile(
    r"\s*(?P<house>[^\s()]{2,16})\s+(?P<names>[一-鿿·]{2,4}(?:[ 、,]+[一-鿿·]{2,4}){0,3})\s*"
)
"""A source and who wrote: `石门日报 王小明 李华`."""
_GLUED = re.compile(
    r"\s*(?P<house>[一-鿿]{2,20}(?:局|办|委|政府|中心|办公室|部|公司))(?P<name>[一-鿿]{2,3})\s*"
)
"""An office and who writes for it: `石门县农业农村局覃小波`."""
_TALK = "访谈"
_TITLED = re.compile(r"\d[^《》]{1,8}日《(?P<house>[^《》]{2,20})》")
"""A paper's title behind the day of its issue: `首发:9月14日《石门日报》要闻版`."""
_FRAMED_ROLE = re.compile(r"\s*\((?:记者|通讯员|作者)")
_SIZES = re.compile(r"\s*[\[(](?:大|中|小|字[体号])[\])]?")
"""The sizes of type behind a source: `石门日报 [大] [中] [小]`."""
_WIDE_GAP = re.compile(r"(?<=[^\s:|/\\,、;()\[\]])\S(?=\s{2,}\S)")
"""A gap ends a value, but not one behind a surname that is set apart from a name of one character: `徐  蕾`."""
_CLOSING = re.compile(r"\s*[)\]](?:[\s\[(]|$)")
_SPACED_ROLE = re.compile(r"(?<=\s)[一-鿿]{0,8}(?:记者|通讯员)(?=\s)")


def take(reading: Reading, label: re.Match[str]) -> int:
    """Take what stands behind a label as items of its role; where that ends."""
    text = reading.text
    role = labels()[1][re.sub(r"\s", "", label["label"])]
    start = label.end()
    end = _value_end(text, start)
    if role in _DAYS:
        return _take_day(reading, role, start, end)
    if role == "widget":
        count = _COUNT.match(text, start)
        return max(reading.take("widget", start, count.end() if count else end), start)
    if label["label"] == _TALK and not person(text, start, end):
        return bare.take(reading, label.start())
    if role in (*PEOPLE, "perhaps"):
        people(reading, role, start, end)
    elif (
        role == "source"
        and (sent := _SENT_BY.fullmatch(text, start, end))
        and is_name(sent["names"][:4].split()[0])
    ):
        reading.take("source", *sent.span("house"))
        people(reading, "author", *sent.span("names"))
    elif (
        role == "source"
        and (signed := _SIGNED.fullmatch(text, start, end))
        and (is_press(signed["house"]) or (len(signed["house"]) > 3 and is_house(signed["house"])))
        and all(map(is_name, signed["names"].split()))
    ):
        reading.take("source", *signed.span("house"))
        people(reading, "author", *signed.span("names"))
    elif role == "source" and (glued := _GLUED.fullmatch(text, start, end)) and _are_two(glued):
        reading.take("source", *glued.span("house"))
        reading.take("author", *glued.span("name"))
    elif role == "source":
        reading.take(role, *_printed(text, start, end))
    else:
        reading.take(role, start, end)
    return end


def _are_two(glued: re.Match[str]) -> bool:
    """True for an office and who writes for it, not for an office whose name goes on: `县委宣传部新闻科`."""
    return is_house(glued["house"]) and is_name(glued["name"]) and not is_house(glued.group())


def _printed(text: str, start: int, end: int) -> tuple[int, int]:
    """The paper in a source's value: in the title marks behind a day, or before a blank and words that are no house."""
    titled = _TITLED.match(text, start, end)
    if titled:
        return titled.span("house")
    call = text.find(",欢迎", start, end)
    end = end if call < 0 else call
    first, blank, rest = text[start:end].partition(" ")
    cut = blank and is_paper(first) and not any(map(is_house, rest.split()))
    return start, start + len(first) if cut else end


def _take_day(reading: Reading, role: str, start: int, end: int) -> int:
    """Take the day behind its label; behind a source it is the day of the printing."""
    text = reading.text
    when = days.WHEN.match(text, start)
    if when:
        follows = bool(reading.items) and reading.items[-1].role == "source"
        reading.take("printed" if follows and role == "published" else role, start, when.end("day"))
        return when.end()
    cut = days.YEAR_CUT.match(text, start) or days.PACKED.match(text, start)
    if cut:
        return reading.take(role, start, cut.end())
    short = days.SHORT.match(text, start)
    return reading.take("partial", start, short.end()) if short else end


_EMPTY = re.compile(r"\s[一-鿿]{2,8}:$")
"""A label at the line's end that nothing is said of."""


def _value_end(text: str, start: int) -> int:
    """Where a label's value ends: at the next label, date or widget behind a blank or a mark, or with the line."""
    stops = [len(text)]
    for pattern in (labels()[0], days.WHEN, _SPACED_ROLE, _FRAMED_ROLE, _SIZES, WIDGET):
        for match in pattern.finditer(text, start):
            close = pattern is labels()[0] and len(match["label"]) > 1
            if (
                close
                or pattern in (_FRAMED_ROLE, _SIZES)
                or match.start() == start
                or text[match.start() - 1] in " |,、;)]-—"
                or pattern is days.WHEN
            ):
                stops.append(match.start())
                break
    wide = _WIDE_GAP.search(text, start)
    if wide:
        stops.append(wide.end())
    empty = _EMPTY.search(text, start) if text[-1] == ":" else None
    if empty:
        stops.append(empty.start())
    closing = _CLOSING.search(text, start)
    if closing and "(" not in text[start : closing.start()]:
        stops.append(closing.start())
    return min(stops)
