"""Ten thousand decisions: loading all, writing one more, judging a case that has many.

python -m tests.bench.bench_decisions
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from core.library import Library
from core.library.decisions import append, decision
from core.model import Action
from tests.bench import corpus
from tests.bench.measure import Result, cpu, percentile, tell

CASES = 200
MIX: tuple[Action, ...] = ("confirm",) * 6 + ("correct",) * 3 + ("reject",)
"""As people decide: most of what was read is right. A correction costs the most: it brings an item of its own."""


def run(folder: Path, count: int = 10_000) -> Iterator[Result]:
    for name, actions in (("as people decide", MIX), ("corrections alone", ("correct",))):
        library = _decided(folder / f"{name}.xjlib", count, actions)
        floor = percentile([cpu(partial(_rows, library))[0] for _ in range(5)], 0.5)
        loading = percentile([cpu(library.all_decisions)[0] for _ in range(5)], 0.5)
        target = "<= 100" if actions == MIX else ""
        yield Result(f"load all, {name}", count, loading, "ms", floor, "reading the rows", target)
        if actions == MIX:
            yield from _one_more(library, count)
        library.close()


def _rows(library: Library) -> list[tuple[object, ...]]:
    return library._connection.execute("SELECT * FROM decisions").fetchall()


def _decided(path: Path, count: int, actions: Sequence[Action]) -> Library:
    """A library with so many decisions, each of its figures decided on in turn."""
    library = Library.create(path)
    entries = [entry for entry in corpus.entries(CASES) if entry.cases[0].figures]
    library.add(entries)
    made = []
    for n in range(count):
        entry = entries[n % len(entries)]
        case = entry.cases[0]
        figure = case.figures[n // len(entries) % len(case.figures)]
        action = actions[n % len(actions)]
        value = replace(figure, value=float(n)) if action == "correct" else None
        made.append(decision(entry.document, case, action, figure, value, "", "张", "", ()))
    with library._writing():
        append(library._connection, made)
    return library


def _one_more(library: Library, count: int) -> Iterator[Result]:
    figure = library.case(1).case.figures[0]
    writing = [
        cpu(lambda n=n: library.decide(1, "correct", figure, replace(figure, value=float(n)), reviewer="张"))[
            0
        ]
        for n in range(50)
    ]
    yield Result("write one decision, p50", count, percentile(writing, 0.5), "ms", target="<= 5")
    yield Result("write one decision, p95", count, percentile(writing, 0.95), "ms", target="<= 5")
    yield Result(
        "undo one, p50", count, percentile([cpu(lambda: library.undo("张"))[0] for _ in range(20)], 0.5), "ms"
    )
    yield Result(
        "open a case with its decisions", count, cpu(lambda: library.case(1))[0], "ms", target="<= 5"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        tell(run(Path(folder)), None)
