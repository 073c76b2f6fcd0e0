"""A note in words, as many lines as it takes: Ctrl+Enter keeps it, Tab leaves the words, Esc the dialog."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gui.i18n import tr
from gui.look import room


class NoteDialog(QDialog):
    """`about` says what the note is on."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("批注"))
        room.resize(self, 420, 220)
        asked = QLabel(about)
        asked.setWordWrap(True)
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(tr("批注"))
        self.words.setTabChangesFocus(True)  # else no key leads to the buttons
        self.words.setPlaceholderText(tr("Ctrl+回车 存下"))
        button = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(button.Save | button.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        column = QVBoxLayout(self)
        for part in (asked, self.words, buttons):
            column.addWidget(part)
        self.words.setFocus()

    def note(self) -> str:
        return self.words.toPlainText().strip()


def ask(about: str, parent: QWidget | None) -> str:
    """The note that somebody wrote; "" if none."""
    dialog = NoteDialog(about, parent)
    return dialog.note() if dialog.exec() else ""
