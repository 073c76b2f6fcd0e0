"""One page, one case, unless it is a round-up: told by signatures, case marks, by-lines and places."""

from __future__ import annotations

import pytest

from core.model import Document, Mark, Span
from core.parse import layout, split

P = [
    "近年来,安徽省岳西县来榜镇立足高山气候,发展茭白种植,全镇茭白面积达到1.2万亩,带动2160户村民增收,走出了一条以产业兴旺带动乡村振兴的路子。",
    "近年来,安徽省潜山市大力发展瓜蒌产业,种植面积达到8万亩,综合产值突破15亿元,带动3万农户增收致富,成为远近闻名的瓜蒌之乡。",
    "太湖县把茶产业作为主导产业,茶园面积稳定在12万亩,培育龙头企业6家,带动就业1.2万人,走出了一条生态富民的新路。",
]
MORE = "党支部牵头成立合作社,统一供苗、统一技术、统一销售,去年实现销售收入860万元,村集体分红32万元,人均增收2600元。"
T = ["安徽省岳西县:高山茭白铺就致富路", "安徽省潜山市:小瓜蒌结出致富果", "安徽省太湖县:一片茶叶富一方"]


def cases(text):
    return split.cases(layout.read(Document("a.txt", text, "")))


def titles(text):
    return [case.title.value for case in cases(text)]


def round_up(lines):
    """A text of three cases: `lines(i)` gives the lines around the paragraphs of each."""
    return "\n\n".join("\n\n".join(lines(i)) for i in range(3))


ROUND_UPS = {
    "names at the end": lambda i: [T[i], P[i], MORE, ["(王小明)", "(李华 张嘉豪)", "(交城党建在线)"][i]],
    "signed without place": lambda i: [
        ["茭白铺就致富路", "小瓜蒌结出致富果", "一片茶叶富一方"][i], P[i], MORE, "(王小明 李华)",
    ],
    "case marks": lambda i: [f"案例{'一二三'[i]} {T[i]}", P[i], MORE],
    "case numbers": lambda i: [f"案例{i + 1}:{T[i]}", P[i], MORE],
    "case in brackets": lambda i: [f"【案例{'一二三'[i]}】{T[i]}", P[i], MORE],
    "numbered places": lambda i: [f"{'一二三'[i]}、{T[i]}", P[i], MORE],
    "places": lambda i: [T[i], P[i], MORE],
    "counties": lambda i: [T[i].removeprefix("安徽省"), P[i], MORE],
    "by-lines above": lambda i: [T[i], f"来源:安庆日报 2023-0{i + 1}-12", P[i], MORE],
    "sources below": lambda i: [T[i], P[i], MORE, "来源:安庆日报", "编辑:王丽"],
}  # fmt: skip


@pytest.mark.parametrize("kind", ROUND_UPS)
def test_a_round_up_is_parted(kind):
    text = round_up(ROUND_UPS[kind])
    found = cases(text)
    assert len(found) == 3, [case.title for case in found]
    assert [case.number for case in found] == [0, 1, 2]
    for i, case in enumerate(found):
        body = "".join(text[s.start : s.end] for s in case.body)
        assert body.startswith(P[i]) and body.endswith(MORE)
        assert "富" in case.title.value and case.title.value in T[i] + "茭白铺就致富路"
        assert 0.7 < case.confidence < 1
        assert text[case.title.span.start : case.title.span.end] == case.title.value


def test_case_numbers_stand_beside_titles():
    found = cases(round_up(ROUND_UPS["case marks"]))
    assert [case.kicker.value for case in found] == ["案例一", "案例二", "案例三"]
    assert [case.title.value for case in found] == T


def test_the_introduction_of_a_round_up_is_no_case():
    intro = "为推广各地经验,现选编三个典型案例,供各地学习借鉴。"
    text = f"乡村振兴典型案例选编\n\n{intro}\n\n" + round_up(ROUND_UPS["case marks"])
    assert [case.title.value for case in cases(text)] == T


