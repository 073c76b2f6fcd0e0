"""Named things that people set up: projects, campaigns, mechanisms, policies, slogans."""

from __future__ import annotations

from core.model import Case
from core.parse.projection import Projection


def read(case: Case, view: Projection) -> Case:
    return case
