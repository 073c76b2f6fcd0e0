"""What is left against what it is left of, also paragraphs apart: 83栋, 拆除51栋, 修缮22栋, 剩下的20栋 are not 83."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.model import Check
from core.parse.checks import whose
from core.parse.checks.items import Item, Page, fine, said, slip, told

_REST = re.compile(r"(?:其余|其它|剩余|剩下|余下|还剩|尚余|尚剩|只剩|仅剩|留下)[^,。;:\d]{0,6}$")
_DONE = re.compile(r"已|完[工成]|建成|竣工|投用|办结|整改|验收")
_TO_DO = re.compile(r"在建|正在|尚|未|待")
_ALL = re.compile(r"全[村镇乡县区市]|[共现总]|有|实施|安排|计划|任务|需|原|流转|种")
_OUT = re.compile(r"每|均|单价|占|比|较|去年|上年|同期|新增|带动|累计|增加|减少|分别")
_MATTERS = re.compile(r"问题|项目|任务|隐患|事项|诉求|线索")
_SENTENCES = 4
_MOST = 8
_NEAR = 0.4


def checks(page: Page) -> list[Check]:
    """One check for each rest, and for each 已完工 with 在建, whose whole stands in an earlier clause or paragraph."""
    out = []
    for at, rest in enumerate(page.items):
        if not rest.exact or rest.kind in ("%", "", "百分点") or page.moving(rest):
            continue
        before = _before(page, at)
        if len(before) >= 2 and (_REST.search(rest.head) or _opposite(page, before[-1], rest)):
            out += list(_compared(page, before, rest))
    return out


def _before(page: Page, at: int) -> list[Item]:
    """The figures of the unit of `items[at]` in the few sentences before it."""
    rest = page.items[at]
    near = page.items[max(at - 3 * _MOST, 0) : at]
    same = [i for i in near if i.unit == rest.unit and rest.sentence - i.sentence <= _SENTENCES]
    return same[-_MOST:]


def _opposite(page: Page, part: Item, rest: Item) -> bool:
    """已完工19个,在建8个 whose whole stands outside of their own sentence."""
    if part.sentence != rest.sentence or not re.fullmatch(r"[^。;\d]{1,12}", page.between(part, rest)):
        return False
    heads = (part.head, rest.head)
    return bool(_DONE.search(heads[0]) and _TO_DO.search(heads[1]))


def _compared(page: Page, before: Sequence[Item], rest: Item) -> Iterator[Check]:
    splits = [(before[k], before[k + 1 :]) for k in range(len(before) - 2, -1, -1)]
    for whole, parts in splits:
        if _adds_up(whole, [*parts, rest]):
            yield _note(page, whole, [*parts, rest], True)
            return
    for whole, parts in splits:
        if _is_whole(page, whole, parts, rest):
            yield _note(page, whole, [*parts, rest], False)
            return


def _adds_up(whole: Item, parts: Sequence[Item]) -> bool:
    room = sum(fine(i) for i in (whole, *parts) if "." in i.figure.text)
    return abs(sum(p.amount for p in parts) - whole.amount) <= room + 1e-6


def _is_whole(page: Page, whole: Item, parts: Sequence[Item], rest: Item) -> bool:
    """Whether `whole` must be what the parts and the rest make up."""
    members = [*parts, rest]
    told_so = all(i.exact and not page.moving(i) and not i.planned for i in (whole, *parts))
    if not told_so or any(p.amount >= whole.amount for p in members):
        return False
    heads = [p.head for p in members]
    if any(_OUT.search(head) for head in heads) or any("其中" in head for head in heads[1:]):
        return False
    first = not any(i.unit == whole.unit for i in page.near(whole, 1) if i.start < whole.start)
    if not (first or _ALL.search(whole.head) or _MATTERS.search(whole.tail)) or _OUT.search(whole.head):
        return False
    added = sum(p.amount for p in members)
    if any(
        i.kind == rest.kind and i.start > rest.start and i.sentence == rest.sentence
        for i in page.near(rest, 1)
    ):
        return False  # one more part is to come
    near = abs(added - whole.amount) <= _NEAR * whole.amount
    apart = whole.sentence != rest.sentence
    sure = not apart or slip(added, whole.amount) or _mended(whole, members, added)
    return near and sure and _one_noun(whole, members) and (not apart or whose.same(page, whole, rest))


def _mended(whole: Item, members: Sequence[Item], added: float) -> bool:
    """Whether one digit wrong in one number keeps the parts from adding up."""
    rest = whole.amount - added
    return any(p.amount + rest > 0 and slip(p.amount, p.amount + rest) for p in members)


def _one_noun(whole: Item, members: Sequence[Item]) -> bool:
    """个村 and 个项目 make up no whole."""
    if whole.kind not in ("个", "项", "处", "条", "家"):
        return True
    noun = whole.tail[:4] + whole.name[-4:]
    tails = [re.match(r"[\u4e00-\u9fff]{2}", p.tail[:3]) for p in members]
    return all(
        t is None or not set(t.group()).isdisjoint(noun) or t.group()[0] in "没的在为由已" for t in tails
    )


def _note(page: Page, whole: Item, parts: Sequence[Item], holds: bool) -> Check:
    added = sum(p.amount for p in parts)
    sums = "+".join(said(p) for p in parts) + f"={told(added, whole)}"
    note = f"{sums},与{said(whole)}相符" if holds else f"{sums},前文为{said(whole)}"
    return page.check("sum", holds, note, whole, parts[-1], other=whole)
