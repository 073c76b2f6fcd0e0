"""The review of a queue: the case of each doubt beside it, its words lit, and what is pressed kept as a decision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from core.exporting.quotation import sentence_at
from core.model import Boundary, Check, Field, PlaceMention, Programme, Query, Span, StoredCase
from gui.i18n import tr
from gui.review import decisions
from gui.review.deciding import Wish
from gui.review.queue_model import Doubt
from gui.review.queue_view import QueueView
from gui.review.reviewed import LISTS
from gui.text.highlight import related

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_ITEMS = {Check: "check", PlaceMention: "place", Programme: "programme"}
_BELOW_A_CHECK = ("figure", "programme", "place", "person")


class Reviewing(QObject):
    """Lends the window's case pane to the queue while that view is shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.view = QueueView()
        self.doubt: Doubt | None = None
        self._asked: tuple[Query, int] | None = None
        self._sizes: list[int] = []
        self.view.doubt_chosen.connect(self._choose)
        self.view.judged.connect(self.judge)
        window.library.queue_read.connect(self._show)
        window.library.opened.connect(self._forget)
        window.library.case_read.connect(self._light)
        window.browse.pane.decided.connect(self._heard)

    @property
    def here(self) -> bool:
        """True while the pane is lent."""
        return self.window.browse.pane.parent() is self.view

    # --- coming and going ---

    def enter(self) -> None:
        if self.here:
            return
        browse = self.window.browse
        self._sizes = browse.sizes()
        self.view.addWidget(browse.pane)
        self.view.setStretchFactor(1, 1)
        self.view.setSizes([340, max(self.window.width() - 340, 360)])
        self.view.list.setFocus()
        self._choose(self.view.current())

    def leave(self) -> None:
        if not self.here:
            return
        browse = self.window.browse
        browse.addWidget(browse.pane)
        browse.setStretchFactor(2, 1)
        browse.setSizes(self._sizes)
        if browse.pane.stored is not None:  # the list stands where the review has gone to
            browse.list.look_at(browse.pane.stored.id)

    def refresh(self) -> None:
        """Ask for the queue if query or library have changed."""
        answer = self.window.answer
        if self._asked != (answer.query, answer.generation):
            self._asked = (answer.query, answer.generation)
            self.window.library.ask_queue(answer.query)

    def step(self, by: int) -> None:
        if not self.view.step(by):
            self.window.status.say(tr("后面没有了") if by > 0 else tr("前面没有了"))

    # --- what is pressed ---

    def judge(self, action: str) -> None:
        pane, doubt = self.window.browse.pane, self.doubt
        if action == "read":
            pane.reader.setFocus()
        elif action == "browse":
            self.window.show_view(0)
        elif action == "done" and pane.stored is not None:
            self._finish(pane.stored)
        elif doubt is None:
            self.window.status.say(tr("这些条件下没有要看的了"))
        elif pane.stored is None or pane.stored.id != doubt.case_id:
            self.window.status.say(tr("案例还在打开,请再按一次"))
        elif doubt.kind == "split":
            self._judge_split(action, doubt)
        elif action == "correct" and doubt.item == "check":
            self._correct_below(doubt)
        else:
            pane.deciding.judge(action, doubt.item, self._items(doubt))

    def _judge_split(self, action: str, doubt: Doubt) -> None:
        """A cut between cases: it is right, or the case joins the one before it, or its title is what is wrong."""
        pane = self.window.browse.pane
        assert pane.stored is not None
        case = pane.stored.case
        start = Boundary.of(pane.stored.document.text, case.span.start, "start")
        if action == "confirm":
            pane.decided.emit(Wish("confirm", start))
        elif action == "reject" and case.number:
            pane.decided.emit(Wish("reject", start))
        elif action == "reject":
            note = tr("切分不对:这里不是一个案例的开头")
            pane.decided.emit(Wish("note", case.title or Field(""), note=note, field="title"))
        elif action == "correct":
            pane.deciding.describe("title")
        else:
            self.window.status.say(tr("切分只能确认、否定或改标题"))

    def _correct_below(self, doubt: Doubt) -> None:
        """What a check compared is what is wrong, not the check."""
        pane = self.window.browse.pane
        for kind in _BELOW_A_CHECK:
            if found := _numbers(pane.deciding.review.case, kind, doubt.span):
                pane.deciding.judge("correct", kind, found[:1])
                return
        self.window.status.say(tr("这里没有可以更正的数字或名称;Y 认可这条检查,N 说它不对"))

    def _finish(self, stored: StoredCase) -> None:
        title = stored.case.title.value if stored.case.title else tr("这个案例")
        self.window.review("reviewed")
        self.window.status.say(tr("“{title}”已标为已审核", title=title))

    def _heard(self, wish: Any) -> None:
        """Something was decided: the doubt is settled, and so are the same words elsewhere in the case."""
        doubt, window = self.doubt, self.window
        if not self.here or doubt is None or window.stored is None or window.stored.id != doubt.case_id:
            return
        if wish.action == "note" and doubt.kind != "split":
            return
        for more in self._consequences(doubt, wish):
            decisions.keep(window, more)
        if self._settles(wish, doubt):
            self.view.drop(doubt)

    def _consequences(self, doubt: Doubt, wish: Any) -> list[Wish]:
        if wish.action != "correct" or not self._settles(wish, doubt):
            return []
        review = self.window.browse.pane.deciding.review
        if doubt.item == "check":
            numbers = _numbers(review.case, "check", doubt.span)
            return [Wish("confirm", review.subject("check", number)) for number in numbers[:1]]
        made: list[Wish] = []
        for number in self._items(doubt):
            subject = review.subject(doubt.item, number)
            if subject == wish.item:
                continue
            if isinstance(subject, PlaceMention) and isinstance(wish.value, PlaceMention):
                made.append(Wish("correct", subject, replace(subject, place=wish.value.place)))
            elif isinstance(subject, Programme) and isinstance(wish.value, Programme):
                made.append(
                    Wish("correct", subject, replace(subject, name=wish.value.name, kind=wish.value.kind))
                )
        return made

    def _settles(self, wish: Any, doubt: Doubt) -> bool:
        """True if nothing is left to be asked: the item itself was decided, or what a check compared corrected."""
        if doubt.kind == "split":
            return bool(wish.field == "title" or isinstance(wish.item, Boundary))
        fits = _ITEMS.get(type(wish.item)) == doubt.item or (
            doubt.item == "check" and wish.action == "correct"
        )
        span = getattr(wish.item, "span", None)
        return fits and span is not None and span.overlaps(doubt.span)

    def _items(self, doubt: Doubt) -> tuple[int, ...]:
        """The item of the case that is doubted, and for a name all its mentions."""
        case = self.window.browse.pane.deciding.review.case
        numbers = _numbers(case, doubt.item, doubt.span)
        if not numbers or doubt.item == "check":
            return numbers
        items = getattr(case, LISTS[doubt.item])
        first = items[numbers[0]]
        same = ("name", "kind") if doubt.item == "programme" else ("text", "place", "within")
        alike = [n for n, one in enumerate(items) if all(getattr(one, s) == getattr(first, s) for s in same)]
        return (numbers[0], *(n for n in alike if n != numbers[0]))

    # --- what is shown ---

    def _forget(self, _: object) -> None:
        """Another library may have come as far as the one before, and has another queue."""
        self._asked = None

    def _show(self, query: Query, queue: Any) -> None:
        if query == self.window.answer.query:
            self.view.show_queue(queue)

    def _choose(self, doubt: Doubt | None) -> None:
        self.doubt = doubt
        if doubt is None or not self.here:
            self.view.say_case("")
            return
        stored = self.window.browse.pane.stored
        if stored is not None and stored.id == doubt.case_id:
            self._light(stored)
        else:
            self.window.read_case(doubt.case_id)

    def _light(self, stored: StoredCase | None) -> None:
        """Show the doubted words; another case than theirs was asked for before them."""
        doubt, pane = self.doubt, self.window.browse.pane
        if not self.here or doubt is None or stored is None:
            return
        if stored.id != doubt.case_id:
            self.window.read_case(doubt.case_id)
            return
        done, total = pane.deciding.review.progress()
        waits = self.view.model.of_case(stored.id)
        self.view.say_case(
            tr("本案待看 {waits} 处 · 已审 {done}/{total}", waits=waits, done=done, total=total)
        )
        numbers = _numbers(pane.deciding.review.case, doubt.item, doubt.span)
        if numbers:
            pane.facts.select(doubt.item, numbers[0])
            pane.go_to(doubt.item, numbers[0], doubt.span)
            self._frame_sentence(doubt, numbers[0])
        elif doubt.kind == "split":
            pane.reader.scroll_to(None)
            pane.reader.verticalScrollBar().setValue(0)
        else:
            pane.go_to("note", -1, doubt.span)

    def _frame_sentence(self, doubt: Doubt, number: int) -> None:
        """Frame lightly the sentence of the words and what belongs to them."""
        pane = self.window.browse.pane
        page = pane.reader.page
        reading = page.view.reading(doubt.span) if page else None
        if page is None or reading is None:
            return
        start, end = sentence_at(page.view.text, reading.start)
        pane.reader.show_related((page.view.span(start, end), *related(pane.stored.case, doubt.item, number)))


def _numbers(case: Any, kind: str, span: Span) -> tuple[int, ...]:
    """The numbers of the items of a kind that stand at a span, or else overlap it."""
    items = getattr(case, LISTS[kind]) if kind in LISTS else ()
    same = tuple(number for number, item in enumerate(items) if item.span == span)
    return same or tuple(number for number, item in enumerate(items) if item.span.overlaps(span))
