"""Sounds behind characters are left out of what is read; remarks in brackets stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.parse.sounds import has_sounds, healed, scars, without_sounds


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("鄉(xiāng)村振興", "鄉村振興"),
        ("鄉（xiāng）村(cun)振興", "鄉村振興"),
        ("來源:經濟(jì)日?qǐng)?bào)", "來源:經濟日报"),
        ("來源:光明日?bào)", "來源:光明日报"),
        ("網(wǎng)(a)", "網(a)"),
        ("茶园(tea)", "茶园(tea)"),
        ("增长率(r)为5%", "增长率(r)为5%"),
        ("学好拼音ā和(bā)", "学好拼音ā和"),
        ("", ""),
    ],
)
def test_words_without_sounds(text, read):
    assert without_sounds(text) == read
    assert has_sounds(text) == (text != read)
    found = healed(text, text)
    assert (found.raw if found else text) == read


@given(st.text(alphabet="乡村日報(（)）?wǎngbào ", max_size=40))
def test_what_is_left_stands_where_it_stood(text):
    found = healed(text, text)
    if found:
        assert all(text[at] == char or char == "报" for at, char in zip(found.at, found.raw, strict=True))
        for i in range(len(found.raw)):
            assert found.before(i, i + 1) == (found.at[i], found.at[i] + 1)
    ends = [scar.end for scar in scars(text)]
    assert ends == sorted(ends)
