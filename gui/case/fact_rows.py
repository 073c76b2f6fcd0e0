"""The facts of a case as rows of words, ready for a table; values only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.model import Case, Check, Figure, Span
from gui import wording
from gui.i18n import tr
from gui.review.reviewed import Note

Key = float | str


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its cells, a sort key a cell, and the items (`kind`, number, span) that it stands for.

    `targets` are the spans that a click on a column goes to, where they differ from the first item's.
    """

    kind: str
    cells: tuple[str, ...]
    items: tuple[int, ...]
    spans: tuple[Span, ...]
    keys: tuple[Key, ...] = ()
    targets: dict[int, Span] = field(default_factory=dict)
    state: str = ""

    def key(self, column: int) -> Key:
        return self.keys[column] if self.keys else self.cells[column]

    def span(self, column: int) -> Span | None:
        return self.targets.get(column, self.spans[0] if self.spans else None)


def figure_rows(case: Case) -> list[Row]:
    """One row a figure, in the order of the text; the figures of one change share a row."""
    groups: dict[object, list[int]] = {}
    for i, figure in enumerate(case.figures):
        groups.setdefault(("change", figure.change.group) if figure.change else i, []).append(i)
    return [_figure_row([case.figures[i] for i in items], tuple(items)) for items in groups.values()]


def _figure_row(figures: list[Figure], items: tuple[int, ...]) -> Row:
    last = next((f for f in figures if f.change and f.change.role == "to"), figures[-1])
    indicator = next((f.indicator for f in figures if f.indicator), None) or wording.NONE
    if any(f.target for f in figures):
        indicator += tr("(目标)")
    period = next((f.period for f in (last, *figures) if f.period), None)
    place = next((f.place for f in figures if f.place), None)
    value = last.normal.value if last.normal else last.value
    cells = (
        indicator, change_words(figures), "、".join(dict.fromkeys(f.text for f in figures)),
        wording.period(period), wording.place(place),
    )  # fmt: skip
    keys: tuple[Key, ...] = (cells[0], value, *cells[2:])
    return Row("figure", cells, items, tuple(f.span for f in figures), keys)


def change_words(figures: list[Figure]) -> str:
    """`25.59 % → 0.85 %`; an amount of change alone with its sign word."""
    by_role = {f.change.role if f.change else "": f for f in reversed(figures)}
    ends = [wording.amount(by_role[role]) for role in ("from", "to") if role in by_role]
    words = " → ".join(ends)
    if "from" in by_role and "to" not in by_role:
        words += " →"
    if "to" in by_role and "from" not in by_role:
        words = "→ " + words
    if "by" in by_role:
        by = tr("增减 {amount}", amount=wording.amount(by_role["by"]))
        words = f"{words} ({by})" if words else by
    return words or wording.amount(figures[0])


def programme_rows(case: Case) -> list[Row]:
    """One row a programme: all mentions of one name together, the first expansion that is given."""
    rows = []
    for items in _grouped(programme.name for programme in case.programmes):
        mentions = [case.programmes[i] for i in items]
        expanded = next((m for m in mentions if m.expansion), None)
        cells = (
            mentions[0].name, wording.programme_kind(mentions[0].kind),
            wording.spelt_out(expanded.expansion if expanded else None), str(len(mentions)),
        )  # fmt: skip
        targets = {2: expanded.expansion_span} if expanded and expanded.expansion_span else {}
        keys: tuple[Key, ...] = (*cells[:3], len(mentions))
        rows.append(Row("programme", cells, items, tuple(m.span for m in mentions), keys, targets))
    return rows


