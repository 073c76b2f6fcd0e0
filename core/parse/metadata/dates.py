"""Dates of by-lines in normal form; a date without its year stays open."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"((?:19|20)\d\d)(?:\s?[-年./]|\s(?=\d\d/\s?\d))\s?(\d{1,2})\s?[-月./]\s?(\d{1,2})")
_DAY_FIRST = re.compile(r"(?<![\d.])(\d\d)\.(\d\d)\.((?:19|20)\d\d)(?![\d.])")
_YEAR_CUT = re.compile(r"(\d\d)([-./])(\d{1,2})\2(\d{1,2})")
_PACKED = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零OoＯｏ0０", 0)
_WRITTEN = re.compile(
    r"([一二][〇○零OoＯｏ0０一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)


def iso(text: str) -> str | None:
    """`YYYY-MM-DD` of the first full date in `text`, or None; a month without its day stays open."""
    day = _DAY.search(text)
    if day:
        return _checked(int(day[1]), int(day[2]), int(day[3]))
    first = _DAY_FIRST.search(text)
    if first:
        return _checked(int(first[3]), int(first[2]), int(first[1]))
    packed = _PACKED.fullmatch(text.strip())
    if packed:
        return _checked(int(packed[1]), int(packed[2]), int(packed[3]))
    cut = _YEAR_CUT.fullmatch(text.strip())
    if cut:
        return _checked(2000 + int(cut[1]), int(cut[3]), int(cut[4]))
    written = _WRITTEN.search(text)
    if written:
        year = int("".join(str(_NUMERALS[c]) for c in written[1]))
        return _checked(year, _small(written[2]), _small(written[3]))
    return None


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _small(numeral: str) -> int:
    """一 to 三十一."""
    tens, _, ones = numeral.rpartition("十")
    if "十" not in numeral:
        return _NUMERALS[numeral] if len(numeral) == 1 else 0
    return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)
