"""By-lines inside paragraphs: `本报讯(记者 张三)` at the start, `(张三 李四)` behind the last sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from core.model import Span
from core.parse import bylines, sounds
from core.parse.lines import Item, Line

_DATELINE = re.compile(
    r"(?P<house>本报|本刊|本网|本台|(?:[一-鿿]{2,8}(?:报|网)[-·])?[一-鿿A-Za-z]{2,10}?(?:(?<=云上)[一-鿿]{2}|社|网|信息港|电视台|报|新闻中心|新闻|客户端|融媒体?|云|在线|发布|时刻)(?:客户端|[一-鿿]{2,3}(?:新闻|频道))?)?"
    r"(?P<where>(?![网社台]|报(?!道)|中心)[一-鿿]{0,8}?)(?P<day>(?:20\d\d年)?\d{1,2}月\d{1,2}日(?:[一-鿿]{2,8}?(?=讯|电)|\d{1,2}时(?:\d{1,2}分)?(?=讯|电))?)?(?P<word>讯|电|消息|(?<=[报网社台端线闻])(?:\([一-鿿]{2,8}[报网]\))?(?=\((?:全媒体|融媒体?)?(?:记者|通讯员))|报道(?=:?\s?\()|(?<=日)(?=\s))\s{0,3}"
    r"(?::?(?P<names>\([^()]{2,70}\)|(?:记者|通讯员)\s?[一-鿿]{2,4}(?:\s{1,3}(?:记者|通讯员)\s?[一-鿿]{2,4})*(?=\s)))?(?P<end>\s?[::—-]{0,2}\s{0,3})"
)
_HEADED = re.compile(r"(?P<house>[一-鿿]{2,8}?(?:社|网|报))[一-鿿]{0,8}\d{1,2}月\d{1,2}日[电讯]\s{0,3}题:\s?")
_BRACKETED = re.compile(
    r"\[(?P<byline>[^\[\]]{4,40}?)(?:(?:\d{1,2}月)?(?:\d{1,2}|[一二三十]{1,3})日)?(?:电|讯|报道|消息)\]\s?"
)
_REPORTERS = re.compile(r"[\[(](?P<byline>[^\[\]()]{0,16}(?:记者|通讯员)[^\[\]()。,]{2,40})[\])]\s?")
_ENCLOSED = re.compile(r"\((?P<house>[一-鿿]{2,8}?[社网报])[^()。,]{0,16}?(?:\d{1,2}月)?\d{1,2}日[电讯]\)\s?")
_BEHIND = re.compile(
    r"[。!?”…]\s?(?P<byline>\([^()]{2,50}\)?|\[[^\[\]]{2,50}\]|(?:\([^()]{2,40}\)\s?){2,3})(?:\d{6,8})?$"
)
_CLOSED = re.compile(r"[。!?”…]\s?(?P<sign>\((?:完|全文完|本文完)\))$")
"""The sign that a paper's text ends here."""
_BRACKET = re.compile(r"[(\[]")
_STOPS = ("。", "!", "?", ";", "”")
"""Behind them stands a by-line only in brackets."""
_BRACKETS = re.compile(r"\([^()]+\)?|\[[^\[\]]+\]|.+")
_LOOSE = re.compile(r"[。!?”…]\s+(?P<byline>[^\s。!?,;:“”]{3,20} [^。!?,;:“”]{2,14}?)[\s|]*$")
_CREDITED = re.compile(
    r"[。!?”]\s?[\\/]?\s?(?P<byline>(?:[一-鿿·]{0,12}?(?:记者|通讯员)\s?|(?:摄影|供图|图片?)\s?[:/]?\s?)[一-鿿·、 ]{2,16}?(?:\s?/)?\s?(?:摄|供图|摄影|摄影报道|文/?图|图/?文)?)$"
)
_DATED = re.compile(r"(?:(?:发布|发表|更新)?(?:时间|日期)\s?:\s?)?(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}")
_FLAT = re.compile(
    r"(?P<title>[^\s。][^。]{5,50}?) (?P<byline>(?:[^\s。,]{2,12} )?20\d\d[-年/]\d{1,2}[-月/]\d{1,2}日? \d\d:\d\d(?::\d\d)?)"
    r"(?: [大中小]字| 字号\S{0,4})? (?=\S{20})"
)
_LONGEST_GLUED = 90
_REPORTED = re.compile(
    r"(?P<byline>[一-鿿·]{0,12}(?:记者|通讯员)\s?[一-鿿、 ]{2,26}?)报[道导]\s?(?:[:,]|(?<=\s)(?=\d))\s?"
)
_SIGNED = re.compile(
    r"(?P<byline>\((?:(?:记者|通讯员|作者|报道员)\s?:?\s?)?(?P<names>[一-鿿]{3,4}|[一-鿿]{2,4}(?:[ 、,]+[一-鿿]{2,4})+)\))(?=[“一-鿿\d])"
)
_SIGNS = ("author", "source", "photo", "editor")


