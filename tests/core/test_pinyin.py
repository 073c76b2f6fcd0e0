"""Our own table reads as pypinyin reads, word by word; libraries are indexed by these readings."""

from __future__ import annotations

import random
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.seg.simpleseg import seg

from core.library.pinyin import readings, spells, typed_as
from core.syllables import syllables

WORDS = sorted(PHRASES_DICT)
SPOKEN = [
    ("凉水泉", ("liangshuiquan", "lsq")),
    ("重庆市巫山县", ("chongqingshiwushanxian", "cqswsx")),
    ("女性“她”能量2023", ("nvxingtanengliang", "nxtnl")),
    ("", ("", "")),
]


def by_pypinyin(text: str) -> tuple[str, ...]:
    """Each word by itself, as a text is read that is cut into words first."""
    spoken = (lazy_pinyin([word], errors=lambda other: "") for word in seg(text))
    return tuple(sound.replace("ü", "v") for sound in chain.from_iterable(spoken) if sound)


@pytest.mark.parametrize(("text", "spoken"), SPOKEN)
def test_readings_and_initials(text, spoken):
    assert readings(text) == spoken


def test_what_may_be_typed_for_a_name_begins_at_any_of_its_characters():
    assert typed_as("凉水泉") == ("liangshuiquan", "shuiquan", "quan", "lsq", "sq", "q")
    assert typed_as("2023") == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lsq", True),
        ("liang shui", True),
        ("Shui'quan", True),
        ("s", True),
        ("uan", False),
        ("", False),
        ("泉", False),
    ],
)
def test_typed_letters_mean_a_name_from_the_beginning_of_a_syllable(typed, meant):
    assert spells(typed, "凉水泉村") is meant


def test_every_word_and_character_is_read_as_by_pypinyin():
    texts = random.Random(1).sample(WORDS, 6000) + [chr(code) for code in PINYIN_DICT]
    assert [text for text in texts if syllables(text) != by_pypinyin(text)] == []


pieces = st.one_of(
    st.sampled_from(WORDS), st.sampled_from(WORDS).map(lambda w: w[:3]), st.sampled_from("的一了长行a1,。 ")
)


@given(st.lists(pieces, max_size=6).map("".join))
def test_words_in_a_row_are_parted_as_by_pypinyin(text):
    assert syllables(text) == by_pypinyin(text)
