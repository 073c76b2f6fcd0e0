"""Dialogs are as large as they like to be, and never larger than the screen: at 150 % a small one has 910 × 512 points."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

_FRAME = QSize(16, 48)  # what the desktop draws around it


def resize(dialog: QDialog, width: int, height: int) -> None:
    """Give `dialog` this size, or as much of it as the screen has."""
    screen = (dialog.parentWidget() or dialog).screen().availableSize()
    dialog.resize(QSize(width, height).boundedTo(screen - _FRAME))
