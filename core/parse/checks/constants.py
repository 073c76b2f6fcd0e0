"""What does not change from one paragraph to the next: how far it is, how high it lies, how large it is."""

from __future__ import annotations

import re

from core.model import Check
from core.parse.checks import whose
from core.parse.checks.items import Item, Page, said

_FAR = re.compile(r"(?:距离?|离)(?P<to>[\u4e00-\u9fff]{2,8}?)(?:还有|有|约|仅|只有|不到|达)?$")
_HIGH = re.compile(r"(?P<which>平均|最高|最低)?海拔(?:高度|高|为|达|约|在)*$")
_LARGE = re.compile(
    r"(?P<what>辖区|幅员|国土|版图|区域|村域|县域|镇域|行政区划?)(?:总?面积)(?:为|达|有|约)*$"
)
_COVERED = re.compile(r"(?:森林|林木|植被|绿化)覆盖率$")
_PARTS = re.compile(r"(?<!新)(?:下辖|辖|辖有|共有|现有)(?:[^,。;\d]{0,4})$")
_UNITS_BELOW = re.compile(r"(?:个)?(?P<below>村民小组|村民组|行政村|自然村|社区|居委会|党支部|网格)")


def checks(page: Page) -> list[Check]:
    """One check for each such figure that is told again of the same place."""
    out = _ages(page)
    first: dict[tuple[str, ...], Item] = {}
    for item in page.items:
        free = item.exact and (item.figure.change is None or item.figure.change.role == "to")
        key = _key(page, item) if free else ()
        known = first.setdefault(key, item) if key else item
        if known is item or known.sentence == item.sentence or not whose.same(page, known, item):
            continue
        holds = abs(known.amount - item.amount) < 1e-6
        note = (
            f"“{''.join(key)}”前后均为{said(item)}"
            if holds
            else f"“{''.join(key)}”前文为{said(known)},此处为{said(item)}"
        )
        out.append(page.check("duplicate", holds, note, item, item, other=known))
    return out


_BODY = r"[\u4e00-\u9fff]{0,6}(?:中心|园区|产业园|示范园|基地|市场|加工厂|农场|冷库|养殖场|博物馆|电站)"
_OWN = re.compile(rf"({_BODY}),?(?:占地(?:面积)?|总投资)(?:为|达|约)?$")
_BEHIND = re.compile(rf"的({_BODY})")
_TAKES = re.compile(r"(?:占地(?:面积)?|总投资)(?:为|达)?$")


def _body(page: Page, item: Item, head: str) -> str:
    """The centre, garden or works that covers so much ground or cost so much: its last four characters."""
    before = _OWN.search(head)
    behind = _BEHIND.match(page.folded, item.end) if _TAKES.search(head) else None
    found = before or behind
    return found[1][-4:] if found else ""


_AGED = re.compile(
    r"今年(?P<n>\d{2})岁的(?P<name>[\u4e00-\u9fff]{3})|(?P<name2>[\u4e00-\u9fff]{3}),?今年(?P<n2>\d{2})岁"
)
_AGE = re.compile(r"今年\d{2}岁")
_NO_NAME = re.compile(r"[民户员工人者书记手老的在是他她了,]")


def _ages(page: Page) -> list[Check]:
    """今年52岁的王建国, and later 今年55岁的王建国."""
    first: dict[str, re.Match[str]] = {}
    out = []
    for match in _AGED.finditer(page.folded) if _AGE.search(page.folded) else ():
        name, age = match["name"] or match["name2"], match["n"] or match["n2"]
        known = first.setdefault(name, match) if not _NO_NAME.search(name) else match
        if known is not match:
            told = known["n"] or known["n2"]
            note = f"{name}前文{told}岁," + ("此处相同" if told == age else f"此处{age}岁")
            spans = (page.view.span(*m.span()) for m in (match, known))
            out.append(Check(next(spans), "duplicate", told == age, note, next(spans)))
    return out


def _now(item: Item) -> bool:
    return item.figure.period is None or not re.match(r"\d{4}|去年|上年|五年前", item.figure.period)


def _key(page: Page, item: Item) -> tuple[str, ...]:
    """What the figure is of; () if that may change or is told of several."""
    head = item.head[-20:]
    if item.unit in ("公里", "里", "千米") and (far := _FAR.search(head)):
        return ("距", far["to"])
    if item.unit == "米" and (high := _HIGH.search(head)):
        return ("海拔", high["which"] or "平均")
    if item.unit in ("平方公里", "亩", "平方千米") and (large := _LARGE.search(head)):
        return (large["what"], "面积")
    if item.unit == "%" and (covered := _COVERED.search(item.name)) and _now(item):
        return (covered.group(),)
    if item.kind in ("亩", "元") and (body := _body(page, item, head)):
        return (body, "占地" if item.kind == "亩" else "总投资")
    below = _UNITS_BELOW.match(page.folded, item.end) if item.unit == "个" and _PARTS.search(head) else None
    return ("辖", below["below"]) if below else ()
