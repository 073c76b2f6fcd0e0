"""The head of a case in one line, for windows in which every line of the text counts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from gui.i18n import tr
from gui.look import theme
from gui.look.quiet import fold_button, name_fold, quiet
from gui.text.outline import OutlineButton


class BriefHead(QWidget):
    """Title, headings, hits, and the way back to the whole head."""

    def __init__(self, commands: dict[str, QAction]) -> None:
        super().__init__()
        self.title = _Elided()
        self.title.setObjectName("brieftitle")
        self.outline = OutlineButton()
        self.hits = QLabel()
        self.hits.setObjectName("hint")
        self.back, self.on = _does(commands["previous_hit"], "‹"), _does(commands["next_hit"], "›")
        self.unfold = fold_button("chevron-down")
        name_fold(self.unfold, tr("展开题头"), commands["fold_head"])
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 2, 6, 2)
        row.setSpacing(2)
        row.addWidget(self.title, 1)
        for widget in (self.outline, self.hits, self.back, self.on, self.unfold):
            row.addWidget(widget)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in this order."""
        return self.outline, self.back, self.on, self.unfold

    def say(self, title: str, more: str) -> None:
        """`more` is what the whole head says, for those who rest the pointer on the title."""
        self.title.setText(title)
        self.title.setAccessibleName(title)
        self.title.setToolTip("\n".join(filter(None, (title, more))))

    def set_hits(self, words: str) -> None:
        self.hits.setText(words)
        for widget in (self.hits, self.back, self.on):
            widget.setVisible(bool(words))


class _Elided(QLabel):
    """As much of its words as fits."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setPen(theme.color("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


def _does(action: QAction, words: str) -> QToolButton:
    button = quiet(words, f"{action.text()}({action.shortcut().toString()})")
    button.setAccessibleName(action.text())
    button.clicked.connect(action.trigger)
    return button
