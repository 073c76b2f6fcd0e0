"""The scanner: every stretch of a text that states a quantity, with value, unit and modifier."""

from __future__ import annotations

import re
from decimal import Decimal

from core.model import Modifier
from core.parse.figures import modifiers, not_figures, numerals, prices, shares
from core.parse.figures.counting import counts, says_when
from core.parse.figures.found import Found
from core.parse.figures.series import joined
from core.parse.figures.units import Unit, bare_unit, dimensions, half, of_noun, unit_of, units

_NUMBER = re.compile(
    # What a number begins with is asked first: most places of a text are passed over with that.
    rf"(?=[\d{numerals.DIGITS}{numerals.SCALES}{numerals.VAGUE}{''.join(w[0] for w in shares.WHOLES)}半])"
    rf"(?:{'|'.join(shares.WHOLES)}|{numerals.PLAIN}|半(?=个?(?:小时|钟头|公里|斤|公斤|里地)))"
)
# How people say 元, 毛 and 人.
_PLAINER = {"块钱": "元", "塊錢": "元", "口人": "人", "毛钱": "毛"}
_DIGIT = re.compile(r"\d")
_PAID = re.compile(r"[挣赚卖价钱补花租]|收入|分红|工资")
_COLD = ("零下", "为负")


def scan(text: str, folded: str, masked: bytearray) -> list[Found]:
    """The quantities of `text` in order. `folded` is the text in folded characters, `masked` as `not_figures.mask`."""
    found: list[Found] = []
    position = 0
    while match := _NUMBER.search(folded, position):
        kind = masked[match.start()]
        item = _read(text, folded, match) if kind in (0, not_figures.QUOTED) else None
        if item is not None and kind and not _spoken(folded, masked, item):
            item = None
        position = match.end()
        if item is not None:
            found.append(item)
            position = max(item.unit_end, position)
    return joined(found, folded, masked)


def _spoken(folded: str, masked: bytearray, item: Found) -> bool:
    """“比单种中稻强五六倍” is speech, not a name: it ends with the quantity and has a clause before it."""
    clause = item.start >= 6 and all(
        kind == not_figures.QUOTED for kind in masked[item.start - 6 : item.start]
    )
    return clause and folded[item.end : item.end + 1] in ("”", '"', "」", "’", "』")


def _read(text: str, folded: str, match: re.Match[str]) -> Found | None:
    previous = folded[match.start() - 1] if match.start() else ""
    if previous in ("第", "前"):
        ranked = shares.rank(folded, match)
        if ranked or previous == "第":
            return ranked
    if previous == "." or (previous.isascii() and previous.isalnum()):
        return None
    if shares.is_share(folded, match):
        return shares.share(folded, match)
    number = numerals.number(match.group())
    if number is None:
        return None
    if match.group() in ("零", "0"):
        return prices.zero(folded, match)
    return prices.colloquial(folded, match, number) or _counted(text, folded, match, number)


def _counted(text: str, folded: str, match: re.Match[str], number: numerals.Number) -> Found | None:
    """A number with its unit, or None where it counts nothing."""
    numeral, (start, end) = match.group(), match.span()
    numeral_end, middle = modifiers.middle(folded, end)
    unit = _unit(folded, match, numeral_end, middle is not None)
    if unit is None:
        return None
    more = half(folded, match, unit)
    words = modifiers.around(folded, start, unit.end + (more == "behind"), unit.text)
    modifier = _modifier(numeral, number, words, middle)
    chinese = _DIGIT.search(numeral) is None
    hedged = words.start != start
    if (chinese and not counts(folded, match, unit, modifier)) or says_when(
        folded, start, words.end, unit.text, hedged
    ):
        return None
    if _numbers_a_section(folded, match, unit, middle is not None):
        return None
    low = number.low + (Decimal("0.5") if more else 0)
    if folded.endswith(_COLD, 0, start) and dimensions().get(unit.text) in ("temperature", "energy"):
        low = -low
    written = unit.text if unit.implied else text[unit.end - len(unit.text) : unit.end]
    if "个多" in folded[end : unit.end]:
        modifier = modifier or "approx_above"
    modifier = modifier or modifiers.apart(folded, start)
    name = _PLAINER.get(written, written)
    if name in ("块", "塊") and _PAID.search(folded, max(0, start - 14), start):
        name = "元"
    return Found(
        words.start, words.end, start, end, unit.end, low, number.high, name, modifier, chinese, unit.implied
    )


def _unit(folded: str, match: re.Match[str], end: int, middle: bool) -> Unit | None:
    numeral = match.group()
    halved = end + (2 if folded.startswith("个半", match.end()) else 0)
    return (
        of_noun(folded, end, numeral, middle)
        or unit_of(folded, halved, numeral)
        or bare_unit(folded, match, end)
    )


def _modifier(
    numeral: str, number: numerals.Number, words: modifiers.Around, middle: Modifier | None
) -> Modifier | None:
    if words.modifier:
        return words.modifier
    if "来" in numeral:
        return "about"
    return middle or ("approx_above" if number.vague else None)


def _numbers_a_section(folded: str, match: re.Match[str], unit: Unit, middle: bool) -> bool:
    """2.2本项目: a decimal of whole things at the head of a sentence is a section's number."""
    numeral, start = match.group(), match.start()
    whole = unit.text in units() and unit.text not in dimensions()
    head = not start or folded[start - 1] in "\n。;"
    return "." in numeral and whole and head and not middle and numeral[-1] not in "万亿千百"
