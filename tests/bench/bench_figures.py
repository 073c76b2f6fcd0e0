"""The figure stage: CPU for 1,500 characters beside a plain pass, and what other programs find in the same documents.

python -m tests.bench.bench_figures [--gold FOLDER --texts FOLDER] [--peers]

The floor is one pass of one compiled expression (a number with a unit) over the same text. Peers are measured where
they are installed: ms-recognizers-text-suite, jionlp.

Without a folder the dense articles are measured: the twenty of tests/golden/labelled, short ones of some 600 characters
that were written so that every kind of quantity stands in them, 65 figures in 1,500 characters. The sample documents,
long articles as they are printed, have 18.
"""

from __future__ import annotations

import argparse
import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import lexicon, paths
from core.model import Case, Document
from core.parse import checks, figures
from core.parse.checks.items import lay_out
from core.parse.figures.folding import fold
from core.parse.projection import Projection, project
from tests.bench.measure import Result, cpu, tell
from tests.labelled import case_from, labels

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "labelled"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a program found at `start:end`; `unit` None: it gives none."""

    start: int
    end: int
    value: float
    unit: str | None


Finder = Callable[[str], list[Quantity]]


def floor() -> re.Pattern[str]:
    table = lexicon.load("units")
    units = {unit for one in table["measures"].values() for unit in one["units"]} | set(table["counters"])
    longest = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    return re.compile(
        rf"(?:\d[\d,.]*|[零一二两三四五六七八九十百千万亿]+)[多余]?[十百千万亿]*[多余]?(?:个|{longest})"
    )


def articles(gold: Path, texts: Path) -> list[tuple[Case, Projection, dict[str, Any]]]:
    """The labelled cases, layout taken from the labels, nothing else read."""
    out = []
    for path in sorted(gold.glob("*.json")):
        for label in labels(path):
            text = (texts / label["file"]).read_bytes().decode("utf-8")
            case = case_from(Document(label["file"], text, ""), label)
            out.append((case, project(text, case.paragraphs), label))
    return out


def speed(cases: list[tuple[Case, Projection, dict[str, Any]]], times: int = 5) -> Iterator[Result]:
    size = sum(len(view.text) for _, view, _ in cases) / 1500
    pattern = floor()
    read = [figures.read(case, view) for case, view, _ in cases]

    def best(work: Callable[[], object]) -> float:
        return min(cpu(work)[0] for _ in range(times)) / size

    least = best(lambda: [pattern.findall(view.text) for _, view, _ in cases])
    ours = best(lambda: [figures.read(case, view) for case, view, _ in cases])
    count = sum(len(case.figures) for case in read)
    name = f"figures, {count / size:.0f} in 1,500 characters"
    yield Result(name, count, ours, "ms/1500", least, "one pass of one expression", "<= 5 ms")
    pages = [lay_out(case, view) for case, (_, view, _) in zip(read, cases, strict=True)]
    checked = best(lambda: [module.checks(page) for page in pages for module in checks.MODULES])
    yield Result(
        "checks on figures and dates", count, checked, "ms/1500", least, "one pass of one expression"
    )


def recognizers() -> Finder:
    """Microsoft's recognizers: number, percentage, currency, dimension."""
    number = importlib.import_module("ms_recognizers_number")
    unit = importlib.import_module("ms_recognizers_number_with_unit")

    def find(text: str) -> list[Quantity]:
        out = []
        for recognize in (
            number.recognize_number,
            number.recognize_percentage,
            unit.recognize_currency,
            unit.recognize_dimension,
        ):
            for found in recognize(text, "zh-cn"):
                value = str((found.resolution or {}).get("value") or "").rstrip("%")
                name = (found.resolution or {}).get("unit") or ("%" if "percent" in found.type_name else None)
                if re.fullmatch(r"-?\d+(?:\.\d+)?(?:[eE][+\-]?\d+)?", value):
                    out.append(
                        Quantity(
                            found.start, found.end + 1, float(value), {"Chinese yuan": "元"}.get(name, name)
                        )
                    )
        return out

    return find


def jionlp() -> Finder:
    """JioNLP's money extractor; it has no other quantities."""
    jio = importlib.import_module("jionlp")

    def find(text: str) -> list[Quantity]:
        out = []
        for found in jio.ner.extract_money(text, with_parsing=True, ret_all=False):
            detail = found.get("detail") or {}
            value = detail.get("num")
            first = value[0] if isinstance(value, list) else value
            if first is not None:
                out.append(Quantity(*found["offset"], float(first), detail.get("case")))
        return out

    return find


def quality(name: str, find: Finder, cases: list[tuple[Case, Projection, dict[str, Any]]]) -> str:
    """Values right, values with unit right, and spans that are no figure, over all labelled cases."""
    value = both = extra = total = 0
    spent = 0.0
    for _, view, label in cases:
        milliseconds, found = cpu(lambda view=view: find(view.text))
        spent += milliseconds
        want = label["figures"]
        total += len(want)
        at = [(view.to_reading(w["start"]), view.to_reading(w["end"] - 1), w) for w in want]
        placed = [(a, b + 1, w) for a, b, w in at if a is not None and b is not None]
        for start, end, figure in placed:
            near = [q for q in found if q.start < end and start < q.end and _near(q.value, figure, q.unit)]
            value += bool(near)
            both += any(fold(q.unit or "") in _units(figure) for q in near)
        extra += sum(not any(q.start < end and start < q.end for start, end, _ in placed) for q in found)
    size = sum(len(view.text) for _, view, _ in cases)
    rate = size / spent * 1000 if spent else 0.0
    return f"{name:<28} value {value:>4}/{total}  value and unit {both:>4}/{total}  no figure +{extra:<4} {rate:>9.0f} characters/CPU s"


def _near(value: float, figure: dict[str, Any], unit: str | None) -> bool:
    scale = 10 if unit == "%" and figure["unit"] == "成" else 1
    return abs(value - figure["value"] * scale) <= 1e-6 * max(1.0, abs(figure["value"]))


def _units(figure: dict[str, Any]) -> set[str]:
    also = (figure.get("alt") or {}).get("unit")
    units = [figure["unit"], *(also if isinstance(also, list) else [] if also is None else [also])]
    plain = {fold(unit or "") for unit in units}
    return plain | ({"%"} if "成" in plain else set()) | ({"元"} if plain & {"块", "块钱"} else set())


def compare(cases: list[tuple[Case, Projection, dict[str, Any]]], peers: bool) -> Iterator[str]:
    def mine(text: str) -> list[Quantity]:
        case, view = by_text[text]
        out = []
        for figure in figures.read(case, view).figures:
            start, last = view.to_reading(figure.span.start), view.to_reading(figure.span.end - 1)
            if start is not None and last is not None:
                out.append(Quantity(start, last + 1, figure.value, figure.unit))
        return out

    by_text = {view.text: (case, view) for case, view, _ in cases}
    yield quality("this program", mine, cases)
    for name, make in (("ms-recognizers", recognizers), ("JioNLP money", jionlp)) if peers else ():
        try:
            yield quality(name, make(), cases)
        except ImportError:
            yield f"{name:<28} is not installed"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLDEN)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    texts = given.texts or (given.gold if given.gold == GOLDEN else paths.seeds())
    cases = articles(given.gold, texts)
    tell(list(speed(cases)), given.out)
    for line in compare(cases, given.peers):
        print(line)


if __name__ == "__main__":
    main()
