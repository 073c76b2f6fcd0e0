"""Title, source and body told from what stands around them, by what each line is worth among the others."""

from __future__ import annotations

import re

import pytest

from core import lexicon
from core.model import Document
from core.parse import bylines, layout, sources, split
from core.parse.lines import fold
from core.parse.wide import healed, is_wide, narrow

TITLE = "高山茶园变成聚宝盆"
P1 = "近年来,石门县壶瓶山镇平峒村把荒坡改成茶园,种下良种茶苗1200亩,带动216户村民在家门口增收。"
P2 = "“茶园离家近,采茶一天能挣一百多元。”村民李秀英一边说,一边把鲜叶倒进竹篓,手上的活一刻也没有停。"
P3 = "如今,村里又建起加工厂,茶叶不出村就能变成商品,去年销售收入860万元,村集体分红32万元。"
TEXT = (P1, P2, P3)


def case_of(*lines):
    page = layout.read(Document("a.txt", "\n".join(lines), ""))
    (case,) = sources.read(page, split.cases(page))
    return case


def body(*lines):
    text = "\n".join(lines)
    return "".join(text[span.start : span.end] for span in case_of(*lines).body)


@pytest.mark.parametrize(
    "above",
    [
        ["申报单位:石门县农业农村局", "申报类别:产业振兴", "填报时间:2023年8月25日", TITLE],
        ["发件人:壶瓶山镇党建办", "收件人:县委组织部", "主题:报送先进材料", TITLE],
        ["首页 > 范文 > 工作总结", "乡村振兴典型材料.docx", "上传人:青山依旧  格式:DOCX  页数:3", TITLE],
        ["石门观察", TITLE, "石门观察", "2023-10-09 20:14 · 石门观察官方账号"],
        [TITLE, "石门观察", "2023年10月9日 20:14"],
        ["石门日报 2023年10月9日 第05版", TITLE, "石门县平峒村扶贫茶厂一线探访", "本报记者 申志强"],
        ["石门网-石门日报官方网站", TITLE, "2023-10-09 来源:石门网"],
        ["典型案例推荐表", f"案例名称:{TITLE}"],
        ["上一版 ◀ ▶ 下一版", TITLE],
        [" ".join(TITLE), ""],
        ["发件人:壶瓶山镇党建办", "收件人:县委组织部", "", "材料已按要求修改,请审阅。", "", TITLE, "——石门县平峒村发展茶产业纪实", ""],
    ],
)  # fmt: skip
def test_the_title_is_what_weighs_most(above):
    case = case_of(*above, *TEXT)
    assert case.title and case.title.value == TITLE
    assert "请审阅" not in body(*above, *TEXT)


def test_a_place_with_a_colon_begins_the_title():
    case = case_of("附件2", "", "石门县壶瓶山镇平峒村:", TITLE, "", "石门县农业农村局", "", *TEXT)
    assert "".join(case.title.value.split()) == f"石门县壶瓶山镇平峒村:{TITLE}"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("石门县壶瓶山镇平峒村高山茶", "产业发展情况报告"),
        ("石门县壶瓶山镇平峒村", "2023年集体经济发展情况汇报"),
    ],
)
def test_a_report_is_named_over_two_lines(one, two):
    assert "".join(case_of(one, two, "", *TEXT).title.value.split()) == one + two


@pytest.mark.parametrize(
    ("title", "subtitle"),
    [
        ("一杯春茶,三种卖法", "平峒村推出“云雾茶”采制体验"),
        ("荒坡里收“金种”", "石门县壶瓶山镇平峒村盘活撂荒地发展制种"),
        ("脚下有泥 心中有底", "石门县壶瓶山镇平峒村驻村第一书记邢志刚先进事迹"),
    ],
)
def test_a_headline_stands_above_what_it_is_of(title, subtitle):
    case = case_of("石门客户端", title, subtitle, "2024-04-16 07:42  石门日报  记者 余慧芳", "", *TEXT)
    assert case.title.value == title and case.subtitle.value == subtitle


