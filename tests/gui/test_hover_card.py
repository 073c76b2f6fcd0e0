"""Where the card goes, and what it says of each kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QWidget

from core.model import Case, Check, Figure, Place, PlaceMention, Programme, Quantity, Span
from gui.text.hover_card import HoverCard, beside, card_lines
from tests.gui.sample import CASE

ROOM = QRect(0, 0, 700, 350)


@given(
    st.integers(0, 600), st.integers(0, 325), st.integers(10, 100), st.integers(80, 420), st.integers(40, 120)
)
def test_the_card_never_covers_its_words(left: int, top: int, wide: int, width: int, height: int) -> None:
    words = QRectF(left, top, wide, 22)
    x, y = beside([words], width, height, ROOM)
    assert not QRectF(x, y, width, height).intersects(words)


@given(st.integers(0, 600), st.integers(30, 300), st.integers(10, 100))
def test_the_card_stays_in_the_room_if_it_fits(left: int, top: int, wide: int) -> None:
    x, y = beside([QRectF(left, top, wide, 22)], 260, 80, ROOM)
    assert ROOM.contains(QRect(x, y, 260, 80))


def test_where_the_text_is_too_low_the_card_goes_beyond_it(qtbot, qapp) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(300, 400)
    card = HoverCard(over)
    over.show()
    words, low = [QRectF(100, 130, 100, 24)], QRect(0, 100, 300, 90)
    card.say(["62个 → 62 个", "乡村振兴驻村工作队", "Y 确认"], words, low)
    assert card.geometry().intersects(words[0].toRect()), "there is no place for it"
    card.say(["62个 → 62 个", "乡村振兴驻村工作队", "Y 确认"], words, low, QRect(0, 100, 300, 300))
    assert not card.geometry().intersects(words[0].toRect())
    assert over.rect().contains(card.geometry())


@pytest.mark.parametrize(
    ("kind", "index", "lines"),
    [
        ("figure", 0, ["3000亩 → 3,000 亩(200 公顷)", "流转土地 · 𠮷河村"]),
        ("figure", 1, ["近130万元 → 约 1,300,000 元", "年产值 · 每年", "略少于此数"]),
        ("figure", 3, ["20万元 → 200,000 元", "收入 · 2021 至 2023", "变化的终点"]),
        ("programme", 0, ["四联四促 · 机制", "内容:党务联建、支部促班子"]),
        ("place", 1, ["甲省 › 乙市 › 丙县 › 青山镇 › 𠮷河村", "只是名称的一部分,不算案例所在地"]),
        ("person", 0, ["王小明", "𠮷河村 · 支部书记"]),
        ("organisation", 0, ["𠮷河村合作社", "机构"]),
        ("check", 0, ["× 不符", "12 + 9 = 21,文中是 22"]),
        ("hit", 0, []),
    ],
)
def test_what_the_card_says(kind: str, index: int, lines: list[str]) -> None:
    assert card_lines(CASE, kind, index) == lines


def test_a_programme_says_whether_the_article_explains_it() -> None:
    spans = Span(0, 4), Span(5, 9)
    case = Case(0, Span(0, 9), programmes=(
        Programme(spans[0], "四个不摘", "四个不摘", "slogan"), Programme(spans[1], "三联三促", "三联三促", "mechanism"),
    ))  # fmt: skip
    assert card_lines(case, "programme", 0)[1:] == [
        "本文未作说明", "国家提法:摘帽不摘责任、不摘政策、不摘帮扶、不摘监管。",
    ]  # fmt: skip
    assert card_lines(case, "programme", 1) == ["三联三促 · 机制", "本文未作说明"]
    assert card_lines(CASE, "programme", 1) == card_lines(
        CASE, "programme", 0
    )  # one explanation for all mentions


def test_an_open_place_says_what_it_may_be() -> None:
    options = (Place("甲省", "乙市", "鼓楼区"), Place("丁省", "戊市", "鼓楼区"))
    case = Case(0, Span(0, 3), places=(PlaceMention(Span(0, 3), "鼓楼区", None, options),))
    assert card_lines(case, "place", 0) == [
        "鼓楼区:是哪里还不能确定", "可能是 甲省 › 乙市 › 鼓楼区 或 丁省 › 戊市 › 鼓楼区",
    ]  # fmt: skip


def test_a_place_of_another_name_now_and_one_only_in_the_text() -> None:
    renamed = Place("甲省", "乙市", "丙区", code=330106, former="丙县")
    unknown = Place("甲省", "乙市", "丙区", "丁镇", "无名村")
    case = Case(0, Span(0, 3), places=(
        PlaceMention(Span(0, 2), "丙县", renamed), PlaceMention(Span(2, 3), "无名村", unknown),
    ))  # fmt: skip
    assert card_lines(case, "place", 0)[1:] == ["原名 丙县"]
    assert card_lines(case, "place", 1)[1:] == ["地名库中没有,只见于本文"]


def test_targets_and_doubts_are_named() -> None:
    figure = Figure(Span(0, 1), "5000只", 5000, "只", target=True, normal=Quantity(5000, "只", "count"))
    case = Case(
        0, Span(0, 1), figures=(figure,), checks=(Check(Span(0, 1), "date", False, "晚于发布", soft=True),)
    )
    assert card_lines(case, "figure", 0) == ["5000只 → 5,000 只", "目标,尚未达到"]
    assert card_lines(case, "check", 0)[0] == "? 存疑"
