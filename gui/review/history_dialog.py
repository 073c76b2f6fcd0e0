"""The history of one item: every decision about it, also those undone or overruled, oldest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from core.model import Decision, Item
from gui.i18n import tr
from gui.look import room
from gui.review.reviewed import decision_words, history_line, item_words, span_of


class HistoryDialog(QDialog):
    def __init__(
        self, about: str, lines: Sequence[str], parent: QWidget | None = None, title: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title or tr("历史"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room.resize(self, 620, 320)
        head = QLabel(about)
        head.setWordWrap(True)
        head.setTextFormat(Qt.TextFormat.PlainText)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("历次决定"))
        self.list.setWordWrap(True)
        self.list.addItems(list(lines) or [tr("机器读取之后,还没有人对它做过决定。")])
        self.list.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(head)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)


def lines_of(log: Sequence[Decision], kind: str, item: Item) -> list[str]:
    """The decisions about an item in words, by time; one that was undone says so at the undoing."""
    span = span_of(item)
    known = {one.id: one for one in log}
    about = [
        one for one in log
        if one.target.kind == kind and span is not None and (one.target.span == span or one.target.span.overlaps(span))
    ]  # fmt: skip
    return [_line(one, known) for one in sorted(about, key=lambda one: (one.time, one.id))]


def _line(one: Decision, known: dict[str, Decision]) -> str:
    said = history_line(one)
    return f"{said}:{decision_words(known[one.undoes])}" if one.undoes in known else said


def title_of(item: Item) -> str:
    return tr("“{item}”的历史", item=item_words(item))
