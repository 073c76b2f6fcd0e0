"""One case: its head, its text and its facts, tied to each other both ways."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QMetaMethod, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.model import Span, StoredCase
from gui.case.division import Division
from gui.case.fact_rows import counts
from gui.case.facts import Facts
from gui.case.fold import Folds
from gui.case.head import CaseHead
from gui.case.invitation import EMPTY, FULL, Invitation
from gui.case.outlet import Outlet
from gui.case.similar_page import SimilarPage
from gui.i18n import tr
from gui.review.deciding import Deciding
from gui.review.reviewed import JUDGEMENTS, LISTS, history, metadata_state, notes
from gui.text.highlight import highlights, related
from gui.text.hover_card import HoverCard, card_lines
from gui.text.outline import FEW_HEADINGS, Outline, entries
from gui.text.outline import WIDTH as OUTLINE_WIDTH
from gui.text.page import furniture, reading_page, source_page
from gui.text.reader import Lit, Reader
from gui.text.type_menu import Setting


class CasePane(QWidget):
    """Signals say what the reader of the case did; the window decides what it means."""

    place_chosen = Signal(str)  # Place.key
    programme_chosen = Signal(str)
    word_chosen = Signal(str)  # a key word, to be searched for
    figure_selected = Signal(int)
    starred = Signal(bool)
    tagged = Signal(str, bool)  # a tag, on or off
    reviewed = Signal(str)  # the new state of review
    decided = Signal(object)  # a deciding.Wish
    undo_wanted = Signal()
    redo_wanted = Signal()
    history_wanted = Signal(str, object)  # a kind and its item
    register_wanted = Signal(str)  # a programme by its name
    similar_wanted = Signal(int)  # the cases like this one are looked for
    case_wanted = Signal(int)  # another case is to be shown
    type_changed = Signal(object)  # the reader's Setting, to be kept
    said = Signal(str)  # a short word for the status bar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("casepane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stored: StoredCase | None = None
        self._given: StoredCase | None = None
        self._masked = False
        self._source = False
        self._lent = (
            False  # the source is shown only because a row asked for words that are not in the article
        )
        self._hit = -1
        self.head = CaseHead()
        self.reader = Reader()
        self.facts = Facts()
        self.similar = SimilarPage()
        self.outline = Outline()
        self.deciding = Deciding(self.reader, self.takes_decisions)
        self.outlet = Outlet(self.reader)
        self.card = HoverCard(self)
        self._carded = ("", -1)
        self._moved = QTimer(self, singleShot=True, interval=0)
        self.boundary_actions: list[QAction] = []  # lent by the window, which knows the case's neighbours
        self.commands = self._commands()
        self.head.set_commands(self.commands)
        self.folds = Folds(self.head, self.facts, self.commands["fold_head"], self.commands["fold_facts"])
        self._build()
        self._connect()
        self.show_case(None)

    # --- what the window calls ---

    def show_case(self, stored: StoredCase | None) -> None:
        """Show a case from its top; None: the words that help to find one."""
        same = stored is not None and self.stored is not None and stored.id == self.stored.id
        top = self.reader.top() if same else None
        self._given = stored
        if self._lent and not same:
            self.set_source_view(False)
        current = self.reader.current_item() if same else None
        if stored:
            self._notes = notes(stored)
            stored = replace(stored, case=self.deciding.take(stored))
        if stored and self._masked:
            from gui.case.masking import mask  # 4 ms of patterns for those who mask

            stored = mask(stored)
        self.stored = stored
        self.outlet.stored = stored
        self._hit = self._hit if same else -1
        self.card.hide()
        self._pages.setCurrentIndex(1 if stored else 0)
        for name, action in self.commands.items():
            action.setEnabled(stored is not None or name in ("undo", "redo"))
        if stored is None:
            self.facts.show_case(None)
            self.similar.look_at(None)
            self.reader.show_page(None)
            return
        self.facts.show_case(stored.case, stored.document.text, self.deciding.review.state, same, self._notes)
        self.head.show_described(metadata_state(self._given))
        self.similar.look_at(stored.id)
        self.head.show_case(stored)
        self.head.marks.set_progress(*self.deciding.review.progress())
        self.head.legend.set_counts(counts(stored.case))
        self._show_page()
        self.reader.scroll_to(top)
        if current:
            self.reader.choose(current[0], -1, current[1])

    def focus_hit(self, number: int) -> None:
        """Go to a search hit by its number."""
        if self.stored is None or not self.stored.hits:
            return
        self._hit = number % len(self.stored.hits)
        self.head.set_hit(self._hit, len(self.stored.hits))
        self.reader.focus_hit(self._hit)

    def next_hit(self) -> None:
        self.focus_hit(self._hit + 1)

    def previous_hit(self) -> None:
        self.focus_hit(self._hit - 1 if self._hit >= 0 else -1)

    def set_source_view(self, on: bool) -> None:
        """原文: the whole document with its furniture; the words that stood on top stay there."""
        if on == self._source:
            return
        self._source, self._lent = on, False
        self.commands["source"].setChecked(on)
        if self.stored:
            top = self.reader.top()
            self._show_page()
            self.reader.scroll_to(top)

    def set_known_tags(self, tags: tuple[str, ...]) -> None:
        """The tags of the library, offered beside those of the case."""
        self.head.marks.set_known_tags(tags)

    def invite(self, empty: bool) -> None:
        """What is said where no case is shown: what to do in a library that is `empty`, or how to find one."""
        self._invitation.say(*(EMPTY if empty else FULL))

    def set_masked(self, on: bool) -> None:
        """The privacy mask: private persons' names and telephone numbers covered on screen, paper and clipboard."""
        if on != self._masked:
            self._masked = on
            self.show_case(self._given)

    def go_to(self, kind: str, index: int, span: Span | None = None) -> None:
        """Scroll to an item's words and frame them; in the source if the article does not hold them."""
        if not self.reader.choose(kind, index, span) and span and not self._source:
            self.set_source_view(True)
            self._lent = True
            self.reader.choose(kind, index, span)

    # --- inside ---

    def _build(self) -> None:
        self.division = Division((self.reader, self.outline), self.facts)
        self.facts.add_page(self.similar, tr("相似案例"))
        self.reader.setMinimumHeight(120)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.division, 1)
        self._pages = QStackedWidget()
        self._invitation = Invitation()
        self._pages.addWidget(self._invitation)
        self._pages.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _step_open(self, by: int) -> None:
        """To the next item that nobody has decided about."""
        review = self.deciding.review
        left = review.open()
        if not left:
            self.said.emit(tr("这个案例都审过了,按 Ctrl+回车 标为已审核"))
        elif not self.reader.step(by, review.asks):
            span, kind, index = left[
                0 if by > 0 else -1
            ]  # round again, also through what is not in the article
            self.go_to(kind, index, span)
        self.reader.setFocus()

    def takes_decisions(self) -> bool:
        """True if somebody keeps what is decided here."""
        return self.isSignalConnected(QMetaMethod.fromSignal(self.decided))

    def _connect(self) -> None:
        self.head.legend.changed.connect(self.reader.set_hidden)
        self.head.place_chosen.connect(self.place_chosen)
        self.head.topics.word_chosen.connect(self.word_chosen)
        self.head.topics.passage_wanted.connect(self._go_to_passage)
        self.head.marks.starred.connect(self.starred)
        self.head.marks.tagged.connect(self.tagged)
        self.head.marks.reviewed.connect(self.reviewed)
        self.head.type.changed.connect(self.reader.set_type)
        self.reader.set_anew.connect(self._keep_type)
        self.reader.chosen.connect(self._select_fact)
        self.reader.stepped.connect(self.facts.follow)
        self.reader.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.reader.customContextMenuRequested.connect(self._offer)
        self.reader.pointed.connect(self._show_card)
        self.reader.quoted.connect(self.outlet.copy_cited)
        self._moved.timeout.connect(self._show_card_again)
        for moving in (self.division, self.reader):
            moving.installEventFilter(self)
        QGuiApplication.instance().focusObjectChanged.connect(self._leave_card)  # type: ignore[union-attr]
        self.reader.verticalScrollBar().valueChanged.connect(lambda _: self.card.hide())
        self.reader.verticalScrollBar().valueChanged.connect(self._follow)
        self.facts.chosen.connect(self._go_to_fact)
        self.facts.filtered.connect(self._filter_by)
        self.facts.quoted.connect(self.outlet.copy_cited)
        self.outlet.said.connect(self.said)
        self.facts.left.connect(self._leave_facts)
        self.facts.turned.connect(lambda page: self.similar.set_seen(page is self.similar))
        self.similar.wanted.connect(self.similar_wanted)
        self.similar.opened.connect(self.case_wanted)
        self.similar.left.connect(self._leave_facts)
        self.facts.looked_up.connect(self.register_wanted)
        self.facts.judged.connect(self.deciding.judge)
        self.reader.judged.connect(self.deciding.judge_here)
        self.deciding.decided.connect(self.decided)
        self.deciding.said.connect(self.said)
        self.deciding.history_wanted.connect(self.history_wanted)
        self.outline.chosen.connect(self.reader.go_to_position)
        self.head.outline.chosen.connect(self.reader.go_to_position)

    def _commands(self) -> dict[str, QAction]:
        made = {}
        for name, words, keys, done in (
            ("source", tr("原文"), ("F6",), self.set_source_view),
            ("larger", tr("放大字号"), ("Ctrl+=", "Ctrl++"), lambda: self.reader.zoom(1)),
            ("smaller", tr("缩小字号"), ("Ctrl+-",), lambda: self.reader.zoom(-1)),
            ("copy_cited", tr("复制并注明出处"), ("Ctrl+Shift+C",), self.outlet.copy_cited),
            ("next_hit", tr("下一处命中"), ("F3",), self.next_hit),
            ("previous_hit", tr("上一处命中"), ("Shift+F3",), self.previous_hit),
            ("next_open", tr("下一处未审"), ("F4",), lambda: self._step_open(1)),
            ("previous_open", tr("上一处未审"), ("Shift+F4",), lambda: self._step_open(-1)),
            ("describe", tr("题录:标题、来源、日期、地点…"), ("Ctrl+E",), lambda: self.deciding.describe()),
            ("star", tr("收藏或取消收藏"), ("Ctrl+B",), lambda: self.head.marks.star.click()),
            ("tags", tr("加标签…"), ("Ctrl+T",), lambda: self.head.offer_tags()),
            ("facts", tr("到数字与项目表"), ("F8",), self.facts.take_focus),
            ("fold_head", tr("收起题头"), ("F7",), lambda on: self.folds.fold_head(on)),
            ("fold_facts", tr("收起数字与项目表"), ("Shift+F8",), self.facts.set_folded),
            ("print", tr("打印…"), (), self.outlet.print),
            ("pdf", tr("存为 PDF…"), (), self.outlet.save_pdf),
            ("undo", tr("撤销上一个决定"), ("Ctrl+Z",), self.undo_wanted.emit),
            ("redo", tr("重做"), ("Ctrl+Shift+Z", "Ctrl+Y"), self.redo_wanted.emit),
        ):
            action = QAction(words, self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setCheckable(name in ("source", "fold_head", "fold_facts"))
            action.triggered.connect(done)
            self.addAction(action)
            made[name] = action
        return made

    def _show_page(self) -> None:
        assert self.stored is not None
        case, text = self.stored.case, self.stored.document.text
        page = source_page(text) if self._source else reading_page(text, case)
        faded = furniture(case, len(text)) if self._source else ()
        self.card.hide()
        spans = tuple(note.span for note in self._notes)
        lit = highlights(case, self.stored.hits, spans, self.deciding.review.rejected())
        self.reader.show_page(page, lit, faded)
        self.head.set_hit(self._hit, len(self.stored.hits))
        found = entries(page)
        self.outline.show_entries(found)
        self.head.show_headings(found)
        self._fit_outline()

    def _fit_outline(self) -> None:
        """The list of headings where it takes no room from the text, else the button; neither for two headings."""
        roomy = self.width() >= self.reader.wanted_width() + OUTLINE_WIDTH
        several = self.outline.count() >= FEW_HEADINGS
        self.outline.setVisible(several and roomy)
        self.head.offer_headings(several and not roomy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_outline()
        self.folds.fit(self.height())

    def _leave_facts(self) -> None:
        """Back to the text, which gets its room back in a low window."""
        self.reader.setFocus()
        self.folds.leave_facts()

    def _keep_type(self, setting: Setting) -> None:
        self.head.type.setting = setting
        self._fit_outline()
        self.type_changed.emit(setting)

    def _follow(self) -> None:
        if self.outline.isVisible():
            self.outline.follow(self.reader.first_position())

    def _filter_by(self, kind: str, index: int) -> None:
        """More cases like this row: those of its programme or its place."""
        if self.stored is None:
            return
        if kind == "programme":
            self.programme_chosen.emit(self.stored.case.programmes[index].name)
        elif place := self.stored.case.places[index].place:
            self.place_chosen.emit(place.key)

    def _select_fact(self, kind: str, index: int) -> None:
        self.facts.select(kind, index)
        if kind == "figure":
            self.figure_selected.emit(index)

    def _go_to_fact(self, kind: str, index: int, span: object) -> None:
        self.go_to(kind, index, span if isinstance(span, Span) else None)
        if kind == "figure":
            self.figure_selected.emit(index)

    def _go_to_passage(self, passage: Span, passages: tuple[Span, ...]) -> None:
        """Frame a passage of a theme, and lightly all others of it."""
        self.reader.choose("theme", -1, passage)
        self.reader.show_related(passages)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A longer title pushes the text down, and the card goes with its words."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.card.isVisible():
            self._moved.start()
        return super().eventFilter(watched, event)

    def _show_card_again(self) -> None:
        if self.card.isVisible():
            self._show_card(*self._carded)

    def _show_card(self, kind: str, index: int) -> None:
        self._carded = (kind, index)
        if self.stored is None or index < 0:
            self.card.hide()
            self.reader.show_related(())
            return
        self.reader.show_related(related(self.stored.case, kind, index))
        note = kind == "note" and 0 <= index < len(self._notes)
        lines = [self._notes[index].words] if note else card_lines(self.stored.case, kind, index)
        if lines and (kind, index) in self.deciding.review.judged:
            lines += history(self.deciding.review.judged[kind, index])[-2:]
        if lines and self.takes_decisions() and kind in LISTS:
            lines.append(tr("Y 确认 · E 更正 · N 不对 · M 批注"))
        self.reader.say_current(";".join(lines))
        if self.isActiveWindow():  # not behind a dialog
            here = self.reader.viewport().mapTo(self, QPoint())
            words = [box.translated(here) for box in self.reader.boxes(kind, index)]
            text = QRect(here, self.reader.viewport().size())
            self.card.say(lines, words, text, QRect(here, self.rect().bottomRight()))

    def _leave_card(self, focus: QObject | None) -> None:
        """Who has gone elsewhere, to the list or into a dialog, has read it."""
        if isinstance(focus, QWidget) and not self.isAncestorOf(focus):
            self.card.hide()

    def _offer(self, at: QPoint) -> None:
        self.reader_menu(self.reader.under(at)).exec(self.reader.mapToGlobal(at))

    def reader_menu(self, lit: Lit | None) -> QMenu:
        """What can be done with the words under the pointer and with the selection."""
        menu = QMenu(self)
        copy = menu.addAction(tr("复制"), self.reader.copy)
        copy.setEnabled(self.reader.selected() is not None)
        if self.reader.selected() is not None and self.takes_decisions():
            menu.addAction(tr("批注选中的字…"), self.deciding.note_selection)
            menu.addMenu(self.deciding.kinds_menu()).setText(tr("选中的字是"))
        menu.addAction(self.commands["copy_cited"])
        menu.addAction(tr("全选"), self.reader.selectAll)
        if lit and lit.kind in LISTS and self.takes_decisions():
            menu.addSeparator()
            for action, words in JUDGEMENTS:
                said = partial(self.deciding.judge, action, lit.kind, (lit.index,))
                menu.addAction(tr(words)).triggered.connect(lambda _, said=said: said())
        if lit and lit.kind in ("programme", "place"):
            words = tr("看所有做这件事的案例") if lit.kind == "programme" else tr("看这个地方的案例")
            menu.addSeparator()
            menu.addAction(words, lambda: self._filter_by(lit.kind, lit.index))
        if lit and lit.kind == "programme" and self.stored:
            name = self.stored.case.programmes[lit.index].name
            menu.addAction(tr("在机制库里看"), lambda: self.register_wanted.emit(name))
        menu.addSeparator()
        if self.boundary_actions and self.takes_decisions():
            menu.addMenu(tr("案例的边界")).addActions(self.boundary_actions)
        menu.addAction(self.commands["source"])
        return menu
