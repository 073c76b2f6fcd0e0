"""View 3, 对比: two to six marked cases side by side; every cell leads to its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QStyledItemDelegate,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.model import StoredCase
from gui.i18n import tr
from gui.look import theme
from gui.tables.compare_model import CompareModel, table_text

FEWEST, MOST = 2, 6


class CompareView(QWidget):
    """`cell_opened` carries the case and the span of the words that a cell was taken from."""

    cell_opened = Signal(int, object)
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("casepane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = CompareModel()
        self.table = _Table(self.model)
        self.count = QLabel()
        self.count.setObjectName("count")
        self.differing = _button(tr("只看不同"))
        self.differing.setCheckable(True)
        self.copying = _button(tr("复制成表"))
        self._build()
        self.differing.toggled.connect(self._narrow)
        self.copying.clicked.connect(self.copy)
        self.table.copied.connect(self.copy)
        self.table.opened.connect(self._open)

    def show_cases(self, cases: Sequence[StoredCase], marked: int = 0) -> None:
        """Lay cases side by side; `marked` is how many there are, if these are not all."""
        self.model.show(cases if len(cases) >= FEWEST else ())
        self.table.arrange()
        said = tr("{n} 个案例", n=len(cases))
        self.count.setText(
            said + (tr("(选了 {n} 个,比前 {most} 个)", n=marked, most=MOST) if marked > MOST else "")
        )
        self._pages.setCurrentIndex(0 if len(cases) >= FEWEST else 1)
        for button in (self.differing, self.copying):
            button.setEnabled(len(cases) >= FEWEST)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(table_text(self.model))
        self.said.emit(tr("已复制 {n} 行", n=self.model.rowCount()))

    # --- inside ---

    def _build(self) -> None:
        bar = QFrame()
        bar.setObjectName("factbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.count)
        row.addWidget(self.differing)
        row.addStretch()
        row.addWidget(self.copying)
        hint = QLabel(tr("在 浏览 的列表里选中两到六个案例(按住 Ctrl 点,或按 Shift+↓),再回到这里。"))
        hint.setObjectName("empty_hint")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setWordWrap(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._pages, 1)
        self.show_cases(())

    def _narrow(self, on: bool) -> None:
        self.model.narrow(on)
        self.table.arrange()

    def _open(self, index: QModelIndex) -> None:
        row, column = index.row(), index.column()
        if self.model.fold(row):
            self.table.arrange()
            self.table.setCurrentIndex(self.model.index(row, column))
            return
        stored, cell = self.model.case(index.column()), self.model.cell(index)
        if stored and cell and cell.span:
            self.cell_opened.emit(stored.id, cell.span)


class _Grounded(QStyledItemDelegate):
    def paint(self, painter, option, index):  # type: ignore[no-untyped-def]
        """A ground of its own where the model gives one: with a style sheet Qt leaves it out."""
        if ground := index.data(Qt.ItemDataRole.BackgroundRole):
            painter.fillRect(option.rect.adjusted(0, 0, 0, -1), ground)
        super().paint(painter, option, index)


class _Table(QTableView):
    opened = Signal(QModelIndex)
    copied = Signal()

    def __init__(self, model: CompareModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(tr("案例对比"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(27)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(150)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(_Grounded(self))
        self.doubleClicked.connect(self.opened)
        self.clicked.connect(self._fold)

    def arrange(self) -> None:
        """The names of the rows keep their width, and a heading goes over all columns."""
        if self.model().columnCount():
            self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(0, round(210 * theme.scale()))
        self.clearSpans()
        model = self.model()
        for row in range(model.rowCount()):
            if not model.line(row).cells:
                self.setSpan(row, 0, 1, model.columnCount())

    def _fold(self, index: QModelIndex) -> None:
        if self.model().line(index.row()).folds:
            self.opened.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _button(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    for edge in ("segment", "first", "last"):
        button.setProperty(edge, True)
    return button
