"""By-lines as databases, news apps, round-ups and mastheads print them: who wrote, who printed, who edited, and when."""

from __future__ import annotations

import pytest

from core.model import Document
from core.parse import bylines, layout, sources, split
from core.parse.lines import fold
from core.parse.metadata import issuers

TITLE = "高山茶园变成聚宝盆"
P1 = "石门县壶瓶山镇平峒村地处武陵山深处，近年来依托高山气候发展茶叶种植，全村茶园面积达到2100亩，带动316户茶农增收。"
P2 = "村里办起茶叶加工厂，统一收购、统一加工、统一销售，去年卖出干茶38吨，村集体分红26万元，茶农户均增收4000多元。"
P3 = "罗坪乡长梯隘村把136亩梯田交给合作社打理，种稻养鱼，社里的账每月贴在村口的墙上，去年给86户社员分红43万元，最多的一户分到9800元。"
CASES = [
    ("壶瓶山镇：荒坡长出金叶子", P1),
    ("南北镇：老屋里办起新学堂", P2),
    ("罗坪乡：合作社里算出明白账", P3),
]


def items(line):
    return [(item.role, item.value) for item in bylines.read(fold(line), line)]


def values(fields):
    return [field.value for field in fields]


def cases(text):
    page = layout.read(Document("a.txt", text, ""))
    return sources.read(page, split.cases(page))


def round_up(head, foot, *own):
    own = own or ("",) * len(CASES)
    told = "\n".join(
        f"案例{n} {title}\n{by_line}\n{text}"
        for n, (title, text), by_line in zip("一二三", CASES, own, strict=True)
    )
    return cases(f"石门县乡村振兴典型案例选登\n{head}\n{told}\n{foot}")


@pytest.mark.parametrize(
    ("line", "authors", "editors"),
    [
        ("作者：常德日报·石门新闻网记者 覃小波 通讯员 易春华 文章字数：1182", ["覃小波", "易春华"], []),
        ("常德日报 02版 综合新闻 责编 柳青 版式 易春华", [], ["柳青"]),
        ("本版编辑 柳青 美编 易春华 校对 覃小波", [], ["柳青"]),
        ("本版责编：柳青 照排：易春华", [], ["柳青"]),
        ("本版组稿：本报编辑 柳青", [], ["柳青"]),
        ("初审编辑：柳青 责任编辑：易春华", [], ["柳青", "易春华"]),
        ("责编 柳青｜校审 易春华｜监制 覃小波", [], ["柳青"]),
        ("【编辑：柳青】【关闭】", [], ["柳青"]),
        ("责任编辑：柳青_XZ07", [], ["柳青"]),
        ("（责任编辑：柳  青）", [], ["柳青"]),
        ("责编：柳  青   二审：易 华   三审：覃 波", [], ["柳青"]),
        ("责任编辑：柳青 电话：0736-1234567 E-mail：a@b.cn", [], ["柳青"]),
        ("作者：壶瓶山镇 编审：办公室", [], []),
        ("通讯员 覃小波 文图", ["覃小波"], []),
        ("■记者 覃小波 易春华 插画 柳青", ["覃小波", "易春华"], []),
        ("(清江云新闻 石门台 覃小波 见习记者 易春华)", ["覃小波", "易春华"], []),
        ("（本版图片均由常德日报记者覃小波摄）", [], []),
        ("（本版摄影 本报记者 覃小波）", [], []),
        ("潮涌客户端 记者 覃小波 共享联盟·石门 易春华", ["覃小波", "易春华"], []),
        ("（石门县农业农村局  汇编）", [], []),
        ("（作者单位：石门县农业农村局 覃 波）", ["覃波"], []),
        ("作者单位：石门县农业农村局", [], []),
        ("发言人：壶瓶山镇平峒村党委书记    覃小波", ["覃小波"], []),
        ("作者：覃小波，石门县壶瓶山镇人，养羊户", ["覃小波"], []),
        ("——记壶瓶山镇平峒村第一书记 覃小波", [], []),
        ("【记者】覃小波 【编辑】柳青", ["覃小波"], ["柳青"]),
        ("原标题：高山茶园变成聚宝盆 来源：常德日报", [], []),
        ("覃 波  易春华", ["覃波", "易春华"], []),
        ("2023-05-08 09:12·山里来信", ["山里来信"], []),
        ("▲作者：覃小波", ["覃小波"], []),
        ("▪本报记者 覃小波", ["覃小波"], []),
        ("石门县融媒体中心 2023-05-08 作者：覃小波 | 订阅", ["覃小波"], []),
        ("撰稿人：覃小波 审稿人：易春华", ["覃小波"], []),
        ("【图集 1/3】", [], []),
        ("— 封底 —", [], []),
        ("公众号", [], []),
        ("高清 全屏", [], []),
        ("（盖章）", [], []),
        ("有书读 有饭吃", [], []),
        ("奋斗者·正青春", [], []),
        ("◎山海情·答卷", [], []),
        ("努尔兰·胡安太", ["努尔兰·胡安太"], []),
        ("【记者手记】", [], []),
        ("【同期】平峒村第一书记 覃小波", [], []),
        ("记者 覃小波 石门报道", ["覃小波"], []),
        ("文 覃小波 图 易春华", ["覃小波"], []),
        ("文 高布日古德", ["高布日古德"], []),
        ("文/摄影 覃小波", ["覃小波"], []),
        ("摄影/文　覃小波", ["覃小波"], []),
        ("□ 本刊记者 / 覃 波 易 春", ["覃波", "易春"], []),
        ("报章 | A4 | 县域 | By 覃小波", ["覃小波"], []),
        ("出处：常德日报，2023年5月8日，作者漆小波", ["漆小波"], []),
        ("原创 小石 石门发布 2023-05-08 18:30 发表于湖南", ["小石"], []),
        ("原创 小编 石门发布 2023-05-08 18:30 发表于湖南", [], []),
        ("2023-05-08 10:22 · 优质三农领域创作者", [], []),
        ("易春华（石门县壶瓶山镇平峒村）", [], []),
        ("石门文明网 · 常德", [], []),
        ("图文 | 山区26县里的共富镜头", [], []),
        ("编辑 柳青", [], ["柳青"]),
        ("编审 覃小波 易春华", [], []),
        ("作者\t覃小波", ["覃小波"], []),
    ],
)  # fmt: skip
def test_who_wrote_and_who_edited(line, authors, editors):
    found = items(line)
    assert [value for role, value in found if role in ("author", "names")] == authors
    assert [value for role, value in found if role == "editor"] == editors


