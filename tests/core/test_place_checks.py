"""Passages about somewhere else, and townships that are not in the county named beside them."""

from __future__ import annotations

import re

import pytest

from core.parse import place_checks
from tests.core.articles import gazetteer, placed


def wrong(text: str, title: str = "", source: str = "") -> list[str]:
    case, view = placed(text, title, source)
    checks = place_checks.checks(case, view, gazetteer())
    return [view.source[c.span.start : c.span.end] for c in checks if not c.holds]


LEAD = "近年来，辽宁省阜新市清河门区坚持把实施乡村振兴战略摆在优先位置，河西镇建成大棚。\n"

STRAY = [
    "充分依托新和县特有的民间文化，加快加依村民间手工乐器等民族文化资源开发。",
    "崖居民宿是松阳县四都乡陈家铺村的金字招牌。",
    "凤阳县小溪河镇小岗村扛起改革大旗，村民日子红火。",
]


@pytest.mark.parametrize("sentence", STRAY)
def test_a_passage_of_another_county_is_seen(sentence):
    assert wrong(LEAD + "清河门区还将加快发展。" + sentence) == [sentence]


AT_HOME = [
    "产品销往山东省寿光市、浙江省安吉县。",
    "组织村干部赴浙江省安吉县天荒坪镇余村考察学习。",
    "江苏省沛县与清河门区结对协作，选派干部。",
    "从安徽省凤阳县小岗村引进葡萄种苗。",
    "村民王强来自河南省兰考县东坝头镇张庄村。",
    "清河门区河西镇距义县大榆树堡镇只有十公里。",
    "阜新蒙古族自治县东梁镇的群众也来赶集。",
    "乌龙坝镇细河堡村、关家屯村养殖肉鸡。",
    "辐射周边城市及内蒙古、山东、河北、河南等地。",
    "游客从四川省成都市郫都区友爱镇农科村赶来。",
]


@pytest.mark.parametrize("sentence", AT_HOME)
def test_places_in_touch_with_ours_are_in_place(sentence):
    assert wrong(LEAD + "清河门区还将加快发展。" + sentence) == []


def test_a_survey_of_many_counties_strays_nowhere():
    survey = "凤阳县小溪河镇小岗村扛起大旗。兰考县东坝头镇张庄村治住风沙。"
    assert wrong(LEAD + "清河门区还将加快发展。" + survey) == []


def test_the_opening_strays_nowhere():
    assert wrong("凤阳县小溪河镇小岗村扛起改革大旗，村民日子红火。", "清河门区：大棚里的春天") == []


def test_a_misprinted_township_is_told_by_its_village():
    assert wrong("山西省阳泉郊区平定镇魏家峪村发展养殖。") == ["山西省阳泉郊区平定镇魏家峪村"]


def test_a_township_of_the_neighbour_county_is_told():
    assert wrong("阜新市清河门区东梁镇召开会议。") == ["阜新市清河门区东梁镇"]


@pytest.mark.parametrize(
    "text",
    [
        "清河门区河西镇河西村建成大棚。",
        "交城县岭底乡前火山村引进光伏。",
        "清河门区石头沟镇召开会议。",
        "息烽县流长乡四坪村地处偏远。",
        "从江县加榜乡加车村提升种植。",
        "成都市郫县友爱镇农科村开办农家乐。",
    ],
)
def test_townships_that_are_or_were_there_or_that_nobody_knows(text):
    assert wrong(text) == []


def test_agreement_is_said_once_a_pair():
    case, view = placed("清河门区河西镇河西村建成大棚。清河门区河西镇还有东堡子村。")
    checks = place_checks.checks(case, view, gazetteer())
    assert [(c.holds, c.note) for c in checks] == [(True, "河西镇属清河门区。")]


def test_a_check_shows_both_places():
    case, view = placed(LEAD + "清河门区加快发展。" + STRAY[0])
    (check,) = [c for c in place_checks.checks(case, view, gazetteer()) if not c.holds]
    assert "新和县" in check.note and "清河门区" in check.note
    assert check.other is not None
    assert view.source[check.other.start : check.other.end] == "辽宁省阜新市清河门区"


def test_a_number_of_units_is_said_where_it_agrees():
    case, view = placed(
        "元阳县地处哀牢山。今年以来，全县14个乡镇一个步调，全县99个乡镇没有。", "元阳：守住底线", "红河日报"
    )
    checks = place_checks.checks(case, view, gazetteer())
    assert [(c.holds, c.note) for c in checks] == [(True, "元阳县有14个乡镇，与行政区划相符。")]


