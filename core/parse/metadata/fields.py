"""By-line items into the fields of a case: source, authors, editors, date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.model import Field
from core.parse import bylines
from core.parse.lines import Item, fold
from core.parse.metadata.dates import iso

_NOBODY = re.compile(
    r"[\d\W_]*|(?:未知|不详|佚名|匿名|无|暂无|网络|互联网|来源网络|网络转载|转载|本站原创|原创|管理员|系统管理员|超级管理员|网站管理员|(?:本[刊报网])?编辑部|[Aa]dmin\w*|(?:点击|查看|浏览).*|[上下]一[页篇].*|综合(?:各|整理|自|媒体|报道|网络).{0,10}|null|N/?A|-+|(?:往期回顾|版面导航|标题导航|本版导读|返回目录|全部版面|本版列表)|.*微信群|各(?:[县市区州乡镇]|有关|相关|单位|部门|地).*)"
)
PLATFORM = re.compile(
    r"(?:澎湃新闻|网易新闻|腾讯新闻|新浪新闻|凤凰网|搜狐网)?[·\-]?(?:澎湃|网易|百家|头条|搜狐|大鱼|企鹅|一点|新浪|大风|凤凰|微信公众|视频|抖音|快手|看点)号(?:[·\-](?:政务|媒体|湃客|问政))?|今日头条|微信(?:公众平台)?|(?:新浪)?微博|抖音|快手|公众号|美篇"
)
"""Where anybody may print."""
_UNLABELLED = ("house", "account", "employer")
_CLAUSE = re.compile("[,，。!！?？；;「」“”]")
_CALLED = re.compile("“[^”]{1,8}”(?=[一-鿿]{1,8}$)")
"""What an office is called after: `“访惠聚”工作队`."""
_SOCIETY = re.compile("(?<=[日晚晨早商时]报)社$")
"""A paper's reporters work for its house: `石门日报社全媒体记者`."""
_NEAR = 30
_FULL_NAME, _HOUSES = 3, "报网台社"
"""What stands for an employer is a person by so many characters, if it ends in none of these: 陈红云."""
_MONTH_DAY = re.compile(r"\d{1,2}(?:-\d{1,2}|月\d{1,2}日)")
_DAYS = ("printed", "published", "written", "when", "masthead")
"""Roles of items that tell a day, the surest ones first."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What by-lines say about one case."""

    source: Field | None = None
    authors: tuple[Field, ...] = ()
    editors: tuple[Field, ...] = ()
    published: Field | None = None


def fields(items: Sequence[Item]) -> Fields:
    """The fields that by-line items give, labelled ones before bare ones, earlier ones before later ones."""
    authors = _unique(item for item in items if item.role in ("author", "names"))
    return Fields(
        _first(items, ("source", "publisher", "house", "account", "sender", "employer")),
        tuple(authors or _unique(item for item in items if item.role == "perhaps")),
        tuple(_unique(item for item in items if item.role == "editor")),
        _date(items),
    )


def names_somebody(words: str) -> bool:
    """False for what systems fill in: an address of the net, 未知, admin."""
    return not _NOBODY.fullmatch(fold(words))


def _told(item: Item) -> bool:
    """No label says that this is a house, and it reads as a clause: 下村后,他“忙得不行”,…都扑在村."""
    return item.role != "source" and _CLAUSE.search(_CALLED.sub("", item.value)) is not None


def _is_generic(item: Item) -> bool:
    """No label says that this is a house, and the name says not whose: 融媒体中心."""
    own = item.role == "source" and bylines.is_own(item.value)
    return own or (item.role != "source" and bylines.is_generic(item.value))


def yields(item: Item) -> bool:
    """True for a source that another one comes before: the place told of, a platform where others print."""
    place = item.role in _UNLABELLED and (bylines.is_place(item.value) or item.value[-1:] in "村寨")
    return place or PLATFORM.fullmatch(fold(item.value)) is not None


def _first(items: Sequence[Item], roles: tuple[str, ...]) -> Field | None:
    employs = {item.value for item in items if item.role == "staff"}
    told = [
        item for item in items if _may_print(item) and not (item.role == "house" and item.value in employs)
    ]
    found = [item for role in roles for item in told if item.role == role]
    best = next((item for item in found if not yields(item)), found[0] if found else None)
    if best and best.role == "source" and bylines.is_place(best.value):
        # `来源:壶瓶山镇` says whom the account that prints it has it from.
        best = next((x for x in found if x.role == "account" and not yields(x)), best)
    if not best:
        return None
    first, *others = re.split(r"\s{2,}", best.value.strip())
    joint = others and best.role == "house" and all(map(bylines.is_house, (first, *others)))
    name = bylines.press_name(first if joint else best.value)
    return Field(_SOCIETY.sub("", name) if best.role == "employer" else name, best.span)


def _may_print(item: Item) -> bool:
    if item.role == "employer" and len(item.value) == _FULL_NAME and fold(item.value)[-1] not in _HOUSES:
        return not bylines.is_name(item.value)
    return names_somebody(item.value) and not _told(item) and not _is_generic(item)


def _unique(items: Iterable[Item]) -> list[Field]:
    found: dict[str, Field] = {}
    for item in items:
        if names_somebody(item.value):
            found.setdefault(item.value, Field(item.value, item.span))
    return list(found.values())


def _date(items: Sequence[Item]) -> Field | None:
    days = [item for item in items if item.role in _DAYS and iso(item.value)]
    # A page shows the reader's own day above; the article's day stands beside its source.
    beside = [item for item in days if item.role == "when" and _is_signed(item, items)]
    for role in ("printed", "published", "beside", *_DAYS[2:]):
        for item in beside if role == "beside" else days:
            if role in (item.role, "beside"):
                return None if _is_readers(item, items) else Field(iso(item.value) or "", item.span)
    return None


def _is_readers(day: Item, items: Sequence[Item]) -> bool:
    """True for the bare day above an issue whose own one, `日期:09-18`, is another."""
    own = [item for item in items if item.role == "partial" and _MONTH_DAY.fullmatch(item.value)]
    told = {tuple(int(part) for part in re.findall(r"\d+", item.value)) for item in own}
    this = tuple(int(part) for part in (iso(day.value) or "").split("-")[1:])
    return day.role in ("when", "masthead") and bool(told) and this not in told


def _is_signed(day: Item, items: Sequence[Item]) -> bool:
    """True if a source or an author is told on the line of a day."""
    return any(
        item.role in ("source", "author") and -_NEAR < item.span.start - day.span.end < _NEAR
        for item in items
    )
