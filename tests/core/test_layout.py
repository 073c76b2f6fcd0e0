"""Each line of a page is told by its language: furniture, by-lines, captions, headings, prose; scars are healed."""

from __future__ import annotations

import re

import pytest

from core import lexicon
from core.model import Document, Mark, Span
from core.parse import bylines, layout, split
from core.parse.bylines import words
from core.parse.layout import captions, cards, furniture
from core.parse.layout import headings as layout_headings
from core.parse.lines import fold
from core.parse.projection import project

P1 = "近年来,安徽省岳西县来榜镇斑竹村立足高山气候,发展茭白种植,全村茭白面积达到1200亩,带动216户村民增收。"
P2 = "村党支部牵头成立合作社,统一供苗、统一技术、统一销售,去年实现销售收入860万元,村集体分红32万元。"
P3 = "下一步,斑竹村将延伸产业链条,建设冷库和初加工车间,让高山茭白走得更远。"
TITLE = "高山茭白铺就致富路"


def entries(name):
    return [
        (part, entry)
        for part, rows in lexicon.load(name).items()
        if isinstance(rows, list) and isinstance(rows[0], dict)
        for entry in rows
    ]


def case_of(text):
    (case,) = split.cases(layout.read(Document("a.txt", text, "")))
    return case


def view(text):
    return project(text, case_of(text).paragraphs).text


def role(line):
    return layout.read(Document("a.txt", line, "")).lines[0].role


@pytest.mark.parametrize(("part", "entry"), entries("furniture"))
def test_every_furniture_rule_has_an_example_that_it_finds(part, entry):
    text = fold(entry["example"])
    rule = re.compile(entry["pattern"])
    if part == "tail":
        assert furniture.opens_tail(text)
    else:
        assert furniture.is_furniture(text)
        assert rule.search(text) or rule.search(text.strip("[]()"))


@pytest.mark.parametrize(("part", "entry"), entries("bylines"))
def test_every_byline_rule_has_an_example_that_it_finds(part, entry):
    text = fold(entry["example"])
    if part == "label":
        roles = [item.role for item in bylines.read(text, entry["example"])]
        # Editors of the paper who are no editors of the article, and widgets, are told but not kept.
        assert entry["role"] in roles
        assert all(label for label in entry["words"])
    elif part == "role":
        assert re.fullmatch(entry["pattern"], text)
    else:
        assert bylines.is_house(text)


def test_every_house_ends_in_a_plain_character():
    assert all(
        "一" <= sign <= "鿿" for sign in words._house_ends(2)
    )  # a quick look at it goes before the long one


@pytest.mark.parametrize(("part", "entry"), entries("captions"))
def test_every_caption_rule_has_an_example_that_it_finds(part, entry):
    assert re.fullmatch(entry["pattern"], fold(entry["example"]))
    assert captions.is_caption(fold(entry["example"]))


@pytest.mark.parametrize(("part", "entry"), entries("headings"))
def test_every_heading_rule_has_an_example_that_it_finds(part, entry):
    text = fold(entry["example"])
    assert (re.search if part == "announces" else re.match)(entry["pattern"], text)
    if part == "mark":
        assert layout_headings.level(text) == entry["level"]


@pytest.mark.parametrize(("part", "entry"), entries("cards"))
def test_every_card_rule_has_an_example_that_it_finds(part, entry):
    assert re.search(entry["pattern"], fold(entry["example"]))
    assert part != "record" or cards.is_record(fold(entry["example"]))


