"""The fast ways to find words and to exchange characters do what the plain ways do."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from core.lexicon import alternatives
from core.respelling import respeller

SIGNS = "ab村.*|(镇\U00020000"


@given(st.lists(st.text(SIGNS, min_size=1, max_size=4), min_size=1), st.text(SIGNS, max_size=40))
def test_of_words_that_begin_at_one_place_the_longest_is_found(words, text):
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    for around in ("{}", "(?:{})$", "(?:{})b?", "a(?:{})+"):
        wanted = [m.span() for m in re.finditer(around.format(plain), text)]
        assert [m.span() for m in re.finditer(around.format(alternatives(words)), text)] == wanted


def test_so_it_is_among_hundreds_of_words():
    words = [chr(0x4E00 + 7 * n) + "村" * (n % 3) for n in range(300)] + ["]", "^村", "-", "\\"]
    text = "村".join(words) + "]村^-村\\" + "".join(words)
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    assert re.findall(alternatives(words), text) == re.findall(plain, text)


@given(
    st.dictionaries(
        st.sampled_from([ord(c) for c in "a]^-\\村\U00020000"]), st.text(SIGNS, max_size=2), min_size=1
    ),
    st.text("a]^-\\b村镇\U00020000\U00020001", max_size=30),
)
def test_characters_are_exchanged_as_translate_does(table, text):
    assert respeller(table)(text) == text.translate(table)
