"""Saved pages of many makes: what stands above and below the article is folded, and the article keeps its own heads."""

from __future__ import annotations

import re

import pytest

from core.model import Document
from core.parse import layout, metadata, split
from core.parse.projection import project

P = [
    "近年来,安徽省岳西县来榜镇斑竹村立足高山气候,发展茭白种植,全村茭白面积达到1200亩,带动216户村民增收。",
    "村党支部牵头成立合作社,统一供苗、统一技术、统一销售,去年实现销售收入860万元,村集体分红32万元。",
    "下一步,斑竹村将延伸产业链条,建设冷库和初加工车间,让高山茭白走得更远。",
]
T = "岳西县来榜镇:高山茭白铺就致富路"


def page(template):
    """The one case of a page: `T` stands for the title, `P1`, `P2`, `P3` for the paragraphs."""
    text = re.sub(r"P([123])", lambda m: P[int(m[1]) - 1], template).replace("T\n", T + "\n")
    document = Document("a.txt", text, "")
    cases = [
        metadata.read(c, project(document.text, c.paragraphs), document)
        for c in split.cases(layout.read(document))
    ]
    assert len(cases) == 1, [case.title for case in cases]
    return cases[0], project(document.text, cases[0].paragraphs).text


def told(case):
    """Title, source, authors and day."""
    return (
        case.title.value if case.title else None,
        case.source.value if case.source else None,
        [author.value for author in case.authors],
        case.published.value if case.published else None,
    )


