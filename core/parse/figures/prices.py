"""How people say sums, and nothing at all: 一块二, 九元九角, 从零发展到14家."""

from __future__ import annotations

import re
from decimal import Decimal

from core.parse.figures import numerals
from core.parse.figures.found import Found
from core.parse.figures.modifiers import around
from core.parse.figures.numerals import DIGITS, SCALES, Number

_PRICE = re.compile(
    rf"(?:块|元)(?:([{DIGITS}\d])[角毛]([{DIGITS}\d])?分?|([{DIGITS}\d])分)"
    rf"|(?:块(?:钱)?|米)([{DIGITS}\d])(?!(?!一[斤亩个天只份袋])[{DIGITS}{SCALES}\d]|[./个名户人家])"
)
_COINS = ("块", "元", "米")
_NOTHING = re.compile(
    r"(?:[从由]|降至|降到|降为|下降到|下降至|减至|减少到)(?:[^,。;]{0,4}的)?(?:几乎为|接近|近乎)?$"
)


def colloquial(folded: str, match: re.Match[str], number: Number) -> Found | None:
    """一块二, 两块五, 九元九角九分, 三米二: tenths behind the unit."""
    priced = _PRICE.match(folded, match.end()) if folded.startswith(_COINS, match.end()) else None
    if priced is None:
        return None
    worth = [_digit(text) for text in priced.groups()]
    unit = "米" if folded[match.end()] == "米" else "元"
    words = around(folded, match.start(), priced.end(), unit)
    low = number.low + (worth[0] + worth[3]) / 10 + (worth[1] + worth[2]) / 100
    end = priced.end()
    return Found(
        words.start, words.end, match.start(), match.end(), end, low, None, unit, words.modifier, True
    )


def _digit(text: str | None) -> Decimal:
    number = numerals.number(text) if text else None
    return number.low if number else Decimal(0)


def zero(folded: str, match: re.Match[str]) -> Found | None:
    """从零发展到14家, 几乎为零, 降至零: nothing at one end of a change; its unit is that of the other end."""
    start, end = match.span()
    words = around(folded, start, end, "")
    nearly = words.before and folded[words.start : start].endswith(("为", "于", "乎"))
    if not nearly and not _NOTHING.search(folded, max(0, words.start - 8), words.start):
        return None
    if folded[end : end + 1] not in tuple("增发到提升突降变,。;、!?的") and not folded.startswith(
        "起步", end
    ):
        return None
    modifier = words.modifier if words.before else None
    return Found(words.start, end, start, end, end, Decimal(0), None, "", modifier, True, True)
