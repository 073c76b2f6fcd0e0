"""The privacy mask covers private names everywhere on the screen and moves no offset."""

from __future__ import annotations

from dataclasses import replace

from core.model import Person
from gui.case.masking import mask
from gui.case.pane import CasePane
from gui.look import theme
from tests.gui.sample import CASE, STORED, TEXT, span

PRIVATE = replace(
    STORED, case=replace(CASE, people=(Person(span("王小明"), "王小明", "村民", private=True),))
)


def test_private_names_are_covered_and_offsets_stay() -> None:
    shown = mask(PRIVATE)
    assert "王小明" not in shown.document.text
    assert len(shown.document.text) == len(TEXT)
    assert shown.document.text[span("3000亩").start : span("3000亩").end] == "3000亩"
    assert shown.case.people[0].name != "王小明"


def test_public_names_are_not() -> None:
    assert mask(STORED).document.text.count("王小明") == 2


def test_the_screen_the_tables_and_the_clipboard_are_covered(qtbot, qapp) -> None:
    theme.apply(qapp, theme.LIGHT)
    pane = CasePane()
    qtbot.addWidget(pane)
    pane.show_case(PRIVATE)
    assert "王小明" in pane.reader.toPlainText()
    pane.set_masked(True)
    assert "王小明" not in pane.reader.toPlainText()
    pane.facts.turn_to(3)
    table = pane.facts.tables[3]
    assert table.sorted.index(0, 0).data() == "王**"
    pane.reader.choose("person", 0)
    assert "王小明" not in pane.card._label.text()
    pane.set_masked(False)
    assert "王小明" in pane.reader.toPlainText()
