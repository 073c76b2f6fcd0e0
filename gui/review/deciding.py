"""By keys and menus: confirm, correct or reject what was read, or say what selected words are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from core.model import Case, Field, Item, Place, PrimaryPlace, Section, Span, StoredCase, Theme
from gui.i18n import tr
from gui.review.reviewed import LISTS, Reviewed, history_line, item_words, reviewed
from gui.text.reader import Reader

_COMPARED = ("figure", "programme", "place", "person", "organisation")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person decided about an item: `action` confirm, correct (to `value`), reject, add, note (in words).

    `field` names a piece of metadata."""

    action: str
    item: Item
    value: Item | None = None
    note: str = ""
    field: str = ""


def compared(case: Case, check: int) -> list[tuple[str, int]]:
    """The figures, else the names, in the words that a check compared: kind and number of each."""
    spans = [span for span in (case.checks[check].span, case.checks[check].other) if span]
    for kind in _COMPARED:
        items = enumerate(getattr(case, LISTS[kind]))
        if found := [(kind, i) for i, item in items if any(span.overlaps(item.span) for span in spans)]:
            return found
    return []


class Deciding(QObject):
    """Turns what is pressed over a case into `Wish`es; whoever hears `decided` keeps them."""

    decided = Signal(object)
    said = Signal(str)
    history_wanted = Signal(str, object)  # all that was ever said of an item

    def __init__(self, reader: Reader, heard: Callable[[], bool]) -> None:
        super().__init__(reader)
        self.reader = reader
        self.review = Reviewed(Case(0, Span(0, 0)), {}, {})
        self._heard = heard
        self._text = ""
        self._read = self.review.case

    def take(self, stored: StoredCase) -> Case:
        """The case that is decided about from now on, as it is shown: with what was decided before laid over it."""
        self.review, self._read = reviewed(stored), stored.case
        self._text = stored.document.text
        return self.review.case

    def judge(self, action: str, kind: str, items: tuple[int, ...]) -> None:
        """Confirm, reject or correct items of the case; one that stands so already is left alone."""
        if kind not in LISTS or not self._heard():
            return
        if action == "history":
            self.history_wanted.emit(kind, self.review.subject(kind, items[0]))
            return
        done = {"confirm": ("confirmed", "corrected", "added"), "reject": ("rejected",)}.get(action, ())
        if action in ("correct", "note"):
            (self._correct if action == "correct" else self._note)(kind, items[0])
            return
        for index in items:
            if self.review.state(kind, index) not in done:
                value = self.review.item(kind, index) if action == "confirm" else None
                self.decided.emit(Wish(action, self.review.subject(kind, index), value))

    def conflict_menu(self, kind: str, index: int) -> QMenu:
        """Each side of a conflict to be taken over, or something else to be said."""
        menu = QMenu(self.reader)
        subject = self.review.subject(kind, index)
        for decision in self.review.judged[kind, index].decisions:
            taken = Wish("reject" if decision.action == "reject" else "correct", subject,
                         None if decision.action == "reject" else decision.value or decision.machine)  # fmt: skip
            words = tr("采用 {line}", line=history_line(decision)).replace("&", "&&")
            menu.addAction(words, lambda taken=taken: self.decided.emit(taken))
        if kind not in ("check", "organisation"):
            menu.addSeparator()
            menu.addAction(tr("都不对,另行更正…"), lambda: self._fill_form(kind, index))
        return menu

    def compared_menu(self, check: int) -> QMenu:
        """What a check compared, to be corrected: the check itself only counts."""
        menu = QMenu(self.reader)
        for kind, index in compared(self.review.case, check):
            words = tr("更正 {item}…", item=item_words(self.review.item(kind, index))).replace("&", "&&")
            menu.addAction(words, lambda kind=kind, index=index: self._correct(kind, index))
        return menu

    def _correct_compared(self, check: int) -> None:
        actions = (menu := self.compared_menu(check)).actions()
        if not actions:
            self.said.emit(tr("这条检查比较的字里没有可以更正的数字或名称;Y 认可这条检查,N 说它不对"))
        elif len(actions) == 1:
            actions[0].trigger()
        else:
            menu.exec(self.reader.mapToGlobal(self.reader.cursorRect().bottomLeft()))

    def _correct(self, kind: str, index: int) -> None:
        if kind == "check":
            self._correct_compared(index)
        elif self.review.state(kind, index) == "conflict":
            self.conflict_menu(kind, index).exec(
                self.reader.mapToGlobal(self.reader.cursorRect().bottomLeft())
            )
        else:
            self._fill_form(kind, index)

    def _fill_form(self, kind: str, index: int) -> None:
        if kind == "organisation":
            self.said.emit(tr("这一项只能确认或否定"))
            return
        from gui.review.correction import CorrectionDialog  # the start does not pay for a dialog

        form = CorrectionDialog(
            self.review.item(kind, index), self._places(), self._selection(), parent=self.reader
        )
        if form.exec() and (value := form.item()) and value != self.review.item(kind, index):
            self.decided.emit(Wish("correct", self.review.subject(kind, index), value))

    def _note(self, kind: str, index: int) -> None:
        asked = tr("对“{item}”的批注:", item=item_words(self.review.item(kind, index)))
        if note := self._written(asked):
            self.decided.emit(Wish("note", self.review.subject(kind, index), note=note))

    def describe(self, first: str = "title") -> None:
        """Correct or confirm title, source, date and place of the case, beginning with one of them."""
        if not self._heard():
            return
        from gui.case.metadata import MetadataDialog  # the start does not pay for a dialog

        form = MetadataDialog(self.review.case, self._places(), first, self.reader)
        if form.exec():
            for field, action, value in form.answers():
                read = getattr(self._read, field) if field else value
                self.decided.emit(Wish(action, read or value, value if field else None, field=field))

    def note_selection(self) -> None:
        """A note on the selected words, whatever they are."""
        selection = self._selection()
        if selection is None or not self._heard():
            self.said.emit(tr("先选中几个字,再按 M 写批注"))
            return
        span, words = selection
        asked = tr("对“{item}”的批注:", item=words if len(words) <= 40 else words[:39] + "…")
        if note := self._written(asked):
            self.decided.emit(Wish("note", Section(Field(words), span), note=note))

    def _written(self, asked: str) -> str:
        from gui.review import note_dialog  # the start does not pay for a dialog

        return note_dialog.ask(asked, self.reader)

    def judge_here(self, action: str) -> None:
        if action == "add":
            self._offer_kinds()
        elif action == "note" and (self._selection() or not self.reader.current()):
            self.note_selection()
        elif lit := self.reader.current():
            self.judge(action, lit.kind, (lit.index,))

    def _offer_kinds(self) -> None:
        """What the selected words are: a figure, a programme, a place, a person, an organisation."""
        if self._selection() is None or not self._heard():
            self.said.emit(tr("先选中几个字,再按 A 说它们是什么"))
            return
        menu = self.kinds_menu()
        menu.exec(self.reader.mapToGlobal(self.reader.cursorRect().bottomLeft()))

    def kinds_menu(self) -> QMenu:
        menu = QMenu(self.reader)
        for kind, name in (
            ("figure", tr("数字(&1)…")), ("programme", tr("项目与机制(&2)…")), ("place", tr("地名(&3)…")),
            ("person", tr("人物(&4)…")), ("organisation", tr("机构(&5)")),
        ):  # fmt: skip
            menu.addAction(name, lambda kind=kind: self.add(kind))
        menu.addSeparator()
        for field, name in (
            ("title", tr("案例的标题(&T)")), ("source", tr("来源(&S)")), ("published", tr("日期(&D)")),
            ("primary_place", tr("案例所在地(&P)")),
        ):  # fmt: skip
            menu.addAction(name, lambda field=field: self.tell(field))
        themes = menu.addMenu(tr("主题(&H)"))
        from gui.case.metadata import theme_names  # with its dialog; no start needs either

        for name in theme_names():
            themes.addAction(name, lambda name=name: self.add_theme(name))
        return menu

    def tell(self, field: str) -> None:
        """The selected words are a piece of the case's metadata."""
        selection = self._selection()
        value = self._told(field, *selection) if selection else None
        if value is None:
            self.said.emit(tr("从选中的字里读不出来;可以按 Ctrl+E 在题录里写"))
            return
        read = getattr(self._read, field)
        self.decided.emit(Wish("correct" if read else "add", read or value, value, field=field))

    def _told(self, field: str, span: Span, words: str) -> Field | PrimaryPlace | None:
        if field == "primary_place":
            inside = (one for one in self.review.case.places if one.place and one.span.overlaps(span))
            from gui.review.correction import place_from

            place = next((one.place for one in inside), None) or place_from(words.strip())
            return PrimaryPlace(place, ("reviewer",), (span,)) if place else None
        bare = " ".join(words.split())
        if field == "published":
            from core.parse.metadata.dates import iso

            bare = iso(bare) or ""
        return Field(bare, span) if bare else None

    def add_theme(self, name: str) -> None:
        """The selected words are a passage that earns the case this theme."""
        if selection := self._selection():
            known = next((one for one in self._read.themes if one.name == name), None)
            self.decided.emit(
                Wish("confirm", known) if known else Wish("add", Theme(name, 1.0, (selection[0],)))
            )

    def add(self, kind: str) -> None:
        """The selected words become an item of this kind, after a form where there is something to say."""
        selection = self._selection()
        if selection is None:
            return
        from gui.review.correction import CorrectionDialog, new_item  # nor for this one

        item: Item | None = new_item(kind, *selection)
        if kind != "organisation":
            form = CorrectionDialog(new_item(kind, *selection), self._places(), new=True, parent=self.reader)
            item = form.item() if form.exec() else None
        if item is not None:
            self.decided.emit(Wish("add", item))

    def _selection(self) -> tuple[Span, str] | None:
        span = self.reader.selected()
        if span is None:
            return None
        return span, self._text[span.start : span.end]

    def _places(self) -> tuple[Place, ...]:
        case = self.review.case
        primary = case.primary_place.places if case.primary_place else ()
        return (*primary, *(mention.place for mention in case.places if mention.place))
