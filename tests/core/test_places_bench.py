"""The bench of places runs, and its peers are optional."""

from __future__ import annotations

from tests.bench import bench_places


def test_a_smoke_of_the_bench():
    found = bench_places.cases(bench_places.LABELLED, bench_places.LABELLED)[:2]
    assert found
    rates = bench_places.speeds(found, 1)
    assert 0 < rates["warm"] < 100
    rows = bench_places.quality(found)
    assert rows[0][0] == "xiangjian"
    assert float(rows[0][1]) > 0.8


def test_the_measure_itself():
    path = ("辽宁省", "阜新市", "清河门区")
    gold = [[(0, 4, path), (10, 14, path)]]
    assert bench_places.by_mention([[(0, 4, path)]], gold, lambda a, b: a == b) == 2 / 3
    assert bench_places.by_document([{path}], [{path, path[:2]}]) == 2 / 3
    assert bench_places.to_county(("广东省", "东莞市", None, "虎门镇")) == ("广东省", "东莞市", "虎门镇")