@pytest.mark.parametrize(
    "line",
    [
        "国内要闻 省内要闻 本地要闻 精彩点击 专题新闻 通知公告",
        "登陆 | 注册 | 设为首页 | 加入收藏",
        "您当前的位置 : 东北网  >  绥化新闻网  >  本地新闻",
        "首页 > 新闻中心 > 正文",
        "【字体:大 中 小】 【打印本页】 【关闭窗口】",
        "京ICP备09075303号 京公网安备1101085079",
        "联系电话:010-88825653   18500121702",
        "分享到: 微信 微博 QQ空间",
        "浏览次数:1234次",
        "上一篇:某某镇召开春耕备耕工作会",
        "欢迎访问!今天是2022年9月1日 星期四 ☆ 登录 ☆ 注册",
        "上证指数 3215.40 +0.52% 深证成指 11250.31",
        "第 3 页 共 12 页",
        "- 12 -",
        "扫一扫在手机打开当前页",
        "责任编辑:",
        "免责声明:本网转载的文章仅代表作者个人观点。",
    ],
)
def test_furniture_is_told_by_its_language(line):
    assert role(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "首页新闻里说的那个村,就是我们村。",
        "去年,村里的收藏馆分享了12户人家的老物件,来访者3000人。",
        "县里把联系电话公布到每一户,群众有事随时能找到人。",
        "该项目共有投资3600万元,分三期建设,目前一期已经完工。",
        "相关新闻见报后,前来考察的客商一天比一天多,村里热闹起来。",
    ],
)
def test_sentences_with_furniture_words_are_prose(line):
    assert role(line) == "prose"


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("来源:绥化日报 2022-07-14 字体:", [("source", "绥化日报"), ("printed", "2022-07-14")]),
        ("2022-03-14 11:42:05 来源: 食品安全导刊-食安观察网", [("when", "2022-03-14"), ("source", "食品安全导刊-食安观察网")]),
        ("张宪民 全媒体记者 郑亚楠", [("author", "张宪民"), ("author", "郑亚楠")]),
        ("本报记者 王 芳 通讯员 李建国、欧阳雪", [("author", "王芳"), ("author", "李建国"), ("author", "欧阳雪")]),
        ("□李忠仁", [("author", "李忠仁")]),
        ("(张莉文/图)", [("author", "张莉")]),
        ("(张嘉豪 郭文彬)", [("author", "张嘉豪"), ("author", "郭文彬")]),
        ("(交城党建在线)", [("house", "交城党建在线")]),
        ("(记者 张三 文/图)", [("author", "张三")]),
        ("来源:秦楚网-十堰日报", [("source", "秦楚网-十堰日报")]),
        ("来源:兵团日报(汉)", [("source", "兵团日报")]),
        ("川观新闻记者 冉启航 文/图", [("author", "冉启航"), ("employer", "川观新闻")]),
        ("文|王小明 图|李华", [("author", "王小明"), ("photo", "李华")]),
        ("文/图 东莞日报记者 萧淑文", [("author", "萧淑文"), ("employer", "东莞日报")]),
        ("发布时间:2023-12-21 10:20  浏览量:876  来源:东莞日报 时间:2023-12-20",
         [("published", "2023-12-21"), ("source", "东莞日报"), ("printed", "2023-12-20")]),
        ("更新时间:2023-09-01 发布时间:2023-08-30", [("uploaded", "2023-09-01"), ("published", "2023-08-30")]),
        ("2024-05-06 04:01:22 香港文匯報 記者 姚進 湖南郴州報道", [("when", "2024-05-06"), ("house", "香港文匯報"), ("author", "姚進")]),
        ("责任编辑:梁园翠 校对:何小英 审核:胡大海", [("editor", "梁园翠"), ("staff", "何小英"), ("staff", "胡大海")]),
        ("(同江市融媒体中心供稿  孙晓艺 整理)", [("house", "同江市融媒体中心"), ("author", "孙晓艺")]),
        ("新华社记者 张三摄", [("author", "张三"), ("employer", "新华社")]),
    ],
)  # fmt: skip
def test_bylines(line, want):
    items = bylines.read(fold(line), line)
    assert [(item.role, item.value) for item in items if item.role not in ("widget", "partial")] == want
    assert all(0 <= item.span.start <= item.span.end <= len(line) for item in items)


@pytest.mark.parametrize(
    "line",
    [
        "2021年5月至今,零陵区选派62个乡村振兴驻村工作队",
        "一、记者眼中的乡村",
        "高山茭白铺就致富路",
        "山西省交城县前火山村:旧村绽放“新活力”",
        "产业兴旺 生态宜居 乡风文明",
        "党建引领",
        "来源清楚、去向明白,资金管得住。",
    ],
)
def test_lines_that_are_no_bylines(line):
    assert bylines.read(fold(line), line) == ()


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("区委书记张俊成(右一)", True),
        ("前火山村引进光伏发电产业。资料图片", True),
        ("村民在采摘黄桃。 王小勇 摄", True),
        ("图为村民在大棚里管护草莓。", True),
        ("▲ 茭白分拣现场", True),
        ("村民正在田间采收茭白", True),
        ("航拍下的桃源村全景", True),
        ("(受访者供图)", False),
        ("一、基本情况", False),
        ("压实责任,狠抓落实", False),
        ("村民在家门口就业,每月收入3000元。", False),
    ],
)
def test_captions(line, want):
    assert captions.is_caption(fold(line)) == want


