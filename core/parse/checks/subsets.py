"""A part can not be larger than its whole: 238 households keep bees in a village of 214."""

from __future__ import annotations

import re

from core.model import Check
from core.parse.checks.items import Item, Page, said, slack

_OF = re.compile(r"^[^。;]{0,20}?(?:其中|中[,有])[^。;]{0,24}$")
_WHOLE = re.compile(r"(?:共有?|全村|总户数|总人口|现有|辖区?|人口|户籍|村有|社区有|辖)[^,。;]{0,6}$")
_BEYOND = re.compile(
    r"带动|辐射|周边|搬迁|累计|邻|外|惠及|全县|全市|全镇|全区|全乡|吸引|来自|服务|易地|销往|村,|个村"
)


def checks(page: Page) -> list[Check]:
    """Parts behind 其中 against the figure before, and parts of a village against its households and people."""
    return _parts(page) + _of_village(page)


def _parts(page: Page) -> list[Check]:
    out: list[Check] = []
    agreed: set[int] = set()
    for _, items in page.by_sentence():
        for i, part in enumerate(items[1:], 1):
            whole = next(
                (w for w in reversed(items[:i]) if w.unit == part.unit and _OF.match(page.between(w, part))),
                None,
            )
            if (
                whole is None
                or whole.unit in ("%", "", "岁", "年", "天")
                or whole.figure.change
                or part.figure.change
                or part.figure.modifier == "at_least"
            ):
                continue
            smaller = part.value <= whole.value * (1 + slack(part, whole))
            soft = not smaller and bool(slack(part, whole))
            note = (
                f"其中{said(part)}不超过{said(whole)}"
                if smaller
                else f"其中{said(part)}大于总数{said(whole)}"
            )
            if smaller and whole.start in agreed:
                continue
            agreed.add(whole.start)
            if part.name and not (not smaller and re.search(r"每|均|单|最", page.before(part, 6))):
                out.append(page.check("subset", smaller, note, whole, part, soft))
    return out


def _of_village(page: Page) -> list[Check]:
    """Households and people of a village are wholes for all that is counted in it."""
    wholes: dict[tuple[str, str], Item] = {}
    out = []
    for item in page.items:
        place = item.figure.place
        if place is None or place.level != 5 or item.unit not in ("户", "人"):
            continue
        key = (place.key, item.unit)
        beside = next(
            (
                w
                for (p, _), w in wholes.items()
                if p == place.key and w.sentence == item.sentence and 0 <= item.start - w.end <= 2
            ),
            None,
        )
        if key not in wholes and (
            (
                _WHOLE.search(page.before(item, 10))
                and item.name in ("农户", "人口", "总人口", "户", "总户数", "村民", "人", "")
            )
            or (beside and item.name in ("人口", "农户", ""))
        ):
            wholes[key] = item
        elif (
            key in wholes
            and item.exact
            and wholes[key].exact
            and item.value > wholes[key].value
            and item.sentence > wholes[key].sentence
        ):
            clause = page.before(item, 24) + page.folded[item.end : item.end + 10]
            if not _BEYOND.search(clause) and item.figure.theme not in ("rank", "work", "training"):
                note = f"{said(item)}大于全村的{said(wholes[key])}"
                out.append(page.check("subset", False, note, item, item, other=wholes[key]))
    return out
