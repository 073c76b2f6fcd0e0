"""A list against its count: 平川、板桥 … 沙河7个镇 must name seven."""

from __future__ import annotations

import re

from core.model import Check
from core.parse.checks.items import Item, Page, said

_LIST = re.compile(
    r"(?:^|[,。;:\n在为及对从由将把以的是按照与同])((?:[^,。;:\n、]{1,14}、)+[^,。;:\n、]{1,14}?)(等)?(?:共|这|上述|共计)?$"
)
_NOUN = re.compile(
    r"(?:行政|自然|示范|试点|重点|中心|样板|先行)?([村镇乡县市区组户])(?![民集党级落庄])|(?:龙头|知名|乳制品|农业)*(?:企业|公司)"
)
# What a name of another class ends in.
_CLASS = re.compile(r"[村镇乡县市区省组社户厂]$|公司$|集团$|基地$")
_LED_IN = re.compile(r"^[^、]*[与在为对从由将把同给向](?=[^、]{2,6}、)")
_UNITS = frozenset(
    [
        "个",
        "大",
        "种",
        "类",
        "项",
        "名",
        "位",
        "人",
        "家",
        "支",
        "方",
        "级",
        "条",
        "门",
        "样",
        "招",
        "步",
        "件",
        "块",
        "处",
    ]
)


def checks(page: Page) -> list[Check]:
    """Counts up to twelve whose things are listed directly before (or behind a colon)."""
    out = []
    for item in page.items:
        if item.unit not in _UNITS or not item.exact or not 2 <= item.value <= 12:
            continue
        head = page.folded[max(0, item.start - 120) : item.start]
        match = _LIST.search(head.split("\n")[-1])
        if match is None or re.search(r"\d", match[1]):
            continue
        count = len(re.split(r"、|和(?=[^、]{2,8}$)", match[1]))
        named = _LED_IN.sub("", match[1])
        if count == item.value:
            note = f"所列{count}项与“{said(item)}”相符"
            out.append(page.check("sum", True, note, item, item))
        elif not match[2] and _plain_names(named) and abs(count - item.value) == 1 and count >= 3:
            note = f"列出{count}项,文中写作“{said(item)}”"
            out.append(page.check("sum", False, note, item, item, soft=not _of_a_kind(page, item, named)))
    return out


def _plain_names(listed: str) -> bool:
    """Short names of one length; phrases may hold their own 、."""
    sizes = [len(x) for x in listed.split("、")]
    # The first may have words before it: 重点打造柳湾、石嘴、桃园.
    told = sizes[1:] if len(sizes) >= 4 else sizes
    return max(told) <= 6 and max(told) - min(told) <= 3


def _of_a_kind(page: Page, item: Item, listed: str) -> bool:
    """双河村、白石村、红岩村5个村: the things listed are what is counted; 甲村、乙村5个合作社 are not."""
    noun = _NOUN.match(page.folded, item.end)
    names = listed.split("、")
    if noun is None:
        return False
    if noun[1]:
        return all(name.endswith(noun[1]) for name in names) or not any(_CLASS.search(name) for name in names)
    places = {m.text for m in page.case.places}
    return not any(_CLASS.search(name) or name in places or len(name) > 4 for name in names)
