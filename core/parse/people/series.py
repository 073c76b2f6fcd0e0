"""Names that stand in lists, by-lines and signatures, which prove one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.parse.people import tables
from core.parse.people.name import Name, looks_named

_FIRST = re.compile(r"[\u4e00-\u9fff]{2,4}\Z")
_FULL_FIRST = re.compile(
    r"(?:(?<=[,，。;；:：\n以有的])|(?<=领导|同志|干部)|^)[\u4e00-\u9fff]{3}\Z",
    re.M,
)
_REST = re.compile(
    r"、[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){0,10}(?:和[\u4e00-\u9fff]{2,4}?)?(?=\d+[人名位]|等|[一二两三四五六七八九十]+[人名位])"
)
# 周有才、吴贵生、石秀英先后…: a series that nothing counts, of names of three characters.
_FULL_REST = re.compile(
    r"、[\u4e00-\u9fff]{3}(?:、[\u4e00-\u9fff]{3}){0,10}(?:、[\u4e00-\u9fff]{2})?(?=为代表|先后|相继|[一二两三四五六七八九]?(?:户|家|兄弟|夫妇|夫妻|人)|都|也|是|在|等|陪同|参加|出席|一同|分别)"
)
_SIGNATURE = re.compile(
    r"[ 　](?<=[县镇乡村市区局社部办心院委报].)[ 　]{0,2}([\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff][ 　]{1,2}[\u4e00-\u9fff])[ 　]*[)）]?$",
    re.M,
)
_DATELINE = re.compile(r"日[电讯][(（]([\u4e00-\u9fff]{2,3}(?:[ 　、]{1,2}[\u4e00-\u9fff]{2,3}){0,4})[)）]")
_JOINED_BEFORE = re.compile(r"([\u4e00-\u9fff]{3})、\Z")
_AND = re.compile(r"和([\u4e00-\u9fff]{2,3})")
_JOINED_BEHIND = re.compile(r"、([\u4e00-\u9fff]{3}|[\u4e00-\u9fff]{2}(?=[,，。出陪参等、]))")


def listed(
    first: re.Pattern[str], longest: int, rest: re.Pattern[str], text: str
) -> Iterator[tuple[int, re.Match[str]]]:
    """Each list that a `first` member of at most so many characters and the `rest`, from its first 、 on, make: where
    it begins, and the rest."""
    at = reached = 0
    while behind := rest.search(text, at):
        mark = behind.start()
        member = first.search(text, max(mark - longest, reached), mark)
        if member:
            yield member.start(), behind
            reached = behind.end()
        at = reached if member else mark + 1


def in_series(text: str) -> Iterator[Name]:
    """王朝禄、赵仕兵、何晓芹3人: each begins with a family name and none is a word."""
    for start, rest in listed(_FIRST, 4, _REST, text):
        parts = [(m.start(), m.group()) for m in re.finditer(r"[^、和]+", text[start : rest.end()])]
        parts[:1] = [_last_name(*part) for part in parts[:1]]
        if len(parts) >= 2 and all(looks_named(word) for _, word in parts):
            yield from (Name(start + at, start + at + len(word), word) for at, word in parts)


def _last_name(at: int, words: str) -> tuple[int, str]:
    """What of the first member may be a name: 蔡健 of 我把蔡健."""
    for size in (3, 2):
        if len(words) > size and looks_named(words[-size:]):
            return at + len(words) - size, words[-size:]
    return at, words


def in_full_series(text: str) -> Iterator[Name]:
    """以陈国富、杨秀兰为代表: names of three characters, the last may have two, none holding a word."""
    for start, rest in listed(_FULL_FIRST, 4, _FULL_REST, text):
        parts = text[start : rest.end()].split("、")
        if all(looks_named(word) and (len(word) < 3 or word[1:] not in tables.common()) for word in parts):
            yield from (Name(start + 4 * i, start + 4 * i + len(w), w) for i, w in enumerate(parts))


def signed(text: str) -> Iterator[Name]:
    """Who signs a text or a line behind their place or office: 陈家乡青石村 张修文."""
    for match in _SIGNATURE.finditer(text):
        name = re.sub("[ 　]", "", match.group(1))
        if looks_named(name):
            yield Name(match.start(1), match.end(1), name)


def beside(text: str, proved: list[Name]) -> Iterator[Name]:
    """姚连英 before 、胡卫军, who is proved: both of a list are people if one is."""
    for name in proved:
        before = _JOINED_BEFORE.search(text, max(name.start - 5, 0), name.start)
        after = _JOINED_BEHIND.match(text, name.end)
        for match in (before, after):
            ended = match and (match is before or tables.then_behind().match(text, match.end()))
            if match and ended and looks_named(match.group(1)):
                yield Name(match.start(1), match.end(1), match.group(1))
        yield from _and_another(text, name.end)


def _and_another(text: str, at: int) -> Iterator[Name]:
    """刘明桂和杨诚期望: of two or three characters, as what follows lets a name end."""
    match = _AND.match(text, at)
    for size in (3, 2) if match else ():
        word = text[at + 1 : at + 1 + size]
        if (
            looks_named(word)
            and word[1:] not in tables.common()
            and tables.then_behind().match(text, at + 1 + size)
        ):
            yield Name(at + 1, at + 1 + size, word)
            return


def in_dateline(text: str) -> Iterator[Name]:
    """The writers in brackets behind a date-line: 10月12日电(刘文 谢小琛)."""
    for match in _DATELINE.finditer(text):
        for part in re.finditer(r"[\u4e00-\u9fff]+", match.group(1)):
            if looks_named(part.group()):
                yield Name(match.start(1) + part.start(), match.start(1) + part.end(), part.group())


def in_byline(text: str) -> Iterator[Name]:
    """Whoever stands behind a label and a colon, pen-names too: 责任编辑:之昂 校对:罗 敏."""
    for match in tables.byline().finditer(text):
        for part in re.finditer(
            r"[\u4e00-\u9fff][ 　]{1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{2,4}",
            match.group(2),
        ):
            word = re.sub("[ 　]", "", part.group())
            if not tables.desk().search(word):
                start = match.start(2) + part.start()
                yield Name(start, match.start(2) + part.end(), word, match.group(1))
