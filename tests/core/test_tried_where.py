"""Patterns that are tried only where they can stand find what they find when they are tried everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import lexicon
from core.parse.people import firms, names, organs, series
from core.parse.places import lists
from core.parse.programmes import expansions, framed

Spans = Iterable[tuple[int, int]]


def _listed(first: re.Pattern[str], longest: int, rest: re.Pattern[str]) -> Callable[[str], Spans]:
    return lambda text: [(at, behind.end()) for at, behind in series.listed(first, longest, rest, text)]


def _whole(first: re.Pattern[str], rest: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(first.pattern.removesuffix(r"\Z") + rest.pattern, re.M)


@pytest.mark.parametrize(
    "tried, pattern, alphabet",
    [
        (
            _listed(series._FIRST, 4, series._REST),
            _whole(series._FIRST, series._REST),
            ["王", "朝禄", "赵仕兵", "、", "和", "等", "3人", "两位", ",", "\n"],
        ),
        (
            _listed(series._FULL_FIRST, 4, series._FULL_REST),
            _whole(series._FULL_FIRST, series._FULL_REST),
            ["以", "王朝禄", "兵", "、", "为代表", "先后", ",", "\n", "有"],
        ),
        (
            _listed(firms._FIRST, firms._LONGEST_FIRST, firms._REST),
            _whole(firms._FIRST, firms._REST),
            ["云海", "绿源食品有限公司", "、", "和", "等", "3家", "多家", "爱心", "企业", "高校", ",", "\n"],
        ),
        (
            lambda text: (m.span() for m in framed._sums(text)),
            framed._PLUS,
            ["党建", "合作社", "+", "＋", "、", "的", "模式", ",", "A", "9", "\n"],
        ),
        (
            lambda text: (m.span() for m in framed._tasked(text)),
            framed._TASKS,
            ["乡村", "振兴", "十", "二", "2", ".", "大", "项", "工程", "行动", ","],
        ),
    ],
)
def test_what_is_found_is_found(
    tried: Callable[[str], Spans], pattern: re.Pattern[str], alphabet: list[str]
) -> None:
    @given(st.lists(st.sampled_from(alphabet), max_size=14).map("".join))
    def check(text: str) -> None:
        assert list(tried(text)) == [m.span() for m in pattern.finditer(text)]

    check()


@given(
    st.lists(
        st.sampled_from(["产业", "富民", "、", "(茶)", "（", "，", "。", "”", "的", " ", "“", "三位一体"]),
        max_size=12,
    )
)
@pytest.mark.parametrize("before", [expansions._BEFORE_LINKED, expansions._BEFORE_TOUCHING])
def test_a_list_before_a_name_is_found(before: re.Pattern[str], parts: list[str]) -> None:
    head = "".join(parts)
    found, wanted = expansions._listed(before, head), before.search(head)
    assert (found and found.span()) == (wanted and wanted.span())


@given(
    st.lists(
        st.sampled_from(["王明", "王", "明", "王明亮", "李亮", "亮", " ", "　", ",", "《"]), max_size=10
    ),
    st.sets(st.sampled_from(["王明", "王明亮", "李亮", "明明", "亮明王"])),
)
def test_known_names_are_found_as_one_pattern_of_them_finds_them(parts: list[str], known: set[str]) -> None:
    text = "".join(parts)
    forms = ["[ 　]{0,2}".join(n) if len(n) == 2 else n for n in sorted(known, key=len, reverse=True)]
    wanted = [
        m.span()
        for m in re.finditer("|".join(forms), text)
        if known and text[m.start() - 1 : m.start()] != "《"
    ]
    assert [(n.start, n.end) for n in names.repeated(text, known)] == wanted


_AHEAD = re.compile(r"\(\?=(?:\[[^]]*\])+\)")


@pytest.mark.parametrize(
    "pattern, words",
    [
        (organs._organ(), lexicon.load("organisations")["organs"]["words"]),
        (organs._department(), lexicon.load("organisations")["whole"]["words"]),
    ],
    ids=["organs", "departments"],
)
def test_nothing_begins_otherwise(pattern: re.Pattern[str], words: list[str]) -> None:
    ahead = _AHEAD.match(pattern.pattern)
    assert ahead
    everywhere = re.compile(pattern.pattern[ahead.end() :])
    signs = [
        "县",
        "经济技术",
        "开发区",
        "高新区",
        "自治州",
        "苏木",
        "嘎查",
        "兵团",
        "街道",
        " ",
        "脱贫攻坚",
        "乡村振兴",
        "委",
        *words,
    ]

    @given(st.lists(st.sampled_from(signs), max_size=8).map("".join))
    def check(text: str) -> None:
        assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in everywhere.finditer(text)]

    check()


@given(
    st.lists(
        st.sampled_from(["平川", "板桥", "、", "等", "3", "个", "重点", "镇", "村", "社区", "的", ","]),
        max_size=12,
    )
)
def test_a_list_that_cannot_be_named_has_no_class_noun(parts: list[str]) -> None:
    text = "".join(parts)
    scene = lists.Scene(text, {}, {}, [], None)  # type: ignore[arg-type]
    for start, end, _ in lists._runs(text):
        nouns = [at for at in range(start, end + 1) if lists._CLASS_NOUN.match(text, at)]
        assert lists._may_name(scene, start, end) or not nouns


def test_what_patterns_begin_with_is_looked_at_first() -> None:
    looked = lexicon.looked_ahead(["(?<!衔接)推进", r"\d+[个名]", "[该我]村", "由"])
    assert looked.startswith(r"(?=[\d推由该我])")
    assert [m.group() for m in re.finditer(looked, "该村由12名干部推进")] == ["该村", "由", "12名", "推进"]


@pytest.mark.parametrize("pattern", ["(?:项目|工程)了", "推?进", ".*", "[^的]"])
def test_patterns_that_may_begin_with_anything_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError):
        lexicon.looked_ahead([pattern])
