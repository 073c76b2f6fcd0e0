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
_AFTER_NUMERAL = frozenset("0123456789一二三四五六七八九十百千万亿")
_YEAR = r"(?:19|20)\d{2}"

_DATES = re.compile(
    rf"{_YEAR} ?[—\-~至到、和/] ?{_YEAR}(?: ?年度?)?"
    rf"|{_YEAR}[—\-~至到、和/] ?\d\d ?年度?"
    rf"|(?<!\d){_YEAR} ?年度?(?: ?\d{{1,2}} ?月份?(?: ?\d{{1,2}} ?[日号])?)?"
    rf"|(?<!\d){_YEAR}(?=(?:[、和及]{_YEAR})+年)"
    rf"|{_YEAR}[-./—]\d{{1,2}}[-./—]\d{{1,2}}"
    rf"|[{_CN}]{{4}}年(?:[{_CN}]{{1,3}}月)?(?:[{_CN}]{{1,3}}[日号])?"
    r"|(?<![\d.个])\d{1,2}(?:[—\-~至到、和]\d{1,2})? ?月(?!\d*个)(?:份| ?\d{1,2} ?[日号]?(?![.\d个户人名亩元万家次]))?"
    # Damaged ones: 514日 has lost its 月, 201911月 its 年.
    r"|(?<![\d.个期满续共近前超到了约])[1-9](?:0[1-9]|[12]\d|3[01])日(?![内龄游])"
    r"|(?<!\d)20\d{2}(?:0?[1-9]|1[0-2])月(?:\d{1,2}[日号])?"
    rf"|(?<![{_CN}])[{_CN}]{{1,3}}月(?:份|[{_CN}]{{1,3}}[日号])?"
    r"|(?<![\d.期])\d{1,2}[日号](?!游|内|以内|龄)(?:[—\-~至到]\d{1,2}[日号])?"
    r"|\d{1,2}世纪|(?<!\d)\d0年代|[二三四五六七八九]十年代"
    rf"|十[一二三四五六]五|[{_CN}]+届[一二三四五六七八九]中|[一二]十[一二三四五六七八九]?大"
)
_TIMES = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?"
    rf"|(?<=上午|下午|早上|晚上|凌晨|中午|傍晚|清晨|早晨|夜里|深夜|清早|午后|每天|每日|当天)(?:[\d]{{1,2}}|[{_CN}]{{1,3}})[时点](?:半|多|许|\d{{1,2}}分)?"
    rf"|(?:\d{{1,2}}|[{_CN}]{{1,3}})点(?:钟|半|整|多|左右|\d{{1,2}}分)"
    r"|\d{1,2}时(?:\d{1,2}分)?(?!段|速)"
)
_NAMES = re.compile(
    r"(?=[《〔\[(A-Za-z])"
    r"(?:《[^》\n]{0,60}》|〔\d{4}〕\d*号?|\[20\d\d\] ?\d*号?|\(20\d\d\)\d+号"
    r"|https?://\S+|[A-Za-z][A-Za-z0-9.\-]{0,40}\d[\w.\-]*|[NX](?:\+\d)+)"
)
# From the first digit on: formulas, ratios, telephones, roads, house numbers, 5G.
_NUMBERED = re.compile(
    r"\d+(?:\+[\dNnXx]+)+|\d+\+[\u4e00-\u9fff]|\d+[+>=<]\d+[+>=<]\d+|\d+:\d+(?::\d+)*"
    r"|0\d{2,3}-?\d{7,8}|1[3-9]\d{9}(?!\d)|\d+(?:国道|省道|县道|乡道|高速|次列车|路公交|路车)|\d+号(?!召)"
    r"|\d+个\d(?=[”\"])|\d+(?!(?:[MGKk][Ww]h?|[kcm]?m|kg|[Kk][VW]A?|GB|Mbps|ml)(?![A-Za-z]))[A-Za-z]"
)
_RUN = re.compile(rf"[\d{_CN}]\d*")
_NO_FIGURE = re.compile(f"(?P<named>{_NUMBERED.pattern})|(?:{_DATES.pattern})|(?:{_TIMES.pattern})")
_SHORT_QUOTATION = re.compile(r"[“\"‘「『][^“”\"‘’「」『』\n,。;!?]{1,16}[”“\"’」』]")


@cache
def table() -> dict[str, Any]:
    return lexicon.load("not_figures")


@cache
def _fixed() -> re.Pattern[str]:
    return re.compile(lexicon.alternatives(table()["fixed"]))


def mask(folded: str, names: Iterable[tuple[int, int]] = ()) -> bytearray:
    """One byte a character of `folded`: DATED, NAMED, QUOTED or 0. `names` are further stretches that are names."""
    found = bytearray(len(folded))
    for start, end in names:
        _paint(found, start, end, NAMED)
    for m in _SHORT_QUOTATION.finditer(folded):
        _paint(found, m.start(), m.end(), QUOTED)
    for m in _fixed().finditer(folded):
        if not m.start() or folded[m.start() - 1] not in _AFTER_NUMERAL:
            _paint(found, m.start(), m.end(), NAMED)
    for m in _NAMES.finditer(folded):
        _paint(found, m.start(), m.end(), NAMED)
    _numbers(found, folded)
    return found


def _numbers(found: bytearray, folded: str) -> None:
    """Dates, times and numbers of things, tried where a run of digits begins."""
    at = 0
    while run := _RUN.search(folded, at):
        match = _NO_FIGURE.match(folded, run.start())
        if match:
            _paint(found, run.start(), match.end(), NAMED if match.lastgroup else DATED)
        at = match.end() if match else run.end()


def _paint(found: bytearray, start: int, end: int, kind: int) -> None:
    found[start:end] = bytes([kind]) * (end - start)
