"""What all read-only tables of the window share: rows are chosen whole, nothing is edited, rows grow with the type."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView

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
