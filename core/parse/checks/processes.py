"""What was found or asked for against what was done about it: of 312 problems found no 328 can be solved."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon
from core.model import Check
from core.parse.checks import whose
from core.parse.checks.items import Item, Page, said

_FAR = 1.6
_NEXT = 8
_ON_TOP = re.compile(r"带动|辐射|累计|新增|又|再|另|超额|计划|目标|历年|往年|去年|上年")
_BESIDE = re.compile(r"每|均|其中|[共总]?投资|占")


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    pairs = lexicon.load("processes")["pair"]
    return tuple((re.compile(pair["first"]), re.compile(pair["then"])) for pair in pairs)


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(first.pattern for first, _ in _pairs()))


def checks(page: Page) -> list[Check]:
    """One check for each thing found whose next count says how much of it was dealt with."""
    out = []
    for at, first in enumerate(page.items):
        free = first.exact and not page.moving(first) and first.kind not in ("%", "", "次")
        words = _words(first) if free else ""
        if words and _any().search(words):
            check = _dealt_with(page, first, words, page.items[at + 1 : at + 1 + _NEXT])
            out += [check] if check else []
    return out


def _words(item: Item) -> str:
    return item.head + "□" + item.tail


def _dealt_with(page: Page, first: Item, words: str, after: tuple[Item, ...]) -> Check | None:
    thens = [then for one, then in _pairs() if one.search(words)]
    for item in after:
        gap = page.between(first, item)
        if item.kind != first.kind:
            continue
        apart = item.sentence - first.sentence > 1 or "\n" in gap or gap.count(",") > 3
        if apart or not item.exact or page.moving(item) or item.planned:
            return None
        own = _words(item)
        dealt = any(then.search(own) for then in thens) and not _any().search(item.head.rpartition("已")[0])
        if not dealt or _ON_TOP.search(own) or _BESIDE.search(item.head) or not _one_noun(first, item):
            return None
        if item.amount > first.amount * _FAR or not whose.same(page, first, item):
            return None
        holds = item.amount <= first.amount
        note = f"{said(item)}{'不超过' if holds else '大于'}前文的{said(first)}"
        return page.check("subset", holds, note, first, item, other=first)
    return None


def _one_noun(first: Item, item: Item) -> bool:
    """What follows the second number, if a noun does, is what was counted first: 86人报名, 录用30人; 312个问题, 8个村."""
    noun = re.match(r"[\u4e00-\u9fff]{1,2}", item.tail[:4])
    return noun is None or item.kind != "个" or not set(noun.group()).isdisjoint(_words(first))
