"""A table as a file: csv, json or xlsx by the file's name; whole, or not there."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import XiangjianError

Cell = str | int | float | None


class NotExported(XiangjianError):
    """The file could not be written; `str()` says why."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings, with what a reader of the file must know about where they come from. `names` are the
    headings for programs."""

    title: str
    headings: Sequence[str]
    names: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[tuple[str, str]] = ()


def write(path: Path, table: Table) -> None:
    """Write a table to `path`. Raises NotExported."""
    way = _WAYS.get(path.suffix.lower())
    if way is None:
        raise NotExported(f"{path.name}:只能导出为 {'、'.join(_WAYS)} 文件。")
    unfinished = path.with_name(f"{path.name}.part")
    try:
        way(unfinished, table)
        os.replace(unfinished, path)
    except OSError as error:
        raise NotExported(f"{path.name}:无法写出({error.strerror or error})。") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _csv(path: Path, table: Table) -> None:
    # Excel takes a file without the mark for GBK.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.headings)
        writer.writerows([_harmless(cell) for cell in row] for row in table.rows)


def _harmless(cell: Cell) -> Cell:
    """Words that a spreadsheet would take for a formula are marked as words."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _json(path: Path, table: Table) -> None:
    rows = [dict(zip(table.names, row, strict=True)) for row in table.rows]
    whole: dict[str, Any] = {
        "title": table.title,
        "notes": dict(table.notes),
        "total": len(rows),
        "rows": rows,
    }
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _xlsx(path: Path, table: Table) -> None:
    import xlsxwriter  # few runs write a workbook

    data = io.BytesIO()
    book = xlsxwriter.Workbook(
        data, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet(table.title)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, table.headings, bold)
    for number, row in enumerate(table.rows, 1):
        sheet.write_row(number, 0, row)
    sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    about = book.add_worksheet("说明")
    about.set_column(0, 0, 12)
    about.set_column(1, 1, 80)
    for number, note in enumerate(table.notes):
        about.write_row(number, 0, note)
    book.close()
    path.write_bytes(data.getvalue())


def _widths(table: Table) -> list[int]:
    """Columns as wide as their words, within reason; a 汉字 is two wide."""
    seen = [table.headings, *table.rows[:200]]
    return [
        min(max(8, *(2 * len(str(row[i])) for row in seen if row[i] is not None)), 60) for i in range(len(table.headings))
    ]  # fmt: skip


_WAYS: dict[str, Callable[[Path, Table], None]] = {".xlsx": _xlsx, ".csv": _csv, ".json": _json}
