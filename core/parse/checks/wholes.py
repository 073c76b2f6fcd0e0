"""What a place or body is said to have, against more of the same later: 46 Party members, of whom 52 are counted."""

from __future__ import annotations

import re

from core.model import Check
from core.parse.checks import whose
from core.parse.checks.items import Item, Page, said

_HAS = re.compile(
    r"(?:[共现总]有|下?辖|在册|拥有|(?:[村镇乡县校社区]|社区|公司|合作社|园区|小学|中学|支部|基地)有|面积(?:有|为|达)?|只有|仅有)"
    r"[^,。;:\d]{0,6}$|^全[村镇乡县区](?![^,]*[种培发新建投完落实带组开流改帮])[^,。;:\d]{2,6}$"
)
# Reaches past the whole, is of another time, or counts something over and over.
_BEYOND = re.compile(
    r"带动|辐射|周边|搬迁|累计|邻|外[地县省村来]|惠及|吸引|来自|服务|易地|销往|先后|跨|次$|新增|又|再|增加|增至|扩|发展到|达到|突破"
    r"|尚|仍|还有|剩|最初|当时|当初|曾|原来|过去|各级|帮扶|结对"
)
_NUMBERS = re.compile(r"(?:总?人?数量?|总数|总?面积|总?人口|名单)$")
_ANY = frozenset(
    ["个", "户", "人", "亩", "座", "名", "所", "家", "栋", "台", "辆", "口", "支", "处", "套", "头", "只"]
)
_GENERIC = frozenset(
    ["人口", "农户", "面积", "人", "户", "村民", "群众", "项目", "问题", "资金", "产业", "单位"]
)
_FAR = 8
_NEXT = 60


def checks(page: Page) -> list[Check]:
    """One agreement for each whole with a later count of the same, where none is larger: that is weighed in `larger`."""
    out = []
    for i, whole in enumerate(page.items):
        noun = _whole(page, whole)
        after = page.items[i + 1 : i + 1 + _NEXT] if noun else ()
        parts = [p for p in after if _of_it(page, whole, noun, p)]
        if parts and all(part.amount <= whole.amount for part in parts):
            note = f"{said(parts[0])}{noun}不超过前文所说的{said(whole)}"
            out.append(page.check("subset", True, note, parts[0], parts[0], other=whole))
    return out


def _whole(page: Page, item: Item) -> str:
    """What `item` counts all of, '' if it does not say that these are all."""
    ok = item.exact and not page.moving(item) and item.kind in _ANY and item.value >= 3
    if (
        not ok
        or not _HAS.search(item.head[-16:])
        or "分别" in item.head[-16:]
        or _BEYOND.search(item.head[-16:])
    ):
        return ""
    noun = _noun(item)
    return "" if len(noun) < 2 or noun in _GENERIC else noun


def _noun(item: Item) -> str:
    return _NUMBERS.sub("", re.split(r"[村镇乡县](?!民)(?=..)|(?<!国)有", item.name)[-1])[-4:]


def _of_it(page: Page, whole: Item, noun: str, part: Item) -> bool:
    """Whether `part` counts some of what `whole` counts all of."""
    near = part.start > whole.start and part.sentence - whole.sentence <= _FAR
    if not near or part.kind != whole.kind or not part.exact or page.moving(part):
        return False
    if part.planned or whole.planned:
        return False
    if not (_NUMBERS.sub("", part.name) or part.name).endswith(noun):
        return False
    if _another(whole, part):
        return False
    clause = part.head + "□" + part.tail
    return not _BEYOND.search(clause) and _one_time(whole, part) and whose.same(page, whole, part)


_OWNED = re.compile(r"(.*?)(?:[共现总]有|[下管]?辖)")


def _another(whole: Item, part: Item) -> bool:
    """东片3个村共有2100亩,西片4个村共有2600亩: the whole of somebody else."""
    one, two = (_OWNED.match(item.head[-16:]) for item in (whole, part))
    return one is not None and two is not None and one[1] != two[1] and whole.sentence == part.sentence


def _one_time(whole: Item, part: Item) -> bool:
    a, b = whole.figure.period, part.figure.period
    return a is None or a == b or not re.match(r"\d{4}|去年|上年|当时", a)
