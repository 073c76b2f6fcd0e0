"""Where an article begins and ends on pages that print more into it: watermarks, credits, lists, titles below the text."""

from __future__ import annotations

import pytest

from core.model import Document
from core.parse import layout, metadata, split
from core.parse.layout import watermarks
from core.parse.projection import project

P1 = "石门县壶瓶山镇平峒村地处武陵山深处,近年来依托高山气候发展茶叶种植,全村茶园面积达到2100亩,带动316户茶农增收。"
P2 = (
    "村里办起茶叶加工厂,统一收购、统一加工、统一销售,去年卖出干茶38吨,村集体分红26万元,茶农户均增收4000多元。"
)
P3 = "下一步,平峒村将建设茶旅融合示范园,开发研学线路和民宿,让更多村民在家门口就业,把高山茶园变成聚宝盆。"
TITLE = "高山茶园变成聚宝盆"
HEAD = f"{TITLE}\n来源:常德日报 2023-05-08\n"


def read(text):
    document = Document("a.txt", text, "")
    cases = split.cases(layout.read(document))
    return [metadata.read(case, project(text, case.paragraphs), document) for case in cases]


def told(text):
    (case,) = read(text)
    return tuple(field.value if field else None for field in (case.title, case.source, case.published))


def body(text):
    (case,) = read(text)
    return "".join(text[span.start : span.end] for span in case.body).replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        HEAD + f"{P1}石门新闻网\n{P2}石门新闻网\n{P3}石门新闻网",
        HEAD + f"{P1}www.shimen.gov.cn\n{P2}\n{P3}",
        HEAD + f"{P1} 山里人家\n{P2} 山里人家\n{P3}",
        HEAD + f"{P1}. _6 I/ d% J2 z! E* \\\n. J: _4 R! Y% k\n{P2}\n1 k; {{; |2 G+ g\n{P3}",
        HEAD + f"{P1}9QZ石门新闻网\n{P2}9QZ石门新闻网\n{P3}9QZ石门新闻网",
        HEAD + f"7 i6 X; z& p' A\" X- H6 b( {P1}\n{P2}\n& N. Z. _# M% y, V* \\: e5\n{P3}",
    ],
)
def test_what_a_site_prints_into_the_lines_is_no_text(text):
    assert body(text) == P1 + P2 + P3


@pytest.mark.parametrize(
    "line", ["12 300 4.5 8%", "A B C D", "1 2 3 4 5 6", "C++ and C# in 2 days", "(1) (2) (3) 合计 30"]
)
def test_figures_and_letters_are_no_noise(line):
    assert not watermarks.is_noise(line)


@pytest.mark.parametrize("end", ["再创佳绩", "常德市", "38吨"])
def test_words_behind_a_stop_that_no_site_is_called_stay(end):
    assert body(HEAD + f"{P1}\n{P2}{end}").endswith(end)


@pytest.mark.parametrize(
    "credit",
    ["石门日报记者 覃小波 摄", "通讯员覃小波摄影报道", "(覃小波 易春华)(图片由平峒村提供)", "摄影:覃小波"],
)
def test_a_credit_behind_the_last_sentence_is_no_text(credit):
    long = P1 + P2 + P3
    assert body(HEAD + long + credit) == long


def test_pictures_below_the_reporters_are_no_text():
    pictures = "茶农在茶园里晒着太阳。\n一垄垄茶树。\n平峒村高山茶园示范带。"
    assert body(HEAD + f"{P1}\n{P2}{P3}(覃小波 易春华)\n{pictures}") == P1 + P2 + P3


def test_headlines_of_other_news_below_are_no_text():
    news = "“全能型”教师是怎样炼成的?\n县领导检查比赛各项工作\n又一产品获地理标志认证\n校企合作填补空白\n山里飞出金凤凰!"
    assert body(HEAD + f"{P1}\n{P2}\n{P3}\n{news}") == P1 + P2 + P3


