"""Title, by-lines, source, date and kind of a case."""

from __future__ import annotations

from core.model import Case, Document
from core.parse.projection import Projection


def read(case: Case, view: Projection, document: Document) -> Case:
    return case
