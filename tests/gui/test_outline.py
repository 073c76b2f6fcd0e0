"""The outline names headings, questions and run-in headings, and goes to them."""

from __future__ import annotations

import pytest

from core.model import Case, Paragraph, Span, StoredCase
from gui.case.pane import CasePane
from gui.look import theme
from gui.text.outline import WIDTH, entries
from gui.text.page import reading_page
from tests.gui.sample import CASE, DOCUMENT, STORED, TEXT


def test_headings_questions_and_run_in_headings_in_order() -> None:
    found = entries(reading_page(TEXT, CASE))
    assert [(entry.level, entry.words) for entry in found] == [
        (0, "一、发展有方"),
        (1, "青山镇"),
        (0, "下一步怎么办?"),
    ]


def test_deeper_headings_are_set_in_and_long_ones_cut() -> None:
    text = "一、甲\n(一)" + "乙" * 40
    paragraphs = (
        Paragraph("heading", (Span(0, 3),), level=1),
        Paragraph("heading", (Span(4, len(text)),), level=2),
    )
    first, second = entries(reading_page(text, Case(0, Span(0, len(text)), paragraphs=paragraphs)))
    assert (first.level, second.level) == (0, 1)
    assert len(second.words) == 22
    assert second.words.endswith("…")


@pytest.fixture
def pane(qtbot, qapp) -> CasePane:
    theme.load_fonts()
    theme.apply(qapp, theme.LIGHT)
    made = CasePane()
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show_case(STORED)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_list_where_there_is_room_and_a_button_where_there_is_not(pane: CasePane, qapp) -> None:
    assert (pane.outline.isVisible(), pane.head.outline.isVisible()) == (False, True)
    pane.resize(pane.reader.wanted_width() + WIDTH + 10, 500)
    qapp.processEvents()
    assert (pane.outline.isVisible(), pane.head.outline.isVisible()) == (True, False)
    assert pane.reader.width() >= pane.reader.wanted_width()


def test_an_article_without_headings_has_no_outline(pane: CasePane) -> None:
    plain = Case(0, Span(0, 5), paragraphs=(Paragraph("text", (Span(0, 5),)),))
    pane.show_case(StoredCase(9, 9, plain, DOCUMENT))
    assert not pane.outline.isVisible()
    assert not pane.head.outline.isVisible()


def test_an_entry_goes_to_its_words_and_reading_marks_the_entry(pane: CasePane, qapp) -> None:
    pane.resize(1200, 260)
    qapp.processEvents()
    pane.outline.itemActivated.emit(pane.outline.item(1))
    qapp.processEvents()
    assert pane.reader.verticalScrollBar().value() > 0
    assert pane.outline.currentRow() >= 1
