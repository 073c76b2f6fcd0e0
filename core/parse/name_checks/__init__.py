"""Checks on names: one thing spelt two ways, an expansion that does not match its number, a role given to two people."""

from __future__ import annotations

from core.model import Case, Check
from core.parse.name_checks import bodies, people, schemes
from core.parse.projection import Projection


def checks(case: Case, view: Projection) -> tuple[Check, ...]:
    """What the names of a case say about each other, agreements included."""
    return (*schemes.checks(case, view), *people.checks(case, view), *bodies.checks(case, view))
