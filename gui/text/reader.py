"""The article on the screen: its words, what is lit in them, and the way from one highlight to the next."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from core.model import Span
from gui.i18n import tr
from gui.look import theme
from gui.text import ink
from gui.text.highlight import Highlight
from gui.text.lit import Lit, LitPage, Wanted
from gui.text.page import Page
from gui.text.type_menu import Setting
from gui.text.typeset import MARGIN, STATES, Face, typeset

_KEYS = {
    Qt.Key.Key_Y: "confirm", Qt.Key.Key_N: "reject", Qt.Key.Key_E: "correct", Qt.Key.Key_A: "add",
    Qt.Key.Key_M: "note",
}  # fmt: skip
_QUESTION, _CAPTION = STATES.index("question"), STATES.index("caption")


class Reader(QTextEdit):
    """Shows a page. Tab goes from highlight to highlight, Enter chooses, Esc lets go and the next Tab leaves."""

    chosen = Signal(str, int)  # kind, number: the reader clicked it or pressed Enter
    pointed = Signal(str, int)  # the pointer or the keyboard stands on it; ("", -1) on none
    stepped = Signal(str, int)  # the keyboard has come to it
    judged = Signal(str)  # an action on the item that is stood on, or `add` on the selection
    quoted = Signal()  # what has a frame is to be copied: nothing is selected
    set_anew = Signal(object)  # the new Setting of the type

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("正文"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.page: Page | None = None
        self.setting = Setting()
        self.hidden: frozenset[str] = frozenset()
        self._given: tuple[Highlight, ...] = ()
        self._faded: tuple[Span, ...] = ()
        self._lit = LitPage()
        self._current: Lit | None = None
        self._hit: Lit | None = None
        self._pointed: Lit | None = None
        self._related: tuple[tuple[int, int], ...] = ()
        self._leaving = False
        self._document: QTextDocument | None = None
        self._dress = theme.current()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(120)
        self._rest.timeout.connect(self._tell_pointed)

    # --- what is shown ---

    def show_page(
        self, page: Page | None, highlights: tuple[Highlight, ...] = (), faded: tuple[Span, ...] = ()
    ) -> None:
        """Set a page; `faded` source spans are furniture. The reading starts at the top."""
        if page is None and self.page is None:
            return  # nothing is shown already
        self.page, self._given, self._faded = page, highlights, faded
        self._current = self._hit = self._pointed = None
        self._related = ()
        self._dress = theme.current()
        if page is None:
            self._take(typeset(Page.empty(), self._face()))
            self._lit = LitPage()
            return
        places = [page.range(span) for span in faded]
        document = typeset(page, self._face(), [place for place in places if place])
        self._take(document)
        self._set_measure()
        self.verticalScrollBar().setValue(0)
        self._lit = LitPage(page, highlights)

    def _take(self, document: QTextDocument) -> None:
        old, self._document = self._document, document
        document.setParent(self)
        self.setDocument(document)
        if old is not None:
            old.deleteLater()

    def set_hidden(self, kinds: frozenset[str]) -> None:
        """Kinds that are not lit for now."""
        self.hidden = kinds
        self.viewport().update()

    def set_type(self, setting: Setting) -> None:
        """Face, size and width of the text; the line that stood on top stays there."""
        if setting != self.setting:
            self.setting = setting
            self._set_again()
            self.set_anew.emit(setting)

    def zoom(self, steps: int) -> None:
        self.set_type(self.setting.stepped(steps))

    def top(self) -> Span | None:
        """The source offset of the first word on the screen; None at the very top."""
        if self.page is None or not self.verticalScrollBar().value():
            return None
        at = self.first_position()
        return self.page.span(at, at + 1)

    def wanted_width(self) -> int:
        """As wide as the longest line, its margins and the scroll bar need."""
        return self._face().measure + 2 * MARGIN + self.verticalScrollBar().sizeHint().width()

    def go_to_position(self, position: int) -> None:
        """Put a position of the page on top."""
        box = ink.boxes(self.document(), position, position + 1)
        if box:
            self.verticalScrollBar().setValue(round(box[0].top()) - 8)

    def first_position(self) -> int:
        """The position of the first line on the screen."""
        return ink.position_at(self.document(), self.verticalScrollBar().value() + 4)

    def scroll_to(self, span: Span | None) -> None:
        """Put the words of a source span on top."""
        place = self.page.range(span) if self.page and span else None
        if place is None:
            return
        self.go_to_position(place[0])

    def _set_again(self) -> None:
        top, current = self.top(), self._current
        self.show_page(self.page, self._given, self._faded)
        self.scroll_to(top)
        self._current = current

    def _face(self) -> Face:
        setting = self.setting
        return Face(setting.family or self.font().family(), setting.size, theme.current(), setting.width)

    # --- going about ---

    def choose(self, kind: str, index: int, span: Span | None = None) -> bool:
        """Scroll to an item (`index` -1: of any number) and frame its words; False if it does not stand here."""
        place = self.page.range(span) if self.page and span else None
        lit = self._lit.find(kind, index, place) or (Lit(*place, "note", -1) if place else None)
        if lit:
            self._stand_on(lit)
        return lit is not None

    def focus_hit(self, number: int) -> bool:
        """Stand on a search hit by its number; False if it does not stand on this page."""
        self._hit = self._lit.find("hit", number)
        if self._hit:
            self._current = None
            self._reveal(self._hit)
        self.viewport().update()
        return self._hit is not None

    def step(self, by: int, wanted: Wanted = lambda kind, index: True) -> bool:
        """Go to the next (1) or previous (-1) lit item of those `wanted`; False at the end."""
        lit = self._lit.beside(self._current, self.first_position(), by, self.hidden, wanted)
        if lit:
            self._stand_on(lit)
            self.stepped.emit(lit.kind, lit.index)
        return lit is not None

    def current(self) -> Lit | None:
        return self._current

    def framed(self) -> Lit | None:
        """What has a frame: the item that is stood on, else the search hit."""
        return self._current or self._hit

    def current_item(self) -> tuple[str, Span] | None:
        """The item that is stood on by its kind and source span, which outlive another numbering."""
        if self._current is None or self.page is None:
            return None
        return self._current.kind, self.page.span(self._current.start, self._current.end)

    def boxes(self, kind: str, index: int) -> list[QRectF]:
        """Where an item's words stand in the viewport."""
        shown = (self._current, self._pointed, *self._lit.all)
        lit = next((lit for lit in shown if lit and (lit.kind, lit.index) == (kind, index)), None)
        if lit is None:
            return []
        return [box.translated(-self._scrolled()) for box in ink.boxes(self.document(), lit.start, lit.end)]

    def say_current(self, words: str) -> None:
        """What a screen reader says of the item that is stood on: the words of its card."""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def show_related(self, spans: Iterable[Span]) -> None:
        """Frame lightly what belongs to the item that is pointed at: an expansion, the other end of a change."""
        places = (self.page.range(span) for span in spans) if self.page else ()
        self._related = tuple(place for place in places if place)
        self.viewport().update()

    def under(self, at: QPoint) -> Lit | None:
        """The item at a point of the reader, else the one that is stood on."""
        inside = self.viewport().rect().contains(at)
        return (self._at(QPointF(at)) if inside else None) or self._current

    def let_go(self) -> None:
        self._current = None
        self.pointed.emit("", -1)
        self.viewport().update()

    def _stand_on(self, lit: Lit) -> None:
        self._current = lit
        self._leaving = False
        cursor = self.textCursor()
        cursor.setPosition(lit.start)
        self.setTextCursor(cursor)
        self._reveal(lit)
        self.pointed.emit(lit.kind, lit.index)
        self.viewport().update()

    def _reveal(self, lit: Lit) -> None:
        """Scroll only if the words are outside or hard at the edge; then put them a third from the top."""
        boxes = ink.boxes(self.document(), lit.start, lit.end)
        if not boxes:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, bottom = boxes[0].top() - bar.value(), boxes[-1].bottom() - bar.value()
        if top < 16 or bottom > height - 48:
            bar.setValue(round(boxes[0].top() - height / 3))

    def _at(self, point: QPointF) -> Lit | None:
        """The topmost visible item under a point of the viewport, search hits apart."""
        at = self.document().documentLayout().hitTest(point + self._scrolled(), Qt.HitTestAccuracy.ExactHit)
        return self._lit.at(at, self.hidden)

    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # --- Qt's side ---

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        clip = QRectF(event.rect()).translated(self._scrolled())
        painter.translate(-self._scrolled())
        ink.margins(painter, self.document(), clip, {_QUESTION: "accent", _CAPTION: "line"}, self._dress)
        ink.paint(painter, self.document(), self._lit.stretches, clip, self._dress, self.hidden)
        for place in self._related:
            ink.ring(painter, ink.boxes(self.document(), *place), QColor(self._dress.secondary), 1)
        lit, color = (
            (self._current, self._dress.figure.line) if self._current else (self._hit, self._dress.text)
        )
        if lit:
            ink.ring(painter, ink.boxes(self.document(), lit.start, lit.end), QColor(color))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self.top()
        moved = self._set_measure()
        super().resizeEvent(event)
        if moved:
            self.scroll_to(top)

    def _set_measure(self) -> bool:
        width = min(self.viewport().width(), self._face().measure + 2 * MARGIN)
        if width == self.lineWrapColumnOrWidth():
            return False
        self.setLineWrapColumnOrWidth(width)
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            stale = getattr(self, "_dress", None)
            if stale is not None and stale is not theme.current() and self.page is not None:
                self._set_again()

    def focusNextPrevChild(self, following: bool) -> bool:
        if self._leaving or not self.hasFocus() or not self.step(1 if following else -1):
            self._leaving = False
            return super().focusNextPrevChild(following)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.chosen.emit(self._current.kind, self._current.index)
        elif event.key() == Qt.Key.Key_Escape and self._current:
            self.let_go()
            self._leaving = True
        elif event.matches(QKeySequence.StandardKey.Copy) and not self.textCursor().hasSelection():
            self.quoted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            # As plain words, and by setText: a QMimeData made in Python outlives Python in the clipboard and crashes at exit.
            QGuiApplication.clipboard().setText(self.textCursor().selection().toPlainText())
        elif event.key() in _KEYS and not event.modifiers():
            self.judged.emit(_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons():
            return
        lit = self._at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if lit else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        if lit != self._pointed:
            self._pointed = lit
            self._rest.start()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._pointed:
            self._pointed = None
            self._rest.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        lit = self._at(event.position())
        if lit:
            self._current = lit
            self.viewport().update()
            self.chosen.emit(lit.kind, lit.index)
        elif self._current:
            self.let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit("", -1)

    def _tell_pointed(self) -> None:
        lit = self._pointed
        self.pointed.emit(lit.kind if lit else "", lit.index if lit else -1)

    def selected(self) -> Span | None:
        """The source span of the selected words."""
        cursor: QTextCursor = self.textCursor()
        if self.page is None or not cursor.hasSelection():
            return None
        return self.page.span(cursor.selectionStart(), cursor.selectionEnd())
