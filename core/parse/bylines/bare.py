"""What stands on a by-line without a label: names, houses, words of work, and words that belong to nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from core.parse.bylines import days
from core.parse.bylines.people import person
from core.parse.bylines.reading import PEOPLE, Reading
from core.parse.bylines.words import PART, WORK, is_house, is_name, is_paper, is_place, is_press, role_words

_ALL_SHOT = re.compile(r"\(?(?!.*(?:文|撰|采写|报道|:)).{2,40}\s(?:摄|摄影)\)?")
_HEADED = re.compile(r"[村镇乡县寨]\s?:\s?[一-鿿]")
"""The end of a village's name that a title begins with: `平峒村:一片绿叶富山乡`."""
_LISTED = re.compile(r"[一-鿿]{2,3}(?=(?:、[一-鿿]{2,3}){0,4}、本[报刊网台]记者)")
"""A pen name among others and the paper's own reporter."""
_PENNED = re.compile(r"[小老阿](?!编)[一-鿿]{1,2}(?=\s+[一-鿿])")
"""A pen name before the account that prints it: `原创 小遵 石门发布`."""
_SENT_IN = re.compile(r"(?:供稿|提供|报送|推荐|选送|整理|编写|供图|编|印发|主办)$")
_OWNS = re.compile(r"(?:主办|主管|承办|协办)$")
"""Whose a paper or a site is: `中共石门县委主办`."""
_BUTTON = re.compile(r"打开|下载|去|返回|回到|关闭|打印|查看|进入|联系|全部")


def take(reading: Reading, at: int) -> int:
    """A name, a house, a word of work or words that belong to nothing."""
    text, items = reading.text, reading.items
    work = WORK.match(text, at)
    parted = work and (work.end() >= len(text) or text[work.end()] in " ,、/|()[];")
    if work and (items or at == 0) and (parted or role_words().match(text, work.end())):
        if work["photo"] and items and items[-1].role == "names":
            items[-1] = replace(items[-1], role="photo")
        if _ALL_SHOT.fullmatch(text):
            items[:] = [replace(x, role="photo") if x.role in ("author", "names") else x for x in items]
        return work.end()
    after_date = bool(items) and items[-1].role in ("when", "printed") and items[-1].span.end == at
    name = None if after_date else person(text, at)
    if name and _HEADED.match(text, name.end() - 1):
        name = None
    if name and not (len(name.group()) > 2 and (_is_paper_too(name.group()) or is_place(name.group()))):
        return reading.take(_role_beside(reading, at), at, name.end())
    if items and items[-1].role == "names" and (end := _name_and_paper(reading, at)):
        return end
    penned = _PENNED.match(text, at) if text.startswith("原创 ") and not items[1:] else None
    if penned:
        return reading.take("author", at, penned.end())
    listed = _LISTED.match(text, at)
    if listed and not after_date:
        return reading.take("names", at, listed.end())
    when = days.WHEN.search(text, at) if reading.dated else None
    part = PART.match(text, at, when.start() if when else len(text))
    house = _SENT_IN.sub("", part.group()) if part else ""
    if part and 2 < len(house) <= 30 and is_house(house) and not _BUTTON.match(house):
        page = bool(items) and items[-1].value.rstrip()[-1:] == "版" and house[-1] not in "报网台社刊端"
        owns = _OWNS.search(part.group())
        reading.take("widget" if page or owns else "house", at, at + len(house))
        return part.end()
    end = part.end() if part else at + 1
    if not (part and part.group().endswith("报道")):
        reading.rest += end - at
    return end


def _is_paper_too(name: str) -> bool:
    """True if what reads as a name is a paper, a site or a village: 大河网, 凤桥村; 王朝云 and 刘先锋 are people."""
    if len(name) == 3:
        return name[-1] in "村镇乡县寨" or (is_press(name) and name[-1] in "网报台社")
    return is_press(name)


def _name_and_paper(reading: Reading, at: int) -> int | None:
    """Take the last of several names and the paper that a page lost the blank before: `柳新、席敏新华网`."""
    part = PART.match(reading.text, at)
    for length in (3, 2):
        name = reading.text[at : at + length]
        if part and is_name(name) and is_paper(part.group()[length:]):
            reading.take("names", at, at + length)
            return reading.take("house", at + length, part.end())
    return None


def _role_beside(reading: Reading, at: int) -> str:
    """The role of a bare name: that of the labelled name before it, if only blanks part them (`图片:张三  李四`)."""
    last = reading.items[-1] if reading.items else None
    beside = last and last.role in (*PEOPLE, "staff") and not reading.text[last.span.end : at].strip(" ")
    return last.role if last and beside else "names"
