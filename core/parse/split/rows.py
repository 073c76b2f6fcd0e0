"""Rows of a form that stand above its title: they belong to the case that the title opens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.parse.lines import Line

_OF_FORM = {"sender", "publisher", "widget", "written"}
_MOST = 8
_ENTITLES = re.compile(r"[一-鿿]{0,4}(?:标题|题目|名称|题名)\s?:?")
"""The label of a form's title, on a line of its own."""
_COUNTED = re.compile(r"(?:序号|编号|案例编号)\s?:?\s?\S{1,6}$")


def top(lines: Sequence[Line], start: int) -> int:
    """Where the form begins whose title stands at `start`: `报送单位:石门县农业农村局`, then `案例标题:…`."""
    if not start or lines[start - 1].role != "furniture" or not _ENTITLES.fullmatch(lines[start - 1].text):
        return start
    for i in range(start - 1, max(start - _MOST, -1), -1):
        line = lines[i]
        if _COUNTED.match(line.text):
            return i
        if line.role not in ("furniture", "byline") or not {x.role for x in line.items} <= _OF_FORM:
            break
        if line.gap:
            return i
    return start
