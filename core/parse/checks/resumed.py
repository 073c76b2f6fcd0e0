"""A figure taken up again in other words, with a slip of the pen: 486户2013人 and “2103人的村子”, 这一万五千亩荒山."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model import Check
from core.parse.checks import repeats, whose
from core.parse.checks.items import Item, Page, digits, said, slip, swapped

_REACH = 60
_BREATH = 6
_TIMES = frozenset(["", "年", "天", "月", "岁", "小时", "分钟", "倍", "期", "位数", "周"])
_HEADS = frozenset(["人", "名", "位", "口"])
_COUNTED = frozenset(["户", "人"])
_ANYBODY = re.compile("(?:人家|农户|村民|群众|老百姓|人口|乡亲|总户数|总人口)")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,10}")
_EMPLOYS = re.compile(r"带动|吸纳|解决|提供")
_WORK = re.compile(r"就业|从业|务工|用工")
_THE = re.compile(
    r"[现已仅上这那](?:(?<=[现已仅])(?P<held>有的)|(?:(?<=上)述|(?<=[这那]))(?:近|约|一共|的)?)$"
)
_OF_IT = re.compile(r"的(?![\d,。;、]|目标|任务|标准|价格|速度|规模)")
_ACTED_ON = re.compile(r"(?:把|对|给|让|由|向|帮助|组织)(?:这|全[村镇乡县]|村里|镇里|乡里|县里)?(?:的)?$")
_DONE_TO = re.compile(r"[\u4e00-\u9fff]{2}的$")
_TOPIC = re.compile(
    r"(?:(?:如今|现在|目前|眼下|今天|一年|去年|当年|全年|全[村镇乡县]|该[村镇乡县]|村里|镇里|乡里|县里|园区|基地)的?)*[“\"]?"
)
_ALL = re.compile(r"[^,。;\n]{0,10}?(?:全部|全都|都|均|个个|家家|户户|人人|无一|一[个户座]不)")
_WHO = re.compile(r"(?:农户|户|群众|村民)$")
_VILLAGE_OF = re.compile(r"的(?:小|大|偏远|贫困)?(?:山村|村子|村庄|村寨|寨子|村落|大村|小村|屯子|小镇)")
_INHABITED = re.compile(r"[村寨屯镇乡](?:现|共|总)?(?:有|共有)?$")
_ON_TOP = re.compile(
    r"又|再|另|新增|追加|后来|发展到|增[至到加]|减|扩|邻|周边|第[一二三四]|[首一二三]批|期|剩|余下|仅[今去]年|[上下]半年|季度|平均|每(?![天日年月])|最[高多大低]|[比较](?:上年|去年|前年)"
)
_PART = re.compile("其中")
_VAGUE = {"approx_above": (1.0, 1.12), "approx_below": (0.9, 1.0), "about": (0.93, 1.07)}


def checks(page: Page) -> list[Check]:
    """One check for each later figure that must be an earlier one with a slip of the pen."""
    out = []
    by_kind: dict[str, list[Item]] = {}
    for item in page.items:
        if item.unit not in _TIMES and item.figure.value_max is None:
            by_kind.setdefault(_bare(item.kind), []).append(item)
    for alike_ones in by_kind.values():
        for at, later in enumerate(alike_ones):
            earlier = alike_ones[max(at - _REACH, 0) : at]
            around = alike_ones[max(at - _REACH, 0) : at + _REACH]
            found = _told_before(page, earlier, later, around) if earlier else None
            # Told rightly too: then the other is another thing.
            if found and not any(meet(i, later) for i in earlier):
                note = f"前文为{said(found)},此处为{said(later)}"
                out.append(page.check("duplicate", False, note, later, later, other=found))
    return out


def _told_before(page: Page, earlier: Sequence[Item], later: Item, alike_ones: Sequence[Item]) -> Item | None:
    """The last of `earlier` that tells the same thing as `later`, of all that are `alike_ones`, and tells it otherwise."""
    at_all = _points(page, later)
    candidates = [i for i in reversed(earlier) if (at_all or _by_the_pen(i, later)) and not meet(i, later)]
    if not candidates or _fresh(later):
        return None
    many = sum(_near(i, later) for i in alike_ones)
    return next((i for i in candidates if _clash(page, i, later, many)), None)


def _points(page: Page, item: Item) -> bool:
    """Whether the words at a figure alone may say which one it is, however much the two differ."""
    head = item.head
    if item.unit == "%" and _OF_IT.match(page.folded, item.end):
        return True
    return (
        _THE.search(head) is not None
        or repeats.of_whole_place(head) is not None
        or _of_households(page, item)
    )


def _of_households(page: Page, item: Item) -> bool:
    before = repeats.left(page, item) if item.unit == "人" else None
    return before is not None and before.unit == "户"


def _by_the_pen(a: Item, b: Item) -> bool:
    """Whether two amounts differ as slips of the pen do, in a digit, in the scale or in the unit only."""
    low, high = (a.value, b.value) if a.value < b.value else (b.value, a.value)
    if low == high:
        return a.unit != b.unit
    if high > 100 * low >= 100:  # too far apart for either
        return False
    if len(str(int(low))) == len(str(int(high))):
        return slip(low, high)
    return high / (low or 1.0) in (10.0, 100.0)


def _fresh(item: Item) -> bool:
    """Whether a figure says of itself that it is another one: a target, a step, one of several, a part."""
    return _aside(item) or _PART.search(item.head) is not None


def _aside(item: Item) -> bool:
    return item.planned or _ON_TOP.search(item.head) is not None


def _clash(page: Page, a: Item, b: Item, many: int) -> bool:
    """Whether two figures of one kind tell one thing otherwise, by their words and by how they differ."""
    hoped = a.planned and _turned(a.value, b.value) and many == 2  # 预计5.4万吨, and 4.5万吨 that are sold
    if (a.sentence == b.sentence and b.start - a.end < _BREATH) or (_aside(a) and not hoped):
        return False
    if _quoted_rate(a, b):
        return True
    if not _one_time(page, a, b) and _known(b) != "this":
        return False
    told = (_pointed, _misscaled, _together, _of_place)
    if not any(one(page, a, b) for one in told) and not _slipped(page, a, b, many):
        return False
    return not repeats.elsewhere(page, a, b) and whose.unturned(page, a, b)


def _of_place(page: Page, a: Item, b: Item) -> bool:
    near = 0.4 <= b.amount / a.amount <= 2.5 if a.amount else False
    return near and a.exact and b.exact and repeats.of_place(page, a, b)


def _quoted_rate(a: Item, b: Item) -> bool:
    """贫困发生率32.6%, and later 由36.2%降为零: the start of a change told before, by three digits of one name."""
    begins = b.figure.change is not None and b.figure.change.role == "from" and a.figure.change is None
    turned = min(_digits(a), _digits(b)) >= 3 and _turned(a.value, b.value)
    return begins and a.unit == b.unit and turned and (a.name == b.name or b.unit == "%")


def _together(page: Page, a: Item, b: Item) -> bool:
    """8090户36000余人, and later 八千多户2.6万余人: the households agree, so the people must."""
    one, two = (repeats.left(page, item) for item in (a, b))
    if one is None or two is None or (one.unit, a.unit) != ("户", "人") or two.unit != "户" or one.value < 5:
        return False
    return meet(one, two) and 0.4 <= b.amount / a.amount <= 2.5


def meet(a: Item, b: Item) -> bool:
    """Whether two figures may mean one value: 近百万 and 98.6万, 36000余人 and 3.6万人."""
    if a.amount == b.amount:
        return True
    (low, high), (least, most) = (_span(i) for i in (a, b))
    return low <= most and least <= high


def _span(item: Item) -> tuple[float, float]:
    less, more = _VAGUE.get(item.figure.modifier or "", (1.0, 1.0))
    room = 0.004 * item.amount
    return item.amount * less - room, item.amount * more + room


def _slipped(page: Page, a: Item, b: Item, many: int) -> bool:
    """Two digits changed places, or one is wrong, in figures whose words say that they count one thing."""
    if not _one_unit(a, b) or not slip(a.value, b.value):
        return False
    known, size = _known(b), min(_digits(a), _digits(b))
    if _turned(a.value, b.value) and size >= 2:
        one = _employ(a, b) or _same_noun(page, a, b, 4)
        long = size >= 3 and (known == "of" or (_same_noun(page, a, b, 2) and _same_thing(a, b)))
        near = size >= 3 and known != "" and b.sentence - a.sentence <= 2
        return one or long or near or (known != "" and (many == 2 or _same_noun(page, a, b, 2)))
    if known and _same_noun(page, a, b, 2) and not (a.exact or b.exact):
        return size == 1 and a.figure.modifier == b.figure.modifier and a.value >= 1000
    if not (a.exact and b.exact):
        return False
    whole = size >= 2 and known and a.kind not in ("人", "户") and _ALL.match(page.folded, b.end)
    return bool(whole and _same_noun(page, a, b, 2)) or _resumed(a, b) or _of_village(page, a, b)


def _bare(unit: str) -> str:
    return unit.partition("(")[0]


def _one_unit(a: Item, b: Item) -> bool:
    """台(套) and 台, 人 and 名 are one."""
    units = {_bare(item.unit) for item in (a, b)}
    return len(units) == 1 or units <= _HEADS


def _turned(a: float, b: float) -> bool:
    """78 and 87, 6.24万 and 6.42万, 3.2万 and 2.3万."""
    one, two = (f"{x:.10g}" for x in (a, b))
    return (
        one.find(".") == two.find(".")
        and len(one) == len(two)
        and swapped(*(float(x.replace(".", "")) for x in (one, two)))
    )


def _digits(item: Item) -> int:
    return len(digits(item.value))


def _known(item: Item) -> str:
    """How a figure is told as one that the reader knows: "this", "held" (现有的), "of" (…的总投资, 改造的…), "topic" of its clause; '' if it is not."""
    head, tail = item.head, item.tail
    if the := _THE.search(head):
        return the.lastgroup or "this"
    if _OF_IT.match(tail) or _DONE_TO.search(head):
        return "of"
    if _ACTED_ON.search(head):
        return "object"
    return "topic" if _TOPIC.fullmatch(head) and len(tail) >= 2 else ""


def _near(a: Item, b: Item) -> bool:
    """Whether two amounts are of one size."""
    return a.amount > 0 and 0.3 <= b.amount / a.amount <= 3


def _pointed(page: Page, a: Item, b: Item) -> bool:
    """12000亩荒山, and later 这一万五千亩荒山: pointed at, so it is the same however much it differs.

    森林覆盖率89.2%, and later 92.8%的森林覆盖率: so is a rate that is told with its name.
    """
    if not (_near(a, b) and a.exact and b.exact):
        return False
    known = _known(b)
    if known in ("this", "held"):
        return b.sentence - a.sentence <= 6 and _same_noun(page, a, b, 2)
    return (
        known == "of" and b.unit == "%" and len(a.name) >= 4 and page.folded.startswith(f"的{a.name}", b.end)
    )


def _misscaled(page: Page, a: Item, b: Item) -> bool:
    """1800公顷 and 1800亩, 5.5万吨 and 5.5万公斤 of one thing; 2700万元 and 270万元 of one total."""
    if not _digits(a) >= 2 or not _same_thing(a, b):
        return False
    if a.unit != b.unit:
        return a.value == b.value
    ratio = max(a.value, b.value) / (min(a.value, b.value) or 1.0)
    return ratio in (10.0, 100.0) and a.exact and b.exact and "总" in a.name + b.name


def _same_noun(page: Page, a: Item, b: Item, least: int) -> bool:
    """Whether the nouns behind or before the numbers are one, `least` characters of them at least."""
    behind = [m.group().removeprefix("的") if (m := _HAN.match(page.folded, i.end)) else "" for i in (a, b)]
    names = [repeats.thing(i.name) for i in (a, b)]
    if len(_common(*behind)) >= least or len(_common(*(name[::-1] for name in names))) >= max(least, 2):
        return True
    if {a.unit, b.unit} <= _COUNTED and all(
        _ANYBODY.match(noun or name) for noun, name in zip(behind, names, strict=True)
    ):
        return True
    crossed = zip(names, reversed(behind), strict=True)
    return any(len(word) >= least and word[:least] in name for name, word in crossed)


def _common(a: str, b: str) -> str:
    size = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[:size]


def _same_thing(a: Item, b: Item) -> bool:
    one, two = (_WHO.sub("", repeats.thing(i.name)) or i.name for i in (a, b))
    return len(one) >= 2 and len(two) >= 2 and (one.endswith(two) or two.endswith(one))


def _employ(a: Item, b: Item) -> bool:
    """带动1.2万人就业 and 带动从业人员2.1万人."""
    clauses = [item.head + "□" + item.tail[:4] for item in (a, b)]
    return all(_EMPLOYS.search(clause) and _WORK.search(clause) for clause in clauses)


def _resumed(a: Item, b: Item) -> bool:
    """全县有1.2万户发展庭院经济, and 现有的1.5万户庭院经济农户."""
    one, two = (_WHO.sub("", repeats.thing(item.name)) for item in (a, b))
    return re.search(r"(?:现有|已有|这|上述)的$", b.head) is not None and one == two and len(one) >= 3


def _of_village(page: Page, a: Item, b: Item) -> bool:
    """高坪村有486户、2013人, and a 2103人的村子."""
    if a.unit not in ("人", "户") or not _VILLAGE_OF.match(page.folded, b.end):
        return False
    households = [i for i in page.near(a, 1) if i.unit == "户" and 0 <= a.start - i.end <= 1]
    return any(_INHABITED.search(i.head) for i in [a, *households]) and a.figure.place == b.figure.place


def _one_time(page: Page, a: Item, b: Item) -> bool:
    """This year and now are one time for what stands."""
    this = page.case.published.value[:4] if page.case.published else "-"
    now = [_now(repeats.when(page, i), this) for i in (a, b)]
    return a.figure.period == b.figure.period or all(now)


def _now(period: str | None, this: str) -> bool:
    """No time, this year, since 2013 till this year, and every day are the time of writing."""
    return period is None or period.startswith((this, "每")) or period.endswith("/" + this)
