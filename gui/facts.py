"""The facts of a case as tables below its text, each row tied to the words that it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.model import Case
from gui import theme
from gui.fact_rows import Row, check_rows, figure_rows, people_rows, place_rows, programme_rows
from gui.i18n import tr

SORT_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_FILTERS = {"programme": "看所有做这件事的案例", "place": "看这个地方的案例"}
_STATES = {"bad": "bad", "doubt": "warn", "good": "good", "open": "warn"}


class FactModel(QAbstractTableModel):
    """Rows of words; numbers right-aligned and sorted as numbers."""

    def __init__(self, heads: tuple[str, ...], right: frozenset[int] = frozenset()) -> None:
        super().__init__()
        self._heads = heads
        self._right = right
        self._rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> Row:
        return self._rows[number]

    def find(self, kind: str, index: int) -> int:
        """The number of the row that stands for an item, or -1."""
        for number, row in enumerate(self._rows):
            if row.kind == kind and index in row.items:
                return number
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.cells[column]
        if role == SORT_ROLE:
            return row.key(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column in (0, 2) and row.state in _STATES:
            return theme.color(_STATES[row.state]) if column == 0 or row.kind == "place" else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in self._right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class _Sorted(QSortFilterProxyModel):
    """A filter over all columns; until a head is clicked the order is that of the text."""

    def __init__(self, model: FactModel) -> None:
        super().__init__()
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)
        self.setFilterKeyColumn(-1)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)


class FactTable(QTableView):
    """One table; `chosen` carries the item and the span that the click meant, `filtered` a row to filter cases by."""

    chosen = Signal(str, int, object)
    filtered = Signal(str, int)
    left = Signal()

    def __init__(self, name: str, model: FactModel, stretch: tuple[int, ...], wrap: bool = False) -> None:
        super().__init__()
        self.facts = model
        self.sorted = _Sorted(model)
        self._wrap = wrap
        self._quiet = False
        self.setModel(self.sorted)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(wrap)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(27)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(False)
        head.setSortIndicatorClearable(True)
        for column in range(model.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if column in stretch else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(column, mode)
        self.clicked.connect(self._choose)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)

    def show_rows(self, rows: list[Row]) -> None:
        self._quiet = True
        self.facts.show(rows)
        self._quiet = False
        self._fit()

    def select(self, kind: str, index: int) -> bool:
        """Select the row of an item without going to its words."""
        found = self.sorted.mapFromSource(self.facts.index(self.facts.find(kind, index), 0))
        if not found.isValid():
            return False
        self._quiet = True
        self.selectRow(found.row())
        self.scrollTo(found)
        self._quiet = False
        return True

    def _fit(self) -> None:
        """Columns as wide as their first words need; the stretched ones take the rest."""
        for column in range(self.facts.columnCount()):
            if self.horizontalHeader().sectionResizeMode(column) == QHeaderView.ResizeMode.Interactive:
                wide = max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))
                self.setColumnWidth(column, min(wide + 16, 180))
        if self._wrap:
            self.resizeRowsToContents()

    def _choose(self, index: QModelIndex) -> None:
        row = self.facts.row(self.sorted.mapToSource(index).row())
        self.chosen.emit(row.kind, row.items[0], row.span(index.column()))

    def _offer(self, at: QPoint) -> None:
        index = self.indexAt(at) if self.viewport().rect().contains(at) else self.currentIndex()
        if index.isValid():
            self.menu_for(index).exec(self.viewport().mapToGlobal(at))

    def menu_for(self, index: QModelIndex) -> QMenu:
        """What can be done with a row."""
        row = self.facts.row(self.sorted.mapToSource(index).row())
        menu = QMenu(self)
        menu.addAction(tr("到原文"), lambda: self._choose(index))
        menu.addAction(tr("复制选中的行"), lambda: QGuiApplication.clipboard().setText(self.as_text()))
        if row.kind in _FILTERS:
            menu.addSeparator()
            menu.addAction(tr(_FILTERS[row.kind]), lambda: self.filtered.emit(row.kind, row.items[0]))
        return menu

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._quiet and self.hasFocus() and len(self.selectionModel().selectedRows()) == 1:
            self._choose(self.currentIndex())

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The selected rows as lines of cells between tabs, as a spreadsheet takes them."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        cells = (self.facts.row(self.sorted.mapToSource(index).row()).cells for index in rows)
        return "\n".join("\t".join(line) for line in cells)


@dataclass(frozen=True, slots=True)
class _Tab:
    kinds: tuple[str, ...]
    name: str
    empty: str


class Facts(QWidget):
    """Tabs 数字 项目 地点 人物 检查, each with its number and its table."""

    chosen = Signal(str, int, object)
    filtered = Signal(str, int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = (
            _Tab(("figure",), tr("数字"), tr("这篇文章里没有读到数字。")),
            _Tab(("programme",), tr("项目"), tr("这篇文章里没有读到项目与机制。")),
            _Tab(("place",), tr("地点"), tr("这篇文章里没有读到地名。")),
            _Tab(("person", "organisation"), tr("人物"), tr("这篇文章里没有读到人物与机构。")),
            _Tab(("check",), tr("检查"), tr("没有可以核对的地方。")),
        )
        self.tables = _tables()
        self._buttons: list[QToolButton] = []
        self._pages = QStackedWidget()
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(tr("筛选"))
        self._filter.setAccessibleName(tr("筛选表中的行"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setMaximumWidth(150)
        self._filter.textChanged.connect(self._narrow)
        self._build()

    def _build(self) -> None:
        head = QFrame()
        head.setObjectName("factbar")
        bar = QHBoxLayout(head)
        bar.setContentsMargins(4, 2, 10, 2)
        bar.setSpacing(0)
        group = QButtonGroup(self)
        for number, (tab, table) in enumerate(zip(self._tabs, self.tables, strict=True)):
            button = QToolButton()
            button.setProperty("tab", True)
            button.setCheckable(True)
            button.setText(tab.name)
            group.addButton(button, number)
            bar.addWidget(button)
            self._buttons.append(button)
            self._pages.addWidget(_with_empty(table, tab.empty))
            table.chosen.connect(self.chosen)
            table.filtered.connect(self.filtered)
            table.left.connect(self.left)
        bar.addStretch()
        bar.addWidget(self._filter)
        group.idToggled.connect(self._turn)
        self._buttons[0].setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages)

    def show_case(self, case: Case | None, text: str = "") -> None:
        rows = _rows(case, text) if case else [[], [], [], [], []]
        self._filter.clear()
        for tab, button, table, some in zip(self._tabs, self._buttons, self.tables, rows, strict=True):
            table.show_rows(some)
            button.setText(f"{tab.name} {len(some)}" if case else tab.name)
            page = self._pages.widget(self._tabs.index(tab))
            page.findChild(QStackedWidget).setCurrentIndex(0 if some else 1)

    def select(self, kind: str, index: int) -> bool:
        """Turn to the table of an item and select its row."""
        for number, tab in enumerate(self._tabs):
            if kind in tab.kinds:
                self.turn_to(number)
                return self.tables[number].select(kind, index)
        return False

    def take_focus(self) -> None:
        """To the table that is shown, on its row."""
        table = self.tables[self._pages.currentIndex()]
        table.setFocus()
        if not table.currentIndex().isValid() and table.sorted.rowCount():
            table.setCurrentIndex(table.sorted.index(0, 0))

    def turn_to(self, number: int) -> None:
        self._buttons[number].setChecked(True)

    def _turn(self, number: int, on: bool) -> None:
        if on:
            self._pages.setCurrentIndex(number)
            self._narrow(self._filter.text())

    def _narrow(self, words: str) -> None:
        self.tables[self._pages.currentIndex()].sorted.setFilterFixedString(words)


def _tables() -> tuple[FactTable, ...]:
    figures = FactModel((tr("指标"), tr("数值"), tr("原文"), tr("时间"), tr("地点")), frozenset({1}))
    programmes = FactModel((tr("名称"), tr("类别"), tr("内容"), tr("次数")), frozenset({3}))
    places = FactModel((tr("地名"), tr("所属"), tr("在文中"), tr("次数")), frozenset({3}))
    people = FactModel((tr("姓名或名称"), tr("身份"), tr("单位"), tr("次数")), frozenset({3}))
    checks = FactModel((tr("结果"), tr("比较了什么"), tr("原文"), tr("对照")))
    return (
        FactTable(tr("数字表"), figures, (0,)),
        FactTable(tr("项目与机制表"), programmes, (2,)),
        FactTable(tr("地点表"), places, (1,)),
        FactTable(tr("人物与机构表"), people, (0, 1)),
        FactTable(tr("检查表"), checks, (1,), wrap=True),
    )


def _rows(case: Case, text: str) -> list[list[Row]]:
    return [
        figure_rows(case), programme_rows(case), place_rows(case), people_rows(case), check_rows(case, text),
    ]  # fmt: skip


def _with_empty(table: FactTable, words: str) -> QWidget:
    """A table with the sentence that stands in its place when it has no rows."""
    outer = QWidget()
    pages = QStackedWidget(outer)
    note = QLabel(words)
    note.setObjectName("hint")
    note.setAlignment(Qt.AlignmentFlag.AlignCenter)
    pages.addWidget(table)
    pages.addWidget(note)
    column = QVBoxLayout(outer)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(pages)
    return outer
