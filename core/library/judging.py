"""What follows from a log of decisions for one case: pure functions of the log and the machine's reading.

The log is a set: any order of merging gives the same result.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from core.model import (
    Boundary,
    Case,
    Check,
    Collected,
    Decision,
    Field,
    Figure,
    Item,
    Judged,
    Judgement,
    Organisation,
    Person,
    PlaceMention,
    PrimaryPlace,
    Programme,
    Section,
    Span,
    Target,
    TargetKind,
    Theme,
)

CONTEXT = 24
"""Characters of context on each side of a quotation."""
_ENOUGH = 12
"""Words shorter than this must have some of their context beside them in another copy: half of what they lack."""

_LISTS: dict[TargetKind, str] = {
    "figure": "figures", "programme": "programmes", "place": "places", "person": "people",
    "organisation": "organisations", "theme": "themes", "section": "sections", "check": "checks",
}  # fmt: skip
_KINDS: dict[type, TargetKind] = {
    Figure: "figure", Programme: "programme", PlaceMention: "place", Person: "person", Organisation: "organisation",
    Theme: "theme", Section: "section", Check: "check", Field: "field", PrimaryPlace: "field",
    Collected: "collection", Boundary: "case",
}  # fmt: skip
FIELDS = ("kicker", "title", "subtitle", "source", "published", "primary_place")
_JUDGEMENTS: dict[str, Judgement] = {
    "confirm": "confirmed", "correct": "corrected", "reject": "rejected", "add": "added",
}  # fmt: skip

Key = tuple[TargetKind, str, int, int]


def target_of(sha256: str, text: str, case: Case, item: Item, field: str = "") -> Target:
    """The target that an item of a case is: where it stands and the words that it stands in."""
    span = _span(item) or Span(case.span.start, case.span.start)
    return Target(
        sha256, case.number, _KINDS[type(item)], span, text[span.start : span.end],
        text[max(span.start - CONTEXT, 0) : span.start], text[span.end : span.end + CONTEXT], field or _field(item),
    )  # fmt: skip


def in_force(log: Iterable[Decision]) -> list[Decision]:
    """The decisions that are not undone, by time."""
    ordered = sorted(log, key=lambda d: (d.time, d.id))
    last: dict[str, str] = {d.undoes: d.action for d in ordered if d.undoes}
    return [d for d in ordered if not d.undoes and last.get(d.id) != "undo"]


def judge(case: Case, log: Iterable[Decision]) -> tuple[Judged, ...]:
    """What people have said of each item of a case, by where it stands."""
    judged = [said_of(decisions, item) for item, decisions in grouped(case, log)]
    return tuple(sorted(judged, key=lambda one: (one.target.span, one.target.kind, one.target.field)))


def grouped(case: Case, log: Iterable[Decision]) -> list[tuple[Item | None, list[Decision]]]:
    """The decisions in force about each item of a case, by time; with None those about what was not read."""
    groups: dict[Key, list[Decision]] = defaultdict(list)
    found: dict[Key, Item] = {}
    places: dict[Key, Item | None] = {}
    for decision in in_force(log):
        if decision.target.kind == "case":  # where cases begin and end is the document's, not a case's
            continue
        place = _key(decision.target)
        if place not in places:
            places[place] = attached(case, decision.target)
        item = places[place]
        key = place if item is None else _item_key(item, decision.target.field)
        groups[key].append(decision)
        if item is not None:
            found[key] = item
    return [(found.get(key), decisions) for key, decisions in groups.items()]


def heads(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that no other one has seen."""
    seen = {id for d in decisions for id in d.seen}
    return [d for d in decisions if d.id not in seen]


def attached(case: Case, target: Target) -> Item | None:
    """The item of this reading that a target is about: the same words, or else most of them."""
    if target.kind == "field":
        return _metadata(case, target.field)
    if target.kind == "theme":  # a case has a theme once, whichever passages earn it
        return next((theme for theme in case.themes if theme.name == target.field), None)
    best, share = None, 0.5
    for item in getattr(case, _LISTS.get(target.kind, ""), ()):
        span = _span(item)
        if span is None or _field(item) != target.field:
            continue
        common = _overlap(span, target.span)
        if common > share or (common == 1.0 and best is None):
            best, share = item, common
    return best


def overlay(case: Case, judged: Iterable[Judged]) -> Case:
    """The case as people have it: corrected items in place of the machine's, rejected ones left out, added ones in."""
    for one in judged:
        if one.judgement in ("confirmed", "noted", "conflict"):
            continue
        if one.target.kind == "field":
            case = _with_field(case, one.target.field, one.item)
        elif one.target.kind in _LISTS:
            case = _with_item(case, _LISTS[one.target.kind], one.machine, one.item)
    return case


