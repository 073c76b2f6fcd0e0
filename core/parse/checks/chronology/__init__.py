"""Times that clash: with the calendar, with the day of publication, with the order of things and with each other."""

from __future__ import annotations

from core.model import Check
from core.parse.checks.chronology import (
    ages,
    backwards,
    calendar,
    events,
    lasting,
    once,
    order,
    publication,
    timeline,
    told_ages,
    told_lengths,
)
from core.parse.checks.items import Page


def checks(page: Page) -> list[Check]:
    """What the times of an article say about each other, agreements included; they are read once for all of it."""
    line = timeline.lay(page)
    if not line.moments:
        return []
    dated, bounds = events.read(line)
    return [
        *calendar.checks(line),
        *publication.checks(line),
        *lasting.checks(line),
        *ages.checks(line),
        *order.checks(line, dated, bounds),
        *once.checks(line, dated),
        *backwards.checks(line),
        *told_ages.checks(line),
        *told_lengths.checks(line),
    ]
