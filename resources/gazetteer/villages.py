"""Villages by county and base name, and in which counties a name stands."""

from __future__ import annotations

from collections import defaultdict

from sources import table
from units import Units

# A village name of more counties than these tells nothing of where an article is.
FEW = 6


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
