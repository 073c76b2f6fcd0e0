"""What does not change from one paragraph to the next: how far it is, how high it lies, how large it is."""

from __future__ import annotations

import re

from core.model import Check
from core.parse.checks import scope
from core.parse.checks.items import Item, Page, said

_FAR = re.compile(r"(?:距离?|离)(?P<to>[\u4e00-\u9fff]{2,8}?)(?:还有|有|约|仅|只有|不到|达)?$")
_HIGH = re.compile(r"(?P<which>平均|最高|最低)?海拔(?:高度|高|为|达|约|在)*$")
_LARGE = re.compile(
    r"(?P<what>辖区|幅员|国土|版图|区域|村域|县域|镇域|行政区划?)(?:总?面积)(?:为|达|有|约)*$"
)
_COVERED = re.compile(r"(?:森林|林木|植被|绿化)覆盖率$")
_PARTS = re.compile(r"(?<!新)(?:下辖|辖|辖有|共有|现有)(?:[^,。;\d]{0,4})$")
_UNITS_BELOW = re.compile(r"(?:个)?(?P<below>村民小组|村民组|行政村|自然村|社区|居委会|党支部|网格)")


def checks(page: Page) -> list[Check]:
    """One check for each such figure that is told again of the same place."""
    out = []
    first: dict[tuple[str, ...], Item] = {}
    for item in page.items:
        free = item.exact and (item.figure.change is None or item.figure.change.role == "to")
        key = _key(page, item) if free else ()
        known = first.setdefault(key, item) if key else item
        if known is item or known.sentence == item.sentence or not scope.same(page, known, item):
            continue
        holds = abs(known.amount - item.amount) < 1e-6
        note = (
            f"“{''.join(key)}”前后均为{said(item)}"
            if holds
            else f"“{''.join(key)}”前文为{said(known)},此处为{said(item)}"
        )
        out.append(page.check("duplicate", holds, note, item, item, other=known))
    return out


def _now(item: Item) -> bool:
    return item.figure.period is None or not re.match(r"\d{4}|去年|上年|五年前", item.figure.period)


def _key(page: Page, item: Item) -> tuple[str, ...]:
    """What the figure is of; () if that may change or is told of several."""
    head = page.head(item, 20)
    if item.unit in ("公里", "里", "千米") and (far := _FAR.search(head)):
        return ("距", far["to"])
    if item.unit == "米" and (high := _HIGH.search(head)):
        return ("海拔", high["which"] or "平均")
    if item.unit in ("平方公里", "亩", "平方千米") and (large := _LARGE.search(head)):
        return (large["what"], "面积")
    if item.unit == "%" and (covered := _COVERED.search(item.name)) and _now(item):
        return (covered.group(),)
    below = _UNITS_BELOW.match(page.folded, item.end) if item.unit == "个" and _PARTS.search(head) else None
    return ("辖", below["below"]) if below else ()