ARTICLES = {
    "headings by township": "\n".join(
        [
            "岳西县:特色产业遍地开花",
            P[0],
            "来榜镇:茭白变身金条",
            MORE,
            "店前镇:茶香飘万里",
            MORE,
            "冶溪镇:稻虾共作",
            MORE,
        ]
    ),
    "counties below a lead": "\n".join(
        ["安庆市:特色产业遍地开花", MORE, "岳西县:茭白变身金条", P[0], MORE, "潜山市:瓜蒌结硕果", P[1], MORE]
    ),
    "estates": "\n".join(["工业园区:筑巢引凤", P[0], MORE, "产业片区:串珠成链", P[1], MORE]),
    "numbered headings": "\n".join(
        ["茭白铺就致富路", P[0], "一、做强产业", MORE, MORE, "二、建强组织", MORE, MORE]
    ),
    "by-line in the middle": "\n".join(["茭白铺就致富路", P[0], "王小明 摄", "产业兴旺", MORE, MORE]),
    "a reporter's note": "\n".join(["茭白铺就致富路", P[0], MORE, "(记者 王小明)", "记者手记", MORE]),
    "short lines": "\n".join(["茭白铺就致富路", P[0], MORE, "支部领着干", MORE, "能人带着干", MORE]),
    "captions": "\n".join(["茭白铺就致富路", P[0], "航拍下的斑竹村全景", MORE, "▲ 茭白分拣现场", MORE]),
    "bare": "\n".join([P[0], MORE]),
}


@pytest.mark.parametrize("kind", ARTICLES)
def test_one_article_stays_one(kind):
    (case,) = cases(ARTICLES[kind])
    assert case.confidence == 1.0


@pytest.mark.parametrize("text", ["", "\n \n", "首页\n登录 | 注册\n版权所有", "短标题\n还是短"])
def test_what_holds_no_article_gives_no_case(text):
    assert cases(text) == ()


@pytest.mark.parametrize(
    ("lines", "title", "subtitle", "kicker"),
    [
        (["茭白铺就致富路——来榜镇产业振兴纪实"], "茭白铺就致富路", "来榜镇产业振兴纪实", None),
        (["茭白铺就致富路", "——来榜镇产业振兴纪实"], "茭白铺就致富路", "来榜镇产业振兴纪实", None),
        (["茭白铺就致富路", "一一来榜镇产业振兴纪实"], "茭白铺就致富路", "来榜镇产业振兴纪实", None),
        (["走村看振兴|茭白铺就致富路"], "茭白铺就致富路", None, "走村看振兴"),
        (["茭白铺就致富路 ‖ 乡村振兴 · 书记访谈系列"], "茭白铺就致富路", "乡村振兴 · 书记访谈系列", None),
        (["首页 > 新闻", "【农业农村】", "茭白铺就致富路"], "茭白铺就致富路", None, None),
        (["茭白铺就致富路", "来源:安庆日报 2023-08-12", "茭白铺就致富路"], "茭白铺就致富路", None, None),
        (["山乡巨变", "岳西县来榜镇乡村振兴工作纪实"], "山乡巨变", "岳西县来榜镇乡村振兴工作纪实", None),
        (["茭白铺就致富路\t2023-08-12\t来源:安庆日报"], "茭白铺就致富路", None, None),
        (["2023年8月12日 来源:安庆日报", "茭白铺就致富路"], "茭白铺就致富路", None, None),
        (["附件2", "来榜镇党委书记王成同志先进事迹材料"], "来榜镇党委书记王成同志先进事迹材料", None, None),
        (["关于岳西县来榜镇发展茭白产业", "助力乡村振兴的情况报告"], "关于岳西县来榜镇发展茭白产业助力乡村振兴的情况报告", None, None),
    ],
)  # fmt: skip
def test_titles(lines, title, subtitle, kicker):
    (case,) = cases("\n".join([*lines, P[0], MORE]))
    assert case.title.value == title
    assert (case.subtitle.value if case.subtitle else None) == subtitle
    assert (case.kicker.value if case.kicker else None) == kicker


