"""Parts first, their total behind: 中央360万元、省级180万元、自筹90万元,合计650万元; 一期…。二期…。两期共投资2300万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.model import Check
from core.parse.checks.items import Item, Page, alike, said, slip, spread, told
from core.parse.figures import numerals

_TOTAL = re.compile(
    r"(?:共计|合计|总计|一共|总共|统共|拢共|通共|加一块|合起来|(?:一家|全家)[人子口]?一年|一年下来|这一年|共(?![同享建识治商])|累计|加起来|加在一起|算下来|上半年|下半年|全年"
    r"|[总](?=价|投|面|收入|产|销|额|量|数|规|支|金|户|人|里|长))[^,。;:\d]{0,10}$"
)
_SURE = re.compile(r"共计|合计|总计|一共|总共|统共|拢共|通共|加起来|加在一起|家[人子口]?一年|共(?:有)?$")
_OF_SO_MANY = re.compile(
    r"([两二三四五六七八九十\d]{1,2})(?:期|年|项|个?[村镇乡县组]|季度|户|笔|块|批|处|个月|者|类|样|家|方面|部分)(?!多)[^,。;\d]{0,12}$"
)
_HALF = re.compile(r"上半年|下半年")
_QUARTER = re.compile(r"季度")
_MOST = 12
_WIDER = re.compile(r"全[村镇乡县市区省州]|园区|该[村镇乡县]|[年月]来|累计|以来|历年")
_EACH = re.compile(r"每|均|单价|最[高低多少]|平均")
_NEW = re.compile(r"新增|新栽|新种|新建|扩[种建]|增加|又")
_OLD = re.compile(r"原有|原来|老|旧|已有|现有")
# Who is counted twice makes the sum too large.
_TWICE = re.compile(r"同时|重复|重叠|兼有|身兼|既")
UNSAID = re.compile(r"(?:加上|还有|连同|算上)(?![^,]*\d)[^,。;\d]{2,},")
"""A part without a number: 加上温室租金,一共…"""
_OTHER = re.compile(r"占|比|较|包括|计划|力争|预计|[利净]润|[毛净]利")


def checks(page: Page) -> list[Check]:
    """One check for each total that follows its parts."""
    out = []
    for i, total in enumerate(page.items):
        # 三个村共800户2906人: both are totals.
        beside = i and page.items[i - 1].end == total.start
        head = (page.items[i - 1] if beside else total).head
        if i < 2 or total.kind in ("%", "") or page.moving(total) or not _is_total(page, total, head):
            continue
        if not total.exact or _EACH.search(head) or UNSAID.search(page.between(page.items[i - 1], total)):
            continue
        if _TWICE.search(page.folded, page.sentences[total.sentence].start, total.start):
            continue
        parts = _parts(page, i)
        check = _compared(page, total, parts, head)
        out += [check] if check else []
    return out


_BODY = re.compile(r"的?[^,。;、\d]{0,6}(?:队伍|团队|大军|专班|帮扶队|宣讲团)")
_ONE_BODY = re.compile(r"(?:一支|这支|这批|组成了?)$")
_SPENT = re.compile(r"的?[^,。;、\d]{0,6}(?:总?投[入资]|资金|收入|奖补|补助|成本)")
_BUILT = re.compile(r"的[^,。;、\d]{2,8}?(?:就这样|终于|顺利|很快)")
_EVERYONE = re.compile(r"(?:人家|群众|农户|村民|农民|乡亲|人)?[^,。;、\d]{0,8}?(?:全部|都|均|悉数|陆续|全都)")


def _is_total(page: Page, total: Item, head: str) -> bool:
    """Whether its own words say so: 共…, 两年6600万元的投入, 一支95人的队伍, or 、 behind 、 and then 200户人家全部…"""
    if _TOTAL.search(head):
        return True
    if _OF_SO_MANY.fullmatch(head) and _SPENT.match(total.tail[:6]):
        return True
    if not head and (_SPENT.match(total.tail) or _BUILT.match(total.tail)) and _in_a_row(page, total):
        return True
    return _is_everyone(page, total, head) or bool(_ONE_BODY.search(head) and _BODY.match(total.tail[:12]))


_ADDED = re.compile(r"[又再]?(?:新?添|新增|增加)了?[^,。;\d]{0,4}$")
_HOMES = re.compile(r"人家|群众|居民|村民|乡亲")


def _is_everyone(page: Page, total: Item, head: str) -> bool:
    if head:
        return False
    told = _EVERYONE.match(total.tail) or _HOMES.match(total.tail) or _same_things(page, total)
    return bool(told) and _in_a_row(page, total)


def _same_things(page: Page, total: Item) -> bool:
    """省级产业园2个、市级产业园6个,8个产业园: the total names what every part was."""
    before = [i for i in page.near(total, 2) if i.start < total.start and i.unit == total.unit]
    thing = total.tail[:2]
    return len(before) == 2 and len(thing) == 2 and all(thing in i.head for i in before)


def _in_a_row(page: Page, total: Item) -> bool:
    """Whether a list of figures of one unit runs up to the comma before the total."""
    before = [i for i in page.near(total, 3) if i.start < total.start and i.unit == total.unit]
    if len(before) < 2:
        return False
    joined = all(
        re.fullmatch(r"[^,。;、\d]{0,10}(?:、[^,。;、\d]{0,8}|,[^,。;、\d]{1,8})", page.between(a, b))
        for a, b in pairwise(before)
    )
    return joined and re.fullmatch(r"[^,。;、\d]{0,10},", page.between(before[-1], total)) is not None


_SIZED = re.compile(r"[^,。;\d]{0,6}?(?P<n>[两二三四五六七八九十])(?:批|期|年|季|轮|次)(?![^,]*每)")


def _parts(page: Page, i: int) -> list[Item]:
    """The figures of the total's kind that stand before it in its paragraph, the nearest first."""
    total = page.items[i]
    start = page.folded.rfind("\n", 0, total.start)
    sized = _size(page, total, total.head)
    out: list[Item] = []
    for at in range(i - 1, -1, -1):
        item = page.items[at]
        far = total.sentence - item.sentence > 3 or (item.start < start and not sized)
        if far or len(out) > _MOST or len(out) == sized > 0:
            break
        if item.kind != total.kind and {item.kind, total.kind} != {"人", "人次"}:
            continue
        if item.start < start and item.unit[-1] not in item.figure.text:
            break  # the cell of a table
        head = item.head
        link = page.folded[item.end : (out[-1] if out else total).start]
        whole = _TOTAL.search(head) and not _HALF.search(head)
        added = page.moving(item) and _ADDED.search(item.head) and not _EACH.search(item.head)
        if (
            (page.moving(item) and not added)
            or not item.exact
            or whole
            or "其中" in link
            or _OTHER.search(head)
        ):
            break
        if not _EACH.search(head):
            out.append(item)
        if "其中" in head:
            # The parts of another whole are no parts of this one.
            split = any(x.kind == item.kind and x.sentence == item.sentence for x in page.items[:at])
            return [] if split else out
    return out


