"""Patterns that are tried only where they can stand find what they find when they are tried everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import lexicon
from core.parse.people import series
from core.parse.places import lists
from core.parse.programmes import framed

Matches = Iterator[re.Match[str]]


def _names(text: str) -> Matches:
    return series._listed(series._SERIES, series._FIRST, text)


def _full_names(text: str) -> Matches:
    return series._listed(series._FULL_SERIES, series._FULL_FIRST, text)


@pytest.mark.parametrize(
    "tried, pattern, alphabet",
    [
        (_names, series._SERIES, ["王", "朝禄", "赵仕兵", "、", "和", "等", "3人", "两位", ",", "\n"]),
        (_full_names, series._FULL_SERIES, ["以", "王朝禄", "兵", "、", "为代表", "先后", ",", "\n", "有"]),
        (framed._sums, framed._PLUS, ["党建", "合作社", "+", "＋", "、", "的", "模式", ",", "A", "9", "\n"]),
        (
            framed._tasked,
            framed._TASKS,
            ["乡村", "振兴", "十", "二", "2", ".", "大", "项", "工程", "行动", ","],
        ),
    ],
)
def test_what_is_found_is_found(
    tried: Callable[[str], Matches], pattern: re.Pattern[str], alphabet: list[str]
) -> None:
    @given(st.lists(st.sampled_from(alphabet), max_size=14).map("".join))
    def check(text: str) -> None:
        assert [m.span() for m in tried(text)] == [m.span() for m in pattern.finditer(text)]

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
