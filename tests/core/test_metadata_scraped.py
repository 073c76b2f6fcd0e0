"""Titles and by-lines as scraped pages bring them: glued, converted, under slogans and page numbers, printed twice."""

from __future__ import annotations

import re

import pytest

from core import lexicon
from core.model import Document
from core.parse import layout, metadata, split
from core.parse.bylines import ends, is_paper, opens
from core.parse.lines import fold
from core.parse.projection import project
from core.parse.titles import words

P1 = "石门县壶瓶山镇平峒村地处武陵山深处,近年来依托高山气候发展茶叶种植,全村茶园面积达到2100亩,带动316户茶农增收。"
P2 = (
    "村里办起茶叶加工厂,统一收购、统一加工、统一销售,去年卖出干茶38吨,村集体分红26万元,茶农户均增收4000多元。"
)
TITLE = "高山茶园变成聚宝盆"


def read(text):
    document = Document("a.txt", text, "")
    cases = split.cases(layout.read(document))
    return [metadata.read(case, project(text, case.paragraphs), document) for case in cases]


def told(text):
    (case,) = read(text)
    fields = (case.title, case.source, case.published)
    return *(f.value if f else None for f in fields), [author.value for author in case.authors]


def body(text):
    (case,) = read(text)
    return "".join(text[span.start : span.end] for span in case.body)


@pytest.mark.parametrize(
    ("dateline", "source", "authors"),
    [
        ("石门新闻网讯(融媒体记者 覃小波)", "石门新闻网", ["覃小波"]),
        ("石门新闻网讯 ", "石门新闻网", []),
        ("潇湘在线报道(记者 覃小波):", "潇湘在线", ["覃小波"]),
        ("石門網(wǎng)訊(常德報業(yè)全媒體記者 覃小波 通訊員 易春華)", "石門網", ["覃小波", "易春華"]),
        ("常德網(wǎng)消息(常德日報記者 覃小波 通訊員 易春華)", "常德網", ["覃小波", "易春華"]),
        ("潇湘网5月30日 ", "潇湘网", []),
        ("本报石门讯 ", None, []),
        ("大学生新闻中心讯(通讯员:覃小波 摄影:易春华) ", "大学生新闻中心", ["覃小波"]),
        ("石門(mén)三農網(wǎng)8月22日壶瓶山讯(覃小波) ", "石門三農網", ["覃小波"]),
        ("本报讯 通讯员覃小波报道:", None, ["覃小波"]),
        ("常德日报记者覃小波报道 6月28日,", "常德日报", ["覃小波"]),
        ("常德日报·石门新闻网记者覃小波 湖南省石门县壶瓶山镇报导:", "常德日报·石门新闻网", ["覃小波"]),
        ("石門日報(bào)—石門網(wǎng)記者 覃小波\n", "石門日報—石門網", ["覃小波"]),
        ("(覃小波)", None, ["覃小波"]),
        ("(覃波、易春华)", None, ["覃波", "易春华"]),
        ("常德日报-石门新闻网壶瓶山9月20日讯(记者 覃小波)", "常德日报-石门新闻网", ["覃小波"]),
    ],
)
def test_datelines_are_cut_off_and_name_house_and_reporters(dateline, source, authors):
    text = f"{TITLE}\n{dateline}{P1}\n{P2}"
    assert told(text) == (TITLE, source, None, authors)
    assert body(text).removeprefix("6月28日,") == f"{P1}\n{P2}"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("新常德·常德日报通讯员 覃小波 易春华", ["覃小波", "易春华"]),
        ("新常德·常德日報記者?覃小波", ["覃小波"]),
        ("(记者 覃小波 农民记者 易春华 编辑 田野青 监制 向前进)", ["覃小波", "易春华"]),
        ("潇湘时刻记者 覃小波 易春华  欧阳雪 常德报道", ["覃小波", "易春华", "欧阳雪"]),
        ("□潇湘新闻·石门今报首席记者 覃小波", ["覃小波"]),
        ("作      者:覃小波,易春华", ["覃小波", "易春华"]),
        ("文\\常德日报全媒体记者 覃小波", ["覃小波"]),
        ("撰稿:覃小波\n图片:肖景行  白铁军\n制作:韩耀林  张小舟  吴丹青", ["覃小波"]),
        ("求实杂谈记者 覃小波 易春华", ["覃小波", "易春华"]),
        ("湖南省石门县壶瓶山镇平峒村党总支书记助理 覃小波", ["覃小波"]),
        ("常德日报采访人员 覃小波 易春华", ["覃小波", "易春华"]),
        ("2023-08-12 08:30 覃波", ["覃波"]),
        ("2023-08-12 08:30 要闻", []),
    ],
)
def test_reporters_whatever_their_office(line, authors):
    assert told(f"{TITLE}\n{line}\n{P1}\n{P2}")[3] == authors