def _compared(page: Page, total: Item, nearest: Sequence[Item], head: str) -> Check | None:
    for size in range(len(nearest), 1, -1):
        if _adds_up(total, nearest[:size]):
            return _note(page, total, nearest[:size][::-1], True)
    for parts in _whole_lists(page, total, nearest, head):
        added = sum(p.amount for p in parts)
        if len(parts) >= 2 and _near(page, total, parts, added, head):
            return _note(page, total, parts[::-1], False)
    return None


def _adds_up(total: Item, parts: Sequence[Item]) -> bool:
    room = spread(total) * (0.1 if total.value == int(total.value) and total.value < 1e4 else 1.0)
    room += sum(spread(p) for p in parts if "." in p.figure.text)
    return abs(sum(p.amount for p in parts) - total.amount) <= room * 1.02 + 1e-6


def _whole_lists(page: Page, total: Item, nearest: Sequence[Item], head: str) -> Iterator[Sequence[Item]]:
    """The parts, nearest first, that may be all: as many as the total says, one unbroken list, or what 、 joins."""
    size = _size(page, total, head)
    if size:
        yield nearest if len(nearest) == size else ()
        return
    if len(nearest) < 2:
        return
    links = [page.folded[a.end : b.start] for a, b in zip(nearest, (total, *nearest), strict=False)]
    ends = {p.head[-2:] for p in nearest}
    if len(ends) == 1 and len(nearest) >= 3 and all(p.sentence == total.sentence for p in nearest):
        # 种烟4亩收入1.8万元,养猪6头收入1.2万元: figures of other things stand between the parts.
        yield nearest
    near = [
        a.sentence == total.sentence and not re.search(r"\d|。", x)
        for a, x in zip(nearest, links, strict=True)
    ]
    if all(near) and all(len(link) <= 24 for link in links):
        yield nearest
    joined = 1
    while joined < len(nearest) and re.match(r"[^,;]{0,8}[、和与及]", links[joined]):
        joined += 1
    if all(near[:joined]) and len(links[0]) <= 24:
        yield nearest[:joined]


