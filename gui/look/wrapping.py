"""Rows of a table as high as their words need."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

_INSIDE, _ABOVE_AND_BELOW = 22, 8


class Wrapping(QStyledItemDelegate):
    """Qt measures words in the whole cell, and the style sheet sets them within its padding: the last line would be cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QTableView)
        room = QRect(0, 0, view.columnWidth(index.column()) - _INSIDE, 10_000)
        words = str(index.data() or "")
        high = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        return QSize(room.width(), high + _ABOVE_AND_BELOW)