def test_short_sentences_that_end_a_text_stay():
    assert body(HEAD + f"{P1}\n{P2}\n茶香满山。\n日子越过越好。") == P1 + P2 + "茶香满山。日子越过越好。"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{P1}\n{P2}\n{P3}\n{TITLE}\n2023-05-08 来源:常德日报", (TITLE, "常德日报", "2023-05-08")),
        (f"{P1}\n{P2}\n标题:{TITLE}", (TITLE, None, None)),
        (f"(中国乡村社石门8日电){P1}\n{P2}(编辑:易春华)1140308", (None, "中国乡村社", None)),
        (
            f"{P1}\n{P2}\n山里飞出金凤凰啦\n2023-05-08\n又一批茶苗运进深山\n2023-05-09",
            (None, None, "2023-05-08"),
        ),
        (f"云上石门报道:(全媒体记者 覃小波)5月8日,{P1}\n{P2}", (None, "云上石门", None)),
        (f"石门新闻网(石门日报)(记者覃小波)5月8日,{P1}\n{P2}", (None, "石门新闻网", None)),
        (f"覃小波:村民心中永远的好干部\n{P1}\n{P2}", ("覃小波:村民心中永远的好干部", None, None)),
        (f"{TITLE}\n柳新、覃小波常德新闻网\n{P1}\n{P2}", (TITLE, "常德新闻网", None)),
        (f"{TITLE}\n2023 05/ 08 16:32:47\n来源:常德日报\n{P1}\n{P2}", (TITLE, "常德日报", "2023-05-08")),
        (f"{TITLE}\n2023-05-08T03:31:22.697146+00:00\n{P1}\n{P2}", (TITLE, None, "2023-05-08")),
        (f"{TITLE}\n来源: >发布时间:2023-05-08 作者:\n{P1}\n{P2}", (TITLE, None, "2023-05-08")),
        (f"{TITLE}\n11-15 16:24\n{P1}\n{P2}", (TITLE, None, None)),
        (f"(上接一版)\n{P1}\n{P2}", (None, None, None)),
        (f"- 积分:1932\n- 帖子:0\n{P1}\n{P2}", (None, None, None)),
        (f"首页 振兴顾问 查看文章\n{TITLE}\n来源:常德日报\n{P1}\n{P2}", (TITLE, "常德日报", None)),
        (
            f"市文联走进壶瓶山镇平峒村\n2023-05-08 15:53:27\n{P1}\n{P2}",
            ("市文联走进壶瓶山镇平峒村", None, "2023-05-08"),
        ),
        (f"茶山里的三笔账|平峒村茶园管护记\n{P1}\n{P2}", ("茶山里的三笔账", None, None)),
        (f"桃源行报道:“茶”丰收季 | 茶香果甜鼓了乡亲腰包\n{P1}\n{P2}", ("茶香果甜鼓了乡亲腰包", None, None)),
    ],
)
def test_title_source_and_day_where_pages_put_them(text, wanted):
    assert told(text) == wanted


def test_speech_is_no_title():
    speech = "老覃听大家议论茶厂的事,便急匆匆来到儿子家,告诫他说:“在村里不能当主角,当了主角会得罪人!”"
    text = f"茶厂要换人了。\n{speech}\n{P1}\n{P2}"
    assert told(text)[0] is None
    assert body(text) == text.replace("\n", "")


def test_a_text_in_short_lines_begins_below_its_day():
    poem = "但你可能不知道,\n武陵山深处的平峒村,\n曾是全县最穷的村,\n茶园只有18亩!"
    assert body(f"茶山上的新传奇\n2023-05-08\n{poem}\n{P1}\n{P2}").startswith("但你可能不知道,")


def test_what_is_on_the_pictures_above_the_reporters_is_no_text():
    pictures = "平峒茶业公司员工在收茶青。\n平峒合作社茶园全景。\n茶厂员工在车间内添加茶青。"
    text = f"{TITLE}\n{pictures}\n常德日报记者柳青松覃大敏通讯员李文\n{P1}\n{P2}"
    assert body(text) == P1 + P2


def test_a_short_sentence_above_a_credit_is_on_the_picture():
    assert body(f"{TITLE}\n覃小波在给茶树修枝。\n易春华摄(人民视觉)\n{P1}\n{P2}") == P1 + P2


NOTICE = "关于示范村名单的公示\n拟认定平峒村等12个村为示范村,现予公示。"


def test_whom_to_call_belongs_to_a_notice():
    ask = "如有异议,请于8月4日前以书面形式向县农业农村局反映。"
    reach = "联系地址:石门县楚江街道18号\n监督电话:12317\n0736-5323456"
    text = f"{NOTICE}\n{ask}\n{reach}\n公示期:2023年6月9日—6月19日\n石门县农业农村局\n2023年6月8日"
    signed = "公示期:2023年6月9日—6月19日石门县农业农村局2023年6月8日"
    assert body(text).endswith((ask + reach + signed).replace("\n", ""))
    assert told(text) == ("关于示范村名单的公示", "石门县农业农村局", "2023-06-08")


