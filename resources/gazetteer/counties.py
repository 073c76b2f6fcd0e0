"""Provinces, cities and counties: those of today, and those that went with what became of them."""

from __future__ import annotations

from collections import defaultdict

from sources import table, toml
from units import LAST_NBS, NOW, Units, above, by_path, placeholder, province_code, short_name

# Events that only move codes about say nothing of names.
CODE_NOISE = {"同名改码", "码位改派", "划转", "新设"}


def add_upper(units: Units, rows: list[dict[str, str]]) -> None:
    """Provinces, cities, counties and zones that stand today, then their townships."""
    for row in rows:
        code, level, y1 = int(row["code"]), int(row["level"]), int(row["y1"])
        zone = level == 3 and y1 == LAST_NBS and row["src"] == "nbs"
        if level < 4 and (y1 >= NOW or zone) and not (level > 1 and placeholder(row["name"], code)):
            units.new(code, row["name"], level, int(row["y0"]), y1, True, parent=above(units, code))
    for row in rows:
        if row["level"] == "4" and int(row["y1"]) >= LAST_NBS:
            units.new(int(row["code"]), row["name"], 4, int(row["y0"]), int(row["y1"]), True)


def add_areas(units: Units) -> None:
    """The national new areas that the statistical list leaves out, under the province or city that they are told of."""
    for area in toml("patches")["area"]:
        *path, name = area["path"]
        parent = by_path(units, path)
        code = units.rows[parent].code  # only says the province: an area has none of its own
        unit = units.new(code, name, len(area["path"]), area["since"], NOW, True, parent=parent)
        units.change(unit, code=0)


def add_former(units: Units, rows: list[dict[str, str]]) -> None:
    """Cities and counties that no longer stand under their name, each once a province, with what became of it."""
    gone: dict[tuple[str, int, int], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        code, level = int(row["code"]), int(row["level"])
        if (level in (2, 3) and not placeholder(row["name"], code) and units.by_code.get(code) is None) or (
            level in (2, 3) and code in units.by_code and units.rows[units.by_code[code]].name != row["name"]
        ):
            gone[row["name"], province_code(code), level].append(row)
    became = successors(units)
    for (name, province, level), old in sorted(
        gone.items(), key=lambda item: (item[0][1], item[0][2], item[0][0])
    ):
        if units.today(name, province, (2, 3)):
            continue
        last = max(old, key=lambda row: int(row["y1"]))
        y0 = min(int(row["y0"]) for row in old)
        target = became(name, province) or same_stem(units, last, province)
        units.new(int(last["code"]), name, level, y0, int(last["y1"]), False, successor=target)


def successors(units: Units):
    """A function from an older name and its province to the id of the unit that it became, or 0."""
    events: dict[tuple[str, int], list[tuple[int, str, str]]] = defaultdict(list)
    for row in table("change"):
        if row["type"] not in CODE_NOISE and row["old_name"] and row["new_name"]:
            code = row["old_code"] or row["new_code"]
            if code[:2].isdigit():
                events[row["old_name"], int(code[:2])].append(
                    (int(row["year"]), row["new_name"], row["new_path"])
                )
    patched = {}
    for patch in toml("patches")["became"]:
        province = next(r.code for r in units.rows.values() if r.level == 1 and r.name == patch["province"])
        patched[patch["old"], province] = patch["new"]

    def became(name: str, province: int, depth: int = 0) -> int:
        if (name, province) in patched:
            return pick(units, patched[name, province][-1], province, "".join(patched[name, province]))
        for _, new, path in sorted(events.get((name, province), []), reverse=True):
            found = pick(units, new, province, path) or (
                became(new, province, depth + 1) if depth < 4 and new != name else 0
            )
            if found:
                return found
        return 0

    return became


def pick(units: Units, name: str, province: int, path: str) -> int:
    found = units.today(name, province, (2, 3))
    fitting = [i for i in found if units.rows[units.rows[i].parent or i].name in path]
    return (fitting or found or [0])[0]


def same_stem(units: Units, row: dict[str, str], province: int) -> int:
    """A unit of today whose name differs only in its class word (县 → 市, 地区 → 市), if there is just one."""
    stem = short_name(row["name"], int(row["level"]))
    if len(stem) < 2:
        return 0
    found = [
        r.id for r in units.rows.values()
        if r.current and r.level in (2, 3) and r.short == stem and province_code(r.code) == province
    ]  # fmt: skip
    wanted = [i for i in found if units.rows[i].level == int(row["level"])] or found
    return wanted[0] if len(wanted) == 1 else 0