def test_a_city_has_as_many_counties_as_are_said():
    case, view = placed("对全市10个县(市、区)开展评估，全市务工人数增加。", "", "绥化日报")
    assert [c.note for c in place_checks.checks(case, view, gazetteer())] == [
        "绥化市有10个县(市、区)，与行政区划相符。"
    ]


ZERO = "零陵区是油茶大县。近年来，零陵区扩种油茶5万亩。在接履桥街道马坝村，油茶基地有300亩。\n"

STRANGERS = [
    ("大庙口镇的油茶加工厂投产，年产值达到3000万元。", ["大庙口镇"]),
    ("大庙口镇的油茶厂投产。大庙口镇党委书记李明很高兴。", ["大庙口镇"]),
    ("村干部到大庙口镇走访。", []),
    ("接履桥街道与大庙口镇结对。", []),
    ("油茶苗销往大庙口镇。", []),
    ("东安县也种油茶。大庙口镇的油茶加工厂投产。", []),
    ("城关镇、太平镇、大庆乡的群众都来了。", []),
    ("邮亭圩镇建了苗圃。", []),
]


@pytest.mark.parametrize(("sentence", "wanted"), STRANGERS)
def test_a_township_that_only_another_county_has_is_told_once(sentence, wanted):
    assert wrong(ZERO + sentence, source="永州日报") == wanted


def test_a_village_stands_under_one_township():
    text = "零陵区接履桥街道马坝村建成基地。\n马坝村变了样。零陵区邮亭圩镇马坝村的群众增收。"
    assert wrong(text) == ["零陵区邮亭圩镇马坝村"]
    assert wrong("零陵区接履桥街道马坝村建成基地。\n马坝村变了样。") == []


# What is told and, behind it, what should stand there.
TOGETHER = [
    ("福安市下党乡", "寿宁县下党乡", "曾是全省有名的“五无乡镇”，如今道路通畅。"),
    ("突泉县好腰苏木镇", "科右中旗好腰苏木镇", "的牧民白音仓去年卖牛收入18万元。"),
    ("威宁县河镇乡", "赫章县河镇乡", "党委带领群众植树造林。"),
    ("太湖县来榜镇", "岳西县来榜镇", "开办夜校，请乡土专家讲蚕桑技术。"),
    ("湖北省通道县牙屯堡镇", "湖南省通道县牙屯堡镇", "发展食用菌产业，建成出菇大棚240个。"),
    ("张家口市围场县", "承德市围场县", "发展马铃薯产业60万亩。"),
    ("阜平县城南庄镇骆驼湾村", "阜平县龙泉关镇骆驼湾村", "地处太行深山区。"),
]


@pytest.mark.parametrize(("told", "right", "rest"), TOGETHER)
def test_places_named_in_one_breath_belong_together(told, right, rest):
    assert wrong(told + rest) == [told]
    assert wrong(right + rest) == []


def test_a_sentence_about_the_whole_of_another_county_of_the_city_is_seen():
    lead = "镇原县地处陇东高原，是典型的农业大县。近年来，该县坚持“一村一品”，壮大特色产业。\n"
    rest = "各级干部进村入户送政策，全县上下掀起了产业发展热潮。截至目前，镇原县建成示范村86个。"
    assert wrong(lead + "在环县，" + rest) == ["环县"]
    assert wrong(lead + "在镇原县，" + rest) == []
    assert wrong(lead + "按照规划，环县还将建冷库，全县的产业链会越来越长。") == ["环县"]


LISTED = [
    ("会昌县推进蔬菜产业。全县在文武坝镇、麻州镇、{九堡镇|周田镇}布局大棚3000亩。", "九堡镇"),
    ("台江县趁势推出线路，串起台江县境内的台拱街道、老屯乡、{西江镇|台盘乡}和施洞镇。", "西江镇"),
    ("元阳县发展梯田红米。围绕新街镇、牛角寨镇、{甲寅镇|小新街乡}等本县重点乡镇，布局了加工厂。", "甲寅镇"),
]


@pytest.mark.parametrize(("text", "told"), LISTED)
def test_a_township_of_the_neighbour_in_a_list_of_our_own_is_told(text, told):
    assert wrong(re.sub(r"\{([^|]*)\|([^}]*)\}", r"\1", text)) == [told]
    assert wrong(re.sub(r"\{([^|]*)\|([^}]*)\}", r"\2", text)) == []


def test_a_list_across_the_border_is_left_in_peace():
    assert wrong("会昌县筠门岭镇与周边的周田镇、九堡镇等相邻乡镇共建市场，会昌县出资。") == []
