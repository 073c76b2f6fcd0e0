"""What is looked at first to pass over most places of a text passes over nothing that the patterns find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.parse.figures import not_figures, quantities
from core.parse.places import lists

_AHEAD = re.compile(r"\(\?=\[(?:[^\]\\]|\\.)*\]\)")
SIGNS = [
    *"一半百分之两三十千万亿数几余多0123.,% 点个壹拾《》〔〕[]()号hA-+NX的年\n",
    "https://",
    "2023",
    "三五百",
]


@pytest.mark.parametrize("pattern", [quantities._NUMBER, not_figures._NAMES], ids=["numbers", "names"])
def test_nothing_begins_otherwise(pattern: re.Pattern[str]) -> None:
    ahead = _AHEAD.match(pattern.pattern)
    assert ahead
    everywhere = re.compile(pattern.pattern[ahead.end() :])

    @given(st.lists(st.sampled_from(SIGNS), max_size=20).map("".join))
    def check(text: str) -> None:
        assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in everywhere.finditer(text)]

    check()


@given(
    st.lists(
        st.sampled_from(["平川", "和", "板桥", "等", "3", "12", "两", "个", "镇", "村", ","]), max_size=12
    )
)
def test_no_pair_ends_otherwise(parts: list[str]) -> None:
    text = "".join(parts)
    assert lists._PAIR_ENDS.search(text) or not lists._PAIR.search(text)
