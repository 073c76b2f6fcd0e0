"""A table of the window as a page to be printed: what it shows, in its order, under its heads on each sheet."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import cast

from PySide6.QtCore import QAbstractItemModel, Qt

from gui.i18n import tr
from gui.look import theme

MOST = 2000  # rows, some seventy sheets: who wants more wants a file
_ALIGNED = Qt.ItemDataRole.TextAlignmentRole
_RIGHT = Qt.AlignmentFlag.AlignRight.value


def html(model: QAbstractItemModel, title: str, shares: Sequence[int]) -> str:
    """The rows of a table; `shares` are the widths of its columns, in any measure."""
    dress, rows = theme.LIGHT, min(model.rowCount(), MOST)
    whole = max(sum(shares), 1)
    heads = "".join(
        f"<th width='{round(100 * share / whole)}%'{_side(_head(model, column, _ALIGNED))}>{_words(_head(model, column))}</th>"
        for column, share in enumerate(shares)
    )
    lines = "".join(f"<tr>{_cells(model, row)}</tr>" for row in range(rows))
    left = model.rowCount() - rows
    more = f"<p>{tr('后面还有 {n:,} 行没有印出;要全部的,请用 导出。', n=left)}</p>" if left else ""
    return (
        f"<style>h1 {{font-size:16px}} table {{font-size:11px}} p {{font-size:11px}}"
        f" td {{border-bottom:1px solid {dress.line}}} th {{background:{dress.raised};"
        f" border-bottom:1px solid {dress.line}}}</style><h1>{_words(title)}</h1>"
        f"<table width='100%' cellspacing='0' cellpadding='3'><thead><tr>{heads}</tr></thead>{lines}</table>{more}"
    )


def _cells(model: QAbstractItemModel, row: int) -> str:
    indexes = [model.index(row, column) for column in range(model.columnCount())]
    words = [_words(index.data()) for index in indexes]
    if len(words) > 1 and words[0] and not any(words[1:]):  # a heading over all columns
        return f"<td colspan='{len(words)}'><b>{words[0]}</b></td>"
    return "".join(
        f"<td{_side(index.data(_ALIGNED))}>{said}</td>" for index, said in zip(indexes, words, strict=True)
    )


def _head(
    model: QAbstractItemModel, column: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole
) -> object:
    return model.headerData(column, Qt.Orientation.Horizontal, role)


def _side(alignment: object) -> str:
    side = cast("Qt.AlignmentFlag | None", alignment)
    right = side is not None and Qt.AlignmentFlag(side).value & _RIGHT
    return " align='right'" if right else " align='left'"


def _words(value: object) -> str:
    return escape(str(value or ""))
