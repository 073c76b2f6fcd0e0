"""Files that come into the window: dropped, read one lot at a time, reported."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QToolButton

from core.model import Failed, Imported
from core.progress import Report
from gui.dialogs.import_report import ImportReport, summary, told
from gui.status_bar import pace
from tests.gui.fake_library import FakeMakers


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
