"""Round-ups told by the repetition of a form, each part set elsewhere; single articles of such parts stay one."""

from __future__ import annotations

import pytest

from core.model import Document
from core.parse import layout, sources, split

TOWNS = ("陈靳乡新和村", "张程乡五龙村", "奠安乡梁堡村")
COUNTIES = ("陇县", "陈仓区", "凤翔县")
VILLAGES = ("新和村", "五龙村", "梁堡村")
NAMES = ("柳文军", "何晓兰", "齐耀明")
TITLES = ("老手艺剪出新日子", "牛圈里打起新算盘", "古堡迎来新村民")
TOLD = (
    (
        f"刚过完年,{TOWNS[0]}的剪纸坊就忙开了。十几名妇女围着长桌,剪刀在红纸上游走,屋里热气腾腾,谁也不肯歇着。",
        "前些年大家各干各的,剪得不少,挣得不多。后来坊里统一接单、统一验货、统一结账,去年每户多挣了三千多元。",
    ),
    (
        f"早上七点,{TOWNS[1]}的养牛户打着手电筒给牛添草。他家圈里的18头基础母牛个个膘肥体壮,看着就叫人欢喜。",
        "过去一场口蹄疫就能让几年的积蓄打水漂,入社以后统一防疫、统一配料、统一外销,风险由大家一起担。",
    ),
    (
        f"一座夯土古堡,一片青砖老宅。{TOWNS[2]}的古堡脚下,从外地来的设计师正指挥工人给老宅换窗。",
        "老屋租出去,每年有6000元租金,老人还被请去做饭,每月领1800元工资。屋活了,寨子也跟着活了过来。",
    ),
)
HEAD = ("山乡纪事", "2023-02-21 09:30 来源:六盘山日报")
ASKED = "今天,我们一起走进三个村庄,听听那里的故事。"
LEAD = "立春刚过,隆德县的乡村处处透着精气神。全县13个乡镇铺开春耕春种,工坊开了门,圈舍添了料,村村有活干,人人有钱挣。"


def cases(*lines):
    page = layout.read(Document("a.txt", "\n\n".join(lines), ""))
    return sources.read(page, split.cases(page))


def parts(part):
    return [line for i in range(3) for line in part(i, TOLD[i])]


