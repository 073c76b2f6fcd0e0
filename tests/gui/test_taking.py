"""Double-clicked files in the window that runs: libraries, review packages with and without a password, articles."""

import shutil

import pytest
from PySide6.QtWidgets import QLabel

from core.library import Library
from gui import __main__, start
from gui.dialogs.handing_dialogs import TakeOverDialog


@pytest.fixture
def package(sample_library, tmp_path):
    """Written elsewhere: the first figure of the first case was rejected by 张."""

    def write(password=""):
        other = tmp_path / "别处.xjlib"
        shutil.copy(sample_library, other)
        library = Library.open(other)
        library.decide(1, "reject", library.case(1).case.figures[0], reviewer="张")
        library.hand_over(tmp_path / "给李.xjreview", password=password)
        library.close()
        return tmp_path / "给李.xjreview"

    return write


def come(walk, *files):
    start.come_forward(walk.window, {"files": [str(file) for file in files], "tokens": {}})
    walk.settle()


def asked(walk):
    """The form that tells what a package brings."""
    (dialog,) = walk.window.findChildren(TakeOverDialog)
    return dialog


def decisions(walk):
    library = Library.open(walk.window.library.path)
    try:
        return library.all_decisions()
    finally:
        library.close()


def test_a_package_tells_what_it_brings_and_is_merged_when_one_agrees(walk, package):
    come(walk, package())
    assert (
        "张 的 1 条审核意见" in asked(walk).said.text() and "其中 1 条本库还没有" in asked(walk).said.text()
    )
    assert not decisions(walk)
    asked(walk).go.click()
    walk.settle()
    assert [one.reviewer for one in decisions(walk)] == ["张"]
    assert "新增 1 条审核意见" in " ".join(label.text() for label in walk.window.status.findChildren(QLabel))


def test_nothing_is_merged_when_one_does_not_agree(walk, package):
    come(walk, package("村口"))
    assert "请输入密码" in asked(walk).said.text()
    asked(walk).reject()
    walk.settle()
    assert not decisions(walk)


def test_a_library_is_opened_an_article_imported_and_a_bare_start_only_comes_forward(
    walk, sample_library, tmp_path
):
    other = tmp_path / "另一个.xjlib"
    shutil.copy(sample_library, other)
    come(walk, other)
    assert walk.window.library.path == other
    (tmp_path / "好消息.txt").write_text(
        "石板村养牛记\n2023年5月,贵州省石板村养牛120头,带动56户增收。" * 3, "utf-8"
    )
    come(walk, tmp_path / "好消息.txt")
    assert walk.window.answer.total == 9
    walk.window.showMinimized()
    come(walk)
    assert walk.window.answer.total == 9 and not walk.window.isMinimized()


def test_a_package_named_at_the_start_waits_for_the_library(make_walk, sample_library, package, tmp_path):
    first = make_walk()
    first.window.settings.opened(sample_library)
    start.open_first(first.window, [package()])
    first.settle()
    assert first.window.library.path == sample_library
    assert "张 的 1 条审核意见" in asked(first).said.text()


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        ([], []), (["{}/a.xjlib"], ["{}/a.xjlib"]), (["{}/无.xjreview"], ["{}/无.xjreview"]),
        (["{}/文.txt", "{}/文.txt"], ["{}/文.txt", "{}/文.txt"]), (["{}/none.txt"], None), (["search"], None),
        (["import", "{}/文.txt"], None), (["--help"], None),
    ],
)  # fmt: skip
def test_only_files_open_the_window(tmp_path, arguments, opens):
    (tmp_path / "文.txt").write_text("文")
    found = __main__.files_named([argument.format(tmp_path) for argument in arguments])
    assert found == (None if opens is None else [tmp_path / file.format(tmp_path) for file in opens])
