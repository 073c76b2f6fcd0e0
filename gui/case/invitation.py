"""What stands where a case would be: how to find one, or how to bring the first ones in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.i18n import tr

FULL = ("在列表里点一个案例,就在这里读它", "地区、主题和搜索框可以缩小列表;↑ ↓ 换一个案例,回车来到正文")
EMPTY = (
    "导入以后,案例就在这里读",
    "网页、Word、PDF、Excel、RTF、纯文本和它们的 ZIP 包都可以;点左上角的“导入”,或者拖进窗口",
)


class Invitation(QWidget):
    """Two lines where a case would be."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = (QLabel(), QLabel())
        column = QVBoxLayout(self)
        column.addStretch(2)
        for name, label in zip(("empty_title", "empty_hint"), self._lines, strict=True):
            label.setObjectName(name)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(3)
        self.say(*FULL)

    def say(self, *lines: str) -> None:
        for label, words in zip(self._lines, lines, strict=True):
            label.setText(tr(words))
