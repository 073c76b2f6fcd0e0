"""Cases side by side as a table model: what they are, their themes, programmes and figures, one line a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from core.compare import FigureRow, NameRow, compare
from core.model import Case, Figure, Span, StoredCase
from gui import wording, words
from gui.i18n import tr
from gui.look import icons, theme
from gui.review.reviewed import Reviewed, reviewed

Index = QModelIndex | QPersistentModelIndex
UNLIKE = "≠"
Row = TypeVar("Row", FigureRow, NameRow)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one case says in a row, and the words of the text that say it."""

    text: str = wording.NONE
    span: Span | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row. A line without cells is the heading of those below it. `lit`: its cells have a ground of their own.

    `folds` names the rows that this one shows and hides, and `within` those that a row belongs to.
    """

    label: str
    cells: tuple[Cell, ...] = ()
    differs: bool = False
    lit: bool = False
    folds: str = ""
    within: str = ""


class CompareModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._cases: tuple[StoredCase, ...] = ()
        self._all: tuple[Line, ...] = ()
        self._shown: tuple[Line, ...] = ()
        self._only_differing = False
        self._unfolded: set[str] = set()

    def show(self, cases: Sequence[StoredCase]) -> None:
        self._cases = tuple(cases)
        self._all = lines(cases) if cases else ()
        self._arrange()

    def narrow(self, on: bool) -> None:
        """Only rows in which the cases differ."""
        self._only_differing = on
        self._arrange()

    def fold(self, row: int) -> bool:
        """Show or hide what a row stands for; False if it stands for itself."""
        name = self._shown[row].folds
        if name:
            self._unfolded ^= {name}
            self._arrange()
        return bool(name)

    def case(self, column: int) -> StoredCase | None:
        """The case that a column shows; the first column names the rows."""
        return self._cases[column - 1] if 0 < column <= len(self._cases) else None

    def line(self, row: int) -> Line:
        return self._shown[row]

    def cell(self, index: Index) -> Cell | None:
        cells = self._shown[index.row()].cells
        return cells[index.column() - 1] if cells and index.column() else None

    def _arrange(self) -> None:
        self.beginResetModel()
        open_ = [line for line in self._all if not line.within or line.within in self._unfolded]
        kept = [line for line in open_ if line.differs or not line.cells or not self._only_differing]
        self._shown = tuple(
            line for line, after in zip_longest(kept, kept[1:]) if line.cells or (after and after.cells)
        )
        self.endResetModel()

    # --- Qt's side ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self._cases else len(self._cases) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, cell = self._shown[index.row()], self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text if cell else _label(line) if index.column() == 0 else ""
        if role == Qt.ItemDataRole.DecorationRole and line.folds and index.column() == 0:
            return icons.icon(
                "chevron-down" if line.folds in self._unfolded else "chevron-right", "secondary"
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.text if cell else _spoken(line, line.folds in self._unfolded)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (cell.sentence or cell.text) if cell else line.label
        if role == Qt.ItemDataRole.BackgroundRole:
            return _ground(line, cell)
        if role == Qt.ItemDataRole.ForegroundRole:
            return _ink(line, cell, index.column())
        if role == Qt.ItemDataRole.FontRole and not line.cells:
            return _bold()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        stored = self.case(section)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return wording.title(stored.case) if stored else ""
        return None


def lines(cases: Sequence[StoredCase]) -> tuple[Line, ...]:
    """All rows of a comparison; what people rejected stands in none of them."""
    reviews = [reviewed(stored) for stored in cases]
    kept = [_kept(review) for review in reviews]
    found = compare(kept)
    return (
        Line(tr("案例")), *_heads(cases, kept),
        Line(tr("主题")), *_folded("themes", found.themes, lambda row: _named(row, cases, kept, _theme_cell)),
        Line(tr("项目与机制")),
        *_folded("programmes", found.programmes, lambda row: _named(row, cases, kept, _programme_cell)),
        Line(tr("数字")), *_folded("figures", found.figures, lambda row: _figure_lines(row, cases, kept)),
    )  # fmt: skip


def _folded(name: str, rows: Sequence[Row], say: Callable[[Row], Iterable[Line]]) -> Iterator[Line]:
    """The rows that at least two cases share; those of one case alone are folded away behind how many each has."""
    alone = [row for row in rows if sum(map(bool, row.cells)) < 2]
    for row in rows:
        if row not in alone:
            yield from say(row)
    if alone:
        counts = [sum(bool(row.cells[at]) for row in alone) for at in range(len(alone[0].cells))]
        hidden = [replace(line, within=name) for row in alone for line in say(row)]
        cells = tuple(Cell(tr("{n} 项", n=count) if count else wording.NONE) for count in counts)
        yield Line(tr("仅一个案例有"), cells, any(line.differs for line in hidden), folds=name)
        yield from hidden


def table_text(model: CompareModel) -> str:
    """All rows that are shown, cells between tabs under the titles, as a spreadsheet takes them."""
    columns = range(model.columnCount())
    across = Qt.Orientation.Horizontal
    rows = [[str(model.headerData(column, across)) for column in columns]]
    for row in range(model.rowCount()):
        rows.append([str(model.index(row, column).data()) for column in columns])
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def _kept(review: Reviewed) -> Case:
    case = review.case
    for kind, name in (("figure", "figures"), ("programme", "programmes"), ("theme", "themes")):
        items = tuple(
            item
            for number, item in enumerate(getattr(case, name))
            if review.state(kind, number) != "rejected"
        )
        case = replace(case, **{name: items})  # type: ignore[arg-type]
    return case


def _heads(stored: Sequence[StoredCase], cases: Sequence[Case]) -> Iterator[Line]:
    for label, texts in (
        (tr("地区"), [wording.where(c.primary_place) if c.primary_place else "" for c in cases]),
        (tr("来源"), [c.source.value if c.source else "" for c in cases]),
        (tr("日期"), [c.published.value if c.published else "" for c in cases]),
        (tr("类型"), [tr(words.KINDS.get(c.kind, c.kind)) for c in cases]),
        (tr("审核"), [tr(words.REVIEWS.get(one.review, one.review)) for one in stored]),
        (tr("数字"), [tr("{n} 个", n=len(c.figures)) for c in cases]),
        (tr("检查有出入"), [tr("{n} 处", n=sum(not k.holds for k in c.checks)) for c in cases]),
    ):
        yield Line(label, tuple(Cell(text or wording.NONE) for text in texts), len(set(texts)) > 1)


def _named(row, stored, cases, cell) -> Iterator[Line]:  # type: ignore[no-untyped-def]
    cells = tuple(cell(*one) for one in zip(row.cells, stored, cases, strict=True))
    yield Line(row.name, cells, row.differs)


def _theme_cell(numbers: tuple[int, ...], stored: StoredCase, case: Case) -> Cell:
    if not numbers:
        return Cell()
    passages = case.themes[numbers[0]].passages
    span = passages[0] if passages else None
    return Cell(tr("✓ {n} 处", n=len(passages)) if passages else "✓", span, _words(stored, span))


def _programme_cell(numbers: tuple[int, ...], stored: StoredCase, case: Case) -> Cell:
    if not numbers:
        return Cell()
    mentions = [case.programmes[number] for number in numbers]
    said = next((one.expansion for one in mentions if one.expansion), "")
    text = tr("✓ {n} 处", n=len(mentions))
    return Cell(f"{text} · {said}" if said else text, mentions[0].span, said or mentions[0].text)


def _figure_lines(row: FigureRow, stored: Sequence[StoredCase], cases: Sequence[Case]) -> Iterator[Line]:
    """One line for each of the figures of the case that has most: a cell leads to one sentence."""
    label = row.indicator + (tr("(目标)") if row.target else "")
    for at, numbers in enumerate(zip_longest(*row.cells)):
        cells = tuple(
            Cell() if number is None and not at else _figure_cell(one, case.figures[number], row) if number is not None
            else Cell("")
            for number, one, case in zip(numbers, stored, cases, strict=True)
        )  # fmt: skip
        yield Line(label if not at else "", cells, row.differs, lit=row.differs)


def _figure_cell(stored: StoredCase, figure: Figure, row: FigureRow) -> Cell:
    more = [wording.other_unit(figure), figure.period and wording.period(figure.period)]
    more.append(wording.place(figure.place) if figure.place else "")
    more.append(figure.indicator if figure.indicator != row.indicator else "")
    said = " · ".join(part for part in (wording.amount(figure), *more) if part)
    return Cell(said, figure.span, _words(stored, figure.sentence))


def _words(stored: StoredCase, span: Span | None) -> str:
    return stored.document.text[span.start : span.end].replace("\n", "") if span else ""


def _spoken(line: Line, unfolded: bool) -> str:
    if line.folds:
        return line.label + (tr(",已展开,回车收起") if unfolded else tr(",已收起,回车展开"))
    return line.label + (tr(",有不同") if line.differs else "")


def _label(line: Line) -> str:
    if line.folds:
        return line.label
    return f"{line.label}  {UNLIKE}" if line.differs and line.label else line.label


def _ground(line: Line, cell: Cell | None) -> QColor | None:
    if not line.cells:
        return theme.color("raised")
    return theme.color("warn_ground") if line.lit and cell and cell.span else None


def _ink(line: Line, cell: Cell | None, column: int) -> QColor | None:
    if cell and cell.span:
        return theme.color("text" if line.lit else "accent")
    return theme.color("secondary") if column == 0 or (cell and cell.text == wording.NONE) else None


def _bold() -> QFont:
    return theme.font(13, bold=True)
