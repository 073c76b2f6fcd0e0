"""Words copied with their source say where a sentence was cut."""

from __future__ import annotations

import pytest

from core.exporting.quotation import quotation, sentence_at
from core.model import Case, Field, Span

READING = "开头一句。马坝村流转土地3000亩,培育稻谷。他说:“好!”\n下一段"
CASE = Case(0, Span(0, 1), title=Field("题目"), source=Field("永州日报"), published=Field("2023-04-07"))


@pytest.mark.parametrize(
    ("words", "copied"),
    [
        ("流转土地3000亩", "…流转土地3000亩…"),
        ("马坝村流转土地3000亩,培育稻谷。", "马坝村流转土地3000亩,培育稻谷。"),
        ("培育稻谷", "…培育稻谷"),
        ("开头一句", "开头一句"),
        ("“好!”", "…“好!”"),
        ("下一段", "下一段"),
        (" 3000亩", None),
    ],
)
def test_the_cut_is_shown(words: str, copied: str | None) -> None:
    if copied is None:
        text = "前文 3000亩 后文"
        assert quotation(text, 2, 9, CASE).startswith("…3000亩…(")
        return
    start = READING.index(words)
    assert quotation(READING, start, start + len(words), CASE) == f"{copied}(永州日报,2023-04-07)"


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (Case(0, Span(0, 1), title=Field("题目")), "(《题目》)"),
        (Case(0, Span(0, 1), title=Field("题目"), published=Field("2023-04-07")), "(《题目》,2023-04-07)"),
        (Case(0, Span(0, 1), source=Field("永州日报")), "(永州日报)"),
    ],
)
def test_what_is_not_known_is_left_out(case: Case, said: str) -> None:
    assert quotation(READING, 0, 5, case) == "开头一句。" + said


def test_the_sentence_around_a_position() -> None:
    at = READING.index("3000")
    start, end = sentence_at(READING, at)
    assert READING[start:end] == "马坝村流转土地3000亩,培育稻谷。"
