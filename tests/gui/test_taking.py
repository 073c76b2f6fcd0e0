"""Double-clicked files in the window that runs: libraries, review packages with and without a password, articles."""

import shutil

import pytest
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox

from core.library import Library
from gui import __main__, start


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


def press(walk, text):
    box = walk.window.findChild(QMessageBox)
    next(button for button in box.buttons() if button.text() == text).click()
    walk.settle()


def decisions(walk):
    library = Library.open(walk.window.library.path)
    try:
        return library.all_decisions()
    finally:
        library.close()


def test_a_package_tells_what_it_brings_and_is_merged_when_one_agrees(walk, package):
    come(walk, package())
    said = walk.window.findChild(QMessageBox).text()
    assert "张 交来 1 条审核意见,其中 1 条本库没有" in said and "samples" in said
    assert not decisions(walk)
    press(walk, "合并")
    assert [one.reviewer for one in decisions(walk)] == ["张"]
    assert "新增 1 条审核意见" in " ".join(label.text() for label in walk.window.status.findChildren(QLabel))


def test_nothing_is_merged_when_one_does_not_agree(walk, package):
    come(walk, package())
    press(walk, "不合并")
    assert not decisions(walk)


def test_a_locked_package_asks_until_the_password_fits(walk, package):
    come(walk, package("村口"))
    for typed, said in (("错", "密码不对"), ("村口", "")):
        dialog = walk.window.findChildren(QInputDialog)[-1]
        dialog.setTextValue(typed)
        dialog.accept()
        walk.settle()
        if said:
            assert said in walk.window.findChildren(QInputDialog)[-1].labelText()
    press(walk, "合并")
    assert len(decisions(walk)) == 1


def test_a_broken_package_is_refused_in_words(walk, tmp_path):
    (tmp_path / "坏.xjreview").write_bytes(b"no zip")
    come(walk, tmp_path / "坏.xjreview")
    assert [str(trouble) for trouble in walk.troubles] == ["坏.xjreview:不是审核包,或已经损坏(BadZipFile)。"]
    walk.troubles.clear()


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
    assert "张 交来" in first.window.findChild(QMessageBox).text()


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
