"""Star, tags and state of review by mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from gui.case.marks import CaseMarks
from gui.look import theme
from tests.gui.sample import STORED


@pytest.fixture
def marks(qtbot, qapp) -> CaseMarks:
    theme.apply(qapp, theme.LIGHT)
    made = CaseMarks()
    qtbot.addWidget(made)
    made.show_case(replace(STORED, tags=("土地",), review="reviewing"))
    made.show()
    return made


def test_showing_a_case_says_what_is_kept_and_signals_nothing(marks: CaseMarks, qtbot) -> None:
    with qtbot.assertNotEmitted(marks.starred), qtbot.assertNotEmitted(marks.reviewed):
        marks.show_case(replace(STORED, starred=True, tags=("甲", "乙", "丙"), review="reviewed"))
    assert marks.star.text() == "★ 已收藏"
    assert marks.tags.text() == "#甲 #乙 等 3 个"
    assert marks.review.text() == "已审核"


def test_the_star(marks: CaseMarks, qtbot) -> None:
    with qtbot.waitSignal(marks.starred) as starred:
        qtbot.keyClick(marks.star, Qt.Key.Key_Space)
    assert starred.args == [True]
    assert marks.star.text() == "★ 已收藏"


def test_tags_are_ticked_or_typed(marks: CaseMarks, qtbot) -> None:
    marks.set_known_tags(("土地", "光伏"))
    marks.fill_tags()
    ticks = {action.text(): action for action in marks.tags.menu().actions() if action.isCheckable()}
    assert {words: action.isChecked() for words, action in ticks.items()} == {"土地": True, "光伏": False}
    with qtbot.waitSignal(marks.tagged) as tagged:
        ticks["光伏"].trigger()
    assert tagged.args == ["光伏", True]
    marks.fill_tags()
    line = marks.tags.menu().findChild(QLineEdit)
    line.setText(" #易地 搬迁 ")
    with qtbot.waitSignal(marks.tagged) as tagged:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert tagged.args == ["易地 搬迁", True]
    assert marks.tags.toolTip() == "标签:土地、光伏、易地 搬迁"


def test_an_empty_or_known_tag_is_not_added(marks: CaseMarks, qtbot) -> None:
    with qtbot.assertNotEmitted(marks.tagged):
        marks._add("  ")
        marks._add("土地")


def test_the_state_of_review(marks: CaseMarks, qtbot) -> None:
    with qtbot.waitSignal(marks.reviewed) as reviewed:
        marks.review.menu().actions()[2].trigger()
    assert reviewed.args == ["reviewed"]
    assert marks.review.text() == "已审核"
