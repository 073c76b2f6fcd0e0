"""A table of facts: rows that sort as numbers and text, go to their words, and take decisions by key."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
)

from gui.case.fact_model import FactModel, Narrowed, Said
from gui.case.fact_rows import Row
from gui.i18n import tr
from gui.look import theme
from gui.look.plain_table import add_sorting
from gui.look.wrapping import Wrapping
from gui.review.reviewed import JUDGEMENTS

_MEASURED, _PADDING = 60, 30
_WIDEST, _NARROWEST, _STRETCHED = 180, 70, 150
_FILTERS = {"programme": "看所有做这件事的案例", "place": "看这个地方的案例"}
_KEYS = {
    Qt.Key.Key_Y: "confirm", Qt.Key.Key_N: "reject", Qt.Key.Key_E: "correct", Qt.Key.Key_M: "note",
}  # fmt: skip


class FactTable(QTableView):
    """One table; `chosen` carries the item and the span that the click meant, `filtered` a row to filter cases by."""

    chosen = Signal(str, int, object)
    filtered = Signal(str, int)
    judged = Signal(str, str, tuple)  # an action on all items of a row
    quoted = Signal()  # the sentence of the row that was just chosen is wanted with its source
    left = Signal()
    looked_up = Signal(str)  # a programme, by its name

    def __init__(self, name: str, model: FactModel, stretch: tuple[int, ...], wrap: bool = False) -> None:
        super().__init__()
        self.facts = model
        self.sorted = Narrowed(model)
        self._wrap = wrap
        self._quiet = False
        self._needs: dict[int, int] = {}
        self.setModel(self.sorted)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(wrap)
        if wrap:
            self.setItemDelegate(Wrapping(self))
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(27 * theme.scale()))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(False)
        head.setSortIndicatorClearable(True)
        for column in range(model.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if column in stretch else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(column, mode)
        self.clicked.connect(self._choose)

    def show_rows(self, rows: list[Row], said: Said) -> None:
        """Other rows; the row that was selected is selected again if it is still there."""
        current = self.current_row()
        self._quiet = True
        self.facts.show(rows, said)
        self._quiet = False
        self._fit()
        if current and rows:
            self.select(current.kind, current.items[0])

    def current_row(self) -> Row | None:
        index = self.sorted.mapToSource(self.currentIndex())
        return self.facts.row(index.row()) if index.isValid() else None

    def select(self, kind: str, index: int) -> bool:
        """Select the row of an item without going to its words."""
        found = self.sorted.mapFromSource(self.facts.index(self.facts.find(kind, index), 0))
        if not found.isValid():
            return False
        self._quiet = True
        # `selectRow` asks which keys are held down at this moment; what is meant here does not depend on them.
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(found, flags)
        self.scrollTo(found)
        self._quiet = False
        return True

    def _fit(self) -> None:
        """Columns as wide as the words of the first rows need; the stretched ones take the rest.

        Measured here: Qt's own `sizeHintForColumn` asks for ten roles a cell and takes a hundred times as long.
        """
        metrics, head = self.fontMetrics(), self.horizontalHeader()
        self._needs = {
            column: min(
                max(map(metrics.horizontalAdvance, self.facts.words(column, _MEASURED))) + _PADDING,
                round(_WIDEST * theme.scale()),
            )
            for column in range(self.facts.columnCount())
            if head.sectionResizeMode(column) == QHeaderView.ResizeMode.Interactive
        }
        self._lay()

    def _lay(self) -> None:
        """Give each column what it needs, less for the widest where the stretched ones would get too little."""
        stretched, scale = self.facts.columnCount() - len(self._needs), theme.scale()
        least, narrowest = round(stretched * _STRETCHED * scale), round(_NARROWEST * scale)
        spare = self.viewport().width() - least - sum(self._needs.values())
        wide = dict(self._needs)
        giving = [
            column for column in wide if column != self.facts.judged_column
        ]  # what people said stays in sight
        while spare < 0 and max((wide[column] for column in giving), default=0) > narrowest:
            widest = max(giving, key=lambda column: wide[column])
            less = min(-spare, wide[widest] - narrowest, 20)
            wide[widest] -= less
            spare += less
        for column, width in wide.items():
            self.horizontalHeader().resizeSection(column, width)
        if self._wrap:
            self.resizeRowsToContents()

    def _choose(self, index: QModelIndex) -> None:
        row = self.facts.row(self.sorted.mapToSource(index).row())
        self.chosen.emit(row.kind, row.items[0], row.span(index.column()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.meant(event)
        if index.isValid():
            self.menu_for(index).exec(at)

    def meant(self, event: QContextMenuEvent) -> tuple[QModelIndex, QPoint]:
        """The row that a menu is asked for, and where on the screen. By key it is the one that is stood on: Qt tells its
        place without the head above."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            return index, self.viewport().mapToGlobal(self.visualRect(index).center())
        return self.indexAt(event.pos()), event.globalPos()

    def menu_for(self, index: QModelIndex) -> QMenu:
        """What can be done with a row."""
        row = self.facts.row(self.sorted.mapToSource(index).row())
        menu = QMenu(self)
        menu.addAction(tr("到原文"), lambda: self._choose(index))
        menu.addAction(tr("复制原句并注明出处"), lambda: (self._choose(index), self.quoted.emit()))
        menu.addAction(tr("复制选中的行"), lambda: QGuiApplication.clipboard().setText(self.as_text()))
        menu.addSeparator()
        for action, words in JUDGEMENTS:
            menu.addAction(tr(words), lambda action=action: self.judged.emit(action, row.kind, row.items))
        if row.kind in _FILTERS:
            menu.addSeparator()
            menu.addAction(tr(_FILTERS[row.kind]), lambda: self.filtered.emit(row.kind, row.items[0]))
        if row.kind == "programme":
            menu.addAction(tr("在机制库里看"), lambda: self.looked_up.emit(row.cells[0]))
        menu.addSeparator()
        add_sorting(menu, self)
        return menu

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._quiet and self.hasFocus() and len(self.selectionModel().selectedRows()) == 1:
            self._choose(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(round(27 * theme.scale()))
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay()

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _KEYS and not event.modifiers() and (row := self.current_row()):
            self.judged.emit(_KEYS[Qt.Key(event.key())], row.kind, row.items)
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The selected rows as lines of cells between tabs, as a spreadsheet takes them."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        cells = (self.facts.row(self.sorted.mapToSource(index).row()).cells for index in rows)
        return "\n".join("\t".join(line) for line in cells)