def test_a_sentence_broken_by_a_caption_is_whole_again():
    text = f"{TITLE}\n{P1}\n村里引进光伏发电产业,占地3300多亩,2015年6月建设,2017年6月\n\n某村引进光伏发电产业。资料图片\n\n并网发电,平均日照时数达6小时。\n{P3}"
    assert "2017年6月并网发电" in view(text)
    kinds = [p.kind for p in case_of(text).paragraphs]
    assert kinds == ["text", "text", "caption", "text"]


def test_a_paragraph_broken_inside_a_word_is_whole_again():
    text = f"{TITLE}\n{P1}\n对所有农户尤其是因病、因灾、因意外事\n\n故等刚性支出大的农户进行排查,及时发现问题。\n{P3}"
    assert "因意外事故等刚性支出" in view(text)


def test_a_page_number_inside_a_sentence_is_dropped():
    text = f"{TITLE}\n{P1}\n看到收成好,乡亲们坐不住了,纷纷找上门来,大\n\n          - 1 -\n\n家一合计,第二年就有153户报名。\n{P3}"
    assert "纷纷找上门来,大家一合计" in view(text)
    assert "- 1 -" not in view(text)


def test_a_text_broken_by_hand_is_read_by_its_indents():
    text = """       高山茭白铺就致富路
    近年来,安徽省岳西县来榜镇斑竹村立
足高山气候,发展茭白种植,全村茭白面积
达到1200亩,带动216户村民增收。村党支
部牵头成立合作社。统一供苗、统一技术、
统一销售,去年实现销售收入860万元,村集
体分红32万元。
    下一步,斑竹村将延伸产业链条,建设
冷库和初加工车间,让高山茭白走得更远。
我们还要把品牌打出去,让更多的人知道斑
竹村的茭白,把小茭白做成大产业。
"""
    case = case_of(text)
    assert case.title.value == TITLE
    assert len(case.paragraphs) == 2
    assert "立足高山气候" in view(text)
    assert "走得更远。我们还要" in view(text)


def test_headings_of_all_ranks_and_run_ins():
    text = f"{TITLE}\n{P1}\n一、主要做法\n(一)建强组织\n1.选好带头人\n选优派强。{P2}\n素质培强。{P2}\n制度管强。{P2}\n成效看得见\n{P3}"
    case = case_of(text)
    assert [(p.level, text[p.pieces[0].start : p.pieces[0].end]) for p in case.paragraphs if p.kind == "heading"] == [
        (1, "一、主要做法"), (2, "(一)建强组织"), (3, "1.选好带头人"), (2, "成效看得见"),
    ]  # fmt: skip
    runs = [text[p.runin.start : p.runin.end] for p in case.paragraphs if p.runin]
    assert runs == ["选优派强。", "素质培强。", "制度管强。"]


RUN_INS = [
    ("选优派强。", "素质培强。", True), ("压实责任担当,狠抓工作落实。", "强化工作举措,巩固脱贫成果。", True),
    ("(一)建园区。", "(二)强科技,让高原种菜。", True), ("农产品加工业持续发展。", "牲畜交易市场持续稳定发展。", True),
    ("夜深了。", "转机是从一张贴在鼓楼上的告示开始的。", False), ("发展新型农村集体经济,是扎实推动乡村全面振兴的重要抓手。", "在平坝区塘约村,村民把土地入股合作社。", False),
    ("潘大姐的民宿开在半山腰。", "不是没有烦心事。", False), ("选优派强。", "(二)强科技,让高原种菜。", False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "headings"), RUN_INS)
def test_first_sentences_are_headings_where_they_come_in_one_form(one, other, headings):
    case = case_of(f"{TITLE}\n{P1}\n{one}{P2}\n{other}{P3}")
    assert [p.runin is not None for p in case.paragraphs] == [False, headings, headings]


