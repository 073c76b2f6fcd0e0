"""Figures of the cases of a query as one table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core import lexicon
from core.library.language import Condition
from core.model import Span


def figure_clause(condition: Condition) -> tuple[str, list[str | float]]:
    """A condition on figures as a WHERE and its values.

    The indicator's characters in order are enough (村集体收入 is met by 村集体经济收入); a value is compared in its
    canonical unit, so 1000亩 meets >=50公顷.
    """
    parts: list[str] = []
    values: list[str | float] = []
    if condition.indicator:
        parts.append("indicator LIKE ? ESCAPE '\\'")
        values.append("%" + "%".join(map(_like, condition.indicator)) + "%")
    if condition.relation and condition.unit:
        value, unit = _canonical(condition.value, condition.unit)
        parts.append(
            f"((normal_unit = ? AND normal_value {condition.relation} ?) OR (unit = ? AND value {condition.relation} ?))"
        )
        values += [unit, value, condition.unit, condition.value]
    elif condition.relation:
        parts.append(f"value {condition.relation} ?")
        values.append(condition.value)
    return " AND ".join(parts), values


def _canonical(value: float, unit: str) -> tuple[float, str]:
    for measure in lexicon.load("units")["measures"].values():
        if unit in measure["units"]:
            return value * float(measure["units"][unit]["factor"]), str(measure["canonical"])
    return value, unit


def _like(char: str) -> str:
    return "\\" + char if char in "%_\\" else char


_SQL = """
SELECT f.case_id, c.title, d.name, f.start, f.stop, f.text, f.indicator, f.theme, f.value, f.value_max, f.unit, f.modifier,
       f.normal_value, f.normal_unit, f.period, f.place, f.change_role, f.target,
       substr(d.text, f.sentence_start + 1, f.sentence_stop - f.sentence_start),
       (SELECT name FROM (
            SELECT p.name AS name, abs(p.start - f.start) AS away FROM programmes p
            WHERE p.case_id = f.case_id AND p.start >= f.sentence_start AND p.stop <= f.sentence_stop
        ) ORDER BY away LIMIT 1)
FROM figures f JOIN cases c ON c.id = f.case_id JOIN documents d ON d.id = c.document_id
WHERE f.case_id IN ({}) {} ORDER BY f.case_id, f.start
"""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure with where it stands: its case, its words and its sentence; `programme` is the one named nearest to it
    in that sentence."""

    case_id: int
    title: str
    file: str
    span: Span
    text: str
    indicator: str
    theme: str
    value: float
    value_max: float | None
    unit: str
    modifier: str
    normal_value: float | None
    normal_unit: str
    period: str
    place: str
    change: str
    target: bool
    sentence: str
    programme: str = ""


def figures(
    connection: sqlite3.Connection, ids: Sequence[int], where: str = "", values: Sequence[str | float] = ()
) -> Iterator[FigureRow]:
    """The figures of these cases in the order of the cases, those that a further condition takes in."""
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        rows: dict[int, list[FigureRow]] = {id: [] for id in some}
        sql = _SQL.format(",".join(map(str, some)), f"AND {where}" if where else "")
        for row in connection.execute(sql, values):
            rows[row[0]].append(_row(*row))
        for id in some:
            yield from rows[id]


def spans(
    connection: sqlite3.Connection, ids: Sequence[int], where: str, values: Sequence[str | float]
) -> dict[int, list[Span]]:
    """Where the figures of these cases stand that a condition takes in, by case."""
    found: dict[int, list[Span]] = {}
    for at in range(0, len(ids), _AT_ONCE):
        some = ",".join(map(str, ids[at : at + _AT_ONCE]))
        sql = f"SELECT case_id, start, stop FROM figures WHERE case_id IN ({some}) AND {where} ORDER BY start"
        for id, start, stop in connection.execute(sql, values):
            found.setdefault(id, []).append(Span(start, stop))
    return found


def _row(
    case_id: int, title: str, file: str, start: int, stop: int, text: str, indicator: str | None, theme: str,
    value: float, value_max: float | None, unit: str, modifier: str | None, normal_value: float | None,
    normal_unit: str | None, period: str | None, place: str | None, change: str | None, target: int,
    sentence: str | None, programme: str | None,
) -> FigureRow:  # fmt: skip
    return FigureRow(
        case_id, title, file, Span(start, stop), text, indicator or "", theme, value, value_max, unit, modifier or "",
        normal_value, normal_unit or "", period or "", place or "", change or "", bool(target),
        (sentence or "").replace("\n", ""), programme or "",
    )  # fmt: skip