ROUND_UPS = {
    "number above": [*HEAD, ASKED, *parts(lambda i, t: [f"0{i + 1}", TITLES[i], *t])],
    "people": [*HEAD, ASKED, *parts(lambda i, t: [f"{NAMES[i]}:{TITLES[i]}", *t])],
    "villages": [*HEAD, *parts(lambda i, t: [f"{VILLAGES[i]}:{TITLES[i]}", *t])],
    "place on a line of its own": [*HEAD, *parts(lambda i, t: [f"{VILLAGES[i]}\n{TITLES[i]}", *t])],
    "stops": [*HEAD, ASKED, *parts(lambda i, t: [f"第{'一二三'[i]}站:{VILLAGES[i]}\n{TITLES[i]}", *t])],
    "ordinals": ["山乡人物谱", *parts(lambda i, t: [f"之{'一二三'[i]} {TITLES[i]}", *t])],
    "bullets, counted": ["乡村故事三则", *parts(lambda i, t: [f"★ {TITLES[i]}", *t])],
    "names below": ["驻村日记选登", *parts(lambda i, t: [TITLES[i], NAMES[i], *t])],
    "tellers below": ["驻村故事选登", *parts(lambda i, t: [TITLES[i], f"讲述人:{NAMES[i]}", *t])],
    "senders below": ["基层治理案例", *parts(lambda i, t: [TITLES[i], f"报送单位:{TOWNS[i][:3]}人民政府", *t])],
    "own papers": parts(lambda i, t: [TITLES[i], f"六盘山日报  2023-02-2{i}  记者 {NAMES[i]}", *t]),
    "datelines": [*HEAD[:1], "2023年2月21日 星期二 04版", *parts(lambda i, t: [TITLES[i], f"本报讯(记者 {NAMES[i]}){t[0]}", t[1]])],
    "signed, below an introduction": [*HEAD, ASKED, *parts(lambda i, t: [TITLES[i], t[0], t[1] + f"({NAMES[i]})"])],
    "plain, counted": ["小村故事三则", *parts(lambda i, t: [TITLES[i], *t])],
    "codes of a collection": ["隆德县案例库", *parts(lambda i, t: [f"编号:NX-2023-0{i + 1}", TITLES[i], "关键词:就业 增收", *t])],
    "a form's labels": [*HEAD, *parts(lambda i, t: [f"案例名称:{TITLES[i]}", f"申报单位:{TOWNS[i][:3]}人民政府", "案例类别:产业发展类", *t])],
    "labels on lines of their own": ["这些村,你最想去哪一个?", "今天,小编带你看看山里的村庄。", *parts(lambda i, t: [f"0{i + 1}", "案例名称", TITLES[i], "案例单位", f"隆德县{TOWNS[i]}", *t])],
    "rows of signs": ["一线观察|村集体怎样挣到第一桶金", HEAD[1], *parts(lambda i, t: [("-" * 20, "★★★★★", "★ ★ ★")[i], TITLES[i], f"{COUNTIES[i]}不大。{t[0]}", t[1]])],
    "rows of signs below one by-line": ["特色产业铺就富裕路(经验荟萃)", "□记者 柳文军 何晓兰", *parts(lambda i, t: ["★★★★★", TITLES[i], f"{COUNTIES[i]}不大。{t[0]}", t[1]])],
    "contents": ["乡村振兴简报", "第 31 期", "隆德县委农办  2023年2月21日", "本期要目:", *(f"▲ {title}" for title in TITLES), "★★★★★★", *parts(lambda i, t: [f"▲ {TITLES[i]}", *t])],
    "scenes, counted": ["2023,山乡的三个镜头", "□ 本报记者 柳文军", *parts(lambda i, t: [f"● 镜头{'一二三'[i]}", TITLES[i], *t])],
    "people, a subtitle for several": ["自强不息", "——我县脱贫攻坚奋进奖人物素描(下)", *parts(lambda i, t: [f"典型人物{'一二三'[i]}", f"{NAMES[i]}:{TITLES[i]}", *t])],
    "numbers behind 之 alone": ["隆德县典型案例选登(一至三)", HEAD[1], *parts(lambda i, t: [f"乡村治理典型案例之{'一二三'[i]}", TITLES[i], *t])],
    "numbers below an announcement": ["村庄发展典型案例(第二批)摘登", *parts(lambda i, t: [f"{i + 1}.{TITLES[i]}", *t])],
    "senders below numbers": ["抓党建促振兴“微案例”", f"{HEAD[1]} 作者: 佚名", *parts(lambda i, t: [f"({'一二三'[i]}){TITLES[i]}", f"(推荐单位:{TOWNS[i][:3]}委员会)", *t])],
    "brackets before the texts": ["隆德县强村富民案例汇展", HEAD[1], *parts(lambda i, t: [f"【{VILLAGES[i]}:{TITLES[i]}】 {t[0]}", t[1]])],
    "bullets before the texts": ["乡村振兴工作简报", "第 47 期", *parts(lambda i, t: [f"※{TITLES[i]}　{t[0]}", f"{t[1]}({TOWNS[i][:3]} {NAMES[i]})"])],
    "signed between pages": ["六盘山日报 2023年2月21日 星期二 第06版", *parts(lambda i, t: [TITLES[i], f"作者:本报记者 {NAMES[i]}", *t, "上一篇 下一篇"])],
    "papers of a meeting": ["乡村振兴工作推进会", "经验交流材料", *parts(lambda i, t: [f"发言材料之{'一二三'[i]}\n{TITLES[i]}", f"中共{TOWNS[i][:3]}委员会", "各位领导、同志们:", *t])],
    "days of a diary": ["新春走基层·蹲点日记", HEAD[1], *parts(lambda i, t: [f"日记{'一二三'[i]}", f"时间:1月1{i}日  天气:晴", f"地点:隆德县{TOWNS[i]}", TITLES[i], *t])],
    "numbers in capitals": [*HEAD, ASKED, *parts(lambda i, t: ["壹贰叁"[i], TITLES[i], *t])],
    "a form's sections": ["案例申报表(汇总)", *parts(lambda i, t: [f"序    号:{i + 1}", "案例名称:", TITLES[i], "联系人及电话:储先生 0556-2172000", "案例正文:", "(一)基本情况", *t])],
    "cards above": ["“头雁”领航", "——隆德县村党组织书记群像扫描", HEAD[1], *parts(lambda i, t: [f"人物档案\n{NAMES[i]},男,1974年生,中共党员,{TOWNS[i]}党支部书记。\n{NAMES[i]}:{TITLES[i]}", *t])],
    "cards below": ["身边的三位带头人", *parts(lambda i, t: [f"{TITLES[i]}\n人物名片:{NAMES[i]},男,47岁,隆德县{TOWNS[i]}合作社理事长。", *t])],
    "titles behind labels": ["十佳带头人揭晓", HEAD[1], *parts(lambda i, t: ["■■■", NAMES[i], "颁奖词:一把剪刀,剪去贫穷;一座山,绿了心田。", f"事迹标题:{TITLES[i]}", *t])],
    "counties in brackets before the texts": ["乡村动态(第四期)", *parts(lambda i, t: [f"【{COUNTIES[i][:2]}】{TITLES[i]}　{COUNTIES[i]}不大。{t[0]}", t[1]])],
    "brackets below pictures": ["看看这三个村怎么干?", HEAD[1], *parts(lambda i, t: [f"(图{'一二三'[i]} 村民在忙活)\n【{VILLAGES[i]}】{TITLES[i]}", *t])],
    "parts on two lines": ["驻村这一年|三个村的答卷", *parts(lambda i, t: [f"PART\n0{i + 1}\n{VILLAGES[i]}:{TITLES[i]}\n{TOWNS[i][:3]}", *t])],
    "a book's pages": [*parts(lambda i, t: [f"隆德县典型案例选编      ·3{i}·", f"({'四五六'[i]}){TITLES[i]}", *t])],
    "places told anew": [*HEAD, *parts(lambda i, t: [TITLES[i], f"隆德县{TOWNS[i]}靠着山。" + t[0], t[1]])],
    "news": [*HEAD[:1], "■ ■ ■", *parts(lambda i, t: [TITLES[i], "本报讯", *t])],
    "a lead that only introduces": [*HEAD, "初夏时节,记者走进几个村庄,看产业、访农户,感受乡村的新变化。", *parts(lambda i, t: [f"({'一二三'[i]})", TITLES[i], *t])],
    "the first case signed": ["乡村振兴典型案例选编", HEAD[1], *parts(lambda i, t: [f"案例{'一二三'[i]}\n{TITLES[i]}", *(["柳文军"] if i == 0 else []), *t])],
    "headings within cases": ["乡村振兴典型案例选编", *parts(lambda i, t: [f"案例{i + 1}:{COUNTIES[i]}:{TITLES[i]}", t[0] * 2, "一、杨沟村:羊圈里有了新算盘", t[0] * 2, "二、柳湾村:坡地上有了新果树", t[1] * 2])],
    "bullets and blanks": [*HEAD, ASKED, *parts(lambda i, t: [f"● {VILLAGES[i]}:{TITLES[i]}", f"隆德县{TOWNS[i]}靠着山。" + t[0], t[1]])],
    "places on lines of their own, signed": [*HEAD, "初春时节,山里的村庄忙了起来。", *parts(lambda i, t: [f"{COUNTIES[i]}{TOWNS[i]}\n{TITLES[i]}", t[0] * 3, t[1] * 2, f"({NAMES[i]})"])],
    "villages told with their counties below a lead": [f"三个村:{HEAD[0]}", HEAD[1], "新华社银川2月21日电(记者柳文军)一个村剪纸,一个村养牛,还有一个村守着古堡,三个村的日子各有各的过法。", *parts(lambda i, t: [f"{COUNTIES[i]}{TOWNS[i]}:{TITLES[i]}", t[0] * 2, t[1] * 2])],
    "each closed by its source": ["隆德县典型案例参考", *parts(lambda i, t: [TITLES[i], t[0] * 2, t[1] * 2, f"(来源:{('六盘山日报', '陇东报', '宁夏日报')[i]} 2023年7月1{i}日 记者 {NAMES[i]})"])],
    "contents with numbers and pages": ["隆德县乡村振兴典型案例选编", "目  录", *(f"{i + 1}.{title}……………{4 * i + 1}" for i, title in enumerate(TITLES)), *parts(lambda i, t: [TITLES[i], *t])],
    "pictures": ["图说六盘山下的振兴故事", "策划:马静", *parts(lambda i, t: [f"图{'①②③'[i]} 村民们在忙活。", TITLES[i], *t])],
}  # fmt: skip
ARTICLES = {
    "villages below a lead": [*HEAD, LEAD, *parts(lambda i, t: [f"{VILLAGES[i]}:{TITLES[i]}", *t])],
    "numbers below a lead": [*HEAD, LEAD, *parts(lambda i, t: [f"0{i + 1}", TITLES[i], *t])],
    "stops of one reporter": [HEAD[0], "——隆德县乡村见闻", "本报记者 柳文军", *parts(lambda i, t: [f"第{'一二三'[i]}站:{VILLAGES[i]}", *t])],
    "a subtitle for all": [HEAD[0], "——隆德县特色产业综述", *parts(lambda i, t: [f"0{i + 1}", TITLES[i], *t])],
    "one county's villages": ["隆德县:山乡春来早", HEAD[1], *parts(lambda i, t: [f"{VILLAGES[i]}:{TITLES[i]}", *t])],
    "plain headings": [*HEAD, *parts(lambda i, t: [TITLES[i], *t])],
    "rows of signs, one county": [*HEAD, *parts(lambda i, t: ["★★★★★", TITLES[i], *t])],
    "rows of signs below a lead": [*HEAD, LEAD, *parts(lambda i, t: ["★★★★★", TITLES[i], *t])],
    "rows of signs between the parts of a report": [*HEAD, *parts(lambda i, t: ["★★★★★", ("基本情况", "主要做法", "经验启示")[i], *t])],
    "scenes below a lead": ["山乡的三个镜头", HEAD[1], LEAD, *parts(lambda i, t: [f"镜头{'一二三'[i]}:{TITLES[i]}", *t])],
    "scenes that nothing counts": [*HEAD, "本报记者 柳文军", *parts(lambda i, t: [f"镜头{'一二三'[i]}:{TITLES[i]}", *t])],
    "contents of a report": [*HEAD, "目录", "基本情况", "主要做法", "经验启示", *parts(lambda i, t: [("基本情况", "主要做法", "经验启示")[i], *t])],
    "brackets before paragraphs": [*HEAD, LEAD, *parts(lambda i, t: [f"【{TITLES[i]}】{t[0]}", t[1]])],
    "one label, one title": ["隆德县乡村振兴案例", f"案例名称:{TITLES[0]}", "案例类别:产业发展类", *TOLD[0], *TOLD[1]],
    "a note above the title": ["编者按:今年是衔接的深化之年,本报推出“山乡行”栏目,走进六盘山区,记录各地的新探索,敬请垂注。", TITLES[0], "六盘山日报记者 柳文军", *TOLD[0], *TOLD[1]],
    "times of one story": [*HEAD, *parts(lambda i, t: [f"0{i + 1}", f"{('曾经', '如今', '未来')[i]}:{TITLES[i]}", *t])],
    "one journey": [HEAD[0], "本报记者 柳文军", "出隆德县城,沿着葛溪往北走,这一路,我们要去三个村庄。", *parts(lambda i, t: [f"第{'一二三'[i]}站:{VILLAGES[i]}", f"隆德县{TOWNS[i]}到了。" + t[0], t[1]])],
    "labels below a lead": [*HEAD, LEAD, *parts(lambda i, t: [f"走访手记{'一二三'[i]}", TITLES[i], *t])],
    "scenes in brackets": [*HEAD, LEAD, *parts(lambda i, t: [f"【{VILLAGES[i]}】{TITLES[i]}", *t])],
    "villages of a county that the lead names": [*HEAD, "连日来,记者走进隆德县的几个村,看看特色产业怎样让日子红火起来。", *parts(lambda i, t: [TITLES[i], f"隆德县{TOWNS[i]}靠着山。" + t[0], t[1]])],
    "headings of one village": [*HEAD, *(x for i in range(3) for x in (f"0{i + 1}", TITLES[i], *TOLD[0]))],
}  # fmt: skip