def _size(page: Page, total: Item, head: str) -> int:
    """How many parts the total's own words name: 三项, 两期, 三年, 上半年."""
    if _HALF.search(head):
        return 2
    if "个月" in head or "季度" in head:
        return 0
    said_so = _OF_SO_MANY.search(head)
    if said_so is None:
        said_so = _SIZED.match(page.folded, page.sentences[total.sentence].start, total.start)
    if said_so is None:
        return 0
    number = numerals.number(said_so[1])
    return int(number.low) if number else 0


_ORDERED = re.compile(r"第[一二三四五六七八九十]|[一二三四五]期|去年|前年|今年|上年|\d{4}年")


def _near(page: Page, total: Item, parts: Sequence[Item], added: float, head: str) -> bool:
    """Whether parts that miss their total were meant to make it up."""
    off = abs(added - total.amount) / total.amount if total.amount else 1.0
    heads = [p.head for p in parts]
    if _HALF.search(head):
        return off <= 0.4 and any(_QUARTER.search(h) for h in heads)
    if any(_OLD.search(h) for h in heads) and any(_NEW.search(h) for h in heads) and len(parts) == 2:
        return off <= 0.35
    if _size(page, total, head):
        return off <= 0.35 and not _named_apart(total, parts, head)
    years = [p.figure.period or "" for p in parts]
    if (
        "累计" in head
        and len(set(years)) == len(years) >= 2
        and all(re.match(r"\d{4}|[当同次去今前]年", y) for y in years)
    ):
        return off <= 0.2 and not _named_apart(total, parts, head)
    if _WIDER.search(head):
        ordered = len(parts) >= 3 and all(_ORDERED.search(h) for h in heads)
        return off <= (0.2 if ordered and slip(added, total.amount) else 0.06)
    one_digit, sure = slip(added, total.amount), _SURE.search(head) is not None
    return off <= (0.5 if sure and one_digit else 0.3 if sure or one_digit else 0.2)


def _named_apart(total: Item, parts: Sequence[Item], head: str) -> bool:
    """三年累计增收 behind years of what was put in: another thing than the parts."""
    names = [p.name for p in parts if p.name]
    if _OF_SO_MANY.fullmatch(head) or not head:
        return False
    if not total.name or not names or _SURE.search(head):
        return False
    return max(alike(total.name, name) for name in names) < 0.2


def _note(page: Page, total: Item, parts: Sequence[Item], holds: bool) -> Check:
    added = "+".join(said(p) for p in parts) + f"={told(sum(p.amount for p in parts), total)}"
    note = f"{added},与合计{said(total)}相符" if holds else f"{added},文中合计写作{said(total)}"
    return page.check("sum", holds, note, parts[0], total, other=total)