@pytest.mark.parametrize(
    ("line", "source", "day"),
    [
        ("【报纸中文名】常德日报", "常德日报", None),
        ("【报纸日期】2023.05.08", None, "2023-05-08"),
        ("2023年05月08日 14:52　来源：常德日报　参与互动", "常德日报", "2023-05-08"),
        ("2023年05月08日 来源：常德日报 我有话说", "常德日报", "2023-05-08"),
        ("2023-05-08 来源：常德日报　访问：2201", "常德日报", "2023-05-08"),
        ("常德日报农村版 2023年5月8日 第六版 湘西观察", "常德日报农村版", "2023-05-08"),
        ("常德日报 2023年5月8日 星期一 农历癸卯年三月十九 今日8版", "常德日报", "2023-05-08"),
        ("来源：县乡村振兴局覃小波", "县乡村振兴局", None),
        ("来源：石门县壶瓶山镇人民政府 覃小波", "石门县壶瓶山镇人民政府", None),
        ("来源：石门县委宣传部新闻科", "石门县委宣传部新闻科", None),
        ("来源：《山乡经济》2023年第5期", "山乡经济", None),
        ("来源：中国山乡杂志2023年第5期", "中国山乡杂志", None),
        ("文章来源：石门农业农村公众号", "石门农业农村", None),
        ("素材来自石门县各乡镇乡村振兴办公室", "石门县各乡镇乡村振兴办公室", None),
        ("公开责任部门：石门县乡村振兴局", "石门县乡村振兴局", None),
        ("2023-05-08 12:18·石门农业农村", "石门农业农村", "2023-05-08"),
        ("石门乡村振兴 石门乡村振兴 今天", "石门乡村振兴", None),
        ("发布日期：20230508", None, "2023-05-08"),
        ("2023年5月8号 来源：常德日报", "常德日报", "2023-05-08"),
        ("2023-05-0809:12:33 来源：常德日报", "常德日报", "2023-05-08"),
        ("星期一 2023年5月8日", None, "2023-05-08"),
        ("二○二三年五月八日", None, "2023-05-08"),
        ("二O二三年五月八日", None, "2023-05-08"),
        ("二Ｏ二三年五月八日", None, "2023-05-08"),
        ("来源：光明网-《光明日报》 2023-05-08 04:05", "光明日报", "2023-05-08"),
        ("来源：中国经济网—《经济日报》", "经济日报", None),
        ("石门县融媒体中心 2023-05-08 | 订阅", "石门县融媒体中心", "2023-05-08"),
        ("申报单位\t石门县壶瓶山镇人民政府", "石门县壶瓶山镇人民政府", None),
        ("推荐单位　　石门县农业农村局", "石门县农业农村局", None),
        ("填报时间\t2023年5月8日", None, "2023-05-08"),
        ("石门网·常德日报 2023-05-08 09:28", "常德日报", "2023-05-08"),
        ("（案例由石门县农业农村局整理）", "石门县农业农村局", None),
        ("（根据石门县农业农村局材料整理）", "石门县农业农村局", None),
        ("石门新闻网 > 常德日报 > 电子报 > A07 县域", "常德日报", None),
        ("当前报纸名称:常德日报", "常德日报", None),
        ("来源:石门全媒体APP,欢迎下载", "石门全媒体APP", None),
        ("石门新闻网 > 数字报 > 常德日报 > 2023-05-08 > 04版 乡村", "常德日报", "2023-05-08"),
        ("湖湘+ 2023-05-08 19:46", "湖湘+", "2023-05-08"),
        ("//changde.example.cn  2023-05-08 08:15:22", None, "2023-05-08"),
        ("石门县农业农村局    石门县财政局\n2023年5月8日", "石门县农业农村局", "2023-05-08"),
        ("文/覃小波 当代石门全媒体记者 易春华", "当代石门", None),
    ],
)
def test_who_printed_and_when(line, source, day):
    (case,) = cases(f"{TITLE}\n{line}\n{P1}\n{P2}")
    assert case.title.value == TITLE
    assert (case.source and case.source.value, case.published and case.published.value) == (source, day)


