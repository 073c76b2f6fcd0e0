"""Sets a page in type: one Qt document with the line height, headings, turns, captions and tables of the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from gui.look import theme
from gui.text.page import Block, BlockKind, Page

MARGIN = 24
LINE_HEIGHT = 1.85
# A block's kind, kept in its user state for those who paint beside it.
STATES: tuple[BlockKind, ...] = (
    "text", "heading", "question", "answer", "caption", "table", "label", "line", "blank",
)  # fmt: skip
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


@dataclass(frozen=True, slots=True)
class Face:
    """The type of a page: family, size in pixels, colours, characters a line."""

    family: str
    size: float
    dress: theme.Theme
    width: int = 40

    @property
    def measure(self) -> int:
        """The greatest width of a line."""
        return round(self.size * self.width) + 2

    def characters(self, kind: BlockKind, level: int = 0, bold: bool = False) -> QTextCharFormat:
        larger = {"heading": (3.0, 1.5, 0.0)[max(level - 1, 0) % 3], "caption": -2.5, "label": -2.0, "table": -1.5,
                  "line": -0.5}.get(kind, 0.0)  # fmt: skip
        font = QFont(self.family)
        font.setPixelSize(max(round(self.size + larger), 9))
        font.setBold(bold or kind in ("heading", "label", "question"))
        color = {"caption": self.dress.secondary, "label": self.dress.accent}.get(kind, self.dress.text)
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(QColor(color))
        return made

    def block(self, kind: BlockKind, level: int = 0, turn: str = "") -> QTextBlockFormat:
        made = QTextBlockFormat()
        tall = {"heading": 1.7, "caption": 1.6, "label": 1.6, "table": 1.5, "line": 1.65}.get(
            kind, LINE_HEIGHT
        )
        made.setLineHeight(round(self.size * tall), _FIXED)
        above, below = {
            "heading": (0.9 if level <= 1 else 0.5, 0.25), "caption": (0.0, 0.8), "label": (0.6, 0.0),
            "table": (0.1, 0.1), "line": (0.0, 0.0), "blank": (0.0, 0.0), "question": (0.0, 0.35),
        }.get(kind, (0.0, 0.6))  # fmt: skip
        made.setTopMargin(round(self.size * above))
        made.setBottomMargin(round(self.size * below))
        indent = {"caption": 1.0, "question": 1.0}.get(kind, 1.0 if turn == "question" else 0.0)
        made.setLeftMargin(round(self.size * indent))
        if kind == "heading":
            made.setHeadingLevel(min(max(level, 1), 3) + 1)
        return made


def typeset(page: Page, face: Face, faded: Sequence[tuple[int, int]] = ()) -> QTextDocument:
    """The page as a document; `faded` stretches (in its positions) are furniture, set in the secondary colour."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(MARGIN)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    fresh = True  # the cursor stands in an empty block that waits for words
    for run in _runs(page.blocks):
        if run[0].kind == "table":
            _table(cursor, run, face)
        else:
            _paragraphs(cursor, run, face, fresh)
        fresh = run[0].kind == "table"
    _runins(document, page, face)
    _fade(document, faded, face)
    cursor.endEditBlock()
    _remember_kinds(document, page)
    edges = document.rootFrame().frameFormat()
    edges.setTopMargin(MARGIN // 3)
    document.rootFrame().setFrameFormat(edges)
    return document


def _runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Neighbours of one shape together: a single insertion sets them all."""
    for _, run in groupby(blocks, key=lambda block: (block.kind, block.level, block.turn)):
        yield list(run)


def _paragraphs(cursor: QTextCursor, run: list[Block], face: Face, fresh: bool) -> None:
    kind, level = run[0].kind, run[0].level
    shape, letters = face.block(kind, level, run[0].turn), face.characters(kind, level)
    if fresh:
        cursor.setBlockFormat(shape)
        cursor.setBlockCharFormat(letters)
    else:
        cursor.insertBlock(shape, letters)
    cursor.insertText("\n".join(block.text for block in run), letters)


def _table(cursor: QTextCursor, run: list[Block], face: Face) -> None:
    rows, columns = run[-1].row + 1, max(block.column for block in run) + 1
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setBorderBrush(QColor(face.dress.line))
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderCollapse(True)
    shape.setCellPadding(5)
    shape.setTopMargin(round(face.size * 0.3))
    shape.setBottomMargin(round(face.size * 0.8))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table = cursor.insertTable(rows, columns, shape)
    for block in run:
        cell = table.cellAt(block.row, block.column).firstCursorPosition()
        cell.setBlockFormat(face.block("table"))
        cell.insertText(block.text, face.characters("table", bold=block.row == 0))
    cursor.movePosition(QTextCursor.MoveOperation.End)  # Qt keeps an empty block behind a table


def _runins(document: QTextDocument, page: Page, face: Face) -> None:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    cursor = QTextCursor(document)
    for start, end in page.runins():
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(bold)


def _fade(document: QTextDocument, faded: Sequence[tuple[int, int]], face: Face) -> None:
    grey = QTextCharFormat()
    grey.setForeground(QColor(face.dress.secondary))
    cursor = QTextCursor(document)
    for start, end in faded:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(grey)


def _remember_kinds(document: QTextDocument, page: Page) -> None:
    block = document.firstBlock()
    for shown in page.blocks:
        if shown.kind not in ("text", "line", "answer"):
            block.setUserState(STATES.index(shown.kind))
        if shown.turn == "question":
            block.setUserState(STATES.index("question"))
        block = block.next()
