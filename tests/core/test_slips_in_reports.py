"""Whole reports with slips in them (`slips/`): most slips are found one by one, and the right text is left in peace.

A file's first line is its date; `{wrong|right}` marks a slip and what should stand there.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from core.gazetteer import Gazetteer
from core.model import Check, Document
from core.parse import parse

REPORTS = sorted((Path(__file__).parent / "slips").glob("*.txt"))
LEAST = 0.76
_SLIP = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()


def _doubts(path: Path, wrong: int | None = None) -> list[Check]:
    """The doubts about the report with its slip number `wrong`, all others put right."""
    published, title, *rest = path.read_text("utf-8").split("\n")
    text = "\n".join([title, f"{published} 来源：本地日报", *rest])
    slips = list(_SLIP.finditer(text))
    for number, slip in reversed(list(enumerate(slips))):
        text = text[: slip.start()] + slip[1 if number == wrong else 2] + text[slip.end() :]
    cases = parse(Document(path.name, text, ""), _gazetteer())
    return [c for case in cases for c in case.checks if not c.holds]


def test_there_are_reports() -> None:
    assert len(REPORTS) >= 38


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_right_report_is_left_in_peace(path: Path) -> None:
    assert [c.note for c in _doubts(path)] == []


def test_most_slips_are_found() -> None:
    found = [
        any(not c.soft for c in _doubts(path, number))
        for path in REPORTS
        for number in range(len(_SLIP.findall(path.read_text("utf-8"))))
    ]
    assert sum(found) / len(found) >= LEAST, f"{sum(found)} of {len(found)}"
