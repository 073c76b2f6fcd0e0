"""The window as a whole, on the real sample library: one query, shown everywhere."""

import csv
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QTableView, QToolButton

from core.model import Failed, Filter, Imported, Query
from core.progress import Report
from gui import start, words
from gui.case.fact_table import FactTable
from gui.cases.case_model import ROW
from gui.cases.facets import LINE
from gui.cases.place_model import COUNT
from gui.dialogs.import_report import ImportReport, summary, told
from gui.dialogs.settings_dialog import SettingsDialog
from gui.look import theme
from gui.settings import Settings
from gui.status_bar import pace
from tests.gui.fake_library import FakeMakers


def chips(walk):
    return [chip.text() for chip in walk.window.top.chips.shown()]


def titles(walk):
    model = walk.window.browse.list.cases
    return [model.index(i).data() for i in range(model.rowCount())]


def ask(walk, query):
    walk.window.ask(query)
    walk.settle()


def test_the_first_thing_anyone_sees_is_a_case_with_its_figures(walk):
    assert walk.window.answer.total == 8
    assert walk.window.stored is not None
    assert walk.window.stored.case.figures
    assert len(walk.window.browse.pane.reader.toPlainText()) > 500


def test_one_query_is_shown_everywhere(walk):
    query = Query("光伏", (Filter("place", "山西省"), Filter("kind", "news", True)))
    ask(walk, query)
    window = walk.window
    assert window.top.search.text() == "光伏"
    assert chips(walk) == ["山西省", f"不含 {words.KINDS['news']}"]
    tree = window.browse.sidebar.places.tree
    assert tree.selectionModel().isSelected(tree.places.index_of("山西省"))
    assert window.answer.query == query


def test_counts_are_live_and_empty_branches_stay(walk):
    ask(walk, Query("光伏"))
    places = walk.window.browse.sidebar.places.tree.places
    counts = {name: places.index_of(name).data(COUNT) for name in ("山西省", "辽宁省")}
    assert counts["山西省"] >= 1
    assert places.index_of("辽宁省").isValid()
    assert places.index(0, 0).data(COUNT) == walk.window.answer.total


def test_a_chip_is_taken_off_by_a_click(walk):
    ask(walk, Query(filters=(Filter("place", "山西省"), Filter("place", "湖南省"))))
    assert walk.window.answer.total == 5
    walk.window.top.chips.shown()[0].click()
    walk.settle()
    assert chips(walk) == ["湖南省"]
    assert walk.window.answer.total == 1


