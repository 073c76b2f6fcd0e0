"""View 2, 指标: every figure of the query in one table, with a chart of those that are selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import words
from gui.i18n import tr
from gui.look.filter_line import FilterLine
from gui.look.plain_table import add_sorting, plain
from gui.tables.bars import Bars
from gui.tables.figures_model import CASE, INDICATOR, THEME, FigureLine, FiguresModel, table_text

_WIDTHS = (0, 140, 130, 120, 100, 110, 80, 0)
_PADDING = 24
_USUAL = 1050  # points: a table of this width has columns of those widths


class FiguresView(QWidget):
    """`figure_opened` carries the case and the span of a figure that was opened in its sentence."""

    figure_opened = Signal(int, object)
    said = Signal(str)
    file_wanted = Signal()  # what is shown is to be written into a file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("casepane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = FiguresModel()
        self.table = _Table(self.model)
        self.bars = Bars()
        self.count = QLabel()
        self.count.setObjectName("count")
        self.themes = _combo(tr("主题"))
        self.units = _combo(tr("单位"))
        self.words = FilterLine(tr("筛选指标、地点、案例或原句"), tr("筛选数字,名称也可以打拼音或首字母"))
        self.words.setToolTip(tr("名称也可以打拼音或首字母"))
        self.words.setMaximumWidth(240)
        self.grouped = QToolButton()
        self.grouped.setText(tr("按指标归组"))
        self.grouped.setCheckable(True)
        self.export = QToolButton()
        self.export.setText(tr("导出…"))
        self.export.setToolTip(tr("把列出的数字连同原句和出处写成 Excel、CSV 或 JSON 文件(Ctrl+Shift+E)"))
        self.export.setAccessibleName(tr("导出列出的数字"))
        self.export.clicked.connect(self.file_wanted)
        for button in (self.grouped, self.export):
            for edge in ("segment", "first", "last"):
                button.setProperty(edge, True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(120)
        self._build()
        self._connect()

    def show_figures(self, lines: Sequence[FigureLine], more: bool = False) -> None:
        """Show the figures of a query; `more` if these are not all of them."""
        self.model.show(lines)
        for combo, values, said in (
            (self.themes, self.model.themes(), words.FIGURE_THEMES),
            (self.units, self.model.units(), {}),
        ):
            _refill(combo, values, said)
        self._more = more
        self._narrow()

    def selected(self) -> list[FigureLine]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.line(row) for row in rows]

    def copy(self) -> None:
        """The selected rows (or all) as a table."""
        lines = self.selected() or [self.model.line(row) for row in range(self.model.rowCount())]
        QGuiApplication.clipboard().setText(table_text(lines))
        self.said.emit(tr("已复制 {n} 行", n=len(lines)))

    # --- inside ---

    def _build(self) -> None:
        self._more = self._divided = False
        bar = QFrame()
        bar.setObjectName("factbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 12, 6)
        for widget in (self.count, self.themes, self.units, self.grouped):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.words)
        row.addWidget(self.export)
        self.nothing = nothing = QLabel()
        nothing.setObjectName("empty_hint")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setWordWrap(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(nothing)
        self._split = split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self._pages)
        split.addWidget(self.bars)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.splitterMoved.connect(self._keep_division)
        self.bars.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.themes.activated.connect(self._narrow)
        self.units.activated.connect(self._narrow)
        self.words.textChanged.connect(self._pause.start)
        self.words.returnPressed.connect(self._go_down)
        self.words.left.connect(self._go_down)
        self._pause.timeout.connect(self._narrow)
        self.grouped.toggled.connect(self._group)
        self.table.opened.connect(self._open)
        self.table.copied.connect(self.copy)
        self.table.selectionModel().selectionChanged.connect(self._chart)
        self.model.modelReset.connect(self._chart)

    def _narrow(self, *_: object) -> None:
        self.model.narrow(self.themes.currentData() or "", self.units.currentData() or "", self.words.text())
        shown = self.model.rowCount()
        said = tr("共 {n} 个数字", n=f"{shown:,}")
        self.count.setText(said + (tr("(只列前面的,请加条件)") if self._more else ""))
        self.nothing.setText(
            tr("列表里的案例有数字,只是不合上面的筛选:改成“全部”,或清空右边的框。")
            if self.model.narrowing
            else tr("列表里的案例没有数字。放宽查询,或者先导入材料。")
        )
        self._pages.setCurrentIndex(0 if shown else 1)
        self.export.setEnabled(shown > 0)

    def _go_down(self) -> None:
        self.table.setFocus()
        if not self.selected() and self.model.rowCount():
            self.table.selectRow(0)

    def _group(self, on: bool) -> None:
        self.model.group(on)

    def _chart(self, *_: object) -> None:
        lines = self.selected()
        self.bars.setVisible(len(lines) >= 2)
        self.bars.show_lines(lines)
        if lines and not self._divided:
            whole = sum(self._split.sizes())
            bars = min(self.bars.picture.minimumHeight(), whole * 2 // 5)
            self._split.setSizes([whole - bars, bars])

    def _keep_division(self, *_: object) -> None:
        """Somebody has drawn the line between table and bars: it stays there."""
        self._divided = True

    def _open(self, index: QModelIndex) -> None:
        line = self.model.line(index.row())
        self.figure_opened.emit(line.case_id, line.span)


class _Table(QTableView):
    opened = Signal(QModelIndex)
    copied = Signal()

    def __init__(self, model: FiguresModel) -> None:
        super().__init__()
        self.setModel(model)
        plain(self, tr("数字一览"), several=True)
        head = self.horizontalHeader()
        head.setSortIndicatorClearable(True)
        for column in range(len(_WIDTHS)):
            stretched = column in (INDICATOR, CASE)
            head.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive
            )
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.doubleClicked.connect(self.opened)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu().exec(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the rows that are marked."""
        menu = QMenu(self)
        menu.addAction(tr("到原句") + "\t" + tr("回车"), lambda: self.opened.emit(self.currentIndex()))
        menu.addAction(tr("复制成表") + "\tCtrl+C", self.copied.emit)
        menu.addSeparator()
        add_sorting(menu, self)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a wide window all columns get more, in a narrow one the two that stretch keep something."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        share = min(max(self.viewport().width() / _USUAL, 0.75), 1.5)
        names = map(self.fontMetrics().horizontalAdvance, map(tr, words.FIGURE_THEMES.values()))
        least = {THEME: max(names) + _PADDING}  # a theme is told by its whole name
        for column, wide in enumerate(_WIDTHS):
            if wide:
                self.setColumnWidth(column, max(round(wide * share), least.get(column, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(tr("只看一种{name}", name=name))
    combo.addItem(tr("全部{name}", name=name), "")
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return combo


def _refill(combo: QComboBox, values: list[str], said: dict[str, str]) -> None:
    """New choices, the chosen one kept if it is still there."""
    kept = combo.currentData()
    while combo.count() > 1:
        combo.removeItem(1)
    for value in values[:60]:
        combo.addItem(tr(said.get(value, value)), value)
    combo.setCurrentIndex(max(combo.findData(kept), 0))
