"""What all read-only tables of the window share: rows are chosen whole, nothing is edited, rows grow with the type."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from gui.i18n import tr

_ROW = 14  # what a row is higher than its letters


def plain(table: QTableView, name: str, several: bool = False) -> None:
    """Set up `table` under its accessible `name`; `several` rows can be marked at once."""
    mode = QAbstractItemView.SelectionMode
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(max(27, table.fontMetrics().ascent() + _ROW))
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def add_sorting(menu: QMenu, table: QTableView) -> None:
    """What a click on a head does, for those who use the keyboard: they reach no head."""
    orders, head = menu.addMenu(tr("排序")), table.horizontalHeader()
    for column in range(table.model().columnCount()):
        name = table.model().headerData(column, Qt.Orientation.Horizontal)
        action = orders.addAction(str(name), lambda column=column: _sort(table, column))
        action.setCheckable(True)
        action.setChecked(head.sortIndicatorSection() == column)
    orders.addSeparator()
    orders.addAction(tr("原来的顺序"), lambda: table.sortByColumn(-1, Qt.SortOrder.AscendingOrder))


def _sort(table: QTableView, column: int) -> None:
    """By a column, the other way round if it is sorted by it already."""
    head, order = table.horizontalHeader(), Qt.SortOrder
    again = head.sortIndicatorSection() == column and head.sortIndicatorOrder() == order.AscendingOrder
    table.sortByColumn(column, order.DescendingOrder if again else order.AscendingOrder)
