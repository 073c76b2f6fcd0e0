"""Facets: values with their counts, several at once, each to be included or excluded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPen, QPolygonF
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from core.model import Answer, FacetValue, FilterField, Query
from gui import queries, words
from gui.i18n import tr
from gui.look import icons, theme
from gui.look.filter_line import FilterLine
from gui.stores import spells

LINE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_MANY = 14  # values beyond this are found by typing


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the heading of a field (`value` None) or a value with its count and whether it is chosen."""

    field: FilterField
    value: str | None = None
    count: int = 0
    included: bool = False
    excluded: bool = False


class FacetModel(QAbstractListModel):
    def __init__(self, fields: Sequence[FilterField], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._facets: dict[FilterField, tuple[FacetValue, ...]] = {}
        self._query = Query()
        self._words = ""
        self._lines: list[Line] = []

    def show(self, answer: Answer) -> None:
        self._facets = dict(answer.facets)
        self._query = answer.query
        self._rebuild()

    def filter(self, typed: str) -> None:
        self._words = typed.strip().lower()
        self._rebuild()

    def line(self, index: QModelIndex) -> Line | None:
        return self._lines[index.row()] if index.isValid() else None

    def values(self) -> int:
        return sum(len(self._facets.get(field, ())) for field in self._fields)

    def rowCount(self, parent=_NOWHERE):  # type: ignore[no-untyped-def]
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index):  # type: ignore[no-untyped-def]
        line = self.line(index)
        if line is None or line.value is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):  # type: ignore[no-untyped-def]
        line = self.line(index)
        if line is None:
            return None
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(words.FIELDS[line.field]) if line.value is None else words.value(line.field, line.value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(line)
        return None

    def _rebuild(self) -> None:
        made: list[Line] = []
        for field in self._fields:
            lines = [line for line in self._field(field) if self._fits(line)]
            if lines and len(self._fields) > 1:
                made.append(Line(field))
            made += lines
        same = len(made) == len(self._lines) and all(
            (a.field, a.value) == (b.field, b.value) for a, b in zip(made, self._lines, strict=True)
        )
        if same:
            self._lines = made
            if made:
                self.dataChanged.emit(self.index(0), self.index(len(made) - 1))
            return
        self.beginResetModel()
        self._lines = made
        self.endResetModel()

    def _field(self, field: FilterField) -> list[Line]:
        included = queries.values(self._query, field)
        excluded = queries.values(self._query, field, exclude=True)
        counts = {v.value: v.count for v in self._facets.get(field, ())}
        for value in (*included, *excluded):
            counts.setdefault(value, 0)
        lines = [Line(field, v, n, v in included, v in excluded) for v, n in counts.items()]
        return sorted(lines, key=lambda line: line.value or "", reverse=True) if field == "year" else lines

    def _fits(self, line: Line) -> bool:
        name = words.value(line.field, line.value or "")
        return not self._words or self._words in name.lower() or spells(self._words, name)


class FacetPane(QWidget):
    """A list of one or more facets, with a filter line when there are many values."""

    value_toggled = Signal(str, str, bool)
    menu_asked = Signal(object, object)

    def __init__(self, name: str, fields: Sequence[FilterField], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facets = FacetModel(fields, self)
        self.filter_line = FilterLine(tr("筛选"), tr("筛选{name},也可以打拼音或首字母", name=name))
        self.filter_line.textChanged.connect(self.facets.filter)
        self.view = FacetList(self.facets, name)
        self.filter_line.left.connect(self.view.take_focus)
        self.view.value_toggled.connect(self.value_toggled)
        self.view.menu_asked.connect(self.menu_asked)
        several = len(fields) > 2  # a name of many things is the name of none
        nothing = (
            tr("这些案例没有什么可以再筛的。") if several else tr("这些案例里没有可选的{name}。", name=name)
        )
        self._hint = QLabel(nothing)
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(12, 8, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        top = QVBoxLayout()
        top.setContentsMargins(10, 8, 10, 0)
        top.addWidget(self.filter_line)
        layout.addLayout(top)
        layout.addWidget(self._hint)
        layout.addWidget(self.view, 1)

    def show_answer(self, answer: Answer) -> None:
        self.facets.show(answer)
        many = self.facets.values() > _MANY or bool(self.filter_line.text())
        self.filter_line.setVisible(many)
        self._hint.setVisible(not self.facets.rowCount() and not self.filter_line.text())


class FacetList(QListView):
    """Click or Space includes a value, the right half of the box, Alt+click or the minus key excludes it."""

    value_toggled = Signal(str, str, bool)
    menu_asked = Signal(object, object)  # a menu about to be shown, and its line: others may add to it

    def __init__(self, facets: FacetModel, name: str) -> None:
        super().__init__()
        self._line: Line | None = None
        self.setModel(facets)
        facets.modelReset.connect(self._stay)  # after setModel: the selection forgets first
        self.setItemDelegate(_Row(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setToolTip(tr("单击选中,再单击取消;Alt+单击或减号键排除"))

    def _stay(self) -> None:
        """New lines: the keyboard stays on the value where it was."""
        for row in range(self.model().rowCount()):
            line = self.model().index(row, 0).data(LINE)
            if self._line and (line.field, line.value) == (self._line.field, self._line.value):
                self.setCurrentIndex(self.model().index(row, 0))
                return

    def currentChanged(self, current, previous):  # type: ignore[no-untyped-def]
        super().currentChanged(current, previous)
        self._line = current.data(LINE) or self._line

    def take_focus(self) -> None:
        """The keyboard to the value that it stood on, else to the first."""
        self.setFocus()
        if not self.currentIndex().isValid():
            rows = (self.model().index(row, 0) for row in range(self.model().rowCount()))
            first = next(
                (index for index in rows if index.flags() & Qt.ItemFlag.ItemIsEnabled), QModelIndex()
            )
            self.setCurrentIndex(first)

    def toggle(self, index: QModelIndex, exclude: bool = False) -> None:
        line = index.data(LINE)
        if line and line.value is not None:
            self.value_toggled.emit(line.field, line.value, exclude or line.excluded)

    def mouseReleaseEvent(self, event):  # type: ignore[no-untyped-def]
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self.toggle(index, bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))

    def keyPressEvent(self, event):  # type: ignore[no-untyped-def]
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self.toggle(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Minus, Qt.Key.Key_Delete):
            self.toggle(self.currentIndex(), exclude=True)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event):  # type: ignore[no-untyped-def]
        index = self.indexAt(event.pos())
        line = index.data(LINE)
        if not line or line.value is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icons.icon("check"), tr("只看“{v}”", v=index.data()), lambda: self.toggle(index))
        menu.addAction(icons.icon("minus"), tr("排除“{v}”", v=index.data()), lambda: self.toggle(index, True))
        self.menu_asked.emit(menu, line)
        menu.popup(event.globalPos())


class _Row(QStyledItemDelegate):
    def sizeHint(self, option, index):  # type: ignore[no-untyped-def]
        return QSize(60, round(28 * theme.scale()))

    def paint(self, painter, option, index):  # type: ignore[no-untyped-def]
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        line: Line = index.data(LINE)
        if line.value is None:
            self._heading(painter, option.rect, index.data())
        else:
            self._value(painter, option, index.data(), line)
        painter.restore()

    def _heading(self, painter, rect, text):  # type: ignore[no-untyped-def]
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.color("secondary"))
        painter.drawText(rect.adjusted(12, 6, -12, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _value(self, painter, option, text, line):  # type: ignore[no-untyped-def]
        colors, rect = theme.current(), option.rect
        if line.included:
            painter.fillRect(rect, QColor(colors.tint))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colors.hover))
        _box(painter, QRect(rect.left() + 12, rect.center().y() - 7, 15, 15), line)
        shade = colors.accent if line.included else colors.warn if line.excluded else colors.text
        shade = shade if line.count or line.included or line.excluded else colors.dimmed
        painter.setFont(theme.font(13, bold=line.included))
        number = f"{line.count:,}"
        area = rect.adjusted(36, 0, -12, 0)
        painter.setPen(QColor(colors.accent if line.included else colors.secondary))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        painter.setPen(QColor(shade))
        room = area.width() - painter.fontMetrics().horizontalAdvance(number) - 8
        said = tr("不含 {value}", value=text) if line.excluded else text
        said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)


def _box(painter, rect: QRect, line: Line) -> None:  # type: ignore[no-untyped-def]
    """A tick box: empty, ticked, or crossed through when the value is excluded."""
    colors = theme.current()
    on = line.included or line.excluded
    shade = QColor(colors.accent if line.included else colors.warn if line.excluded else colors.dimmed)
    painter.setPen(QPen(shade, 1.4))
    painter.setBrush(shade if on else QColor(colors.pane))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(QPen(QColor(colors.on_accent if line.included else colors.pane), 2))
    x, y = rect.left(), rect.top()
    if line.included:
        painter.drawPolyline(
            QPolygonF([QPointF(x + 3.5, y + 8), QPointF(x + 6.5, y + 11), QPointF(x + 12, y + 4.5)])
        )
    elif line.excluded:
        painter.drawLine(x + 4, y + 8, x + 11, y + 8)


def _spoken(line: Line) -> str:
    if line.value is None:
        return tr(words.FIELDS[line.field])
    state = tr(",已选") if line.included else tr(",已排除") if line.excluded else ""
    return tr("{v},{n} 个案例", v=words.value(line.field, line.value), n=line.count) + state
