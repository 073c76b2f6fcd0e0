"""The page and the source know each other's offsets, whatever stands between: labels, scars, tables, rare characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Case, Paragraph, Span
from gui.look import theme
from gui.text.page import Page, reading_page, source_page
from gui.text.typeset import Face, typeset
from tests.gui.sample import CASE, PARAGRAPHS, TEXT, span


def words(page: Page, place: tuple[int, int]) -> str:
    """What stands at a place of the page, cut as Qt cuts it: in UTF-16 units."""
    return page.text.encode("utf-16-le")[2 * place[0] : 2 * place[1]].decode("utf-16-le")


def shown(page: Page) -> str:
    """The page's document as plain text with one mark a block, tables too."""
    raw = typeset(page, Face("Noto Sans SC", 16, theme.LIGHT)).toRawText()
    for mark in "\u2029\ufdd0\ufdd1":
        raw = raw.replace(mark, "\n")
    return raw


EVERY = [f.span for f in CASE.figures] + [m.span for m in CASE.places] + [p.span for p in CASE.programmes]


@pytest.mark.parametrize("page", [reading_page(TEXT, CASE), source_page(TEXT)], ids=["reading", "source"])
def test_every_item_stands_on_its_own_words(page: Page) -> None:
    for item in EVERY:
        place = page.range(item)
        assert place is not None
        assert words(page, place) == TEXT[item.start : item.end]
        assert page.span(*place) == item


@pytest.mark.parametrize("page", [reading_page(TEXT, CASE), source_page(TEXT)], ids=["reading", "source"])
def test_the_document_has_the_same_positions_as_the_page(page: Page) -> None:
    assert shown(page) == page.text


def test_the_reading_view_is_the_article_with_speakers_named_once() -> None:
    assert reading_page(TEXT, CASE).text.split("\n") == [
        "一、发展有方",
        "青山镇𠮷河村流转土地3000亩,年产值近130万元。",
        "𠮷河村合作社资料图片",
        "村里推行“四联四促”,王小明说,收入从8万元增加到20万元,群众满意。共有党员12人、群众9人,合计22人。",
        "记者",
        "下一步怎么办?",
        "王小明",
        "继续推行“四联四促”。",
    ]


def test_furniture_and_titles_are_not_in_the_article_but_in_the_source() -> None:
    assert reading_page(TEXT, CASE).range(span("版权所有")) is None
    place = source_page(TEXT).range(span("版权所有"))
    assert place and words(source_page(TEXT), place) == "版权所有"


def test_words_across_a_scar_are_one_stretch_and_come_back_with_the_scar() -> None:
    page = reading_page(TEXT, CASE)
    across = Span(span("20万元").start, span(",群众满意").end)
    place = page.range(across)
    assert place and words(page, place) == "20万元,群众满意"
    assert page.span(*place) == across


def test_a_speaker_whose_label_is_in_the_words_is_not_named_again() -> None:
    text = "王小明:好。"
    case = Case(0, Span(0, 6), paragraphs=(Paragraph("answer", (Span(0, 6),), speaker="王小明"),))
    assert reading_page(text, case).text == text


ROWS = "前言\n名称\t𠮷数\t备注\n稻谷\t3000\n鱼\t20\t新增\n后文\n又\t表"


@pytest.mark.parametrize("lines", [slice(0, 6), slice(1, 6), slice(1, 4), slice(4, 6)])
def test_tables_are_square_and_keep_their_offsets(lines: slice) -> None:
    given, start = [], 0
    for line in ROWS.split("\n"):
        given.append(Paragraph("table" if "\t" in line else "text", (Span(start, start + len(line)),)))
        start += len(line) + 1
    page = reading_page(ROWS, Case(0, Span(0, len(ROWS)), paragraphs=tuple(given[lines])))
    assert shown(page).rstrip("\n") == page.text.rstrip("\n")
    for wanted in ("3000", "新增", "表", "后文"):
        at = ROWS.index(wanted)
        place = page.range(Span(at, at + len(wanted)))
        if place:
            assert words(page, place) == wanted
            assert page.span(*place) == Span(at, at + len(wanted))
        else:
            assert wanted not in page.text


@given(st.data())
def test_any_stretch_of_the_article_goes_to_the_page_and_back(data: st.DataObject) -> None:
    page = reading_page(TEXT, CASE)
    paragraph = data.draw(st.sampled_from(PARAGRAPHS))
    piece = data.draw(st.sampled_from(paragraph.pieces))
    start = data.draw(st.integers(piece.start, piece.end - 1))
    end = data.draw(st.integers(start + 1, piece.end))
    place = page.range(Span(start, end))
    assert place is not None
    assert words(page, place) == TEXT[start:end]
    assert page.span(*place) == Span(start, end)
