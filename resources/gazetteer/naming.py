"""By which names units are found: in full, short, and as people say them."""

from __future__ import annotations

import re

from sources import toml
from units import Row, Units, by_path

from core.gazetteer.units import without_peoples

REGIMENT = re.compile(
    "(?:兵团|第十师)(?:第|农)?(?:[一二三四五六七八九十]+师)?第?([零〇一二三四五六七八九十百]+)团(?:乡|农场|中心团场)?"
)
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


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
