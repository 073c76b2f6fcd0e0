"""The bench of the figure stage runs and measures."""

from __future__ import annotations

from tests.bench import bench_figures


def test_speed_and_quality_are_measured() -> None:
    cases = bench_figures.articles(bench_figures.GOLDEN, bench_figures.GOLDEN)[:2]
    results = list(bench_figures.speed(cases, times=1))
    assert all(one.value > 0 and one.floor for one in results)
    lines = list(bench_figures.compare(cases, peers=False))
    assert len(lines) == 1 and "value and unit" in lines[0]
