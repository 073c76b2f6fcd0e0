"""Themes and key words above a text: what is told, how much fits, and where a click leads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.model import StoredCase, Theme
from gui.case.pane import CasePane
from gui.case.topics import Topics
from gui.look import theme
from tests.gui.sample import CASE, STORED, TEXT, span

THEMES = (
    Theme("产业", 0.62, (span("流转土地3000亩"), span("年产值近130万元"))),
    Theme("文化", 0.02, (span("群众满意"),)),
    Theme("粮食", 0.1, (span("稻田"),), industry=True),
)
ABOUT = replace(STORED, case=replace(CASE, themes=THEMES), key_words=("稻田", "社区"))


@pytest.fixture
def topics(qtbot, qapp) -> Topics:
    theme.load_fonts()
    theme.apply(qapp, theme.LIGHT)
    made = Topics()
    qtbot.addWidget(made)
    made.resize(600, 20)
    return made


def links(topics: Topics) -> list[str]:
    return [part.split('"')[0] for part in topics.text().split('href="')[1:]]


def test_themes_come_with_their_share_and_key_words_behind_them(topics: Topics) -> None:
    topics.show_case(ABOUT)
    assert links(topics) == ["theme:0", "theme:1", "word:稻田", "word:社区"]
    assert "产业 62%" in topics.text() and "粮食 10%" in topics.text() and "文化" not in topics.text()


def test_a_case_of_faint_themes_tells_the_strongest(topics: Topics) -> None:
    topics.show_case(replace(ABOUT, case=replace(CASE, themes=THEMES[1:2]), key_words=()))
    assert links(topics) == ["theme:0"]


def test_nothing_to_tell_takes_no_room(topics: Topics) -> None:
    topics.show_case(replace(STORED, key_words=()))
    assert topics.isHidden()


def test_a_narrow_line_leads_to_what_it_leaves_out_and_a_wide_one_has_it_back(topics: Topics) -> None:
    topics.show_case(ABOUT)
    for width, shown in ((120, ["theme:0", "more:"]), (30, ["more:"])):
        topics.resize(width, 20)
        topics._say()
        assert links(topics) == shown
    topics.resize(600, 20)
    topics._say()
    assert len(links(topics)) == 4


def test_what_the_line_leaves_out_stands_in_a_menu(topics: Topics, qtbot) -> None:
    topics.show_case(ABOUT)
    topics.resize(120, 20)
    offered = {action.text(): action for action in topics.menu().actions()}
    assert {"产业 62%", "粮食 10%", "稻田", "社区"} <= set(offered)
    with qtbot.waitSignal(topics.word_chosen) as chosen:
        offered["社区"].trigger()
    assert chosen.args == ["社区"]


@pytest.fixture
def pane(qtbot, qapp) -> CasePane:
    theme.load_fonts()
    theme.apply(qapp, theme.LIGHT)
    made = CasePane()
    qtbot.addWidget(made)
    made.resize(800, 670)
    made.show_case(ABOUT)
    return made


def framed(pane: CasePane) -> str:
    lit = pane.reader.current()
    assert lit and pane.reader.page
    found = pane.reader.page.span(lit.start, lit.end)
    return TEXT[found.start : found.end]


def test_a_theme_leads_through_its_passages_and_round_again(pane: CasePane) -> None:
    seen = []
    for _ in range(3):
        pane.head.topics.linkActivated.emit("theme:0")
        seen.append(framed(pane))
    assert seen == ["流转土地3000亩", "年产值近130万元", "流转土地3000亩"]


def test_another_case_begins_at_its_first_passage(pane: CasePane) -> None:
    pane.head.topics.linkActivated.emit("theme:0")
    other: StoredCase = replace(ABOUT, id=8)
    pane.show_case(other)
    pane.head.topics.linkActivated.emit("theme:0")
    assert framed(pane) == "流转土地3000亩"


def test_a_key_word_is_looked_for(pane: CasePane, qtbot) -> None:
    with qtbot.waitSignal(pane.word_chosen) as chosen:
        pane.head.topics.linkActivated.emit("word:稻田")
    assert chosen.args == ["稻田"]
