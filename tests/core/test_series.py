"""Round-ups told by the repetition of a form, each part set elsewhere; single articles of such parts stay one."""

from __future__ import annotations

import pytest

from core.model import Document
from core.parse import layout, split

TOWNS = ("陈靳乡新和村", "张程乡五龙村", "奠安乡梁堡村")
VILLAGES = ("新和村", "五龙村", "梁堡村")
NAMES = ("柳文军", "何晓兰", "齐耀明")
TITLES = ("老手艺剪出新日子", "牛圈里打起新算盘", "古堡迎来新村民")
TOLD = (
    (
        f"刚过完年,{TOWNS[0]}的剪纸坊就忙开了。十几名妇女围着长桌,剪刀在红纸上游走,屋里热气腾腾,谁也不肯歇着。",
        "前些年大家各干各的,剪得不少,挣得不多。后来坊里统一接单、统一验货、统一结账,去年每户多挣了三千多元。",
    ),
    (
        f"早上七点,{TOWNS[1]}的养牛户打着手电筒给牛添草。他家圈里的18头基础母牛个个膘肥体壮,看着就叫人欢喜。",
        "过去一场口蹄疫就能让几年的积蓄打水漂,入社以后统一防疫、统一配料、统一外销,风险由大家一起担。",
    ),
    (
        f"一座夯土古堡,一片青砖老宅。{TOWNS[2]}的古堡脚下,从外地来的设计师正指挥工人给老宅换窗。",
        "老屋租出去,每年有6000元租金,老人还被请去做饭,每月领1800元工资。屋活了,寨子也跟着活了过来。",
    ),
)
HEAD = ("山乡纪事", "2023-02-21 09:30 来源:六盘山日报")
ASKED = "今天,我们一起走进三个村庄,听听那里的故事。"
LEAD = "立春刚过,隆德县的乡村处处透着精气神。全县13个乡镇铺开春耕春种,工坊开了门,圈舍添了料,村村有活干,人人有钱挣。"


def cases(*lines):
    return split.cases(layout.read(Document("a.txt", "\n\n".join(lines), "")))


def parts(part):
    return [line for i in range(3) for line in part(i, TOLD[i])]


ROUND_UPS = {
    "number above": [*HEAD, ASKED, *parts(lambda i, t: [f"0{i + 1}", TITLES[i], *t])],
    "people": [*HEAD, ASKED, *parts(lambda i, t: [f"{NAMES[i]}:{TITLES[i]}", *t])],
    "villages": [*HEAD, *parts(lambda i, t: [f"{VILLAGES[i]}:{TITLES[i]}", *t])],
    "place on a line of its own": [*HEAD, *parts(lambda i, t: [f"{VILLAGES[i]}\n{TITLES[i]}", *t])],
    "stops": [*HEAD, ASKED, *parts(lambda i, t: [f"第{'一二三'[i]}站:{VILLAGES[i]}\n{TITLES[i]}", *t])],
    "ordinals": ["山乡人物谱", *parts(lambda i, t: [f"之{'一二三'[i]} {TITLES[i]}", *t])],
    "bullets, counted": ["乡村故事三则", *parts(lambda i, t: [f"★ {TITLES[i]}", *t])],
    "names below": ["驻村日记选登", *parts(lambda i, t: [TITLES[i], NAMES[i], *t])],
    "tellers below": ["驻村故事选登", *parts(lambda i, t: [TITLES[i], f"讲述人:{NAMES[i]}", *t])],
    "senders below": ["基层治理案例", *parts(lambda i, t: [TITLES[i], f"报送单位:{TOWNS[i][:3]}人民政府", *t])],
    "own papers": parts(lambda i, t: [TITLES[i], f"六盘山日报  2023-02-2{i}  记者 {NAMES[i]}", *t]),
    "datelines": [*HEAD[:1], "2023年2月21日 星期二 04版", *parts(lambda i, t: [TITLES[i], f"本报讯(记者 {NAMES[i]}){t[0]}", t[1]])],
    "signed, below an introduction": [*HEAD, ASKED, *parts(lambda i, t: [TITLES[i], t[0], t[1] + f"({NAMES[i]})"])],
    "plain, counted": ["小村故事三则", *parts(lambda i, t: [TITLES[i], *t])],
}  # fmt: skip
ARTICLES = {
    "villages below a lead": [*HEAD, LEAD, *parts(lambda i, t: [f"{VILLAGES[i]}:{TITLES[i]}", *t])],
    "numbers below a lead": [*HEAD, LEAD, *parts(lambda i, t: [f"0{i + 1}", TITLES[i], *t])],
    "stops of one reporter": [HEAD[0], "——隆德县乡村见闻", "本报记者 柳文军", *parts(lambda i, t: [f"第{'一二三'[i]}站:{VILLAGES[i]}", *t])],
    "a subtitle for all": [HEAD[0], "——隆德县特色产业综述", *parts(lambda i, t: [f"0{i + 1}", TITLES[i], *t])],
    "one county's villages": ["隆德县:山乡春来早", HEAD[1], *parts(lambda i, t: [f"{VILLAGES[i]}:{TITLES[i]}", *t])],
    "plain headings": [*HEAD, *parts(lambda i, t: [TITLES[i], *t])],
    "headings of one village": [*HEAD, *(x for i in range(3) for x in (f"0{i + 1}", TITLES[i], *TOLD[0]))],
}  # fmt: skip


@pytest.mark.parametrize("make", ROUND_UPS)
def test_a_form_that_repeats_parts_a_round_up(make):
    found = cases(*ROUND_UPS[make])
    assert len(found) == 3
    for case, title in zip(found, TITLES, strict=True):
        assert case.title and case.title.value.endswith(title)


@pytest.mark.parametrize("make", ARTICLES)
def test_parts_of_one_article_stay_together(make):
    assert len(cases(*ARTICLES[make])) == 1


def test_an_introduction_belongs_to_no_case():
    text = "\n\n".join(ROUND_UPS["number above"])
    body = "".join(text[s.start : s.end] for case in cases(text) for s in case.body)
    assert ASKED not in body and "01" not in body


def test_the_foot_of_a_page_speaks_for_all_cases():
    found = cases(*ROUND_UPS["plain, counted"], "来源:六盘山日报", "编辑:马静")
    assert [case.source.value for case in found if case.source] == ["六盘山日报"] * 3
    assert [[editor.value for editor in case.editors] for case in found] == [["马静"]] * 3


def test_a_case_signed_at_the_end_keeps_its_own_sender():
    found = cases(*ROUND_UPS["villages"][2:], "(隆德县融媒体中心供稿)")
    assert [case.source for case in found[:2]] == [None, None]