_NO_NEWS = "通喜资音快简电短问审汛"
"""What makes a word of 讯 behind it: 喜讯."""
_LONGEST_DATELINE = 240
"""So much of a line is read for a dateline: its names, and the sounds behind their characters."""


def opens(text: str) -> bool:
    """True if a half-width line begins with a dateline: the line is text, even where it reads like a caption."""
    found = _DATELINE.match(text, 0, 120)
    return found is not None and _is_dateline(found, text)


def apart(line: Line) -> list[Line]:
    """A line with the by-lines in it taken out as lines of their own, and the title behind `电 题:` as well."""
    headed = _HEADED.match(line.text) if "题:" in line.text and line.role in ("short", "prose") else None
    if headed and headed.end() < len(line.text):
        employer = Item("employer", *_words(line, *headed.span("house")))
        return [_part(line, 0, headed.end(), (employer,)), _part(line, headed.end(), len(line.text))]
    if line.role == "short" and line.text[-1] in ")]":
        return _signed_short(line)
    if line.role != "prose" or len(line.text) < 30:
        return [line]
    flat = _FLAT.match(line.text) if " 20" in line.text else None
    if flat and (items := _items(line, *flat.span("byline"))):
        title = replace(_part(line, *flat.span("title")), role="short")
        told = _part(line, flat.start("byline"), flat.end(), items)
        return [title, told, *apart(_part(line, flat.end(), len(line.text)))]
    glued, line = _glued(line)
    before, line = _before(line)
    reported, line = _reported(line)
    line, behind = _behind(line)
    return [part for part in (glued, before, reported, line, behind) if part is not None]


def _signed_short(line: Line) -> list[Line]:
    """A last sentence so short that with who wrote behind it the line reads as a title: `一笔也不能忘。(覃小波)`."""
    told, behind = _behind(line)
    return [replace(told, role="prose"), behind] if behind and behind.items else [line]


def _glued(line: Line) -> tuple[Line | None, Line]:
    """`2022-04-17 来源:… 作者:陈颖15日,茶农…`: by-lines that a page lost its line break behind."""
    if not _DATED.match(line.text):
        return None, line
    end = bylines.ends(line.text, _LONGEST_GLUED)
    items = _items(line, 0, end) if end else ()
    if not any(item.role == "source" for item in items):
        return None, line
    return _part(line, 0, end, items), _part(line, end, len(line.text))


def _before(line: Line) -> tuple[Line | None, Line]:
    return (_bracketed(line) if line.text.startswith(("[", "(")) else None) or _dated(line)


def _bracketed(line: Line) -> tuple[Line, Line] | None:
    """`[本报记者张三报道]`, `(新华社9月3日电)`: in brackets at the beginning of the text."""
    bracketed = _BRACKETED.match(line.text) or _REPORTERS.match(line.text) or _signed(line)
    signed = _items(line, *bracketed.span("byline")) if bracketed else ()
    if bracketed and not signed and bylines.is_paper(bracketed["byline"]):
        signed = (Item("employer", *_words(line, *bracketed.span("byline"))),)
    if bracketed and signed:
        return _part(line, 0, bracketed.end(), signed), _part(line, bracketed.end(), len(line.text))
    enclosed = _ENCLOSED.match(line.text)
    if enclosed:
        house = Item("employer", *_words(line, *enclosed.span("house")))
        return _part(line, 0, enclosed.end(), (house,)), _part(line, enclosed.end(), len(line.text))
    return None


