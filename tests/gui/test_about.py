"""What the program carries, and under which licences, can be read inside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QTextBrowser, QWidget

from core import paths
from gui.dialogs import about, licences


def test_all_licences_stand_behind_a_button(dressed, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = about.show_about(window)
    button = next(b for b in dialog.findChild(QDialogButtonBox).buttons() if b.text() == "许可全文…")
    button.click()
    (shown,) = [d for d in dialog.findChildren(type(dialog)) if d.windowTitle() == "许可全文"]
    said = shown.findChild(QTextBrowser).toPlainText()
    assert "SIL OPEN FONT LICENSE" in said.upper()


@pytest.mark.parametrize(
    "name", ["PySide6", "jieba", "sqlite-utils", "numpy", "lxml", "Lucide", "Noto Sans SC"]
)
def test_each_part_is_named_with_its_licence(name):
    heads = [part.strip().partition("\n")[0] for part in licences.third_party().split("=" * 80)]
    (head,) = [head for head in heads if head.lower().startswith(name.lower())]
    assert head.partition(":")[2].strip()


def test_a_packed_program_shows_what_was_packed(tmp_path, monkeypatch):
    (tmp_path / "THIRD_PARTY.txt").write_text("甲 1.0: MIT", "utf-8")
    monkeypatch.setattr(paths, "root", lambda: tmp_path)
    assert licences.third_party() == "甲 1.0: MIT"


def test_the_manual_begins_with_links_to_its_parts(walk):
    dialog = about.show_manual(walk.window)
    page = dialog.findChild(QTextBrowser)
    heads = [
        line[3:] for line in (paths.resources() / "help/manual.md").read_text("utf-8").splitlines() if line.startswith("## ")
    ]  # fmt: skip
    contents = page.document().findBlockByNumber(2)
    assert contents.text() == " · ".join(heads) and len(heads) > 8
    walk.settle()
    page.setFocus()
    seen = []
    for head in heads:
        QTest.keyClick(page, Qt.Key.Key_Tab)
        assert page.textCursor().selectedText() == head, "reached by the keyboard"
        QTest.keyClick(page, Qt.Key.Key_Return)
        seen.append(page.verticalScrollBar().value())
        page.verticalScrollBar().setValue(0)
    assert seen == sorted(seen) and seen[0] > 0 and len(set(seen)) > 6  # the last few share the end
    dialog.close()
