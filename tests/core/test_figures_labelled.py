"""The figures of all hand-labelled documents in tests/golden: found, and read as the labels say."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from core.model import Document, Figure
from core.parse import figures
from core.parse.figures.folding import fold
from core.parse.projection import project
from tests.labelled import case_from, labels

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "labelled"

LEAST = {
    "precision": 0.98,
    "recall": 0.98,
    "modifier": 0.98,
    "change": 0.95,
    "indicator": 0.80,
    "theme": 0.85,
    "period": 0.90,
}


def _allowed(label: dict[str, Any], field: str) -> list[Any]:
    also = (label.get("alt") or {}).get(field)
    return [label.get(field), *(also if isinstance(also, list) else [] if also is None else [also])]


def _same(figure: Figure, label: dict[str, Any]) -> bool:
    """Value and unit are right; 三成 may be read as 30 %, 块 as 元."""
    units = [fold(unit or "") for unit in _allowed(label, "unit")]
    units += [{"块": "元", "块钱": "元", "口人": "人"}.get(unit, unit) for unit in units]
    tenth = figure.unit == "%" and "成" in units
    value = figure.value / (10 if tenth else 1)
    right = any(abs(value - v) <= 1e-9 * max(1.0, abs(v)) for v in _allowed(label, "value"))
    return right and (tenth or fold(figure.unit) in units)


def _alike(a: str | None, b: str | None) -> bool:
    a, b = a or "", b or ""
    if not a or not b:
        return a == b
    if (a in b or b in a) and max(len(a), len(b)) <= 3 * min(len(a), len(b)) + 2:
        return True
    return 2 * sum((Counter(a) & Counter(b)).values()) / (len(a) + len(b)) >= 0.5


@cache
def _tally() -> Counter[str]:
    tally: Counter[str] = Counter()
    for path in sorted(GOLDEN.glob("*.json")):
        for label in labels(path):
            text = (GOLDEN / label["file"]).read_bytes().decode("utf-8")
            case = case_from(Document(label["file"], text, ""), label)
            read = figures.read(case, project(text, case.paragraphs))
            _count(tally, list(read.figures), label["figures"])
    return tally


def _count(tally: Counter[str], got: list[Figure], want: list[dict[str, Any]]) -> None:
    tally["got"] += len(got)
    tally["want"] += len(want)
    for label in want:
        near = [f for f in got if f.span.start < label["end"] and label["start"] < f.span.end]
        figure = next((f for f in near if _same(f, label)), None)
        if figure is None:
            continue
        tally["hit"] += 1
        tally["modifier"] += figure.modifier in _allowed(label, "modifier")
        tally["indicator"] += any(_alike(figure.indicator, x) for x in _allowed(label, "indicator"))
        tally["theme"] += figure.theme in _allowed(label, "theme")
        tally["period"] += figure.period in _allowed(label, "period")
        role = figure.change.role if figure.change else None
        tally["change"] += role in [(x or {}).get("role") for x in _allowed(label, "change")]


def test_there_are_labels() -> None:
    assert _tally()["want"] > 200


@pytest.mark.parametrize(("what", "least"), LEAST.items())
def test_at_least(what: str, least: float) -> None:
    tally = _tally()
    base = {"precision": "got", "recall": "want"}.get(what, "hit")
    reached = tally["hit" if what in ("precision", "recall") else what] / tally[base]
    assert reached >= least, f"{what} {reached:.3f}"