@pytest.mark.parametrize(
    ("line", "source", "day"),
    [
        ("《常德日报》(2023年8月12日 06版)", "常德日报", "2023-08-12"),
        ("(来源:常德日报覃小波摄)", "常德日报", None),
        ("2023-08-12 08:30:01本刊编辑部\n老区村镇 2023年5期", "老区村镇", "2023-08-12"),
        ("2023-08-12 12:49:50   转载\n常德青年网", "常德青年网", "2023-08-12"),
        ("2023-08-12 16:40 上传", None, None),
        ("2023-08-12 16:40\n西部乡镇论坛 2023年3期", "西部乡镇论坛", "2023-08-12"),
        ("2023-08-12 16:40\n《山乡经济》2023年第3期", "山乡经济", "2023-08-12"),
        ("2023 08/12 16:40:31\n来源:石门日报", "石门日报", "2023-08-12"),
        ("第一財經(jīng) 2023-08-12 16:40:31 聽(tīng)新聞", "第一財經", "2023-08-12"),
        ("2017-04-18 石门卫视", "石门卫视", "2017-04-18"),
        ("通讯员:石门县融媒体中心 覃小波\n(湖南石门广播电视台)", "湖南石门广播电视台", None),
    ],
)
def test_source_and_day(line, source, day):
    assert told(f"{TITLE}\n{line}\n{P1}\n{P2}")[1:3] == (source, day)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (["您当前的位置 :石门新闻网 >> 新闻中心 来源:石门新闻网 | 2023-08-12 15:28 |"], None),
        (["- 时间:2023-08-12", "- 来源:石门新闻网"], None),
        (["新华社长沙9月15日电 题:高山茶园变成聚宝盆", "新华社记者 覃小波、易春华"], TITLE),
        (["(原标题:高山茶园变成聚宝盆)"], TITLE),
        (["壶瓶山村和“她的邻居们”①丨高山茶园变成聚宝盆", "2023-08-12"], TITLE),
        (["乡村振兴·一路同行丨高山茶园变成聚宝盆", "2023-08-12"], TITLE),
        (["全市第一书记走进壶瓶山——", TITLE, "2023-08-12"], TITLE),
        (["“山乡新事”湖南篇", TITLE, "2023-08-12"], TITLE),
        ([TITLE, "石门县就高山茶叶产业发展和脱贫成果巩固有关情况召开新闻发布会并回答提问"], TITLE),
        (
            [
                "第01版:头版",
                "第01版",
                "头版",
                "",
                "第02版",
                "迎着春天向未来",
                "",
                "第03版",
                "迎着春天向未来",
                "",
                TITLE,
            ],
            TITLE,
        ),
        (["久久国产精品在线观看,亚洲无码成人视频,免费人妻高清在线 ?", TITLE], TITLE),
        ([TITLE, "(石门县城鸟瞰)"], TITLE),
        ([f"{TITLE}-石门日报-石门新闻网", "日期:01-03"], TITLE),
        (["“一村一品”-平峒村的茶叶熟了"], "“一村一品”-平峒村的茶叶熟了"),
        (["在醉人的山歌里,在洋溢笑脸的茶园中,在浓郁的乡土文化里,感受石门县的乡村振兴——", TITLE], TITLE),
        (["石門新聞網(wǎng) > 生態", TITLE], TITLE),
        ([TITLE, "来源:石门日报 2023-08-12", "• 石门民生315热线", "本报记者 覃小波"], TITLE),
        (["美女毛片在线观看。,久久国产视频,免费成人高清网站", TITLE], TITLE),
        (["记者团合影", TITLE], TITLE),
        ([f"石门县驻村影像(4)》| {TITLE}", "2023-08-12"], TITLE),
        (
            [
                "石门县茶园面积达11万亩:全县打造高山绿茶品牌,茶叶产业势头强劲",
                "山里茶友交流园地",
                "石门县茶园面积达11万亩:全县打造高山绿茶品牌,茶叶产业势头强劲",
            ],
            "石门县茶园面积达11万亩:全县打造高山绿茶品牌,茶叶产业势头强劲",
        ),
        ([f"[走进山乡]{TITLE}", "2023-08-12"], TITLE),
        ([f"【農(nóng)業(yè)縣(xiàn)鄉(xiāng)新事】{TITLE}", "2023-08-12"], TITLE),
        (["高山茶園變(biàn )成聚寶盆(pén )"], "高山茶園變成聚寶盆"),
        (
            ["编者按:", "率先脱贫的村有何高招?山里的农户怎样激发内生动力?驻村的干部如何连起民心、带好队伍?"],
            None,
        ),
        (["亚洲中文字乱码免费播放,精品国产日韩专区,中文字幕在线", TITLE], TITLE),
        ([f"【{TITLE}——石门县见闻】【走进山乡】"], TITLE),
    ],
)
def test_titles_among_other_lines(above, title):
    assert told("\n".join([*above, P1, P2]))[0] == title


def test_a_title_printed_into_the_text_is_told_once():
    text = f"{TITLE}\n{TITLE}\n{TITLE}中新网常德6月19日电 (覃小波 易春华){P1}\n{P2}"
    assert told(text) == (TITLE, "中新网", None, ["覃小波", "易春华"])
    assert body(text) == f"{P1}\n{P2}"
    kept = f"石门县壶瓶山镇\n{P1}\n{P2}"
    assert body(kept) == f"{P1}\n{P2}"


