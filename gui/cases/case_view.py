"""The rows of the case list on the screen: a table of one column, since a list of Qt's asks for each of 100,000 rows by name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView

from gui.cases.case_delegate import CaseDelegate
from gui.cases.case_model import CaseModel
from gui.i18n import tr
from gui.look.plain_table import plain

_FIRST, _LAST = QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd


class CaseView(QTableView):
    """All rows are of one height, so that a click costs the same at any size of library."""

    entered = Signal()  # with Enter: to the text of the case that is looked at

    def __init__(self, cases: CaseModel) -> None:
        super().__init__()
        self.delegate = CaseDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setModel(cases)
        plain(self, tr("案例列表"), several=True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.set_dense(False)

    def set_dense(self, dense: bool) -> None:
        self.delegate.dense = dense
        self._fit_rows()

    def changeEvent(self, event):  # type: ignore[no-untyped-def]
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "delegate"):
            self._fit_rows()

    def keyPressEvent(self, event):  # type: ignore[no-untyped-def]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action, modifiers):  # type: ignore[no-untyped-def]
        """Home and End go to the first and last case, not cell."""
        if action in (_FIRST, _LAST):
            return self.model().index(0 if action == _FIRST else self.model().rowCount() - 1, 0)
        return super().moveCursor(action, modifiers)

    def _fit_rows(self) -> None:
        height = self.delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(24)