@pytest.mark.parametrize("make", ROUND_UPS)
def test_a_form_that_repeats_parts_a_round_up(make):
    found = cases(*ROUND_UPS[make])
    assert len(found) == 3
    for case, title in zip(found, TITLES, strict=True):
        assert case.title and case.title.value.endswith(title)


@pytest.mark.parametrize("make", ARTICLES)
def test_parts_of_one_article_stay_together(make):
    assert len(cases(*ARTICLES[make])) == 1


def test_a_title_on_the_line_of_its_text_is_apart_from_it():
    for make in ("brackets before the texts", "bullets before the texts"):
        text = "\n\n".join(ROUND_UPS[make])
        bodies = ["".join(text[s.start : s.end] for s in case.body) for case in cases(text)]
        assert [body[:8] for body in bodies] == [told[0][:8] for told in TOLD]


def test_titles_that_a_page_breaks_alike_are_whole():
    halves = (("老拔廊房里住进", "“新月光”"), ("一把剪刀", "弹响致富曲"), ("客人来了", "大学生“掌柜”"))
    told = parts(lambda i, t: [f"■{'文产人'[i]}振兴篇", "\n".join(halves[i]), *t])
    found = cases("三村振兴故事", HEAD[1], *told)
    assert [case.title.value for case in found] == ["".join(half) for half in halves]


