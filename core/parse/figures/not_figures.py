"""Which numerals are no figures: dates and times, names and slogans, numbers of things, idioms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from core import lexicon

DATED, NAMED, QUOTED = 1, 2, 3
"""What `mask` says of a character: in a date or time, in a name or fixed word, in a short quotation."""

_CN = "零〇○一二三四五六七八九十两"
_YEAR = r"(?:19|20)\d{2}"

_DATES = re.compile(
    rf"{_YEAR} ?[—\-~至到、和/] ?{_YEAR}(?: ?年度?)?"
    rf"|{_YEAR}[—\-~至到、和/] ?\d\d ?年度?"
    rf"|(?<!\d){_YEAR} ?年度?(?: ?\d{{1,2}} ?月份?(?: ?\d{{1,2}} ?[日号])?)?"
    rf"|(?<!\d){_YEAR}(?=(?:[、和及]{_YEAR})+年)"
    rf"|{_YEAR}[-./—]\d{{1,2}}[-./—]\d{{1,2}}"
    rf"|[{_CN}]{{4}}年(?:[{_CN}]{{1,3}}月)?(?:[{_CN}]{{1,3}}[日号])?"
    r"|(?<![\d.个])\d{1,2}(?:[—\-~至到、和]\d{1,2})? ?月(?!\d*个)(?:份| ?\d{1,2} ?[日号]?(?![.\d个户人名亩元万家次]))?"
    rf"|(?<![{_CN}])[{_CN}]{{1,3}}月(?:份|[{_CN}]{{1,3}}[日号])?"
    r"|(?<![\d.期])\d{1,2}[日号](?!游|内|以内|龄)(?:[—\-~至到]\d{1,2}[日号])?"
    r"|\d{1,2}世纪|(?<!\d)\d0年代|[二三四五六七八九]十年代"
    rf"|十[一二三四五六]五|[{_CN}]+届[一二三四五六七八九]中|[一二]十[一二三四五六七八九]?大"
)
_TIMES = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?"
    rf"|(?:上午|下午|早上|晚上|凌晨|中午|傍晚|清晨|早晨|夜里|深夜|清早|午后|周[一二三四五六日]|每天|每日|当天)(?:[\d]{{1,2}}|[{_CN}]{{1,3}})[时点](?:半|多|许|\d{{1,2}}分)?"
    rf"|(?:\d{{1,2}}|[{_CN}]{{1,3}})点(?:钟|半|整|多|左右|\d{{1,2}}分)"
    r"|\d{1,2}时(?:\d{1,2}分)?(?!段|速)"
)
_NAMES = re.compile(
    r"《[^》\n]{0,60}》|〔\d{4}〕|\[20\d\d\] ?\d*号?|[〔(]20\d\d[〕)]\d+号"
    r"|https?://\S+|[A-Za-z][A-Za-z0-9.\-]*\d[\w.\-]*"
    r"|\d+(?:\+[\dNnXx]+)+|[NX](?:\+\d)+|\d+\+[\u4e00-\u9fff]|\d+[+>=<]\d+[+>=<]\d+|\d+:\d+(?::\d+)*"
    r"|(?<!\d)0\d{2,3}-?\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)|\d+(?:国道|省道|县道|乡道|高速|次列车|路公交|路车)|\d+号(?!召)"
    r"|\d+个\d(?=[”\"])|\d+(?!(?:[MGk][Ww]h?|[kcm]?m|kg|k[VW]A?|GB|Mbps|ml)(?![A-Za-z]))[A-Za-z]"
)
_SHORT_QUOTATION = re.compile(r"[“\"‘「『][^“”\"‘’「」『』\n,。;!?]{1,16}[”“\"’」』]")


@cache
def table() -> dict[str, Any]:
    return lexicon.load("not_figures")


@cache
def _fixed() -> re.Pattern[str]:
    words = sorted(table()["fixed"], key=len, reverse=True)
    return re.compile(r"(?<![\d一二三四五六七八九十百千万亿])(?:" + "|".join(map(re.escape, words)) + ")")


def mask(folded: str, names: Iterable[tuple[int, int]] = ()) -> bytearray:
    """One byte a character of `folded`: DATED, NAMED, QUOTED or 0. `names` are further stretches that are names."""
    found = bytearray(len(folded))
    for start, end in names:
        found[start:end] = bytes([NAMED]) * (end - start)
    for pattern, kind in (
        (_SHORT_QUOTATION, QUOTED),
        (_fixed(), NAMED),
        (_NAMES, NAMED),
        (_DATES, DATED),
        (_TIMES, DATED),
    ):
        for m in pattern.finditer(folded):
            found[m.start() : m.end()] = bytes([kind]) * (m.end() - m.start())
    return found
