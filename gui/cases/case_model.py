"""The list of cases as a paged model: as many rows as the answer has, fetched when they come into view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from core.model import Answer, CaseRow
from gui import words
from gui.i18n import tr
from gui.library import PAGE

ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class CaseModel(QAbstractListModel):
    """`page_wanted(offset)` asks for rows that somebody looks at and that are not here yet."""

    page_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._total = 0
        self._rows: dict[int, CaseRow] = {}
        self._at: dict[int, int] = {}
        self._asked: set[int] = set()

    def show(self, answer: Answer) -> None:
        self.beginResetModel()
        self._total = answer.total
        self._rows, self._at = {}, {}
        self._asked = {0} if answer.rows else set()
        self._keep(0, answer.rows)
        self.endResetModel()

    def add_page(self, offset: int, rows: Sequence[CaseRow]) -> None:
        self._keep(offset, rows)
        if rows:
            self.dataChanged.emit(self.index(offset), self.index(offset + len(rows) - 1))

    def star(self, case: int, starred: bool) -> None:
        """Show a star that was just given or taken, without asking again."""
        row = self._at.get(case)
        if row is not None:
            self._rows[row] = replace(self._rows[row], starred=starred)
            self.dataChanged.emit(self.index(row), self.index(row))

    def row(self, index: QModelIndex) -> CaseRow | None:
        """The case at an index, or None while its page is on the way."""
        return self._rows.get(index.row()) if index.isValid() else None

    def known(self, first: int, last: int) -> list[int]:
        """The row numbers from `first` to `last` whose cases are here."""
        if last - first < len(self._rows):
            return [row for row in range(first, last + 1) if row in self._rows]
        return [row for row in self._rows if first <= row <= last]

    def index_of(self, case: int) -> QModelIndex:
        row = self._at.get(case)
        return QModelIndex() if row is None else self.index(row)

    def rowCount(self, parent=_NOWHERE):  # type: ignore[no-untyped-def]
        return 0 if parent.isValid() else self._total

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):  # type: ignore[no-untyped-def]
        if not index.isValid():
            return None
        row = self._rows.get(index.row())
        if row is None:
            if role in (ROW, Qt.ItemDataRole.DisplayRole):
                self._want(index.row())
            return tr("正在读取…") if role == Qt.ItemDataRole.DisplayRole else None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title},{words.meta(row)},{tr('数字')} {row.figures},{tr('项目')} {row.programmes}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.title}\n{words.meta(row)}\n{row.file}"
        return None

    def _keep(self, offset: int, rows: Sequence[CaseRow]) -> None:
        for i, row in enumerate(rows, offset):
            self._rows[i] = row
            self._at[row.id] = i

    def _want(self, row: int) -> None:
        offset = row - row % PAGE
        if offset not in self._asked:
            self._asked.add(offset)
            self.page_wanted.emit(offset)