def test_two_halves_behind_a_place_are_one_title():
    case = case_of("附件3", "石门县:茶园“提质增效”", "老树结出新果实", "", *TEXT)
    assert "".join(case.title.value.split()) == "石门县:茶园“提质增效”老树结出新果实"


def test_few_words_over_two_lines_are_one_title():
    case = case_of(
        "石门日报 2023-02-09 A04",
        "把茶园的四季",
        "都卖出去",
        "——访壶瓶山镇党委书记周宏",
        "石门日报记者 谭珊珊",
        *TEXT,
    )
    assert case.title.value == "把茶园的四季都卖出去"


def test_a_first_line_broken_by_hand_is_no_title():
    wrapped = [
        "湖南省常德市石门县壶瓶山镇平峒村地处武陵",
        "山腹地，森林覆盖率高，昼夜温差大，是发展高",
        "山茶的理想之地。近年来，村里建起茶园。",
        *TEXT,
    ]
    assert case_of(TITLE + " 平峒村蹚出增收路", "石门县农业农村局", "", *wrapped).title.value.startswith(
        TITLE
    )


RAGGED = """  石门县壶瓶山镇平峒村地处武陵山区腹地,森林覆盖率高,过去
村民守着 2100 亩茶园过穷日子,采下的鲜叶全靠外地商人上门收,价
钱由不得自己。

  2021 年,村里请来 3 位制茶师傅,办起了加工厂,把 316 户
茶农都吸收进合作社。
  去年加工干茶 38 吨,卖出 860 万元,按股分红以后,村集
体留下 26 万元,用来修机耕路和蓄水池。
  今年又新建 1 条生产线,茶农们说,从前是茶叶找人,现在
是人找茶叶,日子一天比一天有奔头。
  下一步,村里打算把茶园旁的老屋收拾出来,办几家民宿,让
客人白天采茶、夜里听溪。"""


@pytest.mark.parametrize("indent", ["  ", ""])
def test_ragged_lines_are_a_text_broken_by_hand(indent):
    text = RAGGED if indent else RAGGED.replace("\n  ", "\n")
    case = case_of("壶瓶山镇平峒村:一片茶叶“泡”出好日子", "(石门县壶瓶山镇人民政府  恩扎)", "", text)
    assert case.title.value == "壶瓶山镇平峒村:一片茶叶“泡”出好日子"
    assert [author.value for author in case.authors] == ["恩扎"]
    assert case.source.value == "石门县壶瓶山镇人民政府"
    paragraphs = text.count("\n  ") + 1 if indent else 2
    assert len(case.paragraphs) >= paragraphs


def test_whence_the_material_comes_is_no_source_beside_the_account():
    foot = ["素材来源:石门县委组织部", "编辑:柳青"]
    case = case_of(TITLE, "石门发布 2023-12-04 08:01 发表于湖南", *TEXT, *foot)
    assert case.source.value == "石门发布"
    case = case_of(TITLE, "石门发布 2023-12-04 08:01 发表于湖南", *TEXT, "来源:综合各乡镇", "编辑:柳青")
    assert case.source.value == "石门发布"


def test_buttons_are_nobody():
    case = case_of(TITLE, "2023-03-16 石门日报 【打印】【关闭】", *TEXT, "(记者 陈忠权)", "展开全文")
    assert [a.value for a in case.authors] == ["陈忠权"]


def test_one_journey_is_one_article():
    parts = [
        "平峒村:荒坡上办茶会",
        P1,
        "商溪村:茶山上开课堂",
        "第二天一早," + P2,
        "杨坪村:老仓库变乐园",
        "最后一站是杨坪村。" + P3,
    ]
    assert (
        case_of("山里来了新鲜事", "——三个山村见闻", "石门发布 2022年8月19日", "", *parts).title.value
        == "山里来了新鲜事"
    )


