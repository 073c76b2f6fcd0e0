"""A figure taken up again in other words: 486户2013人 and “2103人的村子”, 58家加工企业 and 85家加工企业."""

from __future__ import annotations

import re

from core.model import Check
from core.parse.checks import repeats, whose
from core.parse.checks.items import Item, Page, said, slip, swapped

_COUNTED = frozenset(["户", "人", "家", "个", "名", "座", "所", "处", "栋", "台", "辆", "头", "只", "亩"])
_REACH = 60
# A noun of four characters or more right behind the number; shorter ones (企业, 农户) are too common.
_NOUN = re.compile(r"[\u4e00-\u9fff]{4,10}")
_EMPLOYS = re.compile(r"带动|吸纳|解决|提供")
_WORK = re.compile(r"就业|从业|务工|用工")
_THE = re.compile(r"(?:现有|已有|这|上述)的$")
_WHO = re.compile(r"(?:农户|户|群众|村民)$")
_VILLAGE_OF = re.compile(r"的(?:小|大|偏远|贫困)?(?:山村|村子|村庄|村寨|寨子|村落|大村|小村|屯子|小镇)")
_INHABITED = re.compile(r"[村寨屯镇乡](?:现|共|总)?(?:有|共有)?$")
_ON_TOP = re.compile(r"又|再|另|新增|追加|后来|发展到|增[至到加]|减|扩|邻|周边|第[一二三四]|[首一二三]批|期")


def checks(page: Page) -> list[Check]:
    """One check for each later figure that must be an earlier one with a slip of the pen."""
    out = []
    counted = [i for i in page.items if i.kind in _COUNTED and i.exact and i.figure.change is None]
    for at, later in enumerate(counted):
        earlier = counted[max(at - _REACH, 0) : at]
        found = next((i for i in reversed(earlier) if _slipped(page, i, later)), None)
        # Told rightly too: then the other is another thing.
        if found and not any(i.amount == later.amount and i.unit == later.unit for i in earlier):
            note = f"前文为{said(found)},此处为{said(later)}"
            out.append(page.check("duplicate", False, note, later, later, other=found))
    return out


def _slipped(page: Page, a: Item, b: Item) -> bool:
    """Whether two figures of one unit differ by a slip and their words say that they count one thing."""
    apart = a.unit != b.unit or a.sentence == b.sentence or not slip(a.value, b.value)
    if apart or any(i.figure.target or _ON_TOP.search(page.head(i)) for i in (a, b)):
        return False
    turned = swapped(a.value, b.value)
    one = (
        (turned and (_same_noun(page, a, b) or _employ(page, a, b)))
        or _resumed(page, a, b)
        or _of_village(page, a, b)
    )
    return one and not repeats.elsewhere(page, a, b) and _one_time(page, a, b) and whose.unturned(page, a, b)


def _same_noun(page: Page, a: Item, b: Item) -> bool:
    one, two = (_NOUN.match(page.folded, item.end) for item in (a, b))
    return one is not None and two is not None and one.group()[:4] == two.group()[:4]


def _employ(page: Page, a: Item, b: Item) -> bool:
    """带动1.2万人就业 and 带动从业人员2.1万人."""
    clauses = [page.head(item) + "□" + page.tail(item, 4) for item in (a, b)]
    return all(_EMPLOYS.search(clause) and _WORK.search(clause) for clause in clauses)


def _resumed(page: Page, a: Item, b: Item) -> bool:
    """全县有1.2万户发展庭院经济, and 现有的1.5万户庭院经济农户."""
    one, two = (_WHO.sub("", repeats.thing(item.name)) for item in (a, b))
    return _THE.search(page.head(b)) is not None and one == two and len(one) >= 3


def _of_village(page: Page, a: Item, b: Item) -> bool:
    """高坪村有486户、2013人, and a 2103人的村子."""
    if a.unit not in ("人", "户") or not _VILLAGE_OF.match(page.folded, b.end):
        return False
    households = [i for i in page.near(a, 1) if i.unit == "户" and 0 <= a.start - i.end <= 1]
    return any(_INHABITED.search(page.head(i)) for i in [a, *households]) and a.figure.place == b.figure.place


def _one_time(page: Page, a: Item, b: Item) -> bool:
    """This year and now are one time for what stands."""
    this = page.case.published.value[:4] if page.case.published else "-"
    now = [repeats.when(page, i) is None or (i.figure.period or "").startswith(this) for i in (a, b)]
    return a.figure.period == b.figure.period or all(now)
