"""The report of the review as a page: over the library or the query, to be printed or kept as a file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui import saving
from gui.i18n import tr
from gui.look import room, theme


class ReviewReportDialog(QDialog):
    """`wanted` asks for the report over everything (True) or the query; `kept` carries the file that it is to go to,
    `said` a word about what came of it."""

    wanted = Signal(bool)
    kept = Signal(object)
    said = Signal(str)

    def __init__(self, query: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("审核报告"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room.resize(self, 900, 620)
        self.scope = QComboBox()
        self.page = QTextBrowser()
        self.paper = ""
        self._build(query)
        self.scope.activated.connect(self.ask)

    @property
    def everything(self) -> bool:
        return bool(self.scope.currentData())

    def ask(self, *_: object) -> None:
        self.wanted.emit(self.everything)

    def show_report(self, screen: str, paper: str) -> None:
        """The page in the colours of the screen, and in those of paper."""
        self.paper = paper
        self.page.setHtml(screen)
        for button in self._buttons:
            button.setEnabled(True)

    def choose_file(self) -> None:
        kinds = tr("表格 (*.xlsx);;网页 (*.html);;CSV (*.csv)")
        if file := saving.ask(self, tr("保存审核报告"), tr("审核报告.xlsx"), kinds):
            self.kept.emit(file)

    def print_page(self) -> None:
        """The page goes to the printer black on white whatever the screen wears."""
        from gui.text import paper  # few reports are printed

        if said := paper.of_html(tr("审核报告"), self.page.font().family(), self.paper, wide=True).print(
            self
        ):
            self.said.emit(said)

    # --- inside ---

    def _build(self, query: str) -> None:
        self.scope.addItem(tr("整个案例库"), True)
        if query:
            self.scope.addItem(tr("当前查询:{query}", query=query), False)
        self.scope.setAccessibleName(tr("报告的范围"))
        self.scope.view().setAccessibleName(tr("报告的范围"))
        self.page.setAccessibleName(tr("审核报告"))
        self.page.document().setDocumentMargin(16)
        self._buttons = [QPushButton(tr("保存…(&S)")), QPushButton(tr("打印…(&P)"))]
        self._buttons[0].setProperty("primary", True)
        self._buttons[0].clicked.connect(lambda *_: self.choose_file())
        self._buttons[1].clicked.connect(lambda *_: self.print_page())
        close = QPushButton(tr("关闭"))
        close.clicked.connect(self.close)
        bar = QHBoxLayout()
        bar.addWidget(QLabel(tr("范围")))
        bar.addWidget(self.scope, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (*self._buttons, close):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text().partition("…")[0])
            foot.addWidget(button)
        for button in self._buttons:
            button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(bar)
        column.addWidget(self.page, 1)
        column.addLayout(foot)
        self.page.setFocus()


def colours() -> dict[str, str]:
    """The page's colours as the theme on the screen has them."""
    now = theme.current()
    return {
        "text": now.text, "secondary": now.secondary, "line": now.line, "head": now.raised, "accent": now.accent,
    }  # fmt: skip
