"""The left pane: place tree, themes, programmes and the other facets, one at a time."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.model import Answer, FilterField, Query
from gui import queries, words
from gui.cases.facets import FacetPane
from gui.cases.place_tree import PlacePane
from gui.i18n import tr
from gui.look.lazily import Lazily

TABS: tuple[tuple[str, tuple[FilterField, ...]], ...] = (
    ("主题", ("theme", "industry")),
    ("项目", ("programme",)),
    ("更多", ("star", "collection", "year", "kind", "review", "tag", "source", "figure_theme")),
)


class Sidebar(QWidget):
    places_chosen = Signal(object)
    place_excluded = Signal(str)
    value_toggled = Signal(str, str, bool)
    menu_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.places = PlacePane()
        self.places.places_chosen.connect(self.places_chosen)
        self.places.place_excluded.connect(self.place_excluded)
        self.facets = Lazily(len(TABS), self._make)
        self._answer: Answer | None = None
        self._stack = QStackedWidget()
        self._tabs = QButtonGroup(self)
        head = QHBoxLayout()
        head.setContentsMargins(6, 2, 6, 0)
        head.setSpacing(0)
        for number, name in enumerate(("地区", *(name for name, _ in TABS))):
            self._stack.addWidget(QWidget() if number else self.places)
            head.addWidget(self._tab(tr(name), number))
            head.addStretch(1)
        for number, (_, fields) in enumerate(TABS, 1):
            self._tabs.button(number).setToolTip("、".join(tr(words.FIELDS[field]) for field in fields))
        self._tabs.idClicked.connect(self.show_tab)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.show_tab(0)

    def show_answer(self, answer: Answer) -> None:
        self.places.tree.show_counts(answer.tree)
        self._answer = answer
        for pane in self.facets.made():
            pane.show_answer(answer)

    def show_query(self, query: Query) -> None:
        self.places.tree.show_places(queries.values(query, "place"))
        for button, (_, fields) in zip(self._tabs.buttons()[1:], TABS, strict=True):
            name = button.property("name")
            count = sum(f.field in fields for f in query.filters)
            button.setText(f"{name}*" if count else name)
            button.setAccessibleName(tr("{name},{n} 个条件", name=name, n=count) if count else name)

    def _make(self, number: int) -> FacetPane:
        name, fields = TABS[number]
        pane, waiting = FacetPane(tr(name), fields), self._stack.widget(number + 1)
        pane.value_toggled.connect(self.value_toggled)
        pane.menu_asked.connect(self.menu_asked)
        self._stack.insertWidget(number + 1, pane)
        self._stack.removeWidget(waiting)
        waiting.deleteLater()
        for before, after in pairwise((self._tabs.buttons()[-1], pane.filter_line, pane.view)):
            QWidget.setTabOrder(before, after)
        if self._answer:
            pane.show_answer(self._answer)
        return pane

    def show_all(self) -> None:
        """Nothing of the lists is hidden any more by what was typed above them."""
        for pane in (self.places, *self.facets.made()):
            pane.filter_line.clear()

    def show_tab(self, number: int) -> None:
        self._stack.setCurrentWidget(self.facets[number - 1] if number else self.places)
        self._tabs.button(number).setChecked(True)

    def tab(self) -> int:
        return self._stack.currentIndex()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the names of all tabs, whatever their size and marks."""
        least = super().minimumSizeHint()
        return QSize(max(least.width(), 180), least.height())

    def focus_content(self) -> None:
        """Put the keyboard into the list that is shown, or from there into the line that narrows it."""
        pane = self._stack.currentWidget()
        view = pane.tree if isinstance(pane, PlacePane) else pane.view
        if view.hasFocus() and pane.filter_line.isVisible():
            pane.filter_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            pane.filter_line.selectAll()
        elif isinstance(pane, PlacePane):
            view.setFocus()
        else:
            view.take_focus()

    def _tab(self, name: str, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(name)
        button.setProperty("tab", True)
        button.setProperty("name", name)
        button.setCheckable(True)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # never “…”
        self._tabs.addButton(button, number)
        return button
