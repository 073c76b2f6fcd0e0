"""A part can not be larger than its whole: 238 households keep bees in a village of 214."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model import Check
from core.parse.checks import members, whose
from core.parse.checks.items import Item, Page, said, slack

_OF = re.compile(r"^[^。;]{0,20}?(?:其中|中[,有])[^。;]{0,24}$")
_MOST = 40
_LATER = re.compile(r"(?<!并)[又再]|后来|随后|另")
_WHOLE = re.compile(r"(?:共有?|全村|总户数|总人口|现有|辖区?|人口|户籍|村有|社区有|辖)[^,。;]{0,6}$")


def checks(page: Page) -> list[Check]:
    """Parts behind 其中 against the figure before, and parts of a village against its households and people."""
    found = [
        *_parts(page),
        *_of_village(page),
        *_of_named(page),
        *_of_villages(page),
        *members.of_members(page),
        *members.of_all(page),
        *members.of_sentence_before(page),
    ]
    found = [c for c in found if c.holds or _told_of_one(page, c)]
    once = {check.span: check for check in reversed(found)}
    return [check for check in found if once[check.span] is check]


def _parts(page: Page) -> list[Check]:
    out: list[Check] = []
    agreed: set[int] = set()
    for _, items in page.by_sentence():
        for i, part in enumerate(items[1:], 1):
            whole = _whole_of(page, items[max(i - _MOST, 0) : i], part)
            if (
                whole is None
                or whole.unit in ("%", "", "岁", "年", "天")
                or (whole.figure.change and "新增" not in whole.head)
                or part.figure.change
                or part.figure.modifier == "at_least"
            ):
                continue
            smaller = part.amount <= whole.amount * (1 + slack(part, whole))
            if not smaller and slack(part, whole):
                continue
            note = (
                f"其中{said(part)}不超过{said(whole)}"
                if smaller
                else f"其中{said(part)}大于总数{said(whole)}"
            )
            if smaller and whole.start in agreed:
                continue
            agreed.add(whole.start)
            if part.name and not (not smaller and re.search(r"每|均|单|最", page.before(part, 6))):
                out.append(page.check("subset", smaller, note, whole, part))
    return out


def _told_of_one(page: Page, check: Check) -> bool:
    """Whether nothing between the two places of a contradiction turns to another village, school or township."""
    at = {item.figure.span: item for item in page.items}
    whole, part = at.get(check.other or check.span), at.get(check.span)
    return whole is None or part is None or whole.sentence == part.sentence or whose.same(page, whole, part)


def _whole_of(page: Page, before: Sequence[Item], part: Item) -> Item | None:
    """The figure that 其中 speaks of; of several in one list (15个村、2个社区) the largest."""
    found: Item | None = None
    for item in reversed(before):
        if item.kind == part.kind:
            link = page.between(item, found or part)
            if found is None and _OF.match(link) and not _LATER.search(link):
                found = item
            elif found is None or link.count("、") != 1 or len(link) > 8:
                return found
            elif item.amount > found.amount:
                found = item
    return found


def _of_village(page: Page) -> list[Check]:
    """Households and people of a village are wholes for all that is counted in it."""
    wholes: dict[tuple[str, str], Item] = {}
    out = []
    for item in page.items:
        place = item.figure.place if item.unit in ("户", "人") else None
        if place is None or place.level != 5:
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
            and wholes[key].value < item.value < 3 * wholes[key].value  # more than that are guests
            and item.sentence > wholes[key].sentence
        ):
            clause = page.before(item, 24) + page.folded[item.end : item.end + 10]
            if not members.BEYOND.search(clause) and item.figure.theme not in ("rank", "work", "training"):
                note = f"{said(item)}大于全村的{said(wholes[key])}"
                out.append(page.check("subset", False, note, item, item, other=wholes[key]))
    return out


_OWNER = re.compile(
    r"([\u4e00-\u9fff]{2}|[全该])(?:村|社区|镇|乡)(?:总户数|只有|仅有|总人口|现有|[总现共下辖有为是]|常住|户籍|农户|居民|[\d一二三四五六七八九十]+个(?:村民)?(?:小组|组|社)[,、]?)*$"
)
_INHABITED = re.compile(
    r"(?:([\u4e00-\u9fff]{2}|[全该本我])(?:村|社区|镇|乡)|(?<=[,。\n;])(村)里)[^,。;、\d村镇与和及]{0,10},?$"
)
_SELF = frozenset("全该本我")


def _of_named(page: Page) -> list[Check]:
    """白石村共有286户 and later 白石村 (or 全村) 312户: the name itself ties part and whole."""
    wholes: dict[tuple[str, str], Item] = {}
    out = []
    for item in page.items:
        if item.kind not in ("户", "人") or not item.exact or item.figure.change:
            continue
        head = page.before(item, 24)
        beside = [
            k for k, w in wholes.items() if w.sentence == item.sentence and 0 <= item.start - w.end <= 2
        ]
        if beside and (beside[0][0], item.kind) not in wholes:
            wholes[beside[0][0], item.kind] = item
        elif (whole := _OWNER.search(head)) and (
            _paired(page, item) or re.search(r"[全共总辖]|户籍|常住", head[whole.start() :])
        ):
            wholes.setdefault((whole[1], item.kind), item)
        base = _base_of(wholes, item, _INHABITED.search(head))
        if base and item.sentence > base.sentence and item.value > base.value and not _beyond(page, item):
            note = f"{said(item)}大于前文所说的{said(base)}"
            out.append(page.check("subset", False, note, item, item, other=base))
    return out


def _paired(page: Page, item: Item) -> bool:
    """286户1043人: households with their people are all there are."""
    return (
        item.unit == "户"
        and re.match(r"[、,]?\d+(?:\.\d+)?万?余?人", page.folded[item.end :][:12]) is not None
    )


def _base_of(wholes: dict[tuple[str, str], Item], item: Item, part: re.Match[str] | None) -> Item | None:
    """The whole that the place before a part names; 全村 and 该村 mean the only one there is."""
    if part is None:
        return None
    if part[1] is None or part[1] in _SELF:
        same = [whole for (_, unit), whole in wholes.items() if unit == item.kind]
        return same[0] if len(same) == 1 else None
    return wholes.get((part[1], item.kind)) or next(
        (whole for (name, unit), whole in wholes.items() if unit == item.kind and name in _SELF), None
    )


def _beyond(page: Page, item: Item) -> bool:
    """Whether the clause of `item` reaches past the place."""
    before = re.split(r"[。\n]", page.before(item, 24))[-1]
    behind = re.split(r"[。\n]", page.folded[item.end : item.end + 10])[0]
    return members.BEYOND.search(before + behind) is not None


_HAS_VILLAGES = re.compile(r"(?:共有?|下?辖|现有|有)$")
_VILLAGES = re.compile(r"(?:行政)?村(?![民集级庄组小])")
_WIDER = re.compile(r"全县|全市|全省|全区|周边|邻|外|跨|累计|次")


def _of_villages(page: Page) -> list[Check]:
    """12 villages in the township, and later 15 of them with a bus."""
    base: Item | None = None
    out = []
    for item in page.items:
        if (
            item.unit != "个"
            or not item.exact
            or not _VILLAGES.match(page.folded, item.end)
            or "(" in page.folded[item.end : item.end + 3]
        ):
            continue
        clause = re.split(r"[,。;\n]", page.before(item, 20))[-1]
        if base is None and re.match(r"(?:全|我|该|本)?[镇乡]|[\u4e00-\u9fff]{2,3}[镇乡]", clause):
            base = item if _HAS_VILLAGES.search(clause) else None
        elif base and item.value > base.value:
            around = clause + page.folded[item.end : item.end + 12]
            if not _WIDER.search(around) and item.sentence - base.sentence <= 6:
                note = f"{said(item)}村大于前文所说的{said(base)}村"
                out.append(page.check("subset", False, note, item, item, other=base))
    return out