def test_who_wrote_and_the_account_stand_above_the_day():
    (case,) = cases(
        f"{TITLE}\n原创  石门组工  石门组织\n2023-05-08 17:00\n{P1}\n{P2}\n撰稿：壶瓶山镇 | 编辑：柳青"
    )
    assert (case.source.value, case.published.value, case.authors) == ("石门组织", "2023-05-08", ())


@pytest.mark.parametrize(
    ("above", "below", "source"),
    [
        ("来源：澎湃新闻·澎湃号·政务", "来源：石门发布", "石门发布"),
        ("来源：澎湃新闻·澎湃号·政务", "", "澎湃新闻·澎湃号·政务"),
        ("石门县壶瓶山镇平峒村", "（常德市乡村振兴局整理）", "常德市乡村振兴局"),
        ("来源：平峒村", "（常德市乡村振兴局整理）", "平峒村"),
        ("公开责任部门\n石门县乡村振兴局\n公开日期\n2023-05-08", "", "石门县乡村振兴局"),
    ],
)
def test_platforms_and_places_yield_to_who_prints(above, below, source):
    (case,) = cases(f"{TITLE}\n{above}\n{P1}\n{P2}\n{below}")
    assert case.source.value == source


@pytest.mark.parametrize(
    ("above", "source", "day"),
    [
        ("电子报阅读机\n2026-02-11\n星期三\n当前报纸名称:常德日报", "常德日报", None),
        ("常德日报农村版\n2022/10/14 05版 特别报道 上一版 下一版", "常德日报农村版", "2022-10-14"),
        ("山乡天地\n2022年第18期 > 基层党建", "山乡天地", None),
        ("石门县人民政府网\n互动交流 > 在线访谈", "石门县人民政府网", None),
        ("常德日报 A03 乡村\nA01 头版  A02 要闻  A03 乡村  A04 副刊\n今日导读", "常德日报", None),
        ("湖南农村网—湘北山区行 >> 各地动态", "湖南农村网", None),
        ("《武陵乡村振兴百例》(节选)\n石门县农业农村局 编", "石门县农业农村局", None),
        ("山乡振兴\n2022年第14期(总第97期)\n石门县农业农村局编", "石门县农业农村局", None),
        ("石门科技报社主办  全国山乡普及推广媒体\n要闻 科技 三农 果业 畜牧 视频 专栏", "石门科技报", None),
    ],
)
def test_a_page_shows_its_reader_whose_it_is(above, source, day):
    (case,) = cases(f"{above}\n{TITLE}\n{'日期:09-18' if day is None else ''}\n{P1}\n{P2}")
    assert (case.title.value, case.source.value) == (TITLE, source)
    assert (case.published and case.published.value) == day