def test_the_address_of_a_site_below_news_is_no_text():
    assert body(HEAD + f"{P1}\n{P2}\n地址:石门县楚江街道18号\n联系电话:0736-5323456") == P1 + P2


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("本报记者柳青松李敏", ["柳青松", "李敏"]),
        ("常德日报记者李敏覃小波", ["李敏", "覃小波"]),
        ("本报记者柳青松覃小波 通讯员李文", ["柳青松", "覃小波", "李文"]),
        ("本报记者 公保安加", ["公保安加"]),
    ],
)
def test_names_that_no_blank_parts(line, authors):
    (case,) = read(f"{TITLE}\n{line}\n{P1}\n{P2}")
    assert [author.value for author in case.authors] == authors


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"当前版: 05版 上一版  下一版\n{TITLE}!\n茶农在茶园。\n正在收茶青。\n□本报记者 覃小波\n{P1}\n{P2}",
            (f"{TITLE}!", None, None),
        ),
        (
            f"主题: {TITLE}\n• 山里人\n楼主回复\n• 阅读:965\n• 发表于:2023/5/8 9:33:01\n3. 只看该作者\n{P1}\n{P2}",
            (TITLE, None, "2023-05-08"),
        ),
        (f"{TITLE}\n首发:5月8日《石门日报》调查·观察周刊\n{P1}\n{P2}", (TITLE, "石门日报", None)),
        (
            f"{TITLE}\n2023-05-08 投稿人 : www.a1b2.cn 围观 : 1670 次\n本报记者覃小波\n{P1}\n{P2}",
            (TITLE, None, "2023-05-08"),
        ),
        (f"{TITLE}\n石门电视台报道(记者 覃小波)近日,{P1}\n{P2}", (TITLE, "石门电视台", None)),
        (f"{TITLE}\n(通讯员:覃小波){P1}\n{P2}", (TITLE, None, None)),
    ],
)
def test_the_heads_of_forums_and_digital_papers(text, wanted):
    assert told(text) == wanted
    assert body(text).startswith(("石门县壶瓶山镇", "近日,石门县"))


def test_the_address_of_a_picture_behind_a_paragraph_is_no_text():
    assert body(HEAD + f"{P1}http://p9.example.com/large/e1fb.jpg\n{P2}") == P1 + P2


def test_a_page_of_one_picture_is_an_article():
    words = "5月8日,平峒村茶农正在采摘春茶。该村茶园品种多样,有效增加了村民的收入。"
    assert body(f"第01版:要闻\n\n{words} 本报记者 覃小波 摄") == words


def test_a_lead_that_is_cut_off_is_told_once():
    lead = f"摘要:□常德日报记者 覃小波通讯员 易春华 本报讯 {P1}{P2[:40]}"
    text = f"{TITLE}\n{lead}\n□常德日报记者 覃小波\n通讯员 易春华\n本报讯 {P1}\n{P2}"
    assert body(text) == P1 + P2


def test_what_a_site_declares_below_the_text_is_no_text():
    declared = "1.凡本网注明来源的所有作品,均为本网合法拥有版权的作品,任何组织和个人不得侵犯。" * 6
    assert body(HEAD + f"{P1}\n{P2}\n版权声明:\n{declared}\n首席法律顾问:冯小山律师") == P1 + P2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{TITLE}\n【走进山乡 石门新貌】\n{P1}\n{P2}", (TITLE, None, None)),
        (f"{TITLE}\n石门县委通讯组 常德日报记者\n{P1}\n{P2}", (TITLE, None, None)),
        (
            f"石门智库 | 这些典型范例,都来自哪些山村?\n{P1}\n{P2}",
            ("这些典型范例,都来自哪些山村?", None, None),
        ),
        (
            f"{P1}\n{P2}\n来源:常德日报石门记者站(记者 覃小波 通讯员 易春华) 编辑:柳青",
            (None, "常德日报石门记者站", None),
        ),
        (
            f"{TITLE}\n2023-05-08 22:35:04 来源:山里人 本文已影响 12人\n{P1}\n{P2}",
            (TITLE, "山里人", "2023-05-08"),
        ),
        (
            f"2025年05月21日\n{TITLE}\n2023-05-08 14:20:21 来源:常德日报\n{P1}\n{P2}",
            (TITLE, "常德日报", "2023-05-08"),
        ),
        (f"湖南重点新闻门户网站\n石门青年网手机版\n下一主题:春茶飘香满山乡\n{P1}\n{P2}", (None, None, None)),
        (f"购物车\n我的足迹\n{TITLE}\n加入VIP免费下载 立即下载\n{P1}\n{P2}", (TITLE, None, None)),
        (f"新华社长沙5月8日电  题:{TITLE}?\n新华社记者 覃小波\n{P1}\n{P2}", (f"{TITLE}?", "新华社", None)),
    ],
)
def test_what_stands_beside_titles_and_sources(text, wanted):
    assert told(text) == wanted


def test_a_column_in_brackets_is_no_source():
    assert told(f"{TITLE}\n本版制图:柳青\n{P1}\n【一线观察】\n{P2}") == (TITLE, None, None)


