"""Small buttons that keep in the background until the pointer or the keyboard is on them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from gui.look import icons


def quiet(words: str, name: str, checkable: bool = False) -> QToolButton:
    """A button of a few letters; `name` is what it does."""
    button = QToolButton()
    button.setProperty("quiet", True)
    button.setText(words)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def fold_button(icon: str) -> QToolButton:
    """An arrow that folds or unfolds a part of the window."""
    button = quiet("", "")
    button.setIcon(icons.icon(icon, "secondary"))
    button.setIconSize(QSize(14, 14))
    return button


def name_fold(button: QToolButton, name: str, action: QAction) -> None:
    """Let the arrow do what `action` does by its key."""
    button.setToolTip(f"{name}({action.shortcut().toString()})")
    button.setAccessibleName(name)
    button.clicked.connect(action.trigger)
