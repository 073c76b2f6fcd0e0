"""A small card that says how the words under the pointer were read; it never covers them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLabel, QVBoxLayout, QWidget

from core.model import Case
from gui import wording
from gui.i18n import tr
from gui.look import theme
from gui.text.markup import escape

GAP = 8


class HoverCard(QFrame):
    """Lives over the text and lets the pointer through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hovercard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 8, 11, 8)
        column.addWidget(self._label)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 3)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        self.hide()

    def say(self, lines: list[str], words: list[QRectF], room: QRect, wider: QRect | None = None) -> None:
        """Show `lines` (the first one heavier) near `words`, within `room`, or where that is too small within `wider`;
        hide if there is nothing to say."""
        if not lines or not words:
            self.hide()
            return
        dress = theme.current()
        edge = dress.line if dress.name == "dark" else dress.card  # a shadow is not seen on a dark ground
        self.setStyleSheet(
            f"#hovercard {{ background: {dress.card}; border: 1px solid {edge}; border-radius: 6px; }}"
            f"#hovercard QLabel {{ color: {dress.on_card}; background: transparent; }}"
        )
        self._label.setText("<br>".join([f"<b>{escape(lines[0])}</b>", *map(escape, lines[1:])]))
        self._label.setWordWrap(False)
        if self._label.sizeHint().width() > room.width() - 40:
            self._label.setWordWrap(True)
            self._label.setFixedWidth(min(420, room.width() - 40))
        else:
            self._label.setMinimumWidth(0)
            self._label.setMaximumWidth(16777215)
        self.adjustSize()
        self._place(words, [room, wider or room])
        self.show()
        self.raise_()

    def _place(self, words: list[QRectF], rooms: list[QRect]) -> None:
        """In the first room where it covers no word."""
        for room in rooms:
            at = QPoint(*beside(words, self.width(), self.height(), room))
            if not any(QRectF(QRect(at, self.size())).intersects(word) for word in words):
                break
        self.move(at)


def beside(words: list[QRectF], width: int, height: int, room: QRect) -> tuple[int, int]:
    """Where a card of this size goes: below the words, else above, else at the side with more room."""
    left = min(
        max(round(words[-1].left()) - GAP, room.left() + 4), max(room.right() - width - 4, room.left())
    )
    below = round(words[-1].bottom()) + GAP
    if below + height <= room.bottom():
        return left, below
    above = round(words[0].top()) - GAP - height
    if above >= room.top():
        return left, above
    right = round(max(word.right() for word in words)) + GAP
    if right + width <= room.right():
        return right, max(room.top(), room.bottom() - height)
    return max(room.left(), round(min(word.left() for word in words)) - GAP - width), room.top()


def card_lines(case: Case, kind: str, index: int) -> list[str]:
    """How an item was read, line by line."""
    if kind == "figure":
        return _figure(case, index)
    if kind == "programme":
        return _programme(case, index)
    if kind == "place":
        return _place(case, index)
    if kind == "person":
        person = case.people[index]
        return [person.name, *(x for x in (" · ".join(filter(None, (person.org, person.role))),) if x)]
    if kind == "organisation":
        return [case.organisations[index].text, tr("机构")]
    if kind == "check":
        check = case.checks[index]
        word = tr("✓ 相符") if check.holds else tr("? 存疑") if check.soft else tr("× 不符")
        return [word, check.note]
    return []


def _programme(case: Case, index: int) -> list[str]:
    """Name and kind; what spells it out, or that nothing does and what a national one means."""
    programme = case.programmes[index]
    spelt = next((p.expansion for p in case.programmes if p.name == programme.name and p.expansion), None)
    lines = [f"{programme.name} · {wording.programme_kind(programme.kind)}"]
    if spelt:
        return [*lines, tr("内容:{words}", words=_short(spelt))]
    from core.parse.programmes import words  # 30 ms of patterns that no start needs

    national = words.slogans().get(programme.name)
    told = [tr("国家提法:{words}", words=national.explanation)] if national else []
    return [*lines, wording.spelt_out(None), *told]


def _figure(case: Case, index: int) -> list[str]:
    figure = case.figures[index]
    read = wording.amount(figure)
    if figure.modifier == "approx_below":
        read = tr("约 ") + read.removeprefix(tr("近 "))
    also = wording.other_unit(figure)
    lines = [f"{figure.text} → {read}" + (f"({also})" if also else "")]
    facts = [figure.indicator or "", wording.place(figure.place), wording.period(figure.period)]
    lines.append(" · ".join(fact for fact in facts if fact and fact != wording.NONE))
    notes = [wording.modifier(figure), tr("目标,尚未达到") if figure.target else ""]
    if figure.change:
        notes.append(
            {"from": tr("变化的起点"), "to": tr("变化的终点"), "by": tr("增减的量")}[figure.change.role]
        )
    lines.append(" · ".join(filter(None, notes)))
    return [line for line in lines if line]


def _place(case: Case, index: int) -> list[str]:
    mention = case.places[index]
    if mention.place is None:
        options = tr(" 或 ").join(wording.path(place) for place in mention.candidates[:3])
        return [
            tr("{name}:是哪里还不能确定", name=mention.text),
            *([tr("可能是 {places}", places=options)] if options else []),
        ]
    lines = [wording.path(mention.place)]
    if mention.place.former:
        lines.append(tr("原名 {name}", name=mention.place.former))
    if mention.within:
        lines.append(tr("只是名称的一部分,不算案例所在地"))
    if mention.place.code is None:
        lines.append(tr("地名库中没有,只见于本文"))
    return lines


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
