"""Dialogs about the review as a whole: its report, conflicts after a merge, packages, copies of the library."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton

from core.library import Library
from core.model import Figure
from gui.dialogs import caring, taking
from gui.dialogs.backups_dialog import BackupsDialog, size
from gui.dialogs.handing_dialogs import HandOverDialog, TakeOverDialog
from gui.review import decisions
from gui.review.conflicts_dialog import ConflictsDialog
from gui.review.history_dialog import HistoryDialog
from gui.review.report_dialog import ReviewReportDialog
from tests.gui.test_accessible import nameless


def opened(walk, kind):
    walk.settle()
    return next(one for one in walk.window.findChildren(kind) if one.isVisible())


def say(path, reviewer, value):
    """Correct the value of the first figure of case 1."""
    library = Library.open(path)
    figure = library.case(1).case.figures[0]
    library.decide(1, "correct", figure, replace(figure, value=value), reviewer=reviewer)
    library.close()


@pytest.fixture
def package(walk, tmp_path):
    """What Li says of a figure, on a stick; Zhang says something else of it here."""
    other = tmp_path / "李.xjlib"
    shutil.copy(walk.window.library.path, other)
    say(other, "李", 5.0)
    say(walk.window.library.path, "张", 6.0)
    library = Library.open(other)
    library.hand_over(tmp_path / "李.xjreview")
    library.hand_over(tmp_path / "锁.xjreview", password="秘密")
    library.close()
    return tmp_path / "李.xjreview"


# --- packages ---


def test_enter_chooses_a_package_and_again_takes_it_in(walk, package, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(package), ""))
    dialog = taking.begin(walk.window)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.focusWidget() is dialog.chooser
    assert not dialog.go.isEnabled()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    walk.settle()
    assert "李 的 1 条审核意见" in dialog.said.text()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    walk.settle()
    assert "已并入" in walk.window.status._label.text()


def test_a_package_is_looked_into_taken_in_and_its_conflict_settled_by_keys(walk, package, qtbot):
    taking.begin(walk.window, package)
    dialog = opened(walk, TakeOverDialog)
    assert "李 的 1 条审核意见" in dialog.said.text() and "其中 1 条本库还没有" in dialog.said.text()
    assert not dialog.password.isVisible() and not dialog.documents.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    walk.settle()
    clash = opened(walk, ConflictsDialog)
    assert clash.count.text() == "1 处有分歧" and nameless(clash) == []
    heads = [clash.sides.horizontalHeaderItem(n).text() for n in range(clash.sides.columnCount())]
    assert heads == ["机器读取", "李", "张"]
    rows = [clash.sides.verticalHeaderItem(n).text() for n in range(clash.sides.rowCount())]
    told = [clash.sides.item(rows.index("数值"), n).text() for n in (1, 2)]
    assert told == ["≠ 5", "≠ 6"]
    assert clash.sides.item(rows.index("单位"), 1).text() == clash.sides.item(rows.index("单位"), 2).text()
    qtbot.keyClick(clash, Qt.Key.Key_1)
    walk.settle()
    assert clash.count.text() == "没有分歧了。"
    library = Library.open(walk.window.library.path, readonly=True)
    assert library.conflicts() == () and len(library.all_decisions()) == 3
    (one,) = library.case(1).judged
    assert isinstance(one.item, Figure) and one.item.value == 5.0
    library.close()
    clash.close()


def test_a_conflict_can_be_settled_by_a_third_word_and_taken_back(walk, package, qtbot, monkeypatch):
    walk.window.library.take_over(package, "", False, lambda _: None, walk.troubles.append)
    walk.settle()
    caring.show_conflicts(walk.window)
    clash = opened(walk, ConflictsDialog)

    def fill(form):
        form.fields["value"].setText("7")
        return True

    from gui.review.correction import CorrectionDialog

    monkeypatch.setattr(CorrectionDialog, "exec", fill)
    qtbot.keyClick(clash, Qt.Key.Key_E)
    walk.settle()
    assert clash.current() is None
    decisions.undo(walk.window)
    walk.settle()
    caring.show_conflicts(walk.window)
    again = next(one for one in walk.window.findChildren(ConflictsDialog) if one is not clash)
    walk.settle()
    assert again.current() is not None
    again.close()
    clash.close()


def test_a_locked_package_asks_for_its_password_in_the_form(walk, package, qtbot):
    taking.begin(walk.window, package.with_name("锁.xjreview"))
    dialog = opened(walk, TakeOverDialog)
    assert "请输入密码" in dialog.said.text() and dialog.password.isVisible() and not dialog.go.isEnabled()
    dialog.password.setText("错的")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    walk.settle()
    assert "密码不对" in dialog.said.text()
    dialog.password.setText("秘密")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    walk.settle()
    assert "李 的 1 条审核意见" in dialog.said.text() and dialog.go.isEnabled() and nameless(dialog) == []
    dialog.close()


def test_a_foreign_file_is_refused_in_the_form(walk, tmp_path):
    (tmp_path / "x.xjreview").write_bytes(b"nothing")
    taking.begin(walk.window, tmp_path / "x.xjreview")
    dialog = opened(walk, TakeOverDialog)
    assert "不是审核包" in dialog.said.text() and not dialog.password.isVisible()
    dialog.close()


def test_a_package_is_written_with_a_password_said_twice(walk, tmp_path):
    say(walk.window.library.path, "张", 6.0)
    walk.window.ask_again()
    taking.hand_over(walk.window)
    dialog = opened(walk, HandOverDialog)
    assert "1 条审核意见" in dialog.said.text() and nameless(dialog) == []
    dialog.path.setText(str(tmp_path / "给李"))
    dialog.first.setText("秘密")
    assert not dialog.go.isEnabled() and "不一样" in dialog.said.text()
    dialog.again.setText("秘密")
    dialog.go.click()
    walk.settle()
    assert (tmp_path / "给李.xjreview").read_bytes().startswith(b"XJSEAL")
    assert "已导出 1 条审核意见" in walk.window.status._label.text()


def test_nothing_to_hand_over_is_said(walk):
    taking.hand_over(walk.window)
    dialog = opened(walk, HandOverDialog)
    assert "还没有审核意见" in dialog.said.text() and not dialog.go.isEnabled()
    dialog.close()


def test_what_fits_nowhere_is_listed(walk):
    say(walk.window.library.path, "张", 6.0)
    library = Library.open(walk.window.library.path)
    (made,) = library.all_decisions()
    library.merge(
        [replace(made, id="1", target=replace(made.target, sha256="f" * 64, quote="八千斤", before="产"))]
    )
    library.close()
    caring.show_unattached(walk.window)
    dialog = opened(walk, HistoryDialog)
    assert dialog.list.count() == 1 and "产八千斤" in dialog.list.item(0).text() and nameless(dialog) == []
    dialog.close()


# --- copies ---


def test_copies_with_what_they_hold_and_one_put_back(walk, qtbot):
    window = walk.window
    say(window.library.path, "张", 6.0)
    window.library.backup(lambda _: None)
    walk.settle()
    say(window.library.path, "张", 8.0)
    caring.show_backups(window)
    dialog = opened(walk, BackupsDialog)
    cells = [[dialog._model.item(r, c).text() for c in range(6)] for r in range(dialog._model.rowCount())]
    assert [row[1:5] for row in cells] == [["手动备份", "8", "1", "0"], ["打开时", "8", "0", "0"]]
    assert "2 条审核意见" in dialog.now.text() and nameless(dialog) == []
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    walk.settle()
    library = Library.open(window.library.path, readonly=True)
    assert len(library.all_decisions()) == 1
    library.close()
    caring.show_backups(window)
    dialog = opened(walk, BackupsDialog)
    reasons = [dialog._model.item(row, 1).text() for row in range(dialog._model.rowCount())]
    assert reasons.count("恢复时换下的") == 1
    dialog.close()


def test_a_copy_that_cannot_be_read_cannot_be_put_back(walk):
    library = walk.window.library
    library.backup(lambda copy: copy.write_bytes(copy.read_bytes()[:3000]))
    walk.settle()
    caring.show_backups(walk.window)
    dialog = opened(walk, BackupsDialog)
    assert dialog._model.item(0, 1).text() == "读不出来" and not dialog.back.isEnabled()
    dialog.close()


@pytest.mark.parametrize(("bytes", "words"), [(12, "12 B"), (2048, "2.0 KB"), (5 << 20, "5.0 MB"), (3 << 30, "3.0 GB")])  # fmt: skip
def test_sizes(bytes, words):
    assert size(bytes) == words


# --- the report ---


def test_the_report_over_everything_and_over_the_query(walk, tmp_path, monkeypatch):
    say(walk.window.library.path, "张", 6.0)
    case = Library.open(walk.window.library.path, readonly=True)
    title = case.case(1).case.title.value
    case.close()
    from core.model import Query

    walk.window.ask(Query("没有这样的词"))
    walk.settle()
    caring.show_review_report(walk.window)
    dialog = opened(walk, ReviewReportDialog)
    assert "1 人审核了 1 项" in dialog.page.toPlainText() and title in dialog.page.toPlainText()
    assert nameless(dialog) == []
    dialog.scope.setCurrentIndex(1)
    dialog.ask()
    walk.settle()
    assert "共 0 个案例" in dialog.page.toPlainText()
    dialog.scope.setCurrentIndex(0)
    target = tmp_path / "报告.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.choose_file()
    walk.settle()
    assert target.read_bytes().startswith(b"PK") and "已保存" in walk.window.status._label.text()
    assert "<h1>审核报告</h1>" in dialog.paper
    dialog.close()


def test_the_menu_leads_to_each(walk):
    for name in (
        "show_backups",
        "hand_over",
        "take_over",
        "show_conflicts",
        "show_review_report",
        "show_unattached",
    ):
        walk.window.menus.actions[name].trigger()
        walk.settle()
        shown = [one for one in walk.window.findChildren(QDialog) if one.isVisible()]
        assert len(shown) == 1, name
        assert all(button.text() for button in shown[0].findChildren(QPushButton))
        shown[0].close()
        walk.settle()