def test_turns_of_an_interview_keep_their_speakers_apart():
    text = f"专访岳西县农业农村局局长王成\n问\n记者:今年茭白产业怎么样?\n王成:{P1}\n{P2}\n答\n问\n记者:下一步怎么打算?\n王成:{P3}\n答"
    case = case_of(text)
    assert [(p.kind, p.speaker) for p in case.paragraphs] == [
        ("question", "记者"), ("answer", "王成"), ("text", ""), ("question", "记者"), ("answer", "王成"),
    ]  # fmt: skip
    assert "记者" not in view(text)
    body = [text[s.start : s.end] for s in case.body]
    assert body[0].startswith("记者:今年") and body[0].endswith("分红32万元。")
    assert len(body) == 2


@pytest.mark.parametrize("lead", [P1, P1[:40], "核心提示:" + P1[:40] + "……", "摘要:" + P1])
def test_a_lead_that_is_told_twice_is_read_once(lead):
    text = f"{TITLE}\n来源:安庆日报 2023-08-12\n{lead}\n{P1}\n{P2}\n{P3}"
    assert view(text) == f"{P1}\n{P2}\n{P3}"


def test_a_repeated_paragraph_further_down_stays():
    assert view(f"{TITLE}\n{P1}\n{P2}\n{P3}\n{P2}").count(P2) == 2


@pytest.mark.parametrize(
    "tail",
    [
        "相关新闻\n某县召开会议,部署下一阶段工作,要求各乡镇抓好落实。",
        "阅读下一篇\n返回首页",
        "上证指数 3215.40 +0.52%\n彩票平台注册送38元",
        "【纠错】 【责任编辑:王丽】\n01002003400000000000000111",
        "推荐阅读\n• 茶香飘万里\n• 稻虾共作促增收",
        "网友评论\n这个村子我去过,确实不错。\n点赞",
        "版权所有:岳西网 未经授权不得转载",
        "END\n来源:岳西县融媒体中心\n编辑:储晓红\n审核:胡大海\n分享收藏点赞在看",
    ],
)
def test_what_stands_below_the_article_is_folded(tail):
    assert view(f"{TITLE}\n{P1}\n{P2}\n{P3}\n{tail}\n") == f"{P1}\n{P2}\n{P3}"


def test_pinyin_and_mojibake_stop_nobody():
    text = f"斑竹村的茭(jiāo)白熟了\n{P1[:30]}(wàn),锟斤拷�{P1[30:]}\n{P2}"
    case = case_of(text)
    assert case.title.value == "斑竹村的茭白熟了"
    assert text[case.title.span.start : case.title.span.end] == "斑竹村的茭(jiāo)白熟了"
    assert "(wàn),锟斤拷�" in view(text)


def test_half_and_full_width_read_alike():
    half = f"{TITLE}\n来源:安庆日报 作者:王小明 2023-08-12\n(一)建强组织\n{P1}\n(二)做强产业\n{P2}\n(王小明 文/图)"
    wide = half.translate({ord(a): b for a, b in zip(",:()", ",:()", strict=True)})
    for text in (half, wide):
        case = case_of(text)
        assert (case.source.value, case.published.value) == ("安庆日报", "2023-08-12")
        assert [a.value for a in case.authors] == ["王小明"]
        assert [p.kind for p in case.paragraphs] == ["heading", "text", "heading", "text"]


def test_traditional_characters_are_read_as_they_stand():
    text = "一條被子半世情\n來源:香港文匯報 記者 姚進 2024-05-06\n沙洲村全村142戶532人,去年村裏的水晶梨賣了個好價錢,鄉親們都說日子越過越甜。\n責任編輯:之昂"
    case = case_of(text)
    assert case.title.value == "一條被子半世情"
    assert case.source.value == "香港文匯報"
    assert [a.value for a in case.authors] == ["姚進"]
    assert view(text).startswith("沙洲村全村142戶")


@pytest.mark.parametrize(
    ("start", "authors", "source"),
    [
        ("本报讯(记者 王小明 通讯员 李华)", ["王小明", "李华"], None),
        ("新华社合肥8月12日电(记者王小明、李华)", ["王小明", "李华"], "新华社"),
        ("十堰日报讯(记者 周仑平)", ["周仑平"], "十堰日报"),
        ("红网时刻永州3月5日讯(通讯员 欧阳雪)", ["欧阳雪"], "红网时刻"),
    ],
)
def test_datelines_are_bylines(start, authors, source):
    text = f"{TITLE}\n{start}{P1}\n{P2}"
    case = case_of(text)
    assert [a.value for a in case.authors] == authors
    assert (case.source.value if case.source else None) == source
    assert view(text) == f"{P1}\n{P2}"


