"""Which place a sentence is about, at the words that stand for a figure."""

from __future__ import annotations

import pytest

from core.parse.places import about, place_at
from tests.core.articles import placed

COUNTY = "元阳县地处哀牢山。"

TOPICS = [
    (COUNTY + "南沙镇呼山村盘活荒坡|千余亩。", "呼山村"),
    (COUNTY + "呼山村属南沙镇。\n全县种植|8.2万亩。", "元阳县"),
    (COUNTY + "南沙镇呼山村种上芒果。该村收入|30万元。", "呼山村"),
    (COUNTY + "南沙镇呼山村种上芒果。全县收入|30万元。", "元阳县"),
    (COUNTY + "在浙江、广东设立服务站|6个。", "元阳县"),
    (COUNTY + "产品销往云南省弥勒市|300吨。", "元阳县"),
    (COUNTY + "南沙镇、新街镇、攀枝花乡3个乡镇种植|3万亩。", "元阳县"),
    (COUNTY + "南沙镇呼山村建成大棚，每年为新街镇脱贫户分红|1000元。", "新街镇"),
    (COUNTY + "南沙镇呼山村建成大棚，每年为新街镇脱贫户分红1000元，安置就业|38人。", "呼山村"),
    (COUNTY + "“今年我家种了|38亩。”在南沙镇呼山村，种植户李强说。", "呼山村"),
    (COUNTY + "\n南沙镇呼山村盘活荒坡。去年村集体收入|30万元。", "呼山村"),
    (COUNTY + "\n南沙镇呼山村盘活荒坡，排全县第|2。", "呼山村"),
    (COUNTY + "\n南沙镇党委牵头建成冷库|2座。", "南沙镇"),
    (COUNTY + "\n元阳县南沙镇农旅开发有限公司年产|2吨。", "元阳县"),
    (COUNTY + "\n南沙镇呼山村收入10万元；村民分红|2万元。", "呼山村"),
]


@pytest.mark.parametrize(("marked", "wanted"), TOPICS, ids=[t[0][-14:] for t in TOPICS])
def test_what_a_sentence_is_about(marked, wanted):
    text = marked.replace("|", "")
    case, view = placed(text, "元阳：守住底线谋振兴", "红河日报")
    at = view.to_reading(marked.index("|"))
    assert at is not None
    place = about(case, view).at(at)
    assert place is not None
    assert [name for name in place.names if name][-1] == wanted
    assert place_at(case, view, at) == place


def test_nothing_says_where():
    case, view = placed("投入资金300万元。")
    assert place_at(case, view, 4) is None
