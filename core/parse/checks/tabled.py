"""Tables against themselves and against the words around them: totals, numbers of rows, cells that the text tells again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Check
from core.parse.checks import whose
from core.parse.checks.items import Item, Page, alike, plain, rounding, said, slip, swapped
from core.parse.figures import tables

_BELOW = re.compile(r"如下|下表|清单|名单|一览|明细")
_TOTAL = re.compile(r"总|共|合计")
_COUNTED = frozenset(["个", "项", "家", "户", "名", "处", "条", "人", "村"])
_YEAR = re.compile(r"\d{4}")
_MEASURE = re.compile(r"((?:种植|养殖)?(?:总?面积|总?产量|总?产值|存栏量?|出栏量?|规模))")
_EARLIER = 120
_BEHIND = 400


def checks(page: Page) -> list[Check]:
    """One check for each column's total, each count of a table's rows, and each cell that the text tells otherwise."""
    cells = tables.read(page.folded)
    if not cells.bodies:
        return []
    at = {item.start: item for item in page.items}
    inside = [i for i in page.items if any(a <= i.start < b for a, b, _ in cells.bodies)]
    celled = {i.start for i in inside}
    outside = [i for i in page.items if i.start not in celled]
    totals = [at[t] for t, _ in cells.totals if t in at]
    out = [*_columns(page, cells, at), *_rows(page, cells, outside), *_totals_told(page, totals, outside)]
    summed = {t.start for t in totals}
    of_rows = [i for i in inside if i.start not in summed]
    behind = [i for i in outside if any(0 <= i.start - end <= _BEHIND for _, end, _ in cells.bodies)]
    out += [*_cells_told(page, of_rows, outside), *_rows_told(page, of_rows, behind)]
    return [*out, *_things_told(page, totals, behind)]


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
        told = [i for i in outside if i.kind == total.kind and i.exact and _TOTAL.search(i.head + i.name)]
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


def _rows_told(page: Page, of_rows: list[Item], behind: list[Item]) -> Iterator[Check]:
    """东岭村 with 132 households in its row, and 东岭村…123户 in the text."""
    labels = {cell.start: _label(page, cell) for cell in of_rows}
    for item in behind:
        same = [c for c in of_rows if c.kind == item.kind]
        free = item.exact and not item.figure.change and not item.planned and _now(page, item)
        if not free or any(c.amount == item.amount for c in same):
            continue
        told = _spoken_of(page, item, set(labels.values()) - {""})
        for cell in same if told else ():
            if (
                labels[cell.start] == told
                and min(cell.value, item.value) >= 100
                and swapped(cell.value, item.value)
            ):
                note = f"“{told}”表中为{said(cell)}{cell.unit},此处为{said(item)}"
                yield page.check("duplicate", False, note, item, item, other=cell)


def _label(page: Page, cell: Item) -> str:
    """What the row of `cell` is about: its first cell that is no number."""
    row = page.folded[page.folded.rfind("\n", 0, cell.start) + 1 : cell.start]
    words = (word.strip() for word in re.split(r"[|\t]| {2,}", row))
    return next((word for word in words if len(word) >= 2 and not word[0].isdigit()), "")


def _spoken_of(page: Page, item: Item, labels: set[str]) -> str:
    """The row's label that the paragraph of `item` named last, '' if it has turned to another place since."""
    before = page.folded[page.folded.rfind("\n", 0, item.start) + 1 : item.start]
    last = max(labels, key=lambda label: (before.rfind(label), len(label)), default="")
    place = whose.of(page, item)
    turned = place is not None and place.name != "" and place.name not in last
    return "" if turned or last not in before else last


def _things_told(page: Page, totals: list[Item], behind: list[Item]) -> Iterator[Check]:
    """A total of 3000 below 药材面积, and 药材通过…,面积发展到3600亩."""
    for item in behind:
        measure = _MEASURE.search(item.name[-6:] + item.head[-8:])
        free = item.exact and not item.planned and not page.moving(item) and _now(page, item)
        if not free or measure is None:
            continue
        clauses = page.folded[page.sentences[item.sentence].start : item.start]
        for total in _totals_of(totals, measure[1], clauses):
            alike_ones = total.kind == item.kind and total.figure.place == item.figure.place
            if alike_ones and _near(total.amount, item.amount):
                holds = total.amount == item.amount
                end = "相符" if holds else f"不符,写作{said(item)}"
                note = f"“{total.figure.indicator}”与表中合计{said(total)}{end}"
                yield page.check("duplicate", holds, note, item, item, other=total)


def _totals_of(totals: list[Item], measure: str, clauses: str) -> list[Item]:
    """The totals of the one thing that `clauses` name and that is told by this measure; [] if they name several."""
    named = [t for t in totals if (thing := _thing(t)) != t.name and len(thing) >= 2 and thing in clauses]
    return [t for t in named if t.name.endswith(measure)] if len({_thing(t) for t in named}) == 1 else []


def _thing(total: Item) -> str:
    """药材 of 药材面积; the name itself if it is measured in no such words."""
    return _MEASURE.sub("", total.name) or total.name


def _now(page: Page, item: Item) -> bool:
    """Whether a figure is told of no other time than the table's."""
    this = page.case.published.value[:4] if page.case.published else "-"
    period = item.figure.period
    return period is None or period.startswith(this) or re.search(r"目前|现有|如今", period) is not None


def _of_one(cell: Item, item: Item) -> bool:
    """Whether both names end in the same thing: 年末存栏, 滩羊存栏."""
    return item.name[-2:] in cell.name or cell.name[-2:] in item.name
