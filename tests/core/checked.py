"""Hard doubts of a short article, for tables in which a wrong number and the right one stand as ⟦wrong|right⟧."""

from __future__ import annotations

import hashlib
import re
from functools import cache

from core.gazetteer import Gazetteer
from core.model import Check, Document
from core.parse import parse

_HEAD = "青山县产业发展记\n\n来源：青山日报 2023-05-16\n\n"
_CHOICE = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()


def doubts(text: str, version: int = 0) -> list[Check]:
    """What is held to contradict in `text` with the wrong number (0) or the right one (1) put in."""
    told = _HEAD + _CHOICE.sub(lambda match: match[version + 1], text) + "\n"
    document = Document("a.txt", told, hashlib.sha256(told.encode()).hexdigest())
    cases = parse(document, _gazetteer())
    return [check for case in cases for check in case.checks if not check.holds and not check.soft]
