"""Cases alike: the degree, and the reason in words."""

from __future__ import annotations

from core import alike
from tests.core.plain_cases import read


def test_like_cases_come_with_the_reason() -> None:
    one = alike.Profile(
        {"夜校": 1.0, "积分": 0.5}, frozenset(["光伏", "肉牛"]), frozenset(["产业"]), frozenset(["四联四促"])
    )
    near = alike.Profile(
        {"夜校": 0.8}, frozenset(["光伏", "肉牛"]), frozenset(["产业"]), frozenset(["四联四促"])
    )
    far = alike.Profile({"彩礼": 1.0}, frozenset(["茶"]), frozenset(["文化"]))
    (found,) = alike.alike(one, [far, near])
    assert found.index == 1
    assert found.reason == "同为光伏 + 肉牛,都有“四联四促”,都讲到夜校"
    assert 0 < found.score <= 1


def test_a_profile_leaves_out_places_and_people() -> None:
    text = "河西镇村民周大勇发展肉牛养殖,周大勇说肉牛好,河西镇肉牛多。"
    words = alike.profile(read(text, "河西镇"), text).words
    assert "肉牛" in words and "河西镇" not in words and "周大勇" not in words