PAGES = {
    # What stands above.
    "an advertisement with its address": ("灰指甲怎么治疗最好 http://www.example.com/hzj/\n\nP1\nP2\nP3", None, None, [], None),
    "a list of lewd words": ("国产精品在线观看,成人免费视频,久久无码一区二区,亚洲综合色图\n\n央广网\n\nT\n\n2020-03-27 08:37:30  来源:安庆新闻网-安庆晚报\n\nP1\nP2\nP3", T, "安庆新闻网-安庆晚报", [], "2020-03-27"),
    "lewd words and no title": ("亚洲精品国产综合久久av,18禁无遮挡网站\nP1\nP2\nP3", None, None, [], None),
    "a reporting centre": ("网上有害信息举报专区\n\nT\n\n2020-05-19 20:08:35 来源:安庆观察网\n\nP1\n\n4\n\nP2\n\n3\n\nP3", T, "安庆观察网", [], "2020-05-19"),
    "both names of a government": ("岳西县人民政府\nPeople's Government of Yuexi County\n岳西县人民政府 The People’s Government of Yuexi\n\n关于2023年衔接资金项目的公示\n发布时间:2023-04-07 信息来源:县乡村振兴局\nP1\nP2\nP3", "关于2023年衔接资金项目的公示", "县乡村振兴局", [], "2023-04-07"),
    "switches of a site": ("繁體版 | 簡體版 | 無障礙閱讀 | 长者助手\n岳西县农业农村局\nT\n来源:县农业农村局 发布时间:2023-04-07 10:20 浏览次数:86 字号:[大 中 小] 视力保护色:\nP1\nP2\nP3", T, "县农业农村局", [], "2023-04-07"),
    "switches one by one": ("简体\n繁体\nEnglish\n无障碍\n长者模式\nT\nP1\nP2\nP3", T, None, [], None),
    "today and a welcome": ("欢迎访问大别山经济网! 2026年01月31日 星期六\n\nT\n\n2018-05-30 10:33\n263\nP1\nP2\nP3", T, None, [], "2018-05-30"),
    "breadcrumb without a label": ("首页>地方频道>安庆\n\nT\n\nP1\nP2\nP3", T, None, [], None),
    "breadcrumb headed by the site": ("大别山在线 > 三农 > 正文\n\nT\n\n2023-12-14 03:00 来源:大别山在线 点击:\n\nT\n\nP1\nP2\nP3", T, "大别山在线", [], "2023-12-14"),
    "breadcrumb run together": ("当前位置: 首页新闻县市动态岳西正文\n\nT\n\n2014-01-09 00:00:00 |  安徽省建设信息中心 | \n\nP1\nP2\nP3", T, "安徽省建设信息中心", [], "2014-01-09"),
    "labels run together": ("设为首页 | 加入收藏 | 联系我们\n您当前的位置: 网站首页 / 旧栏目 / 新闻中心 / 乡镇动态\nT\n浏览次数:102作者: 王毛毛   发布时间:2016-02-17\nP1\nP2\nP3", T, None, ["王毛毛"], "2016-02-17"),
    "the author empty": ("T\n2020-12-29 14:59:22 来源:安庆日报 作者:\nP1\nP2\nP3", T, "安庆日报", [], "2020-12-29"),
    "an edition of a paper": ("通版阅读请点击:\n展开通版\n收缩通版\n当前版:04版\n发布日期:2022年07月05日 上一版  下一版\nT\n文章字数:523\nP1\nP2\nP3", T, None, [], "2022-07-05"),
    "an information table": ("T\n索引号 | xz001/2021-3740 | 公开目录: | 惠农政策 |\n公开责任部门 | 岳西县人民政府办公室 | 公开形式: | 主动公开 |\n文号 | 岳政办发〔2021〕88号 | 成文日期: | 2021年09月28日 |\n有效性 | 有效 | 公开日期: | 2021-09-30 01:40 |\n政策解读: |\n|\nP1\nP2\nP3", T, "岳西县人民政府办公室", [], "2021-09-30"),
    "source, author, day on their lines": ("来源:岳西发布\n作者:付永强\n2020-12-15\nP1\nP2\nP3", None, "岳西发布", ["付永强"], "2020-12-15"),
    "a date with its year last": ("T\n17.04.2015  12:09\n来源: 58.42.249.98\nP1\nP2\nP3", T, None, [], "2015-04-17"),
    "a note of a forum": ("本帖最后由 来榜镇 于 2021-11-30 10:18 编辑\nP1\nP2\nP3\n岳西县来榜镇 张培 |", None, None, ["张培"], "2021-11-30"),
    "a slogan above the title": ("巩固脱贫成果 接续乡村振兴\nT\nP1\nP2\nP3", T, None, [], None),
    "a column above the title": ("【奋进新征程 建功新时代】\nT\n来源:安庆日报\nP1\nP2\nP3", T, "安庆日报", [], None),
    "a campaign above the title": ("学习贯彻党的二十大精神\nT\n2023-04-07\nP1\nP2\nP3", T, None, [], "2023-04-07"),
    "listening and sharing": ("T\n2023-04-07 08:59 来源:安庆日报\n听新闻\n00:00 / 03:25\n倍速\n1.0x\n语速\n分享至\n微信扫一扫,分享到朋友圈\n×\nP1\nP2\nP3", T, "安庆日报", [], "2023-04-07"),
    "a weekday with the date": ("T\n安庆日报 2023年4月7日 星期五 第03版:乡村振兴\nP1\nP2\nP3", T, "安庆日报", [], "2023-04-07"),
    "dots in the date": ("T\n时间:2023.04.07 来源:岳西发布\nP1\nP2\nP3", T, "岳西发布", [], "2023-04-07"),
    "a short year behind a label": ("T\n发布时间:23-04-07 作者:王小勇\nP1\nP2\nP3", T, None, ["王小勇"], "2023-04-07"),
    "picture marks of a text made from a page": ("![](https://www.example.com/a.jpg)\nT\n<image>data:image/png</image>\nP1\n![图片](b.png)\nP2\n图片默认标题\nP3", T, None, [], None),
    "a title with sounds": ("岳西縣:茭(jiāo)白鋪就致富路\n安慶日報(bào)2023-04-07\nP1\nP2\nP3", "岳西縣:茭白鋪就致富路", "安慶日報", [], "2023-04-07"),
    "a long slogan above a short title": ("巩固拓展脱贫攻坚成果 接续全面推进乡村振兴\n来榜镇:小茭白大产业\nP1\nP2\nP3", "来榜镇:小茭白大产业", None, [], None),
    "a column of words": ("党建\n农机\n旅游\n房产\n公益\n凤凰\n安全生产\nT\n2023-04-07\nP1\nP2\nP3", T, None, [], "2023-04-07"),
    "a column of words and no title": ("党建\n农机\n旅游\n房产\n公益\n数字乡村\n2023-04-07\nP1\nP2\nP3", None, None, [], "2023-04-07"),
    "an office alone": ("岳西县乡村振兴局\nP1\nP2\nP3", None, None, [], None),
    "a system's words for nobody": ("T\n来源:网络 作者:佚名 编辑:admin 2023-04-07\nP1\nP2\nP3", T, None, [], "2023-04-07"),
    "print sizes and a place for an advertisement": ("ad9_210*60\n关键词:\n大别山网  >   新闻中心  >   时政新闻\n\nT\n\n2017年05月27日 13:26:21  来源:安庆网\n字号变大| 字号变小\n字号:    \n\nP1\n\nP2\n\nT\n\nP3", T, "安庆网", [], "2017-05-27"),
    "a magazine's page": ("APP下载\n\nT\n\n2021-03-23王明远李晓\n\n大别山农业学报 2021年2期\n关键词:茭白合作社冷库\n\n王明远 李晓\n\nP1\nP2\nP3", T, "大别山农业学报", ["王明远", "李晓"], "2021-03-23"),
    "words for search engines under pictures": ("T\nP1\n\n岳西茭白_来榜镇产业_安徽新农村\n\nP2\n\n来榜镇产业_安徽新农村_岳西茭白\n\nP3", T, None, [], None),
    "a paper and the size of print": ("焦点> 今日国内> 正文\n\nT\n\n安庆工人日报 2020-12-12 01:46 大字\n\nP1\nP2\nP3", T, "安庆工人日报", [], "2020-12-12"),
    "a reading time": ("T\n本篇文章5475字,读完约14分钟\nP1\nP2\nP3", T, None, [], None),
    "a door before the text": ("T\n马上注册入会,结交专家名流,享受贵宾待遇,让事业生活双赢。\n您需要 登录 才可以下载或查看,没有帐号?立即注册\nx\nP1\nP2\nP3", T, None, [], None),
    "a dateline in square brackets": ("T\n【本报驻岳西记者王伟十日电】P1\nP2\nP3", T, None, ["王伟"], None),
    "a dateline of a client": ("T\n央视新闻客户端消息(新闻联播):P1\nP2\nP3", T, "央视新闻客户端", [], None),
    "a caption in brackets": ("T\nP1\n\n(在岳西县来榜镇斑竹村,可以看见满坡茭白。大别山全媒体记者 覃宁 摄)\n\nP2\nP3", T, None, [], None),
    "site names in three languages": ("岳西县人民政府网 www.example.gov.cn\nYuexi County People's Government\n岳西县人民政府\n| 首页 | 走进岳西 | 政务公开 | 办事服务 | 互动交流 |\nT\n来源:县政府办 作者:汪宏 发布时间:2023-04-07 16:20:11 【字体:大 中 小】 打印 收藏\nP1\nP2\nP3", T, "县政府办", ["汪宏"], "2023-04-07"),
    "a notice under its office's name": ("岳西县农业农村局\n关于2023年高标准农田建设项目的公示\nP1\nP2\nP3\n岳西县农业农村局\n2023年4月7日", "关于2023年高标准农田建设项目的公示", "岳西县农业农村局", [], "2023-04-07"),
    "a bulletin's head": ("乡村振兴简报\n第12期(总第86期)\n岳西县委农村工作领导小组办公室 2023年4月7日\nT\nP1\nP2\nP3\n报:市委农办。\n送:县四套班子领导。\n发:各乡镇、县直各单位。", T, "岳西县委农村工作领导小组办公室", [], "2023-04-07"),
    "marks of a chat account": ("T\n原创 汪宏 岳西发布 2023-04-07 18:30 发表于安徽\n点击蓝字关注我们\n↑↑↑\nP1\nP2\nP3\n—END—\n来源|岳西发布\n编辑|李晓\n审核|王强\n监制|赵刚\n点个在看你最好看\n阅读 1234\n喜欢此内容的人还喜欢\n春耕备耕正当时", T, "岳西发布", ["汪宏"], "2023-04-07"),
    "a video's head": ("T\n来源:岳西新闻联播\n播放量:1.2万\n2023-04-07\n请使用浏览器的分享功能分享到微信等\n视频加载中...\nP1\nP2\nP3", T, "岳西新闻联播", [], "2023-04-07"),
    # What stands below.
    "the article twice": ("T\n2018-05-30 10:33\n263\nP1\nP2\nP3\n周明林 特约记者 邱海鹰 摄\nT\n2018-05-30 10:33\n263次阅读\nP1\nP2\nP3\n周明林 特约记者 邱海鹰 摄", T, None, [], "2018-05-30"),
    "a colophon of a chat account": ("T\nP1\nP2\nP3\n供 稿:岳西县来榜镇\n作 者:储新华\n初 审:王强\n复 审:赵刚\n终 审:田英\n更多精彩 敬请关注", T, "岳西县来榜镇", ["储新华"], None),
    "words of permission": ("T\nP1\nP2\nP3\n(原标题:茭白的故事)\n(作者系岳西县来榜镇党委书记)\n本文为大别山号作者上传并发布,仅代表该作者观点。", T, None, [], None),
    "an office, a telephone and its hours": ("T\nP1\nP2\nP3\n监督举报电话:0556-2172000\n受理时间:工作日8:00-17:30\n办公地址:岳西县天堂镇建设东路1号", T, None, [], None),
    "pages to turn": ("T\nP1\nP2\nP3\n下一页 |\n第 [1] [2] [3] [4] [5] 页 |\n(剩余6178字)\nREAD MORE 》", T, None, [], None),
    "who reported": ("T\nP1\nP2\nP3\n全媒体通讯员 胡明辉报道", T, None, ["胡明辉"], None),
    "a place in brackets and a name": ("T\nP1\nP2\nP3(来榜镇)\n程建国\n相关阅读", T, None, ["程建国"], None),
    "one recommended story": ("T\nP1\nP2\nP3\n新闻推荐\n摔倒后不要马上爬起来\n很多人认为,摔倒后只要能站起来走路就没事。专家提醒,发生摔倒后不要马上强行站起,谨防...\n相关推荐", T, None, [], None),
    "a name loose behind the text": ("T\nP1\nP2\nP3 岳西县来榜镇 储新华 |", T, None, ["储新华"], None),
    "a menu below": ("T\nP1\nP2\nP3\n要闻\n房产\n汽车\n家居\n健康\n教育", T, None, [], None),
    "casinos": ("T\nP1\nP2\nP3\n澳门新葡京娱乐官网\n加微信:abc12345 兼职日结", T, None, [], None),
    "login": ("T\nP1\nP2\nP3\n用户登录\n还没有账号?\n立即注册\n忘记密码?\n记住我", T, None, [], None),
    "friendly links": ("T\nP1\nP2\nP3\n友情链接:\n岳西县人民政府网\n安徽省农业农村厅\n中国乡村振兴在线", T, None, [], None),
    "a source with an address": ("T\nP1\nP2\nP3\n来源:安徽经济网\n转载请注明地址:http://www.example.com/a/6699.html", T, "安徽经济网", [], None),
    "a list of pictures": ("T\nP1\nP2\nP3\n图1:图为来榜镇斑竹村工作队与村“两委”班子研究发展项目\n图2:图为工作队成员深入合作社调研\n图3:图为斑竹村茭白长势良好(一)", T, None, [], None),
    "several kinds of editors": ("T\nP1\nP2\nP3\n记者:杨仕明 陈青\n摄制:侯帆、薛志\n编辑:周旦\n审校:薛慧\n主编:谢珊\n编审:罗辉\n监制:田国英", T, None, ["杨仕明", "陈青"], None),
    "everybody in one bracket": ("T\nP1\nP2\nP3(记者 韩敏 曹丽萍 编辑 邵一玲 主编 谢珊 编审 罗辉 监制 田国英)", T, None, ["韩敏", "曹丽萍"], None),
    "an editor over two lines": ("T\nP1\nP2\nP3\n【纠错】\n【责任编辑:刘冬\n】", T, None, [], None),
    "neighbours and permission": ("T\nP1\nP2\nP3\n上一篇:岳西县召开春耕备耕工作会\n下一篇:来榜镇开展人居环境整治\n【未经授权,严禁转载!联系电话0556-86968276】", T, None, [], None),
    "a statement and counters": ("T\nP1\nP2\nP3(屠凤)\n声明:本媒体部分图片、文章来源于网络,版权归原作者所有,如有侵权,请联系删除:025-84707368。\n856\n收藏\n分享", T, None, ["屠凤"], None),
    "a statement about the author": ("T\nP1\nP2\nP3\n编辑: 陈晶\n相关热词: 茭白 岳西\n分享到:\n以上文章仅代表作者个人观点,本网只是转载,如涉及作品内容、版权、稿酬问题,请及时联系我们。电话:0556-3903870", T, None, [], None),
    "a copied source": ("T\nP1\nP2\nP3\n来源:大别山资讯,信息贵在分享,如涉及版权问题请联系删除", T, "大别山资讯", [], None),
    "the foot of a government": ("T\nP1\nP2\nP3\n扫一扫在手机打开当前页\n主办:岳西县人民政府 承办:岳西县人民政府办公室\n技术支持:安徽某信息公司\n政府网站标识码:3408280001\n皖公网安备34082802000001号 皖ICP备05000001号\n您访问的是:政府网站\n网站支持IPv6", T, None, [], None),
    "a novel and stocks": ("T\nP1\nP2\nP3\n沪指 3215.40 +0.52%\n深成指 11250.31 -0.11%\n推荐小说:霸道总裁爱上我 全文免费阅读 最新章节\n重生之都市修仙 最新章节 无弹窗", T, None, [], None),
    "a code check": ("T\nP1\nP2\nP3\n请输入验证码\n看不清?换一张\n发表评论\n已有0条评论,共10174人参与", T, None, [], None),
    "who sent it in": ("T\nP1\nP2\nP3\n供稿单位:岳西县乡村振兴局\n撰稿:李晓 审核:王强", T, "岳西县乡村振兴局", ["李晓"], None),
    "a signature of an office and a name": ("T\nP1\nP2\nP3\n(岳西县来榜镇 储新华)", T, None, ["储新华"], None),
    "reporter and correspondent with pictures": ("T\n记者 汪宏 通讯员 储新华 文/图\nP1\nP2\nP3", T, None, ["汪宏", "储新华"], None),
    "a dateline with the day": ("T\n安庆日报4月7日讯(记者 汪宏 通讯员 储新华)P1\nP2\nP3", T, "安庆日报", ["汪宏", "储新华"], None),
    "sounds in the by-line": ("T\n安慶日?qǐng)?bào)通訊員 李淑嫻 蔡峰\nP1\nP2\nP3", T, "安慶日报", ["李淑嫻", "蔡峰"], None),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_the_article_is_told_from_its_page(name):
    template, *want = PAGES[name]
    case, text = page(template)
    assert told(case) == tuple(want)
    assert text == "\n".join(P)


def test_a_card_about_a_person_is_text_and_no_title():
    card = "驻村第一书记小档案\n姓名:陈建军\n单位:安徽岳西县供电公司\n帮扶时间:2018年3月至今\n工作亮点:帮村里建成56个蔬菜大棚,通过包租、入股等形式助力村民增收。"
    case, text = page(card + "\nP1\nP2\nP3")
    assert told(case) == (None, None, [], None)
    assert case.kind == "deeds"
    assert text == card + "\n" + "\n".join(P)


def test_an_editors_note_above_the_title_opens_the_body():
    note = "【编者按】为宣传各地做法,营造浓厚氛围,本报开设专栏,刊登全市各县区的典型经验,供广大干部群众学习借鉴,敬请关注。"
    case, text = page(f"{note}\n【走基层】\nT\n\nP1\nP2\nP3")
    assert case.title.value == T
    assert text == "\n".join([note, *P])


@pytest.mark.parametrize(
    "sentence",
    [
        "金沙县搭建务工信息平台,帮助脱贫人口就近就业,全年发布岗位3200个。",
        "国产油茶出口日韩、欧美,线上视频带货让高山茶叶成了亚洲市场的抢手货。",
        "村里还请来专家义诊,讲解湿疹、脱发的防治知识,免费发放药品200份。",
        "严禁未经许可占用耕地,村里设立巡查员12名,每月公示一次。",
        "点击手机上的小程序,村民就能看到自家的分红,去年全村分红32万元。",
        "项目名称怎么定,项目内容怎么选,都由村民代表会议商量着来。",
    ],
)
def test_sentences_with_words_of_advertisements_stay(sentence):
    _, text = page(f"T\nP1\n{sentence}\nP2\nP3")
    assert sentence in text


def test_pictures_below_the_text_belong_to_the_case():
    below = ["图1:图为来榜镇斑竹村工作队与村“两委”班子研究发展项目", "图2:图为斑竹村茭白长势良好(一)"]
    case, _ = page("\n".join(["T", *P, *below]))
    assert [p.kind for p in case.paragraphs] == ["text", "text", "text", "caption", "caption"]
    assert case.span.end == len("\n".join([T, *P, *below]))


UNTITLED = [
    "新华网太原8月27日电(王小明)初秋的某县,浓绿依旧遍布起伏的山岭。这个县城境内沟壑纵横,130个行政村分布其间。\n",
    "南方日报3月5日讯(记者 李小满)走进某村,一排排大棚映入眼帘,村民们正忙着采收,一派丰收景象。\n",
]


@pytest.mark.parametrize("text", UNTITLED)
def test_a_dateline_is_no_title(text):
    text += "近年来,当地集中力量抓好办成一批群众可感可及的实事,带动村民增收致富。\n"
    (case,) = split.cases(layout.read(Document("a.txt", text, "")))
    assert case.title is None


def test_a_signed_line_is_no_title():
    body = "近年来,当地围绕五大特色产业,结合实际创建品牌,带动村民增收致富,日子越过越红火。\n"
    text = f"某县:党建强产业兴群众富\n\n新定西·定西日报通讯员 李小满 蔡小峰\n\n{body}{body}"
    (case,) = split.cases(layout.read(Document("a.txt", text, "")))
    assert case.title and case.title.value == "某县:党建强产业兴群众富"
