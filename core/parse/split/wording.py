"""Whether the words of a line may be a title, or a subtitle."""

from __future__ import annotations

import re
from functools import lru_cache

from core.parse import bylines
from core.parse.layout import cards
from core.parse.lines import Line
from core.parse.sounds import without_sounds
from core.parse.titles import words as title_words
from core.parse.wide import narrow

LONGEST = 80
_LONG, _MOST_MARKS = 40, 3
"""Longer lines with so many marks are sentences in a row: `有何高招?怎样激发动力?如何连民心?`"""
DASH = re.compile(r"\s*(?:[—─–―]+|--+|一一(?=\S))\s*")
FILE = re.compile(r"\.(?:docx?|pdf|wps|pptx?|xlsx?|txt|zip|rar)$", re.I)
TIMELY = re.compile(r"(?:不久前|前不久|近日|日前|连日来|近年来|近些年来|今年以来|\d{1,2}月\d{1,2}日),")
"""How a text begins and no title does."""
_DAY = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日[\s,(]{0,3}(?:(?:星期|周).[)\s,]{0,3})?(?:[晴阴雨雪多云转到小中大雷阵]{1,6}(?:[ ,].{0,6})?)?"
)
"""A day of a diary and its weather."""
POST = re.compile(
    r"(?:[一-鿿]{2,9}?(?:[省市县区旗镇乡村局厅委校院]|社区|街道|嘎查|公司|合作社|大学|集团|中心|银行)){1,4}(?:党[委支组总]部?|村?“?两委”?)?(?:原|副|驻村|驻)?(?:第一书记|书记|主任|队长|队员|[局镇乡站校场村院]长|(?:副?理事|董事|秘书)长|经理|支书|负责人|创始人|带头人|技术员|医生|教师|代表|委员)(?:[、兼 ].{2,16})?"
)
"""What somebody is, on a line below his name or the title that tells of him."""
_TAGS = re.compile(r"#[^#]{1,24}#(?:\s*(?:#[^#]{1,24}#|\[[^\[\]]{2,16}\]))*")
"""What a post is about, and its column: `#石门县[超话]# [乡村振兴进行时]`."""
_ASIDE = re.compile(r"\([^()]*\)")
"""What is said in brackets of a paper: `(送审稿 12.19)`."""
_BULLET = "· "
_NO_TITLE = frozenset(("wrapped", "subtitle"))
"""Marks of lines that are no title."""
_ASKED = re.compile("[问答]:")
_BARE = re.compile(r"[一-鿿]")
_SIGNS = re.compile(r"[^一-鿿·]")
_MARKS = re.compile(r"[?!。]")
_LATIN = re.compile(r"[A-Za-z]")
_HAN = re.compile(r"[一-鿿].*?[一-鿿].*?[一-鿿]")


def is_dashed(line: Line) -> bool:
    """True for a subtitle: a dash or its label stands before it."""
    return "subtitle" in line.marks or DASH.match(line.text) is not None


def unbulleted(line: Line) -> Line:
    """The line without the bullet before its words."""
    return line.part(len(_BULLET), len(line.text)) if line.text.startswith(_BULLET) else line


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
    if (
        not _HAN.search(text)
        or _ASIDE.fullmatch(text)
        or TIMELY.match(text)
        or _ASKED.match(text)
        or FILE.search(text)
        or (text[0] == "#" and _TAGS.fullmatch(text))
        or _DAY.fullmatch(text)
    ):
        return False
    if (
        POST.fullmatch(text)
        or cards.is_record(text)
        or title_words.is_nameplate(text)
        or title_words.is_watchword(narrow(text))
    ):
        return False
    if title_words.is_signature(without_sounds(text)) or title_words.is_note(text):
        return False
    return (
        not text.startswith((_BULLET, "<", ">"))
        and not (not _BARE.match(text) and _is_signed(_SIGNS.sub("", text)))
        and not DASH.match(text)
        and (len(text) <= _LONG or len(_MARKS.findall(text)) < _MOST_MARKS)
        and not (ended and text[-1] == "”" and (":“" in text or len(text) > _LONG))
        and 2 * len(_LATIN.findall(without_sounds(text))) <= len(text)
    )


def _is_signed(words: str) -> bool:
    """True if the words behind a sign are somebody's name and no village's."""
    return bylines.is_name(words) and words[-1] not in "村镇乡县寨"
