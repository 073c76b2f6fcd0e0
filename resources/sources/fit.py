"""Fit `weights.json` to the labelled pages of `tests/golden`: `python resources/sources/fit.py`.

With `--folds 5` nothing is written: each fold of the later sets is read with what all others taught, and what was right is told.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from core.model import Document
from core.parse import layout, split
from core.parse.sources.cues import Candidate, Names
from core.parse.sources.ranker import speaks

HERE = Path(__file__).parent
GOLDEN = HERE.parent.parent / "tests/golden"
FOLDERS = ("pages", "later", "heads", "labelled", "heldout", "clashes")
SMOOTHED = 6.0
"""What the square of a weight costs, beside the likelihood."""
FEWEST = 4
"""A cue of fewer mentions counts nothing."""
TOLD_LATER, TOLD_ALONE = 6.0, 0.15
"""What a case counts of a set whose hand was told what labels mean, and of a head without an article; others count 1."""
FIRST_TOLD = 38
"""The first set whose hand was told; before it, what a page tells for all of its cases was labelled as nobody's."""
LEAST = 0.004
"""Smaller weights are left out."""


class Taught(NamedTuple):
    """A case: the page's name, its candidates, what its label says and allows, and how much it counts."""

    page: str
    candidates: list[Candidate]
    source: str
    allowed: frozenset[str]
    counts: float

    @property
    def right(self) -> int | None:
        """The number of the candidate that the label names."""
        return next((i for i, one in enumerate(self.candidates) if _printed(one) == self.source), None)


def taught(folders: Iterable[Path]) -> Iterator[Taught]:
    """The cases of all pages that are parted as labelled."""
    for path in sorted(text for folder in folders for text in folder.glob("*.txt")):
        labels = json.loads(path.with_suffix(".json").read_text("utf-8"))
        page = layout.read(Document(path.name, path.read_bytes().decode("utf-8"), ""))
        cases = split.cases(page)
        if len(cases) != len(labels):
            continue
        names = Names(page.lines, cases)
        for number, label in enumerate(labels):
            source = _bare(label.get("source"))
            counts = _counts(path) / len(labels) ** 0.5
            if len(labels) > 1 and not source and not _is_told(path):
                continue
            yield Taught(path.name, names.candidates(number), source, _allowed(label), counts)


def _counts(path: Path) -> float:
    if path.parent.name == "heads":
        return TOLD_ALONE
    return TOLD_LATER if _is_told(path) else 1.0


def _is_told(path: Path) -> bool:
    return path.parent.name == "later" and set_of(path.name) >= FIRST_TOLD


def set_of(name: str) -> int:
    """The number of the set that a page is of; 0 for the oldest ones, whose numbers have one digit."""
    found = re.match(r"\d\d(?=\d\d)", name)
    return int(found[0]) if found else 0


def _allowed(label: dict[str, Any]) -> frozenset[str]:
    also = label.get("alt", {}).get("source") or []
    return frozenset(map(_bare, [label.get("source"), *(also if isinstance(also, list) else [also])]))


def _printed(candidate: Candidate) -> str:
    return _bare(candidate.shown[0].value)


def _bare(words: str | None) -> str:
    return "".join((words or "").replace("：", ":").split())


class Parts:
    """Rows in groups of these sizes: where each group begins, and of which group each row is."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.starts = np.cumsum([0, *sizes[:-1]])
        self.of = np.repeat(np.arange(len(sizes)), sizes)


def fit(cases: Iterable[Taught]) -> dict[str, float]:
    """What each cue counts: the most likely weights of a conditional logit, smoothed."""
    known = [case for case in cases if case.right is not None]
    told = [one for case in known for one in case.candidates]
    seen = Counter(cue for one in told for shown in one.shown for cue in shown.cues)
    columns = {cue: i for i, cue in enumerate(sorted(cue for cue, n in seen.items() if n >= FEWEST))}
    rows = [
        sorted(columns[cue] for cue in shown.cues if cue in columns) for one in told for shown in one.shown
    ]
    ends = np.cumsum([0, *map(len, rows)])
    shows = csr_matrix((np.ones(ends[-1]), np.concatenate(rows), ends), shape=(len(rows), len(columns)))
    shown_by = shows.T.tocsr()
    mentions = Parts([len(one.shown) for one in told])
    candidates = Parts([len(case.candidates) for case in known])
    right = candidates.starts + np.array([case.right for case in known])
    counts = np.array([case.counts for case in known])

    def loss(weights: Any) -> tuple[float, Any]:
        each = shows @ weights
        best = np.maximum.reduceat(each, mentions.starts)
        speaks = best - np.maximum.reduceat(best, candidates.starts)[candidates.of]
        odds = np.exp(speaks)
        sums = np.add.reduceat(odds, candidates.starts)
        slope = odds / sums[candidates.of] * counts[candidates.of]
        slope[right] -= counts
        likely = float(((speaks[right] - np.log(sums)) * counts).sum())
        up = shown_by @ (slope[mentions.of] * (each == best[mentions.of]))
        return SMOOTHED * float(weights @ weights) / 2 - likely, up + SMOOTHED * weights

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {cue: round(float(found[i]), 3) for cue, i in columns.items() if abs(found[i]) >= LEAST}


def likeliest(case: Taught, weights: Mapping[str, float]) -> str:
    """What the model alone reads."""
    return _printed(max(case.candidates, key=lambda one: max(speaks(shown, weights) for shown in one.shown)))


def folds(cases: Sequence[Taught], count: int) -> None:
    """Print how many sources of the later sets are read right, as labelled first and as allowed."""
    sets = sorted({set_of(case.page) for case in cases if set_of(case.page) >= FIRST_TOLD})
    every = first = allowed = 0
    for k in range(count):
        held = set(sets[k::count])
        weights = fit(case for case in cases if set_of(case.page) not in held)
        for case in cases:
            if set_of(case.page) in held:
                told = likeliest(case, weights)
                every += 1
                first += told == case.source
                allowed += told in case.allowed
    print(f"{first} of {every} sources as labelled first, {allowed} as labels allow")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--folds", type=int, default=0)
    arguments.add_argument("--target", type=Path, default=HERE / "weights.json")
    arguments.add_argument("folders", nargs="*", type=Path, default=[GOLDEN / name for name in FOLDERS])
    asked = arguments.parse_args()
    cases = list(taught(asked.folders))
    if asked.folds:
        folds(cases, asked.folds)
    else:
        lines = [
            f"{json.dumps(cue, ensure_ascii=False)}: {weight}" for cue, weight in sorted(fit(cases).items())
        ]
        asked.target.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
