"""Checks that weigh reasons: an article with one wrong number is doubted at that place, its right twin nowhere."""

from __future__ import annotations

import pytest

from tests.core.checked import doubts

# The wrong number and the right one stand as ⟦wrong|right⟧.
CASES = [
    ("duplicate", "全村新修蓄水池，存栏黑山羊2460只。\n\n羊多了，粪肥也多了。“光这⟦2640|2460⟧只羊，一年的粪就够全村的地用。”"),
    ("duplicate", "镇里有百年以上的古茶树3.6万株。\n\n依托⟦5.6|3.6⟧万株古茶树，镇里办起了采茶节。"),
    ("duplicate", "全县累计投入管护资金1940万元，修复渠道32公里。\n\n累计投入的⟦194|1940⟧万元管护资金全部公示。"),
    ("duplicate", "从县城到黄泥村27公里。\n\n如今从黄泥村到县城⟦72|27⟧公里，路面全硬化了。"),
    ("subset", "全镇现有粉条加工厂46家，拿到生产许可的就有⟦53|35⟧家。"),
    ("subset", "全村有劳力518人，光是在外打工的就有⟦561|261⟧人。"),
    ("subset", "全县搬迁群众2650户9800人，仅在城郊安置的就有⟦2810|1810⟧户。"),
    ("sum", "145户里，已经消除风险的有98户；没有消除风险的还有⟦57|47⟧户。"),
    ("sum", "培训班有64名学员，64名学员中，男学员29人，女学员⟦45|35⟧人。"),
    ("share", "去年，84万吨柑橘中有21万吨通过网络售出，线上销量占到总产量的⟦35%|25%⟧。"),
    ("share", "有劳动能力的脱贫人口48000人，目前在岗务工36000人，务工就业率⟦82.5%|75%⟧。"),
    ("share", "去年合作社拿出54万元分给180户社员，每户平均分到⟦2000|3000⟧元。"),
    ("share", "村里流转了340亩地，一亩一年租金600元，光地租一年就发出去⟦24.4|20.4⟧万元。"),
    ("share", "租金从前年的8万元涨到去年的⟦11|16⟧万元，整整翻了一番。"),
    ("sum", "核桃面积2018年是7.2万亩，去年底统计是8.5万亩，四年净添了⟦一万六千|一万三千⟧亩。"),
    ("sum", "推行“⟦六|五⟧统一”服务，即统一供种、统一施肥、统一防治、统一收割、统一销售，农户省了心。"),
    ("sum", "统一供苗、统一施肥、统一修剪、统一销售的“⟦五统一|四统一⟧”管理覆盖全镇。"),
    ("sum", "课程分揉面、发酵、蒸制、调馅、摆盘⟦四|五⟧门，样样过关才发证。"),
]  # fmt: skip

# What looks like a clash and is none.
PEACE = [
    "2021年存栏黑山羊2460只。\n\n2022年存栏黑山羊2640只。",
    "甲村种茶1200亩。\n\n又新种茶2100亩，茶园连成了片。",
    "全镇有加工厂23家，带动就业270人，新办合作社27家。",
    "全县落实资金5300万元，其中产业项目3200万元，还有600万元用于道路，1500万元用于饮水。",
    "驻村队员186人。老队员103人占比55%，新队员83人占比45%。",
    "高标准农田38.6万亩。今年新建6.4万亩，占制种面积的12.8%。",
    "2012年，全镇茶园只有6200亩；如今一万三千五百亩，比2012年多出7300亩，翻了一番还多。",
    "分别培育农家乐经营、精品民宿、农产品销售示范户各5户。",
    "全县种茶农户约1.2万户，产值5.1亿元，户均增收1270元。",
    "去年产值2.1亿元，今年争取翻一番，达到4亿元。",
    "发出问卷1200份，收回1164份，表示满意的占61.5%。",
]


@pytest.mark.parametrize(("kind", "text"), CASES)
def test_a_wrong_number_is_doubted_and_the_right_one_is_not(kind, text):
    wrong, right = doubts(text, 0), doubts(text, 1)
    assert kind in [check.kind for check in wrong], text
    assert not right, [check.note for check in right]


@pytest.mark.parametrize("text", PEACE)
def test_what_only_looks_like_a_clash_is_left_in_peace(text):
    assert not doubts(text), [check.note for check in doubts(text)]
