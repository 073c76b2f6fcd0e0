"""Cases side by side, by tables."""

import pytest

from core.compare import FigureRow, NameRow, compare, measure
from core.model import Case, Figure, Programme, Quantity, Span, Theme

HERE = Span(0, 1)


def figure(indicator, value, unit="亩", normal=None, **more):
    return Figure(HERE, f"{value}{unit}", value, unit, indicator=indicator, normal=normal, **more)


def area(indicator, value, unit):
    return figure(indicator, value, unit, Quantity(value * {"亩": 1, "公顷": 15}[unit], "亩", "area"))


def case(*figures, programmes=(), themes=()):
    return Case(
        1, HERE, figures=figures,
        programmes=tuple(Programme(HERE, name, name, "project") for name in programmes),
        themes=tuple(Theme(name, 1.0, ()) for name in themes),
    )  # fmt: skip


def test_the_same_indicator_stands_in_one_row_whatever_the_unit_is_written():
    left, right = case(area("流转土地", 45, "亩")), case(area("流转土地", 3, "公顷"))
    assert compare([left, right]).figures == (FigureRow("流转土地", "亩", False, ((0,), (0,)), False),)


@pytest.mark.parametrize(
    ("left", "right", "differs"),
    [
        (figure("脱贫", 56, "户"), figure("脱贫", 56, "户"), False),
        (figure("脱贫", 56, "户"), figure("脱贫", 57, "户"), True),
        (figure("脱贫", 56, "户"), figure("脱贫", 56, "户", modifier="about"), True),
        (figure("增收", 3, "%", value_max=5), figure("增收", 3, "%"), True),
    ],
)
def test_what_differs_is_marked(left, right, differs):
    (row,) = compare([case(left), case(right)]).figures
    assert row.differs is differs


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (figure("产值", 5, "元"), figure("产值", 5, "吨")),
        (figure("产值", 5, "元"), figure("产值", 5, "元", target=True)),
        (figure("产值", 5, "元"), figure("收入", 5, "元")),
    ],
)
def test_unlike_figures_never_share_a_row(left, right):
    rows = compare([case(left), case(right)]).figures
    assert [row.cells for row in rows] == [((0,), ()), ((), (0,))]
    assert not any(row.differs for row in rows)


@pytest.mark.parametrize(
    ("short", "long", "together"),
    [
        ("村集体收入", "村集体经济年收入", True),
        ("人均年收入", "村民人均年收入", True),
        ("收入", "村集体经济年收入", False),
        ("村集体收入", "村集体收入占比", False),
        ("脱贫人口", "返贫人口", False),
    ],
)
def test_a_more_exact_name_stands_in_the_row_of_the_plain_one(short, long, together):
    rows = compare([case(figure(long, 8, "元")), case(figure(short, 9, "元"))]).figures
    assert [row.indicator for row in rows] == ([short] if together else [long, short])


def test_figures_without_an_indicator_are_left_out():
    assert compare([case(figure(None, 5)), case(figure(None, 5))]).figures == ()


def test_what_most_cases_have_comes_first_then_the_first_case_s_own_order():
    cases = [case(programmes=("甲", "乙", "丙")), case(programmes=("丙",)), case(programmes=("丁", "丙"))]
    assert compare(cases).programmes == (
        NameRow("丙", ((2,), (0,), (1,)), False),
        NameRow("甲", ((0,), (), ()), True),
        NameRow("乙", ((1,), (), ()), True),
        NameRow("丁", ((), (), (0,)), True),
    )


def test_all_mentions_of_a_name_are_one_row():
    (row,) = compare([case(programmes=("甲", "甲")), case(programmes=("甲",))]).programmes
    assert row.cells == ((0, 1), (0,))


def test_themes_shared_and_own():
    rows = compare([case(themes=("产业", "人才")), case(themes=("产业",))]).themes
    assert [(row.name, row.differs) for row in rows] == [("产业", False), ("人才", True)]


def test_a_range_is_measured_at_both_ends():
    found = figure("面积", 2, "公顷", Quantity(30, "亩", "area"), value_max=4)
    assert measure(found) == (30, 60, "亩")


def test_one_case_alone_differs_from_nothing():
    alone = compare([case(figure("产值", 5), figure("产值", 6), programmes=("甲",))])
    assert [row.differs for row in alone.figures] == [False]
    assert [row.differs for row in alone.programmes] == [False]
