"""The reader by keyboard and mouse: from highlight to highlight, zoom, source view, copying."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from core.model import Case, Paragraph, Span
from gui.look import theme
from gui.text.highlight import highlights
from gui.text.page import reading_page, source_page
from gui.text.reader import Lit, Reader
from gui.text.type_menu import Setting, TypeButton
from tests.gui.sample import CASE, STORED, TEXT, span


@pytest.fixture
def frame(qtbot, qapp) -> QWidget:
    """A window with a reader and a button after it."""
    theme.load_fonts()
    theme.apply(qapp, theme.LIGHT)
    outer = QWidget()
    qtbot.addWidget(outer)
    column = QVBoxLayout(outer)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Reader())
    column.addWidget(QPushButton("after"))
    outer.resize(800, 450)
    outer.show()
    outer.activateWindow()
    qtbot.waitUntil(outer.isActiveWindow)
    return outer


@pytest.fixture
def reader(frame: QWidget) -> Reader:
    made = frame.findChild(Reader)
    made.show_page(reading_page(TEXT, CASE), highlights(CASE, STORED.hits))
    made.setFocus()
    return made


def long_case(paragraphs: int = 60) -> tuple[str, Case]:
    line = "零星村流转土地三千亩村民的收入一年比一年多日子也一天比一天好。" * 3
    text = "\n".join([line] * paragraphs)
    spans, start = [], 0
    for words in text.split("\n"):
        spans.append(Paragraph("text", (Span(start, start + len(words)),)))
        start += len(words) + 1
    return text, Case(0, Span(0, len(text)), paragraphs=tuple(spans))


def words_of(reader: Reader, lit: Lit | None) -> str:
    assert lit and reader.page
    found = reader.page.span(lit.start, lit.end)
    return TEXT[found.start : found.end]


def test_tab_goes_through_everything_that_is_lit_and_then_leaves(reader: Reader, frame, qtbot) -> None:
    seen = []
    for _ in range(40):
        qtbot.keyClick(reader, Qt.Key.Key_Tab)
        if reader.current() is None or not reader.hasFocus():
            break
        seen.append(reader.current())
    assert seen == sorted(seen, key=lambda lit: (lit.start, -lit.end))
    assert {lit.kind for lit in seen} == {"figure", "programme", "place", "person", "organisation", "check"}
    assert frame.findChild(QPushButton).hasFocus()


def test_shift_tab_goes_back(reader: Reader, qtbot) -> None:
    for _ in range(3):
        qtbot.keyClick(reader, Qt.Key.Key_Tab)
    third = reader.current()
    qtbot.keyClick(reader, Qt.Key.Key_Tab)
    qtbot.keyClick(reader, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert reader.current() == third


def test_kinds_that_are_switched_off_are_not_stopped_at(reader: Reader) -> None:
    reader.set_hidden(frozenset({"place", "person", "organisation", "check", "programme"}))
    kinds = set()
    while reader.step(1):
        kinds.add(reader.current().kind)
    assert kinds == {"figure"}


def test_enter_chooses_and_escape_lets_go(reader: Reader, qtbot) -> None:
    qtbot.keyClick(reader, Qt.Key.Key_Tab)
    lit = reader.current()
    with qtbot.waitSignal(reader.chosen) as chosen:
        qtbot.keyClick(reader, Qt.Key.Key_Return)
    assert chosen.args == [lit.kind, lit.index]
    qtbot.keyClick(reader, Qt.Key.Key_Escape)
    assert reader.current() is None


def test_a_click_on_lit_words_chooses_them(reader: Reader, qtbot) -> None:
    assert reader.choose("figure", 1, CASE.figures[1].span)
    box = reader.boxes("figure", 1)[0]
    reader.let_go()
    with qtbot.waitSignal(reader.chosen) as chosen:
        qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert chosen.args == ["figure", 1]
    assert words_of(reader, reader.current()) == "近130万元"


def test_a_click_beside_the_words_chooses_nothing(reader: Reader, qtbot) -> None:
    reader.choose("figure", 1)
    with qtbot.assertNotEmitted(reader.chosen):
        qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 400))
    assert reader.current() is None


def point_at(reader: Reader, at: QPointF) -> None:
    """A move of the pointer as Qt delivers it, wherever the real one is."""
    none = Qt.MouseButton.NoButton
    where = reader.viewport().mapToGlobal(at)
    keys = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, at, where, none, none, keys)
    QApplication.sendEvent(reader.viewport(), move)


def test_pointing_at_words_says_which(reader: Reader, qtbot) -> None:
    reader.choose("figure", 0)
    box = reader.boxes("figure", 0)[0]
    reader.let_go()
    with qtbot.waitSignal(reader.pointed) as pointed:
        point_at(reader, box.center())
    assert pointed.args == ["figure", 0]
    with qtbot.waitSignal(reader.pointed) as pointed:
        point_at(reader, QPointF(700, 300))
    assert pointed.args == ["", -1]


def test_search_hits_are_found_by_number_and_lit_words_outside_the_page_are_not(reader: Reader) -> None:
    assert reader.focus_hit(1)
    assert not reader.focus_hit(0), "the first hit is in the title, which is not on this page"


def test_a_selection_knows_its_source(reader: Reader) -> None:
    cursor = reader.textCursor()
    place = reader.page.range(span("“四联四促”"))
    cursor.setPosition(place[0])
    cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    assert reader.selected() == span("“四联四促”")


def test_zoom_and_source_view_keep_the_line_on_top(reader: Reader, qapp) -> None:
    text, case = long_case()
    reader.show_page(reading_page(text, case))
    middle = case.paragraphs[30].pieces[0]
    reader.scroll_to(middle)
    qapp.processEvents()
    paragraph = reader.top().start
    assert middle.start <= paragraph < middle.end
    reader.zoom(3)
    qapp.processEvents()
    assert middle.start <= reader.top().start < middle.end
    top = reader.top()
    reader.show_page(source_page(text))
    reader.scroll_to(top)
    qapp.processEvents()
    assert middle.start <= reader.top().start < middle.end


def test_lines_hold_at_most_forty_characters_at_every_size(reader: Reader, frame, qapp) -> None:
    text, case = long_case(3)
    for width in (400, 800, 2000):
        frame.resize(width, 400)
        for size in (13, 16, 24):
            reader.set_type(Setting(size=size))
            reader.show_page(reading_page(text, case))
            qapp.processEvents()
            layout = reader.document().firstBlock().layout()
            longest = max(layout.lineAt(i).textLength() for i in range(layout.lineCount()))
            assert longest <= 41
            if width == 2000:
                assert longest >= 39
            assert reader.horizontalScrollBar().maximum() == 0 or width == 400


def test_the_line_height_is_that_of_good_chinese_type(reader: Reader) -> None:
    block = reader.document().findBlockByNumber(3)
    first, second = block.layout().lineAt(0), block.layout().lineAt(1)
    assert (second.y() - first.y()) / reader.setting.size == pytest.approx(1.85, abs=0.05)


def test_a_change_of_theme_sets_the_page_again(reader: Reader, qapp) -> None:
    theme.apply(qapp, theme.DARK)
    qapp.processEvents()
    letters = reader.document().firstBlock().charFormat().foreground().color().name()
    assert letters.upper() == theme.DARK.text
    theme.apply(qapp, theme.LIGHT)


def test_copied_words_reach_the_clipboard(reader: Reader, qtbot) -> None:
    reader.selectAll()
    qtbot.keyClick(reader, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == reader.page.text
    assert clipboard.mimeData().formats() == ["text/plain"]


def test_type_is_kept_as_text_and_read_back() -> None:
    setting = Setting("KaiTi", 20, 35)
    assert Setting.from_text(setting.as_text()) == setting
    for broken in ("", "KaiTi", "KaiTi|x|y", "a|b"):
        assert Setting.from_text(broken) == Setting()
    assert Setting.from_text("|900|900") == Setting("", 32, 60)


def test_the_type_menu_changes_face_size_and_width(reader: Reader, qtbot) -> None:
    button = TypeButton()
    qtbot.addWidget(button)
    button.changed.connect(reader.set_type)
    button.fill(button.menu())
    parts = {part.text(): part.menu() for part in button.menu().actions() if part.menu()}
    next(action for action in parts["行宽"].actions() if "30" in action.text()).trigger()
    assert reader.setting == Setting(width=30)
    checked = [action.text() for action in parts["字号"].actions() if action.isChecked()]
    assert checked == ["16"]
