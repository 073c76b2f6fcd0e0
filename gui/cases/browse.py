"""View 1, 浏览: places and facets, the list, the case; three panes that can be drawn wider."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from gui.case.pane import CasePane
from gui.cases.case_list import CaseList
from gui.cases.sidebar import Sidebar

WIDTH = 1366
SHARES = (236 / WIDTH, 330 / WIDTH)


class BrowseView(QSplitter):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sidebar = Sidebar()
        self.list = CaseList()
        self.pane = CasePane()
        for widget, least in ((self.sidebar, 0), (self.list, 200), (self.pane, 360)):
            if least:  # the sidebar knows its own
                widget.setMinimumWidth(least)
            self.addWidget(widget)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(2, 1)
        self.drawn = False
        self.splitterMoved.connect(lambda *_: setattr(self, "drawn", True))

    def restoreState(self, state):  # type: ignore[no-untyped-def]
        self.drawn = True
        return super().restoreState(state)

    def resizeEvent(self, event):  # type: ignore[no-untyped-def]
        """Until somebody draws a pane wider, all keep their share, so that a small screen still leaves room to read."""
        super().resizeEvent(event)
        if not self.drawn:
            width = self.width()
            side, cases = (min(max(round(width * share), 190), 340) for share in SHARES)
            self.setSizes([side, cases, width - side - cases])
