"""More of them than there are: 全村620户人家有640户用上自来水; 床位260张,入住老人286人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.model import Check
from core.parse.checks import whose
from core.parse.checks.items import Item, Page, said

_MOST = 40
# Words that reach past the place.
BEYOND = re.compile(
    r"带动(?!下)|辐射|周边|搬迁|累计|邻|外|惠及|全县|全市|全镇|全区|全乡|吸引|来自|服务|易地|销往|村,[^,。]*村|个村"
)


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


def of_all(page: Page) -> list[Check]:
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
            all_of = _OF_ALL.search(whole.head[-14:]) or _SETTLEMENT.match(whole.tail)
            link = page.between(whole, part)
            if settled := _SETTLEMENT.match(link):
                link = link[settled.end() :]
            # 2650户9800人,…的就有2810户: the people beside the households say nothing here.
            link = re.sub(r"^\d[\d.]*万?余?多?人(?=,)", "", link)
            did = link == "," and _DID.match(part.tail) is not None
            next_to = whole.kind == part.kind and (did or _AMONG.fullmatch(link) or _who(link))
            inhabits = (
                whole.kind == part.kind == "人" and _PEOPLE.search(part.name) and not BEYOND.search(part.head)
            )
            beds = whole.name.endswith("床位") and part.kind == "人" and re.search("[入已]住", part.head)
            if beds or (all_of and (next_to or (inhabits and whole.name in ("人口", "总人口")))):
                note = f"{said(part)}{part.name}大于{said(whole)}{whole.name}"
                out.append(page.check("subset", False, note, whole, part, other=whole))
    return out


_STILL = re.compile(r"的(?:就|已|已经|便)*有$")
_OWNS = re.compile(r"[有共](?:耕地|林地|茶园|果园|农户|人口|人家|土地|劳动?力)?$")


def of_sentence_before(page: Page) -> list[Check]:
    """有耕地3200亩,…。如今流转出去的就有3600亩: some of what the sentence before told."""
    out = []
    told = page.by_sentence()
    for (_, before), (_, items) in pairwise(told):
        part = items[0]
        if not part.exact or page.moving(part) or not _STILL.search(part.head) or BEYOND.search(part.head):
            continue
        wholes = [i for i in before if i.kind == part.kind and i.exact and not page.moving(i)]
        near = wholes and part.sentence - wholes[0].sentence == 1 and _OWNS.search(wholes[0].head)
        if (
            near
            and wholes[0].amount < part.amount < 2 * wholes[0].amount
            and whose.same(page, wholes[0], part)
        ):
            note = f"{said(part)}大于前文的{said(wholes[0])}"
            out.append(page.check("subset", False, note, part, part, other=wholes[0]))
    return out


def _who(link: str) -> bool:
    """全村286户,参加合作社的就有…: some of those just counted, nobody from outside."""
    return _WHO.fullmatch(link) is not None and not BEYOND.search(link)
