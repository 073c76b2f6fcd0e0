"""The register of programmes as a table model that filters by words, pinyin and kind, and sorts itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gui import wording
from gui.i18n import tr
from gui.look import theme

Index = QModelIndex | QPersistentModelIndex
NAME, KIND, CASES, PLACES, FIRST, LAST = range(6)
HEADS = ("名称", "类别", "案例", "地区", "最早", "最近")
MISPRINTS = "?"
"""The choice of kind that shows only suspected misprints."""
_NUMBERS = frozenset({CASES, PLACES})


class Registered(Protocol):
    """A programme by its normal name; `core.library` gives them."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def cases(self) -> int: ...
    @property
    def mentions(self) -> int: ...
    @property
    def places(self) -> int: ...
    @property
    def first(self) -> str: ...
    @property
    def last(self) -> str: ...
    @property
    def explanation(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def lookalikes(self) -> tuple[str, ...]: ...
    @property
    def pinyin(self) -> str: ...
    @property
    def initials(self) -> str: ...


class RegisterModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Registered] = ()
        self._shown: list[Registered] = []
        self._typed, self._kind = "", ""
        self._column, self._down = -1, False

    def show(self, programmes: Sequence[Registered]) -> None:
        self._all = programmes
        self._arrange()

    def narrow(self, typed: str, kind: str) -> None:
        """Those with these words in their name, or whose pinyin or initials begin so; of one kind."""
        self._typed, self._kind = typed.strip().lower(), kind
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._down = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def programme(self, row: int) -> Registered:
        return self._shown[row]

    def find(self, name: str) -> int:
        """The row of a name, or -1."""
        return next((row for row, one in enumerate(self._shown) if one.name == name), -1)

    def total(self) -> int:
        return len(self._all)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = [one for one in self._all if self._wanted(one)]
        if self._kind == MISPRINTS:
            self._shown.sort(key=_side_by_side)
        elif self._column >= 0:
            self._shown.sort(key=lambda one: _key(one, self._column), reverse=self._down)
        self.endResetModel()

    def _wanted(self, one: Registered) -> bool:
        if self._kind == MISPRINTS and not one.lookalikes:
            return False
        if self._kind not in ("", MISPRINTS, one.kind):
            return False
        spoken = self._typed.replace(" ", "").replace("'", "")
        return (
            not self._typed
            or self._typed in one.name.lower()
            or one.initials.startswith(spoken)
            or one.pinyin.replace(" ", "").startswith(spoken)
        )

    # --- Qt's side ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one, column = self._shown[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _cells(one)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.explanation or one.name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.ForegroundRole and column == NAME and one.lookalikes:
            return theme.color("warn")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADS[section])
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _cells(one: Registered) -> tuple[str, ...]:
    name = (
        tr("{name} ≈ {others}", name=one.name, others="、".join(one.lookalikes))
        if one.lookalikes
        else one.name
    )
    return (
        name, wording.programme_kind(one.kind), f"{one.cases:,}", f"{one.places:,}",
        one.first or wording.NONE, one.last or wording.NONE,
    )  # fmt: skip


def _key(one: Registered, column: int) -> tuple[float, str]:
    number = {CASES: one.cases, PLACES: one.places}.get(column, 0)
    words = {NAME: one.pinyin or one.name, KIND: one.kind, FIRST: one.first, LAST: one.last}.get(column, "")
    return (number, words)


def _side_by_side(one: Registered) -> tuple[str, int, str]:
    return min(one.name, *one.lookalikes), -one.cases, one.name
