"""The facts of a case as a model of rows, narrowed by what one types: words, or the letters of a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRegularExpression,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFont, QGuiApplication

from gui.case.fact_rows import Row
from gui.i18n import tr
from gui.look import theme
from gui.review.reviewed import state_words
from gui.stores import typed_as

SORT_ROLE = Qt.ItemDataRole.UserRole
WORDS_ROLE = SORT_ROLE + 1  # of a row, whatever the column: all its words
SPELT_ROLE = SORT_ROLE + 2  # the same, and what may be typed for its names
_BEGINS = "\N{UNIT SEPARATOR}"
Index = QModelIndex | QPersistentModelIndex
_SAID = {"confirmed": "good", "corrected": "good", "added": "good", "rejected": "bad", "conflict": "warn"}
_STATES = {"bad": "bad", "doubt": "warn", "good": "good", "open": "warn"}
Said = Callable[[str, int], str]


class FactModel(QAbstractTableModel):
    """Rows of words; numbers right-aligned and sorted as numbers. The columns `spelt` hold names, found by pinyin too."""

    def __init__(
        self,
        heads: tuple[str, ...],
        right: frozenset[int] = frozenset(),
        judged: bool = True,
        spelt: tuple[int, ...] = (),
    ) -> None:
        super().__init__()
        self._spelt = spelt
        self._heads = (*heads, tr("审核")) if judged else heads
        self._right = right
        self.judged_column = len(heads) if judged else -1
        self._rows: list[Row] = []
        self._said: Said = lambda kind, index: ""

    def show(self, rows: list[Row], said: Said) -> None:
        """`said` tells what people have decided about an item."""
        self.beginResetModel()
        self._rows, self._said = rows, said
        self.endResetModel()

    def state(self, row: Row) -> str:
        """The judgement that all items of a row share, or `some`."""
        states = {self._said(row.kind, item) for item in row.items}
        return states.pop() if len(states) == 1 else "some"

    def words(self, column: int, rows: int) -> list[str]:
        """The head and the first cells of a column."""
        return [self._heads[column], *(self._cell(row, column) for row in self._rows[:rows])]

    def _cell(self, row: Row, column: int) -> str:
        return row.cells[column] if column < len(row.cells) else state_words(self.state(row))

    def _all_words(self, row: Row) -> str:
        return "\n".join((*row.cells, self._cell(row, len(row.cells))))

    def _spellings(self, row: Row) -> str:
        """What may be typed for the names of a row, each behind a sign that nobody types."""
        ways = (way for column in self._spelt for way in typed_as(row.cells[column]))
        return "".join(f"{_BEGINS}{way}" for way in ways)

    def row(self, number: int) -> Row:
        return self._rows[number]

    def find(self, kind: str, index: int) -> int:
        """The number of the row that stands for an item, or -1."""
        for number, row in enumerate(self._rows):
            if row.kind == kind and index in row.items:
                return number
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(row, column)
        if role == SORT_ROLE:
            return row.key(column) if column < len(row.cells) else self._cell(row, column)
        if role == WORDS_ROLE:
            return self._all_words(row)
        if role == SPELT_ROLE:
            return self._all_words(row) + self._spellings(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._color(row, column)
        if role == Qt.ItemDataRole.FontRole and self.state(row) == "rejected" and column < len(row.cells):
            struck = QFont(QGuiApplication.font())
            struck.setStrikeOut(True)
            return struck
        return None

    def _color(self, row: Row, column: int) -> object:
        state = self.state(row)
        if column == len(row.cells):
            return theme.color(_SAID.get(state, "secondary"))
        if state == "rejected":
            return theme.color("secondary")
        if column in (0, 2) and row.state in _STATES:
            return theme.color(_STATES[row.state]) if column == 0 or row.kind == "place" else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in self._right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class Narrowed(QSortFilterProxyModel):
    """A filter over all columns; until a head is clicked the order is that of the text."""

    def __init__(self, model: FactModel) -> None:
        super().__init__()
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)
        self.setFilterKeyColumn(0)

    def narrow(self, typed: str) -> None:
        """Only rows with these words in any cell; of letters also those with a name that is spelt so, or whose initials
        they are."""
        typed = typed.strip()
        letters = typed.replace(" ", "").replace("'", "").lower()
        spelt = letters.isascii() and letters.isalpha()
        words = QRegularExpression.escape(typed)
        wanted = f"^[^{_BEGINS}]*{words}|{_BEGINS}{letters}" if spelt else words
        self.setFilterRole(SPELT_ROLE if spelt else WORDS_ROLE)
        option = QRegularExpression.PatternOption.CaseInsensitiveOption
        self.setFilterRegularExpression(QRegularExpression(wanted, option))
