"""Checks on names: one thing spelt two ways, an expansion that does not match its number, a role given to two people."""

from __future__ import annotations

import re

from core.model import Case, Check
from core.parse.name_checks import bodies, people, schemes, villages
from core.parse.name_checks.likeness import differing
from core.parse.projection import Projection


def checks(case: Case, view: Projection) -> tuple[Check, ...]:
    """What the names of a case say about each other, agreements included."""
    found = (
        *schemes.checks(case, view), *people.checks(case, view), *bodies.checks(case, view), *villages.checks(case, view)
    )  # fmt: skip
    return tuple(check for check in found if check.holds or not _side_by_side(check, view))


_PEOPLE, _OTHERS = (
    "[^。！？]{0,10}",
    '[”"]?[、和与及][“"]?',
)  # what may stand between two that are told together


_ANOTHER = re.compile(
    "(?:邻居|弟弟|哥哥|妹妹|姐姐|[堂表][哥弟姐妹]|儿子|女儿|父亲|母亲|妻子|丈夫|爱人|徒弟|师傅|老乡|同学|战友|搭档|[村镇乡县组]的?[\u4e00-\u9fff]{0,4}?)$"
)


def _introduced(check: Check, view: Projection) -> bool:
    """Whether the second is told as somebody else: 她的邻居刘秀芸, 中坝村的陈世勤."""
    at = view.to_reading(check.span.start)
    return at is not None and _ANOTHER.search(view.text, max(0, at - 8), at) is not None


def _side_by_side(check: Check, view: Projection) -> bool:
    """Whether two names stand in one breath somewhere: 罗秀芳和妹妹罗秀芬 are two."""
    if check.other is None or check.other == check.span:
        return False
    one, two = (view.source[span.start : span.end] for span in (check.span, check.other))
    if one == two or len(one) != len(two):
        return False
    if len(one) <= 3 and len(differing(one, two)) == 1 and _introduced(check, view):
        return True
    pair, between = (re.escape(one), re.escape(two)), _PEOPLE if len(one) <= 3 else _OTHERS
    return any(re.search(a + between + b, view.text) for a, b in (pair, pair[::-1]))
