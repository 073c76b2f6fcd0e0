"""What somebody clicks and types on the picture of the window while the window is made: kept, and then done in the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QSize
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QSplashScreen, QWidget

_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
_LITTLE = 8
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class Meanwhile(QObject):
    """The clicks and keys that a picture of the window was given, in their order."""

    def __init__(self, picture: QSplashScreen) -> None:
        super().__init__()
        self._size = picture.size()
        self._kept: list[partial[None]] = []
        picture.installEventFilter(self)

    def eventFilter(self, picture: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() in _CLICKS:
            self._kept.append(partial(_click, QMouseEvent(event)))
        elif isinstance(event, QKeyEvent) and event.type() in _KEYS:
            self._kept.append(partial(_press, QKeyEvent(event)))
        else:
            return False
        return True

    def do_in(self, window: QWidget) -> None:
        """Do in the window what was done on its picture; clicks only where the window stands as the picture did."""
        kept, self._kept = self._kept, []
        for does in kept:
            if does.func is _press or _is_near(window.size(), self._size):
                does(window)


def _is_near(one: QSize, two: QSize) -> bool:
    """True if what stands at a point of one window stands there in the other: their frames may differ by a little."""
    return abs(one.width() - two.width()) <= _LITTLE and abs(one.height() - two.height()) <= _LITTLE


def _click(event: QMouseEvent, window: QWidget) -> None:
    at = event.position()
    child = window.childAt(at.toPoint()) or window
    clicked = QMouseEvent(
        event.type(), QPointF(child.mapFrom(window, at)), QPointF(window.mapToGlobal(at)),
        event.button(), event.buttons(), event.modifiers(),
    )  # fmt: skip
    QApplication.sendEvent(child, clicked)


def _press(event: QKeyEvent, window: QWidget) -> None:
    keys = QKeySequence(event.keyCombination())
    if event.type() == QEvent.Type.KeyPress:
        for action in window.findChildren(QAction):
            if keys in action.shortcuts():
                action.trigger()
                return
    QApplication.sendEvent(window.focusWidget() or window, event)
