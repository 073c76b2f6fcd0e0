"""Python characters and UTF-16 units, both ways, on texts with rare characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gui.text.offsets import Offsets

TEXTS = st.text(alphabet=st.sampled_from("甲乙3,。𠮷𡈽\n"), max_size=40)


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_units_are_those_of_the_encoding(text: str) -> None:
    offsets = Offsets(text)
    assert [offsets.units(i) for i in range(len(text) + 1)] == [
        utf16_units(text[:i]) for i in range(len(text) + 1)
    ]


@given(TEXTS)
def test_every_character_comes_back(text: str) -> None:
    offsets = Offsets(text)
    assert [offsets.characters(offsets.units(i)) for i in range(len(text) + 1)] == list(range(len(text) + 1))


def test_second_half_of_a_pair_is_the_character_itself() -> None:
    assert Offsets("甲𠮷乙").characters(2) == 1
