"""The bench of the name stages runs and measures every stage."""

from __future__ import annotations

from tests.bench import bench_programmes


def test_every_stage_is_measured() -> None:
    found = bench_programmes.measure(times=1)
    assert set(found) == {"floor", "people", "programmes", "themes", "segmentation"}
    assert all(milliseconds > 0 for milliseconds in found.values())
