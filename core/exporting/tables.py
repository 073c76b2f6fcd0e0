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
    headings for programs, `shares` those of columns that a spreadsheet shows as per cent."""

    title: str
    headings: Sequence[str]
    names: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[tuple[str, str]] = ()
    shares: Sequence[str] = ()


def write(path: Path, table: Table, *more: Table) -> None:
    """Write a table to `path`; `more` become sheets of a workbook, or stand below it. Raises NotExported."""
    way = _WAYS.get(path.suffix.lower())
    if way is None:
        raise NotExported(f"{path.name}:只能导出为 {'、'.join(_WAYS)} 文件。")
    write_whole(path, lambda unfinished: way(unfinished, (table, *more)))


def write_text(path: Path, text: str) -> None:
    """Write a text to `path` in the same way. Raises NotExported."""
    write_whole(path, lambda unfinished: unfinished.write_bytes(text.encode()))


def write_whole(path: Path, way: Callable[[Path], object]) -> None:
    unfinished = path.with_name(f"{path.name}.part")
    try:
        way(unfinished)
        os.replace(unfinished, path)
    except OSError as error:
        raise NotExported(f"{path.name}:无法写出({error.strerror or error})。") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _csv(path: Path, several: Sequence[Table]) -> None:
    # Excel takes a file without the mark for GBK.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for number, table in enumerate(several):
            if number:
                writer.writerows([(), (table.title,)])
            writer.writerow(table.headings)
            writer.writerows([_harmless(cell) for cell in row] for row in table.rows)


def _harmless(cell: Cell) -> Cell:
    """Words that a spreadsheet would take for a formula are marked as words."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _json(path: Path, several: Sequence[Table]) -> None:
    told = [_object(table) for table in several]
    whole = {**told[0], "more": told[1:]} if told[1:] else told[0]
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _object(table: Table) -> dict[str, Any]:
    rows = [dict(zip(table.names, row, strict=True)) for row in table.rows]
    return {"title": table.title, "notes": dict(table.notes), "total": len(rows), "rows": rows}


def _xlsx(path: Path, several: Sequence[Table]) -> None:
    import xlsxwriter  # few runs write a workbook

    data = io.BytesIO()
    book = xlsxwriter.Workbook(
        data, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    for table in several:
        _sheet(book, table)
    about = book.add_worksheet("说明")
    about.set_column(0, 0, 12)
    about.set_column(1, 1, 80)
    for number, note in enumerate(note for table in several for note in table.notes):
        about.write_row(number, 0, note)
    book.close()
    path.write_bytes(data.getvalue())


def _sheet(book: Any, table: Table) -> None:
    bold, share = book.add_format({"bold": True}), book.add_format({"num_format": "0.0%"})
    sheet = book.add_worksheet(table.title)
    sheet.freeze_panes(1, 0)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width, share if table.names[column] in table.shares else None)
    sheet.write_row(0, 0, table.headings, bold)
    for number, row in enumerate(table.rows, 1):
        sheet.write_row(number, 0, row)
    sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)


def _widths(table: Table) -> list[int]:
    """Columns as wide as their words, within reason; a 汉字 is two wide."""
    seen = [table.headings, *table.rows[:200]]
    return [
        min(max(8, *(2 * len(str(row[i])) for row in seen if row[i] is not None)), 60) for i in range(len(table.headings))
    ]  # fmt: skip


_WAYS: dict[str, Callable[[Path, Sequence[Table]], None]] = {".xlsx": _xlsx, ".csv": _csv, ".json": _json}
