"""Checks: what contradicts itself is found, what agrees is said to agree, and the rest is left in peace."""

from __future__ import annotations

import pytest

from core.gazetteer import Gazetteer
from core.model import Case, Check, Field, Paragraph, Place, PlaceMention, PrimaryPlace, Span
from core.parse import checks, figures
from core.parse.projection import project

VILLAGE = Place("甲省", "乙市", "丙县", "丁镇", "戊村")


def read(text: str, published: str | None = "2023-05-20", place: Place | None = None) -> tuple[Check, ...]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    paragraphs = tuple(Paragraph("text", (span,)) for span in spans if len(span))
    case = Case(
        0, Span(0, len(text)), paragraphs=paragraphs, published=Field(published) if published else None
    )
    if place:
        mention = PlaceMention(Span(0, 2), text[:2], place)
        case = Case(
            0, case.span, paragraphs=paragraphs, published=case.published, places=(mention,),
            primary_place=PrimaryPlace(place, ("body",)),
        )  # fmt: skip
    view = project(text, paragraphs)
    return checks.read(figures.read(case, view), view, Gazetteer()).checks


def about_figures(
    text: str, published: str | None = "2023-05-20", place: Place | None = None
) -> list[tuple[str, bool]]:
    """Kind and verdict of the checks on figures and dates, soft doubts left out."""
    return [
        (c.kind, c.holds)
        for c in read(text, published, place)
        if not c.soft and c.kind not in ("place", "name")
    ]


# text, kind, and words that the note must hold
WRONG = [
    ("全县种业产值4.6亿元，较上年的4.1亿元增长22.2%。", "share", "12.2%"),
    ("村集体收入由2020年的10万元增加到2022年的25万元，增长120%。", "share", "150%"),
    ("覆盖率从60%提高到85%，提高了35个百分点。", "share", "25百分点"),
    ("75个村中，收入超过50万元的有27个，占46%。", "share", "36%"),
    ("合作社经营收入278万元，分红41.7万元，占经营收入的25%。", "share", "15%"),
    ("全县村集体总收入3860万元，其中经营收入2140万元、资产收益980万元、其他收入640万元。", "sum", "3760万"),
    ("抽调80名干部组成督导组，其中综合组30名、业务组22名、暗访组18名。", "sum", "70"),
    ("流转土地500亩，其中茶叶300亩，其余250亩种了油茶。", "sum", "550"),
    ("全镇脱贫户120户，其中监测对象160户。", "subset", "大于"),
    ("截至2023年8月底，新增大棚12座。", "date", "晚于发布日期"),
    ("2023年2月30日，项目开工。", "date", "历法"),
    ("2022年至2019年连续获奖。", "date", "颠倒"),
    ("2024年3月，该村实现整村脱贫。", "date", "晚于发布日期"),
    ("种植茶叶300亩、油茶200亩、黄桃100亩，共计650亩。", "sum", "600"),
    ("全村共有286户。\n如今，全村312户都装上了自来水。", "duplicate", "286户"),
    ("全镇42名驻村队员中，省派31名、市派7名，另有县派2名。", "sum", "40名"),
    ("工作队共有18人，分别为省派5人、市派6人、县派4人。", "sum", "15人"),
    ("村里流转土地800亩，350亩种百合，280亩种贝母，另外120亩种黄芪。", "sum", "750亩"),
    ("全村3个村民小组共有耕地960亩，一组310亩，二组280亩，三组270亩。", "sum", "860亩"),
    ("全年共办理民生实事24件，已办结19件，正在办理3件。", "sum", "22件"),
    ("全镇排查房屋1280户，其中安全住房1150户，存在隐患的110户。", "sum", "1260户"),
    ("驻村工作队由5人组成，其中男队员3人，女队员1人。", "sum", "4人"),
    ("会上公布了5个重点项目。\n1.新建烘干中心；\n2.改造灌溉渠系；\n3.建设冷链中心；\n4.新建卫生室。", "sum", "列出4项"),
    ("今年确定了4个产业项目：\n一是建设菌棚；\n二是扩建茶厂；\n三是新建苗圃。", "sum", "列出3项"),
    ("村里推出5项措施：一是建立台账，二是入户走访，三是分类帮扶，四是跟踪问效。", "sum", "列出4项"),
    ("主要做法有四条：（1）选好带头人；（2）建好合作社；（3）用好政策资金。", "sum", "列出3项"),
    ("申报了5个项目：\n- 烘干中心\n- 冷链仓库\n- 村级便民站\n- 灌溉渠系\n完成后再行验收。", "sum", "列出4项"),
    ("设立6个产业专班，分别是茶叶、菌菇、蔬菜、中药材、畜牧。", "sum", "列出5项"),
    ("双河村、白石村、红岩村4个村先行试点。", "sum", "列出3项"),
    ("今年以来，该镇新建大棚126座。\n据介绍，今年全镇共新建大棚162座。", "duplicate", "126座"),
    ("全村现有脱贫户86户。\n68户脱贫户全部落实了项目。", "duplicate", "86户"),
    ("全县发展猕猴桃3.2万亩。\n截至目前，全县猕猴桃种植面积达到2.3万亩。", "duplicate", "3.2万亩"),
    ("全镇共有脱贫户412户1326人。\n为确保412户1362人稳定脱贫，镇里安排了公益岗位。", "duplicate", "1326人"),
    ("项目总投资1200万元。\n该项目总投资1500万元，占地30亩。", "duplicate", "1200万元"),
    ("茶园面积（亩）｜3600\n茶叶产量（吨）｜280\n\n全村茶园面积达到6300亩。", "duplicate", "3600"),
    ("白石村共有286户1100人。\n截至去年底，白石村312户用上了自来水。", "subset", "286户"),
    ("全镇共有12个行政村。目前，15个村通了公交。", "duplicate", "12个"),
    ("合作社有社员65户。通过土地入股，78户社员分到了红。", "subset", "65户"),
    ("117名党员里，46名党员领办项目，占党员总数的49.3%。", "share", "39.3%"),
    ("全村共有农户300户，其中150户参加了合作社，参与率达到60%。", "share", "50%"),
    ("全县共排查隐患240处，已整改180处，整改率85%。", "share", "75%"),
    ("全年计划投资800万元，目前已完成投资600万元，占年度计划的85%。", "share", "75%"),
    ("产值2.4亿元，比上年的2亿元增长30%。", "share", "20%"),
    ("共有党员47名，第一党小组16名，第二党小组15名，第三党小组14名。", "sum", "45名"),
    ("全村有劳动力430人，外出务工210人，就近就业130人，在家务农70人。", "sum", "410人"),
    ("公司与村里签订了“四保”协议，即保种苗、保技术、保收购。", "sum", "列出3项"),
    ("云岭村辖6个村民小组286户1120人。\n全村养蜂户达到312户。", "subset", "286户"),
    ("全村共有286户，党员45名。\n在党员带动下，该村发展民宿312户。", "subset", "286户"),
    ("全村现有党员38名，42名党员全部认领了责任岗。", "subset", "38名"),
    ("全村260户中有182户种植茶叶，占全村总户数的80%。", "share", "70%"),
    ("茶叶产值1200万元，占全村总产值3000万元的50%。", "share", "40%"),
    ("加工厂年加工鲜叶360吨。\n“厂里一年能加工鲜叶630吨。”厂长说。", "duplicate", "360吨"),
    ("投入资金1.2亿元，其中，中央资金5000万元，省级资金3000万元，市县资金2000万元。", "sum", "1亿"),
    ("白沙村全村只有286户人家。\n去年，村里312户人家都加入了合作社。", "subset", "286户"),
    ("该镇辖9个行政村，目前已有11个村完成改造。", "subset", "9个"),
    ("2020年脱贫户人均收入8000元，2022年达到12000元，增长60%。", "share", "50%"),
    ("脱贫户3200户，其中已享受产业政策的2880户，覆盖率95%。", "share", "90%"),
    ("白石村有286户1043人。\n通过股份合作，白石村312户成为股东。", "subset", "286户"),
    ("117名村民参加培训，46名拿到了证书，占参训人数的49.3%。", "share", "39.3%"),
    ("入社社员达6842户。\n年底，入社社员6482户分红。", "duplicate", "6842户"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "words"), WRONG)
