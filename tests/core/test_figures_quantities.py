"""Quantities as articles write them, and numerals that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.parse.figures import not_figures
from core.parse.figures.folding import fold
from core.parse.figures.quantities import scan


def quantities(text: str) -> list[tuple[str, float, float | None, str, str | None]]:
    folded = fold(text)
    return [
        (
            text[f.start : f.end],
            float(f.low),
            float(f.high) if f.high is not None else None,
            f.unit,
            f.modifier,
        )
        for f in scan(text, folded, not_figures.mask(folded))
    ]


# text -> quoted words, value, upper end, unit, modifier
ONE = [
    ("种植面积三百二十亩", "三百二十亩", 320, None, "亩", None),
    ("花了一万二元", "一万二元", 12000, None, "元", None),
    ("两千多户受益", "两千多户", 2000, None, "户", "approx_above"),
    ("覆盖七成以上", "七成以上", 70, None, "%", "approx_above"),
    ("覆盖率上升到六成二。", "六成二", 62, None, "%", None),
    ("近一成半的人家", "近一成半", 15, None, "%", "approx_below"),
    ("占总数的三分之一", "三分之一", 1 / 3, None, "", None),
    ("不足1/5的村", "不足1/5", 0.2, None, "", "approx_below"),
    ("近百户农家", "近百户", 100, None, "户", "approx_below"),
    ("数十户农家", "数十户", 10, None, "户", "approx_above"),
    ("产值破亿元", "破亿元", 1e8, None, "元", "approx_above"),
    ("收入上千元", "上千元", 1000, None, "元", "approx_above"),
    ("收入60万多元", "60万多元", 600000, None, "元", "approx_above"),
    ("流转91余万亩", "91余万亩", 910000, None, "亩", "approx_above"),
    ("投入1,200元", "1,200元", 1200, None, "元", None),
    ("投入１２０元", "１２０元", 120, None, "元", None),
    ("投入8.27 亿元", "8.27 亿元", 827000000, None, "元", None),
    ("造林300畝", "300畝", 300, None, "畝", None),
    ("奖励3—5万元", "3—5万元", 30000, 50000, "元", None),
    ("流转200至300亩", "200至300亩", 200, 300, "亩", None),
    ("每户9000至1万元", "9000至1万元", 9000, 10000, "元", None),
    ("收入1万元至5万元", "1万元至5万元", 10000, 50000, "元", None),
    ("每个村由3至5人组成", "3至5人", 3, 5, "人", None),
    ("带动二三十户", "二三十户", 20, 30, "户", None),
    ("亩均1.2万元", "1.2万元", 12000, None, "元", None),
    ("卖到18元/斤", "18元/斤", 18, None, "元/斤", None),
    ("七、八次上门", "七、八次", 7, 8, "次", None),
    ("栽了四、五十亩", "四、五十亩", 40, 50, "亩", None),
    ("种了三、四百亩", "三、四百亩", 300, 400, "亩", None),
    ("工期为期180日", "180日", 180, None, "日", None),
    ("光伏电站60KW", "60KW", 60, None, "KW", None),
    ("变压器100KVA", "100KVA", 100, None, "KVA", None),
    ("综治单项第一。", "第一", 1, None, "", None),
    ("租金1200元/亩·年", "1200元/亩·年", 1200, None, "元/亩·年", None),
    ("购置36台(套)", "36台(套)", 36, None, "台(套)", None),
    ("购置36台（套）", "36台（套）", 36, None, "台（套）", None),
    ("培训55个班(次)", "55个班(次)", 55, None, "班(次)", None),
    ("提高3.2个百分点", "3.2个百分点", 3.2, None, "百分点", None),
    ("缩减至9个自然日", "9个自然日", 9, None, "自然日", None),
    ("达到百分之八十", "百分之八十", 80, None, "%", None),
    ("覆盖率百分百", "百分百", 100, None, "%", None),
    ("翻了两番", "两番", 2, None, "番", None),
    ("翻了一番", "一番", 1, None, "番", None),
    ("增长了近一倍", "近一倍", 1, None, "倍", "approx_below"),
    ("是原来的四倍还多", "四倍还多", 4, None, "倍", "approx_above"),
    ("在省考核中位列全省第四位", "第四位", 4, None, "位", None),
    ("总量排全省第一。", "第一", 1, None, "", None),
    ("由上年的第37名升至前列", "第37名", 37, None, "名", None),
    ("2.34万帮扶责任人", "2.34万", 23400, None, "人", None),
    ("辐射1.2万群众", "1.2万", 12000, None, "人", None),
    ("带动300多农户", "300多", 300, None, "户", "approx_above"),
    ("全县总人口62.8万,", "62.8万", 628000, None, "人", None),
    ("毛收入就有三万二。", "三万二", 32000, None, "元", None),
    ("一斤统货只卖两块五,", "两块五", 2.5, None, "元", None),
    ("“价钱也好，一块二一斤。”", "一块二", 1.2, None, "元", None),
    ("每斤九元九角", "九元九角", 9.9, None, "元", None),
    ("每天能挣80块钱", "80块钱", 80, None, "元", None),
    ("全村1200口人", "1200口人", 1200, None, "人", None),
    ("苗高三米二。", "三米二", 3.2, None, "米", None),
    ("亩产三斤半", "三斤", 3.5, None, "斤", None),
    ("坐车两个半小时", "两个半小时", 2.5, None, "小时", None),
    ("坐车半小时", "半小时", 0.5, None, "小时", None),
    ("每月开展一次", "一次", 1, None, "次", None),
    ("每半年至少到村走访一次", "一次", 1, None, "次", "at_least"),
    ("最高可贷30万元", "30万元", 300000, None, "元", "at_most"),
    ("贷款上限300万元", "上限300万元", 3000000, None, "元", "at_most"),
    ("不低于90%", "不低于90%", 90, None, "%", "at_least"),
    ("3个工作日内办结", "3个工作日内", 3, None, "工作日", "at_most"),
    ("约200头左右", "约200头左右", 200, None, "头", "about"),
    ("带动十来户", "十来户", 10, None, "户", "about"),
    ("连续8年被评为先进", "8年", 8, None, "年", None),
    ("培训30天", "30天", 30, None, "天", None),
    ("最低气温零下20摄氏度", "20摄氏度", -20, None, "摄氏度", None),
    ("装机两千千瓦", "两千千瓦", 2000, None, "千瓦", None),
    ("单袋二十五千克", "二十五千克", 25, None, "千克", None),
    ("道路硬化12千米", "12千米", 12, None, "千米", None),
    ("引来5家园区企业", "5家", 5, None, "家", None),
    ("灌溉水利用系数达0.64,", "0.64", 0.64, None, "", None),
    ("近半数农户", "近半数", 0.5, None, "", "approx_below"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quoted", "low", "high", "unit", "modifier"), ONE)
def test_one_quantity(
    text: str, quoted: str, low: float, high: float | None, unit: str, modifier: str | None
) -> None:
    found = quantities(text)
    assert len(found) == 1, found
    assert found[0][1] == pytest.approx(low) and found[0][2:] == (high, unit, modifier)
    assert found[0][0].startswith(quoted)


SEVERAL = [
    ("建档立卡贫困户76户238人", [(76, "户"), (238, "人")]),
    ("辖4个自然村5个村民小组312户1086人", [(4, "个"), (5, "个"), (312, "户"), (1086, "人")]),
    ("大棚长270米×4米", [(270, "米"), (4, "米")]),
    ("分别搬迁12、15、20户", [(12, "户"), (15, "户"), (20, "户")]),
    ("产量分别为300和500公斤", [(300, "公斤"), (500, "公斤")]),
    ("提高6.8个和12.3个百分点", [(6.8, "百分点"), (12.3, "百分点")]),
    ("由3户增加到15户", [(3, "户"), (15, "户")]),
    ("由3户到15户", [(3, "户"), (15, "户")]),
    ("从当初的一家发展到三十六家", [(1, "家"), (36, "家")]),
    ("民宿从零发展到14家", [(0, "家"), (14, "家")]),
    ("系数由0.57提高到0.64,", [(0.57, ""), (0.64, "")]),
    ("建起码头一座、乐园两处", [(1, "座"), (2, "处")]),
    ("绣活两万,光伏分红三千,民宿租金一万五,", [(20000, "元"), (3000, "元"), (15000, "元")]),
    ("排查18万户55万乡村人口", [(180000, "户"), (550000, "人")]),
    ("实施项目293个,其中产业项目87个", [(293, "个"), (87, "个")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_quantities(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(low, unit) for _, low, _, unit, _ in quantities(text)] == expected


NONE = [
    "514日，干部入户", "201911月，项目完工", "做好每一件小事", "一个个项目", "一份份清单", "第一时间赶到", "破解三大难题",
    "2021年", "2022年3月14日", "6月30日", "1—6月", "2020—2022年", "二〇一七年", "去年12月", "上午9时", "18:00", "周一18:00", "八月的德吉村", "20世纪90年代",
    "“十四五”期间", "党的二十大", "十九届六中全会", "第二批", "第三届", "二次会议", "三期工程", "第一书记", "第一责任人", "三等奖", "一、抓产业", "一是强化领导", "(二)做法",
    "“三农”工作", "村“两委”", "三变改革", "四个不摘", "两不愁三保障", "“137”责任制", "“1+1>2”", "“442”比例", "1+4+N", "一村一品", "千方百计", "千家万户", "老百姓",
    "四面八方", "三天两头", "一举两得", "打造一支队伍", "形成一个品牌", "按照一个问题、一套方案、一名责任人的要求", "“15分钟生活圈”", "《关于“三保障”的2个意见》",
    "电话0355-1234567", "手机13812345678", "沿318国道", "S302线", "〔2021〕15号", "5G网络", "4A级景区", "2号楼", "ICP备12345678号", "邮编100071", "编号20210315001",
    "近三年来", "五年来", "这两年", "三年级学生", "十里铺村", "三里庄", "双孢菇", "三花鹅", "四方台镇", "上下一心", "一二三产业融合", "统一育苗", "十分重要",
    "一半森林一半村", "以上措施", "节约用水", "五大发展理念", "五级书记抓振兴", "(万元)", "单位:万元", "",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "modifier"),
    [("节约300万元", None), ("签约30个项目", None), ("附近3户", None), ("达到300万元", None), ("高达300万元", None), ("超300万元", "approx_above")],
)  # fmt: skip
def test_what_only_looks_like_a_modifier(text: str, modifier: str | None) -> None:
    assert [found[4] for found in quantities(text)] == [modifier]


def test_a_comma_between_clauses_is_no_thousands_mark() -> None:
    found = quantities("占比55%,200户受益,共12,300人")
    assert [(low, unit) for _, low, _, unit, _ in found] == [(55, "%"), (200, "户"), (12300, "人")]


@given(
    st.text(
        alphabet="零一二三十百千万亿两半几多余近约超以上内0123456789.,%元亩户人个年月日第前成分之至—从到、。 “”(｜\t\n",
        max_size=40,
    )
)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    folded = fold(text)
    last = 0
    for found in scan(text, folded, not_figures.mask(folded)):
        assert 0 <= found.start <= found.at < found.end <= len(text)
        assert found.at >= last
        last = found.at