@pytest.mark.parametrize("end", ["(王小明 李华)", " (记者 王小明 通讯员 李华)", "【作者:王小明 李华】"])
def test_names_behind_the_last_sentence_are_bylines(end):
    text = f"{TITLE}\n{P1}\n{P2}{end}"
    assert [a.value for a in case_of(text).authors] == ["王小明", "李华"]
    assert view(text) == f"{P1}\n{P2}"


def test_brackets_behind_a_sentence_that_name_nobody_stay():
    assert view(f"{TITLE}\n{P1}\n{P2}(含村级配套)").endswith("(含村级配套)")


def test_rows_typed_with_bars_are_a_table():
    text = f"{TITLE}\n{P1}\n地区|户数|人口\n来榜镇|120|356\n合 计|120|356\n{P2}"
    assert [p.kind for p in case_of(text).paragraphs] == ["text", "table", "table", "table", "text"]


def test_marks_of_the_file_outweigh_its_words():
    text = f"横幅里的一句话不是标题\n{TITLE}\n{P1}\n这一段其实是页面的边栏,说的是别的事情。\n{P2}"
    at = text.index("这一段")
    title = text.index(TITLE)
    marks = (
        Mark("title", Span(title, title + len(TITLE))),
        Mark("furniture", Span(at, text.index("\n", at))),
    )
    (case,) = split.cases(layout.read(Document("a.html", text, "", "text/html", marks)))
    assert case.title.value == TITLE
    assert project(text, case.paragraphs).text == f"{P1}\n{P2}"


@pytest.mark.parametrize(
    "caption",
    [
        "扶贫车间负责人吴小红向记者介绍刺绣加工生产和销售情况",
        "记者在国有林场了解林下蜂产业的发展",
        "孙军(左一)和村干部查看菊芋长势。胡年帅 摄",
        "新华社发",
    ],
)
def test_unmarked_words_under_pictures_are_captions(caption):
    assert view(f"{TITLE}\n{P1}\n{caption}\n{P2}\n{P3}") == f"{P1}\n{P2}\n{P3}"


def test_a_paper_asks_questions_under_its_own_name():
    text = f"{TITLE}\n澎湃新闻:下一步怎么打算?\n郑秋实:{P3}\n澎湃新闻:茭白怎么样?\n郑秋实:{P1}"
    assert [p.kind for p in case_of(text).paragraphs] == ["question", "answer"] * 2


def test_numbers_alone_are_headings_of_the_body():
    text = f"{TITLE}\n来源:重庆日报\n(一)\n{P1}\n(二)\n{P2}"
    assert [p.kind for p in case_of(text).paragraphs] == ["heading", "text", "heading", "text"]


def test_a_page_full_of_pictures_has_captions_without_verbs_of_their_own():
    pictures = [
        "扶贫车间负责人吴小红向记者介绍刺绣加工生产情况",
        "记者在国有林场了解林下蜂产业的发展",
        "镇党委书记陈大凯向记者介绍该镇的食用菌产业",
        "林下鸡示范养殖点,公司董事长陈小洪和他的三百只鸡",
    ]
    text = "\n".join([TITLE, P1, pictures[0], pictures[3], P2, pictures[1], pictures[2], P3])
    assert view(text) == f"{P1}\n{P2}\n{P3}"


@pytest.mark.parametrize(
    "line",
    [
        "在 “两山”理念引领下,村里把荒山变成了花海,游客一年比一年多。",
        "热线12345接到的群众诉求,由村里的网格员当天上门办理,满意率达98%。",
        "村民打开浏览器就能查到村务公开的每一笔账,再也不用跑腿了。",
        "地址:村部一楼,每天上午八点到十一点半都有干部坐班,群众随到随办。",
        "位置偏远曾是斑竹村的短板,如今却成了发展高山蔬菜的优势所在。",
    ],
)
def test_sentences_that_begin_like_furniture_are_prose(line):
    assert role(line) == "prose"
