"""Above the text: title, where it comes from, where it is, what is lit, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.model import Place, PrimaryPlace, StoredCase
from gui import wording
from gui.case.brief_head import BriefHead
from gui.case.marks import CaseMarks
from gui.case.topics import Topics
from gui.i18n import tr
from gui.look import theme
from gui.look.quiet import fold_button, name_fold, quiet
from gui.text.legend import Legend
from gui.text.markup import escape
from gui.text.outline import Entry, OutlineButton
from gui.text.type_menu import TypeButton

_ROOMY = 560
_BETWEEN = " • "


class CaseHead(QFrame):
    """`place_chosen` carries a place of the breadcrumb by its key; `marks` has the signals of star, tags and review."""

    place_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("casehead")
        self.title = QLabel()
        self.title.setObjectName("casetitle")
        self.title.setWordWrap(True)
        self.title.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.origin = Origin()
        self.origin.setObjectName("hint")
        self.place = QLabel()
        self.place.setTextFormat(Qt.TextFormat.RichText)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse
                                           | Qt.TextInteractionFlag.LinksAccessibleByKeyboard)  # fmt: skip
        self.place.setAccessibleName(tr("所在地"))
        self.place.linkActivated.connect(self.place_chosen)
        self.marks = CaseMarks()
        self.fold = fold_button("chevron-up")
        self.source = quiet("", "", checkable=True)
        self.describe = quiet("", "")
        self.outline = OutlineButton()
        self.type = TypeButton()
        self.smaller = quiet("A−", tr("缩小字号(Ctrl+-)"))
        self.larger = quiet("A+", tr("放大字号(Ctrl++)"))
        self.hits = QLabel()
        self.hits.setObjectName("hint")
        self.back = quiet("‹", tr("上一处命中(Shift+F3)"))
        self.on = quiet("›", tr("下一处命中(F3)"))
        self.legend = Legend()
        self.topics = Topics()
        self._primary: PrimaryPlace | None = None
        self._grounds: tuple[str, ...] = ()
        self._whole = QWidget()
        self._brief: BriefHead | None = None  # made when the head is folded for the first time
        self._headings: list[Entry] = []
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(24, 8, 6, 2)
        column.setSpacing(0)
        top, corner = QHBoxLayout(), _row((), (self.marks, self.fold))
        top.addWidget(self.title, 100)
        top.addLayout(corner)
        top.setAlignment(corner, Qt.AlignmentFlag.AlignTop)
        self._aside = (self.outline, self.describe, self.source, self.smaller, self.larger, self.type)
        column.addLayout(top)
        middle = _row((self.origin, self.place), self._aside)
        middle.setStretch(0, 1000)  # the origin takes what the place leaves, up to its own width
        column.addLayout(middle)
        below = _row((self.legend, self.topics), (self.hits, self.back, self.on))
        below.setStretch(1, 1000)
        column.addLayout(below)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._whole)

    @property
    def folded(self) -> bool:
        return self._whole.isHidden()

    def set_folded(self, on: bool) -> None:
        """One line instead of the whole; what it leaves out has its keys and stands in the menus."""
        if on and self._brief is None:
            self._brief = self._made_brief()
        if self._brief:
            self._brief.setVisible(on)
        self._whole.setVisible(not on)

    def _made_brief(self) -> BriefHead:
        made = BriefHead(self._commands)
        self.layout().addWidget(made)
        made.outline.chosen.connect(self.outline.chosen)
        for before, after in pairwise((self.on, *made.stops())):
            QWidget.setTabOrder(before, after)
        made.say(self.title.accessibleName(), self._whence())
        made.set_hits("" if self.hits.isHidden() else self.hits.text())
        made.outline.show_entries(self._headings)
        made.outline.setVisible(not self.outline.isHidden())
        return made

    def set_commands(self, commands: dict[str, QAction]) -> None:
        """The buttons do what the window's commands do."""
        self._commands = commands
        name_fold(self.fold, tr("收起题头"), commands["fold_head"])
        for button, name, short in (
            (self.describe, "describe", tr("题录")), (self.source, "source", tr("原文 F6")), (self.smaller, "smaller", "A−"), (self.larger, "larger", "A+"),
            (self.back, "previous_hit", "‹"), (self.on, "next_hit", "›"),
        ):  # fmt: skip
            action = commands[name]
            button.setDefaultAction(action)
            action.setIconText(short)
            keys = action.shortcut().toString()
            button.setToolTip(f"{action.text()}({keys})")
            button.setAccessibleName(action.text())

    def show_case(self, stored: StoredCase) -> None:
        case = stored.case
        self.title.setText(self._title(stored))
        self.title.setAccessibleName(wording.title(case))
        self.origin.say(wording.origin(case), case.published.value if case.published else "")
        self._primary = case.primary_place
        self._grounds = wording.grounds(case.primary_place)
        self._show_place()
        self.topics.show_case(stored)
        self.marks.show_case(stored)
        if self._brief:
            self._brief.say(self.title.accessibleName(), self._whence())

    def show_headings(self, headings: list[Entry]) -> None:
        """The headings of the text, offered here where they do not stand beside it."""
        self._headings = headings
        for button in self._outlines():
            button.show_entries(headings)

    def offer_headings(self, on: bool) -> None:
        for button in self._outlines():
            button.setVisible(on)
        self._show_place()  # it has the room that the button leaves

    def offer_tags(self) -> None:
        """The menu of tags, below its button or where that would be."""
        if self.folded:
            self.marks.tags.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            self.marks.tags.showMenu()

    def _outlines(self) -> list[OutlineButton]:
        return [self.outline, self._brief.outline] if self._brief else [self.outline]

    def _whence(self) -> str:
        where = wording.where(self._primary) if self._primary else ""
        return "\n".join(filter(None, (self.origin.text(), where)))

    def show_described(self, state: str) -> None:
        """Whether people have confirmed or corrected what stands here."""
        mark = {"confirmed": " ✓", "corrected": " ※", "conflict": " ⚠"}.get(state, "")
        self.describe.defaultAction().setIconText(tr("题录") + mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_E and not event.modifiers():
            self.describe.defaultAction().trigger()
        else:
            super().keyPressEvent(event)

    def set_hit(self, number: int, total: int) -> None:
        for widget in (self.hits, self.back, self.on):
            widget.setVisible(total > 0)
        counted = tr("命中 {n}/{total}", n=number + 1, total=total)
        self.hits.setText(counted if number >= 0 else tr("命中 {total}", total=total))
        if self._brief:
            self._brief.set_hits(self.hits.text() if total else "")

    def _title(self, stored: StoredCase) -> str:
        """The title as rich text, with the search hits in it on their ground."""
        field = stored.case.title
        if field is None or field.span is None:
            return escape(wording.title(stored.case))
        words = stored.document.text[field.span.start : field.span.end]
        made, last = "", 0
        for hit in sorted(hit for hit in stored.hits if field.span.contains(hit)):
            start, end = hit.start - field.span.start, hit.end - field.span.start
            ground = theme.current().hit.ground
            made += escape(words[last:start])
            made += f'<span style="background:{ground}">{escape(words[start:end])}</span>'
            last = max(last, end)
        return (made + escape(words[last:])).replace("\n", " ")

    def _show_place(self) -> None:
        """The breadcrumb, or the places of a round-up; what comes first is left out where there is no room for it."""
        if self._primary is None:
            self.place.clear()
            return
        color = theme.current().accent
        dated = self.fontMetrics().horizontalAdvance(f"某某日…{_BETWEEN}2024-12-31") + 40
        room = (
            self.width() - dated - sum(w.sizeHint().width() + 4 for w in self._aside if w.isVisibleTo(self))
        )
        links, wide = [], 0
        for place in reversed(_steps(self._primary)):
            name = str(place.path[-1])
            wide += self.fontMetrics().horizontalAdvance(f" › {name}")
            if links and wide > room:
                links.append("…")
                break
            links.append(
                f'<a href="{escape(place.key)}" style="color:{color};text-decoration:none">{escape(name)}</a>'
            )
        between = f' <span style="color:{color}">›</span> ' if self._primary.place.level else "、"
        self.place.setText(between.join(reversed(links)))
        self.place.setToolTip("\n".join((wording.where(self._primary), *self._grounds)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.describe.setVisible(self.width() >= _ROOMY)  # its key and its menu stay
        self._show_place()

    def changeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange and getattr(self, "_primary", None):
            self._show_place()


def _steps(primary: PrimaryPlace) -> list[Place]:
    """The place's units from the top down, or the places of a round-up that no one unit holds."""
    names = primary.place.names
    steps = [Place(*names[:depth]) for depth, name in enumerate(names, 1) if name]
    return steps or list(primary.others)


class Origin(QLabel):
    """Source, date and authors. Where there is little room the authors go first, then the source's end; the date stays."""

    _parts: Sequence[str] = ()
    _date = ""

    def say(self, parts: Sequence[str], date: str) -> None:
        words = _BETWEEN.join(parts)
        self._parts, self._date = parts, date
        self.setText(words)
        self.setVisible(bool(words))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance(words) + 12)
        self.setToolTip(words)
        self.setAccessibleName(words)

    def fitted(self, width: int) -> str:
        """As much as fits into `width`."""
        metrics, words = self.fontMetrics(), self.text()
        if metrics.horizontalAdvance(words) <= width or self._date not in self._parts:
            return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        before = _BETWEEN.join(self._parts[: self._parts.index(self._date)])
        dated = f"{_BETWEEN if before else ''}{self._date}"
        left = width - metrics.horizontalAdvance(dated)
        return metrics.elidedText(before, Qt.TextElideMode.ElideRight, max(left, 0)) + dated

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme.current().secondary))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), side, self.fitted(self.width()))
        painter.end()


def _row(left: tuple[QWidget, ...], right: tuple[QWidget, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in left:
        row.addWidget(widget)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return row
