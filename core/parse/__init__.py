"""Document -> cases: an ordered list of pure stages. Values in, values out; no files, database, clock or network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from core.model import Case, Document, Span

# The window imports `core.parse.projection`, and so this package, at its start: the stages (0.13 s) wait for `parse`.
if TYPE_CHECKING:
    from core.gazetteer import Gazetteer

RULES = 9
"""Version of the rule set: raised when the same text would be read differently."""


Bounds = Callable[[Sequence[Span]], Sequence[Span]]
"""Where people say that the cases of a document stand, who are told where the reader has them."""


def parse(document: Document, gazetteer: Gazetteer, bounds: Bounds | None = None) -> tuple[Case, ...]:
    """The cases of a document in order, each with all its spans; () if nothing in it is an article."""
    from core.parse import unseen

    bare = unseen.bare(document)
    if bare is None:
        return _parse(document, gazetteer, bounds)
    return tuple(bare.back(case) for case in _parse(bare.document, gazetteer, bounds and bare.told(bounds)))


def _parse(document: Document, gazetteer: Gazetteer, bounds: Bounds | None) -> tuple[Case, ...]:
    from core.parse import layout, sources, split

    page = layout.read(document)
    cases = split.cases(page)
    if bounds:
        cases = split.given(page, cases, bounds([case.span for case in cases]))
    return tuple(_deepen(case, document, gazetteer) for case in sources.read(page, cases))


def _deepen(case: Case, document: Document, gazetteer: Gazetteer) -> Case:
    from core.parse import checks, figures, metadata, people, places, programmes, themes
    from core.parse.projection import project

    view = project(document.text, case.paragraphs)
    case = metadata.read(case, view, document)
    case = places.read(case, view, gazetteer)
    case = people.read(case, view)
    case = programmes.read(case, view)
    case = figures.read(case, view)
    case = themes.read(case, view)
    return checks.read(case, view, gazetteer)
