"""What a numeral is worth: Arabic, Chinese and mixed, with scales, fractions of a word and vague digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from core import lexicon

DIGITS = "〇零○一二两三四五六七八九壹贰叁肆伍陆柒捌玖俩"
SCALES = "十百千万亿拾佰仟"
VAGUE = "数几"
MIDDLE = "余多来几"

ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
# 千 of 千瓦 and 千伏 belongs to the unit, and so does that of 12千米 or 三百千克.
_SCALE = r"(?>[十百万亿拾佰仟]|(?<![\d十百千万亿])(?<![十百千万][一二三四五六七八九])千(?![瓦伏])|千(?![瓦伏克米]))"
# One way only to read each row of digits and each 千: two would be tried for each of them with two for each other one.
PLAIN = rf"(?:(?:{ARABIC})(?: (?=[多余]?[百千万亿]))?|[{DIGITS}]|{_SCALE}|[{VAGUE}](?=[十百千万亿]))(?:(?<!\d)(?:{ARABIC})(?: (?=[多余]?[百千万亿]))?|[{DIGITS}]|{_SCALE}|点(?=[{DIGITS}\d])|[{MIDDLE}]+(?=[十百千万亿]))*"

_LONGEST = 24
"""Longer rows of digits count nothing."""
_TOKEN = re.compile(rf"{ARABIC}|[{DIGITS}]+|[{SCALES}]|.")
_PAIR = re.compile(
    r"(?<![零一二两三四五六七八九])([一二两三四五六七八])([二两三四五六七八九])(?![零一二两三四五六七八九])"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral's value; `high` when it names two (三五百, 二三十); `vague`: 余, 多, 几 or 数 stood in it."""

    low: Decimal
    high: Decimal | None = None
    vague: bool = False


@cache
def _worth() -> dict[str, int]:
    table = lexicon.load("scales")
    return {**table["digits"], **table["scales"]}


@lru_cache(maxsize=4096)
def number(numeral: str) -> Number | None:
    """The value of a numeral in folded characters (half width, simplified), or None if it is not one.

    >>> number("一万二").low, number("60多万").vague, number("三五百").high
    (Decimal('12000'), True, Decimal('500'))
    """
    numeral = numeral.replace(" ", "")
    if len(numeral) > _LONGEST:
        return None
    if numeral == "半":
        return Number(Decimal("0.5"))
    vague = any(c in MIDDLE + VAGUE for c in numeral)
    pair = _PAIR.search(numeral)
    if pair and _follows(pair[1], pair[2]):
        low = _value(numeral[: pair.start(2)] + numeral[pair.end(2) :])
        high = _value(numeral[: pair.start(1)] + numeral[pair.end(1) :])
        return Number(low, high, vague) if low is not None and high is not None else None
    low = _value(numeral)
    return None if low is None else Number(low, None, vague)


def _follows(first: str, second: str) -> bool:
    low, high = _worth()[first], _worth()[second]
    return high == low + 1 or (low, high) == (3, 5)


def _value(numeral: str) -> Decimal | None:
    total = section = Decimal(0)
    pending: Decimal | None = None
    last_scale = 0
    tokens = _TOKEN.findall(numeral)
    for i, token in enumerate(tokens):
        if token[0] in SCALES:
            scale = _worth()[token]
            if scale < 10000:
                section += (Decimal(1) if pending is None else pending) * scale
            else:
                section = section + (pending or 0) or (Decimal(0) if total else Decimal(1))
                total = (total + section) * scale if scale > last_scale >= 10000 else total + section * scale
                section = Decimal(0)
            pending, last_scale = None, scale
        elif token == "点":
            fraction = tokens[i + 1]
            pending = (pending or 0) + Decimal("0." + _digits(fraction)) if _digits(fraction) else pending
        elif i and tokens[i - 1] == "点":
            continue
        elif token[0].isdigit():
            pending = Decimal(token.replace(",", ""))
        elif token[0] in DIGITS:
            pending = _spoken(token, last_scale, i == len(tokens) - 1)
    return total + section + (pending or 0)


def _spoken(token: str, last_scale: int, at_end: bool) -> Decimal:
    """A run of Chinese digits: 一万二 means 12000, 一万零二 10002, 二〇二一 2021."""
    value = Decimal(_digits(token))
    if at_end and len(token) == 1 and last_scale >= 100:
        return value * last_scale / 10
    return value


def _digits(run: str) -> str:
    worth = _worth()
    return "".join(c if c.isdigit() else str(worth[c]) for c in run if c.isdigit() or c in worth)
