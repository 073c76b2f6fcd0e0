"""The chips: what is filtered, in words, each to be taken off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from core.model import Filter, Query
from gui import words
from gui.i18n import tr
from gui.look import icons
from gui.look.trailing import TrailingButton

_GAP = 8


class ChipBar(QWidget):
    """One row; what does not fit is behind “+n”."""

    filter_removed = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[QToolButton] = []
        self._query = Query()
        self._more = self._button("", "chevron-down", chip=True)
        self._more.setAccessibleName(tr("其余条件"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self._more))
        self._clear = self._button(tr("清除"), link=True)
        self._clear.setAccessibleName(tr("清除全部条件"))
        self._clear.setToolTip(tr("清除全部条件(Ctrl+Shift+X)"))
        self._clear.clicked.connect(self.cleared)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_query(self._query)

    def show_query(self, query: Query) -> None:
        self._query = query
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(mark) for mark in query.filters]
        self._place()

    def shown(self) -> list[QToolButton]:
        """The chips, those behind “+n” too."""
        return self._chips

    def sizeHint(self) -> QSize:
        return QSize(300, self._clear.sizeHint().height() + 2)

    def resizeEvent(self, event):  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event):  # type: ignore[no-untyped-def]
        super().changeEvent(event)
        if event.type() in (event.Type.FontChange, event.Type.StyleChange):
            self._place()

    def _chip(self, mark: Filter) -> QToolButton:
        button = self._button(words.chip(mark), "x", chip=True)
        button.setProperty("exclude", mark.exclude)
        button.setToolTip(words.whole(mark))
        button.setAccessibleName(tr("去掉条件 {what}", what=words.whole(mark)))
        button.clicked.connect(lambda: self.filter_removed.emit(mark))
        return button

    def _button(self, text: str, icon: str = "", **properties: bool) -> QToolButton:
        button = TrailingButton(icon, "accent", self) if icon else QToolButton(self)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name, value in properties.items():
            button.setProperty(name, value)
        return button

    def _place(self) -> None:
        room = self.width() - self._clear.sizeHint().width() - _GAP
        shown = self._fitting(room)
        hidden = self._chips[shown:]
        x = 0
        for chip in self._chips[:shown]:
            x = self._put(chip, x)
        for chip in hidden:
            chip.hide()
        if hidden:
            self._fill_more(self._query.filters[shown:])
            x = self._put(self._more, x)
        else:
            self._more.hide()
        if self._query.filters or self._query.text:
            self._put(self._clear, x)
        else:
            self._clear.hide()

    def _fitting(self, room: int) -> int:
        """How many chips fit, with room kept for “+n” if not all do."""
        ends, x = [], 0
        for chip in self._chips:
            x += chip.sizeHint().width()
            ends.append(x)
            x += _GAP
        if not ends or ends[-1] <= room:
            return len(ends)
        self._more.setText("+99")
        least = self._more.sizeHint().width() + _GAP
        return sum(end <= room - least for end in ends)

    def _put(self, button: QToolButton, x: int) -> int:
        size = button.sizeHint()
        button.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())
        button.show()
        return x + size.width() + _GAP

    def _fill_more(self, marks: tuple[Filter, ...]) -> None:
        self._more.setText(f"+{len(marks)}")
        self._more.setAccessibleName(tr("还有 {n} 个条件", n=len(marks)))
        menu = self._more.menu()
        menu.clear()
        for mark in marks:
            menu.addAction(
                icons.icon("x"), words.whole(mark), lambda mark=mark: self.filter_removed.emit(mark)
            )
