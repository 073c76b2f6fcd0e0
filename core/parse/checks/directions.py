"""Verbs against what they join: what 下降到 a larger number, or 上升 from the 11th place to the 23rd, contradicts itself."""

from __future__ import annotations

import re

from core.model import Check
from core.parse.checks.items import Item, Page, said
from core.parse.figures import numerals

_UP = r"增加|增长|提高|提升|上升|扩大|壮大|跃升|攀升|飙升|[增升涨扩]"
_DOWN = r"下降|减少|降低|缩减|缩短|压缩|回落|下滑|下跌|[降减缩跌]"
_VERB = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:到|至|为)(?:了)?(?:现在|如今|目前|今年|去年|[12]\d{{3}}年)?(?:底|末)?的?$"
)
# A missing 万 or 亿 is the extraction's affair, not the author's.
_FAR = 50
_TIMES = frozenset(["天", "小时", "分钟", "年", "月"])
_PLACE = r"第(?P<{}>[一二三四五六七八九十百\d]{{1,4}})[位名]"
_RANKS = re.compile(
    _PLACE.format("a")
    + r"[^。;第\d倒]{0,10}?(?:(?P<up>上升|提升|跃升|跃居|升|前进|前移|进步|跃)|(?P<down>下降|下滑|滑落|后退|后移|退|跌|降))"
    + r"(?:到|至|为|了)*[^。;,第倒]{0,10}"
    + _PLACE.format("b")
)


def checks(page: Page) -> list[Check]:
    """One check for each change whose verb denies its numbers, and for each rank that moves."""
    ends: dict[int, dict[str, Item]] = {}
    for item in page.items:
        if item.figure.change and item.figure.change.role != "by":
            ends.setdefault(item.figure.change.group, {})[item.figure.change.role] = item
    out = [
        check
        for pair in ends.values()
        if len(pair) == 2 and (check := _denied(page, pair["from"], pair["to"]))
    ]
    return [*out, *_ranked(page)]


def _denied(page: Page, start: Item, end: Item) -> Check | None:
    verb = _VERB.search(page.between(start, end)) if start.end < end.start else None
    plain_ends = not any(i.figure.value_max or "第" in i.figure.text for i in (start, end))
    if (
        verb is None
        or not plain_ends
        or start.kind != end.kind
        or (start.kind in _TIMES and start.unit != end.unit)
    ):
        return None
    a, b = start.amount, end.amount
    if not a or not b or max(a, b) > min(a, b) * _FAR or (b - a) * (1 if verb["up"] else -1) >= 0:
        return None
    note = (
        f"由{said(start)}到{said(end)}是{'减少' if b < a else '增加'},文中写作“{verb['up'] or verb['down']}”"
    )
    return page.check("share", False, note, start, end, other=end)


def _ranked(page: Page) -> list[Check]:
    out = []
    for match in _RANKS.finditer(page.folded) if "第" in page.folded else ():
        places = [numerals.number(match[name]) for name in "ab"]
        if places[0] is None or places[1] is None or places[0].low == places[1].low:
            continue
        better = places[1].low < places[0].low
        holds = better == bool(match["up"])
        end = "相符" if holds else "不符"
        note = f"名次由第{match['a']}到第{match['b']}是{'前移' if better else '后移'},与所写“{match['up'] or match['down']}”{end}"
        span = page.view.span(*match.span())
        out.append(Check(span, "share", holds, note, span))
    return out
