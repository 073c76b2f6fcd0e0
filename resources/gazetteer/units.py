"""Units while they are put together: their rows, and the look-ups that joining them needs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from core.gazetteer.units import without_peoples

NOW = 2025
LAST_NBS = 2023


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of one name; `parent` and `successor` are ids, 0 for none."""

    id: int
    code: int
    name: str
    level: int
    short: str
    y0: int
    y1: int
    current: bool
    parent: int = 0
    successor: int = 0


class Units:
    """All units while they are put together, with the look-ups that joining them needs."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self.by_code: dict[int, int] = {}
        self.by_name: dict[tuple[str, int], list[int]] = defaultdict(list)

    def add(self, row: Row) -> int:
        self.rows[row.id] = row
        if row.current:
            self.by_code.setdefault(row.code, row.id)
        self.by_name[row.name, province_code(row.code)].append(row.id)
        return row.id

    def new(self, code: int, name: str, level: int, y0: int, y1: int, current: bool, **more: int) -> int:
        row = Row(len(self.rows) + 1, code, name, level, short_name(name, level), y0, y1, current, **more)
        return self.add(row)

    def change(self, unit: int, **values: int) -> None:
        self.rows[unit] = replace(self.rows[unit], **values)

    def today(self, name: str, province: int, levels: tuple[int, ...]) -> list[int]:
        found = self.by_name.get((name, province), [])
        return [i for i in found if self.rows[i].current and self.rows[i].level in levels]

    def chain(self, unit: int) -> list[Row]:
        """The unit and all above it, deepest first."""
        found = []
        while unit:
            found.append(self.rows[unit])
            unit = self.rows[unit].parent
        return found


def short_name(name: str, level: int) -> str:
    """The name without its class word and, for autonomous units, without the peoples named."""
    if name.endswith("新区"):
        return name  # 兰州新区 is not 兰州
    for ending in ("特别行政区", "自治区", "自治州", "自治县", "自治旗"):
        if name.endswith(ending):
            return without_peoples(name[: -len(ending)])
    endings = {
        1: ("省", "市"),
        2: ("市", "地区", "盟"),
        3: ("县", "市", "区", "旗", "林区", "特区"),
        4: ("街道办事处", "街道", "苏木", "镇", "乡", "地区"),
    }
    for ending in endings[level]:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            stem = name[: -len(ending)]
            return without_peoples(stem) if stem.endswith("族") else stem
    return name


def province_code(code: int) -> int:
    return int(str(code)[:2])


def placeholder(name: str, code: int) -> bool:
    return name in {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"} or (
        (code > 99999 and code % 100 == 0) or code == 620201
    )


def above(units: Units, code: int) -> int:
    """The nearest unit above a code that really exists (no 市辖区, no county of 东莞)."""
    text = str(code)
    for cut in (6, 4, 2):
        if cut < len(text) and int(text[:cut]) in units.by_code:
            return units.by_code[int(text[:cut])]
    return 0


def by_path(units: Units, path: list[str]) -> int:
    for row in units.rows.values():
        if row.current and row.name == path[-1] and [r.name for r in units.chain(row.id)][::-1] == path:
            return row.id
    raise SystemExit(f"no such unit today: {path}")
