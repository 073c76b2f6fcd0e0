"""What became of each file of an import: what came in, what was there already, what failed and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.model import AlreadyThere, Failed, Imported, Verdict
from gui.i18n import tr
from gui.look import room, theme

KINDS: tuple[tuple[str, type | None], ...] = (
    ("全部", None),
    ("未成功", Failed),
    ("新收", Imported),
    ("已有", AlreadyThere),
)
_NOWHERE = QModelIndex()


def summary(verdicts: Sequence[Verdict], cancelled: bool = False) -> tuple[str, int]:
    """An import in one line, and how many files failed."""
    came = [v for v in verdicts if isinstance(v, Imported)]
    cases = sum(v.cases for v in came)
    there = sum(isinstance(v, AlreadyThere) for v in verdicts)
    failed = sum(isinstance(v, Failed) for v in verdicts)
    said = tr("新收 {files:,} 个文件、{cases:,} 个案例", files=len(came), cases=cases)
    if there:
        said += tr(",已有 {n:,} 个", n=there)
    return (tr("已取消:") + said if cancelled else said), failed


def told(verdict: Verdict) -> tuple[str, str]:
    """What happened, in a word and in a sentence."""
    if isinstance(verdict, Failed):
        return tr("未成功"), verdict.reason
    if isinstance(verdict, AlreadyThere):
        why = tr("同一篇文章,版式不同") if verdict.reprint else tr("同一个文件")
        return tr("已有"), tr("{why}:{twin}", why=why, twin=Path(verdict.twin).name)
    said = tr("{n} 个案例", n=verdict.cases) if verdict.cases else tr("没有找到案例")
    if verdict.folded:
        said += tr(",收起网页杂项 {n} 字", n=verdict.folded)
    if verdict.open_places:
        said += tr(",{n} 处地名待定", n=verdict.open_places)
    return tr("新收"), said


class ReportModel(QAbstractTableModel):
    def __init__(self, verdicts: Sequence[Verdict], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(verdicts)
        self._shown = self._all

    def show_only(self, kind: type | None) -> None:
        self.beginResetModel()
        self._shown = self._all if kind is None else tuple(v for v in self._all if isinstance(v, kind))
        self.endResetModel()

    def verdict(self, row: int) -> Verdict:
        return self._shown[row]

    def as_text(self) -> str:
        return "\n".join("\t".join((*told(v), v.path)) for v in self._shown)

    def rowCount(self, parent=_NOWHERE):  # type: ignore[no-untyped-def]
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent=_NOWHERE):  # type: ignore[no-untyped-def]
        return 3

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # type: ignore[no-untyped-def]
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("文件"), tr("结果"), tr("说明"))[section]
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):  # type: ignore[no-untyped-def]
        if not index.isValid():
            return None
        verdict = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (Path(verdict.path).name, *told(verdict))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{verdict.path}\n{told(verdict)[1]}"
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1:
            return theme.color("bad" if isinstance(verdict, Failed) else "secondary")
        return None


class ImportReport(QDialog):
    """Each line is a link: a failed file to its folder, one that came in to its cases."""

    file_requested = Signal(str)

    def __init__(self, verdicts: Sequence[Verdict], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("导入报告"))
        room.resize(self, 760, 460)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said, failed = summary(verdicts)
        head = QLabel(said + (tr(",{n} 个未成功。", n=failed) if failed else "。"))
        head.setObjectName("empty_title")
        if not verdicts:
            head.setText(tr("这次打开以来还没有导入过。"))
        self.report = ReportModel(verdicts, self)
        self.table = self._table()
        self.hint = QLabel(tr("双击一行:未成功的打开所在文件夹,其他的显示它的案例。"))
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.hint.setMinimumHeight(2 * self.hint.fontMetrics().lineSpacing())
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(head)
        layout.addLayout(self._switch(verdicts, failed))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self._buttons())

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.report)
        table.setAccessibleName(tr("导入的文件"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(28 * theme.scale()))
        table.setShowGrid(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, 260)
        table.setColumnWidth(1, 80)
        table.activated.connect(self._follow)
        return table

    def _switch(self, verdicts: Sequence[Verdict], failed: int) -> QHBoxLayout:
        """What is to be seen; what failed, if anything has."""
        row = QHBoxLayout()
        row.setSpacing(0)
        group = QButtonGroup(self)
        for number, (name, kind) in enumerate(KINDS):
            count = sum(kind is None or isinstance(v, kind) for v in verdicts)
            button = QToolButton()
            button.setText(f"{tr(name)} {count:,}")
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setProperty("first", number == 0)
            button.setProperty("last", number == len(KINDS) - 1)
            button.clicked.connect(lambda *_, kind=kind: self.report.show_only(kind))
            group.addButton(button, number)
            row.addWidget(button)
        group.button(1 if failed else 0).click()
        row.addStretch(1)
        return row

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = box.addButton(tr("复制清单"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setAutoDefault(False)
        box.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report.as_text()))
        box.rejected.connect(self.close)
        return box

    def _tell(self, now: QModelIndex, before: QModelIndex) -> None:
        """The whole of what a row has no room for."""
        if now.isValid():
            verdict = self.report.verdict(now.row())
            self.hint.setText(f"{verdict.path}\n{told(verdict)[1]}")

    def _follow(self, index: QModelIndex) -> None:
        verdict = self.report.verdict(index.row())
        if isinstance(verdict, Failed):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(verdict.path).parent)))
        else:
            self.file_requested.emit(verdict.twin if isinstance(verdict, AlreadyThere) else verdict.path)
            self.close()
