"""A case as people have it: the machine's items with corrections in place and additions, each with what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from core.model import (
    Boundary,
    Case,
    Decision,
    Figure,
    Item,
    Judged,
    Person,
    PlaceMention,
    PrimaryPlace,
    Programme,
    Span,
    StoredCase,
    Theme,
)
from gui import wording
from gui.i18n import tr

LISTS = {
    "figure": "figures", "programme": "programmes", "place": "places", "person": "people",
    "organisation": "organisations", "check": "checks",
}  # fmt: skip
JUDGEMENTS = (
    ("confirm", "确认(Y)"), ("correct", "更正…(E)"), ("reject", "不对(N)"), ("note", "批注…(M)"),
    ("history", "看它的历史…"),
)  # fmt: skip
"""What can be said of an item, as menus call it."""
_SHORT = 30  # signs: as much of somebody's words as the status bar has room for
METADATA = ("title", "source", "published", "primary_place")


def _standing(one: Judged) -> Item | None:
    """What is shown of an item that nobody but people read; of two versions in conflict the first."""
    if one.judgement == "conflict":
        return next((decision.value for decision in one.decisions if decision.value is not None), None)
    return one.item


@dataclass(frozen=True, slots=True)
class Note:
    """A note on an item: the span that it is on, the item in words, the note's own words, who and when if known."""

    span: Span
    about: str
    words: str
    reviewer: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """`case` is what is shown: rejected items stay in it, so that they can be taken back, and `judged` says so.

    Keys are an item's kind and number in `case`. `read` holds what the machine read (None: added by hand), where
    anything was decided at all.
    """

    case: Case
    judged: Mapping[tuple[str, int], Judged]
    read: Mapping[tuple[str, int], Item | None]

    def state(self, kind: str, index: int) -> str:
        found = self.judged.get((kind, index))
        return found.judgement if found else ""

    def item(self, kind: str, index: int) -> Any:
        return getattr(self.case, LISTS[kind])[index]

    def subject(self, kind: str, index: int) -> Any:
        """What a decision about an item is about: the machine's reading, or the item that was added by hand."""
        return self.read.get((kind, index)) or self.item(kind, index)

    def progress(self) -> tuple[int, int]:
        """How many items people have judged, and how many there are to judge: a check that agrees asks nothing."""
        asked = sum(len(getattr(self.case, name)) for name in LISTS.values())
        asked -= sum(
            not self.asks("check", i) and ("check", i) not in self.judged
            for i in range(len(self.case.checks))
        )
        return sum(one.judgement != "noted" for one in self.judged.values()), asked

    def asks(self, kind: str, index: int) -> bool:
        """True if somebody should look at this item: nobody has judged it, and it is no check that agrees."""
        if kind not in LISTS or self.state(kind, index) not in ("", "noted"):
            return False
        return kind != "check" or not self.case.checks[index].holds

    def open(self) -> list[tuple[Span, str, int]]:
        """What is still to be looked at, in the order of the text: span, kind, number."""
        return sorted(
            (item.span, kind, i)
            for kind, name in LISTS.items()
            for i, item in enumerate(getattr(self.case, name))
            if self.asks(kind, i)
        )

    def rejected(self) -> frozenset[tuple[str, int]]:
        return frozenset(key for key, found in self.judged.items() if found.judgement == "rejected")


def reviewed(stored: StoredCase) -> Reviewed:
    """The case of `stored` with what was decided laid over it."""
    case = _with_metadata(stored)
    if not stored.judged:
        return Reviewed(case, {}, {})
    judged: dict[tuple[str, int], Judged] = {}
    read: dict[tuple[str, int], Item | None] = {}
    for kind, name in LISTS.items():
        said = [one for one in stored.judged if one.target.kind == kind and one.attached]
        lines = _lines(getattr(case, name), said)
        case = replace(case, **{name: tuple(item for item, _, _ in lines)})  # type: ignore[arg-type]
        for number, (_, machine, one) in enumerate(lines):
            read[kind, number] = machine
            if one is not None:
                judged[kind, number] = one
    return Reviewed(case, judged, read)


def _with_metadata(stored: StoredCase) -> Case:
    """The case with the corrected pieces of its metadata in place of those that were read."""
    said = {one.target.field: one for one in stored.judged if one.target.kind == "field"}
    changed = {
        name: said[name].item for name in METADATA if name in said and said[name].judgement == "corrected"
    }
    case = replace(stored.case, themes=_themes(stored))
    return replace(case, **changed) if changed else case  # type: ignore[arg-type]


def _themes(stored: StoredCase) -> tuple[Theme, ...]:
    """The themes that were read and not rejected, then those that people have added."""
    said = [one for one in stored.judged if one.target.kind == "theme"]
    gone = {one.machine for one in said if one.judgement == "rejected"}
    added = [one.item for one in said if one.judgement == "added" and isinstance(one.item, Theme)]
    return (*(theme for theme in stored.case.themes if theme not in gone), *added)


def metadata_state(stored: StoredCase) -> str:
    """What people have done about the metadata as a whole: corrected something, confirmed something, nothing."""
    states = {
        one.judgement
        for one in stored.judged
        if one.target.kind == "theme" or (one.target.kind == "field" and one.target.field in METADATA)
    }
    return next((state for state in ("conflict", "corrected", "confirmed") if state in states), "")