def test_back_and_forward_by_key(walk):
    ask(walk, Query(filters=(Filter("place", "山西省"),)))
    ask(walk, Query())
    QTest.keyClick(walk.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    walk.settle()
    assert chips(walk) == ["山西省"]
    QTest.keyClick(walk.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    walk.settle()
    assert chips(walk) == []


def test_a_bad_query_is_explained_and_the_last_result_kept(walk):
    ask(walk, Query("光伏"))
    before = titles(walk)
    box = walk.window.top.search
    box.setFocus()
    walk.type(box, " (")
    walk.settle()
    trouble = walk.window.findChild(object, "trouble")
    assert trouble.isVisible()
    assert len(trouble.text()) > 5
    assert titles(walk) == before
    box.clear()
    walk.settle()
    assert not trouble.isVisible()


def test_typing_asks_once_it_rests(walk):
    asked = []
    walk.window.query_changed.connect(lambda query: asked.append(query.text))
    box = walk.window.top.search
    box.setFocus()
    for letter in "乡村振兴":
        walk.type(box, letter)
    walk.settle()
    assert asked == ["乡村振兴"]


def test_initials_offer_a_place_and_taking_it_filters(walk, qtbot):
    box = walk.window.top.search
    walk.window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClicks(box, "llq")
    walk.settle()
    popup = box.completer_popup
    qtbot.waitUntil(popup.isVisible)
    offered = [popup.model().index(i, 0).data() for i in range(popup.model().rowCount())]
    assert any(text.startswith("零陵区") for text in offered)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    walk.settle()
    assert chips(walk)[0].startswith("零陵区")
    assert box.text() == ""


def test_letters_offer_the_librarys_own_words_and_taking_one_writes_it(walk, qtbot):
    box = walk.window.top.search
    walk.window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClicks(box, "guangfu")
    walk.settle()
    popup = box.completer_popup
    qtbot.waitUntil(popup.isVisible)
    assert "光伏  ·  词" in [popup.model().index(i, 0).data() for i in range(popup.model().rowCount())]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    walk.settle()
    assert box.text() == "光伏"
    assert walk.window.answer.total == 2


def test_facets_include_and_exclude_by_keyboard(walk):
    sidebar = walk.window.browse.sidebar
    sidebar.show_tab(3)
    view = sidebar.facets[2].view
    row = next(
        i for i in range(view.model().rowCount())
        if (line := view.model().index(i, 0).data(LINE)).value and line.field == "year"
    )  # fmt: skip
    line = view.model().index(row, 0).data(LINE)
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    walk.settle()
    assert walk.window.query.filters == (Filter("year", line.value),)
    assert walk.window.answer.total == line.count
    QTest.keyClick(view, Qt.Key.Key_Minus)
    walk.settle()
    assert walk.window.query.filters == (Filter("year", line.value, True),)
    assert walk.window.answer.total == 8 - line.count


def test_an_empty_result_says_what_to_take_off(walk):
    ask(walk, Query("光伏", (Filter("place", "湖南省"),)))
    empty = walk.window.browse.list.empty
    assert empty.isVisible()
    button = next(b for b in empty.findChildren(QPushButton) if "湖南省" in b.text())
    button.click()
    walk.settle()
    assert walk.window.answer.total >= 1
    assert chips(walk) == []


def test_the_case_looked_at_stays_when_it_is_still_there(walk):
    ask(walk, Query(order="title"))
    walk.window.browse.list.step(1)
    walk.window.browse.list.step(1)
    walk.settle()
    case = walk.window.stored.id
    place = walk.window.stored.case.primary_place.place.province
    ask(walk, Query(filters=(Filter("place", place),), order="title"))
    assert walk.window.stored.id == case
    assert walk.window.browse.list.current() == case


def test_hits_of_new_words_are_shown_in_the_case_that_stays(walk):
    ask(walk, Query("光伏"))
    first = walk.window.stored.id
    text = walk.window.stored.document.text
    ask(walk, Query("光伏 产业"))
    assert walk.window.stored.id == first
    assert {text[h.start : h.end] for h in walk.window.stored.hits} == {"光伏", "产业"}


def test_shortcuts_lead_everywhere(walk, qtbot):
    window = walk.window
    window.activateWindow()
    for key, widget in (
        (Qt.Key.Key_1, window.browse.sidebar.places.tree), (Qt.Key.Key_2, window.browse.list.view),
        (Qt.Key.Key_3, window.browse.pane.reader),
    ):  # fmt: skip
        QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(widget.hasFocus)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.top.search.hasFocus)


def test_saved_queries(walk):
    ask(walk, Query("光伏", (Filter("place", "山西省"),)))
    walk.window.menus.actions["save_query"].trigger()
    dialog = next(d for d in walk.window.findChildren(object) if type(d).__name__ == "QInputDialog")
    assert dialog.textValue() == "山西省 “光伏”"
    dialog.accept()
    ask(walk, Query())
    walk.window.menus.submenus["saved"].actions()[0].trigger()
    walk.settle()
    assert walk.window.query == Query("光伏", (Filter("place", "山西省"),))


def test_dropped_files_are_imported_and_reported(walk, tmp_path):
    good, bad = tmp_path / "好消息.txt", tmp_path / "空.txt"
    good.write_text("石板村养牛记\n2023年5月,贵州省石板村养牛120头,带动56户增收。" * 3, "utf-8")
    bad.write_text("", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(p)) for p in (good, bad)])
    event = QDropEvent(
        QPointF(400, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    walk.window.dropEvent(event)
    assert walk.window.library.importing
    walk.settle()
    assert walk.window.answer.total == 9
    links = [
        b.text() for b in walk.window.status.findChildren(object) if hasattr(b, "text") and callable(b.text)
    ]
    assert "1 个未成功(查看)" in links
    walk.window.menus.actions["show_report"].trigger()
    report = walk.window.findChild(ImportReport)
    assert report.report.rowCount() == 1, "what failed is shown first"
    report.table.selectRow(0)
    assert "空.txt" in report.hint.text() and told(report.report.verdict(0))[1] in report.hint.text()
    next(button for button in report.findChildren(QToolButton) if button.text().startswith("全部")).click()
    text = report.report.as_text()
    assert "空.txt" in text
    assert "好消息.txt" in text
    row = next(i for i in range(report.report.rowCount()) if isinstance(report.report.verdict(i), Imported))
    report.table.activated.emit(report.report.index(row, 0))
    walk.settle()
    assert walk.window.stored.document.name == "好消息.txt"


def test_where_one_was_is_kept(make_walk, sample_library, tmp_path):
    path = tmp_path / "kept.xjlib"
    shutil.copy(sample_library, path)
    settings = Settings(tmp_path / "kept.ini")
    first = make_walk(settings=settings)
    first.window.open_library(path)
    first.settle()
    ask(first, Query(filters=(Filter("place", "山西省"),), order="title"))
    first.window.browse.list.step(1)
    first.settle()
    case = first.window.stored.id
    first.window.browse.sidebar.show_tab(2)
    first.window.close()
    second = make_walk(settings=Settings(tmp_path / "kept.ini"))
    start.open_first(second.window, [])
    second.settle()
    assert second.window.library.path == path
    assert second.window.query == Query(filters=(Filter("place", "山西省"),), order="title")
    assert second.window.stored.id == case
    assert second.window.browse.sidebar.tab() == 2


def test_the_newest_question_wins(make_walk):
    makers = FakeMakers(50)
    walk = make_walk(makers)
    walk.window.open_library(Path("any.xjlib"))
    walk.settle()
    for text in ("1", "12", "13"):
        walk.window.ask(Query(text))
    walk.settle()
    assert walk.window.answer.query.text == "13"
    assert titles(walk) == ["第13篇"]


def test_a_library_that_cannot_be_opened_is_said(make_walk, tmp_path):
    walk = make_walk()
    path = tmp_path / "foreign.xjlib"
    path.write_text("no library")
    walk.window.open_library(path)
    walk.settle()
    assert len(walk.troubles) == 1
    assert "foreign.xjlib" in str(walk.troubles[0])


def test_the_look_changes_at_once(walk):
    walk.window.settings.theme = "dark"
    walk.window.settings.font_size = 15
    walk.window.apply_settings()
    assert walk.window.palette().window().color().lightness() < 60
    assert walk.window.font().pixelSize() == 15
    walk.window.settings.theme = "light"
    walk.window.settings.font_size = 13
    walk.window.apply_settings()


def test_diagnosis_names_versions_and_no_document(walk):
    walk.window.menus.actions["copy_diagnosis"].trigger()
    text = QGuiApplication.clipboard().text()
    assert "PySide6" in text
    assert "samples.xjlib" in text
    assert "光伏" not in text


@pytest.mark.parametrize(
    "show", ["show_manual", "show_shortcuts", "show_about", "show_settings", "show_report"]
)
def test_dialogs_open_and_close(walk, show):
    walk.window.menus.actions[show].trigger()
    walk.settle()
    dialog = next(
        d for d in walk.window.findChildren(object) if getattr(d, "isModal", bool)() and d.isVisible()
    )
    assert dialog.windowTitle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("report", "seconds", "said"),
    [
        (Report(3, 560), 0.5, ""),
        (Report(132, 560, 3), 1.12, "每秒 118 个 · 剩 4 秒"),
        (Report(10, 1000), 20, "每个 2 秒 · 剩 33 分钟"),
    ],
)
def test_pace(report, seconds, said):
    assert pace(report, seconds) == said


def test_summary_counts():
    verdicts = (Imported("a", 2), Imported("b", 1), Failed("c", "空"))
    assert summary(verdicts) == ("新收 2 个文件、3 个案例", 1)


def test_import_asks_for_one_thing_at_a_time(make_walk):
    makers = FakeMakers()
    walk = make_walk(makers)
    walk.window.open_library(Path("any.xjlib"))
    walk.settle()
    walk.window.import_paths([Path("a")])
    walk.window.import_paths([Path("b")])
    walk.settle()
    assert makers.imports == [[Path("a")]]
    assert isinstance(makers.outcome, SimpleNamespace)


def test_the_tree_is_chosen_by_a_click(walk):
    tree = walk.window.browse.sidebar.places.tree
    index = tree.places.index_of("湖南省")
    walk.click(tree.viewport(), tree.visualRect(index).center() + QPoint(4, 0))
    walk.settle()
    assert chips(walk) == ["湖南省"]
    assert tree.isExpanded(index)


def test_a_star_a_tag_and_a_review_are_kept(walk):
    case = walk.window.stored.id
    pane = walk.window.browse.pane
    pane.starred.emit(True)
    pane.tagged.emit("稻田", True)
    pane.reviewed.emit("reviewed")
    walk.settle()
    assert dict(walk.window.answer.facets)["tag"][0].value == "稻田"
    walk.window.library.read_case(case, Query())
    walk.settle()
    stored = walk.window.stored
    assert (stored.starred, stored.tags, stored.review) == (True, ("稻田",), "reviewed")
    row = walk.window.browse.list.cases.row(walk.window.browse.list.cases.index_of(case))
    assert (row.starred, row.review) == (True, "reviewed")


def test_the_table_of_figures_shows_the_same_query_and_leads_back_to_the_sentence(walk):
    ask(walk, Query(filters=(Filter("place", "湖南省"),)))
    QTest.keyClick(walk.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    table = walk.window.figures.model
    assert table.rowCount() > 10
    ask(walk, Query(filters=(Filter("place", "河南省"),)))
    lines = [table.line(row) for row in range(table.rowCount())]
    assert {line.case_id for line in lines} == {walk.window.stored.id}
    told = []
    walk.window.browse.pane.reader.pointed.connect(lambda *said: told.append(said))
    walk.window.browse.pane.facts.turn_to(1)
    walk.window.figures.figure_opened.emit(lines[3].case_id, lines[3].span)
    walk.settle()
    assert walk.window.views.currentIndex() == 0
    assert walk.window.stored.id == lines[3].case_id
    facts = walk.window.browse.pane.facts
    assert facts.tables[0].current_row().kind == "figure"
    assert facts.looks_at(facts._pages.widget(0))


def test_the_library_is_backed_up_and_checked(walk, tmp_path):
    walk.window.menus.actions["back_up"].trigger()
    walk.settle()
    assert len(list((tmp_path / "备份").iterdir())) == 2, "one was made on opening"
    walk.window.menus.actions["check_library"].trigger()
    walk.settle()
    box = next(w for w in walk.window.findChildren(object) if type(w).__name__ == "QMessageBox")
    assert "完好" in box.text()
    box.close()


def test_a_closed_library_is_one_whole_file(walk):
    path = walk.window.library.path
    walk.window.browse.pane.tagged.emit("整理", True)
    walk.window.close()
    walk.jobs.close()
    assert not path.with_name(path.name + "-wal").exists()
    assert not path.with_name(path.name + "-shm").exists()


@pytest.mark.parametrize("pixels", [13, 17, 20])
def test_tabs_of_the_sidebar_are_never_cut_off(walk, pixels):
    walk.window.settings.font_size = pixels
    walk.window.apply_settings()
    walk.window.resize(911, 512)  # 1366 × 768 at 150 %
    ask(walk, Query("", (Filter("theme", "产业"), Filter("year", "2022", True), Filter("programme", "光伏"))))
    side = walk.window.browse.sidebar
    tabs = [button for button in side.findChildren(QToolButton) if button.property("tab")]
    assert [tab.text() for tab in tabs] == ["地区", "主题*", "项目*", "更多*"]
    for tab in tabs:
        assert tab.width() >= tab.sizeHint().width()
        assert tab.fontMetrics().horizontalAdvance(tab.text()) < tab.width() - 4
    table = walk.window.findChild(FactTable)
    assert table.verticalHeader().defaultSectionSize() >= table.fontMetrics().height() + 4


def test_other_colours_light_the_text_at_once(walk):
    before = walk.window.browse.pane.reader.grab().toImage()
    walk.window.menus.actions["show_settings"].trigger()
    dialog = walk.window.findChild(SettingsDialog)
    next(b for b in dialog.findChildren(QToolButton) if b.text() == "色盲友好").click()
    walk.settle()
    assert theme.current().mark("figure") == theme.chosen("light", "safe").mark("figure")
    assert walk.window.browse.pane.reader.grab().toImage() != before
    assert Settings(Path(walk.window.settings._file.fileName())).marks == "safe"
    dialog.close()
    walk.window.settings.marks = "standard"
    walk.window.apply_settings()


def test_new_libraries_are_put_where_one_says(walk, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "gui.dialogs.settings_dialog.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path / "案例")
    )
    walk.window.menus.actions["show_settings"].trigger()
    dialog = walk.window.findChild(SettingsDialog)
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "更改…").click()
    assert walk.window.settings.libraries == tmp_path / "案例"


def test_a_figure_is_found_and_copied_with_its_source_by_keys_alone(walk, qtbot):
    window = walk.window
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.top.search.hasFocus)
    walk.type(window.top.search, "流转土地")
    walk.settle()
    window.top.search.completer_popup.hide()
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(window.browse.list.view.hasFocus)
    QTest.keyClick(window.browse.list.view, Qt.Key.Key_Return)
    qtbot.waitUntil(window.browse.pane.reader.hasFocus)
    QTest.keyClick(window.browse.pane.reader, Qt.Key.Key_F3)
    window.browse.pane.commands["copy_cited"].trigger()
    said = QGuiApplication.clipboard().text()
    assert "流转土地" in said
    assert said.endswith(")")


