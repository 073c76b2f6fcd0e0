"""The place tree as a lazy model over lists: 45,000 nodes without an object a row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from core.model import PlaceNode
from gui.i18n import tr

KEY, COUNT, KNOWN, FORMER = (Qt.ItemDataRole.UserRole + i for i in range(4))
_SEPARATOR = "\n"
_NOWHERE = QModelIndex()
_NONE: list[int] = []  # the children of most nodes: one list for all


class PlaceModel(QAbstractItemModel):
    """One row 全国 above all; below it the library's nodes, each with its live count.

    An index's id is the node's number plus one; 全国 is 0, and so are the places in `_children` and `_row`. Lists, not
    numpy: the start would wait for it, and Qt asks for one number at a time.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._total = 0
        self._set_arrays(())

    # --- what the library says ---

    def set_nodes(self, nodes: Sequence[PlaceNode]) -> None:
        self.beginResetModel()
        self._set_arrays(nodes)
        self.endResetModel()

    def set_counts(self, counts: Sequence[int], total: int | None = None) -> None:
        """Counts by node number; `total` is the count of 全国 if it is more than the sum of its provinces."""
        if len(counts) != len(self._names):
            return
        self._counts = counts
        tops = (count for count, parent in zip(counts, self._parents, strict=True) if parent < 0)
        self._total = sum(tops) if total is None else total
        top = self.index(0, 0)
        self.dataChanged.emit(top, top)

    def filter(self, words: str) -> tuple[str, ...]:
        """Show only nodes whose name, pinyin or initials contain `words`, with all above and below them.

        Returns the keys of the matches, in order, shortest path first.
        """
        matches = self._matches(words.strip().lower().replace(" ", ""))
        self.beginResetModel()
        self._show(None if matches is None else self._family(matches))
        self.endResetModel()
        return () if matches is None else tuple(self._keys[i] for i in sorted(matches))

    # --- where things are ---

    def index_of(self, key: str) -> QModelIndex:
        """The index of a place by its key (empty: 全国); invalid if it is not shown."""
        if not key:
            return self.index(0, 0)
        node = self._numbers.get(key)
        return QModelIndex() if node is None else self._index(node)

    def key(self, index: QModelIndex) -> str:
        node = index.internalId() - 1
        return self._keys[node] if index.isValid() and node >= 0 else ""

    def __len__(self) -> int:
        return len(self._names)

    # --- what Qt asks ---

    def index(self, row, column, parent=_NOWHERE):  # type: ignore[no-untyped-def]
        if column or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(0, 0, 0)
        return self.createIndex(row, 0, self._children[parent.internalId()][row] + 1)

    def parent(self, index=None):  # type: ignore[no-untyped-def]
        if index is None:
            return super().parent()
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        above = self._parents[index.internalId() - 1]
        return self.createIndex(0, 0, 0) if above < 0 else self._index(above)

    def rowCount(self, parent=_NOWHERE):  # type: ignore[no-untyped-def]
        if not parent.isValid():
            return 1
        return len(self._children[parent.internalId()])

    def columnCount(self, parent=_NOWHERE):  # type: ignore[no-untyped-def]
        return 1

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):  # type: ignore[no-untyped-def]
        if not index.isValid():
            return None
        node = index.internalId() - 1
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[node] if node >= 0 else tr("全国")
        if role == COUNT:
            return self._counts[node] if node >= 0 else self._total
        if role == KEY:
            return self._keys[node] if node >= 0 else ""
        if role == KNOWN:
            return self._known[node] if node >= 0 else True
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = self._names[node] if node >= 0 else tr("全国")
            return tr("{name},{count} 个案例", name=name, count=self.data(index, COUNT))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(node)
        return None

    # --- lists ---

    def _set_arrays(self, nodes: Sequence[PlaceNode]) -> None:
        self._names = [f"{node.name}({node.former})" if node.former else node.name for node in nodes]
        self._keys = [node.key for node in nodes]
        self._formers = {node.index: node.former for node in nodes if node.former}
        self._numbers = {key: i for i, key in enumerate(self._keys)}
        self._parents = [node.parent for node in nodes]
        self._ordered = sorted(range(len(nodes)), key=lambda i: _order(nodes[i]))
        # What is above a place that only the text knows has no code either, but counties and up are all known.
        self._known = [node.known or node.level < 4 for node in nodes]
        self._counts: Sequence[int] = [0] * len(nodes)
        lines = [f"{n.name}|{n.former}|{n.pinyin.replace(' ', '')}|{n.initials}".lower() for n in nodes]
        self._sought = _SEPARATOR.join(lines)
        self._ends = list(accumulate(len(line) + 1 for line in lines))
        self._show(None)

    def _show(self, shown: set[int] | None) -> None:
        self._children: list[list[int]] = [[]] + [_NONE] * len(self._names)
        self._row = [-1] * len(self._names)
        for node in self._ordered:
            if shown is not None and node not in shown:
                continue
            above = self._parents[node] + 1
            if self._children[above] is _NONE:
                self._children[above] = []
            self._row[node] = len(self._children[above])
            self._children[above].append(node)

    def _index(self, node: int) -> QModelIndex:
        row = self._row[node]
        return QModelIndex() if row < 0 else self.createIndex(row, 0, node + 1)

    def _matches(self, words: str) -> set[int] | None:
        if not words:
            return None
        found = set()
        at = self._sought.find(words)
        while at >= 0:
            node = bisect_right(self._ends, at)
            found.add(node)
            at = self._sought.find(words, self._ends[node])
        return found

    def _family(self, matches: set[int]) -> set[int]:
        """The matches with everything above and below them (parents stand before children)."""
        family = set(matches)
        for node, parent in enumerate(self._parents):
            if parent in family:
                family.add(node)
        for node in matches:
            while (node := self._parents[node]) >= 0:
                family.add(node)
        return family

    def _tip(self, node: int) -> str:
        if node < 0:
            return ""
        lines = [self._keys[node].replace("/", " › ")]
        if node in self._formers:
            lines.append(tr("曾名 {name}", name=self._formers[node]))
        if not self._known[node]:
            lines.append(tr("只见于案例原文,地名库中没有"))
        return "\n".join(lines)


_PROVINCES = (
    "北京天津河北山西内蒙辽宁吉林黑龙上海江苏浙江安徽福建江西山东河南湖北湖南"
    "广东广西海南重庆四川贵州云南西藏陕西甘肃青海宁夏新疆台湾香港澳门"
)
_PROVINCE_ORDER = {_PROVINCES[i : i + 2]: i for i in range(0, len(_PROVINCES), 2)}


def _order(node: PlaceNode) -> tuple[int, str]:
    """Provinces as the state lists them, what lies in them by its pinyin."""
    return (_PROVINCE_ORDER.get(node.name[:2], 99) if node.level == 1 else 0, node.pinyin or node.name)


def outermost(keys: Iterable[str]) -> tuple[str, ...]:
    """Without the places that lie inside another one of them; 全国 alone takes in all."""
    whole = tuple(dict.fromkeys(keys))
    if "" in whole:
        return ()
    return tuple(k for k in whole if not any(k.startswith(other + "/") for other in whole))
