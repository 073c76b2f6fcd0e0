"""The reading view maps exactly, whatever the pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Document, Paragraph, Span
from core.parse import layout, split
from core.parse.projection import project

KINDS = ("text", "heading", "question", "answer", "caption", "table")


@st.composite
def views(draw):
    """A text and paragraphs over parts of it that do not overlap, in order."""
    source = draw(st.text(st.sampled_from("乡村振兴,。\n 12𠮷"), min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(source)), min_size=2, max_size=14)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    paragraphs = []
    while spans:
        n = draw(st.integers(1, 3))
        paragraphs.append(Paragraph(draw(st.sampled_from(KINDS)), tuple(spans[:n])))
        spans = spans[n:]
    return source, tuple(paragraphs)


@given(views(), st.booleans())
def test_the_text_is_the_pieces_joined(view, captions):
    source, paragraphs = view
    shown = [p for p in paragraphs if captions or p.kind != "caption"]
    projection = project(source, paragraphs, captions)
    assert projection.text == "\n".join("".join(source[s.start : s.end] for s in p.pieces) for p in shown)
    assert [projection.text[s.start : s.end] for s in projection.paragraphs] == [
        "".join(source[s.start : s.end] for s in p.pieces) for p in shown
    ]


@given(views())
def test_every_character_maps_there_and_back(view):
    source, paragraphs = view
    projection = project(source, paragraphs, captions=True)
    inside = {i for p in paragraphs for s in p.pieces for i in range(s.start, s.end)}
    for offset in range(len(source)):
        position = projection.to_reading(offset)
        assert (position is None) == (offset not in inside)
        if position is not None:
            assert projection.text[position] == source[offset]
            assert projection.to_source(position) == offset


@given(views(), st.data())
def test_sources_are_exactly_the_words_of_a_stretch(view, data):
    source, paragraphs = view
    projection = project(source, paragraphs, captions=True)
    start = data.draw(st.integers(0, len(projection.text)))
    end = data.draw(st.integers(start, len(projection.text)))
    parts = projection.sources(start, end)
    words = "".join(source[s.start : s.end] for s in parts)
    breaks = {s.end for s in projection.paragraphs[:-1]}
    assert words == "".join(c for i, c in enumerate(projection.text[start:end], start) if i not in breaks)
    if words:
        whole = projection.span(start, end)
        assert whole.start <= parts[0].start
        assert parts[-1].end <= whole.end


@given(
    st.text(st.sampled_from('乡村振兴,。;:()\n\n 　来源作者记者张三案例一问答12-年月日|>\t"“”'), max_size=300)
)
def test_whatever_the_text_cases_stay_within_it_and_bodies_in_order(text):
    document = Document("a.txt", text, "")
    end = 0
    for case in split.cases(layout.read(document)):
        assert 0 <= case.span.start < case.span.end <= len(text)
        at = case.span.start
        for span in case.body:
            assert at <= span.start < span.end <= case.span.end
            at = span.end
        assert case.span.start >= end
        end = case.span.end
        inside = {i for s in case.body for i in range(s.start, s.end)}
        for paragraph in case.paragraphs:
            for piece in paragraph.pieces:
                assert piece.start < piece.end
                assert paragraph.kind == "caption" or set(range(piece.start, piece.end)) <= inside
            if paragraph.runin:
                assert paragraph.pieces[0].contains(paragraph.runin)
        for field in (case.title, case.subtitle, case.kicker, case.source, case.published, *case.authors):
            assert field is None or field.span is None or 0 <= field.span.start <= field.span.end <= len(text)


SOUNDS = [
    ("鄉(xiāng)村振興戰(zhàn)略", "鄉村振興戰略"),
    ("成立了(le)合作社,強(qiáng)(注)村", "成立了合作社,強(注)村"),
    ("三農(nóng)", "三農"),
    ("面積(㎡)與(gdp)", "面積(㎡)與(gdp)"),
]


@pytest.mark.parametrize(("source", "reading"), SOUNDS)
def test_sounds_behind_characters_are_scars(source, reading):
    view = project(source, [Paragraph("text", (Span(0, len(source)),))])
    assert view.text == reading
    assert [source[view.to_source(i)] for i in range(len(reading))] == list(reading)
