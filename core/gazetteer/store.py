"""The gazetteer file: units by name, id and code, villages county by county, and the tree."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from core import paths
from core.gazetteer import sound
from core.gazetteer.units import Unit, Village
from core.gazetteer.villages import Villages
from core.model import Place

# 三亚's districts have villages and no townships; the list of codes fills the gap with a row of this name.
_NO_TOWNSHIP = "直辖村级区划"
_COLUMNS = "id, code, name, level, parent, short, y0, y1, current, successor"
_NAMED = f"SELECT {_COLUMNS} FROM (SELECT unit FROM name WHERE name = ?) JOIN unit ON id = unit"


class Gazetteer:
    """All units of five levels, today's and former ones. Cheap to open; villages are read county by county.

    Raises FileNotFoundError if the file is not there (`python resources/gazetteer/build.py` makes it).
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.resources() / "gazetteer.db"
        if not self.path.exists():
            raise FileNotFoundError(self.path)
        self._file = sqlite3.connect(
            f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._file.execute("PRAGMA mmap_size = 67108864")
        self._common: frozenset[str] | None = None
        self._sounds: dict[str, str] | None = None
        self.unit = lru_cache(maxsize=20_000)(self._unit)
        self.named = lru_cache(maxsize=20_000)(self._named)
        self.villages = lru_cache(maxsize=64)(self._villages)
        self.townships = lru_cache(maxsize=256)(self._townships)
        self.short_townships = lru_cache(maxsize=256)(self._short_townships)
        self.counties = lru_cache(maxsize=512)(self._counties)
        self.lineage = lru_cache(maxsize=20_000)(self._lineage)
        self.place = lru_cache(maxsize=20_000)(self._place)

    def close(self) -> None:
        self._file.close()

    def words(self, kind: str) -> list[str]:
        """All names of a kind: `upper` (province to county in full and everyday form), `short`, `township`."""
        (packed,) = self._file.execute("SELECT packed FROM wordlist WHERE kind = ?", (kind,)).fetchone()
        return zlib.decompress(packed).decode().split("\n")

    def common(self) -> frozenset[str]:
        """Short names of townships and names of villages that are everyday words too."""
        if self._common is None:
            self._common = frozenset(self.words("common"))
        return self._common

    def _unit(self, id: int) -> Unit:
        row = self._file.execute(f"SELECT {_COLUMNS} FROM unit WHERE id = ?", (id,)).fetchone()
        return _unit(row)

    def _named(self, name: str) -> tuple[Unit, ...]:
        """All units that bear or bore this full, short or everyday name, today's first."""
        rows = self._file.execute(_NAMED, (name,))
        return tuple(sorted(map(_unit, rows), key=lambda u: (not u.current, u.level, u.code)))

    def today(self, unit: Unit) -> Unit | None:
        """What the unit is now: itself, or what it became; None if that is not known."""
        seen = set()
        while not unit.current:
            if not unit.successor or unit.id in seen:
                return None
            seen.add(unit.id)
            unit = self.unit(unit.successor)
        return unit

    def line(self, unit: Unit) -> tuple[Unit, ...]:
        """The unit and all above it, province first."""
        found = [unit]
        while found[-1].parent:
            found.append(self.unit(found[-1].parent))
        return tuple(reversed(found))

    def _lineage(self, unit: Unit) -> tuple[int, ...]:
        """Ids from province down to the unit as it is today; a former one stands at its successor."""
        return tuple(u.id for u in self.line(self.today(unit) or unit))

    def _place(self, unit: Unit) -> Place:
        """The unit as a place: today's path, with `former` where the unit bore another name.

        A township that went without known successor keeps its name under today's county.
        """
        now = self.today(unit) or unit
        names: list[str | None] = [None] * 4
        for above in self.line(now):
            if not above.name.endswith(_NO_TOWNSHIP):
                names[above.level - 1] = above.name
        former = None if unit.current else unit.name
        province, city, county, township = names
        code = (now.code or None) if now.current else None
        return Place(province, city, county, township, code=code, former=former)

    def by_code(self, code: int) -> Place | None:
        """The place of a statistical code (2, 4, 6, 9 or 12 digits), or None."""
        if code > 10**11:
            return self._village_by_code(code)
        unit = self._by_code(code)
        return self.place(unit) if unit else None

    def _by_code(self, code: int) -> Unit | None:
        row = self._file.execute(
            f"SELECT {_COLUMNS} FROM unit WHERE code = ? ORDER BY current DESC, y1 DESC", (code,)
        ).fetchone()
        return _unit(row) if row else None

    def _village_by_code(self, code: int) -> Place | None:
        township = self._by_code(code // 1000)
        now = self.today(township) if township else None
        if not now:
            return None
        return next((self.village_place(v) for v in self._all(now) if v.code == code), None)

    def _all(self, township: Unit) -> list[Village]:
        """Today's villages of a township in the order of their codes."""
        known = self.villages(township.parent)
        found = (v for base in known for v in known.get(base) if v.township == township.id and v.code)
        return sorted(found, key=lambda v: v.code)

    def village_place(self, village: Village, name: str | None = None) -> Place:
        """The village under its township, by `name` as a text has it (凉水泉村) or else in everyday form."""
        above = self.place(self.unit(village.township))
        return replace(above, village=name or village.name, code=village.code or None)

    def _townships(self, parent: int) -> dict[str, Unit]:
        """Townships of a county (or of a city without counties) by full name, former ones too."""
        rows = self._file.execute(
            f"SELECT {_COLUMNS} FROM unit WHERE parent = ? AND level = 4 ORDER BY current, y1", (parent,)
        )
        return {unit.name: unit for unit in map(_unit, rows)}

    def _short_townships(self, parent: int) -> dict[str, Unit]:
        """Today's townships of a county by their short names; a name of several is the first one's."""
        found: dict[str, Unit] = {}
        for unit in self.townships(parent).values():
            if unit.current and len(unit.short) > 1:
                found.setdefault(unit.short, unit)
        return found

    def _villages(self, parent: int) -> Villages:
        """Villages of a county (or of a city without counties)."""
        row = self._file.execute("SELECT packed FROM village WHERE parent = ?", (parent,)).fetchone()
        return Villages(row[0] if row else None)

    def namesakes(self, base: str) -> tuple[int, ...]:
        """Ids of the counties that have a village of this base name; () for none, for one character and for more than six."""
        row = self._file.execute("SELECT parents FROM namesake WHERE base = ?", (base,)).fetchone()
        return tuple(map(int, row[0].split(","))) if row else ()

    def _counties(self, unit: Unit) -> tuple[Unit, ...]:
        """Units that hold townships in a unit: the counties of a city, the city itself if it has none."""
        if unit.level >= 3:
            return (unit,)
        below = self._below(unit.id)
        if not below or any(u.level == 4 for u in below):
            return (unit,)
        return tuple(c for u in below for c in (self.counties(u) if u.level == 2 else (u,)))

    def _below(self, parent: int) -> list[Unit]:
        rows = self._file.execute(
            f"SELECT {_COLUMNS} FROM unit WHERE parent = ? AND current ORDER BY code = 0, code, id", (parent,)
        )
        return [_unit(row) for row in rows]

    def children(self, code: int | None = None) -> tuple[Place, ...]:
        """The units directly below a code (provinces for None), in the official order of codes."""
        if code is None:
            return tuple(self.place(unit) for unit in self._below(0))
        unit = self._by_code(code)
        if not unit:
            return ()
        if unit.level < 4:
            return tuple(place for below in self._below(unit.id) for place in self._as_child(below))
        return tuple(self.village_place(v) for v in self._all(unit))

    def _as_child(self, unit: Unit) -> tuple[Place, ...]:
        if unit.name.endswith(_NO_TOWNSHIP):
            return tuple(self.village_place(v) for v in self._all(unit))
        return (self.place(unit),)

    def lookup(self, path: Iterable[str | None]) -> Place | None:
        """The place of a path of full names, province first, levels that do not exist left out or None."""
        known = [name for name in path if name]
        for depth, name in ((len(known), n) for n in known[-1:]):
            for unit in self.named(name):
                place = self.place(unit)
                if [n for n in place.names if n] == known[:depth]:
                    return place
        return self._lookup_village(known)

    def _lookup_village(self, known: list[str]) -> Place | None:
        if len(known) < 2:
            return None
        for unit in self.named(known[-2]):
            if unit.level == 4 and unit.current and [n for n in self.place(unit).names if n] == known[:-1]:
                for base in village_bases(known[-1]):
                    for village in self.villages(unit.parent).get(base):
                        if village.township == unit.id:
                            return self.village_place(village, known[-1])
        return None

    def pinyin(self, name: str) -> str:
        """The name's syllables without tones, parted by spaces; those of units as place names are read (六安 lu an)."""
        row = self._file.execute(
            "SELECT pinyin FROM unit JOIN name ON unit.id = name.unit WHERE name.name = ? AND unit.name = name.name",
            (name,),
        ).fetchone()
        return row[0] if row else sound.pinyin(name, self._readings())

    def initials(self, name: str) -> str:
        """The first letters of the name's syllables: 清河门区 is qhmq."""
        return "".join(syllable[:1] for syllable in self.pinyin(name).split())

    def _readings(self) -> dict[str, str]:
        """Words that are read in place names otherwise than elsewhere, longest first."""
        if self._sounds is None:
            pairs = (line.split("=") for line in self.words("reading"))
            self._sounds = dict(pairs)
        return self._sounds

    def order(self, place: Place) -> tuple[int, str]:
        """Sorts siblings in the official order; places known only from texts come last, by name."""
        return (place.code or 10**13, place.key)


def village_bases(name: str) -> tuple[str, ...]:
    """The base names under which a village named like this may be listed: 加依村 may be 加依社区, or 加依村 itself."""
    for ending in ("村民委员会", "居民委员会", "村委会", "居委会", "社区", "嘎查", "村"):
        if name.endswith(ending) and len(name) > len(ending):
            return (name[: -len(ending)], name)
    return (name,)


def _unit(row: tuple[int, int, str, int, int, str, int, int, int, int]) -> Unit:
    return Unit(*row[:8], bool(row[8]), row[9])
