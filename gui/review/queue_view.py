"""View 5, 审核: the queue at the left with its progress, the case with the doubted words lit at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.cases.case_delegate import CaseDelegate
from gui.i18n import tr
from gui.look import theme
from gui.review.queue_model import DOUBT, KINDS, Doubt, QueueModel, reason

_KEYS = {
    Qt.Key.Key_Y: "confirm", Qt.Key.Key_N: "reject", Qt.Key.Key_E: "correct", Qt.Key.Key_M: "note",
    Qt.Key.Key_D: "done",
}  # fmt: skip
_BUTTONS = (
    ("confirm", "确认 Y", "它说得对(Y)"), ("reject", "不对 N", "它说得不对(N)"),
    ("correct", "更正 E", "改成对的(E)"), ("note", "批注 M", "写一条批注(M)"),
)  # fmt: skip


class QueueView(QSplitter):
    """`judged` carries what was pressed: confirm, reject, correct, note, or done for the whole case."""

    doubt_chosen = Signal(object)
    judged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.model = QueueModel()
        self.list = _List(self.model)
        self.count = QLabel()
        self.count.setObjectName("count")
        self.kinds = QComboBox()
        self.progress = QProgressBar()
        self.states = QLabel()
        self.case = QLabel()
        self.done = QToolButton()
        self._total = 0
        self._build()
        self.list.judged.connect(self.judged)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.kinds.activated.connect(self._narrow)
        self.done.clicked.connect(lambda: self.judged.emit("done"))

    def show_queue(self, queue: Any) -> None:
        """Another state of the queue; who looked at something looks at it again, or at what took its place."""
        row, before = self.list.currentIndex().row(), self.current()
        self._total = queue.total
        self.list.quiet = True
        self.model.show(queue.doubts)
        self.list.quiet = False
        self._say(queue.states)
        at = self.model.find(before)
        self._stand(at if at >= 0 else max(row, 0))

    def current(self) -> Doubt | None:
        return self.model.doubt(self.list.currentIndex().row())

    def step(self, by: int) -> bool:
        """To the next or previous doubt; False at the end."""
        row = self.list.currentIndex().row() + by
        if not 0 <= row < self.model.rowCount():
            return False
        self._stand(row)
        return True

    def drop(self, doubt: Doubt) -> None:
        """What has just been decided goes, the next one takes its place."""
        row = self.model.find(doubt)
        if row < 0:
            return
        self.list.quiet = True
        self.model.drop(doubt)
        self.list.quiet = False
        self._total -= 1
        self._count()
        self._stand(row)

    def say_case(self, words: str) -> None:
        """What the case at the right still holds."""
        self.case.setText(words)

    # --- inside ---

    def _build(self) -> None:
        column = QWidget()
        column.setObjectName("sidebar")
        column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column.setMinimumWidth(260)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._nothing())
        layout.addWidget(self._head())
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._foot())
        self.addWidget(column)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def _nothing(self) -> QWidget:
        """Said when nothing waits, with the way on for the keyboard."""
        page = QWidget()
        words = self._why = QLabel()
        words.setObjectName("empty_hint")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.onward = QPushButton(tr("逐案看下去"))
        self.onward.setAutoDefault(True)
        self.onward.clicked.connect(lambda *_: self.judged.emit("browse"))
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(words)
        column.addWidget(self.onward, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _head(self) -> QWidget:
        head = QFrame()
        head.setObjectName("factbar")
        self.kinds.addItem(tr("全部"), "")
        for kind, (_, name, _) in KINDS.items():
            self.kinds.addItem(tr(name), kind)
        self.kinds.setAccessibleName(tr("只看一种"))
        self.kinds.view().setAccessibleName(tr("各种待看的地方"))
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(tr("审核进度"))
        self.states.setObjectName("hint")
        self.states.setWordWrap(True)
        grid = QGridLayout(head)
        grid.setContentsMargins(16, 8, 12, 8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.count, 0, 0)
        grid.addWidget(self.kinds, 0, 1)
        grid.addWidget(self.progress, 1, 0, 1, 2)
        grid.addWidget(self.states, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        return head

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("factbar")
        column = QVBoxLayout(foot)
        column.setContentsMargins(12, 8, 12, 8)
        row = QHBoxLayout()
        row.setSpacing(0)
        for number, (action, words, tip) in enumerate(_BUTTONS):
            button = QToolButton()
            button.setText(tr(words))
            button.setToolTip(tr(tip))
            button.setAccessibleName(tr(tip))
            button.setProperty("segment", True)
            button.setProperty("first", number == 0)
            button.setProperty("last", number == len(_BUTTONS) - 1)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda *_, action=action: self.judged.emit(action))
            row.addWidget(button, 1)
        self.case.setObjectName("hint")
        self.done.setText(tr("本案审完 D"))
        self.done.setToolTip(tr("把这个案例标为已审核(D)"))
        self.done.setAccessibleName(tr("把这个案例标为已审核"))
        self.done.setProperty("link", True)
        below = QHBoxLayout()
        below.addWidget(self.case, 1)
        below.addWidget(self.done)
        column.addLayout(row)
        column.addLayout(below)
        return foot

    def _say(self, states: dict[str, int]) -> None:
        new, begun, done = (states.get(state, 0) for state in ("", "reviewing", "reviewed"))
        self.progress.setRange(0, max(new + begun + done, 1))
        self.progress.setValue(done)
        said = tr("未审核 {new:,} · 审核中 {begun:,} · 已审核 {done:,}", new=new, begun=begun, done=done)
        self.states.setText(said)
        self.progress.setToolTip(said)
        some = new + begun + done > 0
        self.onward.setVisible(some)
        self._why.setText(
            tr("这些条件下没有要看的了。\n去掉一个条件,或换一种查询;也可以逐案看下去,看完按 Ctrl+回车。")
            if some
            else tr("列表里没有案例。\n放宽查询,或者先导入材料。")
        )
        self._count()

    def _count(self) -> None:
        shown = self.model.rowCount()
        some = tr("(先列 {n:,} 处)", n=shown) if not self.kinds.currentData() and shown < self._total else ""
        total = shown if self.kinds.currentData() else self._total
        self.count.setText(tr("{n:,} 处待看", n=total) + some)
        stood = self.list.hasFocus()
        self._pages.setCurrentIndex(0 if shown else 1)
        if stood and not shown:
            self.onward.setFocus()

    def _narrow(self) -> None:
        self.model.narrow(self.kinds.currentData() or "")
        self._count()
        self._stand(0)

    def _stand(self, row: int) -> None:
        row = min(row, self.model.rowCount() - 1)
        index = self.model.index(row) if row >= 0 else QModelIndex()
        if index.isValid() and index == self.list.currentIndex():
            self.doubt_chosen.emit(self.model.doubt(row))
        self.list.setCurrentIndex(index)
        if not index.isValid():
            self.doubt_chosen.emit(None)

    def _choose(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self.list.quiet and now.isValid():
            self.doubt_chosen.emit(self.model.doubt(now.row()))


class _List(QListView):
    judged = Signal(str)

    def __init__(self, model: QueueModel) -> None:
        super().__init__()
        self.quiet = False
        self.setModel(model)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("待看的地方"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and not event.modifiers():
            self.judged.emit(_KEYS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.judged.emit("read")
        else:
            super().keyPressEvent(event)


class _Row(CaseDelegate):
    """Sign, kind and words; the reason; the case."""

    def sizeHint(self, option, index):  # type: ignore[no-untyped-def]
        return QSize(200, round(82 * theme.scale()))

    def paint(self, painter: QPainter, option, index) -> None:  # type: ignore[no-untyped-def]
        painter.save()
        self._ground(painter, option, index)
        doubt = index.data(DOUBT)
        sign, name, shade = KINDS[doubt.kind]
        area = option.rect.adjusted(16, 10, -12, -8)
        head = f"{sign} {tr(name)} "
        bold, plain = theme.font(13, bold=True), theme.font(12)
        wide = QFontMetrics(bold).horizontalAdvance(head)
        _line(painter, area, 0, head, bold, shade)
        _line(painter, area.adjusted(wide, 0, 0, 0), 0, doubt.words, bold, "text")
        _line(painter, area, 1, reason(doubt), plain, "text")
        _line(painter, area, 2, doubt.title, plain, "secondary")
        painter.restore()


def _line(painter: QPainter, area: QRect, number: int, words: str, font, shade: str) -> None:  # type: ignore[no-untyped-def]
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(theme.color(shade))
    shown = metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, max(area.width(), 0))
    painter.drawText(area.left(), area.top() + round(21 * theme.scale()) * number + metrics.ascent(), shown)
