"""Every figure of the article with its meaning: indicator, value, unit, modifier, place, period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.model import Case, Change, Figure, FigureTheme
from core.parse.figures import change, indicator, not_figures, period, quantities, tables, theme, when
from core.parse.figures.clause import Sentence
from core.parse.figures.folding import fold
from core.parse.figures.found import Found
from core.parse.figures.normal import normal
from core.parse.places.about import About, about
from core.parse.projection import Projection

_SENTENCE = re.compile(r"[^。!?\n]*[。!?]+[”’\"』」)]*|[^。!?\n]+")
_TARGET = re.compile(
    r"力争|计划|预计|目标|拟|将(?!近|军)|规划|到20[3-9]\d年|有望|争取到|确保|不能低于|要达到|要超过"
)


def read(case: Case, view: Projection) -> Case:
    """`case` with its figures. Needs paragraphs; places, names and the publication date sharpen the reading."""
    folded = fold(view.text)
    names = _names(case, view)
    cells = tables.read(view.text, folded)
    found = _merged(quantities.scan(view.text, folded, not_figures.mask(folded, names)), cells)
    figures: list[Figure] = []
    group = 0
    at = 0
    where = about(case, view) if found else None
    for match in _SENTENCE.finditer(folded) if found else ():
        inside = []
        while at < len(found) and found[at].at < match.end():
            inside.append(found[at])
            at += 1
        if inside and where:
            sentence = Sentence(view.text, folded, match.start(), match.end(), inside)
            read_sentence = _sentence(case, view, where, sentence, names, group)
            group = max([group] + [f.change.group for f in read_sentence if f.change])
            figures.extend(read_sentence)
    return replace(case, figures=tuple(_in_tables(figures, found, cells) if cells.names else figures))


def _merged(found: list[Found], cells: tables.Cells) -> list[Found]:
    """A bare cell takes its unit from the header; what the scanner made of the same characters gives way."""
    if not cells.found:
        return found
    taken = {position for item in cells.found for position in range(item.start, item.end)}
    return sorted([f for f in found if f.at not in taken] + cells.found, key=lambda f: f.at)


def _in_tables(figures: list[Figure], found: Sequence[Found], cells: tables.Cells) -> list[Figure]:
    """Figures in table cells are named by row and column."""
    out = []
    for figure, item in zip(figures, found, strict=True):
        name, when_ = cells.names.get(item.at), cells.periods.get(item.at)
        if name:
            figure = replace(figure, indicator=name, period=when_ or figure.period, change=None)
            figure = replace(figure, theme=theme.theme(fold(name), (), fold(item.unit))[0])
        out.append(figure)
    return out


def _names(case: Case, view: Projection) -> list[tuple[int, int]]:
    """Reading stretches of names in which numerals do not count."""
    out = []
    for span in [o.span for o in case.organisations] + [m.span for m in case.places]:
        start, last = view.to_reading(span.start), view.to_reading(span.end - 1)
        if start is not None and last is not None:
            out.append((start, last + 1))
    return out


def _sentence(
    case: Case, view: Projection, where: About, s: Sentence, skips: list[tuple[int, int]], group: int
) -> list[Figure]:
    published = case.published.value if case.published else None
    times = period.expressions(s.folded, s.start, s.end, published)
    changes = change.roles(s.found, s.folded, s.start)
    s = replace(s, roles=changes, skips=skips + [(t.start, t.end) for t in times])
    names = indicator.indicators(s)
    out: list[Figure] = []
    for i, item in enumerate(s.found):
        name, role = names[i], changes[i]
        clause = _clause(s, i)
        shown = Change(role.role, role.group + group) if role else None
        out.append(
            Figure(
                span=view.span(item.start, item.end),
                text=view.quote(item.start, item.end),
                value=float(item.low),
                unit=item.unit,
                value_max=float(item.high) if item.high is not None else None,
                modifier=item.modifier,
                indicator=name,
                theme=_theme(s, i, name or "", clause, out),
                period=when.period(s, i, times, out),
                place=where.at(item.at),
                change=shown,
                target=_TARGET.search(clause) is not None,
                sentence=view.span(s.start, s.end),
                normal=normal(item),
            )
        )
    return out


def _theme(s: Sentence, i: int, name: str, clause: str, done: Sequence[Figure]) -> FigureTheme:
    """Ranks are ranks; parts and differences go with what they are part of; the rest by its words."""
    item = s.found[i]
    if item.rank:
        return "rank"
    found, sure = theme.theme(fold(name), (clause, s.folded[s.start : s.end]), fold(item.unit))
    if not i:
        return found
    previous = done[-1]
    between = s.folded[s.found[i - 1].end : item.start]
    role, before = s.roles[i], s.roles[i - 1]
    if role and before and role.group == before.group:
        return previous.theme
    part = between.startswith((",其中", ";其中", "、", ",占", ",比", ",较", "——")) or not between
    if part and (not sure or (previous.theme, found) == ("collective_income", "income")):
        return previous.theme
    return found


def _clause(s: Sentence, i: int) -> str:
    """The words around a quantity, from the comma before to the comma after."""
    item = s.found[i]
    left = max((s.folded.rfind(c, s.start, item.start) for c in ",;:"), default=-1)
    rights = [p for p in (s.folded.find(c, item.end, s.end) for c in ",;") if p >= 0]
    return s.folded[max(left + 1, s.start) : min(rights, default=s.end)]
