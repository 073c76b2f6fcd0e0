"""View 指标: sorting by canonical values, narrowing, grouping, copying, charting, opening in the sentence."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication

from core.model import Span
from gui.look import theme
from gui.tables.bars import comparable
from gui.tables.figures_model import CASE, PROGRAMME, TEXT, THEME, VALUE, table_text
from gui.tables.figures_table import FiguresView


@dataclass(frozen=True)
class Line:
    case_id: int
    text: str
    value: float
    unit: str
    normal_value: float | None = None
    normal_unit: str = ""
    indicator: str = ""
    theme: str = "other"
    modifier: str = ""
    period: str = ""
    place: str = ""
    title: str = "案例"
    value_max: float | None = None
    target: bool = False
    sentence: str = "一句。"
    programme: str = ""
    span: Span = Span(3, 8)  # noqa: RUF009 - frozen


LINES = [
    Line(1, "近130万元", 1300000, "元", 1300000, "元", "年产值", "output", "approx_below", "2021", "甲省/乙市/河西村"),
    Line(1, "2公顷", 2, "公顷", 30, "亩", "流转土地", "land"),
    Line(2, "3000亩", 3000, "亩", 3000, "亩", "流转土地", "land", place="甲省/马坝村", title="另一个案例"),
    Line(2, "8万元", 80000, "元", 80000, "元", "村集体收入", "collective_income", "approx_above", target=True),
    Line(3, "12人", 12, "人", sentence="共有党员12人。"),
]  # fmt: skip


@pytest.fixture
def view(qtbot, qapp) -> FiguresView:
    theme.load_fonts()
    theme.apply(qapp, theme.LIGHT)
    made = FiguresView()
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show_figures(LINES)
    made.show()
    qtbot.waitExposed(made)
    return made


def column(view: FiguresView, number: int) -> list[str]:
    return [view.model.index(row, number).data() for row in range(view.model.rowCount())]


def select(view: FiguresView, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in rows:
        view.table.selectionModel().select(view.model.index(row, 0), flags)


def test_the_model_passes_qts_own_tester(view: FiguresView, qtmodeltester) -> None:
    qtmodeltester.check(view.model, force_py=True)


def test_values_are_shown_in_their_canonical_unit_and_as_written(view: FiguresView) -> None:
    assert column(view, VALUE) == ["近 1,300,000 元", "30 亩", "3,000 亩", "> 80,000 元", "12 人"]
    assert column(view, TEXT) == [line.text for line in LINES]
    assert view.count.text() == "共 5 个数字"


def test_values_sort_within_their_unit(view: FiguresView) -> None:
    view.table.sortByColumn(VALUE, Qt.SortOrder.AscendingOrder)
    assert column(view, TEXT) == ["2公顷", "3000亩", "12人", "8万元", "近130万元"]
    view.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert column(view, TEXT) == [line.text for line in LINES]


def test_narrowing_by_theme_unit_and_words(view: FiguresView, qtbot) -> None:
    view.themes.setCurrentIndex(view.themes.findData("land"))
    view.themes.activated.emit(0)
    assert column(view, TEXT) == ["2公顷", "3000亩"]
    view.units.setCurrentIndex(view.units.findData("元"))
    view.units.activated.emit(0)
    assert column(view, TEXT) == []
    assert not view.table.isVisible()
    view.themes.setCurrentIndex(0)
    view.units.setCurrentIndex(0)
    view.words.setText("党员")
    qtbot.waitUntil(lambda: column(view, TEXT) == ["12人"])


def test_choices_are_those_of_the_query_and_the_chosen_one_stays(view: FiguresView) -> None:
    assert [view.units.itemData(i) for i in range(view.units.count())] == ["", "亩", "元", "人"]
    view.units.setCurrentIndex(1)
    view.show_figures(LINES[2:])
    assert view.units.currentData() == "亩"
    view.show_figures(LINES[4:])
    assert view.units.currentData() == ""


def test_figures_of_one_indicator_are_grouped_and_counted(view: FiguresView) -> None:
    view.grouped.click()
    assert [words for words in column(view, 0) if words] == [
        "年产值 · 1 个", "村集体收入 · 1 个", "流转土地 · 2 个", "(没有指标) · 1 个",
    ]  # fmt: skip
    assert column(view, TEXT)[2:4] == ["2公顷", "3000亩"]


def test_opening_a_row_goes_to_its_sentence(view: FiguresView, qtbot) -> None:
    view.table.setCurrentIndex(view.model.index(2, 0))
    with qtbot.waitSignal(view.figure_opened) as opened:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args == [2, Span(3, 8)]


def test_copying_the_selection_or_everything(view: FiguresView, qtbot) -> None:
    select(view, 1, 2)
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == ["指标", "数值", "原文", "时间", "地点", "项目", "主题", "案例"]
    assert [line.split("\t")[VALUE] for line in lines[1:]] == ["30 亩", "3,000 亩"]
    view.table.clearSelection()
    view.copy()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 6
    assert table_text(LINES[2:3]).split("\n")[1].split("\t")[CASE] == "另一个案例"


def test_a_chart_of_two_or_more_of_one_unit(view: FiguresView) -> None:
    select(view, 1)
    assert not view.bars.isVisible()
    select(view, 2)
    assert view.bars.isVisible()
    image = view.bars.picture.image()
    accent = theme.LIGHT.accent.upper()
    long = sum(image.pixelColor(x, 2 * (8 + 24 + 12)).name().upper() == accent for x in range(image.width()))
    short = sum(image.pixelColor(x, 2 * (8 + 12)).name().upper() == accent for x in range(image.width()))
    assert short < long / 50
    assert long > 200


def test_only_like_is_drawn_beside_like() -> None:
    assert [line.text for line in comparable(LINES)] == ["近130万元", "8万元"]
    assert comparable([]) == []


def test_spans_of_time_stay_as_they_are_written(view: FiguresView) -> None:
    view.show_figures([Line(1, "8年", 8, "年", 96, "月"), Line(1, "6小时", 6, "小时", 0.25, "天")])
    assert column(view, VALUE) == ["8 年", "6 小时"]


def test_the_programme_of_the_sentence_has_a_column_and_is_copied(view: FiguresView) -> None:
    line = Line(1, "8年", 8, "年", programme="四联四促")
    view.show_figures([line, Line(1, "9年", 9, "年")])
    assert column(view, PROGRAMME) == ["四联四促", "—"]
    view.words.setText("四联")
    view._narrow()
    assert view.model.rowCount() == 1
    head, row = table_text([line]).split("\n")
    assert row.split("\t")[head.split("\t").index("项目")] == "四联四促"


def test_a_cut_list_says_so(view: FiguresView) -> None:
    view.show_figures(LINES, more=True)
    assert "请加条件" in view.count.text()


def test_the_menu_opens_copies_and_sorts(view: FiguresView, qtbot) -> None:
    view.table.setCurrentIndex(view.model.index(2, 0))
    menu = view.table.menu()
    assert [action.text().partition("\t")[0] for action in menu.actions()][:2] == ["到原句", "复制成表"]
    with qtbot.waitSignal(view.figure_opened):
        menu.actions()[0].trigger()
    orders = next(action.menu() for action in menu.actions() if action.menu())
    next(action for action in orders.actions() if action.text() == "数值").trigger()
    assert column(view, TEXT) == ["2公顷", "3000亩", "12人", "8万元", "近130万元"]


def test_the_bars_are_as_high_as_they_need(view: FiguresView, qapp) -> None:
    view.model.show([LINES[0]] * 7)
    select(view, *range(7))
    qapp.processEvents()
    assert view.bars.height() >= view.bars.picture.minimumHeight() > 120
    view.model.show([LINES[0]] * 40)
    select(view, *range(40))
    qapp.processEvents()
    assert view.table.height() > view.bars.height()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lztd", ["2公顷", "3000亩"]),  # 流转土地
        ("liuzhuan", ["2公顷", "3000亩"]),
        ("zhuan tudi", ["2公顷", "3000亩"]),
        ("mabacun", ["3000亩"]),
        ("hxc", ["近130万元"]),
        ("乙市", ["近130万元"]),  # the place's city, which the column has no room for
        ("yishi", ["近130万元"]),
        ("LYGAL", ["3000亩"]),  # 另一个案例
        ("zzz", []),
    ],
)
def test_names_are_found_by_their_letters_and_places_by_what_holds_them(
    view: FiguresView, typed, found
) -> None:
    view.words.setText(typed)
    view._pause.timeout.emit()
    assert column(view, TEXT) == found


def test_an_empty_table_says_why(view: FiguresView) -> None:
    view.words.setText("没有这个词")
    view._pause.timeout.emit()
    assert "筛选" in view.nothing.text()
    assert not view.export.isEnabled()
    view.words.clear()
    view._pause.timeout.emit()
    assert view.export.isEnabled()
    view.show_figures([])
    assert "筛选" not in view.nothing.text()
    assert "导入" in view.nothing.text()


def test_a_narrow_table_cuts_no_theme(view: FiguresView, qapp) -> None:
    view.resize(760, 500)
    qapp.processEvents()
    for row in range(view.model.rowCount()):
        wide = view.table.sizeHintForIndex(view.model.index(row, THEME)).width()
        assert view.table.columnWidth(THEME) >= wide