def test_a_title_below_its_number_may_have_two_lines():
    told = parts(lambda i, t: [f"案例{i + 1}", f"{TITLES[i]}\n{COUNTIES[i]}{VILLAGES[i]}走好乡村振兴路", *t])
    found = cases("乡村振兴典型案例选编", "隆德县乡村振兴局 编印", *told)
    assert [case.source.value for case in found] == ["隆德县乡村振兴局"] * 3
    assert all(title in case.title.value for case, title in zip(found, TITLES, strict=True))


def test_a_note_above_the_title_is_no_case_and_no_text():
    (case,) = cases(*ARTICLES["a note above the title"])
    assert case.title.value == TITLES[0]
    assert case.confidence == 1.0


def test_an_introduction_belongs_to_no_case():
    text = "\n\n".join(ROUND_UPS["number above"])
    body = "".join(text[s.start : s.end] for case in cases(text) for s in case.body)
    assert ASKED not in body and "01" not in body


def test_the_foot_of_a_page_speaks_for_all_cases():
    found = cases(*ROUND_UPS["plain, counted"], "来源:六盘山日报", "编辑:马静")
    assert [case.source.value for case in found if case.source] == ["六盘山日报"] * 3
    assert [[editor.value for editor in case.editors] for case in found] == [["马静"]] * 3


def test_a_case_signed_at_the_end_keeps_its_own_sender():
    found = cases(*ROUND_UPS["villages"][2:], "(隆德县融媒体中心供稿)")
    assert [case.source for case in found[:2]] == [None, None]
