"""The list: paged, sorted, the choice kept, 100,000 rows without fetching them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QStyleOptionViewItem

from core.model import Answer, CaseRow, Filter, Query, Snippet, Span
from gui.cases.case_delegate import CaseDelegate, pills, set_snippet
from gui.cases.case_list import CaseList, WayButton
from gui.cases.case_model import CaseModel
from gui.library import PAGE, Way
from gui.look import theme
from tests.gui.fake_library import FakeStore


def answer(size=1000, query=None):
    return FakeStore(size).answer(query or Query(), PAGE)


def test_qt_accepts_the_model(qapp, qtmodeltester):
    model = CaseModel()
    model.show(answer(120))
    qtmodeltester.check(model, force_py=True)


def test_rows_are_asked_for_when_looked_at(qapp):
    model, wanted = CaseModel(), []
    model.page_wanted.connect(wanted.append)
    model.show(answer())
    assert model.index(0).data() == "第1篇"
    assert wanted == []
    assert model.index(777).data() == "正在读取…"
    assert model.index(760).data() == "正在读取…"
    assert wanted == [750]
    model.add_page(750, FakeStore(1000).page(Query(), 750, PAGE))
    assert model.index(777).data() == "第778篇"


@pytest.fixture
def cases(qtbot, dressed):
    made = CaseList()
    qtbot.addWidget(made)
    made.resize(330, 640)
    made.show()
    return made


def test_the_first_case_is_shown_without_asking(cases, qtbot):
    with qtbot.waitSignal(cases.case_chosen) as told:
        cases.show_answer(answer(), None)
    assert told.args == [1]
    assert cases.count.text() == "1,000 个案例"


def test_the_case_stays_chosen_where_it_now_stands(cases):
    cases.show_answer(answer(), None)
    chosen = []
    cases.case_chosen.connect(chosen.append)
    cases.show_answer(answer(query=Query(filters=(Filter("place", "河南省"),))), 0)
    assert cases.current() == 1
    assert chosen == []


def test_a_case_far_down_is_told_when_its_page_comes(cases):
    chosen, wanted = [], []
    cases.case_chosen.connect(chosen.append)
    cases.page_wanted.connect(wanted.append)
    cases.show_answer(answer(), None)
    cases.view.setCurrentIndex(cases.cases.index(700))
    assert 700 in wanted
    cases.add_page(700, FakeStore(1000).page(Query(), 700, PAGE))
    assert chosen == [1, 701]


def test_a_hundred_thousand_rows_ask_for_one_page_at_the_end(cases, qtbot):
    wanted = []
    cases.page_wanted.connect(wanted.append)
    cases.show_answer(answer(100_000), None)
    QTest.keyClick(cases.view, Qt.Key.Key_End)
    cases.view.viewport().repaint()
    qtbot.waitUntil(lambda: bool(wanted))
    assert wanted == [99_950]
    assert cases.view.verticalScrollBar().value() > 0


def test_several_are_marked_by_keyboard(cases):
    told = []
    cases.selection_changed.connect(told.append)
    cases.show_answer(answer(), None)
    for _ in range(2):
        QTest.keyClick(cases.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1] == (1, 2, 3)
    assert "已选 3" in cases.count.text()


def test_all_of_a_hundred_thousand_are_marked_and_counted_without_fetching(cases):
    cases.show_answer(answer(100_000), None)
    cases.view.selectAll()
    assert cases.count.text() == "已选 100,000 / 100,000 个案例"
    assert cases.chosen() == tuple(range(1, PAGE + 1))


def test_marked_cases_stay_marked_in_a_new_answer(cases):
    cases.show_answer(answer(), None)
    QTest.keyClick(cases.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    cases.show_answer(answer(query=Query(order="title")), 1)
    assert set(cases.chosen()) == {1, 2}


def test_order_menu(cases, qtbot):
    cases.show_answer(answer(), None)
    action = next(a for a in cases.sorting.menu().actions() if a.data() == "title")
    with qtbot.waitSignal(cases.order_changed) as told:
        action.trigger()
    assert told.args == ["title"]


def test_nothing_found_offers_what_to_take_off(cases, qtbot):
    query = Query("光伏", (Filter("place", "湖南省"), Filter("kind", "news")))
    cases.show_answer(Answer(query), None)
    ways = (
        Way(query.filters[0], Query("光伏", query.filters[1:]), 3),
        Way(query.filters[1], Query("光伏"), 0),
    )
    cases.show_empty(query, ways)
    texts = [b.text() for b in cases.empty.findChildren(QPushButton)]
    assert texts == ["去掉 湖南省  →  3 个案例"]
    with qtbot.waitSignal(cases.relaxed) as told:
        cases.empty.findChildren(QPushButton)[0].click()
    assert told.args == [ways[0].query]


def test_nothing_found_offers_the_word_that_may_be_meant_first(cases, qtbot):
    query = Query("光福", (Filter("kind", "news"),))
    cases.show_answer(Answer(query), None)
    meant = Way(None, Query("光伏", query.filters), 2, "光伏")
    cases.show_empty(query, (meant, Way(None, Query("", query.filters), 9)))
    buttons = cases.empty.findChildren(QPushButton)
    assert [b.text() for b in buttons] == ["改找 “光伏”  →  2 个案例", "去掉 “光福”  →  9 个案例"]
    with qtbot.waitSignal(cases.relaxed) as told:
        buttons[0].click()
    assert told.args == [meant.query]


def test_an_empty_library_invites_to_import(cases, qtbot):
    cases.show_answer(Answer(Query()), None)
    cases.show_empty(Query(), ())
    with qtbot.waitSignal(cases.import_requested):
        cases.empty.findChildren(QPushButton)[0].click()


ROW = CaseRow(
    1, "f", 1, "标题𠮷很长" * 9, "山西省/吕梁市/交城县", "2023-04-07", "", "news",
    Snippet("前火𠮷山村引进光伏发电" * 6, (Span(7, 9), Span(19, 21))), 28, 26, 1, "reviewing", True,
)  # fmt: skip


def test_pills_say_what_there_is():
    assert [p[0] for p in pills(ROW)] == ["数字 28", "项目 26", "检查 1", "审核中"]
    assert pills(CaseRow(1, "", 1, "", "", "", "", "", Snippet(""))) == ()


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=lambda t: t.name)
def test_hits_are_lit_on_their_own_ground(dressed, dense, look):
    theme.apply(dressed, look)
    model = CaseModel()
    model.show(Answer(Query(), 1, (ROW,)))
    delegate = CaseDelegate()
    delegate.dense = dense
    option = QStyleOptionViewItem()
    option.rect.setRect(0, 0, 330, 128)
    image = QImage(330, 128, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    theme.apply(dressed, theme.LIGHT)
    colors = {image.pixelColor(x, y).name().upper() for x in range(330) for y in range(128)}
    assert (look.hit.ground in colors) is not dense


def test_words_that_say_nearly_the_same_are_offered_beside_the_results(walk, qtbot):
    window = walk.window
    also = window.browse.list.also
    with qtbot.waitSignal(window.library.also_found):
        window.ask(Query("土地流转"))
    assert also.isVisible() and also.text().startswith("也可查:") and "流转土地</a>" in also.text()
    also.linkActivated.emit("0")
    walk.settle()
    assert window.query.text in ("流转土地", "土地入股", "承包地") and window.answer.total
    assert not also.isVisible() or "土地流转" in also.text()


def test_nothing_is_offered_without_words_or_for_another_query(qapp):
    cases = CaseList()
    way = Way(None, Query("流转土地"), 3, "流转土地")
    cases.show_answer(answer(5, Query("土地流转")), None)
    cases.also.show_words(Query("别的"), (way,))
    assert cases.also.isHidden()
    cases.also.show_words(Query("土地流转"), (way,))
    assert not cases.also.isHidden() and "流转土地</a>&nbsp;3" in cases.also.text()
    cases.show_answer(answer(5), None)
    assert cases.also.isHidden()


def test_in_a_narrow_list_a_way_out_stands_in_two_lines(qtbot, qapp):
    button = WayButton("去掉 “流转土地 OR 土地流转”  →  1,028 个案例")
    qtbot.addWidget(button)
    button.resize(600, 30)
    button.show()
    qapp.processEvents()
    assert "\n" not in button.text()
    button.resize(150, 30)
    qapp.processEvents()
    assert button.text().startswith("去掉") and button.text().endswith("\n1,028 个案例")
    assert all(
        button.fontMetrics().horizontalAdvance(line) <= 150 - 2 * 15 for line in button.text().split("\n")
    )
    assert button.accessibleName() == "去掉 “流转土地 OR 土地流转”  →  1,028 个案例"


@pytest.mark.parametrize(
    "words",
    [
        "2022年,全村流转土地3000亩,成立合作社12个,带动农户238户856人增收,村集体收入达到35.6万元。",
        "“这猪只吃杂粮、野菜,要养足十二个月才出栏,香得很。”5月28日,桃岭乡龙潭村村民储修才站在自家的猪舍前。",
        "“前两年都说这石头滩连草都不长,现在你看,豆角一串一串的。”站在村东头的滩地上,循化撒拉族自治县道帏藏族乡",
    ],
)
def test_the_lines_of_a_snippet_break_as_text_does(dressed, words):
    font = theme.font(12)
    for width in range(170, 330, 3):
        _layout, first, second = set_snippet(Snippet(words, ()), font, width)
        assert first.isValid() and second.isValid()
        before, after = words[second.textStart() - 1], words[second.textStart()]
        assert after not in ",。、”)", width
        assert before not in "“(", width
        assert not (before.isdecimal() and after.isdecimal()), width
        assert first.naturalTextWidth() <= width
