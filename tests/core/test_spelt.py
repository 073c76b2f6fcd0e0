"""Letters typed without an input method find the library's own words."""

from __future__ import annotations

import pytest

from core.library import Entry, Library
from core.library.spelt import whole, words
from core.model import Case, Paragraph, Programme, Span
from tests.core.made import document

SPELT = [
    ("tongzhi", "通知"),
    ("guangfu", "光伏"),
    ("rouni", "肉牛"),
    ("jitijingji", "集体经济"),
]


@pytest.mark.parametrize(("letters", "word"), SPELT)
def test_words_by_their_letters(letters, word):
    assert word in words(letters, 24)


@pytest.mark.parametrize("letters", ["", "g", "xqzk", "guangfu光"])
def test_what_is_no_pinyin_spells_nothing(letters):
    assert words(letters, 24) == ()


def test_exact_sounds_come_first():
    found = words("jiti", 24)
    assert found[0] == "集体"
    assert found.index("集体经济") > found.index("机体")


def test_whole_words_are_spelt_to_their_end():
    assert "集体" in whole("jiti") and "集体经济" not in whole("jiti")
    assert all(word in words("jiti", 24) for word in whole("jiti"))
    assert whole("xqzk") == whole("") == frozenset()


def test_a_word_spelt_out_stands_before_longer_names(tmp_path):
    text = "合作社里党旗红,合作社带农。"
    at = Span(0, len(text))
    red = Programme(Span(0, 7), "合作社里党旗红", "合作社里党旗红", "campaign")
    case = Case(0, at, (at,), (Paragraph("text", (at,)),), programmes=(red,))
    library = Library.create(tmp_path / "a.xjlib")
    library.add([Entry("a.txt", text.encode(), document("a.txt", text), (case,))])
    assert [one.text for one in library.suggest("hezuoshe")] == ["合作社", "合作社里党旗红"]
    assert [one.text for one in library.suggest("hezuoshel")] == ["合作社里党旗红"]
    library.close()


def test_only_words_that_stand_in_a_text_are_offered(tmp_path):
    text = "发出通知,发展光伏。"
    whole = Span(0, len(text))
    made = document("a.txt", text)
    case = Case(0, whole, (whole,), (Paragraph("text", (whole,)),))
    library = Library.create(tmp_path / "a.xjlib")
    library.add([Entry("a.txt", text.encode(), made, (case,))])
    assert [one.text for one in library.suggest("tongzhi")] == ["通知"]
    assert [(one.text, one.kind) for one in library.suggest("guangf")] == [("光伏", "word")]
    library.close()
