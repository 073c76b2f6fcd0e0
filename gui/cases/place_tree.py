"""The place tree on the screen: filter line above, counts at the right, several places at once, mouse or keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QMenu, QStyle, QStyledItemDelegate, QTreeView, QVBoxLayout, QWidget

from core.model import PlaceNode
from gui.cases.place_model import COUNT, KNOWN, PlaceModel, outermost
from gui.i18n import tr
from gui.look import icons, theme
from gui.look.filter_line import FilterLine

_EXPAND_AT_MOST = 60  # matches that are opened up; more than that nobody reads


class PlacePane(QWidget):
    """Filter line and tree together."""

    places_chosen = Signal(object)
    place_excluded = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter_line = FilterLine(tr("筛地名或拼音,如 lsq"), tr("筛选地区"))
        self.tree = PlaceTree()
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(lambda: self.tree.filter(self.filter_line.text()))
        self.filter_line.textChanged.connect(lambda _: self._wait.start())
        self.filter_line.returnPressed.connect(self.tree.choose_first_match)
        self.filter_line.left.connect(self._go_down)
        self.tree.places_chosen.connect(self.places_chosen)
        self.tree.place_excluded.connect(self.place_excluded)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(10, 8, 10, 0)
        top.addWidget(self.filter_line)
        layout.addLayout(top)
        layout.addWidget(self.tree, 1)

    def _go_down(self) -> None:
        """Into the tree, on the first place that was meant; what was typed a moment ago counts already."""
        if self._wait.isActive():
            self._wait.stop()
            self.tree.filter(self.filter_line.text())
        self.tree.setFocus()
        self.tree.choose_first_match()


class PlaceTree(QTreeView):
    """Selecting rows is choosing places; the window tells it what is chosen with `show_places`."""

    places_chosen = Signal(object)
    place_excluded = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = PlaceModel(self)
        self.setModel(self.places)
        self.setAccessibleName(tr("地区"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setMouseTracking(True)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setExpandsOnDoubleClick(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Row(self))
        self._chosen: tuple[str, ...] = ()
        self._matches: tuple[str, ...] = ()
        self._words = ""
        self._quiet = False
        self._opened: set[str] = {""}
        self.selectionModel().selectionChanged.connect(self._tell)
        self.clicked.connect(self.expand)
        self.expanded.connect(lambda index: self._remember(index, True))
        self.collapsed.connect(lambda index: self._remember(index, False))

    # --- what the window tells ---

    def show_nodes(self, nodes: Sequence[PlaceNode]) -> None:
        """A new tree; what was open and chosen stays so."""
        self._quietly(lambda: self.places.set_nodes(nodes))
        if self._words.strip():
            self.filter(self._words)
        else:
            self._restore()

    def show_counts(self, counts: Sequence[int]) -> None:
        self.places.set_counts(counts)
        self.viewport().update()

    def show_places(self, keys: Sequence[str]) -> None:
        """Mark these places as chosen (none: 全国) and bring the first into view."""
        if tuple(keys) == self._chosen and self.selectionModel().hasSelection():
            return
        self._chosen = tuple(keys)
        self._select()
        for key in self._chosen[:1]:
            self._reveal(key)

    def filter(self, words: str) -> None:
        self._words = words
        self._quietly(lambda: setattr(self, "_matches", self.places.filter(words)))
        self._restore()
        if words.strip():
            for key in self._matches[:_EXPAND_AT_MOST]:
                self._open_above(key)

    def choose_first_match(self) -> None:
        for key in sorted(self._matches, key=lambda k: (k.count("/"), len(k)))[:1]:
            self._chosen = (key,)
            self._select()
            self._reveal(key)
            self.places_chosen.emit((key,))

    def opened(self) -> tuple[str, ...]:
        """The keys of open branches, to be kept till next time."""
        return tuple(sorted(self._opened))

    def open_branches(self, keys: Sequence[str]) -> None:
        self._opened = {"", *keys}
        self._restore()

    # --- selection ---

    def _tell(self) -> None:
        if self._quiet:
            return
        picked = [self.places.key(index) for index in self.selectionModel().selectedIndexes()]
        wanted = outermost(picked)
        if wanted != self._chosen or not picked:
            self._chosen = wanted
            self.places_chosen.emit(wanted)
        if not picked:
            self._select()

    def _select(self) -> None:
        indexes = [self.places.index_of(key) for key in self._chosen or ("",)]
        selection = QItemSelection()
        for index in indexes:
            if index.isValid():
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self._quietly(lambda: self.selectionModel().select(selection, flags.ClearAndSelect))
        if indexes and indexes[0].isValid():
            self.selectionModel().setCurrentIndex(indexes[0], flags.NoUpdate)
        self.viewport().update()

    def _quietly(self, change) -> None:  # type: ignore[no-untyped-def]
        self._quiet = True
        change()
        self._quiet = False

    # --- what is open ---

    def _remember(self, index: QModelIndex, opened: bool) -> None:
        if self._quiet:
            return
        key = self.places.key(index)
        (self._opened.add if opened else self._opened.discard)(key)

    def _restore(self) -> None:
        def expand() -> None:
            for key in sorted(self._opened):
                index = self.places.index_of(key)
                if index.isValid():
                    self.expand(index)

        self._quietly(expand)
        self._select()

    def _open_above(self, key: str) -> None:
        index = self.places.index_of(key).parent()
        while index.isValid():
            self.setExpanded(index, True)
            index = index.parent()

    def _reveal(self, key: str) -> None:
        self._open_above(key)
        index = self.places.index_of(key)
        if index.isValid():
            self.scrollTo(index)

    # --- drawing and hands ---

    def drawRow(self, painter, option, index):  # type: ignore[no-untyped-def]
        colors = theme.current()
        selected = self.selectionModel().isSelected(index)
        if selected:
            painter.fillRect(option.rect, QColor(colors.tint))
        elif option.rect.contains(self.viewport().mapFromGlobal(self.cursor().pos())):
            painter.fillRect(option.rect, QColor(colors.hover))
        row = self.visualRect(index)
        self._draw_branch(painter, row, index)
        option.rect = row
        option.state |= QStyle.StateFlag.State_Selected if selected else QStyle.StateFlag.State_None
        self.itemDelegate().paint(painter, option, index)
        if self.hasFocus() and index == self.currentIndex():
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.drawRoundedRect(
                QRect(1, row.top() + 1, self.viewport().width() - 3, row.height() - 2), 4, 4
            )

    def _draw_branch(self, painter: QPainter, row: QRect, index: QModelIndex) -> None:
        if not self.places.hasChildren(index):
            return
        x, y = row.left() - 8, row.center().y() + 0.5
        colors = theme.current()
        if self.isExpanded(index):
            points = ((x - 4, y - 2), (x + 4, y - 2), (x, y + 3))
        else:
            points = ((x - 2, y - 4), (x - 2, y + 4), (x + 3, y))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.secondary))
        painter.drawPolygon(QPolygonF([QPointF(*p) for p in points]))
        painter.restore()

    def drawBranches(self, painter, rect, index):  # type: ignore[no-untyped-def]
        """Drawn with the row."""

    def contextMenuEvent(self, event):  # type: ignore[no-untyped-def]
        index = self.indexAt(event.pos())
        if not index.isValid():
            return
        key = self.places.key(index)
        menu = QMenu(self)
        menu.addAction(icons.icon("check"), tr("只看这里"), lambda: self._choose_only(key))
        if key:
            menu.addAction(icons.icon("minus"), tr("排除这里"), lambda: self.place_excluded.emit(key))
        menu.addSeparator()
        menu.addAction(tr("全部收起"), self.fold)
        menu.exec(event.globalPos())

    def fold(self) -> None:
        """Close all branches but the first."""
        self.collapseAll()
        self._opened = {""}
        self._restore()

    def _choose_only(self, key: str) -> None:
        self._chosen = (key,) if key else ()
        self._select()
        self.places_chosen.emit(self._chosen)


class _Row(QStyledItemDelegate):
    """Name at the left, count at the right, dimmed where there is none."""

    def paint(self, painter, option, index):  # type: ignore[no-untyped-def]
        colors = theme.current()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        count = index.data(COUNT)
        shade = colors.accent if selected else colors.text if count else colors.dimmed
        painter.save()
        painter.setFont(theme.font(13, bold=selected))
        rect = option.rect.adjusted(2, 0, -12, 0)
        painter.setPen(QColor(shade if selected or not count else colors.secondary))
        number = f"{count:,}"
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        room = rect.width() - painter.fontMetrics().horizontalAdvance(number) - 8
        name = index.data() if index.data(KNOWN) else index.data() + tr("(文)")
        painter.setPen(QColor(shade))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def sizeHint(self, option, index):  # type: ignore[no-untyped-def]
        return QSize(60, round(26 * theme.scale()))
