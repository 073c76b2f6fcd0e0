"""The query language reads back what it prints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadQuery
from core.library.language import chip_text, parse, to_text, understand, words
from core.library.language.names import FIELDS
from core.model import Filter, Query

ROUND_TRIPS = [
    (
        "地区:山西省 主题:产业 光伏 -养殖",
        Query("光伏 -养殖", (Filter("place", "山西省"), Filter("theme", "产业"))),
    ),
    ("-主题:产业", Query("", (Filter("theme", "产业", True),))),
    ("类型:访谈", Query("", (Filter("kind", "interview"),))),
    (
        "审核:未审核 指标:集体收入",
        Query("", (Filter("review", ""), Filter("figure_theme", "collective_income"))),
    ),
    ("年:2022", Query("", (Filter("year", "2022"),))),
    ("年:2021-2023", Query("年:2021-2023")),
    ("数字:村集体收入>=10万元", Query("数字:村集体收入>=10万元")),
    ("光伏 排序:标题", Query("光伏", (), "title")),
    ('项目:"四 联 四 促"', Query("", (Filter("programme", "四 联 四 促"),))),
    ('"脱贫 攻坚" OR 标题:光伏', Query('"脱贫 攻坚" OR 标题:光伏')),
    ("时间:下午", Query('"时间:下午"')),
    ("", Query()),
]


@pytest.mark.parametrize(("text", "query"), ROUND_TRIPS, ids=[text or "empty" for text, _ in ROUND_TRIPS])
def test_reads_and_prints(text: str, query: Query) -> None:
    assert parse(text) == query
    assert parse(to_text(query)) == query


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("地区:山西", "地区:山西"), ("地名:山西", "地区:山西"), ("光伏 且 养殖", "光伏 养殖"), ("光伏 或 养殖", "光伏 OR 养殖"), ("非 光伏", "-光伏"),
        ("「光伏」", '"光伏"'), ("“光伏”", '"光伏"'), ("(光伏 养殖) 种植", "光伏 养殖 种植"), ("数字:收入≥10万元", "数字:收入>=10万元"),
        ("年:≥2021", "年:2021-"), ("年:>2021", "年:2022-"), ("年:<=2021", "年:-2021"),
    ],
)  # fmt: skip
def test_other_ways_to_write(written: str, same: str) -> None:
    assert parse(written) == parse(same)


def test_words_to_light_leave_out_what_must_not_stand() -> None:
    assert words(understand(Query("光伏 (养殖 OR 种植) -煤炭 主题:产业 产值 NEAR/5 亿元")).term) == (
        "光伏", "养殖", "种植", "产值", "亿元",
    )  # fmt: skip


_values = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=12
).filter(str.strip)
_chips = st.builds(
    Filter,
    st.sampled_from(sorted(set(FIELDS.values()) - {"year", "kind", "review", "figure_theme"})),
    _values,
    st.booleans(),
)
_word = st.one_of(
    _values.map(lambda v: '"' + v.replace('"', '""') + '"'),
    st.sampled_from(["光伏", "100兆瓦", "积分+学分", "-养殖"]),
)


@given(st.lists(_chips, max_size=4, unique=True))
def test_any_chips_survive_as_text(chips: list[Filter]) -> None:
    query = Query("", tuple(chips))
    assert parse(to_text(query)) == query
    assert parse(" ".join(map(chip_text, chips))).filters == query.filters


@given(st.recursive(_word, lambda inner: st.one_of(
    st.lists(inner, min_size=2, max_size=3).map(lambda parts: "(" + " OR ".join(parts) + ")"),
    st.lists(inner, min_size=2, max_size=3).map(lambda parts: "(" + " ".join(parts) + ")"),
    inner.map(lambda part: part if part.startswith("-") else "-" + part),
), max_leaves=8))  # fmt: skip
def test_any_query_survives_as_text(text: str) -> None:
    query = parse(text)
    assert parse(to_text(query)) == query
    chip, order = Filter("theme", "产业"), "title"
    beside = replace(query, filters=(chip, *query.filters), order=order)
    assert parse(to_text(beside)) == beside


@given(st.text(max_size=40))
def test_any_text_is_a_query_or_explained(text: str) -> None:
    try:
        query = parse(text)
    except BadQuery as trouble:
        assert str(trouble).endswith(("。", ":")) or ":" in str(trouble)
    else:
        assert parse(to_text(query)) == query