def find_again(target: Target, text: str) -> Span | None:
    """Where a target's words stand in another copy of its text: the place with the most of its context, blanks apart.

    None if they are gone, stand more than once with equal right, or in another sentence. A target without words of its own
    (a whole case) stands before what followed it.
    """
    words, whole = bare(target.quote)[0], bare(text)
    before, after = bare(target.before)[0], bare(target.after)[0]
    if not words:
        words, before, after, empty = after, "", "", True
    else:
        empty = False
    places = [(_context(whole[0], at, len(words), before, after), at) for at in _all(words, whole[0])]
    places.sort(reverse=True)
    enough = min(max(_ENOUGH - len(words), 0) // 2, (len(before) + len(after) + 1) // 2)
    if not places or places[0][0] < enough or (len(places) > 1 and places[0][0] == places[1][0]):
        return None
    start = whole[1][places[0][1]]
    return Span(start, start if empty else whole[1][places[0][1] + len(words) - 1] + 1)


@lru_cache(maxsize=64)
def bare(text: str) -> tuple[str, tuple[int, ...]]:
    """A text without its blanks, which copies have in other places, and where each of its characters stands."""
    at = tuple(n for n, char in enumerate(text) if not char.isspace())
    return "".join([text[n] for n in at]), at


def _all(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _context(text: str, at: int, length: int, before: str, after: str) -> int:
    """How many characters on both sides are those that stood there."""
    end = at + length
    return _alike(text[max(at - CONTEXT, 0) : at][::-1], before[::-1]) + _alike(
        text[end : end + CONTEXT], after
    )


def said_of(decisions: Sequence[Decision], machine: Item | None) -> Judged:
    """What the decisions in force about one item (by time) come to."""
    said = [d for d in decisions if d.action != "note"]
    notes = tuple(d.note for d in decisions if d.action == "note")
    top = heads(said)
    target, first = decisions[0].target, decisions[0].machine
    if not top:
        there = (
            machine is not None or target.kind == "section"
        )  # a note on words that are no item stands by them
        return Judged(target, "noted", machine or first, machine, tuple(decisions), there, notes)
    outcomes = {(d.action == "reject", _value(d, machine)) for d in top}
    added = any(d.action == "add" for d in said)
    there = machine is not None or added or target.kind in ("field", "collection")
    if len(outcomes) > 1:
        return Judged(target, "conflict", None, machine, tuple(top), there, notes)
    last = top[-1]
    return Judged(target, _JUDGEMENTS[last.action], _value(last, machine), machine, tuple(top), there, notes)


def _value(decision: Decision, machine: Item | None) -> Item | None:
    """What stands by a decision: a confirmed item as its reviewer had it, whatever the machine reads today."""
    if decision.action == "reject":
        return None
    return decision.value if decision.value is not None else decision.machine or machine


def _with_item(case: Case, name: str, old: Item | None, new: Item | None) -> Case:
    items = [item for item in getattr(case, name) if item != old]
    if new is not None and new not in items:
        items.append(new)
    items.sort(key=lambda item: _span(item) or Span(0, 0))
    return replace(case, **{name: tuple(items)})  # type: ignore[arg-type]


def _with_field(case: Case, name: str, value: Item | None) -> Case:
    if name == "kind":
        return replace(case, kind=value.value) if isinstance(value, Field) else case  # type: ignore[arg-type]
    return replace(case, **{name: value}) if name in FIELDS else case  # type: ignore[arg-type]


def _metadata(case: Case, name: str) -> Item | None:
    if name == "kind":
        return Field(case.kind)
    found: Item | None = getattr(case, name) if name in FIELDS else None
    return found


def _item_key(item: Item, field: str) -> Key:
    span = _span(item) or Span(0, 0)
    if isinstance(item, Field | PrimaryPlace):
        return ("field", field, 0, 0)
    if isinstance(item, Theme):
        return ("theme", item.name, 0, 0)
    return (_KINDS[type(item)], _field(item), span.start, span.end)


def _key(target: Target) -> Key:
    if target.kind in ("field", "theme"):
        return (target.kind, target.field, 0, 0)
    return (target.kind, target.field, target.span.start, target.span.end)


def _span(item: Item) -> Span | None:
    if isinstance(item, Theme):
        return item.passages[0] if item.passages else Span(0, 0)
    if isinstance(item, PrimaryPlace):
        return item.spans[0] if item.spans else None
    return None if isinstance(item, Collected) else item.span


def _field(item: Item) -> str:
    if isinstance(item, Theme | Collected):
        return item.name
    if isinstance(item, Boundary):
        return item.side
    return item.kind if isinstance(item, Check) else ""


def _overlap(one: Span, other: Span) -> float:
    if one == other:
        return 1.0
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(common, 0) / max(max(one.end, other.end) - min(one.start, other.start), 1)


def _alike(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
