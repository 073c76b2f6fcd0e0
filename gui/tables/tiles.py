"""A tile map: one square a province where it lies, or a unit's own units in rows; no boundary lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from gui.i18n import tr
from gui.look import theme

SIDE, GAP = 68, 4
_PROVINCES = """
        黑
     蒙  吉
 新甘宁晋冀京津辽
  青陕豫鲁
 藏川渝鄂皖苏沪
  云贵湘赣浙
   桂粤闽 台
   琼澳港
"""
"""Where each province lies, by its one-character name, one square a character."""
_NAMED = {
    "黑": "黑龙江省", "蒙": "内蒙古自治区", "吉": "吉林省", "新": "新疆维吾尔自治区", "甘": "甘肃省", "宁": "宁夏回族自治区", "晋": "山西省", "冀": "河北省", "京": "北京市",
    "津": "天津市", "辽": "辽宁省", "青": "青海省", "陕": "陕西省", "豫": "河南省", "鲁": "山东省", "藏": "西藏自治区", "川": "四川省", "渝": "重庆市", "鄂": "湖北省",
    "皖": "安徽省", "苏": "江苏省", "沪": "上海市", "云": "云南省", "贵": "贵州省", "湘": "湖南省", "赣": "江西省", "浙": "浙江省", "桂": "广西壮族自治区", "粤": "广东省",
    "闽": "福建省", "台": "台湾省", "琼": "海南省", "澳": "澳门特别行政区", "港": "香港特别行政区",
}  # fmt: skip
_ENDINGS = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
_FEWEST_COLUMNS = 4
_READABLE = 4.5  # WCAG 2.1, 1.4.3


@dataclass(frozen=True, slots=True)
class Value:
    """What a tile shows: how deep its colour is (0 to 1), in words, and whether there is anything at all."""

    depth: float
    said: str
    any: bool


def provinces() -> dict[str, tuple[int, int]]:
    """Row and column of each province by its full name."""
    lines = _PROVINCES.strip("\n").split("\n")
    return {_NAMED[c]: (row, at) for row, line in enumerate(lines) for at, c in enumerate(line) if c != " "}


class TileMap(QWidget):
    """`chosen` carries the key of the place whose tile was clicked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[Tile] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def show_country(self, values: Mapping[str, Value]) -> None:
        """All provinces in their places; those without a value are empty squares."""
        self._show([(name, name, *cell) for name, cell in provinces().items()], values)

    def show_units(self, units: Sequence[tuple[str, str]], values: Mapping[str, Value]) -> None:
        """(key, name) of the units of one place, in rows that make about a square."""
        across = max(_FEWEST_COLUMNS, round(len(units) ** 0.5 * 1.3))
        self._show([(key, name, *divmod(i, across)) for i, (key, name) in enumerate(units)], values)

    def _show(self, cells: Sequence[tuple[str, str, int, int]], values: Mapping[str, Value]) -> None:
        self._fit(len(cells))
        for tile, (key, name, row, column) in zip(self.tiles, cells, strict=True):
            tile.show_value(key, name, values.get(key, Value(0, "", False)))
            self._grid.addWidget(tile, row, column)

    def _fit(self, count: int) -> None:
        """As many tiles as are wanted; those that are there already stay."""
        for tile in self.tiles[count:]:
            self._grid.removeWidget(tile)
            tile.deleteLater()
        del self.tiles[count:]
        while len(self.tiles) < count:
            tile = Tile()
            tile.clicked.connect(lambda _=False, tile=tile: self.chosen.emit(tile.key))
            self.tiles.append(tile)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        here = self.focusWidget()
        if step is None or not isinstance(here, Tile):
            super().keyPressEvent(event)
        elif there := self._beside(here, *step):
            there.setFocus(Qt.FocusReason.TabFocusReason)

    def _beside(self, tile: Tile, down: int, across: int) -> Tile | None:
        """The nearest tile in a direction, over empty squares."""
        row, column = self._cell(tile)
        for far in range(1, 12):
            item = self._grid.itemAtPosition(row + down * far, column + across * far)
            if item is not None and isinstance(item.widget(), Tile):
                return item.widget()  # type: ignore[return-value]
        return None

    def _cell(self, tile: Tile) -> tuple[int, int]:
        row, column, *_ = self._grid.getItemPosition(self._grid.indexOf(tile))  # type: ignore[misc]
        return row, column


class Tile(QAbstractButton):
    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self._name, self._value = "", Value(0, "", False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        side = max(SIDE, self.fontMetrics().horizontalAdvance("内蒙古") + 16)
        return QSize(side, round(side * 0.8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()  # the map goes by its rows and columns, a button by the order of tabs
        else:
            super().keyPressEvent(event)

    def show_value(self, key: str, name: str, value: Value) -> None:
        self.key, self._name, self._value = key, name, value
        self.setAccessibleName(tr("{name},{said}", name=name, said=value.said or tr("没有案例")))
        self.setToolTip(self.accessibleName())
        self.setEnabled(value.any)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        dress = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = mixed(dress.pill, dress.accent, self._value.depth) if self._value.any else QColor(dress.pane)
        painter.setBrush(ground)
        edge = dress.text if self.hasFocus() else dress.accent if self.underMouse() else dress.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(readable_on(ground) if self._value.any else QColor(dress.dimmed))
        name = painter.fontMetrics().elidedText(
            short(self._name), Qt.TextElideMode.ElideRight, self.width() - 6
        )
        half = box.height() / 2
        middle = Qt.AlignmentFlag.AlignHCenter
        if not self._value.said:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        else:
            painter.drawText(
                QRectF(box.topLeft(), QPointF(box.right(), box.top() + half)),
                middle | Qt.AlignmentFlag.AlignBottom,
                name,
            )
            painter.drawText(QRectF(QPointF(box.left(), box.top() + half), box.bottomRight()), middle | Qt.AlignmentFlag.AlignTop, self._value.said)  # fmt: skip
        painter.end()


def short(name: str) -> str:
    """新疆 for 新疆维吾尔自治区, 晋城 for 晋城市; a county keeps its class word."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name[: -len(ending)]
    return name


def mixed(low: str, high: str, depth: float) -> QColor:
    """A colour between two, `depth` of the way."""
    a, b = QColor(low), QColor(high)
    return QColor(*(round(x + (y - x) * depth) for x, y in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True)))  # type: ignore[index]


def readable_on(ground: QColor) -> QColor:
    """The theme's text or its text on the accent where that can be read, else black or white: one of them always can."""
    own = QColor(theme.current().text), QColor(theme.current().on_accent)
    best = max(own, key=lambda color: contrast(color, ground))
    if contrast(best, ground) >= _READABLE:
        return best
    return max(QColor("#000000"), QColor("#FFFFFF"), key=lambda color: contrast(color, ground))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())