def _dated(line: Line) -> tuple[Line | None, Line]:
    """`本报讯(记者 张三)`, `新华社北京9月3日电`: the dateline."""
    healed = sounds.healed(line.text[:_LONGEST_DATELINE], line.raw[:_LONGEST_DATELINE])
    text = healed.text if healed else line.text
    found = _DATELINE.match(text, 0, 120)
    if not found or not _is_dateline(found, text):
        return None, line

    def at(start: int, end: int) -> tuple[int, int]:
        return healed.before(start, end) if healed else (start, end)

    items: list[Item] = []
    if found["names"]:
        inside = _items(line, *at(*found.span("names")))
        items += [item for item in inside if item.role != "house" or not found["house"]]
    if found["house"] and not found["house"].startswith("本"):
        items.insert(0, Item("employer", *_words(line, *at(*found.span("house")))))
    if found["day"] and found["day"].startswith("20"):
        items.append(Item("when", *_words(line, *at(*found.span("day")))))
    end = at(0, found.end())[1]
    return _part(line, 0, end, tuple(items)), _part(line, end, len(line.text))


def _signed(line: Line) -> re.Match[str] | None:
    """`(郭小霞)村里…`: reporters in brackets at the beginning of the text."""
    signed = _SIGNED.match(line.text)
    return signed if signed and not bylines.is_place(signed["names"]) else None


def _reported(line: Line) -> tuple[Line | None, Line]:
    """`通讯员张三报道:…`: the reporter at the beginning of the text."""
    found = _REPORTED.match(line.text, 0, _LONGEST_GLUED)
    if not found:
        return None, line
    items = _items(line, *found.span("byline"))
    items = tuple(item for item in items if item.role != "house" or not bylines.is_place(item.value))
    if not any(item.role == "author" for item in items):
        return None, line
    return _part(line, 0, found.end(), items), _part(line, found.end(), len(line.text))


def _is_dateline(found: re.Match[str], text: str) -> bool:
    """True if a house or a day is told, and a bracket, a mark or a blank parts it from the sentence."""
    if not (found["house"] or found["day"]):
        # `石门讯(记者 张三)`: a place's own news.
        told = found["word"] == "讯" and 2 <= len(found["where"]) <= 6 and found["where"][-1] not in _NO_NEWS
        return told and bool(found["names"] or found["end"].strip() or text[: found.end()].endswith("  "))
    return bool(found["names"] or found["end"].strip(" ")) or text[found.end() - 1] == " "


def _behind(line: Line) -> tuple[Line, Line | None]:
    near = max(len(line.text) - 60, 0)
    if line.text.endswith(_STOPS) and not _BRACKET.search(line.text, near):
        return line, None
    closed = _CLOSED.search(line.text[-10:])
    if closed:
        at = len(line.text) - len(closed["sign"])
        return _part(line, 0, at), replace(_part(line, at, len(line.text)), role="furniture")
    found = (
        _BEHIND.search(line.text, near) or _LOOSE.search(line.text, near) or _CREDITED.search(line.text, near)
    )
    if not found:
        return line, None
    at = found.start("byline")
    if bylines.is_place(line.text[at + 1 : -1]):
        place = Item("unit", line.raw[at + 1 : -1], _span(line, at + 1, len(line.text) - 1))
        return _part(line, 0, at), _part(line, at, len(line.text), (place,))
    ends = [m.span() for m in _BRACKETS.finditer(line.text, at)]
    items = tuple(item for span in ends for item in _items(line, *span))
    press = any(item.role == "house" and bylines.is_press(item.value) for item in items)
    if not press and not any(item.role in _SIGNS for item in items):
        return line, None
    return _part(line, 0, found.start() + 1), _part(line, at, len(line.text), items)


def _items(line: Line, start: int, end: int) -> tuple[Item, ...]:
    return bylines.read(line.text[start:end], line.raw[start:end], line.span.start + start)


def _words(line: Line, start: int, end: int) -> tuple[str, Span]:
    """The words of a stretch without sounds, and where they stand."""
    return sounds.without_sounds(line.raw[start:end]), _span(line, start, end)


def _span(line: Line, start: int, end: int) -> Span:
    return Span(line.span.start + start, line.span.start + end)


def _part(line: Line, start: int, end: int, items: tuple[Item, ...] | None = None) -> Line:
    part = line.part(start, end)
    return part if items is None else replace(part, role="byline", items=items)
