"""Checks: what contradicts itself is found, what agrees is said to agree, and the rest is left in peace."""

from __future__ import annotations

import pytest

from core.gazetteer import Gazetteer
from core.model import Case, Check, Field, Paragraph, Place, PlaceMention, PrimaryPlace, Span
from core.parse import checks, figures
from core.parse.projection import project

VILLAGE = Place("甲省", "乙市", "丙县", "丁镇", "戊村")


def read(text: str, published: str | None = "2023-05-20", place: Place | None = None) -> tuple[Check, ...]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    paragraphs = tuple(Paragraph("text", (span,)) for span in spans if len(span))
    case = Case(
        0, Span(0, len(text)), paragraphs=paragraphs, published=Field(published) if published else None
    )
    if place:
        mention = PlaceMention(Span(0, 2), text[:2], place)
        case = Case(
            0, case.span, paragraphs=paragraphs, published=case.published, places=(mention,),
            primary_place=PrimaryPlace(place, ("body",)),
        )  # fmt: skip
    view = project(text, paragraphs)
    return checks.read(figures.read(case, view), view, Gazetteer()).checks


def about_figures(
    text: str, published: str | None = "2023-05-20", place: Place | None = None
) -> list[tuple[str, bool]]:
    """Kind and verdict of the checks on figures and dates, soft doubts left out."""
    return [
        (c.kind, c.holds)
        for c in read(text, published, place)
        if not c.soft and c.kind not in ("place", "name")
    ]


# text, kind, and words that the note must hold
WRONG = [
    ("全县种业产值4.6亿元，较上年的4.1亿元增长22.2%。", "share", "12.2%"),
    ("村集体收入由2020年的10万元增加到2022年的25万元，增长120%。", "share", "150%"),
    ("覆盖率从60%提高到85%，提高了35个百分点。", "share", "25百分点"),
    ("75个村中，收入超过50万元的有27个，占46%。", "share", "36%"),
    ("合作社经营收入278万元，分红41.7万元，占经营收入的25%。", "share", "15%"),
    ("全县村集体总收入3860万元，其中经营收入2140万元、资产收益980万元、其他收入640万元。", "sum", "3760万"),
    ("抽调80名干部组成督导组，其中综合组30名、业务组22名、暗访组18名。", "sum", "70"),
    ("流转土地500亩，其中茶叶300亩，其余250亩种了油茶。", "sum", "550"),
    ("全镇脱贫户120户，其中监测对象160户。", "subset", "大于"),
    ("截至2023年8月底，新增大棚12座。", "date", "晚于发布日期"),
    ("2023年2月30日，项目开工。", "date", "历法"),
    ("2022年至2019年连续获奖。", "date", "颠倒"),
    ("2024年3月，该村实现整村脱贫。", "date", "晚于发布日期"),
    ("种植茶叶300亩、油茶200亩、黄桃100亩，共计650亩。", "sum", "600"),
    ("全村共有286户。\n如今，全村312户都装上了自来水。", "duplicate", "286户"),
    ("入社社员达6842户。\n年底，入社社员6482户分红。", "duplicate", "6842户"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "words"), WRONG)
def test_a_contradiction_is_found(text: str, kind: str, words: str) -> None:
    wrong = [c for c in read(text) if not c.holds and not c.soft and c.kind == kind]
    assert wrong, [(c.kind, c.holds, c.note) for c in read(text)]
    assert words in wrong[0].note
    assert all(0 <= c.span.start < c.span.end <= len(text) for c in wrong)


RIGHT = [
    ("亩产由过去的260公斤提高到410公斤，增产57.7%。", "share"),
    ("资产总额由2012年的9.8亿元，增至目前的27.6亿元，增长近两倍。", "share"),
    ("核桃面积由300亩扩展到4200亩，翻了近四番。", "share"),
    ("安排资金4.36亿元，其中用于产业发展2.62亿元，占60.1%。", "share"),
    ("累计纳入监测对象3216户；已消除风险2573户，消除率80%。", "share"),
    ("流转土地1,200亩，其中水晶梨700亩、奈李320亩、猕猴桃180亩。", "sum"),
    ("全村100户中，种地的66户，捕鱼的26户，其余8户外出务工。", "sum"),
    ("参与农户1336户，其中脱贫户820户、一般农户516户。", "sum"),
    ("租金18万元，其中60%用于分红，40%用于公益事业。", "sum"),
    ("收集问题12件，现场解决9件，会后协商3件。", "sum"),
    ("实施项目293个，其中产业项目87个。", "subset"),
    ("涉及平川、板桥、蓼泉3个镇。", "sum"),
    ("截至4月30日，支出率54.71%。", "date"),
    ("选派驻村队员186名。\n186名驻村队员走访农户。", "duplicate"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), RIGHT)
def test_agreement_is_shown(text: str, kind: str) -> None:
    found = read(text)
    assert any(c.kind == kind and c.holds for c in found), [(c.kind, c.holds, c.note) for c in found]
    assert all(c.holds or c.soft for c in found), [(c.kind, c.note) for c in found if not c.holds]


PEACE = [
    "全镇脱贫户100户，其中党员20人。",
    "带动120户增收，户均增收3000元，比上年增长12%。",
    "投资500万元，其中财政资金200万元、自筹资金100万元。",
    "到2025年，新建大棚12座。",
    "2025年全面建成示范区，实现产值3亿元。",
    "项目计划2024年6月完工。",
    "租期为2020年3月至2030年3月。",
    "甲村共有286户。\n乙村共有312户。",
    "力争到2026年底，村集体收入突破100万元。",
    "精选老队员103人占比55%，新队员83人。",
    "产值120万元，利润25万元，带动30户。",
    "接待游客3.2万人次，收入480万元，同比增长20%。",
    "覆盖率由60%左右提高到近九成，提高30%。",
    "建成冷库2座、晒场3处，硬化道路5公里。",
    "农村党员“137”责任制入选2022年典型案例。",
]


@pytest.mark.parametrize("text", PEACE)
def test_nothing_is_wrong(text: str) -> None:
    assert [c.note for c in read(text) if not c.holds and not c.soft] == []


def test_a_village_can_not_hold_more_households_than_it_has() -> None:
    text = "戊村共有214户671人。\n如今全村养蜂户已有238户。"
    assert ("subset", False) in about_figures(text, place=VILLAGE)
    assert ("subset", False) not in about_figures(text.replace("238", "138"), place=VILLAGE)


@pytest.mark.parametrize(
    "text",
    [
        "每栋大棚年产黄瓜4万斤、产值近130万元。",
        "流转土地20余万亩，增加村集体收入60万多元。",
        "贫困户76户838人。",
    ],
)
def test_odd_quotients_are_soft_doubts(text: str) -> None:
    assert any(not c.holds and c.soft for c in read(text))


def test_a_table_and_its_total() -> None:
    table = "(客流单位:万人次)\n村名｜接待游客\n甲村｜37.2\n乙村｜21.6\n丙村｜26.4\n合计｜{}\n"
    assert ("sum", False) in about_figures(table.format("82.5"))
    assert ("sum", True) in about_figures(table.format("85.2"))


def test_no_figures_no_checks() -> None:
    assert about_figures("山里的早晨很安静，老人们坐在门口晒太阳。") == []
    assert about_figures("") == []


def test_checks_stand_in_the_order_of_the_text() -> None:
    found = read("\n".join(text for text, _, _ in WRONG))
    assert list(found) == sorted(found, key=lambda c: (c.span, c.holds, c.soft))
