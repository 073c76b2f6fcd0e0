"""View 4, 图示: where the cases of the query are, as a tile map, and their themes and years as bars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.model import Answer, FilterField, PlaceNode, PlaceTree
from gui import queries, saving, wording, words
from gui.i18n import tr
from gui.look import theme
from gui.tables.count_bars import Count, CountBars
from gui.tables.figures_model import FigureLine, unit_of, value_of
from gui.tables.tiles import TileMap, Value

_BARS: tuple[tuple[FilterField, int], ...] = (("theme", 12), ("year", 12))
_COUNTRY = "/"  # a link must lead somewhere, and no place's key begins like this
_INDICATORS = 30
_FEWEST = 2
"""An indicator is offered where so many places of the map have it."""


class ChartsView(QWidget):
    """`place_chosen` carries the key of a place ("" for the whole country), `value_toggled` a field and its value."""

    place_chosen = Signal(str)
    value_toggled = Signal(str, str)
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("casepane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.map = TileMap()
        self.bars = {field: CountBars(tr(words.FIELDS[field])) for field, _ in _BARS}
        self.crumbs = QLabel()
        self.crumbs.setTextFormat(Qt.TextFormat.RichText)
        self.crumbs.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.LinksAccessibleByMouse)  # fmt: skip
        self.measure = QComboBox()
        self.measure.setAccessibleName(tr("颜色表示"))
        self.measure.setMinimumWidth(200)
        self.saving = QToolButton()
        self.saving.setText(tr("存为图片"))
        self.saving.setAccessibleName(tr("存为图片"))
        for edge in ("segment", "first", "last"):
            self.saving.setProperty(edge, True)
        self._answer, self._nodes = Answer(queries.Query()), PlaceTree()
        self._lines: Sequence[FigureLine] = ()
        self._build()
        self._connect()

    def show_answer(self, answer: Answer, nodes: Sequence[PlaceNode]) -> None:
        self._answer, self._nodes = answer, PlaceTree.of(nodes)
        self.nothing.setVisible(not answer.total)
        self.nothing.setText(
            tr("没有符合条件的案例,去掉一个条件试试")
            if queries.narrowed(answer.query)
            else tr("这个库里还没有案例,先导入材料")
        )
        self._show_bars()
        self._show_map()

    def show_figures(self, lines: Sequence[FigureLine], more: bool = False) -> None:
        """The figures of the query, from which the map can take its colours."""
        self._lines = lines
        kept = self.measure.currentData()
        self.measure.blockSignals(True)
        self.measure.clear()
        self.measure.addItem(tr("案例数"), None)
        for indicator, unit in _measurable(lines):
            self.measure.addItem(f"{indicator}({unit},中位数)", (indicator, unit))
        self.measure.setCurrentIndex(max(self.measure.findData(kept), 0))
        self.measure.blockSignals(False)
        self._show_map()

    # --- what is shown ---

    def _show_map(self) -> None:
        here = self._here()
        units = self._nodes.below(here.index if here else -1)
        values = self._values(units)
        if here is None:
            self.map.show_country(values)
        else:
            self.map.show_units([(node.key, node.name) for node in units], values)
        self.crumbs.setText(self._trail(here))

    def _here(self) -> PlaceNode | None:
        """The place whose units are shown: the one that the query chooses, or what is above it if nothing is below."""
        chosen = queries.values(self._answer.query, "place")
        node = self._nodes.called(chosen[0]) if len(chosen) == 1 else None
        if node is not None and node.index not in self._nodes.parents:
            node = self._nodes[node.parent] if node.parent >= 0 else None
        return node

    def _values(self, units: Sequence[PlaceNode]) -> dict[str, Value]:
        counts = self._answer.tree
        if len(counts) != len(self._nodes):
            return {node.key: Value(0, "", False) for node in units}
        measure = self.measure.currentData()
        if measure is None:
            found = {node.key: float(counts[node.index]) for node in units if counts[node.index]}
            said = {key: f"{value:,.0f}" for key, value in found.items()}
        else:
            found = _medians(self._lines, *measure, units)
            said = {key: _brief(value) for key, value in found.items()}
        return _scaled(found, said, {node.key for node in units if counts[node.index]})

    def _trail(self, here: PlaceNode | None) -> str:
        color = theme.current().accent
        steps = [(tr("全国"), _COUNTRY)]
        for depth in range(1, len(here.key.split("/")) + 1) if here else ():
            names = here.key.split("/")[:depth] if here else []
            steps.append((names[-1], "/".join(names)))
        links = [
            f'<a href="{key}" style="color:{color};text-decoration:none">{name}</a>' for name, key in steps
        ]
        return f' <span style="color:{color}">›</span> '.join(links)

    def _show_bars(self) -> None:
        facets = dict(self._answer.facets)
        for field, most in _BARS:
            chosen = set(queries.values(self._answer.query, field))
            values = list(facets.get(field, ()))[:most]
            if field == "year":
                values.sort(key=lambda one: one.value)
            self.bars[field].show_counts(
                [Count(v.value, words.value(field, v.value), v.count, v.value in chosen) for v in values]
            )

    # --- saving ---

    def save(self, path: Path) -> None:
        """The view as PNG or SVG, by the file's ending; a file that cannot be written is said."""
        paper = self._paper
        size = paper.sizeHint().expandedTo(paper.size())
        if path.suffix.lower() == ".svg":
            from PySide6.QtSvg import QSvgGenerator

            target = QSvgGenerator()
            target.setFileName(str(path))
            target.setSize(size)
            target.setViewBox(QRect(0, 0, size.width(), size.height()))
            self._paint(target)
            done = path.exists() and path.stat().st_size > 0
        else:
            image = QImage(size * 2, QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(2)
            image.fill(QColor(theme.current().pane))
            self._paint(image)
            done = image.save(str(path))
        self.said.emit(
            tr("已存为 {name}", name=path.name)
            if done
            else tr("写不进 {name},请换一个文件夹", name=path.name)
        )

    def _paint(self, target: object) -> None:
        painter = QPainter(target)  # type: ignore[call-overload]
        if painter.isActive():
            self._paper.render(painter, QPoint())
            painter.end()

    def _ask_where(self) -> None:
        if file := saving.ask(self, tr("存为图片"), f"{tr('图示')}.png", "PNG (*.png);;SVG (*.svg)"):
            self.save(file)

    # --- putting it together ---

    def _build(self) -> None:
        bar = QFrame()
        bar.setObjectName("factbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 12, 6)
        label = QLabel(tr("颜色表示"))
        label.setBuddy(self.measure)
        for part in (self.crumbs, None, label, self.measure, self.saving):
            row.addWidget(part) if part else row.addStretch()
        self.nothing = QLabel()
        self.nothing.setObjectName("hint")
        self._paper = QWidget()
        self._paper.setObjectName("casepane")
        sides = QHBoxLayout(self._paper)
        sides.setContentsMargins(20, 16, 20, 16)
        sides.setSpacing(32)
        sides.addWidget(self.map, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(16)
        for bars in self.bars.values():
            column.addWidget(bars)
        column.addWidget(self.nothing)
        column.addStretch()
        sides.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._paper)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(scroll, 1)

    def _connect(self) -> None:
        self.measure.addItem(tr("案例数"), None)
        self.measure.currentIndexChanged.connect(lambda _: self._show_map())
        self.map.chosen.connect(self.place_chosen)
        self.crumbs.linkActivated.connect(lambda key: self.place_chosen.emit(key.removeprefix(_COUNTRY)))
        for field, bars in self.bars.items():
            bars.toggled.connect(lambda value, field=field: self.value_toggled.emit(field, value))
        self.saving.clicked.connect(self._ask_where)

    def sizeHint(self) -> QSize:
        return QSize(1000, 600)


def _measurable(lines: Sequence[FigureLine]) -> list[tuple[str, str]]:
    """Indicators with their unit that several places have, those of most places first."""
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in lines:
        if line.place and line.indicator:
            places[line.indicator, unit_of(line)].add(line.place)
    found = [one for one in places if len(places[one]) >= _FEWEST]
    return sorted(found, key=lambda one: (-len(places[one]), one))[:_INDICATORS]


def _medians(
    lines: Sequence[FigureLine], indicator: str, unit: str, units: Sequence[PlaceNode]
) -> dict[str, float]:
    """The middle value of an indicator among the figures that lie in each unit."""
    values: dict[str, list[float]] = defaultdict(list)
    for line in lines:
        if line.indicator == indicator and unit_of(line) == unit:
            for node in units:
                if line.place == node.key or line.place.startswith(node.key + "/"):
                    values[node.key].append(value_of(line))
    return {key: median(found) for key, found in values.items()}


def _brief(value: float) -> str:
    """1.2万, 2.03亿: what fits a tile."""
    for scale, name in ((1e8, tr("亿")), (1e4, tr("万"))):
        if abs(value) >= scale:
            return f"{value / scale:.3g}{name}"
    return wording.number(value)


def _scaled(found: Mapping[str, float], said: Mapping[str, str], known: set[str]) -> dict[str, Value]:
    """Colours by the square root, so that one large value does not whiten all others."""
    most = max((abs(value) for value in found.values()), default=0) or 1
    return {
        key: Value((abs(found.get(key, 0)) / most) ** 0.5, said.get(key, ""), key in known)
        for key in known | set(found)
    }
