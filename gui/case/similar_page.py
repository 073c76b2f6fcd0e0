"""Tab 相似案例: other cases that are like this one, each with the reason in words; asked for only when it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QWidget,
)

from core.model import CaseRow
from gui import wording
from gui.i18n import tr
from gui.look import theme
from gui.look.plain_table import plain

Index = QModelIndex | QPersistentModelIndex
HEADS = ("案例", "相似在哪里", "地区", "日期")


class Similar(Protocol):
    """A case that is like another; `core.library` gives them."""

    @property
    def row(self) -> CaseRow: ...
    @property
    def reason(self) -> str: ...


class SimilarModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Similar] = ()

    def show(self, found: Sequence[Similar]) -> None:
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def case(self, row: int) -> int:
        return self._found[row].row.id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self._found[index.row()]
        cells = (one.row.title, one.reason, one.row.place or wording.NONE, one.row.published or wording.NONE)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{title},{reason}", title=cells[0], reason=cells[1])
        if role == Qt.ItemDataRole.ForegroundRole and index.column() > 1:
            return theme.color("secondary")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class SimilarPage(QStackedWidget):
    """`wanted` asks for the cases like one, `opened` carries the case that is to be shown."""

    wanted = Signal(int)
    opened = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SimilarModel()
        self._table: _Table | None = None
        self.note = QLabel()
        self.note.setObjectName("hint")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self.note)
        self._case: int | None = None
        self._seen = False
        self._asked: int | None = None

    @property
    def table(self) -> _Table:
        """Made when somebody looks at the page."""
        if self._table is None:
            self._table = made = _Table(self.model)
            self.addWidget(made)
            made.opened.connect(lambda row: self.opened.emit(self.model.case(row)))
            made.left.connect(self.left)
            QWidget.setTabOrder(self, made)
            self.setFocusProxy(made)
        return self._table

    def look_at(self, case: int | None) -> None:
        """The case that is shown now; it is asked about again, since decisions may have changed what it is like."""
        if case != self._case:
            self.model.show(())
        self._case, self._asked = case, None
        self._ask()

    def set_seen(self, on: bool) -> None:
        self._seen = on
        self._ask()

    def show_found(self, case: int, found: Sequence[Similar]) -> None:
        if case != self._case:
            return
        self.model.show(found)
        self.note.setText(tr("库里没有与它相似的案例。"))
        self.setCurrentWidget(self.table if found else self.note)

    def _ask(self) -> None:
        if self._seen and self._case is not None and self._asked != self._case:
            self._asked = self._case
            if not self.model.rowCount():
                self.note.setText(tr("正在比较…"))
                self.setCurrentWidget(self.note)
            self.wanted.emit(self._case)


class _Table(QTableView):
    opened = Signal(int)
    left = Signal()

    def __init__(self, model: SimilarModel) -> None:
        super().__init__()
        self.setModel(model)
        plain(self, tr("相似案例表"))
        head = self.horizontalHeader()
        for column, wide in enumerate((0, 0, 130, 96)):
            mode = QHeaderView.ResizeMode.Interactive if wide else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
            if wide:
                self.setColumnWidth(column, wide)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.setToolTip(tr("双击或回车打开"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
