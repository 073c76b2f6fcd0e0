"""The headings and questions of an article: a list beside the text where there is room, a menu where there is not."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QMenu, QToolButton, QWidget

from gui.i18n import tr
from gui.look.trailing import TrailingButton
from gui.text.page import Page

WIDTH = 210
LONGEST = 22
FEW_HEADINGS = 3
"""Two headings are no outline."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`position` is that of the page, `level` counts from 0."""

    position: int
    level: int
    words: str


def entries(page: Page) -> list[Entry]:
    """Headings, questions, and the run-in headings below them, in the order of the page."""
    found = []
    depth = 0
    for position, block in page.positions():
        if block.kind == "heading":
            depth = max(block.level, 1)
            found.append(Entry(position, depth - 1, _short(block.text)))
        elif block.kind == "question":
            depth = 1
            found.append(Entry(position, 0, _short(block.text)))
        elif block.runin:
            found.append(Entry(position, depth, _short(block.text[: block.runin].rstrip("。:：,，;；"))))
    return found


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


class Outline(QListWidget):
    """Beside the text; `chosen` carries a position of the page."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName(tr("目录"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._positions: list[int] = []
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def show_entries(self, found: list[Entry]) -> None:
        self.clear()
        self._positions = [entry.position for entry in found]
        for entry in found:
            item = QListWidgetItem("　" * entry.level + entry.words)
            item.setToolTip(entry.words)
            item.setSizeHint(QSize(WIDTH - 16, 27))
            self.addItem(item)

    def follow(self, position: int) -> None:
        """Mark the entry that the reader is in."""
        number = bisect_right(self._positions, position) - 1
        if number != self.currentRow():
            self.setCurrentRow(number)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._positions[self.row(item)])


class OutlineButton(TrailingButton):
    """The same as a menu, for narrow windows."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("chevron-down", parent=parent)
        self.setText(tr("目录"))
        self.setAccessibleName(tr("目录"))
        self.setProperty("quiet", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def show_entries(self, found: list[Entry]) -> None:
        self._menu.clear()
        for entry in found:
            action = self._menu.addAction("　" * entry.level + entry.words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, at=entry.position: self.chosen.emit(at))
