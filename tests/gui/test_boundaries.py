"""Cases of a document are split, joined and moved by keys; the window goes on with the case that stands there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from core.library import Library
from core.model import Query
from gui.review.reviewed import decision_words

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def round_up(walk):
    """The window on the first of the four cases of one document."""
    walk.window.ask(Query("泽州县北义城镇"))
    walk.settle()
    opened = Library.open(walk.window.library.path, readonly=True)
    ids = [row.id for row in opened.page(Query(), 0) if opened.case(row.id).document.name.startswith("003")]
    opened.close()
    first = min(ids)
    walk.window.show_first((first,))
    walk.settle()
    assert walk.window.stored.case.number == 0
    return walk


def spans(walk):
    """Where the cases of the document that is shown stand."""
    opened = Library.open(walk.window.library.path, readonly=True)
    document = walk.window.stored.document_id
    found = [opened.case(row.id) for row in opened.page(Query(), 0, 100)]
    opened.close()
    return sorted((one.case.span.start, one.case.span.end) for one in found if one.document_id == document)


def stand_at(walk, words):
    """Put the caret where these words begin in the text."""
    reader = walk.window.browse.pane.reader
    at = walk.window.stored.document.text.index(words)
    from core.model import Span

    start, _ = reader.page.range(Span(at, at + len(words)))
    cursor = QTextCursor(reader.document())
    cursor.setPosition(start)
    reader.setTextCursor(cursor)
    reader.setFocus()
    return at


def paragraph(walk, number):
    stored = walk.window.stored
    piece = stored.case.paragraphs[number].pieces[0]
    return stored.document.text[piece.start + 3 : piece.start + 15]


def test_a_case_is_split_at_the_caret_and_joined_again_by_undo(round_up, qtbot):
    before, title = spans(round_up), round_up.window.stored.case.title.value
    stand_at(round_up, paragraph(round_up, 3))
    qtbot.keyClick(round_up.window.browse.pane.reader, Qt.Key.Key_Backslash, CONTROL)
    round_up.settle()
    assert len(spans(round_up)) == len(before) + 1
    assert round_up.window.stored.case.number == 1, "the new case is shown, though the query has it not"
    assert "拆成另一个案例" in round_up.window.status._label.text()
    qtbot.keyClick(round_up.window, Qt.Key.Key_Z, CONTROL)
    round_up.settle()
    assert spans(round_up) == before
    assert round_up.window.stored.case.title.value == title


def test_the_next_case_joins_and_the_list_follows(round_up, qtbot):
    before = spans(round_up)
    round_up.window.ask(Query())
    round_up.settle()
    total = round_up.window.answer.total
    round_up.window.menus.actions["join_next"].trigger()
    round_up.settle()
    assert spans(round_up) == [(before[0][0], before[1][1]), *before[2:]]
    assert round_up.window.answer.total == total - 1
    assert round_up.window.stored.case.span.end == before[1][1]


def test_a_case_joins_the_one_before_it(round_up):
    before = spans(round_up)
    opened = Library.open(round_up.window.library.path, readonly=True)
    second = opened.case_at(round_up.window.stored.document_id, before[1][0])
    opened.close()
    round_up.window.menus.actions["join_previous"].trigger()
    assert "第一个" in round_up.window.status._label.text()
    round_up.window.show_first((second,))
    round_up.settle()
    round_up.window.menus.actions["join_previous"].trigger()
    round_up.settle()
    assert len(spans(round_up)) == len(before) - 1
    assert round_up.window.stored.case.span.start == before[0][0]


def test_start_and_end_are_moved_to_a_paragraph(round_up, qtbot):
    before = spans(round_up)
    at = stand_at(round_up, paragraph(round_up, 2)) - 3
    qtbot.keyClick(round_up.window.browse.pane.reader, Qt.Key.Key_BracketLeft, CONTROL)
    round_up.settle()
    assert spans(round_up)[0] == (at, before[0][1])
    stand_at(round_up, paragraph(round_up, 1))
    qtbot.keyClick(round_up.window.browse.pane.reader, Qt.Key.Key_BracketRight, CONTROL)
    round_up.settle()
    assert at < spans(round_up)[0][1] < before[0][1] and len(round_up.window.stored.case.paragraphs) == 2
    opened = Library.open(round_up.window.library.path, readonly=True)
    said = [decision_words(one) for one in opened.all_decisions()]
    opened.close()
    assert "开头" in said[0] and "后移" in said[0] and "结尾" in said[1] and "前移" in said[1]


def test_what_was_decided_goes_with_its_words(round_up, qtbot):
    window = round_up.window
    figure = len(window.browse.pane.deciding.review.case.figures) - 1
    window.browse.pane.deciding.judge("reject", "figure", (figure,))
    round_up.settle()
    stand_at(round_up, paragraph(round_up, 2))
    window.menus.actions["split_here"].trigger()
    round_up.settle()
    assert [one.judgement for one in window.stored.judged if one.target.kind == "figure"] == ["rejected"]


def test_the_menu_over_the_text_offers_it(round_up):
    pane = round_up.window.browse.pane
    words = [action.menu() for action in pane.reader_menu(None).actions() if action.menu()]
    told = [[action.text() for action in menu.actions()] for menu in words]
    assert [
        "案例从这里开始",
        "案例到这里为止",
        "从这里拆成两个案例",
        "与下一个案例合并",
        "并入前一个案例",
    ] in told
