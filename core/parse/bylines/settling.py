"""What the items of a line make of each other: whether it is a by-line, and which of its bare names wrote."""

from __future__ import annotations

import re
from dataclasses import replace

from core.parse.bylines.forms import OFFICE
from core.parse.bylines.reading import Reading
from core.parse.bylines.words import WORK, is_paper, is_place, is_press, labels
from core.parse.lines import Item
from core.parse.people import tables

MOST_REST = 26
"""So many characters beside its items may stand on a by-line."""
_MOST_BESIDE_DATE = 12
"""And so many where only a date speaks for a by-line."""
_COLUMN = re.compile(r"\[[^\[\]]+\]")
"""A column's name: `【一线观察】`."""
_TELLS = re.compile(r"[—–―-]{1,2}\s?(?:记|访|写|追记|走近|走进|听|致)")
"""What a subtitle begins with that tells of whom it is: `——记壶瓶山镇平峒村第一书记 覃小波`."""
_SHOWN = re.compile(
    r"[(\[]?(?:本[版组报期]|文中|文内|以上|上述|所有|全部|[题配头])?(?:图片?|照片|[配插组题]图|摄影(?!报道|记者))(?:[均皆全都]?[由为系]|\s)(?!.*(?:文/|文字|撰))"
)
"""What says that the reporters behind it took the pictures: `本版图片均由石门日报记者覃小波摄`."""
_FRAMED = re.compile(r"[■●▲△▼▪▫☉⊙✎✍]|\(.*\)$|\[.*\]$|[—-]{1,2}")
_STRONG = ("source", "publisher", "sender", "author", "editor", "published", "uploaded", "written", "perhaps")


def settled(reading: Reading) -> list[Item]:
    """The items, if they make the line a by-line: bare names count beside labels or in brackets, or alone."""
    items = reading.items
    roles = {item.role for item in items}
    strong = bool(roles & {*_STRONG, "printed", "uploaded"}) or "when" in roles or "masthead" in roles
    dated = roles & {*_STRONG, "photo"} or (reading.rest <= _MOST_BESIDE_DATE and "," not in reading.text)
    if reading.rest and not (strong and dated and reading.rest <= MOST_REST):
        return []
    if "author" in roles and _SHOWN.match(reading.text):
        return [replace(item, role="photo") if item.role in ("author", "names") else item for item in items]
    if roles and roles <= {"house", "employer", "partial"} and labels()[0].match(reading.text):
        return items
    if roles == {"house"} and _COLUMN.fullmatch(reading.text) and not is_paper(items[0].value):
        return []
    if roles == {"house"} and all(is_place(item.value) or item.value[-1] == "村" for item in items):
        return []
    if roles == {"names"} and OFFICE.fullmatch(reading.text) and not tells(reading.text):
        return [replace(item, role="author") for item in items]
    if roles == {"names"} and all(item.value in tables.common() for item in items):
        return []
    if "masthead" in roles:
        items = [
            replace(x, role="widget") if x.role == "house" and not is_press(x.value) else x for x in items
        ]
    if "when" in roles or "names" in roles:
        sent = "author" in roles and "names" not in roles
        items = [
            replace(x, role="widget") if x.role == "house" and is_place(x.value) and not sent else x
            for x in items
        ]
    if roles == {"names", "house"}:
        return [replace(x, role="author") if x.role == "names" else x for x in items]
    named = roles & {*_STRONG, "photo", "staff"}
    framed = (
        _is_framed(reading)
        or reading.text.startswith("原创 ")
        or bool("names" in roles and WORK.search(_beside(reading)))
    )
    if not (strong or named or framed or "widget" in roles):
        return items if roles == {"names"} and len(items) <= 6 else []
    alone = not reading.rest and [item.role for item in items] == ["when", "names"]
    # A short name beside a full one and a paper's is a second author: `大众日报客户端 马景阳 李振`.
    beside = "house" in roles and any(item.role == "names" and len(item.value) > 2 for item in items)
    return [_turned(item, bool(named or framed or beside), alone) for item in items]


def tells(text: str) -> bool:
    """True for a subtitle that tells of whom the article is."""
    return text[0] in "—–―-" and _TELLS.match(text) is not None


def _is_framed(reading: Reading) -> bool:
    """True if a sign or brackets set the line apart; behind a dash stands a subtitle, if no paper's name does."""
    framed = _FRAMED.match(reading.text)
    if not framed or framed.group()[0] not in "—-":
        return framed is not None
    return reading.text[-1] in "—-" or not any(
        item.role == "house" and not is_paper(item.value) for item in reading.items
    )


def _beside(reading: Reading) -> str:
    """What stands on a line beside its items: `杨文斌` tells of no 文."""
    text = reading.text
    for item in reading.items:
        text = text[: item.span.start] + " " * len(item.span) + text[item.span.end :]
    return text


def _turned(item: Item, named: bool, alone: bool) -> Item:
    """A bare name is an author where the line names people or roles; beside a mere date one of three characters is,
    and one of two may be, if it stands alone and is no word."""
    if item.role != "names":
        return item
    if named or len(item.value) > 2:
        return replace(item, role="author")
    return replace(item, role="perhaps" if alone and item.value not in tables.common() else "widget")
