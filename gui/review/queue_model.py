"""What waits for a reviewer as the rows of a list: kind and words, what is doubted, and in which case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from core.model import Span
from gui.i18n import tr

Index = QModelIndex | QPersistentModelIndex
DOUBT = Qt.ItemDataRole.UserRole
KINDS = {
    "contradiction": ("×", "不符", "bad"), "odd": ("?", "存疑", "warn"), "place": ("◎", "地名待定", "warn"),
    "split": ("¶", "切分待定", "warn"), "misprint": ("≈", "疑似笔误", "warn"),
}  # fmt: skip
"""Sign, name and colour of each kind of doubt."""


class Doubt(Protocol):
    """One thing to be looked at; `core.library` gives them."""

    @property
    def kind(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def case_id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def review(self) -> str: ...
    @property
    def span(self) -> Span: ...
    @property
    def words(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def others(self) -> tuple[str, ...]: ...
    @property
    def sure(self) -> float: ...


def key(doubt: Doubt) -> tuple[str, int, Span]:
    """What makes a doubt the same one in the next answer."""
    return doubt.kind, doubt.case_id, doubt.span


def reason(doubt: Doubt) -> str:
    """What is doubted, in words."""
    others = [other.replace("/", " › ") for other in doubt.others[:3]]
    if doubt.kind == "place":
        return tr("可能是 {places}", places=tr(" 或 ").join(others)) if others else tr("地名库中没有这个地方")
    if doubt.kind == "misprint":
        return tr("与“{name}”只差字序", name="”“".join(others))
    if doubt.kind == "split":
        return tr("这里像是一个案例的开头,把握 {n} %", n=round(doubt.sure * 100))
    return doubt.note


class QueueModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._all: list[Doubt] = []
        self._shown: list[Doubt] = []
        self._kind = ""

    def show(self, doubts: Sequence[Doubt]) -> None:
        self._all = list(doubts)
        self._arrange()

    def narrow(self, kind: str) -> None:
        """Only doubts of a kind; "": all."""
        self._kind = kind
        self._arrange()

    def drop(self, doubt: Doubt) -> None:
        """Take out what has just been decided; the next answer will not have it either."""
        if doubt in self._shown:
            row = self._shown.index(doubt)
            self.beginRemoveRows(QModelIndex(), row, row)
            self._shown.pop(row)
            self._all.remove(doubt)
            self.endRemoveRows()

    def doubt(self, row: int) -> Doubt | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def find(self, doubt: Doubt | None) -> int:
        """The row of the same doubt, or -1."""
        wanted = key(doubt) if doubt else None
        return next((row for row, one in enumerate(self._shown) if key(one) == wanted), -1)

    def of_case(self, case_id: int) -> int:
        """How many doubts of a case wait."""
        return sum(one.case_id == case_id for one in self._all)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = [one for one in self._all if self._kind in ("", one.kind)]
        self.endResetModel()

    # --- Qt's side ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        doubt = self._shown[index.row()]
        _, name, _ = KINDS[doubt.kind]
        if role == DOUBT:
            return doubt
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{tr(name)} {doubt.words}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{reason(doubt)}\n{doubt.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{kind}:{words}。{reason}。{title}", kind=tr(name), words=doubt.words,
                      reason=reason(doubt), title=doubt.title)  # fmt: skip
        return None
