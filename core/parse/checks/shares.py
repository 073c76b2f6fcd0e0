"""A share against the part and the base it is taken from: 27 of 75 villages are 36%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model import Check
from core.parse.checks.items import Item, Page, alike, plain, rounding, said, slack

_SHARE = re.compile(
    r"占(?:比|到|了)?(?:为|达到?)?(?P<of>[^,。;、]{0,16}?)(?:的|比例为?|比重为?)?(?:比例|比重)?(?:达到?|为)?$"
)
_RATE = re.compile(r"[\u4e00-\u9fff]率(?:达到?|为|是|约)?$")
_INSIDE = re.compile(r"其中|中[,有的]|[里内],")


def checks(page: Page) -> list[Check]:
    """One check for each share whose part and base stand in the text."""
    out = []
    for _, items in page.by_sentence():
        for i, item in enumerate(items):
            if (
                item.unit in ("%", "")
                and item.figure.change is None
                and i
                and (check := _share(page, items, i))
            ):
                out.append(check)
    return out


def _share(page: Page, items: Sequence[Item], i: int) -> Check | None:
    share, head = items[i], page.folded[items[i - 1].end : items[i].start]
    match = _SHARE.search(head)
    if match is None and not (_RATE.search(head) and len(head) <= 8):
        return None
    part, named = items[i - 1], (match["of"] if match else "")
    if not _of_part(page, part, head, match is not None):
        return None
    if part.unit != "%" and items[i - 1].start >= 0 and match and _is_base(page, items, i):
        return _with_base(page, items[i - 2], items[i - 1], share) if i >= 2 else None
    if part.unit in ("%", "") or len(head) > 24:
        return None
    sure = [b for b in _bases(page, items, i - 1) if b.unit == part.unit and b.value > part.value]
    loose = [
        b
        for b in page.items
        if b.unit == part.unit and b.value > part.value and (not named or alike(named, b.name) >= 0.5)
    ]
    if not part.exact:
        loose = []
    for base in [*sure, *loose]:
        if _agrees(part, base, share):
            return _note(page, part, base, share, True)
    strong = [b for b in sure if not named or alike(named, b.name) >= 0.4 or named in b.name]
    if named and not strong:
        strong = [
            b
            for b in loose
            if b.sentence >= share.sentence - 1 and (named in b.name or b.name in named) and b.name
        ]
    if len(strong) >= 1 and not slack(part, strong[-1], share):
        return _note(page, part, strong[-1], share, False)
    return None


def _of_part(page: Page, part: Item, head: str, share: bool) -> bool:
    """103人占比55% and 170户办起民宿,占72% speak of the figure before; 10万元以上的村占比60% and 转化率72% do not."""
    if share:
        before = head[: head.rfind("占")]
        return "," in before or "、" in before or len(before) <= 2 or "占" in page.before(part, 6)
    stem = head[: head.rfind("率")][-2:]
    return stem in page.before(part, 16)


def _is_base(page: Page, items: Sequence[Item], i: int) -> bool:
    """占种植户6500户的四成: the figure before the share is its base."""
    before = page.folded[items[i - 2].end : items[i - 1].start] if i >= 2 else ""
    return "占" in before and page.folded[items[i - 1].end : items[i].start] in ("的", "的近", "的约", "中的")


def _with_base(page: Page, part: Item, base: Item, share: Item) -> Check | None:
    if part.unit != base.unit or base.value <= part.value:
        return None
    holds = _agrees(part, base, share)
    return _note(page, part, base, share, holds) if holds or not slack(part, base, share) else None


def _bases(page: Page, items: Sequence[Item], part: int) -> list[Item]:
    """Earlier figures of the sentence that are said to hold the part: 75个村中…, 4.36亿元,其中…"""
    out = []
    for j in range(part):
        link = page.folded[items[j].end : items[part].start]
        if _INSIDE.search(link):
            out.append(items[j])
    return out


def _percent(share: Item) -> float:
    return share.value if share.unit == "%" else share.value * 100


def _agrees(part: Item, base: Item, share: Item) -> bool:
    true = part.value / base.value * 100
    one = 1.0 if share.unit == "%" else 100.0
    room = (
        rounding(share) * one
        + (rounding(part) / base.value + rounding(base) * part.value / base.value**2) * 100
    )
    return abs(true - _percent(share)) <= room * 1.02 + 0.051 + true * slack(part, base, share) * 0.6


def _note(page: Page, part: Item, base: Item, share: Item, holds: bool) -> Check:
    true = plain(round(part.value / base.value * 100, 1))
    end = f"与所写{said(share)}相符" if holds else f"文中写作{said(share)}"
    note = f"{said(part)}占{said(base)}的{true}%,{end}"
    first = base if base.sentence == share.sentence and base.start < part.start else part
    return page.check("share", holds, note, first, share, other=base)