def test_a_view_takes_the_keyboard_into_its_table(walk, qtbot):
    walk.window.menus.actions["select_all_cases"].trigger()
    for key in (Qt.Key.Key_2, Qt.Key.Key_3):
        QTest.keyClick(walk.window, key, Qt.KeyboardModifier.ControlModifier)
        walk.settle()
        assert isinstance(walk.window.focusWidget(), QTableView)


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json"])
def test_the_figures_of_the_query_are_exported_with_their_sources(walk, tmp_path, monkeypatch, ending):
    file = tmp_path / f"土地.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    ask(walk, Query("流转土地"))
    walk.window.menus.actions["export_figures"].trigger()
    walk.settle()
    assert "个数字" in walk.window.status._label.text()
    assert file.stat().st_size > 500
    if ending == "csv":
        assert "流转" in file.read_text("utf-8-sig")


def test_clearing_shows_all_places_again(walk, qtbot):
    places = walk.window.browse.sidebar.places
    places.filter_line.setText("yongzhou")
    places._wait.timeout.emit()
    tree = places.tree.places
    assert tree.rowCount(tree.index(0, 0)) == 1
    walk.window.clear_query()
    walk.settle()
    assert not places.filter_line.text()
    qtbot.waitUntil(lambda: tree.rowCount(tree.index(0, 0)) == 5)


