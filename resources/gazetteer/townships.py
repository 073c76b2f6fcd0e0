"""Townships: today's under today's counties, newer ones of the civil-affairs list, and those that went."""

from __future__ import annotations

from naming import regiments
from sources import table
from units import LAST_NBS, NOW, Units, above, placeholder, province_code, short_name


def place_townships(units: Units, rows: list[dict[str, str]]) -> None:
    """Hang today's townships under today's counties, add the civil-affairs list's newer ones, then the former ones."""
    counties = {r.code: r.id for r in units.rows.values() if r.level == 3 and r.current}
    for row in rows:
        if row["level"] == "3":
            counties.setdefault(int(row["code"]), county_today(units, row))
    for row in list(units.rows.values()):
        if row.level == 4:
            units.change(row.id, parent=counties.get(row.code // 1000) or above(units, row.code))
    newer_townships(units, counties)
    former_townships(units, rows, counties)


def county_today(units: Units, row: dict[str, str]) -> int:
    code = int(row["code"])
    if placeholder(row["name"], code):
        return above(units, code)
    found = [i for i in units.by_name.get((row["name"], province_code(code)), []) if units.rows[i].level <= 3]
    if not found:
        return above(units, code)
    return units.rows[found[-1]].successor or found[-1]


def newer_townships(units: Units, counties: dict[int, int]) -> None:
    """Townships of the civil-affairs list (end of 2025) that the last statistical list has not, or has otherwise."""
    here = {(r.parent, r.name) for r in units.rows.values() if r.level == 4}
    for row in table("township_mca"):
        if row["how"] == "name":
            continue
        code = int(row["code"])
        parent = counties.get(code // 1000, 0)
        if not parent or (parent, row["name"]) in here:
            continue
        old = units.by_code.get(int(row["nbs_code"])) if row["nbs_code"] else None
        taken = units.by_code.get(code)
        free = taken is None or taken == old
        if old:
            units.change(old, current=False)
            units.by_code.pop(units.rows[old].code, None)
        unit = units.new(
            units.rows[old].code if old else code if free else 0,
            row["name"],
            4,
            NOW,
            NOW,
            True,
            parent=parent,
        )
        if old:
            units.change(old, successor=unit)


def former_townships(units: Units, rows: list[dict[str, str]], counties: dict[int, int]) -> None:
    follow = {int(r["old"]): int(r["new"]) for r in table("township_succ") if float(r["share"]) >= 0.4}
    named: dict[tuple[int, str], int] = {}
    for unit in units.rows.values():
        if unit.level == 4 and unit.current:
            named.setdefault((unit.parent, unit.name), unit.id)
            named.setdefault((unit.parent, unit.short), unit.id)
    for row in rows:
        if row["level"] != "4" or int(row["y1"]) >= LAST_NBS:
            continue
        code, name = int(row["code"]), row["name"]
        parent = counties.get(code // 1000, 0) or above(units, code)
        if not parent or (parent, name) in named:
            continue
        target = units.by_code.get(code) or units.by_code.get(follow.get(code, -1), 0)
        target = target or named.get((parent, short_name(name, 4)), 0)
        # A regiment of the Corps goes on beside the town that it runs since: it keeps its name.
        target = 0 if regiments(name) else target
        units.new(code, name, 4, int(row["y0"]), int(row["y1"]), False, parent=parent, successor=target)
