"""Parts against a whole told in other words: 42个乡镇 in which 31 and 7 were built 实现全覆盖; 上述项目 listed above by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.model import Check
from core.parse.checks.items import Item, Page, plain, said, slip

_ALL = re.compile(r"^[^,。;\d]{0,6},(?:已|均|全部|基本)?(?:实现|达到|做到)[^,。;、\d]{0,12}?全覆盖")
_ALL_OF = re.compile(r"(?:全[县市区乡镇村省州]|[共辖]有?|所有)$")
_UNIT = re.compile(r"个?(?:行政村|自然村|乡镇|村|社区|镇|乡|街道|县)")
_JOINED = re.compile(r"、[^,。;、\d]{0,12}")
_OPENED = re.compile(r"[^。;、\d]{2,24}")
_NEAR = 0.16
_ABOVE = re.compile(r"(?:上述|以上|上列)(?P<n>\d*)个?(?P<what>[\u4e00-\u9fff]{1,6}?)(?:之?中|里),")
_KIND = re.compile(r"([\u4e00-\u9fff]{1,2})$")
_LINE = re.compile(r"[ \u3000]*\(?(\d{1,2})[.、)](?!\d)")


def checks(page: Page) -> list[Check]:
    """One check for each whole of places that its parts are said to cover, and for each split of a numbered list."""
    return [*_covered(page), *_listed(page), *_one_to_one(page)]


_ONE_EACH = re.compile(r"一(?P<a>[村格社组企校岗园])[帮包管联配设]?一(?P<b>[村员名企校医岗社])")


def _one_to_one(page: Page) -> Iterator[Check]:
    """32家民营企业与32个村,一企帮一村: there are as many of the one as of the other."""
    if "一" not in page.folded:
        return
    for sentence, items in page.by_sentence():
        said_so = _ONE_EACH.search(page.folded, sentence.start, sentence.end)
        if said_so is None or len(items) < 2:
            continue
        a, b = (_counted(items, said_so[name]) for name in "ab")
        if a and b and a is not b and (a.value == b.value or slip(a.value, b.value)):
            holds = a.value == b.value
            note = f"“{said_so.group()}”:{said(a)}与{said(b)}{'相符' if holds else '不等'}"
            first, last = min(a, b, key=lambda i: i.start), max(a, b, key=lambda i: i.start)
            yield page.check("sum", holds, note, first, last)


def _counted(items: Sequence[Item], thing: str) -> Item | None:
    found = [i for i in items if i.exact and i.value >= 3 and thing in (i.tail[:5] + i.name[-3:] + i.unit)]
    return found[0] if len(found) == 1 else None


def _covered(page: Page) -> Iterator[Check]:
    """全县42个乡镇改造供销社31个、新建7个、联建2个,实现全覆盖: one for each place."""
    for _, items in page.by_sentence():
        for i, whole in enumerate(items):
            parts = _run(page, items[i + 1 :], whole) if _places(page, whole) else []
            if len(parts) < 2 or not _ALL.match(page.folded[parts[-1].end : parts[-1].end + 24]):
                continue
            added = sum(p.value for p in parts)
            off = abs(added - whole.value)
            # More than one in a place is no contradiction, unless a slip tells it.
            if off and (off > _NEAR * whole.value or (added > whole.value and not slip(added, whole.value))):
                continue
            sums = "+".join(said(p) for p in parts) + f"={plain(added)}{parts[0].unit}"
            note = sums + (f",与全覆盖的{said(whole)}相符" if not off else f",全覆盖应为{said(whole)}")
            yield page.check("sum", not off, note, whole, parts[-1])


def _places(page: Page, item: Item) -> bool:
    named = item.exact and item.unit == "个" and _UNIT.match(page.folded, item.end)
    return bool(named) and item.value >= 3 and _ALL_OF.search(item.head) is not None


def _run(page: Page, after: Sequence[Item], whole: Item) -> list[Item]:
    """The list of deeds right behind the whole, joined by 、."""
    parts: list[Item] = []
    for item in after:
        link = page.between(parts[-1] if parts else whole, item)
        shape = _JOINED if parts else _OPENED
        if item.unit != whole.unit or not item.exact or item.planned or not shape.fullmatch(link):
            break
        parts.append(item)
    return parts


def _listed(page: Page) -> Iterator[Check]:
    """1.…5.… and then 上述项目中,产业类3个,设施类3个."""
    for span, items in page.by_sentence():
        opening = _ABOVE.search(page.folded, span.start, items[0].start)
        counted = items[1:] if opening and opening["n"] else items
        listed = _numbered_above(page, span.start) if opening else 0
        if listed < 3 or len(counted) < 2 or not _one_kind(page, counted, span.end):
            continue
        added = sum(item.value for item in counted)
        holds = added == listed
        if not holds and abs(added - listed) > 2:
            continue
        sums = "+".join(said(item) for item in counted) + f"={plain(added)}{counted[0].unit}"
        note = sums + (f",与上列{listed}项相符" if holds else f",上列{listed}项")
        yield page.check("sum", holds, note, counted[0], counted[-1])


def _numbered_above(page: Page, start: int) -> int:
    """How many lines right above `start` are numbered 1, 2, 3 … without a gap; 0 if they are not."""
    numbers: list[int] = []
    for line in reversed(page.folded[:start].rstrip("\n").split("\n")[-40:]):
        match = _LINE.match(line)
        if match is None:
            break
        numbers.append(int(match[1]))
    return len(numbers) if numbers[::-1] == list(range(1, len(numbers) + 1)) else 0


def _one_kind(page: Page, items: Sequence[Item], end: int) -> bool:
    """Whether the sentence splits one thing: 产业类3个,设施类2个。 and nothing else."""
    exact = all(i.exact and i.value == int(i.value) and i.unit == items[0].unit for i in items)
    kinds = [_KIND.search(item.head) for item in items]
    one = all(kinds) and len({k[1][-1] for k in kinds if k}) == 1
    links = [page.between(a, b) for a, b in pairwise(items)]
    short = all(re.fullmatch(r"[,、;和及]+[\u4e00-\u9fff]{2,12}", link) for link in links)
    return exact and one and short and page.folded[items[-1].end : end].strip("。;\n ") == ""
