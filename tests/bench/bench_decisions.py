"""Ten thousand decisions: loading all, writing one more, judging a case that has many.

python -m tests.bench.bench_decisions
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from core.library import Library
from core.library.decisions import append, decision
from tests.bench import corpus
from tests.bench.measure import Result, cpu, percentile, tell

CASES = 200


def run(folder: Path, count: int = 10_000) -> Iterator[Result]:
    library = Library.create(folder / "x.xjlib")
    entries = [entry for entry in corpus.entries(CASES) if entry.cases[0].figures]
    library.add(entries)
    made = []
    for n in range(count):
        entry = entries[n % len(entries)]
        case = entry.cases[0]
        figure = case.figures[n // len(entries) % len(case.figures)]
        made.append(
            decision(
                entry.document, case, "correct", figure, replace(figure, value=float(n)), "", "张", "", ()
            )
        )
    with library._writing():
        append(library._connection, made)
    floor = percentile(
        [cpu(lambda: library._connection.execute("SELECT * FROM decisions").fetchall())[0] for _ in range(5)],
        0.5,
    )
    loading = percentile([cpu(library.all_decisions)[0] for _ in range(5)], 0.5)
    yield Result("load all decisions", count, loading, "ms", floor, "reading the rows", "<= 100")
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
    library.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        tell(run(Path(folder)), None)
