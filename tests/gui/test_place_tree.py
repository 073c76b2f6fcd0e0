"""The place tree: a lazy model that Qt's own tester accepts, live counts, filter, choice by mouse and keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from core.model import PlaceNode
from gui.cases.place_model import COUNT, PlaceModel, outermost
from gui.cases.place_tree import PlacePane

NODES = (
    PlaceNode(0, -1, "山西省", "山西省", 1, pinyin="shan xi sheng", initials="sxs"),
    PlaceNode(1, -1, "河南省", "河南省", 1, pinyin="he nan sheng", initials="hns"),
    PlaceNode(2, 1, "南阳市", "河南省/南阳市", 2, pinyin="nan yang shi", initials="nys"),
    PlaceNode(3, 2, "镇平县", "河南省/南阳市/镇平县", 3, pinyin="zhen ping xian", initials="zpx"),
    PlaceNode(
        4,
        3,
        "凉水泉村",
        "河南省/南阳市/镇平县/凉水泉村",
        5,
        False,
        pinyin="liang shui quan cun",
        initials="lsqc",
    ),
    PlaceNode(5, 0, "晋城市", "山西省/晋城市", 2, pinyin="jin cheng shi", initials="jcs"),
    PlaceNode(6, 0, "阳泉市", "山西省/阳泉市", 2, former="平定市", pinyin="yang quan shi", initials="yqs"),
)


def many(villages: int) -> tuple[PlaceNode, ...]:
    """A tree as broad as the country: 31 provinces, each 12 cities of 8 counties, villages shared out."""
    nodes = [PlaceNode(i, -1, f"省{i}", f"省{i}", 1) for i in range(31)]
    for level, fan in ((2, 12), (3, 8)):
        for above in [n for n in nodes if n.level == level - 1]:
            nodes += [
                PlaceNode(len(nodes) + i, above.index, f"地{i}", f"{above.key}/地{i}", level)
                for i in range(fan)
            ]
    counties = [n for n in nodes if n.level == 3]
    start = len(nodes)
    nodes += [
        PlaceNode(start + i, c.index, f"村{i}", f"{c.key}/村{i}", 4)
        for i in range(villages)
        for c in (counties[i % len(counties)],)
    ]
    return tuple(nodes)


@pytest.fixture
def model(qapp):
    made = PlaceModel()
    made.set_nodes(NODES)
    made.set_counts((4, 1, 1, 1, 1, 3, 1))
    return made


def test_qt_accepts_the_model(model, qtmodeltester):
    qtmodeltester.check(model, force_py=True)


def names(model, parent=None):
    parent = parent or QModelIndex()
    return [model.index(r, 0, parent).data() for r in range(model.rowCount(parent))]


def test_tree_hangs_under_the_country(model):
    country = model.index(0, 0)
    assert (country.data(), country.data(COUNT)) == ("全国", 5)
    assert names(model, country) == ["山西省", "河南省"]  # as the state lists them
    assert names(model, model.index_of("山西省")) == ["晋城市", "阳泉市(平定市)"]  # by pinyin
    village = model.index_of("河南省/南阳市/镇平县/凉水泉村")
    assert village.parent().data() == "镇平县"
    assert model.key(village) == "河南省/南阳市/镇平县/凉水泉村"
    assert "只见于" in village.data(Qt.ItemDataRole.ToolTipRole)
    assert model.index_of("没有的地方").isValid() is False


def test_counts_change_in_place(model, qtbot):
    with qtbot.waitSignal(model.dataChanged):
        model.set_counts((0, 1, 1, 1, 1, 0, 0))
    assert model.index_of("山西省").data(COUNT) == 0
    assert model.index(0, 0).data(COUNT) == 1


@pytest.mark.parametrize(
    ("words", "matches"),
    [
        ("凉水", ["凉水泉村"]),
        ("lsq", ["凉水泉村"]),
        ("LSQ", ["凉水泉村"]),
        ("liangshui", ["凉水泉村"]),
        ("liang shui", ["凉水泉村"]),
        ("平定", ["阳泉市"]),
        ("阳", ["南阳市", "阳泉市"]),
        ("无", []),
    ],
)
def test_filter_by_name_pinyin_initials_former_name(model, words, matches, qtmodeltester):
    found = model.filter(words)
    assert sorted(key.rpartition("/")[2] for key in found) == sorted(matches)
    assert all(model.index_of(key).isValid() for key in found)
    qtmodeltester.check(model, force_py=True)


def test_filter_keeps_what_lies_above_and_below(model):
    model.filter("南阳")
    assert names(model, model.index(0, 0)) == ["河南省"]
    assert names(model, model.index_of("河南省/南阳市")) == ["镇平县"]
    model.filter("")
    assert names(model, model.index(0, 0)) == ["山西省", "河南省"]


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["山西省", "山西省/晋城市"], ("山西省",)),
        (["", "山西省"], ()),
        (["山西省/晋城市", "河南省"], ("山西省/晋城市", "河南省")),
        (["山西", "山西省"], ("山西", "山西省")),
    ],
)
def test_a_place_within_a_chosen_one_adds_nothing(keys, left):
    assert outermost(keys) == left


def test_one_of_forty_five_thousand_nodes_is_found_by_name(qapp):
    nodes = many(42_000)
    assert len(nodes) > 45_000
    model = PlaceModel()
    model.set_nodes(nodes)
    model.set_counts(np.arange(len(nodes)))
    model.filter("村41999")
    names = reached(model)
    assert any("村41999" in name for name in names)
    assert len(names) < 10


def reached(model: PlaceModel, parent: QModelIndex | None = None) -> list[str]:
    """The names that the tree shows, walked from the top."""
    parent = parent or QModelIndex()
    names = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        names += [index.data(), *reached(model, index)]
    return names


@pytest.fixture
def pane(qtbot, dressed):
    made = PlacePane()
    qtbot.addWidget(made)
    made.resize(236, 400)
    made.tree.show_nodes(NODES)
    made.tree.show_counts((4, 1, 1, 1, 1, 3, 1))
    made.show()
    return made


def test_keyboard_chooses(pane, qtbot):
    chosen = []
    pane.places_chosen.connect(chosen.append)
    pane.tree.setFocus()
    QTest.keyClick(pane.tree, Qt.Key.Key_Down)
    QTest.keyClick(pane.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert chosen[0] == ("山西省",)
    assert len(chosen[-1]) == 2


def test_back_to_the_country_takes_the_filter_off(pane):
    chosen = []
    pane.tree.show_places(("山西省",))
    pane.places_chosen.connect(chosen.append)
    pane.tree.setFocus()
    QTest.keyClick(pane.tree, Qt.Key.Key_Home)
    assert chosen == [()]


def test_showing_places_opens_the_way_to_them_and_says_nothing(pane):
    chosen = []
    pane.places_chosen.connect(chosen.append)
    pane.tree.show_places(("河南省/南阳市/镇平县",))
    index = pane.tree.places.index_of("河南省/南阳市/镇平县")
    assert pane.tree.visualRect(index).height() > 0
    assert pane.tree.selectionModel().isSelected(index)
    assert chosen == []


def test_typing_initials_opens_the_branch_and_enter_takes_it(pane, qtbot):
    chosen = []
    pane.places_chosen.connect(chosen.append)
    pane.filter_line.setText("lsq")
    qtbot.waitUntil(lambda: pane.tree.places.rowCount(pane.tree.places.index(0, 0)) == 1)
    village = pane.tree.places.index_of("河南省/南阳市/镇平县/凉水泉村")
    assert pane.tree.visualRect(village).height() > 0
    QTest.keyClick(pane.filter_line, Qt.Key.Key_Return)
    assert chosen == [("河南省/南阳市/镇平县/凉水泉村",)]


def test_a_new_tree_keeps_what_was_open_and_chosen(pane):
    pane.tree.show_places(("河南省/南阳市",))
    more = (*NODES, PlaceNode(7, 1, "郑州市", "河南省/郑州市", 2))
    pane.tree.show_nodes(more)
    places = pane.tree.places
    assert pane.tree.isExpanded(places.index_of("河南省"))
    assert pane.tree.selectionModel().isSelected(places.index_of("河南省/南阳市"))


def test_a_new_tree_stays_narrowed_by_what_is_typed(pane, qtbot):
    pane.filter_line.setText("jcs")
    qtbot.waitUntil(lambda: not pane.tree.places.index_of("河南省").isValid())
    pane.tree.show_nodes((*NODES, PlaceNode(7, 1, "郑州市", "河南省/郑州市", 2)))
    assert not pane.tree.places.index_of("河南省").isValid()
    assert pane.tree.visualRect(pane.tree.places.index_of("山西省/晋城市")).height() > 0


def test_the_arrow_down_leads_from_the_filter_into_the_tree(pane, qtbot):
    chosen = []
    pane.places_chosen.connect(chosen.append)
    pane.activateWindow()
    pane.filter_line.setFocus()
    pane.filter_line.setText("lsq")
    QTest.keyClick(pane.filter_line, Qt.Key.Key_Down)
    assert chosen == [("河南省/南阳市/镇平县/凉水泉村",)]
    qtbot.waitUntil(pane.tree.hasFocus)
    QTest.keyClick(pane.filter_line, Qt.Key.Key_Escape)
    assert pane.filter_line.text() == ""


def test_a_former_name_stands_in_brackets(model):
    assert model.index_of("山西省/阳泉市").data() == "阳泉市(平定市)"