def test_by_lines_glued_to_the_text_are_cut_off():
    text = f"{TITLE}\n2023-08-12 08:14:55 来源:常德日报 责任编辑:田野青 作者:覃波15日,{P1}\n{P2}"
    assert told(text) == (TITLE, "常德日报", "2023-08-12", ["覃波"])
    assert body(text) == f"15日,{P1}\n{P2}"


@pytest.mark.parametrize(
    "line",
    [
        "凡常德日报、石门新闻网记者署名文字、图片,版权均属于常德日报所有。未经授权不得转载。",
        "版权宣告:本文源自网络,由编辑整理释出,共 231 字。",
        "高山茶园 (5).jpg (94.53 KB, 下载次数: 225)",
        "保存到相册",
        "平峒村茶园一角(石门日报提供)",
        "平峒村村民查看茶树长势(4月26日摄)。",
        "2023年4月9日,村民向游客讲茶。摄影师/记者覃小波",
        "平峒村的温室大棚。 覃 波摄",
        "分 享",
        "20230923_e5a976e1.jpg\n从前的平峒村。",
        "图片默认标题\n平峒村的八个菌菇大棚。",
    ],
)
def test_notes_attachments_and_captions_stay_out_of_the_body(line):
    assert body(f"{TITLE}\n{P1}\n{line}\n{P2}").replace("\n", "") == P1 + P2


def test_sounds_make_no_title_too_long():
    title = "“深山茶鄉(xiāng)”——湖南石門(mén)縣、桑植縣高山茶葉(yè)產(chǎn)業(yè)發(fā)展(zhǎn)見聞"
    found = told(f"{title}\n2023年08月12日 來(lái)源:石門(mén)日報\n{P1}\n{P2}")
    assert found[:3] == ("“深山茶鄉”", "石門日報", "2023-08-12")


def test_an_office_that_signs_is_told_without_sounds():
    below = "石門(mén)縣農(nóng)業(yè)農(nóng)村局\n2023年8月12日"
    assert told(f"{TITLE}\n{P1}\n{P2}\n{below}")[1:3] == ("石門縣農業農村局", "2023-08-12")


def test_lost_blanks_before_a_paragraph_are_no_part_of_it():
    text = f"{TITLE}\n??{P1}\n????{P2}"
    assert body(text).replace("\n", "").replace("?", "") == P1 + P2
    (case,) = read(text)
    assert [text[p.pieces[0].start] for p in case.paragraphs] == ["石", "村"]


def test_a_dateline_makes_text_of_what_reads_like_a_caption():
    line = "本报石门讯 8月12日,石门县壶瓶山镇平峒村村民正在茶园里采摘夏茶(上图)。"
    assert line[6:] in body(f"{TITLE}\n{line}\n{P2}")


@pytest.mark.parametrize("part", ["kicker", "series", "nameplate", "watchwords", "motto", "claim", "genre", "note", "former", "signed", "sidebar", "notice", "column", "talk", "introduces", "several"])  # fmt: skip
def test_every_title_rule_has_an_example_that_it_finds(part):
    for entry in lexicon.load("titles")[part]:
        text = fold(entry["example"])
        find = {
            "column": re.search,
            "talk": re.match,
            "introduces": re.search,
            "several": re.search,
            "series": re.search,
            "genre": re.search,
            "notice": re.search,
            "claim": re.match,
        }.get(part, re.fullmatch)
        assert find(entry["pattern"], text), entry


@pytest.mark.parametrize(
    ("text", "kicker"),
    [("书记访谈系列", True), ("石门日报", True), ("高山茶园变成聚宝盆", False), ("“山乡新事”湖南篇", True)],
)
def test_kickers(text, kicker):
    assert words.is_kicker(text) == kicker


def test_words_of_by_lines():
    assert opens("新华社记者")
    assert opens("- 时间:")
    assert not opens("高山茶园变成聚宝盆")
    assert [is_paper(word) for word in ("中国青年网", "石门日报", "产业振兴", "工作简报")] == [True, True, False, False]  # fmt: skip
    assert ends("来源:常德日报 作者:覃波15日", 40) == len("来源:常德日报 作者:覃波")
    assert ends("高山茶园", 40) == 0


@pytest.mark.parametrize("label", ["本文转自", "本文转载自", "本文来源"])
def test_a_reprint_says_above_its_title_where_it_is_from(label):
    assert told(f"{label}:常德日报\n石门:\n{TITLE}\n{P1}\n{P2}")[:2] == (f"石门:{TITLE}", "常德日报")


@pytest.mark.parametrize("label", ["【编者按】", "【編者按】", "编者按:"])
def test_the_label_of_an_editors_note_is_no_title(label):
    assert told(f"{label}\n{P1}\n{P2}")[0] != label.rstrip(":")


def test_a_clause_is_no_house():
    last = "进村后,覃小波「闲不下来」,几乎把所有的时间和精力都扑在村"
    assert told(f"{TITLE}\n{P1}\n{P2}\n{last}")[1] is None