@pytest.mark.parametrize("lines", ["2022年04月15日\n石门日报", "石门日报", "石门日报\n2022年04月15日"])
def test_a_masthead_may_be_all_that_stands_around_a_text(lines):
    issuer = issuers.issuer(layout.read(Document("a.txt", lines, "")).lines)
    assert issuer is None or issuer.value == "石门日报"


@pytest.mark.parametrize(
    ("below", "source"),
    [
        ("石门县乡村振兴局综合科编  电话:0736-5341166\n共印 300 份", "石门县乡村振兴局综合科"),
        ("上一篇:小田并大田 种粮更省心\n《山乡天地》杂志社 地址:石门县澧阳路  邮编:415300", "山乡天地"),
        ("(文/党委宣传部 图/驻村工作队)\n版权所有 © 武陵农学院 湘教备0001号", "武陵农学院"),
        ("上一版3 4下一版\n常德日报社主办 地址:常德市武陵区", "常德日报"),
    ],
)
def test_the_foot_of_a_page_tells_whose_it_is(below, source):
    (case,) = cases(f"{TITLE}\n{P1}\n{P2}\n\n{below}")
    assert case.source.value == source


def test_an_office_may_sign_on_two_lines_or_below_the_title():
    told = "石门县巩固脱贫攻坚成果\n推进乡村振兴工作领导小组办公室\n2023年9月20日\n(此件公开发布)\n抄送:县委办公室、县政府办公室、县政协办公室。"
    (case,) = cases(
        f"关于推广平峒村“茶园管家”做法的通知\n各乡(镇)人民政府,县直有关单位:\n{P1}\n{P2}\n\n{told}"
    )
    assert case.source.value == "石门县巩固脱贫攻坚成果推进乡村振兴工作领导小组办公室"
    assert case.published.value == "2023-09-20"
    office = "石门县委农村工作领导小组办公室"
    (case,) = cases(f"石门县新一轮扶持经济薄弱村工作情况汇报\n\n{office}\n(2023年6月)\n\n{P1}\n{P2}")
    assert case.source.value == office


def test_editors_may_stand_below_other_news():
    text = f"{TITLE}\n石门发布 2023-05-08\n{P1}\n{P2}\n往期推荐\n春天的一百种绿\n监制：覃小波｜责编：柳青"
    (case,) = cases(text)
    assert values(case.editors) == ["柳青"]
    assert text[case.body[-1].start : case.body[-1].end].endswith(P2)


def test_what_the_head_of_a_page_tells_holds_for_all_of_its_cases():
    found = round_up("2023-05-08 来源：常德日报 编辑：柳青\n本报记者 覃小波 易春华", "")
    assert len(found) == len(CASES)
    for case in found:
        assert (case.source.value, case.published.value) == ("常德日报", "2023-05-08")
        assert (values(case.authors), values(case.editors)) == (["覃小波", "易春华"], ["柳青"])


def test_a_case_keeps_its_own_writer():
    own = ("■本报记者 覃小波", "■本报记者 易春华", "■本报记者 田野青")
    found = round_up("来源：常德日报 2023-05-08", "（责任编辑：柳青）", *own)
    assert [values(case.authors) for case in found] == [["覃小波"], ["易春华"], ["田野青"]]
    assert [values(case.editors) for case in found] == [["柳青"]] * len(CASES)


def test_who_sent_a_case_in_yields_to_who_prints_the_page():
    own = tuple(f"（推荐单位：{place}委组织部）" for place in ("石门县", "澧县", "桃源县"))
    found = round_up("2023-05-08 来源：中共常德市委组织部", "", *own)
    assert {case.source.value for case in found} == {"中共常德市委组织部"}
    found = round_up("", "", *own)
    assert [case.source.value for case in found] == ["石门县委组织部", "澧县委组织部", "桃源县委组织部"]


def test_the_first_case_may_have_taken_the_head_of_the_page():
    text = f"石门县抓党建“微案例”\n2023-05-08 来源：中共常德市委组织部\n（一）荒坡长金叶\n（推荐单位：石门县委组织部）\n{P1}\n"
    text += f"（二）老屋变学堂\n（推荐单位：澧县委组织部）\n{P2}\n（三）合作社算账\n（推荐单位：桃源县委组织部）\n{P3}"
    assert {case.source.value for case in cases(text)} == {"中共常德市委组织部"}


