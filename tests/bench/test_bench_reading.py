"""The bench of reading runs, and every format is read no slower than a large share of this machine allows."""

from __future__ import annotations

import pytest

from tests.bench import bench_reading


@pytest.mark.parametrize("kind", bench_reading.FORMATS)
def test_bench_measures_each_format(kind, tmp_path):
    result = bench_reading.measure(kind, 1, tmp_path)
    assert result.floor > result.read > result.layout > 5
    assert kind in result.line
