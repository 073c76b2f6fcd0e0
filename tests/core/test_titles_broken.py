"""Titles over two lines, subtitles that name whom the article meets, and what above a title is none."""

from __future__ import annotations

import pytest

from core.model import Document
from core.parse import layout, split

P = "近年来,石门县壶瓶山镇立足高山气候发展茶叶种植,全镇茶园面积达到1.2万亩,带动2160户村民增收,走出了一条产业富民的路子。"
MORE = "党支部牵头成立合作社,统一供苗、统一技术、统一销售,去年实现销售收入860万元,村集体分红32万元,人均增收2600元。"
LATER = [
    "鹤峰县走马镇的安置小区里住着312户人家，扶贫车间就在楼下，做一件衣服挣八元钱，手快的女工一个月能拿到3400元，老人孩子都照看得到，谁也不想再搬回山上去。",
    "桑植县洪家关乡的农家院子去年摆出了四十多张茶席，城里人周末开车来喝茶、看花、买土鸡蛋，一户人家一年多挣一万多元，村里的姑娘们也学会了泡茶的手艺。",
]
SIGNED = "石门日报 2023-08-12 07:41"


def cases(lines):
    return split.cases(layout.read(Document("a.txt", "\n".join(lines), "")))


def value(field):
    return field.value if field else None


BROKEN = [
    (["平峒村：一片绿叶", "带富一方山水", SIGNED], "平峒村：一片绿叶带富一方山水"),
    (["山坳里的新农人：昔日离乡，", "今朝返乡种茶忙"], "山坳里的新农人：昔日离乡，今朝返乡种茶忙"),
    (["壶瓶山镇“四本台账”", "    管好村集体家底"], "壶瓶山镇“四本台账” 管好村集体家底"),
    (["高山上的茶园里长出“金", "叶子”的好日子"], "高山上的茶园里长出“金叶子”的好日子"),
    (["湖南石门县平峒村：留得住、", "能就业、有奔头"], "湖南石门县平峒村：留得住、能就业、有奔头"),
    (["壶瓶山镇平峒村“一片叶子”撬动", "全村增收"], "壶瓶山镇平峒村“一片叶子”撬动全村增收"),
    (["脚下沾满泥土", "心中装着茶农", SIGNED], "脚下沾满泥土心中装着茶农"),
    (["火塘边的“院坝会”", "开出一条茶山增收新路子", SIGNED], "火塘边的“院坝会”开出一条茶山增收新路子"),
    (
        ["石门县巩固拓展脱贫攻坚成果茶叶产", "业发展情况汇报"],
        "石门县巩固拓展脱贫攻坚成果茶叶产业发展情况汇报",
    ),
    (["石门平峒：", "一片茶叶香满山", SIGNED], "石门平峒：一片茶叶香满山"),
    (["石门县以茶叶合作社为抓手助推", "山区群众持续增收"], "石门县以茶叶合作社为抓手助推山区群众持续增收"),
]


@pytest.mark.parametrize(("lines", "title"), BROKEN)
def test_a_title_over_two_lines_is_one(lines, title):
    (case,) = cases([*lines, P, MORE])
    assert case.title.value == title
    text = "\n".join([*lines, P, MORE])
    assert text[case.title.span.start : case.title.span.end].startswith(lines[0])
    assert text[case.title.span.start : case.title.span.end].endswith(
        lines[-1 - (lines[-1] == SIGNED)].strip()
    )


@pytest.mark.parametrize(
    ("lines", "title", "subtitle"),
    [
        (["平峒村：一片绿叶富山乡", "——壶瓶山镇茶产业调查", SIGNED], "平峒村：一片绿叶富山乡", "壶瓶山镇茶产业调查"),
        (["“三农”观察", "高山茶叶带富一方山水", SIGNED], "高山茶叶带富一方山水", None),
        (["乡村振兴看石门", "一片茶叶香满山", SIGNED], "一片茶叶香满山", None),
        (["文化振兴在一线", "茶山上的读书声", SIGNED], "茶山上的读书声", None),
        (["“茶叶好不好，泡一杯就知道”", "对话壶瓶山镇平峒村第一书记王成", SIGNED], "“茶叶好不好，泡一杯就知道”", "对话壶瓶山镇平峒村第一书记王成"),
        (["把茶叶种成金叶子", "访石门县壶瓶山镇党委书记王成", SIGNED], "把茶叶种成金叶子", "访石门县壶瓶山镇党委书记王成"),
        (["大山深处的茶叶书记", "记平峒村党支部书记王成", SIGNED], "大山深处的茶叶书记", "记平峒村党支部书记王成"),
        (["第一书记访谈录⑦", "对话平峒村第一书记王成谈茶叶", SIGNED], "对话平峒村第一书记王成谈茶叶", None),
        (["《石门乡土》官方网站——记录石门的今天", "平峒村的茶叶", "文/周海燕  来源：石门乡土杂志"], "平峒村的茶叶", None),
        (["山里的“三笔账”", "——壶瓶山镇的实践", "□ 周海燕  石门县壶瓶山镇党委书记"], "山里的“三笔账”", "壶瓶山镇的实践"),
    ],
)  # fmt: skip
def test_the_line_below_that_is_no_second_half(lines, title, subtitle):
    (case,) = cases([*lines, P, MORE])
    assert (value(case.title), value(case.subtitle)) == (title, subtitle)


def test_who_signs_with_the_office_behind_the_name_is_the_author():
    (case,) = cases(["山里的“三笔账”", "□ 周海燕  石门县壶瓶山镇党委书记", P, MORE])
    assert [author.value for author in case.authors] == ["周海燕"]


def test_a_heading_below_a_quoted_title_stays_in_the_body():
    lines = ["山里的“三笔账”", "先算生态账", P, "再算民生账", MORE]
    (case,) = cases(lines)
    assert case.title.value != "山里的“三笔账”先算生态账"


def test_cases_of_a_round_up_may_have_broken_titles():
    found = cases(
        [
            *("三个新村的新日子", "2022-11-15 15:26  来源：石门日报", ""),
            *("湖南石门县平峒村：高山茶叶富山乡", P, MORE, "（王小明）", ""),
            *("湖北鹤峰县走马镇：搬得出、", "稳得住、能致富", LATER[0], "（李华）", ""),
            *("湖南桑植县洪家关乡：庭院里的茶席", LATER[1], "（王丽）", ""),
        ]
    )
    assert [case.title.value for case in found][1:] == [
        "湖北鹤峰县走马镇：搬得出、稳得住、能致富",
        "湖南桑植县洪家关乡：庭院里的茶席",
    ]
