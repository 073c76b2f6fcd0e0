"""The figures of a whole query as a table model that filters, sorts and groups its own list of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.model import Span
from gui import wording, words
from gui.i18n import tr
from gui.stores import spells

Index = QModelIndex | QPersistentModelIndex
INDICATOR, VALUE, TEXT, PERIOD, PLACE, PROGRAMME, THEME, CASE = range(8)
HEADS = ("指标", "数值", "原文", "时间", "地点", "项目", "主题", "案例")


class FigureLine(Protocol):
    """One figure of the library with where it stands; `core.library` gives them."""

    case_id: int
    title: str
    span: Span
    text: str
    indicator: str
    theme: str
    value: float
    value_max: float | None
    unit: str
    modifier: str
    normal_value: float | None
    normal_unit: str
    period: str
    place: str
    target: bool
    sentence: str
    programme: str


def unit_of(line: FigureLine) -> str:
    """The canonical unit, or the one that is written."""
    return line.normal_unit if wording.plain(line.normal_unit) else line.unit


def value_of(line: FigureLine) -> float:
    if line.normal_value is None or not wording.plain(line.normal_unit):
        return line.value
    return line.normal_value


def value_words(line: FigureLine) -> str:
    return f"{wording.sign(line.modifier)}{wording.number(value_of(line))} {unit_of(line)}".rstrip()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Only figures of a theme, of a canonical unit, with these words in a cell, or with a name that is spelt so."""

    theme: str = ""
    unit: str = ""
    typed: str = ""

    def __bool__(self) -> bool:
        return bool(self.theme or self.unit or self.typed)

    def takes(self, line: FigureLine) -> bool:
        if (self.theme and line.theme != self.theme) or (self.unit and unit_of(line) != self.unit):
            return False
        return not self.typed or self._says(line)

    def _says(self, line: FigureLine) -> bool:
        if self.typed.lower() in "\t".join((*_cells(line), line.place, line.sentence)).lower():
            return True
        names = (line.indicator, line.place, line.programme, line.title)
        return self.typed.isascii() and any(_spelt(self.typed, name) for name in names)

    def in_words(self) -> str:
        theme = tr(words.FIGURE_THEMES.get(self.theme, self.theme))
        return " ".join(filter(None, (theme, self.unit, self.typed)))


_spelt = lru_cache(maxsize=8192)(spells)  # a case has many figures, and its title is asked for with each


class FiguresModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[FigureLine] = ()
        self._shown: list[FigureLine] = []
        self._column, self._down = -1, False
        self.narrowing = Narrowing()
        self._grouped = False
        self._firsts: dict[int, int] = {}

    # --- what is shown ---

    def show(self, lines: Sequence[FigureLine]) -> None:
        self._all = lines
        self._arrange()

    def narrow(self, theme: str = "", unit: str = "", typed: str = "") -> None:
        """Show only some; the others stay for another time."""
        self.narrowing = Narrowing(theme, unit, typed.strip())
        self._arrange()

    def group(self, on: bool) -> None:
        """Figures of one indicator together, the indicator said once with their number."""
        self._grouped = on
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._down = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def themes(self) -> list[str]:
        """The themes there are, most frequent first."""
        return _by_number(line.theme for line in self._all)

    def units(self) -> list[str]:
        return _by_number(unit_of(line) for line in self._all)

    def line(self, row: int) -> FigureLine:
        return self._shown[row]

    def _arrange(self) -> None:
        self.beginResetModel()
        shown = [line for line in self._all if self.narrowing.takes(line)]
        if self._column >= 0:
            shown.sort(key=lambda line: _key(line, self._column), reverse=self._down)
        self._firsts = {}
        if self._grouped:
            shown.sort(key=lambda line: (not line.indicator, line.indicator))
            at = 0
            for _, group in groupby(shown, key=lambda line: line.indicator):
                self._firsts[at] = len(list(group))
                at += self._firsts[at]
        self._shown = shown
        self.endResetModel()

    # --- Qt's side ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self._shown[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            if column == INDICATOR and self._grouped:
                return self._group_words(index.row(), line)
            return _cells(line)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.sentence if column in (VALUE, TEXT) else _cells(line)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _cells(line)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column == VALUE else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _group_words(self, row: int, line: FigureLine) -> str:
        if row not in self._firsts:
            return ""
        name = line.indicator or tr("(没有指标)")
        return tr("{name} · {n} 个", name=name, n=self._firsts[row])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == VALUE else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _cells(line: FigureLine) -> tuple[str, ...]:
    indicator = line.indicator or wording.NONE
    return (
        indicator + (tr("(目标)") if line.target else ""), value_words(line), line.text,
        wording.period(line.period or None), line.place.rpartition("/")[2] or wording.NONE, line.programme or wording.NONE,
        tr(words.FIGURE_THEMES.get(line.theme, line.theme)), line.title,
    )  # fmt: skip


def table_text(lines: Sequence[FigureLine]) -> str:
    """Lines of cells between tabs under their heads, as a spreadsheet takes them."""
    rows = [tuple(tr(head) for head in HEADS), *(_cells(line) for line in lines)]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def _key(line: FigureLine, column: int) -> tuple[str, float]:
    if column == VALUE:
        return (unit_of(line), value_of(line))
    return (_cells(line)[column], 0.0)


def _by_number(values) -> list[str]:  # type: ignore[no-untyped-def]
    counted: dict[str, int] = {}
    for value in values:
        counted[value] = counted.get(value, 0) + 1
    return sorted((value for value in counted if value), key=lambda value: (-counted[value], value))
