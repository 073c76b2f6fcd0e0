"""Every figure of the article with its meaning: indicator, value, unit, modifier, place, period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.model import Case, Change, Figure
from core.parse.figures import change, indicator, not_figures, period, quantities, tables, theme, when
from core.parse.figures.clause import Sentence
from core.parse.figures.folding import fold
from core.parse.figures.found import Found
from core.parse.figures.normal import normal
from core.parse.figures.places_of import listed_places
from core.parse.places.about import About, about
from core.parse.projection import Projection
from core.parse.sentences import FOLDED_SENTENCE

# Planned or required, not yet reached.
_TARGET = re.compile(
    r"力争|计划|预计|目标(?:是|为|任务)|的目标|拟|将(?=再|新|达|突破|实现|继续|建|投|有|进一步|完成|打造|整合|带动|增|提高|培育|发展)|规划|到20[3-9]\d年|有望|争取(?:到20|在|实现|年内|用)|确保|不能低于|要达到|要超过|要突破"
)

_IN_ONE = 150
"""So many figures of one sentence lean on each other; a hostile one has thousands."""


@dataclass(frozen=True, slots=True)
class _Article:
    """A case while it is read: `names` are reading stretches of places and organisations."""

    case: Case
    view: Projection
    folded: str
    where: About
    names: tuple[tuple[int, int], ...]

    @property
    def published(self) -> str | None:
        return self.case.published.value if self.case.published else None


def read(case: Case, view: Projection) -> Case:
    """`case` with its figures. Needs paragraphs; places, names and the publication date sharpen the reading."""
    folded = fold(view.text)
    names = _names(case, view)
    cells = tables.read(folded)
    found = _merged(quantities.scan(view.text, folded, not_figures.mask(folded, names)), cells)
    if not found:
        return replace(case, figures=())
    article = _Article(case, view, folded, about(case, view), names)
    figures: list[Figure] = []
    group = 0
    for start, end, own in _by_sentence(folded, found):
        made = _sentence(article, start, end, own, group)
        group = max([group] + [f.change.group for f in made if f.change])
        figures += made
    return replace(case, figures=tuple(_in_tables(figures, found, cells) if cells.names else figures))


def _by_sentence(folded: str, found: list[Found]) -> Iterator[tuple[int, int, list[Found]]]:
    """Start and end of each sentence that states quantities, with them; one that states too many comes in parts."""
    at = 0
    for match in FOLDED_SENTENCE.finditer(folded):
        start, first = match.start(), at
        while at < len(found) and found[at].at < match.end():
            at += 1
        for low in range(first, at, _IN_ONE):
            high = min(low + _IN_ONE, at)
            yield start, found[high].start if high < at else match.end(), found[low:high]
            start = found[high - 1].end


def _names(case: Case, view: Projection) -> tuple[tuple[int, int], ...]:
    """Reading stretches of names in which numerals do not count."""
    out = []
    for span in [o.span for o in case.organisations] + [m.span for m in case.places]:
        start, last = view.to_reading(span.start), view.to_reading(span.end - 1)
        if start is not None and last is not None:
            out.append((start, last + 1))
    return tuple(out)


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
        name = cells.names.get(item.at)
        if name:
            year = cells.periods.get(item.at)
            subject = theme.theme(fold(name), (), fold(item.unit))[0]
            figure = replace(figure, indicator=name, period=year or figure.period, change=None, theme=subject)
        out.append(figure)
    return out


def _sentence(article: _Article, start: int, end: int, found: list[Found], group: int) -> list[Figure]:
    """The figures of one sentence; groups of changes are numbered from `group` on."""
    times = period.expressions(article.folded, start, end, article.published)
    roles = change.roles(found, article.folded, start)
    skips = [name for name in article.names if start <= name[0] and name[1] <= end]
    skips += [(t.start, t.end) for t in times]
    s = Sentence(article.view.text, article.folded, start, end, found, roles, skips)
    names = indicator.indicators(s)
    view, where = article.view, article.where
    listed = listed_places(s, article.case, view)
    evidence = view.span(start, end)
    out: list[Figure] = []
    for i, item in enumerate(s.found):
        role, span = roles[i], view.span(item.start, item.end)
        figure = Figure(
            span=span,
            text=view.source[span.start : span.end],
            value=float(item.low),
            unit=item.unit,
            value_max=float(item.high) if item.high is not None else None,
            modifier=item.modifier,
            indicator=names[i],
            theme=theme.of_figure(s, i, names[i] or "", out),
            period=when.period(s, i, times, out),
            place=listed.get(i) or where.at(item.at),
            change=Change(role.role, role.group + group) if role else None,
            target=_TARGET.search(s.around(i)) is not None,
            sentence=evidence,
            normal=normal(item),
        )
        out.append(figure)
    return out
