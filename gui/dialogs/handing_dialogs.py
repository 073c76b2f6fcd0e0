"""Review packages: one is written for a colleague, or one of a colleague's is looked into and taken in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import saving
from gui.i18n import tr

SUFFIX = ".xjreview"
_FILTER = "审核包 (*.xjreview)"


class _Dialog(QDialog):
    """A form with a line for what is wrong, a button that does it and one that does not."""

    def __init__(self, title: str, does: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(12)
        self.said = QLabel()
        self.said.setObjectName("hint")
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.go = QPushButton(does)
        self.go.setProperty("primary", True)
        self.go.setDefault(True)
        self.leave = QPushButton(tr("取消"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.go)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(14)
        column.addLayout(self.form)
        column.addWidget(self.said)
        column.addStretch(1)
        column.addLayout(foot)

    def say(self, words: str) -> None:
        self.said.setText(words)

    def file_line(self, name: str, choose: Any) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        button = QPushButton(tr("选择…"))
        button.setAccessibleName(tr("选择{name}", name=name))
        button.setAutoDefault(False)
        button.clicked.connect(choose)
        self.chooser = button
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line, 1)
        row.addWidget(button)
        self.form.addRow(name, box)
        return line

    def password_line(self, name: str, hint: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        self.form.addRow(name, line)
        return line


class HandOverDialog(_Dialog):
    """`wanted` carries where to, with the documents or not, and the password ("": none)."""

    wanted = Signal(object, bool, str)

    def __init__(
        self, suggested: Path, decisions: int, documents: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("导出审核包"), tr("导出"), parent)
        self._about = tr("把 {n:,} 条审核意见写进一个文件,拷给同事并入他的库。", n=decisions)
        self.path = self.file_line(tr("存到"), self._choose)
        self.path.setText(str(suggested))
        self.documents = QCheckBox(tr("连同所涉及的 {n:,} 个文档(同事没有这些文档时选)", n=documents))
        self.form.addRow("", self.documents)
        self.first = self.password_line(tr("密码"), tr("可以不设;设了要另外告诉对方"))
        self.again = self.password_line(tr("再输一遍"))
        for line in (self.path, self.first, self.again):
            line.textChanged.connect(self._check)
        self.go.clicked.connect(self._go)
        self.go.setEnabled(bool(decisions))
        self._some = bool(decisions)
        self.say(self._about if decisions else tr("这个库里还没有审核意见。"))
        self._check()

    def problem(self) -> str:
        """What is still wrong; "" if the package can be written."""
        if not self._some:
            return tr("这个库里还没有审核意见。")
        if not self.path.text().strip():
            return tr("请选择存到哪里。")
        if self.first.text() != self.again.text():
            return tr("两遍密码不一样。")
        return ""

    def target(self) -> Path:
        path = Path(self.path.text().strip())
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def _check(self, *_: object) -> None:
        self.again.setEnabled(bool(self.first.text()) or bool(self.again.text()))
        self.go.setEnabled(not self.problem())
        self.say(self.problem() or self._about)

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("导出审核包"), self.path.text(), tr(_FILTER))
        if name:
            self.path.setText(name)

    def _go(self) -> None:
        if not self.problem():
            self.go.setEnabled(False)
            self.say(tr("正在写出…"))
            self.wanted.emit(self.target(), self.documents.isChecked(), self.first.text())


class TakeOverDialog(_Dialog):
    """`looked` asks what a package holds, `wanted` to take it in; both carry the path and the password."""

    looked = Signal(object, str)
    wanted = Signal(object, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("并入审核包"), tr("并入"), parent)
        self.path = self.file_line(tr("审核包"), self._choose)
        self.password = self.password_line(tr("密码"))
        self.documents = QCheckBox(tr("包里的文档也导入"))
        self.documents.setChecked(True)
        self.form.addRow("", self.documents)
        self._held: Any = None
        self.path.editingFinished.connect(self._look)
        self.password.editingFinished.connect(self._look)
        self.path.textChanged.connect(self._forget)
        self.password.textChanged.connect(self._forget)
        self.go.clicked.connect(self._go)
        self._lock(False)
        self._forget()
        self.chooser.setFocus()  # nothing can be done before; the button that does it rests

    def look_at(self, path: Path) -> None:
        self.path.setText(str(path))
        self._look()

    def show_held(self, held: Any) -> None:
        """What the package holds, before anything is taken in."""
        self._held = held
        who = "、".join(name or tr("(未署名)") for name in held.reviewers) or tr("无人")
        lines = [
            tr("{who} 的 {n:,} 条审核意见,{made} 导出;其中 {new:,} 条本库还没有。",
               who=who, n=held.decisions, made=held.made[:16], new=held.new)
        ]  # fmt: skip
        if held.missing:
            lines.append(
                tr("涉及 {n:,} 个文档,{missing:,} 个不在本库", n=held.documents, missing=held.missing)
                + (tr(",包里带有原文。") if held.files else tr(";它们的意见先存着,文档导入后自动对上。"))
            )
        self.documents.setVisible(held.files > 0)
        self.go.setEnabled(held.new > 0 or held.files > 0)
        self.say("\n".join(lines))

    def show_problem(self, words: str, locked: bool = False) -> None:
        """Why a package cannot be looked into; a locked one wants its password."""
        self._held = None
        self.go.setEnabled(False)
        self._lock(locked)
        self.say(words)
        if locked:
            self.password.setFocus()
            self.password.selectAll()

    # --- inside ---

    def _lock(self, locked: bool) -> None:
        self.form.setRowVisible(self.password, locked or bool(self.password.text()))

    def _forget(self, *_: object) -> None:
        self._held = None
        self.documents.hide()
        some = bool(self.path.text().strip())
        self.go.setEnabled(some)
        (self.go if some else self.chooser).setDefault(True)
        self.say(tr("选一个同事交来的审核包(*.xjreview)。并入之前会先备份这个库。"))

    def _look(self) -> None:
        if self.path.text().strip() and self._held is None:
            self.looked.emit(Path(self.path.text().strip()), self.password.text())

    def _choose(self) -> None:
        begin = self.path.text() or str(saving.folder())
        name, _ = QFileDialog.getOpenFileName(self, tr("审核包"), begin, tr(_FILTER))
        if name:
            saving.remember(Path(name).parent)
            self.look_at(Path(name))

    def _go(self) -> None:
        if self._held is None:
            self._look()
            return
        self.go.setEnabled(False)
        self.say(tr("正在并入…"))
        self.wanted.emit(Path(self.path.text().strip()), self.password.text(), self.documents.isChecked())
