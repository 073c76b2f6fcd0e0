"""What a case is about, with the passages that earn it, and its sections."""

from __future__ import annotations

from core.model import Case
from core.parse.projection import Projection


def read(case: Case, view: Projection) -> Case:
    return case
