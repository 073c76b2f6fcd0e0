"""Files that leave the program are proposed among the user's documents, then beside the last one."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from core import paths
from gui import commands, saving
from gui.dialogs.handing_dialogs import TakeOverDialog

KINDS = "表格 (*.xlsx);;CSV (*.csv)"


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """What the dialog was opened on; it answers with the file and kind that were last put into it."""
    said = {"answer": ("", ""), "proposed": []}

    def answer(_parent, _title, proposed, _kinds):
        said["proposed"].append(Path(proposed))
        return said["answer"]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(saving, "_last", None)
    return said


def test_the_folder_is_the_users_own_and_then_the_last_one(asked, tmp_path):
    assert saving.ask(None, "", "表.xlsx", KINDS) is None
    asked["answer"] = (str(tmp_path / "我的表.xlsx"), "表格 (*.xlsx)")
    saving.ask(None, "", "表.xlsx", KINDS)
    saving.ask(None, "", "图.png", KINDS)
    documents = paths.libraries().parent
    assert asked["proposed"] == [documents / "表.xlsx", documents / "表.xlsx", tmp_path / "图.png"]


@pytest.mark.parametrize(
    "name, kind, file",
    [
        ("表", "表格 (*.xlsx)", "表.xlsx"),
        ("表", "CSV (*.csv)", "表.csv"),
        ("表.csv", "表格 (*.xlsx)", "表.csv"),
        ("表", "", "表.xlsx"),
    ],
)
def test_a_name_without_an_ending_gets_that_of_its_kind(asked, tmp_path, name, kind, file):
    asked["answer"] = (str(tmp_path / name), kind)
    assert saving.ask(None, "", "表", KINDS) == tmp_path / file


def test_files_are_looked_for_where_one_was_last(asked, walk, monkeypatch, tmp_path):
    begun = []

    def among(*answers):
        return lambda *about: (begun.append(Path(about[2])), answers)[1]

    documents, stick = paths.libraries().parent, tmp_path / "U盘"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", among("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", among([str(stick / "没有.txt")], ""))
    commands.choose_files(walk.window)
    walk.settle()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *about: begun.append(Path(about[2])))
    commands.choose_folder(walk.window)
    TakeOverDialog(walk.window).chooser.click()
    assert begun == [documents, stick, stick], "never where the program happens to run"