def test_reporters_behind_a_stroke_are_no_text():
    picture = "图:平峒村从荒山变成茶山,是山区致富的例子之一。\\受访者供图"
    assert body(f"{picture}\n{P1}{P2}\\大公报记者 王莉\n{P3}") == P1 + P2 + P3
    assert told(f"{picture}\n{P1}{P2}\\大公报记者 王莉\n{P3}")[1] == "大公报"


@pytest.mark.parametrize(
    ("frame", "source"),
    [
        ("_石门新闻网", "石门新闻网"),
        (" - 石门县人民政府", "石门县人民政府"),
        ("_新闻中心_中国网", "中国网"),
        ("-山乡行", None),
    ],
)
def test_the_frame_of_the_window_tells_the_site(frame, source):
    title, site, _ = told(f"{TITLE}{frame}\n2023-05-08\n{P1}\n{P2}")
    assert site == source
    assert title == (TITLE if source else TITLE + frame)
    assert told(f"{TITLE}{frame}\n{TITLE}\n来源:常德日报\n{P1}\n{P2}")[:2] == (TITLE, "常德日报")


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE} 常德日报 2023-05-08 09:42 大字 {P1}{P2}",
        f"{TITLE}\n发布时间:2023-05-08 14:15:42 | 来源:常德日报 | 作者: | 责任编辑:易春石门网讯 {P1}{P2}",
        f"{TITLE}\n2023-05-08\n[常德日报讯] {P1}{P2}",
    ],
)
def test_heads_that_a_page_prints_into_the_first_line(text):
    assert told(text) == (TITLE, "常德日报", "2023-05-08")
    assert body(text) == P1 + P2


def test_a_headline_that_ends_like_an_office_is_a_headline():
    title, source, _ = told(f"湖南省石门县——产茶大县迈向茶业强县\n2023-05-08\n来源:常德日报\n{P1}\n{P2}")
    assert (title, source) == ("湖南省石门县——产茶大县迈向茶业强县", "常德日报")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"石门新闻网2023年5月8日讯(记者 覃小波)近日,{P1}\n{P2}", (None, "石门新闻网", "2023-05-08")),
        (f"石门信息港讯 记者覃小波 近日,{P1}\n{P2}", (None, "石门信息港", None)),
        (
            f"{TITLE}\n2023-05-08 06:18 作者:覃小波 来源:《山乡月谈》杂志\n{P1}",
            (TITLE, "山乡月谈", "2023-05-08"),
        ),
        (f"{TITLE}\n文/图常德日报社全媒体记者 覃小波 易春华\n{P1}\n{P2}", (TITLE, "常德日报", None)),
        (
            f"平峒茶园分外香!\n{P1}\n平峒茶园分外香!\n{P2}\n平峒茶园分外香!\n{P3}\n平峒茶园分外香!",
            ("平峒茶园分外香!", None, None),
        ),
    ],
)
def test_papers_where_datelines_and_credits_name_them(text, wanted):
    assert told(text) == wanted


def test_a_first_sentence_without_its_stop_is_text():
    first = "不久前,平峒村的茶农们都不太明白:村部院子里怎么每天都有六七个戴草帽的人进进出出"
    assert body(f"{TITLE}\n{first}\n{P1}\n{P2}") == first + P1 + P2


def test_sentences_behind_the_mark_of_a_caption_are_on_pictures():
    captions = "■平峒村工作队合影。\n■得益于帮扶,平峒小学的学生有新鞋穿,有新书看。\n"
    assert body(HEAD + captions + f"{P1}\n{P2}") == P1 + P2


def test_a_lead_is_told_once_whatever_its_quotes():
    lead = P1.replace("高山气候", "“高山气候”")
    assert body(HEAD + f"内容摘要:{P1}\n{lead}\n{P2}") == lead + P2


def test_the_path_above_an_article_tells_the_site_where_nothing_else_does():
    path = "石门新闻网>>县区>>动态\n"
    assert told(f"{path}\n{TITLE}\n\n2023-05-08\n\n{P1}\n{P2}")[1] == "石门新闻网"
    assert told(f"{path}\n{TITLE}\n\n2023-05-08 来源:常德日报\n\n{P1}\n{P2}")[1] == "常德日报"
    assert told(f"首页>>县区>>动态\n\n{TITLE}\n\n2023-05-08\n\n{P1}\n{P2}")[1] is None


def test_the_longer_entries_of_a_menu_are_no_titles():
    menu = "山里风光\n办事大厅\n集市信息\n县域人物\n茶乡文化\n饮用水水源保护专项行动\n石门县打击侵权和假冒信息通报\n"
    assert (
        told(f"{menu}\n石门县平峒村的茶园变成了什么样?\n\n{P1}\n\n{P2}")[0]
        == "石门县平峒村的茶园变成了什么样?"
    )
