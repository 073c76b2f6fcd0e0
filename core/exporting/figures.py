"""The figures of a query's cases as a table, each with its sentence, its case and where that was published."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from core.exporting.tables import Cell, Table
from core.library import FigureRow, Library
from core.library.language import to_text
from core.model import CaseRow, Query
from core.privacy import masked, private_names

_COLUMNS = (
    ("indicator", "指标"), ("text", "原文"), ("value", "数值"), ("value_max", "数值上限"), ("unit", "单位"),
    ("modifier", "修饰"), ("normal_value", "换算值"), ("normal_unit", "换算单位"), ("period", "时期"), ("place", "地区"),
    ("programme", "项目"), ("change", "变化"), ("target", "目标"), ("theme", "类别"), ("sentence", "所在句子"),
    ("title", "案例"), ("case_place", "案例地区"), ("source", "来源"), ("published", "发布日期"), ("file", "文件"),
    ("start", "起"), ("end", "止"),
)  # fmt: skip


def table(
    library: Library,
    query: Query,
    mask: bool = False,
    wanted: Callable[[FigureRow], bool] | None = None,
    narrowed: str = "",
) -> Table:
    """The table of a query's figures, of those that are `wanted`; `narrowed` tells by what in words, for the notes.
    `mask` covers private persons' names and telephone numbers. Raises BadQuery."""
    cases = {row.id: row for row in library.page(query, 0, sys.maxsize)}
    figures: Iterable[FigureRow] = filter(wanted or (lambda _: True), library.figures(query))
    if mask:
        figures = _masked(library, figures)
    rows = [_row(figure, cases[figure.case_id]) for figure in figures]
    notes = (
        ("案例库", library.path.name), ("查询", to_text(query) or "全部"), *([("筛选", narrowed)] if narrowed else []),
        ("案例", str(len(cases))), ("数字", str(len(rows))),
        ("说明", "起止为数字在文件正文中的字符位置。数字由程序读出或经人审核,使用前请核对原文。"),
    )  # fmt: skip
    return Table("数字", [words for _, words in _COLUMNS], [name for name, _ in _COLUMNS], rows, notes)


def _masked(library: Library, figures: Iterable[FigureRow]) -> Iterator[FigureRow]:
    for id, group in groupby(figures, key=lambda figure: figure.case_id):
        names = private_names(library.case(id).case)
        for figure in group:
            yield replace(
                figure,
                title=masked(figure.title, names),
                indicator=masked(figure.indicator, names),
                sentence=masked(figure.sentence, names),
            )


def _row(figure: FigureRow, case: CaseRow) -> tuple[Cell, ...]:
    known: dict[str, Cell] = {
        "start": figure.span.start, "end": figure.span.end, "case_place": case.place, "source": case.source,
        "published": case.published, "target": "是" if figure.target else "",
    }  # fmt: skip
    return tuple(known[name] if name in known else getattr(figure, name) for name, _ in _COLUMNS)
