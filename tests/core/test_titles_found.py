"""Which of the lines above a text is its title: forms' labels, decks, players, columns and kickers are none."""

from __future__ import annotations

import pytest

from tests.core.test_heads import P1, P2, P3, TITLE
from tests.core.test_titles_broken import SIGNED, cases

COUPLET = ("一根网线连四海", "百里梨山唱新歌")
HEADS = {
    "a form's label and a table's gap": ([f"案例名称\t{TITLE}", "申报单位\t石门县农业农村局"], TITLE),
    "a label spelt wide": (["索 引 号:0073/2022-1", f"名    称:{TITLE}", "文    号:无"], TITLE),
    "a library's labels in brackets": (["【报纸日期】2018.06.12", f"【篇名】{TITLE}", "【副标题】平峒村由穷变美的背后"], TITLE),
    "a field behind a gap": (["单位名称  湖南农业大学", "实施地点  湖南省石门县壶瓶山镇平峒村", TITLE], TITLE),
    "a deck of bullets": ([TITLE, "■ 全县建成茶园174座", "■ 收益分配公开到村到户", SIGNED], TITLE),
    "a column behind a bullet": (["●行进湖南 精彩蝶变", TITLE, SIGNED], TITLE),
    "a player's buttons": ([TITLE, "男声 女声 小说男声", "倍速 2.0X 1.5X 超清 悦听", SIGNED], TITLE),
    "an account's head": ([f"党建引领 | {TITLE}", "原创  石门组工  石门组织", "2022-04-27 17:00"], TITLE),
    "a menu's entries": ([f"{TITLE}_典型经验_湖南乡村振兴网", "典型经验", "> 县区经验", "> 人物风采", SIGNED], TITLE),
    "a tag": ([f"#乡村振兴在行动#{TITLE}", "2023-04-03 12:26"], TITLE),
    "letters set apart": (["蜜柚丰收  道路通畅  屋舍俨然", "山 村 换 新 颜", "石门县平峒村脱贫奔康纪事", SIGNED], "山村换新颜"),
    "who is put forward": (["全国脱贫攻坚先进集体拟推荐对象", "石门县平峒村党支部先进事迹材料"], "石门县平峒村党支部先进事迹材料"),
    "a long kicker": (["湖南省石门县做强油茶产业带动万户增收", "小油茶托起大产业", SIGNED], "小油茶托起大产业"),
    "a series before a bar": (["写在苗乡大地上的答卷③｜搬出大山天地宽", "石门县扎实推进易地搬迁后续扶持", SIGNED], "搬出大山天地宽"),
    "three characters": (["", "2021-04-22 石门日报 · 周末", "", "吃水记", "", "田小满", ""], "吃水记"),
    "a file's name": ([f"3．{TITLE}.docx", ""], TITLE),
    "a couplet": ([*COUPLET, "——石门县平峒村电商发展记", SIGNED], "".join(COUPLET)),
    "three parts in steps": (["告别土窑洞", "   安居向阳坡", "      日子有盼头", SIGNED], "告别土窑洞 安居向阳坡 日子有盼头"),
    "three parts alike": (["空心房“活”了", "村集体“壮”了", "年轻人“回”了", SIGNED], "空心房“活”了村集体“壮”了年轻人“回”了"),
    "three parts between blank lines": (
        ["石上仙草", "", "山中人家", "", "一乡同富", "", "石门县平峒村石斛产业扶贫纪事", "", SIGNED, ""],
        "石上仙草山中人家一乡同富",
    ),
    "a place above": (["平峒:", "文创进村来 青年留下来", "副题:“老屋新村”激活古村落", SIGNED], "平峒:文创进村来 青年留下来"),
    "a means": (["以“三聚焦”", "推动乡村全面振兴", SIGNED], "以“三聚焦”推动乡村全面振兴"),
    "a question": (["小小马铃薯种薯", "何以领跑全国?", SIGNED], "小小马铃薯种薯何以领跑全国?"),
    "fields of a person": ([TITLE, SIGNED, "姓  名:朱向阳", "派出单位:省林业局", "驻 点 村:石门县平峒村"], TITLE),
    "a dispatch": (["新华社长沙5月8日电", f"题:{TITLE}", "新华社记者 田小满"], TITLE),
    "three parts, the first a place": (
        ["石门县平峒村:", "“支部建在产业链”,", "小苹果结出脱贫硕果", SIGNED],
        "石门县平峒村:“支部建在产业链”,小苹果结出脱贫硕果",
    ),
    "four parts": (
        ["黄河畔上三台“戏”:", "一台讲古", "一台晒枣", "一台唱“钱”", SIGNED],
        "黄河畔上三台“戏”:一台讲古一台晒枣一台唱“钱”",
    ),
    "a frame with a foreign name": (
        [f"{TITLE},一条断头路通了,九十九户心也通了_澎湃号·政务_澎湃新闻-The Paper", "首页 时事 财经 思想 生活", SIGNED],
        f"{TITLE},一条断头路通了,九十九户心也通了",
    ),
    "a long question": (["在海拔1300米的石门,一棵白菜是怎样“闯”进省城的?", "石门三农", "2021-03-05 10:22"], "在海拔1300米的石门,一棵白菜是怎样“闯”进省城的?"),
    "a forum": ([f"[脱贫攻坚] {TITLE} [复制链接]", "石门小编", "发表于 2019-8-20 09:14:33 | 只看该作者"], TITLE),
    "an app's call": (["新湖南", "打开新湖南,看更多精彩资讯", "打开APP", TITLE, SIGNED], TITLE),
    "what a page shows": ([f"视频丨{TITLE}", "石门县融媒体中心", "2022-09-21 19:02"], TITLE),
    "a diary's day": (["新石门网—第一书记说", "平峒村里的一百天", SIGNED, "8月22日  晴"], "平峒村里的一百天"),
    "a piece that was entered": (["“我的驻村故事”主题征文活动参评作品", "我在平峒当书记"], "我在平峒当书记"),
    "a case's number": (["案例编号：CY-08", "“远山结亲”连城乡", "一根电话线连起一座村", SIGNED], "“远山结亲”连城乡一根电话线连起一座村"),
    "a column before a question": (["对话|一座山区小镇", "怎样让年轻人“溪口未来见”?", "——访平峒村党支部书记", SIGNED], "一座山区小镇怎样让年轻人“溪口未来见”?"),
    "a torn term": (["会议材料之五", "在全县巩固拓展脱贫攻坚成果同乡村", "振兴有效衔接现场会上的发言", SIGNED], "在全县巩固拓展脱贫攻坚成果同乡村振兴有效衔接现场会上的发言"),
    "the end of a phrase": (["以“大平峒”联合体破解单村发展", "难题的实践与思考", SIGNED], "以“大平峒”联合体破解单村发展难题的实践与思考"),
    "a note's mark": ([f"# {TITLE}", SIGNED], TITLE),
    "a blog's mark": ([f"[转] {TITLE}", SIGNED], TITLE),
    "a numbered label": ([f"（一）案例名称：{TITLE}", "汇报单位：石门县壶瓶山镇人民政府"], TITLE),
    "a paper's issue": (["改革参阅        2020年第31期", TITLE, SIGNED], TITLE),
    "two clauses": (["石门县：党建赋能“茶”上加蜜", "聚力绘就富民图景", SIGNED], "石门县：党建赋能“茶”上加蜜聚力绘就富民图景"),
    "what it brings": (["石门壶瓶山镇“稻鸭共育”喜获丰收", "亩均增收2600元", SIGNED], "石门壶瓶山镇“稻鸭共育”喜获丰收亩均增收2600元"),
    "his post below": (["郑守义：老屋“翻新人” 山村“守夜人”", "石门县壶瓶山镇平峒村驻村第一书记"], "郑守义：老屋“翻新人” 山村“守夜人”"),
    "an exclamation above the by-line": (["柑橘红了", "一年四季有鲜橙 峡江两岸“橙”色好！", "石门县壶瓶山镇发展柑橘产业见闻", SIGNED], "一年四季有鲜橙 峡江两岸“橙”色好！"),
    "keys in brackets": (["[ 索引号 ]  11500229MB1669538R/2023-00027   [ 发文字号 ]  无", "石门县:茶园变成聚宝盆", SIGNED], "石门县:茶园变成聚宝盆"),
    "a county before a bar": (["石门|“泥腿子”书记的三本账", SIGNED], "石门|“泥腿子”书记的三本账"),
    "an aside": (["(送审稿 12.19 请王局阅改)", "石门县2022年有效衔接工作情况报告"], "石门县2022年有效衔接工作情况报告"),
    "a series over two lines alike": (["走进乡村看小康", "茶山古道换新颜", SIGNED], "茶山古道换新颜"),
    "a post's tags": (["石门融媒", "4月2日", "#石门县[超话]# 【乡村振兴进行时】", "“小田”变“大田” 平峒村春耕有了新模样！"], "“小田”变“大田” 平峒村春耕有了新模样！"),
    "what a talk is on": (["互动交流 > 在线访谈", "访谈主题", "小茶叶如何成就“大产业”？县农业农村局局长做客访谈室", "访谈嘉宾：田小满"], "小茶叶如何成就“大产业”？县农业农村局局长做客访谈室"),
    "parts that begin alike": (["石门走笔", "", "一片叶 一壶茶", "一座“云上”山村", "", "——石门县平峒村探访记", SIGNED], "一片叶 一壶茶一座“云上”山村"),
    "two halves below a place": (["石门县平峒村", "茶旅“点化”穷山沟", "壶瓶山下有了“诗和远方”", SIGNED], "茶旅“点化”穷山沟壶瓶山下有了“诗和远方”"),
    "a second half that takes up the first": (["四十年后再分“责任田”", "这一次，分的是红", SIGNED], "四十年后再分“责任田”这一次，分的是红"),
    "a label and a headline": (["从“苦山沟”到“茶香谷”：", "壶瓶山镇平峒村党支部书记田小满的“甜蜜”经", SIGNED], "从“苦山沟”到“茶香谷”：壶瓶山镇平峒村党支部书记田小满的“甜蜜”经"),
    "what he is": (["脱贫致富带头人", "山坳里的“茶园书记”", "—记石门县平峒村党支部书记田小满", SIGNED], "山坳里的“茶园书记”"),
    "an office above its notice": (
        ["石门县实施乡村振兴战略领导小组办公室", "关于表扬2022年度驻村帮扶工作", "先进集体和先进个人的通报", "石乡振办〔2023〕6号"],
        "关于表扬2022年度驻村帮扶工作先进集体和先进个人的通报",
    ),
    "sounds behind characters": (["聯(lián)系電話:0736-5321234", "石門縣平峒村:“小茶葉”托起群眾“大夢(mèng)想”", "2023-04-02  來(lái)源:本站原創(chuàng)"], "石門縣平峒村:“小茶葉”托起群眾“大夢想”"),
    "a topic over a title alike": (["基层治理“小切口”", "火塘边的“院坝会”"], "火塘边的“院坝会”"),
}  # fmt: skip


@pytest.mark.parametrize("make", HEADS)
def test_the_title_is_told_from_what_stands_around_it(make):
    head, title = HEADS[make]
    (case,) = cases([*head, P1, P2, P3])
    assert case.title is not None
    assert case.title.value == title


def test_a_label_at_the_foot_names_no_other_case():
    (case,) = cases([TITLE, SIGNED, P1, P2, "相关案例", "名称:石门县茶业协会", P3])
    assert case.title.value == TITLE


def test_a_subtitle_may_have_a_label():
    (case,) = cases([TITLE, "副题:平峒村的十年", SIGNED, P1, P2])
    assert case.subtitle.value == "平峒村的十年"