def test_what_the_table_of_figures_shows_is_what_is_exported(walk, tmp_path, monkeypatch):
    file, offered = tmp_path / "收入.csv", []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *said: (offered.append(said[2]), (str(file), ""))[1]
    )
    walk.window.show_view(1)
    walk.settle()
    view = walk.window.figures
    view.themes.setCurrentIndex(view.themes.findData("income"))
    view.themes.activated.emit(0)
    shown = {view.model.line(row).text for row in range(view.model.rowCount())}
    assert 0 < view.model.rowCount() < len(view.model._all)
    view.export.click()
    walk.settle()
    assert "居民收入" in offered[0]
    with file.open(encoding="utf-8-sig", newline="") as written:
        rows = list(csv.DictReader(written))
    assert len(rows) == view.model.rowCount()
    assert {row["原文"] for row in rows} == shown
    walk.window.show_view(0)
    walk.window.menus.actions["export_figures"].trigger()
    walk.settle()
    with file.open(encoding="utf-8-sig", newline="") as written:
        assert len(list(csv.DictReader(written))) == len(view.model._all), "of the list: all of them"


def test_enter_is_about_the_words_unless_a_suggestion_was_chosen(walk, qtbot):
    search = walk.window.top.search
    search.setFocus()
    walk.type(search, "yc")
    walk.settle()
    popup = search.completer_popup
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    walk.settle()
    assert not popup.isVisible()
    assert walk.window.query == Query("yc")
    qtbot.waitUntil(walk.window.browse.list.view.hasFocus)
    search.setFocus()
    search.clear()
    walk.type(search, "yc")
    walk.settle()
    first = popup.model().index(0, 0).data()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    assert popup.currentIndex().data() == first
    QTest.keyClick(popup, Qt.Key.Key_Return)
    walk.settle()
    assert walk.window.query != Query("yc")


def test_the_list_shows_the_figure_that_was_asked_for(walk):
    walk.window.ask(Query("数字:流转土地>=1000亩"))
    walk.settle()
    row = walk.window.browse.list.cases.index(0).data(ROW)
    assert [row.snippet.text[m.start : m.end] for m in row.snippet.marks] == ["3000亩"]
    assert "流转土地3000亩" in row.snippet.text
    hits = [walk.window.stored.document.text[hit.start : hit.end] for hit in walk.window.stored.hits]
    assert "3000亩" in hits, "the text marks what the list marks"
