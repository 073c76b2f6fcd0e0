"""The source of each case: of all the houses that a page names, the likeliest one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.model import Case, Field
from core.parse.layout import Page
from core.parse.metadata import issuers
from core.parse.sources import ranker
from core.parse.sources.cues import Candidate, Names, key

_META = ("source=", "site=")
"""What a file says of its source outside its text."""
_CLEARLY = 3.0
"""Whom by-lines and imprint are ruled to name stands unless another name is e³ times as likely: what gave most right sources on sets
that had taught neither the rules nor the model."""
_LEAST_TEXT = 350
_MOST_LINES = 5000
"""Pages with fewer characters of prose for each case, or more lines, are unlike those that taught what counts."""


def read(page: Page, cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases with their sources; where the file itself declares one, what by-lines say stands before it."""
    if any(mark.kind == "meta" and mark.value.startswith(_META) for mark in page.document.marks):
        return tuple(cases)
    ruled = _issued(page, cases)
    text = sum(len(line.text) for line in page.lines if line.role == "prose")
    if text < _LEAST_TEXT * len(cases) or len(page.lines) > _MOST_LINES:
        return ruled
    names = Names(page.lines, cases)
    return tuple(_likelier(case, names.candidates(number)) for number, case in enumerate(ruled))


def _likelier(case: Case, candidates: Sequence[Candidate]) -> Case:
    """The case with the likeliest source, if it has none or that is clearly likelier than the one that it has."""
    likeliest = ranker.best(candidates)
    name = key(case.source.value) if case.source else ""
    read = next((one for one in candidates if name and one.name == name), None)
    if read and ranker.speaks(likeliest) - ranker.speaks(ranker.best([read])) <= _CLEARLY:
        return case
    return replace(case, source=Field(likeliest.value, likeliest.span) if likeliest.value else None)


def _issued(page: Page, cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases as their by-lines say, with who prints the page as the source of those that tell none."""
    if all(case.source for case in cases):
        return tuple(cases)
    own = [(case.span.start, case.span.end) for case in cases[:-1]]
    own += [(case.body[0].start, case.body[-1].end) for case in cases[-1:] if case.body]
    around = [x for x in page.lines if not any(start <= x.span.start < end for start, end in own)]
    told = issuers.issuer(around)
    return tuple(replace(case, source=case.source or told) for case in cases)
