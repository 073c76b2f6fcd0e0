"""Round-ups of many makes are parted at each case; single articles with many headings stay one."""

from __future__ import annotations

import pytest

from core.model import Document
from core.parse import layout, split

TEA = (
    "清晨的雾还没有散,采茶工已经上了山。三年前,这片坡地还长满杂草,村里把零散的地块流转过来,统一种上了良种茶苗,又请来农技员住在村里教剪枝。",
    "如今,全村茶园扩到2300亩,建起两座加工厂,带动186户农户在家门口务工,去年每户平均增收6400元,村集体也有了28万元的收入。",
)
CATTLE = (
    "过去养牛,各家各户关起门来自己养,一场口蹄疫就能让几年的积蓄打了水漂。合作社成立之后,统一防疫、统一配料、统一外销,风险由大家一起担。",
    "到今年6月,合作社存栏肉牛412头,入社农户从最初的17户增加到93户,第一次分红那天,最多的一户领到了1.8万元,围观的人当场就报了名。",
)
WATER = (
    "水从哪里来,一直是寨子里最大的难题。驻村工作队翻了两座山才找到水源,又跑了四个部门争取到资金,带着群众挖沟埋管,整整干了七十多天。",
    "通水那天,寨子里像过节一样热闹。现在138户人家都用上了自来水,屋后的菜园浇得上,牲口也喝得上,外出的年轻人陆续回来办起了农家乐。",
)
GRID = (
    "村里把156户分成9个网格,每个网格选一名党员当网格员,每月入户走访一次,看住房、看饮水、看收入,发现情况当天上报,乡里三天之内给答复。",
    "半年下来,网格员共上报问题74条,办结71条,有5户因为大病支出骤增被及时纳入监测,落实了医疗救助和公益岗位,没有一户返贫。",
)
TOLD = (TEA, CATTLE, WATER, GRID)
TITLES = ("荒坡上的“金叶子”", "抱团养牛闯出新路", "一股清泉进了寨", "小网格兜住大民生")
PLACES = ("云南省凤庆县", "甘肃省环县", "贵州省榕江县", "湖北省鹤峰县")
TOWNS = ("都安拉烈镇", "融水县安陲乡", "环江县川山镇", "天等县进远乡")
NAMES = ("周明达", "李春燕 何志强", "韦金花", "吴小芳")
HOUSES = ("凤庆县融媒体中心", "环县农业农村局", "榕江县委组织部", "鹤峰县乡村振兴局")
NUMBERS = "一二三四"


def page(case, head=(), foot=()):
    """A page of four cases: `case(i, text)` gives the lines of each."""
    lines = [*head, *(line for i in range(4) for line in case(i, TOLD[i])), *foot]
    return "\n\n".join(lines)


HEAD = ("首页 > 乡村振兴 > 经验交流", "全市乡村振兴典型案例选登(三)", "2023-09-18 10:22 来源:山乡日报")
NOTE = "编者按:为交流各地的好经验好做法,现选登一组基层案例,供各地学习参考。"
INTRO = "近日,省乡村振兴局从各地报送的材料中选出一批典型案例,现予公布,请结合实际学习借鉴。"

ROUND_UPS = {
    "numbered cases with subtitle and author": page(
        lambda i, t: [f"案例{NUMBERS[i]}:{TITLES[i]}", f"——{PLACES[i]}的实践", NAMES[i], *t], [*HEAD, NOTE]
    ),
    "number on a line of its own": page(
        lambda i, t: [f"案例{NUMBERS[i]}", TITLES[i], f"文/{NAMES[i]}", *t], ["《山乡》2021年第9期(总第112期)", "案 例"]
    ),
    "an author with a rare name below": page(
        lambda i, t: [f"典型案例{i + 1} {TITLES[i]}", "亓官若水", *t], HEAD
    ),
    "number behind 之": page(lambda i, t: [f"基层治理案例之{NUMBERS[i]}:{TITLES[i]}", *t], [*HEAD, NOTE]),
    "places with unsigned ones among them": page(
        lambda i, t: [f"{TOWNS[i]}:{TITLES[i]}", *t, *([f"({NAMES[i]})"] if i != 1 else [])], [HEAD[1], NOTE]
    ),
    "places below a short introduction": page(
        lambda i, t: [f"{TOWNS[i]}:{TITLES[i]}", *t, *([f"({NAMES[i]})"] if i != 2 else [])], [HEAD[1], INTRO]
    ),
    "titles signed at the end": page(lambda i, t: [TITLES[i], *t, f"({NAMES[i]})"]),
    "signed at the end on a dated page": page(lambda i, t: [TITLES[i], *t, f"({NAMES[i]})"], HEAD),
    "subtitles with places": page(lambda i, t: [TITLES[i], f"——{PLACES[i]}发展见闻", *t], HEAD),
    "subtitles alone": page(lambda i, t: [TITLES[i], f"——{'种养水网'[i]}的见闻与思考", *t]),
    "by-lines below the titles": page(lambda i, t: [TITLES[i], f"□ {NAMES[i]}", *t], HEAD),
    "reporters below the titles": page(lambda i, t: [TITLES[i], f"本报记者 {NAMES[i]}", *t]),
    "numbered counties": page(lambda i, t: [f"{i + 1}.{PLACES[i]}:{TITLES[i]}", *t], [*HEAD, INTRO]),
    "bulleted counties": page(lambda i, t: [f"■ {PLACES[i]}:{TITLES[i]}", *t], HEAD),
    "counties and a blank": page(lambda i, t: [f"{PLACES[i]} {TITLES[i]}", *t]),
    "offices that sent them in": page(lambda i, t: [TITLES[i], *t, f"(供稿单位:{HOUSES[i]})"]),
    "numbered titles with authors": page(lambda i, t: [f"{NUMBERS[i]}、{TITLES[i]}", f"作者:{NAMES[i]}", *t, f"({HOUSES[i]})"]),
    "chapters within the cases": page(
        lambda i, t: [f"案例{NUMBERS[i]}:{TITLES[i]}", "一、主要做法", t[0], "二、工作成效", t[1]], HEAD
    ),
}  # fmt: skip


