"""The list of cases with its heading: how many there are, how they are sorted, and what to do when there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.model import Answer, CaseRow, Order, Query
from gui import queries, words
from gui.cases.also import Also
from gui.cases.case_model import ROW, CaseModel
from gui.cases.case_view import CaseView
from gui.i18n import tr
from gui.library import Way
from gui.look.trailing import TrailingButton


class CaseList(QWidget):
    """`case_chosen` is the case that is looked at; `selection_changed` all that are marked (for export, comparison)."""

    case_chosen = Signal(int)
    selection_changed = Signal(object)
    page_wanted = Signal(int)
    order_changed = Signal(str)
    relaxed = Signal(object)
    import_requested = Signal()
    menu_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listpane")
        self.cases = CaseModel(self)
        self.cases.page_wanted.connect(self.page_wanted)
        self.view = CaseView(self.cases)
        self.empty = _Empty()
        self.empty.relaxed.connect(self.relaxed)
        self.empty.import_requested.connect(self.import_requested)
        self.also = Also()
        self.also.chosen.connect(self.relaxed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._quiet = False
        self._query: Query | None = None
        self._shown: int | None = None
        self._elsewhere = False  # it was opened from elsewhere, and the rows need not have it
        self._build()
        self.view.selectionModel().currentChanged.connect(self._tell_current)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._tell_selection())
        self.view.customContextMenuRequested.connect(
            lambda at: self.menu_requested.emit(self.view.viewport().mapToGlobal(at))
        )

    def _build(self) -> None:
        self.count = QLabel()
        self.count.setObjectName("count")
        self.count.setAccessibleName(tr("案例数"))
        self.sorting = TrailingButton("chevron-down")
        self.sorting.setProperty("quiet", True)
        self.sorting.setAccessibleName(tr("排序"))
        self.sorting.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sorting.setMenu(self._order_menu())
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 8, 4)
        head.addWidget(self.count, 1)
        head.addWidget(self.sorting)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.also)
        layout.addWidget(self._stack, 1)

    def _order_menu(self) -> QMenu:
        menu = QMenu(self)
        self._orders = QActionGroup(menu)
        for order, said in words.ORDERS.items():
            action = menu.addAction(tr(said))
            action.setCheckable(True)
            action.setData(order)
            self._orders.addAction(action)
        self._orders.triggered.connect(lambda action: self.order_changed.emit(action.data()))
        return menu

    # --- what the window tells ---

    def show_answer(self, answer: Answer, position: int | None) -> None:
        """New rows. The case looked at stays chosen if it is among them, at `position`, or was opened from elsewhere under
        this very query; else the first one is."""
        self._quiet = True
        same, height = answer.query == self._query, self.view.verticalScrollBar().value()
        self._query = answer.query
        kept = set(self.chosen())
        self.cases.show(answer)
        self._mark(kept)
        self._quiet = False
        self.count.setText(tr("{n:,} 个案例", n=answer.total))
        self.show_order(answer.query.order)
        self.also.show_answer(answer)
        self._stack.setCurrentWidget(self.view if answer.total else self.empty)
        if position is not None:
            self._go(self.cases.index(position), quiet=self._shown is not None)
        elif answer.total and not (same and self._elsewhere):
            self._go(self.cases.index(0), quiet=False)
        if same:
            self.view.verticalScrollBar().setValue(height)
        self._tell_selection()

    def add_page(self, offset: int, rows: Sequence[CaseRow]) -> None:
        """Rows that were asked for; the case looked at may be among them."""
        self.cases.add_page(offset, rows)
        if offset <= self.view.currentIndex().row() < offset + len(rows):
            self._tell_current(self.view.currentIndex(), QModelIndex())

    def forget(self) -> None:
        """Another library: nothing that was looked at is here."""
        self._shown = self._query = None
        self._elsewhere = False

    def look_at(self, case: int) -> None:
        """Mark a case that somebody opens from elsewhere, if it stands in the rows that are here."""
        self._shown, self._elsewhere = case, True
        index = self.cases.index_of(case)
        if index.isValid():
            self._go(index, quiet=True)

    def show_empty(self, query: Query, ways: Sequence[Way]) -> None:
        self.empty.show_ways(query, ways)

    def show_order(self, order: Order) -> None:
        self.sorting.setText(tr("排序:{order}", order=tr(words.ORDERS[order])))
        for action in self._orders.actions():
            action.setChecked(action.data() == order)

    def set_dense(self, dense: bool) -> None:
        self.view.set_dense(dense)

    def step(self, by: int) -> None:
        """Look at the next (1) or previous (-1) case."""
        row = min(max(self.view.currentIndex().row() + by, 0), self.cases.rowCount() - 1)
        if row >= 0:
            self._go(self.cases.index(row), quiet=False)

    def show_first(self) -> None:
        """Look at the case at the top."""
        if self.cases.rowCount():
            self._go(self.cases.index(0), quiet=False)

    def chosen(self) -> tuple[int, ...]:
        """The ids of the marked cases whose rows are here, in the order of the list."""
        rows = sorted(row for part in self._ranges() for row in self.cases.known(part.top(), part.bottom()))
        return tuple(row.id for at in rows if (row := self.cases.row(self.cases.index(at))))

    def marked(self) -> int:
        """How many cases are marked, those too that nobody has scrolled to."""
        return sum(part.height() for part in self._ranges())

    def marked_rows(self) -> list[int]:
        """The rows of all marked cases, from the top."""
        return sorted(row for part in self._ranges() for row in range(part.top(), part.bottom() + 1))

    def _ranges(self) -> list[QItemSelectionRange]:
        return list(self.view.selectionModel().selection())

    def current(self) -> int | None:
        """The id of the case that is looked at, or was before the list became empty."""
        row = self.cases.row(self.view.currentIndex())
        return row.id if row else self._shown

    # --- selection ---

    def _go(self, index: QModelIndex, quiet: bool) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self._quiet = quiet
        keep = quiet and self.view.selectionModel().isSelected(index)
        self.view.selectionModel().setCurrentIndex(index, flags.NoUpdate if keep else flags.ClearAndSelect)
        self.view.scrollTo(index)
        self._quiet = False

    def _mark(self, kept: set[int]) -> None:
        selection = QItemSelection()
        for case in kept:
            index = self.cases.index_of(case)
            if index.isValid():
                selection.select(index, index)
        self.view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _tell_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self._quiet:
            return
        row = index.data(ROW)  # asks for its page if that is not here yet
        if row and row.id != self._shown:
            self._shown, self._elsewhere = row.id, False
            self.case_chosen.emit(row.id)

    def _tell_selection(self) -> None:
        if self._quiet:
            return
        self.selection_changed.emit(self.chosen())
        if (marked := self.marked()) > 1:
            self.count.setText(tr("已选 {k:,} / {n:,} 个案例", k=marked, n=self.cases.rowCount()))
        else:
            self.count.setText(tr("{n:,} 个案例", n=self.cases.rowCount()))


_GIVES = "  →  "


class _Empty(QWidget):
    """No case: what can be taken off to get some, each with how many it would give; or how to begin."""

    relaxed = Signal(object)
    import_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("listpane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel()
        self._title.setObjectName("empty_title")
        self._hint = QLabel()
        self._hint.setObjectName("empty_hint")
        for label in (self._title, self._hint):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 48, 20, 20)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addLayout(self._ways)
        layout.addStretch(1)

    def show_ways(self, query: Query, ways: Sequence[Way]) -> None:
        self._clear()
        if not query.text and not query.filters:
            self._title.setText(tr("这个库里还没有案例"))
            self._hint.setText(tr("把文件或文件夹拖进窗口,或者点下面的按钮。"))
            self._add(tr("导入文件…"), self.import_requested.emit)
            return
        meant = [way for way in ways if way.other]
        helpful = sorted((way for way in ways if way.total and not way.other), key=lambda way: -way.total)
        self._title.setText(tr("没有符合全部条件的案例"))
        self._hint.setText(_hint(bool(meant), bool(helpful)))
        for way in (*meant, *helpful):
            self._add(_offer(way, query), lambda way=way: self.relaxed.emit(way.query))
        if not meant and not helpful:
            self._add(tr("清除全部条件"), lambda: self.relaxed.emit(queries.cleared(query)))

    def _add(self, text: str, act) -> None:  # type: ignore[no-untyped-def]
        button = WayButton(text)
        button.clicked.connect(lambda: act())
        self._ways.addWidget(button)

    def _clear(self) -> None:
        while item := self._ways.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()


class WayButton(QPushButton):
    """In a narrow list what it does and what it gives stand in two lines, and never cut at both ends."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics, room = self.fontMetrics(), self.width() - 36  # its padding and edge
        lines = [self._whole] if metrics.horizontalAdvance(self._whole) <= room else self._whole.split(_GIVES)
        self.setText(
            "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, room) for line in lines)
        )


def _hint(meant: bool, helpful: bool) -> str:
    if meant:
        return tr("是不是要找别的词?去掉一个条件也有:") if helpful else tr("是不是要找:")
    return tr("去掉一个条件就有:") if helpful else tr("去掉任何一个条件都还没有,可以全部清除。")


def _offer(way: Way, query: Query) -> str:
    if way.other:
        return tr("改找 {what}  →  {n:,} 个案例", what=f"“{way.other}”", n=way.total)
    said = words.chip(way.mark) if way.mark else f"“{query.text}”"
    return tr("去掉 {what}  →  {n:,} 个案例", what=said, n=way.total)
