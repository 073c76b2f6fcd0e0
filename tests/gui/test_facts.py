"""Facts as rows: what they say, their order, and the models that Qt's own tester accepts."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QLabel

from core.model import Case, Change, Check, Figure, Quantity, Span
from gui import wording
from gui.case.fact_rows import (
    change_words,
    check_rows,
    counts,
    figure_rows,
    people_rows,
    place_rows,
    programme_rows,
)
from gui.case.facts import Facts
from gui.look import theme
from gui.review.reviewed import state_words
from tests.gui.sample import CASE, TEXT, span


@pytest.fixture
def facts(qtbot, qapp) -> Facts:
    theme.load_fonts()
    theme.apply(qapp, theme.LIGHT)
    made = Facts()
    qtbot.addWidget(made)
    made.resize(800, 260)
    made.show_case(CASE, TEXT)
    made.show()
    qtbot.waitExposed(made)
    return made


def figure(value: float, unit: str, role: str | None = None, **more: object) -> Figure:
    change = Change(role, 1) if role else None  # type: ignore[arg-type]
    return Figure(Span(0, 1), "x", value, unit, change=change, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ([figure(25.59, "%", "from"), figure(0.85, "%", "to")], "25.59 % → 0.85 %"),
        ([figure(0.85, "%", "to"), figure(25.59, "%", "from")], "25.59 % → 0.85 %"),
        ([figure(70, "%", "by")], "增减 70 %"),
        (
            [figure(8, "元", "from"), figure(20, "元", "to"), figure(12, "元", "by")],
            "8 元 → 20 元 (增减 12 元)",
        ),
        ([figure(93, "人", "to")], "→ 93 人"),
        ([figure(1300000, "元", modifier="approx_below")], "近 1,300,000 元"),
        ([figure(600000, "元", modifier="approx_above")], "> 600,000 元"),
        ([figure(3, "%", value_max=5)], "3–5 %"),
        ([figure(0.5, "", modifier="at_least")], "≥ 0.5"),
    ],
)
def test_amounts_are_said_with_their_bound_and_change(figures: list[Figure], said: str) -> None:
    assert change_words(figures) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1300000, "1,300,000"),
        (0.85, "0.85"),
        (100, "100"),
        (0, "0"),
        (-3.5, "-3.5"),
        (1234.5678, "1,234.5678"),
    ],
)
def test_numbers_have_separators_and_no_idle_zeros(value: float, said: str) -> None:
    assert wording.number(value) == said


@pytest.mark.parametrize(
    ("value", "unit", "normal", "said"),
    [
        (3000, "亩", Quantity(3000, "亩", "area"), "200 公顷"),
        (2, "公顷", Quantity(30, "亩", "area"), "30 亩,2 公顷"),
        (40000, "斤", Quantity(20000, "kg", "mass"), "20,000 kg"),
        (5, "元", Quantity(5, "元", "money"), ""),
        (5, "人", None, ""),
    ],
)
def test_the_canonical_unit_is_said_where_it_says_more(value, unit, normal, said) -> None:
    assert wording.other_unit(figure(value, unit, normal=normal)) == said


def test_a_change_is_one_row_and_every_figure_is_in_one() -> None:
    rows = figure_rows(CASE)
    assert sorted(item for row in rows for item in row.items) == list(range(len(CASE.figures)))
    (change,) = [row for row in rows if len(row.items) > 1]
    assert change.cells == ("收入", "80,000 元 → 200,000 元", "8万元、20万元", "2021 至 2023", "—")


def test_mentions_of_one_programme_share_a_row_with_its_expansion() -> None:
    (row,) = programme_rows(CASE)
    assert row.cells == ("四联四促", "机制", "党务联建、支部促班子", "2")
    assert row.spans == tuple(p.span for p in CASE.programmes)


def test_a_programme_that_nothing_spells_out_says_so() -> None:
    case = replace(CASE, programmes=CASE.programmes[1:])
    assert programme_rows(case)[0].cells == ("四联四促", "机制", "本文未作说明", "1")


def test_places_say_whether_the_case_is_there() -> None:
    (row,) = place_rows(CASE)
    assert row.cells == ("𠮷河村", "甲省 › 乙市 › 丙县 › 青山镇 › 𠮷河村", "所在地", "2")


def test_people_come_before_organisations() -> None:
    assert [row.cells[:2] for row in people_rows(CASE)] == [("王小明", "支部书记"), ("𠮷河村合作社", "机构")]


def test_checks_are_sentences_with_both_places_and_contradictions_first() -> None:
    bad, good = check_rows(CASE, TEXT)
    assert bad.cells == ("× 不符", "12 + 9 = 21,文中是 22", "22人", "12人")
    assert good.cells[0] == "✓ 相符"
    assert (bad.span(2), bad.span(3)) == (span("22人"), span("12人"))


def test_the_legend_counts_only_doubts_as_checks() -> None:
    assert counts(CASE)["check"] == 1


def test_every_model_passes_qts_own_tester(facts: Facts, qtmodeltester) -> None:
    for number, table in enumerate(facts.tables):
        facts.turn_to(number)
        assert table.facts.rowCount() or number == 5
        qtmodeltester.check(table.facts, force_py=True)
        qtmodeltester.check(table.sorted, force_py=True)


def test_the_order_is_that_of_the_text_until_a_head_is_clicked(facts: Facts) -> None:
    table = facts.tables[0]
    column = [table.sorted.index(row, 2).data() for row in range(table.sorted.rowCount())]
    assert column == [row.cells[2] for row in figure_rows(CASE)]


def test_values_sort_as_numbers(facts: Facts) -> None:
    table = facts.tables[0]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    order = [table.sorted.index(row, 2).data() for row in range(table.sorted.rowCount())]
    assert order == ["9人", "12人", "22人", "3000亩", "8万元、20万元", "近130万元"]


def test_negative_values_sort_below_positive_ones(facts: Facts) -> None:
    some = Case(0, Span(0, 1), figures=tuple(figure(v, "元") for v in (5, -20, 0.5, -3)))
    facts.show_case(some, "x")
    table = facts.tables[0]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [table.sorted.index(i, 1).data() for i in range(4)] == ["-20 元", "-3 元", "0.5 元", "5 元"]


def test_the_menu_of_a_row_sorts_for_those_who_reach_no_head(facts: Facts) -> None:
    some = Case(0, Span(0, 1), figures=tuple(figure(v, "元") for v in (5, 20, 3)))
    facts.show_case(some, "x")
    table = facts.tables[0]

    def sort(by: str) -> list[str]:
        menu = table.menu_for(table.sorted.index(0, 0))
        orders = next(action.menu() for action in menu.actions() if action.text() == "排序")
        next(action for action in orders.actions() if action.text() == by).trigger()
        return [table.sorted.index(row, 1).data() for row in range(3)]

    assert sort("数值") == ["3 元", "5 元", "20 元"]
    assert sort("数值") == ["20 元", "5 元", "3 元"]
    assert sort("原来的顺序") == ["5 元", "20 元", "3 元"]


def test_the_menu_by_key_is_that_of_the_row_one_stands_on(facts: Facts) -> None:
    table = facts.tables[0]
    table.setCurrentIndex(table.sorted.index(0, 0))
    beside = table.visualRect(table.sorted.index(1, 0)).center()
    by = QContextMenuEvent.Reason
    assert table.meant(QContextMenuEvent(by.Keyboard, beside, QPoint()))[0].row() == 0
    assert table.meant(QContextMenuEvent(by.Mouse, beside, QPoint()))[0].row() == 1


def test_what_people_said_stays_in_sight_in_a_narrow_table(qtbot, facts: Facts) -> None:
    facts.resize(420, 260)
    table = facts.tables[0]
    table.facts.show(figure_rows(CASE), lambda kind, index: "conflict")
    table._fit()
    words = table.fontMetrics().horizontalAdvance(state_words("conflict"))
    assert table.columnWidth(table.facts.judged_column) >= words + 2 * 7


def test_a_tab_says_why_it_has_fewer_rows_than_there_are_highlights(facts: Facts) -> None:
    tips = [button.toolTip() for button in facts._buttons]
    assert tips[0] == f"{len(figure_rows(CASE))} 行,文中 {len(CASE.figures)} 处"
    assert tips[4].startswith(f"核对了 {len(CASE.checks)} 条")


def test_the_filter_narrows_the_table_that_is_shown(facts: Facts, qtbot) -> None:
    facts._filter.setText("130万")
    assert facts.tables[0].sorted.rowCount() == 1
    facts._filter.setText("没有这样的字")
    said = [label.text() for label in facts.findChildren(QLabel) if label.isVisible()]
    assert said == ["没有含“没有这样的字”的行,按 Esc 清空筛选。"]
    facts.turn_to(1)
    assert not facts.tables[1].isVisible()
    facts.turn_to(0)
    qtbot.keyClick(facts._filter, Qt.Key.Key_Escape)
    assert facts.tables[0].isVisible() and facts._filter.text() == ""
    assert facts.tables[0].sorted.rowCount() == len(figure_rows(CASE))


@pytest.mark.parametrize(
    ("tab", "typed", "first_cells"),
    [
        (1, "slsc", ["四联四促"]),
        (1, "SLSC", ["四联四促"]),
        (1, "silian", ["四联四促"]),
        (1, "si'lian si", ["四联四促"]),
        (1, "lian", ["四联四促"]),
        (1, "ian", []),
        (1, "dwlj", []),  # 党务联建 is what it means, no name
        (2, "qsz", ["𠮷河村"]),
        (2, "qingshan", ["𠮷河村"]),
        (3, "wxm", ["王小明"]),
        (3, "xiaoming", ["王小明"]),
        (3, "zhibu shuji", ["王小明"]),
        (3, "hezuoshe", ["𠮷河村合作社"]),
        (3, "王 小", []),
        (0, "130", ["年产值"]),
        (0, "lztd", ["流转土地"]),
    ],
)
def test_names_are_found_by_pinyin_and_initials(
    facts: Facts, tab: int, typed: str, first_cells: list[str]
) -> None:
    facts.turn_to(tab)
    facts._filter.setText(typed)
    shown = facts.tables[tab].sorted
    assert [shown.index(row, 0).data() for row in range(shown.rowCount())] == first_cells


def test_readings_are_loaded_when_letters_are_typed_not_before() -> None:
    code = (
        "import sys; from gui import start, frame; from gui.case.fact_table import FactTable\n"
        "assert not {'pypinyin', 'core.library.pinyin'} & set(sys.modules)"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


def test_a_check_is_never_cut_in_its_row(facts: Facts) -> None:
    long = "本段讲的是某省某市某县的某某乡某某村,而全文讲的是另一个省的另一个市的另一个县的某某镇" * 3
    check = Check(Span(0, 2), "place", False, long, Span(4, 6))
    facts.show_case(Case(0, Span(0, 9), checks=(check,)), "甲乙丙丁戊己庚辛壬")
    facts.turn_to(4)
    table = facts.tables[4]
    column = next(c for c in range(5) if table.sorted.index(0, c).data() == long)
    room = QRect(0, 0, table.columnWidth(column) - 2 * 7, 1000)
    needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, long).height()
    assert needed > 2 * table.fontMetrics().height()
    assert table.rowHeight(0) >= needed


def test_selecting_an_item_turns_to_its_table_without_a_signal(facts: Facts, qtbot) -> None:
    with qtbot.assertNotEmitted(facts.chosen):
        assert facts.select("programme", 1)
    table = facts.tables[1]
    assert table.isVisible()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_a_click_on_the_second_place_of_a_check_goes_there(facts: Facts, qtbot) -> None:
    facts.turn_to(4)
    table = facts.tables[4]
    with qtbot.waitSignal(facts.chosen) as chosen:
        place = table.visualRect(table.sorted.index(0, 3)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["check", 0, span("12人")]


def test_arrow_keys_go_from_words_to_words(facts: Facts, qtbot) -> None:
    table = facts.tables[0]
    table.setFocus()
    table.setCurrentIndex(table.sorted.index(0, 0))
    with qtbot.waitSignal(facts.chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert chosen.args == ["figure", 1, CASE.figures[1].span]


def test_rows_are_copied_as_a_table(facts: Facts, qtbot) -> None:
    table = facts.tables[0]
    table.setFocus()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (0, 1):
        table.selectionModel().select(table.sorted.index(row, 0), flags)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[1] for line in lines] == ["3,000 亩", "近 1,300,000 元"]


def test_a_case_without_facts_says_so(facts: Facts) -> None:
    facts.show_case(Case(0, Span(0, 1)), "x")
    assert all(not table.isVisible() for table in facts.tables)


def test_a_table_is_made_when_somebody_looks_at_it_and_reached_from_its_tab(facts: Facts) -> None:
    facts.show_case(CASE, TEXT)
    assert len(facts.tables.made()) == 1
    facts.turn_to(4)
    assert len(facts.tables.made()) == 2
    assert facts.tables[4].isVisible() and facts.tables[4].facts.rowCount()
    after, table = facts._fold_button, facts.tables[4]
    while after is not table:
        after = after.nextInFocusChain()
        assert after is not facts._buttons[0], "the table lies behind its tabs"


def test_only_the_table_that_is_looked_at_is_filled(facts: Facts) -> None:
    facts.turn_to(0)
    facts.show_case(CASE, TEXT)
    assert [table.facts.rowCount() > 0 for table in facts.tables] == [True] + [False] * 5
    facts.turn_to(3)
    assert facts.tables[3].facts.rowCount() == len(people_rows(CASE))


def test_the_tab_of_checks_counts_what_does_not_hold(facts: Facts) -> None:
    assert [button.text() for button in facts._buttons] == ["数字 6", "项目 1", "地点 1", "人物 2", "检查 1",
                                                            "批注 0"]  # fmt: skip
    facts.show_case(Case(0, Span(0, 1), checks=CASE.checks[1:]), TEXT)
    assert facts._buttons[4].text() == "检查 ✓"


@pytest.mark.parametrize("width", [360, 520, 800, 1300])
def test_the_indicator_keeps_room_at_every_width(facts: Facts, qapp, width: int) -> None:
    facts.resize(width, 260)
    qapp.processEvents()
    table = facts.tables[0]
    assert table.columnWidth(0) >= (150 if width >= 520 else 0)
    assert all(table.columnWidth(column) >= 50 for column in range(1, 6))


def test_another_case_begins_with_its_first_row(facts: Facts, qapp) -> None:
    facts.resize(800, 140)
    qapp.processEvents()
    table = facts.tables[0]
    table.scrollToBottom()
    assert table.rowAt(0) > 0
    facts.show_case(CASE, TEXT, again=True)
    assert table.rowAt(0) > 0, "a decision moves nothing"
    facts.show_case(CASE, TEXT)
    qapp.processEvents()
    assert table.rowAt(0) == 0