def test_a_contradiction_is_found(text: str, kind: str, words: str) -> None:
    wrong = [c for c in read(text) if not c.holds and not c.soft and c.kind == kind]
    assert wrong, [(c.kind, c.holds, c.note) for c in read(text)]
    assert words in wrong[0].note
    assert all(0 <= c.span.start < c.span.end <= len(text) for c in wrong)


RIGHT = [
    ("亩产由过去的260公斤提高到410公斤，增产57.7%。", "share"),
    ("资产总额由2012年的9.8亿元，增至目前的27.6亿元，增长近两倍。", "share"),
    ("核桃面积由300亩扩展到4200亩，翻了近四番。", "share"),
    ("安排资金4.36亿元，其中用于产业发展2.62亿元，占60.1%。", "share"),
    ("累计纳入监测对象3216户；已消除风险2573户，消除率80%。", "share"),
    ("流转土地1,200亩，其中水晶梨700亩、奈李320亩、猕猴桃180亩。", "sum"),
    ("全村100户中，种地的66户，捕鱼的26户，其余8户外出务工。", "sum"),
    ("参与农户1336户，其中脱贫户820户、一般农户516户。", "sum"),
    ("租金18万元，其中60%用于分红，40%用于公益事业。", "sum"),
    ("收集问题12件，现场解决9件，会后协商3件。", "sum"),
    ("实施项目293个，其中产业项目87个。", "subset"),
    ("涉及平川、板桥、蓼泉3个镇。", "sum"),
    ("截至4月30日，支出率54.71%。", "date"),
    ("选派驻村队员186名。\n186名驻村队员走访农户。", "duplicate"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), RIGHT)
def test_agreement_is_shown(text: str, kind: str) -> None:
    found = read(text)
    assert any(c.kind == kind and c.holds for c in found), [(c.kind, c.holds, c.note) for c in found]
    assert all(c.holds or c.soft for c in found), [(c.kind, c.note) for c in found if not c.holds]


