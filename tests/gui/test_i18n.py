"""Qt's own dialogs and keys in Chinese, also where Qt's own translation has a hole."""

import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QLabel

from core import paths


def test_the_compiled_words_are_those_of_the_table(dressed):
    """`pyside6-lrelease resources/i18n/more_zh_CN.ts` compiles them."""
    contexts = ElementTree.parse(paths.resources() / "i18n" / "more_zh_CN.ts").iter("context")
    told = [
        (
            context.findtext("name"),
            one.findtext("source"),
            one.findtext("comment"),
            one.findtext("translation"),
        )
        for context in contexts
        for one in context.iter("message")
    ]
    assert len(told) > 8
    for context, source, comment, meant in told:
        assert QCoreApplication.translate(context, source, comment) == meant


@pytest.mark.parametrize(
    "keys, said", [("Alt+Left", "Alt+←"), ("Ctrl+Down", "Ctrl+↓"), ("Ctrl+Return", "Ctrl+回车")]
)
def test_keys_are_called_as_on_the_keyboard(dressed, keys, said):
    assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) == said


def test_the_dialog_for_files_is_chinese(dressed, qtbot, tmp_path):
    dialog = QFileDialog(None, "导入文件夹", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    words = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]
    assert words and not any(letter.isascii() and letter.islower() for word in words for letter in word)
