"""The place tree as a lazy model over lists: 45,000 nodes without an object a row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from core.model import PlaceNode, PlaceTree
from gui.i18n import tr

KEY, COUNT, KNOWN, FORMER = (Qt.ItemDataRole.UserRole + i for i in range(4))
_SEPARATOR = "\n"
_NOWHERE = QModelIndex()
_NONE: list[int] = []  # the children of most nodes: one list for all


class PlaceModel(QAbstractItemModel):
    """One row 全国 above all; below it the library's nodes, each with its live count.

    An index's id is the node's number plus one, and so are the places in `_children`; 全国 is 0. Lists, not numpy: the
    start would wait for it, and Qt asks for one number at a time. What lies in a node is put into its order when somebody
    looks at it first, and what is sought when somebody types: of ten thousand nodes a start shows forty.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._total = 0
        self._set_arrays(PlaceTree())

    # --- what the library says ---

    def set_nodes(self, nodes: Sequence[PlaceNode]) -> None:
        self.beginResetModel()
        self._set_arrays(PlaceTree.of(nodes))
        self.endResetModel()

    def set_counts(self, counts: Sequence[int], total: int | None = None) -> None:
        """Counts by node number; `total` is the count of 全国 if it is more than the sum of its provinces."""
        if len(counts) != len(self):
            return
        self._counts = counts
        tops = (count for count, parent in zip(counts, self._tree.parents, strict=True) if parent < 0)
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
        return () if matches is None else tuple(self._tree.keys[i] for i in sorted(matches))

    # --- where things are ---

    def index_of(self, key: str) -> QModelIndex:
        """The index of a place by its key (empty: 全国); invalid if it is not shown."""
        if not key:
            return self.index(0, 0)
        node = self._number(key)
        return QModelIndex() if node is None else self._index(node)

    def key(self, index: QModelIndex) -> str:
        node = index.internalId() - 1
        return self._tree.keys[node] if index.isValid() and node >= 0 else ""

    def __len__(self) -> int:
        return len(self._tree)

    # --- what Qt asks ---

    def index(self, row, column, parent=_NOWHERE):  # type: ignore[no-untyped-def]
        if column or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(0, 0, 0)
        return self.createIndex(row, 0, self._below(parent.internalId())[row] + 1)

    def parent(self, index=None):  # type: ignore[no-untyped-def]
        if index is None:
            return super().parent()
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        above = self._tree.parents[index.internalId() - 1]
        return self.createIndex(0, 0, 0) if above < 0 else self._index(above)

    def rowCount(self, parent=_NOWHERE):  # type: ignore[no-untyped-def]
        if not parent.isValid():
            return 1
        return len(self._children.get(parent.internalId(), _NONE))

    def columnCount(self, parent=_NOWHERE):  # type: ignore[no-untyped-def]
        return 1

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):  # type: ignore[no-untyped-def]
        if not index.isValid():
            return None
        node = index.internalId() - 1
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(node) if node >= 0 else tr("全国")
        if role == COUNT:
            return self._counts[node] if node >= 0 else self._total
        if role == KEY:
            return self._tree.keys[node] if node >= 0 else ""
        if role == KNOWN:
            return self._known(node) if node >= 0 else True
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = self._name(node) if node >= 0 else tr("全国")
            return tr("{name},{count} 个案例", name=name, count=self.data(index, COUNT))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(node)
        return None

    # --- lists ---

    def _set_arrays(self, tree: PlaceTree) -> None:
        self._tree = tree
        self._numbers: dict[str, int] = {}
        self._counts: Sequence[int] = [0] * len(tree)
        self._lines: tuple[str, list[int]] | None = None
        self._show(None)

    def _show(self, shown: set[int] | None) -> None:
        self._children: dict[int, list[int]] = {}
        self._rows: dict[int, int] = {}
        self._in_order: set[int] = set()
        for node, parent in enumerate(self._tree.parents):
            if shown is None or node in shown:
                self._children.setdefault(parent + 1, []).append(node)

    def _below(self, above: int) -> list[int]:
        """The nodes in 全国 (0) or in a node (its number plus one), in their order."""
        found = self._children.get(above, _NONE)
        if above not in self._in_order:
            found.sort(key=self._place)
            self._rows.update((node, row) for row, node in enumerate(found))
            self._in_order.add(above)
        return found

    def _place(self, node: int) -> tuple[int, str]:
        """Provinces as the state lists them, what lies in them by its pinyin."""
        name = self._tree.names[node]
        listed = _PROVINCE_ORDER.get(name[:2], 99) if self._tree.levels[node] == 1 else 0
        return listed, self._tree.pinyin[node] or name

    def _index(self, node: int) -> QModelIndex:
        self._below(self._tree.parents[node] + 1)
        row = self._rows.get(node, -1)
        return QModelIndex() if row < 0 else self.createIndex(row, 0, node + 1)

    def _number(self, key: str) -> int | None:
        if not self._numbers:
            self._numbers = {key: i for i, key in enumerate(self._tree.keys)}
        return self._numbers.get(key)

    def _name(self, node: int) -> str:
        name, former = self._tree.names[node], self._tree.formers[node]
        return f"{name}({former})" if former else name

    def _known(self, node: int) -> bool:
        """What is above a place that only the text knows has no code either, but counties and up are all known."""
        return self._tree.known[node] or self._tree.levels[node] < 4

    def _sought(self) -> tuple[str, list[int]]:
        """Name, former name, pinyin and initials of every node in one text, and where the line of each ends."""
        if self._lines is None:
            tree = self._tree
            columns = zip(tree.names, tree.formers, tree.pinyin, tree.initials, strict=True)
            lines = [f"{name}|{former}|{sound.replace(' ', '')}|{initials}".lower()
                     for name, former, sound, initials in columns]  # fmt: skip
            self._lines = _SEPARATOR.join(lines), list(accumulate(len(line) + 1 for line in lines))
        return self._lines

    def _matches(self, words: str) -> set[int] | None:
        if not words:
            return None
        found = set()
        sought, ends = self._sought()
        at = sought.find(words)
        while at >= 0:
            node = bisect_right(ends, at)
            found.add(node)
            at = sought.find(words, ends[node])
        return found

    def _family(self, matches: set[int]) -> set[int]:
        """The matches with everything above and below them (parents stand before children)."""
        family = set(matches)
        for node, parent in enumerate(self._tree.parents):
            if parent in family:
                family.add(node)
        for node in matches:
            while (node := self._tree.parents[node]) >= 0:
                family.add(node)
        return family

    def _tip(self, node: int) -> str:
        if node < 0:
            return ""
        lines = [self._tree.keys[node].replace("/", " › ")]
        if former := self._tree.formers[node]:
            lines.append(tr("曾名 {name}", name=former))
        if not self._known(node):
            lines.append(tr("只见于案例原文,地名库中没有"))
        return "\n".join(lines)


_PROVINCES = (
    "北京天津河北山西内蒙辽宁吉林黑龙上海江苏浙江安徽福建江西山东河南湖北湖南"
    "广东广西海南重庆四川贵州云南西藏陕西甘肃青海宁夏新疆台湾香港澳门"
)
_PROVINCE_ORDER = {_PROVINCES[i : i + 2]: i for i in range(0, len(_PROVINCES), 2)}


def outermost(keys: Iterable[str]) -> tuple[str, ...]:
    """Without the places that lie inside another one of them; 全国 alone takes in all."""
    whole = tuple(dict.fromkeys(keys))
    if "" in whole:
        return ()
    return tuple(k for k in whole if not any(k.startswith(other + "/") for other in whole))
