"""The same figure told twice: with the same value it agrees, with swapped digits one of the two is a slip."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from core.model import Check
from core.parse.checks import whose
from core.parse.checks.items import Item, Page, alike, said, slip

_REACH = 80
_WHOLE = re.compile(
    r"(?:全[村镇乡县]|[村镇乡县])(?:现|共|总)?(?:有|共有)?(?:农户|人口|总人口|耕地|耕地面积)?$"
)
_BARE = re.compile(r"(?:人家|农户|村民|群众|老百姓)?(?:[都均全已也,。;、\d]|$)")


# Generic words for places and bodies; what stands before 村 or 公司 else is a name.
_NAMED = re.compile(r"([\u4e00-\u9fff]{2})(?:村(?!民|集|级|庄|里)|镇|乡(?!村|亲|镇)|社区|合作社|公司|农场)")
_GENERIC = re.compile(r"[全该本各个一两三贫脱行自我新农乡整在多条每座近余的和等入]|邻|周边|示范|龙头|专业")
_AGAIN = re.compile(r"又|再|新增|第[二三四]|另|其中|追加|后续")
# One of several stretches or batches, or somebody else's.
_ORDERED = re.compile(r"[一二三四]期|第[一二三四五]|季度|[上下]半年|前[一二三四]|邻[村乡镇县]|[首二三]批")
_ALL = re.compile(r"共|全部|全[村镇乡县]|现有|总|都|均")
_NOW = re.compile(r"目前|现有|今年以来|年初以来|当前|至今|截至目前")
_DONE = re.compile(r"^(?:累计|已|共|发展|新建|种植|建成|实现|完成|达到?|流转)+")
_MEASURED = re.compile(r"(?<=..)(?:种植|养殖)?(?:总?面积|总量|数量|规模|总数)$")
_ONLY, _MORE = re.compile("只有|仅|才"), re.compile("[又再]")
_TO_COME = re.compile(r"将|预计|可达|有望|力争|可望|计划")
_THIS = re.compile(r"(?:该|这个|这一|此)[^,。;\d]{0,8}$")


_OF_ONE_SIZE = 0.05
"""Further apart two figures are no slip of each other, but for a lost 万."""


def checks(page: Page) -> list[Check]:
    """Pairs of figures of one indicator, unit, place and period in different sentences."""
    out = []
    counted = [i for i in page.items if i.unit not in ("", "%", "年", "天", "岁", "月") and i.name]
    letters = {i.start: set(i.name) for i in counted}
    again = _told_again(counted)
    seen: set[int] = set()
    for a, b in _pairs(counted):
        whole = a.unit in ("户", "人", "亩")
        if a.sentence == b.sentence or (not whole and letters[a.start].isdisjoint(b.name)):
            continue
        if a.value == b.value:
            if b.start not in seen and _digits(a) >= 2 and (_same_thing(a, b) or _wholes(page, a, b)):
                seen.add(b.start)
                note = f"“{b.figure.indicator}”前后均为{said(b)}"
                out.append(page.check("duplicate", True, note, b, b, other=a))
        elif (
            a.exact
            and b.exact
            and _OF_ONE_SIZE * a.value < b.value < a.value / _OF_ONE_SIZE
            and b.start not in again
            and _clash(page, a, b)
            and not _apart(page, a, b)
            and whose.same(page, a, b)
            and not whose.theirs(page, a, b)
        ):
            note = f"“{b.figure.indicator}”前文为{said(a)},此处为{said(b)}"
            out.append(page.check("duplicate", False, note, b, b, other=a))
    return out


def _told_again(items: Sequence[Item]) -> set[int]:
    """Where figures stand whose value and unit the text has told before: they are that one, and no slip."""
    told: set[tuple[float, str]] = set()
    again = set()
    for item in items:
        key = item.value, item.unit
        if key in told:
            again.add(item.start)
        told.add(key)
    return again


def _pairs(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Figures of one unit, each with those that follow it, as far as an article reaches."""
    by_unit: dict[str, list[Item]] = {}
    for item in items:
        by_unit.setdefault(item.unit, []).append(item)
    for alike_ones in by_unit.values():
        for i, first in enumerate(alike_ones):
            bare = _in_cell(first)
            for second in alike_ones[i + 1 : i + 1 + _REACH]:
                if not (bare and _in_cell(second)):
                    yield first, second


