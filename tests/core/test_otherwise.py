"""Other words for a query: those that say nearly the same, and those that may have been meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from core import lexicon
from core.library import Library
from core.library.otherwise import slips, synonyms
from core.model import Filter, Query
from tests.core.made import entry

TEXTS = {
    "a.txt": "合作社发展光伏和肉牛,驻村工作队帮着卖货。",
    "b.txt": "太阳能路灯装进了村,黄牛存栏三百头,集体经济壮大了。",
    "c.txt": "建档立卡户养黄牛,防返贫监测不放松。",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.create(tmp_path / "words.xjlib")
    opened.add([entry(name, f"第{n}篇", text) for n, (name, text) in enumerate(TEXTS.items())])
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("光福", "光伏"),  # sounds alike
        ("和作射", "合作社"),  # two that sound alike
        ("集体径济", "集体经济"),
        ("驻村工做队", "驻村工作队"),
        ("肉刘", "肉牛"),  # l for n
        ("作合社", "合作社"),  # two that changed places
        ("太阳阳能", "太阳能"),  # one too many
        ("建档立卡护", "建档立卡户"),  # and not 建档立卡
        ("肉牛 太阳灵", "肉牛 太阳能"),  # only the word that stands nowhere
    ],
)
def test_a_word_that_stands_nowhere_is_taken_for_one_that_does(library, typed, meant):
    assert library.answer(Query(typed)).total == 0
    found = library.meant(Query(typed))
    if " " not in typed:
        assert found[0].query == Query(meant)
    else:
        assert found == ()  # no case has both
    assert all(library.answer(one.query).total == one.total > 0 for one in found)


@pytest.mark.parametrize("typed", ["光伏", "量子计算机", "a", "光", "", "这是一句很长很长的话没有人会这样找"])
def test_what_stands_there_or_resembles_nothing_is_left_alone(library, typed):
    assert library.meant(Query(typed)) == ()


def test_filters_stay(library):
    query = Query("光福", (Filter("kind", "news"),))
    assert [(one.other, one.query) for one in library.meant(query)] == [
        ("光伏", Query("光伏", (Filter("kind", "news"),)))
    ]


def test_words_that_say_nearly_the_same_are_offered_and_never_taken_in_unasked(library):
    assert library.answer(Query("光伏")).total == 1
    assert [(one.other, one.total) for one in library.also(Query("光伏"))] == [("太阳能", 1)]
    offered = library.also(Query("肉牛"))
    assert [(one.word, one.other, one.query.text, one.total) for one in offered] == [
        ("肉牛", "黄牛", "黄牛", 2)
    ]
    assert library.also(Query("贫困户 黄牛"))[0].query.text == "建档立卡户 黄牛"
    assert library.also(Query("没有这个词")) == () == library.also(Query(""))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("集体", ["集体经济"]),
        ("黄", ["黄牛"]),
        ("建档", ["建档立卡户"]),
        ("工作队", []),
        ("驻村", ["驻村工作队"]),
        ("旅", []),
    ],
)
def test_words_of_the_texts_are_offered_while_typing(library, typed, words):
    assert [one.text for one in library.suggest(typed) if one.kind == "word"] == words


GROUPS = lexicon.load("synonyms")["group"]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group["words"][0])
def test_each_group_is_of_different_words_with_an_example(group):
    words = group["words"]
    assert len(set(words)) == len(words) > 1
    assert any(word in group["example"] for word in words)
    assert any(synonyms(word) for word in words)


def test_no_two_groups_are_of_the_same_words():
    for one, other in combinations(GROUPS, 2):
        assert len(set(one["words"]) & set(other["words"])) < 2, (one["words"], other["words"])


def test_slips_are_other_words_each_once():
    found = list(slips("合作社"))
    assert "合作社" not in found and len(found) == len(set(found)) > 50
    assert list(slips("光")) == list(slips("一" * 9)) == []
