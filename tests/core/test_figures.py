"""What figures mean: indicator, theme, period, change, target, place and normal form, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Case, Field, Figure, Paragraph, Place, PlaceMention, PrimaryPlace, Span
from core.parse import figures
from core.parse.projection import project


def read(text: str, published: str | None = "2023-06-15") -> list[Figure]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    paragraphs = tuple(Paragraph("text", (span,)) for span in spans if len(span))
    case = Case(
        0, Span(0, len(text)), paragraphs=paragraphs, published=Field(published) if published else None
    )
    return list(figures.read(case, project(text, paragraphs)).figures)


INDICATORS = [
    ("建成38栋高效温室大棚。", ["高效温室大棚"]),
    ("全村耕地面积795亩、林地1.3万亩。", ["耕地面积", "林地"]),
    ("收集群众反映问题12件，现场解决9件。", ["收集群众反映问题", "现场解决"]),
    ("累计纳入监测对象3934户、8504人。", ["纳入监测对象", "纳入监测对象"]),
    ("全村286户1043人。", ["农户", "人口"]),
    ("贫困发生率从25.59%降至0.85%。", ["贫困发生率", "贫困发生率"]),
    ("流转荒山40余亩。", ["流转荒山"]),
    ("年产1000万平方英尺棒球革。", ["年产棒球革"]),
    ("投资500万元以上农产品加工项目。", ["农产品加工项目投资"]),
    ("为经营主体提供上限300万元的贷款担保。", ["贷款担保"]),
    ("召开市委常委会、政府常务会、专题部署会等9次。", ["召开市委常委会、政府常务会、专题部署会"]),
    ("小麦、玉米、大豆种植面积分别为100亩、200亩和300亩。", ["小麦种植面积", "玉米种植面积", "大豆种植面积"]),
    ("收入超过50万元的村有27个，占46%。", ["收入", "收入超过50万元的村", "收入超过50万元的村占比"]),
    ("人均可支配收入16832元，同比增长8.6%。", ["人均可支配收入", "人均可支配收入同比增长"]),
    ("去年挣了二十一万元。", ["收入"]),
    ("他今年四十六岁。", ["年龄"]),
    ("修建宽5米长1500米的主街、宽4.5米长3160米的巷道。", ["主街宽", "主街长", "巷道宽", "巷道长"]),
    ("凿出一条6公里长的水渠。", ["水渠长"]),
    ("像他这样返乡创办农业企业的致富带头人多达30人。", ["致富带头人"]),
    ("村党支部书记刘伟带领群众流转土地500亩。", ["流转土地"]),
    ("带动300户农户增收，可容纳200人就业。", ["带动农户", "容纳就业"]),
    ("对全村1056名60岁以上老人免费体检。", ["60岁以上老人", "年龄"]),
    ("目前，园区吸引12家企业入驻。", ["企业"]),
    ("全村6个组、521户1613人散居在河谷两岸。", ["组", "农户", "人口"]),
    ("流转30多亩田地种植豆角。", ["田地"]),
    ("盈余的30%用于公共服务。", ["盈余用于公共服务"]),
    ("村民在基地务工，一天120元。", ["务工工资"]),
    ("在基地打工每天80元。", ["打工工资"]),
    ("加工后每斤只能卖15元。", ["加工后每斤价格"]),
    ("以98%的赞成票通过了决议。", ["赞成票"]),
    ("这座投资580万元的厂房。", ["厂房投资"]),
    ("500亩连片油菜花海。", ["油菜花海"]),
    ("架设了3座便民桥。", ["便民桥"]),
    ("实施饮水安全巩固提升工程16处。", ["实施饮水安全巩固提升工程"]),
    ("安排资金1.86亿元，其中用于产业发展的占65%。", ["安排资金", "产业发展占比"]),
    ("新增市场主体60户，同比增长15.6%，其中新增合作社8户。", ["新增市场主体", "新增市场主体增长", "新增合作社"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), INDICATORS)
def test_indicator(text: str, names: list[str]) -> None:
    assert [f.indicator for f in read(text)] == names


PERIODS = [
    ("2021年，投资300万元。", ["2021"]),
    ("截至6月30日，支出率54.71%。", ["2023-06-30"]),
    ("截至2022年6月底，支出率54.71%。", ["2022-06"]),
    ("今年全县争取资金8亿元，实施项目293个。", ["2023", "2023"]),
    ("去年12月，新建大棚12座。", ["2022-12"]),
    ("前三季度，转移就业17.85万人。", ["2023-01/2023-09"]),
    ("1—4月，完成投资3亿元。", ["2023-01/2023-04"]),
    ("2020年至2022年，培训860名农民。", ["2020/2022"]),
    ("2015年至今，连续8年获评先进。", ["2015/2022"]),
    ("2021年5月至今，选派队员186名。", ["2021-05/2023-06"]),
    ("年初以来，新纳入监测对象126户。", ["年初以来"]),
    ("村集体收入15万元每年。", ["每年"]),
    ("每季度召开一次联席会议、开展1次主题党日活动。", ["每季度", "每季度"]),
    ("每栋大棚年产黄瓜4万斤、产值近30万元。", ["每年", "每年"]),
    ("收入从2020年的3.6万元增长到2022年的28.9万元，增长7倍。", ["2020", "2022", "2020/2022"]),
    ("最后3户10人于2021年底脱贫。", ["2021年底", "2021年底"]),
    ("2022年，产值4.6亿元，较上年的4.1亿元增长12.2%。", ["2022", "2021", "2022"]),
    ("收入达到86.5万元，是2018年的7.2倍。", [None, None]),
    ("二〇一七年，搬迁162户。", ["2017"]),
    ("截至今年4月底，累计发放贷款236笔。", ["2023-04"]),
    ("上半年，全县新增合作社60户，同比增长15.6%，其中示范社8户。", ["2023-01/2023-06"] * 3),
    ("从去年9月到今年3月，走访群众620户。", ["2022-09/2023-03"]),
    ("2019年，他到村任职，当时全村有贫困户68户231人。", ["2019", "2019"]),
    ("2022年，纯收入14860元，较2020年增加3260元。", ["2022", "2022"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "periods"), PERIODS)
def test_period(text: str, periods: list[str | None]) -> None:
    assert [f.period for f in read(text)] == periods


def test_without_a_publication_date_nothing_is_invented() -> None:
    assert [f.period for f in read("今年争取资金8亿元。", None)] == ["今年"]
    assert [f.period for f in read("去年冬季引进100只种鹅。", None)] == ["去年冬季"]


THEMES = [
    ("村集体分红12万元。", ["collective_income"]),
    ("发放救灾补助金36万元。", ["fund"]),
    ("培训420人，覆盖率92%。", ["training", "training"]),
    ("发放“富民贷”236笔、3580万元。", ["fund", "fund"]),
    ("投资1.2亿元，占地120亩。", ["investment", "land"]),
    ("人均纯收入14860元，较2020年增加3260元。", ["income", "income"]),
    ("自来水入户率98%。", ["infrastructure"]),
    ("写下了8本民情日记。", ["work"]),
    ("外出务工3826人，其中脱贫劳动力1120人。", ["employment", "employment"]),
    ("走访群众620户。", ["work"]),
    ("惠及3个村。", ["other"]),
    ("网络零售额3.6亿元，同比增长28%。", ["output", "output"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "themes"), THEMES)
def test_theme(text: str, themes: list[str]) -> None:
    assert [f.theme for f in read(text)] == themes


CHANGES = [
    ("党员从27人增加到93人。", ["from1", "to1"]),
    ("交易量由2021年初成立时的200头左右增加到现在的近千头，交易额由百万元达到近千万元。", ["from1", "to1", "from2", "to2"]),
    ("时间由15个工作日缩减至9个自然日。", ["from1", "to1"]),
    ("利润提高70%。", ["by1"]),
    ("收入翻了两番。", ["by1"]),
    ("覆盖率提高3.2个百分点。", ["by1"]),
    ("规模擴至300亩。", ["to1"]),
    ("收益达到50万元。", [None]),
    ("由两名副局长带队。", [None]),
    ("其中新纳入监测对象126户。", [None]),
    ("产值4.6亿元，较上年的4.1亿元增长12.2%。", ["to1", "from1", "by1"]),
    ("资产由9.8亿元，增至目前的27.6亿元，增长近两倍。", ["from1", "to1", "by1"]),
    ("65%的出租率一年内升到九成八。", ["from1", "to1"]),
    ("以前一亩地收租5000元，现在8000元。", ["from1", "to1"]),
    ("民宿、床位较2019年分别增长18.6%、22.4%。", ["by1", "by2"]),
    ("最多收入800元。", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "roles"), CHANGES)
def test_change(text: str, roles: list[str | None]) -> None:
    found = [f.change for f in read(text)]
    assert [c.role + str(c.group) if c else None for c in found] == roles


def test_groups_are_numbered_through_the_case() -> None:
    found = read("党员从27人增加到93人。\n收入由3万元提高到5万元。")
    assert [f.change.group if f.change else None for f in found] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("力争到2025年村集体收入突破100万元。", [True]),
        ("计划实施项目293个。", [True]),
        ("预计年产值可达2亿元。", [True]),
        ("实现产值2亿元。", [False]),
        ("将全村划分为6个网格。", [False]),
    ],
)
def test_target(text: str, targets: list[bool]) -> None:
    assert [f.target for f in read(text)] == targets


NORMAL = [
    ("造林20公顷", 300, "亩", "area"),
    ("面积2平方公里", 3000, "亩", "area"),
    ("收粮4万斤", 20000, "公斤", "mass"),
    ("收粮3吨", 3000, "公斤", "mass"),
    ("收入1.35万元", 13500, "元", "money"),
    ("修路800米", 0.8, "公里", "length"),
    ("卖到18元/斤", 36, "元/公斤", "money per mass"),
    ("租金600元/亩", 600, "元/亩", "money per area"),
    ("发电120万度", 1200000, "千瓦时", "energy"),
    ("培训500人次", 500, "人次", "count"),
    ("安置38名工人", 38, "人", "people"),
    ("带动76户", 76, "户", "households"),
    ("占比三成", 30, "%", "share"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit", "dimension"), NORMAL)
def test_normal_form(text: str, value: float, unit: str, dimension: str) -> None:
    normal = read(text)[0].normal
    assert normal is not None
    assert (normal.value, normal.unit, normal.dimension) == (pytest.approx(value), unit, dimension)


def test_what_is_never_mixed() -> None:
    dimensions = [
        f.normal.dimension for f in read("压缩15个工作日，缩短9个自然日，培训38人，体检200人次。") if f.normal
    ]
    assert len(set(dimensions)) == 4


def test_the_text_stays_as_written() -> None:
    text = "流轉土地１,２００畝，近三成農戶入社。"
    found = read(text)
    assert [f.text for f in found] == ["１,２００畝", "近三成"]
    assert [text[f.span.start : f.span.end] for f in found] == [f.text for f in found]
    assert found[0].value == 1200 and found[0].unit == "畝"


def test_cells_of_a_table_take_unit_and_name_from_the_header() -> None:
    found = read("村名\t户数(户)\t面积（亩）\t产值（万元）\n河西村\t320\t1,200\t38.5")
    assert [(f.value, f.unit, f.indicator) for f in found] == [
        (320, "户", "户数"),
        (1200, "亩", "面积"),
        (385000, "元", "产值"),
    ]


def test_years_as_columns_are_periods() -> None:
    found = read("单位:万元\n项目\t2021年\t2022年\n产值\t120\t150")
    assert [(f.value, f.indicator, f.period) for f in found] == [
        (1200000, "产值", "2021"),
        (1500000, "产值", "2022"),
    ]


def test_units_given_above_a_drawn_table() -> None:
    found = read(
        "经营情况（金额单位：万元；客流单位：万人次）：\n村名｜经营收入｜接待游客\n甲村｜642.5｜37.2\n乙村｜588｜21.6"
    )
    assert [(f.value, f.unit) for f in found][:2] == [(6425000, "元"), (372000, "人次")]


def test_a_list_of_places_is_paired_with_its_figures() -> None:
    text = "平川、板桥面积依次为12万亩、9万亩。"
    county = Place("甲省", "乙市", "丙县")
    towns = [Place("甲省", "乙市", "丙县", name) for name in ("平川镇", "板桥镇")]
    mentions = tuple(
        PlaceMention(Span(i * 3, i * 3 + 2), text[i * 3 : i * 3 + 2], p) for i, p in enumerate(towns)
    )
    paragraphs = (Paragraph("text", (Span(0, len(text)),)),)
    case = Case(
        0,
        Span(0, len(text)),
        paragraphs=paragraphs,
        places=mentions,
        primary_place=PrimaryPlace(county, ("lead",)),
    )
    found = figures.read(case, project(text, paragraphs)).figures
    assert [f.place for f in found] == towns


def test_scars_inside_a_figure_are_bridged() -> None:
    text = "流转土地3\n00亩"
    paragraphs = (Paragraph("text", (Span(0, 5), Span(6, 9))),)
    case = Case(0, Span(0, len(text)), paragraphs=paragraphs)
    found = figures.read(case, project(text, paragraphs)).figures
    assert [(f.value, f.unit, f.span) for f in found] == [(300, "亩", Span(4, 9))]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "山里的早晨很安静。老人们坐在门口晒太阳，孩子们背着书包，一路笑着往学校走。",
        "党的二十大精神落地生根，“三农”工作扎实推进，村“两委”班子团结一心，千家万户共享发展成果。",
        "（一）抓好产业。一是强化领导，二是压实责任。第一书记张明说，下一步将持续发力。",
    ],
)
def test_an_article_without_quantities_yields_none(text: str) -> None:
    assert read(text) == []


@given(
    st.text(alphabet="由从至到增加其中占比分别每年今去12三万亿%元亩户人，。、\n｜\t“”（）的了村", max_size=60)
)
def test_any_text_is_read_and_every_figure_quotes_it(text: str) -> None:
    for figure in read(text):
        assert text[figure.span.start : figure.span.end] == figure.text
        assert figure.sentence is not None and figure.sentence.contains(figure.span)
