"""Names in by-lines: which characters behind a label or an office are people, and where each name ends."""

from __future__ import annotations

import re

from core.parse.bylines.reading import Reading
from core.parse.bylines.words import (
    PART,
    WORK,
    a_name,
    is_generic,
    is_house,
    is_name,
    is_place,
    labels,
    role_words,
)

_ANYONE = re.compile(r"[一-鿿]{2,4}(?:·[一-鿿]{1,6}){0,3}|[一-鿿]\s{1,2}[一-鿿](?![一-鿿])")
_TWO = tuple(re.compile(f"[一-鿿]{{{one}}}(?=([一-鿿]{{{two}}}))") for one, two in ((3, 3), (3, 2), (2, 3)))
_BETWEEN = re.compile(r"[\s,、:/]*")
_OFFICE = re.compile(
    r"(?:记者|通讯员|编辑|报道|综合|摄影|供稿|整理)$|.{2}(?:书记|主任|[局县镇乡队部院校社]长|支书|主席|干部|队员|经理|教师|村民|农户)$"
)
_WORKED = re.compile(r"文/?图|图/?文|摄影|摄|报道|供稿|供图|文并?摄|撰文|文\b|图\b|文$|图$")


_PIECE = re.compile(
    r"(?:手记|札记|日记|感言|感悟|点评|快评|短评|短语|絮语|观察|视角|调查|来信|在线|说事|心得|随笔|行动|连线)(?![一-鿿])"
)
"""What a paper calls a piece behind `记者` or `编辑`, where a name may stand: `【记者手记】`."""
_NO_PEN = re.compile(r".{13}|.*\d")
"""What nobody signs with: words of a title behind `图文 |`."""


def people(reading: Reading, role: str, start: int, end: int) -> None:
    """The names in a label's value; a house stands for itself, a pen name is taken if it comes first."""
    text, taken = reading.text, len(reading.items)
    at, told = start, False
    while at < end:
        word, name, part = (
            role_words().match(text, at, end),
            person(text, at, end),
            PART.match(text, at, end),
        )
        if name and not _is_township(name.group()):
            at = reading.take(role, at, name.end())
        elif word:
            at = word.end()
        elif part:
            words, first = part.group(), len(reading.items) == taken
            if _is_body(words):
                reading.take(
                    "employer" if role == "author" and not is_generic(words) else "widget", *part.span()
                )
            elif _is_penned(words, role, first) and not told:
                reading.take(role, *part.span())
            else:  # who somebody is: `张三,石门县壶瓶山镇人,茶农`
                told = told or not WORK.fullmatch(words)
            at = part.end()
        else:
            at += 1
    if len(reading.items) == taken:
        reading.take("widget", start, start)


def _is_township(words: str) -> bool:
    return len(words) == 3 and words[-1] in "镇乡" and is_place(words)


def _is_body(words: str) -> bool:
    """True for a house or a place, which stand behind the label of a person where nobody is told: `作者:壶瓶山镇`."""
    return (len(words) > 3 and is_house(words)) or is_generic(words) or is_place(words)


def _is_penned(words: str, role: str, first: bool) -> bool:
    """True if words that are no name as others may be a pen name."""
    if WORK.fullmatch(words) or _OFFICE.search(words) or (role == "perhaps" and not is_name(words)):
        return False
    return (first and not _NO_PEN.match(words)) or _ANYONE.fullmatch(words) is not None


def person(text: str, at: int, end: int | None = None) -> re.Match[str] | None:
    """The name at `at` that ends where names end; `张莉文/图` is 张莉."""
    stop = len(text) if end is None else end
    name = a_name().match(text, at, stop)
    if name and WORK.fullmatch(name.group()):
        return None
    if name and len(name.group()) > 2 and name.group()[-1] in "摄图":
        name = a_name().match(text, at, name.end() - 1)
    if (
        name
        and len(name.group()) > 2
        and re.match(r"(?:文|图)\s?[/并、]\s?(?:图|文|摄)", text[name.end() - 1 :])
    ):
        return a_name().match(text, at, name.end() - 1)
    if name and " " in name.group() and not is_name("".join(name.group().split())):
        return None
    return name if name and _whole(text, name.end()) else None


def named(reading: Reading, at: int, role: str) -> int | None:
    """Names after a role word; a role word alone is fine at a line's end. None: no names."""
    text, start = reading.text, at
    while at < len(text):
        gap = _BETWEEN.match(text, at)
        first = gap.end() if gap else at
        if text[first : first + 1] in ("和", "及") and not person(text, first):
            first += 1
        name = person(text, first) or _of_two(text, first)
        name = name or (
            _anyone(text, first) if first > at or at > start or _is_enclosed(text, first) else None
        )
        if not name or role_words().match(text, first) or labels()[0].match(text, first):
            break
        at = reading.take(role, first, name.end())
    if at > start:
        return at
    return start if not text[start:].strip(" )]:") else None


def _of_two(text: str, at: int) -> re.Match[str] | None:
    """The first of two names that no blank parts: `记者柳青松席大敏`."""
    for both in _TWO:
        found = both.match(text, at)
        if found and is_name(found.group()) and is_name(found[1]) and _whole(text, found.end(1)):
            return found
    return None


def _anyone(text: str, at: int) -> re.Match[str] | None:
    """Two to four characters, set apart, that are a name because a role word stands before them."""
    name = _ANYONE.match(text, at)
    if name and "·" in name.group() and not is_name(name.group()):
        return None
    if not name or _PIECE.match(text, at):
        return None
    if not _whole(text, name.end()) or text.startswith(("报道", "讯"), name.end()):
        return None
    if not WORK.fullmatch(name.group()) and not is_house(name.group()) and not _OFFICE.search(name.group()):
        return name
    return None


def _is_enclosed(text: str, at: int) -> bool:
    """True if only a name may stand from `at` to the bracket that closes: `(记者乌兰图雅)`."""
    found = _ANYONE.match(text, at)
    return found is not None and text[found.end() : found.end() + 1] in (")", "]")


def _whole(text: str, end: int) -> bool:
    """True if a name may end here."""
    if end >= len(text) or text[end] in " ,、/|()[];:·-—_和及" or role_words().match(text, end):
        return True
    return bool(_WORKED.match(text, end))
