"""The copies of the library: when and why each was made, what it holds, and one of them put back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui import wording
from gui.i18n import tr
from gui.look import room
from gui.look.plain_table import plain

REASONS = {
    "asked": "手动备份", "opened": "打开时", "merge": "并入审核包前", "migration": "升级前", "replaced": "恢复时换下的",
    "damaged": "修复时换下的", "": "不详",
}  # fmt: skip
_ROOM = 32  # beside the words of a cell
_HEADINGS = ("时间", "原因", "案例", "审核意见", "已审核", "大小")


class BackupsDialog(QDialog):
    """`restore_wanted` carries the path of a copy; `backup_wanted` asks for one more."""

    restore_wanted = Signal(object)
    backup_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("备份与恢复"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room.resize(self, 760, 420)
        self._copies: list[Any] = []
        self._model = QStandardItemModel(0, len(_HEADINGS))
        self.now = QLabel()
        self.table = _Table()
        self.about = QLabel()
        self.back = QPushButton(tr("恢复这一份(&R)"))
        self.more = QPushButton(tr("现在备份(&B)"))
        self._build()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._look())
        self.table.opened.connect(self._restore)
        self.back.clicked.connect(self._restore)
        self.more.clicked.connect(self.backup_wanted)

    def show_copies(self, copies: Sequence[Any], now: Any = None) -> None:
        """The copies, the newest first, and what the library itself holds."""
        self._copies = list(copies)
        self._model.setRowCount(0)
        for copy in self._copies:
            self._model.appendRow([_cell(words, n) for n, words in enumerate(row(copy))])
        if now is not None:
            self.now.setText(
                tr(
                    "这个库现在有 {cases:,} 个案例、{decisions:,} 条审核意见。",
                    cases=now.cases,
                    decisions=now.decisions,
                )
            )
        if self._copies:
            self.table.selectRow(0)
        self._look()

    def current(self) -> Any:
        row = self.table.currentIndex().row()
        return self._copies[row] if 0 <= row < len(self._copies) else None

    # --- inside ---

    def _build(self) -> None:
        self._model.setHorizontalHeaderLabels([tr(words) for words in _HEADINGS])
        self.table.setModel(self._model)
        plain(self.table, tr("备份"))
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        letters = self.table.fontMetrics()
        for number, widest in (
            (0, "2026-12-22 22:22"),
            (2, "22,222"),
            (3, _HEADINGS[3]),
            (4, "22,222"),
            (5, "2,222.2 MB"),
        ):
            self.table.setColumnWidth(number, letters.horizontalAdvance(widest) + _ROOM)
        for label in (self.now, self.about):
            label.setWordWrap(True)
        self.about.setObjectName("hint")
        self.about.setMinimumHeight(2 * self.about.fontMetrics().lineSpacing())
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.back.setProperty("primary", True)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self.back)
        close = QPushButton(tr("关闭"))
        close.clicked.connect(self.close)
        foot.addWidget(close)
        for button in (self.back, self.more, close):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text().partition("(")[0])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.now)
        column.addWidget(self.table, 1)
        column.addWidget(self.about)
        column.addLayout(foot)

    def _look(self) -> None:
        copy = self.current()
        self.back.setEnabled(copy is not None and copy.holds is not None)
        if copy is None:
            self.about.setText(tr("还没有备份。打开库、并入审核包之前会自动备份,也可以现在就备份。"))
        elif copy.holds is None:
            self.about.setText(tr("这一份读不出来:{why}", why=copy.problem))
        else:
            self.about.setText(
                tr("恢复时,现在的库先另存一份,也会列在这里,随时可以换回来。\n{path}", path=copy.path)
            )

    def _restore(self) -> None:
        copy = self.current()
        if copy is not None and copy.holds is not None:
            self.restore_wanted.emit(Path(copy.path))
            self.close()


def row(copy: Any) -> tuple[str, ...]:
    """A copy as the cells of its row."""
    held = copy.holds
    counts = (f"{held.cases:,}", f"{held.decisions:,}", f"{held.reviewed:,}") if held else (wording.NONE,) * 3
    reason = tr(REASONS.get(copy.reason, copy.reason)) if held else tr("读不出来")
    return (copy.made[:16], reason, *counts, size(copy.size))


def size(bytes: int) -> str:
    """How large a file is, as people say it."""
    for unit, step in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if bytes >= step:
            return f"{bytes / step:,.1f} {unit}"
    return f"{bytes} B"


def _cell(words: str, column: int) -> QStandardItem:
    cell = QStandardItem(words)
    if column >= 2:
        cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return cell


class _Table(QTableView):
    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
