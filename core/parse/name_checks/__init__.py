"""Checks on names: one thing spelt two ways, an expansion that does not match its number, a role given to two people."""

from __future__ import annotations

import re

from core.model import Case, Check
from core.parse.name_checks import bodies, people, schemes
from core.parse.projection import Projection


def checks(case: Case, view: Projection) -> tuple[Check, ...]:
    """What the names of a case say about each other, agreements included."""
    found = (*schemes.checks(case, view), *people.checks(case, view), *bodies.checks(case, view))
    return tuple(check for check in found if check.holds or not _side_by_side(check, view))


_PEOPLE, _OTHERS = (
    "[^。！？]{0,10}",
    '[”"]?[、和与及][“"]?',
)  # what may stand between two that are told together


def _side_by_side(check: Check, view: Projection) -> bool:
    """Whether two names stand in one breath somewhere: 罗秀芳和妹妹罗秀芬 are two."""
    if check.other is None or check.other == check.span:
        return False
    one, two = (view.source[span.start : span.end] for span in (check.span, check.other))
    if one == two or len(one) != len(two):
        return False
    pair, between = (re.escape(one), re.escape(two)), _PEOPLE if len(one) <= 3 else _OTHERS
    return any(re.search(a + between + b, view.text) for a, b in (pair, pair[::-1]))
