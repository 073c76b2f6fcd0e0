"""The line under the menu: import, search, chips, and which view is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from gui.cases.chips import ChipBar
from gui.i18n import tr
from gui.search_bar import SearchBar

VIEWS = ("浏览", "指标", "对比", "图示", "审核")


class TopBar(QWidget):
    files_wanted = Signal()
    folder_wanted = Signal()
    view_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchBar()
        self.chips = ChipBar()
        self._views = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(10)
        layout.addWidget(self._import_button())
        layout.addWidget(self.search, 5)
        layout.addWidget(self.chips, 6)
        layout.addWidget(self._switch())
        self.search.setMaximumWidth(480)

    def show_view(self, number: int) -> None:
        self._views.button(number).setChecked(True)

    def count_view(self, number: int, count: int) -> None:
        """Write how much waits in a view beside its name (审核 12)."""
        name = tr(VIEWS[number])
        button, said = self._views.button(number), tr("{n:,} 处待看", n=count) if count else ""
        button.setText(f"{name} {count:,}" if count else name)
        button.setAccessibleName(",".join(filter(None, (tr("视图 {name}", name=name), said))))
        button.setToolTip(" · ".join(filter(None, (said, f"Ctrl+{number + 1}"))))

    def _import_button(self) -> QPushButton:
        button = QPushButton(tr("＋ 导入"))
        button.setProperty("primary", True)
        button.setAccessibleName(tr("导入"))
        button.setToolTip(tr("把文件或文件夹读进库里,也可以拖进窗口"))
        menu = QMenu(button)
        menu.addAction(tr("导入文件…") + "\tCtrl+I", self.files_wanted.emit)
        menu.addAction(tr("导入文件夹…") + "\tCtrl+Shift+I", self.folder_wanted.emit)
        button.clicked.connect(lambda: menu.exec(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _switch(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, name in enumerate(VIEWS):
            button = QToolButton()
            button.setText(tr(name))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(tr("视图 {name}", name=tr(name)))
            button.setToolTip(f"Ctrl+{number + 1}")
            button.setProperty("segment", True)
            button.setProperty("first", number == 0)
            button.setProperty("last", number == len(VIEWS) - 1)
            self._views.addButton(button, number)
            row.addWidget(button)
        self._views.idClicked.connect(self.view_chosen)
        self.show_view(0)
        return box
