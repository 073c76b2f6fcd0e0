"""Cases as JSON objects: fields in normal form, words as they stand."""

from __future__ import annotations

import pytest

from core.exporting.extract import case_object
from core.model import Case, Document, Field, Span

TITLES = [
    ("漳县产业兴", "漳县产业兴", "漳县产业兴"),
    ("產(chǎn)業(yè)興 群眾富", "產業興 群眾富", "產(chǎn)業(yè)興 群眾富"),
    ("鄉(xiāng)村干部報(bào)", "鄉村干部報", "鄉(xiāng)村干部報(bào)"),
    ("一 二\n三", "一二三", "一二三"),
]


@pytest.mark.parametrize(("text", "value", "told"), TITLES)
def test_words_read_over_sounds_are_told_as_they_stand(text, value, told):
    end = text.rindex(value[-1]) + 1
    case = Case(0, Span(0, len(text)), title=Field(value, Span(0, end)))
    assert case_object(Document("a.txt", text, ""), case)["title"] == told


def test_what_is_unknown_is_null_or_empty():
    told = case_object(Document("a.txt", "无", ""), Case(0, Span(0, 1)))
    assert told["title"] is None
    assert told["figures"] == []
    assert set(told["primary_place"].values()) == {None}
