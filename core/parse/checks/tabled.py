"""Tables against themselves and against the words around them: totals, numbers of rows, cells that the text tells again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Check
from core.parse.checks.items import Item, Page, alike, plain, rounding, said, slip
from core.parse.figures import tables

_BELOW = re.compile(r"如下|下表|清单|名单|一览|明细")
_TOTAL = re.compile(r"总|共|合计")
_COUNTED = frozenset(["个", "项", "家", "户", "名", "处", "条", "人", "村"])
_YEAR = re.compile(r"\d{4}")
_EARLIER = 120


def checks(page: Page) -> list[Check]:
    """One check for each column's total, each count of a table's rows, and each cell that the text tells otherwise."""
    cells = tables.read(page.view.text, page.folded)
    if not cells.bodies:
        return []
    at = {item.start: item for item in page.items}
    inside = [i for i in page.items if any(a <= i.start < b for a, b, _ in cells.bodies)]
    outside = [i for i in page.items if i not in inside]
    totals = [at[t] for t, _ in cells.totals if t in at]
    out = [*_columns(page, cells, at), *_rows(page, cells, outside), *_totals_told(page, totals, outside)]
    return [*out, *_cells_told(page, [i for i in inside if i not in totals], outside)]


def _columns(page: Page, cells: tables.Cells, at: dict[int, Item]) -> Iterator[Check]:
    """The totals row of a table against its column."""
    for total, parts in cells.totals:
        if total in at and all(p in at for p in parts):
            whole, items = at[total], [at[p] for p in parts]
            added = sum(item.value for item in items)
            room = rounding(whole) * 1.02 + sum(rounding(i) for i in items if "." in i.figure.text)
            holds = abs(added - whole.value) <= room
            end = f"与合计{said(whole)}相符" if holds else f"合计写作{said(whole)}"
            note = "+".join(said(item) for item in items) + f"={plain(added)}{whole.unit},{end}"
            yield page.check("sum", holds, note, items[0], whole, other=whole)


def _rows(page: Page, cells: tables.Cells, outside: list[Item]) -> Iterator[Check]:
    """共安排项目7个,清单如下, and a table of six."""
    for start, end, rows in cells.bodies:
        before = [i for i in outside if start - _EARLIER < i.start < start and i.unit in _COUNTED]
        lead = page.folded[max(0, start - 40) : start]
        near = [i for i in before if i.exact and abs(i.value - rows) <= 3]
        if rows < 3 or not near or not _BELOW.search(lead):
            continue
        told = next((i for i in near if i.value == rows), near[-1])
        holds = told.value == rows
        note = f"表中列出{rows}项," + (f"与“{said(told)}”相符" if holds else f"文中写作“{said(told)}”")
        yield Check(told.figure.span, "sum", holds, note, page.view.span(start, end))


def _totals_told(page: Page, totals: list[Item], outside: list[Item]) -> Iterator[Check]:
    """A table's total told again as 总额 or 共计."""
    for total in totals:
        told = [
            i for i in outside if i.kind == total.kind and i.exact and _TOTAL.search(page.head(i) + i.name)
        ]
        near = [i for i in told if alike(i.name, total.name) >= 0.5 and _near(i.amount, total.amount)]
        for item in near:
            holds = item.amount == total.amount
            note = f"“{item.figure.indicator}”与表中合计{said(total)}" + (
                "相符" if holds else f"不符,写作{said(item)}"
            )
            yield page.check("duplicate", holds, note, item, item, other=total)


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= 0.1 * max(a, b) or slip(a, b)


def _cells_told(page: Page, inside: list[Item], outside: list[Item]) -> Iterator[Check]:
    """年末存栏 of 2022 in the table, told with other digits in the text."""
    for item in outside:
        year = _YEAR.match(item.figure.period or "")
        if not year or not item.exact or item.figure.change or len(item.name) < 2:
            continue
        cells = [c for c in inside if c.kind == item.kind and _of_one(c, item)]
        if any(c.amount == item.amount for c in cells):
            continue
        for cell in cells:
            if (cell.figure.period or "")[:4] == year.group() and _near(cell.amount, item.amount):
                note = f"“{item.figure.indicator}”表中为{said(cell)}{cell.unit},此处为{said(item)}"
                yield page.check("duplicate", False, note, item, item, other=cell)
                break


def _of_one(cell: Item, item: Item) -> bool:
    """Whether both names end in the same thing: 年末存栏, 滩羊存栏."""
    return item.name[-2:] in cell.name or cell.name[-2:] in item.name