def _lines(items: tuple[Any, ...], said: list[Judged]) -> list[tuple[Any, Any, Judged | None]]:
    """Each item as it is shown, as it was read, and what was said of it; in the order of the text."""
    lines: list[tuple[Any, Any, Judged | None]] = []
    left = {one.machine: one for one in said if one.machine is not None}
    for item in items:
        one = left.pop(item, None)
        shown = one.item if one is not None and one.judgement in ("corrected", "confirmed") else item
        lines.append((shown or item, item, one))
    added = [
        (item, None, one) for one in said if one.machine is None and (item := _standing(one)) is not None
    ]
    return sorted([*lines, *added], key=lambda line: line[0].span) if added else lines


def notes(stored: StoredCase) -> tuple[Note, ...]:
    """All notes on the case's items, in the order of the text."""
    found = []
    for one in stored.judged:
        item = one.item or one.machine
        about = (item_words(item) if item else "") or one.target.quote
        by_words = {decision.note: decision for decision in one.decisions if decision.action == "note"}
        for words in one.notes:
            by = by_words.get(words)
            who = (by.reviewer, local_time(by.time)) if by else ("", "")
            found.append(Note(one.target.span, about, words, *who))
    return tuple(sorted(found, key=lambda note: note.span))


def state_words(state: str) -> str:
    """What the table says of an item."""
    return {
        "": tr("机器读取"), "confirmed": tr("✓ 已确认"), "corrected": tr("※ 已更正"), "rejected": tr("× 不对"),
        "added": tr("+ 人工添加"), "conflict": tr("⚠ 有分歧"), "noted": tr("有批注"),
        "some": tr("部分已审"),
    }.get(state, state)  # fmt: skip


def history(one: Judged) -> list[str]:
    """Who decided what and when, in words, oldest first."""
    return [history_line(decision) for decision in sorted(one.decisions, key=lambda decision: decision.time)]


def history_line(decision: Decision) -> str:
    who = decision.reviewer or tr("(未署名)")
    return f"{local_time(decision.time)} {who}:{decision_words(decision)}"


def local_time(time: str) -> str:
    """A time of the log (UTC) as the clock here had it, to the minute."""
    try:
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return time[:16].replace("T", " ")


def decision_words(decision: Decision) -> str:
    """A decision in words: `将 3,000 亩 改为 300 亩`."""
    if decision.target.kind == "case":
        return _boundary_words(decision)
    if decision.target.kind == "collection" and decision.action in ("add", "reject"):
        said = tr("放进收集夹“{name}”") if decision.action == "add" else tr("从收集夹“{name}”拿出")
        return said.format(name=decision.target.field)
    before = (item_words(decision.machine) if decision.machine else "") or _in_short(decision.target.quote)
    if decision.action == "correct" and decision.value:
        return tr("将 {before} 改为 {after}", before=before, after=item_words(decision.value))
    after = item_words(decision.value) if decision.value else before
    return {
        "confirm": tr("确认 {item}", item=before), "reject": tr("认为 {item} 不对", item=before),
        "add": tr("添加 {item}", item=after), "note": tr("批注 {item}:{note}", item=before, note=_in_short(decision.note)),
        "undo": tr("撤销"), "redo": tr("重做"),
    }.get(decision.action, decision.action)  # fmt: skip


def _in_short(words: str) -> str:
    """Words of one's own choice on one line: `从2016年开始建设果园,分批栽植…`."""
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"


def _boundary_words(decision: Decision) -> str:
    target, now = decision.target, decision.value
    words = " ".join(target.quote.split())
    if decision.action == "correct" and isinstance(now, Boundary):
        old = target.span.start if now.side == "start" else target.span.end
        way = tr("后移") if now.position > old else tr("前移")
        side = tr("开头") if now.side == "start" else tr("结尾")
        return tr(
            "案例{side}“{words}”{way} {n:,} 字", side=side, words=words, way=way, n=abs(now.position - old)
        )
    return {
        "add": tr("从“{words}”起拆成另一个案例", words=words), "reject": tr("从“{words}”起并入前一个案例", words=words),
        "confirm": tr("确认案例从“{words}”开始", words=words),
        "undo": tr("撤销"), "redo": tr("重做"),
    }.get(decision.action, decision.action)  # fmt: skip


def item_words(item: Item) -> str:
    """An item in a few words."""
    if isinstance(item, Figure):
        return " ".join(part for part in (item.indicator or "", wording.amount(item)) if part)
    if isinstance(item, Programme):
        return f"{item.name}({wording.programme_kind(item.kind)})"
    if isinstance(item, PlaceMention):
        return wording.path(item.place) if item.place else item.text
    if isinstance(item, Person):
        return " ".join(part for part in (item.name, item.role or "") if part)
    if isinstance(item, PrimaryPlace):
        return wording.path(item.place)
    for name in ("text", "note", "value", "name"):
        if found := getattr(item, name, None):
            return str(found)
    return ""


def span_of(item: Item) -> Span | None:
    return getattr(item, "span", None)
