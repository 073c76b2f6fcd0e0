"""A part can not be larger than its whole: 238 households keep bees in a village of 214."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.model import Check
from core.parse.checks import whose
from core.parse.checks.items import Item, Page, said, slack

_OF = re.compile(r"^[^。;]{0,20}?(?:其中|中[,有])[^。;]{0,24}$")
_MOST = 40
_LATER = re.compile(r"(?<!并)[又再]|后来|随后|另")
_WHOLE = re.compile(r"(?:共有?|全村|总户数|总人口|现有|辖区?|人口|户籍|村有|社区有|辖)[^,。;]{0,6}$")
_BEYOND = re.compile(
    r"带动(?!下)|辐射|周边|搬迁|累计|邻|外|惠及|全县|全市|全镇|全区|全乡|吸引|来自|服务|易地|销往|村,[^,。]*村|个村"
)


def checks(page: Page) -> list[Check]:
    """Parts behind 其中 against the figure before, and parts of a village against its households and people."""
    found = [
        *_parts(page),
        *_of_village(page),
        *_of_named(page),
        *_of_villages(page),
        *_of_members(page),
        *_of_all(page),
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
                or (whole.figure.change and "新增" not in page.head(whole))
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
    return _BEYOND.search(before + behind) is not None


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


_MEMBERS = re.compile(r"社员|党员|学员|学生|队员|会员|职工|员工|脱贫户|贫困户|监测户|农户")
_GREW = re.compile(r"邻|成立|最初|起初|当时|刚|发展|增|扩|如今|现在|[去今前\d]年|带动|累计|以来|周边|次|后来")


def _of_members(page: Page) -> list[Check]:
    """A cooperative with 65 member households of which 78 are paid."""
    out = []
    counted = [i for i in page.items if i.unit in _HEADS and i.exact and not i.figure.change]
    kinds = {base.number: _kind_of(page, base) for base in counted}
    for base, part in _pairs([base for base in counted if kinds[base.number]], counted):
        near = 0 <= part.sentence - base.sentence <= 1 and base.unit == part.unit
        if near and part.value > base.value:
            kind = kinds[base.number]
            told = page.folded[base.start : part.end + 16]
            whole = kind and page.folded.startswith(kind, part.end) and not _GREW.search(told)
            if whole and "\n" not in page.between(base, part):
                note = f"{said(part)}{kind}大于前文所说的{said(base)}"
                out.append(page.check("subset", False, note, part, part, other=base))
    return out


def _kind_of(page: Page, base: Item) -> str:
    """What kind of people 共有社员65户 or 有65户社员 counts; '' if it does not say how many there are."""
    owned = re.search(r"(?:共?有|现有|[,、])([\u4e00-\u9fff]{0,4})$", page.before(base, 10))
    kind = _MEMBERS.search(owned[1] + page.folded[base.end : base.end + 4]) if owned else None
    return kind.group() if kind else ""


_HEADS = frozenset(["户", "人", "名"])


def _pairs(firsts: Sequence[Item], items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Each of some figures with those of `items` that follow it closely."""
    at = 0
    for first in firsts:
        while at < len(items) and items[at].number <= first.number:
            at += 1
        for second in items[at : at + _MOST]:
            yield first, second


_DID = re.compile(
    r"(?:农户|村民|群众|人家)?(?:全部|都|已|均)?(?:用上|通[了上]|住[进上]|参加|加入|参与|入股|入社|实现|完成|种|养|发展|办)"
)
_WHO = re.compile(
    r"(?:[^,。;、\d带辐]{1,16})?,(?!带动|辐射)[^,。;、\d]{2,16}的(?:农户|村民|人家|脱贫户|党员|户|人|村)?(?:就|已|已经|便)*(?:有|达到?)"
)
_AMONG = re.compile(
    r"(?:\d[\d.]*万?余?人)?(?:人家|农户|村民|居民|社员|党员|学生|人)?(?:中|里|当中)?,?(?:目前|如今|现在|现)?(?:就|已|已经|便)?有"
)
_SETTLEMENT = re.compile(r"(?:人家)?的(?:小|大|偏远|深度?贫困)?(?:山村|村子|村庄|村寨|寨子|小村)")
_OF_ALL = re.compile(r"全[村镇乡县校]|共有|总|^$")
_PEOPLE = re.compile(r"(?:留守|空巢|留守)?(?:老人|儿童|妇女|劳动力|劳力|学生|党员|残疾人|低保对象)$")


def _of_all(page: Page) -> list[Check]:
    """全村620户人家有580户…; 全村380户1460口人,…留守老人560人; 床位260张,入住老人186人."""
    out = []
    for _, items in page.by_sentence():
        firm = [i for i in items if i.exact and not page.moving(i)]
        wholes = [
            i for i in firm if _OF_ALL.search(i.head) or i.name.endswith("床位") or _SETTLEMENT.match(i.tail)
        ]
        for whole, part in _pairs(wholes, firm):
            if part.amount <= whole.amount:
                continue
            all_of = _OF_ALL.search(page.head(whole, 14)) or _SETTLEMENT.match(whole.tail)
            link = page.between(whole, part)
            if settled := _SETTLEMENT.match(link):
                link = link[settled.end() :]
            # 2650户9800人,…的就有2810户: the people beside the households say nothing here.
            link = re.sub(r"^\d[\d.]*万?余?多?人(?=,)", "", link)
            did = link == "," and _DID.match(page.tail(part)) is not None
            next_to = whole.kind == part.kind and (did or _AMONG.fullmatch(link) or _who(link))
            inhabits = (
                whole.kind == part.kind == "人"
                and _PEOPLE.search(part.name)
                and not _BEYOND.search(page.head(part))
            )
            beds = (
                whole.name.endswith("床位") and part.kind == "人" and re.search("[入已]住", page.head(part))
            )
            if beds or (all_of and (next_to or (inhabits and whole.name in ("人口", "总人口")))):
                note = f"{said(part)}{part.name}大于{said(whole)}{whole.name}"
                out.append(page.check("subset", False, note, whole, part, other=whole))
    return out


def _who(link: str) -> bool:
    """全村286户,参加合作社的就有…: some of those just counted, nobody from outside."""
    return _WHO.fullmatch(link) is not None and not _BEYOND.search(link)