@pytest.mark.parametrize("sign", ["（覃小波）", "（覃 波）", "（石门县壶瓶山镇 覃小波）"])
def test_who_wrote_stands_behind_a_short_last_sentence(sign):
    (case,) = cases(f"{TITLE}\n{P1}\n他说，该还的，一笔也不能忘。{sign}")
    assert values(case.authors) in (["覃小波"], ["覃波"])
    assert case.body[-1].end < case.authors[0].span.start


def test_who_owns_a_paper_is_no_source():
    text = f"石门日报\n2023年5月8日 星期一 农历癸卯年三月十九 今日8版\n中共石门县委主办 国内统一连续出版物号CN43-0001\n{TITLE}\n{P1}\n{P2}"
    (case,) = cases(text)
    assert (case.source.value, case.published.value) == ("石门日报", "2023-05-08")


def test_a_place_that_an_article_is_from_yields_to_the_account_that_prints_it():
    (case,) = cases(
        f"{TITLE}\n原创 覃小波 石门发布\n2023-05-08 18:30 发表于湖南\n{P1}\n{P2}\n来源：石门县壶瓶山镇\n编辑：柳青"
    )
    assert case.source.value == "石门发布"


def test_a_dateline_may_tell_the_hour():
    (case,) = cases(f"{TITLE}\n石门网-新常德客户端5月8日6时30分讯（记者 覃小波 通讯员 易春华）{P1}\n{P2}")
    assert values(case.authors) == ["覃小波", "易春华"]


def test_rows_of_a_form_set_apart_by_tabs_are_no_titles():
    forms = (
        f"序号\t{n}\n案例名称\t{title}\n推荐单位\t石门县{title[:3]}人民政府\n所在地\t石门县{title[:3]}\n案例内容\t{text}"
        for n, (title, text) in enumerate(CASES, 1)
    )
    found = cases("常德市优秀案例推荐表（汇总）\n填报时间：2023年5月\n\n" + "\n\n".join(forms))
    assert [case.title.value for case in found] == [title for title, _ in CASES]
    assert [case.source.value for case in found] == [f"石门县{title[:3]}人民政府" for title, _ in CASES]


@pytest.mark.parametrize("gap", ["\t", "："])
def test_who_sent_a_case_in_may_stand_above_its_title(gap):
    forms = (
        f"序号{gap}{n}\n报送单位{gap}石门县{title[:3]}人民政府\n案例标题{gap}{title}\n案例正文{gap}{text}"
        for n, (title, text) in enumerate(CASES, 1)
    )
    found = cases("常德市案例报送系统　导出时间：2022-12-08 16:20\n\n" + "\n\n".join(forms))
    assert [case.title.value for case in found] == [title for title, _ in CASES]
    assert [case.source.value for case in found] == [f"石门县{title[:3]}人民政府" for title, _ in CASES]


@pytest.mark.parametrize(
    ("above", "authors"),
    [
        (
            "“我的驻村故事”主题征文参评作品\n作品编号：0213\n姓    名：覃小波\n联系电话：139XXXX5120",
            ["覃小波"],
        ),
        ("茶山上的领头雁\n姓名：覃小波\n性别：男\n民族：土家族", []),
    ],
)
def test_who_entered_a_piece_is_its_author(above, authors):
    (case,) = cases(f"{above}\n\n{TITLE}\n{P1}\n{P2}\n{P3}")
    assert values(case.authors) == authors


def test_each_case_of_a_form_keeps_who_sent_it_in():
    places = ("石门县", "澧县", "桃源县")
    forms = (
        f"案例名称：{title}\n申报单位：{place}乡村振兴局\n案例类别：产业发展类\n案例背景：{text}"
        for place, (title, text) in zip(places, CASES, strict=True)
    )
    found = cases("常德市产业帮扶优秀案例汇编\n2023年5月8日\n\n" + "\n\n".join(forms))
    assert [case.title.value for case in found] == [title for title, _ in CASES]
    assert [case.source.value for case in found] == [f"{place}乡村振兴局" for place in places]
    assert {case.published.value for case in found} == {"2023-05-08"}


def test_the_column_of_a_paper_is_no_source():
    (case,) = cases(f"02 要闻·县区  2023年5月8日 星期一  责编 柳青\n\n{TITLE}\n{P1}\n{P2}")
    assert (case.source, case.published.value) == (None, "2023-05-08")
