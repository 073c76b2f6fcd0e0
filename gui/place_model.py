"""The place tree as a lazy model over arrays: 45,000 nodes without an object a row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from core.model import PlaceNode
from gui.i18n import tr

KEY, COUNT, KNOWN, FORMER = (Qt.ItemDataRole.UserRole + i for i in range(4))
_SEPARATOR = "\n"
_NOWHERE = QModelIndex()


class PlaceModel(QAbstractItemModel):
    """One row 全国 above all; below it the library's nodes, each with its live count.

    An index's id is the node's number plus one; 全国 is 0. `_children` holds shown nodes ordered by parent, and
    `_first[p]` is where the children of node `p - 1` begin.
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
        self._counts = np.asarray(counts, dtype=np.int64)
        tops = self._counts[self._parents < 0]
        self._total = int(tops.sum()) if total is None else total
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
        return () if matches is None else tuple(self._keys[i] for i in np.flatnonzero(matches))

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
        first = int(self._first[parent.internalId()])
        return self.createIndex(row, 0, int(self._children[first + row]) + 1)

    def parent(self, index=None):  # type: ignore[no-untyped-def]
        if index is None:
            return super().parent()
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        above = int(self._parents[index.internalId() - 1])
        return self.createIndex(0, 0, 0) if above < 0 else self._index(above)

    def rowCount(self, parent=_NOWHERE):  # type: ignore[no-untyped-def]
        if not parent.isValid():
            return 1
        number = parent.internalId()
        return int(self._first[number + 1] - self._first[number])

    def columnCount(self, parent=_NOWHERE):  # type: ignore[no-untyped-def]
        return 1

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):  # type: ignore[no-untyped-def]
        if not index.isValid():
            return None
        node = index.internalId() - 1
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[node] if node >= 0 else tr("全国")
        if role == COUNT:
            return int(self._counts[node]) if node >= 0 else self._total
        if role == KEY:
            return self._keys[node] if node >= 0 else ""
        if role == KNOWN:
            return bool(self._known[node]) if node >= 0 else True
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = self._names[node] if node >= 0 else tr("全国")
            return tr("{name},{count} 个案例", name=name, count=self.data(index, COUNT))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(node)
        return None

    # --- arrays ---

    def _set_arrays(self, nodes: Sequence[PlaceNode]) -> None:
        self._names = [f"{node.name}({node.former})" if node.former else node.name for node in nodes]
        self._keys = [node.key for node in nodes]
        self._formers = {node.index: node.former for node in nodes if node.former}
        self._numbers = {key: i for i, key in enumerate(self._keys)}
        self._rank = np.empty(len(nodes), np.int64)
        self._rank[sorted(range(len(nodes)), key=lambda i: _order(nodes[i]))] = np.arange(len(nodes))
        self._parents = np.fromiter((node.parent for node in nodes), np.int64, len(nodes))
        # What is above a place that only the text knows has no code either, but counties and up are all known.
        self._known = np.fromiter((node.known or node.level < 4 for node in nodes), bool, len(nodes))
        self._counts = np.zeros(len(nodes), np.int64)
        self._sought = _SEPARATOR.join(
            f"{n.name}|{n.former}|{n.pinyin.replace(' ', '')}|{n.initials}".lower() for n in nodes
        )
        self._ends = np.cumsum([len(line) + 1 for line in self._sought.split(_SEPARATOR)])
        self._show(None)

    def _show(self, shown: np.ndarray | None) -> None:
        count = len(self._names)
        picked = np.arange(count) if shown is None else np.flatnonzero(shown)
        parents = self._parents[picked]
        order = np.lexsort((self._rank[picked], parents))
        self._children = picked[order]
        self._first = np.searchsorted(parents[order], np.arange(-1, count + 1), side="left")
        self._row = np.full(count, -1, np.int64)
        self._row[self._children] = np.arange(len(picked)) - self._first[self._parents[self._children] + 1]

    def _index(self, node: int) -> QModelIndex:
        row = int(self._row[node])
        return QModelIndex() if row < 0 else self.createIndex(row, 0, node + 1)

    def _matches(self, words: str) -> np.ndarray | None:
        if not words:
            return None
        found = np.zeros(len(self._names), bool)
        at = self._sought.find(words)
        while at >= 0:
            node = bisect_right(self._ends, at)
            found[node] = True
            at = self._sought.find(words, int(self._ends[node]))
        return found

    def _family(self, matches: np.ndarray) -> np.ndarray:
        """The matches with everything above and below them (parents stand before children)."""
        below = matches.copy()
        parents = self._parents
        for _ in range(5):
            below |= (parents >= 0) & below[parents]
        above = matches.copy()
        for _ in range(5):
            picked = parents[above]
            above[picked[picked >= 0]] = True
        return above | below

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
