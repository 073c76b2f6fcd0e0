"""The kind of an article by its title, its words and its form, and the rules that said so."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from core import lexicon
from core.model import Document, Kind
from core.parse import layout, metadata, split
from core.parse.lines import fold
from core.parse.metadata import kind as kinds
from core.parse.projection import project

P1 = "近年来,安徽省岳西县来榜镇斑竹村立足高山气候,发展茭白种植,全村茭白面积达到1200亩,带动216户村民增收。"
P2 = "村党支部牵头成立合作社,统一供苗、统一技术、统一销售,去年实现销售收入860万元,村集体分红32万元。"
TITLE = "高山茭白铺就致富路"
SIGNS = {"asked", "about", "hero", "chapters", "points", "unsaid", "office", "collected", "brief", "told"}


def read(text):
    document = Document("a.txt", text, "")
    (case,) = split.cases(layout.read(document))
    view = project(text, case.paragraphs)
    return metadata.read(case, view, document), view


def kind(text):
    return read(text)[0].kind


def entries(*parts):
    return [(part, entry) for part in parts for entry in lexicon.load("kinds")[part]]


@pytest.mark.parametrize(("part", "entry"), entries("title", "body"))
def test_every_rule_has_an_example_that_it_finds(part, entry):
    text = fold(entry["example"])
    assert re.search(entry["pattern"], text if part == "title" else "\n" + text)
    assert entry["kind"] in get_args(Kind)


@pytest.mark.parametrize("entry", lexicon.load("kinds")["register"])
def test_every_sign_of_the_register_has_an_example_that_it_finds(entry):
    assert re.search(entry.get("pattern") or f"[{entry['characters']}]", fold(entry["example"]))


@pytest.mark.parametrize("entry", lexicon.load("kinds")["collection"])
def test_what_pages_call_their_collections_has_an_example(entry):
    assert re.search(entry["pattern"], fold(entry["example"]))


@pytest.mark.parametrize(
    ("above", "wanted"),
    [
        ("", "news"),
        ("来源:安庆日报 2023-08-12", "news"),
        ("来源:岳西县农业农村局 2023-08-12", "news"),
        ("岳西县乡村振兴典型案例(第一批)\n来源:岳西县农业农村局 2023-08-12", "work_report"),
        ("首页 > 工作动态 > 典型案例\n来源:岳西县农业农村局 2023-08-12", "work_report"),
    ],
)
def test_an_office_that_collects_examples_reports_its_work(above, wanted):
    text = f"{above}\n{TITLE}\n{P1}\n{P2}\n{P1[4:]}\n{P2[5:]}".strip()
    assert kind(text) == wanted


def test_every_sign_of_form_is_computed():
    assert {entry["sign"] for _, entry in entries("form")} == SIGNS


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("专访岳西县农业农村局局长王成", "interview"),
        ("斑竹村第一书记王成同志先进事迹", "deeds"),
        ("深山里的领路人——记斑竹村党支部书记王成", "deeds"),
        ("关于做好2023年防返贫监测工作的通知", "notice"),
        ("岳西县第一轮驻村帮扶工作综述", "work_report"),
        ("岳西县乡村振兴典型案例", "work_report"),
        ("岳西县农业农村局2022年工作总结和2023年工作计划", "work_report"),
        ("高山之上——斑竹村见闻", "feature"),
        ("岳西县茭白喜获丰收", "news"),
        ("第三批安徽省乡村治理典型案例正式发布", "news"),
        ("党建引领乡村治理典型经验4篇", "work_report"),
        ("走遍大别山 记录乡村新变化", "news"),
        ("來榜鎮召開上半年工作總結暨業務培訓會", "news"),
    ],
)
def test_kind_by_title(title, kind):
    assert read(f"{title}\n来源:安庆日报 2023-08-12\n{P1}\n{P2}")[0].kind == kind


MEETING = (
    "6月11日上午,来榜镇召开防返贫监测推进会。会议由镇党委书记王成主持,各村第一书记参加会议。\n"
    "会上,镇长李春通报了上半年工作完成情况,三个村作了交流发言。\n"
    "会议指出,要认清形势、压实责任。会议强调,各村要对照清单逐项销号,按月报送进度。"
)
PHOTO = (
    "6月11日,斑竹村村民在大棚里采摘茭白。金秋时节,来榜镇1200亩茭白喜获丰收。近年来,该镇引导村民发展特色种植。"
)
SCENES = (
    "天刚蒙蒙亮,斑竹村的茭白田里已经人头攒动。薄雾散去,李春芳卷起裤腿,弯腰割下第一把茭白。\n"
    "“今天要赶在九点前装完两车货。”李春芳笑着说,泥土溅了她一脸。\n"
    "沿着田埂往里走,合作社的仓库前热气腾腾。“去年一亩多卖了两千块!”理货的王大山掰着指头算起账来。\n"
    "暮色里,最后一辆货车驶出村口。"
)
HERO = (
    "李春芳,1978年出生,2008年8月担任斑竹村党支部书记。她上任时,村里账上只有三百元。\n"
    "她挨家挨户做工作,她带头流转土地,她自己垫钱买种苗。有人劝她歇一歇,她说放心不下。\n"
    "她先后荣获全县优秀共产党员、全市三八红旗手等称号,被评为全市劳动模范。"
)
OFFICE = (
    "今年以来,我局认真落实中央一号文件精神,各项工作有序推进。现将有关情况汇报如下。\n"
    "一、主要做法\n(一)抓好粮食生产。一是稳面积,全县种植粮食38万亩;二是提单产,推广良种12个;三是减损失,机收率达到96%。\n"
    "(二)抓好防返贫监测。健全监测机制,强化动态管理。\n二、下一步打算\n下一步,我局将继续聚焦重点,狠抓落实。"
)
SPEECH = (
    "同志们:\n今天我们召开全市衔接工作会议,主要任务是分析形势、明确目标、安排部署今后一个时期的重点工作。\n"
    "一是思想认识要到位。会议开了很多次,但是有的同志还没有紧起来。\n二是措施要到位。各县要把清单列出来、把账算清楚。"
)
PUBLIC = (
    "根据《关于开展乡村治理示范村镇创建工作的通知》要求,经县级申报、市级审核,拟认定来榜镇斑竹村等12个村为示范村,现公示如下。\n"
    "如有异议,请于8月4日前以书面形式向县农业农村局反映。\n联系地址:岳西县天堂镇建设东路16号\n联系电话:0556-2181300\n"
    "岳西县农业农村局\n2023年7月31日"
)
TALK = (
    "斑竹村是有名的茭白村。近日,我们采访了村支书李春芳。\n"
    "周小波:李书记,您是什么时候开始种茭白的?\n李春芳:2009年。那时候一亩地只卖八百元,大家都没有信心。\n"
    "周小波:遇到过哪些困难?\n李春芳:最大的困难是技术。我们请了省农科院的专家,连着三年驻村指导。\n"
    "周小波:下一步有什么打算?\n李春芳:建冷库,做加工,让茭白卖得更远。"
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (MEETING, "news"),
        (PHOTO, "news"),
        (f"{TITLE}\n来源:安庆日报 2023-08-12\n{P1}\n{P2}", "news"),
        (SCENES, "feature"),
        (HERO, "deeds"),
        (OFFICE, "work_report"),
        (SPEECH, "work_report"),
        (PUBLIC, "notice"),
        (TALK, "interview"),
    ],
)
def test_kind_by_the_language_of_the_text(text, wanted):
    case, view = read(text)
    assert case.kind == wanted, list(kinds.reasons(case, view))


def test_the_sum_of_the_reasons_decides():
    case, view = read(OFFICE)
    found = kinds.scores(case, view)
    assert found["work_report"] == sum(r.weight for r in kinds.reasons(case, view) if r.kind == "work_report")
    assert max(found, key=found.__getitem__) == case.kind


def test_kind_by_the_person_of_the_title():
    story = "王成回到村里。他卖掉了车,他说动了家人。王成不怕苦,他白天种茶,晚上学技术。他常说:“茶好了,日子就好了。”"
    assert (
        kind(f"王成:茶山上的拓荒人\n{P1}\n{story}\n他把茶园扩大到600亩,他带着乡亲们一起干。{P2}") == "deeds"
    )
    assert kind(f"王成:要把茶叶做好\n{P1}\n{P2}\n王成在会上说,要把茶叶做好。") == "news"


def test_chapters_without_numbers_make_a_feature():
    names = ("茶香满山", "果甜人心", "鸭肥路宽")
    told = "那时候村里穷,路不通,茶叶要背到二十里外的镇上去卖。后来路修好了,老板们开着车就来收。"
    chapters = [f"{name}\n{told}一斤茶从{n}块钱卖到了{n}0块钱。" for n, name in enumerate(names, 2)]
    head = [TITLE, "来源:安庆日报 2023-08-12", f"{P1}{P2}" * 2]
    assert kind("\n".join([*head, *chapters])) == "feature"
    assert kind("\n".join([*head, *(chapter.split("\n")[1] for chapter in chapters[:1])])) == "news"


def test_turns_of_a_talk_are_told_by_who_asks():
    case, _ = read(TALK)
    assert [p.kind for p in case.paragraphs[1:]] == ["question", "answer"] * 3
    assert [p.speaker for p in case.paragraphs[1:3]] == ["周小波", "李春芳"]
