"""Times against each other, the calendar and the day of publication: the slip is found, its twin is left in peace.

`{wrong|right}` marks a slip and what should stand there.
"""

from __future__ import annotations

import re

import pytest

from core import lexicon
from core.model import Case, Field, Paragraph, Span
from core.parse.checks import chronology
from core.parse.checks.chronology import events, timeline
from core.parse.checks.items import Page, lay_out
from core.parse.projection import project

_SLIP = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


def page(text: str, published: str) -> Page:
    paragraphs = tuple(Paragraph("text", (Span(m.start(), m.end()),)) for m in re.finditer(r"[^\n]+", text))
    case = Case(0, Span(0, len(text)), paragraphs=paragraphs, published=Field(published))
    return lay_out(case, project(text, paragraphs))


def doubts(text: str, published: str) -> list[str]:
    return [c.note for c in chronology.checks(page(text, published)) if not c.holds]


SLIPS = [
    ("2022-06-21", "2018年6月，专家郑德贵第一次来到月亮山区。2020年8月，他第二次进山，一住就是三个月。\n{2017年10月|2021年10月}，他第三次来到村里。"),
    ("2021-11-18", "2019年5月，村里打出第一眼深井；同年7月，水塔建成；{同年6月|同年8月}，自来水通到了家家户户。"),
    ("2022-10-13", "2016年建成的村级光伏电站，按照协议，收益期20年，到{2046年|2036年}期满。"),
    ("2022-07-28", "2019年7月，我报名参加援藏。寒风让我整夜睡不着。三年任期届满那天，是{2021年7月|2022年7月}，乡亲们来送我。"),
    ("2021-06-22", "1988年，新婚不久的夫妇上了林场。他们在山上一干就是{23年|33年}，直到今年5月才搬下山。"),
    ("2022-11-08", "村里人盼了多年的通组公路，2020年9月破土动工。施工队遇山开山、遇水架桥，工期一再压缩。{2019年12月|2021年12月}，全长7.6公里的水泥路通过了交通部门的竣工验收。"),
    ("2023-10-19", "2021年5月，经组织部门选派，张家良被任命为驻村第一书记。\n他的日记第一页写着：“{2021年3月6日|2021年6月6日}，到村第一天，天下着雨，住进村委会二楼。”"),
    ("2022-03-18", "光伏电站于2018年8月并网发电，装机容量300千瓦。项目{2019年春|2018年春}开始建设，收益全部归村集体。"),
    ("2021-09-03", "李国栋家因为父亲患病，2016年被识别为建档立卡贫困户。他借了5万元小额信贷，养起了羊。{2015年|2018年}底，一家五口顺利脱贫。"),
    ("2023-05-22", "从2018年开始种植沃柑至今，黄永强已经在这片山坡上干了{八年|五年}。"),
    ("2022-01-26", "合作社2018年第一次分红，到2021年已连续{六年|四年}给社员分红。"),
    ("2022-04-15", "1990年出生的林晓燕，大学毕业后在厦门一家外企工作。2016年，{36岁|26岁}的她辞去工作，回到寿宁县下党乡种茶。"),
    ("2022-07-14", "2019年冬，他带着全家人回到木门镇，租下撂荒地种黄茶。回乡第二年，也就是{2022年|2020年}，茶苗长势喜人。"),
    ("2021-09-10", "1991年，刚从师范毕业的马玉兰来到村小。{二十年|三十年}过去了，直到2021年，她依然站在三尺讲台上。"),
    ("2021-03-25", "2016年底，班彦村129户群众搬进新居。搬迁前的{2018年|2015年}，村里人均可支配收入只有2600元。"),
    ("2022-10-09", "项目工期18个月，2020年3月开工，{2020年12月|2021年9月}完工，比计划没有拖后一天。"),
    ("2022-02-16", "培训班从去年11月5日开班，到{11月1日|12月25日}结束，历时50天。"),
    ("2021-02-09", "2020年5月，84户贫困户搬进县城安置点。安置点{2020年8月|2019年11月}竣工交付，配套有学校和卫生院。"),
    ("2022-05-17", "2017年，赵海军注册了“太行粉坊”商标。四年后，也就是{2019年|2021年}，他的粉条卖进了北京的超市。"),
    ("2021-11-23", "铜井镇自2018年启动农村改厕以来，{5年|3年}间累计完成改厕1.2万户。"),
    ("2022-06-30", "阿卜杜拉2014年创办合作社，带着乡亲种红枣。合作社成立{十年|八年}来，社员增加到176户。"),
    ("2022-10-20", "下姜村的数字驾驶舱2020年7月上线运行。{2021年6月|2019年6月}立项之初，村干部还担心村民不会用。"),
    ("2022-03-11", "周建军2003年外出打工，在外打拼了十二年后，于{2012年|2015年}回到家乡办厂。"),
    ("2022-07-05", "2019年以前，村里集体收入一直是空白。按照规划，{2020年|2023年}底村集体收入将突破50万元。"),
    ("2023-07-04", "驿站2022年10月正式营业，营业{一年多|半年多}来接待游客2.6万人次。"),
    ("2021-09-14", "1986年出生的李志强2008年大学毕业，{2006年|2010年}辞去城里的工作回乡种石榴。"),
    ("2023-03-09", "2022年8月，博士服务团进驻石柱县中益乡。服务团离村时是{2022年6月|2023年2月}，村民们一直送到了村口。"),
    ("2022-11-28", "2018年，试种的20亩金丝皇菊获得成功；{2017年|2019年}，在试种成功的基础上推广到300亩。"),
    ("2023-11-02", "今年{10月|3月}，春暖花开，光山县文殊乡的茶农开始采摘第一茬明前茶。"),
]  # fmt: skip
PEACE = [
    ("2022-11-03", "2022年3月，项目通过专家评审。这个项目早在2020年就开始谋划，2021年完成选址，今年5月动工，10月主体完工。"),
    ("2021-08-12", "2020年7月，一场洪水冲毁了大棚。时间回到2018年，他刚刚返乡创业。2019年，他建起了第一个大棚。"),
    ("2022-08-01", "2003年退伍后，他先到广东打工。2013年回村养鱼，10年打工攒下的20万元全投进了鱼塘。"),
    ("2022-11-10", "2016年开始收储老屋，2017年5月签订协议，2018年修缮，2019年国庆节前开业，2020年春节第一次实现满房。"),
    ("2021-10-30", "大桥2018年12月通车。通车前，到县城要3个小时；2015年，有孕妇因为路远耽误了救治。"),
    ("2022-09-15", "2018年，李建国到村担任第一书记。2021年5月，李建国任期届满，张建国接任第一书记。"),
    ("2022-09-06", "从2012年到2022年，十年间，张北县造林120万亩。前五年造林50万亩，后五年造林70万亩。"),
    ("2021-10-15", "庙上乡的冬枣10月成熟。温室冬枣每年3月开花、6月上市。"),
    ("2022-06-18", "一期工程2021年6月投产，二期工程2022年3月动工。"),
    ("2020-09-01", "陈永和1984年12月当上村支书，到2004年辞职，前前后后干了19年。"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text"), SLIPS)
def test_a_slip_in_time_is_found_and_its_twin_left_in_peace(published: str, text: str) -> None:
    assert doubts(_SLIP.sub(r"\1", text), published)
    assert doubts(_SLIP.sub(r"\2", text), published) == []


@pytest.mark.parametrize(("published", "text"), PEACE)
def test_what_only_looks_out_of_order_is_left_in_peace(published: str, text: str) -> None:
    assert doubts(text, published) == []


@pytest.mark.parametrize("step", lexicon.load("steps")["step"], ids=lambda step: step["words"][0])
def test_each_step_is_read_from_its_example(step: dict[str, object]) -> None:
    dated, _ = events.read(timeline.lay(page(str(step["example"]), "2023-01-01")))
    assert (step["family"], step["rank"]) in [(e.family, e.rank) for e in dated]


@pytest.mark.parametrize("season", lexicon.load("seasons")["season"], ids=lambda season: season["words"][0])
def test_each_season_has_its_months(season: dict[str, str]) -> None:
    right = season["example"]
    assert doubts(right, "2023-12-31") == []
    wrong = {**dict.fromkeys("123", "7"), **dict.fromkeys("45678", "12")}
    said = re.search(r"(\d+)月", right)
    assert said
    assert doubts(right.replace(said[0], f"{wrong.get(said[1], '4')}月"), "2023-12-31")
