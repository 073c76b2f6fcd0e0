"""A share told right behind what it is a share of: 95万吨中有38万吨…占到总产量的45%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model import Check
from core.parse.checks.items import Item, Page, plain, rounding, said
from core.parse.checks.weighing import ENOUGH, apart, weigh

_SHARE = re.compile(r"占(?:比|到|了|总|全)?|率(?:达|为|到)?")
_WITHIN = re.compile(r"其中|里|中|有")
_BETWEEN = re.compile(r"[成半%]|百分之|分之")
_OWN_BASE = re.compile(
    r"同比|比上年|较|增|降|减|提高|高出|上升|下降|涨|利率|税|毛利|成活|GDP|年均|贡献|入住|折|补贴|补助|返|红|首付|含|出油|出米|发芽|市场|合格|满意|覆盖|绿化|普及|硬化"
)
# Who the share is of is told anew: 女性624人,外出务工者占四成; or its base is: 占全部劳动力的.
_OTHERS = re.compile(r"[,;][^,;]*(?:者|的|人员|以[上下])占|占(?:全部|全体|所有)|全[国省市球]|世界")
_BASE = re.compile(r"占(?:到|了)?([\u4e00-\u9fff]{2,16}?)的?$")
_LISTED = re.compile(r"[、和与及]{1,2}")
_REACH = 14


def checks(page: Page) -> list[Check]:
    """One check for each share that none of the figures around it bears out, though two stand right before it."""
    out = []
    for at, share in enumerate(page.items):
        percent = _percent(share)
        if percent is None or share.figure.change or share.planned:
            continue
        near = [
            i
            for i in page.items[max(at - _REACH, 0) : at + 3]
            if i.counts and abs(i.sentence - share.sentence) <= 2
        ]
        found = _sides(near, share)
        if found is None or _borne_out(near, share, percent, _bound(share)):
            continue
        whole, part = found
        if _score(page, whole, part, share, percent) >= ENOUGH:
            note = f"{said(part)}占{said(whole)}的{plain(round(part.amount / whole.amount * 100, 1))}%,文中写作{said(share)}"
            out.append(page.check("share", False, note, whole, share, other=whole))
    return out


def _percent(item: Item) -> float | None:
    """A share in per cent: 45%, 八成, 三分之一; None for what is no share."""
    if item.unit == "%":
        value = item.value
    elif item.unit == "" and re.search(r"成|分之|/", item.figure.text):
        value = item.value * 100
    else:
        return None
    return value if 1 < value < 100 else None


# 超过, 高于 and the like belong to the figure itself, as its modifier.
_ABOVE = re.compile("(?:过|不止)了?$")
_OR_MORE = re.compile("多|余|以上|还多|还要")


def _bound(share: Item) -> str:
    """Whether a share is told as it is (""), as a lower bound, as an upper one, or "about"."""
    if _ABOVE.search(share.head) or _OR_MORE.match(share.tail):
        return "above"
    return {None: "", "approx_above": "above", "at_least": "above", "approx_below": "below"}.get(
        share.figure.modifier, "about"
    )


def _sides(near: Sequence[Item], share: Item) -> tuple[Item, Item] | None:
    """The last figure before the share, and the last larger one of its kind before that."""
    before = [i for i in near if i.start < share.start and share.sentence - i.sentence <= 1]
    if not before:
        return None
    part = before[-1]
    wholes = [i for i in before if i.kind == part.kind and i.amount > part.amount]
    return (wholes[-1], part) if wholes else None


def _borne_out(near: Sequence[Item], share: Item, percent: float, bound: str) -> bool:
    """Whether any two figures around are in the proportion that is told, as part and whole or as the two parts."""
    rough = "成" in share.figure.text or "分" in share.figure.text
    room = (5.0 if rough else max(rounding(share), 0.5)) * 1.05
    low, high = {
        "": (percent - room, percent + room), "about": (percent - room - 6, percent + room + 6),
        "above": (percent - 0.6, percent + room + 6), "below": (percent - room - 6, percent + 0.6),
    }[bound]  # fmt: skip
    pairs = ((a.amount, b.amount) for a in near for b in near if a is not b and a.kind == b.kind)
    return any(low <= ratio <= high for a, b in pairs for ratio in (b / a * 100, b / (a + b) * 100))


def _score(page: Page, whole: Item, part: Item, share: Item, percent: float) -> float:
    link, told = page.between(part, share), part.amount / whole.amount * 100
    if _BETWEEN.search(link) or _OTHERS.search(link):
        return 0.0
    between = [i for i in page.items[whole.number + 1 : part.number] if i.kind == part.kind]
    return weigh((
        (2, _SHARE.search(link) or _bound(share) == "above"),
        (1, len(link) <= 14),
        (1, part.sentence == share.sentence),
        (1, whole.sentence == share.sentence),
        (1, _WITHIN.search(page.between(whole, part))),
        (0.5, abs(told - percent) < 25),
        (-1.5, abs(told - percent) > 45),
        (-3, _OWN_BASE.search(link)),
        (-3, "各" in part.head),
        (-2, (base := _BASE.search(link)) and base[1][-2:] not in whole.head + whole.name + whole.tail),
        (-1, between),
        (-4, _LISTED.fullmatch(page.between(whole, part))),
    )) - (0.0 if "其中" in page.between(whole, part) else apart(page, whole, part))  # fmt: skip