HEADERS = [
    (["在全县乡村振兴推进会上的发言", "斑竹村党支部书记 王成", "(2023年8月12日)", "各位领导、同志们:"], "在全县乡村振兴推进会上的发言", None),
    (["乡村振兴·一线调研", "小茭白 大产业", "——来榜镇产业振兴调查", "本报记者 王小明"], "小茭白 大产业", "乡村振兴·一线调研"),
    (["“把茭白种成金条”——对话来榜镇党委书记王成", "新华网合肥8月12日电 题:“把茭白种成金条”", "新华网记者 王小明"], "“把茭白种成金条”", None),
    (["附件1:", "姓名:王成", "扎根深山的“茭白书记”", "——斑竹村党支部书记王成同志先进事迹"], "扎根深山的“茭白书记”", None),
    (["Home About Contact Login", "小茭白 大产业", "By 王小明 | 2023-08-12"], "小茭白 大产业", None),
    (["岳西县人民政府门户网站", "小茭白 大产业"], "小茭白 大产业", None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "title", "kicker"), HEADERS)
def test_titles_among_what_stands_above(lines, title, kicker):
    text = "\n".join([*lines, P[0], MORE])
    (case,) = cases(text)
    assert case.title.value == title
    assert (case.kicker.value if case.kicker else None) == kicker
    body = "".join(text[s.start : s.end] for s in case.body)
    assert body.endswith(f"{P[0]}\n{MORE}")


def test_large_print_opens_another_article_of_a_page():
    """Titles that a PDF prints large, each with its by-line, part the articles of a newspaper's page."""
    text = "\n".join(["茭白富了一方", "王小明", P[0], MORE, "瓜蒌结硕果", "本报记者 李华", P[1], MORE])
    at = text.index("瓜蒌结硕果")
    marks = (Mark("title", Span(0, 6)), Mark("title", Span(at, at + 5)))
    found = split.cases(layout.read(Document("a.pdf", text, "", "application/pdf", marks)))
    assert [case.title.value for case in found] == ["茭白富了一方", "瓜蒌结硕果"]
    assert [[a.value for a in case.authors] for case in found] == [["王小明"], ["李华"]]


def test_a_long_title_with_commas_is_a_title():
    title = "念好“山海经”,唱好“林草戏”,打好“豆牌”,岳西县蹚出一条乡村全面振兴的高质量发展新路子"
    for above in ([title, "2023-08-12 来源:安庆日报"], [title]):
        (case,) = cases("\n".join([*above, P[0], MORE]))
        assert case.title.value == title


def test_signed_chapters_of_a_dated_page_are_one_article():
    told = (
        (
            "探寻山乡的力量",
            "覃小波",
            "春天的石门,茶芽刚刚冒头。记者跟着采茶的大姐上山,听她们说起这几年的变化。",
        ),
        (
            "用心书写乡村振兴",
            "易春华",
            "夏天的壶瓶山,溪水清凉。记者住进山里的民宿,看老板娘怎样把旧屋变成了客房。",
        ),
        (
            "看见茶山的变化",
            "田野青",
            "秋天的平峒村,新茶开园。记者走进加工车间,闻着满屋的茶香,记下一个个数字。",
        ),
    )
    more = "一年下来,脚上的泥土多了,本子上的故事也多了;村里的路宽了,老乡脸上的笑也更多了,这是最好的收获。"
    chapters = [f"{name}\n{text}\n{who}说,{more}\n本报记者 {who}" for name, who, text in told]
    lead = "这一年,本报的记者们跋山涉水,走进一个个村庄,记录下山乡的点滴变化,也留下了难忘的记忆。"
    page = "\n".join(["跋山涉水 记录山乡", "2025-01-03 08:11:00 来源:石门日报", lead, *chapters])
    assert len(split.cases(layout.read(Document("a.txt", page, "")))) == 1
    assert len(split.cases(layout.read(Document("a.txt", "\n".join(chapters), "")))) > 1
