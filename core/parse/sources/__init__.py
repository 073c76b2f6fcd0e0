"""The source of each case: of all the houses that a page names, the likeliest one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.model import Case, Field
from core.parse.layout import Page
from core.parse.sources import ranker
from core.parse.sources.cues import Names

_LEAST_TEXT = 350
_MOST_LINES = 5000
_META = ("source=", "site=")
"""What a file says of its source outside its text."""


def read(page: Page, cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases with their sources. What the file itself declares, and pages with little text, are left as they were read."""
    if any(mark.kind == "meta" and mark.value.startswith(_META) for mark in page.document.marks):
        return tuple(cases)
    text = sum(len(line.text) for line in page.lines if line.role == "prose")
    if text < _LEAST_TEXT * len(cases) or len(page.lines) > _MOST_LINES:
        return tuple(cases)
    names = Names(page.lines, cases)
    found = []
    for number, case in enumerate(cases):
        value, span = ranker.likeliest(names.candidates(number))
        found.append(replace(case, source=Field(value, span) if value else None))
    return tuple(found)
