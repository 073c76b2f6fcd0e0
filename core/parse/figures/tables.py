"""Numbers in table cells: the unit stands in the header, the row's label or above the table, the indicator in both."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from core.model import Modifier
from core.parse.figures import numerals
from core.parse.figures.found import Found
from core.parse.figures.units import dimensions, unit_at

# Each kind is tried where a line or a sentence begins, and a gap where its blanks do: so a long line is read once.
_ROW = re.compile(r"^[^\n\t|]*[\t|][^\n]*|(?<![^\n。])(?=[^\n。]*\S {2,}\S)[^\n。]+(?=\n|$)", re.MULTILINE)
_BAR = re.compile(r"[\t|]")
_GAP = re.compile(r"(?<! ) {2,}(?! |$)")
_NUMBER = re.compile(rf" *([约近超逾]?)({numerals.ARABIC})([余多]?)(%?) *")
_MODIFIER: dict[str, Modifier] = {
    "约": "about",
    "近": "approx_below",
    "超": "approx_above",
    "逾": "approx_above",
    "余": "approx_above",
    "多": "approx_above",
}
_BRACKETED = re.compile(r"^(|.*?[^ ]) *[(\[](?:单位:?)?([百千万亿]*)([^()\[\]]+)[)\]] *$")
_ABOVE = re.compile(r"([\u4e00-\u9fff]{0,4}?)单位[: ]*((?:[百千万亿]*[^\s,、;)\n百千万亿]+[、,]?)+)")
# What the columns of a unit given above the table are called.
_COLUMNS = {
    "money": "收入|产值|资金|投资|利润|金额|支出|营业|销售|租金|分红|收益|成本|贷款|财",
    "area": "面积|地|林|园",
    "mass": "产量|产|量",
    "人次": "人次|游客|客|接待",
    "人": "人|员|口",
    "户": "户",
}
_NO_FIGURES = frozenset(
    ["序号", "编号", "电话", "联系电话", "邮编", "身份证号", "备注", "日期", "时间", "年份"]
)
_YEAR = re.compile(r"((?:19|20)\d{2})年?度?")
# Headings of two rows read as one: 2022年 收入(万元).
_YEAR_OF = re.compile(r"((?:19|20)\d{2})年度? +(?=\S)")
_PLACE_END = re.compile(r"(?:[村镇乡县区市]|社区|街道|合计|总计|小计|共计)$")


@dataclass(frozen=True, slots=True)
class Cells:
    """What the tables of a text add: `found` are bare numbers with their unit, `names` and `periods` go by position,
    `totals` are the positions of a column's total and of its parts, `bodies` the stretch of each table and how many
    rows it has between its header and its total."""

    found: list[Found] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    periods: dict[int, str] = field(default_factory=dict)
    totals: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    bodies: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Label:
    words: str
    scale: Decimal = Decimal(1)
    unit: str = ""


Row = list[tuple[int, int]]


def read(folded: str) -> Cells:
    """The cells of all tables in `folded`: runs of two or more lines that tabs, bars or gaps part into cells."""
    out = Cells()
    if "\t" not in folded and "|" not in folded and "  " not in folded:
        return out
    table: list[Row] = []
    last_end = -2
    for match in _ROW.finditer(folded):
        if match.start() != last_end + 1:
            _table(folded, table, out)
            table = []
        if row := _split(folded, match.start(), match.end()):
            table.append(row)
        last_end = match.end()
    _table(folded, table, out)
    return out


def _split(folded: str, start: int, end: int) -> Row:
    drawn = _BAR.search(folded, start, end) is not None
    start += 0 if drawn else len(folded[start:end]) - len(folded[start:end].lstrip())
    cells, at = [], start
    for mark in (_BAR if drawn else _GAP).finditer(folded, start, end):
        cells.append((at, mark.start()))
        at = mark.end()
    cells.append((at, end))
    return [cell for cell in cells if folded[cell[0] : cell[1]].strip() or not _is_frame(folded, cell, cells)]


def _is_frame(folded: str, cell: tuple[int, int], cells: Row) -> bool:
    """What stands outside the first or the last bar of a drawn row is no cell; an empty cell between tabs is one."""
    if len(cells) > 1 and cell == cells[0]:
        return folded[cell[1]] == "|"
    return cell == cells[-1] and folded[cell[0] - 1] == "|"


def _table(folded: str, rows: list[Row], out: Cells) -> None:
    if len(rows) < 2 or (_spaced(folded, rows) and len({len(row) for row in rows}) > 1):
        return
    above = _above(folded, rows[0])
    header = [_label(folded[a:b].strip()) for a, b in rows[0]]
    headed = not any(
        _NUMBER.fullmatch(folded, a, b) and not _YEAR.fullmatch(folded[a:b].strip()) for a, b in rows[0][1:]
    )
    if headed:
        header = [label if label.unit else _named_above(label, above) for label in header]
    common = next((unit for key, unit in above if not key), _Label("")) if len(above) == 1 else _Label("")
    for row in rows[1:] if headed else rows:
        _row(folded, row, header if headed else [], common, out)
    summed = _is_total(folded, rows[-1])
    if headed and len(rows) > 3 and summed:
        _total(folded, rows[1:], out)
    out.bodies.append((rows[0][0][0], rows[-1][-1][1], len(rows) - headed - summed))


def _spaced(folded: str, rows: list[Row]) -> bool:
    """Whether nothing but spaces parts the cells; such lines are a table only if all have as many."""
    return all(len(row) < 2 or folded[row[0][1]] == " " for row in rows)


def _above(folded: str, first: Row) -> list[tuple[str, _Label]]:
    """The units that the line above the table gives, each with the kind of column that it is for ('' for all)."""
    line = folded.rfind("\n", 0, max(folded.rfind("\n", 0, first[0][0]), 0)) + 1
    out = []
    for match in _ABOVE.finditer(folded, line, first[0][0]):
        for word in re.split(r"[、,]", match[2]):
            scaled = re.match(r"([百千万亿]*)(.+)", word)
            if scaled and unit_at(scaled[2], 0) == scaled[2]:
                out.append((match[1].strip("(,;，；、 "), _Label("", _scale(scaled[1]), scaled[2])))
    return out


def _named_above(column: _Label, above: list[tuple[str, _Label]]) -> _Label:
    for key, unit in above:
        words = _COLUMNS.get(unit.unit) or _COLUMNS.get(dimensions().get(unit.unit, ""), "")
        if (key and key in column.words) or (words and re.search(words, column.words)):
            return _Label(column.words, unit.scale, unit.unit)
    return column


def _total(folded: str, rows: list[Row], out: Cells) -> None:
    """The last row is 合计: its cells are the sums of those above."""
    if len({len(row) for row in rows}) > 1:
        _lone_total(folded, rows, out)
        return
    for i in range(1, len(rows[-1])):
        cells = [_NUMBER.fullmatch(folded, *row[i]) for row in rows if i < len(row)]
        starts = [m.start(2) for m in cells if m]
        if len(starts) == len(rows) > 2:
            out.totals.append((starts[-1], tuple(starts[:-1])))


def _is_total(folded: str, row: Row) -> bool:
    label = folded[row[0][0] : row[0][1]].replace(" ", "")
    return label in ("合计", "总计", "共计", "小计", "总数")


def _lone_total(folded: str, rows: list[Row], out: Cells) -> None:
    """A total whose row has lost its empty cells belongs to the one column of numbers."""
    numbers = [[m.start(2) for cell in row if (m := _NUMBER.fullmatch(folded, *cell))] for row in rows]
    if len(numbers[-1]) == 1 and all(1 <= len(row) <= 2 for row in numbers[:-1]):
        out.totals.append((numbers[-1][0], tuple(row[-1] for row in numbers[:-1])))


def _row(folded: str, row: Row, header: list[_Label], common: _Label, out: Cells) -> None:
    first = folded[row[0][0] : row[0][1]].replace(" ", "")
    named = _label(first) if not _NUMBER.fullmatch(first) else _Label("")
    if first.isdigit() and len(row) > 2:
        second = folded[row[1][0] : row[1][1]].strip()
        named = _label(second) if not _NUMBER.fullmatch(second) else named
    for i, (start, end) in enumerate(row):
        column = header[i] if i < len(header) else _Label("")
        if column.words in _NO_FIGURES:
            continue
        year = _YEAR.fullmatch(column.words) or _YEAR_OF.match(column.words)
        if year and year.end() < len(column.words):
            column = _Label(column.words[year.end() :], column.scale, column.unit)
        name = _name(named, column)
        year = year or _YEAR.fullmatch(named.words)
        for position in range(start, end):
            out.names[position] = name
            if year:
                out.periods[position] = year[1]
        number = _NUMBER.fullmatch(folded, start, end)
        label = next((x for x in (column, named, common) if x.unit), None)
        if number and (i or not header) and (label or number[4]):
            out.found.append(_found(number, label or _Label("")))


def _found(number: re.Match[str], label: _Label) -> Found:
    value = numerals.number(number[2])
    low = (value.low if value else Decimal(0)) * (1 if number[4] else label.scale)
    start = number.start(1) if number[1] else number.start(2)
    end = number.end(4) if number[4] else number.end(3)
    modifier = _MODIFIER.get(number[1] or number[3])
    unit = "%" if number[4] else label.unit
    return Found(
        start, end, number.start(2), number.end(2), end, low, None, unit, modifier, False, not number[4]
    )


def _label(cell: str) -> _Label:
    """面积(亩), 产值(万元), 单位:户: the words and the unit of a header cell."""
    match = _BRACKETED.match(cell)
    if match and unit_at(match[3], 0) == match[3]:
        return _Label(match[1], _scale(match[2]), match[3])
    match = re.match(r"^(.*?)[/ ]([百千万亿]*)([^\s/]+)$", cell)
    if match and match[1] and unit_at(match[3], 0) == match[3]:
        return _Label(match[1], _scale(match[2]), match[3])
    return _Label(cell)


def _scale(word: str) -> Decimal:
    number = numerals.number(word) if word else None
    return number.low if number else Decimal(1)


def _name(row: _Label, column: _Label) -> str:
    """Row and column together, but a place or a total in the row is no part of what is measured."""
    if column.words in ("数量", "数值", "指标值", "数据", "完成值", "实际值", "完成情况") and row.words:
        return row.words
    if _YEAR.fullmatch(row.words) and column.words:
        return column.words
    if not row.words or _PLACE_END.search(row.words) or not column.words or _YEAR.fullmatch(column.words):
        return row.words if _YEAR.fullmatch(column.words) else column.words or row.words
    return (row.words + column.words)[:20]
