"""View 1, 浏览: places and facets, the list, the case; three panes that can be drawn wider."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from gui.case_list import CaseList
from gui.case_pane import CasePane
from gui.sidebar import Sidebar

WIDTHS = (236, 330, 800)


class BrowseView(QSplitter):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sidebar = Sidebar()
        self.list = CaseList()
        self.pane = CasePane()
        for widget, least in ((self.sidebar, 170), (self.list, 220), (self.pane, 360)):
            widget.setMinimumWidth(least)
            self.addWidget(widget)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(2, 1)
        self.setSizes(list(WIDTHS))