def cases(text):
    return split.cases(layout.read(Document("a.txt", text, "")))


@pytest.mark.parametrize("make", ROUND_UPS)
def test_a_round_up_is_parted_at_each_title(make):
    text = ROUND_UPS[make]
    found = cases(text)
    assert [case.title.value for case in found if case.title] == [
        next(x for x in (f"{TOWNS[i]}:{TITLES[i]}", f"{PLACES[i]}:{TITLES[i]}", f"{PLACES[i]} {TITLES[i]}", TITLES[i]) if x in text)
        for i in range(4)
    ]  # fmt: skip
    for case, told in zip(found, TOLD, strict=True):
        body = "".join(text[s.start : s.end] for s in case.body)
        assert body.replace("一、主要做法\n\n", "").startswith(told[0]) and body.endswith(told[1])


@pytest.mark.parametrize("make", [make for make in ROUND_UPS if HEAD[2] in ROUND_UPS[make]])
def test_the_head_of_the_page_dates_every_case(make):
    for case in cases(ROUND_UPS[make]):
        assert case.published and case.published.value == "2023-09-18"
        assert case.source and case.source.value == "山乡日报"


@pytest.mark.parametrize(
    "make", ["number on a line of its own", "titles signed at the end", "by-lines below the titles"]
)
def test_each_case_has_its_own_authors(make):
    found = cases(ROUND_UPS[make])
    assert [" ".join(author.value for author in case.authors) for case in found] == list(NAMES)


def article(*lines):
    return "\n\n".join(("山乡巨变看今朝", "2023-09-18 10:22 来源:山乡日报", *lines))


LONG = TEA[0] + TEA[1]
ARTICLES = {
    "numbered chapters": article(TEA[0], *(x for i in range(4) for x in (f"{NUMBERS[i]}、{TITLES[i]}", *TOLD[i]))),
    "short lines": article(TEA[0], *(x for i in range(4) for x in (TITLES[i], *TOLD[i]))),
    "several villages": article(TEA[0], *(x for i in range(4) for x in (f"{'上中下西'[i]}河村:{TITLES[i]}", *TOLD[i]))),
    "several towns": article(*(x for i in range(4) for x in (f"{'上中下西'[i]}河镇 {TITLES[i]}", *TOLD[i]))),
    "scenes": article(LONG, *(x for i in range(4) for x in (f"镜头{NUMBERS[i]}:{TITLES[i]}", *TOLD[i]))),
    "stories": article(TEA[0], *(x for i in range(4) for x in (f"故事{i + 1} {TITLES[i]}", *TOLD[i]))),
    "ways": article(*(x for i in range(4) for x in (f"做法{NUMBERS[i]}:{TITLES[i]}", *TOLD[i]))),
    "cases in a chapter": article(
        "一、基本情况", *TEA, "二、主要做法", *GRID, "三、典型案例",
        "案例一:小茶叶大产业", *CATTLE, "案例二:清泉进寨", *WATER, "四、下一步打算", TEA[1],
    ),
    "short cases below a lead": article(
        LONG, "案例一:李某返贫预警", "李某因车祸住院,网格员当天上报,乡里次日落实救助。", "案例二:王某产业受灾",
        "王某的果园遭了冰雹,保险和帮扶资金一周之内到账。", LONG,
    ),
    "one case alone": article(*TEA, "典型案例1:清泉进寨", *WATER, "几点启示", GRID[1]),
    "pictures signed between": article(TEA[0], "周明达 摄", "支部领着干", *CATTLE, "何志强 摄", "能人带着干", *WATER),
    "quoted headings": article(TEA[0], *(x for i in range(4) for x in (f"“{'种养加销'[i]}”字当头有奔头", *TOLD[i]))),
    "questions": article(TEA[0], *(x for i in range(4) for x in (f"{'水路电房'[i]}的问题怎么解决?", *TOLD[i]))),
    "counties of a city": "\n\n".join(
        ["凤鸣市:特色产业遍地开花", TEA[0], "安和县:茶叶变金叶", *TEA, "清平县:抱团养牛", *CATTLE, "永顺县:清泉进寨", *WATER]
    ),
    "numbered people": article(TEA[0], *(x for i in range(4) for x in (f"0{i + 1} {NAMES[i][:3]}:{TITLES[i]}", *TOLD[i]))),
    "reporter's note": article(*TEA, "(记者 周明达)", "采访手记", *CATTLE),
    "links behind": article(*TEA, "(周明达 李春燕)", "相关链接", WATER[0]),
}  # fmt: skip


@pytest.mark.parametrize("make", ARTICLES)
def test_an_article_with_many_headings_stays_one(make):
    (case,) = cases(ARTICLES[make])
    assert case.confidence == 1.0
