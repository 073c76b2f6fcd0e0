"""The search box: asks while one types, offers words, says under itself what is wrong with a query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLabel, QLineEdit, QWidget

from gui import words
from gui.i18n import tr
from gui.look import icons

_TYPING_MS = 150
_RECENT = 8
_LEAVE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
_KIND, _VALUE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Suggested(Protocol):
    """A name of the library, and the filter that it would be."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> str: ...


class SearchBar(QLineEdit):
    """`text_changed` comes when typing rests, at once with Enter, and never while an input method is composing."""

    text_changed = Signal(str)
    suggestions_wanted = Signal(str)
    filter_taken = Signal(str, str)
    left = Signal()  # with Enter or the arrow down: to what was found

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("搜索:关键词、地名、拼音"))
        self.setAccessibleName(tr("搜索案例"))
        self.setAccessibleDescription(
            tr("可以用引号、AND OR NOT、-词、来源:永州日报、数字:村集体收入>=10万元")
        )
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(220)
        glass = QAction(icons.icon("search", "secondary"), tr("搜索"), self)
        glass.triggered.connect(self._ask_now)
        self.addAction(glass, QLineEdit.ActionPosition.TrailingPosition)
        self.recent: tuple[str, ...] = ()
        self._asked = ""
        self._wait = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._wait.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)
        self.textChanged.connect(lambda text: None if text else self._ask_now())
        self._offers = QStandardItemModel(self)
        self._build_completer()
        self._trouble = _Trouble(self)

    def _build_completer(self) -> None:
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        completer.activated[QModelIndex].connect(self._take)
        completer.popup().setAccessibleName(tr("搜索建议"))
        completer.popup().setObjectName("suggestions")
        completer.popup().installEventFilter(self)
        # Not setCompleter(): the box would put a suggestion over the whole line, while it stands for the last word only.
        completer.setWidget(self)
        self._completer = completer

    # --- what the window tells ---

    def show_text(self, text: str) -> None:
        """The words of the query, unless the reader is ahead with typing."""
        if text != self._asked:
            self._asked = text
            self._wait.stop()
            self.setText(text)

    def show_problem(self, problem: str) -> None:
        self.setProperty("wrong", bool(problem))
        self.style().unpolish(self)
        self.style().polish(self)
        self._trouble.say(problem)

    def offer(self, typed: str, suggestions: Sequence[Suggested]) -> None:
        """Suggestions for what was typed; too late if the reader went on."""
        if typed != self._word() or not self.hasFocus():
            return
        self._offers.clear()
        for suggestion in suggestions:
            self._offers.appendRow(_offer(suggestion.text, suggestion.kind, suggestion.value))
        for text in self.recent:
            if text.startswith(self.text()) and text != self.text():
                self._offers.appendRow(_offer(text, "", ""))
        if self._offers.rowCount():
            self._completer.complete()
        else:
            self._completer.popup().hide()

    def remember(self, text: str) -> None:
        """Keep words that found something, for later."""
        if len(text) > 1:
            others = [r for r in self.recent if r != text and not text.startswith(r)]
            self.recent = (text, *others)[:_RECENT]

    @property
    def completer_popup(self) -> QAbstractItemView:
        """The list of suggestions."""
        return self._completer.popup()

    @property
    def typing(self) -> bool:
        """Words are typed that nobody has asked for yet."""
        return self._wait.isActive()

    # --- hands ---

    def _typed(self, text: str) -> None:
        self._wait.start()
        if self._word():
            self.suggestions_wanted.emit(self._word())
        else:
            self._completer.popup().hide()

    def _ask(self) -> None:
        text = self.text().strip()
        if text != self._asked:
            self._asked = text
            self.text_changed.emit(text)

    def _ask_now(self) -> None:
        self._wait.stop()
        self._ask()

    def _word(self) -> str:
        """The last word before the cursor: what suggestions are for."""
        before = self.text()[: self.cursorPosition()]
        return before.replace("\u3000", " ").rpartition(" ")[2].lstrip('-"“(\uff08')

    def _take(self, index: QModelIndex) -> None:
        """A place, programme … becomes a filter and its beginnings go; a word takes the place of its letters; recent words
        become the words."""
        kind, value = index.data(_KIND), index.data(_VALUE)
        word, at = self._word(), self.cursorPosition()
        if not kind:
            self.setText(index.data(_VALUE))
        elif kind == "word":
            self.setText(self.text()[: at - len(word)] + value + self.text()[at:])
        else:
            self.setText((self.text()[: at - len(word)] + self.text()[at:]).strip())
            self.filter_taken.emit(kind, value)
        self._ask_now()

    def _leave(self) -> None:
        self._ask_now()
        self.left.emit()

    def eventFilter(self, popup, event):  # type: ignore[no-untyped-def]
        """Enter is about the words as long as no suggestion is chosen: Qt would take the first as soon as it has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if popup.selectionModel().hasSelection():
                return False
            popup.hide()
            self._leave()
            return True
        return super().eventFilter(popup, event)

    def keyPressEvent(self, event):  # type: ignore[no-untyped-def]
        popup = self._completer.popup()
        if popup.isVisible() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if popup.currentIndex().isValid():
                event.ignore()  # the popup takes it
                return
            popup.hide()
        if event.key() in _LEAVE and not popup.isVisible():
            self._leave()
            return
        if event.key() == Qt.Key.Key_Escape and self.text() and not popup.isVisible():
            self.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event):  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self._trouble.place()


def _offer(text: str, kind: str, value: str) -> QStandardItem:
    names = {"": tr("最近"), "word": tr("词")}
    field = names[kind] if kind in names else tr(words.FIELDS.get(kind, ""))  # type: ignore[call-overload]
    above = "" if kind == "word" else value.rpartition("/")[0].replace("/", " › ")
    item = QStandardItem("  ·  ".join(part for part in (text, field, above) if part))
    item.setData(kind, _KIND)
    item.setData(value if kind else text, _VALUE)
    return item


class _Trouble(QLabel):
    """A line below the box, over whatever stands there, so that nothing moves."""

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(box.window())
        self._box = box
        self.setObjectName("trouble")
        self.setWordWrap(True)
        self.setAccessibleName(tr("搜索提示"))
        self.hide()
        box.installEventFilter(self)

    def say(self, problem: str) -> None:
        self.setText(problem)
        self.setVisible(bool(problem))
        self.place()

    def place(self) -> None:
        if self._box.window() is not self.parent():
            shown = not self.isHidden()
            self.setParent(self._box.window())
            self.setVisible(shown)
        corner = self._box.mapTo(self._box.window(), self._box.rect().bottomLeft())
        self.setFixedWidth(max(self._box.width(), 240))
        self.adjustSize()
        self.move(corner.x(), corner.y() + 4)
        self.raise_()

    def eventFilter(self, box, event):  # type: ignore[no-untyped-def]
        if event.type() in (QEvent.Type.Move, QEvent.Type.Show):
            self.place()
        return super().eventFilter(box, event)
