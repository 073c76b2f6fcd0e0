"""The facts of a case as tables below its text, each row tied to the words that it was read from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.model import Case
from gui.case.fact_model import Said
from gui.case.fact_rows import (
    Row,
    check_rows,
    counts,
    figure_rows,
    note_rows,
    people_rows,
    place_rows,
    programme_rows,
)
from gui.case.fact_table import FactTable
from gui.case.fact_tabs import Tab, tabs
from gui.i18n import tr
from gui.look import icons
from gui.look.filter_line import FilterLine
from gui.look.lazily import Lazily
from gui.look.quiet import fold_button
from gui.review.reviewed import Note

_LEAST = 90  # points of height


class Facts(QWidget):
    """Tabs 数字 项目 地点 人物 检查 批注, each with its number and its table."""

    chosen = Signal(str, int, object)
    filtered = Signal(str, int)
    judged = Signal(str, str, tuple)
    quoted = Signal()
    left = Signal()
    looked_up = Signal(str)  # a programme in the register
    turned = Signal(object)  # the page that is looked at now
    folded_anew = Signal(bool)  # only the tabs are left, or the tables are back

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = tabs()
        self.tables = Lazily(len(self._tabs), self._make)
        self._waiting: dict[
            int, tuple[list[Row], Said]
        ] = {}  # tables that nobody looks at are not filled yet
        self._buttons: list[QToolButton] = []
        self._pages = QStackedWidget()
        self._filter = FilterLine(tr("筛选"), tr("筛选表中的行,名称也可以打拼音或首字母"))
        self._filter.setToolTip(tr("筛选表中的行;名称也可以打拼音或首字母"))
        self._filter.setMinimumWidth(50)  # in a narrow pane the words on the tabs come first
        self._filter.setMaximumWidth(150)
        self._filter.textChanged.connect(self._narrow)
        self._filter.returnPressed.connect(self.take_focus)
        self._filter.left.connect(self.take_focus)
        self.folded = False
        self._fold_button = fold_button("chevron-down")
        self._fold_button.clicked.connect(lambda: self.set_folded(not self.folded))
        self._build()
        self._say_fold()

    def _build(self) -> None:
        head = QFrame()
        head.setObjectName("factbar")
        bar = QHBoxLayout(head)
        bar.setContentsMargins(4, 0, 6, 0)
        bar.setSpacing(0)
        self._bar = bar
        self._group = group = QButtonGroup(self)
        for number, tab in enumerate(self._tabs):
            button = self._button(tab.name)
            group.addButton(button, number)
            bar.addWidget(button)
            self._pages.addWidget(QStackedWidget())
        bar.addStretch()
        bar.addWidget(self._filter)
        bar.addWidget(self._fold_button)
        group.idToggled.connect(self._turn)
        group.idClicked.connect(lambda _: self.set_folded(False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages)
        self._buttons[0].setChecked(True)

    def _make(self, number: int) -> FactTable:
        """The table of a tab, and the sentence that stands in its place when it has no rows."""
        tab, page = self._tabs[number], self._pages.widget(number)
        table, note = tab.made(), QLabel(tab.empty)
        note.setObjectName("hint")
        note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page.addWidget(table)
        page.addWidget(note)
        QWidget.setTabOrder(self._fold_button, table)
        for signal, ours in (
            (table.chosen, self.chosen), (table.filtered, self.filtered), (table.judged, self.judged),
            (table.quoted, self.quoted), (table.left, self.left), (table.looked_up, self.looked_up),
        ):  # fmt: skip
            signal.connect(ours)
        return table

    def show_case(
        self, case: Case | None, text: str = "", said: Said = lambda kind, index: "", again: bool = False,
        notes: Sequence[Note] = (),
    ) -> None:  # fmt: skip
        """`said` tells what people have decided; `again`: the same case, so filter and selection stay."""
        rows = [*_rows(case, text), note_rows(notes)] if case else [[] for _ in self._tabs]
        if not again:
            self._filter.clear()
            for table in self.tables.made():
                table.clearSelection()
                table.setCurrentIndex(QModelIndex())
                table.scrollToTop()  # the bar stays where it was over other rows
        for number, (tab, some) in enumerate(zip(self._tabs, rows, strict=True)):
            self._waiting[number] = (some, said)
            self._buttons[number].setText(f"{tab.name} {_number(tab, some)}" if case else tab.name)
            self._buttons[number].setToolTip(_told(tab, some, case) if case else "")
        self._fill(self._pages.currentIndex())

    def _fill(self, number: int) -> None:
        if number in self._waiting:
            self.tables[number].show_rows(*self._waiting.pop(number))
            self._narrow(self._filter.text())

    def add_page(self, page: QWidget, name: str) -> None:
        """One more tab, for what is not a table of this case's own words."""
        button = self._button(name)
        self._group.addButton(button, len(self._buttons) - 1)
        self._bar.insertWidget(len(self._buttons) - 1, button)
        self._pages.addWidget(page)

    def name_page(self, page: QWidget, name: str) -> None:
        self._buttons[self._pages.indexOf(page)].setText(name)

    def looks_at(self, page: QWidget) -> bool:
        return self._pages.currentWidget() is page and not self.folded

    def set_folded(self, on: bool) -> None:
        """Leave only the tabs, with their numbers; the tables come back by a click on one."""
        if on == self.folded:
            return
        self.folded = on
        focus = QApplication.focusWidget()
        if on and focus and self._pages.isAncestorOf(focus):
            self.left.emit()
        self._say_fold()
        self._tell_turned()
        self.folded_anew.emit(on)

    def _say_fold(self) -> None:
        self._pages.setVisible(not self.folded)
        self._filter.setVisible(not self.folded and self._pages.currentIndex() < len(self.tables))
        icon, name = ("chevron-up", tr("展开表格")) if self.folded else ("chevron-down", tr("收起表格"))
        self._fold_button.setIcon(icons.icon(icon, "secondary"))
        self._fold_button.setToolTip(f"{name}(Shift+F8)")
        self._fold_button.setAccessibleName(name)
        self.setMinimumHeight(0 if self.folded else _LEAST)
        policy = QSizePolicy.Policy  # folded it is as high as its tabs
        self.setSizePolicy(policy.Preferred, policy.Fixed if self.folded else policy.Preferred)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("tab", True)
        button.setCheckable(True)
        button.setText(name)
        self._buttons.append(button)
        return button

    def select(self, kind: str, index: int) -> bool:
        """Turn to the table of an item and select its row."""
        for number, tab in enumerate(self._tabs):
            if kind in tab.kinds:
                self.turn_to(number)
                return self.tables[number].select(kind, index)
        return False

    def follow(self, kind: str, index: int) -> None:
        """Select the row of an item if its table is the one that is shown: who goes through the text turns no pages."""
        number = self._pages.currentIndex()
        if not self.folded and number < len(self._tabs) and kind in self._tabs[number].kinds:
            self.tables[number].select(kind, index)

    def take_focus(self) -> None:
        """To the table that is shown, on its row."""
        self.set_folded(False)
        number = self._pages.currentIndex()
        if number >= len(self.tables):
            self._pages.currentWidget().setFocus()
            return
        table = self.tables[number]
        table.setFocus()
        if not table.selectionModel().hasSelection() and table.sorted.rowCount():
            table.selectRow(0)

    def turn_to(self, number: int) -> None:
        self._buttons[number].setChecked(True)

    def _turn(self, number: int, on: bool) -> None:
        if on:
            self._pages.setCurrentIndex(number)
            self._fill(number)
            self._filter.setVisible(number < len(self.tables) and not self.folded)
            self._narrow(self._filter.text())
            self._tell_turned()

    def _tell_turned(self) -> None:
        self.turned.emit(None if self.folded else self._pages.currentWidget())

    def _narrow(self, words: str) -> None:
        number = self._pages.currentIndex()
        if number >= len(self.tables):
            return
        table = self.tables[number]
        table.sorted.narrow(words)
        nothing = tr("没有含“{words}”的行,按 Esc 清空筛选。", words=words)
        page = self._pages.widget(number)
        page.widget(1).setText(nothing if table.facts.rowCount() else self._tabs[number].empty)
        page.setCurrentIndex(0 if table.sorted.rowCount() else 1)


def _number(tab: Tab, rows: list[Row]) -> str:
    """How many rows there are; of checks, how many do not hold."""
    if tab.kinds != ("check",):
        return str(len(rows))
    doubts = sum(row.state != "good" for row in rows)
    return str(doubts) if doubts or not rows else "✓"


def _told(tab: Tab, rows: list[Row], case: Case) -> str:
    """Why there are fewer rows than highlights."""
    if tab.kinds == ("check",):
        doubts = sum(row.state != "good" for row in rows)
        return tr("核对了 {n} 条,{doubts} 条不符或存疑", n=len(rows), doubts=doubts)
    mentions = counts(case)[tab.kinds[0]]
    return tr("{n} 行,文中 {mentions} 处", n=len(rows), mentions=mentions) if mentions else ""


def _rows(case: Case, text: str) -> list[list[Row]]:
    return [
        figure_rows(case), programme_rows(case), place_rows(case), people_rows(case), check_rows(case, text),
    ]  # fmt: skip
