"""What a person says of a whole case: star, tags, state of review; the signals carry it, somebody else keeps it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from core.model import StoredCase
from gui.i18n import tr
from gui.look.trailing import TrailingButton

STATES = (("", "未审核"), ("reviewing", "审核中"), ("reviewed", "已审核"))


class CaseMarks(QWidget):
    starred = Signal(bool)
    tagged = Signal(str, bool)
    reviewed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        self._collections: tuple[str, ...] = ()
        self.star = _button(tr("收藏"))
        self.star.setCheckable(True)
        self.star.clicked.connect(self.starred)
        self.star.toggled.connect(self._say_star)
        self.tags = _button(tr("标签"))
        self.tags.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._tag_menu = QMenu(self)
        self._tag_menu.aboutToShow.connect(self.fill_tags)
        self.tags.setMenu(self._tag_menu)
        self.review = _button(tr("审核状态"), TrailingButton("chevron-down"))
        self.review.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.review.setMenu(self._states())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (self.star, self.tags, self.review):
            row.addWidget(button)

    def show_case(self, stored: StoredCase) -> None:
        self.set_starred(stored.starred)
        self._collections = tuple(one.collection for one in stored.judged if one.collection)
        self.set_tags(stored.tags)
        self.set_review(stored.review)

    def set_starred(self, on: bool) -> None:
        self.star.setChecked(on)
        self._say_star(on)

    def set_tags(self, tags: Iterable[str]) -> None:
        self._tags = tuple(tags)
        said = [
            *(tr("集:{name}", name=_short(name)) for name in self._collections),
            *(f"#{tag}" for tag in self._tags),
        ]
        more = tr(" 等 {n} 个", n=len(said)) if len(said) > 2 else ""
        self.tags.setText((" ".join(said[:2]) + more) or tr("标签"))
        self.tags.setToolTip("\n".join(part for part in self._whole() if part) or tr("加标签(Ctrl+T)"))

    def _whole(self) -> tuple[str, str]:
        tags, names = "、".join(self._tags), "、".join(self._collections)
        return tr("标签:{tags}", tags=tags) if tags else "", tr(
            "收集夹:{names}", names=names
        ) if names else ""

    def set_known_tags(self, tags: Iterable[str]) -> None:
        """The tags of the library, to choose from."""
        self._known = tuple(tags)

    def set_review(self, state: str) -> None:
        self.review.setText(tr(dict(STATES).get(state, state)))
        for action in self._group.actions():
            action.setChecked(action.data() == state)

    def set_progress(self, done: int, total: int) -> None:
        """How far the review of the case has come."""
        self.review.setToolTip(tr("本案已审 {done} / {total} 处(F4 到下一处未审)", done=done, total=total))

    def fill_tags(self) -> None:
        """The tags of the case and of the library to tick, and a line for a new one."""
        self._tag_menu.clear()
        line = QLineEdit()
        line.setPlaceholderText(tr("新标签,回车加上"))
        line.setAccessibleName(tr("新标签"))
        line.setMaxLength(30)
        line.returnPressed.connect(lambda: self._add(line.text()))
        holder = QWidgetAction(self._tag_menu)
        holder.setDefaultWidget(line)
        self._tag_menu.addAction(holder)
        for tag in dict.fromkeys((*self._tags, *self._known)):
            action = self._tag_menu.addAction(tag.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(tag in self._tags)
            action.triggered.connect(lambda on, tag=tag: self._tag(tag, on))
        line.setFocus()

    def _add(self, words: str) -> None:
        tag = " ".join(words.split()).lstrip("#")
        self._tag_menu.hide()
        if tag and tag not in self._tags:
            self._tag(tag, True)

    def _tag(self, tag: str, on: bool) -> None:
        self.set_tags((*self._tags, tag) if on else (kept for kept in self._tags if kept != tag))
        self.tagged.emit(tag, on)

    def _say_star(self, on: bool) -> None:
        self.star.setText(tr("★ 已收藏") if on else tr("☆ 收藏"))
        self.star.setToolTip(tr("取消收藏(Ctrl+B)") if on else tr("收藏这个案例(Ctrl+B)"))

    def _states(self) -> QMenu:
        menu = QMenu(self)
        self._group = QActionGroup(menu)
        for state, name in STATES:
            action = menu.addAction(tr(name))
            action.setCheckable(True)
            action.setData(state)
            self._group.addAction(action)
            action.triggered.connect(lambda _=False, state=state: self._decide(state))
        return menu

    def _decide(self, state: str) -> None:
        self.set_review(state)
        self.reviewed.emit(state)


def _short(name: str) -> str:
    return name if len(name) <= 8 else f"{name[:7]}…"


def _button(name: str, made: QToolButton | None = None) -> QToolButton:
    button = made or QToolButton()
    button.setProperty("quiet", True)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