def place_rows(case: Case) -> list[Row]:
    """One row a place (an unknown one by its words), with how often it is named and where it is only part of a name."""
    rows = []
    primary = case.primary_place.places if case.primary_place else ()
    names = [m.place.key if m.place and m.place.key else m.text for m in case.places]
    for items in _grouped(names):
        mentions = [case.places[i] for i in items]
        at = mentions[0].place
        role = tr("所在地") if at in primary else ""
        if not role and all(m.within for m in mentions):
            role = tr("只在名称中")
        open_ = at is None
        cells = (
            mentions[0].text if open_ else wording.place(at), wording.path(at) if at else _candidates(case, items),
            tr("待定") if open_ else role or tr("提及"), str(len(mentions)),
        )  # fmt: skip
        keys: tuple[Key, ...] = (*cells[:3], len(mentions))
        rows.append(Row("place", cells, items, tuple(m.span for m in mentions), keys, state="open" * open_))
    return rows


def _candidates(case: Case, items: tuple[int, ...]) -> str:
    found = [wording.path(place) for place in case.places[items[0]].candidates[:3]]
    return tr("可能是 {places}", places=tr(" 或 ").join(found)) if found else tr("地名库中没有")


def people_rows(case: Case) -> list[Row]:
    """People first, then organisations, each once with the number of mentions."""
    rows = []
    for items in _grouped(person.name for person in case.people):
        people = [case.people[i] for i in items]
        role = next((p.role for p in people if p.role), None) or wording.NONE
        org = next((p.org for p in people if p.org), None) or wording.NONE
        rows.append(_person_row("person", (people[0].name, role, org), items, [p.span for p in people]))
    for items in _grouped(body.text for body in case.organisations):
        bodies = [case.organisations[i] for i in items]
        cells = (bodies[0].text, tr("机构"), wording.NONE)
        rows.append(_person_row("organisation", cells, items, [body.span for body in bodies]))
    return rows


def _person_row(kind: str, cells: tuple[str, ...], items: tuple[int, ...], spans: list[Span]) -> Row:
    keys: tuple[Key, ...] = (*cells, len(items))
    return Row(kind, (*cells, str(len(items))), items, tuple(spans), keys)


def check_rows(case: Case, text: str) -> list[Row]:
    """Contradictions first, then doubts, then what agrees; each with both places in the text."""
    rows = [_check_row(i, check, text) for i, check in enumerate(case.checks)]
    return sorted(rows, key=lambda row: ("bad", "doubt", "good").index(row.state))


def _check_row(index: int, check: Check, text: str) -> Row:
    state = "good" if check.holds else "doubt" if check.soft else "bad"
    mark = {"good": "✓", "doubt": "?", "bad": "×"}[state]
    word = {"good": tr("相符"), "doubt": tr("存疑"), "bad": tr("不符")}[state]
    first = _quote(text, check.span)
    second = _quote(text, check.other) if check.other else wording.NONE
    spans = (check.span, check.other) if check.other else (check.span,)
    targets = {2: check.span, 3: check.other} if check.other else {}
    return Row("check", (f"{mark} {word}", check.note, first, second), (index,), spans, (), targets, state)


def note_rows(notes: Sequence[Note]) -> list[Row]:
    """One row a note: what it is on, its words, who wrote it and when."""
    return [
        Row(
            "note",
            (note.about, note.words, " ".join(filter(None, (note.time, note.reviewer)))),
            (i,),
            (note.span,),
        )
        for i, note in enumerate(notes)
    ]


def _quote(text: str, span: Span, most: int = 24) -> str:
    words = " ".join(text[span.start : span.end].split())
    return words if len(words) <= most else f"{words[: most - 8]}…{words[-7:]}"


def _grouped(names: Iterable[str]) -> list[tuple[int, ...]]:
    """The numbers of equal names together, in the order of their first mention."""
    groups: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        groups.setdefault(name, []).append(i)
    return [tuple(items) for items in groups.values()]


def counts(case: Case) -> Counter[str]:
    """How many of each kind the legend and the tabs say there are."""
    return Counter(
        figure=len(case.figures), programme=len(case.programmes), place=len(case.places),
        person=len(case.people) + len(case.organisations),
        check=sum(not check.holds for check in case.checks),
    )  # fmt: skip
