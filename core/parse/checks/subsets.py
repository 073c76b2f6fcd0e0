"""A part can not be larger than its whole: 238 households keep bees in a village of 214."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model import Check
from core.parse.checks import members, whose
from core.parse.checks.items import Item, Page, said, slack

_OF = re.compile(r"^[^。;]{0,20}?(?:其中|中[,有])[^。;]{0,24}$")
_MOST = 40
_LEAST = re.compile(r"最[少低小]")
_LATER = re.compile(r"(?<!并)[又再]|后来|随后|另")


def checks(page: Page) -> list[Check]:
    """Parts behind 其中 against the figure before, and what was counted among all that there are."""
    found = [
        *_parts(page),
        *members.of_all(page),
        *members.of_sentence_before(page),
    ]
    found = [c for c in found if c.holds or _told_of_one(page, c)]
    once = {check.span: check for check in reversed(found)}
    return [check for check in found if once[check.span] is check]


def _parts(page: Page) -> list[Check]:
    out: list[Check] = []
    agreed: set[int] = set()
    for _, items in page.by_sentence():
        for i, part in enumerate(items[1:], 1):
            whole = _whole_of(page, items[max(i - _MOST, 0) : i], part)
            if (
                whole is None
                or whole.unit in ("%", "", "岁", "年", "天")
                or (whole.figure.change and "新增" not in whole.head)
                or part.figure.change
                or part.figure.modifier == "at_least"
            ):
                continue
            smaller = part.amount <= whole.amount * (1 + slack(part, whole))
            if not smaller and slack(part, whole):
                continue
            note = (
                f"其中{said(part)}不超过{said(whole)}"
                if smaller
                else f"其中{said(part)}大于总数{said(whole)}"
            )
            if smaller and whole.start in agreed:
                continue
            agreed.add(whole.start)
            if part.name and not (not smaller and re.search(r"每|均|单|最", page.before(part, 6))):
                out.append(page.check("subset", smaller, note, whole, part))
    return out


def _told_of_one(page: Page, check: Check) -> bool:
    """Whether nothing between the two places of a contradiction turns to another village, school or township."""
    at = {item.figure.span: item for item in page.items}
    whole, part = at.get(check.other or check.span), at.get(check.span)
    return whole is None or part is None or whole.sentence == part.sentence or whose.same(page, whole, part)


def _whole_of(page: Page, before: Sequence[Item], part: Item) -> Item | None:
    """The figure that 其中 speaks of; of several in one list (15个村、2个社区) the largest."""
    found: Item | None = None
    for item in reversed(before):
        if item.kind == part.kind and not _LEAST.search(item.head):
            link = page.between(item, found or part)
            if found is None and _OF.match(link) and not _LATER.search(link):
                found = item
            elif found is None or link.count("、") != 1 or len(link) > 8:
                return found
            elif item.amount > found.amount:
                found = item
    return found