def test_a_place_above_each_title_is_none_of_it():
    lines = [
        "和美乡村看这里",
        "",
        "壶瓶山镇平峒村",
        "荒坡上的聚宝盆",
        P1,
        P2,
        "(来源:石门县融媒体中心)",
        "",
        "磨市镇商溪村",
        "老手艺编出新日子",
        P3,
        P2,
    ]
    cases = split.cases(layout.read(Document("a.txt", "\n".join(lines), "")))
    assert [case.title.value for case in cases] == ["荒坡上的聚宝盆", "老手艺编出新日子"]
    assert [case.kicker.value for case in cases] == ["壶瓶山镇平峒村", "磨市镇商溪村"]


def test_a_subtitle_goes_on_below():
    case = case_of(
        f"        {TITLE}", "    ——记县农业农村局驻石门县壶瓶山镇", "            平峒村第一书记田晓明", *TEXT
    )
    assert case.title.value == TITLE
    assert case.subtitle.value == "记县农业农村局驻石门县壶瓶山镇平峒村第一书记田晓明"
    assert case.source is None


@pytest.mark.parametrize(
    ("above", "below", "source"),
    [
        (["石门日报数字报", "第A3版:乡村振兴", TITLE, "□ 本报记者 张国礼"], [], "石门日报"),
        (["石门日报", "2023年5月6日 星期六 第A2版 要闻", TITLE], [], "石门日报"),
        ([TITLE, "□ 通讯员 张国礼"], ["石门日报社版权所有,未经授权不得转载"], "石门日报"),
        ([TITLE, "山里的石门 2023-05-06 20:14 湖南"], [], "山里的石门"),
        ([TITLE, "原创 张国礼 山里的石门 2023-05-06 20:14 发表于湖南"], [], "山里的石门"),
        ([TITLE, "山里的石门", "2023年5月6日 20:14"], [], "山里的石门"),
        (["山里的石门", "微信号:shimen", TITLE, "2023-05-06"], [], "山里的石门"),
        ([TITLE], ["以上内容由“山里的石门”上传发布"], "山里的石门"),
        ([TITLE], ["石门县融媒体中心出品"], "石门县融媒体中心"),
        ([TITLE, "2023-05-06 08:15 | 来源: 石门新闻网 | 手机看新闻"], [], "石门新闻网"),
        ([TITLE, "2023-05-06 来源:石门新闻网 参与评论(0)"], [], "石门新闻网"),
        ([TITLE, "2023-05-06 来源:山里的石门 湖南"], [], "山里的石门"),
        (["申报单位:壶瓶山镇人民政府", TITLE], [], "壶瓶山镇人民政府"),
        ([TITLE, "壶瓶山镇驻村办"], [], "壶瓶山镇驻村办"),
        ([TITLE], ["来源:山里的石门(张国礼)"], "山里的石门"),
        ([TITLE], ["来源:《石门日报》(2023年5月6日 第 04 版)"], "石门日报"),
        ([TITLE, "以下文章来源于山里的石门 ,作者张国礼"], [], "山里的石门"),
        ([TITLE], ["友情链接", "石门新闻网"], None),
    ],
)
def test_the_source_is_who_prints_or_sends(above, below, source):
    found = case_of(*above, "", *TEXT, "", *below).source
    assert (found.value if found else None) == source


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        (
            "2020-9-28 14:02 | 发布者: 山里娃 | 查看: 1893 | 评论: 3 | 原作者: 漆学富 | 来自: 大别山晨刊",
            ["漆学富"],
        ),
        ("王朝云", ["王朝云"]),
        ("记者 和四海", ["和四海"]),
        ("访谈 / 钟秋燕", ["钟秋燕"]),
        ("原创:韦顺祥  山里的石门  2020-08-07", ["韦顺祥"]),
        ("(作 者 系 石 门 县 壶 瓶 山 镇 干 部 向 绪 武)", ["向绪武"]),
        ("讲述人:田晓明", ["田晓明"]),
    ],
)
def test_authors_as_pages_tell_them(line, authors):
    assert [author.value for author in case_of(TITLE, line, "", *TEXT).authors] == authors


