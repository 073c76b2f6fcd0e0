"""The library's benchmarks run, on little, and what they promise at any size holds."""

from __future__ import annotations

from pathlib import Path

from tests.bench import bench_decisions, bench_library, corpus


def test_the_corpus_is_the_same_every_time() -> None:
    first, again = list(corpus.articles(5)), list(corpus.articles(5))
    assert first == again and len({article.text for article in first}) == 5
    entry = next(corpus.entries(1))
    case = entry.cases[0]
    assert case.title and case.title.value in entry.document.text
    assert all(entry.document.text[f.span.start : f.span.end] == f.text for f in case.figures)


def test_the_library_bench_runs(tmp_path: Path) -> None:
    results = {one.name: one for one in bench_library.run([150], tmp_path)}
    assert results["recall of 2000 substrings"].value == 1.0
    assert all(one.value >= 0 for one in results.values())


def test_the_decisions_bench_runs(tmp_path: Path) -> None:
    assert len(list(bench_decisions.run(tmp_path, 300))) == 6
