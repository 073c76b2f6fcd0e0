"""机制库: every programme of the library in one list, and of the chosen one what it is, where and since when."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui import wording
from gui.dialogs.register_model import MISPRINTS, NAME, Registered, RegisterModel
from gui.i18n import tr
from gui.look import room, theme
from gui.look.filter_line import FilterLine
from gui.look.plain_table import add_sorting, plain

_KINDS = ("project", "campaign", "mechanism", "policy", "slogan")


class RegisterDialog(QDialog):
    """`chosen` carries the programme whose cases are wanted, `looked_at` the one to be told about, `case_wanted` a case."""

    chosen = Signal(str)
    looked_at = Signal(str)
    case_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("机制库"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room.resize(self, 1000, 600)
        self.model = RegisterModel()
        self.table = _Table(self.model)
        self.words = FilterLine(tr("筛名称或拼音,如 slsc"), tr("筛选机制库"))
        self.kinds = QComboBox()
        self.count = QLabel()
        self.about = QTextBrowser()
        self.filter = QPushButton(tr("看做这件事的案例"))
        self._wanted = ""
        self._build()
        self.words.textChanged.connect(self._narrow)
        self.words.returnPressed.connect(self.table.setFocus)
        self.words.left.connect(self.table.setFocus)
        self.kinds.activated.connect(self._narrow)
        self.table.selectionModel().currentRowChanged.connect(self._look)
        self.table.opened.connect(self._choose)
        self.filter.clicked.connect(self._choose)
        self.about.anchorClicked.connect(self._follow)

    def show_programmes(self, programmes: Sequence[Registered]) -> None:
        self.model.show(programmes)
        self._narrow()

    def look_up(self, name: str) -> None:
        """Stand on a programme, now or when the register has come."""
        self._wanted = name
        self.words.clear()
        self._stand()

    def show_particulars(self, told: Any) -> None:
        """Places, expansions and cases of the programme that is stood on."""
        one = self.current()
        if one is not None and one.name == told.name:
            self.about.setHtml(page(one, told))

    def current(self) -> Registered | None:
        row = self.table.currentIndex().row()
        return self.model.programme(row) if 0 <= row < self.model.rowCount() else None

    # --- inside ---

    def _build(self) -> None:
        self.kinds.setAccessibleName(tr("只看一类"))
        self.kinds.view().setAccessibleName(tr("类别"))
        for words, kind in (
            (tr("全部类别"), ""), *((wording.programme_kind(kind), kind) for kind in _KINDS), (tr("疑似笔误"), MISPRINTS),
        ):  # fmt: skip
            self.kinds.addItem(words, kind)
        self.count.setObjectName("count")
        self.about.setAccessibleName(tr("这一项的说明"))
        self.about.setOpenLinks(False)
        self.about.setMinimumWidth(260)
        self.about.document().setDocumentMargin(12)
        self.filter.setProperty("primary", True)
        self.filter.setAutoDefault(False)
        bar = QHBoxLayout()
        bar.addWidget(self.words, 1)
        bar.addWidget(self.kinds)
        bar.addWidget(self.count)
        split = QSplitter()
        split.addWidget(self.table)
        split.addWidget(self.about)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.addLayout(bar)
        column.addWidget(split, 1)
        column.addLayout(foot)
        self.words.setFocus()
        self._narrow()

    def _narrow(self, *_: object) -> None:
        self.model.narrow(self.words.text(), self.kinds.currentData() or "")
        shown, total = self.model.rowCount(), self.model.total()
        self.count.setText(
            tr("{n:,} 项", n=total) if shown == total else tr("{n:,} / {all:,} 项", n=shown, all=total)
        )
        self._stand()

    def _stand(self) -> None:
        row = max(self.model.find(self._wanted), 0)
        if self.model.rowCount():
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))
        else:
            self.about.clear()
        self.filter.setEnabled(self.model.rowCount() > 0)

    def _look(self, now: QModelIndex, before: QModelIndex) -> None:
        if one := self.current():
            self._wanted = one.name
            self.about.setHtml(page(one, None))
            self.looked_at.emit(one.name)

    def _choose(self, *_: object) -> None:
        if one := self.current():
            self.chosen.emit(one.name)

    def _follow(self, link: QUrl) -> None:
        number, one = int(link.path()), self.current()
        if link.scheme() == "case":
            self.case_wanted.emit(number)
        elif one:
            self.look_up(one.lookalikes[number])


def page(one: Registered, told: Any) -> str:
    """What is known of a programme, as rich text; `told` None: what is not known yet is left out."""
    secondary, accent = theme.current().secondary, theme.current().accent
    parts = [f"<h3>{escape(one.name)}</h3>"]
    when = tr(" 至 ").join(dict.fromkeys(day for day in (one.first, one.last) if day))
    facts = [
        wording.programme_kind(one.kind),
        tr("{n} 个案例", n=one.cases),
        tr("{n} 处提到", n=one.mentions),
        when,
    ]
    parts.append(f'<p style="color:{secondary}">{escape(" · ".join(fact for fact in facts if fact))}</p>')
    if one.explanation:
        source = f'<br><span style="color:{secondary}">{escape(one.source)}</span>'
        parts.append(f"<p><b>{tr('国家提法')}</b><br>{escape(one.explanation)}{source}</p>")
    if one.lookalikes:
        links = "、".join(_link(f"name:{n}", name, accent) for n, name in enumerate(one.lookalikes))
        parts.append(f"<p><b>{tr('疑似笔误')}</b><br>{tr('与它只差字序:')}{links}</p>")
    if told is None:
        return "".join(parts)
    if told.expansions:
        lines = "<br>".join(_counted(words, n) for words, n in told.expansions)
        parts.append(f"<p><b>{tr('文中怎么说')}</b><br>{lines}</p>")
    if told.places:
        parts.append(
            f"<p><b>{tr('在哪里')}</b><br>{'、'.join(_counted(name, n) for name, n in told.places)}</p>"
        )
    lines = "<br>".join(_link(f"case:{id}", title, accent) for id, title in told.titles)
    parts.append(f"<p><b>{tr('案例')}</b><br>{lines}</p>")
    return "".join(parts)


def _counted(words: str, number: int) -> str:
    return escape(words) + (f" ×{number}" if number > 1 else "")


def _link(to: str, words: str, color: str) -> str:
    return f'<a href="{escape(to)}" style="color:{color};text-decoration:none">{escape(words)}</a>'


class _Table(QTableView):
    opened = Signal()

    def __init__(self, model: RegisterModel) -> None:
        super().__init__()
        self.setModel(model)
        plain(self, tr("项目与机制"))
        head = self.horizontalHeader()
        head.setSortIndicatorClearable(True)
        for column, wide in enumerate((0, 64, 56, 56, 96, 96)):
            if column == NAME:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                self.setColumnWidth(column, wide)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.doubleClicked.connect(self.opened)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(tr("看做这件事的案例"), self.opened.emit)
        menu.addSeparator()
        add_sorting(menu, self)
        menu.exec(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