def _in_cell(item: Item) -> bool:
    """Whether the unit stands in a table's header: two rows tell of two things."""
    return item.unit[-1] not in item.figure.text


def _clash(page: Page, a: Item, b: Item) -> bool:
    """Whether two values of what seems one thing can not both be right."""
    one, two = thing(a.name), thing(b.name)
    inside = min(len(one), len(two)) >= 2 and (one in two or two in one)
    wrong = slip(a.value, b.value)
    if not (inside or one == two or wrong or a.unit in ("户", "人", "亩")) or _unlike(page, a, b):
        return False
    turned = wrong and _swapped(a.value, b.value)
    if _wholes(page, a, b) or (turned and _same_thing(a, b)):
        return True
    sure = (inside and turned) or _beside(page, a, b)
    one_thing = one == two or (inside and _same_thing(a, b))
    if not sure and not (one_thing and when(page, a) == when(page, b)):
        return False
    if any(_AGAIN.search(page.before(i, 12)) for i in (a, b)) or _named_between(page, a, b):
        return False
    if sure:
        return True
    if wrong and min(_digits(a), _digits(b)) >= 3:
        return True
    if wrong and sorted(f"{a.value:g}") == sorted(f"{b.value:g}"):
        return all(_ALL.search(_clause(page, item)) for item in (a, b))
    return b.sentence - a.sentence <= 2 and _THIS.search(page.before(b, 12 + len(b.name))) is not None


def _unlike(page: Page, a: Item, b: Item) -> bool:
    """Whether words say that the later figure is another one, or that one of them is still to come."""
    if any(_TO_COME.search(_sentence_before(page, i)) for i in (a, b)):
        return True
    head = b.head[-8:]
    return _MORE.search(head) is not None or (
        _ONLY.search(head) is not None and when(page, a) != when(page, b)
    )


@lru_cache(maxsize=1024)
def thing(name: str) -> str:
    """The thing itself: 猕猴桃 in 发展猕猴桃 and 猕猴桃种植面积."""
    return _DONE.sub("", _MEASURED.sub("", name)) or name


def when(page: Page, item: Item) -> str | None:
    """The period of a figure, None for what holds at the time of writing."""
    period = item.figure.period
    return None if period and (_NOW.match(period) or period == _this_year(page)) else period


def _this_year(page: Page) -> str:
    return page.case.published.value[:4] if page.case.published else ""


def _clause(page: Page, item: Item) -> str:
    return re.split(r"[,。;\n]", page.before(item, 14))[-1] + page.folded[item.end : item.end + 10]


def _beside(page: Page, a: Item, b: Item) -> bool:
    """412户1326人 and 412户1362人, 3个乡镇12个村 and 3个乡镇14个村: the first agree, so the second must."""
    one, two = (left(page, item) for item in (a, b))
    if one is None or two is None or one.unit != two.unit or one.value != two.value or one.value < 2:
        return False
    if (one.unit, a.unit) == ("户", "人"):
        return one.value >= 5
    return one.name == two.name and page.between(one, a) == page.between(two, b) and slip(a.value, b.value)


def left(page: Page, item: Item) -> Item | None:
    """The figure that stands right before `item`, a short noun at most between them."""
    found = [x for x in page.near(item, 1) if x.start < item.start]
    short = found and re.fullmatch(r"[\u4e00-\u9fff]{0,3}", page.between(found[-1], item))
    return found[-1] if short else None


@lru_cache(maxsize=4)
def _names(folded: str) -> tuple[tuple[int, str], ...]:
    """Where names of villages and firms stand in a text, in order."""
    return tuple((m.start(), m[1]) for m in _NAMED.finditer(folded) if not _GENERIC.search(m[1]))


def _named_between(page: Page, a: Item, b: Item) -> bool:
    """Whether another village or firm comes up between two figures."""
    names = _names(page.folded)
    at = [
        bisect_left(names, position, key=lambda name: name[0])
        for position in (page.sentences[a.sentence].start, a.end, b.start)
    ]
    known = {name for _, name in names[at[0] : at[1]]}
    return any(name not in known for _, name in names[at[1] : at[2]])


def _digits(item: Item) -> int:
    return len(f"{item.value:g}".replace(".", "").rstrip("0"))