PEACE = [
    "全镇脱贫户100户，其中党员20人。",
    "带动120户增收，户均增收3000元，比上年增长12%。",
    "投资500万元，其中财政资金200万元、自筹资金100万元。",
    "到2025年，新建大棚12座。",
    "2025年全面建成示范区，实现产值3亿元。",
    "项目计划2024年6月完工。",
    "租期为2020年3月至2030年3月。",
    "甲村共有286户。\n乙村共有312户。",
    "力争到2026年底，村集体收入突破100万元。",
    "精选老队员103人占比55%，新队员83人。",
    "产值120万元，利润25万元，带动30户。",
    "接待游客3.2万人次，收入480万元，同比增长20%。",
    "覆盖率由60%左右提高到近九成，提高30%。",
    "建成冷库2座、晒场3处，硬化道路5公里。",
    "村集体收入由12万元增加到48万元，年均增长41%。",
    "全镇42名驻村队员中，党员31名，女队员7名。",
    "全镇种水稻700亩，其中核桃间作500亩，林下养鸡300亩。",
    "实施项目6个，新建大棚12座。一是抓产业；二是抓就业；三是抓环境。",
    "今年确定了6个产业项目，投资3000万元。\n一是抓组织。\n二是抓资金。\n三是抓推进。",
    "张湾、李坪、王坡3个村的8个合作社。",
    "甲村、乙村、丙村5个合作社联合起来。",
    "完善6项制度，包括议事、公开、监督等。",
    "去年，全镇新建大棚126座。\n今年，全镇又新建大棚162座。",
    "张湾村集体收入32.6万元。\n李坪村发展民宿，集体收入32.8万元。",
    "白石村共有286户。带动周边村312户种茶，白石村累计312户次参与。",
    "全镇共有12个行政村。全县已有15个村通了公交。",
    "合作社成立时有社员65户。如今78户社员年底分红。",
    "全村300户，其中脱贫户80户，脱贫率100%。",
    "合作社种植百合800亩，去年产值60万元，养牛30头，收入25万元。",
    "吸纳脱贫户76户50人就业。",
    "云岭村共有286户1120人。2022年，该村带动全镇312户发展养蜂。",
    "全村有劳动力430人，外出务工210人，就近就业130人。",
    "有120户养殖户，其中养牛户60户、养羊户50户、养蜂户30户。",
    "46名党员中，有35名党员联系农户210户，联系率达100%。",
    "粮食总产量12.6万吨，增长3.2%；其中夏粮4.3万吨，增长2.1%；秋粮8.3万吨，增长3.8%。",
    "探索三种模式：“公司+基地”模式、“合作社+农户”模式、“支部+合作社”模式。",
    "做好三项工作：一是摸底；二是建账；三是帮扶。\n要抓四件事：一是产业；二是就业；三是环境；四是治理。",
    "公司带动6个村，分别是双河、白石等村。",
    "全乡共有农户1256户。邻乡1265户农户也来学习。",
    "一期建设大棚126座。\n二期建设大棚162座。",
    "全村286户，其中常年外出86户，种茶户168户，养殖户45户。",
    "第一季度收入126万元。\n第二季度收入162万元。",
    "全镇有9个村。镇上组织11个村干部外出学习。",
    "白石村有286户1043人。\n白石村与红岩村共312户成为股东。",
    "白石村有286户1043人。\n白石村、红岩村共312户成为股东。",
    "农村党员“137”责任制入选2022年典型案例。",
]


@pytest.mark.parametrize("text", PEACE)
def test_nothing_is_wrong(text: str) -> None:
    assert [c.note for c in read(text) if not c.holds and not c.soft] == []


def test_a_village_can_not_hold_more_households_than_it_has() -> None:
    text = "戊村共有214户671人。\n如今全村养蜂户已有238户。"
    assert ("subset", False) in about_figures(text, place=VILLAGE)
    assert ("subset", False) not in about_figures(text.replace("238", "138"), place=VILLAGE)


@pytest.mark.parametrize(
    "text",
    [
        "每栋大棚年产黄瓜4万斤、产值近130万元。",
        "20余万亩土地为村集体增加收入60万多元。",
        "贫困户76户838人。",
    ],
)
def test_odd_quotients_are_soft_doubts(text: str) -> None:
    assert any(not c.holds and c.soft for c in read(text))


def test_a_table_and_its_total() -> None:
    table = "(客流单位:万人次)\n村名｜接待游客\n甲村｜37.2\n乙村｜21.6\n丙村｜26.4\n合计｜{}\n"
    assert ("sum", False) in about_figures(table.format("82.5"))
    assert ("sum", True) in about_figures(table.format("85.2"))


def test_no_figures_no_checks() -> None:
    assert about_figures("山里的早晨很安静，老人们坐在门口晒太阳。") == []
    assert about_figures("") == []


def test_checks_stand_in_the_order_of_the_text() -> None:
    found = read("\n".join(text for text, _, _ in WRONG))
    assert list(found) == sorted(found, key=lambda c: (c.span, c.holds, c.soft))
