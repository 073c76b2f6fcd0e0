"""Two figures whose quotient is a price, a yield or a household: odd ones are soft doubts."""

from __future__ import annotations

import itertools
import re

from core.model import Check
from core.parse.checks.items import Item, Page, plain, said

_PRICED = re.compile(r"产值|销售|收入|卖|收益")
# What is sold by the tonne; tea, herbs and honey may cost what they like.
_FIELD = re.compile(
    r"瓜|菜|茄|番茄|柿|辣椒|萝卜|土豆|马铃薯|玉米|小麦|水稻|稻谷|粮|薯|果|梨|桃|柑|橘|橙|葡萄|豆|菌|菇"
)
_EACH = re.compile(r"[户人亩]均|每[户人亩斤]")
_GROWN = re.compile(r"产|收获|采收|卖|销")
_WORKING = re.compile(r"就业|务工|上岗|劳动力|打工|劳力|参加|参与")
_WITH = re.compile(r"、?|[、,]总?人口(?:共|有|为)*")
_APART = re.compile(r"[,。;:!?\n]")


def checks(page: Page) -> list[Check]:
    """Unit prices, yields and persons a household of one clause that are hard to believe."""
    out = []
    for _, items in page.by_sentence():
        for a, b in itertools.pairwise(items):
            out += _household(page, a, b)
            if _APART.search(page.between(a, b)):
                continue
            for one, other in ((a, b), (b, a)):
                out += _price(page, one, other, a, b)
                out += _by_area(page, one, other, a, b)
    return out


def _household(page: Page, a: Item, b: Item) -> list[Check]:
    if a.unit != "户" or b.unit != "人" or not _WITH.fullmatch(page.between(a, b)) or a.value < 3:
        return []
    size = b.value / a.value
    if 1.0 <= size <= 8.0 or (size < 1 and _WORKING.search(b.name + page.folded[b.end : b.end + 8])):
        return []
    note = f"{said(a)}{said(b)},户均{plain(round(size, 2))}人,请核对"
    return [page.check("share", False, note, a, b, soft=size >= 1)]


def _price(page: Page, money: Item, mass: Item, first: Item, last: Item) -> list[Check]:
    """产4万斤、产值130万元 would be 32.5元 a 斤."""
    a, b = money.figure.normal, mass.figure.normal
    if not a or not b or a.dimension != "money" or b.dimension != "mass" or not b.value:
        return []
    # One household's income against a county's harvest is no price.
    if bool(_EACH.search(money.name)) != bool(_EACH.search(mass.name)):
        return []
    if (
        not _PRICED.search(money.name)
        or not _GROWN.search(mass.name)
        or money.figure.change
        or mass.figure.change
    ):
        return []
    price = a.value / b.value / 2
    if 0.05 <= price <= (25 if _FIELD.search(mass.name) else 5000):
        return []
    note = f"{said(money)}÷{said(mass)}≈{plain(round(price, 2))}元/斤,单价是否合理请核对"
    return [page.check("share", False, note, first, last, soft=True)]


def _moving(item: Item) -> bool:
    """One end of a change says nothing of a whole."""
    return item.figure.change is not None and item.figure.change.role != "by"


def _by_area(page: Page, other: Item, area: Item, first: Item, last: Item) -> list[Check]:
    a, b = other.figure.normal, area.figure.normal
    if not a or not b or area.unit not in ("亩", "公顷") or b.value < 10 or _moving(other):
        return []
    if (
        a.dimension == "mass"
        and _GROWN.search(other.name)
        and not re.search(r"亩产|单产|每亩|亩均", other.name)
    ):
        per = a.value / b.value
        if 1 <= per <= 50000:
            return []
        note = f"{said(other)}÷{said(area)}≈{plain(round(per, 2))}公斤/亩,单产是否合理请核对"
        return [page.check("share", False, note, first, last, soft=True)]
    if (
        a.dimension == "money"
        and re.search(r"收入|产值|收益|增收", other.name)
        and not re.search(r"亩均|每亩|人均|户均", other.name)
    ):
        per = a.value / b.value
        if 10 <= per <= 1000000:
            return []
        note = f"{said(other)}÷{said(area)}≈{plain(round(per, 2))}元/亩,是否合理请核对"
        return [page.check("share", False, note, first, last, soft=True)]
    return []
