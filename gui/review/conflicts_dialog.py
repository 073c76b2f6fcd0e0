"""Conflicts after a merge, one by one: what the machine read and what each reviewer says, side by side, to be settled."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.model import Decision, Judged, Span
from gui.i18n import tr
from gui.look import room, theme
from gui.look.plain_table import plain
from gui.review.deciding import Wish
from gui.review.item_parts import Parts, parts, said
from gui.review.reviewed import item_words, local_time

_KINDS = {
    "figure": "数字", "programme": "项目与机制", "place": "地名", "person": "人物", "organisation": "机构",
    "check": "检查", "field": "题录", "theme": "主题", "case": "案例边界",
}  # fmt: skip


class Conflict(Protocol):
    """An item that reviewers see differently; `core.library` gives them."""

    @property
    def case_id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def judged(self) -> Judged: ...
    @property
    def words(self) -> str: ...
    @property
    def at(self) -> Span: ...


class ConflictsDialog(QDialog):
    """`settled` carries the case and the wish that settles a conflict; `case_wanted` the case to be looked at."""

    settled = Signal(int, object)
    case_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("有分歧的地方"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room.resize(self, 980, 560)
        self._conflicts: list[Conflict] = []
        self.count = QLabel()
        self.list = QListWidget()
        self.about = QLabel()
        self.sides = QTableWidget()
        self.buttons = QHBoxLayout()
        self._build()
        self.list.currentRowChanged.connect(self._show)

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """What is left to be settled; who stood somewhere stands there again, or at what took its place."""
        row = self.list.currentRow()
        self._conflicts = list(conflicts)
        self.list.clear()
        for one in self._conflicts:
            self.list.addItem(f"{tr(_KINDS.get(one.judged.target.kind, ''))} {_named(one)}\n{one.title}")
        self.count.setText(
            tr("{n} 处有分歧", n=len(self._conflicts)) if self._conflicts else tr("没有分歧了。")
        )
        self.list.setCurrentRow(min(max(row, 0), len(self._conflicts) - 1))
        if not self._conflicts:
            self._show(-1)

    def current(self) -> Conflict | None:
        row = self.list.currentRow()
        return self._conflicts[row] if 0 <= row < len(self._conflicts) else None

    def take(self, number: int) -> None:
        """Settle the conflict that is shown by one reviewer's word."""
        one = self.current()
        if one is not None and 0 <= number < len(one.judged.decisions):
            self._settle(one, said(one.judged.decisions[number]))

    # --- inside ---

    def _build(self) -> None:
        self.count.setObjectName("count")
        self.list.setAccessibleName(tr("有分歧的地方"))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setMinimumWidth(240)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.RichText)
        self.about.setAccessibleName(tr("所在的句子"))
        plain(self.sides, tr("机器和各位审核人的说法"))
        self.sides.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.sides.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sides.setWordWrap(True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(self.about)
        column.addWidget(self.sides, 1)
        column.addLayout(self.buttons)
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.addWidget(self.count)
        whole.addWidget(split, 1)

    def _show(self, row: int) -> None:
        one = self.current()
        self._clear_buttons()
        self.sides.setVisible(one is not None)
        self.list.setVisible(one is not None)
        if one is None:
            self.about.setText(tr("各位审核人的意见都已一致,可以关上这个窗口了。"))
            self.buttons.addStretch(1)
            self._button(tr("关闭"), self.close)
            return
        self.about.setText(_sentence(one))
        self._lay_out(one)
        for number, decision in enumerate(one.judged.decisions):
            words = tr("采用{who}的(&{n})", who=_who(decision).replace("&", "&&"), n=number + 1)
            self._button(words, lambda *_, number=number: self.take(number))
        if one.judged.target.kind in ("figure", "programme", "place", "person"):
            self._button(tr("都不对,另行更正(&E)…"), self._correct)
        self._button(tr("看这个案例(&G)"), lambda *_: self.case_wanted.emit(one.case_id))
        self.buttons.addStretch(1)

    def _lay_out(self, one: Conflict) -> None:
        """A column for the machine and one for each reviewer; what differs is set in bold with a sign before it."""
        columns = [parts(one.judged.machine), *(parts(said(d)) for d in one.judged.decisions)]
        names = list(dict.fromkeys(name for column in columns for name in column))
        self.sides.setColumnCount(len(columns))
        self.sides.setRowCount(len(names) + 1)
        self.sides.verticalHeader().show()
        self.sides.setVerticalHeaderLabels([tr("意见"), *names])
        self.sides.setHorizontalHeaderLabels([tr("机器读取"), *(_who(d) for d in one.judged.decisions)])
        self.sides.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        verdicts = [tr("读到的") if columns[0] else tr("没有读到"), *map(_verdict, one.judged.decisions)]
        for column, words in enumerate(verdicts):
            self.sides.setItem(0, column, QTableWidgetItem(words))
        for row, name in enumerate(names, 1):
            self._lay_row(row, name, columns)
        self.sides.resizeRowsToContents()

    def _lay_row(self, row: int, name: str, columns: Sequence[Parts]) -> None:
        told = [column.get(name, "") for column in columns]
        differs = len({words for words, column in zip(told[1:], columns[1:], strict=True) if column}) > 1
        for column, words in enumerate(told):
            cell = QTableWidgetItem(f"≠ {words}" if differs and column and words else words)
            if differs and column:
                cell.setFont(theme.font(13, bold=True))
            self.sides.setItem(row, column, cell)

    def _correct(self, *_: object) -> None:
        one = self.current()
        first = (
            next((item for d in one.judged.decisions if (item := said(d)) is not None), None) if one else None
        )
        if one is None or first is None:
            return
        from gui.review.correction import CorrectionDialog  # few conflicts are settled by a third word

        form = CorrectionDialog(first, parent=self)
        if form.exec() and (value := form.item()):
            self._settle(one, value)

    def _settle(self, one: Conflict, value: object) -> None:
        judged = one.judged
        subject = judged.machine or next(d.value for d in judged.decisions if d.value is not None)
        action = "correct" if value is not None else "reject"
        wish = Wish(
            action, subject, value, field=judged.target.field if judged.target.kind == "field" else ""
        )  # type: ignore[arg-type]
        self.settled.emit(one.case_id, wish)

    def _button(self, words: str, does: object) -> None:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.setAccessibleName(words.replace("&", ""))
        button.clicked.connect(does)
        self.buttons.addWidget(button)

    def _clear_buttons(self) -> None:
        while (item := self.buttons.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 … take a reviewer's word, E corrects, J and K go on and back; as in the queue, without Alt."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.take(key - Qt.Key.Key_1)
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            row = self.list.currentRow() + (1 if key == Qt.Key.Key_J else -1)
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif key == Qt.Key.Key_E:
            self._correct()
        else:
            super().keyPressEvent(event)


def _who(decision: Decision) -> str:
    return decision.reviewer or tr("(未署名)")


def _verdict(decision: Decision) -> str:
    told = {"confirm": tr("确认"), "correct": tr("更正"), "reject": tr("认为不对"), "add": tr("添加")}
    return f"{told.get(decision.action, decision.action)} · {local_time(decision.time)}"


def _named(one: Conflict) -> str:
    item = one.judged.machine
    return (item_words(item) if item else "") or one.judged.target.quote


def _sentence(one: Conflict) -> str:
    """The words of the conflict in their line, framed; a piece of metadata has only its name."""
    before, words, after = (
        one.words[: one.at.start],
        one.words[one.at.start : one.at.end],
        one.words[one.at.end :],
    )
    mark = theme.current().figure
    lit = f"<span style='background:{mark.ground}'><b>{escape(words)}</b></span>"
    return f"<p>{escape(one.title)}</p><p>…{escape(before)}{lit}{escape(after)}…</p>"
