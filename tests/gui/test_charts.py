"""View 图示: the tile map filters and goes down a level, colours by an indicator, bars filter, pictures are saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from core.gazetteer import Gazetteer
from core.model import Filter, Query
from gui.look import theme
from gui.main_window import CHARTS
from gui.tables import tiles
from gui.tables.charts import _brief, _measurable, _medians
from gui.tables.tiles import contrast, mixed, provinces, readable_on, short
from tests.gui.test_figures_table import Line


@pytest.fixture
def charts(walk):
    walk.window.ask(Query())
    walk.window.show_view(CHARTS)
    walk.settle()
    return walk.window.charts


def said(charts):
    return {tile.key: tile._value.said for tile in charts.map.tiles if tile._value.any}


def tile(charts, key):
    return next(t for t in charts.map.tiles if t.key == key)


def test_every_province_of_the_gazetteer_has_a_tile_of_its_own():
    known = {place.province for place in Gazetteer().children()}
    assert set(provinces()) == known
    assert len(set(provinces().values())) == len(known) == 34


def test_the_map_counts_cases_and_a_tile_leads_down(walk, charts):
    assert said(charts)["山西省"] == "4"
    assert not tile(charts, "海南省").isEnabled()
    tile(charts, "山西省").click()
    walk.settle()
    assert walk.window.query.filters == (Filter("place", "山西省"),)
    assert set(said(charts)) == {"山西省/晋城市", "山西省/吕梁市", "山西省/朔州市", "山西省/阳泉市"}
    charts.crumbs.linkActivated.emit("/")
    walk.settle()
    assert walk.window.query.filters == ()
    assert len(charts.map.tiles) == 34


def test_the_lowest_unit_stands_among_its_siblings(walk, charts):
    walk.window.ask(Query(filters=(Filter("place", "辽宁省/阜新市/清河门区"),)))
    walk.settle()
    assert list(said(charts)) == ["辽宁省/阜新市/清河门区"]


def test_bars_filter_and_show_what_is_chosen(walk, charts):
    bar = charts.bars["year"].bars[0]
    year, count = bar.count.value, bar.count.count
    bar.click()
    walk.settle()
    assert walk.window.query.filters == (Filter("year", year),)
    assert walk.window.answer.total == count
    assert next(b for b in charts.bars["year"].bars if b.count.value == year).isChecked()


def test_arrows_go_from_tile_to_tile_and_enter_presses(walk, charts):
    tile(charts, "山西省").setFocus()
    QTest.keyClick(tile(charts, "山西省"), Qt.Key.Key_Down)
    assert walk.app.focusWidget().key == "河南省"
    QTest.keyClick(walk.app.focusWidget(), Qt.Key.Key_Space)
    walk.settle()
    assert walk.window.query.filters == (Filter("place", "河南省"),)


def test_an_empty_result_says_so(walk, charts):
    walk.window.ask(Query("没有这样的词", (Filter("place", "湖南省"),)))
    walk.settle()
    assert charts.nothing.isVisible()


def test_pictures_are_saved_and_a_folder_that_is_not_there_is_said(charts, tmp_path, qtbot):
    charts.save(tmp_path / "图.svg")
    charts.save(tmp_path / "图.png")
    assert b"<svg" in (tmp_path / "图.svg").read_bytes()
    assert QImage(str(tmp_path / "图.png")).width() > 1000
    with qtbot.waitSignal(charts.said) as told:
        charts.save(tmp_path / "没有" / "图.png")
    assert "写不进" in told.args[0]


LINES = [
    Line(1, "8万元", 80000, "元", 80000, "元", "村集体收入", place="甲省/乙市/丙村"),
    Line(2, "4万元", 40000, "元", 40000, "元", "村集体收入", place="甲省/乙市"),
    Line(3, "9万元", 90000, "元", 90000, "元", "村集体收入", place="丁省"),
    Line(3, "9人", 9, "人", 9, "人", "党员", place="丁省"),
]


def test_an_indicator_of_several_places_can_colour_the_map(charts):
    charts.show_figures(LINES)
    assert _measurable(LINES) == [("村集体收入", "元")]
    assert [charts.measure.itemText(i) for i in range(charts.measure.count())] == [
        "案例数",
        "村集体收入(元,中位数)",
    ]


def test_a_unit_has_the_middle_value_of_what_lies_in_it(walk):
    nodes = [n for n in walk.window.nodes if n.level == 1][:2]
    here, there = nodes[0].key, nodes[1].key
    lines = [
        Line(i, "", v, "元", v, "元", "收入", place=p)
        for i, (v, p) in enumerate([(2, here), (4, f"{here}/某市"), (9, there)])
    ]
    assert _medians(lines, "收入", "元", nodes) == {here: 3, there: 9}


@pytest.mark.parametrize(("value", "words"), [(7, "7"), (12_500, "1.25万"), (202_500_000, "2.02亿")])
def test_tiles_say_values_briefly(value, words):
    assert _brief(value) == words


@pytest.mark.parametrize(
    ("name", "words"), [("新疆维吾尔自治区", "新疆"), ("晋城市", "晋城"), ("泽州县", "泽州县")]
)
def test_provinces_and_cities_are_short(name, words):
    assert short(name) == words


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("depth", [0, 0.25, 0.5, 0.75, 1])
def test_words_can_be_read_on_every_colour(look, depth, monkeypatch):
    monkeypatch.setattr(theme, "_now", look)
    ground = mixed(look.pill, look.accent, depth)
    assert contrast(readable_on(ground), ground) >= 4.5
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert tiles.SIDE > 0
