"""What numerals are worth, in every way that people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import lexicon
from core.parse.figures.folding import fold
from core.parse.figures.numerals import number

EXACT = {
    "7": 7, "1,200": 1200, "1,234,567": 1234567, "4.87": "4.87", "2.34万": 23400, "8.27亿": 827000000, "1000万": 10000000,
    "3万4000": 34000, "1亿2000万": 120000000, "5亿1万4千6百": 500014600, "1万亿": 10**12, "3千5百": 3500,
    "三": 3, "两": 2, "十": 10, "十五": 15, "二十": 20, "三百二十": 320, "一千零五十": 1050, "五千零五": 5005, "一万二": 12000,
    "一万零二": 10002, "两千四百五": 2450, "一百二": 120, "两千": 2000, "一百零一万一千": 1011000, "一百五十万五千二百四十五": 1505245,
    "三点五": "3.5", "一点五万": 15000, "十三点五": "13.5", "二〇二一": 2021, "壹佰捌拾壹": 181, "叁万": 30000, "百": 100, "千万": 10**7,
    "四千万零五十": 40000050, "8.27 亿": 827000000, "半": "0.5", "万亿": 10**12,
}  # fmt: skip


@pytest.mark.parametrize(("numeral", "value"), EXACT.items())
def test_worth(numeral: str, value: int | str) -> None:
    found = number(numeral)
    assert found is not None and found.low == Decimal(value) and found.high is None and not found.vague


@pytest.mark.parametrize(
    ("numeral", "low", "high"),
    [("二三十", 20, 30), ("三五百", 300, 500), ("十七八", 17, 18), ("三四十万", 300000, 400000), ("五六", 5, 6), ("两三千", 2000, 3000)],
)  # fmt: skip
def test_two_digits_name_a_range(numeral: str, low: int, high: int) -> None:
    found = number(numeral)
    assert found is not None and (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("numeral", "low"),
    [("数十", 10), ("几百", 100), ("十几", 10), ("十几万", 100000), ("30多万", 300000), ("一百多万", 1000000), ("二百三十余万", 2300000)],
)  # fmt: skip
def test_vague_numerals_keep_their_floor(numeral: str, low: int) -> None:
    found = number(numeral)
    assert found is not None and found.low == low and found.vague


def test_examples_of_the_table() -> None:
    for numeral, value in lexicon.load("scales")["examples"].items():
        found = number(numeral)
        assert found is not None and found.low == value, numeral


def _chinese(value: int) -> str:
    """The plain Chinese numeral of 1 to 99,999,999, written here independently of the reader."""
    if value >= 10000:
        high, low = divmod(value, 10000)
        rest = "" if not low else ("零" if low < 1000 else "") + _chinese(low)
        return _chinese(high) + "万" + rest
    digits, out, gap = "零一二三四五六七八九", "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + word
            gap = False
        else:
            gap = True
    return out


@given(st.integers(min_value=1, max_value=99_999_999))
def test_every_plain_chinese_numeral_is_read(value: int) -> None:
    found = number(_chinese(value))
    assert found is not None and found.low == value


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=1, max_value=3))
def test_thousands_marks_and_decimals(whole: int, places: int) -> None:
    text = f"{whole:,}.{'5' * places}"
    found = number(text)
    assert found is not None and found.low == Decimal(text.replace(",", ""))


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