@pytest.mark.parametrize("dateline", ["石门讯(记者 张国礼 通讯员 罗雪梅)", "石门讯  "])
def test_a_places_own_news_is_a_dateline(dateline):
    assert body(TITLE, "", dateline + P1, P2, P3).startswith(P1)


@pytest.mark.parametrize(
    ("above", "inside", "below"),
    [
        ("核心提示:平峒村把荒坡改成茶园,日子一天天好了起来。", "", ""),
        ("导 读\n平峒村把荒坡改成茶园,日子一天天好了起来。", "", ""),
        ("[ 导读 ] 平峒村把荒坡改成茶园,日子一天天好了起来。", "", ""),
        ("石门融媒.\n石门县融媒体中心官方账号,传播党的声音。", "", ""),
        ("关注我们吧!", "相关阅读:湘西茶园开采忙", ""),
        ("", "平峒村茶园航拍图(资料图)", ""),
        ("", "", "展开阅读全文\n本文档由用户上传,版权归原作者所有,若侵权请联系客服删除。"),
        ("", "", "责任编辑:马静\n网友评论(3条)\n山里人:写得真好,我就是这个村的。"),
        ("", "", "想爆料?请登录投诉平台、拨打新闻热线0736-5321234或下载石门客户端"),
        ("", "", "相关文件:\n· 关于做好春茶生产的通知"),
    ],
)
def test_what_stands_around_and_between_is_no_text(above, inside, below):
    lines = (
        TITLE,
        "2023-05-06 来源:石门日报",
        *above.split("\n"),
        "",
        P1,
        "",
        inside,
        "",
        P2,
        "",
        P3,
        "",
        *below.split("\n"),
    )
    assert re.sub(r"\s", "", body(*lines)) == "".join(TEXT)


def test_short_sentences_behind_the_editor_of_a_long_part_stay():
    told = ("责任编辑:马静", P2, P3)
    assert P3 in body(TITLE, P1, *told)


@pytest.mark.parametrize("entry", lexicon.load("issuers")["issuer"], ids=lambda entry: entry["example"])
def test_every_rule_of_issuers_has_an_example_that_it_finds(entry):
    found = re.search(entry["pattern"], fold(entry["example"]))
    assert found and "石门" in found["house"]


@pytest.mark.parametrize(("part", "find"), [("form", re.fullmatch), ("foot", re.search)])
def test_every_rule_of_cards_has_an_example_that_it_finds(part, find):
    for entry in lexicon.load("cards")[part]:
        assert find(entry["pattern"], fold(entry["example"])), entry


def test_words_spelt_wide_are_read_without_blanks():
    assert narrow("金 米 村 的 小 木 耳") == "金米村的小木耳"
    assert not is_wide("首页 新闻 县区 文化 图片 专题")
    found = healed("作 者 系 干 部  向 绪 武", "作 者 系 干 部  向 绪 武")
    assert found and found.text == "作者系干部  向绪武"
    assert found.before(7, 10) == (11, 16)


def test_a_name_that_ends_like_a_site_is_a_name():
    (item,) = bylines.read("王朝云", "王朝云")
    assert (item.role, item.value) == ("names", "王朝云")


def test_an_article_below_the_letter_that_sends_it():
    letter = "您好!根据县里要求,现将我镇茶产业的经验材料报上,请审阅。如需修改请电话联系(0736-0000000)。"
    case = case_of(
        "李主任:", "", letter, "", "------------------", TITLE, "——壶瓶山镇茶产业工作情况", "", *TEXT
    )
    assert case.title.value == TITLE and case.subtitle.value == "壶瓶山镇茶产业工作情况"
    assert not case.authors


def test_the_paper_below_the_title_comes_before_the_one_of_the_page():
    case = case_of("石门手机报 2022年6月15日", TITLE, "2022-06-14 07:58 常德日报", "", *TEXT)
    assert (case.source.value, case.published.value) == ("常德日报", "2022-06-14")