def _same_thing(a: Item, b: Item) -> bool:
    telling = _digits(a) >= 3 and (a.value == b.value or _swapped(a.value, b.value))
    enough = 0.5 if telling else 0.65 if _swapped(a.value, b.value) else 0.75
    return (
        alike(a.name, b.name) >= enough
        or (a.name.endswith(b.name) and len(b.name) >= 2)
        or (b.name.endswith(a.name) and len(a.name) >= 2)
    )


def _swapped(a: float, b: float) -> bool:
    """Whether two numbers of three digits or more have the same digits in another order."""
    one, two = f"{a:.10g}".replace(".", ""), f"{b:.10g}".replace(".", "")
    same = a != b and len(one) == len(two) >= 3 and sorted(one) == sorted(two)
    return same and sum(x != y for x, y in zip(one, two, strict=True)) == 2


def _wholes(page: Page, a: Item, b: Item) -> bool:
    """全村共有286户 and later 全村312户: one place has one number of households, people or fields."""
    if a.unit not in ("户", "人", "亩") or a.figure.place != b.figure.place:
        return False
    bare = all(_BARE.match(page.folded, item.end) for item in (a, b))
    heads = [_WHOLE.search(page.before(_first_of(page, item), 12)) for item in (a, b)]
    # 全村 points at the place; 甲村 and 乙村 are told apart only when places are known.
    whole = all(head and (a.figure.place or head.group().startswith("全")) for head in heads)
    return whole and (bare or a.name == b.name) and a.value != b.value


_OF_PLACE = re.compile(
    r"[^\d]{0,10}?(?:全[村镇乡县]|[村镇乡县](?:现|共|总|目前)*(?:有|共有|拥有|辖|下辖|管辖))(?:现|共|总|目前)*(?:有|共有|拥有|辖|下辖)?(?P<what>[\u4e00-\u9fff]{0,8}?)(?:总?面积|总数|总量|规模)?(?:达到?|为|共|约)?"
)


_PLACE = re.compile("[村镇乡县]")


def of_whole_place(head: str) -> re.Match[str] | None:
    """全镇 or 点头镇有茶园, if that is all that stands before a figure."""
    return _OF_PLACE.fullmatch(head) if _PLACE.search(head) else None


def of_place(page: Page, a: Item, b: Item) -> bool:
    """点头镇有茶园3.5万亩 and later 全镇3.8万亩茶园: one place has one sum of one thing."""
    one, two = thing(a.name), thing(b.name)
    if one != two or len(one) < 2 or a.unit != b.unit or a.figure.place != b.figure.place:
        return False
    said = [of_whole_place(item.head) for item in (a, b)]
    return all(m is not None and m["what"] in ("", one) for m in said)


def _first_of(page: Page, item: Item) -> Item:
    """The first of counts that stand in one breath: 6个村民小组 before 225户946人."""
    for _ in range(3):
        before = [x for x in page.near(item, 1) if x.start < item.start]
        if not before or not re.fullmatch(r"[\u4e00-\u9fff]{0,4}[、,]?", page.between(before[-1], item)):
            break
        item = before[-1]
    return item


def _apart(page: Page, a: Item, b: Item) -> bool:
    """Different periods or places are different facts."""
    return elsewhere(page, a, b) or not _one_time(page, a.figure.period, b.figure.period)


def elsewhere(page: Page, a: Item, b: Item) -> bool:
    """Whether two figures are steps of a change, of two batches or of two places."""
    if not all(i.figure.change is None or _reached(i) for i in (a, b)):
        return True
    if any(i.figure.change for i in (a, b)) and a.figure.period != b.figure.period:
        return True
    if any(_ORDERED.search(_sentence_before(page, item)) for item in (a, b)):
        return True
    one, two = a.figure.place, b.figure.place
    return one is not None and two is not None and not (one.within(two) or two.within(one))


def _reached(item: Item) -> bool:
    """Where a change ends in a year that is told: 增加到2022年的14860元."""
    change = item.figure.change
    return (
        change is not None
        and change.role == "to"
        and re.fullmatch(r"\d{4}", item.figure.period or "") is not None
    )


def _sentence_before(page: Page, item: Item) -> str:
    return page.folded[max(page.sentences[item.sentence].start, item.start - 24) : item.start]


def _one_time(page: Page, a: str | None, b: str | None) -> bool:
    """今年以来, 目前 and the year of publication are one time; so is what has none."""
    now = [p == _this_year(page) or (p is not None and _NOW.match(p) is not None) for p in (a, b)]
    return a is None or b is None or a == b or all(now)
