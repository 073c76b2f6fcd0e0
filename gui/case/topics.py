"""What a case is about, in one line: themes, whose passages a click goes through, and key words, which a click looks up."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from core.model import StoredCase, Theme
from gui.i18n import tr
from gui.look import theme
from gui.text.markup import escape

_THEMES, _INDUSTRIES, _WORDS = 4, 2, 6
_GAP = "\N{NO-BREAK SPACE}" * 4
_MORE = " …"
_LEAST = 0.05
"""Less of the text than that is not worth a place in one line; the strongest theme always has one."""


class Topics(QLabel):
    """`passage_wanted` carries a passage of a theme and all of them, `word_chosen` a key word."""

    passage_wanted = Signal(object, object)
    word_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("主题与关键词"))
        self.setToolTip(tr("主题后是它占全文的篇幅,点一下到它的下一段;点关键词在库中搜索"))
        self.linkActivated.connect(self._follow)
        self._themes: tuple[Theme, ...] = ()
        self._words: tuple[str, ...] = ()
        self._stood: dict[int, int] = {}

    def show_case(self, stored: StoredCase) -> None:
        self._themes = _worth_telling(stored.case.themes)
        self._words = stored.key_words[:_WORDS]
        self._stood = {}
        self.setVisible(bool(self._themes or self._words))
        self._say()

    def _say(self) -> None:
        """As many links as the line has room for, and one to those that it has not."""
        wide = self.fontMetrics().horizontalAdvance
        told, left = "", self.width()
        for head, links in self._groups():
            for number, (target, words) in enumerate(links):
                before = f"{_GAP * bool(told)}{head} " if number == 0 else " · "
                left -= wide(before + words)
                last = head == tr("关键词") and number == len(links) - 1
                if left < (0 if last else wide(_MORE)):
                    self.setText((told or escape(head)) + _link("more:", _MORE))
                    return
                told += escape(before) + _link(target, words)
        self.setText(told)

    def menu(self) -> QMenu:
        """All themes and key words, for a line that has no room for them."""
        made = QMenu(self)
        for head, links in self._groups():
            made.addSection(head) if made.isEmpty() else made.addSeparator()
            for target, words in links:
                made.addAction(words.replace("&", "&&"), partial(self._follow, target))
        return made

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        groups = ((tr("主题"), self._theme_links()), (tr("关键词"), self._word_links()))
        return [(head, links) for head, links in groups if links]

    def _theme_links(self) -> list[tuple[str, str]]:
        return [(f"theme:{i}", f"{one.name} {one.score:.0%}") for i, one in enumerate(self._themes)]

    def _word_links(self) -> list[tuple[str, str]]:
        return [(f"word:{word}", word) for word in self._words]

    def _follow(self, link: str) -> None:
        kind, _, which = link.partition(":")
        if kind == "more":
            self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))
            return
        if kind == "word":
            self.word_chosen.emit(which)
            return
        passages = self._themes[int(which)].passages
        if passages:
            at = self._stood.get(int(which), 0)
            self._stood[int(which)] = (at + 1) % len(passages)
            self.passage_wanted.emit(passages[at], passages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_words"):
            self._say()


def _worth_telling(themes: tuple[Theme, ...]) -> tuple[Theme, ...]:
    """The strongest themes, then the strongest industries."""
    found: list[Theme] = []
    for industry, most in ((False, _THEMES), (True, _INDUSTRIES)):
        found += [one for one in themes if one.industry == industry and one.score >= _LEAST][:most]
    return tuple(found) or themes[:1]


def _link(target: str, words: str) -> str:
    color = theme.current().accent
    return f'<a href="{escape(target)}" style="color:{color};text-decoration:none">{escape(words)}</a>'
