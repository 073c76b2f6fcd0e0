"""So much for each, times how many, against the whole: 1200亩 at 600元 are 72万元, 86户 at 1200元 are 10.32万元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model import Check
from core.parse.checks import whose
from core.parse.checks.averages import BARE, MEAN, MEANS, averaged, of_one, tied
from core.parse.checks.items import Item, Page, fine, said, slip, told

# 每 with whatever is counted near by: 每趟 beside 26趟, 平均每村 beside 46个村; 一 only before sure measures.
_EVERY = re.compile(
    r"(?:每|平均每)个?(?:行政|自然|重点|贫困|脱贫|示范|标准)?(?!月|星期|季度|一|[天日年季周次])(?P<per>公里|平方米|公斤|人次|[\u4e00-\u9fff])[^,。;:\d]{0,10}$"
    r"|一(?P<one>公里|公斤|亩|户|人|斤|吨|名|位|家|栋|座|间|套|台|辆|张|口|碗|杯|条|件|头|只|株|棚|棵|箱|袋|桶|瓶|盒|份|股|批|个(?!月|星期|季度|是))[^,。;:\d]{0,8}$"
    r"|(?P<mean>[亩户人棚株单场班村校趟台])(?:均|(?<=[亩单株])产)[^,。;:\d]{0,8}$"
)
_EACH = re.compile("[每一均产]")
_LISTED = re.compile(r"另外?一|一个是|其中一|有一|第一")
_CUT = re.compile(r"\n|;.*\d.*;")
_FOR_EACH = re.compile(
    r"[\u4e00-\u9fff]各(?:安排|投入|补助|奖励|补贴|投资|发放|拨付|配备|拿出|出资|选派|派|建|种|分)[^,。;:\d]{0,4}$"
)
_BASES = {"单": "亩", "名": "人", "位": "人", "棚": "座", "场": "场", "班": "班"}
# The kind that a base is measured in; 斤 and 吨 are told apart by what they weigh.
_WEIGHTS = {"斤": 0.5, "公斤": 1.0, "吨": 1000.0}
_NEAR = 60
# Nearer than this is rounding, further apart than so many times is another thing.
_CLOSE = 0.02
_FAR = 2.6


def checks(page: Page) -> list[Check]:
    """One check for each whole that stands with how many there are and what each brings, in one sentence."""
    out = []
    for each in page.items:
        per = _per(each)
        if per and each.exact and not _an_end(each) and each.kind not in ("%", ""):
            check = _of_each(page, each, per) or _of_before(page, each, per)
            out += [check] if check else []
    return out


def _an_end(item: Item) -> bool:
    """Whether it is where a change starts or ends; what is added to each (户均增收) may be counted."""
    return item.figure.change is not None and item.figure.change.role == "from"


def _of_each(page: Page, each: Item, per: str) -> Check | None:
    """The first agreement of `each` with a number and a whole near it, or else what its own ones should make."""
    near = [x for x in _around(page, each) if x is not each and not _per(x) and not _an_end(x)]
    bases = [x for x in near if x.exact and _counts(page, each, x, per) and "占" not in x.head]
    whole = _whole(page, each, near, bases)
    if not bases or whole is None:
        return _of_one_each(page, each, per)
    for base in bases:
        for one in (whole, *(x for x in near if x.kind == each.kind and x is not whole and x not in bases)):
            check = _compared(page, each, base, one, per)
            if check and check.holds:
                return check
    if any(each.start < x.start < whole.start and x.kind == whole.kind for x in near):
        return None
    if _NET.search(page.folded, each.end, whole.start) or _OF_A_HEAD.search(each.head):
        return None
    if len(bases) > 1 and any(each.start < x.start < whole.start for x in bases):
        return None  # 6名党员每人种3亩,7个人一共种下23亩
    others = (x for x in _around(page, each) if x is not each and x.kind == each.kind and _per(x) == per)
    if any(";" not in page.folded[min(x.end, each.end) : max(x.start, each.start)] for x in others):
        return None  # 保底每亩600元,效益每亩350元
    own = _own_base(page, each, bases)
    ends = max(own.start, each.start) if own else 0
    if own is None or not (
        tied(page, each, own, whole) if whole.start > ends else averaged(page, each, own, whole)
    ):
        return None
    return _compared(page, each, own, whole, per)


# 每斤0.85元,除去人工,纯挣4000元; what a head of all has a year is not of the few that stand near.
_NET = re.compile(r"纯[挣赚收利]|净[挣赚收利]|[除刨][去掉了开]|扣除")
_OF_A_HEAD = re.compile(r"可支配收入$")


def _of_one_each(page: Page, each: Item, per: str) -> Check | None:
    """一亩三百斤,每斤十五块,一亩就是4500元: number and whole are both for one of something."""
    around = [x for x in _around(page, each) if x is not each and x.exact and x.sentence == each.sentence]
    bases = [x for x in around if x.start < each.start and _counts(page, each, x, per) and _per(x)]
    if len(bases) != 1:
        return None
    own = _per(bases[0])
    wholes = [x for x in around if x.start > each.start and x.kind == each.kind and _per(x) == own]
    if len(wholes) != 1 or len(re.findall("[,;]", page.between(each, wholes[0]))) > 2:
        return None
    if _NET.search(page.between(each, wholes[0])):
        return None
    return _compared(page, each, bases[0], wholes[0], per)


_FAR_BACK = 160


def _of_before(page: Page, each: Item, per: str) -> Check | None:
    """An average of what an earlier sentence or paragraph told: the one whole of its topic, and how many in that sentence."""
    clause = page.folded[page.sentences[each.sentence].start : each.start]
    if not MEANS.search(clause):
        return None
    near = [
        x for x in page.near(each, 12) if 0 < each.start - x.start <= _FAR_BACK and x.sentence < each.sentence
    ]
    words = each.head[-12:] + each.tail[:4]
    wholes = [
        x
        for x in near
        if x.kind == each.kind and not _per(x) and of_one(words, x.head + x.tail[:6]) and x.exact
    ]
    bases = [x for x in near if wholes and x.sentence == wholes[0].sentence and _counts(page, each, x, per)]
    if len(wholes) != 1 or len(bases) != 1 or not bases[0].exact or page.moving(wholes[0]):
        return None
    return _compared(page, each, bases[0], wholes[0], per) if whose.same(page, wholes[0], each) else None


def _whole(page: Page, each: Item, near: Sequence[Item], bases: Sequence[Item]) -> Item | None:
    """What is made of all: the next figure of the kind behind `each`, or the last one before an average."""
    kind = each.kind.partition("/")[0]
    kinds = ("人", "人次") if kind == "人" else (kind,)
    same = [x for x in near if x.kind in kinds and x.sentence == each.sentence and not x.figure.value_max]
    if MEAN.match(each.head):
        behind = [x for x in same if bases and bases[0].start < x.start < each.start]
        if behind:
            return behind[0] if each.head in _BARE_MEANS else behind[-1]
    before = [x for x in same if x.start < each.start]
    if before and BARE.fullmatch(each.head):
        return before[-1]
    later = [
        x
        for x in same
        if x.start > each.start
        and not any(b.start > x.start for b in bases[-1:] if ";" not in page.between(x, b))
    ]
    if later:
        return later[0]
    return before[-1] if before else None


_BARE_MEANS = frozenset(["户均", "人均", "平均每户", "平均每人"])


def _own_base(page: Page, each: Item, bases: Sequence[Item]) -> Item | None:
    """The number that `each` is meant for: the only one, the one right before it, or the whole of those behind 其中."""
    here = [b for b in bases if ";" not in page.folded[min(b.end, each.end) : max(b.start, each.start)]]
    bases = here or bases
    if len(bases) == 1:
        return bases[0]
    if "其中" in page.folded[bases[0].end : bases[-1].start]:
        return bases[0]
    before = [b for b in bases if b.end <= each.start]
    return before[-1] if before and not re.search(r"\d", page.folded[before[-1].end : each.start]) else None


def _per(item: Item) -> str:
    """What `item` is for each of: 亩 in 每亩租金600元, 亩产800公斤 and 600元/亩; '' if it is a whole."""
    _, slash, under = item.unit.partition("/")
    if slash:
        return _BASES.get(under, under)
    head = item.head
    if "各" in head and _FOR_EACH.search(head):
        return "各"
    match = _EVERY.search(head) if _EACH.search(head) and not _LISTED.search(head) else None
    word = (match["per"] or match["one"] or match["mean"]) if match else ""
    return _BASES.get(word, word)


def _around(page: Page, each: Item) -> list[Item]:
    """The figures of the sentence of `each` and of the one before it in the paragraph, not further than a line or two."""
    near = [
        x
        for x in page.near(each, 20)
        if 0 <= each.sentence - x.sentence <= 1 and abs(x.start - each.start) <= _NEAR
    ]
    return [
        x for x in near if not _CUT.search(page.folded, min(x.start, each.start), max(x.start, each.start))
    ]


def _counts(page: Page, each: Item, item: Item, per: str) -> bool:
    """Whether `item` says how many of what `per` names: 12个村, 4000斤, 1.2万人次 for 人."""
    if per == "各":
        return (
            item.kind in ("个", "户", "家", "所", "人")
            and re.fullmatch(r"[^,。;:\d]{0,10}各[^,。;:\d]{0,6}", page.between(item, each)) is not None
        )
    if per == "人" and item.unit == "人次":
        return True
    if item.kind == ("公斤" if per in _WEIGHTS else per) or item.unit == per:
        return True
    thing = re.search(r"每个?([\u4e00-\u9fff]{2})[^,。;:]*$", each.head)
    if thing and item.unit in _HEADS and item.name.endswith(thing[1]):
        return True
    if item.unit in _HEADS and not item.tail and item.name.endswith((per, "棚") if per == "座" else per):
        return True
    if item.unit in _HEADS and per not in _PEOPLED and per in item.tail[:4]:
        return True
    named = re.match(r"(?:行政|自然|重点|标准)?(?:村(?!民)|[\u4e00-\u9fff])", item.tail[:4])
    return item.unit in _HEADS and named is not None and named.group().endswith(per)


# 村民小组 are no villages.
_PEOPLED = frozenset(["村", "人", "户", "乡", "镇", "县"])
_HEADS = frozenset("个所家支座处名")


_SET = re.compile(r"补助|补贴|标准|奖励|奖补|工资|租金|价|收费|保底")


def _compared(page: Page, each: Item, base: Item, whole: Item, per: str) -> Check | None:
    count = base.amount / _WEIGHTS.get(per, 1.0)
    expected = each.amount * count
    if not expected or not whole.amount:
        return None
    off = abs(expected - whole.amount) / whole.amount
    # A standard that somebody set is no rounded mean.
    loose = (base, whole) if _SET.search(each.head) else (each, base, whole)
    room = sum(fine(x) / x.amount for x in loose)
    what = f"{said(base)}×{said(each)}={told(expected, whole)}"
    first = min(each, base, whole, key=lambda x: x.start)
    last = max(each, base, whole, key=lambda x: x.start)
    if off <= room * 1.02 + 0.004:
        return page.check("share", True, f"{what},与所写{said(whole)}相符", first, last, other=whole)
    room *= 1 if slip(expected, whole.amount) else 2
    if _agrees_vaguely(expected, whole) or off <= max(room, _CLOSE):
        return None
    if max(expected, whole.amount) <= min(expected, whole.amount) * _FAR:
        return page.check("share", False, f"{what},文中写作{said(whole)}", first, last, other=whole)
    return None


def _agrees_vaguely(expected: float, whole: Item) -> bool:
    """Whether 四千多, 近四千 or 约四千 may be said of `expected`."""
    low, high = {
        "approx_above": (0.98, 1.3),
        "at_least": (0.98, 9.9),
        "approx_below": (0.8, 1.02),
        "at_most": (0, 1.02),
    }.get(whole.figure.modifier or "", (0.85, 1.15) if whole.figure.modifier else (1.0, 1.0))
    return whole.amount * low <= expected <= whole.amount * high
