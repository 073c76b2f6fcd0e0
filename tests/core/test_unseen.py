"""Signs that nobody sees change nothing: the same cases are read, and each span covers the same words in the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.model import Document, Mark, Span
from core.parse import parse, unseen
from core.parse.projection import project
from tests.core.articles import gazetteer

ARTICLE = Path(__file__).parents[1] / "golden" / "labelled" / "101_yuanyang.txt"
SIGNS = "\u200b\u200d\ufeff\u00ad\u200e\u2060"


def set_in(text, places):
    """`text` with a sign before each of the characters at `places`."""
    return "".join(SIGNS[i % len(SIGNS)] * (i in places) + char for i, char in enumerate(text))


@settings(max_examples=6, deadline=None)
@given(st.sets(st.integers(0, 1500), max_size=300))
def test_an_article_is_read_as_if_they_were_not_there(places):
    text = ARTICLE.read_text("utf-8")
    plain, hidden = Document("a.txt", text, ""), Document("a.txt", set_in(text, places), "")
    (want,), (got,) = parse(plain, gazetteer()), parse(hidden, gazetteer())
    bare = unseen.bare(hidden)
    assert (bare.forth(got) if bare else got) == want
    assert project(hidden.text, got.paragraphs).text == project(text, want.paragraphs).text


@given(st.text(alphabet="乡村1" + SIGNS, max_size=30), st.data())
def test_spans_go_there_and_back(text, data):
    document = Document("a.txt", text, "", marks=(Mark("title", Span(0, len(text))),))
    bare = unseen.bare(document)
    if bare is None:
        assert not set(text) & set(SIGNS)
        return
    short = bare.document.text
    assert short == "".join(char for char in text if char not in SIGNS)
    assert bare.document.marks[0].span == Span(0, len(short))
    start = data.draw(st.integers(0, len(short)))
    span = Span(start, data.draw(st.integers(start, len(short))))
    back = bare.back(span)
    assert (
        "".join(char for char in text[back.start : back.end] if char not in SIGNS)
        == short[span.start : span.end]
    )
    assert bare.forth(back) == span


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("茶园1<b>200</b>亩", 1200.0),
        ("茶園(yuán)1.2萬(wàn)亩", 12000.0),
        ("茶园1\u200b200亩", 1200.0),
        ("茶园\ufeff86\u00ad0亩", 860.0),
        ("茶园3\u200e.5\u200e万亩", 35000.0),
    ],
)
def test_a_figure_is_whole(text, value):
    document = Document("a.txt", f"壶瓶山镇平峒村有{text}，带动村民增收致富，日子越过越好。", "")
    figure = parse(document, gazetteer())[0].figures[0]
    assert figure.value == value
    assert document.text[figure.span.start : figure.span.end].endswith("亩")


def test_people_set_the_bounds_over_the_file():
    text = set_in(
        "石门县平峒村:茶园变成聚宝盆\n\n平峒村有茶园1200亩,带动脱贫户86户增收,村民的日子越过越好。\n",
        {3, 20, 30},
    )
    document = Document("a.txt", text, "")
    told = []
    parse(document, gazetteer(), lambda spans: told.extend(spans) or spans)
    assert [text[span.start : span.end] for span in told] == [text.rstrip("\n")]
    (case,) = parse(replace(document), gazetteer(), lambda spans: [Span(0, len(text))])
    assert text[case.span.start : case.span.end] == text.rstrip("\n")
