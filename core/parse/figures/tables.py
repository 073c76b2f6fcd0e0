"""Numbers in table cells: the unit stands in the header, the row's label or above the table, the indicator in both."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from core.parse.figures import numerals
from core.parse.figures.quantities import Found, unit_at

_ROW = re.compile(r"[^\n]*\t[^\n]*")
_NUMBER = re.compile(rf" *([约近超逾]?)({numerals.ARABIC})([余多]?)(%?) *")
_MODIFIER = {"约": "about", "近": "approx_below", "超": "approx_above", "逾": "approx_above", "余": "approx_above", "多": "approx_above"}
_BRACKETED = re.compile(r"^(.*?) *[(\[](?:单位:?)?([百千万亿]*)([^()\[\]]+)[)\]] *$")
_ABOVE = re.compile(r"单位[: ]*([百千万亿]*)([^\s,、;)\n]+)")
_YEAR = re.compile(r"((?:19|20)\d{2})年?度?")
_PLACE_END = re.compile(r"(?:[村镇乡县区市]|社区|街道|合计|总计|小计|共计)$")


@dataclass(frozen=True, slots=True)
class Cells:
    """What the tables of a text add: `found` are bare numbers with their unit, `names` and `periods` go by position."""

    found: list[Found] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    periods: dict[int, str] = field(default_factory=dict)
    rows: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Label:
    words: str
    scale: Decimal = Decimal(1)
    unit: str = ""


Row = list[tuple[int, int]]


def read(text: str, folded: str) -> Cells:
    """The cells of all tables in `text`: runs of two or more lines that hold tabs."""
    out = Cells()
    table: list[Row] = []
    last_end = -2
    for match in _ROW.finditer(folded):
        if match.start() != last_end + 1:
            _table(text, folded, table, out)
            table = []
        table.append(_split(folded, match.start(), match.end()))
        last_end = match.end()
    _table(text, folded, table, out)
    return out


def _split(folded: str, start: int, end: int) -> Row:
    cells, at = [], start
    for piece in folded[start:end].split("\t"):
        cells.append((at, at + len(piece)))
        at += len(piece) + 1
    return cells


def _table(text: str, folded: str, rows: list[Row], out: Cells) -> None:
    if len(rows) < 2:
        return
    above = _ABOVE.search(folded, max(0, folded.rfind("\n", 0, max(rows[0][0][0] - 1, 0))), rows[0][-1][1])
    common = _Label("", _scale(above[1]), above[2]) if above and unit_at(above[2], 0) else _Label("")
    header = [_label(folded[a:b].strip()) for a, b in rows[0]]
    headed = not any(_NUMBER.fullmatch(folded, a, b) and not _YEAR.fullmatch(folded[a:b].strip()) for a, b in rows[0][1:])
    for row in rows[1:] if headed else rows:
        out.rows.append((row[0][0], row[-1][1]))
        _row(text, folded, row, header if headed else [], common, out)


def _row(text: str, folded: str, row: Row, header: list[_Label], common: _Label, out: Cells) -> None:
    first = folded[row[0][0] : row[0][1]].strip()
    named = _label(first) if not _NUMBER.fullmatch(first) else _Label("")
    if first.isdigit() and len(row) > 2:
        second = folded[row[1][0] : row[1][1]].strip()
        named = _label(second) if not _NUMBER.fullmatch(second) else named
    for i, (start, end) in enumerate(row):
        column = header[i] if i < len(header) else _Label("")
        if column.words in ("序号", "编号", "电话", "联系电话", "邮编", "身份证号", "备注", "日期", "时间", "年份"):
            continue
        name = _name(named, column)
        year = _YEAR.fullmatch(column.words)
        for position in range(start, end):
            out.names[position] = name
            if year:
                out.periods[position] = year[1]
        number = _NUMBER.fullmatch(folded, start, end)
        label = next((x for x in (column, named, common) if x.unit), None)
        if number and (i or not header) and (label or number[4]):
            out.found.append(_found(text, number, label or _Label("")))


def _found(text: str, number: re.Match[str], label: _Label) -> Found:
    value = numerals.number(number[2])
    low = (value.low if value else Decimal(0)) * (1 if number[4] else label.scale)
    start = number.start(1) if number[1] else number.start(2)
    end = number.end(4) if number[4] else number.end(3)
    modifier = _MODIFIER.get(number[1] or number[3])
    unit = "%" if number[4] else label.unit
    return Found(start, end, number.start(2), number.end(2), end, low, None, unit, modifier, False, not number[4])  # type: ignore[arg-type]


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
    if not row.words or _PLACE_END.search(row.words) or not column.words or _YEAR.fullmatch(column.words):
        return row.words if _YEAR.fullmatch(column.words) else column.words or row.words
    return (row.words + column.words)[:20]
